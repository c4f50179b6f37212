"""Devices that share a vault, and people who use them at random; seeded, with a tally."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.device import CONFLICT_COPY, OWN, Device, Files, Said, Tally
from tests.taking_over import OPEN, TICKED, ident, ticked_as, united
from tests.transports import Transport
from tests.vaults import CONFIG, DUE, contents
from vaultsync.model import TouchState
from vaultsync.owed import RECORDED_AS, FollowUp, Kind
from vaultsync.parse.due_note import BEGIN, DONE_SECTION, Mark
from vaultsync.parse.seal import MERGED
from vaultsync.pipeline import Outcome
from vaultsync.readback import MISSED
from vaultsync.vault.checking import Report

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
LARGEST = 25
"""Notes at most: a vault of many is slow."""
BOX = "the box says"
"""How the remark under a box begins that cannot be understood."""
_BOXES = {"x": TouchState.DONE, "-": TouchState.SKIPPED}
"""What the character in a box says, at the place that it has in a line."""
_DONE = re.compile(r"^- \[[x-]\] .*(vs-[a-z0-9]{8}) [✅❌] [0-9-]+$")


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
            if any(TICKED.match(line) and "📅" in line for line in lines):
                return True
        return False

    def _open_line(self, device: Device) -> tuple[str, FollowUp] | None:
        """Choose a line of the due note that is open, and its follow-up."""
        file = device.root / DUE
        text = file.read_text("utf-8") if file.exists() else ""
        listed, _, _ = text.partition(f"## {DONE_SECTION}")
        lines = [line for line in listed.split("\n") if OPEN.match(line) and "⏳" not in line]
        known = {item.id: item for item in device.look(self.today).outcome.follow_ups}
        found = [(line, known.get(ident(line))) for line in lines]
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
        if not any(map(TICKED.match, text.partition(f"## {DONE_SECTION}")[0].split("\n"))):
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
                text = ticked_as(real.read_text("utf-8"), copy.read_text("utf-8"))
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
        for one_id, said in self.gone.items():
            everything |= said
            if self.acts[one_id] == 2:  # done and taken back, and nothing else
                self.tally.back += [f"{one_id}: {one}" for one in said & set(records)]
        self.tally.unasked += [str(said) for said in records if said not in everything]
        self.tally.doubled += [f"{n} times {said}" for said, n in records.items() if n > 1]
        # what one device took back, and another had recorded rightly, settles it as well
        settled = {one[:2] + one[4:] for one in self.maybe & set(records) if one.settles}
        for one_id, said in self.wanted.items():
            if (
                not said
                or said & set(records)
                or all(one[:2] + one[4:] in settled for one in said)
            ):
                continue
            self.tally.lost.append(f"{one_id}: {said}")
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
