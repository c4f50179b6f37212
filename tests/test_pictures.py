"""The timeline in the due note: what it shows, and that it confuses nobody who reads it.

`tests/test_pictures_drawn.py` has it drawn by Mermaid.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given
from hypothesis import settings as law
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.devices import World
from tests.transports import Git, Merging, Transport
from tests.vaults import CONFIG, DUE, NORTHWIND, NOTES, contents, edit_line, sync_here, tick
from vaultsync.calendar import AsOf, find_zone
from vaultsync.changes import Create
from vaultsync.parse.config import read_settings
from vaultsync.parse.due_note import read_marks, split_due_note
from vaultsync.parse.listed import read_entries
from vaultsync.parse.seal import is_whole
from vaultsync.pipeline import build
from vaultsync.plan import plan_outputs
from vaultsync.render.escape import columns_of, mermaid, shortened
from vaultsync.render.timeline import NAME_COLUMNS, ROWS
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot, Surroundings

MakeVault = Callable[..., Path]
ON = f"{CONFIG}\n[outputs]\npicture = true\n"
OFF = f"{CONFIG}\n[outputs]\npicture = false\n"
HOSTILE = [
    "click Travel", "Click here", "title Nine", "section 8", "gantt", "dateFormat X", "%% no",
    "%%{init: {'theme': 'dark'}}%%", "A: B", "A; B", "C# Ltd", "#quot;", "R&D", "&lt;b&gt;",
    "<script>alert(1)</script>", "```", "~~~",
    "- [x] Thank-you 🆔 vs-k3f9q2xd-1q0 📅 2026-03-06",
    "$$x$$", "`a`", "a\\nb", "[[Link|x]]", "{x}", "done, crit, 2026-01-01",
    "## Done in the last 14 days", "<!-- vaultsync:end -->", "<!-- vaultsync:seal 01 -->",
    "not recorded: this note was merged since it was written", "accTitle: x", "株式会社 日本",
    "Ḧël̈l̈ö", "شركة الأمل", "👩🏽‍💻 Studio", "end", "call()", "href", "after", "x" * 300, "vert",
    "excludes weekends", "todayMarker off", "2026-03-05", ": : :", "",
]  # fmt: skip
"""Names that mean something to Mermaid, to Markdown or to vaultsync itself."""


def note(company: str, role: str = "Cook", more: str = "", day: str = "2026-03-02") -> str:
    """Write a note on an interview that is over, with somebody who is to be thanked."""
    quoted = company.replace("\\", "\\\\").replace('"', '\\"')
    head = f'type: interview\ncompany: "{quoted}"\nrole: {role}\ndate: {day}\n{more}'
    return f"---\n{head}---\n## Jane Doe\njane@acme.example\n- soup\n"


def due_text(
    notes: dict[str, str], day: str = "2026-03-06", hour: str = "09:00", *, picture: bool = True
) -> str:
    """Give the due note of these notes, as it is written for the first time."""
    zone = find_zone("Europe/London")
    assert zone
    read = tuple(Document.of(path, text) for path, text in sorted(notes.items()))
    snapshot = Snapshot(notes=read, surroundings=Surroundings(obsidian=picture))
    as_of = AsOf(instant=datetime.fromisoformat(f"{day}T{hour}+00:00"), zone=zone)
    plan = plan_outputs(snapshot, build(snapshot, Settings(), as_of), Settings())
    (text,) = (one.text for one in plan.changes if isinstance(one, Create) and DUE in one.path)
    return text


def block(text: str) -> list[str]:
    """Give the lines of the only Mermaid block, which Markdown ends where we did."""
    fences = [one for one in MarkdownIt().parse(text) if one.type == "fence"]
    assert [one.info for one in fences] == ["mermaid"]
    lines = fences[0].content.split("\n")[:-1]
    assert "\n".join(["```mermaid", *lines, "```"]) in text
    return lines


def rows(text: str) -> list[str]:
    """Give the sections and rows of the diagram."""
    lines = [line.strip() for line in block(text)]
    first = next(n for n, line in enumerate(lines) if line.startswith("section"))
    return lines[first:]


# Where it is


@pytest.mark.parametrize(
    ("written", "obsidian", "there"),
    [
        ("", False, False),
        ("", True, True),
        ("picture = true", False, True),
        ("picture = false", True, False),
        ('picture = "auto"', True, True),
        ('picture = "auto"', False, False),
    ],
)
def test_who_has_a_picture(
    make_vault: MakeVault, written: str, *, obsidian: bool, there: bool
) -> None:
    """By default who has Obsidian, which draws it; `outputs.picture` decides otherwise."""
    root = make_vault(NOTES, f"{CONFIG}\n[outputs]\n{written}\n")
    if obsidian:
        (root / ".obsidian").mkdir()
    assert not sync_here(root).findings
    assert ("```mermaid" in (root / DUE).read_text("utf-8")) is there
    assert not sync_here(root).wrote


def test_a_wrong_value_is_told() -> None:
    """Neither a word nor a number says whether there is one."""
    with pytest.raises(Exception, match=r"2:1.*`outputs.picture`"):
        read_settings('[outputs]\npicture = "gantt"\n')


def test_the_rest_of_the_note_is_as_without_it(make_vault: MakeVault) -> None:
    """Not a byte differs but the picture, at the end, and the seal over all."""
    root = make_vault(NOTES, OFF)
    sync_here(root)
    without = (root / DUE).read_text("utf-8")
    (root / "vaultsync.toml").write_text(ON)
    sync_here(root)
    with_it = (root / DUE).read_text("utf-8")
    taken_out = re.sub(r"## Timeline\n\n```mermaid\n.*?\n```\n\n", "", with_it, flags=re.DOTALL)
    seal = re.compile(r"seal [01]{32}")
    assert taken_out != with_it
    assert seal.sub("", taken_out) == seal.sub("", without)
    (root / "vaultsync.toml").write_text(OFF)
    sync_here(root)
    assert (root / DUE).read_text("utf-8") == without


def test_only_the_day_counts() -> None:
    """The hour of a run is not in it, nor the day itself: only what changes with it."""
    first = due_text({"a.md": note("Acme")}, "2026-03-06", "09:00")
    assert due_text({"a.md": note("Acme")}, "2026-03-06", "21:00") == first
    assert rows(due_text({"a.md": note("Acme")}, "2026-03-08")) == rows(first)


# What it shows


THANKED = "- [x] Thank-you ✅ 2026-03-03\n"
CHASED = f"{THANKED}- [x] Follow-up ✅ 2026-03-09\n- [x] Status check ✅ 2026-03-25\n"
LATER = note("Beta", day="2026-03-20")

SHOWN: list[tuple[str, dict[str, str], str, list[str]]] = [
    (
        "what is late is marked",
        {"a.md": note("Acme")},
        "2026-03-06",
        ["section Overdue", "Thank-you · Acme :crit, 2026-03-02, 2026-03-03"],
    ),
    (
        "what comes up, from the latest interview",
        {"a.md": note("Acme") + THANKED},
        "2026-03-06",
        ["section Coming up", "Follow-up · Acme :2026-03-02, 2026-03-09"],
    ),
    (
        "an interview that lies ahead",
        {"a.md": LATER},
        "2026-03-06",
        ["section Coming up", "Interview · Beta :2026-03-20, 1d"],
    ),
    (
        "the next interview of an application",
        {"a.md": note("Acme") + THANKED, "b.md": note("Acme", day="2026-03-20")},
        "2026-03-06",
        ["section Coming up", "Interview · Acme :2026-03-02, 2026-03-20"],
    ),
    (
        "nothing is owed but patience",
        {"a.md": note("Acme") + CHASED},
        "2026-04-01",
        ["section Waiting", "Last day to wait · Acme :2026-03-02, 2026-04-08"],
    ),
    (
        "the role, where there are several",
        {"a.md": note("Acme", "Cook"), "b.md": note("Acme", "Baker")},
        "2026-03-03",
        [
            "section Coming up",
            "Thank-you · Acme (Baker) :2026-03-02, 2026-03-03",
            "Thank-you · Acme (Cook) :2026-03-02, 2026-03-03",
        ],
    ),
    (
        "what is late first, then by day",
        {
            "a.md": LATER,
            "b.md": note("Acme"),
            "c.md": note("Dot", day="2026-03-05"),
        },
        "2026-03-05",
        [
            "section Overdue",
            "Thank-you · Acme :crit, 2026-03-02, 2026-03-03",
            "section Coming up",
            "Interview · Beta :2026-03-20, 1d",
        ],
    ),
]


@pytest.mark.parametrize(
    ("notes", "day", "shown"), [r[1:] for r in SHOWN], ids=[r[0] for r in SHOWN]
)
def test_a_row_for_each_open_application(
    notes: dict[str, str], day: str, shown: list[str]
) -> None:
    """From the latest interview to the next step, which comes in words, too."""
    assert [row for row in rows(due_text(notes, day)) if "Dot" not in row] == shown


@pytest.mark.parametrize(
    ("more", "touches", "day"),
    [
        ("status: rejected\n", "", "2026-03-06"),
        ("status: withdrawn\n", "", "2026-03-06"),
        ("status: accepted\n", "", "2026-03-06"),
        ("", CHASED, "2026-04-09"),
        ("", "", "2026-08-01"),
    ],
)
def test_what_ended_is_left_out(more: str, touches: str, day: str) -> None:
    """S38: closed, moved on, or nothing lies ahead: then there is no block at all."""
    text = due_text({"a.md": note("Acme", more=more) + touches}, day)
    assert "mermaid" not in text
    assert "Timeline" not in text


def test_so_many_rows_and_no_more() -> None:
    """Sixty applications: the nearest are drawn, the rest is counted under the picture."""
    start = date(2026, 3, 10)
    notes = {
        f"{n}.md": note(f"Company {n:02}", day=str(start + timedelta(days=n)))
        for n in range(60)
    }
    notes["old.md"] = note("Long ago", day="2025-06-02")
    text = due_text(notes)
    drawn = [row for row in rows(text) if "·" in row]
    assert len(drawn) == ROWS
    assert drawn[0].startswith("Interview · Company 00 ")
    assert "\nApplications that are not drawn: 20 further ahead, 1 with no day ahead.\n" in text


def test_what_cannot_be_read_is_not_drawn(small: Path) -> None:
    """Hazard 9: of a company with a note that cannot be read nothing certain is known."""
    (small / "vaultsync.toml").write_text(ON)
    sync_here(small)
    assert "Northwind" in "".join(rows((small / DUE).read_text("utf-8")))
    broken = b"---\ntype: interview\ncompany: Northwind\n---\n\xff\n"
    (small / "Interviews" / "Northwind two.md").write_bytes(broken)
    sync_here(small)
    text = (small / DUE).read_text("utf-8")
    assert "Northwind" not in "".join(rows(text))
    assert "Applications that are not drawn: 1 of which a note cannot be read now.\n" in text


# What people write


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_names(name: str) -> None:
    """Hazard 19: one block, one row, no mark, no entry, and no line of the note more."""
    with_it = due_text({"a.md": note(name)})
    without = due_text({"a.md": note(name)}, picture=False)
    assert len(rows(with_it)) == 2
    assert read_marks(with_it) == read_marks(without) == ()
    assert _whole(with_it) is _whole(without)
    assert _said(with_it) == _said(without)


def _whole(text: str) -> bool:
    return is_whole(split_due_note(text).generated)


def _said(text: str) -> list[tuple[str, str, str]]:
    """Give what the due note lists, without how links are written."""
    return [(one.section, one.id, one.shown) for one in read_entries(text, DUE)]


ANY = (
    st.text(max_size=60)
    | st.sampled_from([*HOSTILE, "{{x}}", "<% x %>"])
    | st.builds(
        "".join,
        st.lists(
            st.sampled_from([*HOSTILE[:40], " ", "\n", "%", "$", ":", "\u2028", "#", ";"])
        ),
    )
)
"""Whatever may stand in a note."""


def written(text: str) -> str:
    """Give a text as it can stand behind a key, in a note that is no template."""
    kept = "".join(c for c in text if c.isprintable())
    return kept.replace("{{", "{").replace("{{", "{").replace("<%", "<")


@law(max_examples=500)
@given(ANY)
def test_no_sign_is_left_that_means_something(text: str) -> None:
    """Whatever the text: one line, no sign of Mermaid's, and again the same."""
    safe = mermaid(text)
    assert safe == " ".join(safe.split())
    assert not set(safe) & set(':;#<>"`{}[]\\\x00\n\r')
    assert "%%" not in safe
    assert "$$" not in safe
    assert mermaid(safe) == safe


@law(max_examples=300)
@given(ANY, st.integers(1, 50))
def test_a_text_is_shortened_to_its_room(text: str, room: int) -> None:
    """Never wider, never inside of a character, and untouched where there is room."""
    short = shortened(text, room)
    assert columns_of(short) <= room
    assert short == text or short.endswith("…")
    assert text.startswith(short.removesuffix("…")) or short == text
    assert (short == text) is (columns_of(text) <= room)


def test_what_belongs_together_is_not_cut() -> None:
    """An emoji of several signs and a letter with its mark go as one."""
    assert shortened("ab👩🏽\u200d💻c", 8) == "ab…"
    assert shortened("abe\u0301cd", 4) == "ab…"
    assert shortened("日本株式会社", 7) == "日本株…"


@law(max_examples=100)
@given(ANY)
def test_a_block_stays_one_block(name: str) -> None:
    """Whatever the name of a company: Markdown sees one block, which we read as nothing."""
    notes = {"a.md": note(written(name))}
    text = due_text(notes)
    found = rows(text)
    assert len(found) == 2
    assert re.fullmatch(r"Thank-you · [^:]+ :crit, 2026-03-02, 2026-03-03", found[1])
    said = found[1].removeprefix("Thank-you · ").rpartition(" :")[0]
    assert columns_of(said) <= NAME_COLUMNS
    assert read_marks(text) == ()
    assert _whole(text) is _whole(due_text(notes, picture=False))


# What people do


def test_ticks_and_moved_days_are_read_beside_it(small: Path) -> None:
    """Hazard 1: a tick, a moved day and `sync` twice, as without a picture."""
    (small / "vaultsync.toml").write_text(ON)
    sync_here(small)
    tick(small, "Thank-you to Marcus Lee")
    edit_line(small / DUE, "Thank-you to Priya Raman", "📅 2026-03-06", "📅 2026-03-20")
    report = sync_here(small)
    assert (len(report.records), report.unrecorded) == (2, ())
    said = contents(small)[NORTHWIND].decode()
    assert "- [x] Thank-you by text ✅ 2026-03-06" in said
    assert "- [ ] Thank-you ⏳ 2026-03-20" in said
    assert not sync_here(small).wrote


DAMAGE: dict[str, Callable[[str], str]] = {
    "the end is gone": lambda text: text.replace("\n```\n", "\n", 1),
    "the beginning is gone": lambda text: text.replace("```mermaid\n", "", 1),
    "twice": lambda text: re.sub(r"(```mermaid.*?\n```\n)", r"\1\1", text, flags=re.DOTALL),
    "somebody drew in it": lambda text: text.replace("section", "section My", 1),
    "a task in it": lambda text: text.replace("gantt\n", "gantt\n- [x] buy milk\n", 1),
    "without ends of lines": lambda text: text.replace("gantt\n    accTitle", "gantt accTitle"),
    "opened above everything": lambda text: text.replace("## ", "```mermaid\n## ", 1),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_picture_hides_no_tick(small: Path, what: str) -> None:
    """Hazard 2: whatever a merge or a person does to it, ticks count and it is drawn anew."""
    (small / "vaultsync.toml").write_text(ON)
    sync_here(small)
    whole = (small / DUE).read_text("utf-8")
    damaged = DAMAGE[what](whole)
    assert damaged != whole
    (small / DUE).write_bytes(damaged.encode())
    tick(small, "Thank-you to Marcus Lee")
    report = sync_here(small)
    assert [one.mark.state.value for one in report.records if one.mark.state] == ["done"]
    text = (small / DUE).read_text("utf-8")
    assert len(rows(text)) > 2
    assert "buy milk" not in text
    assert not sync_here(small).wrote


MOVES = st.dictionaries(st.integers(0, 7), st.integers(4, 60), min_size=1, max_size=5)


def moved(moves: dict[int, int]) -> str:
    """Give the due note of eight applications of which some were put off."""
    start = date(2026, 3, 6)
    return due_text(
        {
            f"{n}.md": note(f"Company {n}")
            + (f"- [ ] Thank-you ⏳ {start + timedelta(days=moves[n])}\n" if n in moves else "")
            for n in range(8)
        }
    )


@law(max_examples=20, deadline=None)
@given(mine=MOVES, theirs=MOVES, above=st.booleans())
def test_no_day_is_believed_that_a_merge_of_pictures_made(
    mine: dict[int, int], theirs: dict[int, int], *, above: bool
) -> None:
    """Hazard 2: characters of two notes with pictures are merged: nobody put anything off."""
    here, there = moved(mine), moved(theirs)
    if above:
        here = here.replace("# Follow-ups due\n", "# Follow-ups due\n\nwhat somebody wrote\n")
    tool = diff_match_patch()
    tool.Diff_Timeout = 0
    merged, _ = tool.patch_apply(tool.patch_make(moved({}), here), there)
    if merged not in {here, there}:
        assert split_due_note(merged).whole
        assert all(mark.doubted for mark in read_marks(merged) if mark.by_due)


@pytest.mark.parametrize("transport", ["git", "merged texts"])
def test_devices_agree_on_pictures(transport: str, tmp_path: Path) -> None:
    """Hazards 2 and 3: three devices with pictures do as well as without them."""
    made: dict[str, Callable[[], Transport]] = {
        "git": lambda: Git(tmp_path),
        "merged texts": Merging,
    }
    world = World(tmp_path, 3, made[transport](), seed=3, config=ON)
    tally = world.run(8)
    assert {name: found for name, found in tally.bad.items() if name != "doubled"} == {}
    drawn = {(device.root / DUE).read_text("utf-8") for device in world.devices}
    assert len(drawn) == 1
    assert "```mermaid" in drawn.pop()
