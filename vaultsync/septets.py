"""How many messages a text takes on its way: septets of GSM-7, else units of UCS-2.

3GPP TS 23.038 (section 6.2.1) has the alphabet: 128 characters of one septet, and ten more that
an escape makes of two. One character that is not among them makes the whole text UCS-2. A text
that does not fit into one message is cut into several that carry a header (TS 23.040, 9.2.3.24)
and hold less; what takes two places is never cut in two.
"""

from vaultsync.records import record_class

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""Characters of one septet; the escape itself is none."""
EXTENSION = frozenset("\f^{}\\[~]|€")
"""Characters of two septets."""
ALONE, JOINED = 160, 153
"""Septets of a text of one message, and of each of several."""
UCS2_ALONE, UCS2_JOINED = 70, 67
"""The same in units of UCS-2."""


@record_class(kw_only=False)
class Segments:
    """What a text takes."""

    count: int
    """Messages that are sent, and paid for; none for an empty text."""
    units: int
    """Septets, or units of 16 bits where `ucs2`; without what stays free at a cut."""
    ucs2: bool
    """One of its characters is not in GSM-7."""
    left: int
    """Units that still fit into the last message."""


def segments(text: str) -> Segments:
    """Count the messages that a text takes."""
    ucs2 = not BASIC.issuperset(text) and any(
        char not in BASIC and char not in EXTENSION for char in text
    )
    alone, joined = (UCS2_ALONE, UCS2_JOINED) if ucs2 else (ALONE, JOINED)
    widths = [_width(char, ucs2=ucs2) for char in text]
    units = sum(widths)
    if units <= alone:
        return Segments(1 if text else 0, units, ucs2, alone - units)
    count, used = 1, 0
    for width in widths:
        if used + width > joined:
            count, used = count + 1, 0
        used += width
    return Segments(count, units, ucs2, joined - used)


def _width(char: str, *, ucs2: bool) -> int:
    if ucs2:
        return 2 if ord(char) > 0xFFFF else 1
    return 2 if char in EXTENSION else 1
