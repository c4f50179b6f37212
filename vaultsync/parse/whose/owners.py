"""Whose touch it is: the persons that a line names (strategy.md section 2)."""

import re
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.model import TouchKind
from vaultsync.names import fold
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.messages.kinds import kinds_of, stems_of
from vaultsync.parse.persons.contacts import bare_words
from vaultsync.parse.persons.headings import EMAIL, NICKNAME, full_name, looks_like_name
from vaultsync.parse.persons.roles import is_nobody, is_role
from vaultsync.parse.persons.words import HONORIFICS
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from vaultsync.model import Person

NAME = r"(?![a-zà-ÿ])[^\W\d_][\w'’.\-]*"
_STRANGER = regex(
    rf"\b(to|from) ({NAME}(?: (?:(?:van|von|de|der|da|di|bin|al) ){{0,2}}{NAME}){{0,5}})"
)
"""Behind a message: somebody whom this note does not know, but perhaps another one."""
_LONGEST_BEFORE = 60
_STOP = regex(r"\. ")
_NO_PERSON = frozenset(
    {
        "everyone", "everybody", "all", "both", "them", "him", "her", "me", "us", "you", "each",
        "someone", "somebody", "linkedin", "gmail", "outlook", "iphone", "slack", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
        "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "by", "via", "re", "on", "about", "with", "email", "e-mail",
        "mail", "text", "phone", "post",
    }
)  # fmt: skip
"""Words with a capital that stand behind `to` and `from` and are nobody's name."""
_MESSAGE = (
    r"(?:thank[- ]?yous?|thanks|follow(?:ed|ing)?[- ]?ups?|e-?mails?|e-?mailed|mail|"
    r"messages?|messaged|notes?|cards?|letters?|calls?|called|texts?|texted|sms|updates?|"
    r"answers?|repl(?:y|ies|ied)|responded|responses?|wrote|written|sent|send|status checks?|"
    r"checked[- ]in|requests?|linkedin|voicemail|chasers?|nudge|nudged|reached out|forwarded|"
    r"keep-in-touch|connect(?:ed)?|dm|spoke|received|heard(?: back)?|word|news)"
)
_TO = regex(
    rf"\b{_MESSAGE}(?: \([^()]*\))?(?: (?:sent|posted|delivered|handed|again|back|too|"
    r"also|both|out|over|(?:by|via) [\w-]+|"
    r"e-?mails?|message|note|card))*(?: \([^()]*\))? $"
)
"""What stands right before `to NAME` if the message goes there: not in `say hi to Bob`."""
_FROM = regex(
    r"(?:^|[,;.:(|–-] ?|\b(?:got|received|new) (?:an? |the )?)(?:an? |the )?(?:repl(?:y|ies|"
    r"ied)|answer|response|e-?mail|message|call|voicemail|text|note|update|letter|"
    r"heard(?: back)?|news|invit\w+|rejection|offer)(?: (?:received|came|by [\w-]+))* $"
)
"""The same before `from NAME`."""
_ON = regex(r"\breflect(?:ed)? $")
"""The same before `on NAME`: written down about somebody."""
_BEFORE = MappingProxyType({"to": _TO, "with": _TO, "from": _FROM, "on": _ON})
_MARKERS = regex(r"\b(to|from|with|on)\s+(?:both )?")
PASSED_ON = regex(
    r"\b(?:through|via|by way of|(?:passed|handed) on by|forwarded by) (?:the )?(?=\w)",
    re.IGNORECASE,
)
"""Before the name of who passes on a message to somebody else."""
_COPIED = regex(r"\bcc(?:'d)?:? |, (?:and )?(?=[^,.;]{1,60} (?:too|as well)\b)")
_TOO = regex(r" (?:too|as well)\b")
_THANKED = regex(r"\bthank(?:ed|ing)? ")
_GAVE = regex(
    r"\b(?:sent|gave|dropped|wrote|e-?mailed|mailed|messaged|texted|shot|handed|posted) "
    r"(?:both )?"
)
"""What stands before somebody who got thanks: `dropped Jane a note to say thanks`."""
_TWO_WORDS = regex(r"[^\W\d_]+ [^\W\d_]+")
_AROUND_NICKNAMES = ("(", '"', "“", "‘", "'")
_SENTENCE = regex(
    r"\. (?<!\bdr\. )(?<!\bmr\. )(?<!\bms\. )(?<!\bmrs\. )(?<!\bprof\. )(?<!\bst\. )"
)
_AFTER_TITLE = regex(r"\.? ")
_SURNAME = regex(r"[\w'’-]+")
_NEAR = 30
"""Characters from the beginning of an answer in which a name is that of who gave it."""
_JOINT = regex(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,|&|\+|/|\band\b|\bthen\b)+\s*(?:and |then )?(?:to )?"
)
_EVERYBODY = regex(
    r"\b(?:everyone|everybody|all (?:of them|interviewers|three|four|five|of you)|both of them|"
    r"the (?:whole |entire )?panel|each of them|each interviewer|all the interviewers)\b|"
    r"\bto both$"
)
_TO_ALL = regex(
    r"\bto (both|all(?: of them| of you| interviewers| three| four| five| six)?|everyone|"
    r"everybody|the (?:whole |entire )?panel|each of them|each interviewer)"
    r"(?=\s*(?:$|[,.;:!(&+–-]|(?:with|by|via|sent|on|in|at|for|today|this|yesterday|separately|"
    rf"individually|and|{WEEKDAY}|(?:{MONTH} )?\d{{1,2}}(?:st|nd|rd|th)|{MONTH} \d{{1,2}}|"
    rf"\d{{1,2}}\.? {MONTH}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.)(?!\w)))"
)
_BOTH = regex(
    r"\b(?:thank(?:ed)?|sent|wrote|gave|dropped|e-?mailed|mailed|messaged|texted) (?:them )?"
    r"(both|all (?:two|three|four|five|six))\b(?! (?:the|my|our|an?|his|her|their)? ?(?:cv|"
    r"note|mail|e-?mail|thank-?you|message|card|letter|link)s? and\b)"
)
"""`thanked both by mail`, where nobody is named."""
_EXCEPT = regex(
    r"\b(?:except|but|besides|apart from|bounced?|coordinators?|assistants?|recruiters?)\b"
)
"""What takes somebody out of all."""
_COUNTS = MappingProxyType({"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6})
_ARE = r"(?:was|were|are|is|have|has|been|both|all|also|already)"
_BEHIND = regex(
    r"\s*(?:$|[,&+(./:|–-]|(?:and|then|by|on|via|sent|with|today|about|"
    r"an?|my|the|thanks?|thank-?yous?|short|brief|quick|notes?|e-?mails?|messages?|cards?|"
    rf"too|as well|to (?:say|thank)|(?:{_ARE} )*(?:went|gone|sent|mailed) out|"
    rf"(?:{_ARE} )+(?:out|sent|posted|delivered|written|e-?mailed|mailed|done))\b|\d)"
)

_WORD_START = regex(r"(?<!\w)\w")
_FIRST = regex(r"\w+|.")


def _name_of(person: "Person") -> str:
    return fold(person.name) if "#" in person.key else person.key


def _nicknames(person: "Person") -> "Iterator[str]":
    """Give what else somebody is called: `Philippa "Pip" Denholm`, `Jane (Jan) Doe`."""
    if _TWO_WORDS.fullmatch(person.heading) and fold(person.heading) != person.key:
        yield fold(person.heading)  # `## Seun Bankole`, listed as Oluwaseun
    both = f"{person.name} {person.heading}"
    if not any(map(both.__contains__, _AROUND_NICKNAMES)):
        return
    said = NICKNAME.match(person.name) or NICKNAME.match(person.heading)
    if said:
        yield fold(f"{said[2]} {said[3]}")


def _first_sentence(name: str) -> str:
    """Cut `Jane. Bob` behind Jane; `Dr. Meyrink` and `J. Doe` are one name."""
    for stop in _STOP.finditer(name):
        word = name[: stop.start()].rpartition(" ")[2]
        if len(word) > 1 and f"{word}.".casefold() not in HONORIFICS:
            return name[: stop.start()]
    return name.rstrip(".")


def _thanks(sentence: str) -> bool:
    return TouchKind.THANK_YOU in kinds_of(sentence, intent=True)


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
        self._known = known
        lengths: dict[str, set[int]] = {}
        for name in self._keys:
            first = _FIRST.match(name)
            if first:
                lengths.setdefault(first[0], set()).add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        """How long the names are that begin with a word: few, whoever there is."""

    @cached_property
    def _surnames(self) -> dict[str, str]:
        """The key of whom alone has a surname."""
        lasts: dict[str, set[str]] = {}
        for person in self._known:
            for name in _name_of(person).split()[-1:]:
                lasts.setdefault(name, set()).add(person.key)
        return {name: min(keys) for name, keys in lasts.items() if len(keys) == 1}

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """The key of each email address."""
        return {one.email.casefold(): one.key for one in self._known if one.email}

    def owners(
        self, text: str, section: "Person | None", kind: TouchKind = TouchKind.OTHER
    ) -> tuple[str, ...]:
        """Give the keys of the persons a touch belongs to (strategy.md section 2); "": all.

        By name after `to` or `from`, also one that only another note of the application knows,
        and those that are joined to it by `and`; by an address; else by section; else by any
        name. Thanks go to all whom the line names like that, to those in copy, and to everybody
        where it says so. Who is named far behind an answer need not be who gave it.
        """
        said = fold(text)
        thanks = kind is TouchKind.THANK_YOU
        to_all = self._to_all(said) if thanks else None
        if to_all:
            return self._everybody
        stranger = self._stranger(text)
        if " " in stranger:  # not the Jane whom the note knows, if another surname follows
            return (stranger,)
        named = self._thanked(said) if thanks else self._addressed(said)
        if named or stranger:
            return named or (stranger,)
        all_of_them = thanks and to_all is None and self._all_of(_BOTH, said)
        if section and not all_of_them:
            return (section.key,)
        if all_of_them or (
            to_all is None and "thank" in said and self._all_of(_EVERYBODY, said)
        ):
            return self._everybody
        if thanks:  # who passes them on is not who gets them
            return self._anywhere(said, {hand.end() for hand in PASSED_ON.finditer(said)})
        return self._anywhere(said[:_NEAR] if kind is TouchKind.REPLY else said)

    def _thanked(self, said: str) -> tuple[str, ...]:
        """Give all that are thanked: where a sentence says so, the others count for nothing."""
        sentences = _SENTENCE.split(said)
        named: dict[str, None] = {}
        for sentence in sorted(sentences, key=lambda one: "thank" not in one):
            thanks = "thank" in sentence
            if named and not thanks:
                break
            if len(sentences) > 1 and thanks and not _thanks(sentence):
                continue  # `must send thank-you to Bob`
            whom = (
                self._behind(_THANKED, sentence)
                or self._addressed(sentence)
                or self._behind(_GAVE, sentence)
            )
            copies = (self._copied(sentence, copy) for copy in _COPIED.finditer(sentence))
            named |= dict.fromkeys((*whom, *filter(None, copies)))
        return tuple(named)

    def _behind(self, verb: re.Pattern[str], said: str) -> tuple[str, ...]:
        """Give who stands right behind a verb, with those that are joined to them."""
        for found in verb.finditer(said):
            key = self.at(said, found.end())
            if key:
                return self._joined(said, found.end(), key)
        return ()

    def _copied(self, said: str, before: re.Match[str]) -> str:
        """Give who stands behind `cc`, or in `…, Bob too`."""
        key = self.at(said, before.end())
        if not key or before[0].startswith("cc"):
            return key
        return key if _TOO.match(said, before.end() + self.length(said, before.end())) else ""

    def _addressed(self, said: str) -> tuple[str, ...]:
        """Give whom a message went to or came from: by `to` and `from`, or by an address."""
        for found in _MARKERS.finditer(said):
            before = said[max(found.start() - 60, 0) : found.start()]
            key = self.at(said, found.end())
            if key and _BEFORE[found[1]].search(before):
                return self._joined(said, found.end(), key)
        keys = (
            [self._addresses.get(one[0]) for one in EMAIL.finditer(said)] if "@" in said else []
        )
        return tuple(dict.fromkeys(key for key in keys if key))

    def _stranger(self, text: str) -> str:
        """Give the key of somebody whom the note does not know: `thank-you to Dana Holm`."""
        for found in _STRANGER.finditer(text) if " to " in text or "from " in text else ():
            if found[2].casefold() in self._keys:
                return ""  # most lines
            if self.length(fold(text[found.start(2) :]), 0) > len(found[2]):
                return ""  # `Mrs Rees runs ALN`, as the note calls her
            before = fold(text[max(found.start() - _LONGEST_BEFORE, 0) : found.start()])
            if not _BEFORE[found[1]].search(f"{before} "):
                continue
            name = _first_sentence(found[2])
            if self._may_be_somebody(name):
                return fold(name)
        cells = text.split("|")
        for cell in cells[:-1] if len(cells) > 1 else ():
            name = cell.strip()
            if full_name(name) and not stems_of(fold(name)) and not self.at(fold(name), 0):
                return fold(name)
        return ""

    def _may_be_somebody(self, name: str) -> bool:
        """Tell whether words behind `to` are a name that this note does not know."""
        key = fold(name)
        words = set(bare_words(key))
        if " " not in key and (name.isupper() or words & set(bare_words(self._company))):
            return False  # `to HR`, `to Acme` of Acme Ltd
        if not words or not words.isdisjoint(_NO_PERSON) or is_nobody(name) or is_role(name):
            return False
        if self._knows(key) or key == self._company or name.endswith(("'s", "’s")):
            return False
        return looks_like_name(name)

    def _knows(self, key: str) -> bool:
        """Tell whether a name is one of these: `Jane Doe` is Jane A. Doe, not Jane Smith."""
        name, known = self._name_at(key, 0)
        if not known:
            return key in self._surnames
        surname = known.rpartition(" ")[2]
        return name == key or surname in key.rpartition(" ")[2].split("-")

    def _to_all(self, said: str) -> bool | None:
        """Tell whether a message went to everyone: `to all four`, `to both` of two.

        False: it says so of others than there are. None: it does not say so.
        """
        if _EXCEPT.search(said):
            return False
        for found in _TO_ALL.finditer(said):
            if self._everybody and not self.at(said, found.end() + 1):
                return self._are_so_many(found[1])
        return None

    def _all_of(self, words: re.Pattern[str], said: str) -> bool:
        """Tell whether words mean all interviewers: `both` of two, `all three` of three."""
        found = words.search(said) if self._everybody else None
        return found is not None and self._are_so_many(found[0])

    def _are_so_many(self, said: str) -> bool:
        """Tell whether there are as many interviewers as a text says, if it says so."""
        counts = [_COUNTS[word] for word in said.split() if word in _COUNTS]
        return not counts or counts[0] == len(self._everybody)

    def _joined(self, said: str, start: int, first: str) -> tuple[str, ...]:
        """`to Jane and Bob`: one message each."""
        found = [first]
        while True:
            start += self.length(said, start)
            joint = _JOINT.match(said, start)
            key = self.at(said, joint.end()) if joint else ""
            if not joint or not key or not self._ends_there(said, joint.end()):
                return tuple(dict.fromkeys(found))
            found.append(key)
            start = joint.end()

    def _ends_there(self, said: str, start: int) -> bool:
        """Tell `to Jane and Bob by email` from `to Jane, Bob replied`."""
        return _BEHIND.match(said, start + self.length(said, start)) is not None

    def named(self, text: str) -> bool:
        """Tell whether a line names somebody."""
        return bool(any(self._anywhere(fold(text))) or self._stranger(text))

    def _anywhere(self, said: str, but: "Container[int]" = ()) -> tuple[str, ...]:
        """Give the first person named, and those that are joined to that one by `and`.

        `but`: places where a name does not count.
        """
        for found in _WORD_START.finditer(said):
            key = self.at(said, found.start())
            if key and found.start() not in but:
                return self._joined(said, found.start(), key)
        return ("",)

    def _titled(self, said: str, start: int, end: int) -> tuple[str, str]:
        """Find `Dr. Meyrink` and `Mrs Stroud`, by the surname alone, and `Dr. Priya Raman`."""
        blank = _AFTER_TITLE.match(said, end)
        if not blank:
            return "", ""
        name, key = self._name_at(said, blank.end())
        if not key:
            word = _SURNAME.match(said, blank.end())
            name = word[0] if word else ""
            key = self._surnames.get(name, "")
        return (said[start : blank.end() + len(name)], key) if key else ("", "")

    def at(self, said: str, start: int) -> str:
        """Give the key of the longest name that stands at this place."""
        return self._name_at(said, start)[1]

    def length(self, said: str, start: int) -> int:
        """Give the length of the longest name that stands at this place; 0: none does."""
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
        if first and first[0] in HONORIFICS:
            return self._titled(said, start, first.end())
        return "", ""
