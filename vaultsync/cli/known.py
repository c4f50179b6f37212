"""Companies and people that the vault has already: the same one is not written twice."""

from typing import TYPE_CHECKING

from vaultsync.names import fold, nearest, same
from vaultsync.records import record_class
from vaultsync.render.usual_keys import UsualKeys, usual_keys
from vaultsync.rules.contacts import Contact, everyone

if TYPE_CHECKING:
    from vaultsync.model import Interview
    from vaultsync.vault.checking import Report

_LATER = 50
"""So many notes say how a new one is written."""
_SHORT = 4
"""Letters of a word that is near many others by chance."""


@record_class
class Known:
    """What the interview notes name."""

    interviews: "tuple[Interview, ...]"
    contacts: tuple[Contact, ...]
    keys: UsualKeys
    """How the later ones of the notes name their keys."""
    dataview: bool = False
    """Days of tasks are written as Dataview fields."""

    @classmethod
    def of(cls, report: "Report", word: str) -> "Known":
        """Gather it; `word` is `notes.type`."""
        outcome = report.outcome
        later = sorted(outcome.interviews, key=_day)[-_LATER:]
        texts = {one.path: one.text for one in report.snapshot.notes}
        return cls(
            interviews=outcome.interviews,
            contacts=everyone(outcome.standings, outcome.people),
            keys=usual_keys((texts.get(one.path, "") for one in later), word),
            dataview=report.snapshot.surroundings.tasks_format == "dataview",
        )

    @property
    def companies(self) -> tuple[str, ...]:
        """Companies in the spelling of the latest note on each, by name."""
        found: dict[str, str] = {}
        for one in sorted(self.interviews, key=_day):
            if one.company:
                found[same(one.company)] = one.company
        return tuple(sorted(found.values(), key=fold))

    def company(self, typed: str) -> str:
        """Give the company as the vault spells it, if only case or blanks differ; else ""."""
        wanted = same(typed)
        return next((one for one in self.companies if same(one) == wanted), "")

    def near_company(self, typed: str) -> str:
        """Give the company that was probably meant, or ""."""
        wanted = fold(typed)
        by_form = {fold(one): one for one in self.companies}
        part = [one for form, one in by_form.items() if form.startswith(f"{wanted} ")]
        if len(part) == 1:
            return part[0]
        whole = nearest(wanted, by_form)
        if whole:
            return by_form[whole]
        inside = [one for form, one in by_form.items() if wanted in _bare_words(form)]
        if len(inside) == 1 and len(wanted) > _SHORT:
            return inside[0]
        count = len(wanted.split())
        begun = {" ".join(form.split()[:count]): one for form, one in by_form.items()}
        hit = nearest(wanted, begun) if len(wanted) > _SHORT else None
        alone = hit and sum(form.startswith(f"{hit} ") for form in by_form) == 1
        return begun[hit] if hit and alone else ""

    def role(self, company: str) -> str:
        """Give the role for which one applied there, if it is only one; else ""."""
        roles = {
            same(one.role): one.role
            for one in sorted(self.interviews, key=_day)
            if one.role and same(one.company) == same(company) and not one.status.closed
        }
        return next(iter(roles.values())) if len(roles) == 1 else ""

    def people_at(self, company: str) -> tuple[Contact, ...]:
        """Give whom one met there."""
        return tuple(one for one in self.contacts if same(company) in map(same, one.companies))

    def met_at(self, company: str) -> tuple[str, ...]:
        """Give the names of the interviewers there, whom one met last first."""
        met = [
            (meeting.order, one.name)
            for one in self.people_at(company)
            for meeting in one.meetings
            if same(meeting.interview.company) == same(company) and not meeting.primary
        ]
        return tuple(dict.fromkeys(name for _, name in sorted(met, reverse=True)))

    def person(self, typed: str, company: str) -> str:
        """Give a name as the vault spells it, if only case or blanks differ; else ""."""
        wanted = fold(typed)
        for one in self.people_at(company):
            if wanted in map(fold, (one.name, *one.also)):
                return one.name
        return ""

    def near_person(self, typed: str, company: str) -> Contact | None:
        """Give who was probably meant: at the same company first, then anywhere.

        None for somebody elsewhere who is spelled just like that: there is nothing to choose.
        """
        there = self.people_at(company)
        words = fold(typed).split()
        part = [
            one
            for one in there
            if one.goes_by(typed) or (words and set(words) <= set(fold(one.name).split()))
        ]
        if len(part) == 1 and len(fold(typed)) > 2:
            return part[0]
        for contacts in (there, self.contacts):
            by_form = {fold(name): one for one in contacts for name in (one.name, *one.also)}
            hit = nearest(fold(typed), by_form)
            if hit:
                return by_form[hit] if hit != fold(typed) else None
        return None


def _day(one: "Interview") -> tuple[str, str]:
    return (str(one.day or ""), one.path)


def _bare_words(form: str) -> list[str]:
    """Give the words of a folded name, without the `'s` of a possessive."""
    return [word.removesuffix("'s") for word in form.replace("’", "'").split()]
