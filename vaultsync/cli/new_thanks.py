"""Thank-yous that were sent before there was a note, as `new` asks for them."""

import re
from collections.abc import Iterator
from datetime import date

from vaultsync.calendar import plus_days, show_day
from vaultsync.cli.asking import ask
from vaultsync.cli.days import read_day, weekday_around
from vaultsync.cli.new_answers import Met, Typed, note_of, read_person
from vaultsync.cli.new_days import HINT, today_or_before
from vaultsync.cli.new_promises import named_in
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.names import fold
from vaultsync.patterns import regex
from vaultsync.wrong_words import NotADayError

NONE = "-"
_NOT_YET = frozenset({"", NONE, "n", "no", "not yet", "nobody", "none", "no one", "neither"})
_WAY = regex(
    r"\b(?:by|via|with|through|in|on|over) (?:an? |the )?"
    r"(?P<way>e-?mail|mail|text|sms|card|phone|letter|post|linkedin|whatsapp)\b|"
    r"\b(?P<bare>e-?mail|card|letter|text)(?:e?d)?\b",
    re.IGNORECASE,
)
_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
_SAME = regex(
    r"(?:the )?(?:same|that) (?:day|evening|night|afternoon)|straight after\w*", re.IGNORECASE
)
_NEXT = regex(r"(?:the )?(?:next|following) (?:day|morning|evening)", re.IGNORECASE)
_WEEKDAY = regex(
    r"(?P<day>(?:last )?(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?|"
    rf"today|yesterday){_PART}",
    re.IGNORECASE,
)
_INSIDE = regex(
    rf"\b(?:{_SAME.pattern}|{_NEXT.pattern}|"
    r"(?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"yesterday|today|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|"
    r"(?:two|three|four|\d) days ago)\b",
    re.IGNORECASE,
)
_LEAD = regex(
    r"^(?:\W|(?:yes|y|yep|on|and|both|all|everyone|everybody|them)\b)+", re.IGNORECASE
)
_ALL = regex(r"\b(?:all|both|everyone|everybody|them)\b", re.IGNORECASE)
_SEVERAL = regex(r";| and (?=[A-Z][\w'’-]+,? )")


def ask_thanked(session: Session, typed: Typed, *, again: bool) -> Typed:
    """Ask who was thanked already, all of them in one question.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    met, day = typed.met, note_of(session, typed).day
    left = [at for at, one in enumerate(met) if again or not one.thanked]
    if not left:
        return typed
    names = [read_person(met[at].text).name for at in left]
    question = f"Have you thanked {names[0]} already? (Enter: not yet; else the day)"
    if len(left) > 1:
        first = names[0].split()[0]
        question = f"Whom have you thanked already? (Enter: nobody; else e.g. {first}, friday)"
    usual = _usual(typed, left) if again else ""
    while True:
        text = ask(question, HINT, usual)
        if text.lower().strip(" .") in _NOT_YET:
            return _with(typed, dict.fromkeys(left, ""))
        if text == usual:
            return typed
        try:
            return _with(typed, all_thanked(session, met, left, text, day))
        except UsageError as error:
            session.printer.out(f"  {error}{f'; {error.hint}' if error.hint else ''}")


def _usual(typed: Typed, left: list[int]) -> str:
    """Give what is known as it would be typed."""
    met = typed.met
    if len(left) == 1:
        return met[left[0]].thanked
    known = [met[at] for at in left if met[at].thanked]
    return "; ".join(f"{read_person(one.text).name}, {one.thanked}" for one in known)


def all_thanked(
    session: Session, met: tuple[Met, ...], left: list[int], text: str, day: date
) -> dict[int, str]:
    """Read who was thanked when.

    Raises:
        UsageError: it is not clear who, or on which day.
    """
    found = dict.fromkeys(left, "")
    parts = _SEVERAL.split(text) if len(left) > 1 else [text]
    for part in _whole(parts, met):
        who = left
        if len(left) > 1:
            who = [at for at in named_in(met, part) if at in left]
            who = who or (left if _ALL.search(part) else [])
        if not who:
            names = " or ".join(read_person(met[at].text).name for at in left)
            raise UsageError(
                f"it does not say whom you thanked: {names}",
                hint=f"write it as {read_person(met[left[0]].text).name.split()[0]}, friday",
            )
        called = {fold(w) for at in who for w in read_person(met[at].text).name.split()}
        rest = " ".join(w for w in part.split() if fold(w.strip(",:;")) not in called)
        said = read_thanks(session, rest, day)
        found |= dict.fromkeys(who, said)
    return found


def _whole(parts: list[str], met: tuple[Met, ...]) -> Iterator[str]:
    """Put what is nothing but a name before what comes next: `Jane and Tom, friday`."""
    names = {fold(word) for one in met for word in read_person(one.text).name.split()}
    before = ""
    for number, part in enumerate(parts):
        whole = f"{before} {part}".strip()
        bare = all(fold(word.strip(",:;")) in names for word in part.split())
        before = whole if bare and number + 1 < len(parts) else ""
        if not before:
            yield whole


def read_thanks(session: Session, text: str, day: date) -> str:
    """Read `friday by email` as it is kept, `2026-11-27 by email`; asks for a day it lacks.

    Raises:
        UsageError: it names no certain day, or one on which nobody was thanked yet.
    """
    way = way_in(text)
    rest = " ".join(_LEAD.sub("", _WAY.sub(" ", text)).split()).strip(" .,;:")
    rest = rest or ask("On which day? (Enter: today)", HINT, "today")
    return " ".join(filter(None, (str(_thanked_on(session, rest, day)), way)))


def _thanked_on(session: Session, text: str, day: date, *, tells: bool = True) -> date:
    """Read a day that has been, from the interview on.

    Raises:
        UsageError: it names no certain day, or not such a one.
    """
    today = session.today
    if _SAME.fullmatch(text):
        return day
    if _NEXT.fullmatch(text):
        found = plus_days(day, 1)
    else:
        named = _WEEKDAY.fullmatch(text)
        plain = named["day"] if named else text
        around = weekday_around(plain, today)
        if around is None:
            found = read_day(plain, "", session, past=True, tells=tells)
        else:
            found = _last_such(around[0], today, day, session.indent)
            if tells:
                session.say(f"read {text!r} as {show_day(found)}")
    if not day <= found <= today:
        why = "before the interview" if found < day else "in the future"
        raise NotADayError("", f"{show_day(found)} is {why}", "write the day on which it was")
    return found


def _last_such(last: date, today: date, day: date, indent: str) -> date:
    """Give the last day of such a name; of today's it is asked which, if both can be."""
    if last != today or plus_days(last, -7) < day:
        return last
    return today_or_before(today, HINT, indent)


def way_in(text: str) -> str:
    """Give how it went, as a record says it: `by email`; empty: it is not said."""
    found = _WAY.search(text)
    word = (found["way"] or found["bare"]).lower() if found else ""
    known = {"e-mail": "email", "mail": "email", "sms": "text", "linkedin": "LinkedIn"}
    known |= {"whatsapp": "WhatsApp"}
    return f"by {known.get(word, word)}" if word else ""


def offered_thanks(session: Session, name: str, text: str, read: date | None, day: date) -> str:
    """Ask when a thank-you was sent that a line tells of; give it as it is kept, or nothing.

    `read` is the day that the line names.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    if read and day <= read <= session.today:
        return " ".join(filter(None, (str(read), way_in(text))))
    meant = _day_inside(session, text, day)
    usual = show_day(meant) if meant else ""
    question = f"On which day did you thank {name}? ({NONE}: not yet)"
    while True:
        said = ask(question, HINT, usual)
        if said.lower() in _NOT_YET:
            return ""
        try:
            on = meant if meant and said == usual else _thanked_on(session, said, day)
        except UsageError as error:
            session.printer.out(f"  {error}{f'; {error.hint}' if error.hint else ''}")
        else:
            return " ".join(filter(None, (str(on), way_in(text))))


def _day_inside(session: Session, text: str, day: date) -> date | None:
    """Give the day that a line seems to name, to be asked about."""
    inside = _INSIDE.search(text)
    try:
        return _thanked_on(session, inside[0], day, tells=False) if inside else None
    except UsageError:
        return None


def _with(typed: Typed, thanked: dict[int, str]) -> Typed:
    met = (
        one._replace(thanked=thanked.get(at, one.thanked)) for at, one in enumerate(typed.met)
    )
    return typed.with_met(tuple(met))
