"""A person's fields: what their texts can be, and what a `Person` holds of them."""

import re
from typing import TYPE_CHECKING, Any

from vaultsync.model import Misread, Person
from vaultsync.names import fold, unlink, visible
from vaultsync.parse.front.keys import PERSON_KEYS, squeeze
from vaultsync.parse.front.values import is_yes
from vaultsync.parse.persons.fields import LINKEDIN
from vaultsync.parse.persons.forms import FORMS, form_fits, read_form
from vaultsync.parse.persons.headings import EMAIL, unescape
from vaultsync.parse.persons.words import NOBODY
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DAY = regex(r"\b\d{4}-\d\d-\d\d\b")
_DIGITS = regex(r"[+(]{0,2}\d[\d\s().\-/]*")
_BEHIND = regex(r"\s*[,;–—(\[-]+\s*(?!ext|x ?\d|#)(?=[^\W\d_])(.*)", re.DOTALL | re.IGNORECASE)
"""A remark behind a number; `ext. 12` is a part of it."""
_MAY_TEXT = regex(
    r"(?:(?:it's|it is|she's|she is|he's|he is|they're|they are) )?(?:ok|okay|fine|happy) "
    r"(?:to text|to (?:get|be sent|receive) (?:a )?texts?|with texts?|for texts?|by text)\b"
    r"(?![^?]{0,80}\?)",
    re.IGNORECASE,
)
"""How a remark behind a number begins that is plain consent to texts."""
_COUNT = regex(r"\s*\d+\s")
_LONGEST_TITLE = 12
"""Words of a title; more are talk about one."""
_REMARK = regex(r"\s*[,;.(–—]|\s-")
"""Before a remark: `none, she has a fax`."""
_READABLE = frozenset({"email", "phone", "text_ok", *FORMS})
"""Fields that have a form."""
_SHORTEST_NUMBER = 3
"""Digits of a phone number, extensions counted."""
_FULL_NUMBER = 7
"""Digits of a number that is no extension."""


def fits(key: str, text: str) -> bool:
    """Tell whether a value can be what its key says: `email: she prefers calls` is talk."""
    if key == "email":
        return bool(EMAIL.search(text))
    if key == "phone":
        return _is_phone(text)
    if key == "title":  # `3 open positions`
        return not _COUNT.match(text) and 0 < len(text.split()) <= _LONGEST_TITLE
    if key in FORMS:
        return form_fits(key, text)
    return bool(text.strip())


def _is_phone(text: str) -> bool:
    """Tell `+44 7700 900123 (mobile)` from `20 phone screens per week, 50000 calls`."""
    text = _DAY.sub(" ", text)
    number = next((one for one in _DIGITS.finditer(text) if _count(one[0]) >= 5), None)
    if number is None:
        return False
    before = len(text[: number.start()].split())
    if _count(number[0]) >= _FULL_NUMBER:
        return before <= 4
    return before + len(text[number.end() :].split()) <= 2  # an extension


def _count(text: str) -> int:
    return sum(map(str.isdigit, text))


def with_fields(person: Person, fields: "Mapping[str, str]") -> Person:
    """Set a person's fields from their texts; keys as in `PERSON_KEYS`' values."""
    return person._replace(**field_values(fields)) if fields else person


def field_values(fields: "Mapping[str, str]") -> dict[str, Any]:
    """Read the texts of fields into what a `Person` holds."""
    read: dict[str, Any] = {}
    for key, text in fields.items():
        plain = unescape(visible(unlink(text))).strip()
        if key == "text_ok":
            if plain:
                read[key] = is_yes(plain) or False
        elif key == "email":
            found = EMAIL.search(visible(text))
            if found:
                read[key] = found[0]
        elif key == "linkedin":
            found = LINKEDIN.search(text)  # the target of `[Jane](https://…)`, too
            read[key] = found[0] if found else plain.strip("<>")
        elif key == "phone":
            if _count(plain) >= _SHORTEST_NUMBER:
                read[key], remark = _number(plain.strip("<>"))
                if _MAY_TEXT.match(remark) and not fields.get("text_ok", "").strip():
                    read["text_ok"] = True
        else:
            read.update(_read_word(key, plain))
    return read


def _number(text: str) -> tuple[str, str]:
    """Give a phone number and the remark behind it: `07700 900123 (ok to text)`."""
    number = _DIGITS.match(text)
    if not number or _count(number[0]) < _FULL_NUMBER:
        return text, ""
    bare = number[0].rstrip(" (-./")
    said = _BEHIND.fullmatch(text, len(bare))
    return (bare, said[1]) if said else (text, "")


def _read_word(key: str, plain: str) -> dict[str, str | bool]:
    if key in FORMS:
        return read_form(key, plain)
    return {key: plain.casefold() if key == "channel" else plain.strip("<>")}


def with_inside(person: Person, inside: "Iterable[tuple[str, str, str]]") -> Person:
    """Set a person's fields from `[key:: value]`: the whole, the key, the value of each."""
    fields = {PERSON_KEYS.get(squeeze(key), ""): value for _, key, value in inside}
    fields.pop("", None)
    return with_misread(person, fields, person.line) if fields else person


def with_misread(person: Person, fields: "Mapping[str, str]", line: int) -> Person:
    """Set fields that stand in a line, and keep which of their texts cannot be read."""
    found = tuple(misread_in(fields, line))
    return with_fields(person, fields)._replace(misread=(*person.misread, *found))


def misread_in(fields: "Mapping[str, str]", line: int) -> "Iterator[Misread]":
    """Tell which texts are no address, no number, neither yes nor no, no form of address.

    Nothing, and words such as `n/a`, say that it is not known: that is understood.
    """
    for key, text in fields.items():
        if key not in _READABLE:
            continue
        if key == "email" and EMAIL.search(visible(text)):
            continue
        plain = visible(unlink(text)).strip()
        if key == "phone" and _count(plain) >= _SHORTEST_NUMBER:
            continue
        if key in FORMS:
            understood = not plain or form_fits(key, plain)
        elif key == "text_ok":
            understood = not plain or is_yes(plain) is not None
        else:
            understood = fold(_REMARK.split(plain, maxsplit=1)[0]) in NOBODY
        if not understood:
            yield Misread(key, plain, line)
