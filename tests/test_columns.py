"""Texts are broken at blanks and aligned by the columns of a terminal (issue 8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.render.columns import columns, wrap

TEXTS = st.lists(
    st.text(alphabet=st.sampled_from("ab 熊日é👍🏽\u0301 -`"), max_size=40),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize(
    ("texts", "first", "room", "lines"),
    [
        (("one two three",), 20, 20, ["one two three"]),
        (("one two three",), 7, 7, ["one two", "three"]),
        (("one", " two", "  three"), 8, 5, ["one two", "three"]),
        (("a", "b", "c d"), 3, 3, ["abc", "d"]),
        (("熊本株式会社 by email",), 8, 8, ["熊本株式", "会社 by", "email"]),
        (("abcdefghij",), 4, 4, ["abcd", "efgh", "ij"]),
        (("  indented text",), 10, 10, ["  indented", "text"]),
        (("",), 5, 5, [""]),
        (("see `a b c` now",), 10, 8, ["see", "`a b c`", "now"]),
        (("see (`a b`), `c d`",), 12, 12, ["see (`a b`),", "`c d`"]),
        (("see `a b", "c`, d"), 9, 9, ["see `a", "bc`, d"]),
        (("see `a bb ccc dddd` now",), 8, 8, ["see `a", "bb ccc", "dddd`", "now"]),
        (("one ", "`a b`", ", two"), 7, 7, ["one", "`a b`,", "two"]),
        (("x", "`a b c d`", "y z"), 8, 8, ["x`a b c", "d`y z"]),
        (("a ` b c` d",), 5, 5, ["a ` b", "c` d"]),
    ],
)
def test_lines(texts: tuple[str, ...], first: int, room: int, lines: list[str]) -> None:
    """What fits stands in one line; a word is broken only if it is longer than a line."""
    found = wrap(texts, first, room)
    assert ["".join(piece.text for piece in line) for line in found] == lines


def test_what_stays_whole() -> None:
    """The address of a page is not broken: who copies it wants it in one piece."""
    found = wrap(("see https://acme.example/a/long/path now",), 12, 12, whole=True)
    assert ["".join(piece.text for piece in line) for line in found] == [
        "see",
        "https://acme.example/a/long/path",
        "now",
    ]


@given(TEXTS, st.integers(8, 30))
def test_nothing_is_lost_and_nothing_is_too_long(texts: list[str], room: int) -> None:
    """All characters but blanks come out in order, from the text they stand in."""
    lines = wrap(texts, room, room)
    for line in lines:
        shown = "".join(piece.text for piece in line)
        assert columns(shown.rstrip()) <= room or " " not in shown.strip()
    for number, text in enumerate(texts):
        parts = [piece.text for line in lines for piece in line if piece.source == number]
        assert "".join(parts).replace(" ", "") == text.replace(" ", "")
