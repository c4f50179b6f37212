"""The follow-up rules (strategy.md): one file per rule, the tables are the registry.

A rule takes an application, or a company, as it stands and yields follow-ups.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from vaultsync.owed import FollowUp
from vaultsync.rules.beyond import beyond
from vaultsync.rules.companies import Company
from vaultsync.rules.connect import connect
from vaultsync.rules.follow_up import follow_up
from vaultsync.rules.keep_in_touch import keep_in_touch
from vaultsync.rules.reflect import reflect
from vaultsync.rules.respond import respond
from vaultsync.rules.standing import Standing
from vaultsync.rules.status_check import status_check
from vaultsync.rules.thank_you import thank_you
from vaultsync.rules.update import update

Rule: TypeAlias = Callable[[Standing], Iterator[FollowUp]]
CompanyRule: TypeAlias = Callable[[Company], Iterator[FollowUp]]

BUILTIN: tuple[Rule, ...] = (
    thank_you,
    reflect,
    follow_up,
    status_check,
    respond,
    update,
    beyond,
)
OF_COMPANIES: tuple[CompanyRule, ...] = (connect, keep_in_touch)


def apply_rules(standing: Standing, rules: tuple[Rule, ...] = BUILTIN) -> tuple[FollowUp, ...]:
    """Give what the rules say about one application."""
    return tuple(found for rule in rules for found in rule(standing))


def apply_company_rules(
    company: Company, rules: tuple[CompanyRule, ...] = OF_COMPANIES
) -> tuple[FollowUp, ...]:
    """Give what the rules say about one company."""
    return tuple(found for rule in rules for found in rule(company))
