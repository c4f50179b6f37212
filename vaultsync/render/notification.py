"""A summary of what is due as it is shown on the screen: a title, and some lines."""

from typing import NamedTuple

from vaultsync.owed import FollowUp, State
from vaultsync.render.escape import one_line
from vaultsync.render.phrases import what
from vaultsync.rules.telling import Summary

LINES = 4
"""So many are named; the other ones are counted."""
LONGEST = 100
"""Characters of a line."""


class Notification(NamedTuple):
    """What is shown: plain text without control characters."""

    title: str
    body: str
    """Lines; empty: the title says it all."""


def notification(summary: Summary, *, names: bool) -> Notification:
    """Put a summary into words; without `names` it says only how many there are."""
    items = summary.items
    overdue = sum(item.state is State.OVERDUE for item in items)
    return Notification(_title(len(items), overdue), _body(items, names=names))


def _title(count: int, overdue: int) -> str:
    if count == 1:
        return "1 follow-up is overdue" if overdue else "1 follow-up is due"
    if count == overdue:
        return f"{count} follow-ups are overdue"
    return f"{count} follow-ups are due" + (f", {overdue} of them overdue" if overdue else "")


def _body(items: tuple[FollowUp, ...], *, names: bool) -> str:
    if not names:
        return "Run vaultsync check to see more."
    shown = items if len(items) <= LINES + 1 else items[:LINES]
    lines = [_cut(one_line(what(item))) for item in shown]
    if len(items) > len(shown):
        lines.append(f"and {len(items) - len(shown)} more")
    return "\n".join(lines)


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
