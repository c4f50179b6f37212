"""What `vaultsync close` does."""

import shlex
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

import click

from vaultsync.calendar import show_short_day
from vaultsync.cli.recording import Desk, Line
from vaultsync.cli.wanted import find_application, latest_note
from vaultsync.edit import values
from vaultsync.errors import UsageError
from vaultsync.model import Status
from vaultsync.names import nearest, same
from vaultsync.owed import SOFT
from vaultsync.parse.front.keys import meant_status, read_status, statuses
from vaultsync.render.phrases import what
from vaultsync.wrong_words import (
    AmbiguousFollowUpError,
    UnknownFollowUpError,
    UnknownStatusError,
)

if TYPE_CHECKING:
    from vaultsync.vault.checking import Report

_KNOWN = tuple(one.value for one in Status)
_IN_OTHER_WORDS = MappingProxyType(
    {"lost": "rejected", "failed": "rejected", "refused": "rejected", "won": "offer"}
)
"""What people say who do not know the words: asked about, never taken."""


def set_status(what: tuple[str, ...], word: str | None, options: dict[str, Any]) -> int:
    """Set an application's status in the latest interview's note; it may stand behind WHAT.

    Raises:
        UsageError: there is no status.
        VaultsyncError: it is not clear what is meant, or it cannot be written.
    """
    if word is None:
        what, word = _split_status(what) or _without_status(what, options)
    status = meant_status_word(word)
    desk = Desk.open(options)
    if word.casefold() != status.value:
        desk.session.printer.say(f"read {word!r} as {status.value}")
    standing = find_application(desk.report, what)
    latest = latest_note(standing)
    made = desk.set_value(latest.path, values.status(status))
    if made is None:
        return desk.record([], [desk.already(latest.path, latest.line_of("status"))])
    stays = partial(_what_stays, path=latest.path, company=latest.company)
    return desk.record([Line(made)], [], after=stays if status.closed else lambda _: ())


def _what_stays(report: "Report", path: str, company: str) -> tuple[str, ...]:
    """Say what stays in the list although the application is over: it concerns the company."""
    items = (one for one in report.outcome.follow_ups if one.state.open and one.kind in SOFT)
    stays = [
        one
        for one in items
        if one.interview.path == path or (company and same(one.company) == same(company))
    ]
    if not stays:
        return ()
    said = "; ".join(f"{what(one)} ({one.id}), {show_short_day(one.due)}" for one in stays)
    return (
        f"the company stays on the list: {said}",
        f"help: `vaultsync skip {stays[0].id}` leaves {'it' if len(stays) == 1 else 'one'} out",
    )


def _split_status(what: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """Split words into what is meant and the status typed behind it, as it is listed.

    Other spellings are for `--status`: here they could be words of a company or a role. None:
    there is none, or nothing before it.

    Raises:
        UnknownStatusError: there is nearly one.
    """
    words = [part for word in what for part in word.split()]
    for count in (1, 2):
        word = "-".join(words[-count:]).casefold()
        if len(words) > count and word in _KNOWN:
            return tuple(words[:-count]), word
    for count in (1, 2):
        word = " ".join(words[-count:])
        if len(words) > count and (near := _near(word)):
            raise UnknownStatusError(word, statuses(near))
    return None


def _without_status(what: tuple[str, ...], options: dict[str, Any]) -> NoReturn:
    """Say that no status is named; or, where only the words before it mean anything, which.

    Raises:
        UsageError: always.
    """
    words = [part for word in what for part in word.split()]
    if len(words) > 1:
        report = Desk.open(options).report
        if not _means(report, words) and _means(report, words[:-1]):
            raise UnknownStatusError(words[-1], statuses())
    missing = f"Missing option '--status': one of {', '.join(_KNOWN)}."
    if read_status(" ".join(words)):
        raise click.UsageError(missing)
    typed = shlex.join(("vaultsync", "close", *words, Status.REJECTED.value))
    more = "`vaultsync close --help` shows more"
    raise UsageError(missing, hint=f"say what came of it, such as `{typed}`; {more}")


def _means(report: "Report", words: list[str]) -> bool:
    try:
        find_application(report, words)
    except UnknownFollowUpError:
        return False
    except AmbiguousFollowUpError:
        return True
    return True


def meant_status_word(word: str) -> Status:
    """Give the status that a word means.

    Raises:
        UnknownStatusError: it means none for certain.
    """
    status = read_status(word)
    if status is None:
        raise UnknownStatusError(word, statuses(_near(word)))
    return status


def _near(word: str) -> str:
    """Give the status that is probably meant by a word, as it is listed; empty: none is."""
    if word.casefold() in _IN_OTHER_WORDS:
        return _IN_OTHER_WORDS[word.casefold()]
    meant = read_status(word) or meant_status(word)
    return meant.value if meant else nearest(word.casefold(), _KNOWN) or ""
