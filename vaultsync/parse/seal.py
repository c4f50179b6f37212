"""The seal of the due note: does its generated part stand as some run wrote it?

Services that merge texts by characters, as Obsidian Sync does, put two generated notes together
from pieces; a figure of a day can land in a line that nobody touched. Such a note does not fit
its seal. What a person does to it does: boxes and days are no part of what is sealed.
"""

import hashlib

from vaultsync.parse.lines import split_lines
from vaultsync.patterns import regex

NOT_RECORDED = "not recorded: "
MERGED = "this note was merged since it was written"
"""Why something in it is doubted; while a line says so, it goes on being doubted."""

_LENGTH = 32
"""Binary digits. A merge by characters changes one seal into another as it changes days: where
the two have characters in common, they get mixed up. Seals of few digits, or of many kinds of
them, came through whole, above lines that they did not fit (`tests/test_seal.py`)."""
_SEAL = regex(rf"<!-- vaultsync:seal [01]{{{_LENGTH}}} -->")
_OWN = "<!-- vaultsync:"
_MARKER = regex(r"<!-- vaultsync:(?:begin|end) -->")
_BOX = regex(r"^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[[^\[\]]{0,12}\]\s+")
_TO_ID = regex(r"^(.*(?:🆔\ufe0f?\s*|[\[(]\s*id::\s*)vs-[a-z0-9]{8}[a-z0-9-]*)")
_ALARM = regex(r"\s*⏰\ufe0f?\s*[\d:. -]*")


def seal(lines: list[str]) -> str:
    """Give the seal of generated lines, in any order, as it stands in the due note."""
    sealed = sorted({line for one in lines if (line := _sealed(one))})
    found = hashlib.sha256("\n".join(sealed).encode()).digest()
    mark = int.from_bytes(found) % 2**_LENGTH
    return f"<!-- vaultsync:seal {mark:0{_LENGTH}b} -->"


def is_seal(line: str) -> bool:
    """Tell whether a line is a seal, of whatever lines."""
    return bool(_SEAL.fullmatch(line))


def is_whole(generated: str) -> bool:
    """Tell whether the part between the markers is made of whole lines of one run or of two.

    A merge by lines, as git's with `merge=union`, leaves two seals, and every line is whole.
    A note without a seal is one of an older version: there is no saying.
    """
    lines = split_lines(generated)
    own = {line.strip() for line in lines if _OWN in line}
    seals = {line for line in own if not _MARKER.fullmatch(line)}
    if any(not _SEAL.fullmatch(one) for one in seals):
        return False
    return len(seals) != 1 or seals == {seal(lines)}


def sealed_anew(generated: str) -> str:
    """Give the part between the markers with the seal that fits it."""
    return _SEAL.sub(seal(split_lines(generated)), generated)


def _sealed(line: str) -> str:
    """Give what of a line is sealed: neither its box nor what stands behind its ID."""
    line = line.rstrip()
    if _OWN in line or line.lstrip(" >\t").startswith(f"- {NOT_RECORDED}"):
        return ""
    found = _TO_ID.match(line) if _BOX.match(line) else None
    return _ALARM.sub("", _BOX.sub("", found[1])) if found else line
