"""Why a text names no certain day, and what would be right.

The first kind that fits gives the reason and the help. Days in a help are suggestions computed
from the text and the interview's own day: nothing is read from here.
"""

import re
from dataclasses import replace
from datetime import date

from vaultsync.names import one_line
from vaultsync.parse.days import date_slips as slips
from vaultsync.parse.days import likely_days as likely
from vaultsync.parse.days.asking import Asked, Why
from vaultsync.parse.days.date_kinds import KINDS, LANGUAGES, form
from vaultsync.parse.days.english_days import english_day
from vaultsync.patterns import regex

_EITHER = regex(
    r"(?P<a>\d{1,2})(?:st|nd|rd|th|\.)?\s?(?:[-–—/&]|or|and|to|und|oder|bis)\s?(?P<b>\d{1,2})",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\s(?:or|and|to|und|oder|bis|et|ou)\s|\s?[-–—/&]\s?", re.IGNORECASE)
_HEDGE = regex(
    r"[?~<>]|\b(?:about|around|approx\w*|circa|ca|roughly|maybe|perhaps|probably|possibly|"
    r"or so|ish|at the latest|latest|at (?:least|most)|within|not before|after|before|between|"
    r"until|till|early|late|sometime|some time|ungefähr|etwa|vielleicht|vers|environ)\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = regex(
    r"^(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.IGNORECASE
)
_SHORT = regex(r"(\d{1,2})[./-](\d{1,2})")
_YEAR = regex(r"\d{4}")
_LEAP_YEAR = date(2000, 1, 1)
_LEANS = Why(
    "it counts from a day that is not given",
    "write the whole date with its year, in the form `2026-03-05`",
)


def explain(asked: Asked) -> Why:
    """Say why the text names no certain day; always with a help."""
    for why in _ALL:
        said = why(asked)
        if said:
            return said
    return Why(
        "there is no date in it",
        "write year, month and day in the form `2026-03-05`; words are read in "
        f"{', '.join(asked.settings.languages)} (`languages` in vaultsync.toml)",
    )


def _of_a_kind(asked: Asked) -> Why | None:
    for kind in KINDS:
        found = next((f for p in kind.patterns if (f := p.fullmatch(asked.text))), None)
        if found:
            days = form(*kind.days(found, asked.base))
            return Why(kind.reason, kind.help.replace("{}", days))
    return None


def _several(asked: Asked) -> Why | None:
    either = _EITHER.search(asked.text)
    parts = _BETWEEN.split(asked.text)
    last = parts[-1] if len(parts) > 1 else ""
    whole = [found[0] for found in slips.ISO.finditer(asked.text)]
    if whole:
        last = whole[-1] if len(whole) > 1 else ""
    if either:
        joined = asked.text[: either.start()] + either["b"] + asked.text[either.end() :]
        last = joined if asked.known(joined) else last
    if not last or not asked.known(last):
        return None
    day = asked.read(last)
    return Why(
        "it names several days", f"write the one that counts, or the last one{form(day)}"
    )


def _hedged(asked: Asked) -> Why | None:
    rest = one_line(_HEDGE.sub(" ", asked.text))
    if rest == asked.text:
        return None
    if not asked.known(rest):
        return _of_a_kind(replace(asked, text=rest))
    return Why(
        "it leaves the day open", f"decide on a day and write it{form(asked.read(rest))}"
    )


def _yearless(asked: Asked) -> Why | None:
    """`18 nov`, `Mon 16/11`: a day of some year, where none is given to count from."""
    if asked.base:
        return None
    rest = one_line(_WEEKDAY.sub("", asked.text))
    day = english_day(rest, _LEAP_YEAR)
    short = _SHORT.fullmatch(rest)
    days = {day}
    if short and rest != asked.text:
        pairs = likely.both_orders(int(short[1]), int(short[2]), asked.settings.date_order)
        days = {likely.real_day(_LEAP_YEAR.year, month, number) for number, month in pairs}
    real = sorted(one for one in days if one)
    if not real or _YEAR.search(rest):
        return None
    forms = " or ".join(f"`YYYY-{one:%m-%d}`" for one in real)
    return Why("it names no year", f"write {forms}, with the year for YYYY")


def _leaning(asked: Asked) -> Why | None:
    return None if asked.base or not asked.known(asked.text) else _LEANS


def _foreign(asked: Asked) -> Why | None:
    for code, (name, words) in LANGUAGES.items():
        if code in asked.settings.languages or not words.search(asked.text):
            continue
        wider = replace(asked, settings=replace(asked.settings, languages=(code,)))
        return Why(
            f"it looks like {name}, which is not among the languages that are read",
            f'add "{code}" to `languages` in vaultsync.toml, or write the day'
            f"{form(wider.read(asked.text))}",
        )
    return None


def _surrounded(asked: Asked) -> Why | None:
    days = [
        likely.next_such(asked.base, month, number, str(year) if year else None)
        for year, month, number in slips.written_days(asked)
    ]
    weekday = slips.WEEKDAY.search(asked.text)
    if not days and weekday:
        days = [asked.read(weekday[0])]
    if not days:
        return None
    if not asked.base and not any(days):
        return _LEANS
    return Why("there is more than the day in it", f"write the day alone{form(*days)}")


_ALL = (
    *(_of_a_kind, slips.numeric, _yearless, _several, _hedged, slips.iso, slips.contradiction),
    *(
        slips.beside_weekday,
        slips.no_such_day,
        _leaning,
        slips.misspelt_word,
        _foreign,
        _surrounded,
    ),
)
"""In this order: what is seen at once stands before what has to be tried."""
