"""A mark in a generated file: does it stand as it was written, or did a person change it?"""

from vaultsync.patterns import regex
from vaultsync.snapshot import digest

BLANK = f"seal {'-' * 16}"
"""Stands in a text, before anything that is not ours, where its seal goes."""
_SEAL = regex(r"\bseal ([0-9a-f]{16})\b")


def sealed(text: str) -> str:
    """Put the seal of a text into it."""
    return text.replace(BLANK, f"seal {digest(text.encode())[:16]}", 1)


def is_untouched(text: str) -> bool:
    """Tell whether a text is to the byte what `sealed` gave."""
    found = _SEAL.search(text)
    if found is None:
        return False
    return sealed(f"{text[: found.start()]}{BLANK}{text[found.end() :]}") == text
