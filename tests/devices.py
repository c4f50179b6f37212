"""Devices that share a vault, and people who use them at random; seeded, with a tally.

What lies between the devices is a `Transport`: git, a service that merges texts as Obsidian
Sync does, or one that keeps the later file and a copy of the other as Syncthing does.
"""

import difflib
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple, Protocol

from diff_match_patch import diff_match_patch

from tests.gits import commit, git, try_git
from tests.support import environment
from tests.vaults import CONFIG, DRAFTS, DUE, contents, sync_here
from vaultsync.model import RECORDED_AS, FollowUp, Kind, TouchState
from vaultsync.parse.due_note import BEGIN, DONE_SECTION, Mark
from vaultsync.parse.ids import with_day
from vaultsync.parse.seal import MERGED
from vaultsync.pipeline import Outcome
from vaultsync.readback import MISSED
from vaultsync.vault.attributes import plan_attributes
from vaultsync.vault.checking import Report, check
from vaultsync.vault.opening import open_vault
from vaultsync.vault.store import Store

START = date(2026, 3, 6)
PEOPLE = ("Priya Raman", "Marcus Lee", "Aiko Tanaka", "Mehmet Demir")
NOTE = """\
---
type: interview
company: Company {number}
role: Engineer
date: {day}
recruiter: Dana Number{number} <dana@{number}.example>
---

# Company {number}

{sections}
## Questions I asked
- how is quality measured
"""
SECTION = "## {name}\nemail:: {address}@{number}.example\n- {one}\n- {two}\n\n"
WORDS = (
    "alerts",
    "arms",
    "backlog",
    "batteries",
    "bikes",
    "boilers",
    "budget",
    "cables",
    "cargo",
    "crates",
    "dashboards",
    "deadlines",
    "drills",
    "engines",
    "factories",
    "fields",
    "gears",
    "harbours",
    "ideas",
    "journals",
    "kitchens",
    "ladders",
    "laundry",
    "maps",
    "orders",
    "pumps",
    "quality",
    "repairs",
    "robots",
    "sensors",
    "tea",
    "trams",
    "units",
    "valves",
    "warehouses",
)
OWN = "a thing that nobody else wrote, number"
"""How every line begins that somebody wrote."""
LARGEST = 25
"""Notes at most: a vault of many is slow."""
CONFLICT_COPY = ".sync-conflict-"
_OPEN = re.compile(r"^- \[ \] .*(vs-[a-z0-9]{8})")
_TICKED = re.compile(r"^- \[(?:[xX-]\] .*(vs-[a-z0-9]{8})| \] .*(vs-[a-z0-9]{8}).* ⏳)")
BOX = "the box says"
"""How the remark under a box begins that cannot be understood."""
_BOXES = {"x": TouchState.DONE, "-": TouchState.SKIPPED}
"""What the character in a box says, at the place that it has in a line."""
_DONE = re.compile(r"^- \[[x-]\] .*(vs-[a-z0-9]{8}) [✅❌] [0-9-]+$")
_MARKERS = re.compile(
    r"^<{7} [^\n]*\n(.*?)^\|{7}[^\n]*\n(.*?)^={7}\n(.*?)^>{7} [^\n]*\n",
    re.MULTILINE | re.DOTALL,
)
Files = dict[str, bytes]


class Said(NamedTuple):
    """A record as the notes have it: what a tick must come to, once."""

    company: str
    kind: str
    state: TouchState
    day: date
    who: str

    @property
    def settles(self) -> bool:
        """Nothing is owed after it."""
        return self.state in {TouchState.DONE, TouchState.SKIPPED}


@dataclass(kw_only=True)
class Tally:
    """What became of everything that people did."""

    pulls: int = 0
    ticks: int = 0
    """Everything that was ticked, skipped or put off, by hand or by a command."""
    moved: int = 0
    commands: int = 0
    taken_back: int = 0
    runs: int = 0
    asked: int = 0
    """Remarks that a note was merged, which the person answers."""
    dropped: list[str] = field(default_factory=list)
    """Lines of people's that the transport lost by itself, which no program can bring back."""
    note_conflicts: int = 0
    """Conflicts in the person's own files, which the person resolves."""
    due_conflicts: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    """Records that nobody made a tick for."""
    back: list[str] = field(default_factory=list)
    """Records that were taken back and are there again."""
    unwritten: list[str] = field(default_factory=list)
    """Why the due note was left as it was."""
    unequal: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    """Ticks that are still not recorded, with the reason."""

    @property
    def bad(self) -> dict[str, object]:
        """What should not be; empty if all is well."""
        found = {
            "conflicts in the due note": self.due_conflicts,
            "lost": self.lost,
            "doubled": self.doubled,
            "unasked": self.unasked,
            "there again": self.back,
            "unwritten": self.unwritten,
            "unequal": self.unequal,
            "waiting": self.waiting,
        }
        return {name: value for name, value in found.items() if value}


class Device:
    """A copy of the vault, and somebody who uses it."""

    def __init__(self, root: Path, number: int) -> None:
        """Take the folder; `number` is that of the device."""
        self.root, self.number = root, number

    def sync(self, today: date) -> Report:
        """Run vaultsync."""
        report = sync_here(self.root, f"{today}T09:00:00+00:00")
        assert not report.failures, report.failures
        return report

    def look(self, today: date) -> Report:
        """Compute what is owed as of today."""
        instant = datetime.fromisoformat(f"{today}T09:00:00+00:00")
        return check(open_vault(str(self.root)), instant)

    def command(self, *args: str, today: date) -> None:
        """Run a command of vaultsync; it must succeed."""
        where = ("--vault", str(self.root), "--as-of", f"{today}T09:00:00+00:00")
        done = subprocess.run(
            [sys.executable, "-m", "vaultsync", *args, *where],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=environment(),
        )
        assert done.returncode == 0, f"{args}: {done.stdout}{done.stderr}"

    def notes(self) -> list[Path]:
        """Give the interview notes."""
        found = sorted((self.root / "Interviews").rglob("*.md"))
        return [path for path in found if CONFLICT_COPY not in path.name]

    def drafts(self) -> list[Path]:
        """Give the drafts that are not sent."""
        found = sorted((self.root / DRAFTS).glob("*.md"))
        return [path for path in found if CONFLICT_COPY not in path.name]


class Transport(Protocol):
    """What lies between the devices."""

    dropped: set[str]
    """What people wrote and the transport itself lost, with no run of vaultsync in between."""
    renames_alone: bool
    """A rename is known to all before anything else happens: it is a deletion elsewhere."""
    at_once: bool
    """What is done is recorded at once, as `watch` does, before the others hear of it."""
    keeps_deletions: bool
    """A line that is taken out of a note on one device goes on all, whatever else changes."""

    def start(self, first: Path, others: list[Path]) -> None:
        """Share a vault: give the others the first one's files."""
        ...

    def pull(self, device: Device, tally: Tally) -> None:
        """Bring a device and the rest of the world together."""
        ...


class Git:
    """A bare repository; each device commits, merges and pushes."""

    renames_alone = False
    at_once = False
    keeps_deletions = True

    def __init__(self, folder: Path, *, union: bool = True) -> None:
        """Keep the repository in this folder; `union`: with the line that `init` writes."""
        self.hub, self.union = folder / "hub.git", union
        self.dropped: set[str] = set()

    def start(self, first: Path, others: list[Path]) -> None:
        """Make the repository, and a clone for each device."""
        self.hub.mkdir()
        git(self.hub, "init", "-q", "--bare")
        git(first, "init", "-q")
        planned = plan_attributes(str(first), DUE)
        if self.union:
            assert planned
            assert not isinstance(planned, str)
            Store(str(first)).apply(planned)
        commit(first, "start")
        git(first, "remote", "add", "origin", str(self.hub))
        git(first, "push", "-q", "-u", "origin", "main")
        for other in others:
            git(self.hub, "clone", "-q", str(self.hub), str(other))

    def pull(self, device: Device, tally: Tally) -> None:
        """Commit, pull, resolve what a person has to, push."""
        commit(device.root, f"device {device.number}")
        pull = ("-c", "merge.conflictStyle=diff3", "pull", "-q", "--no-rebase", "--no-edit")
        pulled = try_git(device.root, *pull)
        if pulled.returncode:
            self._resolve(device.root, tally, pulled.stderr + pulled.stdout)
        git(device.root, "push", "-q")

    def _resolve(self, root: Path, tally: Tally, said: str) -> None:
        unmerged = git(root, "ls-files", "-z", "--unmerged")
        paths = {entry.partition("\t")[2] for entry in unmerged.split("\0") if entry}
        assert paths, f"pull failed without a conflict: {said}"
        tally.due_conflicts += DUE in paths
        tally.note_conflicts += 1
        for path in paths:
            if (root / path).exists():
                text = (root / path).read_text("utf-8")
                (root / path).write_text(_MARKERS.sub(_both, text), "utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-q", "--no-edit")


def _both(conflict: re.Match[str]) -> str:
    """Keep both sides, a line that both have once, and none that one side took out."""
    ours, base, theirs = (conflict[n].splitlines(keepends=True) for n in (1, 2, 3))
    kept = [line for line in ours if line in theirs or line not in base]
    return "".join(kept + [line for line in theirs if line not in ours and line not in base])


class Service:
    """A service that holds one version of each file; who comes later, merges."""

    renames_alone = True
    at_once = False
    keeps_deletions = False

    def __init__(self) -> None:
        """Begin with nothing."""
        self.files: Files = {}
        self.bases: dict[int, Files] = {}
        self.dropped: set[str] = set()

    def start(self, first: Path, others: list[Path]) -> None:
        """Give every device the first one's files."""
        self.files = contents(first)
        for number, root in enumerate([first, *others]):
            if root is not first:
                shutil.copytree(first, root)
            self.bases[number] = dict(self.files)

    def pull(self, device: Device, tally: Tally) -> None:
        """Compare each file with what both sides had last, as such services do."""
        base, local = self.bases[device.number], contents(device.root)
        for path in sorted(base | local | self.files):
            old, mine, theirs = base.get(path), local.get(path), self.files.get(path)
            if mine in {theirs, old}:
                self._set(path, theirs)
            elif theirs == old:
                self._set(path, mine)
            elif mine is None or theirs is None:
                self._set(path, mine or theirs)  # a change wins over a deletion
            else:
                tally.note_conflicts += path != DUE
                self.merge(path, old, mine, theirs, device)
        for path in contents(device.root):
            if path not in self.files:
                (device.root / path).unlink()
        for path, data in self.files.items():
            file = device.root / path
            if not file.exists() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self.bases[device.number] = dict(self.files)

    def _set(self, path: str, data: bytes | None) -> None:
        if data is None:
            self.files.pop(path, None)
        else:
            self.files[path] = data

    def merge(
        self, path: str, old: bytes | None, mine: bytes, theirs: bytes, device: Device
    ) -> None:
        """Decide about a file that changed on both sides."""
        raise NotImplementedError


class Merging(Service):
    """Merges texts with diff-match-patch, as Obsidian Sync does."""

    at_once = True

    def merge(
        self, path: str, old: bytes | None, mine: bytes, theirs: bytes, device: Device
    ) -> None:
        """Apply what changed here to what is there; of two new files the later one stays."""
        del device
        self.files[path] = theirs if old is None else self._patched(old, mine, theirs)
        ours, others, before, after = map(_own_words, (mine, theirs, old, self.files[path]))
        self.dropped |= (ours | others) - before - after

    def _patched(self, old: bytes, mine: bytes, theirs: bytes) -> bytes:
        tool = diff_match_patch()
        tool.Diff_Timeout = 0  # else the outcome depends on how fast the machine is
        patches = tool.patch_make(old.decode(), mine.decode())
        merged: str = tool.patch_apply(patches, theirs.decode())[0]
        return merged.encode()


def _own_words(data: bytes | None) -> set[str]:
    """Give the lines that people wrote, each unlike every other."""
    return set(re.findall(rf"{OWN} \d+\.", (data or b"").decode()))


class LaterWins(Service):
    """Keeps the later file and, beside it, a copy of the other, as Syncthing does."""

    def __init__(self) -> None:
        """Count the copies: each gets a name of its own."""
        super().__init__()
        self.copies = 0

    def merge(
        self, path: str, old: bytes | None, mine: bytes, theirs: bytes, device: Device
    ) -> None:
        """Keep what came last; the other is `NAME.sync-conflict-DATE-TIME-DEVICE.md`."""
        del old
        self.copies += 1
        time = f"{self.copies // 3600:02}{self.copies // 60 % 60:02}{self.copies % 60:02}"
        stem, dot, suffix = path.rpartition(".")
        copy = f"{stem}{CONFLICT_COPY}20260306-{time}-DEVICE{device.number}{dot}{suffix}"
        self.files[path] = mine
        self.files[copy] = theirs


class World:
    """Several devices, and everything that was done on them."""

    def __init__(
        self,
        folder: Path,
        devices: int,
        transport: Transport,
        seed: int,
        config: str = CONFIG,
    ) -> None:
        """Make the vault and give it to every device."""
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.transport, self.tally, self.today = transport, Tally(), START
        self.devices = [Device(folder / f"device {n}", n) for n in range(devices)]
        self.number = 0
        self.wanted: dict[str, set[Said]] = {}
        """What was ticked, by ID."""
        self.acts: Counter[str] = Counter()
        """How often something was ticked or taken back, by ID."""
        self.gone: dict[str, set[Said]] = {}
        """What was taken back and must be gone, by ID."""
        self.maybe: set[Said] = set()
        """What was taken back while another device may have said it, too."""
        self.lines: dict[str, str] = {}
        """Lines that people wrote, each unlike every other, and where."""
        first = self.devices[0].root
        for path, text in {
            "vaultsync.toml": config,
            **dict(self._note() for _ in "123456"),
        }.items():
            (first / path).parent.mkdir(parents=True, exist_ok=True)
            (first / path).write_text(text, "utf-8")
        self.devices[0].sync(self.today)
        transport.start(first, [device.root for device in self.devices[1:]])

    def _note(self) -> tuple[str, str]:
        self.number += 1
        names = self.chance.sample(PEOPLE, self.chance.randint(1, 3))
        sections = "".join(
            SECTION.format(
                name=name,
                number=self.number,
                address=name.split()[0].lower(),
                one=" ".join(self.chance.sample(WORDS, 5)),
                two=" ".join(self.chance.sample(WORDS, 4)),
            )
            for name in names
        )
        day = self.today - timedelta(days=self.chance.randint(0, 9))
        text = NOTE.format(number=self.number, day=day, sections=sections)
        return f"Interviews/Company {self.number}.md", text

    def run(self, pulls: int) -> Tally:
        """Let people do things until there were so many pulls; then bring all together."""
        while self.tally.pulls < pulls:
            device = self.chance.choice(self.devices)
            for _ in range(self.chance.randint(1, 4)):
                self._act(device)
                if self.transport.at_once:
                    self._sync(device)
            if self.chance.random() < 0.6:
                self._sync(device)
            if self.chance.random() < 0.8:
                self._pull(device)
            if self.tally.pulls % 12 == 11 and self.chance.random() < 0.5:
                self.today += timedelta(days=1)
        for _ in range(3):
            for device in (*self.devices, *reversed(self.devices)):
                self._sync(device)
                self._pull(device)
        self._judge()
        return self.tally

    def _sync(self, device: Device) -> Report:
        self.tally.runs += 1
        report = device.sync(self.today)
        frozen = [one.message for one in report.findings if one.code in {"VS604", "VS605"}]
        self.tally.unwritten += frozen
        asked = [one.mark for one in report.unrecorded if MERGED in one.reason]
        for mark in asked:
            self._answer(device, mark)
        missed = [one.mark for one in report.unrecorded if one.reason == MISSED]
        for mark in missed:
            self._give_up(device, mark)
        broken = [one.mark for one in report.unrecorded if one.reason.startswith(BOX)]
        for mark in broken:
            self._mend_box(device, mark)
        if asked or missed or broken:
            self.tally.runs += 1
            report = device.sync(self.today)
        return report

    def _remarked(self, device: Device, mark: Mark, words: str) -> tuple[list[str], int, int]:
        """Give the due note's lines, the one that is meant, and the remark under it."""
        self.tally.asked += 1
        lines = (device.root / DUE).read_text("utf-8").split("\n")
        at = lines.index(mark.as_item)
        return lines, at, next(n for n in range(at, len(lines)) if words in lines[n])

    def _answer(self, device: Device, mark: Mark) -> None:
        """Do what a remark under a line says: it is not meant unless it was done by hand."""
        lines, at, remark = self._remarked(device, mark, MERGED)
        day = re.findall(r"⏳ ([0-9-]+)", mark.text) or re.findall(r"📅 ([0-9-]+)", mark.text)
        wanted = self.wanted.get(mark.id, set())
        state = _BOXES.get(lines[at][3].lower())
        if state:
            meant = any(s.state is state for s in wanted)
        else:
            meant = any(
                s.state is TouchState.SNOOZED and [str(s.day)] == day[-1:] for s in wanted
            )
        del lines[remark if meant else at : remark + 1]
        (device.root / DUE).write_text("\n".join(lines), "utf-8")

    def _mend_box(self, device: Device, mark: Mark) -> None:
        """Empty a box that a merge filled with something, as whoever never ticked it does."""
        lines, at, remark = self._remarked(device, mark, BOX)
        lines[at] = re.sub(r"\[[^\[\]]*\]", "[ ]", lines[at], count=1)
        del lines[at + 1 : remark + 1]
        (device.root / DUE).write_text("\n".join(lines), "utf-8")

    def _give_up(self, device: Device, mark: Mark) -> None:
        """Take out a line that was put off and missed meanwhile, as its remark says."""
        lines, at, remark = self._remarked(device, mark, MISSED)
        del lines[at : remark + 1]
        (device.root / DUE).write_text("\n".join(lines), "utf-8")
        put_off = {s for s in self.wanted.get(mark.id, ()) if s.state is TouchState.SNOOZED}
        self.maybe |= put_off
        if put_off:
            self.wanted[mark.id] -= put_off

    def _pull(self, device: Device) -> None:
        self.tally.pulls += 1
        self.transport.pull(device, self.tally)
        self._tidy(device)

    def _act(self, device: Device) -> None:
        kinds = {
            self._tick: 6,
            self._move: 2,
            self._command: 1,
            self._take_back: 1,
            self._write: 3,
            self._edit_draft: 2,
            self._remember: 1,
            self._rename: 1,
            self._new_note: 1,
            self._regenerate: 1,
        }
        (act,) = self.chance.choices(list(kinds), list(kinds.values()))
        act(device)

    def _tick(self, device: Device) -> None:
        """Tick, skip or put off a line of the due note as it stands on this device."""
        chosen = self._open_line(device)
        if chosen is None:
            return
        line, item = chosen
        state = self.chance.choices(
            (TouchState.DONE, TouchState.SKIPPED, TouchState.SNOOZED), (6, 2, 2)
        )[0]
        day, ticked = self.today, line
        if state is TouchState.SNOOZED:
            day = self._later(item)
            ticked = line.replace(" 📅", f" ⏳ {day} 📅")
        else:
            box, sign = ("x", "✅") if state is TouchState.DONE else ("-", "❌")
            ticked = f"{line.replace('[ ]', f'[{box}]', 1)} {sign} {day}"
        self._change(device, line, ticked)
        self._want(item, state, day)

    def _move(self, device: Device) -> None:
        """Move the day of a line of the due note to a later one."""
        chosen = self._open_line(device)
        if chosen is None:
            return
        line, item = chosen
        day = self._later(item)
        self._change(device, line, re.sub(r"📅 [0-9-]+$", f"📅 {day}", line))
        self.tally.moved += 1
        self._want(item, TouchState.SNOOZED, day)

    def _command(self, device: Device) -> None:
        """Record with `done`, `skip` or `snooze`."""
        chosen = self._open_line(device)
        if chosen is None:
            return
        _, item = chosen
        name = self.chance.choice(("done", "skip", "snooze"))
        day = self._later(item) if name == "snooze" else self.today
        more = ("--until", str(day)) if name == "snooze" else ()
        device.command(name, item.id, *more, today=self.today)
        self.tally.commands += 1
        state = {"done": TouchState.DONE, "skip": TouchState.SKIPPED}
        self._want(item, state.get(name, TouchState.SNOOZED), day)

    def _take_back(self, device: Device) -> None:
        """Un-tick a line under Done as `sync` left it, and sync: its record goes."""
        self._sync(device)
        text = (device.root / DUE).read_text("utf-8")
        found = (_DONE.match(line) for line in text.split("\n"))
        outcome = device.look(self.today).outcome
        known = {item.id: item for item in outcome.follow_ups}
        once = Counter(said[:2] + said[4:] for said in _records(outcome) if said.settles)
        lines = [
            (line[0], item)
            for line in found
            if line and (item := known.get(line[1])) and once[_about(item)] == 1
        ]
        if not lines:
            return
        line, item = self.chance.choice(lines)
        plain = re.sub(r" [✅❌] [0-9-]+$", "", line) if self.chance.random() < 0.5 else line
        self._change(device, line, f"- [ ]{plain[5:]}")
        report = self._sync(device)
        if any("settles it, too" in one.reason for one in report.unrecorded):
            now = (device.root / DUE).read_text("utf-8").split("\n")
            (open_again,) = (one for one in now if one[:5] == "- [ ]" and _has(one, item))
            self._change(device, open_again, line)  # give up, as the help says
            return
        left = {said[:2] + said[4:] for said in _records(report.outcome) if said.settles}
        assert _about(item) not in left, f"{line}: {report.unrecorded}"
        self._forget(item, device)

    def _forget(self, item: FollowUp, device: Device) -> None:
        """Note that what settled a follow-up must not come back by itself.

        If something was done about it more than once, another device may say so rightly.
        """
        self.tally.taken_back += 1
        wanted = self.wanted.pop(item.id, set())
        alone = self.acts[item.id] == 1 and not self._pending(item, device)
        if alone and self.transport.keeps_deletions:
            self.gone[item.id] = wanted
        else:
            self.maybe |= wanted  # what was put off before it was settled is moot, too
        self.acts[item.id] += 1

    def _pending(self, item: FollowUp, device: Device) -> bool:
        """Tell whether another device has yet to record it, or to hear of the record.

        A tick that was shared before a run recorded it is recorded there, too, and rightly.
        """
        for other in self.devices:
            note = other.root / DUE
            text = note.read_text("utf-8") if note.exists() else ""
            lines = [line for line in text.split("\n") if _has(line, item)]
            records = _records(other.look(self.today).outcome)
            known = any(said[:2] + said[4:] == _about(item) for said in records if said.settles)
            if other is not device and not known:
                return True
            if any(_TICKED.match(line) and "📅" in line for line in lines):
                return True
        return False

    def _open_line(self, device: Device) -> tuple[str, FollowUp] | None:
        """Choose a line of the due note that is open, and its follow-up."""
        file = device.root / DUE
        text = file.read_text("utf-8") if file.exists() else ""
        listed, _, _ = text.partition(f"## {DONE_SECTION}")
        lines = [line for line in listed.split("\n") if _OPEN.match(line) and "⏳" not in line]
        known = {item.id: item for item in device.look(self.today).outcome.follow_ups}
        found = [(line, known.get(_ident(line))) for line in lines]
        there = [(line, item) for line, item in found if item and self._may_tick(item)]
        return self.chance.choice(there) if there else None

    def _later(self, item: FollowUp) -> date:
        return max(item.due, self.today) + timedelta(days=self.chance.randint(2, 20))

    def _change(self, device: Device, line: str, new: str) -> None:
        file = device.root / DUE
        file.write_text(file.read_text("utf-8").replace(line, new, 1), "utf-8")

    def _want(self, item: FollowUp, state: TouchState, day: date) -> None:
        self.tally.ticks += 1
        self.acts[item.id] += 1
        self.wanted.setdefault(item.id, set()).add(_said(item, state, day))

    def _may_tick(self, item: FollowUp) -> bool:
        """Leave out what is settled; nobody keeps in touch twice on one day."""
        early = item.kind is Kind.KEEP_IN_TOUCH and item.due > self.today
        return item.state.open and not early

    def _unique(self, where: str) -> str:
        self.number += 1
        line = f"{OWN} {self.number}."
        self.lines[line] = where
        return line

    def _write(self, device: Device) -> None:
        """Write a line into a note, under somebody's heading."""
        note = self.chance.choice(device.notes())
        text = note.read_text("utf-8")
        places = [found.end() for found in re.finditer(r"^email::.*\n", text, re.MULTILINE)]
        at = self.chance.choice(places)
        note.write_text(f"{text[:at]}- {self._unique('note')}\n{text[at:]}", "utf-8")

    def _edit_draft(self, device: Device) -> None:
        """Make a draft one's own."""
        drafts = device.drafts()
        if drafts:
            with self.chance.choice(drafts).open("a", encoding="utf-8") as file:
                file.write(f"P.S. {self._unique('draft')}\n")

    def _remember(self, device: Device) -> None:
        """Write something into the due note, above the part that is generated."""
        file = device.root / DUE
        if file.exists():
            text = file.read_text("utf-8")
            file.write_text(
                text.replace(BEGIN, f"{self._unique('due')}\n\n{BEGIN}", 1), "utf-8"
            )

    def _rename(self, device: Device) -> None:
        """Rename a note; each has one device on which that happens."""
        count = len(self.devices)
        mine = [note for note in device.notes() if _number(note) % count == device.number]
        if not mine:
            return
        self.number += 1
        note = self.chance.choice(mine)
        if self.transport.renames_alone:
            self._all()
        if not note.exists():
            return
        target = (
            device.root
            / "Interviews"
            / self.chance.choice(("", "Deep"))
            / f"Renamed {self.number}.md"
        )
        target.parent.mkdir(exist_ok=True)
        note.rename(target)
        if self.transport.renames_alone:
            self._all()

    def _all(self) -> None:
        """Bring all together until nothing is left that a person took over from a copy."""
        trees: list[Files] = []
        while not trees or any(tree != trees[0] for tree in trees):
            for device in (*self.devices, *reversed(self.devices)):
                self.transport.pull(device, self.tally)
                self._tidy(device)
            trees = [_files(device.root) for device in self.devices]

    def _new_note(self, device: Device) -> None:
        path, text = self._note()
        if len(device.notes()) < LARGEST:
            (device.root / path).write_text(text, "utf-8")

    def _regenerate(self, device: Device) -> None:
        """Delete the due note when nothing is ticked in it: the next run writes it again."""
        file = device.root / DUE
        if not file.exists():
            return
        text = file.read_text("utf-8")
        if not any(map(_TICKED.match, text.partition(f"## {DONE_SECTION}")[0].split("\n"))):
            if any(line in text for line, where in self.lines.items() if where == "due"):
                return
            file.unlink()
            self._sync(device)

    def _tidy(self, device: Device) -> None:
        """Do with conflict copies what the finding says: take over what is missing, delete."""
        for path in sorted(contents(device.root)):
            if CONFLICT_COPY not in path or path.startswith(".git/"):
                continue
            copy = device.root / path
            stem = path.partition(CONFLICT_COPY)[0]
            found = [
                one.path for one in device.look(self.today).findings if one.code == "VS008"
            ]
            assert path in found, f"{path} is not reported"
            real = device.root / f"{stem}.md"
            number = _number(copy)
            renamed = [note for note in device.notes() if number and _number(note) == number]
            if not real.exists() and renamed:
                real, stem = renamed[0], ""  # it has another name here
            if not real.exists():
                copy.rename(real)
                continue
            if f"{stem}.md" == DUE:
                text = _ticked_as(real.read_text("utf-8"), copy.read_text("utf-8"))
            else:
                text = united(real.read_text("utf-8"), copy.read_text("utf-8"))
            real.write_text(text, "utf-8")
            copy.unlink()

    def _judge(self) -> None:
        first = self.devices[0]
        trees = [_files(device.root) for device in self.devices]
        for device, tree in zip(self.devices[1:], trees[1:], strict=True):
            wrong = [path for path in tree | trees[0] if tree.get(path) != trees[0].get(path)]
            self.tally.unequal += [f"device {device.number}: {path}" for path in sorted(wrong)]
        report = first.sync(self.today)
        self.tally.waiting += [f"{one.reason}: {one.mark.text}" for one in report.unrecorded]
        records = Counter(_records(report.outcome))
        everything = self.maybe.union(*self.wanted.values())
        for ident, said in self.gone.items():
            everything |= said
            if self.acts[ident] == 2:  # done and taken back, and nothing else
                self.tally.back += [f"{ident}: {one}" for one in said & set(records)]
        self.tally.unasked += [str(said) for said in records if said not in everything]
        self.tally.doubled += [f"{n} times {said}" for said, n in records.items() if n > 1]
        # what one device took back, and another had recorded rightly, settles it as well
        settled = {one[:2] + one[4:] for one in self.maybe & set(records) if one.settles}
        for ident, said in self.wanted.items():
            if (
                not said
                or said & set(records)
                or all(one[:2] + one[4:] in settled for one in said)
            ):
                continue
            self.tally.lost.append(f"{ident}: {said}")
        text = "\n".join(data.decode() for data in trees[0].values())
        for line, where in self.lines.items():
            if line not in text:
                lost = line not in self.transport.dropped
                (self.tally.lost if lost else self.tally.dropped).append(f"{where}: {line}")


def _files(root: Path) -> Files:
    found = contents(root).items()
    return {path: data for path, data in found if not path.startswith(".git/")}


def _number(note: Path) -> int:
    """Give the number of a note's company."""
    found = re.search(r"^company: Company (\d+)$", note.read_text("utf-8"), re.MULTILINE)
    return int(found[1]) if found else 0


def _ident(line: str) -> str:
    found = _OPEN.match(line)
    return found[1] if found else ""


def _said(item: FollowUp, state: TouchState, day: date) -> Said:
    return Said(item.company, RECORDED_AS[item.kind].value, state, day, item.person.key)


def _has(line: str, item: FollowUp) -> bool:
    return re.findall(r"vs-[a-z0-9]{8}", line)[-1:] == [item.id]


def _about(item: FollowUp) -> tuple[str, str, str]:
    return item.company, RECORDED_AS[item.kind].value, item.person.key


def _records(outcome: Outcome) -> Iterator[Said]:
    """Give the records of all notes."""
    for interview in outcome.interviews:
        for touch in interview.touches:
            kind = touch.kind.value
            yield Said(interview.company, kind, touch.state, touch.day, touch.who)


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


def _ticked_as(mine: str, theirs: str) -> str:
    """Tick and move what is ticked or moved in the other file only; take over one's words."""
    lines = theirs.partition(f"## {DONE_SECTION}")[0].split("\n")
    for line in (one for one in lines if _TICKED.match(one) or _moved(one)):
        ident = re.findall(r"vs-[a-z0-9]{8}", line)[-1]
        if ident not in mine:  # what won is older than the line
            mine = mine.replace(f"{BEGIN}\n", f"{BEGIN}\n\n{line}\n", 1)
        for old in mine.split("\n"):
            if _ident(old) == ident and "⏳" not in old:
                mine = mine.replace(old, line, 1)
    above = [line for line in theirs.partition(BEGIN)[0].split("\n") if line not in mine]
    return mine.replace(BEGIN, "".join(f"{line}\n\n" for line in above) + BEGIN, 1)
