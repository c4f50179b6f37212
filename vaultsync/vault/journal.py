"""Changes of users' notes, kept outside of the vault so that they can be taken back.

One line of JSON per change, the oldest first, written before the change itself. What is damaged
is passed over: a line of which only a part reached the disk costs that line only.
"""

import contextlib
import errno
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, fields
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from vaultsync.edit.kept import Kept, Place
from vaultsync.records import record_class
from vaultsync.vault.files import read_up_to
from vaultsync.vault.folder import Folder
from vaultsync.vault.state import State

NAME = "changes.jsonl"
OLDEST = timedelta(days=90)
LARGEST = 1 << 20
"""Bytes in all; when there are more, the oldest changes go."""
_ROOM = LARGEST * 3 // 4
"""What is left then, so that not every change makes the file anew."""
_LONGEST = LARGEST // 8
"""Bytes of one change."""
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)


class Moved(NamedTuple):
    """A draft that was moved, as it was."""

    path: str
    to: str
    digest: str


class Made(NamedTuple):
    """A note that is new."""

    path: str
    after: str
    """ID of the change that was kept last before; empty if there was none."""
    command: str = "new"
    """The command that wrote it."""


@record_class(kw_only=False)
class Journal:
    """The kept changes of one vault."""

    state: State

    def read(self) -> tuple[Kept, ...]:
        """Give the kept changes, the oldest first.

        Raises:
            NoStateError: there can be none, because there is no place for them.
            OSError: they cannot be read.
        """
        with contextlib.closing(self.state.open()) as folder:
            return _kept(_lines(folder))

    def keep(self, kept: Kept) -> None:
        """Keep a change; it is on the disk when this returns.

        Raises:
            NoStateError: there is no place for it.
            OSError: it cannot be written.
        """
        data = _line(_as_json(kept))
        if len(data) > _LONGEST:
            raise OSError(errno.EFBIG, "the line is too long to be kept")
        with contextlib.closing(self.state.open()) as folder:
            lines = _lines(folder)
            oldest = next(iter(_kept(lines[:1])), None)
            size = sum(map(len, lines)) + len(lines) + len(data)
            if size > LARGEST or (oldest and oldest.when < kept.when - OLDEST):
                _renew(folder, lines, kept)
            else:
                _append(folder, data)

    def moves(self) -> tuple[Moved, ...]:
        """Give the drafts that were moved, the oldest first, as far back as is kept.

        Raises:
            NoStateError: there is no place for them.
            OSError: they cannot be read.
        """
        with contextlib.closing(self.state.open()) as folder:
            found = [data.get("moved") for data in _objects(_lines(folder))]
        return tuple(
            Moved(*one)
            for one in found
            if isinstance(one, list)
            and len(one) == len(Moved._fields)
            and all(isinstance(text, str) for text in one)
        )

    def made(self) -> tuple[Made, ...]:
        """Give the notes that are new, the oldest first, since the file was made anew.

        Raises:
            NoStateError: there is no place for them.
            OSError: they cannot be read.
        """
        with contextlib.closing(self.state.open()) as folder:
            lines = _lines(folder)
        known, last, found = {one.id for one in _kept(lines)}, "", []
        for data in _objects(lines):
            ident, path = data.get("id"), data.get("made")
            if isinstance(path, str):
                found.append(Made(path, last, str(data.get("by") or "new")))
            elif isinstance(ident, str) and ident in known:
                last = ident
        return tuple(found)

    def keep_made(self, path: str, command: str = "new") -> None:
        """Keep that a note was written, so that `undo` does not step over it unasked.

        Raises:
            NoStateError: there is no place for it.
            OSError: it cannot be written.
        """
        with contextlib.closing(self.state.open()) as folder:
            _append(folder, _line({"made": path, "by": command}))

    def keep_move(self, path: str, to: str, digest: str) -> None:
        """Keep where a draft went, so that `undo` can bring it back.

        Raises:
            NoStateError: there is no place for it.
            OSError: it cannot be written.
        """
        with contextlib.closing(self.state.open()) as folder:
            _append(folder, _line({"moved": [path, to, digest]}))

    def forget(self, ident: str) -> None:
        """Take a change out that was kept, but did not come about.

        Raises:
            NoStateError: there is no place for it.
            OSError: it cannot be written.
        """
        with contextlib.closing(self.state.open()) as folder:
            _append(folder, _line({"void": ident}))


def _lines(folder: Folder) -> list[bytes]:
    """Read the lines; the file is ours, but whatever may lie there, it is read up to a size."""
    if folder.status(NAME) is None:
        return []
    flags = os.O_RDONLY | _NOFOLLOW | _BINARY | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(folder.at(NAME), flags, dir_fd=folder.descriptor)
    try:
        return read_up_to(descriptor, 2 * LARGEST).split(b"\n")
    finally:
        os.close(descriptor)


def _append(folder: Folder, data: bytes) -> None:
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | _NOFOLLOW | _BINARY
    descriptor = os.open(folder.at(NAME), flags, 0o600, dir_fd=folder.descriptor)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        if end:
            os.lseek(descriptor, end - 1, os.SEEK_SET)
            if os.read(descriptor, 1) != b"\n":
                data = (
                    b"\n" + data
                )  # the last line is torn: what follows must not be lost with it
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if not end:
        folder.flush()


def _renew(folder: Folder, old: list[bytes], new: Kept) -> None:
    """Write the file anew, without what is too old or too much: the old file or the new one.

    Where drafts went has no day: the last ones stay, in a quarter of the room.
    """
    young = [kept for kept in _kept(old) if kept.when >= new.when - OLDEST]
    moves = [_line(data) for data in _objects(old) if "moved" in data]
    while sum(map(len, moves)) > _ROOM // 4:
        del moves[: len(moves) // 8 + 1]
    left = _ROOM - sum(map(len, moves))
    lines = moves[::-1]
    for kept in reversed([*young, new]):
        line = _line(_as_json(kept))
        left -= len(line)
        if left < 0:
            break
        lines.append(line)
    folder.keep(NAME, b"".join(reversed(lines)))
    folder.flush()


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


def _as_json(kept: Kept) -> dict[str, Any]:
    return asdict(kept) | {"when": kept.when.isoformat(), "place": kept.place._asdict()}


def _kept(lines: list[bytes]) -> tuple[Kept, ...]:
    """Give the changes that these lines hold, without those that did not come about."""
    found: dict[str, Kept] = {}
    for data in _objects(lines):
        void = data.get("void")
        if isinstance(void, str):
            found.pop(void, None)
            continue
        with contextlib.suppress(KeyError, TypeError, ValueError):
            kept = _from_json(data)
            found[kept.id] = kept
    return tuple(found.values())


def _objects(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        if not line or len(line) > _LONGEST:
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            yield data


def _from_json(data: dict[str, Any]) -> Kept:
    """Read one change.

    Raises:
        KeyError, TypeError, ValueError: it is none, or a damaged one.
    """
    values = {field.name: data[field.name] for field in fields(Kept)}
    when = datetime.fromisoformat(_text(values.pop("when")))
    if when.tzinfo is None:
        raise ValueError("an instant without a zone")
    return Kept(
        when=when,
        line=_number(values.pop("line"), 1),
        place=_place(values.pop("place")),
        old=_line_or_none(values.pop("old")),
        new=_line_or_none(values.pop("new")),
        **{name: _text(value) for name, value in values.items()},
    )


def _place(data: dict[str, Any]) -> Place:
    place = Place(
        head=_text(data["head"]),
        tail=_text(data["tail"]),
        rest=_number(data["rest"]),
        above=_text(data["above"]),
        below=_text(data["below"]),
        nth=_number(data["nth"]),
        twins=_number(data["twins"]),
        owner=_text(data.get("owner", "")),  # older versions did not keep it
    )
    if place.nth > max(place.twins - 1, 0):
        raise ValueError("more lines above than in all")
    return place


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _line_or_none(value: object) -> str | None:
    if value is None:
        return None
    text = _text(value)
    if "\n" in text or "\r" in text:
        raise ValueError("more than a line")
    return text


def _number(value: object, least: int = 0) -> int:
    if not isinstance(value, int) or value < least:
        raise TypeError(value)
    return value
