"""Questions of `init` about one note that is to become an interview note."""

from vaultsync.cli.asking import ask_name
from vaultsync.cli.new_answers import read_clock
from vaultsync.cli.printer import Printer
from vaultsync.errors import UsageError
from vaultsync.parse.front.likeness import Likeness
from vaultsync.parse.likely import suggested_company
from vaultsync.parse.persons.typed_contact import DoubtedContactError, typed_contact

BETWEEN = "Who passes messages on (recruiter, HR, coordinator), e.g. Jane Doe jane@acme.example"
NOTHING = "-"
"""What is typed instead of what stands in brackets, for nothing."""


def ask_company(note: Likeness, hint: str) -> str:
    """Ask whom a note was with; empty: it is left. What its name may mean is suggested."""
    guess = suggested_company(note)
    leave = NOTHING if guess else "Enter"
    company = ask_name(f"Company ({leave}: leave the note)", hint, guess)
    return "" if company == NOTHING else company


def ask_or_none(what: str, hint: str, known: str) -> str:
    """Ask for something that may be left out."""
    none = NOTHING if known else "Enter"
    text = ask_name(f"{what} ({none}: none)", hint, known)
    return "" if text == NOTHING else text


def ask_between(printer: Printer, hint: str, known: str) -> str:
    """Ask who is in the middle until one person can be read in it, and give that as read."""
    while True:
        text = ask_or_none(BETWEEN, hint, known)
        if not text or text == known:
            return text
        try:
            return typed_contact(text)
        except DoubtedContactError as error:
            printer.out(f"  {error}")


def ask_clock(printer: Printer, hint: str, known: str) -> str:
    """Ask at what time it began until that can be read, as `14:30` or `2pm`."""
    while True:
        text = ask_or_none("Time, e.g. 14:30", hint, known)
        try:
            start, _ = read_clock(text)
        except UsageError as error:
            printer.out(f"  {error}; {error.hint}")
            continue
        return f"{start:%H:%M}" if start else ""
