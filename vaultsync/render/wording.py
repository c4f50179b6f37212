"""The parts of English sentences that a template is filled with."""

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.model import TouchKind
from vaultsync.owed import Channel, FollowUp, Kind
from vaultsync.patterns import regex
from vaultsync.render.escape import message, one_line
from vaultsync.render.letter_days import SayDay, spoken_day
from vaultsync.render.rounds import names_reader, spoken_round
from vaultsync.rules.agency import is_through_agency

if TYPE_CHECKING:
    from vaultsync.model import Interview, Person

_TIMES = MappingProxyType({1: "once", 2: "twice"})
_IS_ROLE = regex(
    r"^(?:role|position|job|post) (?:of|as)\b"
    r"|\b(?:role|position|job|post|internship|apprenticeship)\W*$",
    re.IGNORECASE,
)
_LONG_WINDED = regex(r"[,;:/|()\u2013\u2014]| - |\b(?:of|for|in|at|with|to)\b", re.IGNORECASE)
"""In a role behind which the word `role` would come too late."""
_BRACKETS = regex(r"\s\(([^()]{1,80})\)")
_TERMS = frozenset(
    {
        "part", "full", "half", "fixed", "job", "maternity", "paternity", "long", "short",
        "new",
        "time", "term", "share", "cover", "perm", "permanent", "temp", "temporary", "contract",
        "bank", "hybrid", "remote", "night", "nights", "days", "evenings", "weekends", "shifts",
        "hour", "hours", "hr", "hrs", "fte", "week", "weeks", "month", "months", "year", "only",
        "and", "or", "per", "a", "an", "post",
    }
)  # fmt: skip
_FIGURE = regex(r"[£$€]?\d[\d.,:–]*(?:k|hrs?|h)?", re.IGNORECASE)
_THROUGH = frozenset({"via", "through", "ref"})
_ASKS = regex(
    r"\?|\b(?:ask(?:s|ed|ing)|wants? to know|would like to know|wonder(?:s|ed|ing)?|"
    r"(?:can|could|would|will) you|please|questions?|needs?|requests?|requested)\b",
    re.IGNORECASE,
)
_BEHIND_COLON = regex(r"\w: ?(?=.*\w)(.+)", re.DOTALL)


def the_role(item: FollowUp) -> str:
    """Name role and company: `the Cook role at Acme`, `the role of Nurse, ICU, at Acme`.

    An agency does not have the role, its client does: `the Cook role through Hays`.
    """
    role = just_the_role(item)
    if not item.company:
        return role
    aside = "," if "," in role else ""
    where = "through" if is_through_agency(item) else "at"
    return f"{role}{aside} {where} {message(item.company)}"


def just_the_role(item: FollowUp) -> str:
    """Name the role without the company."""
    return f"the {_role(item.role)}" if item.role else "the role"


def _role(role: str) -> str:
    """Say `Cook role`, `role of Nurse, ICU`; what says what it is stays: `Cook (position)`."""
    said = message(without_terms(role))
    if _IS_ROLE.search(said):
        return said
    return f"role of {said}" if _LONG_WINDED.search(said) else f"{said} role"


def without_terms(role: str) -> str:
    """Give `Finance Lead` of `Finance Lead (part time)`: no letter repeats the terms.

    They say for how long, when, for how much, and through whom.
    """
    return _BRACKETS.sub(lambda found: "" if _are_terms(found[1]) else found[0], role)


def _are_terms(text: str) -> bool:
    words = text.casefold().replace("-", " ").replace("/", " ").replace(",", " ").split()
    through = bool(words) and words[0].rstrip(":.") in _THROUGH
    return through or all(one in _TERMS or _FIGURE.fullmatch(one) for one in words)


def about(item: FollowUp) -> tuple[str, ...]:
    """Give what a message is about, the fullest first."""
    role, company = one_line(without_terms(item.role)), one_line(item.company)
    joint = ", " if is_through_agency(item) else " at "
    both = f"{role}{joint}{company}" if role and company else ""
    return tuple(one for one in (both, role, company) if one) or ("",)


def in_it(item: FollowUp) -> str:
    """Say in what the interest holds: `in the role and in Acme`; of an agency, in the role."""
    if not item.company or is_through_agency(item):
        return "in the role"
    return f"in the role and in {message(item.company)}"


def during(interview: "Interview", person: "Person", say: SayDay = spoken_day) -> str:
    """Say round and day of an interview: `during the final interview on Thursday 5 March`.

    A round that is called after who is written to is left out.
    """
    stage = spoken_round(interview.stage)
    if names_reader(stage, person.name, person.title):
        stage = ""
    return " ".join(
        filter(None, (f"during {stage}" if stage else "", on_day(interview.day, say)))
    )


def on_day(day: date | None, say: SayDay = spoken_day) -> str:
    """Say `on Thursday 5 March`; nothing where the day is not known."""
    return f"on {say(day)}" if day else ""


def for_which(item: FollowUp, say: SayDay = spoken_day) -> str:
    """Say when the interview was; only an interviewer was there."""
    day = on_day(item.interview.day, say)
    if not day:
        return ""
    met = item.interview.person(item.person.key) is not None
    return f"which we discussed {day}" if met else f"for which I interviewed {day}"


def discussed(item: FollowUp, say: SayDay = spoken_day, *, short: bool = False) -> str:
    """Say the same in a text: `discussed on Thursday 5 March`; `short`: `on 5 March`."""
    said = for_which(item, say).removeprefix("which we ")
    return said.replace(*_shortened(item.interview.day, say)) if short else said


def _shortened(day: date | None, say: SayDay) -> tuple[str, str]:
    said = say(day) if day else ""
    return said, said.partition(" ")[2]


def their_message(day: date | None, say: SayDay = spoken_day) -> str:
    """Say to what an answer is owed: `your message of Thursday 5 March`."""
    return f"your message of {say(day)}" if day else "your message"


def last_wrote(item: FollowUp) -> date | None:
    """Give the day of the last message, if it came after the interview.

    What was arranged before is nothing that they have not answered.
    """
    wrote, met = item.wrote, item.interview.day
    if wrote is None or (met and wrote < met):
        return None
    return None if wrote == met and item.earlier is not TouchKind.THANK_YOU else wrote


def last_time(item: FollowUp, say: SayDay = spoken_day) -> str:
    """Say since when there is something new: `my last message`, `our conversation on …`."""
    if last_wrote(item):
        return "my last message"
    met = item.interview.person(item.person.key) is not None
    day = "" if item.channel is Channel.TEXT else on_day(item.interview.day, say)
    return f"{'our conversation' if met else 'my interview'} {day}".rstrip()


def goes_on_from_talk(item: FollowUp) -> bool:
    """Tell whether an update names the day already: of a conversation, not of a message."""
    return item.kind is Kind.UPDATE and last_wrote(item) is None


def since(item: FollowUp, say: SayDay = spoken_day) -> str:
    """Say what was promised; the day of an unanswered message would read as a reproach."""
    promised, wrote = item.interview.they_reply_by, last_wrote(item)
    if item.beyond:
        times = _TIMES.get(item.beyond, f"{item.beyond} times")
        last = f", most recently on {say(wrote)}" if wrote else ""
        return f"I have written {times} about it{last}, and I do not mean to press you."
    if promised and (wrote is None or promised >= wrote):
        return f"I understood that an answer was expected by {say(promised)}."
    return ""


def said_in(text: str) -> str:
    """Give what somebody said in a line: what stands behind `reply: `; a smiley is no colon."""
    found = _BEHIND_COLON.search(text)
    return found[1].strip() if found else ""


def asks(text: str) -> bool:
    """Tell whether what somebody said asks for something."""
    return bool(_ASKS.search(text))
