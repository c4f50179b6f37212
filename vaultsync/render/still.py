"""What the due note keeps as it stands while notes cannot be read (hazards.md row 9)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from vaultsync.model import Application
from vaultsync.owed import FollowUp
from vaultsync.parse.due_note import DONE_SECTION, id_of
from vaultsync.parse.held import DOUBTFUL
from vaultsync.records import record_class
from vaultsync.render.escape import link_text
from vaultsync.render.phrases import title, whom

if TYPE_CHECKING:
    from vaultsync.parse.held import Held
    from vaultsync.parse.listed import Entry


@record_class
class Still:
    """What the due note says of notes that cannot be read, and of their companies."""

    old: "tuple[Entry, ...]" = ()
    """Everything that the due note lists."""
    held: frozenset[str] = frozenset()
    """Paths of notes that cannot be read."""
    stalled: frozenset[str] = frozenset()
    """Paths of the other notes on their companies."""
    known: Mapping[str, FollowUp] = field(default_factory=dict)
    """What follows from the notes that can be read, by ID."""

    @classmethod
    def of(
        cls,
        old: "tuple[Entry, ...]",
        held: "tuple[Held, ...]",
        stalled: frozenset[str],
        follow_ups: Iterable[FollowUp],
    ) -> "Still":
        """Gather what is needed; nothing is kept if every note can be read."""
        return cls(
            old=old if held else (),
            held=frozenset(one.path for one in held),
            stalled=stalled,
            known={item.id: item for item in follow_ups},
        )

    @property
    def kept(self) -> "tuple[Entry, ...]":
        """The entries that stay as they are, in their order."""
        return tuple(entry for entry in self.old if self.keeps(entry))

    def keeps(self, entry: "Entry") -> bool:
        """Tell whether an entry stays as it is."""
        item = self.known.get(entry.id)
        if item is not None:
            return self._held_back(item) or self._reopened(item, entry)
        paths = frozenset(entry.notes)
        return bool(paths & self.held) or bool(paths & self.stalled)

    def hides(self, item: FollowUp) -> bool:
        """Tell whether a follow-up is not listed anew and gets no draft.

        A chaser is not, at a company of which a note cannot be read. Nor is what is open only
        because of that: its record stands in that note, or its ID is another one without it.
        """
        if self._held_back(item):
            return True
        if not item.state.open or item.interview.path not in self.stalled:
            return False
        return any(
            self._reopened(item, entry) or (entry.id not in self.known and _same(item, entry))
            for entry in self.old
            if item.interview.path in entry.notes and entry.id
        )

    def stalls(self, application: Application) -> bool:
        """Tell whether what is said of an application as a whole stays as it is."""
        return any(interview.path in self.stalled for interview in application.interviews)

    def _held_back(self, item: FollowUp) -> bool:
        return item.kind in DOUBTFUL and item.state.open and item.interview.path in self.stalled

    def _reopened(self, item: FollowUp, entry: "Entry") -> bool:
        settled = entry.id == item.id and entry.section == DONE_SECTION
        return settled and item.state.open and item.interview.path in self.stalled


def _same(item: FollowUp, entry: "Entry") -> bool:
    line = entry.lines[0]
    return title(item.kind) in line and link_text(whom(item)) in line


def merge(
    lines: list[str], section: str, still: Still, show: "Callable[[Entry], Iterable[str]]"
) -> list[str]:
    """Put the entries that stay between the lines of a section, where they stood before.

    An entry stands behind the one that was before it, if that is still there.
    """
    blocks: list[list[str]] = []
    for line in lines:
        if line.startswith(" ") and blocks:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    keys = [_key(block[0]) for block in blocks]
    before = -1
    for entry in still.old:
        if entry.section != section:
            continue
        key = _key(entry.lines[0])
        if key in keys:
            before = keys.index(key)
        elif still.keeps(entry):
            before += 1
            keys.insert(before, key)
            blocks.insert(before, list(show(entry)))
    return [line for block in blocks for line in block]


def _key(line: str) -> str:
    return id_of(line) or line
