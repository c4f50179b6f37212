"""What leaves the vault and what goes with it: mail files, and attachments.

An attachment is read from inside the vault only, step by step and never through a link, and
never from a folder whose name starts with a dot: a draft that somebody else wrote must not
carry away keys or settings.
"""

import os
from collections.abc import Iterable

from vaultsync.errors import HandOverError, WriteError
from vaultsync.vault.store import Store

LARGEST = 10 * 1024 * 1024
"""Bytes of all attachments of a mail: many servers refuse more."""


def read_attachments(
    root: str, draft: str, names: Iterable[str]
) -> tuple[tuple[str, bytes], ...]:
    """Read the files that a draft names: by their path in the vault, or beside the draft.

    Raises:
        HandOverError: one is not there, not in the vault, or too large.
    """
    store, found = Store(root), []
    left = LARGEST
    for name in names:
        data = _read(store, draft, name, left)
        left -= len(data)
        found.append((name.rpartition("/")[2], data))
    return tuple(found)


def _read(store: Store, draft: str, name: str, left: int) -> bytes:
    wanted = name.partition("|")[0].strip()
    if any(part.startswith(".") for part in wanted.split("/")):
        raise _refused(draft, name, "lies in a folder that is not read, or is no plain path")
    beside = draft.rpartition("/")[0]
    for path in (wanted, f"{beside}/{wanted}"):
        try:
            data = store.read(path, limit=left, writable=False)
        except WriteError as error:
            raise _refused(draft, name, error.reason) from error
        if data is not None:
            return data
    raise _refused(draft, name, "is not there")


def _refused(draft: str, name: str, reason: str) -> HandOverError:
    return HandOverError(
        f"{draft}: the attachment {name!r} {reason}",
        hint="write its path from the vault's folder, `attachments: [Documents/CV.pdf]`; "
        f"all together up to {LARGEST // 1024 // 1024} MB",
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
