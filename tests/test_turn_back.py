"""A kept change turned round on the text of a note: exactly, or not at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.edit.kept import Kept, place_of
from vaultsync.edit.lines import LineChange, Refusal, lines_of, with_line
from vaultsync.edit.turn_back import turn_back
from vaultsync.snapshot import Document

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
        place=place_of(change),
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
    (ONE, lambda t: t.replace(f"{THANKS}\n", ""), "is not there any more"),
    (ONE, lambda _: "", "is not there any more"),
    # one of two equal lines is gone, and nothing says which
    (MARCUS, lambda t: "x\n" + t.replace(f"{THANKS}\n", "", 1) + "x\n", "1 times, and stood"),
    (MARCUS, lambda t: "x\n" + t[: t.rindex(THANKS)] + "x\n", "1 times, and stood there 2"),
    # a line like it came in, and everything moved
    (ONE, lambda t: f"x\n{THANKS}\n{t}x\n", "stands there 2 times"),
    # what was written under it since hangs on it
    (ONE, lambda t: t.replace(THANKS, f"{THANKS}\n  - what I wrote"), "read otherwise"),
    (ONE, lambda t: t.replace(THANKS, f"{THANKS}\nand on"), "read otherwise"),
    # a merge is not finished
    (ONE, lambda t: f"{t}<<<<<<< HEAD\n", "conflict markers"),
    # the neighbours of a line that is to come back are gone
    (OUT, lambda t: "x\n" + t.replace("- moving 140 DAGs\n", "") + "x\n", "not there any more"),
    (OUT, lambda t: f"x\n{t}{t}x\n", "2 places"),
]


@pytest.mark.parametrize(("change", "edit", "said"), REFUSED)
def test_what_is_not_certain_is_left(change: LineChange, edit: object, said: str) -> None:
    """A line that was changed, is gone or is ambiguous is left, and why is told."""
    assert callable(edit)
    found = turn_back(document(edit(change.after.text)), keep(change))
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
    found = turn_back(document(now), keep(change))
    assert isinstance(found, LineChange)
    other = wanted if callable(wanted) else edit
    assert found.after.text == other(change.before.text)
    assert (found.old, found.new) == (change.new, change.old)


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
    back = turn_back(change.after, keep(change))
    assert isinstance(back, LineChange)
    assert back.after.text == change.before.text
    again = turn_back(back.after, keep(back))
    assert isinstance(again, LineChange)
    assert again.after.text == change.after.text


@given(changes(), LINES)
def test_undo_touches_one_line_at_most(
    change: LineChange, lines: list[tuple[str, str]]
) -> None:
    """Whatever note stands there now, no other line of it is lost or changed."""
    now = document("".join(f"{text}{end}" for text, end in lines))
    back = turn_back(now, keep(change))
    if isinstance(back, LineChange):
        old, new = now.text.split(), back.after.text.split()
        spare = (change.new or "").split()
        left = [*new]
        for word in old:
            if word in left:
                left.remove(word)
            else:
                assert word in spare
