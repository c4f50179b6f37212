"""Somebody else in a person's section: `### Bob Smith` with an address of his own."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.body.markdown import IN_LIST, TEXTS, Row
from vaultsync.parse.persons.contacts import same_name
from vaultsync.parse.persons.fields import tells_how_to_reach, words_of
from vaultsync.parse.persons.headings import is_reserved, looks_like_name, read_name
from vaultsync.parse.persons.parts import Part, touch_in
from vaultsync.parse.persons.sections import read_section
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Block

_MAYBE = regex(r"@|linkedin|\d{3}", re.IGNORECASE)
_RECIPIENT = regex(r"\b(?:to|from) ", re.IGNORECASE)


def is_stranger(part: Part, owner: "Person", reserved: tuple[str, ...]) -> bool:
    """Tell whether a part of a person's section is about somebody else, with an address."""
    heading = part.heading
    if heading is None or heading.level >= IN_LIST or " " not in heading.text:
        return False
    said = read_name(heading.text)
    if (
        " " not in said.name
        or not looks_like_name(said.name)
        or same_name(owner.key, fold(said.name))
        or tells_how_to_reach(heading.text, words_of(owner.name))
        or is_reserved(heading.text, reserved, said)
    ):
        return False
    if said.email:
        return True
    if not any(_MAYBE.search(_text(block)) for block in part.blocks):
        return False
    fields = read_section([Part(None, part.blocks)]).fields
    return any(fields.get(key) for key in ("email", "phone", "linkedin"))


def without_nameless(part: Part) -> Part:
    """Leave out the messages that name nobody: they went to somebody of no interest here."""
    return part._replace(blocks=[block for block in part.blocks if not _nameless(block)])


def _nameless(block: "Block") -> bool:
    mention = touch_in(block)
    return mention is not None and not _RECIPIENT.search(mention.text)


def _text(block: "Block") -> str:
    if isinstance(block, TEXTS):
        return block.text
    return " ".join(block.cells) if isinstance(block, Row) else ""
