"""What was promised, as `new` asks for it: the note's form of it, with its day in full."""

import re
import shlex
from datetime import date
from typing import NamedTuple

from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.days import read_day
from vaultsync.cli.new_answers import Met, Typed, note_of, read_person
from vaultsync.cli.new_days import HINT, which_day
from vaultsync.cli.session import Session
from vaultsync.names import bare
from vaultsync.parse.days.said_days import DAYISH, day_behind
from vaultsync.parse.persons.kept import promised_by
from vaultsync.parse.persons.words import HONORIFICS, PARTICLES
from vaultsync.patterns import regex
from vaultsync.render.new_note import point_misread
from vaultsync.wrong_words import NotADayError

MARK = "**promised:**"
NONE = "-"
_MARKED = regex(r"\W*(?:promised|to send):\W*(?P<what>\w.*)", re.IGNORECASE)
_GIVING = (
    r"(?:send|share|forward|e-?mail|mail|submit|deliver|hand in|upload|bring|"
    r"get (?:him|her|them|back))"
)
_AGAIN = r"(?:(?:and|also|but|then) )*"
_PROMISED = regex(
    rf"{_AGAIN}(?:(?:i|we)(?:'ve)? (?:(?:have|had|also|then) )*)?promised(?: to)?"
    r"(?: (?:him|her|them|both))?(?: to)?(?: that)?(?: (?:i|we)(?:'d|'ll| would| will))? "
    r"(?P<what>.+)",
    re.IGNORECASE,
)
_SAID = regex(
    rf"{_AGAIN}(?:i|we)(?: (?:said|told (?:him|her|them))(?: that)? (?:i|we))?"
    rf"(?:'d|'ll| would| will|'m going to| am going to| need to| have to| must| owe) "
    rf"(?P<what>{_GIVING}\b.+)",
    re.IGNORECASE,
)
_TO_ME = regex(r"\b(?:me|us)\b", re.IGNORECASE)
_WHOM = regex(r"(?:him|her|them|both) (?=\w)", re.IGNORECASE)
_TO_DO = regex(r"^to (?=[a-z])")
_PREPOSITION = regex(
    r"(?= \(?(?:by|until|till|before|due|on|within|in|(?:no|not) later than|tomorrow)\b)",
    re.IGNORECASE,
)
_TODAY = regex(
    r" (?:(?:by|until|due|before) )?(?P<day>today|tonight|tomorrow)\b\.?$", re.IGNORECASE
)
_WORD = regex(r"[^\W_]+(?:-[^\W_]+)*")
_TITLES = HONORIFICS | PARTICLES
"""Words of a name by which nobody is meant."""
_TO_WHOM = regex(r"(?:to )?([^:]{1,40}): ?(?=\S)")
_NAME_ALONE = regex(r"(?:to )?([^:,;–—]{1,40}?)(?:[,;:]| [-–—]) ?(?=\S)", re.IGNORECASE)
"""`Janet, an answer`: a name in front, and nothing else."""
_JOIN = " ,;–—-"
"""Signs in front of a day, which go with it."""
_MINE = regex(
    r"(?:(?:an?|the|her|him|them|some) )*(?=(?:answer|reply|response|decision)\b)",
    re.IGNORECASE,
)
"""What a note takes for their answer, unless it says whose it is."""
_OFFER = regex(r"\boffers?\b", re.IGNORECASE)
_A_DAY = regex(r"`(\d{4}-\d\d-\d\d)`")
_TO_BY = regex(r" \(?(?:on|in|within|due|due by|before)? ?", re.IGNORECASE)
_QUESTION = "What did you promise, and by when? (Enter: nothing)"
_MORE = "Another promise? (Enter: none)"


class _Said(NamedTuple):
    """Where a text says by which day."""

    start: int
    """Before its preposition."""
    day: int
    """Where the words of the day begin."""
    end: int


def promise_typed(text: str, name: str = "") -> str:
    """Give what a line in one's own words says that one promised; empty: it says none.

    `name` is the first name of whom it is noted of. What others promised is none. A note's own
    reader (`promise_words`) takes less: there nobody is asked before the due note tells of it,
    and `I have to hand in the form` may be anything.
    """
    plain = text.replace("’", "'")
    marked = _MARKED.fullmatch(plain)
    if marked:
        return marked["what"]
    said = _SAID.fullmatch(plain)
    if said:
        return said["what"]
    if "promised" not in plain.lower():
        return ""
    whom = re.sub(rf"(?i)\b(promised(?: to)?) {re.escape(name)}\b", r"\1 them", plain, count=1)
    found = _PROMISED.fullmatch(whom if name else plain)
    return "" if found is None or _TO_ME.search(plain) else found["what"]


def with_day(session: Session, what: str, since: date) -> str:
    """Give a promise with its day in full: `two details by 2026-12-01`; asks which is meant.

    What names no certain day stays as it was typed; why is told.
    """
    said = _said_day(what)
    if said is None:
        return what
    words = what[said.day : said.end]
    try:
        day = which_day(session, "today" if words.lower() == "tonight" else words, since)
    except NotADayError:
        found = _asked_day(session, words, since)
        if found is None:
            return what
        day = found
    between = what[said.start : said.day]
    lead = " by " if _TO_BY.fullmatch(between) else between
    before = what[: said.start]
    before = before.rstrip(_JOIN) if lead == " by " else before
    whole, bare = f"{before}{lead}{day}{what[said.end :]}", f"{without_day(what)} by {day}"
    as_mine = (_as_mine(whole), _as_mine(bare))
    # `answer about the offer by` says by when they answer, unless it says whose it is
    tried = (*as_mine, whole, bare) if _OFFER.search(what) else (whole, bare, *as_mine)
    settings = session.vault.settings
    return next((one for one in tried if promised_by(one, settings, since) == day), bare)


def _as_mine(what: str) -> str:
    """Say whose answer it is that was promised: `my answer about the offer`."""
    return _MINE.sub("my ", what, count=1) if _MINE.match(what) else what


def without_day(what: str) -> str:
    """Give a promise without the words that say by which day."""
    said = _said_day(what)
    return (
        f"{what[: said.start].rstrip(_JOIN)}{what[said.end :]}".rstrip(" .") if said else what
    )


def _asked_day(session: Session, words: str, since: date) -> date | None:
    """Ask by which day it is to be; the one that the refusal names, a mere Enter takes."""
    usual, question = "", "By which day is that? (Enter: leave it open)"
    try:
        read_day(words, "", session, tells=False)
    except NotADayError as error:
        session.printer.out(f"  {error}")
        days = _A_DAY.findall(error.hint or "")
        usual = days[0] if len(days) == 1 else ""
    if usual:
        question = f"By which day is that? ({NONE}: leave it open)"
    while True:
        text = ask(question, HINT, usual)
        if text in {"", NONE}:
            return None
        try:
            return which_day(session, text, since)
        except NotADayError as error:
            session.printer.out(f"  {error}; {error.hint}")


def _said_day(text: str) -> _Said | None:
    """Find by which day something is to be, the first that is said."""
    if not DAYISH.search(text):
        return None
    today = _TODAY.search(text)
    if today:
        return _Said(today.start(), today.start("day"), today.end("day"))
    for place in _PREPOSITION.finditer(text):
        found = day_behind(text, place.start())
        start = text.find(found[0], place.start(), found[1]) if found else -1
        if found and start >= 0:
            return _Said(place.start(), start, start + len(found[0]))
    return None


def offered(session: Session, typed: Typed, at: int, text: str, since: date) -> str:
    """Offer to write a point that reads like a promise as one; as it was typed if not.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    name = read_person(typed.met[at].text).name.split()[0]
    what = promise_typed(text, name)
    if not what:
        return text
    marked = _MARKED.fullmatch(text.replace("’", "'"))
    if not marked and not confirm("Is that a promise of yours, still to be kept?", HINT):
        return text
    dated = with_day(session, what, since)
    return f"{text[: marked.start('what')]}{dated}" if marked else f"{MARK} {dated}"


def tell_promises(session: Session, typed: Typed) -> None:
    """Tell of points by option that read like promises, and how they are written as some."""
    for one in typed.met:
        name = read_person(one.text).name
        for point in one.points:
            what = promise_typed(point, name.split()[0])
            if what and not _MARKED.fullmatch(point.replace("’", "'")):
                whole = shlex.quote(f"{name}: {MARK} {_dated(session, what)}")
                session.printer.say(f"{point!r} reads like a promise; as one: --point {whole}")


def _dated(session: Session, what: str) -> str:
    """Give it with its day in full, counted from today, where that is certain."""
    said = _said_day(what)
    try:
        day = read_day(what[said.day : said.end], "", session, tells=False) if said else None
    except NotADayError:
        return what
    return f"{what[: said.day]}{day}{what[said.end :]}" if said else what


def ask_promises(session: Session, typed: Typed) -> Typed:
    """Ask what was promised to anybody, until it is nothing more.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    note = note_of(session, typed)
    vault, since = session.vault, note.day
    while True:
        some = any(MARK in point for one in typed.met for point in one.points)
        text = ask(_MORE if some else _QUESTION, HINT)
        if text in {"", NONE} or (text.lower() in {"n", "no", "nothing", "none"}):
            return typed
        at, what = whose(session, typed.met, text)
        point = f"{MARK} {with_day(session, what, since)}"
        why = point_misread(note, at, point, vault.settings, vault.zone)
        if why:
            session.printer.out(f"  {why}; write it in other words")
            continue
        session.printer.out(f"  - {point}")
        met = list(typed.met)
        met[at] = met[at]._replace(points=(*met[at].points, point))
        typed = typed.with_met(tuple(met))


def whose(session: Session, met: tuple[Met, ...], text: str) -> tuple[int, str]:
    """Give to whom it was promised, and what; who is not named is asked for."""
    named = named_in(met, text)
    at = named[0] if len(named) == 1 else 0
    if len(named) != 1 and len(met) > 1:
        at = _asked_whom(session, met)
    name = read_person(met[at].text).name.split()[0]
    text = _without_name(met, at, text)
    what = promise_typed(text, name) or _TO_DO.sub("", text)
    return at, _WHOM.sub("", what, count=1) if _WHOM.match(what) else what


def _without_name(met: tuple[Met, ...], at: int, text: str) -> str:
    """Take off the name in front: `to Janet: the plan`, `Janet Holroyd, the plan`."""
    behind = _TO_WHOM.match(text)
    if behind and named_in(met, behind[1]) == [at]:
        return text[behind.end() :]
    behind = _NAME_ALONE.match(text)
    if behind and named_in(met, behind[1]) == [at]:
        name = set(_WORD.findall(bare(read_person(met[at].text).name)))
        if name.issuperset(_WORD.findall(bare(behind[1]))):
            return text[behind.end() :]
    return text


def _asked_whom(session: Session, met: tuple[Met, ...]) -> int:
    names = [read_person(one.text).name for one in met]
    while True:
        found = named_in(met, ask("To whom?", HINT, names[0]))
        if len(found) == 1:
            return found[0]
        session.printer.out(f"  type one of {', '.join(names)}")


def named_in(met: tuple[Met, ...], text: str) -> list[int]:
    """Give whose names stand in a text, by place; a word that several share names nobody."""
    words = set(_WORD.findall(bare(text)))
    names = [set(_WORD.findall(bare(read_person(one.text).name))) - _TITLES for one in met]
    found = []
    for at, mine in enumerate(names):
        others = set().union(*(one for place, one in enumerate(names) if place != at))
        if mine <= words or (mine - others) & words:
            found.append(at)
    return found
