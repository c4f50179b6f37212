"""What the checks say of a draft: findings by what they are about, and the verdicts (S56)."""

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vaultsync.diagnostics import Finding, Severity
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultsync.owed import FollowUp
    from vaultsync.parse.draft import DraftFile


class Aspect(Enum):
    """What a check is about (S56)."""

    PERSONAL = "personal"
    PROFESSIONAL = "professional"
    NOT_PESTERING = "not pestering"


class Verdict(Enum):
    """What the checks of one aspect say."""

    YES = "yes"
    LOOK = "look"
    """There are warnings: a person decides."""
    NO = "no"

    @classmethod
    def of(cls, findings: tuple[Finding, ...]) -> "Verdict":
        """Give the verdict that follows from findings."""
        severities = {one.severity for one in findings}
        if Severity.ERROR in severities:
            return cls.NO
        return cls.LOOK if Severity.WARNING in severities else cls.YES


_OF_THE_DAY = frozenset({"VS524", "VS525"})
"""What time alone puts right: too soon after another message, before the promised day."""
ByAspect: TypeAlias = tuple[tuple[Aspect, tuple[Finding, ...]], ...]


class Checked(NamedTuple):
    """What the checks found."""

    by_aspect: ByAspect
    overridden: tuple[Finding, ...] = ()


@record_class
class DraftReview:
    """What the checks say of one draft."""

    draft: "DraftFile"
    item: "FollowUp"
    look: "Callable[[], Checked]"
    """Checks it: of a form that nobody has touched yet hardly anything is ever asked."""

    @classmethod
    def of(cls, draft: "DraftFile", item: "FollowUp", checked: Checked) -> "DraftReview":
        """Give what was found already."""
        return cls(draft=draft, item=item, look=lambda: checked)

    @property
    def by_aspect(self) -> ByAspect:
        """What was found, in the order of the aspects."""
        return self.look().by_aspect

    @property
    def overridden(self) -> tuple[Finding, ...]:
        """Refusals that a person overrode, with the reason in the draft (S36)."""
        return self.look().overridden

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, by place."""
        found = (one for _, findings in self.by_aspect for one in findings)
        return tuple(sorted(found, key=lambda one: one.sort_key))

    @property
    def told(self) -> tuple[Finding, ...]:
        """What is told of it among the findings of the vault.

        That a message has to wait is no mistake while nobody is to send it yet: a remark. It is
        refused all the same until its day.
        """
        if self.item.state.pressing:
            return self.findings
        return tuple(
            replace(one, milder=True) if one.code in _OF_THE_DAY else one
            for one in self.findings
        )

    @property
    def verdicts(self) -> tuple[tuple[Aspect, Verdict], ...]:
        """The three verdicts, in the order of the aspects."""
        return tuple((aspect, Verdict.of(findings)) for aspect, findings in self.by_aspect)

    @property
    def errors(self) -> int:
        """How many errors keep it from being ready."""
        return sum(one.severity is Severity.ERROR for one in self.findings)

    @property
    def ready(self) -> bool:
        """It has no error, and a person has read it (strategy.md section 4)."""
        return not self.errors and self.draft.proofread
