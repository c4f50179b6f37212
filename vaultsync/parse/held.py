"""Notes that were interview notes and cannot be read now: what is left of them stays.

A note that is being written, was cut off by a full disk, or came half through a sync tool is
not deleted (hazards.md rows 9 and 13). What the due note says of it stays until it can be read.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.names import fold, same
from vaultsync.owed import Kind
from vaultsync.parse.due_note import DONE_SECTION
from vaultsync.parse.front.front_matter import RefusedError, load_head, locate
from vaultsync.parse.front.keys import CANONICAL, squeeze
from vaultsync.parse.front.recognise import FIRST_LOOK, is_template, suspicious
from vaultsync.parse.listed import Entry, read_entries
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.settings import NoteSettings
    from vaultsync.snapshot import Snapshot

DOUBTFUL = frozenset({Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.RESPOND, Kind.UPDATE})
"""What is not advised anew while a note of the company cannot be read: it may say why not."""

_LINES = "lines between `---` at its top (front matter)"
_HEAD = f"has {_LINES}"
_NOTHING = " \t\r\n\x00\ufeff"
_QUOTES = " \t\"'*"
_KEY = regex(
    r"^[ \t]*[\"'*]*([A-Za-z][\w \-]{1,30}?)[\"'*]*[ \t]*::?[* \t]+(.+)$", re.MULTILINE
)


@record_class
class Held:
    """A note that lies there and cannot be read as an interview note now."""

    path: str
    why: str
    """How it is: `is empty`."""
    entries: tuple[Entry, ...] = ()
    """What the due note says of it."""
    company: str = ""
    """As far as it could be made out, folded."""

    def concerns(self, company: str) -> bool:
        """Tell whether it is a note on this company."""
        wanted = same(company)
        if not wanted:
            return False
        return wanted == same(self.company) or any(one.names(company) for one in self.entries)

    @property
    def finding(self) -> Finding:
        """Say that nothing is lost by it."""
        stays = "its follow-ups stay" if self.entries else "nobody at the company is chased"
        return Finding(
            path=self.path,
            code="VS010",
            message=f"the note {self.why}; {stays} until it can be read",
            help="let the other program finish, or bring the note back; if it is no longer an "
            "interview note, delete it, or write another `type` between the `---` at its top",
        )


def open_ids(snapshot: "Snapshot") -> frozenset[str]:
    """Give the IDs that the due note lists outside of "Done"."""
    if snapshot.due_note is None:
        return frozenset()
    entries = read_entries(snapshot.due_note.text, snapshot.due_note.path)
    return frozenset(entry.id for entry in entries if entry.section != DONE_SECTION)


def find_held(
    snapshot: "Snapshot", read: "Iterable[str]", kinds: "NoteSettings"
) -> "tuple[Held, ...]":
    """Give the notes that are no interviews only because they cannot be read now.

    `read` holds the paths of the interviews, `kinds` says which notes are. A note that the due
    note does not know counts if it claims to be an interview note.
    """
    done = frozenset(read)
    known: dict[str, list[Entry]] = {}
    if snapshot.due_note:
        for entry in read_entries(snapshot.due_note.text, snapshot.due_note.path):
            for path in entry.notes:
                known.setdefault(path, []).append(entry)
    return tuple(_held(snapshot, done, known, kinds))


def _held(
    snapshot: "Snapshot",
    read: frozenset[str],
    known: dict[str, list[Entry]],
    kinds: "NoteSettings",
) -> "Iterator[Held]":
    notes = ((note.path, note.text, "") for note in snapshot.notes if note.path not in read)
    unread = ((one.path, one.head, one.why) for one in snapshot.unread)
    for path, text, said in (*notes, *unread):
        if path not in known and not suspicious(text, path, kinds):
            continue
        why, company = said or lost(text, path), salvage(text)
        if why and (path in known or company):
            yield Held(path=path, why=why, entries=tuple(known.get(path, ())), company=company)


def lost(text: str, path: str) -> str:
    """Say why a note is not read; empty: it is a note of another kind, by its own words."""
    text = text.removeprefix("\ufeff")
    if not text.strip(_NOTHING):
        return "is empty"
    if is_template(text, path):
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    region = locate(text)
    if region is None:
        broken = text.startswith("---")
        return f"{_HEAD} that are never closed" if broken else f"has no {_LINES}"
    try:
        entries = load_head(text, region)
    except RefusedError:
        return f"{_HEAD} that cannot be read"
    return "" if entries else "has nothing between the `---` at its top"


def salvage(text: str) -> str:
    """Make out the company in what is left of a note, folded; empty where there is none."""
    for found in _KEY.finditer(text[:FIRST_LOOK].replace("\r", "\n")):
        if CANONICAL.get(squeeze(found[1])) == "company":
            return fold(found[2].strip(_QUOTES)).strip("[]*")
    return ""
