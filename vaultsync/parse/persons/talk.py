"""Below which headings people note what was talked about, and below which their plans."""

from typing import TYPE_CHECKING

from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Heading, Item, Paragraph
from vaultsync.parse.front.plain_stages import tells_interview
from vaultsync.parse.front.plain_words import CALL_WITH
from vaultsync.parse.persons.headings import (
    is_container,
    is_diary,
    is_log,
    is_reserved,
    plain_heading,
)
from vaultsync.parse.persons.stages import begins_with_day, is_stage
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.persons.parts import Part

_TALK = frozenset(
    {
        "", "notes", "note", "discussion", "discussions", "conversation", "interview", "topics",
        "summary", "impressions", "thoughts", "general", "overall", "people", "interviewers",
        "panel", "recap", "feedback", "takeaways", "observations", "comments", "remarks",
        "debrief", "impression", "reflection", "reflections", "learnings",
    }
)  # fmt: skip
"""Beginnings of the headings below which people note what was talked about, and no plans."""
_TALK_PHRASES = (
    *("how it went", "how did it go", "how was it", "what happened", "what was said"),
    *("what we talked about", "what we discussed", "what we spoke about", "what was discussed"),
    *("what they said", "what he said", "what she said", "what came up"),
    *("what they asked", "what he asked", "what she asked", "discussed"),
    *("what i learned", "what i learnt", "what stood out", "who said what", "the interview"),
    *("my impression", "my notes", "my thoughts", "first impression", "overall impression"),
)
_PLANS = (
    *("prepar", "before", "plan", "task", "homework", "reminder", "remember", "things to"),
    *("to do", "todo", "to send", "to ask", "to bring", "still to", "schedule", "timetable"),
)
"""Beginnings of headings of one's own below which a name says who is to do something."""
_CONVERSATION = (
    *("how it went", "how did it go", "how was it", "what was said", "what was discussed"),
    *("what we talked about", "what we discussed", "what we spoke about", "what came up"),
    *("what they said", "what he said", "what she said", "what they asked", "what he asked"),
    *("what she asked", "conversation", "the conversation", "our conversation", "discussed"),
    *("talked about", "we talked about", "we discussed", "topics discussed", "topics covered"),
    *("discussion with", "who said what"),
)
"""Beginnings of the headings below which nothing stands but what was talked about."""
_ALONE = frozenset(
    {"topics", "discussion", "the discussion", "the talk", "our talk", "debrief"}
)
"""The same, where no other word follows: `Topics to prepare` is a plan."""
BEFOREHAND = ("prep", "before", "to do", "todo", "template", "example")
"""What headings begin with below which nothing stands that was said there, or came after."""
_CLAUSE = regex(r"[,;:.!?](?=\s)|\s[-–—]\s")
_LONGEST_LABEL = 3
"""Words of an item that stands in the place of a heading."""
NO_MORE = 99
"""No item is nested as deep."""
_LABEL = regex(r"\*\*([^*\n]+)\*\*:?(?:\n|$)")
"""Bold in the place of a heading: what follows may be a log."""


def not_below(
    blocks: "Iterable[Block]", beginnings: tuple[str, ...]
) -> "Iterator[Item | Paragraph]":
    """Give the texts that stand below no heading that begins with one of these words."""
    below = 0
    for block in blocks:
        if isinstance(block, Heading):
            if below and block.level <= below:
                below = 0
            if not below and fold(plain_heading(block.text)).startswith(beginnings):
                below = block.level
        elif not below and isinstance(block, TEXTS):
            yield block


_OF_A_CALL = regex(CALL_WITH)


def is_plan(heading: str) -> bool:
    """Tell whether what stands below a heading is a plan, a log, or a list of persons.

    One that says which talk it was, with its day, is none: `Final - Thursday 26 Nov`.
    """
    if is_log(heading) or is_diary(heading) or is_container(heading):
        return True
    plain = fold(plain_heading(heading))
    if plain.startswith(_PLANS):
        return True
    return is_reserved(heading) and not (_begins_talk(plain) or is_stage(plain))


def is_talk(part: "Part") -> bool:
    """Tell whether what was talked about stands below a heading, and no plan or log."""
    if part.heading is None:
        return True
    plain = fold(plain_heading(part.heading.text))
    first = plain.split(" ", 1)[0].rstrip(":,")
    level = part.heading.level
    if level == 2 and plain.startswith(_TALK_PHRASES):
        return True
    if level in {2, 3} and _is_of_the_day(plain):
        return True
    return first in _TALK if level == 2 else level == 1 and not _is_other(part.heading.text)


def _is_of_the_day(plain: str) -> bool:
    """Tell whether a heading begins with the day of an interview: `27 Nov - second round`."""
    return begins_with_day(plain) and tells_interview(plain)


def _is_other(title: str) -> bool:
    words = fold(plain_heading(title)).split(" ", 1)
    return is_reserved(title) and words[0] not in _TALK and not is_of_a_call(title)


def is_of_a_call(title: str) -> bool:
    """Tell whether the title of a note says whom one spoke to: `Phone - Lauren, Acme`."""
    return _OF_A_CALL.match(title) is not None


def _begins_talk(plain: str) -> bool:
    """Tell whether a folded heading begins like one below which talk stands."""
    return plain.split(" ", 1)[0].rstrip(":,") in _TALK or plain.startswith(_TALK_PHRASES)


def label_of(block: "Block") -> str:
    """Give a text in bold that stands in the place of a heading; empty: there is none."""
    label = _LABEL.match(block.text) if isinstance(block, Paragraph) else None
    return label[1] if label else ""


def talk_announced(block: "Block") -> bool:
    """Tell whether a text ends with a plain label below which a list of the talk stands."""
    if not isinstance(block, Paragraph):
        return False
    last = unlink(block.text.rpartition("\n")[2].strip())
    return last.endswith(":") and is_conversation(last)


def ends_talk(block: "Block") -> bool:
    """Tell whether bold in the place of a heading says that something else follows."""
    label = label_of(block)
    return bool(label) and not _begins_talk(fold(plain_heading(label)))


def is_conversation(heading: str) -> bool:
    """Tell whether nothing stands below a heading but what was talked about."""
    plain = fold(plain_heading(heading)).rstrip(":?! ")
    return plain in _ALONE or any(
        plain == begin or plain.startswith(f"{begin} ") for begin in _CONVERSATION
    )


def first_clause(text: str) -> str:
    """Give a text up to the first sign that ends a clause."""
    return _CLAUSE.split(text, maxsplit=1)[0]


def no_plans(blocks: "Sequence[Block]") -> "Iterator[Block]":
    """Give blocks without those below a bold label, or an item, that announces a plan."""
    planned, deeper = False, NO_MORE
    for place, block in enumerate(blocks):
        label = label_of(block)
        planned = is_plan(label) if label else planned
        if isinstance(block, Item):
            if block.depth > deeper:
                continue
            announced = _announces_plan(block, blocks[place + 1 : place + 2])
            deeper = block.depth if announced or block.mark else NO_MORE
            if announced:
                continue
        else:
            deeper = NO_MORE
        if not planned:
            yield block


def _announces_plan(item: Item, after: "Sequence[Block]") -> bool:
    """Tell whether an item with a list in it is the heading of a plan: `Next steps`."""
    nested = after and isinstance(after[0], Item) and after[0].depth > item.depth
    text = unlink(item.text)
    short = text.endswith(":") or len(text.split()) <= _LONGEST_LABEL
    return bool(nested) and short and is_plan(text.rstrip(":"))
