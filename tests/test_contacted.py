"""Ticked tasks in one's own words that got in touch: read where certain, else told (VS313)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_due_note_doubts import rows
from tests.test_rules import run
from tests.vaults import DUE, sync_here
from vaultsync.diagnostics import Finding
from vaultsync.model import TouchKind
from vaultsync.owed import Kind
from vaultsync.parse.messages.contacting import begins_to_contact
from vaultsync.pipeline import Outcome

MakeVault = Callable[..., Path]
CONFIG = 'timezone = "Europe/Berlin"\n'
NOTE = """\
---
type: interview
company: Moia
role: Designer
date: 2026-11-19
recruiter: Dana Whitfield <dana@talent.example>
interviewers:
  - Henrik Sørensen <henrik@moia.example>
  - Jana Vogt <jana@moia.example>
---
## What we talked about
- Henrik: the booking flow
- Jana: the pickup point

## Next
- [x] thank Henrik and Jana 📅 2026-11-20 ✅ 2026-11-20
{body}
"""
DAY = "2026-12-02T09:00+00:00"
DONE = "📅 2026-12-01 ✅ 2026-12-01"


def read(body: str, day: str = DAY) -> Outcome:
    """Read a note on an interview of Thursday, 19 November."""
    return run({"a.md": NOTE.format(body=body)}, CONFIG, day)


def told(outcome: Outcome) -> list[Finding]:
    """Give what is told of tasks."""
    return [one for one in outcome.findings if one.code == "VS313"]


def chasers(outcome: Outcome) -> list[str]:
    """Give whom follow-ups were read to."""
    (interview,) = outcome.interviews
    kinds = {TouchKind.FOLLOW_UP, TouchKind.STATUS_CHECK, TouchKind.CALL}
    return [one.who for one in interview.touches if one.kind in kinds]


NOTHING = [
    f"- [ ] ask Henrik how it looks {DONE[:12]}",
    "- [ ] ask Henrik how it looks ⏳ 2026-12-01",
    "- [-] ask Henrik how it looks ❌ 2026-12-01",
    "- [ ] ask Henrik about parking 📅 2026-11-18",
    "- [x] ask Henrik about parking ✅ 2026-11-18",
    "- [x] ask Henrik how it looks ✅ 2026-11-18",
    "- [x] ask Henrik how it looks ✅ 2026-11-19",
    "- [x] ask Henrik how it looks",
    f"- [x] ask mum how it looks {DONE}",
    f"- [x] ask mum how Henrik looks {DONE}",
    f"- [x] ask mum to call Henrik {DONE}",
    f"- [x] chase mum {DONE}",
    f"- [x] email the landlord {DONE}",
    f"- [x] ask Henrik Müller how it looks {DONE}",
    f"- [x] ask Henrik's assistant about parking {DONE}",
    f"- [x] look up Henrik {DONE}",
    f"- [x] read the talk that Henrik named {DONE}",
    f"- [x] write down what Henrik said {DONE}",
    f"- [x] think about what to ask Henrik {DONE}",
    f"- [x] connect with Henrik {DONE}",
    f"- [x] ask Henrik to connect on LinkedIn {DONE}",
    f"- [x] ask how it looks {DONE}",  # two were met, and it names nobody
    f"- [x] call the dentist {DONE}",
    f"- [x] ping-pong with Henrik {DONE}",
    f"- [x] chase up the landlord {DONE}",
    "- ask Henrik how it looks 2026-12-01",
    f"\n## Questions\n- [x] ask Henrik about the team {DONE}",
    f"\n## Prep\n- [x] ask Henrik about the team {DONE}",
    "- [x] ask Henrik about the team ✅ 2026-12-24",  # that is to come
]


@pytest.mark.parametrize("body", NOTHING)
def test_what_is_no_message_to_somebody_met(body: str) -> None:
    """S21, VS313: plans, questions of the interview, and others than who was met."""
    outcome = read(body)
    assert not told(outcome)
    assert not chasers(outcome)
    (item,) = (one for one in outcome.follow_ups if one.kind is Kind.FOLLOW_UP)
    assert item.state.open


@pytest.mark.parametrize(
    "words",
    [
        "ask Henrik how it looks",
        "Ask Henrik how it looks",
        "ask [[Henrik Sørensen]] how it looks",
        "ask Henrik Sørensen how things stand",
        "ask Henrik where things stand again",
        "ask Henrik for news",
        "ask Henrik for an update by email",
        "ask Henrik for an update on the application",
        "ask Henrik whether there is any news yet",
        "ask Henrik if there's news",
        "ask Jana how it's going",
        "ask Dana for any news",
        "chase Henrik",
        "chase up Henrik",
        "ping Henrik",
        "nudge Henrik",
        "check in with Henrik",
        "follow up with Henrik",
        "ask Henrik how it looks #job ⏫",
    ],
)
def test_what_nobody_says_but_of_a_follow_up(words: str) -> None:
    """S13: whoever ticked it has asked, and is not to write twice."""
    outcome = read(f"- [x] {words} {DONE}")
    assert chasers(outcome)
    assert not told(outcome)
    states = [one.state.open for one in outcome.follow_ups if one.kind is Kind.FOLLOW_UP]
    assert states == [False]


def test_the_person_of_the_section_is_meant() -> None:
    """S13: `her` is who the section is about; there, too, somebody else is not."""
    section = "\n## Henrik Sørensen\nThe flow.\n- [x] ask {} how it looks ✅ 2026-12-01\n"
    assert chasers(read(section.format("him"))) == ["henrik sørensen"]
    assert chasers(read(section.format("Jana"))) == ["jana vogt"]
    assert chasers(read(section.format("mum"))) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ask Henrik about the decision", "Henrik Sørensen"),
        ("ask Jana whether they have decided", "Jana Vogt"),
        ("ask Henrik where it is", "Henrik Sørensen"),
        ("ask Henrik how it is there", "Henrik Sørensen"),
        ("ask Henrik for the update of the design system", "Henrik Sørensen"),
        ("ask Henrik how it looks with parking", "Henrik Sørensen"),
        ("ask Henrik if they have updates of the app", "Henrik Sørensen"),
        ("asked Henrik how it looks", "Henrik Sørensen"),
        ("ask Henrik about parking", "Henrik Sørensen"),
        ("write to Henrik", "Henrik Sørensen"),
        ("write Henrik", "Henrik Sørensen"),
        ("ring Jana Vogt", "Jana Vogt"),
        ("phone Dana about the offer", "Dana Whitfield"),
        ("get in touch with Henrik", "Henrik Sørensen"),
        ("reach out to Henrik again", "Henrik Sørensen"),
        ("check back with [[Henrik Sørensen|Henrik]]", "Henrik Sørensen"),
        ("remind Henrik", "Henrik Sørensen"),
        ("bump Henrik", "Henrik Sørensen"),
    ],
)
def test_what_may_have_been_the_follow_up_is_told(words: str, name: str) -> None:
    """VS313, S21: nothing is settled by it, and nobody writes twice without a word."""
    outcome = read(f"- [x] {words} {DONE}")
    assert not chasers(outcome)
    (one,) = told(outcome)
    assert one.line == NOTE.count("\n", 0, NOTE.index("{body}")) + 1
    assert one.message == (
        f"this task, done on Tue 1 Dec, reads like a message to {name}, but is not read as a "
        "follow-up, so one is still advised"
    )
    line = f"Follow-up to {name}"
    assert (
        one.help == f"if it was one, let the task say `{line}`, and leave its days as they are"
    )
    after = read(f"- [x] {line} {DONE}")
    assert chasers(after)
    assert not told(after)


ALONE = NOTE.replace("  - Jana Vogt <jana@moia.example>\n", "").replace("recruiter", "x")


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("call the dentist", False),
        ("ask about parking", False),
        ("ask mum how it looks", False),
        ("write him a mail", True),
        ("ask how it looks", True),
        ("ask him how it looks", True),
        ("chase", True),
    ],
)
def test_where_only_one_was_met_a_name_is_not_needed(words: str, is_told: bool) -> None:
    """VS313: whose only person it can be."""
    outcome = run({"a.md": ALONE.format(body=f"- [x] {words} {DONE}")}, CONFIG, DAY)
    assert bool(told(outcome)) == is_told


@pytest.mark.parametrize(
    "more",
    [
        "- [x] Follow-up to Henrik ✅ 2026-12-01",  # that one is recorded
        "- [x] Email to Henrik ✅ 2026-12-01",
    ],
)
def test_a_message_of_the_same_day_is_recorded(more: str) -> None:
    """VS313: a task beside the record of what it asked for says nothing new."""
    assert not told(read(f"- [x] write to Henrik {DONE}\n{more}"))


@pytest.mark.parametrize("day", ["2026-11-30", "2026-12-01", "2026-12-03"])
def test_one_chaser_noted_twice_is_one(day: str) -> None:
    """S37: the record of the due note, and one's own task ticked beside it, use one place."""
    record = f"- [x] Follow-up to Henrik by email ✅ {day}"
    assert len(chasers(read(f"- [x] ask Henrik how it looks {DONE}\n{record}"))) == 1


def test_two_chasers_are_two() -> None:
    """S37: who asks again a week later has written twice."""
    body = f"- [x] ask Henrik how it looks {DONE}\n- [x] ask Henrik for news ✅ 2026-12-10"
    assert len(chasers(read(body, "2026-12-11T09:00+00:00"))) == 2


def test_a_tick_in_the_due_note_ticks_ones_own_task(make_vault: MakeVault) -> None:
    """The task that asks for the very same is ticked where it stands, and no line is added."""
    text = ALONE.format(body="- [ ] ask Henrik how it looks 📅 2026-12-01")
    vault = make_vault({"a.md": text, "vaultsync.toml": CONFIG})
    sync_here(vault, DAY)
    due = (vault / DUE).read_text("utf-8")
    (row,) = (one for one in due.splitlines() if one.startswith("- [ ] Follow-up to"))
    ticked = row.replace("- [ ]", "- [x]") + " ✅ 2026-12-02"
    (vault / DUE).write_text(due.replace(row, ticked), "utf-8")
    sync_here(vault, DAY)
    own = "- [ ] ask Henrik how it looks 📅 2026-12-01"
    assert (vault / "a.md").read_text("utf-8") == text.replace(
        own, f"{own.replace('[ ]', '[x]')} ✅ 2026-12-02"
    )


def test_the_due_note_tells_it_below_the_row(make_vault: MakeVault) -> None:
    """VS313: who sees the row sees the line; the note is written once and read as it was."""
    text = NOTE.format(body=f"- [x] ask Henrik about the decision {DONE}")
    vault = make_vault({"a.md": text})
    found = rows(vault, DAY)
    said = 'before you send it, look at line 17 of the note: "ask Henrik about the decision"; '
    said += "if it was one, let the task say Follow-up to Henrik Sørensen, and leave its days"
    assert f"{said} as they are" in found["Follow-up to"]
    before = (vault / DUE).read_bytes()
    sync_here(vault, DAY)
    assert (vault / DUE).read_bytes() == before
    assert (vault / "a.md").read_text("utf-8") == text


@pytest.mark.parametrize(
    "text", ["ask " * 30_000, "ask henrik " + "how it " * 20_000, "ask " + "a-" * 30_000 + "b"]
)
def test_a_task_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert len(told(read(f"- [x] {text} ✅ 2026-12-01"))) <= 1
    assert begins_to_contact(text) >= 0
