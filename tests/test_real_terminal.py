"""What terminals really do with a finding's line: they are asked, not believed."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli, environment
from tests.talking import on_terminal
from tests.test_cli import SGR, width
from vaultsync.cli.printer import PROSE
from vaultsync.render.excerpt import excerpt

LIMIT = 60
"""Seconds after which a terminal that does not answer is a failure."""
BEFORE = (
    "ascii",
    "日本語",
    "ｱｲｳ 한글 \u1112\u1161\u11ab",
    "e\u0301e\u0301",
    "👨\u200d👩\u200d👧\u200d👦",
    "👩🏽\u200d💻 👍🏽",
    "❤\ufe0f 1\ufe0f\u20e3 ☎\ufe0f ⚠ ✅",
    "🇩🇪🇫🇷",
    "a\tb\t日\t",
    "नमस्ते",
    "שלום عربي",
    "\x1b[2J\u202e\x07",
    "—…·’",
    "x" * 300,
    "日" * 300,
    "e\u0301" * 300,
)
ASKING = """\
import json, os, re, sys, termios, tty
from pathlib import Path
here = Path(sys.argv[1])
screen = os.open("/dev/tty", os.O_RDWR)
tty.setcbreak(screen)
columns = []
for text in json.loads((here / "texts").read_text("utf-8")):
    os.write(screen, b"\\r\\x1b[K" + text.encode() + b"\\x1b[6n")
    answer = b""
    while not answer.endswith(b"R"):
        answer += os.read(screen, 1)
    columns.append(int(re.search(rb";(\\d+)R", answer)[1]) - 1)
(here / "answer.new").write_text(json.dumps(columns), "utf-8")
os.replace(here / "answer.new", here / "answer")
"""


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_the_caret_stands_where_the_terminal_is(tmp_path: Path) -> None:
    """The cursor of a real terminal, behind what stands before the place, is at the caret."""
    shown = [excerpt(f"{text} soon", len(text) + 2, 4, 92, steady=True) for text in BEFORE]
    (tmp_path / "texts").write_text(json.dumps([one.before for one in shown]), "utf-8")
    (tmp_path / "ask.py").write_text(ASKING, "utf-8")
    tmux = ["tmux", "-L", f"vaultsync-test-{os.getpid()}", "-u", "-f", os.devnull]
    env = environment(TERM="xterm-256color", LC_ALL="C.UTF-8")
    asking = ["new-session", "-d", "-x", "100", "-y", "20", sys.executable]
    subprocess.run(
        [*tmux, *asking, str(tmp_path / "ask.py"), str(tmp_path)], env=env, check=True
    )
    try:
        until = time.monotonic() + LIMIT
        while not (tmp_path / "answer").exists():
            assert time.monotonic() < until, "the terminal does not answer"
            time.sleep(0.02)
    finally:
        subprocess.run([*tmux, "kill-server"], env=env, check=False, capture_output=True)
    columns = json.loads((tmp_path / "answer").read_text("utf-8"))
    assert columns == [one.indent for one in shown]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_findings_on_a_screen(columns: int, make_vault: Callable[..., Path]) -> None:
    """The line is cut to the screen; what is said of it and the help are wrapped at blanks."""
    note = (
        "---\ntype: interview\ncompany: Acme\n"
        f"date: 2026-03-05 {'日本語' * 9} soon\n---\n\n## Jo\nemail:: jo@acme.example\n"
    )
    vault = make_vault({"a.md": note})
    args = ("check", "--vault", str(vault), "--as-of", AS_OF, "--select", "VS101")
    text = SGR.sub("", on_terminal(columns, *args))
    lines = text[text.index("a.md:4:7: error:") :].rstrip("\n").split("\n")
    above = next(n for n, line in enumerate(lines) if line.startswith("    4 | "))
    said, lines = lines[:above], [" ".join(map(str.strip, lines[:above])), *lines[above:]]
    assert re.fullmatch(r"a\.md:4:7: error: .* \[VS101\]", lines[0])
    assert all(re.match(r"    \S", line) for line in said[1:])
    assert max(map(width, said)) <= min(columns, PROSE)
    assert len(said) > 1
    assert re.match(r"    4 \| date: 2026-03-05 ", lines[1])
    assert lines[1].endswith("soon" if columns == 200 else lines[1][-1])
    assert ("…" in lines[1]) is (columns < 200)
    assert re.fullmatch(r"      \|       \^+", lines[2])
    assert lines[3].startswith("  help: ")
    end = next(n for n, line in enumerate(lines) if line.startswith("`vaultsync explain"))
    more, lines = " ".join(map(str.strip, lines[end:])), lines[:end]
    assert more == "`vaultsync explain VS101` says more about such a finding"
    wrapped = lines[4:]
    assert all(line.startswith(" " * 8) for line in wrapped)
    assert bool(wrapped) is (columns == 40)
    assert max(map(len, lines[2:])) <= columns


@pytest.mark.parametrize("rows", [50, 12])
def test_what_has_scrolled_away_is_counted_at_the_end(rows: int, small: Path, cli: Cli) -> None:
    """S48: findings follow what is due; on a short screen the last line says both."""
    (small / "bad.md").write_text(
        "---\ntype: interview\ncompany: A\ndate: soon\n---\n", "utf-8"
    )
    args = ("check", "--vault", str(small), "--as-of", AS_OF)
    place = "Follow-ups/Follow-ups due.md"
    assert (small / place).exists()
    behind = (small / place).read_text("utf-8").replace("vs-", "vx-")
    for end in (f"the follow-ups are above, and in {place}\n",) * 2 + (
        f"the follow-ups are above; `vaultsync sync` writes them into {place}\n",
    ):  # the second time the answer is known
        if "writes" in end:
            (small / place).write_text(behind, "utf-8")
        lines = SGR.sub("", on_terminal(110, *args, LINES=str(rows))).splitlines()[-2:]
        said = " ".join(" ".join(lines).split()) + "\n"
        assert said.endswith(end) is (rows == 12)
        assert (re.search(r"\d due.*, 1 error: the", said) is not None) is (rows == 12)
    assert "are above" not in cli("check", vault=small).stdout
