"""Whether everything that an answer came from lies where a glance sees it change."""

import os
from typing import TYPE_CHECKING

from vaultsync.parse.listed import read_entries
from vaultsync.vault.glance import CONTENTS
from vaultsync.vault.linked import PASSING
from vaultsync.vault.mounts import far_away

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.vault.checking import Report
    from vaultsync.vault.opening import Vault

_NO_TEMPLATE = "VS503"
"""The finding about a template that is not used, whatever its name ends in."""


def in_sight(vault: "Vault", report: "Report") -> bool:
    """Tell whether a change of anything that was read is a change of a file's name or times."""
    if os.name == "nt" and not vault.settings.timezone:
        return False  # the system's zone stands in no file
    # all of them, also those of which nobody wants to hear
    findings = report.outcome.findings
    passing = any(one.code in PASSING for one in findings)
    if passing or report.snapshot.unread or report.snapshot.missed:
        return False
    templates = {one.path for one in report.snapshot.templates}
    templates |= {one.path for one in findings if one.code == _NO_TEMPLATE}
    if not all(path.lower().endswith(CONTENTS) for path in templates):
        return False
    return all(_seen(vault.root, path) for path in _places(vault, report)) and not far_away(
        vault.root
    )


def _places(vault: "Vault", report: "Report") -> "Iterator[str]":
    """Give the paths that were looked at whether or not they lie among the notes."""
    outputs, due_note = vault.settings.outputs, report.snapshot.due_note
    yield from (outputs.due_note, outputs.drafts, outputs.templates)
    if due_note:
        for entry in read_entries(due_note.text, due_note.path):
            yield from entry.notes


def _seen(root: str, path: str) -> bool:
    """Tell whether a glance comes by: it passes hidden folders and links."""
    folder = root
    for part in path.split("/"):
        if part.startswith(".") or os.path.islink(folder := os.path.join(folder, part)):
            return False
    return True
