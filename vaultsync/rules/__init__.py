"""The follow-up rules (strategy.md): one file per rule, the table is the registry.

A rule takes an application as it stands and yields follow-ups. The kinds `connect`, `update`
and `keep-in-touch` have their names in `model.Kind`; their rules belong in the table below.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from vaultsync.model import FollowUp
from vaultsync.rules.follow_up import follow_up
from vaultsync.rules.reflect import reflect
from vaultsync.rules.respond import respond
from vaultsync.rules.standing import Standing
from vaultsync.rules.status_check import status_check
from vaultsync.rules.thank_you import thank_you

Rule: TypeAlias = Callable[[Standing], Iterator[FollowUp]]

BUILTIN: tuple[Rule, ...] = (thank_you, reflect, follow_up, status_check, respond)


def apply_rules(standing: Standing, rules: tuple[Rule, ...] = BUILTIN) -> tuple[FollowUp, ...]:
    """Give what the rules say about one application."""
    return tuple(found for rule in rules for found in rule(standing))
