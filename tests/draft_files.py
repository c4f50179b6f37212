"""Drafts on the disk, as tests of what is done with them need them: found, filled, marked."""

import re
from pathlib import Path

from tests.vaults import DRAFTS

_SLOT = re.compile(r"\[[^\[\]\n]+\]")


def open_drafts(root: Path) -> list[Path]:
    """Give the drafts that are not sent, by path."""
    return sorted((root / DRAFTS).glob("*.md"))


def filled(path: Path, *, proofread: bool) -> str:
    """Put sentences in the place of the slots; give the message as it is then."""
    text = path.read_bytes().decode()
    head, body = text.split("---\n\n", 1)
    count = iter(range(1, 100))
    body = _SLOT.sub(lambda _: f"Sentence {next(count)} – été, 佐藤, Łódź.", body)
    return write(path, head, body, proofread=proofread)


def rewritten(path: Path, body: str, *, proofread: bool = True) -> str:
    """Give a draft another message, and perhaps the mark that only a person sets."""
    head = path.read_bytes().decode().split("---\n\n", 1)[0]
    return write(path, head, body, proofread=proofread)


def write(path: Path, head: str, body: str, *, proofread: bool) -> str:
    """Write a draft of a head and a message; give the message."""
    if proofread:
        head = head.replace("proofread: false", "proofread: true")
    path.write_bytes(f"{head}---\n\n{body}".encode())
    return body.strip("\n")
