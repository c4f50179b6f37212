"""Names and links as people write them: comparing them, taking links apart."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_WORD = 40
"""Characters; what is longer is no slip of the fingers."""
_WIKILINK = regex(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_MARKDOWN_LINK = regex(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_DAY_NOTE = regex(r"(?:^|/)(\d{4}-\d{2}-\d{2})(?:\.md)?(?:#[^#]*)?$")
_MANY = 40
_MANY_MARKS = regex(rf"[^\x00-\x7f\w\s]{{{_MANY}}}")
_NOTE_LINK = regex(r"\]\(<?(?![a-z]+:)([^()\n<>#]{1,300})\.md(?:#[^()\n<>]{0,300})?>?\)")
_WORDS = regex(r"\w+")
_BLANKS = regex(r"[^\S\n]{2,}")
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF]
)
"""Direction marks, joiners and zero-width spaces: no reader sees them in a name."""
_COMPARED = _INVISIBLE | dict.fromkeys(map(ord, "’‘ʼ＇`´"), "'")
_NOT_COMPARED = regex(f"[{''.join(map(chr, _COMPARED))}]")


def composed(text: str) -> str:
    """Give a text in composed Unicode form (NFC).

    Text with long runs of marks stays as it is: to compose them takes quadratic time, and no
    writing has them.
    """
    if text.isascii():
        return text
    other = len(text) - len(text.encode("ascii", "ignore"))
    if other >= _MANY and _MANY_MARKS.search(text):
        return text
    return unicodedata.normalize("NFC", text)


def caseless(path: str) -> str:
    """Give a path as macOS or Windows compare it: neither case nor Unicode form counts."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def same(text: str) -> str:
    """Give the form in which companies and roles are compared: spaces do not count, either."""
    return fold(text).replace(" ", "")


def is_within(one: str, other: str) -> bool:
    """Tell whether one name is the other, or its words stand there in a row.

    `Toy Museum` is within `Clifton Toy Museum`, in either order; nothing is within anything
    for want of words.
    """
    if same(one) and same(one) == same(other):
        return True
    short, long = sorted((_WORDS.findall(fold(one)), _WORDS.findall(fold(other))), key=len)
    places = range(len(long) - len(short) + 1)
    return bool(short) and any(long[at : at + len(short)] == short for at in places)


_WITHOUT_A_MARK = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
    }
)
"""Letters that no Unicode form takes apart."""


def joined(names: "Iterable[str]") -> str:
    """Name several things in a sentence: `Ann, Bo and Cy`."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def fold(text: str) -> str:
    """Give the form in which two spellings of one name are equal.

    Case, runs of white space, link brackets, invisible marks, the kind of apostrophe and the
    Unicode form do not count.
    """
    if "[" in text:
        text = unlink(text)
    plain = one_line(text)
    if plain.isascii():
        return plain.lower()
    if _MANY_MARKS.search(plain):
        return plain.casefold()
    seen = unicodedata.normalize("NFKC", plain)
    if _NOT_COMPARED.search(seen):
        seen = seen.translate(_COMPARED)
    return unicodedata.normalize("NFC", " ".join(seen.split()).casefold())


def bare(text: str) -> str:
    """Give a text as it may be typed where its letters are not on the keys: `malecki`, `soren`.

    Only for finding what is meant, and for lists: two people may be spelled alike so.
    """
    plain = fold(text)
    if plain.isascii() or _MANY_MARKS.search(plain):  # taken apart, many marks take too long
        return plain
    apart = unicodedata.normalize("NFD", plain.translate(_WITHOUT_A_MARK))
    kept = "".join(char for char in apart if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept)


def visible(text: str) -> str:
    """Drop what nobody sees: direction marks and zero-width spaces around what was pasted."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def squash(text: str) -> str:
    """Make every run of blanks one space; lines stay apart.

    The patterns that look at what people write are linear in its length only without long runs.
    """
    if text.isprintable() and "  " not in text:
        return text
    return _BLANKS.sub(" ", text)


def one_line(text: str) -> str:
    """Make every run of white space one space, line ends too, with none around the text."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def unlink(text: str) -> str:
    """Replace each `[[link|shown]]` and `[shown](target)` by what a reader sees of it."""
    if "[" not in text:
        return text
    return _MARKDOWN_LINK.sub(r"\1", _WIKILINK.sub(_shown, text))


def _shown(match: re.Match[str]) -> str:
    alias: str | None = match[2]
    if alias and alias.strip():
        day = _DAY_NOTE.search(match[1])  # `[[Daily/2026-03-05|Thursday]]` is that day
        return day[1] if day else alias.strip()
    target = match[1].split("#", 1)[0].strip() or match[1].strip("# ")
    return target.rsplit("/", 1)[-1].removesuffix(".md")


def nearest(word: str, known: "Iterable[str]") -> str | None:
    """Give the known word that was most likely meant, or None."""
    if len(word) > LONGEST_WORD * 4:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - for what is typed wrong

    found = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return found[0] if found else None


def link_target(text: str) -> str:
    """Give where the first link to a note leads, without its `#heading` and `.md`.

    `[[People/Jane Doe|Jane]]` and `[Jane](People/Jane%20Doe.md)` lead to `People/Jane Doe`.
    """
    found = _WIKILINK.search(text) if "[[" in text else None
    if found:
        return found[1].split("#", 1)[0].strip().removesuffix(".md")
    targets = note_links(text)
    return targets[0] if targets else ""


def note_links(text: str) -> list[str]:
    """Give where Markdown links to notes lead, without their `#heading` and `.md`."""
    if ".md" not in text or "](" not in text:
        return []
    return [unescaped(target) for target in _NOTE_LINK.findall(text)]


def unescaped(target: str) -> str:
    """Give where a Markdown link leads: `Jane%20Doe` is `Jane Doe`."""
    if "%" not in target:
        return target
    from urllib.parse import unquote  # noqa: PLC0415 - much is loaded with it, for few links

    return unquote(target)


def misspelt(word: str, known: tuple[str, ...]) -> str | None:
    """Give the known word from which `word` is one slip of the fingers away, or None.

    A letter left out, added, changed, or two swapped. Short words must have the same letters,
    and a plural is a word of its own.
    """
    if len(word) > LONGEST_WORD:
        return None
    table, forms = _shortened(known), _shorter(word)
    if table.keys().isdisjoint(forms):
        return None  # most words
    for form in forms:
        for other in table.get(form, ()):
            if _slip(word, other):
                return other
    return None


@cache
def _shortened(known: tuple[str, ...]) -> dict[str, list[str]]:
    """List the words by each of their forms with a letter left out: near words share one."""
    table: dict[str, list[str]] = {}
    for word in known:
        for form in _shorter(word):
            table.setdefault(form, []).append(word)
    return table


def _shorter(word: str) -> list[str]:
    return [word, *[word[:i] + word[i + 1 :] for i in range(len(word))]]


def _slip(one: str, other: str) -> bool:
    """Tell whether two different words are one slip apart; linear in their length."""
    if one == other or abs(len(one) - len(other)) > 1 or len(other) < 3:
        return False
    if f"{one}s" == other or f"{other}s" == one:
        return False
    start = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rest, wanted = one[start:], other[start:]
    if len(rest) == len(wanted) and rest[2:] == wanted[2:] and rest[1::-1] == wanted[:2]:
        return True  # two letters swapped
    if len(other) < 5:
        return False
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]
