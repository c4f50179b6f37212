"""Sentences of a shipped template that stand in several forms, of which a message has one.

Those who meet somebody in one panel compare what they were sent: no two of them get the same
first and last sentence, as long as there are forms enough.
"""

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp

MARK = "~ "
"""In front of each form; those of one sentence stand in lines one below the other."""


def variant_of(item: "FollowUp") -> int:
    """Give the number by which a message's forms are chosen: the same on every device.

    Those of one interview follow each other; where it begins depends on the interview.
    """
    keys = [person.key for person in item.interview.people]
    start = sha256((item.interview.identity or item.id).encode()).digest()[0]
    return start + (keys.index(item.person.key) if item.person.key in keys else len(keys))


def choose(text: str, number: int) -> str:
    """Keep one form of each sentence."""
    return "\n".join(_chosen(text.split("\n"), number))


def _chosen(rows: list[str], number: int) -> "Iterator[str]":
    forms: list[str] = []
    for row in (*rows, None):
        if row is not None and row.startswith(MARK):
            forms.append(row.removeprefix(MARK))
            continue
        if forms:
            yield forms[number % len(forms)]
            forms = []
        if row is not None:
            yield row
