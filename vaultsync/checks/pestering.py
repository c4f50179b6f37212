"""Too many, too soon, too early: the limits of strategy.md section 3 (S31 to S37)."""

from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.owed import Kind
from vaultsync.rules.chasing import promised_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding
    from vaultsync.rules.standing import Standing

_CHASING = frozenset({Kind.FOLLOW_UP, Kind.STATUS_CHECK})
_LIMITED = _CHASING | {Kind.UPDATE}
"""A thank-you never moves, and an answer is awaited."""
OVERRIDE = 'to send it anyway, say why: `vaultsync draft {} --override "why"`'


def over_the_cap(letter: "Letter") -> "Iterator[Finding]":
    """Report a chaser beyond the cap (S37)."""
    if letter.item.kind in _CHASING and len(letter.standing.chasers) >= letter.standing.cap:
        yield letter.head(
            "VS523",
            sent_already(letter.standing),
            "kind",
            fix=f"move on: no answer is an answer, too; {OVERRIDE.format(letter.item.id)}",
        )


def sent_already(standing: "Standing") -> str:
    """Say what went out, and that there is no more to come."""
    days = [show_short_day(event.touch.day) for event in standing.chasers]
    if not days:
        return "nobody is chased here (`max_follow_ups = 0`)"
    count = "one message" if len(days) == 1 else f"{len(days)} messages"
    return f"{count} went out ({', '.join(days)}); one more would be pushy"


def inside_the_gap(letter: "Letter") -> "Iterator[Finding]":
    """Report a chaser or an update that comes too soon after another message (S31, S33)."""
    if letter.item.kind not in _LIMITED:
        return
    standing, today = letter.standing, letter.standing.as_of.today
    person, company = letter.item.person, letter.item.company
    for message, whom in (
        (standing.last_message_to(person), person.name),
        (standing.last_chaser_to_company(), company),
    ):
        if message is None:
            continue
        free = standing.days.after(message.day, standing.strategy.gap_bd)
        if free > today:
            yield letter.head(
                "VS524",
                f"the last message to {whom} went out on {show_short_day(message.day)}; "
                f"wait until {show_short_day(free)}",
                "due",
                fix=OVERRIDE.format(letter.item.id),
            )
            return


def before_the_promise(letter: "Letter") -> "Iterator[Finding]":
    """Report a chaser or an update before the day until which they promised an answer."""
    interview = letter.standing.latest
    if letter.item.kind not in _LIMITED or interview is None:
        return
    promised = promised_due(letter.standing, interview)
    if promised and promised.day > letter.standing.as_of.today:
        yield letter.head(
            "VS525",
            f"{promised.reason}: wait until {show_short_day(promised.day)}",
            "due",
            fix=OVERRIDE.format(letter.item.id),
        )
