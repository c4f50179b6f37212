"""What a sentence that invites tells besides: who got in touch, and who will be there."""

from collections.abc import Iterator
from datetime import date

from vaultsync.calendar import show_day
from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import Answer, Wanted, until_read
from vaultsync.cli.asking import confirm
from vaultsync.cli.new_thanks import read_thanks
from vaultsync.cli.sentences import HINT
from vaultsync.diagnostics import RecordTouch
from vaultsync.model import Heard, Interview, Told, TouchKind
from vaultsync.owed import RECORDED_AS, Kind
from vaultsync.parse.messages.thank_days import day_sent
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.rules.heard import answered_on
from vaultsync.rules.standing import Standing
from vaultsync.rules.turns import Place, invitation, told_to_come


def who_is_told(standing: Standing) -> str:
    """Give who will be there, as the sentence says and as it would be typed; empty: nobody."""
    place = invitation(standing)
    said = place.said if place else None
    if not (isinstance(said, Told) and said.who and told_to_come(standing)):
        return ""
    heard = typed_people(said.who)
    return said.who if heard.people and not heard.left else ""


def wrote_it(asked: Asked, standing: Standing) -> Iterator[Answer]:
    """Ask once on which day the one got in touch who invites, where nothing records that."""
    place = invitation(standing)
    said = place.said if place else None
    if place is None or not isinstance(said, Told) or not said.wrote:
        return
    key = ("wrote", place.path, said.wrote, said.day)
    if key in asked.passed or _recorded(standing, said.wrote):
        return
    asked.passed.add(key)
    yield from _on_which_day(asked, place, said.wrote)


def _on_which_day(asked: Asked, place: Place, who: str) -> Iterator[Answer]:
    note = place.interview
    name = next(one.name for one in note.everybody if one.key == who)
    heard = next((one for one in note.heard if one.line == place.line and one.who == who), None)
    day = _day_of_message(asked, place, name, heard)
    if day is None:
        return
    yield Wanted(note.path, RecordTouch(TouchKind.REPLY.value, who, day))
    if heard and heard.answered:
        yield from _answer(asked, note, heard._replace(when=str(day)))


def _day_of_message(asked: Asked, place: Place, name: str, heard: Heard | None) -> date | None:
    """Give the day of the message: ask whether it is that of the line, else which one."""
    session, note = asked.desk.session, place.interview
    after = note.day or session.today
    by = f"  By {note.path}:{place.line} {name} got in touch"
    told = day_sent(heard.when, after, session.today) if heard else None
    if told and after <= told <= session.today:
        return told if confirm(f"{by} on {show_day(told)}. Write that down?", HINT) else None
    found = until_read(
        asked.desk,
        f"{by}. On which day? (e.g. today; Enter: leave it)",
        lambda text: read_thanks(session, text, after),
    )
    return date.fromisoformat(found[:10]) if found is not None else None


def _answer(asked: Asked, note: Interview, heard: Heard) -> Iterator[Answer]:
    """Ask whether the answer went out that the note tells of, where one is owed by now."""
    desk = asked.desk
    day = answered_on(heard, note, desk.session.today)
    item = next(
        (
            one
            for one in desk.report.outcome.follow_ups
            if one.kind is Kind.RESPOND and one.state.open and one.person.key == heard.who
            if one.company == note.company
        ),
        None,
    )
    said = f"  By line {heard.replied_line} you answered on {day and show_day(day)}."
    if day and item and confirm(f"{said} Write that down?", HINT):
        touch = RecordTouch(RECORDED_AS[item.kind].value, heard.who, day, item.id)
        yield Wanted(item.interview.path, touch)


def _recorded(standing: Standing, who: str) -> bool:
    """Tell whether something is recorded that they wrote since the interview."""
    return any(one.touch.heard and one.touch.who in {who, ""} for one in standing.counted)
