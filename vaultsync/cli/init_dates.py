"""What `init` says and asks about dates that could be two days."""

from collections.abc import Sequence
from datetime import date

from vaultsync.cli.asking import ask
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.printer import Printer
from vaultsync.diagnostics import Finding
from vaultsync.parse.days.clear_order import ClearOrder
from vaultsync.parse.days.likely_days import MONTHS, real_day
from vaultsync.patterns import regex
from vaultsync.vault.survey import Survey

_NUMBERS = regex(r"(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4})")
DOUBT = "could be two days"
_ORDERS = {
    "": "",
    **dict.fromkeys(("d", "dmy", "day", "the day", "day first"), "DMY"),
    **dict.fromkeys(("m", "mdy", "month", "the month", "month first"), "MDY"),
}
_MONTH_FIRST = frozenset({"US", "PH"})
"""Countries that write the month first."""
_WANTED = "type `d` or `DMY` (the day comes first), `m` or `MDY` (the month), or only Enter"


def ask_order(doubts: Sequence[Finding], hint: str) -> str:
    """Ask what comes first, with a date from the notes; an empty answer leaves it open."""
    first = doubts[0]
    text, readings = _sample(first)
    more = len(doubts) - 1
    others = f" and {more} more like it" if more else ""
    question = (
        f"The date {text} in {first.path}{others} could be two days: "
        f"is {text} {readings}? (Enter: open)"
    )
    return _asked(question, hint)


def ask_open_order(open_date: ClearOrder, country: str, hint: str) -> str:
    """Ask the same of notes in plain text; Enter takes what is usual in a country."""
    usual = "m" if country.partition("-")[0] in _MONTH_FIRST else "d"
    question = (
        f"Dates such as {open_date.text} in {open_date.path}: does the day come first (d), or "
        "the month (m)?"
    )
    return _asked(question, hint, usual)


def _asked(question: str, hint: str, usual: str = "") -> str:
    """Ask until an order of dates can be read; Enter is what is usual."""
    while True:
        said = ask(question, hint, usual)
        order = _ORDERS.get(said.casefold().strip(" .()"))
        if order is not None:
            return order
        Printer.say(f"cannot read {said!r} as an order of dates: {_WANTED}")


def tell_order(printer: Printer, clear: ClearOrder | None) -> None:
    """Say which order of dates was taken, and why, below what would be written."""
    if clear:
        told = f"Dates: {clear.order}, {_first(clear)} comes first, as in {clear.text}."
        flow(printer, Bit(told), hang=2)


def row(found: Survey) -> str:
    """Say which dates are in doubt, and how to settle all of them at once."""
    doubts, clear = found.two_orders, found.order
    text, _ = _sample(doubts[0])
    dates = "1 date" if len(doubts) == 1 else f"{len(doubts)} dates"
    cure = (
        'add the line `date_order = "DMY"` (or `"MDY"`) at the top of vaultsync.toml'
        if found.configured
        else "`--date-order DMY` (or `MDY`) says which it is, for all of them"
    )
    but = f"; {clear.text} in {clear.path} has {_first(clear)} first" if clear else ""
    return f"{dates} {DOUBT}, as {text} in {doubts[0].path}: {cure}{but}"


def _first(clear: ClearOrder) -> str:
    return "the day" if clear.order == "DMY" else "the month"


def _sample(doubt: Finding) -> tuple[str, str]:
    """Give a date as the note has it, and what it could be."""
    text = doubt.source[doubt.column - 1 :][: doubt.length]
    found = _NUMBERS.search(text)
    if found:
        first, second, year = map(int, found.groups())
        day, other = real_day(year, second, first), real_day(year, first, second)
        if day and other:
            return found[0], f"{_plain(day)} (d) or {_plain(other)} (m)"
    return text, "with the day first (d) or with the month first (m)"


def _plain(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].title()}"
