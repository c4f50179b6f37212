"""May it be done? Asked once what would be done is shown."""

from vaultsync.cli.asking import confirm
from vaultsync.cli.printer import Printer

HINT = "run it in a terminal, or with `--yes` to do it without asking"


def agreed(
    printer: Printer, question: str, *, yes: bool, dry_run: bool, done: str = "written"
) -> bool:
    """Ask, unless `yes`; say so where nothing is done.

    Raises:
        UsageError: there is nobody to answer.
        click.Abort: Ctrl-C.
    """
    if dry_run:
        printer.say(f"nothing was {done} (--dry-run)")
        return False
    answer = yes or confirm(question, HINT)
    if not answer:
        printer.say(f"nothing was {done}")
    return answer
