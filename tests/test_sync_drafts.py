"""Drafts: made once, current while nobody touched them, never overwritten (design.md 7)."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.vaults import (
    CONFIG,
    DRAFTS,
    DUE,
    MARCUS,
    MARCUS_DRAFT,
    NORTHWIND,
    NOTES,
    PRIYA,
    PRIYA_DRAFT,
    changed,
    contents,
    edit_line,
    ids,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.parse.draft import read_draft
from vaultsync.templates import shipped

KUMO_DRAFT = f"{DRAFTS}/2026-03-04 Kumo Robotics, Aiko Tanaka, thank-you.md"
SENT_DRAFT = PRIYA_DRAFT.replace(DRAFTS, f"{DRAFTS}/Sent")
MAIL = "email:: priya@northwind.example\n"
LATE = "2026-03-20T09:00:00+00:00"
"""Too late for a thank-you."""
MakeVault = Callable[..., Path]


def drafts(root: Path) -> list[str]:
    """Give the paths of all files in the drafts folder."""
    return sorted(path for path in contents(root) if path.startswith(f"{DRAFTS}/"))


def change_file(file: Path, old: str, new: str) -> None:
    """Change a text once, as an editor would."""
    text = file.read_bytes().decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_bytes(text.replace(old, new).encode())


def learn_more(root: Path) -> None:
    """Write down one more thing about Priya: an untouched draft changes with it."""
    change_file(root / NORTHWIND, "to Dagster\n", "to Dagster\n- the zebra project\n")


def test_one_draft_for_each_message_that_can_be_sent(small: Path) -> None:
    """What is due has a draft with its ID; what waits or was done has none."""
    assert drafts(small) == [KUMO_DRAFT, MARCUS_DRAFT, PRIYA_DRAFT]
    text = (small / DUE).read_text("utf-8")
    for said, path in ((PRIYA, PRIYA_DRAFT), (MARCUS, MARCUS_DRAFT)):
        (ident,) = ids(task_lines(text, said)[0])
        assert f"\nid: {ident}\n" in (small / path).read_text("utf-8")


def test_an_untouched_draft_follows_the_note(small: Path) -> None:
    """While nobody touched it, a draft says what the note says."""
    before = contents(small)
    learn_more(small)
    sync_here(small)
    assert b"zebra" in contents(small)[PRIYA_DRAFT]
    assert changed(before, small) == {NORTHWIND, PRIYA_DRAFT}


@pytest.mark.parametrize("touched", [False, True])
def test_a_draft_of_an_earlier_version(
    small: Path, monkeypatch: pytest.MonkeyPatch, touched: bool
) -> None:
    """Its form asks in other words; it is current again, unless a person touched it."""
    with monkeypatch.context() as earlier:
        earlier.setattr("vaultsync.render.draft.shipped", _as_asked_before)
        sync_here(small)
    assert b"[What stayed with you about: moving" in contents(small)[PRIYA_DRAFT]
    if touched:
        change_file(small / PRIYA_DRAFT, BODY, f"Many thanks. {BODY}")
    before = contents(small)
    sync_here(small)
    assert (PRIYA_DRAFT in changed(before, small)) is not touched
    now = contents(small)[PRIYA_DRAFT]
    assert (b"[What stayed with you about this: moving" in now) is not touched


def _as_asked_before(name: str, channel: str) -> str:
    return shipped(name, channel).replace("about this:", "about:")


BODY, END_OF_BODY = "Thank you for your time", "Kind regards,\nAlex Doe\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (BODY, f"Many thanks. {BODY}"),
        (END_OF_BODY, f"{END_OF_BODY}P.S. one more thing\n"),
        (END_OF_BODY, END_OF_BODY.replace("regards", "Regards")),
        ("Dear Priya Raman,", "Dear Priya,"),
        ('subject: "', 'subject: "Thank you again: '),
        ("proofread: false", "proofread: true"),
        ("status: draft", "status: ready"),
        ("due: 2026-03-06", "due: 2026-03-07"),
        ("kind: thank-you", "kind: thank-you\ntags: [mine]"),
        ("kind: thank-you", "kind: thank-you # mine"),
    ],
)
def test_a_draft_that_a_person_touched_is_never_written(
    small: Path, old: str, new: str
) -> None:
    """Body, subject or mark: after a change the draft is the person's (hazard 15)."""
    change_file(small / PRIYA_DRAFT, old, new)
    before = state(small)
    learn_more(small)
    assert sync_here(small).failures == ()
    after = state(small)
    assert after[PRIYA_DRAFT] == before[PRIYA_DRAFT]
    assert drafts(small) == [KUMO_DRAFT, MARCUS_DRAFT, PRIYA_DRAFT]


def test_a_draft_is_not_touched_when_its_note_is_gone(small: Path) -> None:
    """A note that was removed takes no draft with it."""
    (small / NORTHWIND).unlink()
    before = state(small)
    sync_here(small)
    after = state(small)
    assert {path: after[path] for path in drafts(small)} == {
        path: before[path] for path in (KUMO_DRAFT, MARCUS_DRAFT, PRIYA_DRAFT)
    }


def fill_in(text: str, count: int) -> str:
    """Put a sentence into so many of the brackets of a draft; 0: into all."""
    head, mark, body = text.rpartition("---\n")
    return head + mark + re.sub(r"\[[^]\n]*\]", "It was fine.", body, count=count)


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda text: text, " (as it is, with 3 open brackets)"),
        (lambda text: fill_in(text, 2), " (as it is, with 1 open bracket)"),
        (lambda text: fill_in(text, 0), ""),
    ],
    ids=["blank", "in part", "filled in"],
)
def test_open_brackets_are_told_where_a_draft_moves(
    write: Callable[[str], str], said: str, cli: Cli, small: Path
) -> None:
    """`done` and `sync` say that the letter in `Sent` is not what went out."""
    draft = small / PRIYA_DRAFT
    draft.write_text(write(draft.read_text("utf-8")), "utf-8")
    copy = Path(shutil.copytree(small, small.with_name("copy")))
    tick(small, PRIYA)
    line = f"moved {PRIYA_DRAFT} to {SENT_DRAFT}{said}"
    assert line in cli("sync", vault=small).stdout.splitlines()
    assert line in cli("done", "northwind", "priya", vault=copy).stdout.splitlines()


@pytest.mark.parametrize("touched", [False, True])
def test_a_draft_moves_after_its_touch_is_recorded(
    cli: Cli, small: Path, touched: bool
) -> None:
    """It moves to `Drafts/Sent`, unchanged, after the record; the due note links to it."""
    if touched:
        change_file(small / PRIYA_DRAFT, BODY, f"Many thanks. {BODY}")
    data = contents(small)[PRIYA_DRAFT]
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    assert cli("sync", vault=small).returncode == 0
    assert drafts(small) == [KUMO_DRAFT, MARCUS_DRAFT, SENT_DRAFT]
    assert contents(small)[SENT_DRAFT] == data
    (line,) = task_lines((small / DUE).read_text("utf-8"), PRIYA)
    assert "(Drafts/Sent/2026-03-05%20Northwind,%20Priya%20Raman,%20thank-you.md)" in line
    before = state(small)
    sync_here(small)
    assert state(small) == before


@pytest.mark.parametrize("linked", [False, True])
def test_a_draft_that_lies_in_sent_already_just_goes(small: Path, linked: bool) -> None:
    """A move that was cut off, or done elsewhere, is finished; no second copy (hazard 5)."""
    data = contents(small)[PRIYA_DRAFT]
    (small / SENT_DRAFT).parent.mkdir()
    if linked:
        (small / SENT_DRAFT).hardlink_to(small / PRIYA_DRAFT)
    else:
        (small / SENT_DRAFT).write_bytes(data)
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    assert not sync_here(small).failures
    assert drafts(small) == [KUMO_DRAFT, MARCUS_DRAFT, SENT_DRAFT]
    assert contents(small)[SENT_DRAFT] == data


def test_what_another_message_settled_was_not_sent(small: Path) -> None:
    """A thank-you after they wrote answers them: the answer's blank form is none that was sent.

    It comes back where it is owed again.
    """
    note = small / NORTHWIND
    change_file(note, MAIL, f"{MAIL}- 2026-03-05 reply: thanks\n")
    sync_here(small)
    (form,) = [path for path in drafts(small) if "respond" in path]
    heard = note.read_bytes()
    change_file(note, MAIL, f"{MAIL}- [x] Thank-you by email ✅ 2026-03-06\n")
    sync_here(small)
    away = form.replace(DRAFTS, f"{DRAFTS}/Not sent")
    assert [path for path in drafts(small) if "respond" in path] == [away]
    sync_here(small)
    assert [path for path in drafts(small) if "respond" in path] == [away]
    note.write_bytes(heard)
    sync_here(small)
    assert [path for path in drafts(small) if "respond" in path] == [form]


@pytest.mark.parametrize("box", ["x", "-"])
def test_a_draft_that_came_back_half_way(small: Path, box: str) -> None:
    """Where one file has both names, the draft is the one that stays (hazard 5)."""
    tick(small, PRIYA, box)
    sync_here(small)
    (away,) = [path for path in drafts(small) if path.endswith(PRIYA_DRAFT.rpartition("/")[2])]
    edit_line(small / DUE, PRIYA, f"- [{box}]", "- [ ]")
    (small / PRIYA_DRAFT).hardlink_to(small / away)
    assert not sync_here(small).failures
    assert drafts(small) == [KUMO_DRAFT, MARCUS_DRAFT, PRIYA_DRAFT]
    assert (small / PRIYA_DRAFT).stat().st_nlink == 1


def test_a_draft_stays_while_its_touch_cannot_be_recorded(small: Path) -> None:
    """Without a record on the disk nothing counts as sent."""
    (small / NORTHWIND).chmod(0o444)
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    sync_here(small)
    assert drafts(small) == [KUMO_DRAFT, MARCUS_DRAFT, PRIYA_DRAFT]


NOT_SENT = PRIYA_DRAFT.replace(DRAFTS, f"{DRAFTS}/Not sent")


def close(root: Path) -> None:
    """End the application: nothing is owed to Priya and Marcus any more."""
    change_file(root / NORTHWIND, "stage: panel", "stage: panel\nstatus: rejected")


def skip(root: Path) -> None:
    """Leave the message to Priya out."""
    tick(root, PRIYA, "-")


def wait(root: Path) -> None:
    """Do nothing until it is too late."""


ENDS = {"skipped": (skip, AS_OF), "closed": (close, AS_OF), "missed": (wait, LATE)}


@pytest.mark.parametrize("end", ENDS)
def test_an_untouched_draft_that_is_over_is_put_away(small: Path, end: str) -> None:
    """Skipped, missed or ended: it moves to `Drafts/Not sent`, unchanged; nobody is told."""
    data = contents(small)[PRIYA_DRAFT]
    happens, as_of = ENDS[end]
    happens(small)
    assert sync_here(small, as_of).failures == ()
    assert PRIYA_DRAFT not in contents(small)
    assert contents(small)[NOT_SENT] == data
    before = state(small)
    report = sync_here(small, as_of)
    assert state(small) == before
    assert not [one for one in report.findings if one.path.startswith(f"{DRAFTS}/")]


@pytest.mark.parametrize("end", ENDS)
def test_a_touched_draft_that_is_over_stays_and_is_told(small: Path, end: str) -> None:
    """What a person wrote stays where it is, and VS501 says that it leads nowhere."""
    change_file(small / PRIYA_DRAFT, BODY, f"Many thanks. {BODY}")
    before = state(small)[PRIYA_DRAFT]
    happens, as_of = ENDS[end]
    happens(small)
    sync_here(small, as_of)
    report = sync_here(small, as_of)
    assert state(small)[PRIYA_DRAFT] == before
    assert [one.code for one in report.findings if one.path == PRIYA_DRAFT] == ["VS501"]


def test_a_draft_that_was_put_away_comes_back(small: Path) -> None:
    """Who takes a skip back finds the draft where it was."""
    before = contents(small)
    skip(small)
    sync_here(small)
    note = small / NORTHWIND
    note.write_bytes(before[NORTHWIND])
    (small / DUE).write_bytes(before[DUE])
    sync_here(small)
    assert contents(small) == before


def test_nothing_is_put_away_while_a_note_cannot_be_read(small: Path) -> None:
    """A note with an error says nothing of what is over; neither does one that is not there."""
    close(small)
    change_file(small / NORTHWIND, "date: 2026-03-05", "date: soon")
    before = state(small)
    sync_here(small)
    assert state(small)[PRIYA_DRAFT] == before[PRIYA_DRAFT]
    assert state(small)[MARCUS_DRAFT] == before[MARCUS_DRAFT]


def test_nothing_is_put_away_while_another_note_cannot_be_read(small: Path) -> None:
    """It could be the one from which the message follows."""
    close(small)
    other = small / "Interviews/Kumo.md"
    text = other.read_bytes()
    other.write_bytes(text + b"- Gr\xfc\xdfe\n")
    before = state(small)
    sync_here(small)
    assert state(small)[PRIYA_DRAFT] == before[PRIYA_DRAFT]
    other.write_bytes(text)
    sync_here(small)
    assert PRIYA_DRAFT not in contents(small)


def test_two_devices_put_the_same_draft_away(small: Path) -> None:
    """What lies there already, byte for byte, is not put there a second time."""
    there = small / NOT_SENT
    there.parent.mkdir()
    there.write_bytes(contents(small)[PRIYA_DRAFT])
    skip(small)
    assert sync_here(small).failures == ()
    assert [path for path in drafts(small) if "Priya" in path] == [NOT_SENT]


def test_another_file_of_the_name_is_not_overwritten_by_what_is_put_away(small: Path) -> None:
    """A foreign file in `Not sent` stays; the draft gets a name of its own."""
    there = small / NOT_SENT
    there.parent.mkdir()
    there.write_text("mine\n")
    data = contents(small)[PRIYA_DRAFT]
    skip(small)
    assert sync_here(small).failures == ()
    assert there.read_text("utf-8") == "mine\n"
    others = [path for path in drafts(small) if "Priya" in path and path != NOT_SENT]
    assert [contents(small)[path] for path in others] == [data]


@pytest.mark.parametrize(
    "name",
    [
        "something else.md",
        PRIYA_DRAFT.rsplit("/", 1)[-1],
        PRIYA_DRAFT.rsplit("/", 1)[-1].upper(),
        PRIYA_DRAFT.rsplit("/", 1)[-1].replace(".md", ".MD"),
    ],
)
@pytest.mark.parametrize("text", ["", "my own words\n", "---\nid: x\n---\nmine\n"])
def test_a_foreign_file_of_the_same_name_is_not_overwritten(
    make_vault: MakeVault, name: str, text: str
) -> None:
    """A draft's name that is taken, in whatever case, is left to its owner (hazards 14, 15)."""
    foreign = f"{DRAFTS}/{name}"
    root = make_vault(NOTES | {foreign: text}, CONFIG)
    before = state(root)[foreign]
    assert sync_here(root).failures == ()
    assert state(root)[foreign] == before
    (ident,) = ids(task_lines((root / DUE).read_text("utf-8"), PRIYA)[0])
    ours = [
        path for path in drafts(root) if f"\nid: {ident}\n".encode() in contents(root)[path]
    ]
    taken = name.casefold() == PRIYA_DRAFT.rsplit("/", 1)[-1].casefold()
    assert ours == [PRIYA_DRAFT.replace(".md", f" {ident}.md") if taken else PRIYA_DRAFT]
    there = state(root)
    sync_here(root)
    assert state(root) == there


def test_a_foreign_file_in_sent_is_not_overwritten(small: Path) -> None:
    """A draft that moves takes a free name."""
    foreign = small / SENT_DRAFT
    foreign.parent.mkdir()
    foreign.write_text("an older one\n")
    data = contents(small)[PRIYA_DRAFT]
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    assert sync_here(small).failures == ()
    assert foreign.read_text("utf-8") == "an older one\n"
    moved = set(drafts(small)) - {KUMO_DRAFT, MARCUS_DRAFT, SENT_DRAFT}
    assert [contents(small)[path] for path in moved] == [data]
    assert all(path.startswith(f"{DRAFTS}/Sent/") for path in moved)


@pytest.mark.parametrize("name", ["to Priya.md", "Sent later/to Priya.md"])
def test_a_draft_that_was_renamed_is_found_by_its_id(small: Path, name: str) -> None:
    """A draft under another name is not made a second time."""
    (small / DRAFTS / name).parent.mkdir(exist_ok=True)
    (small / PRIYA_DRAFT).rename(small / DRAFTS / name)
    before = contents(small)
    sync_here(small)
    assert DUE in changed(before, small) <= {DUE, f"{DRAFTS}/{name}"}
    assert drafts(small) == sorted([KUMO_DRAFT, MARCUS_DRAFT, f"{DRAFTS}/{name}"])
    (line,) = task_lines((small / DUE).read_text("utf-8"), PRIYA)
    assert f"(Drafts/{name.replace(' ', '%20')})" in line


@pytest.mark.parametrize(
    "name",
    [
        "{} (conflicted copy 2026-03-06).md",
        "{} (Conflicted copy laptop 202603061200).md",
        "{}.sync-conflict-20260306-120000-ABCDEFG.md",
        ".#{}.md",
        "{}.md~",
        ".vaultsync-0123456789abcdef.tmp",
    ],
)
def test_a_conflict_copy_of_a_draft_is_not_the_draft(small: Path, name: str) -> None:
    """What a sync tool left beside a draft is not linked, moved or changed (hazard 12)."""
    stem = PRIYA_DRAFT.rsplit("/", 1)[-1].removesuffix(".md")
    copy = small / DRAFTS / name.format(stem)
    copy.write_bytes((small / PRIYA_DRAFT).read_bytes())
    before = state(small)
    sync_here(small)
    assert state(small) == before
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    sync_here(small)
    assert copy.exists()
    assert not (small / PRIYA_DRAFT).exists()


@pytest.mark.parametrize(
    "name", ["{} (conflicted copy 2026-03-06).md", "{}.sync-conflict-1.md"]
)
def test_a_conflict_copy_of_a_draft_is_reported(small: Path, name: str) -> None:
    """Two versions of a draft are the person's to compare: VS008 (hazard 12)."""
    path = f"{DRAFTS}/{name.format('x')}"
    (small / path).write_bytes((small / PRIYA_DRAFT).read_bytes())
    assert [one.code for one in sync_here(small).findings if one.path == path] == ["VS008"]


def test_a_draft_that_cannot_be_read_is_left_alone(small: Path) -> None:
    """A draft that is not UTF-8 is reported, not overwritten."""
    (small / PRIYA_DRAFT).write_bytes("---\nid: x\n---\nGrüße\n".encode("latin-1"))
    before = state(small)[PRIYA_DRAFT]
    report = sync_here(small)
    assert state(small)[PRIYA_DRAFT] == before
    assert [one.code for one in report.findings if one.path == PRIYA_DRAFT] == ["VS001"]
    there = state(small)
    sync_here(small)
    assert state(small) == there


def test_a_moved_note_takes_its_untouched_drafts_along(small: Path) -> None:
    """The link to the interview follows the note; the drafts keep their names."""
    (small / NORTHWIND).rename(small / "Interviews" / "panel.md")
    before = contents(small)
    sync_here(small)
    assert changed(before, small) == {DUE, PRIYA_DRAFT, MARCUS_DRAFT}
    assert b"Interviews/panel.md" in contents(small)[PRIYA_DRAFT]


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_a_head_is_read_with_all_line_ends(eol: str) -> None:
    """Every key counts, also the first one, and nothing of the message is taken for one."""
    head = '---\nid: vs-36651j33\nto: "a@b.example"\nattachments:\n  - CV.pdf\n---\n\n'
    draft = read_draft("x.md", f"{head}status: sent\n---\nDear Jane,\n".replace("\n", eol))
    assert (draft.id, draft.to, draft.status) == ("vs-36651j33", "a@b.example", "")
    assert draft.attachments == ("CV.pdf",)
    assert [key for key, _ in draft.lines] == ["id", "to", "attachments"]
    assert draft.body == "status: sent\n---\nDear Jane,\n"


def test_a_form_follows_a_role_that_was_added(small: Path) -> None:
    """Another role makes another ID: forms that nobody wrote in stay, and are renewed."""
    before = drafts(small)
    change_file(small / NORTHWIND, "role: Engineer\n", "role: Night porter\n")
    assert not sync_here(small).failures
    assert drafts(small) == before
    said = (small / PRIYA_DRAFT).read_text("utf-8")
    assert "Night porter" in said
    assert "Engineer" not in said
    ours = {read_draft(path, (small / path).read_text("utf-8")).id for path in before}
    assert ours <= set(ids((small / DUE).read_text("utf-8")))


def test_a_draft_that_was_begun_does_not_follow_another_role(small: Path) -> None:
    """What a person wrote stays as it is, and the message has a form of its own."""
    change_file(small / PRIYA_DRAFT, "Kind regards", "Best wishes")
    mine = (small / PRIYA_DRAFT).read_bytes()
    change_file(small / NORTHWIND, "role: Engineer\n", "role: Night porter\n")
    assert not sync_here(small).failures
    assert (small / PRIYA_DRAFT).read_bytes() == mine
    assert len(drafts(small)) == 4
