"""What leaves the vault and what goes with it: mail files, and attachments.

An attachment is read from inside the vault only, step by step and never through a link, and
never from a folder whose name starts with a dot: a draft that somebody else wrote must not
carry away keys or settings.
"""

import os
from collections.abc import Iterable

from vaultsync.errors import HandOverError, WriteError
from vaultsync.parse.enclosed import ADVICE, files_named, why_not
from vaultsync.vault.store import Store

LARGEST = 10 * 1024 * 1024
"""Bytes of all attachments of a mail: many servers refuse more."""


def read_attachments(
    root: str, draft: str, names: Iterable[str], files: frozenset[str]
) -> tuple[tuple[str, bytes], ...]:
    """Read the files that a draft names, out of the vault's `files`.

    Raises:
        HandOverError: one is not there, not in the vault, or too large.
    """
    store, found = Store(root), []
    left = LARGEST
    for name in names:
        path, data = _read(store, draft, name, files, left)
        left -= len(data)
        found.append((path.rpartition("/")[2], data))
    return tuple(found)


def _read(
    store: Store, draft: str, name: str, files: frozenset[str], left: int
) -> tuple[str, bytes]:
    found = files_named(name, draft, files)
    if len(found) != 1:
        raise _refused(draft, name, why_not(name, found))
    try:
        data = store.read(found[0], limit=left, writable=False)
    except WriteError as error:
        raise _refused(draft, name, error.reason) from error
    if data is None:
        raise _refused(draft, name, "is not there")
    return found[0], data


def _refused(draft: str, name: str, reason: str) -> HandOverError:
    return HandOverError(
        f"{draft}: the attachment {name!r} {reason}",
        hint=f"{ADVICE}; all together up to {LARGEST // 1024 // 1024} MB",
    )


def write_mail_file(named: str, data: bytes, default: str) -> str:
    """Write a mail file where the person wants it; in a folder under the draft's own name.

    Gives the path. What stands there already is never overwritten.

    Raises:
        HandOverError: something else stands there, or it cannot be written.
    """
    path = os.path.join(named, default) if os.path.isdir(named) else named
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError as error:
        if _holds(path, data):
            return path
        raise HandOverError(
            f"{path} exists already and is another file; nothing was written",
            hint="name another one, or remove it first",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise HandOverError(
            f"{path} cannot be written: {reason}",
            hint="name a file in a folder that is there, and that you may write to",
        ) from error
    return path


def _holds(path: str, data: bytes) -> bool:
    try:
        if not os.path.isfile(path) or os.path.getsize(path) != len(data):
            return False
        with open(path, "rb") as file:
            return file.read(len(data) + 1) == data
    except OSError:
        return False
