"""A small vault with three interviews, and the looks at a vault that tests of writing need."""

import os
import re
from datetime import datetime
from pathlib import Path

from tests.support import AS_OF
from vaultsync.parse.due_note import split_due_note
from vaultsync.parse.seal import sealed_anew
from vaultsync.vault.checking import Report
from vaultsync.vault.opening import open_vault
from vaultsync.vault.sync import sync

CONFIG = 'timezone = "Europe/London"\n\n[me]\nname = "Alex Doe"\n'
DUE = "Follow-ups/Follow-ups due.md"
DRAFTS = "Follow-ups/Drafts"
NORTHWIND = "Interviews/2026-03-05 Northwind.md"
NORTHWIND_TEXT = """\
---
type: interview
company: Northwind
role: Engineer
stage: panel
date: 2026-03-05
time: 14:30
duration: 75 min
recruiter: Dana Whitfield <dana@talentco.example>
---

# Northwind, panel

## Priya Raman — Platform Lead
email:: priya@northwind.example
- moving 140 DAGs to Dagster
- **promised:** the watermark write-up

## Questions I asked
- how do you measure data quality

## Marcus Lee (SRE)
phone:: +44 7700 900123
text_ok:: yes
- one-week rota, weekly alert review
"""
NOTES = {
    NORTHWIND: NORTHWIND_TEXT,
    "Interviews/Kumo.md": """\
---
type: interview
company: Kumo Robotics
role: Field Engineer
date: 2026-03-04
---

## Aiko Tanaka
email:: aiko@kumo.example
- arms that fold laundry
""",
    "Interviews/Polaris.md": """\
---
type: interview
company: Polaris Bikes
role: Mechanic
date: 2026-03-02
---

## Mehmet Demir
email:: mehmet@polaris.example
- cargo bikes are half of the bookings
- [x] Thank-you by email ✅ 2026-03-02
""",
    "Notes/Soup.md": "# Soup\n\nno interview; \tkept as it is  \n",
}
PRIYA = "Thank-you to Priya Raman"
MARCUS = "Thank-you to Marcus Lee"
DANA = "Follow-up to Dana Whitfield"
PRIYA_DRAFT = f"{DRAFTS}/2026-03-05 Northwind, Priya Raman, thank-you.md"
MARCUS_DRAFT = f"{DRAFTS}/2026-03-05 Northwind, Marcus Lee, thank-you.md"

_TASK = re.compile(r"^\s*- \[(.)\] (.*)$")
_LINK = re.compile(r"\[\[[^\]|]*\|([^\]]*)\]\]|\[([^\]]*)\]\([^)]*\)")
_ID = re.compile(r"(?:🆔 |\[id:: )(vs-[a-z0-9]{8})(?:-[a-z0-9]{3})?(?![\w-])")


def sync_here(root: Path, as_of: str = AS_OF) -> Report:
    """Sync without a process of its own: for steps that are not what a test is about."""
    return sync(open_vault(str(root)), datetime.fromisoformat(as_of))


def contents(root: Path) -> dict[str, bytes]:
    """Give the bytes of every file by its path."""
    files = (Path(at) / name for at, _, names in os.walk(root) for name in names)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def state(root: Path) -> dict[str, tuple[bytes, int, int, int]]:
    """Give bytes, inode, time and mode of every file: what any writing would change."""
    found = {}
    for path, data in contents(root).items():
        status = (root / path).stat()
        found[path] = (data, status.st_ino, status.st_mtime_ns, status.st_mode)
    return found


def changed(before: dict[str, bytes], root: Path) -> set[str]:
    """Give the paths of the files that came, went or have other bytes."""
    after = contents(root)
    return {path for path in before | after if before.get(path) != after.get(path)}


def plain(text: str) -> str:
    """Give a line as people read it: what links show instead of the links."""
    return _LINK.sub(lambda found: found[1] or found[2] or "", text)


def moved(text: str, old: str, new: str) -> str:
    """Give a due note as it is when a folder has another name: words and seal go with it."""
    text = text.replace(old, new)
    generated = split_due_note(text).generated
    return text.replace(generated, sealed_anew(generated))


def task_lines(text: str, said: str = "") -> list[str]:
    """Give the task lines of a due note that say this."""
    return [line for line in text.splitlines() if _TASK.match(line) and said in plain(line)]


def ids(text: str) -> list[str]:
    """Give the IDs of a due note in their order."""
    return _ID.findall(text)


def section(text: str, said: str) -> str:
    """Give the heading under which the due note's only task line that says this stands."""
    heading, found = "", []
    for line in text.splitlines():
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        if _TASK.match(line) and said in plain(line):
            found.append(heading)
    assert len(found) == 1, f"{said!r} stands under {found}"
    return found[0]


def edit_line(file: Path, said: str, old: str, new: str, ending: str = "") -> str:
    """Change the only task line that says this as an editor would; give the new line."""
    text = file.read_bytes().decode()
    (line,) = task_lines(text, said)
    assert old in line
    edited = line.replace(old, new, 1) + ending
    file.write_bytes(text.replace(line, edited, 1).encode())
    return edited


def tick(root: Path, said: str, box: str = "x", ending: str = "") -> str:
    """Tick a line of the due note; give the line."""
    return edit_line(root / DUE, said, "- [ ]", f"- [{box}]", ending)


def inserted(before: bytes, after: bytes) -> tuple[int, str]:
    """Give number and text of the one line that came in; fail if any other byte differs."""
    new = after.splitlines(keepends=True)
    for index, line in enumerate(new):
        if b"".join(new[:index] + new[index + 1 :]) == before:
            return index + 1, line.decode().rstrip("\r\n")
    # a file without a final newline: the end of line came before the new line
    for eol in (b"\r\n", b"\n", b"\r"):
        if new and after == before + eol + new[-1]:
            return len(new), new[-1].decode()
    raise AssertionError(f"more than one inserted line: {before!r} became {after!r}")
