"""The Obsidian pack in a vault: what is to be written, what stays, what goes away again.

Texts in, steps out. A record that lies beside Obsidian's settings says what was written, so
that exactly that can be taken away, and only while it stands as it was written.
"""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from vaultsync.edit.types_json import UnfitError, fresh, missing, with_types, without_types
from vaultsync.records import record_class
from vaultsync.render.pack.files import BASE_NAME, CORE_NAME, SNIPPET, TEMPLATER_NAME
from vaultsync.snapshot import digest

RECORD = ".obsidian/vaultsync.json"
TYPES_PATH = ".obsidian/types.json"
VERSION = 1
_NAMES = (CORE_NAME, TEMPLATER_NAME, BASE_NAME)


class Found(NamedTuple):
    """What lies at a path."""

    text: str | None = None
    """None: nothing, or nothing that can be read."""
    problem: str = ""
    """Why it cannot be used."""


class Step(NamedTuple):
    """A file as it is and as it is to be; None: there is no such file."""

    path: str
    old: str | None
    new: str | None


class Left(NamedTuple):
    """A file that stays as it is, and why."""

    path: str
    why: str


@record_class
class Record:
    """What the pack wrote into this vault."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Digests of the texts, by path."""
    types: Mapping[str, str] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    """Folders that were made for the files."""

    def wrote(self, path: str, text: str) -> bool:
        """Tell whether a file stands as it was written."""
        return self.files.get(path) == digest(text.encode())

    @property
    def text(self) -> str:
        """The record as a file."""
        kept = {"version": VERSION, "files": dict(self.files), "types": dict(self.types)}
        kept |= {"folders": list(self.folders)} if self.folders else {}
        return json.dumps(kept, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


@record_class
class PackPlan:
    """What is to be done, in this order, and what is not."""

    steps: tuple[Step, ...] = ()
    left: tuple[Left, ...] = ()
    folders: tuple[str, ...] = ()
    """What is removed behind the steps where nothing is left in it, the deepest first."""


def read_record(text: str) -> Record | None:
    """Read the record; None: it is damaged, or of a later version."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or kept.get("version") != VERSION:
        return None
    files, types = _texts(kept.get("files")), _texts(kept.get("types"))
    if files is None or types is None or not all(map(_is_ours, files)):
        return None
    above = {folder for path in files for folder in folders_above(path)}
    folders = kept.get("folders", [])  # an older version did not write them down
    if not isinstance(folders, list) or not all(
        isinstance(one, str) and one in above for one in folders
    ):
        return None
    return Record(files=files, types=types, folders=tuple(folders))


def folders_above(path: str) -> tuple[str, ...]:
    """Give the folders in which a file lies, the deepest first."""
    parts = path.split("/")[:-1]
    return tuple("/".join(parts[:number]) for number in range(len(parts), 0, -1))


def _is_ours(path: str) -> bool:
    """Tell whether the pack has a file of this name: a record must not lead to a note."""
    return path in {SNIPPET, TYPES_PATH} or path.rpartition("/")[2] in _NAMES


def _texts(value: object) -> dict[str, str] | None:
    """Give an object of texts; None if it is none."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        return None
    return value


def plan_pack(
    files: tuple[tuple[str, str], ...],
    types: dict[str, str],
    found: Mapping[str, Found],
    record: Record,
    absent: frozenset[str] = frozenset(),
) -> PackPlan:
    """Plan what is missing; `found` is what lies at the paths of files, types and record.

    Of the folders above the files, `absent` are not there. A file that is there is only
    replaced if it is one of ours that nobody changed.
    """
    steps, left, written = [], [], dict(record.files)
    for path, text in files:
        there = found[path]
        if there.problem:
            left.append(Left(path, there.problem))
        elif there.text is None or (there.text != text and record.wrote(path, there.text)):
            steps.append(Step(path, there.text, text))
            written[path] = digest(text.encode())
        elif there.text != text:
            left.append(Left(path, _CHANGED if path in record.files else _OTHER))
        else:  # also where an earlier run was stopped before it could record it
            written[path] = digest(text.encode())
    added: dict[str, str] = {}
    try:
        step, added = _types_step(types, found[TYPES_PATH])
    except UnfitError as error:
        left.append(Left(TYPES_PATH, str(error)))
    else:
        if step:
            if step.old is None or record.wrote(TYPES_PATH, step.old):
                written[TYPES_PATH] = digest((step.new or "").encode())
            steps.append(step)
    made = {one for step in steps for one in folders_above(step.path)} & absent
    folders = tuple(sorted({*record.folders, *made}))
    kept = Record(files=written, types={**record.types, **added}, folders=folders)
    # last: whoever is stopped before it has files of which nobody says that they may go
    if kept != record:
        steps.append(Step(RECORD, found[RECORD].text, kept.text))
    return PackPlan(steps=tuple(steps), left=tuple(left))


_CHANGED = "was changed by hand"
_OTHER = "is there already, and is not from vaultsync"


def _types_step(types: dict[str, str], there: Found) -> tuple[Step | None, dict[str, str]]:
    """Give what makes the types complete, and which of them are new.

    Raises:
        UnfitError: the file cannot be used.
    """
    if there.problem:
        raise UnfitError(there.problem)
    if there.text is None:
        return Step(TYPES_PATH, None, fresh(types)), types
    added = missing(there.text, types)
    if not added:
        return None, {}
    return Step(TYPES_PATH, there.text, with_types(there.text, added)), added


def plan_removal(found: Mapping[str, Found], record: Record) -> PackPlan:
    """Plan to take away what still stands as it was written, and the record of it."""
    steps, left = [], []
    for path in record.files:
        there = found[path]
        if path == TYPES_PATH or (there.text is None and not there.problem):
            continue
        if there.text is not None and record.wrote(path, there.text):
            steps.append(Step(path, there.text, None))
        else:
            left.append(Left(path, there.problem or _CHANGED))
    types = found[TYPES_PATH]
    if record.types and types.text is not None:
        try:
            new = without_types(types.text, dict(record.types))
        except UnfitError as error:
            left.append(Left(TYPES_PATH, str(error)))
        else:
            whole = record.wrote(TYPES_PATH, types.text)
            if whole or new != types.text:
                steps.append(Step(TYPES_PATH, types.text, None if whole else new))
    elif record.types and types.problem:
        left.append(Left(TYPES_PATH, types.problem))
    steps.append(Step(RECORD, found[RECORD].text, None))
    folders = tuple(sorted(record.folders, reverse=True))
    return PackPlan(steps=tuple(steps), left=tuple(left), folders=folders)
