"""The vault as it was read."""

import hashlib
from dataclasses import field, replace
from typing import TYPE_CHECKING

from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding


def digest(data: bytes) -> str:
    """Name a file's content: what a later write compares with what is there."""
    return hashlib.sha256(data).hexdigest()


@record_class
class Document:
    """One file as read."""

    path: str
    """Path inside the vault, `/`-separated."""
    text: str
    digest: str
    """Of the bytes on disk."""

    @classmethod
    def of(cls, path: str, text: str) -> "Document":
        """Make the document that a file with this text would be."""
        return cls(path=path, text=text, digest=digest(text.encode()))


@record_class
class Surroundings:
    """What the vault's other programs want."""

    obsidian: bool = False
    markdown_links: bool = False
    """Obsidian's `useMarkdownLinks`."""
    tasks_format: str = "tasksPluginEmoji"
    """The Tasks plugin's `taskFormat`."""
    global_filter: str = ""
    """The Tasks plugin's `globalFilter`."""


@record_class(kw_only=False)
class Unread:
    """A note that lies there but cannot be read now."""

    path: str
    why: str
    """How it is: `cannot be read`."""
    head: str = ""
    """Its beginning, as far as it could be made out."""


@record_class
class Snapshot:
    """The vault's notes as read: everything that the core knows of the disk."""

    notes: tuple[Document, ...] = ()
    """Interview notes, and what the due note takes for some, by path."""
    beside: tuple[Document, ...] = ()
    """Notes on persons, companies and oneself, and what interview notes link to, by path."""
    unread: tuple[Unread, ...] = ()
    missed: tuple[str, ...] = ()
    """Paths of notes beside the interviews that another moment may let be read."""
    alike: tuple[str, ...] = ()
    """Paths of notes, written since the settings were, that look like interview notes."""
    present: frozenset[str] = frozenset()
    """Paths of the notes that the due note knows and that lie there, whatever they hold."""
    due_note: Document | None = None
    drafts: tuple[Document, ...] = ()
    """Everything in the drafts folder, sent ones included."""
    twins: tuple[frozenset[str], ...] = ()
    """Paths of outputs that are names of one file, as a move of a draft leaves it half-way."""
    templates: tuple[Document, ...] = ()
    """The person's own templates of messages, by path."""
    occupied: frozenset[str] = frozenset()
    """Paths in the drafts folder that are taken, readable or not."""
    attachable: frozenset[str] | None = None
    """Paths of the files that can go along with a message; None: no draft names any."""
    findings: tuple["Finding", ...] = ()
    """What could not be read, and why."""
    surroundings: Surroundings = field(default_factory=Surroundings)

    def with_note(self, note: Document) -> "Snapshot":
        """Give the snapshot in which this note stands instead of the old one."""
        return replace(
            self,
            notes=tuple(note if old.path == note.path else old for old in self.notes),
            beside=tuple(note if old.path == note.path else old for old in self.beside),
        )
