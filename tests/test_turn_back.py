"""A kept change turned round on the text of a note: exactly, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.edit.kept import Kept, place_of
from vaultsync.edit.lines import (
    Conventions,
    LineChange,
    Refusal,
    lines_of,
    with_line,
    with_other_line,
    without_line,
)
from vaultsync.edit.turn_back import turn_back
from vaultsync.settings import Settings
from vaultsync.snapshot import Document

WAYS = Conventions(settings=Settings(), zone=UTC)

THANKS = "- [x] Thank-you by email ✅ 2026-03-06"
NOTE = """\
---
type: interview
---

## Priya Raman
- moving 140 DAGs
- [x] Thank-you by email ✅ 2026-03-06

## Marcus Lee
- weekly alert review
"""


def keep(change: LineChange) -> Kept:
    """Keep a change as the note writer does."""
    return Kept(
        id="00000001",
        when=datetime(2026, 3, 6, 9, tzinfo=UTC),
        command="sync",
        path="n.md",
        line=change.line,
        old=change.old,
        new=change.new,
        before=change.before.digest,
        after=change.after.digest,
        place=place_of(change, WAYS),
    )


def document(text: str) -> Document:
    """Make a note of this text."""
    return Document.of("n.md", text)


def inserting(text: str, line: str, new: str) -> LineChange:
    """Change a note by putting a line in behind the first one that reads so."""
    lines = text.splitlines()
    return with_line(document(text), lines.index(line) + 1, new)


def removing(text: str, line: str) -> LineChange:
    """Change a note by taking out the first line that reads so."""
    index = text.splitlines().index(line)
    rest = text.splitlines(keepends=True)
    after = "".join(rest[:index] + rest[index + 1 :])
    return LineChange(
        before=document(text), after=document(after), line=index + 1, old=line, new=None
    )


def replacing(text: str, old: str, new: str) -> LineChange:
    """Change a note by putting one line in another's place."""
    return LineChange(
        before=document(text),
        after=document(text.replace(old, new, 1)),
        line=text.splitlines().index(old) + 1,
        old=old,
        new=new,
    )


MARCUS = inserting(NOTE, "- weekly alert review", THANKS)
"""Marcus is thanked on the day on which Priya was: the same line twice."""
ONE = inserting(NOTE.replace(f"{THANKS}\n", ""), "- moving 140 DAGs", THANKS)
OUT = removing(NOTE, THANKS)
OTHER = replacing(NOTE, "- weekly alert review", "- monthly alert review")

REFUSED = [
    # the line was edited: it is a person's now
    (ONE, lambda t: t.replace("2026-03-06", "2026-03-07"), "was changed to `- [x] Thank-you"),
    (ONE, lambda t: t.replace("[x]", "[ ]"), "was changed to `- [ ] Thank-you"),
    (ONE, lambda t: t.replace(THANKS, f"{THANKS} rang, too"), "rang, too`"),
    (ONE, lambda t: t.replace(THANKS, f"  {THANKS}"), "was changed to"),
    (ONE, lambda t: t.replace(THANKS, "something else"), "was changed to `something else`"),
    (OTHER, lambda t: t.replace("monthly", "daily"), "was changed to `- daily alert review`"),
    # it is gone
    (ONE, lambda t: t.replace(f"{THANKS}\n", ""), "is no longer there"),
    (ONE, lambda _: "", "is no longer there"),
    # one of two equal lines is gone, and nothing says which: the note is no interview any more
    (MARCUS, lambda t: "x\n" + t.replace(f"{THANKS}\n", "", 1) + "x\n", "nothing says that"),
    (MARCUS, lambda t: "x\n" + t[: t.rindex(THANKS)] + "x\n", "nothing says that it is the"),
    # a line like it came in, and everything moved
    (ONE, lambda t: f"x\n{THANKS}\n{t}x\n", "is there 2 times, and nothing says which"),
    # what was written under it since hangs on it
    (ONE, lambda t: t.replace(THANKS, f"{THANKS}\n  - what I wrote"), "read otherwise"),
    (ONE, lambda t: t.replace(THANKS, f"{THANKS}\nand on"), "read otherwise"),
    # a merge is not finished
    (ONE, lambda t: f"{t}<<<<<<< HEAD\n", "conflict markers"),
    # the neighbours of a line that is to come back are gone
    (
        OUT,
        lambda t: "x\n" + t.replace("- moving 140 DAGs\n", "") + "x\n",
        "are no longer there",
    ),
    (OUT, lambda t: f"x\n{t}{t}x\n", "2 places"),
]


@pytest.mark.parametrize(("change", "edit", "said"), REFUSED)
def test_what_is_not_certain_is_left(change: LineChange, edit: object, said: str) -> None:
    """A line that was changed, is gone or is ambiguous is left, and why is told."""
    assert callable(edit)
    found = turn_back(document(edit(change.after.text)), keep(change), WAYS)
    assert isinstance(found, Refusal)
    assert said in found.reason


TAKEN = [
    # nothing changed since: to the byte what it was
    (ONE, lambda t: t, lambda t: t),
    (MARCUS, lambda t: t, lambda t: t),
    (OUT, lambda t: t, lambda t: t),
    (OTHER, lambda t: t, lambda t: t),
    # lines moved
    (ONE, lambda t: t.replace("## Priya", "- a\n- b\n\n## Priya"), None),
    (ONE, lambda t: f"{t}- more\n", None),
    (ONE, lambda t: f"\n\n{t}- more\n", None),
    (MARCUS, lambda t: f"{t}- more\n", None),
    (MARCUS, lambda t: t.replace("## Priya", "text\n\n## Priya"), None),
    (MARCUS, lambda t: t.replace("## Priya", "text\n\n## Priya") + "- more\n", None),
    (OTHER, lambda t: t.replace("## Marcus", "text\n\n## Marcus") + "- more\n", None),
    (OUT, lambda t: t.replace("## Priya", "text\n\n## Priya") + "- more\n", None),
    (OUT, lambda t: t.replace("## Priya", "text\n\n## Priya"), None),
    # another line like it, while all above or all below is as it was
    (ONE, lambda t: f"{t}\n## Jane\n- was there\n{THANKS}\n", None),
    # git or an editor changed the ends of all lines
    (ONE, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r\n")),
    (OUT, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r\n")),
    (OTHER, lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r\n")),
]


@pytest.mark.parametrize(("change", "edit", "wanted"), TAKEN)
def test_the_line_is_found_where_it_stands(
    change: LineChange, edit: object, wanted: object
) -> None:
    """Whatever moved around it, this one line is turned round and every other byte stays.

    The same edit of the note as it was before gives what is wanted.
    """
    assert callable(edit)
    now = edit(change.after.text)
    found = turn_back(document(now), keep(change), WAYS)
    assert isinstance(found, LineChange)
    other = wanted if callable(wanted) else edit
    assert found.after.text == other(change.before.text)
    assert (found.old, found.new) == (change.new, change.old)


# Records that read the same, of several persons of one note

PANEL = """\
---
type: interview
company: Northwind
date: 2026-03-05
---

# Panel

## Priya Raman

- nice talk

## Marcus Lee

- nice talk

## Jane Poe

- nice talk
"""
PEOPLE = ("Priya Raman", "Marcus Lee", "Jane Poe")
FRONT, *SECTIONS = PANEL.split("\n## ")


def panel(*sections: str) -> str:
    """Make the note of these sections."""
    return "\n## ".join([FRONT, *(one.strip("\n") + "\n" for one in sections)])


def thanking(text: str, who: str, line: str = THANKS) -> LineChange:
    """Record a message to a person below what is noted of the talk: the same of all."""
    lines = text.splitlines()
    return with_line(document(text), lines.index(f"## {who}") + 3, line)


def without(text: str, who: str) -> str:
    """Take a person's record out by hand."""
    lines = lines_of(text)
    at = lines.index(f"{THANKS}\n", lines.index(f"## {who}\n"))
    return "".join([*lines[:at], *lines[at + 1 :]])


def swapped(text: str) -> str:
    """Turn the sections round."""
    front, *sections = text.split("\n## ")
    return "\n## ".join([front, *(f"{one.strip()}\n" for one in reversed(sections))])


def above(text: str) -> str:
    """Write at the top of the note."""
    return text.replace("# Panel\n", "# Panel\n\nmore\n")


def elsewhere(text: str) -> str:
    """Write at the top of the note and at its end."""
    return above(text) + "\n## Topics\n- more\n"


def exchanged(text: str) -> str:
    """Let the last two sections change places."""
    *others, one, two = text.split("\n## ")
    return "\n## ".join([*others, f"{two.strip()}\n", f"{one.strip()}\n"])


AROUND: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "two exchanged": exchanged,
    "above": above,
    "above and below": elsewhere,
    "sections swapped": swapped,
    "both": lambda text: elsewhere(swapped(text)),
    "a deeper heading": lambda text: elsewhere(
        text.replace("\n- nice talk", "\n### Talk\n- nice talk")
    ),
}


@pytest.mark.parametrize("line", [THANKS, "- [x] Reply received ✅ 2026-03-06"])
@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("order", [*permutations(PEOPLE)])
def test_of_equal_records_the_person_s_own_goes(
    order: tuple[str, ...], around: str, line: str
) -> None:
    """In whatever order they were written and go back, each takes its own person's."""
    edit, text, kept = AROUND[around], PANEL, {}
    for who in order:
        change = thanking(text, who, line)
        text, kept[who] = change.after.text, keep(change)
    for undone in permutations(PEOPLE):
        now, left = edit(text), [*order]
        for who in undone:
            back = turn_back(document(now), kept[who], WAYS)
            assert isinstance(back, LineChange), (who, back)
            left.remove(who)
            wanted = PANEL
            for one in left:
                wanted = thanking(wanted, one, line).after.text
            now = back.after.text
            assert now == edit(wanted), who
            again = turn_back(document(now), keep(back), WAYS)
            assert isinstance(again, LineChange)
            assert again.after.text == back.before.text
        assert now == edit(PANEL)


def dealt_with(text: str, who: str, line: str) -> str:
    """Make another line of a person's record."""
    lines = lines_of(text)
    at = lines.index(f"{THANKS}\n", lines.index(f"## {who}\n"))
    return "".join([*lines[:at], f"{line}\n", *lines[at + 1 :]])


LEFT_ALONE: dict[str, tuple[Callable[[str], str], str]] = {
    "deleted": (lambda t: without(t, "Priya Raman"), "is no longer there"),
    "deleted, much else": (
        lambda t: elsewhere(swapped(without(t, "Priya Raman"))),
        "another record",
    ),
    "edited": (
        lambda t: elsewhere(dealt_with(t, "Priya Raman", f"{THANKS} by post")),
        f"was changed to `{THANKS} by post`",
    ),
    "un-ticked": (
        lambda t: dealt_with(t, "Priya Raman", THANKS.replace("[x]", "[ ]")),
        "was changed to `- [ ] Thank-you",
    ),
    "moved to another person": (
        lambda t: f"{without(t, 'Priya Raman')}{THANKS}\n",
        "is no longer there",
    ),
    "the section is gone": (
        lambda t: t.replace(t[t.index("## Priya") : t.index("## Marcus")], ""),
        "is no longer there",
    ),
    "no interview any more": (lambda t: f"x\n{t}x\n", "nothing says which"),
    "written a second time": (
        lambda t: elsewhere(t.replace(THANKS, f"{THANKS}\n\nx\n\n{THANKS}", 1)).replace(
            f"nice talk\n{THANKS}", f"nicer talk\n{THANKS}"
        ),
        "nothing says which",
    ),
}


@pytest.mark.parametrize("others", [("Marcus Lee",), ("Marcus Lee", "Jane Poe")])
@pytest.mark.parametrize("name", LEFT_ALONE)
def test_another_person_s_record_is_left(name: str, others: tuple[str, ...]) -> None:
    """A record that is gone or not certain never costs somebody else theirs."""
    edit, said = LEFT_ALONE[name]
    change = thanking(PANEL, "Priya Raman")
    text = change.after.text
    for who in others:
        text = thanking(text, who).after.text
    found = turn_back(document(edit(text)), keep(change), WAYS)
    assert isinstance(found, Refusal)
    assert said in found.reason


@pytest.mark.parametrize("around", AROUND)
def test_what_an_older_version_kept(around: str) -> None:
    """It does not say whose a record is: the lines around it tell, or nothing is done."""
    text = PANEL.replace("nice talk", "rota", 1).replace("nice talk", "weekly review", 1)
    for who in ("Jane Poe", "Priya Raman", "Marcus Lee"):
        change = thanking(text, who)
        text = change.after.text
        kept = keep(change)
        place = kept.place._replace(owner="", twins=text.count(THANKS), nth=0)
        old = replace(kept, place=place)
        later = text
        for other in PEOPLE:
            later = later if later.count(THANKS) == len(PEOPLE) else with_all(later, other)
        found = turn_back(document(AROUND[around](later)), old, WAYS)
        if around in {"nothing", "above"}:
            assert isinstance(found, LineChange)
        if isinstance(found, LineChange):
            assert found.after.text == AROUND[around](without(later, who))


def with_all(text: str, who: str) -> str:
    """Thank a person who was not thanked."""
    rest = text[text.index(f"## {who}") :].split("\n## ", maxsplit=1)[0]
    return text if THANKS in rest else thanking(text, who).after.text


def test_another_person_s_record_in_its_very_place() -> None:
    """The same line number, the same rest of the note: it is somebody else's all the same."""
    change = thanking(PANEL, "Jane Poe")
    now = exchanged(thanking(PANEL, "Marcus Lee").after.text)
    assert now.splitlines()[change.line - 1] == THANKS
    found = turn_back(document(now), keep(change), WAYS)
    assert isinstance(found, Refusal)
    assert found.reason.endswith("what reads the same is another record")


def test_a_person_s_name_may_be_corrected() -> None:
    """With nothing else changed, the line is the one that was written."""
    change = thanking(PANEL, "Marcus Lee")
    now = change.after.text.replace("Marcus", "Markus")
    found = turn_back(document(now), keep(change), WAYS)
    assert isinstance(found, LineChange)
    assert found.after.text == PANEL.replace("Marcus", "Markus")


NAMESAKES = PANEL.replace("Jane Poe", "Marcus Lee")


@pytest.mark.parametrize("later", [True, False])
@pytest.mark.parametrize(
    ("text", "edit", "taken"),
    [
        (NAMESAKES, lambda t: t, True),
        (NAMESAKES, elsewhere, False),
        (NAMESAKES, swapped, False),
        (NAMESAKES.replace("nice talk", "rota", 2), above, True),
        (NAMESAKES.replace("nice talk", "rota", 2), swapped, False),
        (NAMESAKES.replace("nice talk", "rota", 2), exchanged, False),
    ],
)
def test_two_persons_of_one_name(
    text: str, edit: Callable[[str], str], taken: bool, later: bool
) -> None:
    """They are told apart by what stands around their records, or not at all."""
    first = thanking(text, "Marcus Lee")
    both = with_line(first.after, len(lines_of(first.after.text)), THANKS)
    kept, left = (both, first.after.text) if later else (first, text + f"{THANKS}\n")
    found = turn_back(document(edit(both.after.text)), keep(kept), WAYS)
    assert isinstance(found, LineChange) is taken
    assert not isinstance(found, LineChange) or found.after.text == edit(left)
    gone = both.after.text.replace(f"{THANKS}\n", "", 1) if not later else left
    gone_too = turn_back(document(elsewhere(gone)), keep(kept), WAYS)
    assert isinstance(gone_too, Refusal)


@pytest.mark.parametrize(
    ("who", "edit", "taken"),
    [
        ("Priya Raman", above, True),
        ("Marcus Lee", swapped, True),
        ("Marcus Lee", elsewhere, True),
        ("Jane Poe", above, True),
        ("Jane Poe", swapped, False),  # at the end of the note nobody else stands now
        ("Jane Poe", lambda t: t.replace(t[t.index("\n## Jane") :], ""), False),
    ],
)
def test_a_record_comes_back_to_its_person(
    who: str, edit: Callable[[str], str], taken: bool
) -> None:
    """What was taken out goes back in where its person now is, never to another one."""
    whole = thanking(PANEL, who).after.text
    out = without_line(document(whole), whole.splitlines().index(THANKS) + 1)
    found = turn_back(document(edit(out.after.text)), keep(out), WAYS)
    assert isinstance(found, LineChange) is taken
    assert not isinstance(found, LineChange) or found.after.text == edit(whole)


def test_an_own_task_is_ticked_again_at_its_person() -> None:
    """An un-ticked task has no record any more: whose it is, the old line says."""
    task = "- [x] Thank-you by email ✅ 2026-03-06"
    text = thanking(PANEL, "Priya Raman", task).after.text
    text = thanking(text, "Jane Poe", task).after.text
    number = text.splitlines().index(task) + 1
    change = with_other_line(document(text), number, "- [ ] Thank-you by email")
    now = text.splitlines()
    now[now.index(task, number)] = "- [ ] Thank-you by email"
    now[number - 1] = "- I shall write"
    found = turn_back(document("\n".join(["", *now])), keep(change), WAYS)
    assert isinstance(found, Refusal)


ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.lists(st.tuples(st.sampled_from(["", "a", "- b", "## c", THANKS]), ENDS), max_size=8)


@st.composite
def changes(draw: st.DrawFn) -> LineChange:
    """Make a change of any note: of mixed ends, equal lines, with and without a last end."""
    lines = [f"{text}{end}" for text, end in draw(LINES)]
    chances = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    if lines and chances[0]:
        lines[-1] = lines[-1].rstrip("\r\n") or "z"
    before = document("".join(lines))
    parts = lines_of(before.text)
    index = draw(st.integers(0, len(parts)))
    if not parts or chances[1]:
        return with_line(before, index, "[x] Thank-you ✅ 2026-03-06")
    index = min(index, len(parts) - 1)
    old = parts[index].rstrip("\r\n")
    new = "- [x] other" if chances[2] else None
    kept = parts[index][len(old) :]
    put = [] if new is None else [f"{new}{kept}"]
    after = document("".join([*parts[:index], *put, *parts[index + 1 :]]))
    return LineChange(before=before, after=after, line=index + 1, old=old, new=new)


@given(changes())
def test_undo_is_exact(change: LineChange) -> None:
    """Taking a change back from the note as it left it gives the old bytes; twice, the new."""
    back = turn_back(change.after, keep(change), WAYS)
    assert isinstance(back, LineChange)
    assert back.after.text == change.before.text
    again = turn_back(back.after, keep(back), WAYS)
    assert isinstance(again, LineChange)
    assert again.after.text == change.after.text


@given(changes(), LINES)
def test_undo_touches_one_line_at_most(
    change: LineChange, lines: list[tuple[str, str]]
) -> None:
    """Whatever note stands there now, no other line of it is lost or changed."""
    now = document("".join(f"{text}{end}" for text, end in lines))
    back = turn_back(now, keep(change), WAYS)
    if isinstance(back, LineChange):
        old, new = now.text.split(), back.after.text.split()
        spare = (change.new or "").split()
        left = [*new]
        for word in old:
            if word in left:
                left.remove(word)
            else:
                assert word in spare
