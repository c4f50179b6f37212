"""What was understood, read out application by application; what is wrong is put right."""

from collections import defaultdict
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType

from vaultsync.cli.agreed import Asked, Sentence, not_done
from vaultsync.cli.answered import Answer, Wanted
from vaultsync.cli.asking import ENOUGH, YES, confirm, one_letter
from vaultsync.cli.corrections import CORRECTIONS
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.new_proposal import Proposal
from vaultsync.cli.printer import Printer
from vaultsync.cli.recording import Desk
from vaultsync.cli.right_hour import hour_in_text
from vaultsync.cli.right_invited import wrote_it
from vaultsync.cli.rows import Line, show_rows
from vaultsync.cli.sentences import HINT, unclear
from vaultsync.diagnostics import Finding
from vaultsync.edit.lines import Refusal
from vaultsync.names import is_within
from vaultsync.owed import FollowUp
from vaultsync.remedies import Written, as_it_went, plan_line
from vaultsync.render.escape import shortened
from vaultsync.render.read_out import read_out, when_told
from vaultsync.rules.offers import open_offer
from vaultsync.rules.standing import Standing
from vaultsync.rules.turns import told_to_come

_LABEL = 14
_COLUMNS = 100
_ABOUT = MappingProxyType(
    {
        "VS122": "answer",
        "VS219": "promised",
        "VS224": "met",
        "VS406": "interview",
        "VS403": "ended",
    }
)
"""What a sentence is about that does not count as it stands, by the code of its finding."""
_LETTERS = MappingProxyType({one.letter: one.label for one in CORRECTIONS})
_QUESTION = f"  Right? (Enter: yes; else {', '.join(_LETTERS)}; q: no more)"


def in_question(desk: Desk, paths: frozenset[str] | None = None) -> list[Standing]:
    """Give the applications that are open, those first of which most is due.

    Of notes that somebody names, all of them. One of which nothing is to come is left out, but
    for an offer that waits for an answer.
    """
    outcome, found = desk.report.outcome, []
    of_note: defaultdict[str, list[FollowUp]] = defaultdict(list)
    for item in outcome.follow_ups:
        of_note[item.interview.path].append(item)
    for standing in outcome.standings:
        mine = [item for path in _paths(standing) for item in of_note[path]]
        named = paths is not None and bool(paths & _paths(standing))
        goes_on = not standing.status.closed and (
            standing.planned or any(one.state.open for one in mine)
        )
        if named or (paths is None and (goes_on or open_offer(standing))):
            found.append((min(map(_urgency, mine), default=(True, "")), standing))
    return [standing for _, standing in sorted(found, key=lambda one: one[0])]


def _paths(standing: Standing) -> frozenset[str]:
    return frozenset(note.path for note in standing.application.interviews)


def _items(desk: Desk, standing: Standing) -> list[FollowUp]:
    """Give what is owed in an application, settled ones too."""
    paths = _paths(standing)
    return [one for one in desk.report.outcome.follow_ups if one.interview.path in paths]


def _urgency(item: FollowUp) -> tuple[bool, str]:
    return not item.state.pressing, str(item.due)


def show_each(desk: Desk, paths: frozenset[str] | None = None) -> None:
    """Read out what was understood of each, without a question."""
    for standing in in_question(desk, paths):
        _show(desk, standing)


def ask_each(asked: Asked, paths: frozenset[str] | None = None) -> bool:
    """Read out one after the other, until each is right; give whether to go on.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    while standing := _next(asked, paths):
        if not _until_right(asked, standing.deciding.path):
            return False
    return True


def _next(asked: Asked, paths: frozenset[str] | None) -> Standing | None:
    left = in_question(asked.desk, paths)
    return next((one for one in left if not _paths(one) & asked.passed), None)


def _until_right(asked: Asked, path: str) -> bool:
    """Read out the application of a note until somebody says that it is right, or enough."""
    refused = False
    while standing := _of(asked.desk, path):
        asked.passed |= _paths(standing)
        if not refused:  # else it stands above still, and why nothing was written below it
            _show(asked.desk, standing, asked.answered)
        done = [_done(asked, one) for one in wrote_it(asked, standing)]  # each of them
        if any(done):
            continue
        hour = hour_in_text(asked, standing)
        if hour and _done(asked, hour):
            continue
        if _is_to_come(asked, standing):
            _correct(asked, standing, "interview")
            continue
        word = one_letter(_QUESTION, _LETTERS, HINT)
        if word in {YES, ENOUGH}:
            return word == YES
        doubts = [one for one in _doubts(asked.desk, standing) if _about(one) == word]
        refused = not _correct(asked, standing, word)
        if not refused:
            asked.answered |= {Sentence.of(one) for one in doubts}
    return True


def _is_to_come(asked: Asked, standing: Standing) -> bool:
    """Ask once whether an interview is to come of which only a sentence tells.

    Until it has a note, what is read out as due next may be wrong.
    """
    told = told_to_come(standing)
    key = ("to come", standing.deciding.path, told)
    if told is None or key in asked.passed or _has_note(asked, standing, told[0]):
        return False
    asked.passed.add(key)
    return confirm(
        f"  Your note tells of an interview on {when_told(told)}, and nothing is chased before "
        "one. Write a note for it?",
        HINT,
    )


def _has_note(asked: Asked, standing: Standing, day: date) -> bool:
    """Tell whether a note has its interview, though it writes the company differently."""
    company = standing.application.company
    return any(
        note.day == day and is_within(note.company, company)
        for one in asked.desk.report.outcome.standings
        for note in one.application.interviews
    )


def _of(desk: Desk, path: str) -> Standing | None:
    return next((one for one in desk.report.outcome.standings if path in _paths(one)), None)


def _show(
    desk: Desk, standing: Standing, answered: AbstractSet[Sentence] = frozenset()
) -> None:
    """Print what was understood, and the sentences that were not, but for those answered."""
    printer = desk.session.printer
    application, path = standing.application, standing.deciding.path
    role = f", {application.role}" if application.role else ""
    company = application.company or "a company that is not named"
    printer.out()
    flow(printer, Bit(f"{company}{role}", "bold"), Bit(f"  {path}", "dim", path), hang=2)
    rows = [
        Line(_label(printer, one.label) * (number == 0), text)
        for one in read_out(standing, _items(desk, standing))
        for number, text in enumerate(one.texts)
    ]
    rows += [
        Line(
            f"?  {_about(one)}",
            f"unclear: {shortened(one.source.strip(), _COLUMNS)}",
            one.path,
            one.line,
        )
        for one in _doubts(desk, standing)
        if Sentence.of(one) not in answered
    ]
    show_rows(printer, rows, _LABEL)


def _doubts(desk: Desk, standing: Standing) -> list[Finding]:
    """Give the sentences that were not understood, one that is told of twice once."""
    found = unclear(desk, _paths(standing))
    return [*{(_about(one), one.path, one.line): one for one in found}.values()]


def _about(one: Finding) -> str:
    """Say which line a sentence would belong to: a message that is no thank-you came since."""
    thanks = "thank" in one.source.lower()
    return _ABOUT.get(one.code, "thanked" if thanks else "since")


def _label(printer: Printer, label: str) -> str:
    """Put the key in front that puts it right; an arrow for what follows from the rest."""
    arrow = "→" if printer.can_show("→") else ">"
    return f"{label[0] if label in _LETTERS.values() else arrow}  {label}"


def _correct(asked: Asked, standing: Standing, label: str) -> bool:
    """Ask for what is right, and write it; or say why that has to be done by hand.

    Tells whether it was answered, be it with nothing.
    """
    correction = next(one for one in CORRECTIONS if one.label == label)
    done = list[bool]()
    for wanted in correction.ask(asked, standing):
        done.append(_done(asked, wanted))
        now = _of(asked.desk, standing.deciding.path)
        if done[-1] and isinstance(wanted, Wanted) and wanted.again and now:
            return _correct(asked, now, label)
    return any(done) or not done


def _done(asked: Asked, wanted: Answer) -> bool:
    """Write what is wanted, and say so; or why it is not written."""
    printer = asked.desk.session.printer
    if isinstance(wanted, Proposal):
        path = asked.write_note(wanted)
        if path:
            flow(printer, Bit("wrote "), Bit(path, "", path), indent=2, hang=4)
        return bool(path)
    made = wanted if isinstance(wanted, Refusal) else _planned(asked.desk, wanted)
    if isinstance(made, Refusal):
        printer.out(f"  not written: {not_done(made)}")
        return False
    written = asked.write(made)
    if written:
        flow(printer, Bit(made.wrote), indent=2, hang=4)
    return written


def _planned(desk: Desk, wanted: Wanted) -> Written | Refusal:
    report, settings = desk.report, desk.session.vault.settings
    outcome = report.outcome
    if wanted.went is not None:
        outcome = as_it_went(outcome, wanted.went)
    return plan_line(wanted.says, wanted.path, report.snapshot, outcome, settings)
