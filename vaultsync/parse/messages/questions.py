"""What is asked in a message."""

from vaultsync.patterns import regex

_QUESTION = regex(r"[?？؟][\"'”’»)\]*_]*(?:\s|$)")
"""No question mark inside of an address."""


def is_question(text: str) -> bool:
    """Tell whether something is asked: a question mark stands at the end of a word."""
    return _QUESTION.search(text) is not None
