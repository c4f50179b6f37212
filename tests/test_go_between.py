"""Whom messages have to go through is told where it is not read (VS124, VS125)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_due_note_doubts import rows
from tests.test_rules import DEFAULT_CONFIG, run
from vaultsync.diagnostics import Finding, SetKey
from vaultsync.pipeline import Outcome
from vaultsync.remedies import in_order

MakeVault = Callable[..., Path]
HEAD = "type: interview\ncompany: Calder Foods\nrole: Accountant\ndate: 2026-03-05\n"
PEOPLE = "interviewers: Tom Ellison <tom@calder.example>, Priya Nair\n"
SOPHIE = (
    "## Who\n- Sophie at Beckett Ross set it up. sophie@beckettross.example, everything goes "
    "through her\n"
)
DAY = "2026-03-06T09:00+00:00"


def outcome(head: str, body: str = "", **beside: str) -> Outcome:
    """Compute a vault with one interview, two persons, and perhaps more notes."""
    note = f"---\n{HEAD}{PEOPLE}{head}\n---\n{body}"
    more = {f"{name}.md": text for name, text in beside.items()}
    return run({"n.md": note, **more}, DEFAULT_CONFIG, DAY, {})


def told(found: Outcome, code: str) -> list[Finding]:
    """Give the findings of a code."""
    return [one for one in found.findings if one.code == code]


@pytest.mark.parametrize(
    "head",
    [
        "via: Zoom",
        "via: zoom call",
        "via: video",
        "via: Microsoft Teams",
        "via: MS Teams",
        "via: Google Meet",
        "via: phone",
        "via: Phone call from Sophie Lund",
        "via: in person",
        "via: On site",
        "via: LinkedIn",
        "via: LinkedIn Easy Apply",
        "via: Indeed",
        "via: Indeed.com",
        "via: Glassdoor",
        "via: Otta",
        "via: Welcome to the Jungle",
        "via: Reed",
        "via: reed.co.uk",
        "via: Guardian Jobs",
        "via: NHS Jobs",
        "via: https://jobs.calder.example/123",
        "via: www.calder.example",
        "via: company website",
        "via: Calder Foods",
        "via: calder foods",
        "via: Careers Fair",
        "via: Job Centre",
        "via: friend",
        "via: my cousin Sophie",
        "via: Leeds University",
        "via: word of mouth",
        "via: SmartRecruiters",
        "via: the usual",
        "via: Haystack",
        "via:",
        "via: Tom Ellison",
        "via: Priya",
        "applied via: LinkedIn",
        "through: referral",
        "through: referral?",
        "through: an advert",
        "through: the front door",
        "agency: none",
        "agency: no",
        "agency: n/a",
        "agency: direct",
        "agency: No agency",
        "agency:",
        "agent: no",
        "agent: yes",
        "consultant: tbc",
        "consultant: Dr Patel",
        "via: Hacker News",
        "via: Work at a Startup",
        "via: Anna Bell (friend)",
        "via: Coffee Chat",
        "referred by: Jane Smith",
        "introduced_by: Omar from my old team",
        "referred_by: a friend",
        "source: Beckett Ross",
        "via: Beckett Ross (Sophie Lund)\nrecruiter: Sophie Lund <sophie@beckettross.example>",
        "via: Beckett Ross\nprimary_contact: Tom Ellison",
        "via: Beckett Ross\ncontact: Sophie",
        "headhunter: Sophie Lund <sophie@beckettross.example>",
        "via: Beckett Ross (Sophie Lund)\nstatus: rejected",
        "email: jane@x.example",
    ],
)
def test_what_names_no_recruiter_is_not_told(head: str) -> None:
    """VS124: neither how one talked nor where one applied, nor who is known anyway."""
    assert not told(outcome(head), "VS124")


PATTERN = "recruiter: Name <…@…>"
FULL = "recruiter: Sophie Lund <sophie@beckettross.example>"


@pytest.mark.parametrize(
    ("head", "body", "line"),
    [
        ("via: Beckett Ross (Sophie Lund)", SOPHIE, FULL),
        ("via: Sophie Lund (Beckett Ross)", SOPHIE, FULL),
        ("via: Sophie Lund at Beckett Ross", SOPHIE, FULL),
        ("via: Sophie Lund, Beckett Ross", SOPHIE, FULL),
        ("via: Beckett Ross - Sophie Lund", SOPHIE, FULL),
        ("via: Sophie Lund <sophie@beckettross.example>", "", FULL),
        (
            "via: sophie@beckettross.example",
            "",
            "recruiter: Name <sophie@beckettross.example>",
        ),
        ('via: "[[Sophie Lund]]"', SOPHIE, FULL),
        ("via: Beckett Ross", SOPHIE, FULL.replace(" Lund", "")),
        ("via: Beckett Ross", "", PATTERN),
        ("via: Beckett Ross Recruitment", "", PATTERN),
        ("via: hays", "", PATTERN),
        ("via: recruiter", "", PATTERN),
        ("via: an agency", "", PATTERN),
        ("via: Beckett Ross (Sophie Lund)", "", PATTERN),
        ("via: Sophie Lund, Beckett Ross", "", PATTERN),
        ("via: Sophie (Beckett Ross)", "", PATTERN),
        ("via: Sophie Lund at Beckett Ross", "", "recruiter: Sophie Lund <…@…>"),
        ("via: Sophie Lund from Hays", "", "recruiter: Sophie Lund <…@…>"),
        ("agency: Beckett Ross (Sophie Lund)", "", "recruiter: Sophie Lund <…@…>"),
        ("agent: Sophie Lund (Beckett Ross)", "", "recruiter: Sophie Lund <…@…>"),
        ("Via: Reed (Sophie Lund)", "", "recruiter: Sophie Lund <…@…>"),
        ("via: Sophie Lund", "\nSophie rang me first.\n", "recruiter: Sophie Lund <…@…>"),
        ("through: Beckett Ross", "", PATTERN),
        ("Agency: Beckett Ross", "", PATTERN),
        ("AGENCY: hays", "", PATTERN),
        ("agency: Sophie Lund, Hays", "", "recruiter: Sophie Lund <…@…>"),
        ("Recruitment agency: Beckett Ross", "", PATTERN),
        ("recruitment_consultant: Sophie Lund", "", "recruiter: Sophie Lund <…@…>"),
        ("agent: Sophie Lund", "", "recruiter: Sophie Lund <…@…>"),
        ("consultant: Sophie Lund", SOPHIE, FULL),
        ("introduced_by: Sophie Lund (recruiter)", "", "recruiter: Sophie Lund <…@…>"),
        ("Referred by: Hays Recruitment", "", PATTERN),
        (
            "introduced-by: Sophie Lund",
            "\nSophie is the recruiter, she rings on Friday.\n",
            "recruiter: Sophie Lund <…@…>",
        ),
        ("", "agency:: Beckett Ross\n", PATTERN),
    ],
)
def test_who_may_be_a_recruiter_is_told(head: str, body: str, line: str) -> None:
    """VS124: with the line to write, as far as name and address stand in the note."""
    (one,) = told(outcome(head, body), "VS124")
    assert one.help.startswith(f"if your messages go through them, write `{line}` at the top")


def test_the_line_to_write_settles_it() -> None:
    """VS124: what the help says is read, and Priya is thanked through her."""
    found = outcome(f"{FULL}\nvia: Beckett Ross (Sophie Lund)", SOPHIE)
    assert not told(found, "VS124")
    through = {one.person.name: one.through.name for one in found.follow_ups if one.through}
    assert through["Priya Nair"] == "Sophie Lund"


def test_it_is_not_told_where_another_round_names_the_contact() -> None:
    """VS124: a contact of the application is its contact."""
    other = f"---\n{HEAD.replace('-05', '-02')}{PEOPLE}{FULL}\n---\n"
    assert not told(outcome("via: Beckett Ross", "", m=other), "VS124")
    assert told(outcome("via: Beckett Ross", "", m=other.replace(FULL, "x: y")), "VS124")


@pytest.mark.parametrize(
    "line",
    [
        "everything goes through her",
        "Tom decides, everything goes through him",
        "everything goes through the board",
        "everything goes through QA before release",
        "all emails go through Mimecast",
        "contact via LinkedIn",
        "all contact with patients is through the ward",
        "they do not contact the client directly",
        "juniors don't contact the client directly",
        "you don't contact the client directly",
        "in my job I don't contact the client directly",
        "we never contact customers directly",
        "please do not contact customers directly, they say on the wall",
        "do not contact the referees before an offer",
        "write to the agency",
        "the agency only pays monthly",
        "the only agency they use",
        "Sophie set it up, it goes to her next week",
        "went through the agency's brief",
        "came through an agency",
        "everything went through the post",
    ],
)
def test_a_talk_about_work_is_no_wish(line: str) -> None:
    """VS125: what they do at work is not how they want to be written to."""
    body = f"## Notes\n- {line}\n"
    assert not told(outcome("", body), "VS125")
    assert not told(outcome(FULL, body), "VS125")


@pytest.mark.parametrize(
    "line",
    [
        "Sophie at Beckett Ross set it up, everything goes through her",
        "everything goes through the agency",
        "everything has to go through the recruiter",
        "everything goes via Sophie",
        "all contact through Sophie",
        "all communication is to go through the recruitment agency",
        "please contact the agency only",
        "please only contact the agency",
        "only contact Sophie",
        "contact Sophie only",
        "only through the recruiter",
        "Please do not contact them directly",
        "please don't email Tom directly",
        "Sophie asked me not to contact the company directly",
        "don't contact Calder directly!",
        "I should not write to them directly",
        "do not contact the client directly",
    ],
)
def test_a_wish_that_messages_take_another_way_is_told(line: str) -> None:
    """VS125: as long as a message goes straight to somebody."""
    body = f"## Notes\n- {line}\n"
    assert [one.line for one in told(outcome(FULL, body), "VS125")] == [10]


def test_a_wish_is_told_as_long_as_it_is_not_kept() -> None:
    """VS125: what the help says ends it."""
    found = outcome("via: Beckett Ross (Sophie Lund)", SOPHIE)
    (one,) = told(found, "VS125")
    assert one.help == (
        f"if that is so, write `{FULL}` at the top, and `- channel: forward` under a heading "
        "with the name of each person who is not to be written to"
    )
    kept = outcome(FULL, f"{SOPHIE}\n## Tom Ellison\n- channel: forward\n")
    assert not told(kept, "VS125")
    assert {one.through.name for one in kept.follow_ups if one.through} == {"Sophie Lund"}


def test_it_stands_below_the_rows_once(make_vault: MakeVault) -> None:
    """VS124 and VS125 stand in the due note, below the first row that they concern."""
    note = f"---\n{HEAD}{PEOPLE}via: Beckett Ross (Sophie Lund)\n---\n{SOPHIE}"
    found = rows(make_vault({"a.md": note}), DAY)
    thanks = [lines for words, lines in found.items() if words.startswith("Thank-you")]
    looks = [one for lines in thanks for one in lines if "look at line" in one]
    assert len(looks) == 2
    assert looks[0].startswith('before you send it, look at line 7 of the note: "via: Beckett')
    assert "channel: forward" in looks[1]


MIDDLE = "## Who\n- {text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "Sophie Lund came, too",
        "Tom Ellison, our recruiter",  # he was met
        "my friend Sophie Lund put me forward via Reed",
        "all applications go through Workday",
        "they set up the meeting through Teams",
        "I told them about recruiting agency staff",
        "they found their last accountant through Indeed",
    ],
)
def test_nobody_in_the_middle(text: str) -> None:
    """VS126: neither who was met, nor a friend, nor a website."""
    found = outcome("", MIDDLE.format(text=text))
    assert not told(found, "VS126")
    assert not any(isinstance(one.remedy, SetKey) for one in found.findings)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("set up by Sophie Lund from Beckett Recruitment (sophie@beckett.example)", "VS126",
         "recruiter: Sophie Lund <sophie@beckett.example>"),
        ("Sophie Lund of Beckett Recruitment set it up, everything goes through her", "VS125",
         "recruiter: Sophie Lund"),
        ("my recruiter is Sophie Lund", "VS126", "recruiter: Sophie Lund"),
        ("arranged through Sophie Lund at Hays, 07700 900123", "VS126", "recruiter: Sophie"),
        ("HR (Sophie Lund, hr@calder.example) will write to everyone", "VS126",
         "coordinator: Sophie Lund <hr@calder.example>"),
        ("Sophie Lund from HR will be in touch", "VS126", "coordinator: Sophie Lund"),
    ],
)  # fmt: skip
def test_somebody_in_the_middle_is_asked_about(text: str, code: str, line: str) -> None:
    """VS125, VS126: the line that `init` proposes, as long as the note names no contact."""
    body = MIDDLE.format(text=text)
    (one,) = told(outcome("", body), code)
    assert isinstance(one.remedy, SetKey)
    assert f"{one.remedy.spelling}: {one.remedy.value}".startswith(line)
    kept = outcome(line, body)
    assert not told(kept, "VS126")
    assert not any(isinstance(one.remedy, SetKey) for one in kept.findings)


def test_who_is_in_the_middle_comes_first() -> None:
    """VS126: of a note, before what follows from it; after its end nothing does."""
    said = MIDDLE.format(text="set up by Sophie Lund from Beckett Recruitment")
    body = f"{said}- Tom will let me know by Friday 13 March\n- thanked Tom by email 6 March\n"
    found = outcome("", body)
    codes = [one.code for one in in_order(found.findings, found)]
    assert codes[0] == "VS126"
    assert len(codes) > 1
    found = outcome("", f"{body}\nThey rejected me.\n")
    codes = [one.code for one in in_order(found.findings, found)]
    assert codes[:2] == ["VS403", "VS126"]


SAID = "\n## Next\n- she said they'd let me know by {day}\n"


@pytest.mark.parametrize(
    ("day", "second", "tells"),
    [
        ("end of the week", "2026-03-11", 0),
        ("Tuesday 10 March", "2026-03-11", 0),
        ("Tuesday 10 March", "2026-03-10", 0),
        ("Tuesday 10 March", "2026-03-20", 0),  # it is to come, so they asked for it
        ("Friday 20 March", "2026-03-11", 1),  # it may be the day for both
        ("end of the week", "2026-03-05", 1),
        ("end of the week", "2026-03-02", 1),
        ("end of the week", "", 1),
    ],
)
def test_an_answer_that_came_is_not_waited_for(day: str, second: str, tells: int) -> None:
    """VS122: another interview since is the answer."""
    again = f"---\n{HEAD.replace('2026-03-05', second)}{PEOPLE}\n---\n" if second else ""
    found = outcome("", SAID.format(day=day), **({"m": again} if second else {}))
    assert len(told(found, "VS122")) == tells
    other = again.replace("Accountant", "Clerk")
    found = outcome("", SAID.format(day=day), **({"m": other} if second else {}))
    assert len(told(found, "VS122")) == 1
