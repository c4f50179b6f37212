"""How long a text is (S27)."""

from typing import TYPE_CHECKING

from vaultsync.owed import Channel
from vaultsync.septets import segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

MOST_SEGMENTS = 2


def text_length(letter: "Letter") -> "Iterator[Finding]":
    """Report a text that takes more than one message, and more than two at most."""
    if letter.channel is not Channel.TEXT:
        return
    text = letter.draft.body.strip()
    taken = segments(text[:20_000])
    if taken.count <= 1:
        return
    size = f"{taken.units} characters take {taken.count} messages"
    fix = "say it in 160 characters"
    if taken.ucs2:
        odd = _odd(text)
        size += f", since {odd!r} leaves less room in each"
        fix = f"say it in 70 characters, or in 160 without signs such as {odd!r}"
    if taken.count > MOST_SEGMENTS:
        yield letter.whole("VS520", f"too long for a text: {size}", fix)
    elif not letter.draft.slots:  # how long it gets, nobody knows before that
        yield letter.whole("VS545", f"long for a text: {size}", fix)


def _odd(text: str) -> str:
    """Give the first character that makes a text take more room."""
    return next((char for char in text if segments(char).ucs2), "")
