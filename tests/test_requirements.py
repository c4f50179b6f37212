"""Every requirement of the strategy is named in a test, or stands here as still open."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.test_rules import ALL as CASES

HERE = Path(__file__).parent
NUMBER = re.compile(r"\bS\d\d\b")
RANGE = re.compile(r"\bS(\d\d) to S(\d\d)\b")
REQUIREMENTS = frozenset(f"S{number:02}" for number in range(1, 59))
OPEN: frozenset[str] = frozenset()
"""Requirements that no test shows yet; this list only shrinks."""


def docstrings(path: Path) -> Iterator[str]:
    """Give what the tests of a file say of themselves."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def numbers(text: str) -> set[str]:
    """Give the requirements that a text names, `S44 to S47` in full."""
    found = set(NUMBER.findall(text))
    for first, last in RANGE.findall(text):
        found |= {f"S{number:02}" for number in range(int(first), int(last) + 1)}
    return found


def named() -> set[str]:
    """Collect the requirements named in docstrings of tests and in the claims of cases."""
    said = [
        *(
            text
            for path in HERE.glob("test_*.py")
            if path != Path(__file__)
            for text in docstrings(path)
        ),
        *(case.claim for case in CASES),
    ]
    return {number for text in said for number in numbers(text)}


def test_every_requirement_is_shown_or_open() -> None:
    """What is not named in a test is on the list of what is to come."""
    assert sorted(REQUIREMENTS - named() - OPEN) == []


def test_the_list_holds_requirements_only() -> None:
    """A slip in the list would hide a requirement."""
    assert OPEN < REQUIREMENTS
    assert named() <= REQUIREMENTS


def test_ranges_are_read() -> None:
    """`S44 to S47` names four."""
    assert numbers("S44 to S47 and S01; not VS101, S1 or S123") == {
        "S01", "S44", "S45", "S46", "S47"
    }  # fmt: skip
