"""What all of `vaultsync draft` shares: reading the vault, and what is ready."""

from collections.abc import Iterator
from typing import NamedTuple

from vaultsync.checks.draft_review import DraftReview
from vaultsync.checks.verdicts import counted, slots
from vaultsync.cli.findings_view import gnu
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session
from vaultsync.cli.wanted import Drafted
from vaultsync.diagnostics import Finding, Severity
from vaultsync.errors import UnreadyError
from vaultsync.vault.checking import Report, check


class Desk(NamedTuple):
    """A vault as it was read."""

    session: Session
    report: Report

    @classmethod
    def open(
        cls, vault: str | None, as_of: str | None, color: str, *, writes: bool = False
    ) -> "Desk":
        """Open the vault and read it.

        Raises:
            VaultsyncError: there is none, or its configuration cannot be used.
        """
        session, progress = Session.open(vault, as_of, color, writes=writes), Progress()
        report = check(session.vault, session.instant, progress)
        progress.done()
        return cls(session, report)

    def again(self) -> "Desk":
        """Read it once more, as of the same instant."""
        session = self.session
        return Desk(session, check(session.vault, self.report.outcome.as_of.instant))


def expect_ready(one: Drafted) -> None:
    """Refuse a draft that nobody should send yet.

    Raises:
        UnreadyError: it has errors, or nobody has said that it is proofread (S29).
    """
    review, draft = one.review, one.draft
    if draft.put_away:
        raise UnreadyError(
            draft.path, why_put_away(one), f"`vaultsync show {one.item.id}` says why"
        )
    if draft.sent:
        raise UnreadyError(draft.path, "it is sent", "a new one is written when it is owed")
    if review is None:
        raise UnreadyError(draft.path, *_unreviewed(one))
    if review.ready:
        return
    listed = () if draft.untouched else tuple(_listed(_errors(review)))
    raise UnreadyError(draft.path, lacking(review), next_step(one), listed)


def lacking(review: DraftReview) -> str:
    """Say in a few words why a draft is not ready."""
    draft, errors = review.draft, _errors(review)
    missing = [] if draft.proofread else ["not proofread"]
    if draft.slots:
        missing.insert(0, slots(draft.slots))
    besides = _besides_slots(errors, draft.slots)
    if besides:
        missing.insert(0, counted(besides))
    return ", ".join(missing)


def _errors(review: DraftReview) -> list[Finding]:
    return [found for found in review.findings if found.severity is Severity.ERROR]


def _listed(errors: list[Finding]) -> Iterator[str]:
    for found in errors:
        yield gnu(found)
        if found.help:
            yield f"  help: {found.help}"


def _besides_slots(errors: list[Finding], slots: int) -> list[Finding]:
    """Give the errors without those that say of an open slot that it is open."""
    asking = [one for one in errors if one.code == "VS510"][:slots]
    return [one for one in errors if one not in asking]


def why_put_away(one: Drafted) -> str:
    """Say of a draft in `Not sent` what became of it."""
    if one.item.state.pressing:
        return "it was not sent; `vaultsync sync` brings it back or writes a new one"
    if one.item.state.open:
        return f"it was not sent; `vaultsync sync` has one ready when it is due, {one.item.due}"
    return f"it was not sent, and is no longer owed ({one.item.state.value})"


def _unreviewed(one: Drafted) -> tuple[str, str]:
    if one.draft.status != "draft":
        line = one.draft.line_of("status")
        return (
            f"its status on line {line} is {one.draft.status!r}",
            "only a draft with `status: draft` is checked and handed over",
        )
    return (
        f"the message is no longer owed ({one.item.state.value})",
        f"`vaultsync show {one.item.id}` says why",
    )


def next_step(one: Drafted) -> str:
    """Say what is to be done with a draft next."""
    review, ident = one.review, one.item.id
    if one.draft.sent or review is None:
        return ""
    if one.draft.slots:
        more = any(
            found.severity is Severity.ERROR
            and found.code != "VS510"  # the brackets themselves
            for found in review.findings
        )
        return (
            f"`vaultsync draft open {ident}`: put a sentence of your own in the place of each "
            f"bracket{', and fix what else is an error' if more else ''}{_mark(one)}"
        )
    if review.errors:
        return f"`vaultsync draft open {ident}`, and fix what is found{_mark(one)}"
    if not review.draft.proofread:
        return (
            "read it once more as its reader will, then set `proofread: true` in it: "
            f"`vaultsync draft open {ident}`"
        )
    return f"{_ways(one)}; once it is sent: `vaultsync done {ident}`"


def _mark(one: Drafted) -> str:
    """Say what only a person does once nothing is open any more."""
    done = one.draft.proofread
    return "" if done else "; then read it once more, and set `proofread: true` in it"


def besides_slots(review: DraftReview) -> list[Finding]:
    """Give the errors that are there besides open slots."""
    return _besides_slots(_errors(review), review.draft.slots)


def _ways(one: Drafted) -> str:
    """Say what hands a draft over; only a mail file takes along what is attached."""
    files = ", ".join(one.draft.files)
    if files and one.draft.channel in {"email", "forward"}:
        return f"`vaultsync draft {one.item.id} --eml FILE` hands it over with {files}"
    what = files or "what goes with it"
    alone = f"; attach {what} yourself" if one.draft.attachments else ""
    return _ways_alone(one) + alone


def _ways_alone(one: Drafted) -> str:
    ident = one.item.id
    return {
        "email": f"`vaultsync draft {ident} --mailto` or `--eml FILE` hands it over",
        "forward": f"`vaultsync draft {ident} --mailto` or `--eml FILE` hands it over",
        "text": f"`vaultsync draft {ident} --sms` hands it over",
    }.get(one.draft.channel, f"`vaultsync draft {ident} --text` hands it over")
