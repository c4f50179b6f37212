"""Files of the state folder that are trusted only whole: with a sum over what they hold."""

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING, TypeAlias

from vaultsync.vault.state import NoStateError

if TYPE_CHECKING:
    from vaultsync.vault.state import State

Part: TypeAlias = bytes | bytearray
OFF = "VAULTSYNC_INDEX"
"""`0` in the environment: do without."""
_SUM = 16
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def off() -> bool:
    """Tell whether nothing is to be remembered: neither the index nor answers."""
    return os.environ.get(OFF) == "0"


def seal(body: bytes, magic: bytes) -> bytes:
    """Give a file's bytes for a content, with the sum that says that it is whole."""
    return _head(magic, body) + body


def _head(magic: bytes, *parts: Part) -> bytes:
    found = hashlib.blake2b(digest_size=_SUM)
    for part in parts:
        found.update(part)
    return magic + found.digest()


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
    return body if data.startswith(_head(magic, body)) else None


def write_sealed(state: "State", name: str, magic: bytes, *parts: Part) -> None:
    """Put a file in its place whole, so that two runs at once leave one of the two.

    The parts follow each other in it. Where that cannot be done, it is left.
    """
    with contextlib.suppress(OSError, NoStateError), contextlib.closing(state.open()) as folder:
        # nobody waits for the disk: what is not whole on it afterwards is not trusted
        folder.keep(name, _head(magic, *parts), *parts, flush=False)
