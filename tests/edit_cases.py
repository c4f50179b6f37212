"""Documents of tests/cases/edit: what is to be done to each, and doing it without a disk."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import yaml

from vaultsync.calendar import AsOf
from vaultsync.edit import values
from vaultsync.edit.insert import insert, reply
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.record import record_touch
from vaultsync.model import Interview, Person, Status, TouchKind, TouchState
from vaultsync.names import fold
from vaultsync.owed import RECORDED_AS, FollowUp
from vaultsync.pipeline import build
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

FOLDER = Path(__file__).parent / "cases" / "edit"
LONDON = ZoneInfo("Europe/London")
PLAIN = Settings(timezone="Europe/London")
NOW = AsOf(instant=datetime(2026, 3, 6, 18, tzinfo=LONDON), zone=LONDON)
STATES = {
    "done": TouchState.DONE,
    "skip": TouchState.SKIPPED,
    "snooze": TouchState.SNOOZED,
}
Answer: TypeAlias = LineChange | Refusal | None
Fact: TypeAlias = tuple[TouchKind, TouchState, date, str]
_DAY = re.compile(r" (\d{4}-\d\d-\d\d)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that is to be done to a document, whatever becomes of its text meanwhile."""

    run: Callable[[Document], Answer]
    touch: Fact | None = None
    """What the note says then that it did not say before."""
    says: tuple[str, Any] | None = None
    """Or which fact of the interview has which value then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document, what is to be done, and what must become of it."""

    name: str
    note: Document
    deed: Deed
    expected: dict[str, Any]


def read_case(file: Path) -> Case:
    """Read a document and the wish beside it."""
    expected = tomllib.loads(file.read_text("utf-8"))
    note = Document.of(f"{file.stem}.md", file.with_suffix(".md").read_bytes().decode())
    ways = Conventions(settings=PLAIN, zone=LONDON, dataview=expected.get("dataview", False))
    deed = _deed(expected["do"], note, ways)
    return Case(name=file.stem, note=note, deed=deed, expected=expected)


def read_cases() -> tuple[Case, ...]:
    """Read all of them."""
    return tuple(map(read_case, sorted(FOLDER.glob("*.toml"))))


def _deed(do: str, note: Document, ways: Conventions) -> Deed:
    verb, _, rest = do.partition(" ")
    if verb == "status":
        setting = values.status(Status(rest))
        return Deed(
            run=lambda now: values.set_value(now, setting, ways), says=("status", Status(rest))
        )
    if verb == "promised":
        until = date.fromisoformat(rest)
        promise = values.they_reply_by(until)
        return Deed(
            run=lambda now: values.set_value(now, promise, ways), says=("they_reply_by", until)
        )
    if verb == "reply":
        name, _, said = rest.partition(" : ")
        person = _person(note, name, ways)
        heard = reply(person, NOW.today, said)
        return Deed(
            run=lambda now: insert(now, heard, ways),
            touch=(TouchKind.REPLY, TouchState.DONE, NOW.today, person.key),
        )
    return _settling(STATES[verb], rest, note, ways)


def _settling(state: TouchState, rest: str, note: Document, ways: Conventions) -> Deed:
    written = _DAY.search(rest)
    day = date.fromisoformat(written[1]) if written else NOW.today
    kind, _, name = _DAY.sub("", rest).partition(" ")
    item = _item(note, kind, "" if name == "-" else name)
    return Deed(
        run=lambda now: record_touch(now, item, state, day, ways),
        touch=(RECORDED_AS[item.kind], state, day, item.person.key),
    )


def _item(note: Document, kind: str, name: str) -> FollowUp:
    """Give the follow-up that is meant, whatever stands in the way of writing it down."""
    found = build(Snapshot(notes=(note,)), PLAIN, NOW).follow_ups
    (item,) = [
        one for one in found if one.kind.value == kind and fold(one.person.name) == fold(name)
    ]
    return item


def _person(note: Document, name: str, ways: Conventions) -> Person:
    interview = ways.parse(note).interview
    assert interview
    everybody = (*interview.people, interview.primary_contact)
    return next(one for one in everybody if one and fold(one.name) == fold(name))


def facts(note: Document) -> tuple[Interview | None, list[Fact]]:
    """Give what a note says, and its touches without their places."""
    parsed = Conventions(settings=PLAIN, zone=LONDON).parse(note).interview
    touches = parsed.touches if parsed else ()
    return parsed, sorted(((one.kind, one.state, one.day, one.who) for one in touches), key=str)


_STAMP = re.compile(r" (?:[✅❌⏳] |\[(?:completion|cancelled|scheduled):: )\d{4}-\d\d-\d\d\]?")
_HEAD = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def check_change(before: Document, made: LineChange) -> None:
    """One line is another one, or one line is more; every other byte is what it was."""
    old, new = (
        [line for line in _LINES.findall(one.text.encode()) if line]
        for one in (before, made.after)
    )
    assert made.before == before
    at = made.line - 1
    assert made.new is not None
    line = made.new.encode()
    assert b"\n" not in line
    assert b"\r" not in line
    if made.old is not None:
        assert old[:at] == new[:at]
        assert old[at + 1 :] == new[at + 1 :]
        assert len(old) == len(new)
        assert old[at].rstrip(b"\r\n") == made.old.encode()
        assert new[at] == line + old[at][len(made.old.encode()) :]
        return
    assert old[at:] == new[at + 1 :]
    assert new[at].rstrip(b"\r\n") == line
    above = new[at - 1]
    if new[at] != line:  # it ends as the line above does
        assert new[at][len(line) :] == above[len(above.rstrip(b"\r\n")) :]
    if at and not old[at - 1].endswith((b"\n", b"\r")):  # no final newline, before and after
        assert at == len(old)
        assert new[at] == line
        *same, last = new[:at]
        assert [*same, last.rstrip(b"\r\n")] == old
    else:
        assert new[:at] == old[:at]
        assert new[at] != line


def check_effect(before: Document, made: LineChange, deed: Deed) -> None:
    """The note says what was meant, and of everything else what it said."""
    check_words(made, deed)
    check_yaml(before, made, deed)
    was, old = facts(before)
    now, new = facts(made.after)
    assert was
    assert now
    if deed.says:
        key, value = deed.says
        assert getattr(now, key) == value
        assert new == old
    else:
        added = list(new)
        for touch in old:
            added.remove(touch)
        (touch,) = added
        assert deed.touch
        assert touch[:3] == deed.touch[:3]
        nameless = deed.touch[3] not in was.known and not touch[3]
        assert nameless or touch[3] == deed.touch[3]
    keys = {"status", "they_reply_by"} - ({deed.says[0]} if deed.says else set())
    for key in (*keys, "company", "role", "stage", "day", "start", "end", "zone"):
        assert getattr(now, key) == getattr(was, key)
    assert [_told(one) for one in now.people] == [_told(one) for one in was.people]


def check_words(made: LineChange, deed: Deed) -> None:
    """What a person wrote in a line that is replaced still stands in it."""
    if made.old is None or made.new is None:
        return
    if deed.touch:
        box = made.old.index("[ ]")
        assert made.new[:box] == made.old[:box]
        stamp = _STAMP.findall(made.new)
        assert len(stamp) == 1 + len(_STAMP.findall(made.old))
        assert made.new[box + 3 :].replace(stamp[-1], "", 1) == made.old[box + 3 :]
        return
    assert deed.says
    value = str(getattr(deed.says[1], "value", deed.says[1]))
    before, found, behind = made.new.partition(value)
    assert found
    assert made.old.startswith(before.rstrip())
    assert made.old.endswith(behind)
    assert "#" not in made.old[len(before) : len(made.old) - len(behind)]


def check_yaml(before: Document, made: LineChange, deed: Deed) -> None:
    """To PyYAML alone, too, one key has another value; no reader of ours is asked."""
    old, new = (_yaml(one.text) for one in (before, made.after))
    if old is None or not deed.says:
        assert old == new
        return
    assert new is not None
    changed = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}
    assert len(changed) <= 1, changed
    for key in changed:
        assert new[key] == str(getattr(deed.says[1], "value", deed.says[1]))


def _yaml(text: str) -> dict[str, Any] | None:
    """Read front matter as PyYAML does; None where it is none to it."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = _HEAD.match(plain)
    try:
        read = yaml.load(found[1], yaml.BaseLoader) if found else None  # noqa: S506 - texts only
    except yaml.YAMLError:
        return None
    return (
        read if isinstance(read, dict) and all(isinstance(key, str) for key in read) else None
    )


def _told(one: Person) -> tuple[object, ...]:
    points = ([point.text for point in group] for group in (one.points, one.concerns))
    return (one.key, one.email, one.phone, one.title, *points)
