"""`vaultsync check`: what was said of the vault as it is now, or else found out anew.

Only what finds a former answer is imported here.
"""

import os
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import click

from vaultsync.cli import clock
from vaultsync.cli.completing import complete_spans
from vaultsync.cli.options import finding_options, vault_options
from vaultsync.cli.printer import Printer, Progress
from vaultsync.vault.answers import Answer, Question
from vaultsync.vault.root import find_root

EPILOG = """\b
Examples:
  vaultsync check                            what is due and overdue
  vaultsync check --within 7d                and what comes in the next seven days
  vaultsync check --all                      everything, also what was done or missed
  vaultsync check --json | jq '.follow_ups[] | select(.state == "overdue")'
  vaultsync check --format gnu               for an editor's quickfix list
  vaultsync check --fail-on error            exit with 1 for errors in the notes only
  vaultsync check --ignore VS201,VS3         without these findings
  vaultsync check --select VS1               only findings about the lines at the top of notes
  vaultsync check --as-of 2026-03-06T09:00+00:00
  vaultsync check --notify                   for cron or a timer: as notifications, once each

With --notify, the system's notifications show what has become due, once each, and a summary of
everything that is due in the morning; none in the quiet hours. The exit code stays the same.
"""


@click.command(epilog=EPILOG)
@vault_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "gnu", "github"]),
    help="How to print: for people, as JSON, or as an editor or a workflow wants it.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--within",
    metavar="7d",
    shell_complete=complete_spans,
    help="Also show what is due within so many days or weeks.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Show everything, also what is settled."
)
@click.option(
    "--fail-on",
    type=click.Choice(["overdue", "due", "error", "never"]),
    default="due",
    show_default=True,
    help="What makes the exit code 1; errors in the notes always do, except with never.",
)
@click.option("--notify", is_flag=True, help="Also show what has become due as a notification.")
@finding_options
@click.option("--exit-zero", is_flag=True, help="The same as --fail-on never.")
def check(
    vault: str | None,
    as_of: str | None,
    color: str,
    form: str | None,
    as_json: bool,
    within: str | None,
    everything: bool,
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exit_zero: bool,
    notify: bool,
) -> int:
    """Say what is due, and what is wrong in the notes. Writes nothing."""
    form, days = _form(form, as_json=as_json), _days(within)
    fail_on = "never" if exit_zero else fail_on
    root = find_root(vault, os.environ.get("VAULTSYNC_VAULT"))
    printer, progress, now = Printer(color, root), Progress(), clock.now()
    words = (form, days, everything, fail_on, select, ignore, as_of, printer.manner)
    question = Question.ask(root, words, now.timestamp(), progress)
    # words that were said once do not say what is due
    answer = None if notify else question.answered(now.timestamp())
    if answer:
        progress.done()
        printer.again(answer.before + _as_of(answer, now) + answer.after)
        return answer.code
    from vaultsync.cli.checking import Wanted, check_anew  # noqa: PLC0415 - much
    from vaultsync.cli.session import Session  # noqa: PLC0415 - much
    from vaultsync.vault.kept_patterns import kept_patterns  # noqa: PLC0415 - only here

    with kept_patterns(root):
        session = replace(Session.open(vault, as_of, color), printer=printer)
        wanted = Wanted(form, days, everything, fail_on, select, ignore, notify)
        return check_anew(session, wanted, question, progress)


def _form(named: str | None, *, as_json: bool) -> str:
    if as_json and named not in {None, "json"}:
        raise click.UsageError(f"--json and --format {named} exclude each other: choose one")
    return named or ("json" if as_json else "text")


def _days(within: str | None) -> int | None:
    if within is None:
        return None
    found = re.fullmatch(r"(\d{1,3})\s*([dw]?)", within.strip().lower())
    if not found:
        raise click.BadParameter(
            f"cannot read {within!r}; write 7d for days or 2w for weeks", param_hint="--within"
        )
    return int(found[1]) * (7 if found[2] == "w" else 1)


def _as_of(answer: Answer, now: datetime) -> str:
    """Write the instant as the answer's form has it."""
    if answer.form == "json":
        return now.astimezone(UTC).isoformat()
    if answer.form == "text":
        from vaultsync.calendar import show_instant  # noqa: PLC0415 - only here

        return show_instant(now, timezone(timedelta(seconds=answer.offset)))
    return ""
