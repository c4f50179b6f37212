"""Text on a screen of 40, 80 and 200 columns: wrapped, aligned, what is due first (issue 8)."""

import importlib
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.starting import starter
from tests.support import AS_OF, Cli, environment
from tests.talking import on_terminal
from tests.test_cli import SGR
from tests.vaults import DUE, NORTHWIND, PRIYA, tick
from vaultsync.cli.main import COMMANDS as COMMANDS_THERE
from vaultsync.cli.printer import broken, complain
from vaultsync.render.columns import columns

MakeVault = Callable[..., Path]
NOTE = """\
---
type: interview
company: {company}
role: Platform Engineer 🚀
date: {day}
time: "{time}"
recruiter: Dana Whitfield <dana@talentco.example>
they_reply_by: 2026-03-20
---

## {person}
email:: {mail}@a-rather-long-domain-name.example
- 熊本の工場について長く話しましたし、移行計画についても話しました and then some more words
- **promised:** the write-up
- [x] Call 2026-03-05
"""
NOTES = {
    "Interviews/2026-03-05 early.md": NOTE.format(
        company="Acme", day="2026-03-05", time="08:00", person="Ann Early", mail="ann"
    ),
    "Interviews/2026-03-05 late and with a rather long name, 熊本.md": NOTE.format(
        company="熊本株式会社", day="2026-03-05", time="16:00", person="佐藤 健一", mail="sato"
    ),
    "Interviews/2026-03-03 first.md": NOTE.format(
        company="Zeta", day="2026-03-03", time="10:00", person="👩🏽‍💻 Zoë O'Neil", mail="zoe"
    ),
    "Interviews/2026-02-03 Old.md": NOTE.format(
        company="Older", day="2026-02-03", time="10:00", person="Bo", mail="bo"
    ),
    "Interviews/bad.md": NOTE.format(
        company="Bad", day="next week", time="10:00", person="Jo", mail="jo"
    ),
}
COMMANDS = (
    ("check",),
    ("check", "--all"),
    ("people",),
    ("stats",),
    ("show", "early"),
    ("draft", "list"),
    ("draft", "check"),
    ("draft", "show", "ann"),
    ("undo", "--list"),
    ("config", "--show-origin"),
    ("sync", "--dry-run"),
    ("sync",),
    ("done", "early", "ann", "--dry-run"),
    ("done", "early", "ann"),
    ("close", "zeta", "--status", "rejected", "--dry-run"),
    (
        "new",
        "Adelsberger & Söhne Maschinenbau GmbH",
        "--stage",
        "Zweites Gespräch",
        "--dry-run",
    ),
    ("init", "--dry-run"),
    ("doctor",),
    ("explain",),
    ("explain", "VS101"),
    ("watch", "--status"),
)
NO_INSTANT = {"config", "init", "watch"}
NO_VAULT = {"explain"}


class _Screen(io.StringIO):
    """A terminal's stream that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a synced vault with long, wide and joined signs, and a kept change, once."""
    root = tmp_path_factory.mktemp("screens") / "vault"
    for path, text in {"vaultsync.toml": 'timezone = "Europe/London"\n', **NOTES}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    env = environment(VAULTSYNC_STATE=str(root.parent / "state"))
    for words in (("sync",), ("done", "zeta", "zoe")):
        args = (*words, "--vault", str(root), "--as-of", AS_OF)
        assert starter().start(args, env).returncode in {0, 1}
    return root.parent


@pytest.fixture
def vault(once: Path, tmp_path: Path) -> Iterator[Path]:
    """Give that vault, with what is kept of it beside it; after a test it is as it was."""
    kept = tmp_path / "kept"
    shutil.copytree(once, kept)
    yield once / "vault"
    shutil.rmtree(once)
    kept.rename(once)


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_line_is_cut_by_the_terminal(
    command: tuple[str, ...], width: int, vault: Path
) -> None:
    """By display width every line fits, and none ends in blanks that come along when copied.

    An address that is longer than a line ends its line and is broken by the screen alone, so
    that it is copied without an end of line.
    """
    at = () if command[0] in {*NO_INSTANT, "explain"} else ("--as-of", AS_OF)
    here = () if command[0] in NO_VAULT else ("--vault", str(vault))
    args = (*command, *here, *at)
    out = SGR.sub("", on_terminal(width, *args, VAULTSYNC_STATE=str(vault.parent / "state")))
    assert out.strip()
    assert "\n\n\n" not in out, "one empty line is enough"
    for line in out.split("\n"):
        address = re.fullmatch(r"(?:  \w+)? *\S+@\S+\.\S+", line)
        assert columns(line) <= width or (address and columns(line.split()[-1]) > width - 12), (
            line
        )
        assert line == line.rstrip(), line


@pytest.mark.parametrize(
    "command",
    [("show", "early"), ("show", "bad"), ("doctor",)],
    ids=" ".join,
)
def test_running_text_does_not_fill_a_wide_screen(
    command: tuple[str, ...], vault: Path
) -> None:
    """Nobody reads lines of 200 columns: sentences are wrapped at 100, with room for most."""
    args = (*command, "--vault", str(vault), "--as-of", AS_OF)
    out = SGR.sub("", on_terminal(200, *args, VAULTSYNC_STATE=str(vault.parent / "state")))
    assert 80 < max(map(columns, out.split("\n"))) <= 100


def test_an_error_does_not_fill_a_wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What went wrong, and what to do next, are wrapped alike."""
    told = _Screen()
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setenv("COLUMNS", "200")
    complain("it went wrong " * 20, "do this instead " * 20)
    lines = SGR.sub("", told.getvalue()).splitlines()
    assert any(line.startswith("help: ") for line in lines)
    assert 80 < max(map(columns, lines)) <= 100


def test_what_is_due_first_comes_first(vault: Path) -> None:
    """By the hour, whoever it is; reminders that are never overdue stand last."""
    args = ("check", "--vault", str(vault), "--as-of", "2026-03-20T09:00+00:00", "--all")
    out = SGR.sub("", on_terminal(120, *args))
    due = out.partition("\nDue\n")[2].partition("\n\n")[0]
    rows = re.findall(r"^  (?:\w{3} \d+ \w{3})(?: \d\d:\d\d)? +(\S+)", due, re.MULTILINE)
    assert "Connect" in rows
    first = rows.index("Connect")
    assert set(rows[first:]) == {"Connect"}
    out = on_terminal(120, "check", "--vault", str(vault), "--as-of", AS_OF)
    assert out.index("Ann Early") < out.index("佐藤 健一")


@pytest.mark.parametrize("width", [40, 80])
def test_a_day_of_another_year_has_its_year(width: int, make_vault: MakeVault) -> None:
    """What has been due since April of last year does not look as if it came next April."""
    old = NOTE.format(company="Zeta", day="2025-03-03", time="10:00", person="Zoë", mail="z")
    closed = "they_reply_by: 2026-03-20\nstatus: rejected"
    old = old.replace("they_reply_by: 2026-03-20", closed).replace("Call 2026", "Call 2025")
    now = NOTE.format(company="Acme", day="2026-03-05", time="10:00", person="Ann", mail="a")
    root = make_vault({"old.md": old, "now.md": now})
    at = ("--vault", str(root), "--as-of", AS_OF)
    shown = SGR.sub("", on_terminal(width, "check", *at))
    found = re.findall(r"^  (\w{3} \d+ \w{3}(?: \d{4})?(?: \d\d:\d\d)?) ", shown, re.MULTILINE)
    assert found == ["Fri 6 Mar 11:00", "Wed 2 Apr 2025"]
    assert ", Wed 2 Apr 2025  vs-" in on_terminal(200, "show", "old.md", *at)


def test_what_is_due_first_comes_first_in_show(vault: Path) -> None:
    """What is overdue is not looked for behind what is done."""
    at = ("--vault", str(vault), "--as-of", "2026-04-20T10:00+00:00")
    shown = SGR.sub("", on_terminal(120, "show", "first", *at)).partition("\nFollow-ups\n")[2]
    states = re.findall(r"^  (\w+): ", shown.partition("\n\n")[0], re.MULTILINE)
    assert states == ["overdue", "due", "done", "done"]


@pytest.mark.parametrize("width", [80, 200])
def test_ids_stand_below_each_other(width: int, vault: Path) -> None:
    """Also behind wide, combining and joined signs; on a wide screen not far from the words."""
    out = SGR.sub("", on_terminal(width, "check", "--vault", str(vault), "--as-of", AS_OF))
    places = {
        columns(line[: line.index(found[0])])
        for line in out.split("\n")
        if (found := re.search(r"vs-[a-z0-9]{8}$", line))
    }
    assert len(places) == 1
    assert places.pop() <= 120


@pytest.mark.parametrize("width", [40, 80])
def test_what_a_new_folder_gets_fits(width: int, tmp_path: Path) -> None:
    """The example and the settings are shown whole, with their bar, on a narrow screen."""
    out = SGR.sub("", on_terminal(width, "init", str(tmp_path), "--dry-run"))
    assert "Example Company.md" in " ".join(out.split())
    assert [line for line in out.split("\n") if columns(line) > width or line[-1:] == " "] == []
    shown = out.partition("Example Company.md" if width == 80 else "Company.md")[2].split("\n")
    assert all(line.startswith("          |") for line in shown[1:20])


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("code", ["VS520", "VS526", "VS541"])
def test_a_letter_is_broken_like_a_letter(code: str, width: int) -> None:
    """Its sentences flow; only the last line of a paragraph is short, and none is indented."""
    out = SGR.sub("", on_terminal(width, "explain", code))
    shown = out.partition("For example")[2].partition("What helps")[0].split("\n")
    letters = [line for line in shown if line.startswith("    ")]
    assert not [line for line in letters if line[4] == " " or columns(line) > min(width, 80)]
    for line, after in pairwise(shown):
        ends = re.search(r",$|^    [a-z]+: |^\S", line)
        if line.strip() and after.strip() and not ends:
            assert columns(f"{line} {after.split()[0]}") > min(width, 80), line


LONG = "A company with a name of many words that goes on and on until no line can hold it GmbH"
CLOSED = NOTE.format(company=LONG, day="2026-03-05", time="08:00", person="Jo", mail="jo")


SIFTED = re.compile(
    r"^[-+ ](?:made_from|body_hash|head_hash): .*\n|^.<!-- vaultsync:seal .*\n|^@@.*\n",
    re.MULTILINE,
)
"""Lines of a diff that say nothing to people."""


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_dry_run_is_for_people_on_a_screen_and_for_git_in_a_pipe(
    width: int, small: Path, cli: Cli, tmp_path: Path
) -> None:
    """A screen goes without hashes, and says so once; each wrapped line has sign and colour."""
    later = "2026-03-09T09:00+00:00"
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    note = small / NORTHWIND
    note.write_text(
        f"{note.read_text('utf-8')}\nbody_hash: 12\nno\u2028end\x0cof a line\n", "utf-8"
    )
    piped = cli("sync", "--dry-run", vault=small, as_of=later).stdout
    assert len(SIFTED.findall(piped)) > 5
    for program in (["git", "apply", "--check"], ["patch", "-p1", "--dry-run"]):
        if shutil.which(program[0]):
            applied = subprocess.run(
                program, input=piped, cwd=small, text=True, capture_output=True, check=False
            )
            assert (applied.returncode, applied.stderr) == (0, ""), applied.stdout
    args = ("sync", "--dry-run", "--vault", str(small), "--as-of", later)
    painted = on_terminal(width, *args, VAULTSYNC_STATE=str(tmp_path / "state"))
    shown = SGR.sub("", painted).splitlines()
    assert " ".join(shown).count("left out: hashes, which only vaultsync") == 1
    assert not [line for line in shown if re.search(r"made_from|head_hash|:seal|^@@ -", line)]
    assert len([line for line in shown if "body_hash" in line]) <= 1  # the person's own words
    signs = {"\x1b[32m": "+", "\x1b[31m": "-"}
    coloured = [line for line in painted.splitlines() if line[:5] in signs]
    assert {line[5] for line in coloured if line[5] != signs[line[:5]]} == set()
    head = [line for line in shown if line.startswith(("--- ", "+++ "))]
    added = [line for line in shown if line[:1] in set("+-") and line not in head]
    assert len(added) == len(coloured)
    words: dict[str, Counter[str]] = {sign: Counter() for sign in "+-"}
    for line in SIFTED.sub("", piped).splitlines():
        if line[:1] in words and not line.startswith(("--- ", "+++ ")):
            words[line[0]].update(w for w in line[1:].split() if columns(w) <= width - 3)
    for sign, wanted in words.items():
        assert wanted <= Counter(w for one in added if one[0] == sign for w in one[1:].split())


def test_a_dry_run_says_what_has_only_other_hashes(small: Path, tmp_path: Path) -> None:
    """A file is not shown without a word, and the line is that of the file as it will be."""
    due = small / DUE
    text = due.read_text("utf-8")
    due.write_text(re.sub("(seal [01]+)[01]{4}", r"\g<1>0110", text), "utf-8")
    args = ("--vault", str(small), "--as-of", AS_OF)
    shown = SGR.sub("", on_terminal(80, "sync", "--dry-run", *args))
    assert shown == (
        f"+++ b/{DUE}\nonly its hashes\nleft out: hashes, which only vaultsync reads\n"
        "nothing was written (--dry-run)\n"
    )
    env = {"VAULTSYNC_STATE": str(tmp_path / "state")}
    shown = SGR.sub("", on_terminal(80, "done", "marcus", "--dry-run", *args, **env))
    line = int(re.findall(r"^@@ line (\d+)$", shown, re.MULTILINE)[0])
    first = shown.partition(f"@@ line {line}\n")[2].splitlines()[0]
    assert (small / NORTHWIND).read_text("utf-8").splitlines()[line - 1] == first[1:]


@pytest.mark.parametrize("width", [40, 80, 100])
def test_words_stay_whole(width: int, make_vault: MakeVault, cli: Cli, tmp_path: Path) -> None:
    """What `sync` wrote, an error and a diff: no word is broken, further lines are indented."""
    root = make_vault({"a.md": CLOSED})
    env = {"VAULTSYNC_STATE": str(tmp_path / "state")}
    there = ("--vault", str(root), "--as-of", AS_OF)
    plain = SIFTED.sub("", cli("sync", "--dry-run", vault=root).stdout)
    shown = SGR.sub("", on_terminal(width, "sync", "--dry-run", *there, **env))
    wanted = Counter(one for one in plain.split() if columns(one) <= width - 3)
    assert wanted <= Counter(shown.split())
    shown = SGR.sub("", on_terminal(width, "sync", *there, **env))
    begun = [line for line in shown.splitlines() if not line.startswith(" ")]
    assert {line.split()[0] for line in begun} <= {"created"}
    assert len(begun) < len(shown.splitlines())
    assert "no line can hold, thank-you.md" in " ".join(shown.split())


def test_commands_of_a_help_can_be_copied() -> None:
    """At 80 columns long ones go on behind a backslash; the shell reads the same words."""
    for name in ("doctor", "new", "people"):
        shown = SGR.sub("", on_terminal(80, name, "--help"))
        rows = importlib.import_module(f"vaultsync.cli.{name}").EPILOG.split("\n")
        long = [row for row in rows if len(row) > 76 and row.startswith("  vaultsync")]
        assert max(map(len, shown.split("\n"))) <= 80
        joined = shown.replace("\\\n", " ").split("\n")
        given = [shlex.split(line) for line in joined if line.startswith("    vaultsync")]
        commands = [shlex.split(row) for row in long if "   " not in row.strip()]
        assert commands
        assert [one for one in commands if one not in given] == []


def test_a_pipe_of_a_help_goes_on_as_it_is() -> None:
    """Behind `|` every shell reads on; a backslash is no way to go on in PowerShell."""
    shown = SGR.sub("", on_terminal(40, "completion", "--help"))
    assert "  vaultsync completion powershell |\n" in shown
    assert "\\\n          |" not in shown


@pytest.mark.parametrize("page", ["init", "stats"])
def test_what_examples_do_stands_below_each_other(page: str) -> None:
    """On a wide screen too, where nothing is moved."""
    shown = SGR.sub("", on_terminal(120, page, "--help")).partition("Examples:\n")[2]
    rows = (re.match(r"    vaultsync .*?\s{2,}", row) for row in shown.split("\n"))
    assert len({row.end() for row in rows if row}) == 1


@pytest.mark.parametrize("command", [("people",), ("stats",)], ids=" ".join)
def test_on_a_narrow_screen_a_line_without_a_label_belongs_to_the_one_above(
    command: tuple[str, ...], vault: Path
) -> None:
    """At 40 columns the note's path stands under what it is about, and columns keep a gap."""
    args = (*command, "--vault", str(vault), "--as-of", AS_OF)
    lines = SGR.sub("", on_terminal(40, *args)).splitlines()
    paths = [line for line in lines if line.lstrip().startswith("Interviews/")]
    assert len(paths) > 2
    assert {len(line) - len(line.lstrip()) for line in paths} == {4}
    assert any(re.match(r"  (?:met|interview)  \w{3} \d+ \w{3} 2026  \S", one) for one in lines)
    assert not [line for line in lines if "   " in line.strip()]


@pytest.mark.parametrize("width", [40, 80])
def test_each_sentence_below_a_follow_up_begins_where_no_wrapped_line_does(
    width: int, vault: Path
) -> None:
    """Why it is due, what was promised and the draft are told apart."""
    args = ("check", "--all", "--vault", str(vault), "--as-of", AS_OF)
    lines = SGR.sub("", on_terminal(width, *args)).splitlines()
    indents = {line.lstrip(): len(line) - len(line.lstrip()) for line in lines}
    (at,) = {indents[line] for line in indents if re.match(r"interview (?:ended|on) ", line)}
    wrapped = re.compile(r"(?:\d+ )?(?:hours|business|later)|follow it|\(Europe|LinkedIn")
    below = {indents[line] for line in indents if wrapped.match(line) and indents[line] > 2}
    assert below == {at + 2}


def test_in_the_plan_why_begins_where_no_wrapped_line_does(vault: Path) -> None:
    """At 40 columns place and reason stand below a step, what is wrapped further right."""
    args = ("show", "first", "--vault", str(vault), "--as-of", AS_OF)
    plan = SGR.sub("", on_terminal(40, *args)).partition("\nPlan")[2].partition("\n\n")[0]
    indents = {line.lstrip(): len(line) - len(line.lstrip()) for line in plan.splitlines()}
    below = re.compile(r"interview on |no answer by|last looked|Interviews/")
    steps = re.compile(r"\w{3} \d+ \w{3} 20\d\d  ")
    assert {at for line, at in indents.items() if below.match(line)} == {4}
    assert {at for line, at in indents.items() if steps.match(line)} == {2}
    rest = [line for line in [*indents][1:] if not (below.match(line) or steps.match(line))]
    assert {indents[line] for line in rest} == {6}


@pytest.mark.parametrize("width", [80, 200])
def test_words_of_all_states_stand_below_each_other(width: int, vault: Path) -> None:
    """A section whose days have no hour begins its words where the other ones do."""
    args = ("check", "--all", "--vault", str(vault), "--as-of", AS_OF)
    lines = SGR.sub("", on_terminal(width, *args)).splitlines()
    rows = [re.match(r"  \w{3} \d+ \w{3}( \d\d:\d\d)? +", line) for line in lines]
    found = [row for row in rows if row]
    assert {bool(row[1]) for row in found} == {True, False}
    assert len({row.end() for row in found}) == 1


def test_a_long_name_of_a_note_goes_on_to_the_right(vault: Path) -> None:
    """`show` begins with it; it is broken behind its folder, before a blank in its name."""
    args = ("show", "early", "--vault", str(vault), "--as-of", AS_OF)
    first, second = SGR.sub("", on_terminal(22, *args)).split("\n")[:2]
    assert (first, second) == ("Interviews/", "  2026-03-05 early.md")


def test_what_is_still_to_come_has_not_ended(vault: Path) -> None:
    """`show` says of an interview that is planned when it ends."""
    for as_of, word in (("2026-03-04T09:00+00:00", "ends "), (AS_OF, "ended ")):
        args = ("show", "early", "--vault", str(vault), "--as-of", as_of)
        shown = SGR.sub("", on_terminal(80, *args))
        assert re.search(rf"^  {word} +Thu 5 Mar 09:00", shown, re.MULTILINE)


WORD = r"""(?:[^\s"']|"[^"]*"|'[^']*')+"""
PAGES = (*COMMANDS_THERE, "hooks status", "service status", "draft open", "draft check")


@pytest.mark.parametrize("page", PAGES)
def test_a_help_fits_a_narrow_screen(page: str) -> None:
    """At 40 columns no line is longer but a word of a command; no sentence is cut off."""
    shown = SGR.sub("", on_terminal(40, *page.split(), "--help")).partition("\n\n")[2]
    for line in shown.split("\n"):
        assert columns(line) <= 40 or re.fullmatch(rf"\s*{WORD}(?: \\)?", line), line
        assert not re.search(r"[a-z]\.\.\.$", line), line


LONG_ONES = (
    "ask",
    "check",
    "config",
    "doctor",
    "draft",
    "draft check",
    "draft list",
    "new",
    "show",
)


@pytest.mark.parametrize("page", LONG_ONES)
def test_long_words_of_an_example_are_broken_at_blanks(page: str) -> None:
    """At 40 columns nothing is broken within a word; a shell reads the same command."""
    shown = SGR.sub("", on_terminal(40, *page.split(), "--help"))
    examples = shown.partition("Examples:\n")[2].partition("\n\n")[0]
    assert [line for line in examples.split("\n") if columns(line) > 40] == []
    again = re.sub(r" \\\n +", " ", re.sub(r"(?<= )\\\n(?=\S)", "", examples))
    name = page.replace(" ", ".") if page == "draft" else f"drafts.{page.partition(' ')[2]}"
    name = name if page.startswith("draft") else page
    epilog = importlib.import_module(f"vaultsync.cli.{name}").EPILOG
    rows = [row.strip() for row in epilog.split("\n") if row.startswith("  vaultsync")]
    quoted = [row for row in rows if re.search(r"\"[^\"]{28,}\"|'.{28,}'", row)]
    assert quoted
    told = " ".join(again.split())
    for row in quoted:
        assert re.split(r" {2,}", row)[0] in told


@pytest.mark.parametrize("page", PAGES)
def test_a_command_in_a_help_stays_on_its_line(page: str) -> None:
    """What stands in backquotes is copied; no line ends within it (docs/terminal.md)."""
    shown = SGR.sub("", on_terminal(70, *page.split(), "--help"))
    assert [line for line in shown.split("\n") if line.count("`") % 2] == []
    assert not {"\u00a0", "\u2011"} & set(shown)


def test_a_command_in_a_sentence_stays_on_its_line(vault: Path) -> None:
    """So do those of a next step and of what helps, however wide the screen is."""
    at = ("--vault", str(vault), "--as-of", AS_OF)
    for width in range(60, 100, 4):
        for command in (
            ("draft", "show", "ann", *at),
            ("draft", "check", *at),
            ("doctor", *at),
        ):
            shown = SGR.sub("", on_terminal(width, *command))
            assert [line for line in shown.split("\n") if line.count("`") % 2] == [], shown


@pytest.mark.parametrize("width", [60, 80])
def test_a_page_of_the_manual_fits(width: int) -> None:
    """What an example does goes on below itself, as in a help."""
    shown = SGR.sub("", on_terminal(width, "man", "check", PAGER="cat"))
    assert "    vaultsync check --all" in shown
    assert [line for line in shown.split("\n") if columns(line) > width] == []


def test_what_comes_next_has_a_hanging_indent(vault: Path) -> None:
    """A long next step, and a long title, go on two columns further in."""
    at = ("--vault", str(vault), "--as-of", AS_OF)
    shown = SGR.sub("", on_terminal(50, "draft", "show", "ann", *at)).rstrip().split("\n")
    last = max(number for number, line in enumerate(shown) if line.startswith("Next: "))
    assert last < len(shown) - 1
    assert all(re.match(r"  \S", line) for line in shown[last + 1 :])


def test_verdicts_fit_a_narrow_screen(vault: Path) -> None:
    """Several errors and warnings of one verdict do not run over the edge."""
    (draft,) = (vault / "Follow-ups/Drafts").glob("*Ann Early, thank-you.md")
    head = draft.read_text("utf-8").rpartition("---\n")[0]
    draft.write_text(f"{head}---\n\nDear Bob, THANKS!!! lol\n", "utf-8")
    at = ("--vault", str(vault), "--as-of", AS_OF)
    shown = SGR.sub("", on_terminal(38, "draft", "check", "ann", *at))
    assert re.search(r"professional   not yet \(1 error, \d$", shown, re.MULTILINE)
    assert [line for line in shown.split("\n") if columns(line) > 38] == []


def test_an_address_of_a_draft_is_whole_on_a_narrow_screen(vault: Path) -> None:
    """It goes below its label, and to the left until the screen has room for it."""
    args = ("draft", "show", "ann", "--vault", str(vault), "--as-of", AS_OF)
    lines = SGR.sub("", on_terminal(54, *args)).splitlines()
    mail = "ann@a-rather-long-domain-name.example"
    at = next(row for row, line in enumerate(lines) if line.endswith(mail))
    assert lines[at] == f"  to       {mail}"
    narrow = SGR.sub("", on_terminal(40, *args)).splitlines()
    at = next(row for row, line in enumerate(narrow) if line.endswith(mail))
    assert narrow[at - 1 : at + 1] == ["  to", f"   {mail}"]


def test_where_a_line_for_a_shell_goes_fits_a_narrow_screen() -> None:
    """Only a line that is copied is longer than the screen."""
    shown = SGR.sub("", on_terminal(40, "completion")).rstrip().split("\n")
    assert [
        line for line in shown if columns(line) > 40 and "vaultsync completion" not in line
    ] == []
    assert "zsh in ~/.zshrc, after `compinit`" in shown
    assert '  eval "$(vaultsync completion zsh)"' in shown


def test_deep_lines_fit_a_narrow_screen() -> None:
    """A line of a file that stands far in moves to the left before it is cut by the screen."""
    for indent in range(40):
        for line in broken(
            " " * indent + "- 'file.inFolder(\"Follow-ups/Drafts/Sent\")' x", 28
        ):
            assert columns(line) <= 28


def test_a_pipe_gets_a_line_for_each(vault: Path, cli: Cli) -> None:
    """Without a screen nothing is wrapped, whatever COLUMNS says."""
    out = cli("check", vault=vault, COLUMNS="40").stdout
    assert out == cli("check", vault=vault).stdout
    assert re.search(r"^due: Thank-you to Ann Early at Acme by email, ", out, re.MULTILINE)
    assert "\x1b" not in out
