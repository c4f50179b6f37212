"""What is said to be attached, or named as such, and is not there (S08)."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import composed
from vaultsync.parse.enclosed import ADVICE, files_named, why_not
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_MOVED = r"(?:attach(?:ing|ed)?|enclos(?:e|ing|ed))"
_PAPERS = (
    r"(?:files?|documents?|copy|copies|CV|resume|r[ée]sum[ée]|certificates?|references?|article"
    r"|portfolio|drawings?|slides?|list|sheet|leaflet|report|photos?|plans?|PDF|letter|forms?"
    r"|papers?|results|samples?|card|recipe|sketch|transcript|link)"
)
_ATTACHED = regex(
    rf"\b(?:I|we)(?:'ve|'m|'ll)? (?:(?:have|am|had|also|will|hereby|now|just|gladly|therefore)"
    rf" ){{0,3}}{_MOVED}\b(?! to (?!this|the (?:e-?mail|message|letter)))"
    r"|\b(?:please )?(?:find|see) (?:\w+ ){0,6}(?:attached|enclosed)\b"
    r"|\b(?:attached|enclosed) (?:you(?:'ll| will)? find|please|below|herewith|as promised)\b"
    rf"|\b{_PAPERS} (?:[\w-]+ ){{0,9}}(?:attached|enclosed)\b"
    r"(?! (?:to|by|with|on|at|in|from)\b)"
    rf"|\b(?:my|the|this|an?) (?:attached|enclosed) (?:\w+ ){{0,3}}{_PAPERS}\b"
    r"|\b(?:attached|enclosed) (?:to|with) this (?:e-?mail|message|letter|note)\b"
    r"|\b(?:in|as|see|open) (?:the |an |my )?(?:attachments?|enclosures?)\b"
    rf"|^\s*(?:attached|enclosed) (?:is|are) |^\s*(?:attached|enclosed)\s*[:,]"
    r"|^\s*(?:attachments?|enclosures?|encl?\.)\s*:|\((?:attached|enclosed)\)",
    re.IGNORECASE,
)
_NOT = regex(r"\b(?:not|no|nothing|never|without)\b|n't\b", re.IGNORECASE)


def attached(letter: "Letter") -> "Iterator[Finding]":
    """Report that something is said to be attached, while `attachments` names no file."""
    if letter.draft.attachments:
        return
    for row, line in enumerate(letter.message.lines):
        text = composed(line[:20_000]).replace("’", "'")
        for match in _ATTACHED.finditer(text):
            if _NOT.search(text[max(0, match.start() - 20) : match.end()]):
                continue
            yield letter.finding(
                "VS522",
                f"{match[0].strip()!r}, but nothing is attached",
                row,
                at=line[match.start() : match.end()].strip(),
                column=match.start() + 1,
                fix="write the file's name after `attachments:` at the top, or "
                "`attachments: by hand` if you attach it in your mail program",
            )
            return


def enclosed(letter: "Letter") -> "Iterator[Finding]":
    """Report a file that `attachments` names, where no file of the vault is clearly meant."""
    files = letter.around.attachable
    if files is None:
        return
    for name in letter.draft.files:
        found = files_named(name, letter.draft.path, files)
        if len(found) != 1:
            message = f"the attachment {name!r} {why_not(name, found)}"
            yield letter.head("VS522", message, _key(letter), at=name, fix=ADVICE)


def _key(letter: "Letter") -> str:
    keys = dict(letter.draft.lines)
    return "attachments" if "attachments" in keys else "attachment"
