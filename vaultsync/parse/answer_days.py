"""Days by which they answer, said in prose: told of, and never read as `they_reply_by`."""

import re
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.diagnostics import SetKey
from vaultsync.model import Status, TouchKind
from vaultsync.parse.body.markdown import Heading, Item, Paragraph
from vaultsync.parse.days.counted_days import after_a_couple, after_working_days
from vaultsync.parse.days.dates import find_day
from vaultsync.parse.days.latest_days import latest_day
from vaultsync.parse.days.said_days import is_either_week, read_said
from vaultsync.parse.messages.answers_by import TELLING, day_said, day_they_say
from vaultsync.parse.messages.events import comes_after
from vaultsync.parse.messages.takes import is_a_habit
from vaultsync.parse.messages.talks import day_of_talk, talk_in
from vaultsync.parse.messages.told_days import day_told
from vaultsync.parse.persons.parts import touch_in
from vaultsync.parse.persons.talk import BEFOREHAND, not_below
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.lines import Source
    from vaultsync.settings import Settings

OPEN = frozenset({Status.WAITING, Status.SCHEDULED, Status.REPLIED})
"""Otherwise nobody waits for an answer."""
_EXAMPLE = regex(r"add the month and the year, for example `(\d{4}-\d\d-\d\d)`")
_LATER = regex(
    r"\b(after|from|since|before|until|till|around|about|roughly)(?: the)?:? *$", re.IGNORECASE
)
"""In front of words such as `next week`: which day is the latest is not said."""
_WITHIN = regex(r"\b(?:within|inside|in) (?:about )?$", re.IGNORECASE)
"""In front of `a couple of weeks`, which else may be any few of them."""
_OPEN_END = frozenset({"after", "from", "since"})
"""`after the 7th`: not before it, and how much later is not said."""
_END = regex(r"(?:the )?end\b", re.IGNORECASE)
_OWN = regex(r"\W*answer\b", re.IGNORECASE)
"""In a task, that is for the reader to do."""
_CAPITAL = regex(r"(?<![\w@.])[A-Z][a-z][\w'’-]*")
_MOST = 200
"""Words of names: a note introduces a few people."""
_NEAR = 200
"""Characters of it that are shown."""
NOT_SAID_BELOW = (*BEFOREHAND, "questions to ask")


class Said(NamedTuple):
    """A day, the words around it, and where it stands."""

    words: str
    day: str
    line: int
    again: str
    """What the same text tells behind it, of the same day or another one; empty: nothing."""
    since: str = ""
    """The day in the sentence from which it counts; empty: that of the line."""


def about_answer_days(
    source: "Source",
    blocks: "Sequence[Block]",
    interview: "Interview",
    settings: "Settings",
) -> "Iterator[Finding]":
    """Tell about days by which they answer where the note holds none as a key.

    Without `they_reply_by`, the follow-up is due before they meant to answer at all. Where
    several days are told, it is not sure which of them holds: but what a later call or mail
    says, on a day of its own, holds against what was said before.
    """
    told = tuple(_told(source, blocks, interview, settings, said_in))
    # what says it in fewer words gives way
    told = told or tuple(_told(source, blocks, interview, settings, loosely_said))
    last = max((on for on, _ in told), default=None)
    found = tuple(one for on, one in told if on == last)
    days = {isinstance(one.remedy, SetKey) and one.remedy.value for one in found}
    sure = len(days) == 1
    yield from found if sure else (replace(one, remedy=None) for one in found)


def _told(
    source: "Source",
    blocks: "Sequence[Block]",
    interview: "Interview",
    settings: "Settings",
    find: "Callable[[Item | Paragraph, str], Said | None]",
) -> "Iterator[tuple[date, Finding]]":
    """Give what is told, each with the day on which it was said."""
    met = interview.day
    if met is None or interview.status not in OPEN:
        return
    names = names_around(blocks, interview)
    for block in not_below(blocks, NOT_SAID_BELOW):
        said = find(block, names)
        if said is None:
            continue
        on = _base(block, met, settings)
        base = since_when(said, on, settings)
        read = read_said(said.day, settings, base)
        open_end = None if isinstance(read, date) else latest_meant(said, base, settings)
        day = read if isinstance(read, date) else None
        likely = day or open_end or _likely(str(read)) or base
        if (day and day < met) or answered(interview, said.line, likely):
            continue
        again = not said.again or read_said(said.again, settings, base) == read
        sure = again and not is_a_habit(said.words)
        if opens(said):
            first = "in the form `2026-03-05`"
            if likely != base:
                first = f"which is after `{likely}`"
            fix = (
                "add `they_reply_by` between the `---` at the top: write the latest day "
                f"that it can be, {first}"
            )
            day = None
        elif day:
            fix = f"add `they_reply_by: {day}` between the `---` at the top"
        elif open_end and is_either_week(said.day):
            fix = (
                "add `they_reply_by` between the `---` at the top: write the latest day that "
                f"it can be: `{open_end}` for {said.day!r}"
            )
        elif open_end:
            fix = (
                "add `they_reply_by` between the `---` at the top: the latest day that "
                f"{said.day.rstrip('.')!r} can mean is `{open_end}`"
            )
        else:
            fix = f"add `they_reply_by` between the `---` at the top: {read}"
        yield (
            on,
            source.finding(
                "VS122",
                f"{said.words[-_NEAR:]!r} reads like the day by which they answer, but only "
                "`they_reply_by` is read as one",
                said.line,
                at=said.day,
                help=fix,
                remedy=as_remedy(day, open_end, said.day.rstrip(".")) if sure else None,
            ),
        )


def names_around(blocks: "Sequence[Block]", interview: "Interview") -> str:
    """Give whose answer it may be: the company's, of anybody met, or introduced in the note."""
    return " ".join(
        (
            interview.company,
            *(one.name for one in interview.everybody),
            *islice(introduced(blocks), _MOST),
        )
    )


def latest_meant(said: Said, base: date, settings: "Settings") -> date | None:
    """Give the latest day that the words can mean; `after next week` has none.

    Working days are counted by the holidays of the vault.
    """
    if comes_after(said.words, said.day):
        return None
    later = _before(said)
    if later and not (later[1].lower() == "before" and _END.match(said.day)):
        return None
    words = said.day.rstrip(".")
    counted = after_working_days(words, base, settings.holidays)
    if counted is None and _WITHIN.search(said.words[: max(said.words.rfind(said.day), 0)]):
        counted = after_a_couple(words, base)
    return counted or latest_day(words, base)


def _before(said: Said) -> "re.Match[str] | None":
    """Find such a word in front of the day."""
    return _LATER.search(said.words[: max(said.words.rfind(said.day), 0)])


def opens(said: Said) -> bool:
    """Tell whether the words name the first day, and no last one."""
    later = _before(said)
    first = later is not None and later[1].lower() in _OPEN_END
    return first or comes_after(said.words, said.day)


def as_remedy(day: date | None, latest: date | None, words: str) -> SetKey | None:
    """Give the value to ask about; where the words leave the day open, with them."""
    if day:
        return SetKey("they_reply_by", str(day))
    return SetKey("they_reply_by", str(latest), words) if latest else None


def _likely(fix: str) -> date | None:
    """Give the day that a help names as an example: `the 11th` is one to come."""
    found = _EXAMPLE.search(fix)
    return date.fromisoformat(found[1]) if found else None


def introduced(blocks: "Sequence[Block]") -> "Iterator[str]":
    """Give words of names that headings and lines with an address hold: `call with Priya`."""
    for block in blocks:
        if isinstance(block, Heading) or (
            isinstance(block, (Item, Paragraph)) and "@" in block.text
        ):
            yield from _CAPITAL.findall(block.text)


def said_in(block: Item | Paragraph, names: str) -> Said | None:
    """Find the first day in a text by which they say that they answer; see `day_said`."""
    task = isinstance(block, Item) and block.mark
    if task in {"x", "X"}:
        found = _heard(block, names)
    else:
        found = None if task == "-" else day_said(block.text, names)
    if found is None or (task and _OWN.match(found[0])):
        return None
    words, day = found
    at = max(block.text.find(day), 0)
    again = day_said(block.text[at + len(day) :], names)
    line = block.line + block.text.count("\n", 0, at)
    return Said(words, day, line, again[1] if again else "")


def loosely_said(block: Item | Paragraph, names: str) -> Said | None:
    """Find the same in other words; see `day_told`."""
    task = isinstance(block, Item) and block.mark
    told = None if task else day_told(block.text, names)
    if told is None or told.day not in block.text:
        return None
    line = block.line + block.text.count("\n", 0, block.text.find(told.day))
    return Said(told.words, told.day, line, "", told.since)


def _heard(block: Item | Paragraph, names: str) -> tuple[str, str] | None:
    """Find such a day in what they wrote, as `vaultsync reply` records it."""
    if not TELLING.search(block.text):
        return None
    mention = touch_in(block)
    heard = mention is not None and mention.kind is TouchKind.REPLY
    return day_they_say(mention.text, names) if mention and heard else None


def answer_day(
    said: str, names: str, heard: date, settings: "Settings"
) -> tuple[str, date | None] | None:
    """Find the words in what they wrote by which they answer, with the day where it is sure.

    `I` and `we` are them there, and `you` who reads it, as far as nothing else is meant.
    """
    found = day_they_say(said, names)
    if found is None:
        return None
    read = read_said(found[1], settings, heard)
    sure = isinstance(read, date) and not opens(Said(*found, 0, ""))
    return found[1], read if sure and isinstance(read, date) else None


def since_when(said: Said, base: date, settings: "Settings") -> date:
    """Give the day from which a span counts: that on which they meet, if the words name it."""
    since = read_said(said.since, settings, base) if said.since else base
    return since if isinstance(since, date) else _likely(since) or base


def _base(block: "Block", met: date, settings: "Settings") -> date:
    """Give the day on which something was said: that of its line, else the interview's."""
    mention = touch_in(block)
    day = find_day(mention.written, settings, met) if mention else None
    talk = None if day or not isinstance(block, (Item, Paragraph)) else talk_in(block.text)
    said = day_of_talk(talk.day, settings, met) if talk and talk.day else None
    return day or (said if said and said >= met else met)


def answered(interview: "Interview", line: int, day: date) -> bool:
    """Tell whether they were heard since, so that nobody waits for that day."""
    return any(
        touch.heard and touch.line != line and touch.day >= day for touch in interview.touches
    )
