"""What a note that a merge of texts pieced together says, and what it only seems to say.

Such a merge mixes lines of two devices: a box of one line with the ID of another, a figure of
a day in a line that nobody touched. So a mark in such a note counts only if its line speaks of
the follow-up that its ID names, and a moved 📅 or an added ⏳ waits until a person says that
it is meant: a merge puts whole days of other lines there.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from vaultsync.model import TouchState
from vaultsync.names import fold
from vaultsync.owed import FollowUp, State
from vaultsync.parse.due_note import Mark
from vaultsync.parse.ids import PATTERN
from vaultsync.parse.seal import MERGED
from vaultsync.patterns import regex
from vaultsync.render.escape import link_text
from vaultsync.render.phrases import title, whom

_ID = regex(rf"(?:🆔\ufe0f?|id::)\s*{PATTERN}")
_BEGINS = regex(r"[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[^\[\]]\]\s+(?:#\S+ )?([^\[\]]*) ")
_SHOWN = regex(r"\[\[[^\[\]|]*\|([^\[\]]*)\]\]|\[((?:\\.|[^\[\]\\])*)\]\([^()\s]*\)")
_SETTLED = frozenset({State.DONE, State.SKIPPED})


def doubt(mark: Mark, item: FollowUp | None, known: Iterable[FollowUp]) -> Mark | None:
    """Give what a mark is worth: itself, a question to the person, or nothing.

    Nothing: a broken 📅 in an open line asks for nothing, and a box that belongs to another
    follow-up, which is settled, says what is recorded. `item` is the one that the ID names.
    """
    moved = mark.by_due or _put_off_by_a_merge(mark)
    if not mark.doubted or (item and speaks_of(mark.text, item) and not moved):
        return mark
    if moved:
        return None if mark.unclear else _asked(mark, f"if {mark.day} is meant")
    others = (one for one in known if one.state in _SETTLED and one.id != mark.id)
    if not mark.takes_back and any(speaks_of(mark.text, one) for one in others):
        return None
    if mark.unclear or item is None:
        return mark  # there is a reason already
    return _asked(mark, "its words are not those of its ID; if it is right nevertheless")


def _put_off_by_a_merge(mark: Mark) -> bool:
    """Tell whether a ⏳ may be another line's: it came with a merge, and nobody said yes."""
    return mark.state is TouchState.SNOOZED and (mark.pieced or str(mark.day) in mark.asked)


def _asked(mark: Mark, when: str) -> Mark:
    reason = f"{MERGED}; {when}, delete this remark, else delete the line"
    return replace(mark, state=None, day=None, unclear=reason)


def speaks_of(line: str, item: FollowUp) -> bool:
    """Tell whether a line of the due note, whole and of one piece, is of this follow-up."""
    link = _SHOWN.search(line)
    if link is None or len({found["id"] for found in _ID.finditer(line)}) > 1:
        return False
    begins = _BEGINS.fullmatch(line[: link.start()])
    company = re.escape(_folded(item.company if item.person.name else ""))
    return (
        begins is not None
        and begins[1] == title(item.kind)
        and _folded(link[1] or link[2] or "") == _folded(link_text(whom(item)))
        and re.match(rf"at {company}(?!\w)" if company else "", _folded(line[link.end() :]))
        is not None
    )


def _folded(text: str) -> str:
    return fold(text.replace("\\", ""))
