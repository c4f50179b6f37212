"""Names and links as people write them: comparing them, taking links apart."""

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIKILINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_BLANKS = re.compile(r"[^\S\n]{2,}")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Give the form in which two spellings of one name are equal.

    Case, runs of white space, link brackets and the Unicode form do not count.
    """
    plain = _SPACES.sub(" ", unlink(text)).strip()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", plain).casefold())


def squash(text: str) -> str:
    """Make every run of blanks one space; lines stay apart.

    The patterns that look at what people write are linear in its length only without long runs.
    """
    return _BLANKS.sub(" ", text)


def unlink(text: str) -> str:
    """Replace each `[[link|shown]]` and `[shown](target)` by what a reader sees of it."""
    if "[" not in text:
        return text
    return _MARKDOWN_LINK.sub(r"\1", _WIKILINK.sub(_shown, text))


def _shown(match: re.Match[str]) -> str:
    alias: str | None = match[2]
    if alias and alias.strip():
        return alias.strip()
    target = match[1].split("#", 1)[0].strip() or match[1].strip("# ")
    return target.rsplit("/", 1)[-1].removesuffix(".md")


def nearest(word: str, known: "Iterable[str]") -> str | None:
    """Give the known word that was most likely meant, or None."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return found[0] if found else None
