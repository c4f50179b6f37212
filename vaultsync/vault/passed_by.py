"""Why a file that is there is not read as an interview note."""

import os
from collections.abc import Iterator

from vaultsync.diagnostics import Severity
from vaultsync.names import caseless
from vaultsync.parse.front.front_matter import locate, read_head
from vaultsync.parse.front.recognise import FIRST_LOOK, is_template, says_kind, says_subject
from vaultsync.parse.lines import Source
from vaultsync.vault.checking import Report
from vaultsync.vault.discover import Scope, left_out
from vaultsync.vault.files import Gone, Unreadable, open_regular, read_up_to
from vaultsync.vault.opening import Vault
from vaultsync.vault.surroundings import template_places
from vaultsync.vault.way import Way


def passed_by(vault: Vault, report: Report, item: str) -> tuple[str, str] | None:
    """Say which file is meant, and why it is no interview note.

    None: there is no such file, or it is one.
    """
    interviews = {caseless(one.path) for one in report.outcome.interviews}
    for path in _places(vault.root, item):
        if caseless(path) in interviews:
            return None
        if os.path.isfile(os.path.join(vault.root, path)):
            return path, _why(vault, report, path)
    return None


def _places(root: str, item: str) -> Iterator[str]:
    """Give the paths inside the vault that can be meant, from its folder and from here."""
    try:
        inside = os.path.relpath(os.path.realpath(item), root).replace(os.sep, "/")
    except (OSError, ValueError):
        return
    for path in (item, inside):
        clean = os.path.normpath(path).replace(os.sep, "/")
        if "\0" not in path and not os.path.isabs(clean) and clean.split("/")[0] != "..":
            yield from (clean, f"{clean}.md")


def _why(vault: Vault, report: Report, path: str) -> str:
    outputs, word = vault.settings.outputs, vault.settings.notes.type
    if path == outputs.due_note:
        return "it is the due note"
    if path.startswith(f"{outputs.drafts}/"):
        return "it is in the folder of drafts; `vaultsync draft show` shows one"
    if caseless(path).startswith(f"{caseless(outputs.templates)}/"):
        return "it is in the folder of your message templates"
    if not path.lower().endswith(".md"):
        return "its name does not end in `.md`"
    if os.path.islink(os.path.join(vault.root, path)):
        return "it is a link, and links are not followed"
    kept_out = _left_out(vault, path) or _told(report, path)
    return kept_out or _says(vault.root, path, word) + _included(vault, path)


def _included(vault: Vault, path: str) -> str:
    """Say what a note lacks that lies where `include` says."""
    if not vault.settings.notes.includes(path):
        return ""
    return "; `include` in vaultsync.toml counts only notes that name a company and a date"


def _left_out(vault: Vault, path: str) -> str:
    """Say by what its name, or that of a folder above it, is left out."""
    scopes = (
        (
            Scope(due_note="", drafts=""),
            "it is a conflict copy, or hidden: a name in its path says so",
        ),
        (
            Scope(due_note="", drafts="", templates=template_places(vault.root)),
            "it is in a folder of templates, as Obsidian's settings say",
        ),
        (
            Scope(due_note="", drafts="", exclude=vault.settings.notes.exclude),
            "`exclude` in vaultsync.toml leaves it out",
        ),
    )
    return next((why for scope, why in scopes if left_out(path, scope)), "")


def _told(report: Report, path: str) -> str:
    """Give what was found wrong with it, where that kept it from being read."""
    errors = (f for f in report.findings if f.path == path and f.severity is Severity.ERROR)
    return next((f"{one.message} [{one.code}]" for one in errors), "")


def _says(root: str, path: str, word: str) -> str:
    """Say what its beginning says instead."""
    text = _beginning(root, path)
    if is_template(text, path):
        return "it holds placeholders of a template"
    if says_subject(text):
        return "the lines at its top say that it is about a person, a company or yourself"
    if locate(text.removeprefix("\ufeff")) is None:
        return (
            f"it has no lines between `---` at its top (front matter) that say `type: {word}`"
        )
    if says_kind(read_head(Source(path, text)).entries, word):
        return f"the lines at its top have no `type: {word}`, only `kind: {word}`"
    return f"the lines at its top have no `type: {word}`"


def _beginning(root: str, path: str) -> str:
    try:
        with Way(root) as way:
            opened = open_regular(way, path)
            try:
                return read_up_to(opened.descriptor, FIRST_LOOK).decode("utf-8", "replace")
            finally:
                os.close(opened.descriptor)
    except (Gone, Unreadable, OSError):
        return ""
