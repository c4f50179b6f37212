"""Whom the note calls by the first name alone: `Dear Claire`, and no `Dear Claire Ormerod`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.written import Case, body_of
from vaultsync.model import Person
from vaultsync.names import fold
from vaultsync.owed import Channel, Kind
from vaultsync.parse.body.markdown import read_body
from vaultsync.parse.persons.by_first_name import with_first_names
from vaultsync.rules.greeting import call_as_noted, may_be_called

LINES: list[tuple[str, str, str]] = [
    # nothing is said of her by the first name
    ("Claire Ormerod", "", "Claire Ormerod"),
    ("Claire Ormerod", "Claire Ormerod used to work on the old ward.", "Claire Ormerod"),
    ("Claire Ormerod", "- Claire Ormerod: **promised:** the poster", "Claire Ormerod"),
    ("Claire Ormerod", "- [x] Thank-you to Claire Ormerod by email", "Claire Ormerod"),
    (
        "Claire Ormerod",
        "Mail to claire.ormerod@bramleypark.example went out.",
        "Claire Ormerod",
    ),
    (
        "Claire Ormerod",
        "See https://people.example/claire/about for more there",
        "Claire Ormerod",
    ),
    # headings and lists of names
    ("Claire Ormerod", "## Claire asked about rotas", "Claire Ormerod"),
    ("Claire Ormerod", "- Claire\n- Joanne", "Claire Ormerod"),
    ("Claire Ormerod", "Panel: Claire, Joanne and Tom", "Claire Ormerod"),
    ("Claire Ormerod", "w/ claire and joanne", "Claire Ormerod"),
    ("Claire Ormerod", "- Claire: Director of Clinical Services", "Claire Ormerod"),
    ("Claire Ormerod", "Met with Claire and Joanne from HR", "Claire Ormerod"),
    # somebody else, or nobody
    ("Claire Ormerod", "Claire Jones showed me round the whole ward.", "Claire Ormerod"),
    ("Claire Ormerod", "We laughed about my sister Claire and her old car.", "Claire Ormerod"),
    ("Claire Ormerod", "They read Marie Claire in the waiting room there.", "Claire Ormerod"),
    ("Claire Ormerod", "Claires were everywhere on that ward, she said", "Claire Ormerod"),
    ("Mark Webb", "mark the day in the calendar for the second round", "Mark Webb"),
    ("Mark Webb", "- mark: 7 out of ten for the whole talk", "Mark Webb"),
    ("Mark Webb", "Mark this page as done when the answer comes", "Mark Webb"),
    ("Will Hart", "Will they call me before the weekend? Nobody knows.", "Will Hart"),
    ("Will Hart", "Will need to send the certificates to them soon.", "Will Hart"),
    ("May Osei", "They decide in May about the second post.", "May Osei"),
    ("Rose Quinn", "They all rose and left for the next talk.", "Rose Quinn"),
    # a form of address in the note stays
    ("Dr Anita Nair", "Anita asked about audits.", "Dr Nair"),
    ("Anita Nair", "Anita asked about audits. Dr Nair runs the clinic.", "Anita Nair"),
    ("Claire Ormerod", "Mrs Ormerod was kind. Claire asked about rotas.", "Claire Ormerod"),
    (
        "Claire Ormerod",
        "Sister Act was on. Prof. Claire Ormerod and Claire said",
        "Claire Ormerod",
    ),
    # which name is the given one is not sure
    ("Tanaka Aiko", "Tanaka asked about robots.", "Tanaka Aiko"),
    ("Nguyen Van An", "Nguyen asked about robots.", "Nguyen Van An"),
    ("佐藤 健一", "佐藤 asked about robots.", "佐藤 健一"),
    ("liam kershaw", "liam asked about robots.", "liam kershaw"),
    ("Ormerod, Claire", "Claire asked about rotas.", "Claire Ormerod"),
    ("Webb", "Webb asked about rotas.", "Webb"),
    # the note calls her so
    ("Claire Ormerod", "Really good, Claire used to work with Maureen on ward 7!", "Claire"),
    ("Claire Ormerod", "Claire asked about rotas.", "Claire"),
    ("Claire Ormerod", "- Claire will email me the booklet", "Claire"),
    ("Claire Ormerod", "- I promised to send Claire the falls audit poster", "Claire"),
    ("Claire Ormerod", "We talked about Claire's time on the old ward.", "Claire"),
    ("Claire Ormerod", "## Talk\n\nLaughed a lot. Claire said they are short.", "Claire"),
    ("Joan Ostrowski", "joan said they want somebody by spring", "Joan"),
    ("Joan Ostrowski", "- joan: one more candidate next week", "Joan"),
    ("Priya Raman", "priya: one more candidate to see next week", "Priya"),
    ("Dmitri Volkov", "w/ dmitri, coderpad, rate limiter. got it working", "Dmitri"),
    ("Mark Webb", "Mark asked how I would split the old monolith.", "Mark"),
    ("Will Hart", "Will said they had three people on the list.", "Will"),
    ("April Quinn", "April showed me the garden.", "April"),
    ("Martin van Dijk", "Martin thinks that the rig is too old.", "Martin"),
    ('Philippa "Pip" Okoro', "Pip showed me the studio.", "Pip"),
    ("Jane Osei PhD", "Jane wants to see the paper.", "Jane"),
    # a message of theirs is signed so
    ("Claire Ormerod", "> Thank you for coming in.\n>\n> Best wishes,\n> Claire", "Claire"),
    ("Claire Ormerod", "- 2026-03-10 reply: still on track. Kind regards, Claire", "Claire"),
    ("Claire Ormerod", "> All the best\n> Claire Ormerod", "Claire Ormerod"),
]


def told(name: str, text: str, **fields: object) -> Person:
    """Give a person as a note with this text has them."""
    someone = Person(fold(name), name, 1)._replace(**fields)  # type: ignore[arg-type]
    (person,) = with_first_names(read_body(text, 1), someone)
    assert person
    return person


@pytest.mark.parametrize(("name", "text", "said"), LINES)
def test_what_a_note_calls_somebody(name: str, text: str, said: str) -> None:
    """S14: the first name where the note says it alone, else the whole one."""
    person = told(name, text)
    assert call_as_noted(person) == said
    assert fold(said) in may_be_called(person)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"first_name": False}, "Claire Ormerod"),
        ({"honorific": "Dr"}, "Dr Ormerod"),
        ({"title": "Prof"}, "Prof Ormerod"),
        ({"name_order": "family-first"}, "Claire Ormerod"),
        ({"greeting": "Mrs Ormerod"}, "Mrs Ormerod"),
        ({"title": "Consultant"}, "Claire"),
    ],
)
def test_what_a_field_says_comes_first(fields: dict[str, object], said: str) -> None:
    """A form of address or a wish in the note outweighs how its prose names somebody."""
    assert call_as_noted(told("Claire Ormerod", "Claire asked about rotas.", **fields)) == said


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN, Channel.TEXT])
def test_the_draft_says_it(channel: Channel) -> None:
    """The thank-you begins with the first name, in the tone of its template."""
    case = Case(said="- Priya asked about Dagster\n- one-week rota", channel=channel)
    start = "Hello Priya, " if channel is Channel.TEXT else "Dear Priya,\n"
    assert body_of(case.draft()).startswith(start)


def test_a_template_of_another_language_keeps_the_whole_name() -> None:
    """What a first name says in German or French is not known here."""
    own = (("thank-you.de.md", "Subject: Danke\n\nGuten Tag $greeting,\n\ndanke.\n"),)
    case = Case(
        said="- Priya asked about Dagster",
        head="language: de",
        templates=own,
        kind=Kind.THANK_YOU,
    )
    assert body_of(case.draft()).startswith("Guten Tag Priya Raman,\n")


@given(st.text(max_size=40), st.text(max_size=120))
def test_no_name_that_the_note_does_not_have(name: str, text: str) -> None:
    """S22: every word of a greeting is one of the name's, whatever the note tells."""
    person = Person(fold(name), name, 1)
    (found,) = with_first_names(read_body(f"{name.partition(' ')[0]} said {text}", 1), person)
    assert found
    assert found.called in name
    assert set(call_as_noted(found).casefold()) <= set(name.casefold()) | {" "}
