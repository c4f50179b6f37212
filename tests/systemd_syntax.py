"""What systemd makes of a unit's line, by its manuals and sources, apart from the program.

systemd.syntax(7), "Quoting"; systemd.service(5), "Command lines"; `extract-word.c`,
`config_parse_exec` and `replace_env_full` of systemd 252. What they only warn of fails here.
"""

import re
import shutil
import subprocess
from pathlib import Path

from tests.support import environment

BLANKS = " \t\n\r"
ESCAPES = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", '"': '"', "'": "'", "s": " ",
}  # fmt: skip
HAVE = shutil.which("systemd-analyze")
_DUMPED = re.compile(r'"(?:[^"\\]|\\.)*"|[^ "]+')


def words(value: str) -> list[str]:
    """Take the value of a setting apart into words."""
    found: list[str] = []
    at = 0
    while True:
        while at < len(value) and value[at] in BLANKS:
            at += 1
        if at == len(value):
            return found
        word, at = _word(value, at)
        found.append(word)


def _word(value: str, at: int) -> tuple[str, int]:
    """Read one word; give it and where it ends."""
    text, quote = "", ""
    while at < len(value):
        char = value[at]
        at += 1
        if char == "\\":
            text += ESCAPES[value[at]]
            at += 1
        elif quote:
            if char == quote:
                quote = ""
            else:
                text += char
        elif char in "\"'":
            quote = char
        elif char in BLANKS:
            break
        else:
            text += char
    assert not quote, f"unbalanced quotes in {value!r}"
    return text, at


def specified(word: str) -> str:
    """Put in what specifiers stand for: here only `%%` may stand."""
    assert "%" not in word.replace("%%", ""), f"a specifier in {word!r}"
    return word.replace("%%", "%")


def expanded(word: str) -> str:
    """Put in what variables stand for: here only `$$` may stand."""
    assert "$" not in word.replace("$$", ""), f"a variable in {word!r}"
    return word.replace("$$", "$")


def started(line: str) -> list[str]:
    """Give the arguments of the process that an `ExecStart=` starts."""
    program, *arguments = map(specified, words(line))
    assert program.startswith("/"), program
    assert not set(program) & set("'\"\\$"), f"systemd refuses {program!r}"
    assert not re.search(r"[\x00-\x1f\x7f]", program)
    return [program, *map(expanded, arguments)]


def settings(text: str, key: str) -> list[str]:
    """Give the values of a setting in a unit."""
    lines = [line for line in text.split("\n") if not line.startswith(("#", ";"))]
    assert not any(line.endswith("\\") for line in lines), "a line goes on in the next one"
    return [line.partition("=")[2] for line in lines if line.startswith(f"{key}=")]


def verify(folder: Path, *names: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Have systemd itself look at units."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(folder / name) for name in names)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment(XDG_RUNTIME_DIR=str(runtime), HOME=str(folder), **env),
    )


def commands(folder: Path, name: str) -> list[list[str]]:
    """Give the commands of a unit as systemd itself has read them, before variables."""
    dumped = verify(folder, name, SYSTEMD_LOG_LEVEL="debug").stdout
    part = re.search(
        rf"^-> Unit {re.escape(name)}:$(.*?)(?=^-> Unit |\Z)", dumped, re.MULTILINE | re.DOTALL
    )
    whole = part[1] if part else dumped
    lines = re.findall(r"^\s*Command Line: (.*)$", whole, re.MULTILINE)
    return [[_undumped(one) for one in _DUMPED.findall(line)] for line in lines]


def _undumped(word: str) -> str:
    """Take a word out of the quotes in which systemd shows it."""
    if not word.startswith('"'):
        return word
    return re.sub(r"\\([\"\\$`'])", r"\1", word[1:-1])
