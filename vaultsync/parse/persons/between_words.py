"""Words of the sentences that say whom messages go through, for `told_between`."""

import re

from vaultsync.parse.persons.first_names import is_first_name
from vaultsync.parse.persons.go_between import is_firm
from vaultsync.parse.persons.headings import full_name
from vaultsync.patterns import regex

WHOSE = (
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[^\W\d_a-z][\w'’-]*[^\W\d_]"
    r"(?: (?:(?:van|von|de|der|di|da) )?[^\W\d_a-z][\w'’-]*[^\W\d_]){0,2})"
)
"""A name, also in `Kelly's address`."""
NAME = rf"{WHOSE}(?!['’]s? [a-z]|\w)"
ALL = (
    r"(?:all |any |the )?(?:feedback|contact|communications?|correspondence|messages|e-?mails|"
    r"everything|it all|all of (?:it|this)|news|answers?|questions|follow[- ]?ups?|next steps)"
)
FAMILIAR = regex(
    r"\b(?:friend|mate|cousin|sister|brother|mum|mom|dad|uncle|aunt(?:ie)?|neighbou?r|husband|"
    r"wife|partner|girlfriend|boyfriend|colleague|ex[- ]\w+|referred|knows|"
    r"old (?:boss|manager)|used to)\b",
    re.IGNORECASE,
)
"""In such a line it is somebody whom one knows, and no way for messages."""
ONLY_HERE = regex(
    r"\b(?:not|never|no longer|n['’]t|instead of|without|no need|used to|bypass|directly)\b",
    re.IGNORECASE,
)
ENDS = regex(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bMs)[.!?;](?= |$)")
_TITLE = regex(r"^(?:Mr|Mrs|Ms|Miss|Dr)\.? ")
_MONTHS_TOO = frozenset({"Jan", "April", "May", "June", "August"})


def is_somebody(name: str, company: str) -> bool:
    """Tell whether it is somebody's and no firm's; June Hale is, whatever a month is called."""
    plain = _TITLE.sub("", name)
    first, _, rest = plain.partition(" ")
    named = is_first_name(name, company) or (
        first in _MONTHS_TOO and full_name(name) and is_first_name(rest, company)
    )
    return named and not is_firm(plain)
