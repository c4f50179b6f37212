"""What was promised, and by when: a line more, or the day in the line that is there."""

from collections.abc import Iterator
from datetime import date

from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import NOTHING, Answer, Somebody, Wanted, as_typed, everybody
from vaultsync.cli.asking import ask
from vaultsync.cli.new_answers import Met
from vaultsync.cli.new_promises import named_in, whose, with_day, without_day
from vaultsync.cli.recording import Desk
from vaultsync.cli.sentences import HINT
from vaultsync.diagnostics import AddPromise
from vaultsync.edit.lines import Refusal
from vaultsync.edit.promise import is_marked
from vaultsync.parse.persons.kept import promised_by
from vaultsync.patterns import regex
from vaultsync.remedies import DatePromise
from vaultsync.rules.promised import named_words
from vaultsync.rules.standing import Standing

_PARTS = regex(r"[,;]| and (?=[^,;]+ to )")


def promised(asked: Asked, standing: Standing) -> Iterator[Answer]:
    """Ask what was promised to whom."""
    people = everybody(standing.over or standing.application.interviews)
    text = ask("  What did you promise, and by when? (Enter: nothing)", HINT)
    if text.lower() in NOTHING:
        return
    if not people:
        yield Refusal("nobody is named to whom it was promised; `m` names somebody")
        return
    for part in _promises(text, as_typed(people)):
        yield _to_promise(asked.desk, people, part)


def _promises(text: str, met: tuple[Met, ...]) -> list[str]:
    """Take `the menu to Jane, my card to Tom` apart, where each part names its own person."""
    parts = [part.strip() for part in _PARTS.split(text)]
    whose_each = [named_in(met, part) for part in parts]
    one_each = all(len(named) == 1 for named in whose_each)
    return parts if one_each and len({named[0] for named in whose_each}) > 1 else [text]


def _to_promise(desk: Desk, people: tuple[Somebody, ...], text: str) -> Wanted | Refusal:
    session = desk.session
    at, what = whose(session, as_typed(people), text)
    note, person = people[at]
    since = note.day or session.today
    open_ones = (one for one in person.promises if not one.kept)
    there = next((one for one in open_ones if _alike(one.text, what, person.name)), None)
    if there is None:
        return Wanted(note.path, AddPromise(person.key, with_day(session, what, since)))
    line = desk.already(note.path, there.line).text
    day = None if there.by else _day_in(desk, what, since)
    if day and is_marked(line):
        return Wanted(note.path, DatePromise(person.key, there.line, day))
    return Refusal(
        f"{note.path}:{there.line} has this promise already; write its day, or what has "
        "changed, into that line",
        there.line,
    )


def _day_in(desk: Desk, what: str, since: date) -> date | None:
    """Give the day that was typed with a promise; asks which one is meant."""
    words = with_day(desk.session, what, since)
    return promised_by(words, desk.session.vault.settings, since)


def _alike(there: str, typed: str, name: str) -> bool:
    """Tell whether two promises to somebody have the most of their words in common."""
    mine, theirs = (named_words(without_day(text), name) for text in (typed, there))
    return bool(mine and theirs) and 2 * len(mine & theirs) > min(len(mine), len(theirs))
