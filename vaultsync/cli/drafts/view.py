"""A draft as people see it on a screen, and as JSON."""

from collections.abc import Iterator
from typing import Any

from vaultsync.calendar import AsOf
from vaultsync.checks.around import sender_lines
from vaultsync.checks.message import Message, first_lines
from vaultsync.checks.verdicts import NOT_JUDGED, each
from vaultsync.cli import json_view
from vaultsync.cli.drafts.desk import lacking, next_step, why_put_away
from vaultsync.cli.findings_view import brackets_together, show_findings
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import strong, when
from vaultsync.cli.printer import HANG, Printer
from vaultsync.cli.wanted import Drafted
from vaultsync.diagnostics import Finding
from vaultsync.owed import Channel, State
from vaultsync.parse.draft import DraftFile
from vaultsync.patterns import regex
from vaultsync.render.columns import columns, wrap
from vaultsync.render.escape import terminal
from vaultsync.render.phrases import what
from vaultsync.septets import Segments, segments
from vaultsync.settings import Me

WIDEST = 88
"""Columns of a message on a screen: longer lines are hard to read."""
_VALUE = 11
"""Columns before what stands behind a label."""
_BRACKET = regex(r"([\[\]])")
_STYLE = {"yes": "help", "look": "warning", "no": "error"}


def show_draft(printer: Printer, one: Drafted, as_of: AsOf, me: Me) -> None:
    """Print a draft: what it is for, the message, what the checks say, what to do next."""
    for line in _wrapped(printer, what(one.item), 0, hang=HANG):
        printer.painted(printer.paint(line, "bold"))
    if one.review and not one.review.ready:
        for line in _wrapped(printer, f"not ready to be sent: {lacking(one.review)}", 2):
            printer.painted(f"  {printer.paint(line, 'error')}")
    _show_due(printer, one, as_of)
    for label, value in _rows(one, me):
        start = label
        if label == "file":  # a path is copied: it may be wider than a text
            name = Bit(start.ljust(8), "dim")
            flow(printer, name, Bit(f" {value}", path=one.draft.path), indent=2, hang=9)
            continue
        for line in _wrapped(printer, value, _VALUE):
            head = f"  {printer.paint(start.ljust(8), 'dim')} "
            free = printer.width - columns(line)
            if printer.on_terminal and free < _VALUE:  # an address, which is not broken
                printer.painted(f"  {printer.paint(start, 'dim')}")
                head = " " * max(free, 0)
            printer.painted(f"{head}{terminal(line)}")
            start = ""
    printer.out()
    for line in _message(printer, one.draft.body.strip("\n")):
        printer.painted(line)
    printer.out()
    show_stand(printer, one)


def _show_due(printer: Printer, one: Drafted, as_of: AsOf) -> None:
    """Print the day as the list has it, and that it is over."""
    late = ", overdue" if one.item.state is State.OVERDUE else ""
    due = printer.paint(f"{when(one.item, as_of)}{late}", strong(one.item))
    printer.painted(f"  {printer.paint('due'.ljust(8), 'dim')} {due}")


def show_stand(
    printer: Printer, one: Drafted, findings: tuple[Finding, ...] | None = None
) -> None:
    """Print the verdicts, what they rest on, and the next step."""
    if one.review is None:
        printer.out(f"  Not checked: {_why_not(one)}.")
        return
    for aspect, verdict, text in each(one.review):
        style = "" if text == NOT_JUDGED else _STYLE[verdict.value]
        flow(printer, Bit(f"{aspect.value:<14} "), Bit(text, style), indent=2, hang=15)
    read = "yes" if one.draft.proofread else "no"
    printer.painted(f"  {'proofread':<14} {printer.paint(read, _STYLE[read])}")
    findings = one.review.findings if findings is None else findings
    if findings:
        printer.out()
        show_findings(printer, brackets_together(findings))
    printer.out()
    start = "Ready: " if one.review.ready else "Next: "
    for line in _wrapped(printer, start + next_step(one), 0, hang=HANG):
        printer.painted(printer.paint(line, "help" if one.review.ready else "bold"))


def _why_not(one: Drafted) -> str:
    if one.draft.put_away:
        return why_put_away(one)
    if one.draft.sent:
        return "it is sent"
    if one.draft.status != "draft":
        return f"its status is {one.draft.status or 'none'!r}"
    return f"the message is no longer owed ({one.item.state.value})"


def _rows(one: Drafted, me: Me) -> Iterator[tuple[str, str]]:
    draft = one.draft
    yield "to", draft.to or "nobody: no address is noted"
    if draft.subject:
        yield "subject", draft.subject
    if draft.channel == Channel.TEXT.value:
        yield "length", f"{length(segments(draft.body.strip()))}{_with_slots(draft)}"
    else:
        words = _words(draft.body, me)
        yield "length", f"{'1 word' if words == 1 else f'{words} words'}{_with_slots(draft)}"
    if draft.attachments:
        yield "attached", ", ".join(draft.attachments)
    if draft.override:
        yield "override", draft.override
        line = draft.line_of("override")
        yield "", f"(to withdraw it, remove line {line} of the file, `override:`)"
    yield "file", draft.path
    yield "ID", one.item.id


def _words(body: str, me: Me) -> int:
    """Count the words of a message as the checks do: without the signature (VS534)."""
    return Message(first_lines(body), sender_lines(me)).count


def _with_slots(draft: DraftFile) -> str:
    return ", what the brackets hold included" if draft.slots else ""


def length(found: Segments) -> str:
    """Say how long a text is, in the terms in which it is sent."""
    count = "1 message" if found.count == 1 else f"{found.count} messages"
    units = "characters of Unicode" if found.ucs2 else "characters"
    return f"{found.units} {units}: {count}"


def _message(printer: Printer, body: str) -> Iterator[str]:
    """Give the lines of a message, with what is still to be written in another colour."""
    open_slot = False
    for text in body.split("\n"):
        for line in _wrapped(printer, text, 4, whole=True):
            shown = ""
            for part in _BRACKET.split(line):
                open_slot = open_slot or part == "["
                shown += printer.paint(part, "due") if open_slot else terminal(part)
                open_slot = open_slot and part != "]"
            yield f"    {shown}".rstrip()
        open_slot = False


def _wrapped(
    printer: Printer, text: str, indent: int, *, hang: int = 0, whole: bool = False
) -> list[str]:
    """Wrap a line on a screen, further lines `hang` columns in; what is piped keeps its lines.

    `whole`: addresses of pages are not broken.
    """
    if not printer.on_terminal:
        return [text]
    room = max(min(printer.width, WIDEST) - indent, 20)
    wrapped = wrap([terminal(text).replace("\t", " ")], room, room - hang, whole=whole)
    texts = ["".join(piece.text for piece in line) for line in wrapped]
    return [" " * (hang if number else 0) + text for number, text in enumerate(texts)]


def draft_json(one: Drafted, me: Me | None = None) -> dict[str, Any]:
    """Give a draft; with the message itself and its length where it is said who writes."""
    item, draft = one.item, one.draft
    found: dict[str, Any] = {
        "id": item.id,
        "kind": item.kind.value,
        "state": item.state.value,
        "person": item.person.name,
        "company": item.company,
        "role": item.role,
        "channel": draft.channel,
        "to": draft.to,
        "subject": draft.subject,
        "due": str(item.due),
        "due_at": json_view.instant(item.due_at),
        "path": draft.path,
        "sent": draft.sent and not draft.put_away,
        "put_away": draft.put_away,
        "draft_review": json_view.draft_review(one.review) if one.review else None,
    }
    if me:
        found["body"] = draft.body.strip("\n")
        if draft.channel == Channel.TEXT.value:
            size = segments(found["body"])
            found["length"] = {
                "messages": size.count,
                "units": size.units,
                "ucs2": size.ucs2,
                "left": size.left,
            }
        else:
            found["length"] = {"words": _words(draft.body, me)}
    return found
