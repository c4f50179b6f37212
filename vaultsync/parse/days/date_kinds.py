"""Texts that name no certain day: the words of the answer, and a table of their kinds.

A help says what would be right; `{}` stands for the suggested days, or for the form of a date.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from vaultsync.parse.days import likely_days as likely
from vaultsync.parse.days.likely_days import MONTH, YEARS, Days, Found
from vaultsync.patterns import regex


def offered(*days: date | None) -> str:
    """Give the days that would be read, in backquotes; nothing if there is none."""
    return " or ".join(dict.fromkeys(f"`{day}`" for day in days if day and day.year in YEARS))


def form(*days: date | None) -> str:
    """Give `, for example …` with the suggested days, else `, in the form …`."""
    good = offered(*days)
    return f", for example {good}" if good else ", in the form `2026-03-05`"


class Kind(NamedTuple):
    """A kind of texts in doubt."""

    patterns: tuple[re.Pattern[str], ...]
    """One of them fits the whole text."""
    reason: str
    help: str
    days: Callable[[Found, date | None], Days]
    """The days to suggest."""


def _kind(
    reason: str,
    fix: str,
    *patterns: str,
    days: Callable[[Found, date | None], Days] = lambda _found, _base: (),
) -> Kind:
    return Kind(tuple(regex(one, re.IGNORECASE) for one in patterns), reason, fix, days)


_IN = r"(?:(?:in|by|on|at|within|before|after|until|about|around|~) ?)?(?:the )?"
_COUNT = r"(?P<count>\d{1,3}(?:[.,]\d{1,2})?|two|three)"
_UNIT = r" ?(?P<unit>day|week|month|year)s?(?: later| time)?"
_WHICH = r"(?:(?P<which>next|this|coming|following|last|past|previous) )"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_YEAR = r"(?:,?[ \-/]*(?P<year>\d{4}))?"
_CLOCK = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|\d{1,2}\.\d{2}"

UNTIL_KNOWN = "leave it empty until the day is known, then "
"""How help for a key of a note begins, which says nothing where a day was typed."""
_SPANS = regex(r"write (?:the last day|the latest day|the day in that|the Saturday or)\b")
"""How a help begins for words that name more than a day: of an answer the last one is safe."""
_SEVERAL = "write the one that counts, or the last one"
_OF_INTERVIEW = "write the day of the interview"


def help_of_interview(said: str) -> str:
    """Give the help for an interview's own date, which is not the last of `next week`."""
    if _SPANS.match(said):
        return f"{UNTIL_KNOWN}{_OF_INTERVIEW}, in the form `2026-03-05`"
    return said.replace(_SEVERAL, f"{_OF_INTERVIEW}, or the last one if it took several")


KINDS = (
    _kind(
        "it does not say when",
        f"{UNTIL_KNOWN}write one such as `2026-03-05`",
        r"[\W_]+|soon|tb[acd]|to be .*|n[./]?a\.?|none|nil|null|unknown|pending|open|asap|"
        r"a\.s\.a\.p\.?|eventually|later|some ?day|sometime|maybe|no|yes|not yet|never|x+",
    ),
    _kind("it is a placeholder", "put the day in its place{}", r"[<{\[(%]\D*[>}\])%]"),
    _kind(
        "it names no day, only a month",
        "add the day{}",
        rf"{_IN}(?P<month>{MONTH}){_YEAR}",
        r"(?P<month>0?[1-9]|1[0-2])[./\-](?P<year>\d{4})",
        r"(?P<year>\d{4})[./\-](?P<month>0?[1-9]|1[0-2])",
        days=likely.in_month,
    ),
    _kind(
        "it names no day, only a year",
        "add the month and the day{}",
        rf"{_IN}(?:(?:early|mid|late|end of) )?(?P<year>(?:19|2[012])\d{{2}})",
        rf"{_IN}(?P<year>)(?:(?:end of (?:the )?|next |this )year|eoy)",
        days=likely.in_year,
    ),
    _kind(
        "it names no month, only a day",
        "add the month and the year{}",
        rf"{_IN}(?:(?P<weekday>mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|satur|sat|sun)"
        r"(?:day)?,? )?"
        r"(?:the )?(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?",
        days=likely.numbered_day,
    ),
    _kind(
        "it counts a week from a weekday",
        "write the day itself{}",
        rf"{_IN}(?:an?|one) week (?:on|from|after) (?:next )?(?P<weekday>{_WEEKDAY})",
        days=likely.week_after,
    ),
    _kind(
        "it names a whole week",
        "write the last day of it that counts{}",
        rf"(?:.* )?{_WHICH}(?P<what>week)",
        rf"{_IN}(?P<which>)(?:end of )?(?:the )?(?P<what>week|eow)",
        r"(?:end )?(?:der |la )?(?P<which>nächste|kommende|prochaine|próxima)\w* (?P<what>\w+)",
        r"(?:la )?(?P<what>semaine|semana) (?P<which>prochaine|que viene)",
        days=likely.in_week,
    ),
    _kind(
        "it names a week by its number",
        "write the day in that week that counts{}",
        rf"{_IN}(?P<year2>)(?:calendar )?(?:week|kw|cw|w)\.? ?(?P<week>\d{{1,2}}){_YEAR}",
        rf"{_IN}(?P<year2>)(?P<week>\d{{1,2}})(?:st|nd|rd|th|\.) (?:week|kw){_YEAR}",
        r"(?P<year>)(?P<year2>\d{4})[ \-/]?(?:week|kw|cw|w)\.? ?(?P<week>\d{1,2})",
        days=likely.in_numbered_week,
    ),
    _kind(
        "it names a weekend",
        "write the Saturday or the Sunday{}",
        rf"(?:.* )?{_WHICH}?(?P<what>week-?ends?)",
        days=likely.in_week,
    ),
    _kind(
        "it names a whole month",
        "write the last day of the month that counts{}",
        rf"(?:.* )?{_WHICH}month",
        days=likely.next_month,
    ),
    _kind(
        "it names a part of a month",
        "write the latest day that it can be{}",
        rf"{_IN}(?P<part>early|mid|middle|late|end|beginning|start)(?: of| in|-)? ?"
        rf"(?:(?P<month>{MONTH}){_YEAR}|(?:the |this )?month(?P<year2>))",
        r"(?P<part>eo)m(?P<month>)(?P<year>)",
        days=likely.in_part_of_month,
    ),
    _kind(
        "it names a whole quarter",
        "write the last day in the quarter that counts{}",
        rf"{_IN}(?P<year2>)q(?P<quarter>[1-4]){_YEAR}",
        r"(?P<year>)(?P<year2>\d{4})[ \-/]*q(?P<quarter>[1-4])",
        days=likely.in_quarter,
    ),
    _kind(
        "it names a season",
        "write the day in that season{}",
        r"(?:\w+ ){0,2}(?:spring|summer|autumn|fall|winter)(?: of)?(?: \d{4})?",
    ),
    _kind(
        "it names a feast, not its day",
        "write the day on which it falls{}",
        r"(?:\w+ ){0,2}(?:easter|christmas|xmas|new year'?s?|thanksgiving|pentecost|ramadan|"
        r"eid|passover|hanukkah|diwali|(?:the )?holidays?|labou?r day)(?: \w+)?(?: \d{4})?",
    ),
    _kind(
        "it names a time, but no day",
        "write the day here{}, and the time under `time`",
        rf"{_IN}(?:{_CLOCK})",
        rf"{_IN}(?:{_CLOCK}) ?(?:[-–—]|to) ?(?:{_CLOCK})",
        rf"{_IN}(?:noon|midnight|midday|morning|afternoon|evening|night|tonight|lunch\w*|eod|"
        r"eob|cob|end of (?:the )?(?:business )?day)",
    ),
    _kind(
        "it names hours or minutes, but no day",
        "write the day here{}, and how long it took under `duration`",
        rf"{_IN}(?:an?|half an?|\d+(?:[.,]\d+)?|a few)? ?(?:hours?|hrs?|mins?|minutes?|secs?|"
        r"seconds?)(?: later| ago)?",
    ),
    _kind(
        "it does not say how many",
        "count them and write the day{}",
        rf"{_IN}(?:a )?(?P<count>couple|few|several|some|many)(?: of)?{_UNIT}",
        days=likely.amount,
    ),
    _kind(
        "it names several days",
        "write the one that counts, or the last one{}",
        rf"{_IN}(?:\d{{1,3}}|an?|one|two) ?(?:[-–—/]|to|or) ?{_COUNT}{_UNIT}",
        rf"{_IN}an? (?P<unit>day|week|month|year) or (?P<count>two|three|so)",
        days=likely.amount,
    ),
    _kind(
        "a part of a week, month or year ends on no certain day",
        "write the day on which it ends{}",
        rf"{_IN}(?P<count>\d{{1,3}}[.,]\d{{1,2}}){_UNIT}",
        rf"{_IN}(?P<count>half) an?{_UNIT}",
        days=likely.amount,
    ),
    _kind(
        "it looks back from a day that is not given",
        "write the day on which it was{}",
        r"yesterday|the other day|recently|(?:last|past|previous) \w+|.* ago|some time ago",
    ),
    _kind(
        "year, month and day run together",
        "write dashes between them{}",
        r"([12]\d{3})(\d{2})(\d{2})",
        days=likely.run_together,
    ),
    _kind(
        "it counts the days of the year",
        "write month and day instead{}",
        r"(?P<year>\d{4})-(?P<number>\d{3})",
        days=likely.of_the_year,
    ),
    _kind(
        "its year has more than four digits",
        "check the year and write the date again{}",
        rf"\d{{5,}}-\d{{1,2}}-\d{{1,2}}|.*\b{MONTH}\b.*\d{{5,}}.*",
    ),
)

_LANGUAGES = (
    ("en", "English", rf"{MONTH} mon tue wed thu fri sat sun \w+day weeks? tomorrow"),
    (
        *("de", "German"),
        """jänner januar februar märz mai juni juli oktober dezember montag dienstag mittwoch
        donnerstag freitag samstag sonntag wochen? tage?n? morgen""",
    ),
    (
        *("fr", "French"),
        """janvier février mars avril juin juillet août septembre octobre novembre décembre
        lundi mardi mercredi jeudi vendredi samedi dimanche semaines? jours? demain""",
    ),
    (
        *("es", "Spanish"),
        """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre lunes martes miércoles jueves viernes sábado domingo semanas? días? mañana""",
    ),
    (
        *("it", "Italian"),
        """gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì
        martedì mercoledì giovedì venerdì settiman[ae] giorn[io] domani""",
    ),
    (
        *("pt", "Portuguese"),
        "janeiro fevereiro março maio junho julho setembro outubro dezembro amanhã",
    ),
    (
        *("nl", "Dutch"),
        """januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag weken
        dagen""",
    ),
)
"""Words that tell a language; a word of several languages stands under one of them."""
LANGUAGES = {
    code: (name, regex(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE))
    for code, name, words in _LANGUAGES
}
"""Name and telling words of a language, by its code in `languages`."""
