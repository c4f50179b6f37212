"""Two to five devices that share a vault, and people who use them at random (hazards 2 and 3).

`HOSTILE=full` lets them pull 300 times for each number of devices; the gate 9 times.
"""

import os
from pathlib import Path

import pytest

from tests.device import Tally
from tests.devices import World
from tests.transports import Git, LaterWins, Merging

FULL = os.environ.get("HOSTILE") == "full"
DEVICES = (2, 3, 4, 5) if FULL else (3,)


def tell(name: str, devices: int, tally: Tally) -> None:
    """Print the figures, for `-s` and for failures."""
    print(  # noqa: T201 - the figures of the full form are read by people
        f"{name}, {devices} devices: {tally.pulls} pulls, {tally.runs} runs, "
        f"{tally.ticks} ticks ({tally.moved} moved days, {tally.commands} commands), "
        f"{tally.taken_back} taken back, {tally.asked} remarks answered, "
        f"{tally.note_conflicts} conflicts in the person's own files, "
        f"{len(tally.dropped)} lines lost between the devices; "
        f"bad: {tally.bad or 'nothing'}"
    )


def judge(tally: Tally, devices: int) -> None:
    """Want nothing bad; a line that a merge of texts doubled counts once (2).

    git keeps both where two devices recorded the same in different places of a note.
    """
    assert {name: found for name, found in tally.bad.items() if name != "doubled"} == {}
    assert all(int(found.split()[0]) <= devices for found in tally.doubled)


@pytest.mark.parametrize("devices", DEVICES)
def test_git_clones_agree(devices: int, tmp_path: Path) -> None:
    """Real clones: no conflict in the due note, each tick recorded once, all equal (3)."""
    tally = World(tmp_path, devices, Git(tmp_path), seed=devices).run(300 if FULL else 9)
    tell("git", devices, tally)
    judge(tally, devices)


@pytest.mark.parametrize("devices", DEVICES)
def test_devices_agree_where_the_later_file_wins(devices: int, tmp_path: Path) -> None:
    """Copies of the losing side, as Syncthing makes them: all are reported, nothing is lost."""
    tally = World(tmp_path, devices, LaterWins(), seed=devices).run(300 if FULL else 9)
    tell("the later wins", devices, tally)
    assert tally.bad == {}


@pytest.mark.parametrize("devices", DEVICES)
def test_devices_agree_whose_texts_are_merged(devices: int, tmp_path: Path) -> None:
    """Merged by diff-match-patch, as Obsidian Sync does; what is ticked is recorded at once.

    Such a merge puts lines together of pieces of others: the due note's seal tells.
    """
    tally = World(tmp_path, devices, Merging(), seed=devices).run(300 if FULL else 9)
    tell("merged texts", devices, tally)
    judge(tally, devices)


def test_without_union_the_due_note_conflicts(tmp_path: Path) -> None:
    """The measure can fail: without the line that `init` writes, git finds conflicts."""
    tally = World(tmp_path, 3, Git(tmp_path, union=False), seed=1).run(10)
    assert tally.due_conflicts
