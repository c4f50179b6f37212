"""The role of a note that says none, as the other notes on its company have it."""

from typing import TYPE_CHECKING

from vaultsync.names import same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.model import Interview
    from vaultsync.parse.front.likeness import Likeness


def with_roles(
    notes: "Sequence[Likeness]", interviews: "Sequence[Interview]"
) -> "list[Likeness]":
    """Propose the role that the other notes on a company have, where they have only one."""
    roles: dict[str, set[str]] = {}
    known = [(one.company, one.role) for one in notes]
    known += [(one.company, one.role) for one in interviews]
    for company, role in known:
        if company and role:
            roles.setdefault(same(company), set()).add(role)

    def with_role(one: "Likeness") -> "Likeness":
        there = roles.get(same(one.company), set()) if one.company else set()
        if one.role or one.says_role or len(there) != 1:
            return one
        return one._replace(role=min(there))

    return [*map(with_role, notes)]
