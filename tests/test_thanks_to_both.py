"""Thanks to `both` of two and `all three` of three, and to who bears a degree."""

import pytest

from tests.test_traps import LONDON
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

HEAD = "---\ntype: interview\ncompany: Holm\ndate: 2026-11-12\n---\n## Interviewers\n"
PEOPLE = ("- Birgit Holm", "- Dipl.-Des. Rainer Fuchs", "- Frau Dr. Sieglinde Haas")
KEYS = ("birgit holm", "dipl.-des. rainer fuchs", "frau dr. sieglinde haas")


def thanked(line: str, count: int) -> tuple[tuple[str, ...], list[str]]:
    """Give who got thanks by a line after a talk with so many, and what is told of it."""
    listed = "\n".join(PEOPLE[:count])
    text = f"{HEAD}{listed}\n\n## Next steps\n{line}\n"
    parsed = parse_note(text, "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    read = [one.who for one in parsed.interview.touches]
    told = [one.who for one in parsed.interview.thanks]
    return tuple(read or told), [one.code for one in parsed.findings if one.code == "VS308"]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        # as many as nobody knows which
        ("- [x] thank you mail to both 13 Nov", 3),
        ("- [x] thank you mail to all three 13 Nov", 2),
        ("- [x] thank-you to both of them, sent 13 Nov", 3),
        ("- thanked both by mail the same evening", 3),
        ("- sent both of them a thank-you mail the same evening", 3),
        # what was sent is meant, not to whom
        ("- [x] thank-you to Birgit, both notes 13 Nov", 2),
        ("- [x] thank-you sent to Birgit, all three pages 13 Nov", 3),
        ("- thanked Birgit by mail the same evening, Rainer answered", 3),
        ("- thanked Birgit by mail the same evening, Rainer, Dr. Haas to follow", 3),
        ("- [x] sent both the CV and the thank-you to Birgit 13 Nov", 2),
    ],
)
def test_not_to_all(line: str, count: int) -> None:
    """Of others than there are, or of one who is named, it is not everybody's."""
    who, _ = thanked(line, count)
    assert who in {("",), ("birgit holm",)}


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("- [x] thank you mail to both 13 Nov", 2),
        ("- [x] thank you mail to both, 13 Nov", 2),
        ("- [x] thank you mail to both 13.11.", 2),
        ("- [x] thank you mail to both Fri 13 Nov", 2),
        ("- [x] thank-you to both of them, sent 13 Nov", 2),
        ("- [x] thank you mail to all three 13 Nov", 3),
        ("- [x] thank you mail to all three!! 13 Nov", 3),
        ("- thanked both by mail the same evening", 2),
        ("- thanked them both by mail the same evening", 2),
        ("- thanked all three by mail the same evening", 3),
        ("- sent both a thank-you mail the same evening", 2),
        ("- thanked Birgit and Rainer by mail the same evening", 2),
        ("- thanked Birgit and Mr Fuchs by mail the same evening", 2),
        ("- thanked Birgit, Rainer and Dr. Haas by mail the same evening", 3),
    ],
)
def test_to_all(line: str, count: int) -> None:
    """Each of them got it, and nothing is told of nobody being named."""
    assert thanked(line, count) == (KEYS[:count], [])


@pytest.mark.parametrize(
    ("line", "count", "keys"),
    [
        ("- thanked her by mail the same evening", 2, ("",)),
        ("- they thanked them by mail the same evening", 2, ()),
        ("- thanked them for the coffee", 2, ()),
        ("- thanked Birgit by mail the same evening, told them so", 2, KEYS[:1]),
        ("- must thank them by mail that evening", 2, ()),
        ("- thanked them by email same night", 2, KEYS[:2]),
        ("thanked them by email same night", 3, KEYS),
        ("- thanked them that evening", 2, KEYS[:2]),
        ("- thanked everyone straight after", 3, KEYS),
        ("- emailed them to say thank you straight away", 2, KEYS[:2]),
    ],
)
def test_them_are_all_who_were_met(line: str, count: int, keys: tuple[str, ...]) -> None:
    """Of a line that names nobody and is below nobody's heading."""
    assert thanked(line, count)[0] == keys
