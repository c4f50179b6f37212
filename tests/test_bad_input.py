"""A vault as it lies on disk: a bad file hides no other, and is told with its place."""

import errno
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support import AS_OF, NORTHWIND, Cli, children_took, environment, limit, socket_at
from vaultsync.errors import ConfigError
from vaultsync.parse.config import read_settings
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings
from vaultsync.vault.opening import open_vault
from vaultsync.vault.reading import read_vault

CHECK = (sys.executable, "-m", "vaultsync", "check")
BEFORE = "2026-03-04T09:00:00+00:00"
"""Nothing is due yet: the good note's interview is on the next day."""
SECONDS = 5
"""Of the processor: others may be busy beside it."""
"""Far more than any run needs, and far less than what the bombs would take."""
CONFIG = 'timezone = "Europe/London"\n'
GOOD_PATH = "Interviews/2026-03-05 Northwind.md"
GOOD = f"{NORTHWIND}\n## Marcus Lee\nemail:: marcus@northwind.example\n- one-week rota\n"
HEAD = b"---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"


@dataclass(frozen=True)
class Bad:
    """A file that cannot be read, and the one finding that it must give."""

    name: str
    data: bytes | None
    """None: a FIFO."""
    code: str
    line: int
    column: int
    under: str = ""
    """What the caret stands under; empty: there is no line to show."""
    path: str = ""

    @property
    def place(self) -> str:
        """Path inside the vault."""
        return self.path or f"Interviews/{self.name}.md"

    def make(self, root: Path) -> None:
        """Put the file into a vault."""
        file = root / self.place
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.data is None:
            os.mkfifo(file)
        else:
            file.write_bytes(self.data)


LAUGHS = b"\n".join(
    b"k%d: &k%d [%s]" % (n, n, b",".join([b"*k%d" % (n - 1)] * 9)) for n in range(1, 9)
)
MERGES = b"\n".join(
    b"k%d: &k%d {<<: [%s]}" % (n, n, b",".join([b"*k%d" % (n - 1)] * 9)) for n in range(1, 9)
)
ALL_BAD = [
    Bad(
        "impossible date",
        b"---\ntype: interview\ncompany: Acme\ndate: 2026-02-30\n---\n## Jane\n- a\n",
        "VS101",
        4,
        7,
        "2026-02-30",
    ),
    Bad(
        "unknown zone", HEAD + b"timezone: Europe/Lodon\n---\n", "VS107", 5, 11, "Europe/Lodon"
    ),
    Bad("unclosed front matter", HEAD + b"\n# Acme\n\ntext\n", "VS100", 1, 1, "---"),
    Bad("list", b"---\n- type: interview\n- company: Acme\n---\n", "VS103", 2, 1, "-"),
    Bad("brackets", HEAD + b"x: " + b"[" * 60_000 + b"\n---\n", "VS105", 5, 23, "["),
    Bad(
        "merge-key bomb",
        HEAD + b"k0: &k0 {a: 1}\n" + MERGES + b"\n---\n",
        "VS104",
        5,
        5,
        "&",
    ),
    Bad("alias bomb", HEAD + b"k0: &k0 lol\n" + LAUGHS + b"\n---\n", "VS104", 5, 5, "&"),
    Bad("merge key", HEAD + b"<<: {a: 1}\n---\n", "VS104", 5, 1, "<"),
    Bad("colon", HEAD + b"role: a: b\n---\n", "VS102", 5, 8, ":"),
    Bad("latin-1", HEAD + "role: é".encode("latin-1") + b"\n---\n", "VS001", 5, 7),
    Bad(
        "latin-1 behind other letters",
        HEAD + "---\r\nzwölf 佐藤 ".encode() + "é".encode("latin-1"),
        "VS001",
        6,
        10,
    ),
    Bad("utf-16", "---\ntype: interview\n---\n".encode("utf-16"), "VS001", 1, 1),
    Bad(
        "conflict markers",
        HEAD + b"---\n## Jane\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> other\n",
        "VS009",
        7,
        1,
        "<<<<<<<",
    ),
    Bad("fifo", None, "VS003", 1, 1),
    Bad("3 MB", HEAD + b"---\n## Jane\n" + b"- a\n" * 750_000, "VS002", 1, 1),
    Bad(
        "wide characters",
        HEAD + "---\n## Jane\n- [x] 佐藤さん thank-you ✅ 2026-02-30\n".encode(),
        "VS301",
        7,
        24,
        "2026-02-30",
    ),
    Bad(
        "unknown key",
        f'{CONFIG}\n[strategy]\n  thank_you_wihin = "24h"\n'.encode(),
        "VS601",
        4,
        3,
        "thank_you_wihin",
        path="vaultsync.toml",
    ),
]
IDS = [bad.name for bad in ALL_BAD]
EMPTY = Bad("", b"", "", 0, 0)


def make(root: Path, *bad: Bad) -> Path:
    """Make a vault with the good note and these bad files."""
    for path, text in (("vaultsync.toml", CONFIG), (GOOD_PATH, GOOD)):
        Bad("", text.encode(), "", 0, 0, path=path).make(root)
    for one in bad:
        one.make(root)
    return root


def listed(data: dict[str, Any]) -> set[tuple[str, str]]:
    """Give kind and person of each follow-up of the good note."""
    return {
        (item["kind"], item["person"])
        for item in data["follow_ups"]
        if item["note"] == GOOD_PATH
    }


GOOD_ONES = {
    ("thank-you", "Priya Raman"),
    ("thank-you", "Marcus Lee"),
    ("follow-up", "Priya Raman"),
    ("connect", ""),
}


@pytest.mark.parametrize("bad", [EMPTY, *ALL_BAD], ids=["nothing bad", *IDS])
def test_one_bad_file_is_told_and_the_rest_still_counts(
    bad: Bad, cli: Cli, tmp_path: Path
) -> None:
    """Hazards 13, 16, 17: the finding has its place and help; nothing due still ends with 1."""
    vault = make(tmp_path / "vault", *([bad] if bad.code else []))
    run = cli("check", "--json", vault=vault, as_of=BEFORE, seconds=str(SECONDS))
    assert run.stderr == ""
    data = json.loads(run.stdout)
    assert listed(data) >= {one for one in GOOD_ONES if one[0] == "thank-you"}
    assert all(item["state"] in {"upcoming", "waiting"} for item in data["follow_ups"])
    errors = [one for one in data["findings"] if one["severity"] == "error"]
    if not bad.code:
        assert (run.returncode, data["findings"]) == (0, [])
        return
    assert run.returncode == 1
    (found,) = errors
    assert (found["code"], found["path"]) == (bad.code, bad.place)
    assert (found["line"], found["column"]) == (bad.line, bad.column)
    assert found["message"]
    assert found["message"][0].islower() or found["message"].startswith("YAML")
    assert found["help"]


@pytest.fixture(scope="module")
def all_bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault with the good note and all bad files."""
    return make(tmp_path_factory.mktemp("bad") / "vault", *ALL_BAD)


@pytest.fixture(scope="module")
def outputs(all_bad: Path) -> dict[str, str]:
    """Give what `check` prints in each form where all is bad and something is due."""
    printed = {}
    for form in ("text", "gnu", "json"):
        before = children_took()
        run = subprocess.run(
            [*CHECK, "--vault", str(all_bad), "--as-of", AS_OF, "--format", form],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment(),
            check=False,
        )
        assert children_took() - before < SECONDS
        assert (run.returncode, run.stderr) == (1, "")
        printed[form] = run.stdout
    return printed


def test_all_bad_files_together_hide_nothing(outputs: dict[str, str]) -> None:
    """Each error is told once, and the good note's follow-ups are listed in every form."""
    data = json.loads(outputs["json"])
    assert listed(data) == GOOD_ONES
    errors = [one for one in data["findings"] if one["severity"] == "error"]
    assert {(one["path"], one["code"], one["line"], one["column"]) for one in errors} == {
        (bad.place, bad.code, bad.line, bad.column) for bad in ALL_BAD
    }
    assert len(errors) == len(ALL_BAD)
    for form in ("text", "gnu"):
        assert "Thank-you to Priya Raman at Northwind by email" in outputs[form]
        assert "Thank-you to Marcus Lee at Northwind by email" in outputs[form]


@pytest.mark.parametrize("bad", ALL_BAD, ids=IDS)
def test_the_gnu_form(bad: Bad, outputs: dict[str, str]) -> None:
    """Editors jump to `path:line:column: error: message [code]`."""
    lines = [line for line in outputs["gnu"].split("\n") if line.startswith(f"{bad.place}:")]
    pattern = rf"{re.escape(bad.place)}:{bad.line}:{bad.column}: error: .+ \[{bad.code}\]"
    assert [line for line in lines if re.fullmatch(pattern, line)]


def columns(text: str) -> int:
    """Give how many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize("bad", ALL_BAD, ids=IDS)
def test_the_text_form(bad: Bad, outputs: dict[str, str]) -> None:
    """The finding, the line with a caret under the right characters, and help."""
    lines = outputs["text"].split("\n")
    pattern = rf"{re.escape(bad.place)}:{bad.line}:{bad.column}: error: .+ \[{bad.code}\]"
    (at,) = [n for n, line in enumerate(lines) if re.fullmatch(pattern, line)]
    if bad.under:
        shown, caret = lines[at + 1 : at + 3]
        before, rest = shown[: bad.column + 7], shown[bad.column + 7 :]
        assert before.startswith(f"{bad.line:>5} | ")
        assert rest.startswith(bad.under)
        assert caret == " " * 6 + "|" + " " * (columns(before) - 7) + "^" * columns(bad.under)
        at += 2
    assert re.fullmatch(r"  help: \S.+", lines[at + 1])


def test_a_long_line_is_cut_around_the_place(outputs: dict[str, str]) -> None:
    """Where a line has 60,000 brackets, the text form shows a part of it only."""
    assert max(map(len, outputs["text"].split("\n"))) < 300


BOMBS = {
    "anchors": b"k0: &k0 lol\n" + LAUGHS,
    "merge keys": b"k0: &k0 {a: 1}\n" + MERGES,
    "a merge key": b"<<: {a: 1}",
    "brackets": b"x: " + b"[" * 60_000,
    "closed brackets": b"x: " + b"[" * 30_000 + b"]" * 30_000,
    "braces": b"x: " + b"{a: " * 15_000,
    "dashes": b"x:\n" + b"\n".join(b" " * n + b"- " for n in range(300)),
    "question marks": b"? " * 30_000,
    "a million brackets": b"x: " + b"[" * 1_000_000,
    "a long scalar": b"x: " + b"a" * 1_000_000,
    "many keys": b"\n".join(b"k%d: v" % n for n in range(6_000)),
    "a tag": b"x: !!python/object/apply:os.system ['touch /tmp/x']",
    "a self-reference": b"x: &x [*x]",
    "an unclosed quote": b'x: "' + b"a\n" * 30_000,
}


MEASURED = """
import atexit, runpy, sys

def peak():  # not ru_maxrss: that begins with what the process that started this one had
    status = open("/proc/self/status").read()
    sys.stderr.write(status.partition("VmHWM:")[2].split()[0])

atexit.register(peak)
runpy.run_module("vaultsync", run_name="__main__", alter_sys=True)
"""
INSTANT = ("--as-of", AS_OF)


def test_yaml_bombs_take_neither_time_nor_memory(tmp_path: Path) -> None:
    """Hazard 16: all bombs together stay under 200 MB and some seconds; each is no crash."""
    vault = make(tmp_path / "vault")
    for name, data in BOMBS.items():
        (vault / f"Interviews/{name}.md").write_bytes(HEAD + data + b"\n---\n## Jane\n- a\n")
    before = children_took()
    process = subprocess.Popen(
        [sys.executable, "-c", MEASURED, "check", "--vault", str(vault), "--json", *INSTANT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdout as out, process.stderr as err:
        printed, complaints = out.read(), err.read()
    process.wait(60)
    assert children_took() - before < SECONDS
    assert int(complaints) < 200 * 1024
    assert process.returncode == 1
    data = json.loads(printed)
    assert listed(data) == GOOD_ONES
    told = {Path(one["path"]).stem for one in data["findings"] if one["severity"] == "error"}
    assert told == set(BOMBS) - {"many keys", "a tag"}


FRONT = "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{FRONT}---\n## Jane\n- a\n", id="an ordinary note"),
        pytest.param(f"{FRONT}company: {'a' * 60_000}\n---\n", id="a long company"),
        pytest.param(f"{FRONT}they_reply_by: {'1 ' * 30_000}\n---\n", id="a long date"),
        pytest.param(f"{FRONT}---\n## Jane\n" + "- a\n" * 10_000, id="many items"),
        pytest.param(f"{FRONT}---\n## Jane\n{'>' * 100_000} a\n", id="many quotes"),
        pytest.param(f"{FRONT}---\n## Jane\n{'- ' * 100_000}a\n", id="many bullets"),
        pytest.param(f"{FRONT}---\n## Jane\n{'[' * 100_000}\n", id="many brackets"),
        pytest.param(f"{FRONT}---\n## Jane\n- {'a' * 100_000}\n", id="a long word"),
        pytest.param(f"{FRONT}recruiter: {'a' * 60_000}\n---\n", id="a long contact"),
        pytest.param(
            f'{FRONT}recruiter: "Dana{" " * 2_000}Whitfield"\n---\n', id="a contact with spaces"
        ),
        pytest.param(f'{FRONT}panel: "{"a," * 30_000}"\n---\n', id="commas"),
        pytest.param(f"{FRONT}panel: {'1' * 60_000}\n---\n", id="digits"),
        pytest.param(f"{FRONT}---\n## Jane\nx {'<!-- ' * 40_000}\n", id="open comments"),
        pytest.param(
            f"{FRONT}---\n## Jane\n- [x] thanks {'[due:: ' * 20_000}\n", id="open fields"
        ),
        pytest.param(f"{FRONT}---\n## a{':' * 100_000}b\n", id="colons in a heading"),
    ],
)
def test_no_note_holds_up_a_run(text: str) -> None:
    """Hazard 13: a note within the limits of size is read in no time, whatever it holds."""
    with limit(2, busy=True):
        parsed = parse_note(text, "n.md", Settings(), ZoneInfo("Europe/London"))
    assert parsed.interview is not None


@pytest.mark.parametrize(
    ("lines", "line", "column", "said"),
    [
        ("x: \x07y", 5, 4, "\\x07"),
        ("rôle: é\nnäme: 佐藤 \x1b[2J", 6, 10, "\\x1b"),
        ("x: \ufffey", 5, 4, "\\ufffe"),
    ],
)
def test_a_character_that_yaml_refuses(lines: str, line: int, column: int, said: str) -> None:
    """The finding stands at the character itself and names it, visibly."""
    parsed = parse_note(f"{FRONT}{lines}\n---\n", "n.md", Settings(), ZoneInfo("UTC"))
    (finding,) = parsed.findings
    assert (finding.code, finding.line, finding.column) == ("VS102", line, column)
    assert said in finding.message.replace("U+FFFE", "\\ufffe").lower()


@pytest.mark.parametrize(
    "head", ["role: Dev (a b)", "role: it's", 'role: "a: b"', "role: '#1'"]
)
def test_what_yaml_reads_is_not_told(head: str) -> None:
    """VS102: only what cannot be read."""
    assert not parse_note(f"{FRONT}{head}\n---\n", "n.md", Settings(), ZoneInfo("UTC")).findings


QUOTED = "put the value in quotes: `{}`"


@pytest.mark.parametrize(
    ("lines", "line", "said", "fix"),
    [
        (
            "role: Backend: payments",
            5,
            "the value of `role` holds a colon",
            QUOTED.format('role: "Backend: payments"'),
        ),
        ("panel:\n  - Jo: x: y", 6, "`Jo` holds a colon", QUOTED.format('- Jo: "x: y"')),
        ("role: @acme", 5, "`role` begins with `@`", QUOTED.format('role: "@acme"')),
        ("role: `x`", 5, "begins with a backtick", QUOTED.format('role: "`x`"')),
        ('role: "Dev" at X', 5, "the quotes end before", QUOTED.format("role: '\"Dev\" at X'")),
        ("role: 'Dev's'", 5, "the quotes end before", QUOTED.format('role: "Dev\'s"')),
        (
            "role: [Dev] at X",
            5,
            "behind the `]` the value",
            QUOTED.format('role: "[Dev] at X"'),
        ),
        ('role: "a\\d"', 5, "a backslash in the value", QUOTED.format("role: 'a\\d'")),
        (
            "role: > x",
            5,
            "behind `>` the text begins on the next",
            QUOTED.format('role: "> x"'),
        ),
        ("role: ?", 5, "the value of `role` is `?` alone", QUOTED.format('role: "?"')),
        ("role: -", 5, "the value of `role` is `-` alone", QUOTED.format('role: "-"')),
        ("role: ? x", 5, "begins with `?` and a blank", QUOTED.format('role: "? x"')),
        ("role: ]x", 5, "begins with `]`", QUOTED.format('role: "]x"')),
        ("role: - x", 5, "a list begins on the line of `role`", QUOTED.format('role: "- x"')),
        (
            " role: x",
            5,
            "further right than the one above",
            "first letter of the line above: `",
        ),
        ("panel:\n  - A\n - B", 7, "further left than the one above", "as many blanks as"),
        ("\trole: x", 5, "begins with a tab", "blanks instead of the tab"),
        (
            "role: x\n- B",
            6,
            "behind a line that has its value",
            "a key such as `role:` above it",
        ),
        (
            'role: "Dev',
            6,
            'the `"` of `role` on line 5 is never closed',
            'end the value with `"`',
        ),
        ("panel: [A, B\nrole: x", 6, "the `[` of `panel` on line 5", "end the value with `]`"),
        ("role\nurl: x", 6, "line 5 is no key with a value", "as in `role: …`"),
    ],
)
def test_yaml_in_words_of_those_who_write_notes(
    lines: str, line: int, said: str, fix: str
) -> None:
    """VS102: it says what is wrong with the line, and the line that would be right."""
    parsed = parse_note(f"{FRONT}{lines}\n---\n", "n.md", Settings(), ZoneInfo("UTC"))
    (finding,) = parsed.findings
    assert (finding.code, finding.line) == ("VS102", line)
    assert said in finding.message
    assert fix in finding.help
    for word in ("mapping", "token", "expected", "context", "scalar", "stream"):
        assert word not in finding.message
    if "in quotes" in fix:  # what it says is read as it is meant
        better = finding.help.split("in quotes: `")[1].removesuffix("`")
        whole = lines.replace(lines.rsplit("\n", maxsplit=1)[-1].strip(), better)
        again = parse_note(f"{FRONT}{whole}\n---\n", "n.md", Settings(), ZoneInfo("UTC"))
        assert again.interview is not None


# The configuration


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("", None, ""),
        ("[strategy]\nmax_follow_ups = 2\n", None, ""),
        ("timezone = Europe/London\n", "1:12", "TOML"),
        ("timezone = 'UTC'\n[me\n", "2:4", "TOML"),
        ("timezone = 'UTC'\ntimezone = 'UTC'\n", "2:17", "TOML"),
        ('timezone = "Europe/London', r"\d+:\d+", "TOML"),
        ("timezone = 'UTC'\n[me]\nname = '''Alex\n", r"\d+:\d+", "TOML"),
        ("x = [1,\n", r"\d+:\d+", "TOML"),
        ("timezone = 5\n", "1:1", "`timezone`"),
        ('timezone = "Europe/Lodon"\n', "1:1", "`timezone`"),
        ('# a comment\n\n  languages = "English"\n', "3:3", "`languages`"),
        ('date_order = "DYM"\n', "1:1", "`date_order`"),
        ('[me]\nname = ["Alex"]\n', "2:1", "`me.name`"),
        ("notes = 3\n", "1:1", "`notes`"),
        ("[notes]\nexclude = [1]\n", "2:1", "`notes.exclude`"),
        ('[outputs]\ndue_note = "../out.md"\n', "2:1", "`outputs.due_note`"),
        ('[outputs]\ndrafts = "/tmp/x"\n', "2:1", "`outputs.drafts`"),
        ('[outputs]\ndrafts = ".obsidian"\n', "2:1", "`outputs.drafts`"),
        ('[outputs]\nlinks = "html"\n', "2:1", "`outputs.links`"),
        ("[strategy]\n\nmax_follow_ups = 3\n", "3:1", "`strategy.max_follow_ups`"),
        ("[strategy]\nmax_follow_ups = true\n", "2:1", "`strategy.max_follow_ups`"),
        ("strategy.max_follow_ups = 3\n", "1:1", "`strategy.max_follow_ups`"),
        ("[strategy]\nthank_you_within = 24\n", "2:1", "`strategy.thank_you_within`"),
        ('[strategy]\nthank_you_within = "900h"\n', "2:1", "`strategy.thank_you_within`"),
        ("[strategy]\ngap_bd = 0\n", "2:1", "`strategy.gap_bd`"),
        ("\n\nstrategy = { max_follow_ups = 3 }\n", r"3:\d+", "`strategy.max_follow_ups`"),
    ],
)
def test_a_configuration_that_cannot_be_used(text: str, place: str | None, said: str) -> None:
    """Invalid TOML and wrong types are errors with file, line and column."""
    if place is None:
        assert read_settings(text).findings == ()
        return
    with pytest.raises(ConfigError) as caught:
        read_settings(text)
    assert re.match(f"vaultsync.toml:{place}: ", str(caught.value)), str(caught.value)
    assert said in str(caught.value)
    assert caught.value.hint
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "place", "near"),
    [
        ("timezone = 'UTC'\n", None, ""),
        ("timezon = 'UTC'\n", (1, 1), "`timezone`"),
        ("\n[note]\nexclude = []\n", (2, 2), "`notes`"),
        ("[notes]\n exlude = []\n", (2, 2), "`notes.exclude`"),
        ("[strategy]\nmax_followups = 1\n", (2, 1), "`strategy.max_follow_ups`"),
        ('[outputs]\n"due-note" = "x.md"\n', (2, 2), "`outputs.due_note`"),
        ("colour = 'red'\n", (1, 1), "timezone"),
        ("[me]\nzz = 1\n", (2, 1), "known are me.name, me.signature, me.email"),
        ("[person]\nname = 'Robin'\n", (1, 2), "did you mean `me`?"),
        ("[person]\nnmae = 'Robin'\n", (1, 2), "date_order, [me], [notes], [outputs]"),
    ],
)
def test_an_unknown_key_names_the_nearest(
    text: str, place: tuple[int, int] | None, near: str
) -> None:
    """An unknown key is an error finding under it, with the key that was meant."""
    findings = read_settings(text).findings
    if place is None:
        assert findings == ()
        return
    (finding,) = findings
    assert (finding.code, finding.line, finding.column) == ("VS601", *place)
    assert near in finding.help


@pytest.mark.parametrize(
    ("config", "place", "said"),
    [
        ("timezone = Europe/London\n", "vaultsync.toml:1:12: ", "TOML"),
        ("[me]\nname = 5\n", "vaultsync.toml:2:1: ", "text in quotes"),
        ("[strategy]\nmax_follow_ups = 3\n", "vaultsync.toml:2:1: ", "third message"),
    ],
)
def test_a_bad_configuration_ends_with_2(
    config: str, place: str, said: str, cli: Cli, make_vault: Callable[..., Path]
) -> None:
    """The place and what would be right on stderr, nothing on stdout; a cap of 3 says why."""
    run = cli("check", vault=make_vault({GOOD_PATH: GOOD}, config=config))
    assert (run.returncode, run.stdout) == (2, "")
    error, hint = run.stderr.rstrip("\n").split("\n")
    assert error.startswith(f"error: {place}")
    assert hint.startswith("help: ")
    assert said in run.stderr


NEXT = (
    # nothing is wrong; the file is no file, and is to be moved away anyhow
    ("[me]\nname = 'Jo'\n", ""),
    ("FOLDER", "move away what has its name; `vaultsync init` writes a new one"),
    # the line that is to be corrected, or how to go on without
    ("[broken", "correct line 1, or rename or remove vaultsync.toml: without it"),
    ("\n[me]\nname = 5\n", "correct line 3, or rename or remove vaultsync.toml: without it"),
    (b"\xff", "or rename or remove vaultsync.toml: without it the defaults hold"),
    ("xx = 3\n", "write one of them in line 1, or remove it"),
    ("[me]\nzzz = 3\n", "write one of them in line 2, or remove it"),
)


@pytest.mark.parametrize(("config", "said"), NEXT)
def test_what_to_do_next_about_settings(
    config: str | bytes, said: str, cli: Cli, make_vault: Callable[..., Path]
) -> None:
    """Which line, and how to go on without the file; without it the command does go on."""
    vault = make_vault({GOOD_PATH: GOOD})
    file = vault / "vaultsync.toml"
    file.unlink(missing_ok=True)
    if config == "FOLDER":
        file.mkdir()
    else:
        file.write_bytes(config if isinstance(config, bytes) else config.encode())
    run = cli("check", vault=vault)
    assert ("vaultsync.toml" in run.stdout + run.stderr) is bool(said)
    assert said in run.stdout + run.stderr
    if "or rename" in said:
        assert run.returncode == 2
        file.rename(vault / "away.toml")
        assert cli("check", vault=vault).returncode in {0, 1}


# An ordinary vault


def ordinary() -> Iterator[tuple[str, str]]:
    """Give the notes of somebody who keeps no interviews."""
    for n in range(300):
        yield f"Daily/{n:03}.md", f"# Day {n}\n\n- [ ] water the plants\n- [x] tea\n"
    yield "Rule.md", "---\n\nA rule on line 1, and text below.\n"
    yield "Rules.md", "---\n\nBetween: two rules [x\n\n---\n\nand more\n"
    yield "Wiki.md", "---\n== Heading ==\n'''bold''' [[Link|text]] {{Infobox}}\n"
    yield "Aliases.md", "---\na: &a [1, 2]\nb: *a\n---\ntext\n"
    yield "Merge.md", "---\na: &a {x: 1}\nb: {<<: *a}\n---\ntext\n"
    yield "Broken.md", "---\ntitle: a: b\ntags: [x\n---\ntext\n"
    yield "Unclosed.md", "---\ntitle: a note\n\ntext\n"
    yield "List.md", "---\n- a\n- b\n---\n"
    yield "Deep.md", f"---\nx: {'[' * 5_000}\n---\n"
    yield "Twice.md", "---\ntitle: a\ntitle: b\nstatus: whatever\ndate: soon\n---\n"
    yield "Templates/Book.md", "---\ntitle: {{title}}\ndate: {{date}}\n---\n"
    yield "Templater.md", "---\ncreated: <% tp.date.now() %>\n---\n"
    yield "Conflict.md", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n"
    yield "Empty.md", ""
    yield "BOM.md", "\ufeff---\ntitle: x\n---\n"
    yield "Task.md", "- [x] Thank-you ✅ 2026-02-30\n"
    yield "Interview with an author.md", "# A book\n\nAn interview with its author.\n"
    yield "README.md", "# Notes\n"


def test_an_ordinary_vault_gives_no_finding(cli: Cli, make_vault: Callable[..., Path]) -> None:
    """Hundreds of notes without interviews, however odd, are nobody's business: exit 0."""
    vault = make_vault(dict(ordinary()))
    (vault / "latin-1.md").write_bytes("# Café\n".encode("latin-1"))
    (vault / "binary.md").write_bytes(bytes(range(256)) * 20)
    (vault / "big.md").write_bytes(b"word " * 600_000)
    run = cli("check", "--json", vault=vault)
    data = json.loads(run.stdout)
    assert (run.returncode, run.stderr) == (0, "")
    assert (data["follow_ups"], data["findings"]) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "# A day\n\nI had an interview today.\n",
        "---\ntitle: An interview with a baker\n---\n",
        "---\ntags: [book\n---\n\nAn interview.\n",
        "---\n\nI heard an interview on the radio.\n",
        "---\n# Tuesday\n- 10:00 interview at Acme\n",
        "---\ntitle: Interview with the Vampire: a review\n---\n",
        "---\nsource: &s a radio interview\nagain: *s\n---\n",
    ],
)
def test_speaking_of_an_interview_makes_no_interview_note(text: str) -> None:
    """Only `type` and `tags` make one: a diary that begins with a rule is no broken note."""
    parsed = parse_note(text, "Diary.md", Settings(), ZoneInfo("Europe/London"))
    assert parsed == (None, ())


# Files that are no files


def loop_at(path: Path) -> None:
    """Make a folder that holds itself."""
    path.mkdir()
    (path / "loop").symlink_to(path)


def outside_at(path: Path) -> None:
    """Make a link to a note outside of the vault."""
    outside = path.parent.parent / "outside.md"
    outside.write_text(GOOD.replace("Northwind", "Outside"), "utf-8")
    path.symlink_to(outside)


def outside_folder_at(path: Path) -> None:
    """Make a link to a folder with a note outside of the vault."""
    folder = path.parent.parent / "outside"
    folder.mkdir()
    (folder / "note.md").write_text(GOOD.replace("Northwind", "Outside"), "utf-8")
    path.symlink_to(folder)


SPECIAL: list[tuple[str, Callable[[Path], None], list[str]]] = [
    ("folder.md", Path.mkdir, []),
    ("loop", loop_at, []),
    ("linked folder", outside_folder_at, []),
    ("linked folder.md", outside_folder_at, ["VS006"]),
    ("fifo.md", os.mkfifo, ["VS003"]),
    ("FIFO.MD", os.mkfifo, ["VS003"]),
    ("fifo", os.mkfifo, []),
    ("socket.md", socket_at, ["VS003"]),
    ("outside.md", outside_at, ["VS006"]),
    ("dangling.md", lambda path: path.symlink_to("nowhere.md"), ["VS006"]),
    ("itself.md", lambda path: path.symlink_to(path), ["VS006"]),
    ("zero.md", lambda path: path.symlink_to("/dev/zero"), ["VS006"]),
    ("tty.md", lambda path: path.symlink_to("/dev/tty"), ["VS006"]),
]


@pytest.mark.parametrize(
    ("name", "create", "codes"), SPECIAL, ids=[name for name, *_ in SPECIAL]
)
def test_files_that_are_no_files(
    name: str, create: Callable[[Path], None], codes: list[str], tmp_path: Path
) -> None:
    """Hazards 13, 17, 18: skipped within a second, told, and never read."""
    vault = make(tmp_path / "vault")
    create(vault / name)
    with limit(20):
        snapshot = read_vault(open_vault(str(vault)))
    assert [note.path for note in snapshot.notes] == [GOOD_PATH]
    assert [(one.code, one.path, bool(one.help)) for one in snapshot.findings] == [
        (code, name, True) for code in codes
    ]


@pytest.mark.parametrize(
    "path",
    [
        ".obsidian/templates.json",
        ".obsidian/app.json",
        ".obsidian/plugins/obsidian-tasks-plugin/data.json",
        "Follow-ups/Follow-ups due.md",
        "Follow-ups/Drafts/x.md",
    ],
)
def test_a_pipe_in_the_place_of_a_settings_file(path: str, tmp_path: Path) -> None:
    """Hazard 13: a FIFO blocks nothing, wherever it stands."""
    vault = make(tmp_path / "vault", Bad("", None, "", 0, 0, path=path))
    with limit(20):
        snapshot = read_vault(open_vault(str(vault)))
    assert [note.path for note in snapshot.notes] == [GOOD_PATH]


def test_a_pipe_in_the_place_of_the_configuration(cli: Cli, tmp_path: Path) -> None:
    """Hazard 13: a configuration that is a FIFO is an error at once, with its place."""
    vault = make(tmp_path / "vault")
    (vault / "vaultsync.toml").unlink()
    os.mkfifo(vault / "vaultsync.toml")
    run = cli("check", vault=vault)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("error: vaultsync.toml:1:1: ")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that may not be read is an error; the others count. (Root may read them all.)."""
    vault = make(tmp_path / "vault", Bad("x", HEAD, "", 0, 0))
    allowed = os.open

    def refuse(path: str, *args: int, **more: int) -> int:
        if path.endswith("x.md"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return allowed(path, *args, **more)

    monkeypatch.setattr(os, "open", refuse)
    snapshot = read_vault(open_vault(str(vault)))
    (finding,) = snapshot.findings
    assert (finding.code, finding.path) == ("VS004", "Interviews/x.md")
    assert "Permission denied" in finding.message
    assert finding.help
    assert [note.path for note in snapshot.notes] == [GOOD_PATH]


# Which files are left out

CONFLICTS = [
    "Northwind.sync-conflict-20260305-143000-ABCDEFG.md",
    "Northwind.sync-conflict-20260305-143000.md",
    "Northwind (Alex's conflicted copy 2026-03-05).md",
    "Northwind (laptop's conflicted copy 2026-03-05 1).md",
    "Northwind (conflicted copy).md",
    "Northwind (Conflicted copy MacBook 202603051430).md",
    ".syncthing.Northwind.md.tmp",
    "~syncthing~Northwind.md.tmp",
    ".Northwind.md.icloud",
    "Northwind.md.icloud",
    ".#Northwind.md",
    "Northwind.md~",
    "Northwind.MD~",
    "conflict-files-obsidian-git.md",
]
NO_CONFLICTS = [
    "Interviews/Northwind (copy).md",
    "Interviews/Conflicted feelings.md",
    "Interviews/sync-conflict talk.md",
    "Interviews/My iCloud.md",
    "Interviews/~ about.md",
]


def test_conflict_copies_are_skipped_and_reported(
    cli: Cli, make_vault: Callable[..., Path]
) -> None:
    """Hazard 12: 14 names of copies and stubs are informational findings; others are notes."""
    assert len(CONFLICTS) == 14
    notes = {f"Interviews/{name}": GOOD for name in CONFLICTS}
    for n, name in enumerate(NO_CONFLICTS):
        notes[name] = GOOD.replace("Northwind", f"Company {n}")
    run = cli("check", "--json", vault=make_vault(notes))
    data = json.loads(run.stdout)
    assert {item["note"] for item in data["follow_ups"]} == set(NO_CONFLICTS)
    told = [(one["path"], one["code"], one["severity"]) for one in data["findings"]]
    assert told == [(f"Interviews/{name}", "VS008", "info") for name in sorted(CONFLICTS)]
    assert all(one["help"] for one in data["findings"])


EXCLUDED = [
    ".trash/x.md",
    ".obsidian/x.md",
    ".hidden/deep/x.md",
    "Notes/.hidden/x.md",
    "Notes/.hidden.md",
    "My templates/x.md",
    "My templates/deep/x.md",
    "Daily template.md",
    "Scripts/Templater/x.md",
    "Archive/x.md",
    "Archive/deep/x.md",
    "Old/Interviews/x.md",
    "Notes/x.private.md",
    "Follow-ups/Follow-ups due.md",
    "Follow-ups/Drafts/x.md",
    "Follow-ups/Drafts/Sent/x.md",
    "Notes/x.txt",
    "Notes/x.md.bak",
    "Notes/md",
]
INCLUDED = [
    "x.md",
    "Notes/Archive.md",
    "Notes/My templates/x.md",
    "Notes/Old.MD",
    "Templates and more/x.md",
    "Follow-ups/x.md",
    "Follow-ups/Drafts.md",
]


def test_excluded_places(cli: Cli, make_vault: Callable[..., Path]) -> None:
    """Dot folders, template folders of three settings files, `notes.exclude` (section 4)."""
    settings = {
        ".obsidian/templates.json": '{"folder": "My templates"}',
        ".obsidian/daily-notes.json": '{"template": "Daily template"}',
        ".obsidian/plugins/templater-obsidian/data.json": (
            '{"templates_folder": "/Scripts/Templater/"}'
        ),
    }
    notes = {
        path: GOOD.replace("Northwind", f"Company {n}")
        for n, path in enumerate((*EXCLUDED, *INCLUDED))
    }
    config = CONFIG + '[notes]\nexclude = ["Archive/**", "Old/", "*.private.md"]\n'
    run = cli("check", "--json", vault=make_vault(notes | settings, config=config))
    data = json.loads(run.stdout)
    assert {item["note"] for item in data["follow_ups"]} == set(INCLUDED)
    assert data["findings"] == []


RESERVED = '[notes]\nreserved_headings = ["Job"]\n'


@pytest.mark.parametrize(
    ("config", "hint"),
    [
        ('timezone = "UTC"\ntimezone = "UTC"\n', "it is there twice"),
        ("[me]\n[me]\n", "it is there twice: remove one"),
        (f'{RESERVED}name_order = "x"\nname_order = "y"\n', "it is there twice: remove one"),
        (f'{RESERVED}reserved_headings = ["My feeling"]\n', "into one list"),
        (f'{RESERVED}reserved_headings = [\n  "My feeling",\n]\n', "into one list"),
        (f'{RESERVED}type = "job"\n[notes]\n', "it is there twice: remove one"),
        ("timezone = UTC\n", "quotes"),
    ],
)
def test_what_helps_against_broken_toml(config: str, hint: str) -> None:
    """The cure fits the mistake: a key that stands twice needs no quotes."""
    with pytest.raises(ConfigError) as wrong:
        read_settings(config)
    assert hint in str(wrong.value.hint)


ABOVE = "move it above the first line in square brackets"
MEANT = "did you mean `"
MISPLACED = [
    # it stands nowhere else, or not on a line of its own below a table
    ('[strategy]\ndate_ordre = "DMY"\n', "known are strategy.thank_you_within, "),
    ('strategy.date_order = "DMY"\n', "did you mean `date_order`?"),
    ('strategy = { date_order = "DMY" }\n', "did you mean `date_order`?"),
    ('[name]\nfirst = "Jo"\n', "did you mean `me.name`?"),
    ('[strategy]\noutputs = "x"\n', "known are strategy.thank_you_within, "),
    # it belongs above all tables
    ('[strategy]\ndate_order = "DMY"\n', f"it stands below [strategy]; {ABOVE}"),
    ('[me]\n\n[notes]\ntimezone = "UTC"\n', f"it stands below [notes]; {ABOVE}"),
    ('[me]\nlanguages = ["en"]\n', f"it stands below [me]; {ABOVE}"),
    ('[me]\nholidays = "GB"\n', f"it stands below [me]; {ABOVE}"),
    (
        '# x\n# date_order = "DMY"       # what\n\n[me]\ndate_order = "MDY"\n',
        f"it stands below [me]; {ABOVE} (into line 2, which holds it in a comment)",
    ),
    (
        '[me]\n# date_order = "DMY"\ndate_order = "MDY"\n',
        f"it stands below [me]; {ABOVE}",
    ),
    # it is set where it belongs
    (
        '# x\ndate_order = "DMY"\n[me]\ndate_order = "MDY"\n',
        "line 2 sets `date_order` already: change it there, and remove this line",
    ),
    (
        '[me]\nname = "Jo"\n[notes]\nname = "Al"\n',
        "line 2 sets `me.name` already: change it there, and remove this line",
    ),
    # it belongs below another table
    (
        '[strategy]\nname = "Jo"\n\n[me]\n',
        "did you mean `me.name`? It stands below [strategy]; move it below [me]",
    ),
    (
        '[notes]\nname = "Jo"\n',
        f"{MEANT}me.name`? It stands below [notes]; move it below a line `[me]`, at the end",
    ),
    (
        "gap_bd = 4\n\n[strategy]\n",
        f"{MEANT}strategy.gap_bd`? It stands above all tables; move it below [strategy]",
    ),
]


@pytest.mark.parametrize(("config", "told"), MISPLACED)
def test_a_key_in_the_wrong_table(config: str, told: str) -> None:
    """VS601: a key that is known elsewhere is told where it stands and where it belongs."""
    (finding,) = read_settings(config).findings
    assert finding.code == "VS601"
    exact = not told.startswith("known are")
    assert finding.help == told if exact else finding.help.startswith(told)


@pytest.mark.parametrize("table", ["me", "notes", "outputs", "drafts", "strategy"])
@pytest.mark.parametrize(
    "key", ['timezone = "UTC"', 'languages = ["de"]', 'date_order = "DMY"']
)
def test_every_key_without_a_table(key: str, table: str) -> None:
    """VS601: below whichever table it was appended."""
    (finding,) = read_settings(f"[{table}]\n{key}\n").findings
    assert finding.help == f"it stands below [{table}]; {ABOVE}"


@pytest.mark.parametrize(
    ("config", "line"),
    [
        (f"[me]\n{RESERVED.partition(']')[2]}", 0),
        (f"# [outputs]\n[me]{RESERVED.partition(']')[2]}", 0),
        (f"[me]{RESERVED.partition(']')[2]}# [notes]\n", 0),
        (f'[me]\nname = "Jo"\n\n# [notes]{RESERVED.partition("]")[2]}', 4),
        (f"[me]\n#[notes]\n# exclude = []{RESERVED.partition(']')[2]}", 2),
    ],
)
def test_a_key_below_a_table_in_a_comment(config: str, line: int) -> None:
    """VS601: what stands below `# [notes]` is in the table before it, and the help says so."""
    (told,) = read_settings(config).findings
    assert "did you mean `notes.reserved_headings`?" in told.help
    assert told.help.endswith(f"remove the `#` before `[notes]` in line {line}") == bool(line)
