"""Days as `new` asks for them: where two may be meant, it is asked which."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from vaultsync.calendar import plus_days, show_day
from vaultsync.cli.asking import confirm
from vaultsync.cli.days import is_day, read_day, weekday_around
from vaultsync.cli.new_answers import expect_after, read_when, told_clock
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.parse.days.bare_hours import bare_hour, is_guess
from vaultsync.parse.days.clock_doubts import said_in_words
from vaultsync.parse.days.clocks import read_clock_range
from vaultsync.parse.days.counted_days import business_days, counted_day
from vaultsync.parse.days.day_and_clock import day_and_clock
from vaultsync.parse.days.latest_days import latest_day
from vaultsync.parse.days.typed_days import around, near_in_figures, next_such, part_of_month
from vaultsync.patterns import regex
from vaultsync.wrong_words import NotADayError

HINT = "name the company and use `--yes`: `vaultsync new Acme --yes`"
_OF_A_WEEK = regex(
    r"(?:(?:by|on|this|coming|next|last) )*"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"(?: (?:of )?(?:this|next) week)?"
)
_LEAD = regex(r"(?:(?:by|in|within|before|until|during|on|some ?time) )+", re.IGNORECASE)
_LETTER = regex(r"[^\W\d_]{3}")
_BETWEEN = regex(r"[ ,;(–—-]{1,6}(?<=[ ,;(])(?:(?:on|this coming) )?(?=[^\s,;(–—-])")
"""What parts a round from the day behind it."""
_MOST_WORDS = 20
_APART = 31
"""Days between two that one person may mean."""


def read_day_of_interview(session: Session) -> Callable[[str], str]:
    """Read a day; of the name of a weekday it is asked which: the next one first, as `--on`."""

    def read(text: str) -> str:
        either = weekday_around(text, session.today)
        if either:
            return str(_chosen(session, *reversed(either)))
        settings, plain = session.vault.settings, " ".join(text.split())
        numbered = around(plain, settings, session.today)
        numbered = numbered or near_in_figures(plain, settings, session.today)
        return str(_chosen(session, *numbered) if numbered else read_when(session, text, ""))

    return read


def read_day_and_hour(session: Session) -> Callable[[str], str]:
    """Read a day, and the hour if that is typed with it: `2026-12-09 10:30`."""
    read_day_alone = read_day_of_interview(session)

    def read(text: str) -> str:
        day, clock = day_and_clock(text)
        return f"{read_day_alone(day)} {sure_clock(session, clock)}".strip()

    return read


def with_its_day(session: Session, stage: str) -> tuple[str, str]:
    """Take `phone screen, friday 2pm` apart into round and day, if that is what was meant.

    The day is as it was read, and empty where there is none: then it is asked for.
    """
    for end, said in _behind(stage):
        day = day_and_clock(said)[0]
        weekday = _OF_A_WEEK.fullmatch(" ".join(day.lower().split()))
        if not (weekday or (_LETTER.search(day) and is_day(day, session.today))):
            continue
        question = f"  Is {said} the day of the interview? (n: a part of the round's name)"
        if not confirm(question, HINT):
            return stage, ""
        try:
            return stage[:end], read_day_and_hour(session)(said)
        except UsageError as error:
            session.printer.out(f"  {error}{f'; {error.hint}' if error.hint else ''}")
            return stage[:end], ""
    return stage, ""


def _behind(stage: str) -> Iterator[tuple[int, str]]:
    """Give what stands behind each word of a round, the most first, and where that begins."""
    for one in islice(_BETWEEN.finditer(stage), _MOST_WORDS):
        said = stage[one.end() :].strip(" .)")
        if said and one.start():
            yield one.start(), said


def sure_clock(session: Session, text: str) -> str:
    """Read a time, `11` too, and ask where only the half of the day is guessed: `2`.

    Raises:
        UsageError: it is no time, or another one is meant.
    """
    hour = bare_hour(text)
    if hour is None:
        return told_clock(session, text)
    if not is_guess(text):
        session.say(f"read {text.strip()!r} as {hour:%H:%M}")
        return f"{hour:%H:%M}"
    if confirm(f"{session.indent}Is it {hour:%H:%M}?", HINT):
        return f"{hour:%H:%M}"
    raise UsageError(f"{text.strip()!r} is another time", hint="write it as 2am or 14:30")


def read_day_to_come(session: Session, text: str) -> date:
    """Read the day of an interview to come: of a weekday's name the next one.

    Raises:
        NotADayError: it names no certain day, or one that is past.
    """
    day = _read(session, text, session.today)
    if day < session.today:
        raise NotADayError(
            "",
            f"{show_day(day)} is past",
            "type a day to come; `vaultsync new` writes a note on an interview that was",
        )
    return day


def read_answer_day(session: Session, text: str, day: date) -> str:
    """Read by which day they will answer; nothing is none.

    Raises:
        NotADayError: it names no certain day, or one before the interview.
    """
    if not text.strip():
        return ""
    return expect_after(which_day(session, text, day, latest=True), day)


def which_day(session: Session, text: str, since: date, *, latest: bool = False) -> date:
    """Read a day from the interview on: counted from it or from today, as is answered.

    `latest`: of words such as `end of next week` the latest day counts that they can mean.

    Raises:
        NotADayError: it names no certain day.
    """
    today = session.today
    try:
        then = _read(session, text, since, tells=False)
    except NotADayError:
        found = _latest(session, text, since) if latest else None
        if found:
            return found
        if next_such(" ".join(text.split()), session.vault.settings, today) is None:
            raise
        return read_day(text, "", session)  # `tuesday 1st`: the one since then was none
    now = _counted_from_today(session, text, then)
    of_a_week = _OF_A_WEEK.fullmatch(" ".join(text.lower().split())) is not None
    near = 0 < (now - then).days <= _APART
    if near and (of_a_week or then < today):
        return _chosen(session, *((then, now) if then >= today else (now, then)))
    return _read(session, text, since)


def _read(session: Session, text: str, base: date, *, tells: bool = True) -> date:
    """Read a day, or so many days from `base` on, `within ten working days`.

    Raises:
        NotADayError: it names no certain day.
    """
    plain = " ".join(text.split())
    found = counted_day(plain, base, business_days(session.vault.settings.holidays))
    if found is None:
        return read_day(text, "", session, base=base, tells=tells)
    if tells:
        session.say(f"read {plain!r} as {show_day(found)}, from {show_day(base)} on")
    return found


def _latest(session: Session, text: str, since: date) -> date | None:
    """Give the latest day that `end of next week` and the like can mean; asks which, of two."""
    words = _LEAD.sub("", " ".join(text.split()))
    then, now = (
        latest_day(words, base) or part_of_month(words, base) for base in (since, session.today)
    )
    if then and now and then != now:
        return _chosen(session, *((then, now) if then >= session.today else (now, then)))
    found = then or now
    if found:
        session.say(f"read {words!r} as {show_day(found)}, the latest day it can mean")
    return found


def _counted_from_today(session: Session, text: str, then: date) -> date:
    try:
        return _read(session, text, session.today, tells=False)
    except NotADayError:
        return then


def _chosen(session: Session, first: date, other: date) -> date:
    """Ask which of two days is meant; Enter takes the first."""
    question = f"{session.indent}Is it {_shown(session, first)}? (n: {_shown(session, other)})"
    return first if confirm(question, HINT) else other


def today_or_before(today: date, hint: str, indent: str = "") -> date:
    """Ask which day of today's name is meant, of one that has been; Enter takes today."""
    before = plus_days(today, -7)
    question = f"{indent}Is it today, {show_day(today)}? (n: {show_day(before)})"
    return today if confirm(question, hint) else before


def _shown(session: Session, day: date) -> str:
    return f"{'today, ' * (day == session.today)}{show_day(day)}"


def _elsewhere(text: str, what: str) -> UsageError:
    return UsageError(
        f"{text!r} is a {what}, which has a question of its own",
        hint="type what is asked for here, or Enter",
    )


def no_day(today: date) -> Callable[[str], str]:
    """Take an answer that is no day and no time, or refuse it with `UsageError`."""

    def read(text: str) -> str:
        of_a_week = _OF_A_WEEK.fullmatch(" ".join(text.lower().split()))
        if of_a_week or is_day(text, today):
            raise _elsewhere(text, "day")
        if read_clock_range(text) or said_in_words(text):
            raise _elsewhere(text, "time")
        return text

    return read
