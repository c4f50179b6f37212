"""Who in the middle a note in plain text tells of, for `init` to propose; never read.

`Arranged through Daniel Price at Hays`, `my recruiter is Dana`, `feedback will come via Priya`.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import fold, unlink
from vaultsync.parse.persons.between_words import (
    ALL,
    ENDS,
    FAMILIAR,
    NAME,
    ONLY_HERE,
    is_somebody,
)
from vaultsync.parse.persons.fields import MAIL
from vaultsync.parse.persons.first_names import AGENCY, is_first_name, is_usual
from vaultsync.parse.persons.headings import full_name
from vaultsync.parse.persons.said_as_name import with_capitals
from vaultsync.parse.persons.told_contact import contacts_of, says_contact
from vaultsync.parse.persons.typed_reach import with_typed_reach
from vaultsync.parse.persons.who_was_there import Heard, Said
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OF = (
    r"(?i:(?:(?:agency|staffing|external|their|the|my|our|an?|recruitment) )*"
    r"(?:recruiter|headhunter|recruitment (?:consultant|agent)|agent|agency (?:person|contact|"
    r"lady|woman|man|guy|bloke)|staffing (?:agency|firm|agent)|agency))"
)
"""What they are called who stand in the middle."""
_EXPLICIT = (
    # `my recruiter is Dana Whitfield`, `recruiter: Dana`, `the agent, Lou, rang`
    regex(
        rf"\b{_OF}(?i: here| for this(?: one)?)?(?:(?i:,? (?:is|was|named|=))|::?|,| ?[-–—=])?"
        rf" {NAME}"
    ),
    # `Dana Whitfield, my recruiter`, `Dana (recruiter at Hays)`, `Dana from the agency`
    regex(
        rf"{NAME}(?:,| ?\(| [-–—]|(?i: is| was| from| at))? ?"
        rf"(?:(?:[^\W\d_a-z][\w&'’-]* (?:& )?){{1,3}})?{_OF}\b"
        r"(?!(?i: at (?:the )?(?:company|firm)| (?:rang|called|said|told)))"
    ),
    # `Dana at Beckett Ross Recruitment`, `Denise / corvus staffing`
    regex(rf"{NAME}(?:,| ?\(| [-–—]|(?i: from| at| of))? ?{AGENCY.pattern}"),
    regex(
        rf"{NAME}(?:, ?| ?\(| [-–—] |(?i: (?:from|at|of) (?:the )?)| ?[@/] ?)"
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
        rf" (?i:through|via|thru) (?i:{_OF},? )?{NAME}"
    ),
    # `booked by Kelly Marsh in recruitment`
    regex(
        r"\b(?i:put forward|submitted|set up|arranged|booked|organi[sz]ed|scheduled|"
        rf"co-?ordinated|sorted(?: out)?)(?i: in)? by (?i:{_OF},? )?{NAME}"
    ),
    # `all feedback to go through Daniel`, `feedback via Dana`
    regex(
        rf"\b(?i:{ALL}(?: (?:only|always|has to|have to|must|should|is to|are to|is|are|to|"
        rf"will|would|'ll|goes|go|going|come|comes|coming|be))* (?:through|via|thru))"
        rf" (?i:{_OF},? )?{NAME}"
    ),
    # `Via Daniel Price (Hays).`, `Also through Daniel Price.`, `This one's via Dana`
    regex(
        r"^(?:[-*+] )?\(?(?i:(?:also|again|both|all|same|another one|"
        r"this(?: one)?(?:['’]s| is)?) )?"
        rf"(?i:via|through|thru) (?i:{_OF},? )?{NAME}"
    ),
)
"""Websites stand here as well as people."""
_HR = (
    r"(?i:HR|human resources|personnel|(?:the )?people team|(?:the )?(?:(?:school|office|"
    r"practice|department|team|course|business) )?(?:administrator|admin|secretary|clerk|"
    r"coordinator))"
)
"""What they are called who write for a company of its own."""
_WILL = (
    r"(?i: (?:will|would|is going to|is to)|['’]ll)(?i: be in touch| write| e-?mail| let |"
    r" contact| get back| come back| reply| ring| call| phone| confirm| send)"
)
_FOR_THE_PANEL = (
    r"[^.;]{0,40}?(?i: on behalf of (?:the |a |everyone on the )?(?:\w+ )?(?:panel|team|"
    r"interviewers?|board|committee|governors|trustees|directors?|heads?|managers?))"
)
_WROTE = (
    r"(?i: (?:wrote|writes|e-?mailed|e-?mails|rang|called|phoned|replied|got back|was in touch|"
    r"confirmed|got in touch))"
)
_SENDS = rf"(?:{_WILL}|{_WROTE}{_FOR_THE_PANEL})"
_OF_THE_HOUSE = (
    # `HR (Ms Pearce) will write to everyone`, `HR (Jan Roe, hr@…) wrote on behalf of the panel`
    regex(rf"\b{_HR} ?\({NAME}(?:, [^()]{{1,60}})?\){_SENDS}"),
    # `Denise from HR will be in touch`, `the clerk, Sue Hale, will let us know`
    regex(rf"{NAME}(?:,? (?:from|in|at|of)|,| ?\() ?(?:the )?{_HR}\)?,?{_SENDS}"),
    regex(rf"\b{_HR},? {NAME},?{_SENDS}"),
    # `Denise will be in touch on behalf of the panel`
    regex(rf"{NAME}(?:{_WILL}|{_WROTE}){_FOR_THE_PANEL}"),
    # `HR is outsourced, a Ms Pearce`
    regex(rf"\b{_HR} is (?i:outsourced|external)(?:,|:|(?i: to))? (?:an? )?{NAME}"),
    regex(
        r"\b(?i:(?:all|any) (?:letters|e-?mails|news|decisions|messages) (?:will )?comes? from)"
        rf" {NAME}"
    ),
)
"""It says that they write for whoever was there."""
_INVITES = (
    # `Email from HR, Jo Farley (jo.farley@…)`, `email came Thurs from Tom Sugden, recruitment`
    regex(
        r"\b(?i:e-?mail|letter|invitation|invite|message|note)\b[^.;:\n]{0,30}?"
        rf"\b(?i:from) (?:the )?{_HR}(?:,| ?\(|:| [-–—])? ?{NAME}"
    ),
    regex(
        r"\b(?i:e-?mail|letter|invitation|invite|message|note)\b[^.;:\n]{0,30}?"
        rf"\b(?i:from) {NAME}(?:,| ?\(| [-–—])? ?(?:(?:from|in|of) )?(?:the )?"
        rf"(?:{_HR}|(?i:recruitment|recruiting|talent(?: team)?))\b"
    ),
)
"""Whoever invited, with a word for what they do: they pass on what is written to them."""
_CALLS = regex(r"(?:Dear|Hi|Hello|Hey|Good|Thank|Thanks) ")
_SAYS_HR = regex(
    rf"\b{_HR}\b|\b(?:hr|people|personnel|admin|office)@|"
    r"\b(?:in|from) (?:the |their )?(?:recruitment|resourcing)\b(?! (?:agency|firm|consult))",
    re.IGNORECASE,
)
_SAYS_AGENCY = regex(
    rf"\b{_OF}\b|(?<!\bin )(?<!\bfrom )(?<!\bfrom the )\brecruitment\b|"
    r"\b(?:recruiting|staffing|agency|headhunters?)\b",
    re.IGNORECASE,
)
_LONGEST, _MOST_LINES, _MOST = 600, 120, 4
_SKIPPED = (">", "|", "```", "    ")


def told_between(text: str, company: str, there: "Iterable[str]" = ()) -> Said | None:
    """Give the one through whom messages go by the words of a note; None: nobody, or several.

    `there` are those who were met: whoever is one of them stands in no middle, unless the note
    says outright that all goes through them. Of a first name the note may have the whole one
    somewhere else, and an address beside either.
    """
    lines = _lines(text)
    met = {word for name in there for word in fold(name).split()[:1]}
    contact = [*contacts_of(lines, company, tuple(there))]
    for forms in (_EXPLICIT + _THROUGH, _OF_THE_HOUSE, _INVITES):
        found = dict.fromkeys(
            name
            for line in lines
            for name in _named(line, company, forms)
            if fold(name).split()[0] not in met
        )
        whole = _whole(dict.fromkeys((*contact, *found)), lines)
        if whole:
            return _only(whole, text, company)
    return None


def _only(names: "Sequence[str]", text: str, company: str) -> Said | None:
    """Give the one person whom these names are of, with an address; None: there are several."""
    if len({fold(one).split()[0] for one in names}) != 1:
        return None
    return _reached(Said(max(names, key=len)), text, company)


def _reached(one: Said, text: str, company: str) -> Said:
    """Give somebody with an address: the own one, else that right behind the name."""
    found = with_typed_reach(Heard((one,)), text, company).people[0]
    if found.reach:
        return found
    behind = re.search(rf"(?<![\w'’-]){re.escape(one.name)}(?:,| ?[(<]) ?({MAIL})", text)
    return one._replace(reach=(behind[1],)) if behind else one


def is_of_an_agency(who: str, text: str) -> bool:
    """Tell whether a sentence of a note that names somebody speaks of an agency."""
    name = unlink(who).partition("<")[0].partition("(")[0].split()
    mine = _sentences_on(name[0], text) if name else []
    return any(map(_SAYS_AGENCY.search, mine))


def is_of_the_house(who: str, text: str) -> bool:
    """Tell whether somebody in the middle is of the company itself, as the words of a note say.

    `who` may say it, too: `Denise (HR)`. A recruiter of an agency is none.
    """
    if _SAYS_AGENCY.search(who):
        return False
    name = unlink(who).partition("<")[0].partition("(")[0].split()
    if _SAYS_HR.search(who) or not name:
        return bool(name)
    word = _as_word(name[-1])
    mine = _sentences_on(name[-1], text)
    if any(map(_SAYS_AGENCY.search, mine)):
        return False
    said = (each for line in mine for each in _named(line, "", _OF_THE_HOUSE))
    if any(map(_SAYS_HR.search, mine)) or any(map(word.search, said)):
        return True
    return any(says_contact(" ".join(name), one) for one in _sentences_on(name[0], text))


def _as_word(name: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<![\w'’-]){re.escape(name)}(?![\w'’-])")


def _sentences_on(name: str, text: str) -> list[str]:
    word = _as_word(name)
    sentences = (one for line in _lines(text) for one in ENDS.split(line[:_LONGEST]))
    return [one for one in sentences if word.search(one)]


def _lines(text: str) -> list[str]:
    """Give the lines that may tell, with the capitals of names."""
    lines = [unlink(one.strip()) for one in text.splitlines()[:_MOST_LINES]]
    return [*with_capitals([one for one in lines if one and not one.startswith(_SKIPPED)])]


def _named(line: str, company: str, forms: "tuple[re.Pattern[str], ...]") -> "Iterator[str]":
    plain = line.replace("**", "").replace("__", "")[:_LONGEST]
    for sentence in ENDS.split(plain):
        if FAMILIAR.search(sentence) or ONLY_HERE.search(sentence):
            continue
        for form in forms:
            for found in islice(form.finditer(sentence.strip()), _MOST):
                name = found["name"]
                sure = is_usual(name) or form in _EXPLICIT
                sure |= form in _OF_THE_HOUSE + _INVITES and full_name(name)
                sure &= not _CALLS.match(name)
                if sure and is_somebody(name, company):
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
