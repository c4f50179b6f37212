"""Notes in plain text that hold several interviews, and which of them have a note already."""

import os
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import same
from vaultsync.parse.persons.interviews_inside import (
    Above,
    Inside,
    interviews_inside,
    said_above,
)
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vaultsync.model import Interview
    from vaultsync.parse.front.likeness import Likeness
    from vaultsync.vault.opening import Vault

_SEVERAL = 2


class Held(NamedTuple):
    """The interviews of one note in plain text."""

    path: str
    company: str
    all: tuple[Inside, ...] = ()
    """In the order of their headings; empty: it holds no two of them."""
    above: Above = Above()
    lacking: tuple[Inside, ...] = ()
    """Those of which no interview note has the company and the day."""

    @property
    def settled(self) -> bool:
        """Each has its note: the file is no interview note, and need not become one."""
        return bool(self.all) and not self.lacking


def held_in(
    vault: "Vault", note: "Likeness", interviews: "Iterable[Interview]", today: "date"
) -> Held:
    """Look at the whole of a note that looks like one; what cannot be read holds nothing."""
    nothing = Held(note.path, note.company)
    if "type" not in note.lacks or note.type or not note.company:
        return nothing
    try:
        text = decode(read_whole(os.path.join(vault.root, note.path)), note.path)
    except (OSError, Gone, Unreadable):
        return nothing
    found = interviews_inside(text, note.company, vault.settings, today)
    if len({one.day for one in found}) < _SEVERAL:
        return nothing
    there = {(same(one.company), one.day) for one in interviews}
    lacking = (one for one in found if (same(note.company), one.day) not in there)
    above = said_above(text, vault.settings, today, note.company, found)
    return nothing._replace(all=found, above=above, lacking=tuple(lacking))
