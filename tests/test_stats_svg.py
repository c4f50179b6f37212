"""`vaultsync stats --svg`: a picture of what was sent and what came of it (S03, S10)."""

import os
import re
import stat
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as law
from hypothesis import strategies as st

from tests.support import EXAMPLE, Cli, environment
from tests.talking import talk
from tests.test_pictures import ANY, HOSTILE, due_text, note, rows, written
from tests.vaults import state
from vaultsync.calendar import AsOf, find_zone
from vaultsync.cli.stats_svg import is_own
from vaultsync.errors import WriteError
from vaultsync.parse.config import read_settings
from vaultsync.pipeline import build
from vaultsync.render.escape import svg
from vaultsync.render.stats_svg import MARKER, ROWS, WIDTH, render_stats
from vaultsync.render.svg_axis import Axis
from vaultsync.rules.ahead import ahead
from vaultsync.rules.stats import records_of
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot
from vaultsync.vault.pictures import write_picture

SVG = "{http://www.w3.org/2000/svg}"
THANKED = "- [x] Thank-you ✅ 2026-03-03\n"
ANSWERED = f"{THANKED}- 2026-03-09 reply: we will see\n"
MakeVault = Callable[..., Path]


def drawn(*notes: str, day: str = "2026-03-06", hour: str = "09:00") -> str:
    """Draw these notes."""
    zone = find_zone("Europe/London")
    assert zone
    read = tuple(Document.of(f"I/{n:03}.md", text) for n, text in enumerate(notes))
    as_of = AsOf(instant=datetime.fromisoformat(f"{day}T{hour}+00:00"), zone=zone)
    found = build(Snapshot(notes=read), Settings(), as_of)
    steps = ahead(found.standings, found.follow_ups, as_of.today)
    return render_stats(records_of(found.standings), steps, as_of.today)


def groups(text: str) -> list[list[str]]:
    """Give the texts of each row: what a pointer shows first, then what is drawn."""
    root = ET.fromstring(text)  # noqa: S314 - it is ours
    return [
        ["".join(one.itertext()) for one in row if one.text] for row in root.iter(f"{SVG}g")
    ]


# What it shows

SHOWN: list[tuple[str, tuple[str, ...], str, list[str]]] = [
    (
        "an answer, and how long it took",
        (note("Acme") + ANSWERED,),
        "2026-03-10",
        ["Acme", "Cook", "answer after 7 days", "next: your answer, Tue 10 Mar"],
    ),
    (
        "none yet, and what comes next",
        (note("Acme") + THANKED,),
        "2026-03-06",
        ["Acme", "Cook", "no answer yet, 4 days", "next: follow-up, Mon 9 Mar"],
    ),
    (
        "what is late",
        (note("Acme"),),
        "2026-03-06",
        ["Acme", "Cook", "no answer yet, 4 days", "thank-you was due Tue 3 Mar"],
    ),
    (
        "what ended",
        (note("Acme", more="status: rejected\n") + ANSWERED,),
        "2026-03-10",
        ["Acme", "Cook", "answer after 7 days", "rejected"],
    ),
    (
        "what ended without a word",
        (note("Acme", more="status: ghosted\n"),),
        "2026-05-10",
        ["Acme", "Cook", "no answer", "ghosted"],
    ),
    (
        "a second interview",
        (note("Acme") + ANSWERED, note("Acme", day="2026-03-16")),
        "2026-03-17",
        ["Acme", "Cook", "answer after 7 days, then none yet", "next: thank-you, Tue 17 Mar"],
    ),
    (
        "neither company nor role",
        (note("", '""'),),
        "2026-03-06",
        ["no company named", "no answer yet, 4 days", "thank-you was due Tue 3 Mar"],
    ),
]


@pytest.mark.parametrize(
    ("notes", "day", "shown"), [r[1:] for r in SHOWN], ids=[r[0] for r in SHOWN]
)
def test_a_row_says_in_words_what_it_shows(
    notes: tuple[str, ...], day: str, shown: list[str]
) -> None:
    """S10: who answered, after how long, and what is to be done: never by colour alone."""
    (row,) = groups(drawn(*notes, day=day))
    assert row[1:] == shown
    assert row[0].startswith(shown[0] if notes[0].count("Acme") else "interview")


def test_what_is_open_comes_first() -> None:
    """Then what ended, the latest first."""
    text = drawn(
        note("Old", more="status: rejected\n"),
        note("Gone", more="status: rejected\n", day="2026-03-04"),
        note("Beta") + THANKED,
        note("Acme"),
    )
    assert [row[1] for row in groups(text)] == ["Acme", "Beta", "Gone", "Old"]


def test_many_are_counted() -> None:
    """Seventy applications: so many rows, and how many more there are."""
    text = drawn(*(note(f"Company {n}") for n in range(70)))
    assert len(groups(text)) == ROWS
    assert ">and 10 more applications</text>" in text


def test_the_same_day_gives_the_same_bytes() -> None:
    """No hour of a run is in it, and no number that differs between machines."""
    notes = (note("Acme") + ANSWERED, note("Beta"))
    assert drawn(*notes, hour="08:00") == drawn(*notes, hour="21:00")


# Who looks at it


def test_it_is_said_to_who_does_not_see_it() -> None:
    """A title and a description that name what is drawn, and a width that does not change."""
    root = ET.fromstring(drawn(note("Acme") + ANSWERED, day="2026-03-10"))  # noqa: S314
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert list(named) == (root.get("aria-labelledby") or "").split() == ["title", "desc"]
    assert named["desc"] == (
        "1 interview at 1 company, 1 answered, after 7 days; as of Tue 10 Mar 2026. "
        "One row for each application, what is open first."
    )
    assert root.get("width") == str(WIDTH)


def _light(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_are_readable_by_day_and_by_night() -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11: words 4.5 to 1 against their ground, shapes 3 to 1."""
    light, dark = drawn(note("Acme")).split("@media (prefers-color-scheme: dark)")
    for part in (light, dark):
        fills = dict(re.findall(r"\.?(\w+) \{ fill: (#\w{6})", part))
        ground = _light(fills["back"])
        for cls in ("text", "m", "l", "met", "answer", "late"):
            high, low = sorted((_light(fills[cls]), ground), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (cls, fills[cls])


@pytest.mark.parametrize(
    "days", [1, 3, 6, 10, 30, 69, 200, 399, 700, 1190, 4000, 40000, 3000000]
)
def test_the_axis_has_marks_and_room_between_them(days: int) -> None:
    """Whatever the span, down to a day and up to all that a date can be."""
    first = date(2026, 3, 2) if days < 2_000_000 else date(1, 1, 1)
    axis = Axis.over([first, first + timedelta(days=days)], (256, 690))
    marks = [*axis.marks()]
    places = [axis.x(day) for day, _ in marks]
    assert all(256 <= place <= 690 for place in places)
    wide = max(len(words) for _, words in marks) * 6.5
    assert all(b - a >= wide for a, b in pairwise(places)), marks
    assert marks


# What people write


@law(max_examples=300)
@given(ANY, ANY)
def test_whatever_a_note_says_it_is_text(company: str, role: str) -> None:
    """Hazard 19: well-formed, no element and no attribute comes out of a name."""
    kept = [written(company), written(role).replace("\\", "/").replace('"', "'")]
    plain = ET.fromstring(drawn(note("Acme", "Cook")))  # noqa: S314 - it is ours
    text = drawn(note(kept[0], f'"{kept[1]}"'))
    there = ET.fromstring(text)  # noqa: S314 - it is ours
    tags = [one.tag for one in there.iter()]
    assert set(tags) == {one.tag for one in plain.iter()}
    assert abs(len(tags) - len([*plain.iter()])) <= 1  # no role: one text less
    assert {key for one in there.iter() for key in one.attrib} <= {
        key for one in plain.iter() for key in one.attrib
    }
    assert is_own(text)


@given(st.text())
def test_escaped_text_is_read_back(text: str) -> None:
    """Every XML reader gives the line back, without what cannot stand in XML."""
    safe = svg(text)
    read = ET.fromstring(f"<a b=\"{safe}\" c='{safe}'>{safe}</a>")  # noqa: S314 - it is ours
    assert read.text or "" == read.get("b") == read.get("c")
    assert not set(safe) & set("<>\"'\x00")


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_loaded_from_anywhere(name: str) -> None:
    """No link, no script, no style of somebody else's."""
    text = drawn(note(name))
    assert "href" not in text.replace(svg(name), "")
    assert not re.search(
        r"<(?:script|image|a|use|foreignObject)\b|url\(|@import|\bon\w+=", text
    )


# Where it goes


def stats(cli: Cli, *words: str, vault: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command in March; give exit code, stdout and stderr."""
    ran = cli("stats", *words, "--as-of", "2026-03-06T09:00+00:00", vault=vault)
    return ran.returncode, ran.stdout, ran.stderr


def test_it_is_written_and_written_again(cli: Cli, tmp_path: Path) -> None:
    """A file outside of the vault; nothing to do if it is as it would be; ours is replaced."""
    file, before = tmp_path / "answers.svg", state(EXAMPLE)
    assert stats(cli, "--svg", str(file)) == (0, "", f"{file}: written\n")
    text = file.read_text("utf-8")
    was = file.stat()
    assert stats(cli, "--svg", str(file)) == (0, "", f"{file}: up to date\n")
    assert file.stat().st_ino == was.st_ino
    file.chmod(0o640)
    assert stats(cli, "northwind", "--svg", str(file)) == (0, "", f"{file}: written\n")
    assert "Northwind" in file.read_text("utf-8") != text
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["answers.svg"]
    assert state(EXAMPLE) == before


def test_it_goes_into_a_pipe(cli: Cli, tmp_path: Path) -> None:
    """`-` is stdout, with the same bytes and nothing else."""
    code, out, err = stats(cli, "--svg", "-")
    assert (code, err) == (0, "")
    stats(cli, "--svg", str(tmp_path / "a.svg"))
    assert out == (tmp_path / "a.svg").read_text("utf-8")


@pytest.mark.parametrize(
    "there", ["", "my shopping list\n", "<svg/>\n", f"<!-- {MARKER} -->\n<svg/>\n", "changed"]
)
def test_what_is_not_ours_stays(cli: Cli, tmp_path: Path, there: str) -> None:
    """A person's file, or ours that a person changed, is replaced with `--yes` only."""
    file = tmp_path / "answers.svg"
    if there == "changed":
        stats(cli, "--svg", str(file))
        there = file.read_text("utf-8").replace("Interviews and", "My interviews and")
    file.write_text(there)
    code, out, err = stats(cli, "--svg", str(file))
    assert (code, out) == (3, "")
    assert err.startswith(
        f"error: {file} is not a picture made by vaultsync, or was changed since; "
    )
    assert "nothing was written" in err
    assert "`--yes`" in err
    assert file.read_text("utf-8") == there
    assert stats(cli, "--svg", str(file), "--yes")[0] == 0
    assert is_own(file.read_text("utf-8"))


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 3), ("", 3), ("\x03", 130)])
def test_on_a_terminal_it_asks(tmp_path: Path, answer: str, code: int) -> None:
    """Who says no, nothing or Ctrl-C keeps the file; the question says what is at stake."""
    file = tmp_path / "answers.svg"
    file.write_text("mine")
    asked = (("[y/N]", answer),)
    done = talk(
        "stats", "--svg", str(file), answers=asked, columns=200, VAULTSYNC_VAULT=str(EXAMPLE)
    )
    assert done.code == code
    assert str(file) in done.shown
    assert is_own(file.read_text("utf-8")) is (code == 0)
    assert code == 0 or file.read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/such/a.svg", "cannot be written: No such file or directory"),
        (".", "is no file"),
        ("pipe", "is no file"),
        ("read-only.svg", "is read-only"),
    ],
)
def test_what_cannot_be_written_is_told(cli: Cli, tmp_path: Path, name: str, said: str) -> None:
    """One sentence, exit code 3, and nothing is left behind."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "read-only.svg").write_text("x")
    (tmp_path / "read-only.svg").chmod(0o444)
    code, out, err = stats(cli, "--svg", str(tmp_path / name))
    assert (code, out) == (3, "")
    assert said in err
    assert "nothing was written" in err
    assert sorted(os.listdir(tmp_path)) == ["pipe", "read-only.svg"]


def test_a_link_is_the_file_that_it_leads_to(cli: Cli, tmp_path: Path) -> None:
    """The link stays, and what it leads to is looked at before."""
    (tmp_path / "real.svg").write_text("mine")
    (tmp_path / "link.svg").symlink_to("real.svg")
    (tmp_path / "new.svg").symlink_to("made.svg")
    assert stats(cli, "--svg", str(tmp_path / "link.svg"))[0] == 3
    assert stats(cli, "--svg", str(tmp_path / "new.svg"))[0] == 0
    assert (tmp_path / "new.svg").is_symlink()
    assert is_own((tmp_path / "made.svg").read_text("utf-8"))
    assert (tmp_path / "real.svg").read_text() == "mine"


def test_a_save_in_the_last_moment_is_kept(tmp_path: Path) -> None:
    """Hazard 1: somebody saves between the look and the writing."""
    file = tmp_path / "a.svg"
    file.write_text("old")

    def save() -> bool:
        file.write_text("saved meanwhile")
        return True

    with pytest.raises(WriteError, match="changed a moment ago"):
        write_picture(str(file), "new", lambda _: False, save)
    assert file.read_text() == "saved meanwhile"
    assert os.listdir(tmp_path) == ["a.svg"]


def test_a_file_that_comes_in_the_last_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There was none, and then there is one: it is not replaced."""
    from vaultsync.vault.folder import Folder  # noqa: PLC0415 - what is made slow here

    write = Folder.write_temporary

    def slowly(folder: Folder, *parts: bytes, mode: int | None = None) -> str:
        (tmp_path / "a.svg").write_text("theirs")
        return write(folder, *parts, mode=mode)

    monkeypatch.setattr(Folder, "write_temporary", slowly)
    with pytest.raises(WriteError, match="File exists"):
        write_picture(str(tmp_path / "a.svg"), "new", lambda _: True, lambda: True)
    assert (tmp_path / "a.svg").read_text() == "theirs"
    assert os.listdir(tmp_path) == ["a.svg"]


def test_nothing_to_draw_is_told(cli: Cli, make_vault: MakeVault, tmp_path: Path) -> None:
    """No interview is over: no empty picture, neither in a file nor in a pipe."""
    root = make_vault({"a.md": note("Acme", day="2026-04-02")})
    for where in ("-", str(tmp_path / "a.svg")):
        code, out, err = stats(cli, "--svg", where, vault=root)
        assert (code, out) == (1, "")
        assert err.startswith("error: no interview is over yet: there is nothing to draw; ")
    assert not (tmp_path / "a.svg").exists()


def test_one_form_at_a_time(cli: Cli) -> None:
    """A picture and JSON at once is wrong use: 2."""
    code, _, err = stats(cli, "--svg", "-", "--json")
    assert code == 2
    assert "choose one" in err


# The documentation


DOCS = EXAMPLE.parent / "docs" / "pictures.md"
FENCES = re.findall(r"^```(\w*)\n(.*?)^```$", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE)
COMMANDS = [line for kind, text in FENCES if kind == "sh" for line in text.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_documented_commands_draw(command: str, tmp_path: Path) -> None:
    """Each command of docs/pictures.md leaves a picture, run as it stands there."""
    start = f'vaultsync() {{ "{sys.executable}" -m vaultsync "$@"; }}; {command}'
    subprocess.run(
        ["bash", "-euc", start],
        cwd=tmp_path,
        env=environment(VAULTSYNC_VAULT=str(EXAMPLE), PYTHONPATH=str(EXAMPLE.parent)),
        check=True,
        timeout=60,
    )
    (made,) = tmp_path.iterdir()
    assert made.name in command
    assert is_own(made.read_text("utf-8"))


def test_the_documented_note_and_setting() -> None:
    """The diagram of docs/pictures.md is what these notes give, and its setting is one."""
    kinds = dict(FENCES)
    shown = [line.strip() for line in kinds[""].splitlines()[3:]]
    notes = {"a.md": note("Acme"), "b.md": note("Beta", day="2026-03-20")}
    assert rows(due_text(notes)) == shown
    assert not read_settings(kinds["toml"]).findings
