"""Sentences of the notes that count only as a line of their own, each asked about."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from vaultsync.cli.agreed import Asked, Sentence, not_done
from vaultsync.cli.asking import ENOUGH, YES, one_of_several
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.recording import Desk
from vaultsync.diagnostics import AddPromise, AddReach, CloseAs, Finding, RecordTouch, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.model import Status, TouchKind
from vaultsync.parse.persons.unmarked import same_promise
from vaultsync.patterns import regex
from vaultsync.remedies import Written, in_order, plan_remedy
from vaultsync.render.escape import shortened

HINT = (
    "run it in a terminal; `vaultsync ask --dry-run` lists the questions, and `vaultsync "
    "check` says of each finding what to write"
)
_QUESTION = "  Write it?"
_HANG = 4
_COLUMNS = 160
"""Characters of a note's line that are repeated."""
_LEAD = 40
"""Of them in front of what it is about, where they do not reach as far from its beginning."""
_IN_WORDS = frozenset(
    {"VS122", "VS219", "VS224", "VS307", "VS309", "VS312", "VS313", "VS403", "VS406"}
)
"""Findings on sentences that say what counts only as a line of its own."""
_KINDS = MappingProxyType(
    {
        "VS122": "a day by which they answer",
        "VS219": "a promise",
        "VS224": "an address or a number",
        "VS312": "a thank-you",
        "VS403": "how it ended",
        "VS406": "an invitation",
    }
)
"""What a sentence is about, by the code of its finding; the rest are messages."""
_ISO = regex(r"\d{4}-\d\d-\d\d")
_TWO = 2
_THANKS = regex(r"\bthank|\bcheers\b", re.IGNORECASE)


def kind_of(one: Finding) -> str:
    """Name what a finding is about, for people who have not seen one."""
    match one.remedy:
        case CloseAs(status=status):
            return "a rejection" if status == Status.REJECTED.value else "how it ended"
        case RecordTouch(kind=kind):
            told = {
                TouchKind.THANK_YOU: "a thank-you already sent",
                TouchKind.REPLY: "an answer that came",
            }
            return told.get(TouchKind(kind), "a message already sent")
        case AddPromise():
            return "a promise of yours"
        case AddReach():
            return "how somebody is reached"
        case SetKey(key="primary_contact"):
            return "somebody in the middle"
        case _:
            return "a day by which they answer"


def questions(desk: Desk, paths: frozenset[str] | None = None) -> list[Finding]:
    """Give the findings of all notes, or of some, to ask about: what matters most first."""
    shown, _ = desk.session.sift(desk.report.findings)
    mine = (one for one in shown if paths is None or one.path in paths)
    found: list[Finding] = []
    for one in in_order(mine, desk.report.outcome):
        if not any(_asks_the_same(one, other) for other in found):
            found.append(one)
    return found


def _asks_the_same(one: Finding, other: Finding) -> bool:
    """Tell whether a yes to one question answers another one: then it is asked once.

    What was promised to one person may be said in a sentence and in a task, in other words.
    """
    if one.path != other.path:
        return False
    first, second = one.remedy, other.remedy
    if isinstance(first, SetKey):
        return first == second
    if not (isinstance(first, AddPromise) and isinstance(second, AddPromise)):
        return False
    days = {day for words in (first.words, second.words) for day in _ISO.findall(words)}
    same = first.who == second.who and same_promise(first.words, second.words)
    return same and len(days) < _TWO


def by_hand(
    desk: Desk, paths: frozenset[str] | None, answered: AbstractSet[Sentence] = frozenset()
) -> str:
    """Say how many sentences do not count as they stand and cannot be asked about."""
    found = {Sentence.of(one): one for one in unclear(desk, paths)}
    left = [one for said, one in found.items() if said not in answered]
    if not left:
        return ""
    count = "1 sentence is" if len(left) == 1 else f"{len(left)} sentences are"
    kinds = ", ".join(dict.fromkeys(_kind_left(one) for one in left))
    return f"; {count} still unclear ({kinds}): `vaultsync check` says where, and what to write"


def _kind_left(one: Finding) -> str:
    """Say in plain words what an unclear sentence is about."""
    return _KINDS.get(one.code, "a message")


def unclear(desk: Desk, paths: frozenset[str] | None) -> list[Finding]:
    """Give the sentences that do not count as they stand, and that no one line puts right."""
    shown, _ = desk.session.sift(desk.report.findings)
    mine = (one for one in shown if paths is None or one.path in paths)
    return [one for one in mine if one.code in _IN_WORDS and one.remedy is None]


class _Key(NamedTuple):
    """What a question was about, wherever its line is by now."""

    path: str
    code: str
    said: str
    remedy: object

    @classmethod
    def of(cls, one: Finding) -> "_Key":
        """Take the finding's; a follow-up may have another ID once something is written."""
        touch = one.remedy
        bare = replace(touch, id="") if isinstance(touch, RecordTouch) else touch
        return cls(one.path, one.code, one.source.strip(), bare)


def ask_sentences(asked: Asked, paths: frozenset[str] | None = None) -> bool:
    """Ask one question after the other; write each line as soon as it is agreed to.

    Gives whether to go on: False if somebody has enough of it. The due note is as it was
    before.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    while one := _next(asked, paths):
        asked.passed.add(_Key.of(one))
        if not _ask(asked, one):
            return False
    return True


def _next(asked: Asked, paths: frozenset[str] | None) -> Finding | None:
    left = questions(asked.desk, paths)
    return next((one for one in left if _Key.of(one) not in asked.passed), None)


def _ask(asked: Asked, one: Finding) -> bool:
    """Ask about a finding and do what is answered; tell whether to go on."""
    desk = asked.desk
    made = _planned(desk, one)
    _show(desk, one, made)
    if isinstance(made, Refusal):
        return True
    answer = one_of_several(_QUESTION, HINT)
    if answer == YES and asked.write(made):
        flow(desk.session.printer, Bit(made.wrote), indent=2, hang=_HANG)
    return answer != ENOUGH


def _planned(desk: Desk, one: Finding) -> Written | Refusal:
    report = desk.report
    return plan_remedy(one, report.snapshot, report.outcome, desk.session.vault.settings)


def _show(desk: Desk, one: Finding, made: Written | Refusal) -> None:
    """Show what the note says, and what would be written, or why nothing can be."""
    printer = desk.session.printer
    place = Bit(f"{one.path}:{one.line}:", "bold", one.path, one.line, one.column)
    flow(printer, place, Bit(f" {_quoted(one)}"), hang=_HANG)
    if isinstance(made, Written):
        words = f"{made.words(one.path)}{_why(one)}"
        flow(printer, Bit(words), indent=2, hang=_HANG)
        return
    flow(printer, Bit(f"not asked: {not_done(made)}"), indent=2, hang=_HANG)


def _why(one: Finding) -> str:
    """Say why it is this day, where the words leave it open."""
    if not isinstance(one.remedy, SetKey) or not one.remedy.latest_of:
        return ""
    day = date.fromisoformat(one.remedy.value)
    return f": {day:%A}, the latest day that {one.remedy.latest_of!r} can mean"


def _quoted(one: Finding) -> str:
    """Repeat the line, or what of a long one holds the words that it is about."""
    line = one.source.rstrip()
    start, end = one.column - 1, one.column - 1 + one.length
    if end >= len(line) and one.code == "VS312":
        thanks = _THANKS.search(line)
        start, end = thanks.span() if thanks else (start, end)
    if end <= _COLUMNS or not start:
        return shortened(line.strip(), _COLUMNS)
    first = max(line.rfind(" ", 0, max(start - _LEAD, 0)) + 1, 0)
    return f"…{shortened(line[first:], _COLUMNS)}"


def list_them(desk: Desk, paths: frozenset[str] | None) -> None:
    """Show what would be asked."""
    for one in questions(desk, paths):
        _show(desk, one, _planned(desk, one))
