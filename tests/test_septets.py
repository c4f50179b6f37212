"""Counting the messages that a text takes (S27): against the tables of 3GPP TS 23.038."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.septets import BASIC, EXTENSION, Segments, segments

TABLE = (
    "@£$¥èéùìòÇ\nØø\rÅå"
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./"
    "0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNO"
    "PQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmno"
    "pqrstuvwxyzäöñüà"
)
"""The basic table, 16 to a line; 0x1B is the escape to the extension table."""
EXTENDED = {
    0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~", 0x3E: "]",
    0x40: "|", 0x65: "€",
}  # fmt: skip
ROWS = [
    # a text, and how many messages, units, UCS-2 or not, units that are left
    ("", 0, 0, False, 160),
    ("Thank you.", 1, 10, False, 150),
    ("a" * 159, 1, 159, False, 1),
    ("a" * 160, 1, 160, False, 0),
    ("a" * 161, 2, 161, False, 145),
    ("a" * 306, 2, 306, False, 0),
    ("a" * 307, 3, 307, False, 152),
    ("a" * 459, 3, 459, False, 0),
    ("a" * 460, 4, 460, False, 152),
    ("é" * 160, 1, 160, False, 0),
    ("Ω\n\r£¿" * 32, 1, 160, False, 0),
    # two septets each, of GSM-7 all the same
    ("€" * 80, 1, 160, False, 0),
    ("€" * 80 + "a", 2, 161, False, 144),
    ("a" * 158 + "€", 1, 160, False, 0),
    ("a" * 159 + "€", 2, 161, False, 145),
    # one that would begin at the last septet goes into the next message whole
    ("a" * 152 + "€" + "a" * 8, 2, 162, False, 143),
    ("a" * 151 + "€" + "a" * 9, 2, 162, False, 144),
    ("a" * 152 + "€" + "a" * 151, 2, 305, False, 0),
    ("a" * 152 + "€" + "a" * 152, 3, 306, False, 152),
    ("€" * 152, 2, 304, False, 1),
    ("€" * 153, 3, 306, False, 151),
    # one character that is not in GSM-7 makes the whole text UCS-2
    ("’", 1, 1, True, 69),
    ("a" * 69 + "’", 1, 70, True, 0),
    ("a" * 70 + "’", 2, 71, True, 63),
    ("…" * 70, 1, 70, True, 0),
    ("…" * 71, 2, 71, True, 63),
    ("—" * 134, 2, 134, True, 0),
    ("—" * 135, 3, 135, True, 66),
    ("“" * 201, 3, 201, True, 0),
    ("€" * 69 + "–", 1, 70, True, 0),
    ("ç", 1, 1, True, 69),  # only the capital one is in the table
    ("\t", 1, 1, True, 69),
    ("\x1b", 1, 1, True, 69),
    ("`", 1, 1, True, 69),
    ("ї" * 70, 1, 70, True, 0),
    ("佐" * 71, 2, 71, True, 63),
    # a surrogate pair is two units, and never in two messages
    ("😀", 1, 2, True, 68),
    ("😀" * 35, 1, 70, True, 0),
    ("😀" * 35 + "a", 2, 71, True, 62),
    ("a" * 66 + "😀" + "a" * 2, 1, 70, True, 0),
    ("a" * 66 + "😀" + "a" * 3, 2, 71, True, 62),
    ("a" * 65 + "😀" + "a" * 4, 2, 71, True, 63),
    ("a" * 66 + "😀" + "a" * 65, 2, 133, True, 0),
    ("a" * 66 + "😀" + "a" * 66, 3, 134, True, 66),
    ("😀" * 66, 2, 132, True, 1),
    ("😀" * 67, 3, 134, True, 65),
]


@pytest.mark.parametrize(
    ("text", "count", "units", "ucs2", "left"), ROWS, ids=[str(n) for n in range(len(ROWS))]
)
def test_what_a_text_takes(text: str, count: int, units: int, ucs2: bool, left: int) -> None:
    """S27: 160 septets alone, 153 of each of several; 70 and 67 units of UCS-2."""
    assert segments(text) == Segments(count, units, ucs2, left)


def test_the_alphabet_is_the_table() -> None:
    """128 places, one of them the escape; ten characters behind it."""
    assert len(TABLE) == 128
    assert set(TABLE) - {"\x1b"} == BASIC
    assert TABLE[0x1B] == "\x1b"
    assert set(EXTENDED.values()) == EXTENSION


@pytest.mark.parametrize("char", [*sorted(BASIC)], ids=lambda char: f"{ord(char):04x}")
def test_every_basic_character_is_one_septet(char: str) -> None:
    """S27: 160 of each are one message, 161 are two."""
    assert segments(char * 160) == Segments(1, 160, ucs2=False, left=0)
    assert segments(char * 161).count == 2


@pytest.mark.parametrize("char", [*sorted(EXTENSION)], ids=lambda char: f"{ord(char):04x}")
def test_every_extension_character_is_two_septets(char: str) -> None:
    """S27: 80 of each are one message, and none is cut in two."""
    assert segments(char * 80) == Segments(1, 160, ucs2=False, left=0)
    assert segments(char * 81) == Segments(2, 162, ucs2=False, left=153 - 10)


@pytest.mark.parametrize(("mark", "plain"), [*zip("’‘“”–—", "''\"\"--", strict=True)])
def test_typographic_marks_cost(mark: str, plain: str) -> None:
    """S27: one such mark makes two messages of one: drafts write them as ASCII."""
    assert segments("a" * 99 + plain).count == 1
    assert segments("a" * 99 + mark).count == 2


@given(st.text(alphabet=st.sampled_from("a€é😀’\n"), max_size=400))
def test_cut_as_a_phone_cuts(text: str) -> None:
    """S27: no message holds more than fits, and what does not fit begins the next one."""
    found = segments(text)
    coded = [
        len(char.encode("utf-16-be")) // 2 if found.ucs2 else 1 + (char in EXTENSION)
        for char in text
    ]
    alone, joined = (70, 67) if found.ucs2 else (160, 153)
    assert found.units == sum(coded)
    if found.units <= alone:
        assert (found.count, found.left) == (int(bool(text)), alone - found.units)
        return
    messages = [0]
    for width in coded:
        if messages[-1] + width > joined:
            messages.append(0)
        messages[-1] += width
    assert (found.count, found.left) == (len(messages), joined - messages[-1])


@given(st.text(max_size=300))
def test_any_text_is_counted(text: str) -> None:
    """Whatever is written, there is an answer, and it grows with the text."""
    found = segments(text)
    assert 0 <= found.left <= 160
    assert found.ucs2 == (not set(text) <= BASIC | EXTENSION)
    assert segments(f"{text}a").count >= found.count
