"""`vaultsync stats`."""

import click

from vaultsync.cli import json_view
from vaultsync.cli.completing import complete_companies
from vaultsync.cli.matching import typable
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session
from vaultsync.cli.stats_view import show_stats, stats_json
from vaultsync.names import fold, nearest
from vaultsync.rules.stats import Record, records_of
from vaultsync.vault.checking import Report, check
from vaultsync.wrong_words import UnknownCompanyError

EPILOG = """\b
Examples:
  vaultsync stats                     every interview, each company, and in all
  vaultsync stats northwind           one company, by any part of its name
  vaultsync stats --json | jq .total
  vaultsync stats --svg answers.svg   a picture, e.g. for a web page or an email
"""


@click.command(epilog=EPILOG)
@click.argument("company", nargs=-1, shell_complete=complete_companies)
@vault_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--svg", metavar="FILE", help="Draw it into this file, `-` for stdout (docs/pictures.md)."
)
@click.option(
    "--yes", is_flag=True, help="Replace FILE even if it is not a picture made by vaultsync."
)
def stats(
    company: tuple[str, ...],
    vault: str | None,
    as_of: str | None,
    color: str,
    as_json: bool,
    svg: str | None,
    yes: bool,
) -> int:
    """Say who was thanked in time, late or never, who answered, and after how long.

    Counts the interviews that are over. Writes nothing but the picture that you ask for.
    """
    if svg is not None and as_json:
        raise click.UsageError("--svg and --json exclude each other: choose one")
    session = Session.open(vault, as_of, color)
    progress = Progress()
    report = check(session.vault, session.instant, progress)
    progress.done()
    found = records_of(report.outcome.standings)
    if company and found:
        found = find(found, " ".join(company))
    if svg is not None:
        from vaultsync.cli.stats_svg import draw  # noqa: PLC0415 - seldom

        draw(session, report, found, svg, yes=yes)
    elif as_json:
        data = stats_json(session.vault.root, report, found)
        session.printer.painted(json_view.dumps(data))
    elif found:
        show_stats(session.printer, found)
    else:
        _nothing(session, report)
    return 0


def find(records: tuple[Record, ...], wanted: str) -> tuple[Record, ...]:
    """Find the interviews at companies that have this in their name.

    Raises:
        UnknownCompanyError: no company has.
    """
    part = fold(wanted)
    found = tuple(one for one in records if part in fold(one.standing.application.company))
    if found:
        return found
    companies = (one.standing.application.company for one in records)
    names = {fold(word): name for name in companies for word in (name, *name.split())}
    near = nearest(part, names)
    raise UnknownCompanyError(wanted, typable(names[near]) if near else "")


def _nothing(session: Session, report: Report) -> None:
    printer = session.printer
    if report.outcome.interviews:
        printer.out("No interview is over yet: there is nothing to count.")
        return
    session.tell_no_notes(report)
