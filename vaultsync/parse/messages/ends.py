"""Words with which people tell that an application has ended."""

import re

from vaultsync.model import Status
from vaultsync.patterns import regex

ENDS = (
    (
        Status.REJECTED,
        "a rejection",
        regex(
            r"\breject|\bunsuccessful|\bnot (?:been )?(?:selected|successful|moving forward|"
            r"proceeding|going (?:forward|ahead|further))|"
            r"\b(?:went|gone|going|go) with (?:some|ano|the other|an)|"
            r"\bdecided (?:not to|against)|\bcho(?:se|sen|ose|osing) (?:some|ano|the other|"
            r"an? (?:internal|external|different|other) )|"
            r"\bnot this time\b|\bunfortunately,? (?:not|no)\b|"
            r"\bno longer (?:consider|in the running)|\bwill not be (?:mov|tak|going|offer)|"
            r"\bturned (?:me )?down|\b(?:has|was|been) filled\b|"
            r"\b(?:it'?s|it is) not me\b|\bdidn'?t get (?:it|the job)|\bother candidates?\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.OFFER,
        "an offer",
        regex(
            r"\b(?:got|made|received|written|verbal|sent|with|job) (?:me |an? |the )*offer\b|"
            r"\boffered (?:me |us )?the (?:job|role|position)|\bthey want me\b",
            re.IGNORECASE,
        ),
    ),
)
"""Words with which people tell of an end, and the status that it would be."""


def end_in(text: str) -> tuple[Status, str] | None:
    """Give the end of which a text tells: the status, and what it is called."""
    return next(((status, name) for status, name, words in ENDS if words.search(text)), None)
