"""Whom all messages go through, as a sentence of a note in plain text says outright.

`Contact is Angela`, `use Kelly for everything`, `everything goes through her: priya@…`. It may
be one of those who were met. Only for `init` to propose; never read.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.persons.between_words import (
    ALL,
    ENDS,
    FAMILIAR,
    NAME,
    ONLY_HERE,
    WHOSE,
    is_somebody,
)
from vaultsync.parse.persons.first_names import is_usual
from vaultsync.parse.persons.headings import EMAIL, full_name
from vaultsync.parse.persons.told_further import is_named
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WHOM = rf"(?:(?i:her|him)\b|{NAME})"
_GOES = (
    r"(?: (?:only|always|has to|have to|must|should|is to|are to|is|are|to|will|would|'ll|goes|"
    r"go|going|come|comes|coming|be))*"
)
_ONLY = (
    r"(?:the|my|our) (?:(?:only|main|one|single|sole|best) )?(?:(?:e-?mail )?address|"
    r"e-?mail|(?:point of )?contact(?: person| point)?|go-between|person to (?:write|e-?mail|"
    r"talk|reply) to)"
)
_IT = (
    r"(?:everything|anything|all (?:of )?(?:it|this)|it all|all (?:contact|e-?mails|messages))"
)
_CONTACT = regex(
    r"(?:^|(?<=[.,;:(] )|(?<= [-–—] )|(?<=\band ))"
    r"(?i:(?:(?:the|my|our|main|only|point of) ){0,3}contact"
    r"(?: person| point)?(?: there| here| for (?:this|it|them|everything))?"
    rf"(?: is| was|['’]s| ?=| ?::?|,)) {NAME}"
)
"""`contact is Angela`, `my contact there: Angela Whitworth`, `point of contact = Dana`."""
_FORMS = (
    # `everything goes through her`, `all feedback via Dana`
    regex(rf"\b(?i:{ALL}{_GOES} (?:through|via|thru)) {_WHOM}"),
    _CONTACT,
    # `Angela is my contact`, `she's the only address I've got`
    regex(rf"(?:{WHOSE},?|\b(?i:she|he))(?: is|['’]s) (?i:{_ONLY})\b"),
    # `use her for everything`, `write to Kelly with everything`, `send everything to her`
    regex(
        rf"\b(?i:use|write to|e-?mail|contact|go to) {_WHOM} (?i:for|with|about) (?i:{_IT})\b"
    ),
    regex(rf"\b(?i:send|write|address|e-?mail) (?i:{_IT}) to {_WHOM}"),
    # `the only address I have is Kelly's`
    regex(
        r"\b(?i:(?:the|my) only (?:e-?mail |contact )?(?:address|e-?mail|contact)"
        rf"(?: (?:i have|i['’]ve(?: got)?|we have))?) is {WHOSE}(?:['’]s)?(?!\w)"
    ),
)
_ANY_NAME = regex(
    r"(?<![\w'’.@-])[^\W\d_a-z][\w'’-]*[^\W\d_](?: [^\W\d_a-z][\w'’-]*[^\W\d_]){0,2}(?![\w@])"
)
_WHOSE_END = regex(r"['’]s$")
_OTHER_CONTACT = regex(
    r"\b(?:emergency|next of kin|in case|eye|lens|lenses|patients?|clients?|customers?)\b",
    re.IGNORECASE,
)
_LONGEST, _MOST, _MOST_NAMES, _SEVERAL = 600, 4, 20, 2


def contacts_of(
    lines: "Sequence[str]", company: str, there: "Sequence[str]" = ()
) -> "Iterator[str]":
    """Give the names of those through whom all goes, as the lines say it in so many words.

    `her` is whom the address in the sentence is of, else who is named last before it: in its
    line, or in the heading above. Of `there`, those who were met, somebody counts only if
    others were, too.
    """
    heading = ""
    for line in lines:
        plain = line.replace("**", "").replace("__", "")[:_LONGEST]
        if plain.startswith("#"):
            heading = plain
        for name in _in_line(plain, heading, company):
            known = any(fold(one).startswith(fold(name)) for one in there)
            if len(there) >= _SEVERAL if known else is_usual(name) or _is_reached(name, plain):
                yield name


def _is_reached(name: str, line: str) -> bool:
    """Tell whether a full name is beside an address, or behind `contact`: no website is."""
    told = any(fold(one["name"]) == fold(name) for one in _CONTACT.finditer(line))
    return full_name(name) and (told or bool(EMAIL.search(line)))


def says_contact(name: str, sentence: str) -> bool:
    """Tell whether a sentence says of somebody that they are the contact there."""
    named = _in_line(sentence, "", "", _FORMS[1:])
    return any(fold(name).startswith(fold(one)) for one in named)


def _in_line(
    line: str, heading: str, company: str, forms: "tuple[re.Pattern[str], ...]" = _FORMS
) -> "Iterator[str]":
    start = 0
    for end in [*(one.end() for one in ENDS.finditer(line)), len(line)]:
        sentence = line[start:end]
        if not any(one.search(sentence) for one in (FAMILIAR, ONLY_HERE, _OTHER_CONTACT)):
            for form in forms:
                for found in islice(form.finditer(sentence), _MOST):
                    before = f"{heading}, {line[: start + found.start()]}"
                    name = _WHOSE_END.sub("", found["name"] or "")
                    name = name or _meant(before, sentence, company)
                    if name and is_somebody(name, company):
                        yield name
        start = end


def _meant(before: str, sentence: str, company: str) -> str:
    """Give whom `her` means: whose address is there, else who was named last."""
    found = (one[0] for one in islice(_ANY_NAME.finditer(before), _MOST_NAMES))
    names = [one for one in found if is_usual(one) and is_somebody(one, company)]
    mail = EMAIL.search(sentence)
    if mail:
        local = mail[0].partition("@")[0].casefold()
        names = [one for one in names if is_named(local, fold(one))]
    return names[-1] if names else ""
