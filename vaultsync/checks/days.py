"""Days in a message: a weekday that is not that of its date, another day of the interview."""

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import composed
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_MOST = 20
_NEAR = 6
"""Days before and after an interview in which a day that is given for it is a slip."""
_REACH = 300
"""Characters before a day in which its sentence begins."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_WEEKDAY = (
    r"(?P<weekday>(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?,?\s+"
)
_NAMED = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>20\d\d))?"
_MEETING = regex(
    r"\b(?:interview|met\b|meet|spoke|speak|talk|convers|discuss|visit|tour\b|your time"
    r"|see(?:ing)? (?:me|you)|chat)",
    re.IGNORECASE,
)
_OTHERWISE = regex(
    r"\b(?:will|shall|would|could|can|next|by|until|wrote|written|writing|sent|send|begins?"
    r"|starts?|free|available)\b|['’]ll\b",
    re.IGNORECASE,
)
"""Words of a sentence whose day is another one: of what is to come, or of a message."""
_ON = regex(r"\bon\s+(?:the\s+)?$", re.IGNORECASE)
_DATES = (
    regex(
        rf"(?<!\w)(?:{_WEEKDAY})?(?:the\s+)?{_DAY}(?:\s+of)?\s+{_NAMED}(?!\w){_YEAR}",
        re.IGNORECASE,
    ),
    regex(
        rf"(?<!\w)(?:{_WEEKDAY})?{_NAMED}\s+(?:the\s+)?{_DAY}(?![\w:]){_YEAR}",
        re.IGNORECASE,
    ),
)


class _Given(NamedTuple):
    """A day as a message gives it."""

    day: date
    weekday: str
    interview: bool
    """It is given for the interview."""
    text: str
    row: int
    column: int


def wrong_days(letter: "Letter") -> "Iterator[Finding]":
    """Report a weekday that does not fit its date, and a slip in the interview's day."""
    days = sorted({one.day for one in letter.standing.application.interviews if one.day})
    if not letter.english or not days or not letter.item.interview.day:
        return
    for given in islice(_given(letter, letter.item.interview.day), _MOST):
        near = [day for day in days if abs((given.day - day).days) <= _NEAR]
        # a date beside the interview's, with no word that says what was on it, may be another
        if given.interview and near and given.day not in days:
            right = min(near, key=lambda day: abs((given.day - day).days))
            message = f"{given.text!r} is not the day of the interview in your notes"
        elif given.weekday and given.weekday != _weekday(given.day):
            right = given.day
            message = f"{given.text!r} is a {given.day:%A}"
        else:
            continue
        yield letter.finding(
            "VS547",
            message,
            given.row,
            at=given.text.split("\n", 1)[0],
            column=given.column,
            fix=f"write {_as_given(right, given.text)}",
        )


def _given(letter: "Letter", interview: date) -> "Iterator[_Given]":
    """Give the dates of a message; one without a year lies next to the interview."""
    lines = [composed(line) for line in letter.message.lines]
    body = "\n".join(lines)
    for pattern in _DATES:
        for match in pattern.finditer(body):
            day = _day(match, interview)
            if day is None:
                continue
            start = match.start("weekday") if match["weekday"] else _first(match)
            row = body.count("\n", 0, start)
            yield _Given(
                day,
                (match["weekday"] or "")[:3].casefold(),
                _of_the_meeting(body[max(0, start - _REACH) : start]),
                body[start : match.end()].strip(" ."),
                row,
                start - body.rfind("\n", 0, start),
            )


def _as_given(day: date, text: str) -> str:
    """Write a day in the order of one that a message has: `Thursday, March 5` of `March 4`."""
    month_first = _DATES[1].fullmatch(text) is not None
    return f"{day:%A}, {day:%B} {day.day}" if month_first else f"{day:%A} {day.day} {day:%B}"


def _of_the_meeting(before: str) -> bool:
    """Tell whether what stands before a day says that it is the interview's."""
    sentence = re.split(r"[.!?:]\s|\n\s*\n", before)[-1]
    return bool(
        _ON.search(sentence) and _MEETING.search(sentence) and not _OTHERWISE.search(sentence)
    )


def _first(match: re.Match[str]) -> int:
    return min(match.start("day"), match.start("month"))


def _day(match: re.Match[str], interview: date) -> date | None:
    month = _MONTHS.index(match["month"].casefold()) + 1
    years = [int(match["year"])] if match["year"] else [interview.year + n for n in (-1, 0, 1)]
    found: list[date] = []
    for year in years:
        try:
            found.append(date(year, month, int(match["day"])))
        except ValueError:
            continue
    return min(found, key=lambda day: abs((day - interview).days), default=None)


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()]
