"""The manual and `--help`, made of the commands: complete, with examples, clean (issue 8)."""

import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli, environment
from vaultsync.cli.help import Context, Formatter
from vaultsync.cli.main import cli as program
from vaultsync.cli.manual import page_of, walk
from vaultsync.render.roff import MARK, Page, Paragraph, Section, Verbatim, roff

COMMANDS = dict(walk(program))
NAMES = [" ".join(path) for path in COMMANDS]


def test_what_nobody_types_has_no_page() -> None:
    """Git's hooks call `hooks refresh`; no page tells people of it."""
    assert not [path for path, command in COMMANDS.items() if command.hidden]


def test_there_are_all_of_them() -> None:
    """Commands and sub-commands."""
    assert len(COMMANDS) >= 25
    assert {"vaultsync draft list", "vaultsync service install", "vaultsync man"} <= set(NAMES)


@pytest.mark.parametrize(("path", "command"), COMMANDS.items(), ids=NAMES)
def test_every_command_has_examples(path: tuple[str, ...], command: click.Command) -> None:
    """`--help` of each command says what it does, and shows examples of its own name."""
    assert command.help
    context = click.Context(command, info_name=" ".join(path))
    text = command.get_help(context)
    assert "Examples:" in text
    shown = text.partition("Examples:")[2].partition("\n\n")[0]
    name = " ".join(path[:2])
    assert re.search(rf"\b{re.escape(name)}\b", shown), shown


@pytest.mark.parametrize("width", [38, 78, 98])
@pytest.mark.parametrize(("path", "command"), COMMANDS.items(), ids=NAMES)
def test_help_fits_the_screen(
    path: tuple[str, ...], command: click.Command, width: int
) -> None:
    """At 40, 80 and 100 columns nothing is cut but a command that is longer than the screen."""
    context = Context(command, info_name=" ".join(path))
    formatter = Formatter(width=width)
    command.format_help(context, formatter)
    for line in formatter.getvalue().split("\n"):
        example = "vaultsync" in line and "  " not in line.strip()
        assert len(line) <= width or example, line


def test_examples_that_do_not_fit() -> None:
    """What an example does moves nearer, is wrapped beside it, or goes below it."""
    text = "\b\nExamples:\n  vaultsync check             what is due and overdue now\n  plain"
    shown = {}
    for width in (60, 44, 30):
        formatter = Formatter(width=width)
        formatter.write_text(text)
        shown[width] = formatter.getvalue().split("\n")
    assert shown[60][1] == "  vaultsync check             what is due and overdue now"
    assert shown[44][1:3] == ["  vaultsync check  what is due and overdue", f"{'':19}now"]
    assert shown[30][1:4] == ["  vaultsync check", "      what is due and overdue", "      now"]
    assert all("  plain" in lines for lines in shown.values())


@pytest.mark.parametrize(("path", "command"), COMMANDS.items(), ids=NAMES)
def test_the_examples_can_be_parsed(path: tuple[str, ...], command: click.Command) -> None:
    """Each example names options and sub-commands that exist."""
    for line in (command.epilog or "").split("\n"):
        found = re.match(r"  (?:.*?[|(] ?)?(vaultsync [^|>]*?)(?:\)?\"?(?: \||   |$))", line)
        if not found:
            continue
        words = re.sub(r"\s{2,}.*", "", found[1]).split()
        here: click.Command = program
        for word in words[1:]:
            if isinstance(here, click.Group) and word in here.list_commands(
                click.Context(here)
            ):
                here = here.get_command(click.Context(here), word) or here
            elif re.match(r"--?[a-z]", word):
                standing = getattr(here, "without", here)
                known = {opt for param in standing.params for opt in param.opts}
                assert word.partition("=")[0] in known | {"--help", "-h"}, (line, path)


@pytest.mark.parametrize(("path", "command"), COMMANDS.items(), ids=NAMES)
def test_a_page_has_its_parts(path: tuple[str, ...], command: click.Command) -> None:
    """Name, synopsis, every option, examples; nothing is left of marks for the screen."""
    page = page_of(command, path)
    titles = [section.title for section in page.sections]
    assert titles[:3] == ["NAME", "SYNOPSIS", "DESCRIPTION"]
    assert "EXAMPLES" in titles
    text = roff(page)
    assert text.isascii()
    assert "\b" not in text
    for param in getattr(command, "without", command).params:
        if isinstance(param, click.Option):
            assert param.opts[0].replace("-", "\\-") in text


def formatted(source: str) -> "subprocess.CompletedProcess[str]":
    """Have a page set by groff, with every warning it knows."""
    return subprocess.run(
        ["groff", "-ww", "-man", "-Tutf8", "-P-cbou"],
        input=source,
        capture_output=True,
        text=True,
        timeout=60,
        env=environment(LC_ALL="C.UTF-8"),
        check=False,
    )


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_nothing_to_say(tmp_path: Path) -> None:
    """All pages are set without a warning, and hold the examples to the letter."""
    pages = [page_of(command, path) for path, command in COMMANDS.items()]
    for page in pages:
        done = formatted(roff(page))
        assert (done.returncode, done.stderr) == (0, ""), page.name
        for section in page.sections:
            if section.title == "EXAMPLES":
                block = section.blocks[0]
                assert isinstance(block, Verbatim)
                for line in block.lines:
                    assert line.strip() in done.stdout
    if shutil.which("man"):
        (tmp_path / "page.1").write_text(roff(pages[0]), "utf-8")
        done = subprocess.run(
            ["man", "--warnings", "-l", str(tmp_path / "page.1")],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment(LC_ALL="C.UTF-8", MANROFFOPT="", HOME=str(tmp_path)),
            check=False,
        )
        assert done.stderr == ""
        assert "VAULTSYNC(1)" in done.stdout


HARD = (
    ".SH forged",
    "'br",
    "\\fBbold\\fR \\n[x] \\(aq",
    '"quoted" `code` a-b -- ~/x ^ $ %',
    " .x",
    "é 日本 ✅ a\u0301",
    "\\",
    "",
    "...",
)


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
@pytest.mark.parametrize("text", HARD)
def test_text_stays_text(text: str) -> None:
    """No text is a request or an escape: what comes out is what went in."""
    page = Page("p", "1", (Section("NAME", (Verbatim((text, "end")), Paragraph(text))),))
    done = formatted(roff(page))
    assert done.stderr == ""
    shown = [normalize("NFC", line).strip() for line in done.stdout.splitlines()]
    wanted = normalize("NFC", text).strip()
    assert not wanted or shown.count(wanted) == 2


@given(st.text(max_size=80))
def test_a_page_is_ascii_and_no_line_is_a_request(text: str) -> None:
    """Whatever the text, the lines that begin with a dot are ours."""
    source = roff(Page("p", "1", (Section("NAME", (Verbatim((text,)), Paragraph(text))),)))
    assert source.isascii()
    requests = [line.split()[0] for line in source.splitlines() if line[:1] in {".", "'"}]
    head, ours = ['.\\"', ".TH", ".nh", ".ad", ".SH"], [".PP", ".EX", ".EE", ".PP"]
    assert requests == head + ours


def test_man_shows_a_page(cli: Cli) -> None:
    """`man` and `man COMMAND`, in a pipe as plain text; a slip is told."""
    out = cli("man").stdout
    assert out.startswith("NAME\n    vaultsync - ")
    out = cli("man", "draft", "list").stdout
    assert "vaultsync-draft-list - list the open drafts" in out
    assert max(map(len, out.splitlines())) <= 110
    done = cli("man", "drat", "list")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean `draft list`?" in done.stderr
    assert cli("man", "--roff", "check").stdout.startswith(MARK)


def test_pages_are_written_and_nothing_else_is_touched(tmp_path: Path, cli: Cli) -> None:
    """A page for each command; again: nothing; a file of somebody else's stays as it is."""
    place = tmp_path / "man1"
    done = cli("man", "--write", str(place))
    assert done.returncode == 0, done.stderr
    assert len(list(place.iterdir())) == len(COMMANDS) == len(done.stdout.splitlines())
    assert cli("man", "--write", str(place)).stdout == "everything is up to date\n"
    (place / "vaultsync-check.1").write_text(".TH mine\n", "utf-8")
    (place / "vaultsync.1").write_text(f"{MARK}old\n", "utf-8")
    done = cli("man", "--write", str(place))
    assert (done.returncode, done.stdout) == (2, "")
    assert "vaultsync-check.1 was not written by vaultsync; nothing was written" in done.stderr
    assert (place / "vaultsync-check.1").read_text("utf-8") == ".TH mine\n"
    assert (place / "vaultsync.1").read_text("utf-8") == f"{MARK}old\n"
    (place / "vaultsync-check.1").unlink()
    assert len(cli("man", "--write", str(place)).stdout.splitlines()) == 2
    assert (place / "vaultsync.1").read_text("utf-8").startswith(f"{MARK}.TH")
