"""One line of a note is changed, or none: 70 documents and their mutations (hazard 1)."""

import os
from collections import Counter
from datetime import date
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.edit_cases import Case, check_change, check_effect, read_cases
from vaultsync.edit.insert import Saying, insert
from vaultsync.edit.lines import Conventions, LineChange, Refusal, lines_of
from vaultsync.edit.proof import Meant
from vaultsync.model import TouchKind, TouchState
from vaultsync.settings import Settings
from vaultsync.snapshot import Document

CASES = read_cases()
FULL = os.environ.get("HOSTILE") == "full"
MUTATIONS = 20_000 if FULL else 720
BY_NAME = {case.name: case for case in CASES}


@pytest.mark.parametrize("name", BY_NAME)
def test_one_line_or_a_refusal_with_its_place(name: str) -> None:
    """Hazard 1: exactly the line that was written down by hand, every other byte as it was."""
    case = BY_NAME[name]
    made = case.deed.run(case.note)
    if "refused" in case.expected:
        assert isinstance(made, Refusal), made
        assert case.expected["refused"] in made.reason
        assert made.line == case.expected["line"]
        assert made.by_hand
        return
    assert isinstance(made, LineChange), made
    wanted = (case.expected["line"], case.expected.get("old"), case.expected["new"])
    assert (made.line, made.old, made.new) == wanted
    check_change(case.note, made)
    check_effect(case.note, made, case.deed)


def test_there_are_enough_of_them() -> None:
    """Hazard 1: at least 70 documents, at least 66 of them with one clean line."""
    clean = [case for case in CASES if "refused" not in case.expected]
    assert len(CASES) >= 70
    assert len(clean) >= 66


@pytest.mark.parametrize("name", BY_NAME)
def test_what_is_said_already_is_not_said_again(name: str) -> None:
    """A value that stands there is left alone: the second run has nothing to do."""
    case = BY_NAME[name]
    made = case.deed.run(case.note)
    if case.deed.says and isinstance(made, LineChange):
        assert case.deed.run(made.after) is None


# Mutations

_ODD_LINES = (
    "", " ", "\t", "---", "***", "```", "~~~", "%%", "<!--", "-->", "> quote", "> [!note] box",
    "<div>", "</div>", "## Jane Doe", "## Somebody Else", "### Follow-up log", "# Top",
    "| a | b |", "| --- | --- |", "    code", "\tcode", "- [ ] Send thank you email",
    "- [ ] Follow up", "- [x] Thank-you ✅ 2026-03-05", "- [ ] Thank-you ⏳ 2026-03-20",
    "status: waiting", "status:: waiting", "status: [waiting]", "status: |", "result: waiting",
    "Status: offer # maybe", "they_reply_by: 2026-03-30", "promised: the slides", "  - x",
    "company: Other", "date: 2026-03-04", "type: interview", "key: &a b", "x: *a", "'", '"',
    "[", "{", "{{date}}", "<% tp.date %>", "<<<<<<< HEAD", "=======", ">>>>>>> other", "1. one",
    "2) two", "* star", "+ plus", "-\ttab", "   - deep", "text on a line", "\\", "$x$",
    "[^1]: n", "[link]: https://x.example", "Jane Doe", "--------", "==", "\u2028", "\x0c",
    "\u00a0", "…",
)  # fmt: skip


def mutated(text: str, chance: Random, in_head: float) -> str:
    """Change one to three lines at random: doubled, lost, swapped, indented, cut, added.

    `in_head`: the share of them in the front matter; a broken one is soon refused.
    """
    lines = lines_of(text)
    for _ in range(chance.randint(1, 3)):
        at = _somewhere(lines, chance, in_head)
        lines[at:at] = _another(lines, at, chance)
        if chance.random() < 0.4:
            del lines[min(_somewhere(lines, chance, in_head), len(lines) - 1)]
    return "".join(lines)


def _somewhere(lines: list[str], chance: Random, in_head: float) -> int:
    """Give the index of a line, or the one behind the last."""
    ends = (n for n, line in enumerate(lines) if n and line[:3] in {"---", "..."})
    head = next(ends, len(lines) - 1)
    if chance.random() < in_head:
        return chance.randrange(1, max(head, 1) + 1)
    return chance.randrange(min(head + 1, len(lines)), len(lines) + 1)


def _another(lines: list[str], at: int, chance: Random) -> list[str]:
    """Give a line to put in: an odd one, or one of the note's own with a change."""
    end = chance.choice(("\n", "\n", "\n", "\r\n", "\r"))
    if chance.random() < 0.55:
        return [chance.choice(_ODD_LINES) + end]
    line = lines[chance.randrange(len(lines))]
    cut = chance.randrange(len(line) + 1)
    return [
        chance.choice(
            (
                line,
                f"{chance.choice((' ', '  ', '    ', chr(9), '> ', '- ', '# '))}{line}",
                line[:cut] + chance.choice("'\"#:[]{}*_-`%<>|&\\ \t") + line[cut:],
                line.rstrip("\r\n")[:cut] + end,
                lines[min(at, len(lines) - 1)].swapcase(),
            )
        )
    ]


def attempt(case: Case, seed: int) -> str:
    """Do what the case wants to a mutation of its document; say what came of it."""
    chance = Random(f"{case.name} {seed}")  # noqa: S311 - no secret
    note = Document.of(
        case.note.path, mutated(case.note.text, chance, 0.6 if case.deed.says else 0.2)
    )
    made = case.deed.run(note)
    if made is None:
        return "nothing to do"
    if isinstance(made, Refusal):
        assert made.reason
        assert 0 <= made.line <= len(lines_of(note.text)) + 1
        return "refused"
    check_change(note, made)
    check_effect(note, made, case.deed)
    return "inserted" if made.old is None else "replaced"


def test_mutations_never_change_anything_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Hazard 1: of 20,000 mutations none is changed outside of the line, none is misread.

    HOSTILE=full makes it 20,000; each is one clean line or a refusal, and never an exception.
    """
    counts: Counter[str] = Counter()
    for seed in range(MUTATIONS):
        case = CASES[seed % len(CASES)]
        try:
            counts[attempt(case, seed)] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, its seed is wanted
            pytest.fail(f"{case.name}, seed {seed}: {type(error).__name__}: {error}")
    with capsys.disabled():
        print(f"\n{MUTATIONS} mutations: {dict(counts)}")  # noqa: T201 - the figures are the claim
    assert counts["inserted"] + counts["replaced"] > MUTATIONS / 2


@pytest.mark.parametrize(("words", "by_hand"), [("Lunch with Jo", False), ("Call", True)])
def test_a_line_to_write_by_hand_counts(words: str, by_hand: bool) -> None:
    """Hazard 1: what a refusal says to write would be read as is meant, or it says none."""
    head = "---\ntype: interview\ncompany: L\ndate: 2026-03-05\ninterviewers: Jo Roe\n---\n"
    note = Document.of("n.md", f"{head}# L\n\n```\nnever closed\n")
    meant = Meant(TouchKind.CALL, TouchState.DONE, date(2026, 3, 6), "jo roe")
    saying = Saying(meant=meant, words=lambda named: f"{words}{' with Jo Roe' * named}")
    made = insert(note, saying, Conventions(settings=Settings(), zone=ZoneInfo("UTC")))
    assert isinstance(made, Refusal)
    assert bool(made.by_hand) is by_hand
