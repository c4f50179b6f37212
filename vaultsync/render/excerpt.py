"""The line that a finding is about, cut to the room there is, with a caret below the place.

What a terminal shows of a text is not its characters: wide ones take two columns, combining
ones none, a tab as many as the terminal likes. Here everything becomes cells of a known width
first.
"""

from collections.abc import Iterable
from typing import NamedTuple

from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.columns import clusters, columns
from vaultsync.render.escape import terminal

TAB = 4
"""Columns between two tab stops: tabs are shown as blanks, whatever the terminal's are."""
CUT = "…"
_LONGEST_CLUSTER = 32
"""Code points of one shown character at most: Unicode's stream-safe form, and a little more."""
_UNSTEADY = regex(
    "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
"""Presentation selectors, skin tones, joined emoji: terminals do not agree on their width."""


@record_class
class Excerpt:
    """A line in three parts, safe to print, and the row below it."""

    before: str
    marked: str
    """The characters that it is about; empty where it is the end of the line."""
    after: str
    indent: int
    """Columns that `before` takes."""
    carets: int
    """Columns to mark, at least one."""

    @property
    def rows(self) -> tuple[str, str]:
        """The line and, below it, the carets."""
        text = f"{self.before}{self.marked}{self.after}"
        return text, " " * self.indent + "^" * self.carets


class _Cell(NamedTuple):
    start: int
    text: str
    width: int


def excerpt(
    source: str, column: int, length: int, room: int, *, steady: bool = False
) -> Excerpt:
    """Show `length` characters of a line from `column` on, counted from 1.

    `room`: columns that the line may take. `steady`: show an emoji whose width depends on the
    terminal by its first character, so that the caret stands right on all of them.
    """
    room = max(room, 8)
    start = min(max(column - 1, 0), len(source))
    end = min(start + max(length, 1), len(source))
    reach = room * _LONGEST_CLUSTER
    left, right = max(0, start - reach), min(len(source), start + reach)
    cells = _cells(source[left:right], left, steady=steady)
    ends = [*(cell.start for cell in cells[1:]), right]
    first = next((i for i, at in enumerate(ends) if at > start), len(cells))
    last = next((i for i, cell in enumerate(cells) if cell.start >= end), len(cells))
    at_end = first == len(cells)  # the caret stands behind the last character
    low, high = _window(cells, first, max(last, first), room - at_end)
    before = (CUT if left or low else "") + _text(cells[low:first])
    marked = cells[first : min(last, high)]
    cut_right = right < len(source) or high < len(cells)
    return Excerpt(
        before=before,
        marked=_text(marked),
        after=_text(cells[max(last, first) : high]) + (CUT if cut_right else ""),
        indent=_width(cells[low:first]) + bool(left or low),
        carets=max(1, _width(marked)),
    )


def _window(cells: list[_Cell], first: int, last: int, room: int) -> tuple[int, int]:
    """Give the cells to show: from the beginning if the place is near it, else around it."""
    if _width(cells) <= room:
        return 0, len(cells)
    low, before, marked = 0, _width(cells[:first]), _width(cells[first:last])
    if before + marked > room - 1 and (marked <= room - 2 or before > room // 2):
        context = max(room // 8, (room - 2 - marked) // 2)
        low = first - _fitting(reversed(cells[:first]), context)
        rest = _width(cells[low:])
        if rest <= room - 1:  # the end of the line is near: no blank room behind it
            return len(cells) - _fitting(reversed(cells), room - 1), len(cells)
    high = low + _fitting(cells[low:], room - 1 - bool(low))
    return low, high


def _fitting(cells: Iterable[_Cell], room: int) -> int:
    """Count the cells that fit into so many columns."""
    count = 0
    for cell in cells:
        room -= cell.width
        if room < 0:
            break
        count += 1
    return count


def _cells(text: str, offset: int, *, steady: bool) -> list[_Cell]:
    cells, at, taken = [], offset, 0
    for cluster in clusters(text):
        shown = " " * (TAB - taken % TAB) if cluster == "\t" else terminal(cluster)
        width = columns(shown)
        unsteady = _UNSTEADY.search(shown, 1) if steady and not shown.isascii() else None
        if unsteady:
            base = shown[: unsteady.start()]
            shown = base + " " * (width - columns(base))
        cells.append(_Cell(at, shown, width))
        at += len(cluster)
        taken += width
    return cells


def _text(cells: list[_Cell]) -> str:
    return "".join(cell.text for cell in cells)


def _width(cells: list[_Cell]) -> int:
    return sum(cell.width for cell in cells)
