"""What the words behind a command mean, and what they must never come to mean."""

import io
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.draft_files import rewritten
from tests.support import AS_OF, EXAMPLE
from tests.support import NORTHWIND as NOTE
from tests.vaults import NORTHWIND, PRIYA_DRAFT, contents
from vaultsync.cli import main
from vaultsync.cli.wanted import find_items
from vaultsync.render.phrases import what
from vaultsync.vault.checking import Report, check
from vaultsync.vault.opening import open_vault
from vaultsync.wrong_words import AmbiguousFollowUpError, UnknownFollowUpError

LETTER = b"Dear Priya Raman,\n\nanother letter for another day.\n\nKind regards,\nAlex Doe\n"


class Ran(NamedTuple):
    """What a run in this process gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(small: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run vaultsync here, on the small vault, perhaps with something on stdin."""

    def here(*args: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.run([*args, "--vault", str(small), "--as-of", AS_OF])
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, *capfd.readouterr())

    return here


@pytest.mark.parametrize(
    "words",
    [
        ("priya", "follow-up"),
        ("priya", "drafts"),
        ("priya", "md"),
        ("priya", "follow-ups/drafts/"),
        ("priya", "2026-03-05"),
    ],
)
def test_where_a_draft_lies_is_none_of_its_words(
    words: tuple[str, ...], run: Run, small: Path
) -> None:
    """S12: what a person wrote is not replaced because a folder's name fits a word."""
    rewritten(small / PRIYA_DRAFT, "Dear Priya Raman,\n\nmine, and mine alone.\n")
    before = contents(small)
    for ran in (run("draft", *words, "--stdin", stdin=LETTER), run("draft", *words)):
        assert (ran.code, ran.out) == (2, "")
    assert contents(small) == before
    ran = run("draft", "priya", "thank-you", "--stdin", stdin=LETTER)
    assert "another letter" in (small / PRIYA_DRAFT).read_text("utf-8"), ran.err


@pytest.mark.parametrize("empty", [("",), (" ",), ("\t\u200b",), ("-",), ("/",), ("priya", "")])
@pytest.mark.parametrize(
    "command",
    [
        ("draft",),
        ("draft", "show"),
        ("draft", "check"),
        ("draft", "--stdin"),
        ("draft", "--override", "she asked"),
        ("done",),
        ("skip",),
        ("snooze", "--until", "2026-03-20"),
        ("reply",),
        ("close", "--status", "offer"),
    ],
    ids=" ".join,
)
def test_empty_words_mean_nothing(
    command: tuple[str, ...], empty: tuple[str, ...], run: Run, small: Path
) -> None:
    """A variable of a script that is empty must not come to mean everything (hazard 4)."""
    for path in [path for path in contents(small) if path.startswith("Interviews/")]:
        if path != NORTHWIND:
            (small / path).unlink()
    before = contents(small)
    ran = run(*command, *empty, stdin=LETTER)
    assert (ran.code, ran.out) == (2, "")
    assert "word" in ran.err
    assert "help: " in ran.err
    assert contents(small) == before


@pytest.mark.parametrize("command", ["show"])
def test_an_empty_name_is_nobodys(command: str, run: Run) -> None:
    """Also where nothing is written, nothing is what an empty name means."""
    for empty in ("", "  "):
        ran = run(command, empty)
        assert (ran.code, ran.out) == (2, "")
        assert "empty" in ran.err


@pytest.mark.parametrize(
    "args", [("done", "northwind"), ("draft", "northwind"), ("show", "vs-"), ("show", "o")]
)
def test_what_could_be_meant_stands_one_a_line(args: tuple[str, ...], run: Run) -> None:
    """A list of many is read line by line."""
    ran = run(*args)
    assert (ran.code, ran.out) == (2, "")
    first, *listed, last = ran.err.splitlines()
    assert first.endswith("could be any of:")
    assert len(listed) > 1
    assert all(line.startswith("  ") for line in listed)
    assert not any("; vs-" in line or ".md, " in line for line in listed)
    assert last.startswith("help: ")


@pytest.fixture(scope="module")
def example() -> Report:
    """Read the example vault."""
    return check(open_vault(str(EXAMPLE)), datetime.fromisoformat(AS_OF))


ANSWER = "Answer to Denise Achebe at Brooklyn Tide Museum by email"
REFLECT = "Write down what you discussed with Eleri Vaughan at Castell & Rowe"
THANKS = "Thank-you to Eleri Vaughan at Castell & Rowe by email"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("answer denise", ANSWER),
        ("answer to denise", ANSWER),
        ("denise answer", ANSWER),
        ("ANSWER To Denise", ANSWER),
        ("respond denise", ANSWER),
        (ANSWER, ANSWER),
        ("Answer to Denise Achebe at", ANSWER),
        ("write down eleri", REFLECT),
        ("castell write down eleri", REFLECT),
        ("write down what you discussed with eleri", REFLECT),
        ("reflect eleri", REFLECT),
        ("eleri", THANKS),
        ("castell eleri", THANKS),
        ("thank-you to eleri", THANKS),
        ("thank you to eleri", THANKS),
        ("thankyou to eleri", THANKS),
        (THANKS, THANKS),
        ("follow-up to inês", "Follow-up to Inês Carvalho at Quayside Sixth Form by email"),
        ("follow up to ines", "Follow-up to Inês Carvalho at Quayside Sixth Form by email"),
        ("connect with polaris", "Connect with Polaris Bike Works"),
    ],
)
def test_words_that_stand_on_the_screen(words: str, meant: str, example: Report) -> None:
    """S12: who copies what a list says means that follow-up."""
    (found,) = find_items(example, words.split())
    assert what(found) == meant
    assert find_items(example, (words,)) == (found,)


@pytest.mark.parametrize(
    "words",
    ["answer to marcus", "write down denise", "to denise xyz", "answer eleri", "write d"],
)
def test_words_of_another_kind_mean_nothing(words: str, example: Report) -> None:
    """S12: the words of a kind fit that kind alone."""
    with pytest.raises((UnknownFollowUpError, AmbiguousFollowUpError)):
        find_items(example, words.split())


@pytest.mark.parametrize("words", ["with", "you", "thank-you to priya", "priya thank you to"])
def test_small_words_choose_nobody(words: str, make_vault: Callable[..., Path]) -> None:
    """S12: `to` in `Protocol` does not make one of two Priyas the one that is meant."""
    other = NOTE.replace("Northwind", "Kumo").replace("role: Engineer", "role: Protocol tester")
    root = make_vault({"Interviews/A.md": NOTE, "Interviews/B.md": other})
    report = check(open_vault(str(root)), datetime.fromisoformat(AS_OF))
    with pytest.raises((AmbiguousFollowUpError, UnknownFollowUpError)):
        find_items(report, words.split())


@pytest.mark.parametrize(
    "command", [("done",), ("skip",), ("snooze", "--until", "2026-03-20"), ("draft",)]
)
def test_each_command_takes_the_words_of_the_screen(command: tuple[str, ...], run: Run) -> None:
    """S12: `done`, `skip`, `snooze` and `draft` read the same words."""
    name, *options = command
    ran = run(name, "thank-you", "to", "marcus", *options)
    assert "follow-up matches" not in ran.err
    assert ran.out
