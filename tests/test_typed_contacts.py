"""What somebody types in `init`'s questions: name and address, and no yes for a name."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_init import made
from tests.test_lines_at_the_top import ASKED, IT_IS, LATER, answered
from vaultsync.parse.persons.typed_contact import DoubtedContactError, typed_contact
from vaultsync.parse.persons.who_was_there import typed_people

MAIL = "kelly@acme.example"
KELLY = f"Kelly Marsh <{MAIL}>"
NOTE = """\
# Kestrel Foods

Wed 25 Nov 2026, 10:00, Teams.

## Ruth Amos
- the move to two shifts
"""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Kelly Marsh", "Kelly Marsh"),
        (KELLY, KELLY),
        ("[[People/Kelly Marsh|Kelly]]", "[[People/Kelly Marsh|Kelly]]"),
        ("Dana (recruiter, HR team)", "Dana (recruiter, HR team)"),
        ("Kelly Marsh 0161 496 0000", "Kelly Marsh 0161 496 0000"),
        (f"Kelly Marsh {MAIL}", KELLY),
        (f"Kelly Marsh, {MAIL}", KELLY),
        (f"Kelly Marsh - {MAIL}", KELLY),
        (f"Kelly Marsh: {MAIL}", KELLY),
        (f"Kelly Marsh ({MAIL})", KELLY),
        (f"kelly marsh {MAIL}", KELLY),
        (f"{MAIL} (Kelly Marsh)", KELLY),
        (f"{MAIL}, Kelly Marsh", KELLY),
        (f"{MAIL} Kelly Marsh", KELLY),
        (f"Kelly Marsh mailto:{MAIL}", KELLY),
        (f"Kelly Marsh, HR, {MAIL}", f"Kelly Marsh (HR) <{MAIL}>"),
        (f"Kelly Marsh at Hays, {MAIL}", f"Kelly Marsh (Hays) <{MAIL}>"),
        (f"Kelly Marsh, 0161 496 0000, {MAIL}", f"Kelly Marsh 0161 496 0000 <{MAIL}>"),
        ("0161 496 0000 Kelly", "Kelly 0161 496 0000"),
    ],
)
def test_one_person_is_taken_apart(typed: str, read: str) -> None:
    """Name, what they do, address and number, in whatever order they are typed."""
    assert typed_contact(typed) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("??", "names nobody"),
        (MAIL, "is an address without a name"),
        ("Kelly Marsh kelly@acme", "holds no whole address"),
        ("Kelly Marsh and Tom Reid", "names several people"),
    ],
)
def test_what_names_no_one_person_is_asked_again(typed: str, why: str) -> None:
    """It is said why, and how it is written."""
    with pytest.raises(DoubtedContactError, match=why):
        typed_contact(typed)


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        (f"{MAIL} (Kelly Marsh), Tom Reid", f"{KELLY}, Tom Reid"),
        (f"Kelly Marsh: {MAIL}, Tom Reid (HR)", f"{KELLY}, Tom Reid (HR)"),
        (
            f"Tom Reid - tom@acme.example, Kelly Marsh {MAIL}",
            f"Tom Reid <tom@acme.example>, {KELLY}",
        ),
    ],
)
def test_several_people_are_taken_apart(typed: str, listed: str) -> None:
    """The same in the question of who was there."""
    assert typed_people(typed).listed == listed


@given(st.text("KMab @.,<>()-:0123456789", max_size=40))
def test_nothing_else_is_raised(typed: str) -> None:
    """Law: an answer is read, or it is said why not."""
    with contextlib.suppress(DoubtedContactError):
        assert typed_contact(typed)


def test_init_shows_how_it_was_read(tmp_path: Path) -> None:
    """The line at the top has the name and the address apart."""
    root = made(tmp_path / "vault", {"Jobs/Kestrel Foods.md": NOTE})
    passes = "jane@acme.example"  # its last words: what is typed sooner is echoed among them
    typed = [(passes, "kelly@acme"), (passes, f"Kelly Marsh {MAIL}")]
    done = answered(root, [IT_IS, (ASKED, "w"), *typed, (ASKED, ""), *LATER])
    assert f"In the middle: {KELLY}" in done.shown
    assert "e.g. Jane Doe jane@acme.example" in " ".join(done.shown.split())
    assert f'"{KELLY}"' in (root / "Jobs/Kestrel Foods.md").read_text("utf-8")


@pytest.mark.parametrize("word", ["y", "No"])
def test_a_yes_is_no_company(word: str, tmp_path: Path) -> None:
    """Who types `y` took the question for another one: it is asked again."""
    root = made(tmp_path / "vault", {"notes.md": "# Interview\n\n25 Nov 2026, met Jo Roe\n"})
    company = "Company (Enter: leave the note)"
    done = answered(root, [IT_IS, (company, word), (company, "")])
    assert "yes or no is no answer here" in " ".join(done.shown.split())
    assert (root / "notes.md").read_text("utf-8").startswith("# Interview")


def test_a_day_at_the_top_is_shown(tmp_path: Path) -> None:
    """Of `when:` and `date:`, too, with its weekday; not the one that the text names."""
    text = (
        "---\nwhen: 2026-11-24\n---\nKestrel Foods, met Jo Roe. Home late. Wed 25 Nov: rain.\n"
    )
    root = made(tmp_path / "vault", {"Jobs/Kestrel Foods interview.md": text})
    done = answered(root, [IT_IS, (ASKED, ""), *LATER])
    assert "Day: Tue 24 Nov 2026" in " ".join(done.shown.split())
