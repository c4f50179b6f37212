"""How a company stands: all applications there together (S45)."""

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from vaultsync.model import Account, Careers, Interview, Status, TouchKind
from vaultsync.names import same
from vaultsync.records import record_class
from vaultsync.rules.grouping import order
from vaultsync.rules.standing import ended

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.parse.news import CompanyNote
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing


@record_class(kw_only=False, slots=False)
class Company:
    """The applications at one company as of an instant. Everything follows from the fields."""

    standings: "tuple[Standing, ...]"
    """One for each application; never empty."""
    notes: "tuple[CompanyNote, ...]" = ()
    """The notes on the company itself."""

    @property
    def name(self) -> str:
        """As the first application spells it."""
        return self.standings[0].application.company

    @cached_property
    def over(self) -> "tuple[tuple[Interview, Standing], ...]":
        """The interviews that are over, in order, each with its application."""
        found = [(one, standing) for standing in self.standings for one in standing.over]
        return tuple(
            sorted(found, key=lambda pair: (ended(pair[0], pair[1].as_of), order(pair[0])))
        )

    @cached_property
    def interviews(self) -> tuple[Interview, ...]:
        """Every interview with the company."""
        return tuple(
            one for standing in self.standings for one in standing.application.interviews
        )

    def touches(self, kind: TouchKind) -> "tuple[Event, ...]":
        """Give what any of the company's notes says of this kind, by day."""
        found = (
            event
            for standing in self.standings
            for event in standing.events
            if event.touch.kind is kind
        )
        return tuple(sorted(found, key=lambda event: event.touch.day))

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Where it posts, from all notes."""
        said = (*(i.accounts for i in self.interviews), *(n.accounts for n in self.notes))
        return tuple(account for accounts in said for account in accounts)

    @property
    def careers(self) -> Careers | None:
        """Where it lists its openings: the note on the company wins."""
        on_it = (note.careers for note in self.notes)
        met = (interview.careers for interview in reversed(self.interviews))
        return next(filter(None, (*on_it, *met)), None)

    @property
    def goes_on(self) -> bool:
        """Something is still going on there, or led to an offer."""
        return any(
            standing.status in _GOING_WELL
            or not (standing.status.closed or standing.moved_on or not standing.over)
            or standing.planned
            for standing in self.standings
        )


_GOING_WELL = frozenset({Status.OFFER, Status.ACCEPTED})


def group_companies(
    standings: "Iterable[Standing]", notes: "Iterable[CompanyNote]" = ()
) -> tuple[Company, ...]:
    """Group applications by company; those that name none belong to nobody."""
    groups: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        groups[same(standing.application.company)].append(standing)
    known: dict[str, list[CompanyNote]] = defaultdict(list)
    for note in sorted(notes, key=lambda note: note.path):
        for name in note.names:
            known[same(name)].append(note)
    return tuple(
        Company(tuple(members), tuple(known[name]))
        for name, members in sorted(groups.items())
        if name
    )
