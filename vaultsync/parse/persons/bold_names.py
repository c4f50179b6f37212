"""Sections that begin with a name in bold: `**Jane Doe** (CTO), friendly`."""

from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.body.markdown import Paragraph
from vaultsync.parse.persons.contacts import Index, Listed
from vaultsync.parse.persons.headings import full_name, read_name
from vaultsync.parse.persons.parts import Part
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.parse.body.markdown import Block

_BOLD = regex(r"\*\*([^*\n]{2,60})\*\*")
_MORE_NAMES = regex(r"\s*(?:and\b|&|\+|,|/)")


def without_bold_names(
    parts: "Sequence[Part]", listed: tuple[Listed, ...], inner: list[tuple[Listed, Part]]
) -> "Iterator[Part]":
    """Take `**Jane Doe** (CTO), friendly` and what follows to the next line in bold for hers.

    Only for who is listed; where a name has a heading, the heading is what counts. What was
    taken is added to `inner`; the parts are given without it.
    """
    if not any(_starts_bold(block) for part in parts for block in part.blocks):
        yield from parts
        return
    known = Index(one.person.key for one in listed)
    for part in parts:
        rest: list[Block] = []
        into = rest
        for block in part.blocks:
            bold = _BOLD.match(block.text) if isinstance(block, Paragraph) else None
            if not bold or not isinstance(block, Paragraph):
                into.append(block)
                continue
            number = known.find(fold(read_name(bold[1]).name))
            behind = block.text[bold.end() :]
            named = number is not None and full_name(listed[number].person.name)
            if number is None or not named or _MORE_NAMES.match(behind):
                into = rest
                into.append(block)
                continue
            into = []
            inner.append((listed[number], Part(None, into)))
            said = behind.strip(" :–—-\n")
            if said:
                into.append(Paragraph(said, block.line))
        yield part._replace(blocks=rest) if len(rest) < len(part.blocks) else part


def _starts_bold(block: "Block") -> bool:
    return isinstance(block, Paragraph) and block.text.startswith("**")
