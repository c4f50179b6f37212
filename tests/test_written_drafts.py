"""Whole drafts, as they are written for each kind, channel and form of name (strategy.md 4)."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.written import CONFIG, DANA, LOGS, NEWS, SAID, WHY, Case, body_of, head_of
from vaultsync.model import TouchKind
from vaultsync.owed import Channel, Kind
from vaultsync.parse.draft import read_draft
from vaultsync.render.draft import Desk, render_draft
from vaultsync.settings import Me
from vaultsync.snapshot import Document
from vaultsync.templates import shipped

WRITTEN = Path(__file__).parent / "cases" / "drafts" / "written"
CHANNELS = (Channel.EMAIL, Channel.TEXT, Channel.FORWARD, Channel.LINKEDIN)
GERMAN = """\
Subject: Vielen Dank: $about

Guten Tag $greeting,

vielen Dank für Ihre Zeit am $date und für das Gespräch über die Stelle „$role“.

[Was Ihnen geblieben ist: $point]

Mit freundlichen Grüßen
$signature
"""
REJECTED = "they rejected me. May we keep your CV?"
CASES = {
    **{
        f"{kind.value}.{channel.value}": Case(kind=kind, channel=channel)
        for kind in LOGS
        for channel in CHANNELS
    },
    **{
        f"one-more.{channel.value}": Case(
            kind=Kind.STATUS_CHECK,
            channel=channel,
            beyond=2,
            # a text has room for a short role only
            changes=(("Senior Data Engineer", "Cook"),) if channel is Channel.TEXT else (),
        )
        for channel in CHANNELS
    },
    "name-first-name-basis": Case(fields="first_name:: yes"),
    "name-greeting": Case(fields="greeting:: Dear Pri,"),
    "name-doctor": Case(name="Dr Jane Osei", head="recruiter: Prof. Kofi Mensah <k@m.example>"),
    "name-of-one-word": Case(name="Madonna"),
    "name-family-first": Case(name="Tanaka Aiko", head="name_order: family-first")._replace(
        fields="first_name:: yes"
    ),
    "name-honorific-family-first": Case(
        name="Tanaka Aiko", fields="name_order:: family-first\nhonorific:: Dr"
    ),
    "name-chinese-characters": Case(name="佐藤健一", fields="first_name:: yes"),
    "name-right-to-left": Case(name="שרה כהן"),
    "forward-to-a-professor": Case(
        channel=Channel.FORWARD, head="recruiter: Prof. Kofi Mensah <k@mensah.example>"
    ),
    "nobody-to-reach": Case(channel=Channel.NONE),
    "nothing-noted": Case(said=""),
    "one-point-only": Case(said="- one-week rota"),
    "many-points-by-linkedin": Case(
        channel=Channel.LINKEDIN, said="\n".join(f"- point number {n}" for n in range(1, 6))
    ),
    "no-role": Case(changes=(("role: Senior Data Engineer\n", ""),)),
    "no-company": Case(changes=(("company: Northwind Analytics\n", ""),)),
    "no-round": Case(changes=(("stage: Panel (round 2)\n", ""),)),
    "no-own-name": Case(config='timezone = "Europe/London"\n'),
    "text-with-room-for-the-role": Case(
        channel=Channel.TEXT, changes=(("Senior Data Engineer", "Cook"),)
    ),
    "text-of-other-signs": Case(channel=Channel.TEXT, said="- “late” events – a bit…"),
    "promised-day": Case(kind=Kind.FOLLOW_UP, head="they_reply_by: 2026-03-10"),
    "follow-up-with-news": Case(kind=Kind.FOLLOW_UP, head=NEWS.replace("04-02", "03-10")),
    "text-with-news": Case(
        kind=Kind.FOLLOW_UP, channel=Channel.TEXT, head=NEWS.replace("04-02", "03-10")
    ),
    "status-check-with-news": Case(kind=Kind.STATUS_CHECK, head=NEWS.replace("04-02", "03-20")),
    "answer-to-a-rejection": Case(
        kind=Kind.RESPOND,
        changes=(
            (
                "could you send us the names of two people to ask?",
                "they rejected me. May we keep your CV?",
            ),
        ),
    ),
    "injection": Case(
        name="$signature Doe",
        changes=(
            ("Senior Data Engineer", "$greeting `=1` [[z]]"),
            (
                "one-week rota, weekly alert review",
                "a slot] closed [early and $point ${name} {{x}} <% y %> [[z]] %%hidden%%",
            ),
        ),
    ),
    "own-template-in-german": Case(
        config=f'languages = ["de", "en"]\n{CONFIG}', templates=(("thank-you.de.md", GERMAN),)
    ),
    "own-template-for-one-note": Case(
        head="language: de", templates=(("thank-you.email.de.txt", GERMAN),)
    ),
}
"""The draft of each stands in `cases/drafts/written`."""


@pytest.mark.parametrize("name", CASES)
def test_a_whole_draft(name: str) -> None:
    """Every word of a draft, head and body (S05, S06, S14 to S18, S20, S27, S28, S50 to S55).

    `WRITE_DRAFTS=1` writes them anew: then read each of them aloud.
    """
    file, draft = WRITTEN / f"{name}.md", CASES[name].draft()
    if os.environ.get("WRITE_DRAFTS"):
        file.write_text(draft, "utf-8")
    assert draft == file.read_text("utf-8")
    assert read_draft("a.md", draft).untouched


def test_no_draft_is_left_over() -> None:
    """Each file in the folder is a case."""
    assert {file.stem for file in WRITTEN.glob("*")} == set(CASES)


SMALL = (
    "the role on for which we discussed i interviewed in and at during my last message our "
    "conversation understood that an answer was expected by wrote monday tuesday wednesday "
    "thursday friday saturday sunday march april one more so far thing you talked about your "
    "notes name only nothing yet what is new with you since the interview such as a course "
    "that you finished delete this line if nothing remain interested am glad to "
    "anything else would like know interview round name of have written twice about it most "
    "recently do not mean to press be"
)
"""Words of the phrases that code puts together: none of them is a fact but the days."""
SHIPPED = sorted(name for name, case in CASES.items() if not case.templates)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_word_comes_from_somewhere(name: str) -> None:
    """Nothing is in a draft that neither notes, configuration nor templates hold (S22)."""
    case = CASES[name]
    item = case.item()
    letter = "" if item.channel in {Channel.EMAIL, Channel.NONE} else item.channel.value
    kind = "one-more" if case.beyond else case.kind.value
    around = shipped(case.kind.value, letter) if letter == "forward" else shipped(kind, letter)
    held = " ".join((case.note(), case.config, shipped(kind), around, WHY * case.beyond))
    words = set(re.findall(r"\w+", held.casefold()))
    # what the phrases are made of: small words, days and months, and what a slot asks for
    words |= set(SMALL.split())
    said = re.findall(r"\w+", body_of(case.draft()).casefold())
    assert [word for word in said if word not in words and not word.isdigit()] == []


@pytest.mark.parametrize("name", CASES)
def test_what_every_draft_is(name: str) -> None:
    """One recipient (S20), a subject of one line that fits, the same bytes again."""
    draft = CASES[name].draft()
    assert draft == CASES[name].draft()
    subject = head_of(draft, "subject")
    assert len(subject) <= 60
    assert "," not in head_of(draft, "to")
    if "injection" not in name:
        assert "$" not in draft
    text = CASES[name].channel in {Channel.TEXT, Channel.LINKEDIN}
    assert bool(subject) is not text
    assert draft.endswith("\n")
    assert "\n\n\n" not in draft


THANKS = [name for name, case in CASES.items() if case.kind is Kind.THANK_YOU]


@pytest.mark.parametrize("name", [n for n in THANKS if not CASES[n].templates])
def test_what_a_thank_you_holds(name: str) -> None:
    """Thanks for time and opportunity, interest, role, two slots (S05, S06, S14 to S18)."""
    case = CASES[name]
    body = body_of(case.draft())
    assert "thank you for your time" in body.casefold()
    assert re.search(r"opportunity|chance", body)
    assert "remain very interested" in body
    assert "role" in body
    if case.channel is not Channel.TEXT:
        slots = (
            r"\[(?:What stayed with you|One sentence on|One (?:more )?thing you talked about)"
        )
        assert len(re.findall(slots, body)) >= 2
        assert "Thursday 5 March" in body
        assert "look forward" in body, "S58"


@pytest.mark.parametrize("kind", [Kind.FOLLOW_UP, Kind.STATUS_CHECK])
@pytest.mark.parametrize("channel", CHANNELS)
def test_a_chaser_is_short_and_asks_one_thing(kind: Kind, channel: Channel) -> None:
    """40 to 100 words, one question, role and date, interest (S49 to S51)."""
    said = "- one-week rota" if channel is Channel.TEXT else SAID  # no promise takes its room
    body = body_of(Case(kind=kind, channel=channel, said=said).draft())
    letter = body.split("Message for Priya Raman:", 1)[-1]
    filled = re.sub(r"\[[^\]]*\]", "Last week I finished the course on streaming.", letter)
    if channel is not Channel.TEXT:
        assert 40 <= len(filled.split()) <= 100
    assert letter.count("?") == 1
    assert "Senior Data Engineer role" in letter
    assert "Thursday 5 March" in letter
    assert "interested" in letter


@pytest.mark.parametrize("kind", LOGS)
def test_a_text_leaves_room_for_a_sentence(kind: Kind) -> None:
    """S27, S28: 160 characters of ASCII with a sentence in each slot, and who writes."""
    body = body_of(Case(kind=kind, channel=Channel.TEXT).draft()).strip()
    filled = re.sub(r"\[[^\]]*\]", "Your weekly review of alerts impressed me.", body)
    assert len(filled) <= 162
    assert body.isascii()
    assert body.endswith("Alex Doe")
    assert "\n" not in body


PROMISES = {
    # what is noted: what the brackets of a thank-you ask for in a text, and in a follow-up
    "- the rota\n- two": (["the rota"], []),
    "- **concern:** late events": (["your notes name nothing yet"], []),
    "- the rota\n- **promised:** the template": (["the template"], ["the template"]),
    "- **promised:** the template": (["the template"], ["the template"]),
    "- **promised:** two names\n- **promised:** a photo": (
        ["two names; a photo"],
        ["two names; a photo"],
    ),
    "- the rota\n- **promised:** two names, sent ✅": (["the rota"], []),
}


@pytest.mark.parametrize("said", PROMISES)
@pytest.mark.parametrize("kind", [Kind.THANK_YOU, Kind.FOLLOW_UP])
def test_a_text_asks_for_what_was_promised(kind: Kind, said: str) -> None:
    """S08: it takes the place of what was talked about, and the text stays one message."""
    body = body_of(Case(kind=kind, channel=Channel.TEXT, said=said).draft()).strip()
    slots = re.findall(r"\[([^\]]*)\]", body)
    wanted = PROMISES[said][kind is Kind.FOLLOW_UP]
    assert len(slots) == len(wanted)
    assert all(one in slot for one, slot in zip(wanted, slots, strict=True))
    assert len(re.sub(r"\[[^\]]*\]", "You have the template by Friday morning.", body)) <= 160


@pytest.mark.parametrize("kind", [Kind.THANK_YOU, Kind.FOLLOW_UP])
@pytest.mark.parametrize("channel", CHANNELS)
def test_no_promise_is_lost(kind: Kind, channel: Channel) -> None:
    """S08: thank-you and follow-up ask for it on every channel, beside news, too."""
    head = NEWS.replace("04-02", "03-10") if kind is Kind.FOLLOW_UP else ""
    body = body_of(Case(kind=kind, channel=channel, head=head).draft())
    assert "the watermark write-up" in body
    if head:
        assert "finished the course on streaming with Flink" in body


def test_an_own_text_that_asks_for_no_promise_keeps_its_point() -> None:
    """Templates written before `$all_promised` was known say what they said."""
    own = (("thank-you.text.txt", "Hello $name [$first_point] $sender"),)
    case = Case(channel=Channel.TEXT, templates=own)
    assert "[moving 140 Airflow DAGs" in body_of(case.draft())


def test_a_text_says_when_it_was_as_far_as_there_is_room() -> None:
    """The role comes first; who was not there is not told that we discussed it."""
    text = Case(kind=Kind.FOLLOW_UP, channel=Channel.TEXT)
    assert "the Senior Data Engineer role? [" in body_of(text.draft())
    cook = text._replace(changes=(("Senior Data Engineer", "Cook"),), name="Jo Lee")
    assert "the Cook role, discussed on 5 March? [" in body_of(cook.draft())
    item = replace(text.item(), person=DANA)
    assert "for which I interviewed" in body_of(render_draft(item, Desk(), "[[a]]"))


def test_an_answer_to_what_another_note_tells_of() -> None:
    """Where the line of their message is not at hand, no day and no words are made up."""
    item = replace(Case(kind=Kind.RESPOND).item(), facts=())
    body = body_of(render_draft(item, Desk(), "[[a]]"))
    assert "Thank you for your message about the Senior Data Engineer role at" in body
    assert "[Your answer to this: what Priya Raman wrote]" in body


def test_an_update_says_only_what_is_new() -> None:
    """S54: no thanks, no points and no question; the news and nothing that was told before."""
    body = body_of(Case(kind=Kind.UPDATE, head="").draft())
    assert body.count("[") == 1
    assert "?" not in body
    assert "hank" not in body


def test_an_update_names_the_day_once() -> None:
    """Not `our conversation about the role, which we discussed`; with others there was none."""
    item = replace(Case(kind=Kind.UPDATE).item(), wrote=None, earlier=None)
    body = body_of(render_draft(item, Desk(), "[[a]]"))
    assert "Since our conversation on Thursday 5 March about the Senior Data Engineer" in body
    assert "discussed" not in body
    body = body_of(render_draft(replace(item, person=DANA), Desk(), "[[a]]"))
    assert "Since my interview on Thursday 5 March about the Senior" in body


@pytest.mark.parametrize(
    ("earlier", "subject"),
    [
        ("", "Re: A short question: Senior Data Engineer"),
        ("A word from me: data at Northwind", "Re: A word from me: data at Northwind"),
        ("Re: Next steps: data", "Re: Next steps: data"),
    ],
)
def test_an_update_stays_on_its_subject(earlier: str, subject: str) -> None:
    """S55: the subject of the message before, as it was sent where that is known."""
    assert head_of(Case(kind=Kind.UPDATE).draft(earlier), "subject") == subject


@pytest.mark.parametrize(
    ("wrote", "says"),
    [
        ("follow-up by email ✅ 2026-03-27", "Next steps: Senior Data Engineer at Northwind"),
        ("called ✅ 2026-03-27", "News: Senior Data Engineer at Northwind Analytics"),
    ],
)
def test_an_update_answers_no_message_that_was_not_one(wrote: str, says: str) -> None:
    """After a call there is nothing to go on from: no `Re:`."""
    old = "Status check by email ✅ 2026-03-27"
    item = Case(kind=Kind.UPDATE, changes=((old, wrote),)).item()
    assert item.earlier is not None
    subject = head_of(Case(kind=Kind.UPDATE, changes=((old, wrote),)).draft(), "subject")
    assert says in subject
    assert subject.startswith("Re: ") is (item.earlier.value != "call")


ROLES = [
    "Cook",
    "Senior Principal Staff Engineer, Distributed Systems and Storage",
    "Head of Everything That Has to Do with Data, Platform, Cloud and People",
]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("company", ["Acme", "The Royal Society for the Protection of Bees"])
@pytest.mark.parametrize("kind", LOGS)
def test_a_subject_names_what_fits(kind: Kind, role: str, company: str) -> None:
    """Role and company, else one of them; cut is neither."""
    changes = (("Senior Data Engineer", role), ("Northwind Analytics", company))
    subject = head_of(Case(kind=kind, changes=changes).draft(), "subject")
    assert role in subject or company in subject
    if role == "Cook" and company == "Acme":
        assert subject.endswith("Cook at Acme")


ROUNDS = {
    # said already as in a letter
    "trial shift": "during the trial shift on",
    "The walk round the orchard": "during the walk round the orchard on",
    "assessment centre": "during the assessment centre on",
    "second interview": "during the second interview on",
    "final interview": "during the final interview on",
    "HR": "during the HR interview on",
    "Technical round": "during the technical round on",
    "interview": "during the interview on",
    # a number
    "1": "during our first interview on",
    "2": "during the second interview on",
    "Round 2": "during the second interview on",
    "R3": "during the third interview on",
    '"#2"': "during the second interview on",
    "1st": "during our first interview on",
    "1st round": "during our first interview on",
    "2nd interview": "during the second interview on",
    "2nd round interview": "during the second interview on",
    "Round two of three": "during the second interview on",
    "2 of 3": "during the second interview on",
    "stage 2": "during the second interview on",
    "interview 4": "during the fourth interview on",
    "First interview": "during our first interview on",
    "second round": "during the second interview on",
    "Final": "during the final interview on",
    "Final round": "during the final interview on",
    "last stage": "during the final interview on",
    # a number beside what it was
    "Panel (round 2)": "during the panel interview on",
    "Round 2 (technical)": "during the technical interview on",
    '"Round 3: system design"': "during the system design interview on",
    "r1 - phone": "during our phone call on",
    "1st stage phone interview": "during the first phone interview on",
    "2nd round panel": "during the second panel interview on",
    "technical interview (2nd)": "during the technical interview on",
    # what one has with somebody
    "Phone screen": "during our phone screen on",
    "Phone": "during our phone call on",
    "Teams call": "during our Teams call on",
    "Zoom": "during our Zoom call on",
    "informal chat": "during our informal chat on",
    "Recruiter screen": "during our conversation on",
    "First call": "during our first call on",
    "second call": "during the second call on",
    "in person": "during the in-person interview on",
    # what would not read well is left out
    "一次面接": "your time on",
    "Erste Runde": "your time on",
    "panel / coding / lunch": "your time on",
    "a very long description of what it was that we did on that day": "your time on",
    '"- $name"': "your time on",
    "12": "your time on",
    "Monday": "your time on",
    "just done": "your time on",
    "Meet the team": "your time on",
    "round": "your time on",
}


@pytest.mark.parametrize("stage", ROUNDS)
def test_a_round_inside_a_sentence(stage: str) -> None:
    """S18: the round is part of the anchor where its name reads well in a sentence.

    Nobody writes `during round 1`; and who was met in the second one may not have been before.
    """
    body = body_of(Case(changes=(("Panel (round 2)", stage),)).draft())
    assert f"{ROUNDS[stage]} Thursday 5 March" in body


@pytest.mark.parametrize(
    ("stage", "title", "said"),
    [
        # it is called after somebody else, or after what it was
        ("chat with the owner", "Head Chef", "during the chat with the owner on"),
        ("Technical interview", "Technical Lead", "during the technical interview on"),
        ("call with the team", "Head of People", "during the call with the team on"),
        ("HR screen", "HR", "during our conversation on"),
        ("chat with the owner", "", "during the chat with the owner on"),
        # after who reads it
        ("chat with the owner", "Owner", "your time on"),
        ("chat with the owner", "owner and head chef", "your time on"),
        ("interview with Priya", "Platform Lead", "your time on"),
        ("hiring manager interview", "Hiring Manager", "your time on"),
        ("CTO interview", "CTO", "your time on"),
    ],
)
def test_a_round_called_after_who_is_written_to(stage: str, title: str, said: str) -> None:
    """S18: to the owner nobody writes `during the chat with the owner`; the day stays."""
    heading = f"## Priya Raman ({title})" if title else "## Priya Raman"
    changes = (("Panel (round 2)", stage), ("## Priya Raman", heading))
    assert f"{said} Thursday 5 March" in body_of(Case(changes=changes).draft())


ANY = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\r\n"
    ),
    max_size=40,
)


@given(name=ANY, role=ANY, company=ANY, point=ANY, signature=ANY)
def test_laws_of_drafts(name: str, role: str, company: str, point: str, signature: str) -> None:
    """Whatever notes hold: a subject of one line, closed slots, nothing filled in twice."""
    case = Case()
    item = case.item()
    person = item.person._replace(
        name=name,
        points=tuple(one._replace(text=point) for one in item.person.points),
    )
    odd = replace(item, person=person, role=role, company=company)
    desk = Desk(me=Me(name="Alex Doe", signature=signature))
    draft = render_draft(odd, desk, "[[a]]")
    assert draft == render_draft(odd, desk, "[[a]]")
    read = read_draft("a.md", draft)
    assert read.untouched
    assert read.id == item.id
    assert "\n" not in read.subject
    body = read.body.removesuffix("\n").rsplit("\nKind regards,\n", 1)[0]
    assert body.count("[") == body.count("]") >= 4
    assert len(re.findall(r"\[[^\[\]]*\]", body)) == body.count("[")
    # a `$` in a draft is one that stood in the note or in the signature
    assert "$" not in draft or "$" in f"{name}{role}{company}{point}{signature}"


def test_the_words_of_a_note_are_read_once() -> None:
    """A `$placeholder` in a note stays what it is: nothing is filled in a second time."""
    said = "- costs $signature and $$5 and ${point}\n- two"
    body = body_of(Case(said=said).draft())
    assert "[What stayed with you about this: costs $signature and $$5 and ${point}]" in body
    assert body.count("Alex Doe") == 1
    assert SAID not in body


@pytest.mark.parametrize(
    ("wrote", "earlier", "named"),
    [
        # wrote, what it was; the interview was on 5 March
        (date(2026, 3, 12), TouchKind.FOLLOW_UP, "Thursday 12 March"),
        (date(2026, 3, 5), TouchKind.THANK_YOU, "Thursday 5 March"),
        (date(2026, 3, 5), TouchKind.OTHER, ""),
        (date(2026, 2, 24), TouchKind.FOLLOW_UP, ""),
        (None, None, ""),
    ],
)
def test_a_message_before_the_interview_is_not_the_last_one(
    wrote: date | None, earlier: TouchKind | None, named: str
) -> None:
    """`my last message` is none that the interview has overtaken; no chaser counts them."""
    item = replace(Case(kind=Kind.STATUS_CHECK).item(), wrote=wrote, earlier=earlier)
    assert "wrote" not in body_of(render_draft(item, Desk(), "[[a]]"))
    item = replace(item, beyond=1, override=WHY)
    body = body_of(render_draft(item, Desk(), "[[a]]"))
    assert re.findall(r", most recently on (.*), and", body) == ([named] if named else [])
    item = replace(item, kind=Kind.UPDATE, beyond=0)
    body = body_of(render_draft(item, Desk(), "[[a]]"))
    assert ("my last message" in body) is bool(named)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Cook", "the Cook role at Northwind Analytics"),
        ("Nurse, ICU", "the role of Nurse, ICU, at Northwind Analytics"),
        (
            "Senior Charge Nurse (Acute Medical Unit)",
            "the role of Senior Charge Nurse (Acute Medical Unit) at Northwind Analytics",
        ),
        ("Head of Product (EMEA)", "the role of Head of Product (EMEA) at Northwind Analytics"),
        ("Lehrer:in", "the role of Lehrer:in at Northwind Analytics"),
        ("teacher of geography", "the role of teacher of geography at Northwind Analytics"),
        ("Nurse / Carer", "the role of Nurse / Carer at Northwind Analytics"),
        ("Cook - nights", "the role of Cook - nights at Northwind Analytics"),
        ("C++ developer", "the C++ developer role at Northwind Analytics"),
        ("Full-time front-end developer", "the Full-time front-end developer role at"),
        # what says itself what it is stays
        ("Cook (position)", "the Cook (position) at Northwind Analytics"),
        ("Lecturer (Contract Law)", "the role of Lecturer (Contract Law) at"),
        ("Worker (Day Centre)", "the role of Worker (Day Centre) at Northwind Analytics"),
        ("Cook (bank, nights)", "the Cook role at Northwind Analytics"),
        ("Finance Lead (part time)", "the Finance Lead role at Northwind Analytics"),
        ("Nurse (ICU) (30 hrs)", "the role of Nurse (ICU) at Northwind Analytics"),
        ("Baker (£14 an hour)", "the Baker role at Northwind Analytics"),
        ("Baker (via Hays)", "the Baker role at Northwind Analytics"),
        ("(part time)", "the role of (part time) at Northwind Analytics"),
        ("Position of night porter", "the Position of night porter at Northwind Analytics"),
    ],
)
def test_a_role_reads_well_inside_a_sentence(role: str, said: str) -> None:
    """`the Nurse, ICU role` stumbles; behind `the role of` it does not (S05)."""
    for kind in (Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.UPDATE):
        case = Case(kind=kind, changes=(("role: Senior Data Engineer", f'role: "{role}"'),))
        assert said in body_of(case.draft())


def test_a_role_reads_well_in_a_text() -> None:
    """Without the company no comma is left over."""
    change = ("Senior Data Engineer", '"RN, A"')
    case = Case(channel=Channel.TEXT, name="Ann Lee", said="- the rota", changes=(change,))
    assert "the role of RN, A. " in body_of(case.draft())


def test_those_of_one_panel_get_different_first_and_last_sentences() -> None:
    """They compare: four of one interview share neither the first paragraph nor the last."""
    item = Case().item()
    panel = tuple(
        item.person._replace(key=f"p{n}", name=f"Ann Lee {n}", heading_line=n) for n in range(4)
    )
    interview = replace(item.interview, people=panel)
    bodies = [
        body_of(render_draft(replace(item, person=one, interview=interview), Desk(), "[[a]]"))
        for one in panel
    ]
    parts = [body.split("\n\n") for body in bodies]
    assert len({part[1] for part in parts}) == len({part[-2] for part in parts}) == 4
    assert all("the opportunity to" in part[1] for part in parts)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("could you send us the names of two people to ask?", True),
        ("she asked for references", True),
        ("please send your diploma", True),
        ("next week, they said", False),
        ("reply: we will come back to you on Friday", False),
    ],
)
def test_an_answer_offers_more_only_to_who_asked(said: str, asked: bool) -> None:
    """`anything else that you would like to know` answers a question, nothing else."""
    change = ("could you send us the names of two people to ask?", said)
    body = body_of(Case(kind=Kind.RESPOND, changes=(change,)).draft())
    assert ("anything else" in body) is asked
    assert "I remain interested" in body


OWN_WORDS = (
    "Your account of moving 140 Airflow DAGs to Dagster in shadow mode for a month helped me.",
    "The weekly alert review on a rota of one week seems a calm way to run things.",
    "On late-arriving events my answer was vague; today I would set a watermark per source.",
    "The watermark write-up goes out to you this evening.",
)
REACHED = [
    name
    for name in CASES
    if re.fullmatch(r"[a-z-]+\.(?:email|text|linkedin)|thank-you\.forward|name-.*", name)
]


@pytest.mark.parametrize("name", REACHED)
def test_a_draft_that_is_filled_in_is_ready(name: str) -> None:
    """With a sentence in each slot our checks find no fault with our words (S35, S41)."""
    case = CASES[name]
    short = case.channel is Channel.TEXT
    words = iter((OWN_WORDS[1][:41],) if short else OWN_WORDS)
    head, body = case.draft().split("\n---\n\n", 1)
    head = head.replace("proofread: false", "proofread: true")
    text = re.sub(r"\[[^\]]*\]", lambda _: next(words), body)
    draft = Document.of("Follow-ups/Drafts/a.md", f"{head}\n---\n\n{text}")
    (review,) = case.outcome(drafts=(draft,)).reviews
    left = {"VS541"} if short else set()  # a text has no room for concerns and promises
    assert [one for one in review.findings if one.code not in left] == []
    assert review.ready
