"""Whose touch it is: the persons that a line names (strategy.md section 2)."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.contacts import bare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.model import Person

_NAME = r"(?![a-zà-ÿ])[^\W\d_][\w'’.\-]*"
# the form in which vaultsync itself names somebody whom only another note knows
_STRANGER = re.compile(
    rf"(?:Thank-you|Follow-up|Status check|Answer|Update|Connect|Keep-in-touch) to "
    rf"({_NAME}(?: (?:(?:van|von|de|der|da|di|bin|al) ){{0,2}}{_NAME})*)"
)
_NO_RECIPIENT = re.compile(
    r"\b(?:introduc\w+(?: \w+)?|talk\w*|sp[eo]ak\w*|spoke|refer\w*(?: \w+)?|point\w*(?: \w+)?|"
    r"connect\w*(?: \w+)?|report\w*|link|next|due|close|move\w*) $"
)
_TO_FROM = re.compile(r"(?<!\w)(?:to|from)\s+(?:(?:dr|prof|mrs?|ms)\.? )?")
_JOINT = re.compile(r"\s*(?:,|&|\+|\band\b)+\s*(?:and )?(?:to )?(?:(?:dr|prof|mrs?|ms)\.? )?")
_BEHIND = re.compile(r"\s*(?:$|[,&+(.]|(?:and|by|on|via|sent|with|today|\d)\b|\d)")
_WORD_START = re.compile(r"(?<!\w)\w")
_FIRST = re.compile(r"\w+|.")


def _name_of(person: "Person") -> str:
    return fold(person.name) if "#" in person.key else person.key


class Names:
    """The persons that lines may name, found without trying every name on every line."""

    def __init__(self, known: "Sequence[Person]", company: str = "") -> None:
        """Take the persons; a first name will do if only one of them has it."""
        self._company = fold(company)
        full = {_name_of(person): person.key for person in reversed(known) if person.name}
        firsts: dict[str, set[str]] = {}
        for name, key in full.items():
            firsts.setdefault((bare_words(name) or [name])[0], set()).add(key)
        short = {name: min(keys) for name, keys in firsts.items() if len(keys) == 1}
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name, key in (short | full).items():
            first = _FIRST.match(name)
            if first:
                self._by_first.setdefault(first[0], []).append((name, key))
        for names in self._by_first.values():
            names.sort(key=lambda pair: -len(pair[0]))

    def owners(self, text: str, section: "Person | None") -> tuple[str, ...]:
        """Give the keys of the persons a touch belongs to (strategy.md section 2); "": all.

        By name after `to` or `from`, also one that only another note of the application knows,
        and those that are joined to it by `and`; else by section; else by any name.
        """
        said = fold(text)
        for found in _TO_FROM.finditer(said):
            key = self._at(said, found.end())
            if key and not _NO_RECIPIENT.search(
                said[max(found.start() - 30, 0) : found.start()]
            ):
                return self._joined(said, found.end(), key)
        stranger = _STRANGER.match(text)
        if stranger and fold(stranger[1]) != self._company:
            return (fold(stranger[1]),)
        return (section.key if section else self._anywhere(said),)

    def _joined(self, said: str, start: int, first: str) -> tuple[str, ...]:
        """`to Jane and Bob`: one message each."""
        found = [first]
        while True:
            start += self._length(said, start)
            joint = _JOINT.match(said, start)
            key = self._at(said, joint.end()) if joint else ""
            if not joint or not key or not self._ends_there(said, joint.end()):
                return tuple(dict.fromkeys(found))
            found.append(key)
            start = joint.end()

    def _ends_there(self, said: str, start: int) -> bool:
        """Tell `to Jane and Bob by email` from `to Jane, Bob replied`."""
        return _BEHIND.match(said, start + self._length(said, start)) is not None

    def named(self, text: str) -> bool:
        """Tell whether a line names somebody."""
        return bool(self._anywhere(fold(text)) or _STRANGER.match(text))

    def _anywhere(self, said: str) -> str:
        keys = (self._at(said, found.start()) for found in _WORD_START.finditer(said))
        return next(filter(None, keys), "")

    def _at(self, said: str, start: int) -> str:
        """Give the key of the longest name that stands at this place."""
        return self._name_at(said, start)[1]

    def _length(self, said: str, start: int) -> int:
        return len(self._name_at(said, start)[0])

    def _name_at(self, said: str, start: int) -> tuple[str, str]:
        first = _FIRST.match(said, start)
        for name, key in self._by_first.get(first[0], ()) if first else ():
            end = start + len(name)
            if said.startswith(name, start) and not (end < len(said) and said[end].isalnum()):
                return name, key
        return "", ""
