"""What is asked where something was not understood, and the lines that say it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from vaultsync.calendar import find_zone
from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import (
    NOT_YET,
    NOTHING,
    Answer,
    Asking,
    Somebody,
    Wanted,
    as_typed,
    everybody,
    once,
    short_name,
    tell,
    until_read,
)
from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.closing import meant_status_word
from vaultsync.cli.new_answers import read_clock
from vaultsync.cli.new_days import read_answer_day
from vaultsync.cli.new_promises import named_in
from vaultsync.cli.new_thanks import all_thanked
from vaultsync.cli.recording import Desk
from vaultsync.cli.right_interview import interview
from vaultsync.cli.right_promise import promised
from vaultsync.cli.right_since import since
from vaultsync.cli.right_whom import whom
from vaultsync.cli.sentences import HINT
from vaultsync.diagnostics import AddReach, CloseAs, RecordTouch, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError
from vaultsync.model import Interview, TouchKind
from vaultsync.owed import Kind, State
from vaultsync.parse.mailbox import read_mailbox, read_number
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.parse.schedule import DEFAULT_DURATION
from vaultsync.patterns import regex
from vaultsync.remedies import AddPeople, LeaveOut
from vaultsync.rules.standing import Standing

_NUMBER = regex(r"\+?\(?\d[\d ()/.-]{5,}\d$")
_NOT_OWED = regex(r"\b(?:none|skip|not owed|leave out)\.?$", re.IGNORECASE)


class Correction(NamedTuple):
    """A line of what is read out that can be put right."""

    label: str
    ask: Asking

    @property
    def letter(self) -> str:
        """The key for it."""
        return self.label[0]


def _met(_asked: Asked, standing: Standing) -> Iterator[Answer]:
    """Somebody who was there, too, or how one of those who are named is reached."""
    people = everybody(standing.application.interviews)
    lacking = next((one.person for one in people if not one.person.email), None)
    also = f"; or {short_name(lacking)}, ann@mail.example" if lacking else ""
    question = "  Who else was there, or how is one of them reached?"
    text = ask(f"{question} (e.g. Tom Reid (HR){also}; Enter: nobody)", HINT)
    if text.lower() in NOTHING:
        return
    reach = _reach_in(text)
    known = named_in(as_typed(people), text.replace(reach, " ")) if reach else []
    if len(known) == 1 and reach:
        there, person = people[known[0]]
        yield Wanted(there.path, AddReach(person.key, reach))
        return
    heard = typed_people(text)
    for one in heard.left:
        yield Refusal(f"{one!r} may be no name")
    if heard.people:
        bare = [one for one in standing.application.interviews if one.day and not one.people]
        note = bare[-1] if bare else standing.deciding
        yield Wanted(note.path, AddPeople(heard.listed))


def _reach_in(text: str) -> str:
    """Give the address of a mail or the number with which an answer ends; empty: neither."""
    last = text.rsplit(maxsplit=1)[-1].strip("<>(),;")
    if read_mailbox(last):
        return last
    number = _NUMBER.search(text)
    return number[0] if number and read_number(number[0]) else ""


def _thanked(asked: Asked, standing: Standing) -> Iterator[Answer]:
    desk = asked.desk
    today = next((one for one in standing.planned if _may_be_over(desk, one)), None)
    if today and confirm("  Is the interview of today over?", HINT, default=None):
        yield from _began(desk, today)
        return
    met = (Somebody(note, each) for note in standing.over for each in note.people)
    people = once(one for one in met if _thank_you(desk, one))
    if people:
        yield from _ask_thanked(desk, people)
        return
    met = (Somebody(note, each) for note in standing.planned for each in note.people)
    to_come = once(one for one in met if _thank_you(desk, one))
    if to_come and not today:
        yield from _ask_left_out(desk, to_come)
        return
    told = "the interview is to come" if to_come else "their thank-yous are settled"
    yield Refusal(f"{told}; a line that is wrong is yours to change")


def _ask_left_out(desk: Desk, people: tuple[Somebody, ...]) -> Iterator[Answer]:
    """Ask who of those to come will get no thank-you; more cannot be said before it."""
    example = "none: it is not owed"
    if len(people) > 1:
        example = f"e.g. {short_name(people[-1].person)}, none"
    question = f"  Who gets no thank-you once the interview is over? ({example}; Enter: go on)"
    while True:
        text = ask(question, HINT)
        if text.lower() in NOT_YET:
            return
        if left_out := _left_out(desk, text, people):
            yield from left_out
            return
        names = " or ".join(one.person.name for one in people)
        desk.session.printer.out(
            f"  the interview is to come: only `NAME, none` can be noted yet, with {names}"
        )


def _may_be_over(desk: Desk, note: Interview) -> bool:
    """Tell whether an interview of today has no hour: then it counts as over tomorrow."""
    return note.day == desk.session.today and note.start is None


def _began(desk: Desk, note: Interview) -> Iterator[Answer]:
    """Ask when an interview of today began, so that it is over now."""
    session = desk.session
    question = "  At what time did it begin? (e.g. 14:30 or 14:30-15:15; Enter: not known)"
    while True:
        text = ask(question, HINT)
        if text.lower() in NOTHING:
            yield Refusal("without its hour it counts as over from tomorrow on")
            return
        try:
            start, end = read_clock(text)
        except UsageError as error:
            tell(desk, error)
            continue
        if start is None:
            continue
        zone = find_zone(note.zone) or session.vault.zone
        begun = datetime.combine(session.today, start, zone)
        ended = datetime.combine(session.today, end, zone) if end else begun + DEFAULT_DURATION
        if ended.astimezone(UTC) > session.instant or ended < begun:
            session.printer.out(
                f"  then it is over at {ended:%H:%M}; type when it began and when it ended, "
                "such as 14:30-15:15"
            )
            continue
        clock = f"{start:%H:%M}-{end:%H:%M}" if end else f"{start:%H:%M}"
        yield Wanted(note.path, SetKey("time", clock), again=True)
        return


def _ask_thanked(desk: Desk, people: tuple[Somebody, ...]) -> Iterator[Answer]:
    """Ask who was thanked, and when."""
    name = people[0].person.name
    question = f"  When did you thank {name}? (a day; none: it is not owed; Enter: not yet)"
    if len(people) > 1:
        first = short_name(people[0].person)
        question = (
            f"  Whom did you thank, and when? (e.g. {first}, friday; or {first}, none: it is "
            "not owed; Enter: nobody)"
        )
    after = min(one.note.day or date.min for one in people)
    while True:
        text = ask(question, HINT)
        if text.lower() in NOT_YET:
            return
        if left_out := _left_out(desk, text, people):
            yield from left_out
            return
        try:
            said = all_thanked(
                desk.session, as_typed(people), [*range(len(people))], text, after
            )
        except UsageError as error:
            tell(desk, error)
            continue
        for at, when in said.items():
            if when:
                yield _sent(desk, people[at], date.fromisoformat(when[:10]))
        return


def _sent(desk: Desk, who: Somebody, day: date) -> Wanted:
    kind = TouchKind.THANK_YOU.value
    touch = RecordTouch(kind, who.person.key, day, _thank_you(desk, who))
    return Wanted(who.note.path, touch)


def _left_out(desk: Desk, text: str, people: tuple[Somebody, ...]) -> list[Wanted]:
    """Leave out those of whom the answer says that they are owed no thank-you."""
    found = _NOT_OWED.search(text)
    if not found:
        return []
    named = named_in(as_typed(people), text[: found.start()])
    meant = [people[at] for at in named] or [*people] * (len(people) == 1)
    today = desk.session.today
    return [Wanted(one.note.path, LeaveOut(_thank_you(desk, one), today)) for one in meant]


def _thank_you(desk: Desk, who: Somebody) -> str:
    """Give the ID of the thank-you that no note says was sent to somebody, or nothing."""
    return next(
        (
            item.id
            for item in desk.report.outcome.follow_ups
            if item.kind is Kind.THANK_YOU
            and (item.state.open or item.state is State.MISSED)
            and item.person.key == who.person.key
            and item.interview.path == who.note.path
        ),
        "",
    )


def _answer(asked: Asked, standing: Standing) -> Iterator[Answer]:
    desk, note = asked.desk, standing.deciding
    after = note.day or desk.session.today
    question = "  By which day do they answer? (Enter: they named none)"
    day = until_read(desk, question, lambda text: read_answer_day(desk.session, text, after))
    if day is not None:
        yield Wanted(note.path, SetKey("they_reply_by", day))


def _ended(asked: Asked, standing: Standing) -> Iterator[Answer]:
    question = "  How did it end: rejected, withdrawn, offer, accepted? (Enter: not yet)"
    status = until_read(asked.desk, question, meant_status_word)
    if status is not None:
        path = standing.deciding.path
        yield Wanted(path, CloseAs(status.value, path))


CORRECTIONS = (
    Correction("met", _met),
    Correction("interview", interview),
    Correction("thanked", _thanked),
    Correction("promised", promised),
    Correction("answer", _answer),
    Correction("since", since),
    Correction("whom to ask", whom),
    Correction("ended", _ended),
)
