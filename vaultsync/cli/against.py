"""What speaks against sending a message as things stand, in a few words for its row."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vaultsync.diagnostics import CONTRADICTING
from vaultsync.render.phrases import not_reached

if TYPE_CHECKING:
    from vaultsync.vault.checking import Report


def against(report: "Report") -> Mapping[str, tuple[str, ...]]:
    """Give it by ID: lines of the notes that contradict it, and that nobody can be reached."""
    outcome = report.outcome
    found = dict[str, tuple[str, ...]]()
    told = [one for one in report.findings if one.code in CONTRADICTING]
    if told:
        from vaultsync.render.due_doubts import doubts  # noqa: PLC0415 - few notes hold any

        found |= doubts(told, outcome.follow_ups, outcome.standings, brief=True)
    for item in outcome.follow_ups:
        lost = not_reached(item)
        if lost:
            found[item.id] = (*found.get(item.id, ()), lost)
    return found
