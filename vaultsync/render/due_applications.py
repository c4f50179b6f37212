"""What the due note says of an application as a whole: for what it waits, why it ended."""

from collections import defaultdict
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.model import Status
from vaultsync.owed import FollowUp, State
from vaultsync.render.due_doubts import WRONG_IF_TRUE
from vaultsync.render.due_promises import as_help, line_of
from vaultsync.render.escape import markdown
from vaultsync.render.phrases import title, whom
from vaultsync.rules.offers import open_offer
from vaultsync.rules.respond import spoke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Interview
    from vaultsync.render.due_note import DueNote
    from vaultsync.rules.standing import Standing


def pause(note: "DueNote", standing: "Standing", listed: frozenset[str]) -> str:
    """Say what an application waits for of whose interviews nothing else is listed."""
    latest = standing.latest
    if latest is None or standing.status.closed or standing.moved_on:
        return ""
    if any(one.path in listed for one in standing.over):
        return ""
    about = _about(note, standing)
    following = standing.planned[0] if standing.planned else standing.following
    if following:
        link = note.links.to(following.path, "next interview", at=note.path)
        but = f", its status is {following.status.value}" if following.status.closed else ""
        over = "was" if _day(following) < note.today else "is"
        return f"- {about}: the {link} {over} on {show_short_day(_day(following))}{but}"
    if standing.status in {Status.SCHEDULED, Status.REPLIED}:
        return f"- {about}: the status is {standing.status.value}"
    if not standing.chasers or len(standing.chasers) < standing.cap:
        return f"- {about}: nobody is chased (`max_follow_ups`)" if not standing.cap else ""
    last = show_short_day(standing.chasers[-1].touch.day)
    if standing.last_day:
        until = show_short_day(standing.last_day)
        return f"- {about}: last message on {last}; if nothing comes by {until}, move on"
    return f"- {about}: they answered your last message of {last}; nobody is chased any more"


def _day(interview: "Interview") -> date:
    return interview.day or date.max


def _about(note: "DueNote", standing: "Standing") -> str:
    interview = standing.latest or standing.application.interviews[-1]
    name = ", ".join(p for p in (standing.application.company, standing.application.role) if p)
    return note.links.to(interview.path, name or "an interview without a company", at=note.path)


def offers(note: "DueNote") -> "Iterator[str]":
    """Say of each offer that it waits for the person's answer."""
    for standing in note.standings:
        said = open_offer(standing, markdown)
        if said:
            yield f"- {_about(note, standing)}: {said}"


def perhaps_ended(note: "DueNote") -> "Iterator[str]":
    """Say which line reads like a no, where no row is left below which it would stand."""
    for standing in note.standings:
        paths = {one.path for one in standing.application.interviews}
        told = [one for one in note.told if one.code == "VS403" and one.path in paths]
        rows = (one for one in note.follow_ups if one.interview.path in paths)
        if told and not any(
            one.state.open and one.kind in WRONG_IF_TRUE["VS403"] for one in rows
        ):
            # without a row there is nothing that would go on until then
            fix = as_help(told[0].help.partition("; until then ")[0])
            yield f"- {_about(note, standing)}, {line_of(told[0])}; {fix}"


def closed(note: "DueNote") -> "Iterator[str]":
    """Say why an application ended, and of each, also an open one, what was missed."""
    gone = defaultdict[str, list[tuple[int, FollowUp]]](list)
    for place, item in enumerate(note.follow_ups):
        if item.state is State.MISSED:
            gone[item.interview.path].append((place, item))
    for standing in note.standings:
        about = _about(note, standing)
        missed = ", ".join(
            f"{markdown(f'{title(item.kind).lower()} {whom(item)}')} "
            f"(due {show_short_day(item.due)})"
            for _, item in sorted(
                (each for one in standing.application.interviews for each in gone[one.path]),
                key=itemgetter(0),
            )
        )
        why = _why_ended(standing)
        if why:
            yield f"- {about}: {why}{f'; missed: {missed}' if missed else ''}"
        elif missed:
            # the heading is of the message: behind the name it would be of the application
            yield f"- No longer asked for: {missed}; still open: {about}"


def _why_ended(standing: "Standing") -> str:
    """Say why an application ended; empty while it goes on."""
    if standing.status.closed:
        return _why_closed(standing)
    return _why_moved_on(standing) if standing.moved_on else ""


def _why_closed(standing: "Standing") -> str:
    """Say what the note says, and the last that was heard."""
    words = f"the status is {standing.status.value}"
    heard = [event for event in standing.counted if event.touch.heard]
    if heard:
        person = standing.find(heard[-1])
        day = show_short_day(heard[-1].touch.day)
        words += (
            f"; {markdown(person.name) if person else 'they'} {spoke(heard[-1].touch)} on {day}"
        )
    return words


def _why_moved_on(standing: "Standing") -> str:
    last = show_short_day(standing.chasers[-1].touch.day)
    until = show_short_day(standing.last_day or date.max)
    count, sent = len(standing.chasers), sum(one.touch.sent for one in standing.chasers)
    said = "one message" if sent == 1 else f"{sent} messages" if sent else "no message"
    if sent < count:
        said += f" and {count - sent} skipped"
    said += ", the last" if count > 1 else ""
    return (
        f"{said} on {last}, and no answer by {until}; time to move on (set `status: moved-on`)"
    )
