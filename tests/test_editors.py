"""`--format gnu` in editors: what docs/editors.md says is tried as it stands (issue 8)."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support import AS_OF, Cli, environment
from vaultsync.render.links import Links

MakeVault = Callable[..., Path]
DOCS = Path(__file__).parent.parent / "docs" / "editors.md"
NAMES = (
    "plain.md",
    "With blanks/a note of mine.md",
    "time 12:30: a talk.md",
    "odd 3:4: error.md",
    "größe/熊本 👍.md",
    "100% [x] 'q'.md",
)
NOTE = (
    "---\ntype: interview\ncompany: Acme {}\ndate: next week\n---\n\n"
    "## Jo\nemail:: jo@x.example\n"
)


def block(language: str) -> str:
    """Give the block of code in the documentation."""
    text = DOCS.read_text("utf-8")
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def vault(make_vault: MakeVault) -> Path:
    """Give a vault with notes of difficult names, each with a date that cannot be read."""
    return make_vault({name: NOTE.format(at) for at, name in enumerate(NAMES)})


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_vim(vault: Path, tmp_path: Path) -> None:
    """`:make` fills the quickfix list, file, line, column and text; `gf` opens links."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "vaultsync"
    program.write_text(
        f'#!/bin/sh\nexec {sys.executable} -m vaultsync "$@" --as-of {AS_OF} --exit-zero\n',
        "utf-8",
    )
    program.chmod(0o755)
    due = Links(wikilinks=False, obsidian=False)
    links = (due.to(f"{vault.name}/{one}", "a", at="x.md", heading="Jane Doe") for one in NAMES)
    (tmp_path / "links.md").write_text("".join(f"{one}\n" for one in links), "utf-8")
    script = tmp_path / "try.vim"
    script.write_text(
        "set nocompatible encoding=utf-8\n"
        f"{block('vim')}"
        "silent make!\n"
        "let found = map(getqflist(), {_, one -> extend(one, {'file': bufname(one.bufnr)})})\n"
        f"call writefile([json_encode(found)], '{tmp_path}/found.json')\n"
        "silent cfirst\n"
        f"call writefile([expand('%')], '{tmp_path}/opened')\n"
        f"edit {tmp_path}/links.md\n"
        "let linked = []\n"
        f"for at in range(1, {len(NAMES)})\n"
        "  call cursor(at, 6)\n"
        "  normal! gf\n"
        "  call add(linked, expand('%:p'))\n"
        f"  edit {tmp_path}/links.md\n"
        "endfor\n"
        f"call writefile(linked, '{tmp_path}/linked')\n"
        "qall!\n",
        "utf-8",
    )
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["vim", "-Nu", "NONE", "-i", "NONE", "-n", "-es", "-S", str(script)],
        cwd=vault,
        env=environment(PATH=path, TERM="xterm", LC_ALL="C.UTF-8", HOME=str(tmp_path)),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (tmp_path / "found.json").exists(), done
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    wrong = [one for one in found if "[VS101]" in one["text"]]
    assert sorted(one["file"] for one in wrong) == sorted(NAMES)
    for one in wrong:
        assert (one["lnum"], one["col"], one["type"].lower()) == (4, 7, "e")
        assert one["text"].startswith("cannot read the date 'next week'")
    assert all(one["valid"] for one in found)
    assert (tmp_path / "opened").read_text("utf-8").strip() in NAMES
    linked = (tmp_path / "linked").read_text("utf-8").splitlines()
    assert linked == [str(vault / name) for name in NAMES], "`gf` on a link of the due note"


def test_the_problem_matcher_of_vs_code(vault: Path, cli: Cli) -> None:
    """Its regular expression takes every line apart that the command prints."""
    task: dict[str, Any] = json.loads(block("jsonc"))["tasks"][0]
    assert task["command"] == "vaultsync"
    args = [one.replace("${workspaceFolder}", str(vault)) for one in task["args"]]
    pattern = task["problemMatcher"]["pattern"]
    lines = cli(*args).stdout.splitlines()
    assert len(lines) >= len(NAMES)
    files = []
    for line in lines:
        found = re.search(pattern["regexp"], line)
        assert found, line
        place = [found[pattern[part]] for part in ("file", "line", "column", "severity")]
        files.append(place[0])
        assert (vault / place[0]).is_file()
        if found[pattern["code"]] == "VS101":
            assert place[1:] == ["4", "7", "error"]
            assert found[pattern["message"]].startswith("cannot read the date 'next week'")
    assert set(NAMES) <= set(files)


def test_severities_are_words_of_the_editor() -> None:
    """What the program says of a finding is what the expression knows."""
    from vaultsync.diagnostics import Severity  # noqa: PLC0415 - for this one

    regexp = json.loads(block("jsonc"))["tasks"][0]["problemMatcher"]["pattern"]["regexp"]
    known = re.search(r"\((\w+(?:\|\w+)+)\)", regexp)
    assert known
    assert set(known[1].split("|")) == {one.value for one in Severity}
