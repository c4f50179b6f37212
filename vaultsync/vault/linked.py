"""Notes on persons: read without a word where they can be, because they are the user's own."""

from collections.abc import Iterable, Sequence

from vaultsync.parse.links import Targets, person_links
from vaultsync.snapshot import Document, digest
from vaultsync.vault.files import Gone, Unreadable, decode, read_still
from vaultsync.vault.way import Way


def document_of(path: str, data: bytes) -> Document:
    """Make the document of a file's bytes.

    Raises:
        Unreadable: they are no UTF-8.
    """
    return Document(path=path, text=decode(data, path), digest=digest(data))


PASSING = frozenset({"VS004", "VS005"})
"""Findings that may end although no file changes."""


def read_quietly(way: Way, path: str, missed: list[str]) -> Document | None:
    """Read a note that need not be readable; None where it is not.

    Where another moment may be a better one, its path comes to those that were missed.
    """
    try:
        return document_of(path, read_still(way, path).data)
    except Gone:
        return None
    except Unreadable as error:
        if error.finding.code in PASSING:
            missed.append(path)
        return None


def read_linked(
    way: Way,
    paths: Iterable[str],
    notes: Sequence[Document],
    people: Sequence[Document],
    missed: list[str],
) -> list[Document]:
    """Read the notes to which interview notes link as to persons, and that do not say so.

    Where a link can mean several, two of them are read: enough to see that it is no answer.
    `missed` as in `read_quietly`.
    """
    links = [(link, note.path) for note in notes for link in person_links(note.text)]
    if not links:
        return []
    known = {note.path: note for note in (*notes, *people)}
    typed, every = Targets(note.path for note in people), Targets(paths)
    wanted = {
        path
        for link, at in dict.fromkeys(links)
        if not typed.find(link, at)
        for path in every.find(link, at)[:2]
    }
    found = (known.get(path) or read_quietly(way, path, missed) for path in sorted(wanted))
    return [note for note in found if note]
