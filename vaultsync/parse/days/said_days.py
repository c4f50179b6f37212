"""Days as they stand in a sentence, in any words, with what may stand around them."""

import re
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.parse.days.dates import Moment, find_moment, read_moment, read_short
from vaultsync.parse.days.feast_days import (
    AFTER_OCCASION,
    NO_OCCASION,
    NOTHING_AFTER,
    is_after_occasion,
)
from vaultsync.parse.days.likely_days import (
    MONTH,
    both_orders,
    next_such,
    numbered_day,
    weekday_index,
)
from vaultsync.parse.days.said_twice import BETWEEN, NAMED, VAGUE, agree
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.settings import Settings

DAYISH = regex(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"day|week|fortnight|year|tomorrow|christmas|xmas|easter|term|hour|eo[wm]\b|thanksg",
    re.IGNORECASE,
)
"""Without one of these there is no day, and what is below need not be compiled."""
_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_NTH = r"\d{1,2}(?:st|nd|rd|th)\b"
_ISO = r"\d{4}-\d\d-\d\d"
_FIGURES = r"(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?|\d{1,2}-\d{1,2}-\d{4})(?!\d)"
_DATE = (
    rf"(?:{_ISO}|(?:{_NUMBER}\.? (?:of )?{MONTH}|{MONTH} (?:the )?{_NUMBER})(?:,? \d{{4}})?|"
    rf"{_NTH}|{_FIGURES}|\d{{1,2}}(?![\w:./%]|\s?[ap]\.?m\b))"
)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a couple of|couple of|"
    r"a few|few|several)(?: (?:to|or) \w+| ?[-–] ?\d{1,2})?"
)
_SPAN = (
    rf"(?:{_COUNT}|(?:the )?(?:next|coming)(?: {_COUNT})?) (?:working |business )?"
    r"(?:hours?|days?|weeks?|fortnights?|months?)(?: and a half)?(?: or (?:two|three|more))?"
)
_OTHER_WEEK = r"(?:of )?(?:next|this|that|(?:the )?(?:following|coming)) week|week"
BACK_IN_WEEK = (
    r"the week (?:that |when )?(?:she|he|they)(?:'s|'re| is| are| gets?| comes?) (?:back|in)\b"
)
"""`they decide the week she's back`: not before, and on no day that is known."""
_SURE = (
    rf"(?:{_ISO}|(?:{_NUMBER}\.? (?:of )?{MONTH}|{MONTH} (?:the )?{_NUMBER})(?:,? \d{{4}})?|"
    rf"{_NTH}|{_FIGURES})"
)
"""A date that is no other number."""
_TWICE = rf"{VAGUE}{BETWEEN}(?:{_WEEKDAY}[.,]? \(?(?:the )?)?{_SURE}\)?"
_THAT = r"(?:(?:next|this coming|this|coming|the) )?"
_ONE = (
    rf"{AFTER_OCCASION}|{_TWICE}|"
    rf"{_THAT}{_WEEKDAY}[.,]? \(?(?:on )?(?:the )?{_DATE}\)?|"
    rf"{_WEEKDAY}(?:[.,]? \(?(?:on )?(?:the )?{_DATE}\)?| (?:{_OTHER_WEEK}|in {_SPAN})\b)|"
    rf"(?:next|this|coming) week,? (?:on )?{_WEEKDAY}|"
    rf"(?:the )?{_WEEKDAY} after(?: next| that)?|{_WEEKDAY}-?ish|{_SPAN} from (?:now|today)|"
    rf"the {_WEEKDAY}{NOTHING_AFTER}|"
    rf"(?:(?:next|this coming|this|coming|an? week (?:on|from)) )?{_WEEKDAY}{NO_OCCASION}|"
    r"eo[wm]|(?:kw|cw|week) \d{1,2}|"
    rf"{_ISO}|(?:the )?(?:{_NUMBER}\.? (?:of )?{MONTH}|{MONTH} (?:the )?{_NUMBER})"
    r"(?:,? \d{4})?|"
    rf"{BACK_IN_WEEK}|"
    r"an? week (?:today|tomorrow)|(?:the )?week after(?: next)?|(?:the |next |this )?weekend|"
    r"(?:the )?(?:week (?:commencing|beginning|starting|of)|w/?c)(?: the)?,? "
    rf"(?:{_WEEKDAY},? )?{_DATE}|(?<=\bafter )(?:the )?{_NTH}|"
    rf"(?:the )?(?:first|second|third|last) (?:week|days) of (?:{MONTH}|(?:next|the) month)|"
    r"(?:the )?(?:(?:end|middle|beginning|start) of|mid|early|late|later)[ -]"
    rf"(?:the |this |next )?(?:week|month|year|(?:half[- ])?term|{MONTH})(?: \d{{4}})?|"
    rf"(?:next|this|(?:the )?coming) (?:week|month)|tomorrow|"
    r"(?:christmas|xmas)(?: (?:day|eve))?|thanksgiving|the holidays|easter|"
    r"(?:the )?new year|(?:the )?half[- ]term"
)
_WEAK = (
    rf"{_FIGURES}|(?:the )?{_NTH}(?: of (?:this|the|next) month)?|the week|"
    rf"{MONTH}(?: \d{{4}})?|{_SPAN}"
)
"""What means a day only behind `by` and its like: `they answer 2/3 of the calls`."""
MATTER = (
    r"(?:yes or (?:a )?no|yes/no|answers?|decisions?|verdict|outcome|results?|feedback|news|"
    r"offer|update|response|reply|more)"
)
"""What an answer is called."""
_DET = (
    r"(?:(?:an?|the|their|his|her|its|any|some|my|this|that|either|final|first|firm|clear|"
    r"definite|written|more|good) ){0,3}"
)
_ROLE = (
    r"(?:role|position|job|post|vacancy|application|interviews?|(?:the )?candidates?|hire|"
    r"(?:next|second|third|final) (?:steps?|rounds?|stage|interview))"
)
_OF_IT = (
    rf"(?:(?:about|on|regarding|with|of|for) {_DET}(?:{MATTER}|{_ROLE}|it|everything|me|us)|"
    rf"{_DET}{MATTER})\b(?: (?:from|of|on|about|for) {_DET}(?:{_ROLE}|panel|team|me|it)\b)?"
)
_WHETHER = (
    r"(?:whether|if) (?:I(?:'m| am|'ve| have| had| got| get| made| was| did| go| passed|"
    r"(?:'ll| will| should| can)? (?:come|start|join)(?! (?:up|across|over)\b))|"
    r"(?:it's|it is|there(?:'s| is|'ll| will)|they (?:want|take|hire|like|offer|"
    r"(?:will |'ll |would |can |are going to )(?:see|meet|have|take|want|hire|interview|"
    r"invite) me)))\b"
)
_MEANS = r"(?:by|via|through|over|in) (?:the |an? )?(?:phone|e?-?mail|letter|post|text|message)"
_ADVERB = (
    r"(?:either way|one way or (?:the other|another)|again|back|hopefully|probably|maybe|"
    r"definitely|certainly|personally|in person|in writing|directly|at some point|"
    r"some ?time|then|also|round|for (?:sure|certain)|properly|officially|formally)\b"
)
_SAYS = (
    r"(?:she|he|they|(?-i:[A-Z][\w'-]*)) "
    r"(?:said|says|thinks?|thought|hopes?|reckon(?:s|ed)?|promised?)\b"
)
_WITHIN = rf"(?:,? (?:{_ADVERB}|{_OF_IT}|{_MEANS}\b|{_SAYS}))"
_CLAUSE = (
    rf"(?:,? (?:(?:once|after|as soon as|when)\b|{_WHETHER})(?:(?!\bI\b)[^.;:!?\n]){{0,60}}?)"
)
"""`once the panel has met`; only one of them, so that no text takes long."""
_PREPOSITION = (
    r"(?:by|before|until|till|within|on|in|during|around|after|over|at|from|"
    r"(?:no|not) later than|at the latest(?: (?:by|on|in))?|latest(?: by)?)"
    r"(?: about| around| roughly| at the latest)?:?"
)
_CLOCK = r"\d{1,2}(?:[:.h]\d\d)? ?(?:[ap]\.?m\b|o'clock)|\d{1,2}[:h]\d\d\b"
_PLAY = (
    r"(?:(?:the )?(?:(?:close|end) of (?:the )?(?:play|business|day)|[ce]o[bd]|noon|midday|"
    rf"lunch(?:time)?|(?:morning|afternoon|evening|course) of|{_CLOCK})(?:,? on)? )?"
)
_BEGINS_ANEW = (
    r"(?:(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth)|(?<=day)|(?<=week)|(?<=tomorrow))\.(?=\s+\d)"
    rf"(?!\s+(?:\d{{4}}\b|{_NTH}|\d{{1,2}}\.?\s+{MONTH}(?!\w)|\d{{1,2}}\.?\s*(?:$|[.,;:)/-])))"
)
"""`by Fri 27th. 2 others in for it`: a day that is whole, and a sentence with a number."""
_BEHIND = (
    rf"(?=\s*(?:$|[\n,;:!?)(–—]|\.(?!\s?\d)|{_BEGINS_ANEW}|-(?!\w)|(?:{_CLOCK})|"
    r"'? ?(?!in (?:every|each|all|most|general)\b)(?:on(?:wards)?(?=\s*(?:$|[.,;)]))|at|"
    r"after|with|by|in|from|via|through|before|following|once|and|but|or|so|because|"
    r"since|as|then|re|regarding|either|latest|hopefully|probably|maybe|perhaps|definitely|certainly|too|"
    r"also|again|anyway|morning|afternoon|evening|night|noon|midday|lunchtime|eod|cob|eob|"
    r"tops|max|though|although|unless|while|depending|provided|assuming|given|sharp|time|"
    r"she|he|they|who (?:gets|goes|comes|it)|personally|directly|until|"
    r"for (?:sure|certain|definite)|"
    r"to (?:say|tell|let|confirm|give|offer|make|me|us)|"
    r"when (?:they|she|he|the|it(?:'?s)?|everything)|"
    rf"about (?:meeting|seeing|coming (?:in|back)|a (?:second|next|final) )|"
    rf"(?:if|whether) I (?:still |do )?want|{_OF_IT}|{_WHETHER}|{_SAYS})\b))"
)
"""What can follow a day: a noun makes it part of something else, as in `Monday meetings`."""
_ON_THE_WAY = rf"{_WITHIN}{{0,3}}{_CLAUSE}?{_WITHIN}?"
_OTHER = rf"(?:the )?(?:{_WEEKDAY}(?:,? (?:the )?{_DATE})?|{_DATE}|tomorrow|(?:next|this) week)"
_OR_WEEK = (
    r"(?:,? or (?:possibly |maybe |perhaps )?|/)"
    r"(?:(?:at )?(?:the )?(?:early|mid|late|later|(?:beginning|start|middle|end) of)[ -])?"
    rf"(?:in |on )?(?:(?:the )?(?:next|following)(?: week| month| quarter| {_WEEKDAY})?|"
    r"the (?:one|week) after(?: that)?)\b"
)
"""`this week or early next`, `Friday or next week`: no day is certain."""
_DAY = (
    rf"(?:between {_OTHER} and {_OTHER}|"
    rf"(?:{_ONE})(?:{_OR_WEEK}| ?(?:or|/) ?(?:on )?{_OTHER})?(?!{_OR_WEEK}))"
)
_WHEN = regex(
    rf"{_ON_THE_WAY}(?:[:,]| [-–—])?(?: |(?<!\w))\(?(?P<by>{_PREPOSITION} )?{_PLAY}"
    rf"(?:(?P<day>{_DAY})|(?(by)(?<!after )(?P<weak>{_WEAK})|(?!)))(?!\w)\)?{_BEHIND}",
    re.IGNORECASE,
)
_FRONT = regex(
    r"(?:^|(?<=[.;:!,(–—-] )|(?<=\b(?:said|says) )|(?<=\b(?:and|but) ))"
    r"(?=(?:by|before|within|on|in|at the latest|no later|(?:(?:early|mid|late) )?"
    r"(?:next|this) week)\b)",
    re.IGNORECASE,
)
"""Where a day can begin that stands in front of its verb: not in `- 2026-03-10 they …`."""
_GAP = regex(r"(?:,? at the latest)?,? ", re.IGNORECASE)
_ENDS = regex(rf"{_WITHIN}{{0,3}}{_BEHIND}", re.IGNORECASE)
_FAR = 80
"""Characters in front of a verb in which its day begins."""
_LATER = regex(
    rf"term\b|(?:next|coming) (?!(?:week|month)$)|week (?:on|from|today|tomorrow|after|of|"
    rf"commencing|beginning|starting)\b|week of|\bw/?c\b|days of|{_WEEKDAY} (?:week|in)\b|"
    r"that week|"
    r"following|week (?:that |when )?(?:she|he|they)\b|"
    r"\d\w\w of (?:this|the|next) month|hours?$|the week$|week after|"
    r"after (?:next|that)|\bish|from (?:now|today)|this coming",
    re.IGNORECASE,
)
"""Days of which only a part, or another day, would be read."""
_WITH_WEEKDAY = regex(
    rf"{_THAT}(?P<weekday>{_WEEKDAY})[., (]+(?:on )?(?:the )?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})\.?|(?P<rest>.*))\)?",
    re.IGNORECASE,
)
_GIVEN_TWICE = regex(rf"(?P<vague>{VAGUE}){BETWEEN}(?P<day>(?=\D*\d)[^()]+)\)?", re.IGNORECASE)
_LATEST = "write the latest day that it can be, in the form `2026-03-05`"
_SEVERAL = "write the one that counts, or the last one"
_EITHER = regex(
    rf"(?<=\w) ?(?:\bor\b|/|\band\b) ?(?:on )?(?:the )?(?={_WEEKDAY}|{_NTH}|{_NUMBER} {MONTH})",
    re.IGNORECASE,
)
_EITHER_WEEK = regex(rf"(?<=\w){_OR_WEEK}$", re.IGNORECASE)
_SOON = 300
"""Days in which a day without a year must lie."""


def day_behind(text: str, at: int) -> tuple[str, int] | None:
    """Find the day that a verb which ends `at` this place is said of, and where it ends."""
    found = _WHEN.match(text, at)
    if found is None:
        return None
    return found["day"] or found["weak"], found.end()


def day_in_front(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Find the day in front of a clause from `start` to `end`, and where it begins."""
    for place in _FRONT.finditer(text, max(start - _FAR, 0), start):
        found = _WHEN.match(text, place.start(), start)
        if found and _GAP.fullmatch(text, found.end(), start) and _ENDS.match(text, end):
            return found["day"] or found["weak"], place.start()
    return None


def is_either_week(text: str) -> bool:
    """Tell of `this week or early next`: no day is certain."""
    return bool(_EITHER_WEEK.search(text))


def read_said(text: str, settings: "Settings", base: date) -> date | str:
    """Give the day that such words certainly name, else what to write in their place."""
    if is_either_week(text) or is_after_occasion(text.rstrip(".")):
        return _LATEST
    last = _EITHER.split(text)[-1]
    if last != text:
        day = read_said(last, settings, base)
        return f"{_SEVERAL}, for example `{day}`" if isinstance(day, date) else _LATEST
    beside = _beside_weekday(text, settings, base) or _given_twice(text, settings, base)
    if beside:
        return beside
    short = read_short(text, settings, base)
    if isinstance(short, date):
        return short
    read = read_moment(text, settings, base)
    if isinstance(read, Moment):
        return read.day
    return _LATEST if _LATER.search(text) else read.help


def _given_twice(text: str, settings: "Settings", base: date) -> date | str | None:
    """Give the day of `Tuesday week, 8 Dec` if both agree; None: it is no such text."""
    found = _GIVEN_TWICE.fullmatch(text)
    if found is None:
        return None
    named = NAMED.search(found["vague"])
    plain = (
        found["day"] if NAMED.match(found["day"]) or not named else f"{named[0]} {found['day']}"
    )
    day = read_said(plain, settings, base)
    return day if isinstance(day, date) and agree(found["vague"], day, base) else _LATEST


def _beside_weekday(text: str, settings: "Settings", base: date) -> date | None:
    """Give the day of `Friday 27th`, `Fri 27/11`: the next such one, if it is that weekday."""
    found = _WITH_WEEKDAY.fullmatch(text)
    if found is None:
        return None
    near: set[date | None] = set()
    if found["day"]:
        plain = re.fullmatch(r"(?P<weekday>)(?P<day>\d+)", found["day"])
        near = set(numbered_day(plain, base)) if plain else set()
    elif found["a"]:
        pairs = both_orders(int(found["a"]), int(found["b"]), settings.date_order)
        near = {next_such(base, month, number) for number, month in pairs}
    else:
        moment = find_moment(found["rest"].rstrip(")"), settings, base)
        near = {moment.day if moment else None}
    wanted = weekday_index(found["weekday"])
    days = [one for one in near if one and one.weekday() == wanted]
    return days[0] if len(days) == 1 and days[0] < plus_days(base, _SOON) else None
