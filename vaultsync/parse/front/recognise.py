"""Is it an interview note, or one on a person? Answered from as few bytes as possible."""

import re
from enum import Enum
from typing import TYPE_CHECKING

from vaultsync.names import fold, misspelt
from vaultsync.parse.front.front_matter import LARGEST, locate, read_head
from vaultsync.parse.front.keys import CANONICAL, squeeze
from vaultsync.parse.front.values import list_of
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.parse.front.values import Value
    from vaultsync.parse.front.yaml_tree import Entry
    from vaultsync.settings import NoteSettings

EXAMPLE = "example"
"""What the example that `init` writes says in `type`: it is nobody's interview."""
FIRST_LOOK = 4096
"""Bytes that decide about nearly every note."""
_BOM16 = (b"\xff\xfe", b"\xfe\xff")


class Subject(Enum):
    """What a note is on that is on no interview."""

    PERSON = "a person"
    COMPANY = "a company"
    PROFILE = "oneself"


_SUBJECTS = {
    **dict.fromkeys(("person", "people", "contact", "contacts"), Subject.PERSON),
    **dict.fromkeys(
        ("company", "companies", "employer", "employers", "organisation", "organization"),
        Subject.COMPANY,
    ),
    "profile": Subject.PROFILE,
}
"""By the words of `type`."""
_WORD = regex(r"[^\W_]+")
_TYPE = regex(
    r"(?:^|[{,])[ \t]*[\"']?type[\"']?[ \t]*:([^\n]*(?:\n[ \t\-][^\n]*)*)",
    re.IGNORECASE | re.MULTILINE,
)
"""The key `type` with all lines of its value."""


_OF_A_MEETING = frozenset(
    {"role", "stage", "time", "interviewers", "primary_contact", "they_reply_by"}
)


class Look(Enum):
    """What the beginning of a file says."""

    NO = "neither an interview note nor one on a person"
    MORE = "read on"
    MAYBE = "it could be an interview note: read it all and see"
    BESIDE = "a note on a person, a company or oneself, and no interview note"


def look(head: bytes, *, whole: bool, path: str, notes: "NoteSettings") -> Look:
    """Judge a file by its beginning; `whole`: there is nothing behind it.

    A note in a folder or of a name that says so is looked at even if
    its front matter cannot be read, so that a broken interview note is told about.
    """
    if head.startswith(_BOM16):
        head = head.replace(b"\x00", b"")
        return Look.MAYBE if suspicious(head.decode("latin-1"), path, notes) else Look.NO
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if not text.startswith("---"):
        return Look.MORE if not text and not whole else Look.NO
    region = locate(text)
    if region is not None:
        if _speaks(text[: region.body], path, notes.type):
            return Look.MAYBE
        if says_subject(text[: region.body]):
            return Look.BESIDE
        return Look.MAYBE if notes.includes(path) else Look.NO
    if not whole and len(head) <= 4 * LARGEST:
        return Look.MORE
    said = _speaks(text, path, notes.type) or notes.includes(path)
    return Look.MAYBE if said else Look.NO


def _speaks(text: str, path: str, word: str) -> bool:
    word = word.casefold()
    if word in text.casefold() or word in path.casefold():
        return True
    said = _TYPE.search(text)
    return said is not None and bool(_nearly(said[1], word))


def _nearly(text: str, word: str) -> str:
    """Give the word in a text that is one slip away from the one that is looked for."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    known = (word, f"{word}s")
    return next((one for one in words if one not in known and misspelt(one, known)), "")


def nearly_interview(entries: "tuple[Entry, ...]", word: str) -> "Value | None":
    """Give the `type` that is one slip away from an interview's: `interveiw`."""
    for entry in entries:
        if entry.key.text.strip().casefold() == "type":
            for value in list_of(entry.value):
                if _nearly(value.text, word.casefold()):
                    return value
    return None


def says_kind(entries: "tuple[Entry, ...]", word: str) -> bool:
    """Tell whether a note says `kind: interview` and nothing as `type`: the key is another."""
    said = {entry.key.text.strip().casefold(): list_of(entry.value) for entry in entries}
    kinds = [fold(value.text) for value in said.get("kind", ())]
    return "type" not in said and kinds == [fold(word)]


def suspicious(text: str, path: str, notes: "NoteSettings") -> bool:
    """Tell whether front matter that cannot be read is worth a finding in this note.

    It is where `type` or `tags` seem to say that this is an interview note, or its path does;
    everything else is the user's own business.
    """
    region = locate(text.removeprefix("\ufeff"))
    head = text[: region.body] if region else text[:LARGEST]
    return notes.includes(path) or _claims(head, path, notes.type)


def says_subject(text: str) -> bool:
    """Tell whether the front matter says that the note is on a person, a company or oneself."""
    region = locate(text.removeprefix("\ufeff"))
    if region is None or not _type_words(text[: region.body]) & _SUBJECTS.keys():
        return False  # nearly every note: its YAML need not be read
    return bool(subjects(read_head(Source("", text[: region.body])).entries))


def subjects(entries: "tuple[Entry, ...]") -> frozenset[Subject]:
    """Tell by the words of `type` what a note is on: `Person`, `[[Contacts]]`, `company`."""
    words = (word for said in _types(entries) for word in _WORD.findall(fold(said)))
    return frozenset(_SUBJECTS[word] for word in words if word in _SUBJECTS)


def _types(entries: "tuple[Entry, ...]") -> list[str]:
    """Give the values of `type`, as they are written."""
    return [
        value.text
        for entry in entries
        if entry.key.text.strip().casefold() == "type"
        for value in list_of(entry.value)
    ]


def _type_words(text: str) -> set[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return {word for value in _TYPE.findall(plain) for word in _WORD.findall(value.casefold())}


def _claims(text: str, path: str, word: str) -> bool:
    said = re.escape(word.casefold())
    pattern = (
        rf"^[\s{{\-]*[\"']?(?:type|tags?)[\"']?\s*:.*{said}|^\s*-\s*[\"'#]*{said}s?[\"']*\s*$"
    )
    found = re.search(pattern, text.replace("\r", "\n").casefold(), re.MULTILINE)
    # `Interviewers/Jane Doe.md`: the folder says interview, but the note says person
    beside = _type_words(text) & _SUBJECTS.keys()
    return bool(found) or (word.casefold() in path.casefold() and not beside)


def is_interview(entries: "tuple[Entry, ...]", path: str, notes: "NoteSettings") -> bool:
    """Tell by its front matter whether a note is an interview note (design.md section 4).

    One that `notes.include` names needs a company and a date instead of `type` and `tags`.
    """
    return says_interview(entries, notes.type) or (
        notes.includes(path) and has_meeting(entries) and not _says_other(entries)
    )


def _says_other(entries: "tuple[Entry, ...]") -> bool:
    return bool(subjects(entries)) or EXAMPLE in map(fold, _types(entries))


def has_meeting(entries: "tuple[Entry, ...]") -> bool:
    """Tell whether front matter names a company, a date, and what only a meeting has.

    That is a role, a round, a time or people, or the date's own key: `interview-date`.
    """
    said = {squeeze(entry.key.text) for entry in entries if list_of(entry.value)}
    keys = {CANONICAL.get(one) for one in said}
    met = bool(keys & _OF_A_MEETING) or "interviewdate" in said
    return met and {"company", "date"} <= keys


def says_interview(entries: "tuple[Entry, ...]", word: str) -> bool:
    """Tell by `type` and `tags` whether a note says so itself; `word` is `notes.type`."""
    word = fold(word)
    for entry in entries:
        key = entry.key.text.strip().casefold()
        if key == "type" and any(word in fold(value.text) for value in list_of(entry.value)):
            return True
        if key in {"tags", "tag"}:
            for value in list_of(entry.value):
                for tag in value.text.replace(",", " ").split():
                    if {word, f"{word}s"} & set(fold(tag.lstrip("#")).split("/")):
                        return True
    return False


def is_template(text: str, path: str) -> bool:
    """Tell whether a note's name or front matter holds a template's placeholders."""
    name = path.rsplit("/", 1)[-1]
    if not any(sign in place for sign in ("{{", "<%") for place in (text, name)):
        return False  # nearly every note
    region = locate(text.removeprefix("\ufeff"))
    head = text[: region.body] if region else ""
    return any(sign in place for sign in ("{{", "<%") for place in (head, name))
