"""Whose touch it is: the persons that a line names (strategy.md section 2)."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.contacts import bare_words
from vaultsync.parse.headings import NICKNAME, looks_like_name
from vaultsync.parse.kinds import SOMEBODY, stems_of
from vaultsync.parse.words import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    rf"\b{_MESSAGE}(?: \([^()]*\))?(?: (?:sent|posted|delivered|handed|again|back|too|"
    r"also|both|out|over|(?:by|via) [\w-]+|"
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
_TO_ALL = re.compile(
    r"\bto (both|all(?: of them| of you| interviewers| three| four| five| six)?|everyone|"
    r"everybody|the (?:whole |entire )?panel|each of them|each interviewer)\b"
    r"(?! (?:the|my|other))"
)
_BEHIND = re.compile(r"\s*(?:$|[,&+(./:|–-]|(?:and|then|by|on|via|sent|with|today|about)\b|\d)")
_SPEAKER = re.compile(
    rf"[|\s]*(?P<name>{_NAME}(?: {_NAME}){{0,2}})(?::\s*(?P<quote>[\"“«‘'])?|"
    r" (?:says|said|confirms|confirmed|thinks|asks|asked me|told me|tells me|offers)\b)"
)
_OWN_DEED = re.compile(
    r"\W*(?:(?:i |we )?sent\b|thank(?:ed\b|[- ]?you\b|s (?:sent|e?-?mail|note|card))|follow|"
    r"e-?mail|mail|call(?:ed)?\b|chas|nudg|ping|status|update|text|messag|connect|linkedin|"
    r"(?:wrote|replied|answered|reply|answer) to\b)",
    re.IGNORECASE,
)
"""Behind a name and a colon: what was done for that person, as in `Jane: thank-you sent`."""
_ONESELF = frozenset(
    {
        "me", "myself", "i", "note", "notes", "question", "questions", "idea", "ideas", "draft",
        "subject", "quote", "lesson", "todo", "to do", "plan", "next", "reminder",
    }
)  # fmt: skip
"""In front of a colon: words of one's own, not somebody who speaks."""
_WORD_START = re.compile(r"(?<!\w)\w")
_FIRST = re.compile(r"\w+|.")


def _name_of(person: "Person") -> str:
    return fold(person.name) if "#" in person.key else person.key


def _nicknames(person: "Person") -> "Iterator[str]":
    """Give what else somebody is called: `Philippa "Pip" Denholm`, `Jane (Jan) Doe`."""
    said = NICKNAME.match(person.name) or NICKNAME.match(person.heading)
    if said:
        yield fold(f"{said[2]} {said[3]}")


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
        for person in known:
            full |= {nick: person.key for nick in _nicknames(person) if nick not in full}
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

    def owners(
        self, text: str, section: "Person | None", *, thanks: bool = False
    ) -> tuple[str, ...]:
        """Give the keys of the persons a touch belongs to (strategy.md section 2); "": all.

        By name after `to` or `from`, also one that only another note of the application knows,
        and those that are joined to it by `and`; else by section; else by any name. `thanks`
        go to all whom the line names like that, and to everybody where it says so.
        """
        said = fold(text)
        if thanks and self._to_all(said):
            return self._everybody
        named: dict[str, None] = {}
        for found in _MARKERS.finditer(said):
            before = said[max(found.start() - 60, 0) : found.start()]
            if not (_FROM if found[1] == "from" else _TO).search(before):
                continue
            key = self._at(said, found.end())
            if key:
                named |= dict.fromkeys(self._joined(said, found.end(), key))
                if not thanks:
                    break
        if named:
            return tuple(named)
        stranger = _STRANGER.match(text)
        if stranger and fold(stranger[1]) != self._company:
            return (fold(stranger[1]),)
        if section:
            return (section.key,)
        if self._everybody and "thank" in said and _EVERYBODY.search(said):
            return self._everybody
        return self._anywhere(said)

    def _to_all(self, said: str) -> bool:
        """Tell whether a message went to everyone: `to all four`, `to both` of two."""
        for found in _TO_ALL.finditer(said):
            both = found[1] == "both"
            if self._everybody and not self._at(said, found.end() + 1):
                return not both or len(self._everybody) == 2
        return False

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

    def speaker(self, text: str, *, anybody: bool) -> str | None:
        """Give who says what a line says: `Jane: still on track`, `Bob says no`; None: nobody.

        Somebody whom the note does not know as a person (the key is empty) must be quoted, as
        in `Elin: "soon"`, if not `anybody` counts: in a log it is hardly anything else.
        """
        said = _SPEAKER.match(text)
        if not said or _OWN_DEED.match(text, said.end()):
            return None
        name = fold(said["name"])
        if name in _ONESELF or stems_of(name):
            return None
        known = self._at(name, 0)
        strange = anybody and looks_like_name(said["name"]) and name.split()[0] not in RESERVED
        return known if known or said["quote"] or strange else None

    def heard_of(self, text: str) -> tuple[str, ...] | None:
        """Give who wrote or called where a line begins with that; None: it does not."""
        wrote = SOMEBODY.match(text.lstrip("|* "))
        return (self._at(fold(wrote["name"]), 0),) if wrote else None

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
