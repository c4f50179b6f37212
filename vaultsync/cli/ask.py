"""`vaultsync ask`."""

import click

from vaultsync.cli.completing import complete_notes
from vaultsync.cli.options import vault_options

EPILOG = """\b
Examples:
  vaultsync ask                     everything that one line would put right
  vaultsync ask northwind           only what the notes on Northwind say
  vaultsync ask "Interviews/2026-03-05 Northwind.md"
  vaultsync ask --dry-run           list the questions and the lines, write nothing

Your notes say things in words that count only as a line of their own: by when they answer, a
thank-you that is sent, a rejection. For each of them it shows what you wrote and the line that
would be written. y writes it, Enter does not, q ends it. Your own sentence stays as it is;
`vaultsync undo` takes all lines back.

Then it reads out what it understood of each open application: whom you met, thanked and
promised what, which interview is to come, by when they answer, what came since, whom to ask,
whether it ended, and what comes next. Enter says that it is right; a letter asks for what is
not, and writes it as one line. `i`, an interview to come, writes a new note: `undo` takes back
lines, and a note is yours to delete.

Exit codes: 0 gone through; 2 nobody is there to answer, or NOTE is not known; 3 a line that you
agreed to could not be written.
"""


@click.command(epilog=EPILOG)
@click.argument("note", metavar="[NOTE OR COMPANY]", nargs=-1, shell_complete=complete_notes)
@vault_options
@click.option("--dry-run", "-n", is_flag=True, help="List the questions, write nothing.")
def ask(
    note: tuple[str, ...], vault: str | None, as_of: str | None, color: str, dry_run: bool
) -> int:
    """Go through what the notes say, and write the lines that you agree to."""
    from vaultsync.cli.going_through import ask_about  # noqa: PLC0415 - a shell does without

    return ask_about(note, vault, as_of, color, dry_run=dry_run)
