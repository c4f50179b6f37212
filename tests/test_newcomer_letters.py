"""What a newcomer's letters got past the checks, and what was held against good ones."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from tests.draft_cases import (
    ELSEWHERE,
    LETTER,
    ME,
    NOTE,
    SAID,
    check_letter,
    told,
)
from tests.test_handing_over import item_of
from vaultsync.checks.draft_review import Aspect, Checked, DraftReview
from vaultsync.checks.verdicts import each
from vaultsync.diagnostics import Finding, Severity
from vaultsync.parse.draft import DraftFile, made_from
from vaultsync.settings import DraftSettings, Settings
from vaultsync.words import word_list

SETTINGS = Settings(me=ME, drafts=DraftSettings(spelling=False))


def check_said(said: str, **more: object) -> str:
    """Give what is reported of a good letter with one thing more in it."""
    found = check_letter(f"{SAID}\n\n{said}", settings=SETTINGS, **more)  # type: ignore[arg-type]
    return "\n".join(told(found))


LEFT = [
    ("What stayed with you about this: the plan", "510 What stayed with you about this:"),
    ("Your answer to this: the question", "510 Your answer to this:"),
    # as forms of earlier versions ask
    ("What stayed with you about: the plan", "510 What stayed with you about:"),
    ("Send, or say when you will send, what you promised: it",
     "510 Send, or say when you will send, what you promised:"),
    ("In a sentence: the course is done", "510 In a sentence:"),
    ("It was good. One thing that stayed with you about: it",
     "510 One thing that stayed with you about:"),
    ("Your answer to: the question", "510 Your answer to:"),
    ("Put in a sentence: it was good.", ""),
    ("I wonder what stayed with you about: everything.", ""),
    ("Sure! Here is the letter.", "510 Sure! Here is"),
    ("Here is a polished version of it.", "510 Here is a polished version"),
    ("Here's a more formal version:", "510 Here's a more formal version"),
    ("Let me know if you'd like me to change it.", "510 Let me know if you'd like me to"),
    ("Subject: Data Engineer", "510 Subject:"),
    ("**Subject:** Data Engineer", "510 **Subject:"),
    ("Here is the article on partitions. I am sure here is the place.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), LEFT)
def test_what_was_left_in_a_letter(said: str, expected: str) -> None:
    """S22: the form's own words and a writing service's are no part of a message."""
    assert check_said(said) == expected


def test_what_a_service_says_around_the_letter() -> None:
    """S22: it stands above the greeting, below the name, or in a block of its own."""
    good = LETTER.format(said=SAID)
    above = check_letter(body=f"Sure! Here is your letter:\n\n{good}", settings=SETTINGS)
    assert told(above) == ["510 Sure! Here is"]
    below = f"{good}\nLet me know if you'd like me to make it shorter.\n"
    assert told(check_letter(body=below, settings=SETTINGS)) == [
        "510 Let me know if you'd like me to"
    ]
    block = f"---\ntitle: a letter\n---\n\n{good}"
    assert told(check_letter(body=block, settings=SETTINGS)) == ["510 ---"]


def test_every_prompt_of_the_templates_is_known() -> None:
    """S22: a form of which only the brackets are deleted is found, whichever it is."""
    texts = [
        one.read_text("utf-8")
        for one in files("vaultsync.templates").iterdir()
        if one.name.endswith(".txt")
    ]
    asked = {found for text in texts for found in re.findall(r"\[([^$\[\]]+:) \$", text)}
    assert asked
    assert asked <= set(word_list("prompts"))
    # whatever stands in the note follows: `about this: she sails too`, never `about: she sails`
    assert not [one for one in asked if re.search(r"\b(?:about|at|for|of|on|to|with):$", one)]


def test_a_line_of_the_notes_copied_whole() -> None:
    """S18, S23: a note is no sentence of a letter; with own words around it it may be."""
    assert check_said("moving 140 DAGs to Dagster by summer") == (
        "546 moving 140 DAGs to Dagster by summer"
    )
    assert check_said("It was: moving 140 DAGs\nto Dagster by summer.") == (
        "546 moving 140 DAGs"
    )
    assert check_said("I like moving 140 DAGs to Dagster by summer.") == ""
    assert check_said("The article on partitions.") == ""
    slot = "[What stayed with you about: moving 140 DAGs to Dagster by summer]"
    assert check_said(slot) == f"510 {slot}"


ADDRESSES = [
    ("priya@northwind.example", ""),
    ("Priya@Northwind.example", ""),
    ("someone.else@northwind.example", "518"),
    ("p.raman@home.example", ""),
]


@pytest.mark.parametrize(("address", "code"), ADDRESSES)
def test_an_address_that_is_not_the_noted_one(address: str, code: str) -> None:
    """Hazard 4: the note's address was corrected, the draft is the person's: it is told."""
    note = NOTE.replace(
        "- moving 140", "- her own address is p.raman@home.example\n- moving 140"
    )
    found = check_letter(address=address, settings=SETTINGS, notes=(note, ELSEWHERE))
    assert "".join(one.code[2:] for one in found) == code
    if code:
        assert "hold for Priya Raman: priya@northwind.example" in found[0].message
        allow = replace(SETTINGS, drafts=DraftSettings(spelling=False, allow=(address,)))
        assert check_letter(address=address, settings=allow) == ()


def test_an_address_that_was_corrected_since() -> None:
    """Hazard 4: whatever house the old one is at, the note says another one by now."""
    old, new = "priya@former.example", "priya@northwind.example"
    made = made_from([("address", old)])
    found = check_letter(address=old, settings=SETTINGS, made_from=f'"{made}"')
    assert "VS518" in [one.code for one in found]
    made = made_from([("address", new)])
    found = check_letter(address=old, settings=SETTINGS, made_from=f'"{made}"')
    assert "VS518" not in [one.code for one in found], "a private address, given to the writer"


@pytest.mark.parametrize(
    ("number", "codes"),
    [("+44 7700 900341", []), ("07700 900341", []), ("+44 7700 900999", ["VS518"])],
)
def test_a_number_that_is_not_the_noted_one(number: str, codes: list[str]) -> None:
    """Hazard 4: a text to a wrong number is as wrong as a mail to a wrong address."""
    body = (
        "Dear Marcus Lee, thank you for the chance to discuss the Data Engineer role at "
        "Northwind Analytics. The pager rarely rings: I am very interested. Alex Kim"
    )
    found = check_letter(
        body=body, to="Marcus Lee", channel="text", address=number, settings=SETTINGS
    )
    assert [one.code for one in found if one.severity is Severity.ERROR] == codes


GREETINGS = [
    ("Dear Ms Raman,", ""),
    ("Dear Ms Priya Raman,", ""),
    ("Dear Ms Priya,", ""),
    ("Dear Priya,", ""),
    ("Dear Dr Raman,", ""),
    ("Dear Mr Raman,", "511 Mr Raman"),
    ("Dear Mrs Raman,", "511 Mrs Raman"),
    ("Dear Miss Raman,", "511 Miss Raman"),
    ("Dear Sir or Madam,", "511 Sir"),
    ("Dear Sir,", "511 Sir"),
    ("Dear Madam,", "511 Madam"),
]


@pytest.mark.parametrize(("greeting", "expected"), GREETINGS)
def test_a_greeting_against_the_noted_form(greeting: str, expected: str) -> None:
    """S20: the notes say `Ms`, so `Mr` and `Madam` are not hers."""
    note = NOTE.replace("## Priya Raman", "## Ms Priya Raman")
    body = LETTER.format(said=SAID).replace("Dear Priya Raman,", greeting)
    found = check_letter(body=body, settings=SETTINGS, notes=(note, ELSEWHERE))
    assert "\n".join(told(found)) == expected


DAYS = [
    ("Our talk on Thursday 5 March was good.", ""),
    ("Our talk on 5 March was good.", ""),
    ("Our talk on Wednesday 4 March was good.", "547 Wednesday 4 March"),
    ("Thank you for your time on Wednesday 4 March.", "547 Wednesday 4 March"),
    ("We discussed the role\non Wednesday 4 March.", "547 Wednesday 4 March"),
    ("I wrote about our talk on Wednesday 4 March.", ""),
    ("I will send what we talked about on Monday 9 March.", ""),
    ("I can meet you on Monday 9 March.", ""),
    ("We met on 4 March 2026.", "547 4 March 2026"),
    ("The course begins on Friday 12 March.", "547 Friday 12 March"),
    ("The course begins on Thursday, March 12th.", ""),
    ("The course begins on Friday, March 12th.", "547 Friday, March 12th"),
    ("The article comes on Monday 9 March.", ""),
    ("The article comes on 4 March.", ""),
    ("I have 3 marbles, and may 4 people come? The 31 February is none.", ""),
    ("Our talk on 12 January was good.", ""),
]


@pytest.mark.parametrize(("said", "expected"), DAYS)
def test_days_that_do_not_fit(said: str, expected: str) -> None:
    """S18: a weekday is that of its date, and the day of the interview is the noted one."""
    assert check_said(said) == expected


def test_the_right_day_is_named() -> None:
    """S18: a finding says which day is right."""
    found = check_letter(f"{SAID}\n\nOur talk on Tuesday 3 March was good.", settings=SETTINGS)
    assert [one.help for one in found] == ["write Thursday 5 March"]


def test_the_right_day_is_named_as_days_are_written_there() -> None:
    """S18: who writes the month first gets the month first."""
    found = check_letter(f"{SAID}\n\nOur talk on Tuesday, March 3 was good.", settings=SETTINGS)
    assert [one.help for one in found] == ["write Thursday, March 5"]


ROLES = [
    ("I am glad of the Salinity Analyst role.", "512 Salinity Analyst"),
    ("I applied for the position of a salinity analyst.", "512 salinity analyst"),
    ("I was a salinity analyst once.", ""),
    ("In my last role as a salinity analyst I saw that.", ""),
    ("The salinity analyst of the harbour knows it.", ""),
]


@pytest.mark.parametrize(("said", "expected"), ROLES)
def test_the_role_of_another_application(said: str, expected: str) -> None:
    """S05: the role of another application is as wrong as its company."""
    elsewhere = ELSEWHERE.replace("role: Analyst", "role: Salinity Analyst")
    assert check_said(said, notes=(NOTE, elsewhere)) == expected


def test_the_role_of_another_application_in_the_subject() -> None:
    """S05: in the subject, too; `[drafts] allow` lifts it."""
    subject = '"Northwind: Analyst"'
    assert told(check_letter(settings=SETTINGS, subject=subject)) == ["512 Analyst"]
    allow = replace(SETTINGS, drafts=DraftSettings(spelling=False, allow=("Analyst",)))
    assert told(check_letter(settings=allow, subject=subject)) == []


NAMES = [
    ("When you told us that, Dana nodded.", ""),
    ("Dana Whitfield and Robin Meyer arranged it well.", ""),
    ("As Robin wrote, it was a long day.", ""),
    ("As Marcus said, it was a long day.", "512 Marcus"),
    ("As Rosalind said, it was a long day.", "512 Rosalind"),
    ("As Rosalind Achterberg said, it was a long day.", "512 Rosalind Achterberg"),
    ("My friend Rosalind knows it.", ""),
    ("I have read what Rosalind Franklin wrote.", ""),
]


@pytest.mark.parametrize(("said", "expected"), NAMES)
def test_names_of_others(said: str, expected: str) -> None:
    """S20, S23: who arranged the interview may be named; who works elsewhere is not meant."""
    first = NOTE + "\n## Robin Meyer\ntitle:: Recruiter\nemail:: robin@northwind.example\n"
    second = (
        NOTE.split("## ", maxsplit=1)[0]
        .replace("2026-03-05", "2026-02-26")
        .replace("primary_contact: Dana Whitfield <dana@northwind.example>\n", "")
    )
    second += "## Dana Whitfield\nemail:: dana@northwind.example\n- the schedule of the day\n"
    assert check_said(said, notes=(first, ELSEWHERE, second)) == expected


def test_a_first_name_that_somebody_here_has() -> None:
    """S20: then it is not known who is meant, and the one here is."""
    note = NOTE.replace("Dana Whitfield", "Rosalind Whitfield")
    assert check_said("As Rosalind said, it is so.", notes=(note, ELSEWHERE)) == ""


def test_the_original_and_the_copy() -> None:
    """S40: both wait until they differ, and each says which of the two is to be rewritten."""
    copy = LETTER.format(said=SAID).replace("Priya Raman", "Marcus Lee")
    first = check_letter(others=(("Marcus Lee", copy),), settings=SETTINGS)
    assert [one.message[:46] for one in first] == [
        "the text for Marcus Lee is this one again: 100"
    ]
    body = LETTER.format(said=SAID)
    second = check_letter(
        body=copy, to="Marcus Lee", others=(("Priya Raman", body),), settings=SETTINGS
    )
    assert "this is the text for Priya Raman again: 100 %" in str(second)


TONE = [
    ("Cheers for the talk, it was good.", "536 Cheers"),
    ("That was bloody good.", "536 bloody good"),
    ("It was no bullshit at all.", "536 bullshit"),
    ("I would be gutted if not.", "536 be gutted"),
    ("It was mental.", "536 was mental"),
    ("It was a proper good talk.", "536 proper good"),
    ("Mental health matters, and a bloody wound, a properly good plan.", ""),
    ("The house was gutted by a fire.", ""),
    ("Nobody else could do it better.", "539 Nobody else could do it"),
    ("I await your positive reply.", "539 await your positive"),
    ("I await your positive answer.", "539 await your positive"),
    ("I have read the the article.", "542 the the"),
    ("I have read the\nthe article.", "542 the"),
    ("It is a good good plan.", "542 good good"),
    ("The pager pager rings.", ""),
    ("I know that that had had no effect, in, in short, 10 10.", ""),
    ("It was an and\n\nand after that.", ""),
]


@pytest.mark.parametrize(("said", "expected"), TONE)
def test_the_tone(said: str, expected: str) -> None:
    """S30, S32, S35: what a newcomer said to a hiring manager and nobody held back."""
    assert check_said(said) == expected


def test_an_untouched_form_is_not_personal() -> None:
    """S56: nothing is said in it yet, so its slots are counted and not its merits."""
    form = DraftFile(path="x.md", untouched=True, body="[One] and [Two]")
    nothing: tuple[Finding, ...] = ()
    review = DraftReview.of(
        form, item_of(), Checked(tuple((aspect, nothing) for aspect in Aspect))
    )
    assert [said for *_, said in each(review)] == [
        "not yet (2 brackets left)",
        "not judged yet",
        "yes",
    ]
    taken = replace(review, draft=replace(form, untouched=False))
    assert [said for *_, said in each(taken)] == ["yes"] * 3


def test_nothing_is_noted() -> None:
    """S17, S19: the help says how little is enough."""
    bare = NOTE.replace("- hiring bar, two rounds of references\n", "")
    body = LETTER.format(said=SAID).replace("Dear Priya Raman,", "Dear Hope Best,")
    found = check_letter(body=body, to="Hope Best", notes=(bare, ELSEWHERE), settings=SETTINGS)
    assert "even `- she mostly listened`" in next(
        one.help for one in found if "514" in one.code
    )
