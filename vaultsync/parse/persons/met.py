"""Lines that say who was met and are read as nothing: `Met: Dr Helen Moss (lab manager)`."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.model import Met
from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.body.markdown import TEXTS, Heading, Item, Paragraph
from vaultsync.parse.front.plain_words import CALL_WITH, CLOCK, DAY, INSTITUTION, NAME
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.persons.contacts import Listed, listed_people, read_listed
from vaultsync.parse.persons.headings import full_name, looks_like_name
from vaultsync.parse.persons.roles import is_role, is_unnamed
from vaultsync.parse.persons.talk import BEFOREHAND, not_below
from vaultsync.parse.persons.who_was_there import Heard, heard_in
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.parse.body.markdown import Block

_LINE = regex(
    r"[*_]{0,2}(?:(?:i |we )?(?:met|spoke to|spoke with|talked to|talked with|met with)|with|"
    r"who|(?:the )?(?:interviewers?|panel)|interviewed by)[*_]{0,2} ?:(?!:)[*_]{0,2} *(\S.*)",
    re.IGNORECASE,
)
_UNSIGNED = regex(
    r"(?:(?:i |we )?(?:met with|met|spoke to|spoke with|talked to|talked with)|with|"
    r"interviewed by) (\S.*)",
    re.IGNORECASE,
)
"""The same without a colon: only names with what they do are beyond doubt."""
_STARTS = regex(
    r"(?:^|[.,;] |\s[-–—|]\s)"
    r"(?:(?:(?:i |we )?(?:met with|met|spoke to|spoke with)|"
    r"(?:(?:[\w-]+ ){0,2}(?:interview|call|chat|meeting|talk|coffee) )?with) (?=\S))?",
    re.IGNORECASE,
)
"""Where names can begin in a line under the title."""
_INTRODUCES = ("with", "met", "to")
_NEXT = regex(r"(?<=\))\. (?=[A-Z])")
"""`Met: Ann Lee (head). Through Hays`: another sentence."""
_LABELLED = regex(
    r"(?:[.,;]|\s[-–—|])\s(?:(?:the )?(?:panel|interviewers?)|met|with) ?:(?!:) *(\S.*)",
    re.IGNORECASE,
)
_COMMAS = regex(r", (?![^()]*\))")
"""Commas that do not stand within brackets."""
_FROM = regex(
    rf"(?<!\S)({NAME}) from (?:the )?(HR|[a-z]+(?: [a-z]+){{0,2}}?)(?=$|, | and | & )"
)
"""`Jo from the baby room`: `Jo (baby room)` can stand in a list."""
_CALL = regex(
    rf"(?:^|[.,;:] |\s[-–—|]\s)(?:(?i:phone|telephone|video|zoom|teams) )?"
    rf"(?i:call|chat|interview) with ({NAME})"
)
"""Who somebody spoke to, at the end of a line; behind it may stand a company, too."""
_CALL_TITLE = regex(rf"{CALL_WITH}, ([^\W\d_a-z][^,()]*)")
_SOMEBODY = regex(r"\b(?:she|he|her|him|his)\b", re.IGNORECASE)
_TOP_LINES = 6
_WHO = " who "
_MOST_STARTS = 12
_SENTENCE_ENDS = regex(r"[^\W\d_]{4,}\. ")
_PROFESSOR = "Prof. "
_PLAIN = regex(r"[^\W\d_](?:[\w .,'’()&/-]*[\w.)])?")
"""What stands behind `interviewers:` as it is."""
_REACHED = regex(r"[^\W\d_](?:[\w .,'’()&/@<>+-]*[\w.)>])?")
"""The same with addresses and numbers behind the names."""
_LONGEST = 300
_BEFOREHAND = (*BEFOREHAND, "research")


def find_met(blocks: "Sequence[Block]", company: str = "") -> "Iterator[Met]":
    """Give the lines with names, and nothing else, that can stand behind `interviewers`.

    None of them is `company`, with what stands behind it: `[[Lumen Health]], junior UX/UI`.
    """
    found = {one.line: one for one in (*_under_title(blocks), *_said(blocks))}
    whole = fold(company)
    yield from (found[line] for line in sorted(found) if not _is_of(whole, found[line].names))


def _is_of(company: str, names: str) -> bool:
    entries = read_listed(Scalar(names, 1, 1), "") if company else ()
    return any(isinstance(one, Listed) and one.person.key == company for one in entries)


def _said(blocks: "Sequence[Block]") -> "Iterator[Met]":
    """Read `Met: Helen Moss`, wherever it stands, and `Spoke to Priya (recruiter)`."""
    for block in not_below(blocks, _BEFOREHAND):
        if isinstance(block, Item) and block.mark:
            continue
        for offset, line in enumerate(block.text.split("\n")):
            if len(line) > _LONGEST:
                continue
            signed = _LINE.fullmatch(line.strip()) if ":" in line else None
            found = signed or _UNSIGNED.fullmatch(line.strip())
            names = _tidy(_NEXT.split(found[1])[0]) if found else ""
            if names and (_are_names(names) if signed else _are_titled(names)):
                yield Met(one_line(unlink(line)), names, block.line + offset)


def _under_title(blocks: "Sequence[Block]") -> "Iterator[Met]":
    """Read `Tue 17 Nov, 14:00, their office. With Gareth Pugh (manager) and Denise (HR).`."""
    first = next(iter(blocks), None)
    if isinstance(first, Heading) and first.level == 1 and len(first.text) <= _LONGEST:
        name = _of_call_title(_tidy(first.text))
        if name:
            yield Met(one_line(unlink(first.text)), name, first.line)
    for number, line in islice(_top_lines(blocks), _TOP_LINES):
        if len(line) > _LONGEST:
            continue
        names = _names_behind(_tidy(line)) or _called(_tidy(line), number, blocks)
        heard = heard_in(one_line(unlink(line))) if _WHO in names or not names else Heard()
        if reads_as(heard):
            yield Met(one_line(unlink(line)), heard.listed, number, heard.left)
        elif names:
            yield Met(one_line(unlink(line)), names, number)


def fullest(*ways: Heard) -> Heard:
    """Give of several readings of the same lines the one that says most of most people."""
    return max(ways, key=_details)


def _details(heard: Heard) -> tuple[int, int]:
    said = sum(bool(one.does) + len(one.reach) for one in heard.people)
    return len(heard.people) if reads_as(heard) else 0, said


def reads_as(heard: Heard) -> bool:
    """Tell whether a list that was made of a sentence is read as exactly these people."""
    names = heard.listed
    if not names or not _REACHED.fullmatch(names):
        return False
    found = read_listed(Scalar(names, 1, 1), "")
    read = [one.person.name for one in found if isinstance(one, Listed)]
    return len(read) == len(found) and read == [one.name for one in heard.people]


def _of_call_title(title: str) -> str:
    """Read `Phone - Lauren, First Steps Agency`: behind the name stands a company."""
    found = _CALL_TITLE.fullmatch(title)
    if not found or not INSTITUTION.fullmatch(found[2].split()[-1]):
        return ""
    return found[1] if looks_like_name(found[1]) else ""


def _called(line: str, number: int, blocks: "Sequence[Block]") -> str:
    """Read `phone call with Sunita`, where the lines below tell of a person."""
    calls = islice(_CALL.finditer(line), _MOST_STARTS)
    name = next((one[1] for one in calls if one.end() == len(line)), "")
    if not name or not looks_like_name(name):
        return ""
    top = tuple(_top_lines(blocks))
    above = [one.text for one in blocks if isinstance(one, Heading) and one.line < number]
    above += [text for at, text in top if at < number]
    below = [text for at, text in top if at > number]
    below += [one.text for one in blocks if isinstance(one, TEXTS) and one.line > number]
    told = any(map(_SOMEBODY.search, below)) or any(one.startswith(name) for one in below)
    return name if told and not any(name in one for one in above) else ""


def _top_lines(blocks: "Sequence[Block]") -> "Iterator[tuple[int, str]]":
    """Give the lines of paragraphs down to the first heading below the title."""
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            return
        if isinstance(block, Paragraph):
            yield from enumerate(block.text.split("\n"), block.line)


def _names_behind(line: str) -> str:
    """Give the names at the end of a line, each with what they do, or behind `panel:`.

    Behind a day and an hour, one with what they do is enough, and behind `with` none need be.
    """
    labelled = _LABELLED.search(line)
    if labelled:
        entries = _COMMAS.split(labelled[1])
        kept = (
            entries if entries[-1][:1].isupper() else entries[:-1]
        )  # `one whose name I forgot`
        names = ", ".join(kept)
        return names if names and _are_names(names) else ""
    dated = bool(DAY.match(line) and CLOCK.search(line))
    if "(" not in line and not dated:
        return ""
    for one in islice(_STARTS.finditer(line), _MOST_STARTS):
        names = line[one.end() :]
        said = one[0].rstrip().lower().endswith(_INTRODUCES)
        if _are_titled(names) or ((said or dated) and _are_met(names)):
            return names
        if dated and said and _are_names(names):
            return names
    return ""


def _tidy(text: str) -> str:
    return _FROM.sub(r"\1 (\2)", one_line(unlink(text)).rstrip(" .;"))


def _are_titled(text: str) -> bool:
    """Tell whether a list holds names only, each with what they do behind it."""
    if "(" not in text or _SENTENCE_ENDS.search(text.replace(_PROFESSOR, "")):
        return False
    return _are_names(text) and all(
        is_role(one.title) or is_unnamed(one.title) for one in listed_people(text)
    )


def _are_met(text: str) -> bool:
    """Tell whether a list behind `with` holds names only, and what one of them does."""
    if _SENTENCE_ENDS.search(text.replace(_PROFESSOR, "")) or not _are_names(text):
        return False
    return any(is_role(one.title) for one in listed_people(text))


def _are_names(text: str) -> bool:
    """Tell whether a list holds names only, and one of them beyond doubt."""
    if not _PLAIN.fullmatch(text):
        return False
    entries = read_listed(Scalar(text, 1, 1), "")
    people = [one.person for one in entries if isinstance(one, Listed)]
    if len(people) < len(entries) or not all(looks_like_name(one.name) for one in people):
        return False
    if any(one.title.startswith("(") for one in people):  # `(manager) n a lad called Bo`
        return False
    return any(full_name(one.name) or one.title for one in people)
