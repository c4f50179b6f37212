"""What another word in `type` would cost: notes that would count as interviews no more."""

from collections.abc import Sequence

from vaultsync.cli.asking import confirm
from vaultsync.cli.printer import Printer
from vaultsync.vault.survey import Survey

SHOWN = 10


def lost_notes(before: Survey, after: Survey) -> tuple[str, ...]:
    """Give the interview notes that only the word of before finds."""
    kept = {one.path for one in after.interviews}
    return tuple(one.path for one in before.interviews if one.path not in kept)


def all_the_same(lost: Sequence[str], word: str, hint: str, *, asks: bool) -> bool:
    """Name the notes that are lost; where `asks`, tell whether it is meant.

    Raises:
        UsageError: nobody answers.
    """
    if not lost:
        return True
    count = "1 note that counts" if len(lost) == 1 else f"{len(lost)} notes that count"
    Printer.say(f"with `--type {word}`, {count} as an interview now would not any more:")
    for path in lost[:SHOWN]:
        Printer.say(f"  {path}")
    if len(lost) > SHOWN:
        Printer.say(f"  and {len(lost) - SHOWN} more")
    Printer.say(f"help: write `type: {word}` into those that should, or leave `--type` out")
    return not asks or confirm("Go on all the same?", hint, default=False)
