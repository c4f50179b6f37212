"""A draft with everything that it is compared with, and what the checks say of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vaultsync.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from vaultsync.model import FollowUp, Interview
    from vaultsync.parse.draft import DraftFile
    from vaultsync.parse.lines import Source
    from vaultsync.rules.standing import Standing
    from vaultsync.settings import Settings


class Companion(NamedTuple):
    """Another message for the same company, sent or not."""

    draft: "DraftFile"
    item: "FollowUp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft under check."""

    draft: "DraftFile"
    source: "Source"
    """The draft's file, for findings that show the place."""
    item: "FollowUp"
    """The follow-up that it is for."""
    standing: "Standing"
    """The application that it is for."""
    companions: tuple[Companion, ...] = ()
    """The other messages for the company, by ID."""
    interviews: "tuple[Interview, ...]" = ()
    """All of the vault: whose names there are, and which companies."""
    settings: "Settings"

    def finding(
        self, code: str, message: str, row: int, *, at: str = "", fix: str = ""
    ) -> Finding:
        """Make a finding on a line of the body, counted from 0, under the text `at`."""
        line = self.draft.body_line + row
        return self.source.finding(code, message, line, at=at, help=fix)

    def head(
        self, code: str, message: str, key: str, *, at: str = "", fix: str = ""
    ) -> Finding:
        """Make a finding on the line of a key of the draft's head."""
        line = self.draft.line_of(key)
        return self.source.finding(code, message, line, at=at, help=fix)


Check: TypeAlias = Callable[[Letter], Iterator[Finding]]


OVERRIDABLE = frozenset({"VS516", "VS519", "VS523", "VS524", "VS525"})
"""Refusals of the strategy; what is wrong in the text itself has to be mended."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReview:
    """What the checks say of one draft."""

    draft: "DraftFile"
    item: "FollowUp"
    by_aspect: tuple[tuple[Aspect, tuple[Finding, ...]], ...]
    overridden: tuple[Finding, ...] = ()
    """Refusals that a person overrode, with the reason in the draft (S36)."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, by place."""
        found = (one for _, findings in self.by_aspect for one in findings)
        return tuple(sorted(found, key=lambda one: one.sort_key))

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
