"""Words with which people note that they were told yes: `VERBAL YES. 122 base`."""

import re

from vaultsync.patterns import regex

_GOT = r"(?:(?:i )?(?:(?:have|just|finally|got|received|had|was given|a|an|the|their) )*)"
_FROM = (
    r"(?: from (?:them|her|him|hr|(?:the |my )?(?:hiring manager|hm|recruiter|team|panel|boss|"
    r"agency|ceo|founders?)|(?P<who>[^\W\d_][\w'-]+))\b)?"
)
_MONEY = r"(?:[$£€] ?\d|\d{2,3}(?:[.,]\d{3}|k\b| ?(?:base|k|grand|per|pa|p\.a)\b))"
_YES = regex(
    rf"{_GOT}(?:verbal|clear|unofficial|informal|oral) yes{_FROM}"
    r"(?=\W*$|\s?[.,;:!(–—-]| (?:today|yesterday|by (?:phone|e-?mail)|"
    r"(?:on )?(?:mon|tue|wed|thu|fri|sat|sun)\w*|at \d))",
    re.IGNORECASE,
    only=regex(r"\byes\b", re.IGNORECASE),
)
_IS_YES = regex(
    r"(?:it|the answer|their answer)(?:'s| is| was) a (?:(?:clear|definite|big|verbal) )?yes"
    rf"{_FROM}(?=\s?[.,;:!]|\W*$)",
    re.IGNORECASE,
    only=regex(r"\byes\b", re.IGNORECASE),
)
_OFFER = regex(
    rf"{_GOT}(?:verbal|oral|informal|written|formal|official|firm) (?:job )?offer{_FROM}"
    rf"(?:\s?[.,;:!–—-]+ ?| of | at | for | )(?:about |around )?{_MONEY}",
    re.IGNORECASE,
    only=regex(r"offer", re.IGNORECASE),
)
"""With what it pays: `written offer` alone may be one to come."""
_BARE = regex(
    rf"{_GOT}(?:verbal|oral|informal) (?:job )?offer{_FROM}(?:\W*$|\s?!)",
    re.IGNORECASE,
    only=regex(r"offer", re.IGNORECASE),
)


def says_yes(sentence: str) -> "re.Match[str] | None":
    """Find at the beginning of a sentence that they said yes; group `who`: a name of theirs."""
    found = (one.match(sentence) for one in (_YES, _IS_YES, _OFFER, _BARE))
    return next(filter(None, found), None)
