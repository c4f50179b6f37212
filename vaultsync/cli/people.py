"""`vaultsync people`."""

import click

from vaultsync.cli import json_view
from vaultsync.cli.completing import complete_people
from vaultsync.cli.matching import typable
from vaultsync.cli.options import vault_options
from vaultsync.cli.people_view import show_people
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session
from vaultsync.names import fold, nearest
from vaultsync.rules.contacts import Contact, everyone
from vaultsync.vault.checking import Report, check
from vaultsync.wrong_words import UnknownPersonError

EPILOG = """\b
Examples:
  vaultsync people                  everyone met, by name
  vaultsync people priya            by any part of a name or an alias
  vaultsync people northwind        everyone at a company
  vaultsync people --json | jq -r '.people[] | select(.email != "") | .email'
"""
NEAR = 3


@click.command(epilog=EPILOG)
@click.argument("name", nargs=-1, shell_complete=complete_people)
@vault_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def people(
    name: tuple[str, ...], vault: str | None, as_of: str | None, color: str, as_json: bool
) -> int:
    """Find the people you met: where, when, and how to reach them. Writes nothing."""
    session = Session.open(vault, as_of, color)
    progress = Progress()
    report = check(session.vault, session.instant, progress)
    progress.done()
    found = everyone(report.outcome.standings, report.outcome.people)
    if name and found:
        found = find(found, " ".join(name))
    if as_json:
        data = json_view.people(session.vault.root, report, found)
        session.printer.painted(json_view.dumps(data))
    elif found:
        show_people(session.printer, found)
    else:
        _nobody(session, report)
    return 0


def find(contacts: tuple[Contact, ...], wanted: str) -> tuple[Contact, ...]:
    """Find people by a part of a name, an alias or a company.

    Raises:
        UnknownPersonError: nobody goes by it.
    """
    found = tuple(contact for contact in contacts if contact.goes_by(wanted))
    if found:
        return found
    names = {
        fold(part): text
        for contact in contacts
        for text in (contact.name, *contact.also, *contact.companies)
        for part in (text, *text.split())
    }
    near: list[str] = []
    while len(near) < NEAR and (hit := nearest(fold(wanted), names)):
        text = names.pop(hit)
        near += [text] if text not in near else []
    raise UnknownPersonError(wanted, tuple(map(typable, near)))


def _nobody(session: Session, report: Report) -> None:
    printer = session.printer
    if not report.outcome.interviews:
        session.tell_no_notes(report)
        return
    printer.out("No interview note names anybody.")
    printer.out(
        "Write a heading such as `## Jane Doe` for each person you met, "
        "or list them as `interviewers` between the `---` at the top."
    )
