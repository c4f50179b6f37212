"""What somebody writes right below a record is a text of its own.

A record ends with its stamp, and often is the last line of a note. To Markdown a line that
follows without a blank line goes on with it: `- [x] Reply from Ann ✅ 2026-12-01` and then `I
said I'd ring her.` would be one item, and `Ann I` would have written.
"""

from typing import TYPE_CHECKING

from vaultsync.parse.body.markdown import Item, Paragraph
from vaultsync.parse.lines import split_lines
from vaultsync.parse.messages.touches import ends_stamped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.parse.body.markdown import Block


def with_records_apart(blocks: "tuple[Block, ...]", text: str) -> "tuple[Block, ...]":
    """Give the blocks of a note, of which `text` is all, with what stands below records apart.

    What is indented below it still goes on with it.
    """
    if not any(map(_goes_on, blocks)):
        return blocks
    lines = split_lines(text)
    return tuple(part for block in blocks for part in _apart(block, lines))


def _goes_on(block: "Block") -> bool:
    if not (isinstance(block, Item) and block.mark.strip() and "\n" in block.text):
        return False
    return ends_stamped(block.text.partition("\n")[0])


def _apart(block: "Block", lines: list[str]) -> "Iterator[Block]":
    if isinstance(block, Item) and _goes_on(block) and not lines[block.line][:1].isspace():
        record, _, more = block.text.partition("\n")
        yield block._replace(text=record)
        yield Paragraph(more, block.line + 1)
    else:
        yield block
