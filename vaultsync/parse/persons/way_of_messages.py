"""Texts by which messages go through somebody (VS125): told of, and never read."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.persons.talk import BEFOREHAND, not_below
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.front.facts import Facts

_WHOM = (
    r"(?:them|him|her|anyone|anybody|the (?:company|client|employer|firm|team|school|hospital|"
    r"trust|practice|panel|interviewers?|hiring managers?|managers?|end client|line manager))"
)
_MIDDLE = (
    r"(?:the |my |our |their )?(?:(?:recruitment|recruiting|staffing|employment) )?"
    r"(?:agency|agent|recruiter|headhunter|recruitment consultant|consultant)"
)
_THROUGH = regex(
    r"\b(?P<all>everything|it all|all of it|all (?:contact|communications?|correspondence|"
    r"messages|mails|emails|questions)|any (?:contact|questions|messages)|contact)"
    r"(?: (?:only|always|still|has to|have to|must|should|is to|are to|is|are|needs to|will))?"
    r"(?: (?:go|goes|going|run|runs|come|comes|be))?(?: only)? (?:through|via)"
    r" (?P<who>[^\s.,;:!?()]+(?: [^\s.,;:!?()]+){0,3})",
    re.IGNORECASE,
)
_ONLY = regex(
    rf"\b(?:contact|email|write to|ring|go|reply|contact them) (?:only )?(?:through|via)? ?"
    rf"{_MIDDLE} only\b|\bonly (?:contact|email|write to|go through|reply to) {_MIDDLE}\b|"
    rf"\bonly (?:through|via) {_MIDDLE}\b|\b(?:through|via) {_MIDDLE} only\b",
    re.IGNORECASE,
)
_NOT_DIRECTLY = regex(
    r"(?P<before>[^.;:!?\n]{0,60})\b(?:do not|don['’]t|not to|never|must not|mustn['’]t|"
    r"should not|shouldn['’]t|can['’]t|can not|cannot|may not|avoid)"
    r" (?:contact|contacting|e-?mail|emailing|write to|writing to|message|messaging|approach|"
    r"approaching|ring|call|reply to|go to)"
    r" (?P<whom>[^.;:!?\n]{2,50}?),? direct(?:ly)?\b",
    re.IGNORECASE,
)
_ASKED = regex(
    r"(?:^|\b(?:please|said|says|asked|asks|me|us|told|reminder|note|nb|important|and|but|agency|"
    r"recruiter|agent))[\s,:*_\-–—(\"'“]*$",
    re.IGNORECASE,
)
"""What stands in front of advice to the reader: `engineers do not …` is none."""
_OUGHT = regex(r"(?:must|should|may|can|not to)", re.IGNORECASE)
_I = regex(r"\bI(?:['’]m| am|['’]d| was)?\s*$")
_BY_NAME = regex(
    r"\b(?:only (?:contact|email|write to|reply to|go through)|"
    r"(?:contact|email|write to|reply to)(?= [^\s.,]+ only\b)) "
    r"(?P<who>[^\s.,;:!?]+)(?: only\b)?",
    re.IGNORECASE,
)
_SHE = frozenset({"her", "him", "them"})
_ARRANGED = regex(
    r"\b(?:set (?:it|this|everything) up|put me forward|arranged (?:it|this|the interview)|"
    r"recruit(?:er|ment|ing)|agency|agent|headhunter)\b",
    re.IGNORECASE,
)


def about_the_way(
    facts: "Facts",
    middle: str,
    recruiter: str,
    people: "Sequence[Person]",
    blocks: "Sequence[Block]",
) -> "Iterator[Finding]":
    """Tell of the first line by which nobody is to be written to but who is in the middle.

    `middle` is the name of that person where it is known; `recruiter` is the line to write at
    the top, empty where the note has one.
    """
    for block in not_below(blocks, BEFOREHAND):
        for offset, line in enumerate(block.text.split("\n")):
            words = _goes_through(line, middle, facts, people)
            if words:
                at_the_top = f"`{recruiter}` at the top, and " if recruiter else ""
                yield facts.source.finding(
                    "VS125",
                    f"{words!r} reads as if nobody were to be written to but who is in the "
                    "middle",
                    block.line + offset,
                    at=words,
                    help=f"if that is so, write {at_the_top}`- channel: forward` under a "
                    "heading with the name of each person who is not to be written to",
                )
                return


def _goes_through(line: str, middle: str, facts: "Facts", people: "Sequence[Person]") -> str:
    """Give the words by which nobody is to be written to but somebody in the middle."""
    if "direct" in line:
        for found in _NOT_DIRECTLY.finditer(line):
            advice = found[0][len(found["before"]) :].strip()
            asked = _ASKED.search(found["before"].lstrip("-*+> \t")) or (
                _I.search(found["before"]) and _OUGHT.match(advice)
            )
            if asked and _is_theirs(found["whom"], facts, people):
                return advice
    own = fold(middle).split()
    for only in (_ONLY, _BY_NAME) if "only" in line.casefold() else ():
        found_only = only.search(line)
        if found_only and (only is _ONLY or fold(found_only["who"]) in own[:1]):
            return found_only[0]
    found_through = _THROUGH.search(line) if "through" in line or "via" in line else None
    if not found_through:
        return ""
    who = found_through["who"]
    first = fold(who).split()[0].removesuffix("'s")
    if re.match(rf"{_MIDDLE}\b", who, re.IGNORECASE):
        return found_through[0]
    if own and first == own[0]:
        return found_through[0]
    arranged = _ARRANGED.search(line) or (own and own[0] in fold(line).split())
    return found_through[0] if first in _SHE and arranged else ""


def _is_theirs(whom: str, facts: "Facts", people: "Sequence[Person]") -> bool:
    """Tell whether it is the other side that is not to be written to."""
    if re.fullmatch(_WHOM, whom.strip(), re.IGNORECASE):
        return True
    first = fold(whom).split()[:1]
    company = fold(facts.text("company")).split()[:1]
    names = {word for person in people for word in fold(person.name).split()}
    return bool(first) and (first == company or first[0] in names)
