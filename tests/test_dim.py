"""What is printed dim may be overlooked: nothing that is needed stands there alone."""

import importlib.util
import re
from pathlib import Path

import pytest
from rich.terminal_theme import MONOKAI

from tests.support import AS_OF, Cli
from tests.talking import on_terminal, talk
from vaultsync.cli.printer import PROSE, Printer

DIM = re.compile(r"\x1b\[2m(.*?)\x1b\[0?m", re.DOTALL)
LINK = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
PLACE = re.compile(r"[^\n]*\.(?:md|toml)(?::\d+)*:?|Interviews/[^\n]*")
NEEDED = re.compile(
    r"`|\bVS\d{3}\b|\bvs-\w+|\d{4}-\d\d-\d\d|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun)\b|"
    r"\bvaultsync \w|--\w"
)
COMMANDS = [
    ("check",),
    ("check", "--all"),
    ("check", "--within", "14d"),
    ("show", "brannoc"),
    ("show", "bad"),
    ("people",),
    ("stats",),
    ("draft",),
    ("draft", "check"),
    ("undo", "--list"),
    ("doctor",),
    ("explain",),
    ("explain", "VS403"),
    ("config",),
    ("completion",),
]
BAD = (
    "---\ntype: interview\ncompany: Bad\nrole: Cook\ndate: 2026-03-05\nintervewers: Jo\n---\n"
    "## Jo Doe\njo@bad.example\n- soup\n- They will let me know by 20 March\n"
)


def dim_in(printed: str) -> list[str]:
    """Give what is dim, without places in files."""
    return [PLACE.sub("", one) for one in DIM.findall(LINK.sub("", printed))]


DIMMED = [
    # as it is: places, labels, asides
    ("\x1b[2mInterviews/2026-03-05 Acme.md:22\x1b[0m", False),
    ("\x1b[2m(default)\x1b[0m `vaultsync sync`", False),
    ("\x1b[2mdue Fri 6 Mar\x1b[0m", True),
    ("\x1b[2m[VS101]\x1b[0m", True),
    ("\x1b[2mvs-k3f9q2xd\x1b[0m", True),
    ("\x1b[2m3 upcoming: `--all` shows them\x1b[0m", True),
]


@pytest.mark.parametrize(("printed", "found"), DIMMED)
def test_what_is_needed(printed: str, found: bool) -> None:
    """Days, IDs, codes and commands are."""
    assert any(map(NEEDED.search, dim_in(printed))) is found


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_is_needed_is_dim(
    example: Path, cli: Cli, command: tuple[str, ...]
) -> None:
    """What to do next, days, IDs and codes stand out on any ground."""
    (example / "Interviews/bad.md").write_text(BAD, "utf-8")
    assert cli("done", "brannoc", "joão", vault=example).returncode == 0
    when = (
        () if command[0] in {"explain", "config", "undo", "completion"} else ("--as-of", AS_OF)
    )
    where = () if command[0] in {"explain", "completion"} else ("--vault", str(example))
    printed = on_terminal(160, *command, *where, *when, NO_COLOR="")
    assert "\x1b[" in printed
    assert [one for one in dim_in(printed) if NEEDED.search(one)] == []


DOCS = Path(__file__).parent.parent / "docs"
LEAST = 4.5
"""What WCAG wants for text of this size."""


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, `#rrggbb`, as WCAG 2 counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "enough"),
    [
        ("#000000", "#ffffff", True),
        ("#767676", "#ffffff", True),
        ("#777777", "#ffffff", False),
        ("#7f7f7f", "#ffffff", False),
    ],
)
def test_what_is_enough(one: str, other: str, enough: bool) -> None:
    """The known boundary of grey on white."""
    assert (contrast(one, other) >= LEAST) is enough
    assert contrast(one, other) == contrast(other, one)


def test_all_colours_of_the_picture_are_readable() -> None:
    """In docs/check.svg the colours are ours."""
    drawn = (DOCS / "check.svg").read_text("utf-8")
    ground = re.search(r'<rect fill="(#\w{6})"', drawn)
    used = re.findall(r"\.check-r\d+ \{ fill: (#\w{6})", drawn)
    assert ground
    assert len(used) > 4
    assert [one for one in used if contrast(one, ground[1]) < LEAST] == []


def test_all_colours_of_the_screens_are_readable() -> None:
    """In the pictures of docs/screens.py, on both grounds, dim text is."""
    spec = importlib.util.spec_from_file_location("docs_screens", DOCS / "screens.py")
    assert spec
    assert spec.loader
    screens = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screens)
    for theme in (MONOKAI, screens.LIGHT):
        ground = theme.background_color.hex
        assert contrast(screens.faint(theme), ground) >= LEAST
        colours = [theme.ansi_colors[number] for number in (1, 2, 3, 6)]
        for red, green, blue in colours:
            assert contrast(f"#{red:02x}{green:02x}{blue:02x}", ground) >= LEAST


HELPS = [
    # in a pipe, without colours, and where nothing went wrong
    (("check",), {"NO_COLOR": "1"}, False),
    (("done", "branoc"), {"NO_COLOR": "1"}, False),
    (("done", "branoc"), {"NO_COLOR": ""}, True),
    (("chek",), {"NO_COLOR": ""}, True),
]


@pytest.mark.parametrize(("command", "env", "green"), HELPS)
def test_help_looks_the_same_everywhere(
    command: tuple[str, ...], env: dict[str, str], green: bool, example: Path
) -> None:
    """Below an error it is green, as it is below a finding."""
    where = ("--vault", str(example), "--as-of", AS_OF) if command != ("chek",) else ()
    printed = talk(*command, *where, answers=(), cwd=None, columns=100, **env).printed
    assert ("\x1b[32mhelp:\x1b[0m" in printed) is green


@pytest.mark.parametrize(("columns", "whole"), [(60, False), (100, True), (200, True)])
def test_a_path_on_its_row(columns: int, whole: bool, example: Path) -> None:
    """The path of a draft is not broken where the screen has room for it."""
    printed = on_terminal(
        columns,
        *("draft", "show", "brannoc", "joão", "--vault", str(example), "--as-of", AS_OF),
        NO_COLOR="1",
    )
    path = "Follow-ups/Drafts/2026-03-03 St Brannoc's Hospital, João Gonçalves, thank-you.md"
    assert any(f"file     {path}" in line for line in printed.splitlines()) is whole


def test_a_letter_that_is_shown_is_no_wider_than_prose(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 200 columns, too, a line of a note or a draft goes on below at 100."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    Printer().sample("word " * 60)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 2
    assert max(map(len, lines)) <= PROSE
