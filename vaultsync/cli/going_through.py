"""What `vaultsync ask` does: sentences that one line puts right, then what was understood."""

import contextlib
import os
from dataclasses import replace

from vaultsync.cli import sync
from vaultsync.cli.agreed import Asked, Sentence
from vaultsync.cli.alike_view import tell_alike
from vaultsync.cli.asking import NobodyAnswersError, confirm, on_terminal
from vaultsync.cli.matching import Choice, matching, nearest_words
from vaultsync.cli.reading_out import ask_each, in_question, show_each
from vaultsync.cli.recording import Desk
from vaultsync.cli.sentences import HINT, ask_sentences, by_hand, kind_of, list_them, questions
from vaultsync.diagnostics import AddPromise, CloseAs, Finding
from vaultsync.errors import UsageError
from vaultsync.model import Status
from vaultsync.vault import sync as running
from vaultsync.vault.checking import Report
from vaultsync.vault.lock import writing
from vaultsync.wrong_words import UnknownFollowUpError


def ask_about(
    words: tuple[str, ...], vault: str | None, as_of: str | None, color: str, *, dry_run: bool
) -> int:
    """Ask about the findings of some notes, or of all, and write; give the exit code.

    Raises:
        VaultsyncError: nobody is there to answer, or it is not clear which notes are meant.
    """
    if not (dry_run or on_terminal()):
        raise UsageError(
            "`vaultsync ask` asks questions, and nobody is there to answer", hint=HINT
        )
    options = {"vault": vault, "as_of": as_of, "color": color, "dry_run": dry_run}
    desk = Desk.open(options | {"as_json": False})
    paths = _meant(desk, words)
    if not words:
        tell_alike(desk.session, desk.report)
    if not (questions(desk, paths) or in_question(desk, paths)):
        desk.session.printer.out(
            "nothing to ask: no application is open, and no sentence was understood of which "
            "one line would say the same for certain; `vaultsync ask NOTE` asks about one that "
            "is over"
        )
        return 0
    if dry_run:
        list_them(desk, paths)
        show_each(desk, paths)
        desk.session.printer.say("nothing was written (--dry-run)")
        return 0
    asked = Asked.begin(desk)
    _go_through(asked, paths)
    return finish(asked, paths)


def offer(root: str, color: str) -> frozenset[Sentence]:
    """Offer to go through what the notes say, before the first due note is written.

    Gives the sentences about which a letter asked: they are not told of again.

    Raises:
        VaultsyncError: the vault cannot be read now.
        click.Abort: Ctrl-C.
    """
    options = {"vault": root, "as_of": None, "color": color, "dry_run": False}
    desk = replace(Desk.open(options | {"as_json": False}), command="ask")
    asked = Asked.begin(desk)
    with contextlib.suppress(NobodyAnswersError), asked.telling():  # the due note comes anyway
        if _wanted(desk):
            ask_sentences(asked)
        known = in_question(asked.desk)
        if known and confirm(_look_at(len(known)), HINT):
            ask_each(asked)
    if asked.wrote:
        desk.session.printer.say(asked.told(kept=not asked.writer.unkept))
    return frozenset(asked.answered)


def _wanted(desk: Desk) -> bool:
    """Ask whether to go through the sentences that need a line of their own."""
    found = to_ask(desk)
    if not found:
        return False
    one = len(found) == 1
    count, says = ("1 sentence", "says") if one else (f"{len(found)} sentences", "say")
    kinds = ", ".join(dict.fromkeys(map(kind_of, found)))
    return confirm(
        f"{count} in your notes {says} something that counts only as a line of its own "
        f"({kinds}). Go through {'it' if one else 'them'} now?",
        HINT,
    )


def to_ask(desk: Desk) -> list[Finding]:
    """Give what will be asked: after an end nothing else is of use, after an offer promises."""
    found = questions(desk)
    ends = {one.remedy.path for one in found if isinstance(one.remedy, CloseAs)}
    offers = {
        one.remedy.path
        for one in found
        if isinstance(one.remedy, CloseAs) and one.remedy.status == Status.OFFER.value
    }
    notes = [
        {note.path for note in standing.application.interviews}
        for standing in desk.report.outcome.standings
    ]
    over = set[str]().union(*(paths for paths in notes if paths & ends))
    offered = set[str]().union(*(paths for paths in notes if paths & offers))

    def counts(one: Finding) -> bool:
        owed = isinstance(one.remedy, AddPromise) and one.path in offered
        return owed or one.path not in over or isinstance(one.remedy, CloseAs)

    # one line answers all that say the same of a sentence
    asked = {(one.path, one.line, one.remedy): one for one in found if counts(one)}
    return list(asked.values())


def _look_at(count: int) -> str:
    several = f"your {count} open applications, one by one"
    yours = "your open application" if count == 1 else several
    return f"No reading of notes is perfect. Look at what was understood of {yours}?"


def _go_through(asked: Asked, paths: frozenset[str] | None) -> None:
    """Ask until everything was asked about, or somebody has enough of it."""
    with contextlib.suppress(NobodyAnswersError), asked.telling():  # Ctrl-D, as `q`
        sentences = bool(questions(asked.desk, paths))
        if not ask_sentences(asked, paths):
            return
        known = in_question(asked.desk, paths)
        if not (known and sentences and paths is None) or confirm(_look_at(len(known)), HINT):
            ask_each(asked, paths)


def _meant(desk: Desk, words: tuple[str, ...]) -> frozenset[str] | None:
    """Find notes by their path, by words of name, company or role, or by an ID; None: all.

    Raises:
        UnknownFollowUpError: none goes by these words.
    """
    if not words:
        return None
    outcome, root = desk.report.outcome, desk.session.vault.root
    known = {one.path for one in outcome.interviews}
    typed = " ".join(words)
    full = os.path.realpath(typed)
    inside = os.path.relpath(full, root).replace(os.sep, "/")
    for path in (typed, f"{typed}.md", inside, f"{inside}.md"):
        if path in known:
            return frozenset({path})
    choices = [
        Choice(
            thing=one.path,
            ids=tuple(i.id for i in outcome.follow_ups if i.interview.path == one.path),
            text=f"{one.path} / {one.company} / {one.role}",
            names=one.company,
            shown=one.path,
        )
        for one in outcome.interviews
    ]
    found = matching(words, choices)
    if not found:
        near = nearest_words(words, choices)
        raise UnknownFollowUpError(
            "note or company",
            typed,
            near.names,
            "without words, `vaultsync ask` goes through all",
            whole=near.whole,
        )
    return frozenset(one.thing for one in found)


def finish(asked: Asked, paths: frozenset[str] | None = None) -> int:
    """Bring due note and drafts up to date, and say what was done; give the exit code.

    Raises:
        VaultsyncError: that cannot be done now.
    """
    session, report = asked.desk.session, asked.desk.report
    if asked.wrote:
        with writing(asked.run.vault.root, asked.run.command):
            report = running.bring_up_to_date(asked.run, asked.writer.written)
        report = replace(report, unkept=asked.writer.unkept or report.unkept)
        sync.tell(session, report)
    _sum_up(asked, report, paths)
    return 3 if asked.failed or report.failures else 0


def _sum_up(asked: Asked, report: Report, paths: frozenset[str] | None) -> None:
    left = len(questions(replace(asked.desk, report=report), paths))
    # ticks that were recorded besides are taken back before
    told = asked.told(kept=not (report.unkept or report.records))
    if left:
        told += (
            f"; {left} left: `vaultsync ask` asks about {'it' if left == 1 else 'them'} again"
        )
    else:
        told += by_hand(replace(asked.desk, report=report), paths, asked.answered)
    asked.desk.session.printer.say(told)
