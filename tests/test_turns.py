"""An end or an invitation of which only words in the note tell (VS403, VS406)."""

import time

import pytest

from tests.test_rules import run
from vaultsync.diagnostics import Finding
from vaultsync.model import Turn
from vaultsync.parse.messages.heard_turns import turn_heard
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.messages.turns import turn_told
from vaultsync.pipeline import Outcome

CONFIG = 'timezone = "Europe/London"\ndate_order = "DMY"\n'
NOTE = """\
---
type: interview
company: Linden House
role: Nurse
date: 2026-11-10
{head}---
{above}
## Mara Quill
email:: mara@linden.example
- the night rota
- [x] Thank-you ✅ 2026-11-11

{under}
## What next
{below}
"""
DAY = "2026-11-27T09:00+00:00"
SECONDS = 5
"""Of the processor, for what takes a tenth of one."""


def read(*, head: str = "", above: str = "", under: str = "", below: str = "") -> Outcome:
    """Read a note on an interview of Tuesday, 10 November, 17 days later."""
    text = NOTE.format(head=head, above=above, under=under, below=below)
    return run({"a.md": text}, CONFIG, DAY)


def told(outcome: Outcome, code: str = "VS403") -> list[Finding]:
    """Give the findings of a code."""
    return [one for one in outcome.findings if one.code == code]


NOTHING = [
    "asked them to keep my CV on file",
    "I keep my CV on file cards",
    "they are moving forward with other work",
    "we moved forward with the other form",
    "no rejection mail from mara yet",
    "a rejection mail from mara would hurt",
    "got the note",
    "got no answer",
    "Mara emailed Tues 24th, no news yet",
    "Mara rang, no problem with January",
    "Mara rang, not this time about pay",
    "Acme emailed, no this time",
    "Mara called me, went with someone to see the ward",
    "Mara emailed me the rota, no nights",
    "Peter emailed, not this time",
    "I was rejected at Acme last year",
    "I was rejected at Acme",
    "Rejected by Acme, by letter",
    "Acme rejected me",
    "Acme offered me the job",
    "Acme would like to offer me the job",
    "if they'd like to offer me the job, fine",
    "they would like to offer me a coffee",
    "they are unable to say whether they will offer me the job",
    "they might like to offer me the job",
    "they'd like to offer the job to two of us",
    "they are offering me a second interview",
    "he is going to offer us a placement of the rota",
    "they rejected my first idea",
    "they rejected two candidates before me",
    "They reject half of the applicants",
    "what if they reject me",
    "If they reject me, I ask why",
    "if they call: they offered me the job",
    "did they reject me?",
    "Have they chosen somebody else?",
    "I fear they rejected me",
    "rejection would be no surprise",
    "fear of rejection",
    "they offer training",
    "they offered training",
    "They offered me coffee and a tour",
    "they offered me the job description to take home",
    "they gave me the contract to read",
    "an offer would come in January",
    "no offer yet",
    "waiting for an offer",
    "when they make an offer, ask about nights",
    "offers go out in January",
    "Offer: 34k plus nights, they said",
    "salary, offer, start date",
    "I have an offer from Acme",
    "got an offer to visit the ward",
    "ask: is the position filled internally?",
    "the post was filled by agency staff until May",
    "they chose a new software last year",
    "they chose Tuesday for the team meeting",
    "they took somebody else's advice",
    "there are other candidates",
    "they went with the new rota",
    "She said no to remote work",
    "Asked about weekends. They said no.",
    "no weekends, they said",
    "they don't want me to work nights",
    "they won't be offering me parking",
    "they decided against agency staff",
    "he won't be taking me on the tour",
    "they decided not to take my number",
    "I am not taking this further",
    "we talked of how they went with other suppliers",
    "Acme won't be progressing my application",
    "I didn't get it at first",
    "my friend was rejected there",
    "the last nurse got the job through an agency",
    '"We rejected you", he joked about the form',
    "> they rejected me",
    "- [ ] if rejected: ask for feedback",
    "- [ ] they offered me the job: answer by Friday",
    "`rejected`",
    "~~They rejected me~~",
    "3 Nov: they rejected me",
    "they want me to send the certificate",
    "I hope they offered me the job",
    "it is no problem to start in January",
    "not sure about the rota",
    "Not taking notes any more",
    "Who runs the ward? Not me.",
    "20 Nov - Mara rang. No problem with January.",
    "20 Nov - Mara rang. Not me who decides about nights.",
    "20 Nov - Mara rang about nights. I was not in. No.",
    "We talked about the Barry ward. It went to somebody else.",
    "It went to somebody with more money",
    "Its a no brainer, I want to work there.",
    "Its a no smoking site",
    "They gave it to someone to check.",
    "They gave it to someone who had time to look at it",
    "Mara gave it to somebody in the office",
    "It went to an internal review.",
    "It went to someone I know",
    "My mail bounced, it went to someone else.",
    "They might have given it to someone with more experience",
    "If they give it to an internal I will ask why",
    "Peter gave it to someone with more experience",
    "Fri 20th email to Bob - no, going with someone internal",
    "Fri 20th email from Acme - no, going with someone internal",
    "Fri 20th email - no parking, going with someone else",
    "Fri 20th email - no",
    "Fri 20th email? no, going with someone else to see it",
    "Fri 20th bus - no, going with someone else",
    "Fri 20th email - no, going with someone to see the ward",
    "Fri 20th email - going with someone else to the fair",
    "verbal offer by Friday",
    "next: verbal offer, written offer",
    "written offer next week",
    "if verbal yes, ask about nights",
    "no verbal yes yet",
    "waiting for a verbal yes",
    "verbal yes from my manager to take leave",
    "verbal yes from acme, 34k",
    "Verbal yes on remote work",
    "verbal offers are normal here",
    "It is a yes from the shop to the poster",
    "is it a yes?",
    "They have appointed somebody with ward experience to the board",
    "They have appointed somebody to run the new ward",
    "They have taken on somebody to run the bar",
    "They took on somebody new in May",
    "If they have taken on somebody local, I will ask",
    "They appointed a new matron in May",
    "They have appointed someone who has two children as chair",
    "If they have appointed somebody with hospice experience, I will ask why",
    "Have they appointed an internal candidate?",
    "They appointed somebody who left after a month",
    "They had appointed somebody with no experience before",
    "Acme have appointed somebody with hospice experience",
    "She went with someone to see the garden",
    "The post was filled by a temp until May",
    "The last nurse got the job because she knew the ward",
    "Somebody with a van got the bed",
    "An internal candidate got the job last year",
]


@pytest.mark.parametrize("place", ["above", "under", "below"])
@pytest.mark.parametrize("line", NOTHING)
def test_what_is_no_end(line: str, place: str) -> None:
    """S38: other companies, fears, questions, plans and talk are no end."""
    assert not told(read(**{place: f"{line}\n"}))


REJECTED = [
    'rejection mail from mara. "moved forward w/ other candidates", keep resume on file',
    "got the no",
    "got a no from them today",
    "form rejection",
    "standard rejection, they'll keep my CV on file",
    "rejection letter from Mara",
    "they moved forward with other candidates",
    "moving forward w/ an internal candidate",
    "they went ahead with someone else",
    "They'll keep my CV on file",
    "keeping my resume on file",
    "17 Nov: letter, they chose an internal candidate. REJECTED :-(",
    "17 Nov: they chose somebody else.",
    "Rejected on 17 November.",
    "Unfortunately they rejected me, letter came.",
    "REJECTED",
    "**Rejected**",
    "Linden House rejected me by email",
    "Mara turned me down",
    "Bad news: they went with another candidate",
    "sadly it is a no",
    "So it's a no.",
    "they took somebody else",
    "They have taken someone with more experience",
    "they said no",
    "17 Nov: they said no",
    "I did not get the job",
    "Didn't get the job :(",
    "the position is filled",
    "The post has been filled internally",
    "they have appointed somebody with hospice experience",
    'Friday 20th: HR wrote - they have appointed somebody with ward experience. "The panel …"',
    "they've appointed an internal candidate",
    "The panel has appointed someone who has run events before",
    "They have appointed someone internally",
    "Appointed an internal candidate.",
    "Mara appointed somebody else",
    "They have gone with someone who has run a ward before",
    "They are going with somebody with more hospice experience",
    "Gone with someone who knows the software.",
    "An internal candidate was appointed.",
    "Somebody with hospice experience has been appointed",
    "an internal candidate got the job",
    "The post has been filled.",
    "The post has now been filled by an internal candidate",
    "The position's been filled",
    "they won't be taking me",
    "they've decided not to take my application further",
    "They won't be progressing my application",
    "She is not taking me any further",
    "They’ll not be moving me forward",
    "my application won't be taken further",
    "I have not been taken forward",
    "they have gone with other candidates",
    "They’re not moving forward with me",
    "not moving forward with me",
    "I was not selected",
    "my application was unsuccessful",
    "Got the rejection letter today",
    "Rejection by email on 17 November",
    "They decided against me.",
    "They decided not to hire me",
    "| 17 Nov | letter | rejected |",
    "email: they said no",
    "They have taken on somebody local",
    "They have decided not to pursue my application",
    "they chose not to progress my application",
    "They are unable to offer me the role this time",
    "They are not able to proceed with my application",
    "My application has not been successful",
    "I have not been selected for it",
    "They have decided not to proceed",
    "They are no longer considering me for the role",
    "not considering me any more",
    "I am no longer in the running",
    "I'm no longer being considered for it",
    "email from Mara, they have taken on someone else",
    "They took on an internal candidate",
]
OFFERED = [
    "Offer by phone on 26 Nov!!",
    "They offered me the job, I must answer by 4 December",
    "They offered me the job! I hope to start in January.",
    "Mara offered me the post",
    "Got a written offer on 26 November",
    "I got the job!",
    "I have a job offer from Linden House",
    "OFFER!!!",
    "They want me!",
    'VERBAL YES. 122 base, start jan 11. written offer from kim "beginning of next week"',
    "got a verbal yes from mara",
    "verbal yes from the hiring manager!",
    "verbal offer, 122k base",
    "Verbal offer: £42,000",
    "26 Nov - verbal offer from Mara",
    "written offer 122k, start jan 11",
    "Mara rang. It's a yes!",
]


BARE = [
    'Mara emailed Tues 24th, no this time, "went with someone with more rota work"',
    "Mara rang: sadly not this time",
    "Fri 20 Nov - Mara rang at teatime. Not me, sadly. It went to somebody else, older.",
    "Fri 20 Nov - Mara rang at teatime. Not me, sadly.",
    "20/11 Mara rang. No. She was kind.",
    "20 Nov - Mara rang. It has gone to somebody internal.",
    "The job went to somebody else.",
    "They emailed yesterday, going with somebody else",
    "Mara rang weds 18th. Its a no, they gave it to someone who had used the rota app before.",
    "Its a no, sadly",
    "They gave it to someone else",
    "Mara rang on Friday. They gave it to someone else.",
    "They gave the job to someone who already worked there.",
    "It went to somebody with more experience",
    "It went to an internal.",
    "Sadly it's gone to someone with more ward experience",
    "Fri 20th email - no, going with someone internal. fair enough",
    "Fri 20th email from Mara - no, going with somebody else",
    "email: no, they went with an internal candidate",
    "20 Nov letter - sadly no, gone with someone else.",
]


@pytest.mark.parametrize("place", ["above", "under", "below"])
@pytest.mark.parametrize(
    ("line", "status"),
    [*((one, "rejected") for one in (*REJECTED, *BARE)), *((one, "offer") for one in OFFERED)],
)
def test_an_end_outside_of_a_log(line: str, status: str, place: str) -> None:
    """S38: it ends nothing, and is told with the line and what to write; VS309 is left out."""
    table = "| day | how | what |\n|---|---|---|\n" if line[0] == "|" else ""
    outcome = read(**{place: f"{table}{line}\n"})
    (one,) = told(outcome)
    assert one.source.strip() == line
    assert "the status of the application is `waiting`" in one.message
    assert f"set `status: {status}` in a.md or run `vaultsync close 'Linden" in one.help
    assert all(each.line != one.line for each in told(outcome, "VS309"))
    assert outcome.interviews[0].status.value == "waiting"


@pytest.mark.parametrize("status", ["rejected", "offer", "moved-on", "scheduled"])
def test_what_the_status_says_is_not_told(status: str) -> None:
    """Where the status is not `waiting`, the person has set it."""
    assert not told(read(head=f"status: {status}\n", below="they rejected me\n"))


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("sadly it is a no", Turn.REJECTION),
        ("they took somebody else", Turn.REJECTION),
        ("they said no", Turn.REJECTION),
        ("I did not get the job", Turn.REJECTION),
        ("the position is filled", Turn.REJECTION),
        ("they won’t be taking me", Turn.REJECTION),
        ("not moving forward with me", Turn.REJECTION),
        ("the answer is no", Turn.REJECTION),
        ("we've decided not to take your application further", Turn.REJECTION),
        ("your application is not being taken further", Turn.REJECTION),
        ("we are not progressing your application", Turn.REJECTION),
        ("Offer by phone", Turn.OFFER),
        ("they offered me the post", Turn.OFFER),
        ("they'd like to offer me the job!!!", Turn.OFFER),
        (
            "Fri 27 Nov Mara rang at teatime: they'd like to offer me the job!!! Verbal yes",
            Turn.OFFER,
        ),
        ("She would love to offer me the role", Turn.OFFER),
        ("they want to offer me the position", Turn.OFFER),
        ("They're offering me the job", Turn.OFFER),
        ("Mara is happy to offer me the job, she said", Turn.OFFER),
        ("they are going to offer me a full-time post", Turn.OFFER),
        ("rang at teatime, not me, sadly", Turn.REJECTION),
        ("rang, it went to somebody with more experience", Turn.REJECTION),
        ("rang, its a no", Turn.REJECTION),
        ("rang, they gave it to somebody else.", Turn.REJECTION),
        ("rang, its a no brainer for them", None),
        ("has my form, they gave it to someone to check", None),
        ("it was not me who asked", None),
        ("they said no decision is made yet", None),
        ("it is no problem", None),
        ("they took somebody round the ward", None),
        ("no offer yet", None),
        ("they want me to send references", None),
    ],
)
def test_what_an_answer_reads_like(text: str, turn: Turn | None) -> None:
    """S38: more ways to say yes and no."""
    assert turn_heard(text) is turn


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        # mine
        ("letter", "other"),
        ("letter to Jane", "other"),
        ("sent them a letter", "other"),
        ("emailed the deck they chose", "other"),
        ("call, no answer", "call"),
        ("letter: asked whether they chose somebody else", "other"),
        ("email: did they choose somebody else?", "other"),
        ("thank-you note, they offered training", "thank-you"),
        # neither
        ("they chose Tuesday for the interview", ""),
        ("they will choose on Friday", ""),
        ("they have not chosen yet", ""),
        ("they took my references", ""),
        # theirs
        ("letter, they chose an internal candidate.", "reply"),
        ("letter, they chose an internal candidate. REJECTED :-(", "reply"),
        ("they chose somebody else.", "reply"),
        ("letter from them", "reply"),
        ("Letter from them: they took somebody else", "reply"),
        ("a letter came, they took somebody else", "reply"),
        ("letter, rejected", "reply"),
        ("letter | rejected", "reply"),
        ("email: they said no", "reply"),
        ("they offered me the job", "reply"),
        ("mail, they want me to come in on Monday", "reply"),
        # both
        ("thank-you sent, they rejected me the next day", "thank-you reply"),
        ("letter to Jane, they rejected me", "other reply"),
        ("they rejected me, I answered at once", "reply other"),
    ],
)
def test_whose_letter_it_is(line: str, kinds: str) -> None:
    """S03, S37: what they decided is heard, however it came; no follow-up counts from it."""
    assert " ".join(kind.value for kind in kinds_of(line, intent=True)) == kinds


@pytest.mark.parametrize("line", REJECTED[11:13])
def test_their_letter_in_the_log_is_told_and_not_sent(line: str) -> None:
    """S38: it reads like an end, is owed no answer, and moves no follow-up."""
    outcome = read(below=f"\n## Log\n- {line}\n")
    (one,) = told(outcome)
    assert line in one.source
    (heard,) = (one for one in outcome.interviews[0].touches if one.day.day == 17)
    assert heard.heard
    assert not any(item.kind.value == "respond" for item in outcome.follow_ups)


@pytest.mark.parametrize(
    ("line", "owed"), [("20 Nov - Mara rang, nice talk.", True), (BARE[3], False)]
)
def test_a_bare_record_of_the_call_with_the_no_is_owed_nothing(line: str, owed: bool) -> None:
    """S38: `Reply received` says only that they rang; what they said stands in prose."""
    record = "- [x] Reply received from Mara Quill ✅ 2026-11-20\n"
    outcome = read(under=record, below=f"{line}\n")
    answers = [one for one in outcome.follow_ups if one.kind.value == "respond"]
    assert bool(answers) is owed


@pytest.mark.parametrize(
    ("log", "verb"),
    [
        # a no is owed no answer, nor is what they wrote before it
        ("2026-11-17 reply: they chose somebody else", ""),
        ("2026-11-17 Mara rang. It's a no, they went with someone else", ""),
        ("2026-11-16 reply: still deciding\n- 2026-11-17 reply: they chose somebody else", ""),
        # they ask something in it, or wrote again
        ("2026-11-17 reply: they chose somebody else. May we keep your CV?", "wrote"),
        ("2026-11-17 reply: they chose somebody else\n- 2026-11-18 reply: a new post", "wrote"),
        ("2026-11-17 reply: still deciding", "wrote"),
        ("2026-11-17 Mara rang me, still deciding", "called"),
        ("2026-11-17 Mara called me: two weeks more", "called"),
    ],
)
def test_a_no_is_owed_no_answer(log: str, verb: str) -> None:
    """S38: VS403 tells it; whoever rang did not write."""
    outcome = read(below=f"\n## Log\n- {log}\n")
    owed = [one for one in outcome.follow_ups if one.kind.value == "respond"]
    assert [verb] * bool(verb) == [
        word for one in owed for word in ("wrote", "called") if f" {word} on " in one.reason
    ]
    assert bool(told(outcome)) is ("chose" in log or "a no" in log)


@pytest.mark.parametrize(
    ("company", "role", "command"),
    [
        ("Linden House", "Nurse", "'Linden House' Nurse rejected"),
        ("Linden House", "", "'Linden House' rejected"),
        ("Linden House", "-", "'Linden House' rejected"),
        ("O'Hara's", "Head Chef (days)", "'O'\"'\"'Hara'\"'\"'s' 'Head Chef (days)' rejected"),
        ("--all", "Nurse", "vs-"),  # no words to type
        ("", "Nurse", "vs-"),
    ],
)
def test_the_command_names_the_application_in_words(
    company: str, role: str, command: str
) -> None:
    """S38: as VS406 does; a role tells two applications to a company apart."""
    text = NOTE.format(head="", above="", below="They rejected me\n", under="")
    text = text.replace("company: Linden House", f'company: "{company}"')
    text = text.replace("role: Nurse", f'role: "{role}"')
    (one,) = told(run({"a.md": text}, CONFIG, DAY))
    assert f"`vaultsync close {command}" in one.help


@pytest.mark.parametrize("clause", ["no news, ", "(2nd ", "they said no, ", "Mara rang, "])
def test_a_sentence_of_many_clauses(clause: str) -> None:
    """Each clause is looked at once: this took minutes when each asked for all of them."""
    before = time.process_time()
    assert turn_told(clause * 4000) is None
    assert time.process_time() - before < SECONDS
