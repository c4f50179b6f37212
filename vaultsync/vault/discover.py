"""Which files are notes (design.md section 4)."""

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import field
from fnmatch import fnmatchcase

from vaultsync.diagnostics import Finding
from vaultsync.names import caseless
from vaultsync.parse.draft import NOT_SENT, SENT
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.vault.files import link, no_file, unreadable
from vaultsync.vault.index import Index
from vaultsync.vault.way import Way

_CONFLICT = regex(
    r"\.sync-conflict-|\((?:[^()]* )?conflicted copy[^()]*\)|^~syncthing~|^\.syncthing\.|"
    r"\.icloud$|^\.#|~$|^conflict-files-obsidian-git\.md$",
    re.IGNORECASE,
)


@record_class(kw_only=False, frozen=False)
class Discovered:
    """What lies in a vault."""

    notes: list[str] = field(default_factory=list)
    """Paths inside the vault of what could be notes."""
    unknown: list[str] = field(default_factory=list)
    """Those of them that were not looked at before as they are now."""
    drafts: list[str] = field(default_factory=list)
    """Everything in the drafts folder."""
    messages: list[str] = field(default_factory=list)
    """The person's own templates of messages."""
    due_note: str | None = None
    unlisted: list[str] = field(default_factory=list)
    """Folders that cannot be looked into."""
    findings: list[Finding] = field(default_factory=list)


@record_class
class Scope:
    """What to look at and what to leave out."""

    due_note: str
    drafts: str
    exclude: tuple[str, ...] = ()
    """Patterns; `*` also matches `/`."""
    templates: tuple[str, ...] = ()
    """Folders and files that hold templates of notes."""
    messages: str = ""
    """Folder of the templates of messages; empty: there is none."""


def discover(
    way: Way, scope: Scope, index: Index, tick: Callable[[int], None] | None = None
) -> Discovered:
    """Walk the vault, in the order of names; links are not followed.

    `index` says what need not be looked at. `tick` is told how many entries were seen, for
    progress.
    """
    found = Discovered()
    spelled = _spellings(scope)
    folders = [""]
    seen = 0
    while folders:
        folder = folders.pop()
        below: list[str] = []
        for listed, entry in _entries(way, folder, found):
            path = _as_configured(way.root, listed, spelled)
            seen += 1
            try:
                if not entry.is_dir(follow_symlinks=False):
                    if _take(path, entry, scope, found) and not index.passed(path, entry):
                        found.unknown.append(path)
                elif not _skipped_folder(entry.name, path, scope):
                    below.append(path)
            except OSError as error:  # where a folder's list does not say what an entry is
                found.findings.append(unreadable(path, error))
        folders.extend(reversed(below))
        if tick:
            tick(seen)
    return found


def _entries(
    way: Way, folder: str, found: Discovered
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        entries = way.listed(folder)
    except (FileNotFoundError, NotADirectoryError):
        if folder:
            return  # removed, or something else by now, since the folder above was read
        raise
    except OSError as error:
        if folder and error.errno == errno.ELOOP:
            return  # a link by now
        found.findings.append(unreadable(f"{folder or '.'}/", error))
        found.unlisted.append(folder)
        return
    for entry in entries:
        yield (f"{folder}/{entry.name}" if folder else entry.name), entry


def _spellings(scope: Scope) -> dict[str, str]:
    """Give the configured outputs and the folders above them, by their caseless form."""
    found: dict[str, str] = {}
    drafts = (scope.drafts, f"{scope.drafts}/{SENT}", f"{scope.drafts}/{NOT_SENT}")
    for output in (scope.due_note, *drafts, *filter(None, (scope.messages,))):
        parts = output.split("/")
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            found.setdefault(caseless(path), path)
    return found


def _as_configured(root: str, path: str, spelled: dict[str, str]) -> str:
    """Give an output's path as configured, where the system takes both spellings for one.

    A file system may keep `Follow-Ups` for `Follow-ups`, or another Unicode form.
    """
    wanted = spelled.get(caseless(path), path)
    if wanted == path:
        return path
    try:
        here, there = (os.lstat(os.path.join(root, name)) for name in (path, wanted))
    except (OSError, ValueError):
        return path
    return wanted if os.path.samestat(here, there) else path


def _skipped_folder(name: str, path: str, scope: Scope) -> bool:
    if path == scope.messages:
        return False  # also where it is a folder of Obsidian's templates
    return name.startswith(".") or path in scope.templates or _excluded(path, scope.exclude)


def left_out(path: str, scope: Scope) -> bool:
    """Tell whether a note is left out by its name, or by that of a folder above it."""
    parts = path.split("/")
    above = ["/".join(parts[:n]) for n in range(1, len(parts))]
    return (
        (bool(scope.messages) and path.startswith(f"{scope.messages}/"))
        or any(_skipped_folder(folder.rsplit("/", 1)[-1], folder, scope) for folder in above)
        or _skipped_folder(parts[-1], path, scope)
        or bool(_CONFLICT.search(parts[-1]))
    )


def _excluded(path: str, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatchcase(path, pattern.rstrip("/")) or fnmatchcase(f"{path}/", pattern)
        for pattern in patterns
    )


def _take(path: str, entry: "os.DirEntry[str]", scope: Scope, found: Discovered) -> bool:
    """Put an entry where it belongs; tell whether it could be a note."""
    name = entry.name
    plain = unicodedata.normalize("NFC", path)
    if plain == scope.due_note:
        found.due_note = path
        return False
    if ".md" in name.lower() and _CONFLICT.search(name):
        found.findings.append(_conflict_copy(path))
        return False
    if plain.startswith(f"{scope.drafts}/"):
        if _speakable(path):
            found.drafts.append(path)
        return False
    if scope.messages and plain.startswith(f"{scope.messages}/"):
        _take_message(path, plain.removeprefix(f"{scope.messages}/"), found)
        return False
    return _take_note(path, entry, scope, found)


def _take_message(path: str, name: str, found: Discovered) -> None:
    """Take a template of messages; a folder in there is for what is not used."""
    if "/" in name or name.startswith(".") or not _speakable(path):
        return
    if _CONFLICT.search(name):
        found.findings.append(_conflict_copy(path))
    else:
        found.messages.append(path)


def _take_note(path: str, entry: "os.DirEntry[str]", scope: Scope, found: Discovered) -> bool:
    name = entry.name
    if not name.lower().endswith(".md") or name.startswith("."):
        return False
    if path in scope.templates or _excluded(path, scope.exclude):
        return False
    if not _speakable(path):
        message = "the file's name is not valid UTF-8; it is not read"
        found.findings.append(
            Finding(path=path, code="VS004", message=message, help="rename the file")
        )
    elif entry.is_symlink():
        found.findings.append(link(path))
    elif not entry.is_file(follow_symlinks=False):
        found.findings.append(no_file(path))
    else:
        found.notes.append(path)
        return True
    return False


def _speakable(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _conflict_copy(path: str) -> Finding:
    return Finding(
        path=path,
        code="VS008",
        message="a conflict copy or a file of a sync tool; it is not read",
        help="compare it with the note itself, copy over what is missing there, and delete it",
    )
