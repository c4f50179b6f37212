"""A line more at the top moves all lines below it: no proof of a change minds (hazard 1)."""

from collections import Counter
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from tests.edit_cases import LONDON, PLAIN
from tests.test_notes import CASES
from vaultsync.edit import values
from vaultsync.edit.insert import insert, reply, unwritable
from vaultsync.edit.lines import Conventions, LineChange
from vaultsync.edit.proof import without_places
from vaultsync.parse.front.front_matter import locate
from vaultsync.snapshot import Document

WAYS = Conventions(settings=PLAIN, zone=LONDON)
DAY = date(2027, 3, 19)
REPLY = values.they_reply_by(DAY)
HEAD = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-25\n"
LOXLEY = (
    "interviewers: Becky from HR (0114 496 0877)\n---\n# Loxley\n\nBecky from HR\n\n"
    "- what salary am I looking for - said mid fifties\n- do I drive - yes\n\n"
    "Said I'd send her my updated CV. She'll come back to me this week or early next.\n"
)


@pytest.mark.parametrize(
    "rest",
    [
        "interviewers: Jane Doe\n---\n\n## Jane Doe\n- a point\n",
        LOXLEY,
        f"{LOXLEY}- Becky: **promised:** my updated CV\n",
        "Role: Clerk\nrole: Clerk\n---\n\n## Jane Doe\n- a point\n",
        "---\n\n| Name | Role |\n| --- | --- |\n| Jane Doe | HR |\n\nThey answer by Friday.\n",
    ],
)
def test_the_day_of_their_answer_is_written(rest: str) -> None:
    """Whatever names a line of its own, in what is read or in what is told."""
    made = values.set_value(Document.of("a.md", HEAD + rest), REPLY, WAYS)
    assert isinstance(made, LineChange), made


def test_a_message_with_one_s_own_answer_behind_it_is_written() -> None:
    """The sentence that one has answered names its line; the record moves it."""
    text = (
        f"{HEAD}---\n\n## Helen Brathwaite\nhelen@christie.example\n- Warm.\n\n## After\n\n"
        "Helen emailed Mon 30 Nov. They want me back! I replied same day, said yes.\n"
    )
    note = Document.of("a.md", text)
    read = WAYS.parse(note).interview
    assert read
    assert read.heard[0].replied_line == 13
    made = insert(note, reply(read.people[0], date(2026, 11, 30), "They want me back"), WAYS)
    assert isinstance(made, LineChange), made


def places(value: object) -> list[str]:
    """Give the fields of what a note says, however deep, that still hold a line."""
    if not isinstance(value, tuple):
        return []
    names = getattr(value, "_fields", ())
    mine = [name for name in names if name.endswith("line") and getattr(value, name) != 0]
    return mine + [one for part in value for one in places(part)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_by_hand_is_by_program(case: Any) -> None:
    """Where the line that is written by hand is read as meant, it is written."""
    note = Document.of(f"{case.stem}.md", case.with_suffix(".md").read_bytes().decode())
    region = locate(note.text.removeprefix("\ufeff"))
    before = WAYS.parse(note)
    if region is None or before.interview is None or before.interview.they_reply_by:
        return
    if unwritable(note, before):
        return  # conflict markers: nobody writes below these
    at = region.end + (len(note.text) - len(note.text.removeprefix("\ufeff")))
    end = "\r\n" if "\r\n" in note.text else "\n"
    by_hand = WAYS.parse(
        Document.of(note.path, f"{note.text[:at]}they_reply_by: {DAY}{end}{note.text[at:]}")
    )
    if by_hand.interview is None or by_hand.interview.they_reply_by != DAY:
        return
    made = values.set_value(note, REPLY, WAYS)
    assert isinstance(made, LineChange), made
    assert made.new
    assert made.new.strip().replace('"', "").casefold() == f"they_reply_by: {DAY}"


def test_no_place_is_left() -> None:
    """Of no note of the cases any field that holds a line is compared."""
    found = Counter[str]()
    for case in CASES:
        one = WAYS.parse(
            Document.of("a.md", case.with_suffix(".md").read_bytes().decode())
        ).interview
        if one:
            bare = without_places(one)
            found.update(
                name for each in fields(bare) for name in places(getattr(bare, each.name))
            )
    assert not found
