"""Whether an address or a number of somebody stands in blocks by itself."""

from typing import TYPE_CHECKING

from vaultsync.parse.body.markdown import TEXTS
from vaultsync.parse.front.keys import PERSON_KEYS, squeeze
from vaultsync.parse.persons.fields import bare_fields, read_field
from vaultsync.parse.persons.parts import Part
from vaultsync.parse.persons.sections import read_section
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.parse.body.markdown import Block

_NUMBER = regex(r"\d(?<!\d\d)(?!\d{3}-\d\d-\d\d(?!\d))(?:[\s().\-/]*\d){4}")


def is_addressed(blocks: "Sequence[Block]") -> bool:
    """Tell whether an address or a number of somebody stands in these blocks by itself."""
    plain = [block for block in blocks if isinstance(block, TEXTS)]
    if not any(
        _may_address(line)
        for block in plain
        if "@" in block.text or "::" in block.text or _NUMBER.search(block.text)
        for line in block.text.split("\n")
    ):
        return False
    fields = read_section([Part(None, plain)]).fields
    return bool(fields.get("email") or fields.get("phone"))


def _may_address(line: str) -> bool:
    """Tell whether a line has the form of a field or of a bare address."""
    found = read_field(line.strip())
    named = found is not None and squeeze(found.key) in PERSON_KEYS
    return named or "::" in line or bool(bare_fields(line))
