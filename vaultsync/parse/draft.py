"""A draft on disk: whose it is, what it says, and whether a person has touched it."""

import hashlib
import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.enclosed import is_by_hand
from vaultsync.parse.front.front_matter import RefusedError, load_head, locate
from vaultsync.parse.front.yaml_tree import Entry, Node, Scalar, Sequence
from vaultsync.parse.ids import plain_id
from vaultsync.parse.lines import split_lines
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.snapshot import Document

SENT = "Sent"
"""Folder of the drafts that are done: nothing depends on them any more."""
NOT_SENT = "Not sent"
"""Folder of the untouched drafts whose message is not owed any more."""

HASHES = ("made_from", "body_hash", "head_hash")
"""Keys of the head that say nothing to people."""
_SLOT = regex(r"(?<!\[)\[[^\[\]\n]+\](?![(\[\]])")
"""A place that asks for a sentence; links and boxes of tasks are none."""
_COMMENT = regex(r"^\s*#|^[^\"\r\n]*(?:\"[^\"\r\n]*\"[^\"\r\n]*)*\s#", re.MULTILINE)


@record_class
class DraftFile:
    """What a file in the drafts folder says about itself."""

    path: str
    id: str = ""
    """Empty: no draft of ours, or not readable."""
    kind: str = ""
    channel: str = ""
    to: str = ""
    subject: str = ""
    interview: str = ""
    """Link to the interview's note, as it stands in the head."""
    made_from: frozenset[str] | None = None
    """Names of what it was made from; None: the draft does not say."""
    due: date | None = None
    status: str = ""
    proofread: bool = False
    override: str = ""
    """Why it is sent against the advice; empty: it is not."""
    attachments: tuple[str, ...] = ()
    """Names of the files that go with it as they stand there, or `by hand`."""
    language: str = ""
    """As the person says it, where it is another one than that of the configuration."""
    waived: tuple[str, ...] = ()
    """Concerns and promises that the person does not want to mention; `all` is every one."""
    untouched: bool = False
    """Head and body still are what was generated."""
    body: str = ""
    """The message, line ends as LF; without the empty line below the head."""
    body_line: int = 1
    """Line of the file in which the message begins, counted from 1."""
    lines: tuple[tuple[str, int], ...] = ()
    """Line of each key of the head."""

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files that go with it."""
        return tuple(one for one in self.attachments if not is_by_hand(one))

    @property
    def sent(self) -> bool:
        """It lies where the drafts lie that are done, sent or not."""
        return f"/{SENT}/" in self.path or self.put_away

    @property
    def put_away(self) -> bool:
        """It lies where the drafts lie that nobody sent."""
        return f"/{NOT_SENT}/" in self.path

    @property
    def slots(self) -> int:
        """How many places of the message still ask for a sentence."""
        return len(self.open_slots)

    @property
    def open_slots(self) -> tuple[str, ...]:
        """The places of the message that still ask for a sentence, as they stand there."""
        found = (one[0] for one in _SLOT.finditer(self.body))
        return tuple(slot for slot in found if slot.strip("[] xX-"))

    def line_of(self, key: str) -> int:
        """Give the line of a key of the head; 1 if it has none."""
        return dict(self.lines).get(key, 1)


def fingerprint(text: str) -> str:
    """Name a text; the kind of its line ends does not count."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def piece_name(label: str, text: str) -> str:
    """Name one thing that a draft is made from; case and blanks do not count."""
    return fingerprint(f"{label}: {fold(text)}")[:6]


def made_from(pieces: "Iterable[tuple[str, str]]") -> str:
    """Name everything that a draft is made from, as it stands in its head."""
    return " ".join(dict.fromkeys(piece_name(label, text) for label, text in pieces))


def head_fingerprint(values: "dict[str, str]") -> str:
    """Name a head by what it says: editors that rewrite properties change the quoting."""
    return fingerprint("\n".join(f"{key}: {text}" for key, text in values.items()))


@lru_cache(maxsize=512)
def read_draft(path: str, text: str) -> DraftFile:
    """Read a draft; what is not as it was generated counts as a person's."""
    text = text.removeprefix("\ufeff")
    region = locate(text)
    if region is None:
        return DraftFile(path=path)
    try:
        entries = load_head(text, region)
    except RefusedError:
        return DraftFile(path=path)
    values = {
        entry.key.text: entry.value.text for entry in entries if isinstance(entry.value, Scalar)
    }
    said = {key: value for key, value in values.items() if key != "head_hash"}
    body = _body(text[region.body :])
    untouched = (
        values.get("body_hash") == fingerprint(body)
        and values.get("head_hash") == head_fingerprint(said)
        and len(entries) == len(values)
        and not _COMMENT.search(text[region.start : region.end])
    )
    above = text.removesuffix(body) if body else text
    return DraftFile(
        path=path,
        id=plain_id(values.get("id", "")),
        kind=values.get("kind", "").casefold(),
        channel=values.get("channel", "").casefold(),
        to=values.get("to", ""),
        subject=values.get("subject", ""),
        interview=values.get("interview", ""),
        made_from=frozenset(values["made_from"].split()) if "made_from" in values else None,
        due=_day(values.get("due", "")),
        status=values.get("status", "").casefold(),
        proofread=values.get("proofread", "").casefold() in {"true", "yes"},
        override=values.get("override", "").strip(),
        attachments=_attachments(entries),
        language=values.get("language", "").strip().casefold(),
        waived=_values(entries, "waived"),
        untouched=untouched,
        body="\n".join(split_lines(body)),
        body_line=len(split_lines(above)),
        lines=tuple((entry.key.text, entry.key.line) for entry in entries),
    )


def drafts_by_id(documents: "Iterable[Document]") -> dict[str, DraftFile]:
    """Give the draft file of each ID; one that is not sent yet wins, then one that was."""
    return first_of_id(read_draft(one.path, one.text) for one in documents)


def first_of_id(drafts: "Iterable[DraftFile]") -> dict[str, DraftFile]:
    """Give one draft of each ID: the one that is not sent yet, else one that was."""
    found: dict[str, DraftFile] = {}
    for draft in sorted(drafts, key=lambda one: (one.put_away, one.sent, one.path)):
        if draft.id:
            found.setdefault(draft.id, draft)
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _attachments(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    found = _values(entries, "attachment", "attachments")
    return tuple(
        text.strip().removeprefix("!").removeprefix("[[").removesuffix("]]") for text in found
    )


def _values(entries: tuple[Entry, ...], *keys: str) -> tuple[str, ...]:
    values = (one.value for one in entries if one.key.text in keys)
    return tuple(text for value in values for text in _texts(value))


def _texts(value: Node) -> tuple[str, ...]:
    if isinstance(value, Scalar):
        return () if value.empty else (value.text,)
    if isinstance(value, Sequence):
        return tuple(text for item in value.items for text in _texts(item))
    return ()


def _body(text: str) -> str:
    """Leave out the empty line between head and body."""
    return re.sub(r"^(?:\r\n|\n|\r)", "", text)
