"""What `vaultsync close` does."""

from typing import Any

from vaultsync.cli.recording import (
    Desk,
    Line,
    refused,
)
from vaultsync.cli.wanted import find_application, latest_note
from vaultsync.edit import values
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UnknownStatusError
from vaultsync.model import Status
from vaultsync.names import nearest
from vaultsync.parse.front.keys import meant_status, read_status
from vaultsync.readback import conventions, note_in


def set_status(what: tuple[str, ...], word: str, options: dict[str, Any]) -> int:
    """Set an application's status in the latest interview's note.

    Raises:
        VaultsyncError: it is not clear what is meant, or it cannot be written.
    """
    status = _status(word)
    desk = Desk.open(options)
    if word.casefold() != status.value:
        desk.session.printer.say(f"read {word!r} as {status.value}")
    standing = find_application(desk.report, what)
    latest = latest_note(standing)
    snapshot, settings = desk.report.snapshot, desk.session.vault.settings
    note = note_in(snapshot, latest.path)
    ways = conventions(snapshot, desk.report.outcome, settings)
    made = (
        values.set_value(note, values.status(status), ways)
        if note
        else Refusal("the note cannot be read")
    )
    if isinstance(made, Refusal):
        raise refused(latest.path, made)
    if made is None:
        return desk.record([], [desk.already(latest.path, latest.line_of("status"))])
    return desk.record([Line(made)], [], tells_undo=True)


def _status(word: str) -> Status:
    status = read_status(word)
    if status is None:
        known = tuple(one.value for one in Status)
        near = meant_status(word)
        meant = near.value if near else nearest(word.casefold(), known)
        raise UnknownStatusError(word, known, meant or "")
    return status
