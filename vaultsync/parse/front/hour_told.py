"""The hour of an interview whose note has its day as a key, and the hour only in its text.

`- Friday 10:30, on Teams` in a note on an interview of a Friday: proposed, never read.
"""

import re
from datetime import date

from vaultsync.parse.days.clocks import at_night, read_clock
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.likely_days import weekday_index
from vaultsync.parse.front.plain_clock import hour_of
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_BY_WEEKDAY = regex(
    r"[-*+>\s]*(?:(?:the |my )?(?:interview|call|meeting|chat|zoom|teams|it['’]?s|is|on|this|"
    r"next|coming|when|time):? ){0,4}"
    r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,:]? "
    r"(?:at |from )?(?P<clock>\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\d{1,2}[:.]\d\d)(?![\w:]|\.\d)"
    r"(?! ?(?:or|/|\?))",
    re.IGNORECASE,
)
"""A line that begins with the weekday and the hour."""
_MOST, _LONGEST = 200, 600


def hour_told(text: str, day: date) -> str:
    """Give the hour that the text of a note says of its day, `10:30`; empty: none, or several.

    A line names the day in full, or begins with its weekday.
    """
    lines = [one for one in text.splitlines()[:_MOST] if len(one) <= _LONGEST]

    def is_day(said: str) -> bool:
        moment = find_moment(said, Settings(), day)
        return moment is not None and moment.day == day

    dated = hour_of(lines, is_day, over=False).clock
    found = {dated} if dated else {one for line in lines if (one := _by_weekday(line, day))}
    return found.pop() if len(found) == 1 else ""


def _by_weekday(line: str, day: date) -> str:
    found = _BY_WEEKDAY.match(line)
    if found is None or weekday_index(found["weekday"]) != day.weekday():
        return ""
    said = found["clock"].replace(".", ":") if ":" not in found["clock"] else found["clock"]
    read = read_clock(said.replace(":m", "m"))
    return f"{read:%H:%M}" if read and not at_night(said) else ""
