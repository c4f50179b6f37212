"""Days by which they answer, said in prose: told of, and never read as `they_reply_by`."""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Status, TouchKind
from vaultsync.names import fold, one_line
from vaultsync.parse.body.markdown import TEXTS, Item, Paragraph
from vaultsync.parse.days.dates import Moment, find_moment, read_moment
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.persons.parts import touch_in
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.lines import Source
    from vaultsync.settings import Settings

_OPEN = frozenset({Status.WAITING, Status.SCHEDULED, Status.REPLIED})
"""Otherwise nobody waits for an answer."""
_TELLING = regex(
    r"decid|decision|mind|choos|back|hear|know|touch|contact|answer|repl|respon|tell|call|"
    r"\bsend|suggest|propos|\boffers?\b|confirm|arrang|"
    r"\bring|phon|\bwrit|mail|feedback|verdict|outcome|result|news|inform(?!a)|said|says|"
    r"reckon|think",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
_DAYISH = regex(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"day|week|fortnight|year|tomorrow|christmas|easter|term",
    re.IGNORECASE,
)
"""Without one of these there is no `_DAY`, and what is below need not be compiled."""
_ABOUT = r"(?:(?:about|around|roughly|approximately|maybe|probably|another) )?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b"
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a couple of|couple of|"
    r"a few|few)(?: (?:to|or) \w+|[-–]\d{1,2})?"
)
_DAY = (
    r"(?P<day>\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?|"
    rf"(?:{_WEEKDAY},? )?(?:the )?(?:{_NUMBER}\.? (?:of )?{MONTH}|{MONTH} {_NUMBER})"
    r"(?:,? \d{4})?|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)\b|"
    rf"(?:(?:next|this|coming|an? week (?:on|from)) )?{_WEEKDAY}|{_WEEKDAY} week|"
    r"an? week (?:today|tomorrow)|"
    r"(?:the )?(?:(?:end|middle|beginning|start) of|mid|early|late|later)[ -]"
    rf"(?:the |this |next )?(?:week|month|year|(?:half[- ])?term|{MONTH})(?: \d{{4}})?|"
    rf"(?:next|this|(?:the )?coming) (?:week|month)|tomorrow|{MONTH}(?: \d{{4}})?|"
    r"christmas(?: (?:day|eve))?|easter|(?:the )?new year|(?:the )?half[- ]term|"
    rf"(?:{_COUNT}|(?:the )?(?:next|coming)(?: {_COUNT})?) (?:working |business )?"
    r"(?:days?|weeks?|fortnights?|months?))"
    r"(?=\s*(?:$|[\n.,;:!?)(–—-]|"
    r"(?:at|and|but|or|either|latest|because|since|after|once|then|so|to (?:say|tell|let))\b))"
)
_LATER = regex(
    rf"term\b|(?:next|coming) (?!(?:week|month)$)|week (?:on|from|today|tomorrow)\b|"
    rf"{_WEEKDAY} week",
    re.IGNORECASE,
)
"""Days of which only a part, or another day, would be read."""
_BY = (
    r"[:,]? (?:(?:by|before|until|till|within|on|in|during|around|no later than|"
    r"at the latest (?:by|on))(?: about| around| roughly)?:? )?"
)
_WILL = (
    r"(?:(?:'ll|'d|will|would|should|shall|may|(?:wants?|plans?|aims?|hopes?|expects?|intends?|"
    r"try|tries|promised?(?: me)?|(?:is|are)(?: going)?) to|then|both|all|probably) ?)*"
)
_THESE = (
    *("panel", "team", "company", "hr", "recruiter", "committee", "hiring manager", "agency"),
    *("interviewers", "management", "board", "school", "head", "headteacher", "governors"),
    *("department", "hospital", "practice", "office"),
)
"""Who answers, as `the panel`."""
_THEY = (
    rf"(?P<who>\b(?:they|she|he|(?:the |their )?(?:{'|'.join(_THESE)}))\b|"
    r"(?-i:\b[A-Z][\w'’-]*?))"
)
_CANDIDATES = (
    r"(?:all |both |the |other |all (?:of )?the |all other )?"
    r"(?:candidates?|applicants?|interviewees|people)"
)
_US = (
    rf"(?:me|us(?: all| both)?|everyone|everybody|all(?: of us)?|both(?: of us)?|{_CANDIDATES})"
)
_YOU = rf"(?:you(?: all)?|all of you|{_CANDIDATES})"
_BACK = r"(?: with an? (?:answer|decision))?"
_AGAIN = r"(?: (?:either way|again|about it|round))?"


def _with(whom: str) -> str:
    """Give the words for telling somebody: what may stand for `them` is left to the caller."""
    return (
        rf"(?:(?:get|come)s?[ -]back to {whom}{_BACK}|lets? {whom} know|"
        rf"(?:tell|call|ring|phone|contact|inform)s? {whom}(?: back)?|"
        rf"(?:writes?|(?:e-?)?mails?) (?:to )?{whom}|"
        rf"(?:getting|coming) back to {whom}{_BACK}|letting {whom} know|"
        rf"(?:telling|calling|ringing|phoning|contacting|informing|(?:e-?)?mailing) {whom}"
        r"(?: back)?)"
        f"{_AGAIN}"
    )


_ANSWER = (
    r"(?:(?:decides?|chooses?|(?:is |are |'re |'s )(?:deciding|choosing))"
    r"(?: on (?:me|(?:the )?(?:candidates?|hire|role|position)))?|"
    r"(?:makes?|reach(?:es)?|takes?|have|has|(?:is |are |'re )(?:making|taking)) "
    r"(?:an?|the|their) (?:final )?decision|"
    rf"makes? up (?:their|her|his) minds?|(?:get|come)s?[ -]back{_BACK}|"
    r"(?:answer|respond)s?|repl(?:y|ies)|(?:be|is|are) in (?:touch|contact)|"
    rf"reply[ _-]by(?=:)|(?:(?:is |are |'re |'s ))?{_with(_US)}){_AGAIN}"
)
_RING = (
    r"(?:'ll|'d|will|would|should|shall|(?:wants?|plans?|aims?|hopes?|promised?(?: me)?|"
    r"(?:is|are|'re)(?: going)?) to) (?:then |both |all |probably )?"
    rf"(?:ring|phone|call|write|e-?mail)(?: back)?{_AGAIN}|"
    rf"(?:rings?|phones?|calls?|writes?)(?: back)?{_AGAIN}"
)
_AND = (
    r"(?:'ll|will|'d|would|(?:is|are|'re) going to)(?:(?!\bI\b|\bi'|not\b|never\b)[^.;:!?\n])"
    rf"{{1,80}}? and (?:then |will )?(?:{_ANSWER}|"
    rf"(?:ring|phone|call|write|e-?mail)(?: back)?{_AGAIN})"
)
"""`She'll put me forward, and call back`."""
_SENDS = (
    r"(?:sends?|e-?mails?|suggests?|propos(?:es?)|offers?|confirms?|arranges?)"
    r"(?: (?:me|us|over|through|out|across))?(?: (?:the|some|a few|new|possible|available|"
    r"interview|exact))* (?:times?|dates?|days?|slots?|appointments?|invitations?|invites?)"
    r"(?: (?:for|of) (?:it|that|the (?:\w+ )?(?:interview|round|meeting|call)))?"
)
"""`She will send times`: whoever waits for the next interview hears by then."""
_FROM = rf"(?: from (?:them|us|her|him|hr|(?:the |their )?(?:{'|'.join(_THESE)})))?"
_HEAR = (
    r"(?:(?:^|[.;:!,(–—] ?|\b(?:i|we|you|and) ?)"
    r"(?:'ll|'d|will|would|should|(?:expect|(?:am |'m )?(?:going|supposed|meant)) to) hear"
    r"(?: (?:back|something|more|anything))?|"
    r"(?:^|[.;:!,(–—] ?|\b(?:i|we|and) ?)(?:should know(?: more)?|(?:'ll|will) know more)|"
    r"\byou(?:'ll| will|'d| would| should) (?:hear|know)(?: back)?|"
    r"(?:^|[.;:!,(–—] ?)(?:to )?hear back)"
    rf"{_FROM}"
)
_UNNAMED = (
    r"(?:(?:^|[.;:!,(–—] ?|\b(?:said|says) )"
    r"(?:will|should|hope to|hoping to|aim to|aiming to|plan to|want to|expect to|going to) "
    rf"{_with(_US)}|"
    r"(?:^|[.;:!,(–—] ?)(?:hopes|aims|plans|wants|expects|intends) to "
    r"(?:decide|choose|(?:make|reach|take) (?:an?|the) (?:final )?decision)|"
    r"\bwe ?(?:'ll|will|'d|would|should|hope to|aim to|plan to|expect to|want to) "
    rf"{_with(_YOU)})"
)
"""`hope to get back to candidates`, and `we'll let you know`, which they said."""
_ANSWERS = r"(?:decision|verdict|outcome|feedback|results?)"
_BARE = r"(?:^|[.;:!,(–—] ?)answer(?: (?:is|will|should|be|comes?|due|expected|promised))*"
_DECISION = (
    rf"(?:(?:^|[.;:!,(–—-] ?|\b(?:said|says|told me|and) )"
    rf"(?:(?:the|an?|final|first|hiring|written|their) )*{_ANSWERS}|"
    rf"{_BARE}|"
    r"\b(?:expect(?:ed|ing|s)?|promised?(?: me)?|their) (?:(?:the|an?|final|first) )*"
    rf"(?:{_ANSWERS}|answer|response|reply))"
    r"(?: (?:is|are|will|should|be|comes?|due|expected|promised|made|out|to|for me|on me|to me|"
    r"either way))*"
)
_SAID = tuple(
    regex(words + _BY + _DAY, re.IGNORECASE)
    for words in (
        rf"{_THEY} ?{_WILL}{_ANSWER}",
        rf"{_THEY} ?(?:{_RING})",
        rf"{_THEY} ?{_AND}",
        _HEAR,
        _UNNAMED,
        _DECISION,
        rf"{_THEY} ?{_WILL}{_SENDS}",
    )
)
_SAY = r"(?:said|says?|reckon(?:s|ed)?|thinks?|thought)"
_START = r"(?:^|(?<=[.;!,(–—-] )|(?<=\())(?:and |but )?(?:in |within )?"
_SPANS = tuple(
    regex(_START + words, re.IGNORECASE)
    for words in (
        rf"{_THEY} {_SAY}[:,]? (?:in |within )?{_ABOUT}{_DAY}(?!\s*[:(–—-])",
        rf"{_ABOUT}{_DAY},? {_THEY} {_SAY}(?=\s*(?:$|[.;!)]))",
    )
)
"""`Jane said about two weeks`, `two to three weeks, they said`: how long, but not what."""
_LASTS = regex(
    r"\?|\b(?:notice|induction|onboarding|training|probation|holidays?|leave|start\w*|trials?|"
    r"shifts?|rotas?|contracts?|course|placement|handover|nights|takes|lasts?|long)\b",
    re.IGNORECASE,
)
"""In the same text: what takes so long may be that."""
_WE = regex(r"\b(?:I|[Ww]e)\b")
_ME = regex(r"\byou\b")
_LENGTH = regex(r"(?:days?|weeks?|fortnights?|months?)$", re.IGNORECASE)
_OWN = regex(r"\W*answer\b", re.IGNORECASE)
"""In a task, that is for the reader to do."""
_UNLESS = regex(
    r"\b(?:if|unless|whether|when|not|no|never|nobody|without|cannot|\w+n't|hop(?:ed?|ing)|wish|"
    r"thought|told (?:them|her|him)|ask(?:ed)?|assum\w+|guess|offer\w*|my|"
    r"customers?|clients?|last)\b",
    re.IGNORECASE,
)
"""In front of it, in the same sentence: nothing is promised."""
_SENTENCE = regex(r"[.;!?](?:\s|$)")
_ASKED = regex(r"[^.;!]*\?")
_NEAR = 200
"""Characters around it that can turn it round: a sentence, not a page."""
_CODE = regex(r"`[^`\n]+`")
_SIGNS = regex(r"[*_=]{2,3}|[\"“”]")
_NEXT = regex(
    r"(?<!\bby)(?<!\bon)(?<!\bin)(?<!\bbefore)(?<!\buntil)(?<!\btill)(?<!\bwithin)"
    rf"(?<!\bthe)(?<!\bof)(?<!\bnext)(?<!,)\n(?!(?i:{MONTH})(?!\w))(?=[^\W_a-z])"
)
"""A line's end behind which something else begins: `by 12 March`, and `3 questions` below."""


class _Said(NamedTuple):
    """A day, the words around it, and where it stands."""

    words: str
    day: str
    line: int


def about_answer_days(
    source: "Source",
    blocks: "Sequence[Block]",
    interview: "Interview",
    settings: "Settings",
) -> "Iterator[Finding]":
    """Tell about days by which they answer where the note holds none as a key.

    Without `they_reply_by`, the follow-up is due before they meant to answer at all.
    """
    met = interview.day
    if met is None or interview.status not in _OPEN:
        return
    names = " ".join((interview.company, *(person.name for person in interview.people)))
    for block in blocks:
        said = _said(block, names) if isinstance(block, TEXTS) else None
        if said is None:
            continue
        base = _base(block, met, settings)
        read = read_moment(said.day, settings, base)
        day = read.day if isinstance(read, Moment) else None
        if (day and day < met) or _answered(interview, said.line, day or base):
            continue
        if isinstance(read, Moment):
            fix = f"add `they_reply_by: {day}` to the front matter"
        elif _LATER.search(said.day):
            fix = (
                "add `they_reply_by` to the front matter: write the latest day that it can be, "
                "in the form `2026-03-05`"
            )
        else:
            fix = f"add `they_reply_by` to the front matter: {read.help}"
        yield source.finding(
            "VS122",
            f"{said.words[-_NEAR:]!r} reads like the day by which they answer, but only "
            "`they_reply_by` is read as one",
            said.line,
            at=said.day,
            help=fix,
        )


def _said(block: Item | Paragraph, names: str) -> _Said | None:
    """Find the first day in a text by which they say that they answer; see `day_said`."""
    task = isinstance(block, Item) and block.mark
    if task in {"x", "X"}:
        found = _heard(block, names)
    else:
        found = None if task == "-" else day_said(block.text, names)
    if found is None or (task and _OWN.match(found[0])):
        return None
    words, day = found
    offset = block.text[: max(block.text.find(day), 0)].count("\n")
    return _Said(words, day, block.line + offset)


def _heard(block: Item | Paragraph, names: str) -> tuple[str, str] | None:
    """Find such a day in what they wrote, as `vaultsync reply` records it."""
    if not _TELLING.search(block.text):
        return None
    mention = touch_in(block)
    heard = mention is not None and mention.kind is TouchKind.REPLY
    return _in_their_words(mention.text, names) if mention and heard else None


def answer_day(
    said: str, names: str, heard: "date", settings: "Settings"
) -> "tuple[str, date | None] | None":
    """Find the words in what they wrote by which they answer, with the day where it is sure.

    `I` and `we` are them there, and `you` who reads it, as far as nothing else is meant.
    """
    found = _in_their_words(said, names)
    if found is None:
        return None
    read = read_moment(found[1], settings, heard)
    return found[1], read.day if isinstance(read, Moment) else None


def _in_their_words(said: str, names: str) -> tuple[str, str] | None:
    return day_said(said, names) or day_said(_ME.sub("me", _WE.sub("they", said)), names)


def day_said(said: str, names: str) -> tuple[str, str] | None:
    """Find the words by which they answer, and the day in them; `names` are of who may."""
    if not _TELLING.search(said) or not _DAYISH.search(said):
        return None
    text = _SIGNS.sub("", _CODE.sub(lambda code: " " * len(code[0]), said.replace("’", "'")))
    found = _day_in(text.replace("\n", " "), names)
    if found is None and _NEXT.search(text):
        found = _day_in(_NEXT.sub("\0", text).replace("\n", " ").replace("\0", "\n"), names)
    return found


def _day_in(plain: str, names: str) -> tuple[str, str] | None:
    """Find the same in a text without signs; a line's end in it ends a day."""
    for pattern in _SAID:
        for found in pattern.finditer(plain):
            if _counts(found, plain, names):
                return one_line(found[0]).strip(" .;:,!(–—-"), found["day"]
    for pattern in () if _LASTS.search(plain) else _SPANS:
        for found in pattern.finditer(plain):
            if _LENGTH.search(found["day"]) and _counts(found, plain, names):
                return one_line(found[0]), found["day"]
    return None


def _counts(found: re.Match[str], plain: str, names: str) -> bool:
    """Tell whether words promise an answer of theirs, by what stands around them."""
    before = _SENTENCE.split(plain[max(found.start() - _NEAR, 0) : found.start()])[-1]
    if _UNLESS.search(before) or _ASKED.match(plain, found.end(), found.end() + _NEAR):
        return False
    return _of_them(found.groupdict().get("who"), names)


def _of_them(who: str | None, names: str) -> bool:
    """Tell whether a name is that of somebody met, or the company's."""
    if who is None or not who[:1].isupper() or fold(who) in _PLAIN:
        return True
    return fold(who) in fold(names).split()


_PLAIN = frozenset(
    (
        *("they", "she", "he"),
        *(f"{the}{who}" for the in ("", "the ", "their ") for who in _THESE),
    )
)


def _base(block: "Block", met: "date", settings: "Settings") -> "date":
    """Give the day on which something was said: that of its line, else the interview's."""
    mention = touch_in(block)
    moment = find_moment(mention.written, settings, met) if mention else None
    return moment.day if moment else met


def _answered(interview: "Interview", line: int, day: "date") -> bool:
    """Tell whether they were heard since, so that nobody waits for that day."""
    return any(
        touch.heard and touch.line != line and touch.day >= day for touch in interview.touches
    )
