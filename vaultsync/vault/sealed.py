"""Files of the state folder that are trusted only whole: with a sum over what they hold."""

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

from vaultsync.vault.state import NoStateError

if TYPE_CHECKING:
    from vaultsync.vault.state import State

_SUM = 16
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def seal(body: bytes, magic: bytes) -> bytes:
    """Give a file's bytes for a content, with the sum that says that it is whole."""
    return magic + hashlib.blake2b(body, digest_size=_SUM).digest() + body


def read_sealed(state: "State", name: str, magic: bytes) -> bytes | None:
    """Read what a file holds; None if it is not there, not whole, or of another kind."""
    try:
        descriptor = os.open(os.path.join(state.path, name), _FLAGS)
    except (OSError, NoStateError):
        return None
    with open(descriptor, "rb") as file:
        try:
            data = file.read()
        except OSError:
            return None
    body = data[len(magic) + _SUM :]
    return body if data == seal(body, magic) else None


def write_sealed(state: "State", name: str, magic: bytes, body: bytes) -> None:
    """Put a file in its place whole, so that two runs at once leave one of the two.

    Where that cannot be done, it is left.
    """
    with contextlib.suppress(OSError, NoStateError), contextlib.closing(state.open()) as folder:
        temporary = folder.write_temporary(seal(body, magic))
        os.replace(
            folder.at(temporary),
            folder.at(name),
            src_dir_fd=folder.descriptor,
            dst_dir_fd=folder.descriptor,
        )
