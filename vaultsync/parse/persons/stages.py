"""Headings that say which talk it was, and its day: `Teams call 17 Nov`, `Tuesday 17 Nov`."""

import re

from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import ORDINAL, WEEKDAY
from vaultsync.patterns import regex

_LONGEST = 80
_DATE = (
    r"(?:\d{4}[-_. ]\d\d[-_. ]\d\d|\d{1,2}([./-])\d{1,2}(?:\1\d{2,4})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}})?|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th))"
)
_DAY = regex(
    rf"(?<![\w./-])(?:{WEEKDAY}\.?,? (?:the )?)?{_DATE}(?![\w/])|\b{WEEKDAY}$|^{WEEKDAY}\b",
    re.IGNORECASE,
    only=regex(r"\d|mon|tue|wed|thu|fri|sat|sun", re.IGNORECASE),
)
_CLOCK = regex(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|(?<=[:.]\d\d))"
    r"|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}(?=\s?[-–—])",
    re.IGNORECASE,
)
_REVIEW = regex(
    r"\b(?:portfolio|case|skills) "
    r"(?:review|study|presentation|walk-?through|exercise|session)\b",
    re.IGNORECASE,
)
"""A talk about work of one's own: `Portfolio review - Thu 19 Nov`."""
_AT = regex(r"\b(?:at|on|from|to|the)\b", re.IGNORECASE)
_WORD = regex(r"[^\W_]+(?:[-'’:][^\W_]+)*")
_TALKS = frozenset(
    {
        "call", "calls", "chat", "coffee", "conversation", "interview", "interviews", "lunch",
        "meeting", "onsite", "on-site", "panel", "round", "screen", "screening", "session",
        "stage", "talk", "teams", "video", "visit", "zoom", "tour", "trial", "assessment",
        "presentation", "meet", "skype", "webex", "1:1", "shift",
    }
)  # fmt: skip
"""One of these makes a heading with a day a stage, if nothing in it can be a name."""
_BESIDE = frozenset(
    {
        "1st", "2nd", "3rd", "4th", "a", "and", "at", "by", "centre", "center", "competency",
        "culture", "day", "final", "first", "follow-up", "formal", "fourth", "google", "hiring",
        "hour", "hr", "in", "in-person", "in-house", "informal", "initial", "intro",
        "introductory", "last", "live", "manager", "microsoft", "min", "mins", "ms", "my",
        "of", "office", "on", "one", "online", "over", "person", "phone", "pm", "am", "quick",
        "recruiter", "remote", "second", "short", "site", "task", "team", "technical",
        "telephone", "test", "the", "their", "third", "three", "two", "via", "virtual",
        "with", "lab", "w", "h",
    }
)  # fmt: skip
"""What stands beside them and is no name either."""


_NTH = frozenset(
    {
        "final", "first", "second", "third", "fourth", "last", "technical", "initial",
        "informal", "introductory", "intro", "1st", "2nd", "3rd", "4th", "competency",
    }
)  # fmt: skip
"""Alone beside a day each of these is a stage, too: `Final - Thursday 26 Nov`."""
_TITLES = frozenset({"ms", "miss", "mr", "mrs", "dr"})
_BEGINS = regex(
    rf"(?:{WEEKDAY}\.?,? (?:the )?)?(?:\d{{4}}([-_./ ]?)\d\d\1\d\d|"
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}-\d{1,2}-\d{2,4}|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}})?|"
    rf"(?P<month>{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?P<year>,? \d{{4}})?)(?![\w/])|"
    rf"{WEEKDAY}\.?,? (?:the )?(?:{ORDINAL}(?!\w)|\d{{1,2}}[./]\d{{1,2}}(?![\w/]))|"
    r"[123]\d(?:st|nd|rd|th)(?=\s*(?:$|[-–—:,(]))",
    re.IGNORECASE,
    only=regex(r"\d"),
)
"""How a heading begins that says when it was: `25 Nov`, `Tue 18/11`, `Wednesday 26th: call`."""
_FIRST_NAMES = frozenset({"jan", "april", "may", "june", "august"})
_ONE_NAME = regex(r" [^\W\d_a-z][\w'’-]*")


def begins_with_day(text: str) -> bool:
    """Tell whether a heading is a date, or begins with one: no person is called so.

    `April 12 Smith` may be somebody: a month is a first name, too.
    """
    found = _BEGINS.match(text)
    if not found or not found["month"] or found["year"]:
        return bool(found)
    name = found["month"].lower() in _FIRST_NAMES
    word = text[found.end() :]
    return not (name and _ONE_NAME.fullmatch(word) and word.strip().casefold() not in _TALKS)


def behind_day(text: str) -> str:
    """Give what stands behind the date with which a heading begins; "" if it does not."""
    found = _BEGINS.match(text)
    return text[found.end() :].lstrip(" -–—:,.|") if found else ""


def is_stage(text: str) -> bool:
    """Tell whether a heading is a day or a talk with its day; `Jane Call, 19 Nov` is not."""
    if len(text) > _LONGEST:
        return False
    rest, days = _DAY.subn(" ", text)
    if not days:
        return False
    plain = _REVIEW.sub(" interview ", _CLOCK.sub(" ", rest))
    words = [word.casefold() for word in _WORD.findall(plain)]
    known = all(word in _TALKS or word in _BESIDE or word.isdigit() for word in words)
    return known and (not words or not (_TALKS | _NTH).isdisjoint(words))


def is_talk(text: str) -> bool:
    """Tell whether a heading says which talk it was and no more: `Second interview`.

    One word alone can be a name; a day may stand behind it.
    """
    if " " not in text or len(text) > _LONGEST:
        return False
    words = [word.casefold() for word in _WORD.findall(_CLOCK.sub(" ", text))]
    if not words or _TALKS.isdisjoint(words) or not _TITLES.isdisjoint(words[:1]):
        return False
    return all(word in _TALKS or word in _BESIDE or word.isdigit() for word in words)


def only_when(text: str) -> bool:
    """Tell whether words are a day, with its hour perhaps, and no more: `12 Nov`."""
    if not any(map(str.isdigit, text)) or len(text) > _LONGEST:
        return False
    rest, days = _DAY.subn(" ", text)
    return bool(days) and not any(map(str.isalnum, _AT.sub(" ", _CLOCK.sub(" ", rest))))


def day_in(text: str) -> str:
    """Give the words of a heading that are its day; empty: no day, or only one of the week."""
    found = _DAY.search(text)
    return found[0] if found and any(map(str.isdigit, found[0])) else ""
