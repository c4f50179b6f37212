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
_MESSAGE = (
    r"(?:thank[- ]?yous?|thanks|follow(?:ed|ing)?[- ]?ups?|e-?mails?|e-?mailed|mail|"
    r"messages?|messaged|notes?|cards?|letters?|calls?|called|texts?|texted|sms|updates?|"
    r"answers?|repl(?:y|ies|ied)|responded|responses?|wrote|written|sent|send|status checks?|"
    r"checked[- ]in|requests?|linkedin|voicemail|chasers?|nudge|nudged|reached out|forwarded|"
    r"keep-in-touch|connect(?:ed)?|dm|spoke|received|heard(?: back)?|word|news)"
)
_TO = re.compile(
    rf"\b{_MESSAGE}(?: (?:sent|again|back|too|also|both|out|over|(?:by|via) [\w-]+|"
    r"e-?mails?|message|note|card))*(?: \([^()]*\))? $"
)
"""What stands right before `to NAME` if the message goes there: not in `say hi to Bob`."""
_FROM = re.compile(
    r"(?:^|[,;.:(|–-] ?|\b(?:got|received|new) (?:an? |the )?)(?:an? |the )?(?:repl(?:y|ies|"
    r"ied)|answer|response|e-?mail|message|call|voicemail|text|note|update|letter|"
    r"heard(?: back)?|news|invit\w+|rejection|offer)(?: (?:received|came|by [\w-]+))* $"
)
"""The same before `from NAME`."""
_MARKERS = re.compile(r"(?<!\w)(to|from|with)\s+(?:(?:both|dr|prof|mrs?|ms)\.? )?")
_JOINT = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,|&|\+|/|\band\b|\bthen\b)+\s*(?:and |then )?(?:to )?"
    r"(?:(?:dr|prof|mrs?|ms)\.? )?"
)
_EVERYBODY = re.compile(
    r"\b(?:everyone|everybody|all (?:of them|interviewers|three|four|five|of you)|both of them|"
    r"the (?:whole |entire )?panel|each of them|each interviewer|all the interviewers)\b|"
    r"\bto both$"
)
_BEHIND = re.compile(r"\s*(?:$|[,&+(./:|–-]|(?:and|then|by|on|via|sent|with|today|about)\b|\d)")
_WORD_START = re.compile(r"(?<!\w)\w")
_FIRST = re.compile(r"\w+|.")


def _name_of(person: "Person") -> str:
    return fold(person.name) if "#" in person.key else person.key


class Names:
    """The persons that lines may name, found without trying every name on every line."""

    def __init__(
        self, known: "Sequence[Person]", company: str = "", everybody: tuple[str, ...] = ()
    ) -> None:
        """Take the persons; a first name will do if only one of them has it.

        `everybody` are the keys of those who are meant by that word: the interviewers.
        """
        self._company, self._everybody = fold(company), everybody
        full = {_name_of(person): person.key for person in reversed(known) if person.name}
        firsts: dict[str, set[str]] = {}
        for name, key in full.items():
            firsts.setdefault((bare_words(name) or [name])[0], set()).add(key)
        short = {name: min(keys) for name, keys in firsts.items() if len(keys) == 1}
        self._keys = short | full
        lengths: dict[str, set[int]] = {}
        for name in self._keys:
            first = _FIRST.match(name)
            if first:
                lengths.setdefault(first[0], set()).add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        """How long the names are that begin with a word: few, whoever there is."""

    def owners(self, text: str, section: "Person | None") -> tuple[str, ...]:
        """Give the keys of the persons a touch belongs to (strategy.md section 2); "": all.

        By name after `to` or `from`, also one that only another note of the application knows,
        and those that are joined to it by `and`; else by section; else by any name.
        """
        said = fold(text)
        for found in _MARKERS.finditer(said):
            before = said[max(found.start() - 60, 0) : found.start()]
            if not (_FROM if found[1] == "from" else _TO).search(before):
                continue
            key = self._at(said, found.end())
            if key:
                return self._joined(said, found.end(), key)
        stranger = _STRANGER.match(text)
        if stranger and fold(stranger[1]) != self._company:
            return (fold(stranger[1]),)
        if section:
            return (section.key,)
        if self._everybody and "thank" in said and _EVERYBODY.search(said):
            return self._everybody
        return self._anywhere(said)

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
        return bool(any(self._anywhere(fold(text))) or _STRANGER.match(text))

    def _anywhere(self, said: str) -> tuple[str, ...]:
        """Give the first person named, and those that are joined to that one by `and`."""
        for found in _WORD_START.finditer(said):
            key = self._at(said, found.start())
            if key:
                return self._joined(said, found.start(), key)
        return ("",)

    def _at(self, said: str, start: int) -> str:
        """Give the key of the longest name that stands at this place."""
        return self._name_at(said, start)[1]

    def _length(self, said: str, start: int) -> int:
        return len(self._name_at(said, start)[0])

    def _name_at(self, said: str, start: int) -> tuple[str, str]:
        first = _FIRST.match(said, start)
        for length in self._lengths.get(first[0], ()) if first else ():
            name, behind = (
                said[start : start + length],
                said[start + length : start + length + 1],
            )
            if name in self._keys and not behind.isalnum():
                return name, self._keys[name]
        return "", ""
