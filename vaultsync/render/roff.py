"""A manual page in the language of man(7): ASCII only, whatever the text."""

import re
import unicodedata
from typing import NamedTuple, TypeAlias

MARK = '.\\" Made by `vaultsync man --write`: what is changed here goes.\n'
"""The first line of a page; a file without it is somebody else's."""
_SPECIAL = {
    "\\": "\\e",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    '"': "\\(dq",
}


class Paragraph(NamedTuple):
    """Running text."""

    text: str


class Verbatim(NamedTuple):
    """Lines that stay as they are."""

    lines: tuple[str, ...]


class Entry(NamedTuple):
    """An option, a command or a variable, and what it does."""

    term: str
    text: str


Block: TypeAlias = Paragraph | Verbatim | Entry


class Section(NamedTuple):
    """A part of a page with its heading."""

    title: str
    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """A page of the manual."""

    name: str
    """`vaultsync-draft-list`"""
    version: str
    sections: tuple[Section, ...]


def escape(text: str) -> str:
    """Make text safe inside a line: nothing in it is a request or an escape."""
    text = " ".join(text.split("\n")).replace("\t", " ")
    safe = "".join(
        _SPECIAL.get(char) or _sign(char) for char in unicodedata.normalize("NFD", text)
    )
    return f"\\&{safe}" if safe[:1] in {".", " "} else safe


def _sign(char: str) -> str:
    if " " <= char <= "~":
        return char
    return "" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else f"\\[u{ord(char):04X}]"


def roff(page: Page) -> str:
    """Write a page."""
    head = f'.TH "{escape(page.name.upper())}" 1 "" "vaultsync {page.version}" "vaultsync"\n'
    lines = [MARK + head + ".nh\n.ad l"]
    for section in page.sections:
        lines.append(f".SH {escape(section.title)}")
        for block in section.blocks:
            lines += _block(block)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [".PP", escape(block.text)]
        case Entry():
            return [".TP", f"\\fB{_inside(block.term)}\\fR", escape(block.text)]
        case Verbatim():
            return [".PP", ".EX", *(escape(line) for line in block.lines), ".EE"]


def _inside(term: str) -> str:
    """Give a term as it stands behind a change of font, where no line begins."""
    return re.sub(r"^\\&", "", escape(term))
