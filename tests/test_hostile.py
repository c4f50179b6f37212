"""Whatever lies in a vault: nothing crashes, hangs or hides the notes that are well."""

import contextlib
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support import AS_OF, NORTHWIND, environment, limit, means, socket_at
from tests.vaults import DUE, sync_here
from vaultsync.snapshot import Snapshot
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault
from vaultsync.vault.reading import read_vault

PROGRAM = (sys.executable, "-m", "vaultsync")
GOOD_PATH = "Interviews/Northwind.md"
HEAD = b"---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"
FULL = os.environ.get("HOSTILE") == "full"
HEADINGS = 100_000 if FULL else 20_000
SECONDS = 20
"""Against hangs only."""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Give a vault with one good note."""
    root = tmp_path / "vault"
    (root / "Interviews").mkdir(parents=True)
    (root / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    (root / GOOD_PATH).write_text(NORTHWIND, "utf-8")
    return root


def program(root: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program; it must neither hang nor end in a traceback."""
    run = subprocess.run(
        [*PROGRAM, *args, "--vault", root, "--as-of", AS_OF],
        capture_output=True,
        timeout=60,
        env=environment(),
        check=False,
    )
    assert b"Traceback" not in run.stderr
    assert b"internal error" not in run.stderr
    return run


def paths(snapshot: Snapshot) -> list[str]:
    """Give the paths of the notes that were read."""
    return [note.path for note in snapshot.notes]


def told(snapshot: Snapshot) -> set[tuple[str, str]]:
    """Give code and path of each finding."""
    return {(one.code, one.path) for one in snapshot.findings}


def works(root: Path) -> Snapshot:
    """See that the good note is read and its follow-ups are written; give the snapshot."""
    with limit(5 * SECONDS), limit(SECONDS, busy=True):  # others may be busy beside it
        report = sync_here(root)
    assert not report.failures
    assert GOOD_PATH in paths(report.snapshot)
    assert "Thank-you to" in (root / DUE).read_text("utf-8")
    assert all(one.message and one.path for one in report.findings)
    return report.snapshot


# YAML that kills

BOMBS: dict[str, bytes] = {
    "laughs": b"\n".join(
        b"k%d: &k%d [%s]" % (n, n, b",".join([b"*k%d" % (n - 1)] * 9 if n else [b"lol"]))
        for n in range(12)
    ),
    "merge keys": b"k0: &k0 {a: 1}\n"
    + b"\n".join(
        b"k%d: &k%d {<<: [%s]}" % (n, n, b",".join([b"*k%d" % (n - 1)] * 9))
        for n in range(1, 12)
    ),
    "a cycle": b"x: &x [*x, *x]\ny: &y {*y : *y}",
    "brackets": b"x: " + b"[" * 60_000,
    "brackets in pairs": b"x: " + b"[" * 30_000 + b"]" * 30_000,
    "braces": b"x: " + b"{a: " * 15_000,
    "dashes in a line": b"x:\n " + b"- " * 30_000,
    "dashes below each other": b"x:\n" + b"\n".join(b" " * n + b"- " for n in range(340)),
    "question marks": b"? " * 30_000,
    "an open quote": b'x: "' + b"a\n" * 30_000,
    "a long key": b"a" * 60_000 + b": 1",
    "many long keys": b"\n".join(b"%s%d: 1" % (b"k" * 1000, n) for n in range(60)),
    "many documents": b"\n".join([b"a: 1", *[b"--- {a: [1, 2]}"] * 4_000]),
    "a tag": b"x: !!python/object/apply:os.system ['exit 1']",
    "tags": b"x: " + b"!!set " * 10_000 + b"{}",
    "tag handles": b"%TAG ! tag:a," + b"b" * 50_000 + b"\nx: !y z",
    "huge numbers": b"x: " + b"9" * 60_000 + b"\ny: 1e999999999\nz: 0x" + b"f" * 4_000,
    "a block": b"x: |\n" + b"  a\n" * 16_000,
    "a block of blanks": b"x: >\n" + b" " * 60_000 + b"\n",
    "colons": b"x: " + b": " * 30_000,
    "comments": b"# a\n" * 16_000 + b"x: 1",
    "anchors": b"\n".join(b"k%d: &k%d a" % (n, n) for n in range(4_000)),
    "just too large": b"x: " + b"a" * (64 * 1024),
    "a million brackets": b"x: " + b"[" * 1_000_000,
    "escapes": b'x: "' + b"\\U0001F4A3" * 6_000 + b'"',
    "a bad escape": b'x: "' + b"\\x" * 30_000 + b'"',
    "sixty's": b"x: " + b"1:" * 30_000 + b"1",
    "stars": b"x: " + b"*" * 60_000,
    "commas": b"x: [" + b"," * 60_000 + b"]",
}
READER = """
import resource, sys, time, zoneinfo
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from vaultsync.parse import interview
from vaultsync.parse.front import handler
from vaultsync.settings import Settings
zone = zoneinfo.ZoneInfo("Europe/London")
note = "---\\ntype: interview\\ndate: 2026-03-05\\n---\\n## A\\n"
interview.parse_note(note, "a.md", Settings(), zone)
data = sys.stdin.buffer.read().decode()
start = time.process_time()
parsed = interview.parse_note(data, "Interviews/bomb.md", Settings(), zone)
taken = time.process_time() - start
# not ru_maxrss: that begins with what the process that started this one had
status = open("/proc/self/status").read()
memory = int(status.partition("VmHWM:")[2].split()[0])
print(taken, memory, *[one.code for one in parsed.findings])
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_yaml_bomb(name: str) -> None:
    """Hazard 16: each in a process of its own, under 1 s of processor time and 200 MB."""
    note = HEAD + BOMBS[name] + b"\n---\n## Jane\n- a\n"
    run = subprocess.run(
        [sys.executable, "-c", READER],
        input=note,
        capture_output=True,
        timeout=60,
        env=environment(),
        cwd=Path(__file__).parent.parent,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    seconds, kilobytes, *_ = run.stdout.split()
    assert float(seconds) < 1
    assert int(kilobytes) < 200 * 1024


# Names and places


def deep(root: Path, levels: int, name: str) -> None:
    """Make folders in folders, and a note in the last one; their path may be too long."""
    here = os.open(root, os.O_RDONLY)
    for _ in range(levels):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    note = os.open("note.md", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(note, NORTHWIND.replace("Northwind", "Deep").encode())
    os.close(note)
    os.close(here)


@pytest.fixture
def cleared(vault: Path) -> Iterator[Path]:
    """Give the vault, and remove what pytest cannot."""
    yield vault
    subprocess.run(["rm", "-rf", str(vault)], check=True)


@pytest.mark.parametrize(
    ("levels", "name", "read"),
    [(300, "d", True), (900, "d", True), (40, "n" * 200, False)],
)
def test_deep_folders(levels: int, name: str, read: bool, cleared: Path) -> None:
    """Hundreds of levels are read; where the path is too long that is told, once."""
    deep(cleared, levels, name)
    snapshot = works(cleared)
    assert len(snapshot.notes) == 1 + read
    codes = [one.code for one in snapshot.findings]
    assert codes == ([] if read else ["VS004"])
    if not read:
        assert program(cleared, "check").returncode == 1
        assert program(cleared, "check", "--json").returncode == 1


def test_loops_of_links(vault: Path) -> None:
    """Links are not followed, so no loop is one; only notes that are links are told."""
    for n in range(20):
        (vault / f"loop{n}").symlink_to(vault)
        (vault / f"up{n}").symlink_to("..")
    (vault / "a.md").symlink_to("b.md")
    (vault / "b.md").symlink_to("a.md")
    (vault / "Interviews/again.md").symlink_to("Northwind.md")
    snapshot = works(vault)
    assert paths(snapshot) == [GOOD_PATH]
    assert told(snapshot) == {
        ("VS006", "a.md"),
        ("VS006", "b.md"),
        ("VS006", "Interviews/again.md"),
    }


NAMES = [
    b"line\nbreak.md",
    b"tab\tstop.md",
    b"return\rhere.md",
    b"\x1b[31mred.md",
    b"bell\x07.md",
    b" blank.md",
    b"blank .md",
    b"-rf.md",
    b"--help.md",
    b"quote'\".md",
    b"$(reboot).md",
    b"`reboot`.md",
    b"back\\slash.md",
    b"a|b.md",
    b"[[link]].md",
    b"#tag^block.md",
    b"{{title}}.md",
    b"<% tp %>.md",
    "ge\u0308nse.md".encode(),
    "\u202egnp.md".encode(),
    "\u2028\u2029.md".encode(),
    "\u200b\ufeff.md".encode(),
    "📅 2026-01-01.md".encode(),
    "🆔 vs-abcdefgh.md".encode(),
    b"%%comment%%.md",
    b"<!-- x -->.md",
    b"n" * 252 + b".md",
    "é".encode() * 126 + b".md",
    b"CON.md",
    b".md.md",
    b"%2e%2e%2f.md",
    b"...md",
]
NOT_UTF8 = [b"\xff.md", b"caf\xe9.md", b"\xed\xa0\x80.md", b"\xc0\xaf.md"]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name)[:30])
def test_odd_names(name: bytes, vault: Path) -> None:
    """Every name that can be spoken is read, synced once and for all, and changes no byte."""
    note = os.path.join(os.fsencode(vault), name)
    data = NORTHWIND.replace("Northwind", "Odd").replace("Priya", "Jane").encode()
    Path(os.fsdecode(note)).write_bytes(data)
    snapshot = works(vault)
    template = b"{{" in name or b"<%" in name
    hidden = name.startswith(b".")
    assert ("Thank-you to" in (vault / DUE).read_text("utf-8").replace("Priya", "")) is True
    assert (os.fsdecode(name) in paths(snapshot)) is not hidden
    odd = "Jane Raman" in (vault / DUE).read_text("utf-8")
    assert odd is not (template or hidden)
    assert not sync_here(vault).wrote
    assert Path(os.fsdecode(note)).read_bytes() == data


def test_all_odd_names_together(vault: Path) -> None:
    """Every form of output can show them."""
    for name in NAMES:
        Path(os.fsdecode(os.path.join(os.fsencode(vault), name))).write_text(NORTHWIND, "utf-8")
    works(vault)
    for form in ("text", "gnu", "github", "json"):
        assert program(vault, "check", "--all", "--format", form).returncode == 1


def test_names_that_are_not_utf8(vault: Path) -> None:
    """They are told and left alone, in folders too, and every form of output can show them."""
    for name in NOT_UTF8:
        Path(os.fsdecode(os.path.join(os.fsencode(vault), name))).write_text(NORTHWIND, "utf-8")
    folder = Path(os.fsdecode(os.path.join(os.fsencode(vault), b"f\xf6lder")))
    folder.mkdir()
    (folder / "note.md").write_text(NORTHWIND, "utf-8")
    snapshot = works(vault)
    assert paths(snapshot) == [GOOD_PATH]
    assert {one.code for one in snapshot.findings} == {"VS004"}
    assert len(snapshot.findings) == len(NOT_UTF8) + 1
    for form in ("text", "gnu", "github", "json"):
        run = program(vault, "check", "--format", form)
        assert run.returncode == 1
        run.stdout.decode("utf-8")
    assert len(json.loads(program(vault, "check", "--json").stdout)["findings"]) == 5


# Sizes


SIZES: dict[str, tuple[Callable[[], bytes], str]] = {
    "many headings of one kind": (lambda: HEAD + b"---\n" + b"# a\n" * HEADINGS, ""),
    "a line of 1 MB": (lambda: HEAD + b"---\n## Jane\n- " + b"a" * 1_000_000, ""),
    "words of 1 MB": (lambda: HEAD + b"---\n## Jane\n" + b"word " * 200_000, ""),
    "50 MB": (lambda: HEAD + b"---\n" + bytes(50_000_000), "VS002"),
    "50 MB in one line of the head": (lambda: HEAD + b"x: " + b"a" * 50_000_000, "VS002"),
    "50 MB of something else": (lambda: b"a" * 50_000_000, ""),
}


@pytest.mark.parametrize("name", SIZES)
def test_sizes(name: str, vault: Path) -> None:
    """Large notes are read or told in bounded time; they are never written to."""
    make, code = SIZES[name]
    file = vault / "Interviews/large.md"
    file.write_bytes(make())
    before = file.stat()
    snapshot = works(vault)
    assert [one.code for one in snapshot.findings] == ([code] if code else [])
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("count", [10_000, 100_000] if FULL else [3_000])
def test_a_note_with_a_crowd(count: int, vault: Path) -> None:
    """As many persons as 2 MB hold: the answer comes, and is the right one."""
    crowd = b"".join(b"## Person %d\n- a\n" % n for n in range(count))
    (vault / "Interviews/crowd.md").write_bytes(HEAD + b"---\n" + crowd)
    with limit(300):
        report = check(open_vault(str(vault)), datetime.fromisoformat(AS_OF))
    persons = [len(one.people) for one in report.outcome.interviews]
    assert sorted(persons) == [1, count]


def test_a_sparse_note(vault: Path) -> None:
    """A file of 50 GB that takes no place is not read."""
    file = vault / "Interviews/sparse.md"
    file.write_bytes(HEAD)
    os.truncate(file, 50 * 10**9)
    with limit(60), limit(1, busy=True):
        snapshot = read_vault(open_vault(str(vault)))
    assert told(snapshot) == {("VS002", "Interviews/sparse.md")}


def test_thousands_of_tiny_notes(vault: Path) -> None:
    """5,000 notes of nothing hold up nobody and are nobody's business."""
    for folder in range(50):
        (vault / f"{folder}").mkdir()
        for n in range(100):
            (vault / f"{folder}/{n}.md").write_bytes(b"" if n % 2 else b"-")
    assert works(vault).findings == ()


# Seven kinds of files that are none


def device_at(path: Path) -> None:
    """Make a device that never ends."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")


def sparse_at(path: Path) -> None:
    """Make a file far above the limit."""
    path.write_bytes(HEAD)
    os.truncate(path, 50_000_000)


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, ""),
    "a pipe": (os.mkfifo, "VS003"),
    "a socket": (socket_at, "VS003"),
    "a device": (device_at, "VS003"),
    "a link": (lambda path: path.symlink_to("Northwind.md"), "VS006"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "VS006"),
    "50 MB": (sparse_at, "VS002"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_seven_kinds_of_files_that_are_none(kind: str, vault: Path) -> None:
    """Hazard 17: skipped at once and told; the rest works."""
    make, code = KINDS[kind]
    make(vault / "Interviews/x.md")
    with limit(60), limit(1, busy=True):
        snapshot = read_vault(open_vault(str(vault)))
    assert paths(snapshot) == [GOOD_PATH]
    assert told(snapshot) == ({(code, "Interviews/x.md")} if code else set())
    works(vault)


# Between the look at a folder and the reading of a file


def vanish(file: Path) -> None:
    """Remove the file."""
    file.unlink()


def become_a_folder(file: Path) -> None:
    """Put a folder in its place."""
    file.unlink()
    file.mkdir()


def become_a_link(file: Path) -> None:
    """Put a link in its place."""
    file.unlink()
    file.symlink_to("Northwind.md")


def become_a_pipe(file: Path) -> None:
    """Put a pipe in its place."""
    file.unlink()
    os.mkfifo(file)


BETWEEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "vanishes": (vanish, ""),
    "becomes a folder": (become_a_folder, "VS003"),
    "becomes a link": (become_a_link, "VS006"),
    "becomes a pipe": (become_a_pipe, "VS003"),
    "is emptied": (lambda file: os.truncate(file, 0), ""),
}


@pytest.mark.parametrize("name", BETWEEN)
def test_between_look_and_reading(
    name: str, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What vanished is simply not there; what is something else now is told as that."""
    change, code = BETWEEN[name]
    (vault / "Other").mkdir()
    file = vault / "Other/x.md"
    file.write_bytes(HEAD + b"---\n## Jane\n- a\n")
    opening = os.open

    def late(path: str, *args: int, **more: int) -> int:
        if means(path, file):
            monkeypatch.setattr(os, "open", opening)
            change(file)
        return opening(path, *args, **more)

    monkeypatch.setattr(os, "open", late)
    with limit(5 * SECONDS), limit(SECONDS, busy=True):
        snapshot = read_vault(open_vault(str(vault)))
    assert paths(snapshot) == [GOOD_PATH]
    assert told(snapshot) == ({(code, "Other/x.md")} if code else set())


def test_a_folder_moved_away_meanwhile(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its notes are what they were a moment ago, or not there; nothing else, and no error."""
    (vault / "Other").mkdir()
    file = vault / "Other/x.md"
    text = HEAD.decode() + "---\n## Jane\n- a\n"
    file.write_text(text)
    opening = os.open

    def late(path: str, *args: int, **more: int) -> int:
        if means(path, file):
            monkeypatch.setattr(os, "open", opening)
            file.parent.rename(vault.parent / "away")
            file.parent.mkdir()
        return opening(path, *args, **more)

    monkeypatch.setattr(os, "open", late)
    with limit(5 * SECONDS), limit(SECONDS, busy=True):
        snapshot = read_vault(open_vault(str(vault)))
    assert {note.path: note.text for note in snapshot.notes}.get("Other/x.md") in {None, text}
    assert snapshot.findings == ()
    assert paths(read_vault(open_vault(str(vault)))) == [GOOD_PATH]


@pytest.mark.parametrize("change", ["vanishes", "becomes a file"])
def test_a_folder_changes_while_it_is_scanned(
    change: str, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that went since the one above was read is simply not there."""
    folder = vault / "Other"
    folder.mkdir()

    def change_before(call: Callable[..., Any]) -> Callable[..., Any]:
        def late(path: str | int, *args: Any, **more: Any) -> Any:
            if means(path, folder) and folder.is_dir():
                folder.rmdir()
                if change == "becomes a file":
                    folder.write_bytes(b"")
            return call(path, *args, **more)

        return late

    for name in ("open", "scandir"):
        monkeypatch.setattr(os, name, change_before(getattr(os, name)))
    snapshot = read_vault(open_vault(str(vault)))
    assert (paths(snapshot), snapshot.findings) == ([GOOD_PATH], ())


@pytest.mark.parametrize("grows", [True, False])
def test_a_note_that_never_stands_still(
    grows: bool, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note that grows or shrinks at every look is left out, with a warning."""
    file = vault / "Interviews/log.md"
    file.write_bytes(HEAD + b"---\n## Jane\n" + b"- a\n" * 1000)
    reading = os.read

    def busy(descriptor: int, count: int) -> bytes:
        data = reading(descriptor, count)
        if os.fstat(descriptor).st_ino == file.stat().st_ino:
            os.truncate(file, file.stat().st_size + (8 if grows else -8))
        return data

    monkeypatch.setattr(os, "read", busy)
    with limit(5 * SECONDS), limit(SECONDS, busy=True):
        snapshot = read_vault(open_vault(str(vault)))
    assert paths(snapshot) == [GOOD_PATH]
    assert told(snapshot) == {("VS005", "Interviews/log.md")}


@pytest.mark.parametrize("number", [5, 13, 116])
def test_reading_fails_half_way(
    number: int, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An I/O error, a lost permission or a stale handle is told; the rest works."""
    file = vault / "Interviews/x.md"
    file.write_bytes(HEAD + b"---\n## Jane\n")
    reading = os.read

    def fail(descriptor: int, count: int) -> bytes:
        if os.fstat(descriptor).st_ino == file.stat().st_ino:
            raise OSError(number, os.strerror(number))
        return reading(descriptor, count)

    monkeypatch.setattr(os, "read", fail)
    snapshot = read_vault(open_vault(str(vault)))
    assert paths(snapshot) == [GOOD_PATH]
    assert told(snapshot) == {("VS004", "Interviews/x.md")}
    assert os.strerror(number) in snapshot.findings[0].message


def test_a_vault_in_uproar(vault: Path) -> None:
    """A thread makes, removes, renames and swaps files and folders while the vault is read."""
    stop = threading.Event()
    (vault / "Wild").mkdir()

    def riot() -> None:
        n = 0
        while not stop.is_set():
            n += 1
            a, b = vault / f"Wild/{n % 7}.md", vault / f"Wild/{(n * 3) % 5}.md"
            with contextlib.suppress(OSError):
                if n % 4 == 0:
                    a.mkdir()
                elif n % 4 == 1:
                    a.write_bytes(HEAD + b"---\n## Jane\n" + b"- a\n" * (n % 300))
                elif n % 4 == 2:
                    a.rename(b)
                else:
                    a.symlink_to(b.name)
            for gone in (a, b):
                with contextlib.suppress(OSError):
                    if n % 3:
                        gone.unlink()
                    else:
                        gone.rmdir()

    thread = threading.Thread(target=riot)
    thread.start()
    try:
        with limit(60):
            for _ in range(150):
                snapshot = read_vault(open_vault(str(vault)))
                assert GOOD_PATH in paths(snapshot)
                assert {one.path.split("/")[0] for one in snapshot.findings} <= {"Wild"}
    finally:
        stop.set()
        thread.join()
