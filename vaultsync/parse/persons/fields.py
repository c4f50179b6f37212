"""Fields in the body of a note: `key:: value`, `**Key:** value`, a bare address."""

import re
from typing import NamedTuple

from vaultsync.names import fold, visible
from vaultsync.patterns import regex

MAIL = r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
LINKEDIN = regex(r"(?:https?://)?(?:\w+\.)?linkedin\.com/[\w./?=&%~+-]+", re.IGNORECASE)
_FIELD = regex(
    r"[*_]{0,3}\s?([^\W\d_][\w \-]{0,30}?)\s?[*_]{0,3}\s?(::|:)\s?[*_]{0,3}(?:\s|$)(.*)",
    re.DOTALL,
)
_BRACKETED = regex(r"\[([^\[\]:]{1,40}::[^\n]*)\]|\(([^():]{1,40}::[^\n]*)\)")
_INSIDE = regex(r"[\[(]([^\[\]():\n]{1,40})::\s?([^\[\]()\n]{0,200})[\])]")
_SIGNS = r"[^\w+<(]{0,4}"
_KINDS = r"(?:e-?mail|mail|phone|mobile|cell|tel|linkedin|[empt](?=[.:\s]))\.?"
_LABEL = rf"{_SIGNS}(?:{_KINDS}\s?[-–—:]?\s?)?"
_MAIL_LABEL = rf"{_SIGNS}(?:{_KINDS}(?:\s?:\s?|\s?[-–—]\s|\s))?"
"""Ends with a colon or a blank: `p.` in `p.okafor@acme.example` is the address."""
_BARE = regex(
    rf"(?:{_MAIL_LABEL}<?(?:mailto:)?(?P<email>{MAIL})>?|{_LABEL}(?:"
    rf"(?P<phone>\+\d[\d\s().\-/]{{5,26}}\d|\(?0\d[\d\s().\-/]{{6,26}}\d|"
    rf"\(\d{{3}}\)\s?\d{{3}}[-.\s]\d{{4}})|"
    rf"<?(?P<linkedin>(?:https?://)?(?:\w+\.)?linkedin\.[\w./?=&%~+-]+)>?))[.;,]?",
    re.IGNORECASE,
)
_NUMBER_FOLLOWS = regex(
    r"[ \t,;(]*\b(?:tel|telephone|mob|mobile|cell|phone)\b[.:]*[ \t]*$", re.IGNORECASE
)
_COMMAS = regex(r",(?:[ \t]*,)+[ \t]*")
_NAMED_LINK = regex(r"\[[^\[\]]*\]\(<?((?:mailto:|https?://)[^()\s<>]+)>?\)")
_BETWEEN = regex(r"\s*(?:[,;|·•]|\s/|\s-)\s+")
_LONGEST_BARE = 200
_LONGEST_KEY = 48
"""Characters of a key with the signs around it."""
_REACH = frozenset(
    {
        "contact", "details", "detail", "info", "information", "profile", "profiles", "reach",
        "address", "addresses", "email", "emails", "e", "mail", "mails", "phone", "phones",
        "telephone", "tel", "mobile", "cell", "number", "numbers", "linkedin", "socials",
        "social", "links", "link", "fields", "properties", "metadata", "bio", "about", "card",
        "personal", "work", "business", "private", "preferred", "channel", "channels", "text",
        "ok", "how", "to", "at", "her", "his", "him", "them", "their", "and", "or", "by",
        "the", "best", "way", "on", "s",
    }
)  # fmt: skip
"""Words of a heading, or of a list item, below which somebody's own addresses stand."""
_WORD = regex(r"[^\W_]+")
_LONGEST_LABEL = 60
_NUMBER = regex(rf"\s*{_LABEL}(?:\+\d|\(?0\d|\(\d{{3}})", re.IGNORECASE)
"""What a phone number begins with, if it is alone in its line."""


class Field(NamedTuple):
    """A key, the colons behind it, and the value."""

    key: str
    colons: str
    value: str


def words_of(text: str) -> frozenset[str]:
    """Give the words of a text in the form in which they are compared."""
    return frozenset(_WORD.findall(fold(text)))


def tells_how_to_reach(text: str, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether addresses below a heading or an item are the person's: `Contact details`.

    Below `Assistant` and `Referred me to` they are somebody else's. `own`: the person's name.
    """
    if len(text) > _LONGEST_LABEL:
        return False
    words = words_of(text)
    return bool(words) and words <= _REACH | own


def read_field(text: str) -> Field | None:
    """Take `key:: value`, `[key:: value]` or `**Key:** value` apart."""
    if text.find(":", 0, _LONGEST_KEY) < 0:
        return None
    if text[:1] in "[(":
        whole = _BRACKETED.fullmatch(text)
        text = (whole[1] or whole[2]) if whole else text
        if whole and text.count("::") > 1 and len(fields_inside(f"[{text}]")) > 1:
            return None  # several of them in one line
    found = _FIELD.fullmatch(text)
    return Field(found[1].strip(), found[2], found[3].strip()) if found else None


def fields_inside(text: str) -> list[tuple[str, str, str]]:
    """Find `[key:: value]` inside a line: the whole, the key, the value."""
    return [(found[0], found[1].strip(), found[2].strip()) for found in _INSIDE.finditer(text)]


def bare_fields(text: str) -> list[tuple[str, str]]:
    """Read a line that is nothing but addresses: `jane@x.example, +44 7700 900123`."""
    if len(text) > _LONGEST_BARE:
        return []
    text = visible(text)
    if not ("@" in text or "nked" in text or "NKED" in text or _NUMBER.match(text)):
        return []
    if "](" in text:
        text = _NAMED_LINK.sub(r"\1", text)
    found: list[tuple[str, str]] = []
    for piece in _BETWEEN.split(text):
        bare = _BARE.fullmatch(piece.strip())
        if not bare or not bare.lastgroup:
            return []
        found.append((bare.lastgroup, bare[bare.lastgroup].strip()))
    return found


def without_number(text: str, found: re.Match[str]) -> str:
    """Give a text without a number in it, and without what says that one follows."""
    before = _NUMBER_FOLLOWS.sub("", text[: found.start()])
    return _COMMAS.sub(", ", f"{before} {text[found.end() :]}")
