"""What the words behind a command mean: a follow-up, an application, a person."""

import shlex
from collections.abc import Iterable, Sequence
from datetime import date

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.checks.draft_review import DraftReview
from vaultsync.checks.verdicts import of_files
from vaultsync.cli.kept_promises import how_kept
from vaultsync.cli.matching import ID, Choice, Near, matching, nearest_words, only
from vaultsync.model import Interview, Person, Status
from vaultsync.owed import NO_MESSAGE, FollowUp, Kind, State
from vaultsync.parse.draft import DraftFile, drafts_by_id
from vaultsync.records import record_class
from vaultsync.render.phrases import title, what
from vaultsync.rules.ended import once_owed
from vaultsync.rules.material import CHASERS
from vaultsync.rules.standing import Standing
from vaultsync.vault.checking import Report
from vaultsync.wrong_words import NoDraftError, UnknownFollowUpError

_ALL = "`vaultsync check --all` lists every follow-up, with its company"
_EVERYONE = "`vaultsync people` lists everyone, with their companies"


@record_class
class Speaker:
    """Somebody who can write, in an application."""

    person: Person
    standing: Standing
    interview: Interview
    """The latest interview whose note knows them."""


@record_class
class Drafted:
    """A follow-up with its draft."""

    item: FollowUp
    draft: DraftFile
    review: DraftReview | None
    """None: it is sent, or marked as something else than a draft, or nothing is owed."""


def find_items(
    report: Report, words: Sequence[str], *, messages: bool = False, on: date | None = None
) -> tuple[FollowUp, ...]:
    """Find the one open or missed follow-up that is meant, or else those that are settled.

    `messages`: only what is written to somebody can be meant. `on`: on that day it went out.

    Raises:
        UnknownFollowUpError: none goes by these words.
        AmbiguousFollowUpError: several open ones do, or several of which one was missed.
    """
    wanted = " ".join(words)
    choices = [
        _of_item(item)
        for item in report.outcome.follow_ups
        if not messages or item.kind not in NO_MESSAGE
    ]
    found = matching(words, choices)
    if not found:
        kept = how_kept(report.outcome.standings, words)
        near = Near() if kept else nearest_words(words, choices)
        why = kept or _once(report, words)
        raise UnknownFollowUpError("follow-up", wanted, near.names, why, whole=near.whole)
    open_ones = _without_reminders([one for one in found if one.thing.state.open])
    ready = [one for one in open_ones if one.thing.state is not State.WAITING]
    if open_ones:
        meant = only(wanted, ready or open_ones)
        if on and not any(ID.fullmatch(word) for word in words):
            meant = _as_of(wanted, meant, found, on)
        return (meant,)
    if any(one.thing.state is State.MISSED for one in found):
        return (only(wanted, found),)
    return tuple(one.thing for one in found)


def _as_of(wanted: str, item: FollowUp, found: list[Choice[FollowUp]], on: date) -> FollowUp:
    """Give the thank-you instead of a chaser that was not due yet on the day of a message.

    What went out on the day after an interview was no follow-up, though its thank-you is not
    asked for any more.

    Raises:
        AmbiguousFollowUpError: it was some days later, or several may be meant.
    """
    if item.kind not in CHASERS or on >= item.due:
        return item
    known = [
        one
        for one in found
        if one.thing.kind is Kind.THANK_YOU
        and one.thing.interview.path == item.interview.path
        and (one.thing.interview.day or date.max) <= on
    ]
    recorded = [
        one.thing
        for one in found
        if one.thing.record
        and one.thing.settled == on
        and (one in known or one.thing.person.key == item.person.key)
    ]
    if len(recorded) == 1:
        return recorded[0]  # the same command again
    thanks = [one for one in known if one.thing.state.open or one.thing.state is State.MISSED]
    if len(thanks) == 1 and on <= plus_days(thanks[0].thing.due, 1):
        return thanks[0].thing
    return only(wanted, [*thanks, _of_item(item)])


def _without_reminders(found: list[Choice[FollowUp]]) -> list[Choice[FollowUp]]:
    """Leave out what is to be written down before a thank-you that goes by the same words.

    `siobhan` names somebody to write to; the reminder goes with that message.
    """
    thanked = {
        (one.thing.interview.path, one.thing.person.key)
        for one in found
        if one.thing.kind is Kind.THANK_YOU
    }
    return [
        one
        for one in found
        if one.thing.kind is not Kind.REFLECT
        or (one.thing.interview.path, one.thing.person.key) not in thanked
    ]


def _once(report: Report, words: Sequence[str]) -> str:
    """Say what an ID stood for that is not owed any more, and why; empty: that is not known."""
    ident = ID.fullmatch(words[0]) if len(words) == 1 else None
    item = once_owed(report.outcome.standings, ident[1].lower()) if ident else None
    if item is None:
        return ""
    note = item.interview
    waits = item.kind is Kind.RESPOND and note.status in {Status.WAITING, Status.REPLIED}
    until = note.they_reply_by if waits else None
    why = f"`{shlex.join(('vaultsync', 'show', note.path))}` says what is"
    if until:
        line = note.line_of("they_reply_by")
        why = (
            f"by {until} you hear from them ({note.path}:{line}); if they wait for your "
            f"answer, remove line {line} there"
        )
    return f"it stands for `{what(item)}`, which is not owed now: {why}"


def settled_today(report: Report, words: Sequence[str], item: FollowUp) -> list[FollowUp]:
    """Find what the same words meant before it was recorded today, with the same person.

    Nobody writes twice to one person on one day: who types a command again means what is
    recorded, and not the next message. An ID means what it names.
    """
    if (
        item.state.pressing
        or item.kind in NO_MESSAGE
        or any(ID.fullmatch(word) for word in words)
    ):
        return []
    found = matching(words, [_of_item(one) for one in report.outcome.follow_ups])
    return [
        one.thing
        for one in found
        if one.thing.settled == report.outcome.as_of.today
        and one.thing.record
        and one.thing.person.key == item.person.key
        and one.thing.company == item.company
    ]


def find_draft(report: Report, words: Sequence[str]) -> Drafted:
    """Find the one draft that is meant; one that is sent only if no other is.

    Raises:
        UnknownFollowUpError: none goes by these words.
        NoDraftError: what goes by them has no draft.
        AmbiguousFollowUpError: several do.
    """
    found = find_drafts(report, words)
    waiting = [one for one in found if not one.thing.draft.sent and one.thing.item.state.open]
    return only(" ".join(words), waiting or found)


def find_drafts(report: Report, words: Sequence[str]) -> list[Choice[Drafted]]:
    """Find all drafts that go by some words.

    Raises:
        UnknownFollowUpError: none does.
        NoDraftError: what goes by them has no draft.
    """
    choices = [_of_draft(one) for one in drafted(report)]
    found = matching(words, choices)
    if found:
        return found
    items = [
        _of_item(item)
        for item in report.outcome.follow_ups
        if item.state.open and item.kind not in NO_MESSAGE
    ]
    owed = matching(words, items)
    if owed:
        raise NoDraftError(owed[0].shown, owed[0].thing.within)
    wanted, near = " ".join(words), nearest_words(words, choices)
    listed = "`vaultsync draft list` lists them"
    raise UnknownFollowUpError("draft", wanted, near.names, listed, whole=near.whole)


def drafted(report: Report) -> tuple[Drafted, ...]:
    """Give the drafts that belong to a follow-up, in the order of those."""
    files = drafts_by_id(report.snapshot.drafts)
    paths = {key: draft.path for key, draft in files.items()}
    reviews = of_files(report.outcome.reviews, paths)
    return tuple(
        Drafted(item=item, draft=files[item.id], review=reviews.get(item.id))
        for item in report.outcome.follow_ups
        if item.id in files
    )


def find_application(report: Report, words: Sequence[str]) -> Standing:
    """Find an application by words of company, role or persons, or by an ID.

    Raises:
        UnknownFollowUpError: none goes by these words.
        AmbiguousFollowUpError: several do.
    """
    wanted = " ".join(words)
    choices = [_of_application(report, one) for one in report.outcome.standings]
    found = matching(words, choices)
    if not found:
        near = nearest_words(words, choices)
        raise UnknownFollowUpError("application", wanted, near.names, _ALL, whole=near.whole)
    running = [one for one in found if not one.thing.status.closed]
    return only(wanted, running or found)


def find_speaker(report: Report, words: Sequence[str]) -> Speaker:
    """Find an interviewer or primary contact, to whom nothing need be owed.

    Raises:
        UnknownFollowUpError: nobody goes by these words.
        AmbiguousFollowUpError: several do.
    """
    wanted = " ".join(words)
    choices = [
        _of_speaker(report, speaker)
        for standing in report.outcome.standings
        for speaker in _speakers(standing)
    ]
    found = matching(words, choices)
    if not found:
        near, kind = nearest_words(words, choices), "interviewer or contact"
        raise UnknownFollowUpError(kind, wanted, near.names, _EVERYONE, whole=near.whole)
    running = [one for one in found if not one.thing.standing.status.closed]
    return only(wanted, running or found)


def _of_item(item: FollowUp) -> Choice[FollowUp]:
    kind = item.kind.value
    forms = (kind, kind.replace("-", " "), kind.replace("-", ""))
    return Choice(
        thing=item,
        ids=(item.id,),
        text=" / ".join((item.company, item.person.name, item.role, *forms)),
        names=f"{item.company} / {item.person.name}",
        shown=f"{item.id} ({what(item)}, {show_short_day(item.due)})",
        kind=title(item.kind),
        line=what(item),
    )


def _of_draft(one: Drafted) -> Choice[Drafted]:
    """Where a draft lies is none of its words: every path holds `follow-up`."""
    choice = _of_item(one.item)
    return Choice(
        thing=one,
        ids=choice.ids,
        text=choice.text,
        names=choice.names,
        shown=choice.shown,
        kind=choice.kind,
        line=choice.line,
    )


def _of_application(report: Report, standing: Standing) -> Choice[Standing]:
    one = standing.application
    names = {person.name for note in one.interviews for person in _people(note)}
    ids = tuple(item.id for item in report.outcome.follow_ups if _is_of(item, standing))
    latest = latest_note(standing)
    return Choice(
        thing=standing,
        ids=ids,
        text=" / ".join((one.company, one.role, *sorted(names))),
        names=" / ".join((one.company, *sorted(names))),
        shown=f"{', '.join(filter(None, (one.company, one.role)))} ({latest.path}{_ids(ids)})",
    )


def _of_speaker(report: Report, speaker: Speaker) -> Choice[Speaker]:
    one, person = speaker.standing.application, speaker.person
    ids = tuple(
        item.id
        for item in report.outcome.follow_ups
        if item.person.key == person.key and _is_of(item, speaker.standing)
    )
    role = f", {one.role}" if one.role else ""
    return Choice(
        thing=speaker,
        ids=ids,
        text=f"{one.company} / {one.role} / {person.name}",
        names=f"{one.company} / {person.name}",
        shown=f"{person.name} at {one.company}{role} ({speaker.interview.path}{_ids(ids)})",
    )


def _ids(ids: tuple[str, ...]) -> str:
    return f", {ids[0]}" if ids else ""


def _is_of(item: FollowUp, standing: Standing) -> bool:
    return any(note.path == item.interview.path for note in standing.application.interviews)


def _people(note: Interview) -> tuple[Person, ...]:
    contact = note.primary_contact
    known = {person.key for person in note.people}
    extra = (contact,) if contact and contact.key not in known else ()
    return (*note.people, *extra)


def latest_note(standing: Standing) -> Interview:
    """Give the interview whose note says how the application stands."""
    return standing.deciding


def _speakers(standing: Standing) -> Iterable[Speaker]:
    """Give everybody whom an application's notes name, with the latest note that does."""
    found: dict[str, Speaker] = {}
    planned = [one for one in standing.application.interviews if one not in standing.over]
    for note in (*planned, *standing.over):
        for person in _people(note):
            found[person.key] = Speaker(person=person, standing=standing, interview=note)
    return found.values()
