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


COPIED = [
    # what fits, and what is no address, is as it was
    ("by jane@acme.example", 20, ["by jane@acme.example"]),
    ("see jane@acme.example now", 20, ["see", "jane@acme.example", "now"]),
    ("a very-long-word-without-blanks b", 12, ["a", "very-long-wo", "rd-without-b", "lanks b"]),
    ("in 2026 30 000 people came", 12, ["in 2026 30", "000 people", "came"]),
    ("a@b c@d", 3, ["a@b", "c@d"]),
    # an address is not broken
    ("by jane.doe@acme.example now", 12, ["by", "jane.doe@acme.example", "now"]),
    ("at https://acme.example/jane, now", 12, ["at", "https://acme.example/jane,", "now"]),
    # nor is a phone number that a line has room for
    ("call +44 7700 900123 now", 18, ["call", "+44 7700 900123", "now"]),
    ("call 0161 496 0000 now", 16, ["call", "0161 496 0000", "now"]),
    ("call (0161) 496 0000", 16, ["call", "(0161) 496 0000"]),
]


@pytest.mark.parametrize(("text", "room", "lines"), COPIED)
def test_what_is_copied_stays_whole(text: str, room: int, lines: list[str]) -> None:
    """An end of line in an address would be copied with it; that of a screen is not."""
    found = wrap((text,), room, room)
    assert ["".join(piece.text for piece in line) for line in found] == lines


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


PATHS = [
    # as before: nothing is kept, its name is longer than a line, or there is no blank in it
    ((), ("met ", "a/b c.md:3", ", then"), 12, ["met a/b", "c.md:3, then"]),
    ({1}, ("met ", "a/b c and d.md:3"), 12, ["met a/b c", "and d.md:3"]),
    ({1}, ("met ", "a/b.md:3", ", then"), 12, ["met", "a/b.md:3,", "then"]),
    # a path with blanks is one word
    ({1}, ("met ", "a/b c.md:3", ", then"), 12, ["met", "a/b c.md:3,", "then"]),
    ({0}, ("  a/b c.md", " x y"), 12, ["  a/b c.md x", "y"]),
    # where no line has room for it, it is broken behind a folder before it is at a blank
    ({1}, ("met ", "abc/2026 def.md:3"), 13, ["met abc/", "2026 def.md:3"]),
    ({1}, ("met ", "abc/de/2026 def.md", ", x"), 13, ["met abc/de/", "2026 def.md,", "x"]),
    ({1}, ("met ", "abc/2026 def, ghi.md:3"), 13, ["met abc/2026", "def, ghi.md:3"]),
]


@pytest.mark.parametrize(("kept", "texts", "room", "lines"), PATHS)
def test_a_path_with_blanks(
    kept: set[int] | tuple[()], texts: tuple[str, ...], room: int, lines: list[str]
) -> None:
    """What is kept is broken only where no line has room for it."""
    found = wrap(texts, room, room, kept=kept)
    assert ["".join(piece.text for piece in line) for line in found] == lines
