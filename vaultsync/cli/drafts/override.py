"""`vaultsync draft WHAT --override WHY`: a message against the advice, and why (S36)."""

import click

from vaultsync.checks.letter import OVERRIDABLE
from vaultsync.checks.pestering import sent_already
from vaultsync.cli.drafts.check import tell
from vaultsync.cli.drafts.desk import Desk, next_step
from vaultsync.cli.session import patience
from vaultsync.cli.wanted import drafted, find_application, find_draft, find_items
from vaultsync.errors import HandOverError, UsageError
from vaultsync.owed import FollowUp
from vaultsync.plan import plan_override
from vaultsync.rules.beyond import third
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.lock import writing
from vaultsync.vault.store import Store
from vaultsync.vault.sync import sync
from vaultsync.wrong_words import UnknownFollowUpError

LONGEST = 200
"""Characters of a reason: it stands in one line of the note."""


def override(desk: Desk, words: tuple[str, ...], why: str) -> int:
    """Write the reason into the draft of a message, and the draft itself if there is none.

    Raises:
        VaultsyncError: nothing refuses it, or nothing can be written.
    """
    why = _reason(why)
    item = _meant(desk, words)
    vault, report = desk.session.vault, desk.report
    _expect_a_limit(desk, item)
    expect_no_git(vault.root)
    try:
        change = plan_override(report.snapshot, report.outcome, vault.settings, item, why)
    except ValueError as error:
        raise HandOverError(
            f"the draft for {item.id}: {error}; nothing was written",
            hint=f"`vaultsync draft open {item.id}`: fix it by hand",
        ) from error
    with writing(vault.root, "draft", patience().left):
        Store(vault.root).apply(change)
    desk.session.printer.say(f"wrote the reason into {change.path}")
    sync(vault, report.outcome.as_of.instant, patience=patience(), command="draft")
    after = desk.again()
    return tell(after, (find_draft(after.report, [item.id]),))


def _reason(why: str) -> str:
    reason = " ".join(why.split())
    if not reason or len(reason) > LONGEST:
        raise click.BadParameter(
            f"say in 1 to {LONGEST} characters why this message is sent anyway",
            param_hint="--override",
        )
    return reason


def _meant(desk: Desk, words: tuple[str, ...]) -> FollowUp:
    """Give the message that is meant: one that is still to come, or else one too many."""
    try:
        found = find_items(desk.report, words, messages=True)
    except UnknownFollowUpError:
        found = ()
    open_ones = [item for item in found if item.state.open]
    if open_ones:
        return open_ones[0]
    more = third(find_application(desk.report, words))
    if more is None:
        raise HandOverError(
            "no message is refused here; nothing was written",
            hint="`vaultsync draft list` lists the drafts, `vaultsync check --all` the rest",
        )
    return more


def refuse_one_more(desk: Desk, words: tuple[str, ...]) -> None:
    """Say of words that mean no message any more why there is none (S37).

    Raises:
        HandOverError: as many messages went out as there may be.
    """
    try:
        standing = find_application(desk.report, words)
    except UsageError:
        return  # what is unknown, or could be several, is told by whoever asks
    if third(standing):
        raise HandOverError(
            sent_already(standing),
            hint="move on: no answer is an answer, too; to write anyway, say why: "
            f'`vaultsync draft {" ".join(words)} --override "why"`',
        )


def _expect_a_limit(desk: Desk, item: FollowUp) -> None:
    """Refuse to override what nothing stands against: a reason in the note would be noise."""
    for one in drafted(desk.report):
        if one.item.id != item.id or one.draft.sent or one.review is None:
            continue
        limits = {found.code for found in one.review.findings} & OVERRIDABLE
        if not limits and not one.draft.override:
            raise HandOverError(
                f"there is no objection to {one.draft.path}: it needs no `--override`; "
                "nothing was written",
                hint=next_step(one),
            )
        return
    known = next((one for one in desk.report.outcome.follow_ups if one.id == item.id), None)
    if known is not None and known.state.pressing:
        raise HandOverError(
            f"there is no objection to {item.id}: it needs no `--override`; "
            "nothing was written",
            hint="`vaultsync sync` writes its draft",
        )
