"""Messages of theirs of which only prose tells: it is told that nothing is read from them."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.model import TouchKind
from vaultsync.owed import RECORDED_AS, Kind
from vaultsync.parse.messages.thank_days import day_sent
from vaultsync.rules.standing import first_day, is_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.model import Heard, Interview
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing


def heard_in_prose(standing: "Standing") -> "Iterator[Finding]":
    """Tell of each line that says on which day somebody got in touch since the interview.

    Not of what is recorded, nor of a line of which it is told that it ends or begins something.
    """
    if standing.status.closed:
        return
    recorded = {
        (event.touch.who, event.touch.day) for event in standing.events if event.touch.heard
    }
    for interview in standing.application.interviews:
        if interview.day is None or not is_over(interview, standing.as_of):
            continue
        turned = {one.line for one in interview.told}
        today, first = standing.as_of.today, first_day(interview, standing.as_of)
        for one in interview.heard:
            day = day_sent(one.when, interview.day, today)
            if day is None or not first <= day <= today or one.line in turned:
                continue
            if day == interview.day or {(one.who, day), ("", day)} & recorded:
                continue
            yield Finding(
                path=interview.path,
                line=one.line,
                code="VS309",
                message=f"reads like a message of {day}, but is not in a log, and does not "
                "count",
                help="put such lines under a heading `## Follow-up log`, or under the "
                f"person's, with their day in front: `- {day} …`",
                remedy=RecordTouch(TouchKind.REPLY.value, one.who, day),
            )


def answered_in_prose(
    standing: "Standing", found: "tuple[FollowUp, ...]"
) -> "Iterator[Finding]":
    """Tell of each answer that is owed, and of which the note says that it went out."""
    today = standing.as_of.today
    for item in found:
        if item.kind is not Kind.RESPOND or not item.state.open:
            continue
        last = max((event.touch.day for event in standing.unanswered), default=today)
        for interview in standing.application.interviews:
            for one in interview.heard:
                day = answered_on(one, interview, today)
                if day is None or one.who != item.person.key or not last <= day:
                    continue
                yield Finding(
                    path=interview.path,
                    line=one.replied_line,
                    code="VS309",
                    message=f"reads like your answer of {day}, but is not in a log, and does "
                    "not count",
                    help=f"if it was sent, `vaultsync done {item.id} --on {day}` records it",
                    remedy=RecordTouch(RECORDED_AS[item.kind].value, one.who, day, item.id),
                )


def answered_on(one: "Heard", interview: "Interview", today: "date") -> "date | None":
    """Give the day on which a message of theirs was answered, by what is told behind it."""
    if not one.answered or interview.day is None:
        return None
    heard = day_sent(one.when, interview.day, today)
    day = day_sent(one.answered, heard, today) if heard else None
    return day if day and heard and heard <= day <= today else None
