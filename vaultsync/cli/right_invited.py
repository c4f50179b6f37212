"""What a sentence that invites tells besides: who got in touch, and who will be there."""

from collections.abc import Iterator
from datetime import date

from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import Answer, Wanted, until_read
from vaultsync.cli.new_thanks import read_thanks
from vaultsync.diagnostics import RecordTouch
from vaultsync.model import Told, TouchKind
from vaultsync.parse.persons.who_was_there import typed_people
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
    after = note.day or asked.desk.session.today
    question = (
        f"  By {note.path}:{place.line} {name} got in touch. On which day? (e.g. today; "
        "Enter: leave it)"
    )
    found = until_read(
        asked.desk, question, lambda text: read_thanks(asked.desk.session, text, after)
    )
    if found is not None:
        day = date.fromisoformat(found[:10])
        yield Wanted(note.path, RecordTouch(TouchKind.REPLY.value, who, day))


def _recorded(standing: Standing, who: str) -> bool:
    """Tell whether something is recorded that they wrote since the interview."""
    return any(one.touch.heard and one.touch.who in {who, ""} for one in standing.counted)
