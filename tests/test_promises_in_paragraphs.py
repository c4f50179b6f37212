"""Promises in paragraphs of plain prose: to whoever rang, from the day of the line (VS219)."""

import pytest

from tests.test_traps import LONDON
from vaultsync.diagnostics import AddPromise
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

HEAD = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-17\ninterviewers: {}\n---\n"
BOTH = "Priya Nair, Mr Lockyer"


def told(people: str, body: str) -> list[AddPromise | None]:
    """Give the promises that are told of, each with whom it is for and its words."""
    text = f"{HEAD.format(people)}{body}\n"
    found = parse_note(text, "n.md", Settings(), LONDON).findings
    remedies = [one.remedy for one in found if one.code == "VS219"]
    return [one for one in remedies if one is None or isinstance(one, AddPromise)]


@pytest.mark.parametrize(
    ("people", "body"),
    [
        (BOTH, "it went ok\nsaid I'd email her my two referees by friday"),
        (BOTH, "thurs 26 nov. priya rang\nmr lockyer rang\nsaid I'd email him my referees"),
        (BOTH, "26 Nov. Karen from Bell rang\nsaid I'd email her my referees"),
        (BOTH, "26 nov. priya rang\nshe'll email me the times by friday"),
        ("Tom", "26 Nov. sent Tom my cv"),
        ("Tom", "- 26 Nov emailed Tom: I'll send him my cv tomorrow"),
        ("Tom", "26 Nov. rang Tom\nmum rang, I'll send her the photos tomorrow"),
    ],
)
def test_nothing_that_could_be_meant_otherwise(people: str, body: str) -> None:
    """Two who rang, a stranger, a message, or whatever is not one's own."""
    assert not [one for one in told(people, body) if one and one.who]


@pytest.mark.parametrize(
    ("people", "body", "who", "text"),
    [
        (
            BOTH,
            (
                "thurs 26 nov. priya rang. mr lockyer and a director, she didn't know\n"
                "said I'd email her my two referees by wednesday. priya.nair@acme.example"
            ),
            "priya nair",
            "my two referees by 2026-12-02",
        ),
        (
            BOTH,
            "thurs 26 nov. Priya rang.\nSaid I'd email her the list tomorrow.",
            "priya nair",
            "the list by 2026-11-27",
        ),
        (
            "Tom",
            (
                "mon 30 nov\nrang tom at the college\nclosing date is 11 dec. I'll send him "
                "my cv tomorrow"
            ),
            "tom",
            "my cv by 2026-12-01",
        ),
        (
            "Mr Bailey, Denise Cole",
            (
                "I said I would send Mr Bailey the checklist I made for the Clifton job, he "
                "wants to see it. Told him he'd have it by the end of that week."
            ),
            "mr bailey",
            "the checklist I made for the Clifton job by 2026-11-20",
        ),
        (
            "Tom Reid",
            "I promised Tom the slides. He'll have them by Friday 20 November.",
            "tom reid",
            "the slides by 2026-11-20",
        ),
        (
            "Tom Reid",
            "I promised Tom the slides by Thursday. He'll have them by Friday 20 November.",
            "tom reid",
            "the slides by 2026-11-19",
        ),
    ],
)
def test_what_is_promised_to_whom_by_when(people: str, body: str, who: str, text: str) -> None:
    """Her is the one who rang, tomorrow counts from the line's day, the day may come behind."""
    assert told(people, body) == [AddPromise(who, text)]
