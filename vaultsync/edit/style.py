"""How the lines of a section look: bullet, indentation, numbers, boxes, stamps."""

from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import TouchState
from vaultsync.patterns import regex
from vaultsync.render.phrases import BOX, stamp

if TYPE_CHECKING:
    from datetime import date

_ITEM = regex(r"([ \t]*)([-*+]|\d{1,9}[.)])([ \t]{1,4})(?=[^\s])")
_RULE = regex(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})\s*$")
_FIELDS = regex(r"[\[(](?:completion|cancelled|scheduled|due|created)::")
_EMOJI = ("✅", "❌", "⏳", "📅")
PLAIN = "- "


class _Bullet(NamedTuple):
    """What a list item begins with."""

    indent: str
    sign: str
    gap: str

    @property
    def number(self) -> int | None:
        """Its number; None for a bullet."""
        return int(self.sign[:-1]) if self.sign[:-1] else None


def prefixes(lines: list[str], start: int, index: int) -> tuple[str, ...]:
    """Give what an item put in before the line of this index may begin with, the best first.

    The list above it in its section (which begins at `start`) goes on; where there is none,
    the bullet is that of the nearest list.
    """
    run = _list_above(lines, start, index)
    if run:
        best = _next(run)
    else:
        signs = [one.sign for one in _nearest(lines, start, index) if one.number is None]
        best = f"{signs[0]} " if signs else PLAIN
    return tuple(dict.fromkeys((best, best.lstrip(), PLAIN)))


def inner_prefix(line: str) -> str:
    """Give what an item inside of this one begins with; empty: it is no item."""
    bullet = _bullet(line)
    if bullet is None:
        return ""
    sign = bullet.sign if bullet.number is None else "-"
    return f"{bullet.indent}{' ' * len(bullet.sign + bullet.gap)}{sign} "


def _list_above(lines: list[str], start: int, index: int) -> list[_Bullet]:
    """Give the outermost items of the list that ends before `index`, the last one first."""
    found: list[_Bullet] = []
    for line in reversed(lines[start:index]):
        bullet = _bullet(line)
        if bullet:
            found.append(bullet)
        elif line.strip() and not line.startswith((" ", "\t")):
            break
    outermost = min((len(one.indent.expandtabs(4)) for one in found), default=0)
    return [one for one in found if len(one.indent.expandtabs(4)) == outermost]


def _nearest(lines: list[str], start: int, index: int) -> list[_Bullet]:
    """Give the bullets of a note, those of the section first, then those next to it."""
    order = (*reversed(lines[start:index]), *lines[index:], *reversed(lines[:start]))
    return [bullet for line in order if (bullet := _bullet(line))]


def _bullet(line: str) -> _Bullet | None:
    found = _ITEM.match(line)
    return _Bullet(*found.groups()) if found and not _RULE.match(line) else None


def _next(run: list[_Bullet]) -> str:
    """Give the beginning of the item behind the last one of a list."""
    last = run[0]
    number = last.number
    if number is None:
        return "".join(last)
    all_alike = len(run) > 1 and run[1].number == number
    width = len(last.sign) - 1
    sign = f"{number if all_alike else number + 1:0{width}d}{last.sign[-1]}"
    return f"{last.indent}{sign}{last.gap}"


def box(text: str, state: TouchState) -> str:
    """Give the box of a task as this note ticks: `[x]`, or `[X]` where it always does."""
    large = state is TouchState.DONE and "[X]" in text and "[x]" not in text
    return "[X]" if large else f"[{BOX[state]}]"


def with_stamp(words: str, near: str, state: TouchState, day: "date", *, dataview: bool) -> str:
    """Put the day behind the words of a task, in the spelling of the text `near` it.

    `dataview`: the vault's, where that text has no such field.
    """
    emoji = any(sign in near for sign in _EMOJI)
    fields = not emoji and (dataview or _FIELDS.search(near) is not None)
    return f"{words} {stamp(state, day, dataview=fields)}"
