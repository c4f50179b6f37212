"""Links to notes on persons: which ones an interview note holds, and where they lead.

A link names a note as Obsidian does: by its path in the vault, by a path from the note in
which it stands, or by the end of its path, mostly the name alone.
"""

from typing import TYPE_CHECKING
from unicodedata import normalize

from vaultsync.names import note_links
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.front.keys import CANONICAL, squeeze
from vaultsync.parse.lines import split_lines
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINK = regex(r"\[\[([^\[\]|#\n]{1,300})")
_HEADING_OR_ROW = regex(r"[ \t>]*(?:#{1,6}[ \t]|\|)")
_ITEM = regex(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?[*_]{0,3}(?=\[)")
_KEY = regex(r"[\"']?([^\W\d_][\w \-]{0,40})[\"']?[ \t]*:")
_FIELD = regex(
    r"[ \t>]*(?:[-*+][ \t]+)?[*_]{0,3}([^\W\d_][\w \-]{0,40})(?:::|:[*_]|[*_]{1,3}:)"
)
_PEOPLE = frozenset({"interviewers", "primary_contact"})


def person_links(text: str) -> tuple[str, ...]:
    """Give the targets of an interview note's links that can be meant for persons.

    They stand in a heading, at the start of a list item, in a table row, or in a key that
    names persons; the links in what was talked about are none of them.
    """
    text = text.removeprefix("\ufeff")
    if "[[" not in text and ".md" not in text:
        return ()
    region = locate(text)
    start = region.body if region else 0
    links = (*_in_head(text[:start]), *_in_body(text[start:]))
    return tuple(dict.fromkeys(link.strip() for link in links if link.strip()))


def _in_head(head: str) -> "Iterator[str]":
    names_people = False
    for line in split_lines(head):
        key = _KEY.match(line)
        if key:
            names_people = CANONICAL.get(squeeze(key[1])) in _PEOPLE
        if names_people:
            yield from _links(line)


def _in_body(body: str) -> "Iterator[str]":
    for line in split_lines(body):
        if "[[" not in line and "](" not in line:
            continue
        field = _FIELD.match(line)
        item = _ITEM.match(line)
        if item:
            rest = line[item.end() :]  # the link with which it begins, and no other
            yield from _links(rest[: rest.find("]]" if rest[:2] == "[[" else ")") + 2])[:1]
        elif _HEADING_OR_ROW.match(line) or (
            field and CANONICAL.get(squeeze(field[1])) in _PEOPLE
        ):
            yield from _links(line)


def _links(line: str) -> list[str]:
    return [*_LINK.findall(line), *note_links(line)]


class Targets:
    """Finds the notes that a link can mean, among the paths it was made from."""

    def __init__(self, paths: "Iterable[str]") -> None:
        self._by_path: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}
        for path in paths:
            plain = _plain(path)
            self._by_path.setdefault(plain, []).append(path)
            self._by_name.setdefault(plain.rpartition("/")[2], []).append(path)

    def find(self, target: str, at: str = "") -> tuple[str, ...]:
        """Give the paths that a link means, which stands in the note `at`; one: no doubt.

        Case, the Unicode form and `.md` do not matter.
        """
        wanted = _plain(target.split("#", 1)[0].split("|", 1)[0])
        name = wanted.rpartition("/")[2]
        if not name:
            return ()
        for path in (wanted, _joined(_plain(at), wanted)):
            if path in self._by_path:
                return tuple(self._by_path[path])
        found = self._by_name.get(name, ())
        if wanted != name:
            return tuple(path for path in found if _plain(path).endswith(f"/{wanted}"))
        return tuple(found)


def _plain(path: str) -> str:
    plain = normalize("NFC", path.strip().casefold())
    return plain.removesuffix(".md").strip().removeprefix("/")


def _joined(at: str, target: str) -> str:
    """Resolve a path from the folder of the note `at`: `../People/Jane Doe`."""
    parts = at.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
