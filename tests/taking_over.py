"""A person who takes over what is missing from a conflict copy, as a careful one does."""

import difflib
import re
from datetime import date

from vaultsync.parse.due_note import BEGIN, DONE_SECTION
from vaultsync.parse.ids import with_day

OPEN = re.compile(r"^- \[ \] .*(vs-[a-z0-9]{8})")
TICKED = re.compile(r"^- \[(?:[xX-]\] .*(vs-[a-z0-9]{8})| \] .*(vs-[a-z0-9]{8}).* ⏳)")


def ident(line: str) -> str:
    """Give the ID of an open line of the due note, or nothing."""
    found = OPEN.match(line)
    return found[1] if found else ""


def united(mine: str, theirs: str) -> str:
    """Take over the lines that are missing, section by section, as a careful person does.

    Two persons' records may be the same to the letter, so a line belongs to its section.
    """
    ours, others = _by_section(mine), _by_section(theirs)
    found = {name: _united_lines(ours.get(name, []), lines) for name, lines in others.items()}
    return "".join(
        line for name in ours | others for line in found.get(name, ours.get(name, []))
    )


def _by_section(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines(keepends=True):
        name = line if line.startswith("#") else name
        found.setdefault(name, []).append(line)
    return found


def _united_lines(old: list[str], new: list[str]) -> list[str]:
    out: list[str] = []
    for _, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        out += old[i:j]
        out += [line for line in new[k:m] if line not in old]
    return out


def _moved(line: str) -> bool:
    """Tell whether the day of an open line is not the one that its ID says."""
    found = re.fullmatch(
        r"- \[ \] .*(vs-[a-z0-9]{8})(-[a-z0-9]{3}) .*📅 (\d{4}-\d\d-\d\d)", line
    )
    return bool(
        found and with_day(found[1], date.fromisoformat(found[3])) != found[1] + found[2]
    )


def ticked_as(mine: str, theirs: str) -> str:
    """Tick and move what is ticked or moved in the other file only; take over one's words."""
    lines = theirs.partition(f"## {DONE_SECTION}")[0].split("\n")
    for line in (one for one in lines if TICKED.match(one) or _moved(one)):
        one_id = re.findall(r"vs-[a-z0-9]{8}", line)[-1]
        if one_id not in mine:  # what won is older than the line
            mine = mine.replace(f"{BEGIN}\n", f"{BEGIN}\n\n{line}\n", 1)
        for old in mine.split("\n"):
            if ident(old) == one_id and "⏳" not in old:
                mine = mine.replace(old, line, 1)
    above = [line for line in theirs.partition(BEGIN)[0].split("\n") if line not in mine]
    return mine.replace(BEGIN, "".join(f"{line}\n\n" for line in above) + BEGIN, 1)
