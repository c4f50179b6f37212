"""Days as they are typed: ISO, or words, of which is told how they were read."""

import re
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_day
from vaultsync.cli.session import Session
from vaultsync.names import misspelt
from vaultsync.parse.days.date_kinds import UNTIL_KNOWN, help_of_interview
from vaultsync.parse.days.dates import Doubt, Moment, doubt, find_moment
from vaultsync.parse.days.english_days import english_day
from vaultsync.parse.days.likely_days import MONTH, MONTHS, WEEKDAYS, weekday_index
from vaultsync.parse.days.typed_days import (
    day_of_interview,
    last_such,
    next_such,
    why_open,
)
from vaultsync.patterns import regex
from vaultsync.wrong_words import NotADayError

if TYPE_CHECKING:
    from vaultsync.settings import Settings

_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1, "day before yesterday": -2}
_AGO = regex(r"(\d{1,3}|an?|one|two|three|four) (day|week)s? ago", re.IGNORECASE)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_WEEKDAY = regex(
    r"(?:last |on )?(mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)
_NAMES = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
_IN_A_WEEK = regex(
    rf"(?:on )?(?P<day>{_NAMES})(?:day)? week|"
    rf"(?:in )?(?:a )?week on (?P<on>{_NAMES})(?:day)?|"
    r"(?:a )?week (?P<near>today|tomorrow)|(?P<near2>today|tomorrow) week",
    re.IGNORECASE,
)
"""`tuesday week`: the Tuesday after the next one."""
_DAY_WORD = regex(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,4}}(?:st|nd|rd|th)?,?|{MONTH},?|in|on|next|this|coming|last|the|of|"
    r"an?|one|two|three|four|days?|weeks?|months?|ago|today|tomorrow|yesterday|"
    r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)

_VAGUE = regex(
    r"somedays?|sometimes?|soon(?:ish|er)?|later?|eventually|whenever|asap|tb[acd]|never|"
    r"maybe|perhaps|indefinitely|forever",
    re.IGNORECASE,
)
"""Words that say when without a day; behind WHAT, where no day is."""
_WEAK = frozenset({"the", "of", "a", "an", "on", "in", "one"})
"""Words of dates that also stand in names of companies and roles."""
_DAYS = ("today", "tomorrow", *WEEKDAYS, *MONTHS)
_LONG = 6
"""Letters of a word that is no name by chance: Jane is one slip away from June."""


def read_day(
    text: str,
    option: str,
    session: Session,
    *,
    past: bool = False,
    base: date | None = None,
    tells: bool = True,
    of_interview: bool = False,
) -> date:
    """Read a day; `past`: one that has been, so that `friday` is the last one.

    `base` is the day that `friday` and `in 2 weeks` are counted from; else it is today.

    `of_interview`: it is to be the day of one, so no other of a week would be right.

    What was not written in ISO form is echoed on stderr, if it `tells`.

    Raises:
        NotADayError: it names no certain day, or a future one where it must have been.
    """
    today = session.today
    settings = session.vault.settings
    plain = " ".join(text.split())
    base = base or today
    found = _near(plain, today)
    if past:
        found = found or _been(plain, settings, today)
    else:
        found = found or in_a_week(plain, base) or next_such(plain, settings, base)
    moment = Moment(found, from_words=True) if found else find_moment(plain, settings, base)
    if moment is None:
        why = doubted(plain, settings, today, base)
        cure = help_of_interview(why.help) if of_interview else why.help
        raise NotADayError(option, why.message, cure.removeprefix(UNTIL_KNOWN))
    if tells and moment.from_words:
        session.say(f"read {plain!r} as {show_day(moment.day)}")
    if past and moment.day > today:
        raise NotADayError(
            option,
            f"{show_day(moment.day)} is in the future",
            "record it when it has happened; `vaultsync snooze` puts a follow-up off",
        )
    return moment.day


def split_day(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Split words into what is meant and the day that is typed behind it, also in quotes."""
    words = (*words[:-1], *words[-1].split())
    at = len(words)
    while at > 1 and _DAY_WORD.fullmatch(words[at - 1]):
        at -= 1
    return words[:at], " ".join(words[at:])


def meant_as_day(words: tuple[str, ...]) -> str:
    """Give the words at the end that were meant as a day, but are none; empty: there are none.

    `next fryday` has a word that only days have, and `tomorow` is one slip away from one.
    """
    words = (*words[:-1], *(words[-1].split() or words[-1:]))
    for at in range(1, len(words)):
        if _DAY_WORD.fullmatch(words[at]) and words[at].casefold() not in _WEAK:
            return " ".join(words[at:])
    last = words[-1].casefold()
    slip = len(words) > 1 and len(last) >= _LONG and misspelt(last, _DAYS)
    return words[-1] if slip else ""


def no_certain_day(words: tuple[str, ...]) -> str:
    """Give the words at the end that say some time or other; empty: there are none."""
    parts = [part for word in words for part in word.split()]
    for at in range(1, len(parts)):
        if _VAGUE.fullmatch(parts[at]):
            return " ".join(parts[at:])
    return ""


def _near(text: str, today: date) -> date | None:
    word = text.casefold().removeprefix("the ")
    if word in _NEAR:
        return plus_days(today, _NEAR[word])
    ago = _AGO.fullmatch(word)
    if not ago:
        return None
    count = int(_COUNTS.get(ago[1], 0) or ago[1])
    return plus_days(today, -count * (7 if ago[2] == "week" else 1))


def in_a_week(text: str, base: date) -> date | None:
    """Read `tuesday week`, `a week on tuesday`, `week tomorrow`; on a Tuesday it is open."""
    found = _IN_A_WEEK.fullmatch(text)
    if not found:
        return None
    near, day = found["near"] or found["near2"], found["day"] or found["on"]
    ahead = _NEAR[near.casefold()] if near else (weekday_index(day) - base.weekday()) % 7
    return plus_days(base, ahead + 7) if near or ahead else None


def is_day(text: str, today: date) -> bool:
    """Tell whether words are nothing but a day, as `30 Nov`, `friday` and `tomorrow`."""
    plain = " ".join(text.split())
    iso = re.fullmatch(r"\d{4}-\d\d-\d\d", plain)
    named = iso or _WEEKDAY.fullmatch(plain) or _near(plain, today)
    return bool(named or english_day(plain, today))


def weekday_around(text: str, today: date) -> tuple[date, date] | None:
    """Give the last and the next day of a weekday's name alone; today is the last one."""
    found = _WEEKDAY.fullmatch(text)
    if not found or text.casefold().startswith("last "):
        return None
    back = (today.weekday() - weekday_index(found[1])) % 7
    return plus_days(today, -back), plus_days(today, 7 - back)


def day_of_talk(text: str, settings: "Settings", today: date) -> date | None:
    """Read the day of an interview that there is a note on: rather one that has been.

    The name of today's weekday is open: it is asked about where it is typed.
    """
    plain = " ".join(text.split())
    near = _near(plain, today) or _last_weekday(plain, today)
    near = near or day_of_interview(plain, settings, today)
    moment = None if near else find_moment(plain, settings, today)
    return moment.day if moment else near


def doubted(text: str, settings: "Settings", today: date, base: date) -> Doubt:
    """Say why it names no certain day; a day near today is the example for one like it."""
    near = why_open(text, settings, today)
    if near is None:
        return doubt(text, settings, base)
    return Doubt(f"cannot read the date {text!r}: {near.reason}", near.help)


def _been(text: str, settings: "Settings", today: date) -> date | None:
    """Read a weekday, or a day without a year, as the last one; of today's name it is open."""
    if _WEEKDAY.fullmatch(text):
        return _last_weekday(text, today)
    return last_such(text, settings, today)


def _last_weekday(text: str, today: date) -> date | None:
    weekday = _WEEKDAY.fullmatch(text)
    back = (today.weekday() - weekday_index(weekday[1])) % 7 if weekday else 0
    return plus_days(today, -back) if back else None
