"""What is asked where something was not understood, and the lines that say it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from vaultsync.cli.asking import ask
from vaultsync.cli.closing import meant_status_word
from vaultsync.cli.new_answers import Met
from vaultsync.cli.new_days import read_answer_day
from vaultsync.cli.new_promises import named_in, whose, with_day, without_day
from vaultsync.cli.new_thanks import all_thanked, read_thanks
from vaultsync.cli.recording import Desk
from vaultsync.cli.sentences import HINT
from vaultsync.diagnostics import AddPromise, AddReach, CloseAs, RecordTouch, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError
from vaultsync.model import Interview, Person, TouchKind
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.parse.mailbox import read_mailbox, read_number
from vaultsync.parse.persons.contacts import bare_words, same_name
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.patterns import regex
from vaultsync.remedies import AddPeople, LeaveOut, Saying
from vaultsync.rules.material import CHASERS
from vaultsync.rules.promised import named_words
from vaultsync.rules.standing import Standing
from vaultsync.wrong_words import UnknownStatusError

_NOT_YET = frozenset({"", "-", "n", "no", "nothing", "nobody", "not yet"})
_NOTHING = _NOT_YET | {"none", "nothing more", "no one"}
_MINE = regex(
    r"(?:i|me|we)\b[ ,:]*(?:wrote|asked|called|rang|chased|followed up)?[ ,:]*", re.IGNORECASE
)
_THEIRS = regex(
    r"(?:(?:wrote|answered|replied|called|rang|they|them|he|she|back|on)\b[ ,:]*)+",
    re.IGNORECASE,
)
_PARTS = regex(r"[,;]| and (?=[^,;]+ to )")
_NUMBER = regex(r"\+?\(?\d[\d ()/.-]{5,}\d$")
_NOT_OWED = regex(r"\b(?:none|skip|not owed|leave out)\.?$", re.IGNORECASE)
_KEPT_AS = frozenset({Kind.RESPOND, *CHASERS})


class Wanted(NamedTuple):
    """What a note is to say."""

    path: str
    says: Saying


class Correction(NamedTuple):
    """A line of what is read out that can be put right."""

    label: str
    ask: Callable[[Desk, Standing], Iterator[Wanted | Refusal]]

    @property
    def letter(self) -> str:
        """The key for it."""
        return self.label[0]


class _Somebody(NamedTuple):
    """One of the people, with the last note on an interview with them."""

    note: Interview
    person: Person


def _everybody(notes: tuple[Interview, ...]) -> tuple[_Somebody, ...]:
    """Give all people of some notes, each once."""
    return _once(_Somebody(note, each) for note in notes for each in note.everybody)


def _once(people: Iterable[_Somebody]) -> tuple[_Somebody, ...]:
    """Give each with the last note; whom one names in full, not by the first name again."""
    found = {one.person.key: one for one in people}
    whole = {key for key in found if len(bare_words(key)) > 1}
    also = {
        key
        for key in found.keys() - whole
        if sum(same_name(key, other) for other in whole) == 1
    }
    return tuple(one for key, one in found.items() if key not in also)


def _typed(people: tuple[_Somebody, ...]) -> tuple[Met, ...]:
    """Give them as the answers to `new` name people."""
    return tuple(Met(one.person.name) for one in people)


def _met(_desk: Desk, standing: Standing) -> Iterator[Wanted | Refusal]:
    """Somebody who was there, too, or how one of those who are named is reached."""
    people = _everybody(standing.application.interviews)
    lacking = next((one.person.name for one in people if not one.person.email), "")
    also = f"; or {lacking.split()[0]}, ann@mail.example" if lacking else ""
    question = "  Who else was there, or how is one of them reached?"
    text = ask(f"{question} (e.g. Tom Reid (HR){also}; Enter: nobody)", HINT)
    if text.lower() in _NOTHING:
        return
    reach = _reach_in(text)
    known = named_in(_typed(people), text.replace(reach, " ")) if reach else []
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


def _thanked(desk: Desk, standing: Standing) -> Iterator[Wanted | Refusal]:
    met = (_Somebody(note, each) for note in standing.over for each in note.people)
    people = _once(one for one in met if _thank_you(desk, one))
    if not people:
        told = "their thank-yous are settled" if standing.over else "the interview is to come"
        yield Refusal(f"{told}; a line that is wrong is yours to change")
        return
    name = people[0].person.name
    question = f"  When did you thank {name}? (a day; none: it is not owed; Enter: not yet)"
    if len(people) > 1:
        first = name.split()[0]
        question = (
            f"  Whom did you thank, and when? (e.g. {first}, friday; or {first}, none: it is "
            "not owed; Enter: nobody)"
        )
    since = min(one.note.day or date.min for one in people)
    while True:
        text = ask(question, HINT)
        if text.lower() in _NOT_YET:
            return
        left_out = _left_out(text, people)
        for one in left_out:
            what = LeaveOut(_thank_you(desk, one), desk.session.today)
            yield Wanted(one.note.path, what)
        if left_out:
            return
        try:
            said = all_thanked(desk.session, _typed(people), [*range(len(people))], text, since)
        except UsageError as error:
            _tell(desk, error)
            continue
        for at, when in said.items():
            if when:
                yield _sent(desk, people[at], date.fromisoformat(when[:10]))
        return


def _sent(desk: Desk, who: _Somebody, day: date) -> Wanted:
    kind = TouchKind.THANK_YOU.value
    touch = RecordTouch(kind, who.person.key, day, _thank_you(desk, who))
    return Wanted(who.note.path, touch)


def _left_out(text: str, people: tuple[_Somebody, ...]) -> list[_Somebody]:
    """Give those of whom the answer says that they are owed no thank-you."""
    found = _NOT_OWED.search(text)
    if not found:
        return []
    named = named_in(_typed(people), text[: found.start()])
    return [people[at] for at in named] or [*people] * (len(people) == 1)


def _thank_you(desk: Desk, who: _Somebody) -> str:
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


def _promised(desk: Desk, standing: Standing) -> Iterator[Wanted | Refusal]:
    people = _everybody(standing.over or standing.application.interviews)
    text = ask("  What did you promise, and by when? (Enter: nothing)", HINT)
    if text.lower() in _NOTHING:
        return
    if not people:
        yield Refusal("nobody is named to whom it was promised; `m` names somebody")
        return
    for part in _promises(text, _typed(people)):
        yield _to_promise(desk, people, part)


def _promises(text: str, met: tuple[Met, ...]) -> list[str]:
    """Take `the menu to Jane, my card to Tom` apart, where each part names its own person."""
    parts = [part.strip() for part in _PARTS.split(text)]
    whose_each = [named_in(met, part) for part in parts]
    one_each = all(len(named) == 1 for named in whose_each)
    return parts if one_each and len({named[0] for named in whose_each}) > 1 else [text]


def _to_promise(desk: Desk, people: tuple[_Somebody, ...], text: str) -> Wanted | Refusal:
    at, what = whose(desk.session, _typed(people), text)
    note, person = people[at]
    open_ones = (one for one in person.promises if not one.kept)
    there = next((one for one in open_ones if _alike(one.text, what, person.name)), None)
    if there:
        return Refusal(
            f"{note.path}:{there.line} has this promise already; write its day, or what has "
            "changed, into that line",
            there.line,
        )
    words = with_day(desk.session, what, note.day or desk.session.today)
    return Wanted(note.path, AddPromise(person.key, words))


def _alike(there: str, typed: str, name: str) -> bool:
    """Tell whether two promises to somebody have the most of their words in common."""
    mine, theirs = (named_words(without_day(text), name) for text in (typed, there))
    return bool(mine and theirs) and 2 * len(mine & theirs) > min(len(mine), len(theirs))


def _answer(desk: Desk, standing: Standing) -> Iterator[Wanted | Refusal]:
    note = standing.deciding
    since = note.day or desk.session.today
    while True:
        text = ask("  By which day do they answer? (Enter: they named none)", HINT)
        if text.lower() in _NOTHING:
            return
        try:
            day = read_answer_day(desk.session, text, since)
        except UsageError as error:
            _tell(desk, error)
            continue
        yield Wanted(note.path, SetKey("they_reply_by", day))
        return


def _since(desk: Desk, standing: Standing) -> Iterator[Wanted | Refusal]:
    people = _everybody(standing.application.interviews)
    if not (people and standing.latest):
        yield Refusal("the interview is still to come, or nobody is named")
        return
    session, first = desk.session, people[-1].person.name.split()[0]
    since = standing.latest.day or session.today
    question = f"  Who wrote, and when? (e.g. I, friday; or {first}, monday; Enter: nobody)"
    while True:
        text = ask(question, HINT)
        if text.lower() in _NOTHING:
            return
        mine = _MINE.match(text)
        named = named_in(_typed(people), text)
        rest = text[mine.end() :] if mine else _without(text, people)
        try:
            day = date.fromisoformat(read_thanks(session, rest, since)[:10])
        except UsageError as error:
            _tell(desk, error)
            continue
        if mine:
            yield _wrote(desk, standing, people, named, day)
            return
        whom = [people[at] for at in named] or ([*people] if len(people) == 1 else [])
        if len(whom) == 1:
            heard = RecordTouch(TouchKind.REPLY.value, whom[0].person.key, day)
            yield Wanted(whom[0].note.path, heard)
            return
        names = ", ".join(one.person.name for one in people)
        session.printer.out(f"  name who wrote: I, or one of {names}")


def _without(text: str, people: tuple[_Somebody, ...]) -> str:
    """Give the words for the day: without names, and without who wrote."""
    called = {word.casefold() for one in people for word in one.person.name.split()}
    words = (word for word in text.split() if word.strip(",:;").casefold() not in called)
    return _THEIRS.sub("", " ".join(words).lstrip(" ,:;"), count=1)


def _wrote(
    desk: Desk,
    standing: Standing,
    people: tuple[_Somebody, ...],
    named: list[int],
    day: date,
) -> Wanted | Refusal:
    """Give the record of a message that went out: it settles what would be sent next."""
    paths = {note.path for note in standing.application.interviews}
    keys = {people[at].person.key for at in named}
    items: list[FollowUp] = sorted(
        (
            item
            for item in desk.report.outcome.follow_ups
            if item.interview.path in paths
            and item.state.open
            and item.kind in _KEPT_AS
            and (not keys or item.person.key in keys)
        ),
        key=lambda item: item.due,
    )
    if not items:
        return Refusal("no message that could be it is owed; `vaultsync done --help` says more")
    item = items[0]
    return Wanted(
        item.interview.path, RecordTouch(item.kind.value, item.person.key, day, item.id)
    )


def _ended(desk: Desk, standing: Standing) -> Iterator[Wanted | Refusal]:
    question = "  How did it end: rejected, withdrawn, offer, accepted? (Enter: not yet)"
    while True:
        text = ask(question, HINT)
        if text.lower() in _NOTHING:
            return
        try:
            status = meant_status_word(text)
        except UnknownStatusError as error:
            _tell(desk, error)
            continue
        path = standing.deciding.path
        yield Wanted(path, CloseAs(status.value, path))
        return


def _tell(desk: Desk, error: UsageError) -> None:
    desk.session.printer.out(f"  {error}{f'; {error.hint}' if error.hint else ''}")


CORRECTIONS = (
    Correction("met", _met),
    Correction("thanked", _thanked),
    Correction("promised", _promised),
    Correction("answer", _answer),
    Correction("since", _since),
    Correction("ended", _ended),
)
