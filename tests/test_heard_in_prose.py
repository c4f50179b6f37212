"""Messages of theirs of which only prose tells: asked about, and never read (VS309)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_ask import DAY, offered
from tests.test_rules import run
from tests.vaults import contents
from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.model import TouchKind
from vaultsync.owed import Kind, State

MakeVault = Callable[..., Path]
CONFIG = 'timezone = "Europe/London"\n'
NOTE = """\
---
type: interview
company: Kite
role: Clerk
date: 2026-11-12
interviewers: Tom Hart, Mia Ott
primary_contact: Becky Marsh <becky@agency.example>
{head}---
They were nice.

{line}
"""
NO = [
    # no message, or not to me
    "Becky rang on the 17th floor",
    "Becky called Tom on the 17th",
    "Becky wrote the report on the 17th",
    "Becky answered the question on 17 Nov",
    "Becky rang about the interview on the 17th",
    # not by her, or not for certain
    "I rang Becky on the 17th",
    "Becky said Mia rang on the 17th",
    "If Becky rang on the 17th I missed it",
    "Becky hasn't emailed on the 17th",
    "Becky will ring on the 17th",
    "Becky would have rung on the 17th?",
    "Becky rang on the 17th?",
    # nobody of this note
    "Dave rang on the 17th",
    "She rang on the 17th",
    # no day, one to come, or before the interview
    "Becky rang",
    "Becky rang on 17 December",
    "Becky rang on 3 November to arrange it",
    "Becky rang on Thursday 12 November after the interview",  # the interview's own day
    "Becky rang at 4 today",
    "Becky rang at 4 today about the 17th",
    "Becky rang this morning (the 17th floor)",
    "Becky rang for 4 minutes on the 17th",
    "Becky rang at 4 today. She decides Tue 17 Nov.",
    "Becky called at 4, 17 others were in for it",
    "- [ ] Becky rang on the 17th",
    "> Becky rang on the 17th",
]


def told(line: str, head: str = "") -> list[Finding]:
    """Give the findings on messages that do not count."""
    outcome = run({"a.md": NOTE.format(line=line, head=head)}, CONFIG, DAY)
    return [one for one in outcome.findings if one.code == "VS309"]


@pytest.mark.parametrize("line", NO)
def test_what_tells_of_no_message_of_theirs(line: str) -> None:
    """What may be something else is not told of."""
    assert told(line) == []


YES = [
    (
        '- Becky rang on the 17th with feedback: Mia liked me, "warm", wants me back',
        "becky",
        17,
    ),
    ("Becky rang me back on Tuesday 17 Nov. Good.", "becky", 17),
    ("Becky Marsh emailed on 17 November to say no news", "becky", 17),
    ("Then Mia texted on Tues 17/11, very kind", "mia", 17),
    ("Becky rang, on the 17th, to say so", "becky", 17),
    ("Becky replied to my email on 17 November", "becky", 17),
    ("Mia sent me a message on 24 Nov", "mia", 24),
    ("Heard from Becky on the 17th", "becky", 17),
    ("Got an email from Tom Hart on 24/11 about the rota", "tom", 24),
    ("On 17 Nov, Becky rang me", "becky", 17),
    ("On the 17th Becky rang", "becky", 17),
    ("*[[Becky Marsh]]* phoned on the 17th", "becky", 17),
    ("They were nice. Becky left me a voicemail on the 24th.", "becky", 24),
    ("Becky rang at 4 today, Tue 24 Nov. Sorry for the wait.", "becky", 24),
    ("Becky called this morning (Tue 24 Nov)", "becky", 24),
    ("Becky phoned at lunch on 24 Nov, all good", "becky", 24),
    ("Becky texted at 10.30 on Nov 24: no news", "becky", 24),
    ("Mia rang just after 5pm, Tue 24 Nov", "mia", 24),
    ("Becky emailed late yesterday afternoon (24 Nov): all good", "becky", 24),
    ("Becky wrote back (24 Nov) to say no news", "becky", 24),
    ("Heard from Becky this morning, 24 Nov", "becky", 24),
]


@pytest.mark.parametrize(("line", "who", "day"), YES)
def test_what_tells_of_a_message_of_theirs(line: str, who: str, day: int) -> None:
    """Who is named, did it, and the day is sure: one line would record it."""
    (one,) = told(line)
    touch = one.remedy
    assert isinstance(touch, RecordTouch)
    assert (touch.kind, touch.who.split()[0]) == (TouchKind.REPLY.value, who)
    assert str(touch.day) == f"2026-11-{day}"


def test_what_is_recorded_or_over_is_not_told() -> None:
    """Neither a message with its line, nor one of an application that ended."""
    line = "Becky rang on the 17th with feedback"
    assert told(f"{line}\n\n- [x] Reply received from Becky Marsh ✅ 2026-11-17") == []
    assert told(line, "status: rejected\n") == []


def test_only_what_is_asked_is_counted(make_vault: MakeVault) -> None:
    """Where an end is told, too, the rest of that note is not asked about, nor counted."""
    text = NOTE.format(
        head="", line="They'll ring within 10 days.\n\n19/11 Mia rang. It's a no."
    )
    vault = make_vault({"a.md": text.replace("2026-", "2025-")})
    before = contents(vault)["a.md"]
    done = offered(vault, ("Go through it now? [Y/n]", "n"))
    assert "1 sentence in your notes says" in " ".join(done.shown.split())
    assert contents(vault)["a.md"] == before


@pytest.mark.parametrize(
    ("line", "people", "day"),
    [
        # who it is or which day it was is not sure, or it was no answer
        ("Sent it 17th with a thank you. She answered the same day", "Tom Hart, Mia Ott", None),
        ("Sent it with a thank you. She answered the same day", "Mia Ott", None),
        ("Sent it on the 17th. She never answered the same day", "Mia Ott", None),
        ("Sent it on the 17th. She hopes he answered the same day", "Mia Ott", None),
        ("They decide on the 17th. She answered the same day", "Mia Ott", None),
        ("Sent it on the 17th. She answered the same day as Tom", "Mia Ott", None),
        ("Sent it 17th with a thank you. She answered the same day, nice", "Mia Ott",
         "2026-11-17"),
        ("Emailed her 17 November. She wrote back the same evening", "Mia Ott", "2026-11-17"),
    ],
)  # fmt: skip
def test_an_answer_of_the_same_day(line: str, people: str, day: str | None) -> None:
    """VS309: it has the day of the message in the sentence before."""
    text = NOTE.format(line=line, head="").replace("Tom Hart, Mia Ott", people)
    text = text.replace("primary_contact: Becky Marsh <becky@agency.example>\n", "")
    outcome = run({"a.md": text}, CONFIG, DAY)
    found = [one.remedy for one in outcome.findings if one.code == "VS309"]
    days = [str(one.day) for one in found if isinstance(one, RecordTouch)]
    assert days == ([day] if day else [])


ANSWER = "- [x] Reply received from Mia Ott ✅ 2026-11-23"
MAIL = "Mia emailed Mon 23 Nov. They want my references."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        # nobody says that it went out, or somebody else did, or it was not lost
        (MAIL, None),
        (f"{MAIL} I haven't replied yet.", None),
        (f"{MAIL} I'll reply tomorrow.", None),
        (f"{MAIL} Must answer by Friday.", None),
        (f"{MAIL} He replied same day.", None),
        (f"{MAIL} I replied but it bounced.", None),
        (f"{MAIL} Should I have replied?", None),
        (f"{MAIL} I answered the phone to Bob.", None),
        (f"{MAIL} Confirmed 14 beds.", None),
        (f"{MAIL} I replied on Tue 24 or Wed 25 Nov", None),
        (f"{MAIL}\n\nI replied same day.", None),  # somewhere else
        ("I replied same day, said yes.", None),
        # it does
        (f"{MAIL} I replied same day, said yes.", "2026-11-23"),
        (f"{MAIL} Replied straight away.", "2026-11-23"),
        (f"{MAIL} Answered within the hour, all three names", "2026-11-23"),
        (f"{MAIL} Said yes the same evening.", "2026-11-23"),
        (f"{MAIL} Emailed back to say yes.", "2026-11-23"),
        (f"{MAIL} Sent them a quick reply by return.", "2026-11-23"),
        (f"{MAIL} So I wrote back the next day with two names.", "2026-11-24"),
        (f"{MAIL} I replied on Wed 25 Nov to say they are coming.", "2026-11-25"),
        (f"{MAIL}\nI replied same day.", "2026-11-23"),
        ("Mia emailed Mon 23 Nov, they want my references, I replied at once", "2026-11-23"),
    ],
)
def test_an_answer_of_ones_own_goes_with_their_mail(line: str, day: str | None) -> None:
    """VS309: once their message is recorded, the answer that the note tells of is proposed."""
    text = NOTE.format(line=f"{line}\n\n{ANSWER}\n", head="")
    outcome = run({"a.md": text}, CONFIG, DAY)
    owed = next(one for one in outcome.follow_ups if one.kind is Kind.RESPOND)
    assert owed.state is State.OVERDUE
    found = [one.remedy for one in outcome.findings if one.code == "VS309"]
    sent = [(str(one.day), one.id) for one in found if isinstance(one, RecordTouch)]
    assert sent == ([(day, owed.id)] if day else [])


def test_an_answer_is_of_no_use_once_they_wrote_again_or_it_is_recorded() -> None:
    """Neither an answer that is older than what waits, nor one that stands there."""
    line = f"{MAIL} I replied same day.\n\n{ANSWER}\n"
    again = "- [x] Reply received from Mia Ott ✅ 2026-11-26\n"
    done = "- [x] Answer to Mia Ott ✅ 2026-11-23\n"
    for more in (again, done):
        text = NOTE.format(line=f"{line}{more}", head="")
        found = run({"a.md": text}, CONFIG, DAY).findings
        assert [one for one in found if one.code == "VS309"] == []
