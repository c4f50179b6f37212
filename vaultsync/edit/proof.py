"""The proof of a change: the text that would result says what was meant, and nothing else.

It is parsed again. What the note says must be what it said before plus exactly this touch, or
without it; else (an unclosed fence would swallow the line, say) nothing is written.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from vaultsync.diagnostics import Severity
from vaultsync.model import Interview, Parsed, TouchKind, TouchState
from vaultsync.parse.body.markdown import Block, Item, Row, read_blocks
from vaultsync.parse.front.keys import read_status
from vaultsync.patterns import regex

_LINE = regex(r"\bline \d+\b")
"""What is told, and why somebody is one of the people, may name a line, which moves."""
_DOES_NOT_COUNT = regex(r"counts, ['\"](.*)['\"] does not$")

_SETTLED_BY = MappingProxyType(
    {"primary_contact": frozenset({"VS123", "VS124", "VS125", "VS126"})}
)
"""What is told of a note until it has such a key."""


def one_item_more(before: str, after: str, text: str) -> bool:
    """Tell whether the blocks of a note are what they were, and one item besides.

    This sees what the facts do not show: code, quotes or text that would become part of it.
    """
    return one_item_with(before, after, text.partition("] ")[2])


def one_item_with(before: str, after: str, text: str) -> bool:
    """Tell whether the blocks of a note are what they were, and one item of this text."""
    old, new = _unplaced_blocks(before), _unplaced_blocks(after)
    words = " ".join(text.split())
    extra = [
        i for i, block in enumerate(new) if isinstance(block, Item) and block.text == words
    ]
    return any(new[:i] + new[i + 1 :] == old for i in extra)


def one_item_less(before: str, after: str, line: int) -> bool:
    """Tell whether the blocks of a note are what they were without the item of this line."""
    at = _item_at(before, line)
    old = _unplaced_blocks(before)
    return at is not None and old[:at] + old[at + 1 :] == _unplaced_blocks(after)


def one_item_other(before: str, after: str, line: int) -> bool:
    """Tell whether the blocks of a note are what they were but for an un-ticked item."""
    at = _item_at(before, line)
    old, new = list(read_blocks(before, 1)), list(read_blocks(after, 1))
    if at is None or len(old) != len(new):
        return False
    was, now = old.pop(at), new.pop(at)
    if not isinstance(was, Item) or not isinstance(now, Item):
        return False
    same_place = (was.line, was.depth) == (now.line, now.depth)
    return now.mark == " " and same_place and old == new


def one_block_other(before: str, after: str, line: int) -> bool:
    """Tell whether the blocks of a note are what they were, but for the text of one."""
    old, new = read_blocks(before, 1), read_blocks(after, 1)
    changed = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    if len(old) != len(new) or len(changed) > 1:
        return False
    same = all(type(was) is type(now) and was.line == now.line for was, now in changed)
    return same and all(was.line <= line for was, _ in changed)


def _item_at(text: str, line: int) -> int | None:
    found = [
        index
        for index, block in enumerate(read_blocks(text, 1))
        if isinstance(block, Item) and block.line == line
    ]
    return found[0] if len(found) == 1 else None


def _unplaced_blocks(text: str) -> list[Block]:
    return [_unplaced(block) for block in read_blocks(text, 1)]


def one_item_ticked(before: str, after: str, line: int, mark: str) -> bool:
    """Tell whether the blocks of a note are what they were, but for the box and stamp of one.

    `line` counts from 1, `mark` is what stands in the box then.
    """
    old, new = read_blocks(before, 1), read_blocks(after, 1)
    changed = [pair for pair in zip(old, new, strict=False) if pair[0] != pair[1]]
    if len(old) != len(new) or len(changed) != 1:
        return False
    was, now = changed[0]
    if not isinstance(was, Item) or not isinstance(now, Item):
        return False
    same_place = was.line == now.line == line and was.depth == now.depth
    return same_place and (was.mark, now.mark) == (" ", mark)


def _unplaced(block: Block) -> Block:
    """Give a block as it would be in another line."""
    if isinstance(block, Row):
        return block._replace(line=0, table=0)
    return block._replace(line=0)


class Meant(NamedTuple):
    """The touch that a line is to be."""

    kind: TouchKind
    state: TouchState
    day: date
    who: str


def only_adds(before: Parsed, after: Parsed, meant: Meant, *, exactly: bool = False) -> bool:
    """Tell whether the note says what it said before, and this touch besides.

    `exactly`: it must say whose it is, also of somebody whom the note does not know.
    """
    if before.interview is None or after.interview is None:
        return False
    was, now = Counter(_complaints(before)), Counter(_complaints(after))
    if not _depends_on_state(was - now):
        return False
    # what they wrote may name the day of their answer
    if now - was and (meant.kind is not TouchKind.REPLY or not _depends_on_state(now - was)):
        return False
    old, new = without_places(before.interview), without_places(after.interview)
    if replace(old, touches=()) != replace(new, touches=()):
        return False
    added = list(new.touches)
    for touch in old.touches:
        if touch not in added:
            return False
        added.remove(touch)
    found = [Meant(touch.kind, touch.state, touch.day, touch.who) for touch in added]
    known = {person.key for person in old.people}
    # somebody whom this note does not know may stay nameless, but is nobody else
    lenient = meant.who not in known and not exactly
    nameless = meant._replace(who="") if lenient else meant
    return found in ([meant], [nameless])


def only_removes(before: Parsed, after: Parsed, line: int) -> bool:
    """Tell whether the note says what it said before, without the touch of this line."""
    if before.interview is None or after.interview is None:
        return False
    if not _depends_on_state(Counter(_complaints(after)) - Counter(_complaints(before))):
        return False  # what is said of the touch itself may go with it
    gone = [touch._replace(line=0) for touch in before.interview.touches if touch.line == line]
    old, new = without_places(before.interview), without_places(after.interview)
    if len(gone) != 1 or replace(old, touches=()) != replace(new, touches=()):
        return False
    left = list(old.touches)
    left.remove(gone[0])
    return Counter(left) == Counter(new.touches)


def _depends_on_state(told: Iterable[tuple[str, str]]) -> bool:
    """Tell whether all of this is told only as long as an answer is awaited (VS122).

    Their answer, or a status that ends it, settles by when it was to come; without the one or
    the other that is open again.
    """
    return {code for code, _ in told} <= {"VS122"}


def same_but(key: str, line: int, before: Parsed, after: Parsed) -> bool:
    """Tell whether a note says what it said before, but for one of its keys.

    `key` is its canonical name, `line` where it stands now: what was told of its value may go.
    """
    if before.interview is None or after.interview is None:
        return False
    old, new = without_places(before.interview), without_places(after.interview)
    if key == "status":
        said = replace(old, status=new.status, status_text=new.status_text)
    elif key == "primary_contact":
        said = _with_contact(old, new)
    elif key == "time":
        said = replace(old, start=new.start, end=new.end, end_assumed=new.end_assumed)
    else:
        said = replace(old, they_reply_by=new.they_reply_by)
    said = replace(said, answer_by=new.answer_by)  # it follows from both, and from the text
    if said != new:
        return False
    was, now = Counter(_complaints(before, key)), Counter(_complaints(after, key))
    of_value = {
        (one.code, _unnumbered(one.message)) for one in before.findings if one.line == line
    }
    gone = {told for told in was - now if told not in of_value}
    settled = {told for told in gone if told[0] in _SETTLED_BY.get(key, ())}
    return _depends_on_state(now - was) and _depends_on_state(gone - settled)


def _with_contact(old: Interview, new: Interview) -> Interview:
    """Give what a note says with its contact, and what is told and never read with them known.

    `thanked Priya and Dave` names somebody only once the note says who Priya is.
    """
    return replace(
        old,
        primary_contact=new.primary_contact,
        told=new.told,
        thanks=new.thanks,
        heard=new.heard,
        contacted=new.contacted,
    )


def says_besides(before: Parsed, after: Parsed, settled: set[str], meant: Interview) -> bool:
    """Tell whether a note says what is `meant`, and nothing new is told of it.

    What is told with a code of `settled` may go.
    """
    if after.interview is None or without_places(after.interview) != without_places(meant):
        return False
    was, now = Counter(_complaints(before)), Counter(_complaints(after))
    return not now - was and {code for code, _ in was - now} <= settled


def no_new_errors(before: Parsed, after: Parsed) -> bool:
    """Tell whether nothing in a note is an error that was none before."""
    known = {one.code for one in before.findings if one.severity is Severity.ERROR}
    return {one.code for one in after.findings if one.severity is Severity.ERROR} <= known


def _complaints(parsed: Parsed, key: str = "") -> list[tuple[str, str]]:
    """Give what is told of a note, but for what follows from its touches, which are compared.

    Of records that are there twice (VS311) a line is named, which moves; a message outside of
    the log (VS309) is told of until it is recorded, and then the next one of its part. What
    another name of the key holds may be told of otherwise, once the key stands beside it.
    """
    return sorted(
        (one.code, _unnumbered(one.message))
        for one in parsed.findings
        if one.code not in {"VS309", "VS311"}
        and not (key == "status" and one.code == "VS113")
        and not (key == "status" and one.code == "VS111" and _of_no_status(one.message))
    )


def _of_no_status(told: str) -> bool:
    """Tell whether what does not count beside the status would be none by itself."""
    lost = _DOES_NOT_COUNT.search(told)
    return "both mean `status`" in told and bool(lost and read_status(lost[1]) is None)


def without_places(interview: Interview) -> Interview:
    """Give what a note says, without where it says it: every place in all that it holds."""
    said: dict[str, Any] = {
        each.name: _without_places(getattr(interview, each.name)) for each in fields(interview)
    }
    return replace(interview, **said | {"lines": ()})


def _without_places(value: object) -> object:
    """Give a value without the lines that it names, whatever it is made of.

    A field that holds where something stands has a name that ends in `line`.
    """
    if not isinstance(value, tuple):
        return value
    names: tuple[str, ...] = getattr(value, "_fields", ())
    parts = tuple(map(_without_places, value))
    if not names:
        return parts
    said: dict[str, Any] = dict(zip(names, parts, strict=True))
    said |= dict.fromkeys((name for name in names if name.endswith("line")), 0)
    if "called" in said:
        said["called"] = ""  # any line more may call somebody by the first name
    if "because" in said:
        said["because"] = _unnumbered(said["because"])
    return type(value)(**said)


def _unnumbered(told: str) -> str:
    """Give words that may name a line, which moves, without its number."""
    return _LINE.sub("line", told)
