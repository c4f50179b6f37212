"""Lines that say who was met and are read as nothing: `Met: Dr Helen Moss (lab manager)`."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Met
from vaultsync.names import one_line, unlink
from vaultsync.parse.body.markdown import Item
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.persons.contacts import Listed, read_listed
from vaultsync.parse.persons.headings import full_name, looks_like_name
from vaultsync.parse.persons.talk import BEFOREHAND, not_below
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.parse.body.markdown import Block

_LINE = regex(
    r"[*_]{0,2}(?:(?:i |we )?(?:met|spoke to|spoke with|talked to|talked with|met with)|with|"
    r"who|(?:the )?(?:interviewers?|panel)|interviewed by)[*_]{0,2} ?:(?!:)[*_]{0,2} *(\S.*)",
    re.IGNORECASE,
)
_PLAIN = regex(r"[^\W\d_](?:[\w .,'’()&/-]*[\w.)])?")
"""What stands behind `interviewers:` as it is."""
_LONGEST = 300
_BEFOREHAND = (*BEFOREHAND, "research")


def find_met(blocks: "Sequence[Block]") -> "Iterator[Met]":
    """Give the lines with names, and nothing else, that can stand behind `interviewers`."""
    for block in not_below(blocks, _BEFOREHAND):
        if ":" not in block.text or (isinstance(block, Item) and block.mark):
            continue
        for offset, line in enumerate(block.text.split("\n")):
            found = _LINE.fullmatch(line.strip()) if len(line) <= _LONGEST else None
            names = one_line(unlink(found[1])).rstrip(" .;") if found else ""
            if names and _are_names(names):
                yield Met(one_line(unlink(line)), names, block.line + offset)


def _are_names(text: str) -> bool:
    """Tell whether a list holds names only, and one of them beyond doubt."""
    if not _PLAIN.fullmatch(text):
        return False
    entries = read_listed(Scalar(text, 1, 1), "")
    people = [one.person for one in entries if isinstance(one, Listed)]
    if len(people) < len(entries) or not all(looks_like_name(one.name) for one in people):
        return False
    return any(full_name(one.name) or one.title for one in people)
