"""What holds for every file's bytes: one input goes to every reader, and each answer is judged.

A note is never TOML and a configuration never front matter, so no input has to say what it is:
the reader that it is not meant for turns it down within its first lines.
"""

import re
import time
import traceback
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from vaultsync.diagnostics import CODES
from vaultsync.errors import ConfigError
from vaultsync.parse.config import CONFIG_NAME, read_settings
from vaultsync.parse.draft import read_draft
from vaultsync.parse.due_note import read_marks, split_due_note
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Me, NoteSettings, Settings
from vaultsync.vault.files import Unreadable, decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview
    from vaultsync.parse.interview import Parsed

NOTE = "Interviews/note.md"
SECONDS = 2.0
"""Of the processor; an input that takes longer is a fault. Good ones take milliseconds."""
ONE_IN = 8
"""One input in so many is read with all settings and twice; the others are read once."""
PLAIN = Settings(timezone="Europe/London", me=Me(name="Alex Doe"))
OTHERS = (
    Settings(
        timezone="America/New_York",
        date_order="DMY",
        languages=("en", "de"),
        notes=NoteSettings(type="Gespräch", reserved_headings=("Snacks", "Jane Doe")),
    ),
    Settings(date_order="MDY", notes=NoteSettings(type="note")),
)
_ZONE = ZoneInfo("Europe/London")
_BREAK = re.compile(r"\r\n|\n|\r")
_CONFIG_PLACE = re.compile(rf"{re.escape(CONFIG_NAME)}:(\d+):(\d+): ")
_ROOT = Path(__file__).parent.parent


class BrokenPromiseError(Exception):
    """A reader gave an answer that it must not give."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What an input showed."""

    name: str
    """Equal for inputs that show the same fault: the kind of error and where it was raised."""
    report: str


def failure_of(data: bytes, *, thorough: bool = False) -> Failure | None:
    """Give what is wrong with the answers to an input; None if nothing is."""
    before = time.process_time()
    try:
        check(data, thorough=thorough)
    except BrokenPromiseError as broken:
        words = re.sub(r"[^a-z0-9]+", "-", str(broken).partition(":")[0].lower()).strip("-")
        return Failure(words, f"{broken}\n")
    except Exception as error:  # noqa: BLE001 - which one it is, is the result
        return Failure(_place(error), traceback.format_exc())
    took = time.process_time() - before
    return Failure("slow", f"took {took:.1f} s of the processor\n") if took > SECONDS else None


def check(data: bytes, *, thorough: bool = False) -> None:
    """Give one file's bytes to every reader.

    Raises:
        BrokenPromiseError: an answer is not what was promised. Whatever else is raised is a
            fault, too: readers raise nothing but a ConfigError for the configuration.
    """
    lines = _BREAK.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))
    try:
        text = decode(data, NOTE)
    except Unreadable as unreadable:
        _places(unreadable.finding, lines, shown=False)
        return
    _check_note(text, lines, thorough=thorough or zlib.crc32(data) % ONE_IN == 0)
    _check_configuration(text, lines)
    read_marks(text)
    _check_parts(text)
    if text.startswith(("---", "\ufeff---")):
        read_draft("Follow-ups/Drafts/draft.md", text)


def _check_note(text: str, lines: list[str], *, thorough: bool) -> None:
    first = _read(text, lines, PLAIN)
    if not thorough:
        return
    for settings in OTHERS:
        _read(text, lines, settings)
    second = _read(text, lines, PLAIN)
    if first != second:
        raise BrokenPromiseError(f"another answer the second time: {first} and {second}")


def _read(text: str, lines: list[str], settings: Settings) -> "Parsed":
    parsed = parse_note(text, NOTE, settings, _ZONE)
    for finding in parsed.findings:
        if finding.path != NOTE:
            raise BrokenPromiseError(f"finding in another file: {finding}")
        _places(finding, lines)
    if parsed.interview:
        for line in _lines_of(parsed.interview):
            if not 0 <= line <= len(lines):
                raise BrokenPromiseError(f"fact outside the text: line {line} of {len(lines)}")
    return parsed


def _lines_of(interview: "Interview") -> "Iterable[int]":
    for person in interview.people:
        yield person.line
        yield person.heading_line
        for point in (*person.points, *person.concerns, *person.promises):
            yield point.line
    for touch in interview.touches:
        yield touch.line


def _places(finding: "Finding", lines: list[str], *, shown: bool = True) -> None:
    """A finding points into the text and shows the line that it points at."""
    if finding.code not in CODES:
        raise BrokenPromiseError(f"unknown code: {finding}")
    if not 1 <= finding.line <= len(lines):
        raise BrokenPromiseError(f"{finding.code} outside the text, line: {finding}")
    line = lines[finding.line - 1]
    if not 1 <= finding.column <= len(line) + 1:
        raise BrokenPromiseError(f"{finding.code} outside its line, column: {finding}")
    if shown and finding.source != line:
        raise BrokenPromiseError(f"{finding.code} shows another line: {finding}, not {line!r}")
    if _BREAK.search(finding.message):
        raise BrokenPromiseError(f"{finding.code} has a message of several lines: {finding}")


def _check_configuration(text: str, lines: list[str]) -> None:
    try:
        read = read_settings(text)
    except ConfigError as error:
        place = _CONFIG_PLACE.match(str(error))
        if not place:
            raise BrokenPromiseError(f"ConfigError without a place: {error}") from error
        line, column = int(place[1]), int(place[2])
        if not 1 <= line <= len(lines) or not 1 <= column <= len(lines[line - 1]) + 1:
            raise BrokenPromiseError(f"ConfigError outside the text: {error}") from error
        return
    for finding in read.findings:
        _places(finding, lines)


def _check_parts(text: str) -> None:
    parts = split_due_note(text)
    if parts.whole and len(parts.above) + len(parts.below) > len(text):
        raise BrokenPromiseError("parts of the due note hold more than it: ")


def _place(error: Exception) -> str:
    """Name an error by its kind and by the project's innermost function on its way."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if Path(f.filename).is_relative_to(_ROOT / "vaultsync")]
    last = (inside or frames)[-1]
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.name}".replace("<", "")
