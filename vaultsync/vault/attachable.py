"""The files that can go along with a message; looked for only where a draft names one."""

from typing import TYPE_CHECKING

from vaultsync.parse.draft import read_draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.snapshot import Document
    from vaultsync.vault.way import Way


def attachable(way: "Way", drafts: "Iterable[Document]") -> frozenset[str] | None:
    """Give the paths of the vault's files, none hidden and no links; None: no draft asks."""
    if not any(map(_names_a_file, drafts)):
        return None
    return frozenset(_files(way))


def _names_a_file(document: "Document") -> bool:
    if "attachment" not in document.text:
        return False
    draft = read_draft(document.path, document.text)
    return bool(draft.files) and not draft.sent


def _files(way: "Way") -> "Iterator[str]":
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            for entry in way.listed(folder):
                if entry.name.startswith("."):
                    continue
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif entry.is_file(follow_symlinks=False):
                    yield path
        except OSError:
            continue  # what cannot be looked into is told by those who read notes there
