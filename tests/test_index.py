"""The index: what it spares, and that nothing depends on it (every run is right without it)."""

import marshal
import os
import pickle
import random
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support import AS_OF, Cli, environment
from tests.vaults import contents
from vaultsync.vault import index as indexes
from vaultsync.vault.checking import Report, check
from vaultsync.vault.index import Index, Records
from vaultsync.vault.opening import Vault, open_vault
from vaultsync.vault.sealed import seal
from vaultsync.vault.way import Way

NOW = datetime.now(UTC) + timedelta(hours=1)
INSTANT = datetime.fromisoformat(AS_OF)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the state of each test for itself."""
    folder = tmp_path / "state"
    monkeypatch.setenv("VAULTSYNC_STATE", str(folder))
    return folder


def indexed(root: Path, now: datetime = NOW) -> Vault:
    """Open a vault with what is known of it, as a command does."""
    vault = open_vault(str(root))
    return replace(vault, index=Index.load(str(root), now, vault.settings, str(vault.zone)))


def told(report: Report) -> tuple[object, ...]:
    """Give everything that a run says."""
    outcome = report.outcome
    return outcome.follow_ups, outcome.interviews, outcome.people, report.findings


def both_ways(root: Path, now: datetime = NOW) -> None:
    """Compare a run with the index with one without."""
    plain = check(open_vault(str(root)), INSTANT)
    assert told(check(indexed(root, now), INSTANT)) == told(plain)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Note the paths of all files of the vault that are opened."""
    paths: list[str] = []
    plain = Way.open

    def noting(self: Way, path: str, flags: int) -> int:
        paths.append(path)
        return plain(self, path, flags)

    monkeypatch.setattr(Way, "open", noting)
    return iter([paths])


def test_what_is_no_note_is_opened_once(small: Path, opened: Iterator[list[str]]) -> None:
    """The second run opens the interview notes and its own files, and parses none of them."""
    paths = next(opened)
    check(indexed(small), INSTANT)
    assert "Notes/Soup.md" in paths
    paths.clear()
    vault = indexed(small)
    assert told(check(vault, INSTANT)) == told(check(open_vault(str(small)), INSTANT))
    first = paths[: len(paths) // 2]
    assert "Notes/Soup.md" not in first
    assert not vault.index.learnt
    assert "Interviews/Kumo.md" in first


def rewritten(file: Path, text: str) -> None:
    """Write other bytes of the same length, and put the time of the old ones back."""
    status = file.stat()
    assert len(text.encode()) == status.st_size
    file.write_text(text, "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_change_with_the_old_time_is_seen(small: Path) -> None:
    """Size and time may be those of before: the system knows that something was changed."""
    file = small / "Notes/Soup.md"
    text = "---\ntype: interview\ncompany: Soup\ndate: 2026-03-05\n---\n\n## Jane Doe\n"
    file.write_text("-" * len(text), "utf-8")
    check(indexed(small), INSTANT)
    rewritten(file, text)
    vault = indexed(small)
    assert "Soup" in {one.company for one in check(vault, INSTANT).outcome.interviews}


def test_what_changed_just_now_is_not_remembered(small: Path) -> None:
    """Within the grain of the system's clock a file may change again and keep its time."""
    now = datetime.now(UTC)
    check(indexed(small, now), INSTANT)
    assert not indexed(small, now).index.old
    check(indexed(small, now + timedelta(seconds=10)), INSTANT)
    assert len(indexed(small, now).index.old) == 1


def test_everything_is_the_same_both_ways(small: Path, tmp_path: Path) -> None:
    """Forty random changes: renamed, edited, deleted, replaced, other settings."""
    chance = random.Random(7)  # noqa: S311 - nothing secret
    interview = (small / "Interviews/Kumo.md").read_text("utf-8")
    for number in range(40):
        files = [p for p in sorted(small.rglob("*.md")) if "Follow-ups" not in p.parts]
        file = chance.choice(files)
        act = chance.randrange(6)
        if act == 0:
            (small / f"New {number}.md").write_text(
                chance.choice((interview, "# Soup\n", "---\ntype: person\n---\n")), "utf-8"
            )
        elif act == 1 and len(files) > 3:
            file.unlink()
        elif act == 2:
            word = chance.choice(("", "interview"))
            file.rename(file.with_name(f"Renamed {number} {word}.md"))
        elif act == 3:
            file.write_text(file.read_text("utf-8") + f"- line {number}\n", "utf-8")
        elif act == 4:
            other = chance.choice(files)
            (tmp_path / "swap").write_bytes(other.read_bytes())
            (tmp_path / "swap").replace(file)
        else:
            word = chance.choice(("interview", "person", "soup"))
            (small / "vaultsync.toml").write_text(f'[notes]\ntype = "{word}"\n', "utf-8")
        both_ways(small)


class Evil:
    """Leaves a file behind when it is read."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Name something to call."""
        return (os.mkdir, ("evil",))


def sealed(index: Index, parsed: Records, magic: bytes = b"") -> bytes:
    """Make an index whose sum is right."""
    head = marshal.dumps((index.stamp, index.old.tobytes(), parsed.places))
    return seal(len(head).to_bytes(8) + head + parsed.data, magic or indexes.MAGIC)


def damages(index: Index, data: bytes) -> Iterator[bytes]:
    """Give indexes that cannot be used, or not as a whole."""
    yield b""
    yield from (data[:end] for end in range(0, len(data), max(len(data) // 8, 1)))
    for place in range(0, len(data), max(len(data) // 8, 1)):
        yield data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    yield b"SQLite format 3\0" + data
    yield sealed(index, index.parsed, b"vaultsync index 0\n")
    for bad in (Evil(), "text", None, [Evil()]):
        pickled = zlib.compress(pickle.dumps(bad))
        records = Records()
        for path, (name, _, _) in index.parsed.places.items():
            records.add(path, name, pickled)
        yield sealed(index, records)
    body = marshal.dumps([1, 2, 3])
    yield seal(body, indexes.MAGIC)


def test_a_damaged_index_is_none(
    small: Path, tmp_path: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut, changed, foreign, of another version or evil: nothing is said, nothing is run."""
    monkeypatch.chdir(tmp_path)
    check(indexed(small), INSTANT)
    (file,) = state.glob("*/index")
    data, known = file.read_bytes(), indexed(small).index
    assert known.old
    assert known.parsed.places
    expected = told(check(open_vault(str(small)), INSTANT))
    for bad in damages(known, data):
        file.write_bytes(bad)
        assert told(check(indexed(small), INSTANT)) == expected
    assert not (tmp_path / "evil").exists()


def test_an_index_of_other_code_or_settings_is_none(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was parsed by another version, or under other settings, does not count."""
    check(indexed(small), INSTANT)
    assert indexed(small).index.parsed.places
    vault = open_vault(str(small))
    assert not Index.load(str(small), NOW, "other settings", str(vault.zone)).parsed.places
    monkeypatch.setattr(indexes, "program", lambda: ("99.0",))
    assert not indexed(small).index.parsed.places


def test_it_lies_outside_of_the_vault_and_can_be_switched_off(
    small: Path, cli: Cli, state: Path
) -> None:
    """`check` writes nothing into the vault; with VAULTSYNC_INDEX=0 nothing anywhere."""
    before, place = contents(small), str(state)
    plain = cli("check", "--json", vault=small, VAULTSYNC_STATE=place, VAULTSYNC_INDEX="0")
    assert not list(state.glob("*/index"))
    for _ in "12":
        again = cli("check", "--json", vault=small, VAULTSYNC_STATE=place)
        assert again.stdout == plain.stdout
    assert list(state.glob("*/index"))
    assert contents(small) == before


def test_without_a_place_for_it_all_is_well(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A state folder that cannot be made costs time and nothing else."""
    monkeypatch.setenv("VAULTSYNC_STATE", "/dev/null/nowhere")
    both_ways(small)


def test_nobody_waits_for_the_disk(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is trusted only whole, so it need not be on the disk when a run ends."""
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("waited for the disk"))
    check(indexed(small), INSTANT)
    assert indexed(small).index.old


def test_several_at_once(small: Path, state: Path) -> None:
    """Processes that write it at the same time leave the index of one of them, whole."""
    command = [sys.executable, "-m", "vaultsync", "check", "--json", "--vault", str(small)]
    command += ["--as-of", AS_OF]
    for _ in range(3):
        running = [
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment(VAULTSYNC_STATE=str(state)),
            )
            for _ in range(4)
        ]
        said = [process.communicate(timeout=60) for process in running]
        assert len({out for out, _ in said}) == 1
        assert {err for _, err in said} == {""}
        for file in state.glob("*/index"):
            data = file.read_bytes()
            assert data == seal(data[len(seal(b"", indexes.MAGIC)) :], indexes.MAGIC)
    both_ways(small)
