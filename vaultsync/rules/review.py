"""Findings about applications: silence is never an answer (S01)."""

from itertools import pairwise
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.diagnostics import Finding
from vaultsync.model import Interview, Person, Status, Touch, TouchKind, TouchState
from vaultsync.names import nearest
from vaultsync.owed import Channel, FollowUp, Kind
from vaultsync.patterns import regex
from vaultsync.rules.answering import answering
from vaultsync.rules.channel import channel_of, known_channel, only_by_phone
from vaultsync.rules.contacted import contacted_in_tasks
from vaultsync.rules.heard import answered_in_prose, heard_in_prose
from vaultsync.rules.messages import TOLERANCE_DAYS
from vaultsync.rules.moved_on import moved_on
from vaultsync.rules.standing import first_day, is_over
from vaultsync.rules.thanked import thanked_in_prose
from vaultsync.rules.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.rules.standing import Standing

_PHONE = regex(r"(?<![\w+])(?:\+\d|\(?0\d)(?:[\s().\-/]?\d){7,13}(?!\w)")
"""A phone number inside a sentence."""


def review(
    standing: "Standing",
    found: tuple[FollowUp, ...],
    unread: frozenset[tuple[str, int]] = frozenset(),
) -> "Iterator[Finding]":
    """Report what the follow-ups of an application do not say themselves.

    Nothing is said of the day of a touch that stands in an `unread` line, by path and number:
    it is the interview's, since the one in the line could not be read.
    """
    yield from _people(standing, found)
    yield from _touches(standing, unread)
    yield from _strangers(standing)
    yield from _calls(standing, unread)
    yield from _held_back(standing)
    yield from moved_on(standing)
    told = tuple(turns(standing, found))
    yield from told or answering(standing, found)
    yield from thanked_in_prose(standing, found)
    yield from heard_in_prose(standing)
    yield from answered_in_prose(standing, found)
    yield from contacted_in_tasks(standing, found)
    yield from _silence(standing, found)


def _people(standing: "Standing", found: tuple[FollowUp, ...]) -> "Iterator[Finding]":
    """Report how people are to be reached; what is lacking, once there is something to send."""
    seen: set[tuple[str, str]] = set()
    for item in found:
        if not item.state.open or item.kind is Kind.REFLECT:
            continue
        person, path = item.person, item.interview.path
        if (path, person.key) in seen:
            continue
        seen.add((path, person.key))
        yield from _unknown_channel(person, path, item.line)
        if not is_over(item.interview, standing.as_of):
            continue
        if item.channel is Channel.NONE:
            yield _unreached(item, standing)
        yield from _channel_field(person, path, item.line)


_PASSED_ON = "name at the top whoever passes messages on: `primary_contact: Name <address>`"


def _unreached(item: FollowUp, standing: "Standing") -> Finding:
    """Tell that no message reaches a person: a call may."""
    person = item.person
    message = (
        f"{person.name} cannot be reached: no email address, no phone number where a text "
        "message is fine, no LinkedIn profile, and nobody who could pass a message on"
    )
    fix = _reach(person, item.interview.primary_contact)
    if only_by_phone(person):
        texts = "by your notes none are wanted"
        if person.text_ok is None:
            texts = "nothing says that they are fine"
        message = (
            f"{person.name} can be reached only by phone: no email address, no LinkedIn "
            f"profile, and no text messages ({texts})"
        )
        call = "thanked {} by phone" if item.kind is Kind.THANK_YOU else "called {}"
        done = call.format(person.name)
        fix = f"call, and log it: `- {standing.as_of.today} {done}`; or {fix}"
    return Finding(
        path=item.interview.path, line=item.line, code="VS201", message=message, help=fix
    )


def _reach(person: Person, contact: Person | None) -> str:
    """Say what would make a person reachable."""
    number = _number_in(person)
    if number and not person.phone:
        return (
            f"your notes hold a number: write `phone:: {number}` on a line of its own, and, if "
            "a text message is fine, `text_ok:: yes` below it"
        )
    if person.phone and person.text_ok is None:
        return (
            "if a text message is fine, add the line `text_ok:: yes` below the name; or add an "
            f"email address, `email:: …`; or {_PASSED_ON}"
        )
    if not person.heading and contact and contact.key == person.key:
        return (
            f"write the address after the name, `{person.name} <…@…>`, or name somebody else "
            "whom messages go to, behind the same key"
        )
    if not person.heading:
        return (
            f"write the address after the name where it is listed, `{person.name} <…@…>`, or "
            f"in a note on the person, with `type: person` at its top; or {_PASSED_ON}"
        )
    texts = (
        ""
        if person.phone
        else ", or `phone:: …` and, if a text message is fine, `text_ok:: yes`"
    )
    return (
        f"add the address below the name, `email:: …`{texts}; or {_PASSED_ON}; if this is not "
        "a person, add the heading to `notes.reserved_headings` in vaultsync.toml"
    )


def _number_in(person: Person) -> str:
    """Give a phone number that stands in a sentence about a person; empty if there is none."""
    found = (_PHONE.search(point.text) for point in person.points)
    return next((one[0] for one in found if one), "")


def _unknown_channel(person: Person, path: str, line: int) -> "Iterator[Finding]":
    if person.channel and known_channel(person.channel) is None:
        yield Finding(
            path=path,
            line=line,
            code="VS203",
            message=f"unknown channel {person.channel!r} for {person.name}",
            help="known are email, text, linkedin, forward and none",
        )


def _channel_field(person: Person, path: str, line: int) -> "Iterator[Finding]":
    wanted = known_channel(person.channel)
    if wanted is Channel.TEXT and not (person.phone and person.text_ok):
        lack = "no phone number is noted"
        if person.phone:
            said = "say that it is not" if person.text_ok is False else "do not say that it is"
            lack = f"your notes {said} fine"
        yield Finding(
            path=path,
            line=line,
            code="VS202",
            message=f"{person.name} is to get a text message (`channel:: text`), but {lack}; "
            f"{channel_of(person, None).value} is taken instead",
            help="ask whether a text message is fine, and add the line `text_ok:: yes` below "
            "the name; or change the line with `channel`",
        )
    if wanted is Channel.EMAIL and not person.email:
        yield Finding(
            path=path,
            line=line,
            code="VS207",
            message=f"{person.name} is to get an email (`channel`), but no address is noted",
            help="add the address below the name, `email:: …`",
        )


def _touches(standing: "Standing", unread: frozenset[tuple[str, int]]) -> "Iterator[Finding]":
    limit = plus_days(standing.as_of.today, TOLERANCE_DAYS)
    for interview in standing.application.interviews:
        for touch in interview.touches:
            if touch.state.value == "snoozed" or (interview.path, touch.line) in unread:
                continue
            if touch.day > limit:
                yield Finding(
                    path=interview.path,
                    line=touch.line,
                    code="VS302",
                    message=f"{touch.kind.value} on {touch.day} is in the future; "
                    "it does not count yet",
                    help="check the date" + _no_day(interview, touch),
                )
            elif (
                interview.day
                and touch.day < first_day(interview, standing.as_of)
                and touch.kind is TouchKind.THANK_YOU
                and touch.state is TouchState.DONE
            ):
                yield Finding(
                    path=interview.path,
                    line=touch.line,
                    code="VS303",
                    message=f"thank-you is dated {touch.day}, before the interview on "
                    f"{interview.day}; it does not count",
                    help="check the date",
                )


def _no_day(interview: Interview, touch: Touch) -> str:
    """Say where the day may come from: a line without one has the interview's."""
    own = touch.day != interview.day
    return "" if own else "; a line without a day counts for the day of the interview"


def _strangers(standing: "Standing") -> "Iterator[Finding]":
    """A thank-you to somebody whom no note knows settles nobody's."""
    people = {
        person.key: person.name
        for one in standing.application.interviews
        for person in (*one.people, one.primary_contact)
        if person
    }
    for event in standing.events:
        touch = event.touch
        if touch.kind is TouchKind.THANK_YOU and touch.who and touch.who not in people:
            near = nearest(touch.who, people)
            meant = f"did you mean `{people[near]}`? " if near else ""
            yield Finding(
                path=event.interview.path,
                line=touch.line,
                code="VS310",
                message=f"this thank-you went to {touch.who!r}, who is in no note on this "
                "application; it counts for nobody",
                help=f"{meant}write the name as its heading has it, or add a heading "
                "`## Name` for the person you met",
            )


def _calls(standing: "Standing", unread: frozenset[tuple[str, int]]) -> "Iterator[Finding]":
    calls = [
        event
        for event in standing.events
        if event.touch.kind is TouchKind.CALL
        and event.touch.sent
        and (event.interview.path, event.touch.line) not in unread
    ]
    gap = standing.strategy.call_gap_days
    for one, two in pairwise(calls):
        if (two.touch.day - one.touch.day).days < gap:
            yield Finding(
                path=two.interview.path,
                line=two.touch.line,
                code="VS304",
                message=f"a second call on {two.touch.day}, less than {gap} days "
                f"after the one on {one.touch.day}",
                help="write instead, and leave a few days between two messages"
                + (_no_day(two.interview, two.touch) or _no_day(one.interview, one.touch)),
            )


def _held_back(standing: "Standing") -> "Iterator[Finding]":
    latest = standing.latest
    if latest is None or standing.planned:
        return
    following = standing.following or standing.may_follow
    if following and standing.unasked:
        yield _followed(latest, following)
    if standing.following:
        return
    line = latest.line_of("status", "date")
    if standing.status is Status.SCHEDULED:
        yield Finding(
            path=latest.path,
            line=line,
            code="VS402",
            message=f"{_as_written(latest)}, but no interview is planned; the follow-up waits "
            "for it",
            help="if there will be another interview, add a note on it; if not, write "
            "`status: waiting`",
        )
    elif standing.status is Status.REPLIED and not any(e.touch.heard for e in standing.counted):
        yield Finding(
            path=latest.path,
            line=line,
            code="VS402",
            message=f"{_as_written(latest)}, but no reply is noted; the follow-up waits "
            "until you answer it",
            help="if they wrote, record it with `vaultsync reply`; if not, write "
            "`status: waiting`",
        )


def _followed(latest: Interview, following: Interview) -> Finding:
    """Tell of an interview of which a missing role leaves open whose next it is."""
    role = latest.role or following.role
    lacks = following.path if latest.role else latest.path
    if role:
        names, fix = f"{lacks} names no role", f"write `role: {role}` into {lacks}"
        taken = f"does not count as the next interview of this application: {names}"
    else:
        fix = "write the same `role` into both"
        taken = "is taken for the next interview, so nobody is asked how it stands: no role is "
        taken += "named in either note"
    return Finding(
        path=latest.path,
        line=latest.line_of("role", "company", "date"),
        code="VS408",
        message=f"{following.path}, on {following.day}, {taken}",
        help=f"if {following.path} is the next one, {fix}; if these are two applications, "
        "write the role of each into its note",
    )


def _as_written(interview: Interview) -> str:
    """Give the status as it is, with the word that is written where that is another one."""
    said, status = interview.status_text, interview.status.value
    if said.casefold() == status:
        return f"the status is `{status}`"
    return f"the status {said!r} is read as `{status}`"


def _silence(standing: "Standing", found: tuple[FollowUp, ...]) -> "Iterator[Finding]":
    """An interview in the past for which nothing can be computed is a finding (S01)."""
    covered = {item.interview.path for item in found}
    for interview in standing.application.interviews:
        if standing.status.closed or not is_over(interview, standing.as_of):
            continue
        thanked = any(one.kind is TouchKind.THANK_YOU for one in interview.touches)
        if not interview.people:
            yield from () if thanked else (_nobody(interview),)
        elif interview.path not in covered:
            yield Finding(
                path=interview.path,
                line=interview.line_of("date"),
                code="VS401",
                message="this interview is over, but no follow-up follows from it",
                help="check `status` and which messages the note records",
            )


def _nobody(interview: Interview) -> Finding:
    return Finding(
        path=interview.path,
        line=interview.line_of("interviewers", "date"),
        code="VS205",
        message="this interview is over, but it names no interviewer, so nobody can be thanked",
        help=_who_was_met(interview),
    )


def _who_was_met(interview: Interview) -> str:
    """Say how who was met is written; names that a line holds stand there to be copied."""
    met = interview.met
    if not met:
        return "add a heading `## Name` for each person you met"
    said = f"write at the top `interviewers: {met[-1].names}`"
    if not met[1:]:
        return (
            f"line {met[0].line}, `{met[0].text}`, is not read; if these are the people you "
            f"met, {said}, or add a heading `## Name` for each"
        )
    lines = ", ".join(str(one.line) for one in met[:-1])
    return (
        f"lines {lines} and {met[-1].line} name people and are not read; for those whom you "
        f"met on the day of this interview {said} (those of line {met[-1].line}), or add a "
        "heading `## Name` for each"
    )
