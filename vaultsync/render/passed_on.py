"""Thanks to others that a thank-you passes on: a sentence, and what stayed of each talk."""

from typing import TYPE_CHECKING

from vaultsync.names import joined
from vaultsync.render.escape import message
from vaultsync.rules.material import concerns, promises
from vaultsync.rules.talking import talking_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp

_MOST = 2
"""Points of each: the letter is for somebody else."""


def thanks_to_pass_on(item: "FollowUp") -> str:
    """Ask whoever is thanked to thank the others, with a bracket for each; empty: nobody."""
    if not item.along:
        return ""
    names = joined(message(one.person.name) for one in item.along)
    asked = f"Please pass my thanks on to {names} as well."
    return " ".join((asked, *(bracket for one in item.along for bracket in _brackets(one))))


def _brackets(item: "FollowUp") -> "Iterator[str]":
    """Ask for a sentence about the talk with somebody, what was doubted and was promised."""
    name = message(item.person.name)
    points = "; ".join(map(message, talking_points(item)[:_MOST]))
    if points:
        yield f"[What stayed with you about your talk with {name}: {points}]"
    for one in concerns(item):
        yield f"[What you would say today about what {name} doubted: {message(one.text)}]"
    for one in promises(item):
        said = message(one.text)
        yield f"[Send, or say when you will send, what you promised {name}: {said}]"
