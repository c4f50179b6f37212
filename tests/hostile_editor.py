"""An editor that saves one note again and again while a command writes into it.

`python -m tests.hostile_editor NOTE SAVES SEED` saves in the ways that editors have: in place,
through another file that takes the note's place, by appending. Each save has a line of its
own; the editor knows nothing of records, so most saves take them away again, which gives the
command something to write. Half of the saves come a moment after somebody has begun to write a
temporary file beside the note, which is when a save is lost most easily. What the editor saved
must be there when it looks again before the next save. It prints the numbers of the saves that
were not, and ends.
"""

import os
import random
import re
import sys
import time
from pathlib import Path

LINE = "- saved by the editor, number "
LONGEST_PAUSE, LONGEST_WAIT, MOMENT = 0.05, 0.4, 0.004
"""Seconds between two saves; until a temporary file appears; from then until the save."""
_KEPT = 5
_OWN = re.compile(rf"{LINE}(\d+)\.\n".encode())
_RECORD = re.compile(rb"- \[x\] [^\n]*\n")


def last_save(data: bytes) -> int:
    """Give the number of the last save that a note holds."""
    return max((int(number) for number in _OWN.findall(data)), default=-1)


def _read(note: Path) -> bytes:
    for _ in range(2000):
        try:
            return note.read_bytes()
        except FileNotFoundError:
            time.sleep(0.0005)
    raise FileNotFoundError(note)


def _save(note: Path, way: int, data: bytes, line: bytes) -> None:
    if way == 0:
        with note.open("r+b", buffering=0) as file:
            file.write(data)
            file.truncate()
    elif way == 1:
        other = note.with_name(f".{note.name}.swp")
        other.write_bytes(data)
        other.replace(note)
    else:
        with note.open("ab", buffering=0) as file:
            file.write(line)


def _wait(note: Path, chance: random.Random) -> None:
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
        return
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        if any(name.startswith(".vaultsync-") for name in os.listdir(note.parent)):
            time.sleep(chance.uniform(0, MOMENT))
            return
        time.sleep(0.0003)


def main(path: str, saves: str, seed: str) -> None:
    """Save so many times; print which saves were lost."""
    note, chance = Path(path), random.Random(int(seed))  # noqa: S311 - nothing secret
    lost = []
    for number in range(int(saves)):
        _wait(note, chance)
        text = _read(note)
        if number and last_save(text) != number - 1:
            lost.append(number - 1)
        text = _RECORD.sub(b"", text)
        old = [own[0] for own in _OWN.finditer(text) if int(own[1]) <= number - _KEPT]
        for own in old:
            text = text.replace(own, b"")
        line = f"{LINE}{number}.\n".encode()
        _save(note, chance.randrange(3), text + line, line)
    print(*lost, flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main(*sys.argv[1:])
