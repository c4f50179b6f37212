"""`vaultsync draft WHAT --stdin`: the message of a draft from whoever writes it."""

from vaultsync.changes import Replace
from vaultsync.cli.asking import read_message
from vaultsync.cli.drafts.check import tell
from vaultsync.cli.drafts.desk import Desk
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import patience
from vaultsync.cli.wanted import Drafted, find_draft
from vaultsync.edit.lines import Refusal
from vaultsync.edit.message import with_message
from vaultsync.errors import HandOverError, NoteChangedError
from vaultsync.parse.lines import split_lines
from vaultsync.render.handing.outgoing import unseen
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.lock import writing
from vaultsync.vault.replaced import keep_replaced
from vaultsync.vault.store import Store

LARGEST = 100_000
"""Bytes of a message that is taken: nobody reads a longer one."""


def replace_body(desk: Desk, one: Drafted) -> int:
    """Put what comes in into a draft, and say what the checks find in it.

    Raises:
        VaultsyncError: it is no message, or the draft cannot be written.
    """
    root, path = desk.session.vault.root, one.draft.path
    if one.draft.sent or one.draft.status != "draft":
        raise HandOverError(
            f"{path} is no longer an open draft; nothing was written",
            hint="a new one is written as soon as the next message is owed",
        )
    expect_no_git(root)
    message = _message(desk.session.printer)
    document = next(each for each in desk.report.snapshot.drafts if each.path == path)
    made = with_message(path, document.text, message)
    if isinstance(made, Refusal):
        raise HandOverError(
            f"{path}: {made.reason}; nothing was written",
            hint=f"`vaultsync draft open {one.item.id}`: fix it by hand",
        )
    with writing(root, "draft", patience().left):
        if not one.draft.untouched:
            _keep(desk, one, document.text)
        try:
            change = Replace(path=path, text=made, old_text=document.text, was=document.digest)
            Store(root).apply(change)
        except NoteChangedError as error:
            raise HandOverError(
                f"{path} changed meanwhile; nothing was written",
                hint="look at it, then pipe the message in again",
            ) from error
    after = desk.again()
    return tell(after, (find_draft(after.report, [one.item.id]),))


def _keep(desk: Desk, one: Drafted, text: str) -> None:
    """Keep what a person wrote, or piped in before, and say where it is."""
    place, why = keep_replaced(desk.session.vault.root, one.item.id, text.encode())
    said = f"kept in {place}" if place else f"not kept: {why}"
    desk.session.printer.say(f"the draft as it was is {said}")


def _message(printer: Printer) -> str:
    how = "write the message; Ctrl-D on a line of its own ends it"
    data = read_message(lambda: printer.say(how), LARGEST + 1)
    if len(data) > LARGEST:
        raise _no_message(f"more than {LARGEST:,} bytes came in", "pipe in the message alone")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise _no_message(
            f"what came in is not UTF-8: byte 0x{data[error.start]:02x} in line {row}",
            "let the program write UTF-8",
        ) from error
    text = "\n".join(split_lines(text))
    if not text.strip():
        raise _no_message("nothing came in", "pipe the message in: `my-writer | vaultsync …`")
    hidden = unseen(text)
    if hidden:
        raise _no_message(
            f"line {hidden.row + 1} of what came in holds {hidden.said}, which nobody sees",
            "leave it out",
        )
    return text


def _no_message(message: str, hint: str) -> HandOverError:
    return HandOverError(f"{message}; nothing was written", hint=hint)
