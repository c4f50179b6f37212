"""`vaultsync check`."""

import re
from collections.abc import Mapping
from dataclasses import replace

import click

from vaultsync.calendar import plus_days, show_instant, zone_name
from vaultsync.checks.letter import DraftReview
from vaultsync.checks.verdicts import in_short
from vaultsync.cli import findings_view, json_view
from vaultsync.cli.listing import Row, show_list
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session, finding_options, vault_options
from vaultsync.diagnostics import Finding, Severity
from vaultsync.model import FollowUp, State
from vaultsync.render.phrases import what
from vaultsync.vault.checking import Report
from vaultsync.vault.checking import check as read_and_compute

EPILOG = """\b
Examples:
  vaultsync check                            what is due and overdue
  vaultsync check --within 7d                and what comes in the next seven days
  vaultsync check --all                      everything, done and missed ones too
  vaultsync check --json | jq '.follow_ups[] | select(.state == "overdue")'
  vaultsync check --format gnu               for an editor's quickfix list
  vaultsync check --fail-on error            exit with 1 for errors in the notes only
  vaultsync check --ignore VS201,VS3         without these findings
  vaultsync check --select VS1               only findings about front matter
  vaultsync check --as-of 2026-03-06T09:00+00:00
  vaultsync check --notify                   for cron or a timer: on the screen, once each

With --notify, what is due and was not told yet is shown by the system's notifications, and
everything that is due once in the morning; never in the quiet hours. The exit code is the same.
"""


@click.command(epilog=EPILOG)
@vault_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "gnu", "github"]),
    default="text",
    help="How to print: for people, as JSON, or as an editor or a workflow wants it.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--within", metavar="7d", help="Also what is due within so many days or weeks.")
@click.option("--all", "everything", is_flag=True, help="Everything, settled ones too.")
@click.option(
    "--fail-on",
    type=click.Choice(["overdue", "due", "error", "never"]),
    default="due",
    show_default=True,
    help="What makes the exit code 1; errors in the notes do, except with never.",
)
@click.option("--notify", is_flag=True, help="Also show on the screen what was not told yet.")
@finding_options
@click.option("--exit-zero", is_flag=True, help="The same as --fail-on never.")
def check(
    vault: str | None,
    as_of: str | None,
    color: str,
    form: str,
    within: str | None,
    everything: bool,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exit_zero: bool,
    notify: bool,
) -> int:
    """Say what is due, and what is wrong in the notes. Writes nothing."""
    days = _days(within)
    session = Session.open(vault, as_of, color)
    progress = Progress()
    report = read_and_compute(session.vault, session.instant, progress)
    progress.done()
    findings, hidden = session.sift(report.findings, select, ignore)
    report = replace(report, findings=findings)
    items = report.outcome.follow_ups
    if form == "json":
        wanted = [item for item in items if everything or item.state.open]
        drafts = json_view.Drafts.of(report)
        count = sum(hidden.values())
        data = json_view.check(session.vault.root, report, wanted, drafts, count)
        session.printer.painted(json_view.dumps(data))
    elif form == "text":
        _text(session, report, days, everything=everything)
        _findings(session, findings, everything=everything or bool(select))
        findings_view.show_hidden(session.printer, hidden)
    else:
        write = findings_view.gnu if form == "gnu" else findings_view.github
        due = [_as_finding(item) for item in items if item.state.pressing]
        due = [*session.sift(due, select, ignore).shown]
        for one in sorted([*findings, *due], key=lambda f: f.sort_key):
            session.printer.out(write(one))
    if notify:
        _notify(session, report)
    return exit_code(report, "never" if exit_zero else fail_on)


def exit_code(report: Report, fail_on: str) -> int:
    """Give 1 where something of the kind asked for is there, else 0."""
    states = {item.state for item in report.outcome.follow_ups}
    bad = {
        "never": False,
        "error": False,
        "overdue": State.OVERDUE in states,
        "due": bool(states & {State.DUE, State.OVERDUE}),
    }[fail_on]
    error = any(one.severity is Severity.ERROR for one in report.findings)
    return int(bad or (error and fail_on != "never"))


def _notify(session: Session, report: Report) -> None:
    """Show what was not told yet; say why, where that cannot be."""
    from vaultsync.cli.notify import Notifier  # noqa: PLC0415 - few ask for it

    done = Notifier(session.vault.root).notify(report.outcome)
    for message, cure in done.complaints:
        session.printer.say(message)
        if cure:
            session.printer.say(f"help: {cure}")


def _days(within: str | None) -> int | None:
    if within is None:
        return None
    found = re.fullmatch(r"(\d{1,3})\s*([dw]?)", within.strip().lower())
    if not found:
        raise click.BadParameter(
            f"cannot read {within!r}; write 7d for days or 2w for weeks", param_hint="--within"
        )
    return int(found[1]) * (7 if found[2] == "w" else 1)


def _as_finding(item: FollowUp) -> Finding:
    """Give what is due the form of a finding, for editors that list places."""
    return Finding(
        path=item.interview.path,
        line=item.line,
        code="VS400",
        message=f"{item.state.value}: {what(item)} ({item.sentence})",
    )


def _text(session: Session, report: Report, days: int | None, *, everything: bool) -> None:
    printer, as_of, items = session.printer, report.outcome.as_of, report.outcome.follow_ups
    shown = [item for item in items if everything or item.state.pressing]
    if days is not None and not everything:
        limit = plus_days(as_of.today, days)
        soon = {State.UPCOMING, State.SNOOZED, State.WAITING}
        shown += [item for item in items if item.state in soon and item.due <= limit]
    head = (
        f"Follow-ups as of {show_instant(as_of.instant, as_of.zone)} ({zone_name(as_of.zone)})"
    )
    printer.painted(printer.paint(head, "bold"))
    if shown:
        printer.out()
        reviews = json_view.Drafts.of(report).reviews
        show_list(printer, (Row(item, _under(item, reviews)) for item in shown), as_of.zone)
    elif not report.outcome.interviews:
        printer.out()
        printer.out(f"No interview notes in {session.vault.root}.")
        printer.out(
            "A note is one when its front matter says `type: interview`; "
            "`vaultsync init` writes an example."
        )
    else:
        printer.out()
        printer.out("Nothing is due.")
    _rest(session, report, shown)


def _under(item: FollowUp, reviews: Mapping[str, DraftReview]) -> tuple[str, ...]:
    """Say why something is due, and how its draft stands."""
    review = reviews.get(item.id)
    return (item.sentence, f"draft: {in_short(review)}") if review else (item.sentence,)


def _rest(session: Session, report: Report, shown: list[FollowUp]) -> None:
    """Count what is not shown."""
    printer = session.printer
    ids = {item.id for item in shown}
    hidden = [i for i in report.outcome.follow_ups if i.id not in ids and i.state.open]
    counts = {state: sum(i.state is state for i in hidden) for state in State}
    days = max(((i.due - report.outcome.as_of.today).days for i in hidden), default=0)
    more = "`--within 7d` or `--all`" if days <= 7 else "`--all`"
    words = [f"{count} {state.value}" for state, count in counts.items() if count]
    if words:
        printer.painted(
            ("" if printer.on_terminal else "\n")
            + printer.paint(f"{', '.join(words)}: {more} shows them", "dim")
        )


def _findings(session: Session, findings: tuple[Finding, ...], *, everything: bool) -> None:
    """Print the findings, remarks only where they are asked for."""
    printer, info = session.printer, Severity.INFO
    found = [one for one in findings if everything or one.severity is not info]
    if found:
        printer.out()
        findings_view.show_findings(printer, found)
        if printer.on_terminal:
            more = f"`vaultsync explain {found[0].code}` says more about such a finding"
            printer.painted(printer.paint(more, "dim"))
    quiet = len(findings) - len(found)
    if quiet:
        remarks = "1 remark" if quiet == 1 else f"{quiet} remarks"
        printer.painted(
            printer.paint(f"{remarks} on how things were read: `--all` shows them", "dim")
        )
