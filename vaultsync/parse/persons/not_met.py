"""Words that say of somebody that one did not meet them: `a Ms Özdemir, did not meet her`."""

import re

from vaultsync.patterns import regex

_NOT_MET = regex(
    r"\b(?:did(?: not|n['’]t)|could(?: not|n['’]t)|ha(?:ve|d)(?: not|n['’]t)|never|not)"
    r"(?: (?:yet|actually|really))? (?:meet|met)"
    r"(?: (?:her|him|them)(?! (?:in person|face|alone|properly)\b)|(?=\s*(?:$|[,;.:)(–—-])))",
    re.IGNORECASE,
)
"""`did not meet expectations` says nothing of who was there, `not met in person` neither."""


def not_met(*said: str) -> bool:
    """Tell whether what is said of somebody is that they were not met."""
    return any("me" in text and _NOT_MET.search(text) for text in said)
