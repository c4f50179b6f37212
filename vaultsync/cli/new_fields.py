"""Which of the answers to `new` are corrected."""

from vaultsync.cli.asking import ask
from vaultsync.cli.printer import Printer

COMPANY, ROLE, ROUND, DAY, TIME = "company", "role", "round", "day", "time"
PEOPLE, RECRUITER, ANSWER = "interviewers", "recruiter", "answer"
TALK, PROMISE, THANKS = "talk", "promise", "thanks"
BEFORE = (COMPANY, ROLE, ROUND, DAY, TIME, PEOPLE, RECRUITER)
AFTER = (ANSWER, TALK, PROMISE, THANKS)
"""What is asked of an interview that is over."""
EVERY = frozenset((*BEFORE, *AFTER))


def ask_which(printer: Printer, hint: str, fields: tuple[str, ...]) -> frozenset[str]:
    """Ask which of the answers to correct; Enter: all of them.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    shown = ", ".join(f"{number} {name}" for number, name in enumerate(fields, 1))
    printer.out(f"  {shown}")
    while True:
        text = ask("Which to correct? (number or word; Enter: all)", hint)
        if not text:
            return EVERY
        found = [_field(word, fields) for word in text.lower().replace(",", " ").split()]
        if all(found):
            return frozenset(found)
        printer.out(f"  type numbers from 1 to {len(fields)}, or words of that line")


def _field(word: str, fields: tuple[str, ...]) -> str:
    """Give the field of a number or of how it begins; empty: there is none, or several."""
    if word.isdecimal():
        at = int(word)
        return fields[at - 1] if 0 < at <= len(fields) else ""
    meant = [one for one in fields if one.startswith(word) or word == f"{one}s"]
    return meant[0] if len(meant) == 1 else ""
