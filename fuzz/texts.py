"""Where the inputs come from: the repository's own notes, and changes that keep their form."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vaultsync.parse.config import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "fuzz" / "words.dict"
REGRESSIONS = ROOT / "fuzz" / "regressions"
_ESCAPED = re.compile(rb"\\(?:x([0-9a-f]{2})|(.))")
_PART = re.compile(r"^@(note|config)[^\n]*\n(.*?)(?=^@|\Z)", re.MULTILINE | re.DOTALL)
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_KINDS = {".md", ".toml", ".bin"}
_ENDS = (b"\n", b"\r\n", b"\r")
_VALUES = (
    *("1", "3", "-1", "99", "true", '"x"', '""', "[]", '["a"]', "[1]", "{}", "1.5", "nan"),
    *('"24h"', '"DMY"', '"Europe/London"', '["en"]', "2026-02-30", "{a = 1}", "'a/b.md'"),
)


def seeds() -> "Iterator[bytes]":
    """Give every note and configuration that lies in this repository."""
    for folder in ("example-vault", "tests/cases", "fuzz/regressions"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in _KINDS and file.name != "README.md":
                yield file.read_bytes()
    for file in sorted((ROOT / "tests/cases/strategy").glob("*.txt")):
        for _, part in _PART.findall(file.read_text(encoding="utf-8")):
            yield part.encode()
    for number, key in enumerate(KNOWN):
        table, _, name = key.rpartition(".")
        head = f"[{table}]\n" if table else ""
        yield f"{head}{name} = {_VALUES[number % len(_VALUES)]}\n".encode()
        yield f"{key} = {_VALUES[(number + 7) % len(_VALUES)]}\n".encode()


@cache
def words() -> tuple[bytes, ...]:
    """Give the dictionary's words."""
    entries = (line.strip() for line in WORDS.read_bytes().splitlines())
    return tuple(
        _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]) if m[1] else m[2], entry[1:-1])
        for entry in entries
        if entry.startswith(b'"')
    )


@cache
def _known_lines() -> tuple[bytes, ...]:
    """Give every different line of the seeds."""
    return tuple(sorted({line for seed in seeds() for line in _LINE.findall(seed)}))


def mutate(data: bytes, random: "Random", most: int) -> bytes:
    """Change a text line by line and word by word; the result is mostly UTF-8."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 5, 8))):
        data = random.choice(_CHANGES)(data, random)
    if random.random() < 0.95:
        data = data.decode("utf-8", "ignore").encode()
    return data[:most]


def _insert_line(data: bytes, random: "Random") -> bytes:
    lines = _LINE.findall(data)
    lines.insert(random.randint(0, len(lines)), random.choice(_known_lines()))
    return b"".join(lines)


def _drop_lines(data: bytes, random: "Random") -> bytes:
    lines = _LINE.findall(data)
    start = random.randint(0, len(lines))
    del lines[start : start + random.choice((1, 1, 2, 5))]
    return b"".join(lines)


def _repeat_lines(data: bytes, random: "Random") -> bytes:
    lines = _LINE.findall(data)
    start = random.randint(0, len(lines))
    part = lines[start : start + random.choice((1, 1, 2, 5))]
    where = random.randint(0, len(lines))
    lines[where:where] = part * random.choice((1, 1, 2, 20))
    return b"".join(lines)


def _indent(data: bytes, random: "Random") -> bytes:
    lines = _LINE.findall(data) or [b""]
    where = random.randrange(len(lines))
    mark = random.choice((b"  ", b"    ", b"\t", b"> ", b"- ", b"# ", b"#", b"| "))
    lines[where] = mark * random.choice((1, 1, 2, 7)) + lines[where]
    return b"".join(lines)


def _insert_word(data: bytes, random: "Random") -> bytes:
    where = random.randint(0, len(data))
    return data[:where] + random.choice(words()) * random.choice((1, 1, 2, 9)) + data[where:]


def _replace_word(data: bytes, random: "Random") -> bytes:
    spots = [m.span() for m in re.finditer(rb"[\w:/@.+-]+|[^\s\w]+", data)]
    if not spots:
        return random.choice(words())
    start, end = random.choice(spots)
    return data[:start] + random.choice(words()) + data[end:]


def _drop_bytes(data: bytes, random: "Random") -> bytes:
    start = random.randint(0, len(data))
    return data[:start] + data[start + random.choice((1, 1, 3, 10, 50)) :]


def _other_ends(data: bytes, random: "Random") -> bytes:
    return re.sub(rb"\r\n|\n|\r", lambda _: random.choice(_ENDS), data)


def _flip(data: bytes, random: "Random") -> bytes:
    if not data:
        return data
    where = random.randrange(len(data))
    return data[:where] + bytes([random.randrange(256)]) + data[where + 1 :]


_CHANGES: "tuple[Callable[[bytes, Random], bytes], ...]" = (
    _insert_line,
    _insert_line,
    _drop_lines,
    _repeat_lines,
    _indent,
    _insert_word,
    _insert_word,
    _replace_word,
    _replace_word,
    _drop_bytes,
    _other_ends,
    _flip,
)
