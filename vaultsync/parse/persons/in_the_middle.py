"""Somebody in the middle of whom only the text of a note tells: asked about, never read.

`init` proposes the same line for a note that is to count (`told_between.py`); of one that
counts already, `ask` does.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.diagnostics import SetKey
from vaultsync.names import unlink
from vaultsync.parse.persons.headings import full_name
from vaultsync.parse.persons.talk import BEFOREHAND, not_below
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.persons.who_was_there import Said

_MAY = regex(
    r"recruit|\bagen(?:t|cy)\b|headhunt|staffing|consulting|personnel|talent|\b(?:via|through|"
    r"thru|hr|people team|admin|administrator|secretary|clerk|coordinator)\b|human resources|"
    r"\b(?:set up|arranged|submitted|put forward) by\b|on behalf of|comes? from",
    re.IGNORECASE,
)
"""Most notes hold none of these."""


class Middle(NamedTuple):
    """Who stands in the middle by the words of a note."""

    name: str
    line: int
    """Where the name stands first."""
    remedy: SetKey

    @property
    def written(self) -> str:
        """Give the line to write."""
        return f"{self.remedy.spelling}: {self.remedy.value}"


def in_the_middle(
    company: str, people: "Sequence[Person]", blocks: "Sequence[Block]"
) -> Middle | None:
    """Find the one through whom messages go by the words of a note; None: nobody, or several.

    Without the lines on what is still to be asked or prepared.
    """
    lines = [
        (block.line + offset, line)
        for block in not_below(blocks, BEFOREHAND)
        for offset, line in enumerate(block.text.split("\n"))
    ]
    telling = "\n".join(line for _, line in lines if _MAY.search(line))
    if not telling:
        return None
    from vaultsync.parse.persons import told_between as told  # noqa: PLC0415 - few notes need it

    met = [each.name for each in people]
    if told.told_between(telling, company, met) is None:
        return None
    text = "\n".join(line for _, line in lines)  # it may have the whole name, and an address
    one = told.told_between(text, company, met)
    if one is None or not _is_somebody(one):
        return None
    # a name in small letters stands nowhere as it is written
    spelt = one.name.casefold()
    place = next((at for at, line in lines if spelt in unlink(line).casefold()), lines[0][0])
    key = "coordinator" if told.is_of_the_house(one.name, text) else "recruiter"
    reach = one.reach[0] if one.reach else ""
    how = f" <{reach}>" if "@" in reach else f" ({reach})" if reach else ""
    return Middle(one.name, place, SetKey("primary_contact", f"{one.name}{how}", spelling=key))


def _is_somebody(one: "Said") -> bool:
    """Tell whether it is surely a name: `External recruiter, calls from a mobile` has none."""
    from vaultsync.parse.persons.first_names import is_usual  # noqa: PLC0415 - as above

    return is_usual(one.name) or full_name(one.name)
