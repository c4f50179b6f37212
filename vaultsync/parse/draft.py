"""A draft on disk: whose it is, and whether a person has touched it."""

import hashlib
import re
from dataclasses import dataclass

from vaultsync.parse.front.front_matter import RefusedError, locate
from vaultsync.parse.front.handler import load_entries
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.ids import plain_id

_COMMENT = re.compile(r"^\s*#|^[^\"\r\n]*(?:\"[^\"\r\n]*\"[^\"\r\n]*)*\s#", re.MULTILINE)


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
    """Name a text; the kind of its line ends does not count."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def head_fingerprint(values: "dict[str, str]") -> str:
    """Name a head by what it says: editors that rewrite properties change the quoting."""
    return fingerprint("\n".join(f"{key}: {text}" for key, text in values.items()))


def read_draft(path: str, text: str) -> DraftFile:
    """Read a draft; what is not as it was generated counts as a person's."""
    text = text.removeprefix("\ufeff")
    region = locate(text)
    if region is None:
        return DraftFile(path=path)
    try:
        entries = load_entries(text, region)
    except RefusedError:
        return DraftFile(path=path)
    values = {
        entry.key.text: entry.value.text for entry in entries if isinstance(entry.value, Scalar)
    }
    said = {key: value for key, value in values.items() if key != "head_hash"}
    untouched = (
        values.get("body_hash") == fingerprint(_body(text[region.body :]))
        and values.get("head_hash") == head_fingerprint(said)
        and len(entries) == len(values)
        and not _COMMENT.search(text[region.start : region.end])
    )
    return DraftFile(
        path=path,
        id=plain_id(values.get("id", "")),
        status=values.get("status", "").casefold(),
        proofread=values.get("proofread", "").casefold() in {"true", "yes"},
        untouched=untouched,
    )


def _body(text: str) -> str:
    """Leave out the empty line between head and body."""
    return re.sub(r"^(?:\r\n|\n|\r)", "", text)
