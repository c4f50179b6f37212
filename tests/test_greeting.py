"""By which name somebody is greeted: forms of names, and what notes say of them (S20, S22)."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.written import CONFIG, DANA, Case, body_of
from vaultsync.calendar import AsOf
from vaultsync.errors import ConfigError
from vaultsync.model import Person
from vaultsync.names import fold
from vaultsync.owed import Channel, Kind
from vaultsync.parse.config import read_settings
from vaultsync.parse.persons.forms import read_first_name, read_greeting, read_order
from vaultsync.parse.persons.roles import is_unnamed
from vaultsync.pipeline import build
from vaultsync.render.draft import Desk, render_draft
from vaultsync.rules.greeting import call, call_in_a_text, may_be_called, take_apart
from vaultsync.snapshot import Document

EASTERN: dict[str, object] = {"name_order": "family-first"}
FIRST: dict[str, object] = {"first_name": True}
FORMS: list[tuple[str, dict[str, object], str]] = [
    # nothing is noted: the whole name, as it stands
    ("Priya Raman", {}, "Priya Raman"),
    ("priya raman", {}, "priya raman"),
    ("Madonna", {}, "Madonna"),
    ("HR", {"greeting": "HR team"}, "HR team"),
    ("Mr Foreman", {}, "Mr Foreman"),
    ("Dipl. Meier", {}, "Dipl. Meier"),
    ("Dipl.-Des.", {}, "Dipl.-Des."),
    ("Dipl.-Des. Rainer Fuchs", {}, "Rainer Fuchs"),
    ("Dr. Dipl.-Ing. Eva Meier", {}, "Dr. Meier"),
    ("Farokh Engineer", {}, "Farokh Engineer"),
    ("George Foreman", {}, "George Foreman"),
    ("J. K. Osei", {}, "J. K. Osei"),
    ("Tanaka Aiko", {}, "Tanaka Aiko"),
    ("TANAKA Aiko", {}, "TANAKA Aiko"),
    ("佐藤 健一", {}, "佐藤 健一"),
    ("佐藤健一", {}, "佐藤健一"),
    ("김민준", {}, "김민준"),
    ("שרה כהן", {}, "שרה כהן"),
    ("ليلى حسن", {}, "ليلى حسن"),
    ("Ludwig van Beethoven", {}, "Ludwig van Beethoven"),
    ("María José García López", {}, "María José García López"),
    ("John Smith Jr.", {}, "John Smith Jr."),
    ("Jane Osei PhD", {}, "Jane Osei"),
    ("Jane Osei, PhD", {}, "Jane Osei"),
    ("Raman, Priya", {}, "Priya Raman"),
    ('Philippa "Pip" Okoro', {}, "Philippa Okoro"),
    ("Seán Ó Briain", {}, "Seán Ó Briain"),
    ("D'Angelo O’Brien", {}, "D'Angelo O’Brien"),
    # pronouns never make an honorific
    ("Priya Raman", {"pronouns": "she/her"}, "Priya Raman"),
    ("Osei", {"pronouns": "he/him"}, "Osei"),
    # a first-name basis
    ("Priya Raman", FIRST, "Priya"),
    ("Priya Raman", {"first_name": False}, "Priya Raman"),
    ("Jean-Luc Picard", FIRST, "Jean-Luc"),
    ("J. Priya Raman", FIRST, "Priya"),
    ("J. Raman", FIRST, "J. Raman"),
    ("Madonna", FIRST, "Madonna"),
    ('Philippa "Pip" Okoro', FIRST, "Pip"),
    ("Raman, Priya", FIRST, "Priya"),
    ("van Dijk", FIRST, "van Dijk"),
    ("Dr Jane Osei", FIRST, "Jane"),
    ("Dr Osei", FIRST, "Dr Osei"),
    # a form of address, in the name or in a field
    ("Dr Osei", {}, "Dr Osei"),
    ("Dr. Jane Osei", {}, "Dr. Osei"),
    ("Prof. Dr. Anna Schmidt", {}, "Prof. Dr. Schmidt"),
    ("Ms Lee", {}, "Ms Lee"),
    ("Mx Sam Hill", {}, "Mx Hill"),
    ("Rev. Kofi Mensah", {}, "Rev. Mensah"),
    ("Sir John Smith", {}, "Sir John"),
    ("Dame Judi Okoro", {}, "Dame Judi"),
    ("Dr Ludwig van Beethoven", {}, "Dr van Beethoven"),
    ("Dr María García López", {}, "Dr María García López"),
    ("Dr J. A. Osei", {}, "Dr Osei"),
    ("Mr John Smith Jr.", {}, "Mr Smith"),
    ("Priya Raman", {"honorific": "Dr"}, "Dr Raman"),
    ("Priya Raman", {"title": "Dr"}, "Dr Raman"),
    ("Priya Raman", {"title": "Platform Lead"}, "Priya Raman"),
    ("Madonna", {"honorific": "Ms"}, "Ms Madonna"),
    ("Priya Raman", {"honorific": "Dr", **FIRST}, "Priya"),
    # what they are called
    ("Priya Raman", {"greeting": "Pri"}, "Pri"),
    ("Priya Raman", {"greeting": "Dr Raman"}, "Dr Raman"),
    ("Priya Raman", {"greeting": "Pri", "first_name": False}, "Priya Raman"),
    # which name comes first
    ("Tanaka Aiko", EASTERN | FIRST, "Aiko"),
    ("Tanaka Aiko", EASTERN | {"honorific": "Dr"}, "Dr Tanaka"),
    ("Dr Tanaka Aiko", EASTERN, "Dr Tanaka"),
    ("Nguyen Van An", EASTERN | {"honorific": "Mr"}, "Mr Nguyen"),
    ("Tanaka Aiko", {"name_order": "given-first", **FIRST}, "Tanaka"),
    ("TANAKA Aiko", FIRST, "Aiko"),
    ("Aiko TANAKA", {"honorific": "Ms"}, "Ms Tanaka"),
    ("JD Vance", FIRST, "JD"),
    ("佐藤 健一", FIRST, "健一"),
    ("佐藤 健一", {"honorific": "Dr"}, "Dr 佐藤"),
    ("佐藤健一", FIRST, "佐藤健一"),
    ("김 민준", FIRST, "민준"),
    ("ジェーン・ドウ", FIRST, "ジェーン・ドウ"),
]


def person(name: str, fields: dict[str, object]) -> Person:
    """Make a person of this name."""
    return Person(fold(name), name, 1)._replace(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "fields", "called"), FORMS)
def test_forms_of_names(name: str, fields: dict[str, object], called: str) -> None:
    """Nothing is guessed: the whole name, unless the note says how somebody is called."""
    assert call(person(name, fields)) == called


TEXTED: list[tuple[str, dict[str, object], str]] = [
    # as in a letter: which name comes first is not known, or the note says how
    ("Tanaka Aiko", {}, "Tanaka Aiko"),
    ("TANAKA Aiko", {}, "TANAKA Aiko"),
    ("佐藤 健一", {}, "佐藤 健一"),
    ("Nguyen Van An", {}, "Nguyen Van An"),
    ("Kim Lee", {}, "Kim Lee"),
    ("Jo Lee", {}, "Jo Lee"),
    ("Simon Anna", {}, "Simon Anna"),
    ("Grace Rose", {}, "Grace Rose"),
    ("María José García López", {}, "María José García López"),
    ("Mary Ann Smith", {}, "Mary Ann Smith"),
    ("שרה כהן", {}, "שרה כהן"),
    ("J. K. Osei", {}, "J. K. Osei"),
    ("liam kershaw", {}, "liam kershaw"),
    ("Madonna", {}, "Madonna"),
    ("HR", {}, ""),
    ("Dr Jane Osei", {}, "Dr Osei"),
    ("Ms Lee", {}, "Ms Lee"),
    ("Jane Osei", {"honorific": "Dr"}, "Dr Osei"),
    ("Jane Osei", {"first_name": False}, "Jane Osei"),
    ("Jane Osei", {"greeting": "Janey"}, "Janey"),
    ("Jane Osei", {"name_order": "family-first"}, "Jane Osei"),
    # a given name, beyond doubt
    ("Liam Kershaw", {}, "Liam"),
    ("Helen Marsh", {}, "Helen"),
    ("Priya Raman", {}, "Priya"),
    ("Seán Ó Briain", {}, "Seán Ó Briain"),
    ("Siân Rees", {}, "Siân"),
    ("Martin van Dijk", {}, "Martin"),
    ('Philippa "Pip" Okoro', {}, "Pip"),
]


@pytest.mark.parametrize(("name", "fields", "called"), TEXTED)
def test_whoever_was_met_is_greeted_by_first_name_in_a_text(
    name: str, fields: dict[str, object], called: str
) -> None:
    """`Hello Liam Kershaw` is stiff in a text; where the order of names is open it stays."""
    said = call_in_a_text(person(name, fields))
    assert said == called
    assert fold(said) in may_be_called(person(name, fields)) | {""}


def test_only_a_text_to_somebody_met_says_the_first_name() -> None:
    """A letter keeps the whole name, which is never wrong; so does a text to others."""
    assert body_of(Case(name="Liam Kershaw").draft()).startswith("Dear Liam Kershaw,")
    case = Case(name="Liam Kershaw", channel=Channel.TEXT)
    assert body_of(case.draft()).startswith("Hello Liam, ")
    text = render_draft(replace(case.item(), person=DANA), Desk(), "[[a]]")
    assert body_of(text).startswith("Hello Dana Whitfield, ")


@pytest.mark.parametrize(
    "name", ["Headteacher", "practice manager", "Practice Manager", "HR", "Chef", "Ward Nurse"]
)
def test_what_somebody_does_is_no_name_to_greet_by(name: str) -> None:
    """Nobody is `Dear HR`: the draft asks for the name."""
    assert call(person(name, {})) == ""
    assert fold(name) in may_be_called(person(name, {}))


def test_a_name_is_asked_for_where_the_note_has_only_a_role() -> None:
    """S22: `Dear [Name]` is open, and whatever name is written there is right."""
    case = Case(name="Headteacher")
    draft = case.draft()
    assert body_of(draft).startswith("Dear [Name],\n")
    written = draft.replace("Dear [Name],", "Dear Ms Amina Bello,")
    assert "VS511" not in draft_codes(case, written)
    assert "VS511" in draft_codes(case, draft.replace("Dear [Name],", "Dear team,"))


def draft_codes(case: Case, text: str) -> set[str]:
    """Give what is told about a draft."""
    outcome = case.outcome((Document.of("Follow-ups/Drafts/a.md", text),))
    (review,) = outcome.reviews
    return {one.code for one in review.findings}


@pytest.mark.parametrize(("name", "fields", "called"), FORMS)
def test_what_a_draft_says_may_be_said(
    name: str, fields: dict[str, object], called: str
) -> None:
    """The greeting of our own drafts never counts as that of somebody else."""
    assert fold(called) in may_be_called(person(name, fields))
    assert fold(name) in may_be_called(person(name, fields))


@pytest.mark.parametrize(
    ("name", "said", "may"),
    [
        ("Priya Raman", "Priya", True),
        ("Priya Raman", "Dr Raman", True),
        ("Priya Raman", "Ms. Raman", True),
        ("Priya Raman", "Mx Priya Raman", True),
        ("María José García López", "María José", True),
        ("María José García López", "Dra García", False),
        ("María García López", "Dr. García López", True),
        ("Priya Raman", "Prya", False),
        ("Priya Raman", "Marcus", False),
        ("Priya Raman", "all", False),
        ("Priya Raman", "Priya Ramen", False),
    ],
)
def test_what_else_a_person_may_write(name: str, said: str, may: bool) -> None:
    """A form of address or a first name is the writer's to choose; another name is not."""
    assert (fold(said) in may_be_called(person(name, {}))) is may


@given(
    st.text(max_size=60),
    st.sampled_from(["", "family-first", "given-first"]),
    st.sampled_from([None, True, False]),
)
def test_a_greeting_holds_nothing_but_the_name(
    name: str, order: str, first: bool | None
) -> None:
    """S22: every character of a greeting stands in the name; capitals may become small."""
    someone = person(name, {"name_order": order, "first_name": first})
    said = call(someone)
    assert set(said.casefold()) <= set(name.casefold()) | {" "}
    assert bool(said) == bool(name.replace(",", "").strip()) or (
        not take_apart(someone).whole or is_unnamed(take_apart(someone).whole)
    )
    assert fold(said) in may_be_called(someone) | {""}


# What notes say


FIELDS = {
    "first_name:: yes": "Priya",
    "first-name basis:: yes": "Priya",
    "First name: ok": "Priya",
    "informal:: yes": "Priya",
    "- greeting: Pri": "Pri",
    "greeting:: Hi Pri!": "Pri",
    "greeting:: first name": "Priya",
    "salutation:: Dr": "Dr Raman",
    "call me:: Pri": "Pri",
    "goes by:: Pri": "Pri",
    "honorific:: Prof.": "Prof. Raman",
    "name_order:: family-first\nhonorific:: Dr": "Dr Priya",
    "first_name:: no": "Priya Raman",
    "first_name:: Priya": "Priya Raman",  # exported contacts say so of everybody
    "greeting:: ": "Priya Raman",
    "pronouns:: she/her": "Priya Raman",
}


@pytest.mark.parametrize("fields", FIELDS)
def test_what_a_person_s_fields_say(fields: str) -> None:
    """Spellings of the fields on the form of address, without a finding."""
    case = Case(fields=fields)
    assert body_of(case.draft()).startswith(f"Dear {FIELDS[fields]},\n")
    assert not [one for one in case.outcome().findings if one.code.startswith("VS2")]


MISREAD = {
    "first_name:: perhaps": "perhaps",
    "greeting:: 3 times": "3 times",
    "greeting:: all": "all",
    "honorific:: Engineer": "Engineer",
    "name_order:: backwards": "backwards",
}


@pytest.mark.parametrize("fields", MISREAD)
def test_what_nobody_can_read_is_told(fields: str) -> None:
    """VS216 repeats the value, with its place; the whole name is taken."""
    case = Case(fields=fields)
    (found,) = [one for one in case.outcome().findings if one.code == "VS216"]
    assert MISREAD[fields] in found.message
    assert case.note().splitlines()[found.line - 1] == fields
    assert body_of(case.draft()).startswith("Dear Priya Raman,\n")


def test_talk_about_a_greeting_is_a_point() -> None:
    """What reads like a field and is none stays a point of the conversation."""
    case = Case(said="- greeting: cold, no handshake and no coffee either\n- two")
    assert "greeting: cold" in body_of(case.draft())


@pytest.mark.parametrize(
    ("note", "fields", "called"),
    [
        ("first_name: Priya\nlast_name: Raman", "", "Priya Raman"),  # as contacts are exported
        ("nickname: Pri", "", "Priya Raman"),
        ("first_name_basis: yes", "", "Priya"),
        ("greeting: Pri", "", "Pri"),
        ("greeting: Pri", "greeting:: Priya", "Priya"),
        ("greeting: Pri", "first_name:: no", "Priya Raman"),
        ("honorific: Dr", "", "Dr Raman"),
        ("greeting: whatever they like", "", "Priya Raman"),
    ],
)
def test_what_a_note_on_the_person_says(note: str, fields: str, called: str) -> None:
    """It fills what the interview's note leaves open, and complains about nothing."""
    about = f"---\ntype: person\n{note}\n---\n"
    case = Case(fields=fields)
    beside = (Document.of("People/Priya Raman.md", about),)
    snapshot = replace(case.snapshot(), beside=beside)
    as_of = AsOf(instant=datetime(2026, 3, 6, 9, tzinfo=UTC), zone=ZoneInfo("Europe/London"))
    outcome = build(snapshot, read_settings(CONFIG).settings, as_of)
    (item,) = [one for one in outcome.follow_ups if one.kind is Kind.THANK_YOU]
    assert call(item.person) == called
    assert not [one for one in outcome.findings if one.code == "VS216"]


@pytest.mark.parametrize(
    ("head", "config", "called"),
    [
        ("name_order: family-first", CONFIG, "Aiko"),
        ("nameOrder: surname first", CONFIG, "Aiko"),
        ("", f'{CONFIG}[notes]\nname_order = "family-first"\n', "Aiko"),
        (
            "name_order: given-first",
            f'{CONFIG}[notes]\nname_order = "family-first"\n',
            "Tanaka",
        ),
        ("", CONFIG, "Tanaka"),
    ],
)
def test_where_the_order_of_names_is_said(head: str, config: str, called: str) -> None:
    """In the note, or in the configuration for all of them; the note wins."""
    case = Case(name="Tanaka Aiko", fields="first_name:: yes", head=head, config=config)
    assert body_of(case.draft()).startswith(f"Dear {called},\n")


def test_an_order_that_nobody_knows() -> None:
    """In a note it is a finding with its place, in the configuration an error."""
    (found,) = [
        one for one in Case(head="name_order: both").outcome().findings if one.code == "VS216"
    ]
    assert (found.line, found.column) == (9, 13)
    with pytest.raises(ConfigError, match="name_order"):
        read_settings('[notes]\nname_order = "both"\n')


@pytest.mark.parametrize("text", ["x", "", "Dear", "Dear all,", "yes", "Dr", "a" * 70, "@me"])
def test_what_is_no_name_to_be_called_by(text: str) -> None:
    """A greeting is a name of a few words."""
    assert read_greeting(text) in {"", "Dear"}


@given(st.text(max_size=80))
def test_reading_forms_never_raises(text: str) -> None:
    """Whatever a field holds, it says something or nothing."""
    assert read_greeting(text) == read_greeting(text)
    assert read_first_name(text) in {True, False, None}
    assert read_order(text) in {"", "family-first", "given-first"}
