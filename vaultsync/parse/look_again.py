"""When to look again at a company, as a note has it: `keep an eye on the jobs page in spring`.

The days of a reminder stay those of the rule; this is quoted beside them, never reckoned with.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Point
from vaultsync.names import one_line, unlink
from vaultsync.parse.body.markdown import TEXTS
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.parse.body.markdown import Body

_WHEN = regex(
    r"\b(?P<when>(?:(?:early|late|later|mid|sometime) )?(?:in|from|after|around|by|come)"
    r" (?:the |early |late |mid-?)?(?:(?:next )?(?:spring|summer|autumn|fall|winter)"
    r"(?! boot| framework| cloud)|new year|christmas|easter|the holidays|q[1-4]|"
    rf"{MONTH}(?![\w-])|(?:a few|a couple of|two|three|four|six|nine|twelve|\d{{1,2}}) months?"
    r"(?:['’] time)?|(?:a|one) year)(?: or so)?|next (?:year|spring|summer|autumn|fall|winter))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_AGAIN = regex(
    r"\b(?:keep an eye|check back|(?:come|get|go) back\b|(?:try|apply|look|ask)(?:ing)? again|"
    r"re-?apply|keep in touch|stay in touch|get in touch|reach out|re-?advertis\w+|re-?open\w*|"
    r"(?:hiring|hire|recruit(?:ing)?|advertis(?:e|ing)) (?:again|more|next)|"
    r"(?:be|start|expect to be|will be) (?:hiring|recruiting)|next intake|"
    r"(?:more|new|other|another|similar|further) (?:roles?|posts?|positions?|vacanc\w+|jobs?|"
    r"openings?)|jobs page|careers page)\b",
    re.IGNORECASE,
)
_OTHERWISE = regex(
    r"\b(?:interview|second round|next round|final round|decision|decide|panel|start date|"
    r"come back (?:to|with) (?:me|us)|get back (?:to|with) (?:me|us))\b",
    re.IGNORECASE,
)
"""In a sentence that is of the application itself."""
_SENTENCE = regex(r"[.!?;](?=\s|$)|\n")
_LONGEST = 400


def find_look_again(body: "Body") -> Point | None:
    """Give the words of the last sentence that says when to look again; None: none does."""
    found = None
    for block in (*(one for one in body.blocks if isinstance(one, TEXTS)), *body.quotes):
        for number, row in enumerate(block.text.split("\n"), block.line):
            for sentence in _SENTENCE.split(unlink(row)):
                if said := _when(sentence[:_LONGEST]):
                    found = Point(said, number) if not found or number >= found.line else found
    return found


def _when(sentence: str) -> str:
    when = _WHEN.search(sentence)
    if not when or not _AGAIN.search(sentence) or _OTHERWISE.search(sentence):
        return ""
    return one_line(when["when"])
