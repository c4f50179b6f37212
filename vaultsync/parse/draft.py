"""A draft on disk: whose it is, and whether a person has touched it."""

import hashlib
from dataclasses import dataclass

from vaultsync.parse.front_matter import RefusedError, Scalar, locate
from vaultsync.parse.handler import load_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """What a file in the drafts folder says about itself."""

    path: str
    id: str = ""
    """Empty: no draft of ours, or not readable."""
    status: str = ""
    proofread: bool = False
    untouched: bool = False
    """Head and body still are what was generated."""


def fingerprint(text: str) -> str:
    """Name a text; the kind of line ends and the final ones do not count."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def read_draft(path: str, text: str) -> DraftFile:
    """Read a draft; what is not in the generated form counts as a person's."""
    text = text.removeprefix("\ufeff")
    region = locate(text)
    if region is None:
        return DraftFile(path=path)
    try:
        entries = load_entries(text[: region.body])
    except RefusedError:
        return DraftFile(path=path)
    values = {
        entry.key.text: entry.value.text for entry in entries if isinstance(entry.value, Scalar)
    }
    head, _, last = text[region.start : region.end].rstrip("\r\n").rpartition("\n")
    untouched = (
        values.get("body_hash") == fingerprint(text[region.body :])
        and last.startswith("head_hash:")
        and values.get("head_hash") == fingerprint(head)
    )
    return DraftFile(
        path=path,
        id=values.get("id", ""),
        status=values.get("status", "").casefold(),
        proofread=values.get("proofread", "").casefold() in {"true", "yes"},
        untouched=untouched,
    )
