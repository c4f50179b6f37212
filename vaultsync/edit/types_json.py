"""Obsidian's `types.json`: members come in and go out, every other byte stays.

It says for the whole vault which type a property has: `{"types": {"date": "date"}}`.
"""

import json
from json.decoder import scanstring  # type: ignore[attr-defined] # as in the library's scanner
from typing import NamedTuple

from vaultsync.names import caseless
from vaultsync.patterns import regex

_BLANKS = " \t\r\n"
_BLANK = regex(rf"[{_BLANKS}]*")


class UnfitError(Exception):
    """The file is left alone; what it says is why."""


class _Member(NamedTuple):
    """A member of an object, with the places of its parts in the text."""

    key: str
    start: int
    """Of the key's quote."""
    after_key: int
    value: int
    end: int


class _Object(NamedTuple):
    start: int
    """Behind the brace that opens it."""
    members: tuple[_Member, ...]
    end: int
    """Of the brace that closes it."""


def fresh(types: dict[str, str]) -> str:
    """Write a new file, as Obsidian would."""
    return json.dumps({"types": types}, indent=2, ensure_ascii=False)


def missing(text: str, types: dict[str, str]) -> dict[str, str]:
    """Give those of the types whose names have none yet; Obsidian ignores the case.

    Raises:
        UnfitError: this is no such file as Obsidian writes it.
    """
    there = {caseless(one.key) for one in _types(text).members}
    return {name: kind for name, kind in types.items() if caseless(name) not in there}


def with_types(text: str, types: dict[str, str]) -> str:
    """Put types behind those that are there, written like the last one.

    Raises:
        UnfitError: this is no such file as Obsidian writes it.
    """
    found = _types(text)
    if found.members:
        last = found.members[-1]
        before = text[: last.start]
        lead = before[len(before.rstrip(_BLANKS)) :]
        colon, place, sign, next_sign = text[last.after_key : last.value], last.end, ",", ","
    else:
        lead, colon, place, sign, next_sign = "", ": ", found.start, "", ", "
    parts = []
    for name, kind in types.items():
        parts.append(f"{sign}{lead}{json.dumps(name)}{colon}{json.dumps(kind)}")
        sign = next_sign
    after = text[:place] + "".join(parts) + text[place:]
    return _proved(text, after, {**_loaded(text), **types})


def without_types(text: str, types: dict[str, str]) -> str:
    """Take those types away that still stand as they were put there.

    Raises:
        UnfitError: this is no such file as Obsidian writes it.
    """
    wanted, after = _loaded(text), text
    for name, kind in types.items():
        if wanted.get(name) == kind:
            after = _without(after, name)
            del wanted[name]
    return _proved(text, after, wanted)


def _without(text: str, name: str) -> str:
    found = _types(text)
    number = next(at for at, one in enumerate(found.members) if one.key == name)
    one = found.members[number]
    if number:
        return text[: found.members[number - 1].end] + text[one.end :]
    until = found.members[1].start if len(found.members) > 1 else one.end
    start = one.start if len(found.members) > 1 else found.start
    return text[:start] + text[until:]


def _types(text: str) -> _Object:
    """Find the object of types.

    Raises:
        UnfitError: there is none, or more than one.
    """
    try:
        whole = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise UnfitError(f"is not valid JSON ({error})") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("types"), dict):
        raise UnfitError("has no `types` as Obsidian writes them")
    top = _members(text, _end_of_blank(text, 0))
    place = next(one.value for one in top.members if one.key == "types")
    return _members(text, place)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is there twice")
    return found


def _members(text: str, start: int) -> _Object:
    """Go over an object of JSON that was found to be whole."""
    decoder, place, members = json.JSONDecoder(), _end_of_blank(text, start + 1), []
    while text[place] != "}":
        key, after_key = scanstring(text, place + 1)
        value = _end_of_blank(text, _end_of_blank(text, after_key) + 1)
        _, end = decoder.raw_decode(text, value)
        members.append(_Member(key, place, after_key, value, end))
        place = _end_of_blank(text, end)
        if text[place] == ",":
            place = _end_of_blank(text, place + 1)
    return _Object(start + 1, tuple(members), place)


def _end_of_blank(text: str, place: int) -> int:
    found = _BLANK.match(text, place)
    return found.end() if found else place


def _loaded(text: str) -> dict[str, object]:
    _types(text)
    types: dict[str, object] = json.loads(text)["types"]
    return types


def _proved(before: str, after: str, wanted: dict[str, object]) -> str:
    """Give the new text if it says what was meant, and nothing else.

    Raises:
        UnfitError: it does not.
    """
    meant = {**json.loads(before), "types": wanted}
    if json.loads(after) != meant:
        raise UnfitError("cannot be changed without changing more of it")
    return after
