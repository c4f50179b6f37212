"""What one promised in prose: told of, since only what is marked is read as a promise."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import AddPromise
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.messages.talks import day_of_talk, talk_in
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.persons.answers_owed import MAY_OWE, answer_owed
from vaultsync.parse.persons.capitals import with_large_names
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.kept import in_full
from vaultsync.parse.persons.parts import Doubtful, touch_in
from vaultsync.parse.persons.promise_lines import in_a_line, with_more, with_rest
from vaultsync.parse.persons.promise_words import (
    AROUND,
    ASIDE,
    BY_ONESELF,
    MAY,
    OWN,
    PRONOUN,
    asked_for,
    copied,
    named_thing,
    promise_in,
    short,
    stem,
)
from vaultsync.parse.persons.promised_to import (
    all_named,
    caller_meant,
    names_only,
    spoken_to,
    sure_of,
    to_whom,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from vaultsync.model import Person
    from vaultsync.parse.persons.answers_owed import Owed
    from vaultsync.parse.persons.parts import Part
    from vaultsync.settings import Settings

_BEFOREHAND = ("prep", "before", "question", "agenda", "research")
"""What headings begin with below which stands what one meant to do for the interview."""
_WORD = regex(r"[^\W_]+")
_ISO = regex(r"\d{4}-\d\d-\d\d")
_SAYS_LITTLE = frozenset(
    {
        "a", "an", "the", "my", "our", "your", "some", "this", "that", "these", "those", "it",
        "them", "her", "him", "to", "for", "by", "on", "in", "at", "of", "and", "over",
        "before", "after", "until", "till", "next", "week", "soon", "today", "tomorrow",
        "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "send", "email", "mail", "share", "lend", "give", "weekend", "evening", "day",
        "following", "i", "we", "about", "mentioned", "talked", "spoke", "discussed",
    }
)  # fmt: skip
"""Words of a promise that say neither what it is nor of what."""
_OPEN_DAY = " by …"
_MARK = regex(r"\*\*promised:\*\* [^`]+")
_BULLET = regex(r"^[-*+]\s+(?:\[.\] )?")
_MOST_LINES = 30
_MOST = 3
"""Persons among whom one can choose."""


def unmarked_promises(
    lines: "Iterable[tuple[int, str]]", name: str = ""
) -> "Iterator[Doubtful]":
    """Tell about lines that say what one promised, without the mark that makes it one.

    `name` is of whoever's section it is: it may stand there in small letters.
    """
    lines = [(line, with_large_names(text, (name,))) for line, text in lines]
    read = [(line, _no_asides(text)) for line, text in lines]
    for place, (line, text) in enumerate(lines):
        owed = answer_owed(text)
        if owed:
            yield _owed(
                owed, line, f"begin a bullet with the mark: `- **promised:** {owed.promise}`"
            )
        if not MAY.search(text):
            continue
        found = promise_in(read[place][1].replace("’", "'"))
        whole = with_rest(found, read, place) if found else None
        if found and whole and not _is_that(owed, found):
            before = text[: found.start()]
            words = with_more(in_a_line(whole["what"], before), whole, read, place)
            yield Doubtful(
                "VS219",
                line,
                text[found.start() : found.end()].strip(AROUND),
                f"{short(found[0])!r} reads like a promise, but is not marked as one",
                _help(words or copied(found["what"]), before),
                promised=words,
                front=found[0].removesuffix(found["what"]),
            )


def promises_outside(
    parts: "Iterable[Part]",
    people: "Sequence[Person]",
    *,
    alone: bool = False,
    middle: "Person | None" = None,
) -> "Iterator[Doubtful]":
    """Tell about promises to somebody met that stand below nobody's heading.

    `alone`: there is only one who can be meant by `her` in a line that names nobody. `middle`
    is a primary contact who was not met: what was said in a call of theirs was said to them.
    """
    for part in parts:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(_BEFOREHAND):
            continue
        for block in part.blocks:
            if not isinstance(block, TEXTS) or not _may(block.text):
                continue
            mention = touch_in(block)
            if isinstance(block, Item) and (
                block.mark in {"x", "-"} or (mention and mention.kind)
            ):
                continue
            lines = [*enumerate(block.text.split("\n"), block.line)]
            # what a message of one's own says is its matter; the lines below it go on
            talk = talk_in(block.text) if mention and mention.kind else None
            first = 1 if mention and mention.kind and not (talk and talk.who) else 0
            yield from _to_somebody(lines, people, first, alone=alone, middle=middle)


def _to_somebody(
    lines: "Sequence[tuple[int, str]]",
    people: "Sequence[Person]",
    first: int,
    *,
    alone: bool,
    middle: "Person | None",
) -> "Iterator[Doubtful]":
    """Tell about the promises of a paragraph, from one of its lines on."""
    everybody = [*people, middle] if middle else people
    names = [one.name for one in everybody]
    read = [(line, with_large_names(_plain(text), names)) for line, text in lines]
    for place, (line, plain) in enumerate(read):
        if place < first:
            continue
        yield from _wanted_outside(line, plain, people, alone=alone)
        found = promise_in(plain.replace("’", "'"), bare=True)
        if found is None or not BY_ONESELF.search(found[0]):
            continue
        if _is_that(answer_owed(plain), found):
            continue
        whole = with_rest(found, read, place)
        above = [text for _, text in read[:place]]
        talked = spoken_to(plain, found, above, everybody) if whole else None
        caller: Sequence[Person] = (talked,) if talked else ()
        whose = to_whom(plain, found, people, alone=alone) if whole and not talked else ()
        if whole and not (whose or talked):
            caller = caller_meant(plain, found, above, people)
        whose = whose or caller
        if whole is None or not whose:
            continue
        before, what = plain[: found.start()], copied(found["what"])
        words = with_more(in_a_line(whole["what"], before), whole, read, place)
        if any(is_marked(words or found["what"], who) for who in whose):
            continue
        text = lines[place][1]
        whole_said = plain[found.start() : found.end()].strip(AROUND)
        said, front = short(found[0]), found[0].removesuffix(found["what"]).strip()
        thing = words or (named_thing(before, what) if PRONOUN.fullmatch(what) else what)
        ways = " or ".join(as_promise(who, f"**promised:** {thing}") for who in whose[:_MOST])
        why = "is below no person" if len(whose) == 1 else "does not say to whom"
        yield Doubtful(
            "VS219",
            line,
            next(
                filter(None, (_as_written(one, text) for one in (whole_said, said, front))), ""
            ),
            f"{said!r} reads like a promise, but {why}, and is not marked as one",
            f"write {ways}",
            promised=words,
            front=front,
            who=caller[0].key if caller else sure_of(whose, plain, found, people, alone=alone),
            among=tuple(one.key for one in whose),
        )


def _as_written(said: str, text: str) -> str:
    """Give words as a line has them, also in small letters; empty: it has others."""
    at = text.lower().find(said.lower())
    return text[at : at + len(said)] if at >= 0 else ""


def _may(text: str) -> bool:
    return MAY.search(text) is not None or MAY_OWE.search(text) is not None


def _is_that(owed: "Owed | None", found: "re.Match[str]") -> bool:
    """Tell whether a promise is the answer that is told of already."""
    return owed is not None and found.start() < owed.start + len(owed.said) <= found.end()


def _owed(owed: "Owed", line: int, fix: str, who: str = "") -> Doubtful:
    return Doubtful(
        "VS219",
        line,
        owed.said,
        f"{short(owed.said)!r} says by which day you owe an answer, but is not marked as a "
        "promise",
        fix,
        promised=owed.promise,
        front=owed.who if owed.named else "",
        who=who,
    )


def _wanted_outside(
    line: int, plain: str, people: "Sequence[Person]", *, alone: bool
) -> "Iterator[Doubtful]":
    """Tell about an answer that somebody met wants, where no heading says who it is."""
    owed = answer_owed(plain)
    named = all_named(plain, people) if owed else ()
    whose = named or (() if owed and owed.named else people)
    if owed is None or not whose or any(is_marked(owed.promise, who) for who in whose):
        return
    ways = " or ".join(
        as_promise(who, f"**promised:** {owed.promise}") for who in whose[:_MOST]
    )
    sure = len(whose) == 1 and (named or alone)
    said = _owed(owed, line, f"write {ways}", whose[0].key if sure else "")
    yield said._replace(among=tuple(one.key for one in whose))


def _plain(text: str) -> str:
    plain = OWN.sub(lambda own: " " * len(own[0]), text.strip())
    return unlink(_no_asides(plain))


def _no_asides(text: str) -> str:
    """Blank out what one says to oneself in brackets, character for character."""
    return ASIDE.sub(lambda aside: " " * len(aside[0]), text)


def with_name(one: Doubtful, name: str) -> Doubtful:
    """Give the help for somebody without a heading: below nobody's, the name must be there."""
    if one.code != "VS219":
        return one
    return one._replace(
        help=one.help.replace("`- **promised:** ", f"`- {name}: **promised:** ")
    )


def for_named(
    doubts: "Iterable[Doubtful]", people: "Sequence[Person]", section: "Person | None"
) -> "Iterator[Doubtful]":
    """Give promises to the one whom they name, where they stand in somebody else's section.

    `Filip laughed. Told Jane I'd send her the list` begins with Filip, and is for Jane.
    """
    for one in doubts:
        named = all_named(one.front, people) if section and one.code == "VS219" else ()
        mark = _MARK.search(one.help)
        if len(named) != 1 or named[0] == section or not mark:
            yield one
            continue
        who = named[0]
        sure = who.key if names_only(one.front, who) else ""
        yield one._replace(help=f"write {as_promise(who, mark[0])}", who=sure)


def as_promise(who: "Person", mark: str) -> str:
    """Say how a promise is written: below the heading of a person, or with the name."""
    return f"`- {mark}` below `## {who.name}`" if who.heading else f"`- {who.name}: {mark}`"


def is_marked(what: str, who: "Person") -> bool:
    """Tell whether a promise is marked for somebody, in its words or in some of them."""
    names = {*map(stem, who.key.split())}
    said = _words_of(what) - names
    if not said or PRONOUN.fullmatch(what.strip(AROUND)):
        return bool(who.promises)
    marked = (_words_of(one.text) - names for one in who.promises)
    return any(_are_one(one, said) for one in marked)


def _are_one(one: set[str], other: set[str]) -> bool:
    """Tell whether two promises have the same telling words, or one some of the other's."""
    return bool(one) and bool(other) and (one <= other or other <= one)


def same_promise(one: str, other: str) -> bool:
    """Tell whether what is promised to one person is the same in other words."""
    return _are_one(_words_of(one), _words_of(other))


def is_marked_now(
    one: Doubtful,
    people: "Iterable[Person]",
    section: "Person | None",
    middle: "Person | None" = None,
) -> bool:
    """Tell whether a promise is marked besides, now that all marks are read.

    `middle` is a primary contact who was not met: through them it goes to whoever it is for.
    """
    people = [*people]
    if one.promised and middle and is_marked(one.promised, middle):
        return True
    if section is None and not one.marked and not all_named(one.front, people):
        said = _words_of(one.promised)
        marks = (mark for person in people for mark in person.promises)
        if said and any(said == _words_of(mark.text) for mark in marks):
            return True  # nobody is named: a person chose whose it is
    keys = {one.who} if one.who else {section.key} if section else {*one.among}
    whose = [person for person in people if person.key in keys]
    if one.marked:  # it may have been written again, with the name
        said = _words_of(one.marked)
        promises = (promise for person in whose for promise in person.promises)
        return bool(said) and any(said == _words_of(promise.text) for promise in promises)
    return bool(one.promised) and any(is_marked(one.promised, person) for person in whose)


def with_day(
    one: Doubtful, settings: "Settings", day: "date | None", lines: "Sequence[str]" = ()
) -> Doubtful:
    """Write the day of a promise in full, where it is sure.

    It counts from the day of its own with which a line of its paragraph begins, up to its own
    of the `lines` of the note; else from the interview. Where that day is not sure, neither is
    the promise's, which is left to be written.
    """
    if not (one.promised and day):
        return one
    written = _said_on(one.line, lines)
    said = day_of_talk(written, settings, day) if written else day
    words = in_full(one.promised, settings, max(said or day, day))
    if said is None and words != one.promised:
        words = _ISO.sub("…", words)
    if words == one.promised:
        return one
    return one._replace(help=one.help.replace(one.promised, words), promised=words)


def _said_on(line: int, lines: "Sequence[str]") -> str:
    """Give the day with which a line begins, or the nearest one above in its paragraph."""
    for number in range(line, max(line - _MOST_LINES, 0), -1):
        text = lines[number - 1].strip() if number <= len(lines) else ""
        plain = _BULLET.sub("", text)
        talk = talk_in(plain)
        day = talk.day if talk else parted(f"{plain} …")[0]
        if day or not text or plain != text or text.startswith(("#", "|", ">")):
            return day
    return ""


def as_remedy(one: Doubtful, section: "Person | None") -> AddPromise | None:
    """Give the line that marks a promise, where it is sure whose it is.

    `section` is in whose section it stands: nobody else may be named in front of what it is.
    """
    who = section.key if section and names_only(one.front, section) else one.who
    open_day = one.promised.endswith(_OPEN_DAY)
    thing = one.promised and not (open_day or PRONOUN.fullmatch(one.promised.strip(AROUND)))
    return AddPromise(who, one.promised) if who and thing else None


def _words_of(text: str) -> set[str]:
    """Give the words that say what is promised; not by when, nor whose it is."""
    words = _WORD.findall(fold(_ISO.sub("", text)))
    return {stem(word) for word in words if word not in _SAYS_LITTLE}


def _help(what: str, before: str) -> str:
    """Say how it is marked; `it` alone says nothing in a line of its own."""
    if PRONOUN.fullmatch(what) and asked_for(before):
        what = named_thing(before, what)
    if PRONOUN.fullmatch(what):
        return "begin a bullet with the mark, and name it: `- **promised:** the slides`"
    return f"begin a bullet with the mark: `- **promised:** {what}`"
