"""Slots of a draft: the brackets that ask a person for a sentence."""

from vaultsync.patterns import regex

_ASKED_FOR = regex(
    r"\[(?:What|One sentence on what|One thing that) stayed with you about this: "
    r"(?=One (?:more )?thing you talked about; )"
)
_ROOM = 40
"""Characters that a person needs for a sentence of their own in a text."""


def asked_alone(text: str) -> str:
    """Take the question away in front of what asks for a thing that is not noted."""
    return _ASKED_FOR.sub("[", text)


def length_with_slots(text: str) -> int:
    """Count the characters of a text, with room where a slot asks for a sentence."""
    plain, slots, at = "", 0, 0
    while (start := text.find("[", at)) >= 0 and (end := text.find("]", start)) >= 0:
        if not text.startswith("[Your name]", start):
            slots += 1
        plain, at = plain + text[at:start], end + 1
    return len((plain + text[at:]).strip()) + slots * _ROOM
