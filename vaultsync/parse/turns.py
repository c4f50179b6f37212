"""Lines that tell of an end or an invitation and are no touch: told of, and never read."""

from typing import TYPE_CHECKING

from vaultsync.model import Told
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item, Row
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.messages.turns import turn_told
from vaultsync.parse.whose.attribution import shortly_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.model import Interview
    from vaultsync.parse.body.markdown import Block
    from vaultsync.settings import Settings


def find_turns(
    blocks: "Sequence[Block]", interview: "Interview", settings: "Settings"
) -> "Iterator[Told]":
    """Give what reads like an end or an invitation outside of touches and keys."""
    read = {touch.line for touch in interview.touches} | {line for _, line in interview.lines}
    names = " ".join((interview.company, *(one.name for one in interview.everybody)))
    known = {*fold(names).split(), "hr"}

    def is_theirs(name: str) -> bool:
        return not known.isdisjoint(fold(name).split())

    for text, line in _lines(blocks):
        turn = None if line in read else turn_told(parted(text)[1], is_theirs)
        if turn and not _before(text, interview, settings):
            yield Told(turn, line)


def _lines(blocks: "Sequence[Block]") -> "Iterator[tuple[str, int]]":
    """Give what is written in so many lines; what is still to be done tells of nothing."""
    for block in blocks:
        if isinstance(block, Row) and not block.is_head:
            yield unlink(": ".join(cell.strip() for cell in block.cells)), block.line
        elif isinstance(block, TEXTS):
            task = isinstance(block, Item) and bool(block.mark)
            # what a task's own line says is its matter; a line below it may have no bullet
            for offset, text in enumerate(block.text.split("\n")):
                if not (task and not offset):
                    yield unlink(text.strip()), block.line + offset


def _before(text: str, interview: "Interview", settings: "Settings") -> bool:
    """Tell whether a line is of a day before the interview."""
    written, _ = parted(text)
    met = interview.day
    if not written or not met:
        return False
    moment = find_moment(written, settings, met)
    return bool(moment and moment.day < met) or bool(shortly_before(written, met, settings))
