"""The rules of strategy.md, case by case; the expectations were computed by hand."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from vaultsync.calendar import AsOf
from vaultsync.owed import FollowUp, State
from vaultsync.parse.config import read_settings
from vaultsync.pipeline import Outcome, build
from vaultsync.snapshot import Document, Snapshot

CASES = Path(__file__).parent / "cases" / "strategy"
KINDS = ("reflect", "thank-you", "follow-up", "status-check", "respond")
DEFAULT_CONFIG = 'timezone = "Europe/London"\n'


@dataclass
class Case:
    """One case as the files give it."""

    claim: str
    place: str
    as_of: str = ""
    kinds: tuple[str, ...] = KINDS
    config: str = DEFAULT_CONFIG
    notes: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    expect: list[str] = field(default_factory=list)
    expect_all: list[str] | None = None


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases; the format is told in tests/cases/README.md."""
    text = path.read_text("utf-8")
    cases: list[Case] = []
    for found in re.finditer(r"^@(\S+) ?([^\n]*)\n((?:(?!@)[^\n]*\n?)*)", text, re.MULTILINE):
        word, rest, content = found[1], found[2], found[3]
        line = text.count("\n", 0, found.start()) + 1
        if word == "@":
            cases.append(Case(rest, f"{path.name}:{line}"))
            continue
        case = cases[-1]
        if word == "as-of":
            case.as_of = rest.strip()
        elif word == "kinds":
            case.kinds = tuple(rest.split())
        elif word == "config":
            case.config = content
        elif word == "note":
            case.notes[rest.strip()] = content.rstrip("\n") + "\n"
        elif word == "beside":
            case.beside[rest.strip()] = content.rstrip("\n") + "\n"
        elif word == "expect":
            case.expect = rows(content)
        elif word == "expect-all":
            case.expect_all = rows(content)
        else:
            raise AssertionError(f"{path.name}:{line}: unknown directive @{word}")
    return cases


def rows(content: str) -> list[str]:
    """Give the lines of an expectation, `nothing` as none at all."""
    return sorted(
        line.strip() for line in content.splitlines() if line.strip() not in {"", "nothing"}
    )


def show(item: FollowUp) -> str:
    """Write a follow-up as the case files do."""
    at = f"{item.due_at:%Y-%m-%dT%H:%MZ}" if item.due_at else "-"
    return " | ".join(
        (
            item.kind.value,
            item.person.name,
            item.state.value,
            str(item.due),
            at,
            item.channel.value,
        )
    )


def run(
    notes: dict[str, str], config: str, as_of: str, beside: dict[str, str] | None = None
) -> Outcome:
    """Compute a vault that is given as texts; `beside`: notes on companies and oneself."""
    read = read_settings(config, "vaultsync.toml")
    assert not read.findings
    zone = ZoneInfo(tomllib.loads(config).get("timezone", "Europe/London"))
    snapshot = Snapshot(
        notes=tuple(Document.of(path, text) for path, text in notes.items()),
        beside=tuple(Document.of(path, text) for path, text in (beside or {}).items()),
    )
    instant = datetime.fromisoformat(as_of)
    return build(snapshot, read.settings, AsOf(instant=instant, zone=zone))


FILES = sorted(CASES.glob("*.txt"))
ALL = [case for path in FILES for case in read_cases(path)]


@pytest.mark.parametrize("case", ALL, ids=[case.place for case in ALL])
def test_case(case: Case) -> None:
    """The case's claim holds."""
    outcome = run(case.notes, case.config, case.as_of, case.beside)
    found = [item for item in outcome.follow_ups if item.kind.value in case.kinds]
    settled = {State.DONE, State.SKIPPED, State.MISSED}
    open_ones = sorted(show(item) for item in found if item.state not in settled)
    assert open_ones == case.expect, case.claim
    if case.expect_all is not None:
        assert sorted(map(show, found)) == case.expect_all, case.claim


def test_there_are_enough_cases() -> None:
    """At least 120 cases, and those that owe nothing come first in every file."""
    assert len(ALL) >= 120
    for path in FILES:
        owing = [bool(case.expect) for case in read_cases(path)]
        assert owing == sorted(owing), f"{path.name}: a case that owes nothing stands too late"
