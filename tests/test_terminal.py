"""What a note holds must not drive the terminal that shows it (hazard 19)."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import AS_OF
from tests.vaults import sync_here
from vaultsync.cli import main

STRINGS = {
    "colour": "\x1b[31;1mred\x1b[0m",
    "clear": "\x1b[2J\x1b[H",
    "up and erase": "\x1b[5A\x1b[K",
    "hidden": "\x1b[8msecret\x1b[28m",
    "other screen": "\x1b[?1049h",
    "report": "\x1b[6n\x1b[c",
    "link": "\x1b]8;;https://evil.example\x1b\\Acme\x1b]8;;\x1b\\",
    "clipboard": "\x1b]52;c;cm0gLXJmIC8=\x07",
    "title": "\x1b]0;root@host\x07",
    "title ended by ST": "\x1b]2;x\x1b\\",
    "working folder": "\x1b]7;file:///etc\x07",
    "iTerm file": "\x1b]1337;File=name=eA==:eA==\x07",
    "DCS": '\x1bP$q"p\x1b\\',
    "DECRQSS": "\x1bP+q544e\x1b\\",
    "APC": "\x1b_Gf=24;AAAA\x1b\\",
    "PM": "\x1b^x\x1b\\",
    "reset": "\x1bc",
    "character set": "\x1b(0lqk\x0e",
    "one ESC": "\x1b",
    "C1 CSI": "\x9b31mred",
    "C1 OSC": "\x9d0;x\x9c",
    "C1 DCS": "\x90$q\x9c",
    "next line": "a\x85b",
    "backspaces": "safe\x08\x08\x08\x08evil",
    "return": "safe\revil",
    "bell and null": "\x07\x00",
    "delete": "a\x7f\x7fb",
    "vertical": "a\x0bb\x0cc",
    "right to left": "\u202egnp.exe",
    "isolates": "\u2066\u2067\u2068x\u2069",
    "embedding": "\u202a\u202b\u202dx\u202c",
    "marks": "\u200e\u200f\u061cx",
    "separators": "a\u2028b\u2029c",
    "zero width": "Ac\u200bme\ufeff\u2060",
    "tags": "Acme\U000e0041\U000e0042",
    "new line": "a\n## Forged Person\n- b",
}
NEVER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""A tab is none of them: it moves forward only, and the caret below a line needs it."""


def quoted(text: str) -> str:
    """Write a text so that YAML and TOML give it back, whatever it is."""
    return '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"'


HEAD = "---\ntype: interview\ndate: 2026-03-05\n"
JANE = "---\n## Jane Roe\nemail:: j@x.example\n- a\n"
VALUES = ("company", "role", "stage", "recruiter", "status", "url", "end", "format")
DOUBTFUL = ("date", "time", "timezone", "duration", "they_reply_by", "interviewers")
LINES = (
    "Role:: BAD", "## Jane BAD", "email:: jBAD@x.example", "phone:: BAD", "linkedin:: BAD",
    "channel:: BAD", "text_ok:: BAD", "role:: BAD", "- said BAD", "- **concern:** BAD",
    "- **promised:** BAD", "- [x] Thank-you BAD ✅ 2026-03-05",
    "- [x] Thank-you ✅ 2026-02-30 BAD", "", "## BAD", "- x", "", "## Follow-up log",
    "- 2026-03-05 reply: BAD", "", "| 2026-03-05 | BAD | reply | BAD |",
)  # fmt: skip


def notes(bad: str) -> Iterator[tuple[str, str]]:
    """Give notes that hold a string in every place."""
    values = "".join(f"{key}: {quoted(f'Acme {bad} <x@y.example>')}\n" for key in VALUES)
    yield "values.md", f"{HEAD}{values}{JANE}"
    for key in DOUBTFUL:
        head = HEAD if key != "date" else "---\ntype: interview\n"
        yield f"{key}.md", f"{head}company: {key}\n{key}: {quoted(bad)}\n{JANE}"
    yield "body.md", f"{HEAD}company: Body\n---\n" + "\n".join(LINES).replace("BAD", bad)
    yield "raw.md", f"{HEAD}company: Raw\nrole: {bad}\n{JANE}"
    yield "key.md", f"{HEAD}{quoted(bad)}: 1\n{bad.strip()}: 2\n{JANE}"
    yield "unclosed.md", f"{HEAD}company: {bad}\n"
    yield "conflict.md", f"{HEAD}{JANE}<<<<<<< {bad}\na\n=======\n>>>>>>> {bad}\n"


def make(root: Path, bad: str) -> None:
    """Make a vault that is full of a string, names of files and folders included."""
    root.mkdir()
    (root / "vaultsync.toml").write_text(
        f"timezone = 'UTC'\n[me]\nname = {quoted(bad)}\n[mee]\n{quoted(bad)} = 1\n", "utf-8"
    )
    for path, text in notes(bad):
        (root / path).write_bytes(text.encode())
    name = bad.replace("/", "").replace("\0", "")
    places = (root / f"note {name}.md", root / f"folder {name}" / "note.md")
    for n, place in enumerate(places):
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{HEAD}company: Named {n}\n{JANE}", "utf-8")
    os.mkfifo(root / f"pipe {name}.md")
    (root / f"link {name}.md").symlink_to("x")
    (root / f"copy {name}.sync-conflict-20260305-143000.md").write_text("a", "utf-8")
    (root / f"broken {name}.md").write_text("---\ntype: interview\ncompany: [\n---\n", "utf-8")


COMMANDS = (
    ("sync", "--dry-run", "--json"),
    ("sync", "--dry-run"),
    ("check",),
    ("check", "--all"),
    ("check", "--all", "--format", "gnu"),
    ("check", "--all", "--format", "github"),
    ("check", "--all", "--format", "json"),
    ("show", "body.md"),
    ("show", "body.md", "--json"),
    ("show", "values.md"),
    ("draft", "list"),
    ("draft", "check"),
    ("draft", "check", "--json"),
)


def program(*args: str) -> int:
    """Run the program here; give its exit code."""
    with pytest.raises(SystemExit) as ended:
        main.run(args)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def safe(printed: str) -> None:
    """See that nothing in a text moves a cursor or turns a direction."""
    found = NEVER.search(printed)
    assert not found, (
        f"{found[0]!r} in {printed[max(0, found.start() - 80) : found.end() + 40]!r}"
    )


@pytest.mark.parametrize("name", STRINGS)
def test_nothing_drives_the_terminal(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Hazard 19: no control or direction character reaches stdout or stderr, in no form."""
    bad = STRINGS[name]
    root = tmp_path / "vault"
    make(root, bad)
    forged = re.compile(r"^(?:- b|evil)$", re.MULTILINE)
    for command in COMMANDS:
        code = program(*command, "--vault", str(root), "--as-of", AS_OF)
        out, err = capsys.readouterr()
        assert code in {0, 1}, err
        safe(out)
        safe(err)
        assert not forged.search(out)
        if "json" in command or "--json" in command:
            json.loads(out)
        if command == ("sync", "--dry-run"):
            sync_here(root)
    code = program("show", f"nothing {bad}".replace("\0", ""), "--vault", str(root))
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    safe(err)
    assert len(err.splitlines()) <= 2


def test_the_measure_can_fail() -> None:
    """Every string but the line break is one that must never be printed."""
    for name, bad in STRINGS.items():
        assert bool(NEVER.search(bad)) is (name != "new line"), name
    assert len(STRINGS) >= 30
