"""A call on the interview's own day is the interview, and no message after it."""

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

DAY = "Monday 2nd March"
"""The day of the interview in `HEAD`."""
STAYS = [
    # sent, on the day itself: it counts as after the interview
    (f"{DAY} - thank-you to Jane", ["thank-you"]),
    (f"{DAY} - call with Jane, sent thanks", ["thank-you"]),
    (f"{DAY} - emailed Jane", ["other"]),
    (f"{DAY} - texted Jane after the call", ["text"]),
    (f"{DAY} - sent Jane the plan after our call", ["other"]),
    (f"{DAY} - follow-up call with Jane", ["follow-up"]),
    (f"{DAY} - left a voicemail for Jane", ["call"]),
    (f"{DAY} - call with Jane again, about the dates", ["call"]),
    (f"{DAY} - call with Jane afterwards", ["call"]),
    # what they said
    (f"{DAY} - reply from Jane: still on track", ["reply"]),
    (f"{DAY} - Jane rang to say that the plan is fine", ["reply"]),
    (f"{DAY} - Jane rang back, the plan is fine", ["reply"]),
    (f"{DAY} - Jane rang again about the plan", ["reply"]),
    (f"{DAY} - Jane emailed, she needs a cv", ["reply"]),
    # of another day
    ("6 March - phone call with Jane", ["call"]),
    ("Monday 9th March - video call with Jane", ["call"]),
]
OWN = [
    "phone call with Jane",
    "call with Jane about the job",
    "Video call with Jane, she will ring me back next week",
    "Zoom call with Jane, 30 min",
    "first call with Jane",
    "phone interview call with Jane",
    "had a call with Jane",
    "10am call with Jane",
    "30 min call with Jane: the rota, the pay",
    "phone call from Jane",
]
UNSURE = ["call", "Phone call", "rang Jane", "called Jane", "call to Jane", "call from Jane"]
UNSURE += [
    "Jane rang (Northline 0113 496 0808). Temp job, no news on the dates yet.",
    "Jane Doe called, she needs to know by Tuesday",
    "she phoned at lunch",
]
"""Not told of; below her heading they count as before."""


def read(body: str, head: str = "") -> tuple[list[str], list[str]]:
    """Give the kinds of the touches, and the codes of findings on messages."""
    parsed = parse_note(f"{HEAD}{head}---\n{body}\n", "n.md", Settings(), LONDON)
    assert parsed.interview
    kinds = [one.kind.value for one in parsed.interview.touches]
    return kinds, [one.code for one in parsed.findings if one.code.startswith("VS3")]


@pytest.mark.parametrize(("line", "kinds"), STAYS)
def test_what_counts_as_after_the_interview(line: str, kinds: list[str]) -> None:
    """Strategy section 1: a touch dated on the day of the interview counts as after it."""
    assert read(f"## Jane Doe\n- soup\n- {line}") == (kinds, [])
    assert read(f"## Jane Doe\n- soup\n\n## Log\n- {line}") == (kinds, [])


@pytest.mark.parametrize(("line", "kinds"), STAYS)
def test_elsewhere_it_is_told(line: str, kinds: list[str]) -> None:
    """VS309: a message of that day is not lost in other parts of the note."""
    told = [] if line.startswith(("left", "x")) else ["VS309"]
    assert read(f"## Summary\n- {line}\n\n## Jane Doe\n- soup") == ([], told), kinds


@pytest.mark.parametrize("line", OWN)
def test_the_interview_is_no_follow_up(line: str) -> None:
    """S04: a call of the interview's own day leaves the follow-up owed, wherever it stands."""
    for bullet in ("", "- "):
        whole = f"{bullet}{DAY} - {line}"
        assert read(f"{whole}\n\n## Jane Doe\n- soup") == ([], [])
        assert read(f"## Jane Doe\n{whole}\n- soup") == ([], [])
        assert read(f"## Jane Doe\n- soup\n\n## Follow-up log\n{whole}") == ([], [])


@pytest.mark.parametrize("line", UNSURE)
def test_what_may_be_the_interview_is_not_told(line: str) -> None:
    """VS309: who moved such a line would lose the follow-up, or owe an answer."""
    whole = f"- {DAY} - {line}"
    assert read(f"{whole}\n\n## Jane Doe\n- soup") == ([], [])
    assert len(read(f"## Jane Doe\n{whole}\n- soup")[0]) == 1


def test_a_call_with_who_was_not_met_counts() -> None:
    """S34: the interview was with Jane; the recruiter was rung on the same day."""
    line = f"- {DAY} - phone call with Dana"
    head = "recruiter: Dana Field <dana@talentco.example>\n"
    assert read(f"## Jane Doe\n- soup\n\n## Log\n{line}", head)[0] == ["call"]


def test_a_call_behind_another_message_counts() -> None:
    """S34: two touches of one day stand in the order of the note."""
    lines = f"- [x] Thank-you ✅ 2026-03-02\n- {DAY} - phone call with Jane"
    assert read(f"## Jane Doe\n- soup\n{lines}")[0] == ["thank-you", "call"]


def test_a_row_of_a_log_counts() -> None:
    """S34: so is a table of messages read."""
    row = "| 2026-03-02 | video call with Jane | Jane Doe |"
    table = f"| day | what | who |\n| --- | --- | --- |\n{row}"
    assert read(f"## Jane Doe\n- soup\n\n## Log\n\n{table}")[0] == ["call"]


def test_a_ticked_call_counts() -> None:
    """S34: a task that was ticked on that day was done after the interview."""
    assert read("## Jane Doe\n- soup\n- [x] Call with Jane ✅ 2026-03-02") == (["call"], [])


@pytest.mark.parametrize(
    "line", ["call " * 9999, "a " * 9999, "phone zoom " * 9999 + "call", "call with " * 9999]
)
def test_a_call_without_end(line: str) -> None:
    """No line is too long to be read."""
    assert len(read(f"## Jane Doe\n- {DAY} - {line}")[0]) <= 1


def of_messages(body: str) -> list[tuple[int, str]]:
    """Give line and source of what is told of messages outside of a log."""
    head = f"{HEAD}interviewers: Jane Doe\n---\n"
    parsed = parse_note(f"{head}{body}\n", "n.md", Settings(), LONDON)
    first = head.count("\n")
    return [(one.line - first, one.source) for one in parsed.findings if one.code == "VS309"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "5 Mar - emailed Jane to say thank you",
            [(1, "5 Mar - emailed Jane to say thank you")],
        ),
        (
            "2 Mar: interview at Acme, emailed Jane a thank-you",
            [(1, "2 Mar: interview at Acme, emailed Jane a thank-you")],
        ),
        ("2 Mar\nwrote to Jane to say thank you", [(2, "wrote to Jane to say thank you")]),
        ("Thu 5 Mar\nrang Jane, left a message", [(2, "rang Jane, left a message")]),
        (
            (
                "5 Mar: Jane rang. They want me back!\n\n"
                "- [x] Thank-you to Jane Doe ✅ 2026-03-05"
            ),
            [(1, "5 Mar: Jane rang. They want me back!")],
        ),
        ("2 Mar\nrang Jane at the college about the job. Nice", []),
        ("2 Mar. Jane from Acme People rang, 07700 900318. a job in Bath", []),
        ("2 Mar, first interview on Teams. it went ok\nthanked Jane by email same night", []),
        (
            (
                "5 Mar: Jane rang. They want me back!\n\n"
                "- [x] Reply received from Jane Doe ✅ 2026-03-05"
            ),
            [],
        ),
        (
            (
                "5 Mar - emailed Jane to say thank you\n\n"
                "- [x] Thank-you to Jane Doe ✅ 2026-03-05"
            ),
            [],
        ),
    ],
)
def test_which_lines_are_told(body: str, told: list[tuple[int, str]]) -> None:
    """VS309: never a line that is only a day, nor a message that is recorded besides."""
    assert of_messages(body) == told
