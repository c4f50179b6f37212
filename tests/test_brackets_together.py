"""The brackets of a draft are told once to people, and one by one to programs."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.support import Cli
from vaultsync.cli.findings_view import brackets_together
from vaultsync.diagnostics import Finding

FIX = "write what belongs there, or take it out"


def bracket(
    line: int, text: str = "'[What: it]'", path: str = "a.md", cure: str = FIX
) -> Finding:
    """Make what is said of a bracket."""
    return Finding(
        path=path, line=line, code="VS510", message=f"still to be filled in: {text}", help=cure
    )


OTHER = Finding(path="a.md", line=6, code="VS518", message="no address")
TABLE = [
    # these stay as they are
    ((), []),
    ((OTHER,), [(6, "no address")]),
    ((bracket(8),), [(8, "still to be filled in: '[What: it]'")]),
    ((bracket(8), bracket(8, path="b.md")), [(8, "still to be filled in: '[What: it]'")] * 2),
    ((bracket(8, "'____'"), bracket(9, "'TBD'")),
     [(8, "still to be filled in: '____'"), (9, "still to be filled in: 'TBD'")]),
    ((bracket(8), bracket(9, "'[Your name]'", cure="write it")),
     [(8, "still to be filled in: '[What: it]'"), (9, "still to be filled in: '[Your name]'")]),
    # several of one draft are one
    ((bracket(8), OTHER, bracket(9, "'[Why: that]'")),
     [(8, "2 brackets still to be filled in, lines 8 and 9; the first: '[What: it]'"),
      (6, "no address")]),
    ((bracket(8), bracket(9), bracket(11)),
     [(8, "3 brackets still to be filled in, lines 8, 9 and 11; the first: '[What: it]'")]),
    ((bracket(8), bracket(8)),
     [(8, "2 brackets still to be filled in, line 8; the first: '[What: it]'")]),
    ((bracket(8, "\"[It's: it]\""), bracket(9)),
     [(8, "2 brackets still to be filled in, lines 8 and 9; the first: \"[It's: it]\"")]),
]  # fmt: skip


@pytest.mark.parametrize(("findings", "told"), TABLE)
def test_what_is_told(findings: tuple[Finding, ...], told: list[tuple[int, str]]) -> None:
    """S22: the count and the first; a line that is no bracket keeps its own finding."""
    assert [(one.line, one.message) for one in brackets_together(findings)] == told


def test_programs_get_each(example: Path, cli: Cli) -> None:
    """In JSON there is a finding for each bracket; in the text one for each draft."""
    data = json.loads(cli("draft", "check", "--json", vault=example).stdout)
    found = Counter(one["path"] for one in data["findings"] if one["code"] == "VS510")
    assert max(found.values()) > 1
    shown = cli("draft", "check", vault=example).stdout
    assert shown.count("[VS510]") == len(found)
    for path, count in found.items():
        said = f"{count} brackets still to be filled in, lines" if count > 1 else "still to be"
        assert any(path in line and said in line for line in shown.splitlines())
