"""An invitation to the next interview, of which no note tells yet (VS406)."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_doubts import rows
from tests.test_turns import NOTE, read, told
from vaultsync.model import Turn
from vaultsync.parse.messages.heard_turns import turn_heard
from vaultsync.parse.messages.invited import interview_with

MakeVault = Callable[..., Path]
NEXT = "---\ntype: interview\ncompany: Linden House\nrole: Nurse\ndate: 2026-12-10\n---\n"
DAY = "2026-11-27T09:00+00:00"
INVITED = [
    "They rang: second trial day on Thursday 10 December",
    "They invited me to a second interview",
    "reply: next round on Monday",
    "reply: they want to meet me again",
    "reply: come in for a trial shift",
    "reply: can you come back on Thursday?",
    "reply: we would like to invite you to the final round",
    "reply: you are through to the next stage",
    "reply: second round, she will send times by Friday",
    "reply from Mara: second round!",
    "Mara wrote: second interview (on site), can you come on Tuesday?",
    "reply - final round.",
    "reply: a second round with the partner, she will send times",
    "reply: great news! Next stage",
    "reply: second interview offered",
    "reply: they offer me a second interview",
    "reply: offered a third round",
    "reply: on to the next round",
    "reply: happy to move you forward to the final stage",
    "reply: you're in the final round",
    "reply: I made it to the second round",
]


@pytest.mark.parametrize(
    "text",
    [
        "they decide about the second round on Monday",
        "no word on the next round on Monday yet",
        "they will let me know about the next interview on Friday",
        "second interviews are in January",
        "it was nice to meet you again",
        "hope to see you again",
        "they invited me to connect on LinkedIn",
        "the trial day went well, they said",
        "they come back to me on Friday",
        "still on track, decision next week",
        "others have their second interview on Monday",
        "reply: no second round",
        "reply: not invited to the second round",
        "reply: asked whether there is a second round",
        "reply: second round was hard, she said",
        "reply: second round, but not for me",
        "reply: second round: no",
        "reply: second round?",
        "reply: second round, maybe",
        "reply: second round, if they like me",
        "reply: second round cancelled",
        "reply: second round is cancelled",
        "reply: second round, feedback by Friday",
        "reply: second round, then a decision",
        "reply: second round went to others",
        "reply: final round of questions, by mail",
        "reply: next stage is the reference check",
        "reply: not offered a second interview",
        "reply: second interview offered to Tom",
        "reply: they offer a second interview to others",
        "reply: they will offer two people a second round",
        "reply: they decide on Friday who goes on to the next round",
        "reply: two candidates go on to the next round",
        "reply: hear on Friday whether I am on to the next round",
        "reply: before we move on to the next stage, a form",
        "reply: when we go to the next round, we write",
        "reply: I did not make it, sorry about the second round",
        "reply: thanks for the second round",
        "reply: how was the second round?",
        "reply: nobody got to the final round",
        "reply: you did not get to the second round",
    ],
)
def test_what_is_no_invitation(text: str) -> None:
    """S38: what may come, and courtesies, invite nobody."""
    assert turn_heard(text) is not Turn.INVITATION


@pytest.mark.parametrize("line", INVITED)
def test_an_invitation_in_the_log(line: str) -> None:
    """S38: it is told, with the command that writes the note; the status is left alone."""
    outcome = read(under=f"- 2026-11-17 {line}\n")
    (one,) = told(outcome, "VS406")
    assert line in one.source
    assert "`vaultsync new 'Linden House' --on " in one.help
    assert any(item.kind.value == "respond" for item in outcome.follow_ups)


NAMED = [
    # in a log, heard on Tuesday, 17 November; the day that the command gets
    ("They invited me to a second interview", "DAY"),
    ("they invited me to a second interview next Monday", "DAY"),
    ("they invited me to a second interview on Monday or Tuesday", "DAY"),
    ("they invited me to a second interview, answer by 4 December", "DAY"),
    ("they invited me back, on 3 December and on 10 December", "DAY"),
    ("they invited me to a second interview on Friday 10 December", "DAY"),  # a Thursday
    ("they invited me to a second interview on 10/12", "DAY"),
    ("they invited me to a second interview on 1 November", "DAY"),
    ("they invited me to a second interview on 2026-11-03", "DAY"),
    ("they invited me to a trial shift in the week of 7 December", "DAY"),
    ("second trial day on Thursday 10 December", "2026-12-10"),
    ("they invited me to a second interview on 2026-12-10, answer by 4 December", "2026-12-10"),
    ("we would like to invite you to the final round, December 10th, 14:30", "2026-12-10"),
    ("can you come back on Thursday?", "2026-11-19"),
    ("next round on Monday", "2026-11-23"),
]


@pytest.mark.parametrize(("line", "day"), NAMED)
def test_the_command_holds_the_day_that_the_line_names(line: str, day: str) -> None:
    """S38: one day and no doubt about it, or none: it is proposed, nothing is read from it."""
    outcome = read(under=f"- 2026-11-17 reply: {line}\n")
    (one,) = told(outcome, "VS406")
    assert f"--on {day}`" in one.help


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("They invited me to a second interview on Monday", "DAY"),  # said on which day?
        ("They invited me to a second interview on 10 December", "2026-12-10"),
        ("2026-11-17: they invited me to a second interview", "DAY"),
    ],
)
def test_the_day_of_a_line_outside_of_a_log(line: str, day: str) -> None:
    """S38: a weekday counts from a day that only a log gives."""
    (one,) = told(read(below=f"{line}\n"), "VS406")
    assert f"--on {day}`" in one.help


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("They invited me to a second interview", True),
        ("they want to meet me again", True),
        ("Second trial day on Thursday 10 December", True),
        ("if they like me: second interview on Monday", False),
        ("They might want to meet me again", False),
        ("second interview?", False),
        ("closed on Monday. trial shift on the Weds.", False),
        ("- [ ] second interview on Monday: ask for the rota", False),
    ],
)
def test_an_invitation_outside_of_a_log(line: str, is_told: bool) -> None:
    """S38: few false alarms where no answer of theirs is recorded."""
    assert bool(told(read(below=f"{line}\n"), "VS406")) is is_told


def test_the_note_of_the_next_interview_settles_it(make_vault: MakeVault, cli: Cli) -> None:
    """Once its note is there, nothing is told, and nothing chased."""
    text = NOTE.format(
        head="",
        above="",
        below="",
        under=f"- 2026-11-17 {INVITED[0]}\n- 2026-11-18 sent reply\n",
    )
    vault = make_vault({"a.md": text})
    (under,) = (
        lines for said, lines in rows(vault, DAY).items() if said.startswith("Follow-up")
    )
    assert any(re.match(r"before you send it, look at .*vaultsync new", one) for one in under)
    (vault / "b.md").write_text(NEXT, "utf-8")
    ran = cli("check", "--all", vault=vault, as_of=DAY)
    assert "VS406" not in ran.stdout + ran.stderr
    assert not any(said.startswith("Follow-up to") for said in rows(vault, DAY))


def test_reply_says_it_at_once(make_vault: MakeVault, cli: Cli) -> None:
    """An answer is owed, whatever `they_reply_by` says, as to a question."""
    head = "they_reply_by: 2026-12-20\n"
    text = NOTE.format(head=head, above="", below="", under="")
    vault = make_vault({"a.md": text})
    said = "second trial day on Thursday 10 December"
    ran = cli("reply", "linden", "--text", said, vault=vault, as_of=DAY)
    assert "this reads like an invitation" in ran.stderr
    assert "vaultsync new 'Linden House' --on 2026-12-10`" in ran.stderr
    assert "no answer is owed" not in ran.stderr
    assert any(row.startswith("Answer to") for row in rows(vault, DAY))


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("if they like me: second interview thurs 10 dec 10am", ""),
        ("others have their second interview thurs 10 dec", ""),
        ("we talked about the next stage, thurs 10 dec", ""),
        ("second interview thurs 10 dec 10am cancelled", ""),
        ("second interview thurs 10 dec?", ""),
        ("second interview tues 10 nov 10am, 2 temple quay", ""),  # the note's own
        ("second interview mon 9 nov", ""),
        ("second interview thurs 10 dec or fri 11 dec", ""),
        ("back on Thursday for coffee", ""),
        ("second interview week of 10 dec", ""),
        ("my sister asked can I come back on Thursday 10 December at 4pm", ""),
        ("if I can come back on Thursday 10 December they'd be glad", ""),
        ("I asked can I come in again Thursday 10 December", ""),
        ("can I come back to this on 10 December", ""),
        ("Could I come in again Thursday 10 December? cancelled", ""),
        ("second interview on Friday", "DAY"),  # said on which day?
        ("they want me back!", "DAY"),
        (
            "they want me back! second interview thurs 10 dec 10am, 2 temple quay",
            "2026-12-10 --time 10:00",
        ),
        (
            "thurs 19 nov. she rang. second interview thurs 10 dec 10am",
            "2026-12-10 --time 10:00",
        ),
        (
            "Gareth emailed thanks, and can I come in again Thursday 10 December at 4pm.",
            "2026-12-10 --time 16:00",
        ),
        ("They asked if I can come back on 10 December, 4pm?", "2026-12-10 --time 16:00"),
        ("She rang: could I come in again 10 Dec at 4pm", "2026-12-10 --time 16:00"),
        ("_second interview_ is next on **the list** of 10 Dec", ""),
        ("**Others have their second interview Thursday 10 December 10.00**", ""),
        ("second interview is Thu 10 Dec", "2026-12-10"),
        (
            "**Second interview Thursday 10th December 11.00**, in person. With Sarah",
            "2026-12-10 --time 11:00",
        ),
        ("*2nd interview: 10 December, 2pm*", "2026-12-10 --time 14:00"),
        ("==Final round on **Thursday 10 Dec**==", "2026-12-10"),
        ("The second round will be on 10 December at 14:30.", "2026-12-10 --time 14:30"),
        ("invited to a second interview on 10 Dec, 2.30pm", "2026-12-10 --time 14:30"),
        ("18 Nov: back on Thursday for a second interview", "2026-11-19"),
        ("back on Thursday 10 December for a second interview", "2026-12-10"),
        ("they might want me back, 26th at 2pm", ""),
        ("if they want me back, 26th at 2pm", ""),
        ("they want me back on the 26th floor", "DAY"),
        ("19th November: they want me back", "DAY"),
        ("Daniel rang Thursday 19th November: they want me back", "DAY"),
        ("19th November: they'd like me back, 26th at 2pm", "2026-11-26 --time 14:00"),
        ("They want me back on Thursday 26th, 2pm", "2026-11-26 --time 14:00"),
        (
            "Daniel rang Thursday 19th November: they want me back, 26th at 2pm.",
            "2026-11-26 --time 14:00",
        ),
    ],
)
def test_an_interview_to_come_in_prose(line: str, command: str) -> None:
    """S38: of a day after the note's own, told with the command that writes its note."""
    found = told(read(below=f"{line}\n"), "VS406")
    said = [one.help.split(" --on ")[1].split("`")[0] for one in found]
    assert said == [command] * bool(command)


def test_until_that_day_a_follow_up_may_be_wrong() -> None:
    """The finding says so, and which day it is."""
    (one,) = told(read(below="second interview thurs 10 dec 10am\n"), "VS406")
    assert "an interview to come on Thu 10 Dec" in one.message
    assert "a thank-you or a follow-up may be wrong" in one.help


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("second interview thurs 10 dec 10am", ""),
        ("second interview thurs 10 dec 10am, with cake", "cake"),  # asked about, and no name
        ("second interview thurs 10 dec 10am with Jane Roe (HR)", "Jane Roe (HR)"),
        ("second interview thurs 10 dec 10am to meet Dr. Roe. Bring ID.", "Dr. Roe"),
        ("can I come in again 10 Dec at 4pm to meet the head (Mr Yusuf).", "Mr Yusuf (head)"),
        ("back on 10 Dec 2pm for a second interview with their CEO, Jane Roe", "CEO, Jane Roe"),
    ],
)
def test_whom_the_line_names(line: str, who: str) -> None:
    """Behind day and hour: it is proposed for the note of the interview."""
    told_of = interview_with(line, date(2026, 11, 20))
    assert told_of is not None
    assert told_of[1] == who
