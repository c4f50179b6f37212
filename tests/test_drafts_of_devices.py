"""The life of a draft on two devices at once: no edit is lost (hazards 2 and 15)."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.device import CONFLICT_COPY, Device, Tally
from tests.taking_over import united
from tests.transports import Git, LaterWins, Service, Transport
from tests.vaults import (
    CONFIG,
    DRAFTS,
    DUE,
    NOTES,
    PRIYA,
    PRIYA_DRAFT,
    contents,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.parse.draft import read_draft

SENT_DRAFT = PRIYA_DRAFT.replace(DRAFTS, f"{DRAFTS}/Sent")
Doing = Callable[[Path], None]


def nothing(root: Path) -> None:
    """Only sync."""


def edit(words: str) -> Doing:
    """Write something into the draft."""

    def change(root: Path) -> None:
        path = next(p for p in (PRIYA_DRAFT, SENT_DRAFT) if (root / p).exists())
        text = (root / path).read_text("utf-8")
        (root / path).write_text(
            text.replace("Kind regards", f"{words}\n\nKind regards"), "utf-8"
        )

    return change


def send(root: Path) -> None:
    """Tick the line in the due note."""
    tick(root, PRIYA, ending=" ✅ 2026-03-06")


def mark(root: Path) -> None:
    """Set the draft's status."""
    text = (root / PRIYA_DRAFT).read_text("utf-8")
    (root / PRIYA_DRAFT).write_text(text.replace("status: draft", "status: sent"), "utf-8")


def delete(root: Path) -> None:
    """Delete the draft."""
    (root / PRIYA_DRAFT).unlink()


def skip(root: Path) -> None:
    """Leave the message out: an untouched draft is put away."""
    tick(root, PRIYA, "-")


def edit_and_send(words: str) -> Doing:
    """Write something, then tick."""

    def change(root: Path) -> None:
        edit(words)(root)
        send(root)

    return change


def learn(root: Path) -> None:
    """Write down one more thing, with which an untouched draft changes."""
    note = root / "Interviews/2026-03-05 Northwind.md"
    text = note.read_text("utf-8")
    note.write_text(text.replace("to Dagster\n", "to Dagster\n- the zebra project\n"), "utf-8")


LIVES: dict[str, tuple[Doing, Doing, bool, str, int]] = {
    "edited here": (edit("ours"), nothing, False, "ours", 1),
    "edited on both": (edit("ours"), edit("theirs"), False, "ours theirs", 1),
    "sent here": (send, nothing, True, "", 1),
    "sent on both": (send, send, True, "", 1),
    "edited here, sent there": (edit("ours"), send, True, "ours", 2),
    "sent here, edited there": (send, edit("theirs"), True, "theirs", 2),
    "edited and sent here, edited there": (
        edit_and_send("ours"),
        edit("theirs"),
        True,
        "ours theirs",
        2,
    ),
    "edited and sent on both": (
        edit_and_send("ours"),
        edit_and_send("theirs"),
        True,
        "ours theirs",
        1,
    ),
    "marked here, edited there": (mark, edit("theirs"), True, "theirs", 2),
    "marked on both": (mark, mark, True, "", 1),
    "deleted here": (delete, nothing, False, "", 1),
    "deleted here, edited there": (delete, edit("theirs"), False, "theirs", 1),
    "deleted here, sent there": (delete, send, True, "", 1),
    "skipped here": (skip, nothing, False, "", 1),
    "skipped on both": (skip, skip, False, "", 1),
    "skipped here, edited there": (skip, edit("theirs"), False, "theirs", 2),
    "edited here, skipped there": (edit("ours"), skip, False, "ours", 2),
    "deleted here, skipped there": (delete, skip, False, "", 1),
    "skipped here, sent there": (skip, send, True, "", 2),
    "changed with the note here, edited there": (learn, edit("theirs"), False, "theirs", 1),
    "changed with the note here, sent there": (learn, send, True, "", 2),
}
"""What happens here and there; is it sent; the words that must be left; files at most.

Where one device sent what the other changed, both versions are kept: among the sent ones, but a
form that nobody wrote in goes to those that were not.
"""
FULL = os.environ.get("HOSTILE") == "full"
WAYS = [
    (transport, created, order)
    for transport in ("git", "copies")
    for created in (True, False)
    for order in ("here first", "there first")
    if FULL or (order == "here first" and (created or transport == "copies"))
]
TRANSPORTS: dict[str, Callable[[Path], Transport]] = {
    "git": Git,
    "copies": lambda _: LaterWins(),
}


def made(folder: Path, transport: Transport, *, created: bool) -> tuple[Device, Device]:
    """Make two devices; the drafts were created before they parted, or on both after it."""
    one, two = Device(folder / "one", 0), Device(folder / "two", 1)
    for path, text in {"vaultsync.toml": CONFIG, **NOTES}.items():
        (one.root / path).parent.mkdir(parents=True, exist_ok=True)
        (one.root / path).write_text(text, "utf-8")
    if created:
        sync_here(one.root)
    transport.start(one.root, [two.root])
    for device in (one, two):
        sync_here(device.root)
    return one, two


def person_tidies(root: Path) -> int:
    """Take over what conflict copies hold, as their finding says; give how many there were."""
    copies = [path for path in contents(root) if CONFLICT_COPY in path]
    told = {one.path for one in sync_here(root).findings if one.code == "VS008"}
    assert told >= set(copies)
    for path in copies:
        real = root / re.sub(r"\.sync-conflict-[^.]*", "", path)
        if real.exists() and real != root / DUE:
            both = united(real.read_text("utf-8"), (root / path).read_text("utf-8"))
            real.write_text(both, "utf-8")
            (root / path).unlink()
        elif real == root / DUE:
            (root / path).unlink()
        else:
            (root / path).rename(real)
    return len(copies)


@pytest.mark.parametrize(("transport", "created", "order"), WAYS)
@pytest.mark.parametrize("life", LIVES)
def test_the_life_of_a_draft_on_two_devices(
    life: str, transport: str, created: bool, order: str, tmp_path: Path
) -> None:
    """No edit is lost, each message has one record, no two files are equal; the devices are.

    `created`: before the devices parted; else on both of them.
    """
    between = TRANSPORTS[transport](tmp_path)
    one, two = made(tmp_path, between, created=created)
    here, there, sent, words, most = LIVES[life]
    tally = Tally()
    here(one.root)
    there(two.root)
    devices = [one, two] if order == "here first" else [two, one]
    for device in devices:
        assert not sync_here(device.root).failures
    for _ in range(2):
        for device in devices:
            between.pull(device, tally)
            assert tally.due_conflicts == 0
            if isinstance(between, Service):
                person_tidies(device.root)
            report = sync_here(device.root)
            assert not report.failures
    for device in devices:
        between.pull(device, tally)
    trees = [
        {p: d for p, d in contents(device.root).items() if not p.startswith(".git/")}
        for device in (one, two)
    ]
    assert trees[0] == trees[1]
    (line,) = task_lines(trees[0][DUE].decode(), PRIYA)
    assert ("[x]" in line) is sent
    note = trees[0]["Interviews/2026-03-05 Northwind.md"].decode()
    assert note.count("- [x] Thank-you by email") == sent
    ident = re.findall(r"vs-\w{8}", line)[0]
    files = {p: d.decode() for p, d in trees[0].items() if f"\nid: {ident}\n".encode() in d}
    assert all(word in "".join(files.values()) for word in words.split()), files
    assert len(set(files.values())) == len(files) <= most, sorted(files)
    away = {
        path
        for path, text in files.items()
        if path.startswith(f"{DRAFTS}/Not sent/") and read_draft(path, text).untouched
    }
    rest = files.keys() - away
    assert not sent or all(p.startswith(f"{DRAFTS}/Sent/") for p in rest), files
    assert rest or not (sent and words), files
