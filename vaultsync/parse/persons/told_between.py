"""Who in the middle a note in plain text tells of, for `init` to propose; never read.

`Arranged through Daniel Price at Hays`, `my recruiter is Dana`, `feedback will come via Priya`.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import fold, unlink
from vaultsync.parse.persons.first_names import AGENCY, is_first_name, is_usual
from vaultsync.parse.persons.go_between import is_firm
from vaultsync.parse.persons.headings import full_name
from vaultsync.parse.persons.said_as_name import with_capitals
from vaultsync.parse.persons.typed_reach import with_typed_reach
from vaultsync.parse.persons.who_was_there import Heard, Said
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME = (
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[^\W\d_a-z][\w'’-]*[^\W\d_]"
    r"(?: (?:(?:van|von|de|der|di|da) )?[^\W\d_a-z][\w'’-]*[^\W\d_]){0,2})(?!['’]s? [a-z]|\w)"
)
_OF = (
    r"(?i:(?:(?:agency|staffing|external|their|the|my|our|an?|recruitment) )*"
    r"(?:recruiter|headhunter|recruitment (?:consultant|agent)|agent|agency (?:person|contact|"
    r"lady|woman|man|guy|bloke)|staffing (?:agency|firm|agent)|agency))"
)
"""What they are called who stand in the middle."""
_ALL = (
    r"(?:all |any |the )?(?:feedback|contact|communications?|correspondence|messages|e-?mails|"
    r"everything|it all|all of (?:it|this)|news|answers?|questions|follow[- ]?ups?|next steps)"
)
_EXPLICIT = (
    # `my recruiter is Dana Whitfield`, `recruiter: Dana`, `the agent, Lou, rang`
    regex(
        rf"\b{_OF}(?i: here| for this(?: one)?)?(?:(?i:,? (?:is|was|named|=))|::?|,| ?[-–—=])?"
        rf" {_NAME}"
    ),
    # `Dana Whitfield, my recruiter`, `Dana (recruiter at Hays)`, `Dana from the agency`
    regex(
        rf"{_NAME}(?:,| ?\(| [-–—]|(?i: is| was| from| at))? ?"
        rf"(?:(?:[^\W\d_a-z][\w&'’-]* (?:& )?){{1,3}})?{_OF}\b"
        r"(?!(?i: at (?:the )?(?:company|firm)| (?:rang|called|said|told)))"
    ),
    # `Dana at Beckett Ross Recruitment`, `Denise / corvus staffing`
    regex(rf"{_NAME}(?:,| ?\(| [-–—]|(?i: from| at| of))? ?{AGENCY.pattern}"),
    regex(
        rf"{_NAME}(?:, ?| ?\(| [-–—] |(?i: (?:from|at|of) (?:the )?)| ?[@/] ?)"
        r"(?i:[\w&'’]{2,20} (?:[\w&'’]{1,20} ){0,2}?"
        r"(?:staffing|recruitment|recruiting|agency|recruiters|headhunters))\b"
    ),
)
"""It says that they are a recruiter: any name will do that is no firm's."""
_THROUGH = (
    # `arranged through Daniel`, `came via Priya at Hays`, `set up by Dana`
    regex(
        r"\b(?i:arranged|set up|booked|organi[sz]ed|put forward|submitted|introduced|came|"
        r"comes|come|got (?:this|it)|applied|found|is|was|this is|(?:it|that|one)['’]s|all)"
        r"(?i: (?:it|this|all|in|to me|for me|for this|for it))?"
        rf" (?i:through|via|thru) (?i:{_OF},? )?{_NAME}"
    ),
    regex(rf"\b(?i:put forward|submitted|set up|arranged) by (?i:{_OF},? )?{_NAME}"),
    # `all feedback to go through Daniel`, `feedback via Dana`
    regex(
        rf"\b(?i:{_ALL}(?: (?:only|always|has to|have to|must|should|is to|are to|is|are|to|"
        rf"will|would|'ll|goes|go|going|come|comes|coming|be))* (?:through|via|thru))"
        rf" (?i:{_OF},? )?{_NAME}"
    ),
    # `Via Daniel Price (Hays).`
    # `Also through Daniel Price.`, `This one's via Dana`
    regex(
        r"^(?:[-*+] )?\(?(?i:(?:also|again|both|all|same|another one|"
        r"this(?: one)?(?:['’]s| is)?) )?"
        rf"(?i:via|through|thru) (?i:{_OF},? )?{_NAME}"
    ),
)
"""Websites stand here as well as people."""
_FAMILIAR = regex(
    r"\b(?:friend|mate|cousin|sister|brother|mum|mom|dad|uncle|aunt(?:ie)?|neighbou?r|husband|"
    r"wife|partner|girlfriend|boyfriend|colleague|ex[- ]\w+|referred|knows|"
    r"old (?:boss|manager)|used to)\b",
    re.IGNORECASE,
)
"""In such a line it is somebody whom one knows, and no way for messages."""
_ONLY_HERE = regex(
    r"\b(?:not|never|no longer|n['’]t|instead of|without|no need|used to|bypass|directly)\b",
    re.IGNORECASE,
)
_ENDS = regex(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bMs)[.!?;](?= |$)")
_LONGEST, _MOST_LINES, _MOST = 600, 120, 4
_SKIPPED = (">", "|", "```", "    ")


def told_between(text: str, company: str, there: "Iterable[str]" = ()) -> Said | None:
    """Give the one through whom messages go by the words of a note; None: nobody, or several.

    `there` are those who were met: whoever is one of them stands in no middle. Of a first name
    the note may have the whole one somewhere else, and an address beside either.
    """
    lines = [unlink(one.strip()) for one in text.splitlines()[:_MOST_LINES]]
    lines = [*with_capitals([one for one in lines if one and not one.startswith(_SKIPPED)])]
    met = {word for name in there for word in fold(name).split()[:1]}
    found = dict.fromkeys(
        name
        for line in lines
        for name in _named(line, company)
        if fold(name).split()[0] not in met
    )
    whole = _whole(found, lines)
    if len({fold(one).split()[0] for one in whole}) != 1:
        return None
    one = Said(max(whole, key=len))
    return with_typed_reach(Heard((one,)), text, company).people[0]


def _named(line: str, company: str) -> "Iterator[str]":
    plain = line.replace("**", "").replace("__", "")[:_LONGEST]
    for sentence in _ENDS.split(plain):
        if _FAMILIAR.search(sentence) or _ONLY_HERE.search(sentence):
            continue
        for form in _EXPLICIT + _THROUGH:
            for found in islice(form.finditer(sentence.strip()), _MOST):
                name = found["name"]
                sure = is_usual(name) or form in _EXPLICIT
                if sure and is_first_name(name, company) and not is_firm(name):
                    yield name


def _whole(names: "Iterable[str]", lines: "Iterable[str]") -> list[str]:
    """Give names in full where the note has one that begins so, and only one."""
    known = [*names]
    for name in known:
        if " " in name:
            continue
        form = re.compile(rf"(?<![\w'’-]){re.escape(name)} [^\W\d_a-z][\w'’-]+(?![\w@])")
        fuller = {found[0] for line in lines for found in form.finditer(line[:_LONGEST])}
        fuller = {one for one in fuller if full_name(one) and is_first_name(one, "")}
        if len(fuller) == 1:
            known = [*known, *fuller]
    return known
