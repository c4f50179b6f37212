"""Why something is owed: one sentence of absolute facts, each with its place."""

import re

import pytest

from tests.test_rules import ALL, Case, run
from vaultsync.owed import FollowUp, State

RELATIVE = re.compile(r"\b(?:ago|today|tomorrow|yesterday|now|recently|last week|days late)\b")
NOTE = """---
type: interview
company: Acme
role: Cook
date: {date}
{more}---
## Jane Doe
jane@acme.example
- soup
{touches}"""


def note(more: str = "", touches: str = "", date: str = "2026-03-05") -> str:
    """Write a note on an interview with Jane Doe at Acme; the day is a Thursday."""
    return NOTE.format(more=more, touches=touches, date=date)


def owed(text: str, as_of: str, kind: str) -> FollowUp:
    """Give the only follow-up of a kind that a note gives."""
    found = run({"a.md": text}, 'timezone = "Europe/London"\n', as_of).follow_ups
    (item,) = [one for one in found if one.kind.value == kind]
    return item


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_every_follow_up_says_why(case: Case) -> None:
    """One sentence without relative days, and facts that stand where they say."""
    notes = case.notes | case.beside
    for item in run(case.notes, case.config, case.as_of, case.beside).follow_ups:
        assert item.reason
        assert "\n" not in item.reason
        assert not item.reason.endswith(".")
        assert not RELATIVE.search(item.reason)
        assert item.facts
        for fact in item.facts:
            lines = notes[fact.path].split("\n")
            assert lines[fact.line - 1].strip(), f"{fact} names an empty line"
            assert fact.text


def test_the_facts_of_a_thank_you() -> None:
    """The instant follows from day, time, duration and zone: each line is named (S12)."""
    more = "time: 14:30\nduration: 75\ntimezone: Europe/Berlin\n"
    item = owed(note(more), "2026-03-05T18:00+00:00", "thank-you")
    assert [(fact.line, fact.text) for fact in item.facts] == [
        (5, "interview on 2026-03-05"),
        (6, "from 14:30"),
        (7, "for 75 minutes"),
        (8, "in Europe/Berlin"),
    ]
    done = owed(
        note(touches="- [x] Thank-you ✅ 2026-03-06\n"), "2026-03-06T18:00Z", "thank-you"
    )
    assert (done.facts[-1].line, done.facts[-1].text) == (10, "thank-you on 2026-03-06")
    left_out = note(touches="- [-] Thank-you ❌ 2026-03-06\n")
    skipped = owed(left_out, "2026-03-06T18:00Z", "thank-you")
    assert skipped.facts[-1].text == "thank-you skipped on 2026-03-06"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Dublin", "Thu 5 Mar 15:30 (Europe/London)"),
        ("+00:00", "Thu 5 Mar 15:30 (Europe/London)"),
        ("Europe/Berlin", "Thu 5 Mar 14:30 (Europe/London, Thu 5 Mar 15:30 Europe/Berlin)"),
    ],
)
def test_a_clock_is_shown_once(zone: str, shown: str) -> None:
    """Another zone's name is no news where its clock shows the same hour."""
    more = f'time: 14:30\nduration: 60\ntimezone: "{zone}"\n'
    item = owed(note(more), "2026-03-05T18:00+00:00", "thank-you")
    assert item.reason.startswith(f"interview ended {shown}; ")


ASSUMED = "(Europe/London), 60 minutes assumed; 24 hours"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("time: 14:30\n", f"15:30 {ASSUMED}"),
        (
            "time: 14:30\ntimezone: Asia/Tokyo\n",
            "06:30 (Europe/London, Thu 5 Mar 15:30 Asia/Tokyo), 60 minutes assumed; 24 hours",
        ),
        ("time: 14:30\nduration: 60 min\n", "15:30 (Europe/London); 24 hours"),
        ("time: 14:30\nend: 15:30\n", "15:30 (Europe/London); 24 hours"),
        ("time: 14:30-15:30\n", "15:30 (Europe/London); 24 hours"),
        # what cannot be read says nothing: VS106, VS108, VS109
        (
            "time: 14:30\nduration: long\n",
            "15:30 (Europe/London), 60 minutes assumed; 24 hours",
        ),
        ("time: 14:30\nend: late\n", f"15:30 {ASSUMED}"),
        ("time: 14:30\nend: late\nduration: 60\n", "15:30 (Europe/London); 24 hours"),
        ("time: 14:30\nduration: 60\nend: 14:00\n", "15:30 (Europe/London); 24 hours"),
    ],
)
def test_an_hour_that_was_assumed_is_told(more: str, said: str) -> None:
    """An end that no note says is no fact: the reason tells what was assumed (S04, S12)."""
    item = owed(note(more), "2026-03-05T18:00Z", "thank-you")
    assert item.reason == f"interview ended Thu 5 Mar {said}"
    facts = [(one.line, one.text) for one in item.facts if "assumed" in one.text]
    told = "60 minutes assumed: neither `duration` nor `end` says how long it is"
    assert facts == ([(6, told)] if "assumed" in said else [])


def test_an_hour_behind_the_day() -> None:
    """Where the time stands beside the day, that line is named; also before the end."""
    item = owed(note(date="2026-03-05 14:30"), "2026-03-05T09:00Z", "thank-you")
    assert item.reason.startswith("interview ends Thu 5 Mar 15:30 (Europe/London), 60 minutes")
    assert [one.line for one in item.facts if "assumed" in one.text] == [5]


def test_what_a_chaser_waits_for_has_its_place() -> None:
    """A follow-up that waits names the heading of whom it waits for (S13)."""
    item = owed(note(), "2026-03-06T09:00Z", "follow-up")
    assert item.state is State.WAITING
    assert item.reason.endswith("waits for your thank-you to Jane Doe")
    assert (item.facts[-1].line, item.facts[-1].text) == (7, "no thank-you to Jane Doe yet")


def test_several_whom_a_chaser_waits_for_are_a_sentence() -> None:
    """Two or three are named as people say it."""
    two = f"{note()}\n## Bo Lind\nemail:: bo@acme.example\n- a point\n"
    item = owed(two, "2026-03-06T09:00Z", "follow-up")
    assert item.reason.endswith("; waits for your thank-yous to Jane Doe and Bo Lind")
    item = owed(two + "\n## Al\nemail:: al@acme.example\n", "2026-03-06T09:00Z", "follow-up")
    assert item.reason.endswith("; waits for your thank-yous to Jane Doe, Bo Lind and Al")


LATE = "a little late, and still welcome: send it today"
LATER = "later than usual, and still welcome: send it today"


@pytest.mark.parametrize(
    ("more", "as_of", "advice"),
    [
        ("time: 14:00\n", "2026-03-06T15:00:00Z", ""),
        ("time: 14:00\n", "2026-03-06T15:00:01Z", LATE),
        ("time: 14:00\n", "2026-03-07T15:00:00Z", LATE),
        ("time: 14:00\n", "2026-03-07T15:00:01Z", LATER),
        # only the day known: over when the day is, so 48 hours are the two days after it
        ("", "2026-03-06T23:59Z", ""),
        ("", "2026-03-07T00:00:01Z", LATE),
        ("", "2026-03-07T23:59Z", LATE),
        ("", "2026-03-08T00:00:01Z", LATER),
    ],
)
def test_how_late_a_thank_you_is(more: str, as_of: str, advice: str) -> None:
    """A little late up to 48 hours after it, then later than usual, and always welcome."""
    item = owed(note(more), as_of, "thank-you")
    assert item.advice == advice
    assert (item.state is State.OVERDUE) == bool(advice)


def test_what_is_put_off_is_no_message() -> None:
    """The line that puts a thank-you off is a fact of its own, and no thank-you."""
    text = note(touches="- [ ] Thank-you ⏳ 2026-03-09\n")
    item = owed(text, "2026-03-06T09:00Z", "thank-you")
    assert (item.state, str(item.due)) == (State.SNOOZED, "2026-03-09")
    assert [fact.text for fact in item.facts] == [
        "interview on 2026-03-05",
        "put off until 2026-03-09",
    ]


SCOTLAND = 'timezone = "Europe/London"\nholidays = "GB-SCT"\n'
ENGLAND = 'timezone = "Europe/London"\nholidays = "GB-ENG"\n'
THANKED = "- [x] Thank-you by email ✅ 2026-11-19\n"
REPLY_BY = "they_reply_by: 2026-11-27\n"
PROMISED = "promised an answer by Fri 27 Nov; 2 business days later"


@pytest.mark.parametrize(
    ("text", "config", "reason"),
    [
        # no holiday in between, on a weekend, on the day that is counted from, or worked
        (note(REPLY_BY, THANKED, "2026-11-19"), 'timezone = "Europe/London"\n', PROMISED),
        (note(REPLY_BY, THANKED, "2026-11-19"), ENGLAND, PROMISED),
        (
            note("they_reply_by: 2026-12-25\n", THANKED, "2026-11-19"),
            'timezone = "Europe/London"\n[holidays]\ncountry = "GB"\nexcept = [2026-12-28]\n',
            "promised an answer by Fri 25 Dec; 2 business days later",
        ),
        (
            note(REPLY_BY, THANKED, "2026-11-19"),
            'timezone = "Europe/London"\n[holidays]\nextra = [2026-11-30]\n',
            PROMISED,
        ),
        (
            note(
                "",
                "- [x] Thank-you by email ✅ 2026-11-09\n- [x] Follow-up ✅ 2026-11-16\n",
                "2026-11-09",
            ),
            SCOTLAND,
            "interview on Mon 9 Nov; 21 days later; Mon 30 Nov is a public holiday",
        ),
        (
            note(REPLY_BY, THANKED, "2026-11-19"),
            SCOTLAND,
            f"{PROMISED}; Mon 30 Nov is a public holiday",
        ),
        (
            note("", "- [x] Thank-you by email ✅ 2026-12-23\n", "2026-12-23"),
            ENGLAND,
            (
                "interview on Wed 23 Dec; 5 business days later; "
                "Fri 25 Dec, Mon 28 Dec and Fri 1 Jan are public holidays"
            ),
        ),
        (
            note("", "- [x] Thank-you by email ✅ 2026-11-27\n", "2026-11-20"),
            SCOTLAND.replace("holidays", "strategy.gap_bd = 3\nholidays"),
            (
                "interview on Fri 20 Nov; 5 business days later; moved to 3 business days "
                "after the last message to Jane Doe on Fri 27 Nov; "
                "Mon 30 Nov is a public holiday"
            ),
        ),
    ],
)
def test_the_holidays_between_are_named(text: str, config: str, reason: str) -> None:
    """One wonders why it is due no sooner; any day of the year the reason is the same."""
    late = "2026-12-2" in text
    for day in ("2026-12-24", "2027-01-05") if late else ("2026-11-28", "2026-12-01"):
        found = run({"a.md": text}, config, f"{day}T09:00+00:00").follow_ups
        chasers = [one for one in found if one.kind.value in {"follow-up", "status-check"}]
        assert reason in {one.reason for one in chasers}
