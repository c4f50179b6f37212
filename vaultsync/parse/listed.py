"""What the due note lists, entry by entry, and which notes it knows by that."""

import posixpath
import re

from vaultsync.names import fold, unescaped
from vaultsync.parse.due_note import HEADING, id_of, split_due_note
from vaultsync.parse.lines import split_lines
from vaultsync.parse.seal import NOT_RECORDED
from vaultsync.patterns import regex
from vaultsync.records import record_class

_LINK = regex(
    # no bracket inside: what the program writes has none, and a line of them takes no time
    r"\[\[(?P<wiki>[^\[\]|#]{1,1000})(?:#[^\[\]|]{0,500})?\|(?P<alias>[^\[\]]{0,500})\]\]"
    r"|\[(?P<shown>(?:\\.|[^\[\]\\]){0,500})\]"
    r"\((?P<target>[^()\[\s#]{0,4000})(?:#[^()\[\s]{0,2000})?\)"
)


@record_class
class Entry:
    """One line of the generated part, with what is indented under it."""

    section: str
    lines: tuple[str, ...]
    """Without the reason for which a tick was not recorded: that is written anew."""
    id: str = ""
    """Of the follow-up; empty for what is no task."""
    notes: tuple[str, ...] = ()
    """Paths of the notes that it links to."""
    shown: str = ""
    """What its first link shows, folded."""
    said: str = ""
    """What its first line says to a reader, folded."""

    def names(self, name: str) -> bool:
        """Tell whether it says this name, spelled like this or nearly so."""
        wanted = fold(name)
        found = wanted and wanted in self.said
        return bool(found and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.said))


def read_entries(text: str, path: str) -> tuple[Entry, ...]:
    """Read the entries of a due note that lies at `path`."""
    section = ""
    found: list[tuple[str, list[str]]] = []
    inside = False
    for line in split_lines(split_due_note(text).generated):
        heading = HEADING.match(line)
        if heading:
            section = heading[1]
        elif line.startswith(("- ", "* ", "+ ")):
            found.append((section, [line]))
        elif inside and line.startswith((" ", "\t")) and line.strip():
            if NOT_RECORDED not in line:
                found[-1][1].append(line)
            continue
        else:
            inside = False
            continue
        inside = not heading
    return tuple(_entry(section, lines, path) for section, lines in found)


def _entry(section: str, lines: list[str], path: str) -> Entry:
    ident = id_of(lines[0])
    links = list(_LINK.finditer(lines[0]))
    shown = links[0]["alias"] or links[0]["shown"] or "" if links else ""
    return Entry(
        section=section,
        lines=tuple(line.rstrip("\r") for line in lines),
        id=ident,
        # behind the note there may be a link to the draft, which is none
        notes=tuple(_target(link, path) for link in (links[:1] if ident else links)),
        said=fold(lines[0].replace("\\", "")),
        shown=fold(shown.replace("\\", "")),
    )


def _target(link: re.Match[str], path: str) -> str:
    wiki = link["wiki"]
    if wiki is None:
        here = posixpath.dirname(path)
        return posixpath.normpath(posixpath.join(here, unescaped(link["target"])))
    other = wiki.lower().endswith(".md") and not wiki.endswith(".md")
    return wiki if other else f"{wiki}.md"
