"""One key of a note gets another value: in its own line, or in one line more.

The place is that of PyYAML's node marks, as vaultsync's reader keeps them. What is not one
plain or quoted scalar in one line is refused: to write it anew could lose what a person wrote.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from vaultsync.edit.insert import unwritable
from vaultsync.edit.lines import (
    Conventions,
    LineChange,
    Refusal,
    line_at,
    lines_of,
    with_line,
    with_other_line,
)
from vaultsync.edit.proof import same_but
from vaultsync.model import Interview, Status
from vaultsync.names import fold
from vaultsync.parse.front.front_matter import locate, read_head
from vaultsync.parse.front.keys import CANONICAL, read_status, says_more, squeeze
from vaultsync.parse.front.yaml_tree import Entry, Mapping, Scalar
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.escape import yaml_scalar, yaml_text
from vaultsync.snapshot import Document

_QUOTED = {
    '"': regex(r'"(?:[^"\\]|\\.)*"'),
    "'": regex(r"'(?:[^']|'')*'"),
}
_BEHIND = regex(r"[ \t]*(?:[ \t]#.*)?")
"""What may stand behind a value: a comment."""
_SAFE = regex(r"[A-Za-z][a-z-]*|\d{4}-\d\d-\d\d")
"""Values that mean the same plain and in any quotes."""
_INLINE = regex(
    r"(?P<front>[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[\[(]?[*_]{0,2})"
    r"(?P<key>[^\W\d_][\w -]{0,40}?)"
    r"(?P<colon>[*_]{0,2}[ \t]*::?[*_]{0,2}[ \t]*)(?P<value>[^\[\]()|*_`%<>#]*?)"
    r"(?P<end>[ \t]*[\])]?[ \t]*)"
)
_WAY = regex(r"(?P<name>[^<(]*?) ?(?:<(?P<email>[^<>]+)>|\((?P<phone>[^()]+)\))?")
_SEVERAL = "more than one line says it"


@record_class
class Setting:
    """What a key is to say."""

    key: str
    """The canonical one."""
    value: str
    said: Callable[[Interview], bool]
    """Tells whether an interview says so."""
    readable: Callable[[Interview, str], bool]
    """Tells whether a text that stands there is one of this key's."""
    more: Callable[[str], bool] = lambda _: False
    """Tells whether a text that stands there says more, which would be lost."""
    beside: bool = False
    """Beside another name that holds something else, it gets a line of its own, which wins."""
    only_new: bool = False
    """What stands there already is left."""
    spelling: str = ""
    """Another name of the key for a line that is new; empty: the canonical one."""

    @property
    def line(self) -> str:
        """Give it as a line that is new."""
        return f"{self.spelling or self.key}: {self.value}"


def status(wanted: Status) -> Setting:
    """Set the status."""
    return Setting(
        key="status",
        value=wanted.value,
        said=lambda note: note.status is wanted,
        readable=lambda _, text: read_status(text) is not None,
        more=says_more,
        beside=True,
    )


def they_reply_by(day: date) -> Setting:
    """Set the day until which an answer was promised."""
    return Setting(
        key="they_reply_by",
        value=str(day),
        said=lambda note: note.they_reply_by == day,
        readable=lambda note, _: note.they_reply_by is not None,
    )


def primary_contact(text: str, spelling: str = "") -> Setting:
    """Name whom to ask: `Jane Doe`, with `<jane@acme.example>` or `(0117 496 0142)` behind.

    `spelling`: what they are called at the top, such as `recruiter`.
    """
    found = _WAY.fullmatch(text)
    name, email, phone = found.group("name", "email", "phone") if found else (text, None, None)

    def said(note: Interview) -> bool:
        one = note.primary_contact
        return (
            one is not None
            and fold(one.name) == fold(name)
            and (email is None or one.email == email)
            and (phone is None or one.phone == phone)
        )

    value = yaml_scalar(text) if text == name else yaml_text(text)
    return Setting(
        key="primary_contact",
        value=value,
        said=said,
        readable=lambda _, __: True,
        only_new=True,
        spelling=spelling,
    )


def began(clock: str) -> Setting:
    """Say when it began, `14:30`, or from when to when it was, `14:30-15:15`."""
    return Setting(
        key="time",
        value=clock,
        said=lambda note: note.start is not None,
        readable=lambda _, __: True,
        only_new=True,
    )


def set_value(
    note: Document, setting: Setting, ways: Conventions
) -> LineChange | Refusal | None:
    """Let a key of a note say something else; None: it says so already.

    The key is found in whatever spelling it has; where the note lacks it, one line more goes
    in before the end of the front matter.
    """
    before = ways.parse(note)
    by_hand = setting.line
    no = unwritable(note, before)
    if no or before.interview is None:
        return Refusal(no.reason, no.line, by_hand) if no else None
    line = before.interview.line_of(setting.key)
    known = setting.key in dict(before.interview.lines)
    if setting.said(before.interview) and known:
        return None
    if setting.only_new and known and _holds(note, setting.key):
        return Refusal(f"`{setting.key}` is there already; change that line", line)
    made = _changed(note, before.interview, setting, line if known else 0)
    if isinstance(made, str):
        return Refusal(made, line, by_hand)
    after = ways.parse(made.after)
    read = after.interview is not None and setting.said(after.interview)
    alone = same_but(setting.key, made.line, before, after) and _entries_stand(made, setting)
    if read and alone:
        return made
    what = (
        "something else in the note would be read otherwise" if read else "it would not be read"
    )
    reason = (
        f"with `{(made.new or '').strip()}` as line {made.line} of {note.path} {what}, so "
        "nothing is written; look at that line and at those around it, mend what is odd there, "
        "and ask again"
    )
    return Refusal(reason, made.line, by_hand)


def _holds(note: Document, key: str) -> bool:
    """Tell whether the front matter says anything under a key."""
    entries = read_head(Source(note.path, note.text)).entries
    mine = [one.value for one in entries if _is(one, key)]
    return any(not isinstance(one, Scalar) or one.text.strip() for one in mine) or not mine


def _changed(
    note: Document, interview: Interview, setting: Setting, line: int
) -> LineChange | str:
    """Give the change, or why there is none."""
    head = read_head(Source(note.path, note.text))
    mine = [one for one in head.entries if _is(one, setting.key)]
    if not line:
        return added(note, head.entries, setting.spelling or setting.key, setting.value)
    if line > head.body_line:
        return _inline(note, interview, setting, line)
    others = [one for one in mine if _means_else(one, interview, setting)]
    if setting.beside and others:
        mine = [one for one in mine if one not in others]
        if not mine:
            return added(note, head.entries, setting.spelling or setting.key, setting.value)
    if len(mine) != 1:
        return _SEVERAL
    (entry,) = mine
    if entry in others:
        return f"`{entry.key.text}` holds {_written(entry)!r}, which may mean something else"
    return _replaced(note, entry, setting)


def _written(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""


def _means_else(entry: Entry, interview: Interview, setting: Setting) -> bool:
    """Tell whether another name for the key holds what is none of its values."""
    by_alias = squeeze(entry.key.text) != squeeze(setting.key)
    written = _written(entry)
    return by_alias and bool(written.strip()) and not setting.readable(interview, written)


def _more(key: str, written: str) -> str:
    return f"`{key}` holds {written!r}: what follows the {key} would be lost"


def _is(entry: Entry, key: str) -> bool:
    return CANONICAL.get(squeeze(entry.key.text)) == key


def _replaced(note: Document, entry: Entry, setting: Setting) -> LineChange | str:
    node = entry.value
    if not isinstance(node, Scalar):
        kind = "keys of its own" if isinstance(node, Mapping) else "a list"
        return f"`{entry.key.text}` holds {kind}, not one value in one line"
    text = lines_of(note.text)[entry.key.line - 1].rstrip("\r\n")
    shift = 1 if entry.key.line == 1 and text.startswith("\ufeff") else 0
    if node.text and not (_SAFE.fullmatch(setting.value) and node.line == entry.key.line):
        return f"the value of `{entry.key.text}` is not in its key's line"
    place = _empty(text, entry, shift) if not node.text and node.plain else None
    place = place or _span(text, node, shift)
    if place is None:
        return f"the value of `{entry.key.text}` is not one plain or quoted text in one line"
    if setting.more(node.text):
        return _more(entry.key.text, node.text)
    value = f"{place.lead}{place.quote}{setting.value}{place.quote}"
    new = f"{text[: place.start]}{value}{text[place.end :]}"
    return with_other_line(note, entry.key.line, new)


class _Span(NamedTuple):
    """Where a value stands in its line."""

    start: int
    end: int
    quote: str = ""
    lead: str = ""
    """What is missing between the colon and the value."""


def _empty(text: str, entry: Entry, shift: int) -> _Span | None:
    """Give the place behind the colon of a key without a value."""
    key = re.escape(entry.key.text)
    found = re.compile(rf"[\"']?{key}[\"']?[ \t]*:").match(text, entry.key.column - 1 + shift)
    if not found or not _BEHIND.fullmatch(text, found.end()):
        return None
    colon = found.end()
    return _Span(colon, colon if text[colon:].strip() else len(text), lead=" ")


def _span(text: str, node: Scalar, shift: int) -> _Span | None:
    """Give where a scalar begins and ends, if it does both in this line."""
    start = node.column - 1 + shift
    if node.plain:
        end = start + len(node.text)
        whole = text[start:end] == node.text and _BEHIND.fullmatch(text, end)
        return _Span(start, end) if whole else None
    pattern = _QUOTED.get(text[start : start + 1])
    found = pattern.match(text, start) if pattern else None
    if not found or not _BEHIND.fullmatch(text, found.end()):
        return None
    return _Span(start, found.end(), text[start])


def added(note: Document, entries: tuple[Entry, ...], key: str, value: str) -> LineChange | str:
    """Put one line more before the line that closes the front matter, or say why not."""
    spelt = [one.key for one in entries if squeeze(one.key.text) in CANONICAL]
    if not spelt:
        return "there are no keys between the `---` at the top"
    text = note.text.removeprefix("\ufeff")
    region = locate(text)
    closing = line_at(text, region.end) - 1 if region else 0
    if all(one.text[:1].isupper() for one in spelt):
        key = key.capitalize()
    indent = " " * (spelt[-1].column - 1)
    return with_line(note, closing, f"{indent}{key}: {value}")


def extended(note: Document, entry: Entry, more: str) -> LineChange | str:
    """Put `more` behind the text of a key that stands in one line, or say why not."""
    node = entry.value
    line = entry.key.line
    text = lines_of(note.text)[line - 1].rstrip("\r\n")
    shift = 1 if line == 1 and text.startswith("\ufeff") else 0
    place = None
    if isinstance(node, Scalar) and node.text and node.line == line:
        place = _span(text, node, shift)
    if place is None or (place.quote and set(more) & set("'\"\\")):
        return f"the value of `{entry.key.text}` is not one plain or quoted text in one line"
    end = place.end - len(place.quote)
    return with_other_line(note, line, f"{text[:end]}{more}{text[end:]}")


def _inline(
    note: Document, interview: Interview, setting: Setting, line: int
) -> LineChange | str:
    """Replace the value of `status:: waiting` in the body."""
    text = lines_of(note.text)[line - 1].rstrip("\r\n")
    found = _INLINE.fullmatch(text)
    if not found or CANONICAL.get(squeeze(found["key"])) != setting.key:
        return "the field in this line is not simple"
    if squeeze(found["key"]) != squeeze(setting.key) and not setting.readable(
        interview, found["value"]
    ):
        return f"`{found['key']}` holds {found['value']!r}, which may mean something else"
    if setting.more(found["value"]):
        return _more(found["key"], found["value"])
    new = f"{found['front']}{found['key']}{found['colon']}{setting.value}{found['end']}"
    return with_other_line(note, line, new)


def _entries_stand(made: LineChange, setting: Setting) -> bool:
    """Tell whether every other entry of the front matter is what it was."""
    old, new = (
        tuple(
            _unplaced(one)
            for one in read_head(Source(note.path, note.text)).entries
            if not _is(one, setting.key)
        )
        for note in (made.before, made.after)
    )
    return old == new


def _unplaced(entry: Entry) -> object:
    def bare(node: object) -> object:
        if isinstance(node, Scalar):
            return (node.text, node.plain)
        if isinstance(node, Mapping):
            return tuple((bare(one.key), bare(one.value)) for one in node.entries)
        return [bare(one) for one in getattr(node, "items", ())]

    return (bare(entry.key), bare(entry.value))
