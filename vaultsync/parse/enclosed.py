"""Which file of the vault a name behind `attachments:` means."""

from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

ADVICE = "write its path from the vault's folder, `attachments: [Documents/CV.pdf]`"


_BY_HAND = frozenset({"by hand", "by me", "in my mail program"})


def is_by_hand(name: str) -> bool:
    """Tell whether it names no file: whoever sends the message attaches it somewhere else."""
    return _plain(name.strip()) in _BY_HAND


def files_named(name: str, draft: str, files: "AbstractSet[str]") -> tuple[str, ...]:
    """Give the files that a draft can mean: one is no doubt.

    By its path in the vault or from beside the draft; else by the end of its path, mostly the
    name alone, as a link finds it in Obsidian. Nothing outside, nothing hidden.
    """
    wanted = name.partition("|")[0].strip()
    if not is_plain(name):
        return ()
    beside = draft.rpartition("/")[0]
    for path in (wanted, f"{beside}/{wanted}"):
        if path in files:
            return (path,)
    end = f"/{_plain(wanted)}"
    return tuple(sorted(path for path in files if f"/{_plain(path)}".endswith(end)))


def is_plain(name: str) -> bool:
    """Tell whether a name leads neither upwards nor into what is hidden."""
    wanted = name.partition("|")[0].strip()
    return bool(wanted) and not any(part.startswith(".") for part in wanted.split("/"))


def why_not(name: str, found: tuple[str, ...]) -> str:
    """Say why no file goes along: behind `the attachment 'CV.pdf'`."""
    if not is_plain(name):
        return "is in a folder that is not read, or is not a plain path"
    if not found:
        return "is not there"
    return f"can be {', '.join(found[:-1])} or {found[-1]}"


def _plain(path: str) -> str:
    return normalize("NFC", path).casefold()
