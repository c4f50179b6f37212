"""People as a person reads them: a block for each, wrapped on a terminal."""

from collections.abc import Iterable, Iterator

from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.printer import Printer
from vaultsync.cli.rows import Line, day_column, show_rows
from vaultsync.owed import Channel
from vaultsync.render.phrases import called
from vaultsync.rules.channel import known_channel, only_by_phone
from vaultsync.rules.contacts import Contact, Meeting, Met, reached_by

LABEL = 7
"""Columns of the widest label."""
_LABELS = {Met.CALLED_OFF: "off"}
_BY = {Channel.EMAIL: "by email", Channel.TEXT: "by text", Channel.LINKEDIN: "on LinkedIn"}


def show_people(printer: Printer, contacts: Iterable[Contact]) -> None:
    """Print everyone with where, when and how they can be reached."""
    for index, contact in enumerate(contacts):
        if index:
            printer.out()
        title = f", {contact.person.title}" if contact.person.title else ""
        flow(printer, Bit(contact.name, "bold"), Bit(title), hang=2)
        show_rows(printer, _rows(contact), LABEL)


def _rows(contact: Contact) -> Iterator[Line]:
    """Give label and text of each line; a line without a label goes on with the one above."""
    several = len(contact.companies) > 1
    if contact.also:
        yield Line("also", ", ".join(contact.also))
    yield Line("at", ", ".join(contact.companies) or "a company that no note names")
    for meeting in reversed(contact.meetings):
        one, person = meeting.interview, meeting.person
        yield Line(_label(meeting), _met(meeting, several=several))
        line = person.heading_line or person.line
        yield Line("", f"{one.path}:{line}", one.path, line)
    yield Line("reach", reach(contact))
    for label, event in (("sent", contact.sent), ("heard", contact.heard)):
        if event:
            at = f" ({event.interview.company})" if several else ""
            yield Line(label, f"{day_column(event.touch.day)}{called(event.touch)}{at}")
    if contact.person.note:
        yield Line("note", contact.person.note, contact.person.note)


def _label(meeting: Meeting) -> str:
    """Say how somebody belongs to an interview: a contact need not have been met."""
    if meeting.primary:
        return "contact"
    return _LABELS.get(meeting.state, meeting.state.value)


def _met(meeting: Meeting, *, several: bool) -> str:
    one = meeting.interview
    at = f"at {one.company}" if several and one.company else ""
    role = " ".join(part for part in (one.role, at) if part)
    what = ", ".join(part for part in (role, one.stage) if part)
    return f"{day_column(one.day)}{what}".rstrip()


def reach(contact: Contact) -> str:
    """Say how a person can be reached: the way that a message takes, and all that is known."""
    person, channel = contact.person, reached_by(contact)
    texts = {True: "texts welcome", False: "no texts", None: "no consent to texts"}
    ways = {
        Channel.EMAIL: person.email,
        Channel.TEXT: f"{person.phone} ({texts[person.text_ok]})" if person.phone else "",
        Channel.LINKEDIN: person.linkedin,
    }
    first = sorted(ways, key=lambda way: way is not channel)
    known = ", ".join(ways[way] for way in first if ways[way])
    by = "only by phone" if only_by_phone(person) else "cannot be reached"
    by = _BY.get(channel, by)
    if channel is Channel.FORWARD and contact.through:
        by = f"through {contact.through.name}"
    if channel.reaches and known_channel(person.channel) is channel:
        by += " (preferred)"
    if channel is Channel.EMAIL and not person.email:
        by += ", but no address is noted"
    return f"{by}: {known}" if known else by
