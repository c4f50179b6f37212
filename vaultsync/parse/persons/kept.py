"""What became of a promise: whether it was kept, and by which day it is to be (S08)."""

import re
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.days.latest_days import latest_day
from vaultsync.parse.days.said_days import DAYISH, day_behind, read_said
from vaultsync.parse.persons.parts import OF_THEIRS
from vaultsync.parse.persons.promise_words import TOMORROW, WEEKEND, stem
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.model import Person, Point
    from vaultsync.settings import Settings

TICKED = frozenset({"x", "X", "-"})
"""What in the box of a task says that nothing is left to do."""
_KEPT = regex(r"\b(?:sent|done)\b|[✅✔✓☑]", re.IGNORECASE)
_NOT_YET = regex(
    r"\b(?:not|never|n't|be|get|gets|getting|until|till|once|when|if|unless|after|before)\b"
    r"[^.;:!?,()–—]{0,20}$|n['’]t (?:yet |been ){0,2}$",
    re.IGNORECASE,
)
"""In front of `sent`: it is still to be."""
_STRUCK = regex(r"~~([^~\n]+)~~(?P<rest>.*)")
_SIGNS = regex(r"\*\*|__|~~|`")
_DUE = regex(r"(?:📅|🗓|\[due::) ?(\d{4}-\d\d-\d\d)\]?")
"""A due day as the Tasks plugin writes it."""
_BY = regex(
    r"(?:^|(?<=[\w,;)\]…-]))(?= \(?(?:by|until|till|no later than|not later than|due|"
    r"deadline:?)\b)| ?\b(?:due|deadline):?(?= )",
    re.IGNORECASE,
)
"""Where a day by which it is to be can begin."""
_ON = regex(rf"(?<=[\w,;)\]])(?= (?:on\b|{TOMORROW}\b))", re.IGNORECASE)
_GIVING = regex(
    r"\W*(?:(?:i|i'll|i will|to|will) )*(?:send|share|forward|e-?mail|mail|submit|deliver|"
    r"hand in|upload|return)\b",
    re.IGNORECASE,
)
"""How it begins where `on Friday` at its end is the day of the sending."""
_OF_WEEK = r"end of (?:the |this )?(?:working )?week"
_LOOSE = regex(
    r"(?:^|(?<! for)(?<! of)(?<! about)(?<! from)[\s,;(–—-])(?:"
    r"(?P<today>(?:by )?(?:tonight|this evening)|by (?:the )?end of (?:the |this )?day|by eod)|"
    rf"(?P<tomorrow>(?:by )?(?:{TOMORROW}(?: (?:morning|evening|night|afternoon))?|"
    r"the (?:next|following) (?:day|morning)))|"
    rf"(?P<sunday>(?:by|until|over) (?:the end of )?(?:the |this )?{WEEKEND})|"
    rf"(?P<friday>before (?:the |this )?{WEEKEND}|"
    rf"(?:(?:by|before|until|at) )?(?:the )?{_OF_WEEK}|by eow))[\s.,;!)]*$",
    re.IGNORECASE,
)
"""A day at the end that the words give only in a promise of one's own: the last it can be."""
_BY_WORDS = regex(r"\bby (?P<when>[a-z][a-z -]{2,30})[\s.,;!)]*$", re.IGNORECASE)
_FRIDAY, _SUNDAY = 4, 6
_CLAUSE = regex(r"[.;:!?(–—]|, | (?:and|but|so|because|since|then|as|which|that|who) ")
_OTHERS = r"(?:they|she|he|we|you|(?:team|panel|board|committee|client|owner|boss|council)s?)"
_NEED = r"(?! (?:needs?|wants?|asked|wanted|needed|would like)\b)"
_DOING = (
    r"(?:decid\w+|answers?|repl(?:y|ies|ying)|responds?|gives?|writes?|meets?|sits?|votes?|"
    r"chooses?|picks?|calls?|rings?|phones?|hears?|tells?|sends?|confirms?|announces?|says?|"
    r"(?:comes?|gets?|reports?) back|lets? (?:me|us) know|reviews?|makes?|interviews?|starts?)"
)
_THEIRS = regex(
    rf"\b{_OTHERS}(?:'ll|'d|'re| will| would| can| could| may| might| should| are| is| to|"
    rf" then| all| both| going| hope| hopes){{0,4}} {_DOING}\b|"
    r"\b(?:until|till|once|before|as soon as|by the time) (?:the |their |her |his )?"
    rf"{_OTHERS}\b{_NEED}|\b(?:(?<!my )decisions?|decid\w*|hear)\b|"
    r"(?<!my )\b(?:answers?|reply|replies)\b"
    r"(?! (?:about|on|to|regarding) (?:the|their|its) (?:\w+ )?offer\b)",
    re.IGNORECASE,
)
"""In the same clause in front of the day: it says what others do by then.

`the paper we talked about` and `photos of the board` do not: there the day is of the sending.
"""


_HEAD = regex(r"[,;:(–—]|\.(?:\s|$)")
_UNTIL = regex(r"\b(?:by|until|till|due|deadline|the next day)\b.*", re.IGNORECASE)
_WORD = regex(r"[^\W_]{2,}")
_SAYS_NOTHING = frozenset(
    (
        *("the", "an", "my", "our", "some", "this", "that", "these", "those", "both", "all"),
        *("for", "to", "with", "from", "of", "on", "in", "at", "and", "about", "over", "it"),
        *("her", "his", "him", "them", "their", "she", "he", "they", "you", "your"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("send", "sent", "share", "shared", "give", "gave", "email", "emailed", "mail"),
        *("mailed", "forward", "forwarded", "promised", "said", "told", "offered"),
        *("we", "mentioned", "talked", "spoke", "discussed"),
    )
)
"""Words of a promise, or of its task, that do not say what it is."""
_SENDING = regex(
    r"\W*(?:(?:please|also|then) )?(?:send|sent|share|shared|forward|forwarded|e-?mail|mail|"
    r"e-?mailed|mailed|give|gave|lend|lent|get|show|pass|hand)\b",
    re.IGNORECASE,
)
_MATTER = regex(
    r"\b(?:about|re|regarding|that|which|if|whether|when|where|why|how|because|asking|saying|"
    r"instead|without)\b.*|[?]",
    re.IGNORECASE,
)
"""Behind it stands what a message says, and no longer what is sent."""
_TELLING = regex(
    r"\b(?:e-?mails?|mails?|messages?|notes?|texts?|questions?|words?) "
    r"(?:that|saying|asking|about|if|whether|when|why|how)\b",
    re.IGNORECASE,
)
"""A message on the thing, which is not the thing."""
_NAMED = regex(r"(?<=[^\W_] )[A-Z][a-z][\w'’-]*")


def says_kept(text: str) -> bool:
    """Tell whether a promise is said to be kept: `sent`, `done`, ✅, struck out."""
    struck = _STRUCK.fullmatch(text.strip())
    if struck and not re.search(r"\w", _DUE.sub("", struck["rest"])):
        return True
    return any(
        not found[0].isalpha() or not _NOT_YET.search(text[: found.start()])
        for found in _KEPT.finditer(text)
    )


def keeps(task: str, promise: str, names: "frozenset[str]") -> bool:
    """Tell whether a task that is done has the words of a promise: `references to Callum`.

    It begins with them, but for a verb of sending: `ask Dan for references` keeps nothing.
    Behind such a verb more may be said of it: `send Sam the dbt repo link`.
    `names` are of whom it was promised to.
    """
    named = _content(_HEAD.split(_UNTIL.sub("", one_line(_SIGNS.sub("", promise))))[0], names)
    plain = one_line(_SIGNS.sub("", unlink(task)))
    done = _content(plain, names)
    common = {*named} & {*done}
    if not common or len(common) < min(2, len({*named})) or _TELLING.search(plain):
        return False
    return done[0] in common or (len(common) > 1 and _sends(plain, {*named}, names))


def _sends(task: str, named: "set[str]", names: "frozenset[str]") -> bool:
    """Tell whether a task sends all that these words name, to nobody else."""
    sent = _UNTIL.sub("", _MATTER.sub("", task))
    others = (fold(one) for one in _NAMED.findall(sent))
    return (
        _SENDING.match(sent) is not None
        and named <= {*_content(sent, names)}
        and all(one in names or stem(one) in named for one in others)
    )


def _content(text: str, names: "frozenset[str]") -> list[str]:
    """Give the words that say what it is, in their order, several things as one."""
    words = _WORD.findall(fold(text))
    return [stem(word) for word in words if word not in _SAYS_NOTHING and word not in names]


def unstruck(text: str) -> str:
    """Give a line without the strike through all of it; empty: it is not struck out."""
    found = _STRUCK.fullmatch(text.strip())
    return found[1].strip() if found and not found["rest"].strip() else ""


def with_days(
    people: "Iterable[Person]", settings: "Settings", day: "date | None"
) -> "list[Person]":
    """Give the persons with the days of what was promised to them, and what was kept."""
    return [
        one._replace(promises=tuple(_read(each, settings, day) for each in one.promises))
        if one.promises
        else one
        for one in people
    ]


def _read(point: "Point", settings: "Settings", day: "date | None") -> "Point":
    kept = point.kept or says_kept(point.text)
    by = point.by or promised_by(point.text, settings, day) if day else None
    return point._replace(kept=kept, by=by)


_BEFORE = 31
"""Days before an interview for which something may be promised."""


def promised_by(text: str, settings: "Settings", day: "date") -> "date | None":
    """Give the day by which something is promised, where it is sure; the first of several.

    `day` is the interview's: `by Friday` counts from it, and nothing is promised for before,
    unless the day stands there in full and is at most a month before.
    """
    if not (DAYISH.search(text) or _LOOSE.search(text)):
        return None
    plain = one_line(_SIGNS.sub("", unlink(text)).replace("’", "'"))
    said = due_in(text) or _loosely(plain, day) or _said(plain, settings, day)
    if said is None or isinstance(said, str):
        return None
    full = str(said) in text and said >= plus_days(day, -_BEFORE)
    return said if said >= day or full else None


def in_full(text: str, settings: "Settings", day: "date | None") -> str:
    """Give a promise with its day written in full: `by 2026-12-01`.

    `by Tuesday` counts from the interview, and who reads the line later would count from then.
    Of `by early next week` it is the latest that this can mean. As it was, where its year is
    there, the day is not sure, or a word of it stands behind it.
    """
    by = promised_by(text, settings, day) if day else None
    if by is None and day:
        return _latest(text, day)
    if by is None or str(by.year) in text:
        return text
    loose = _LOOSE.search(text)
    if loose:
        full = f"{text[: loose.start()].rstrip(' ,')} by {by}"
    else:
        found = [(one, day_behind(text, one.end())) for one in _BY.finditer(text)]
        first = next(((one, read[1]) for one, read in found if read), None)
        if first is None or text[first[1] :].lstrip()[:1] not in {"", ",", "("}:
            return text
        full = f"{text[: first[0].start()].rstrip()} by {by}{text[first[1] :]}"
    return full if promised_by(full, settings, day or by) == by else text


def _latest(text: str, day: "date") -> str:
    """Write the latest day that `by early next week` at the end can mean: it is asked about."""
    found = _BY_WORDS.search(text)
    last = latest_day(found["when"], day) if found else None
    return f"{text[: found.start()].rstrip(' ,')} by {last}" if found and last else text


def _loosely(text: str, day: "date") -> "date | None":
    """Give the Sunday of `by the weekend`, the Friday of `by the end of the week`.

    Said at a weekend, neither is certain.
    """
    found = _LOOSE.search(text)
    if not found or OF_THEIRS.match(text) or _of_others(text[: found.start()]):
        return None
    if found["today"] or found["tomorrow"]:
        return plus_days(day, 1 if found["tomorrow"] else 0)
    last = _SUNDAY if found["sunday"] else _FRIDAY
    return plus_days(day, last - day.weekday()) if day.weekday() <= _FRIDAY else None


def says_by_when(text: str) -> bool:
    """Tell whether a promise says a day by which it is to be, whichever that is."""
    plain = f" {one_line(text)}"
    found = any(day_behind(plain, place.end()) for place in _BY.finditer(plain))
    return found or _LOOSE.search(plain) is not None


def _of_others(before: str) -> bool:
    """Tell whether the clause in front of a day says what others do by then."""
    return _THEIRS.search(_CLAUSE.split(before)[-1]) is not None


def due_in(text: str) -> "date | None":
    """Give the due day of a task, as the Tasks plugin writes it."""
    found = _DUE.search(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _said(text: str, settings: "Settings", day: "date") -> "date | str | None":
    if OF_THEIRS.match(text):
        return None
    text = f" {text}"
    for place in _BY.finditer(text):
        if _of_others(text[: place.start()]):
            continue
        found = day_behind(text, place.end())
        if found:
            return read_said(found[0], settings, day)
    if not _GIVING.match(text):
        return None
    for place in _ON.finditer(text):
        found = day_behind(text, place.end())
        if _of_others(text[: place.start()]):
            continue
        if found and not re.search(r"\w", text[found[1] :]):
            return read_said(found[0], settings, day)
    return None
