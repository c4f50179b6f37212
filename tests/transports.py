"""What lies between devices: git, a service that merges texts, one that keeps the later."""

import re
import shutil
from pathlib import Path
from typing import Protocol

from diff_match_patch import diff_match_patch

from tests.device import CONFLICT_COPY, OWN, Device, Files, Tally
from tests.gits import commit, git, try_git
from tests.vaults import DUE, contents
from vaultsync.vault.attributes import plan_attributes
from vaultsync.vault.store import Store

_MARKERS = re.compile(
    r"^<{7} [^\n]*\n(.*?)^\|{7}[^\n]*\n(.*?)^={7}\n(.*?)^>{7} [^\n]*\n",
    re.MULTILINE | re.DOTALL,
)


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
