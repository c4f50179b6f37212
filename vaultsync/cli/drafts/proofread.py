"""`proofread: true`, set where a person says so in the terminal: one line of the draft."""

from vaultsync.changes import Replace
from vaultsync.cli.asking import NobodyAnswersError, confirm, forget_typed, on_terminal
from vaultsync.cli.drafts.check import tell
from vaultsync.cli.drafts.desk import Desk, next_step
from vaultsync.cli.session import patience
from vaultsync.cli.wanted import Drafted, find_draft
from vaultsync.edit.draft_head import as_proofread
from vaultsync.errors import HandOverError, NoteChangedError
from vaultsync.snapshot import Document
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.lock import writing
from vaultsync.vault.store import Store

_QUESTION = "Proofread and ready?"


def tell_and_ask(desk: Desk, ident: str) -> int:
    """Say what the checks find in a draft; where only its proofreading is left, ask for that.

    An editor with a window of its own may have returned at once: who saves while the question
    stands is told what the checks find then, and asked again. No answer is a no.
    """
    while True:
        one = find_draft(desk.report, [ident])
        code = tell(desk, (one,))
        if not (on_terminal() and _lacks_only_that(one) and _agreed()):
            return code
        checked, desk = _document(desk, one), desk.again()
        now = find_draft(desk.report, [ident])
        if _document(desk, now).text == checked.text:
            _set(desk, now, checked)
            return code
        desk.session.printer.say(f"{now.draft.path} changed meanwhile; it was checked again:")


def _lacks_only_that(one: Drafted) -> bool:
    review = one.review
    return review is not None and not (review.errors or one.draft.slots) and not review.ready


def _agreed() -> bool:
    forget_typed()  # what an editor left was no answer
    try:
        return confirm(_QUESTION, "", default=False)
    except NobodyAnswersError:
        return False


def _document(desk: Desk, one: Drafted) -> Document:
    return next(each for each in desk.report.snapshot.drafts if each.path == one.draft.path)


def _set(desk: Desk, one: Drafted, checked: Document) -> None:
    """Set that one line, in the bytes that were checked and in no other ones.

    Raises:
        VaultsyncError: it cannot be set so.
    """
    root, path, printer = desk.session.vault.root, one.draft.path, desk.session.printer
    by_hand = f"set `proofread: true` in it by hand: `vaultsync draft open {one.item.id}`"
    expect_no_git(root)
    try:
        made = as_proofread(checked.text)
        with writing(root, "draft", patience().left):
            change = Replace(path=path, text=made, old_text=checked.text, was=checked.digest)
            Store(root).apply(change)
    except ValueError as error:
        raise HandOverError(f"{path}: {error}; nothing was written", hint=by_hand) from error
    except NoteChangedError as error:
        why = f"{path} changed meanwhile; nothing was written"
        raise HandOverError(why, hint=by_hand) from error
    printer.out(f"set `proofread: true` in {path}")
    ready = find_draft(desk.again().report, [one.item.id])
    printer.out(f"Ready: {next_step(ready)}", style="help")
