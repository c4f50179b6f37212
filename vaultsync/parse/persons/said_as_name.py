"""Writes people in a sentence as lists have them: `a governor called Tim` is `Tim (governor)`.

Only for what is shown to the person before anything is made of it.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.front.plain_words import CLOCK, DAY, INSTITUTION, KIND
from vaultsync.parse.persons.fields import MAIL
from vaultsync.parse.persons.first_names import is_first_name, is_usual
from vaultsync.parse.persons.opened_panel import as_counted
from vaultsync.parse.persons.roles import is_nobody, is_role
from vaultsync.parse.persons.small_letters import mostly_small, with_names
from vaultsync.parse.persons.who_was_there import tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Sister|Matron|Chef|Rev|Sir)"
_WORD = r"[^\W\d_a-z][\w'’-]*[^\W\d_]"
_NAME = rf"(?:{_TITLE} ){{0,2}}{_WORD}(?: {_WORD}){{0,2}}"
_DOTTED = regex(r"\b(Mr|Mrs|Ms|Dr|Prof|Rev|Mx)\.(?= ?[^\W\d_a-z])")
_SHORT = {"Hr.": "Herr", "Fr.": "Frau", "Hr": "Herr", "Fr": "Frau"}
_GERMAN = regex(r"(?<![\w.])(?:Hr|Fr)\b\.?(?= (?:(?:Dr|Prof)\b\.? )*[^\W\d_a-z][\w'’-])")
_IN_GERMAN = regex(r"[äöüß]|\bHr\b|\bHerr\b|\bFr\.? (?:Dr|Prof|Dipl)\b", re.IGNORECASE)
_DEGREE = regex(
    r"\b(?:Dipl\.-\w{2,10}\.?|M\.?Sc\.|B\.?Sc\.|M\.?A\.|B\.?A\.|MBA) (?=[^\W\d_a-z])"
)
_CALLED = regex(
    rf"(?<![\w'’])(?:the|an?|our|their|some|one) "
    rf"(?P<what>(?:(?! and )[^,;()]){{2,40}}?)(?: called| named|,|:)? "
    rf"(?P<name>{_NAME})(?![\w'’])"
)
"""`a governor called Tim`, `the manager Sue Whitlock`, `a parent governor, Mr Adeyemi`."""
_INSIDE = regex(
    rf"(?<![\w'’])(?:the|an?|our|their|some) (?P<what>[^,;()]{{2,40}}?) ?\((?P<name>{_NAME})\)"
)
"""`the head (Mrs Abara)`."""
_ROLE_AND_NAME = regex(
    rf"(?:^|(?<=[,;:+&] )|(?<=\band )|(?<=\bwith )|(?<=\bplus ))"
    rf"(?P<what>(?:HR|[^\W\d_][\w'’/&-]*(?: [\w'’/&-]+){{0,4}})) ?\((?P<name>{_NAME})\)"
)
"""`HR (Tom)`: only a usual name, since `manager (Leeds)` says where."""
_NAMELESS = regex(
    rf"(?P<name>(?:^|(?<=[,;:+&] )|(?<=\band )|(?<=\bwith )|(?<=\bplus )){_WORD}) "
    r"(?:something(?: or other)?|somebody|someone|whatsit|what['’]?s ?(?:her|his) ?name|"
    r"\?{1,3})"
    r"(?=$|[,;(]| from | in | the | who )"
)
"""`Beth something from HR`: a first name is all that they know."""
_WOMAN = regex(
    r"(?P<what>.+?) (?:man|woman|lady|guy|bloke|girl|lad|lass|person|chap|rep)", re.IGNORECASE
)
_REACH = rf"(?:{MAIL}|\+?\(?0?\d[\d ()/-]{{7,20}}\d)"
_BEHIND = regex(
    rf"(?<=[\w)])(?: ?[-–—:,] ?| )[<(\[]?"
    rf"(?:(?i:e-?mail|mail|mobile|mob|tel|phone|number)\b\.?:? ?)?(?P<reach>{_REACH})[>)\]]?"
)
_SHE = regex(
    r" ?\((?:she|he|they)(?P<does> (?:does|runs|leads|manages|heads|looks after|"
    r"teaches) [^()]{2,40})\)",
    re.IGNORECASE,
)
"""`Kasia (she does payroll)`."""
_SLASH = regex(rf"(?<=[\w)])(?<!\bw) ?/ ?(?={_NAME})")
_BARELY = regex(
    r"(?:^|(?<=[,;:] )|(?<=\band ))(?i:only|just|mainly|mostly|chiefly|primarily|both|also|"
    rf"simply|solely) (?P<name>{_NAME})(?![\w'’])"
)
"""`Only Moira Tanner`: a word in front of a name that is no part of it."""
_RANK = regex(
    r"\b(?:Major|Maj|Captain|Capt|Colonel|Col|Lieutenant|Lt|Brigadier|Brig|Commander|Cdr|"
    r"Sergeant|Sgt|Sqn Ldr|Squadron Leader|Wg Cdr|Wing Commander|Group Captain|Admiral|"
    r"General|Gen|Superintendent|Supt|Inspector|Insp)\b\.?(?: (?:General|Gen|Colonel|Col|"
    r"Commander|Cdr))?(?P<retired>,? \(?ret(?:['’]?d|ired)\b\.?\)?,?)? "
    rf"(?P<name>{_WORD} {_WORD})(?![\w'’])"
)
"""`Major (retd) Ian Pryce`."""
_MOST_REPLACED = 12
_LONGEST, _NEAR = 400, 40
_SMALL_NAME = r"(?P<name>[a-z][a-z'’-]*[a-z])"
_SMALL = regex(
    r"(?P<lead>(?:^|(?<![\w'’]))(?:saw|met|with|w/|spoke to|spoke with|talked to|and|plus|"
    r"panel|"
    rf"there|interviewers?)(?: ?:)? |[&+,/] ?|^){_SMALL_NAME}"
    r"(?= ?\((?P<in>[a-z][a-z /&-]{1,40})\)|,? the (?P<the>[a-z][a-z -]{1,30}?)(?=$|[,.;(]|"
    r" and | \+ | & )"
    r"| from (?P<from>hr|the office|head office)\b|, (?P<comma>[a-z][a-z -]{1,30})(?=$|"
    r"[,.;]| and | \+ | & ))"
)
"""A name in small letters, with what they do behind it: `saw gaz the shift manager`."""
_SMALL_CALLED = regex(rf"(?P<lead>\b(?:called|named) ){_SMALL_NAME}(?=$|[\s,.;)])")
_SMALL_RANG = regex(
    rf"(?P<lead>^){_SMALL_NAME}(?= (?:just |then )?(?:rang|phoned|called|texted|emailed)\b)"
)
_WHEN = regex(rf"{WEEKDAY}|{MONTH}", re.IGNORECASE)
_NO_NAME = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "some",
            "him",
            "her",
            "them",
            "they",
            "she",
            "he",
            "landlord",
            "no",
        ),
        *(
            "agency",
            "someone",
            "somebody",
            "who",
            "not",
            "my",
            "mum",
            "mam",
            "dad",
            "it",
            "one",
        ),
        *("two", "three", "manager", "lads", "lad", "lass", "boss", "back", "again", "just"),
        *("doctor", "dentist", "plumber", "garage", "school", "bank", "council", "job", "work"),
    }
)


_BULLET = regex(r"[-*+] +")
_TELLS = regex(
    r"[-*+] +(?:.{0,40}\b)?(?:(?:interview|call|chat|zoom|teams) (?:with|w/)|met|saw|"
    r"spoke (?:to|with)|"
    r"panel|interviewed by|with (?-i:[A-Z]))",
    re.IGNORECASE,
)
_BEGINS = regex(
    r"(?:(?:first|second|phone|video|zoom|teams|quick|short) )*"
    r"(?:interview|call|chat|met|saw|spoke|seen|with|w/|panel|talked)\b",
    re.IGNORECASE,
)
_INTRODUCED = regex(
    rf"(?<=\d)(?P<half> ?[ap]\.?m\.?)? (?P<with>with|w/) (?=\[\[|[^\W\d_a-z])|"
    rf"\b(?P<day>{WEEKDAY}|{MONTH}) (?P<then>with|w/) (?=\[\[|[^\W\d_a-z])",
)
"""`interview tues 24 nov 2.15 with Kelly`: behind a day or an hour, names begin."""
_BY_WAY = regex(
    r" (?:zoom|teams|meet|phone|video|call|chat|screen|interview) (?:with|w/) "
    r"(?=(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
_TITLED = regex(rf"(?<=\d|m), (?={_TITLE}\b\.? [^\W\d_a-z])")
"""Behind a day and an hour: `24 Nov, 10:00 Zoom w/ Ann Lee`, `24 Nov, 2pm, Mr Khan`."""
_W = regex(r"(?<![\w/&.'’-])w (?=[^\W\d_])")
_GOES_ON = regex(r"(?:,|&|\+|\b(?:and|with))$")


def said_as_names(text: str) -> str:
    """Write what people do behind their names, addresses behind commas, titles without dots."""
    if len(text) > _LONGEST:
        return text
    text = text.replace("**", "").replace("__", "").replace("\\", "").strip(" .;*_")
    text = _BARELY.sub(_without_word, text, count=_MOST_REPLACED)
    text = _RANK.sub(_without_rank, text, count=_MOST_REPLACED)
    text = _GERMAN.sub(_in_german, text, count=_MOST_REPLACED)
    text = _DEGREE.sub("", _DOTTED.sub(r"\1", text))
    text = _SHE.sub(r" who\g<does>", text)
    text = _INSIDE.sub(_swapped, text, count=_MOST_REPLACED)
    text = _ROLE_AND_NAME.sub(_swapped_usual, text, count=_MOST_REPLACED)
    text = _NAMELESS.sub(r"\g<name>", text, count=_MOST_REPLACED)
    text = _CALLED.sub(_swapped, text, count=_MOST_REPLACED)
    text = _BEHIND.sub(_apart, text, count=_MOST_REPLACED)
    return _SLASH.sub(", ", text, count=_MOST_REPLACED)


def _in_german(found: "re.Match[str]") -> str:
    """Leave `Fr. Dolan`, a priest, unless something else there is in German."""
    german = found[0].startswith("Hr") or _IN_GERMAN.search(found.string)
    return _SHORT[found[0]] if german else found[0]


def _without_word(found: "re.Match[str]") -> str:
    """Leave `Just Fontaine` and `Just Eat`: one word that is no usual name."""
    one = is_usual(found["name"]) or " " in found["name"]
    return found["name"] if one and is_first_name(found["name"], "") else found[0]


def _without_rank(found: "re.Match[str]") -> str:
    """Leave `Major Events`: nobody who is greeted by `Dear Ian` needs the rank."""
    return found["name"] if found["retired"] or is_usual(found["name"]) else found[0]


def _apart(found: "re.Match[str]") -> str:
    """Write an address behind a comma, unless it stands within brackets with something else."""
    before = found.string[: found.start()]
    return found[0] if before.count("(") > before.count(")") else f", {found['reach']}"


def _swapped_usual(found: "re.Match[str]") -> str:
    known = is_usual(found["name"]) and not is_role(found["name"])
    return _swapped(found) if known else found[0]


def _swapped(found: "re.Match[str]") -> str:
    what = found["what"].strip(" ,")
    woman = _WOMAN.fullmatch(what)
    does = woman["what"] if woman and is_role(woman["what"]) else what
    if not tells_what(does):
        return found[0]
    return f"{found['name']} ({does.upper() if does.lower() == 'hr' else does})"


def as_prose(lines: "Sequence[str]") -> "Iterator[str]":
    """Give lines as those of paragraphs: people as lists have them, a day in front left out.

    A line that ends amid a list goes on in the next one; of lists, only what tells of people.
    """
    held = ""
    for line in lines:
        text = _BULLET.sub("", line, count=1) if _TELLS.match(line) else line
        text = text if text.startswith(("#", "|", ">")) else said_as_names(as_counted(text))
        day = DAY.match(text)
        text = _INTRODUCED.sub(r"\g<half>\g<day>, with ", text, count=_MOST_REPLACED)
        if DAY.search(text[:_NEAR]) and CLOCK.search(text):
            text = _TITLED.sub(", with ", _BY_WAY.sub(", with ", text, count=1), count=1)
        behind = text[day.end() :].lstrip(" ,:.-–—") if day else ""
        text = behind if _BEGINS.match(behind) else text
        text, held = (f"{held} {text}" if held else text), ""
        if _GOES_ON.search(text) and len(text) <= _LONGEST:
            held = text
            continue
        yield text
    if held:
        yield held


def with_capitals(lines: "Sequence[str]") -> tuple[str, ...]:
    """Give names their capitals in a note in small letters; else the lines as they are.

    `w` is written `with` in any: `20 min w Janine Booth`.
    Any word beside what they do, behind `called`, or where somebody rang; a usual name also
    where somebody is met, rung, or says something.
    """
    lines = [_W.sub("with ", one) for one in lines]
    if not mostly_small(lines):
        return tuple(lines)
    return tuple(_capitals(one) if len(one) <= _LONGEST else one for one in lines)


def _capitals(line: str) -> str:
    line = with_names(line)
    line = _SMALL.sub(_with_role, line, count=_MOST_REPLACED)
    line = _SMALL_CALLED.sub(_capital, line, count=_MOST_REPLACED)
    return _SMALL_RANG.sub(_capital, line, count=1)


def _with_role(found: "re.Match[str]") -> str:
    given = next(filter(None, (found["in"], found["the"], found["from"], found["comma"])), "")
    return _capital(found) if found["from"] or tells_what(given.strip()) else found[0]


def _capital(found: "re.Match[str]") -> str:
    name = found["name"]
    if name in _NO_NAME or _WHEN.fullmatch(name) or is_role(name) or is_nobody(name):
        return found[0]
    if INSTITUTION.fullmatch(name) or KIND.fullmatch(name):
        return found[0]
    whole = name[0].upper() + name[1:]
    return f"{found['lead']}{whole}" if is_first_name(whole, "") and fold(name) else found[0]
