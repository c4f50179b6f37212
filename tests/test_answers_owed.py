"""An answer that somebody wants of the reader by a day: a promise, told and asked about."""

from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest

from tests.test_ask import CONFIG, DAY, answered, note
from tests.test_rules import run
from vaultsync.cli.going_through import to_ask
from vaultsync.cli.recording import Desk
from vaultsync.diagnostics import AddPromise, Finding
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

MakeVault = Callable[..., Path]
HEAD = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-24\n---\n## Orla Byrne\n- x\n"
TOM = "## Tom Hart\nemail:: tom@kite.example\n- the crane\n\n"
WANTED = "She needs to know by tuesday 1st if I want to be put forward"


def told(body: str) -> list[Finding]:
    """Give the findings on promises without their mark."""
    found = parse_note(f"{HEAD}{body}\n", "n.md", Settings(), ZoneInfo("Europe/London"))
    return [one for one in found.findings if one.code == "VS219"]


NOT_TOLD = [
    "the recruiter needs to know by Friday whether the order ships",
    "Orla needs to know her rota by Friday",
    "they need to know by 5pm",
    "they need to know by Friday how many come",
    "if she needs to know by Friday I'll ring",
    "she doesn't need to know by Friday",
    "she did not say that she needs to know by Friday",
    "does she need to know by Friday?",
    "she needs to know soon",
    "I was fine with that, would like an answer by Friday 4 December",
    "She said I was great, would like an answer by Friday 4 December",
    "She was fine with that, would like an answer",
    "She was fine. Would customers like an answer by Friday 4 December?",
    "she needs an answer after Friday",
    "she gave me an answer by Friday",
    "they answer me by Friday",
    "customers want an answer by Friday",
    "I told her the answer by Friday",
    "she needs to know by when?",
    "they meet monday and need until fri dec 4 to decide",
    "told me they need until Friday 4 December to decide",
    "she told me she needs until Friday 4 December to decide",
    "told her that she has until Friday 4 December to decide",
    "i need until Friday 4 December to finish it",
    "do I need until Friday 4 December to decide?",
    "asked whether I need until Friday 4 December to decide",
    "**promised:** my answer by 2026-12-01\n- she needs to know by tuesday 1st",
]


@pytest.mark.parametrize("line", NOT_TOLD)
def test_what_is_no_such_answer(line: str) -> None:
    """No day, no answer of one's own, or it is marked already."""
    assert told(f"- {line}") == []


TOLD = [
    (WANTED, "my answer by 2026-12-01"),
    ("needs to know by tuesday 1st", "my answer by 2026-12-01"),
    (
        "She was fine with that, would like an answer by Friday 4th December",
        "my answer by 2026-12-04",
    ),
    ("Orla was very kind and needs to know by Friday 4 December", "my answer by 2026-12-04"),
    ("Orla wants an answer by Friday 4 December", "my answer by 2026-12-04"),
    ("the recruiter asked for my decision by 4 December", "my answer by 2026-12-04"),
    ("She'd like me to let her know by Tuesday 1st", "my answer by 2026-12-01"),
    ("I need to let her know by Friday 4th", "my answer by 2026-12-04"),
    ("good talk, but they need an answer by 2026-12-01", "my answer by 2026-12-01"),
    ("I promised Orla an answer by Tuesday 1 December", "my answer by 2026-12-01"),
    ("i promised to give orla an answer by fri 4 dec EOD", "my answer by 2026-12-04"),
    ("orla wants an answer by friday 4 december", "my answer by 2026-12-04"),
    (
        "told her thx, super happy, and need until fri dec 4 to decide",
        "my answer by 2026-12-04",
    ),
    ("Told Orla I need until Friday 4 December to think", "my answer by 2026-12-04"),
    ("asked her for time until 4 December to make up my mind", "my answer by 2026-12-04"),
    ("i have till tuesday 1st to decide", "my answer by 2026-12-01"),
]


@pytest.mark.parametrize(("line", "words"), TOLD)
def test_an_answer_by_a_day(line: str, words: str) -> None:
    """The line that would carry it is asked about, with its day in full (VS219)."""
    (found,) = told(f"- {line}")
    assert found.remedy == AddPromise("orla byrne", words)
    assert f"`- **promised:** {words}`" in str(found.help)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Dave needs to know by Friday 4th", None),
        ("they need to know by Friday 4th", ""),
        ("Cian needs my answer by Friday 4th", "cian doe"),
    ],
)
def test_below_nobody(line: str, who: str | None) -> None:
    """Who wants it is one of those who were met, or it is not sure who."""
    found = told(f"## Cian Doe\n- y\n\n## Notes\n{line}")
    assert len(found) == (who is not None)
    for one in found:
        assert (one.remedy.who if isinstance(one.remedy, AddPromise) else "") == who


def test_it_counts_by_its_day(make_vault: MakeVault) -> None:
    """After a yes it is a promise that is due on that day, and told no more."""
    vault = make_vault({"a.md": note(f"{WANTED}.\n", who=TOM)})
    assert answered(vault, ["y"]).code == 0
    after = (vault / "a.md").read_text("utf-8")
    assert "- **promised:** my answer by 2026-12-01\n" in after
    outcome = run({"a.md": after}, CONFIG, DAY)
    (promise,) = outcome.interviews[0].people[0].promises
    assert str(promise.by) == "2026-12-01"
    assert [one.code for one in outcome.findings if one.code == "VS219"] == []


@pytest.mark.parametrize(
    ("line", "mark", "count"),
    [
        # somebody else is named, or something else is marked
        ("I promised Tom the slides by Friday 4th", "- Cian Doe: **promised:** the slides", 1),
        ("Cian needs my answer by Friday 4th", "- Tom Hart: **promised:** my answer", 1),
        ("they need to know by Friday 4th", "- Tom Hart: **promised:** the slides", 1),
        ("they need to know by Friday 4th", "", 1),
        ("they need to know by Friday 4th", "- Tom Hart: **promised:** my answer", 0),
        ("they need to know by Friday 4th", "- Cian Doe: **promised:** my answer by 4 Dec", 0),
        ("I promised to give her an answer by Tuesday 8th December.", "", 1),
        (
            "I promised to give her an answer by Tuesday 8th December.",
            "- Tom Hart: **promised:** my answer by 2026-12-08",
            0,
        ),
    ],
)
def test_once_it_is_marked_for_somebody(line: str, mark: str, count: int) -> None:
    """VS219: a sentence that names nobody is settled whoever of them the line was given to."""
    head = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-24\n"
    text = f"{head}interviewers: Cian Doe, Tom Hart\n---\n## After\n{line}\n{mark}\n"
    found = parse_note(text, "n.md", Settings(), ZoneInfo("Europe/London")).findings
    assert sum(one.code == "VS219" and one.line == 8 for one in found) == count


@pytest.mark.parametrize(
    ("end", "count"), [("They rejected me.", 1), ("They offered me the job.", 2)]
)
def test_what_is_owed_with_an_offer_is_counted(
    end: str, count: int, make_vault: MakeVault
) -> None:
    """After an end nothing else is asked about, after an offer what was promised."""
    body = f"{end}\n\nI promised to give her an answer by Tuesday 8th December.\n"
    vault = make_vault({"a.md": note(body, who=TOM)})
    options = {"vault": str(vault), "as_of": DAY, "color": "never", "dry_run": True}
    with click.Context(click.Command("ask")):
        assert len(to_ask(Desk.open(options | {"as_json": False}))) == count
