"""`.gitattributes`: git merges the due note without conflicts (hazards.md row 3)."""

import os
import re
import stat

from vaultsync.changes import Create, Replace
from vaultsync.patterns import regex
from vaultsync.snapshot import digest
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.git import git_folder

ATTRIBUTES = ".gitattributes"
_GLOB = regex(r"([\\*?\[])")
_PATTERN = regex(r'[ \t]*("(?:[^"\\]|\\.)*"|[^ \t"#]\S*)(.*)')
_CONTROL = regex(r"[\x00-\x1f\x7f]")


def plan_attributes(root: str, due_note: str) -> Create | Replace | str | None:
    """Give what makes git merge the due note by keeping the lines of both sides.

    A text instead says why the file that is there is left alone. None: there is no git, or
    nothing to do, because the file speaks of merging the due note already.
    """
    line = attribute_line(due_note)
    if git_folder(root) is None or line is None:
        return None
    full = os.path.join(root, ATTRIBUTES)
    try:
        if stat.S_ISLNK(os.lstat(full).st_mode):
            return "is a link"
        data = read_whole(full)
        text = decode(data, ATTRIBUTES)
    except (FileNotFoundError, Gone):
        return Create(path=ATTRIBUTES, text=f"{line}\n")
    except (OSError, Unreadable) as error:
        return error.finding.message if isinstance(error, Unreadable) else str(error.strerror)
    if _speaks_of(text, line):
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    gap = end if text and not text.endswith(("\n", "\r")) else ""
    after = f"{text}{gap}{line}{end}"
    return Replace(path=ATTRIBUTES, text=after, old_text=text, was=digest(data))


def attribute_line(due_note: str) -> str | None:
    """Write the line for a due note; None for a name that git cannot be told.

    The pattern is quoted as in C, because of the blanks, and starts at the vault's root.
    """
    if _CONTROL.search(due_note):
        return None
    pattern = _GLOB.sub(r"\\\1", due_note if "/" in due_note else f"/{due_note}")
    quoted = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" merge=union'


def _speaks_of(text: str, line: str) -> bool:
    """Tell whether a line for the due note says how to merge it, in whatever way."""
    ours = _PATTERN.match(line)
    wanted = _plain(ours[1]) if ours else ""
    for found in filter(None, map(_PATTERN.match, re.split(r"[\r\n]+", text))):
        words = (word.lstrip("-!").partition("=")[0] for word in found[2].split())
        if _plain(found[1]) == wanted and "merge" in words:
            return True
    return False


def _plain(pattern: str) -> str:
    """Give a pattern without quotes and without the slash at its beginning."""
    if pattern.startswith('"'):
        pattern = re.sub(r"\\(.)", r"\1", pattern[1:-1])
    return pattern.removeprefix("/")
