"""Sentences that say by which day somebody answers: who, with which verb, and when.

Who answers and how stands here; days, and what may lead to them, in `days/said_days.py`. Each
is a list of its own, so that whatever is in one goes with all of the others.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, one_line
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.said_days import (
    BACK_IN_WEEK,
    DAYISH,
    MATTER,
    day_behind,
    day_in_front,
)
from vaultsync.parse.lines import each_line_alone
from vaultsync.parse.messages.about_what import ON_WHAT
from vaultsync.parse.messages.events import day_of_event
from vaultsync.parse.messages.on_behalf import FOR_ALL, speaks_for_them
from vaultsync.parse.messages.shorthand import with_apostrophes
from vaultsync.parse.messages.takes import ABOUT, LASTS, LENGTH, TAKES, THESE, THROUGH, VIA
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

TELLING = regex(
    r"decid|decision|mind|choos|back|hear|know|touch|contact|answer|repl|respon|tell|call|"
    r"\bsend|suggest|propos|\boffers?\b|confirm|arrang|\bsays?\b|\bg(?:i|a)v|find out|announc|"
    r"\bring|phon|\bwrit|\bpick|mail|feedback|verdict|outcome|result|news|inform(?!a)|said|told|"
    r"reckon|think|revert|updat|messag|notif|reach|follow|\btext|yes or|yes/no|line",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
_MANNER = (
    r"then|both|all|probably|hopefully|definitely|certainly|also|either|personally|still|"
    r"always|now|just|only|be|able to|try to|themselves|herself|himself|maybe|likely"
)
_WILL = (
    r"(?:(?:'ll|'d|will|would|should|shall|may|might|can|must|(?:wants?|plans?|aims?|hopes?|"
    r"expects?|intends?|try|tries|promised?(?: me)?|"
    r"(?:is|are|'re|'s)(?: (?:going|hoping|aiming|planning|expecting|trying))?) to|"
    rf"{_MANNER})\b ?){{0,6}}"
)
_SURELY = (
    r"(?:'ll|'d|will|would|should|shall|(?:wants?|plans?|aims?|hopes?|promised?(?: me)?|"
    rf"(?:is|are|'re|'s)(?: (?:going|hoping|aiming|planning))?) to)(?: (?:{_MANNER}))*"
)
_ROLES = (
    rf"(?:(?:the|their|his|her|another) (?:(?!customer|client)[\w&-]+ ){{0,2}}?)?{THESE}|"
    r"some(?:one|body)|(?:one|both|two|all|the two|all three) of them"
)
_FROM_WHERE = r"(?:,? (?:from|of|in|at) (?:the )?[\w&-]+| \([^()\n]{1,40}\)|, the \w+,)?"
_THEY = rf"(?:\b(?:they|she|he|{_ROLES})\b|(?P<who>(?-i:\b[A-Z][\w-]*+)))"
_CANDIDATES = (
    r"(?:all |both |the |other |all (?:of )?the |all other )?"
    r"(?:candidates?|applicants?|interviewees|people)"
)
_US = (
    rf"(?:me|us(?: all| both)?|you(?: all)?|everyone|everybody|{_CANDIDATES}|all(?: of us)?|"
    r"both(?: of us)?)\b"
)
_YOU = rf"(?:you(?: all)?|all of you|{_CANDIDATES})\b"
_BACK = r"(?: with an? (?:answer|decision))?"
_AGAIN = rf"(?: (?:either way|again|about it|round))?(?: {FOR_ALL})?{ON_WHAT}"
_A_WORD = (
    rf"(?:(?:an?|the|their|his|her|some|its|any|final|first|firm|clear|yes or no) ){{0,3}}"
    rf"(?:{MATTER}|answer|call|ring|shout|word|e-?mail|message|text|line)\b"
)


def _with(whom: str) -> str:
    """Give the words for telling somebody: what may stand for `them` is left to the caller."""
    calling = r"(?:tell|call|r[iu]ng|phone|contact|inform|text|message|notify|update|answer)"
    return (
        rf"(?:(?:get|come|report|write|revert|feed)s?[ -]back to {whom}{_BACK}|"
        rf"lets? {whom} know|"
        rf"{calling}s? {whom}(?: back| up)?|reply to {whom}|"
        rf"(?:writes?|(?:e-?)?mails?|gets? in touch with|reach(?:es)? out to|speaks? to) "
        rf"(?:to )?{whom}|(?:gives?|sends?|drops?) {whom} {_A_WORD}|"
        rf"follows? up with {whom}|"
        rf"(?:getting|coming|feeding) back to {whom}{_BACK}|letting {whom} know|"
        rf"(?:telling|calling|ringing|phoning|contacting|informing|(?:e-?)?mailing|texting) "
        rf"{whom}(?: back)?)"
        f"{_AGAIN}"
    )


_ANSWER = (
    rf"(?:(?:is |are |'re |'s )?{_with(_US)}|"
    r"(?:decides?|chooses?|(?:is |are |'re |'s |be )(?:deciding|choosing))"
    r"(?: on (?:me|(?:the )?(?:candidates?|hire|role|position)))?|"
    r"(?:announc|communicat)(?:es?|ing) (?:an?|the|their) decision|"
    r"(?:makes?|making|reach(?:es)?|takes?|have|has|gives?|sends?|shares?|"
    r"(?:is |are |'re )(?:making|taking)) (?:(?:an?|the|their|his|her|some|final|first) ){0,3}"
    r"(?:decision|answer|verdict|result|results|outcome|feedback|news)(?: for (?:me|us))?|"
    rf"makes? up (?:their|her|his) minds?|(?:get|come|report|feed)s?[ -]back{_BACK}|"
    r"(?:answer|respond)s?|repl(?:y|ies)|(?:be|is|are|gets?) (?:back )?in (?:touch|contact)|"
    r"(?:be|is|are) back (?:to me|in touch)|"
    rf"reverts?(?: to {_US})?(?= (?:by|within|in|before|on|with|no later|early|next)\b)|"
    r"confirms?(?: (?:it|either way))?|says? (?:yes or no|yes/no|so|whether I \w+)|"
    rf"reach(?:es)? out|follows? up|reply[ _-]by(?=:)){_AGAIN}"
)
_BARE_RING = r"(?:ring|phone|call|write|text|e-?mail|mail)(?: back)?"
_RING = (
    rf"{_SURELY} {_BARE_RING}{_AGAIN}|"
    rf"(?:rings?|phones?|calls?|writes?|mails?)(?: back)?{_AGAIN}"
)
_NOT_ME = r"(?:(?!\bI\b|\bi'|\b(?:me|us|you|her|him|them) to\b)[^.;:!?\n]){1,80}?"
_AND = (
    r"(?:'ll|will|'d|would|(?:is|are|'re) going to|wants? to|has to|have to)"
    rf"(?!(?:(?!\band\b)[^.;:!?\n]){{0,80}}\b(?:not|never)\b){_NOT_ME} and (?:then |will )?"
    rf"(?:{_ANSWER}|{_BARE_RING}{_AGAIN})"
)
"""`She'll put me forward, and call back`."""
_AND_WILL = (
    rf"{_NOT_ME},? (?:and|but|so|then) (?:then )?(?:(?:{_SURELY}) (?:{_ANSWER}|{_BARE_RING})|"
    rf"{_with(_US)}){_AGAIN}"
)
"""`She liked it and will let me know`."""
_DECIDED = (
    r"(?:(?:'ll|will|should|would) have (?:decided|chosen|made (?:an?|the|their) decision)|"
    r"(?:(?!\bI\b|\bi'|\bto\b)[^.;:!?\n]){1,80}? and (?:then )?"
    r"(?:decides?|makes? (?:a|the|their) decision))"
)
_SENDS = (
    r"(?:sends?|e-?mails?|suggests?|propos(?:es?)|offers?|confirms?|arranges?)"
    r"(?: (?:me|us|over|through|out|across))?(?: (?:the|some|a few|new|possible|available|"
    r"interview|exact))* (?:times?|dates?|days?|slots?|appointments?|invitations?|invites?)"
    r"(?: (?:for|of) (?:it|that|the (?:\w+ )?(?:interview|round|meeting|call)))?"
)
"""`She will send times`: whoever waits for the next interview hears by then."""
_START = r"(?:^|[.;:!,(–—-] ?)"
_FROM = (
    rf"(?: from (?:them|us|her|him|{_ROLES}|(?P<who>(?-i:\b[A-Z][\w-]*))"
    r"(?: (?-i:[A-Z][\w-]*))?)\b)?"
    rf"{VIA}"
)
_PASSIVE = r"(?:told|informed|contacted|notified|called|rung|e-?mailed|updated)"
_HAVE = r"have (?:an|the|their|some|my) (?:answer|news|results?|feedback|verdict|outcome)"
_HEAR = (
    r"(?:(?:^|[.;:!,(–—] ?|\b(?:i|we|you|and) ?)"
    r"(?:'ll|'d|will|would|should|"
    r"(?:(?:can |could )?expect|(?:am |'m )?(?:going|supposed|meant)) to)"
    rf"(?: (?:{_MANNER}))* (?:hear(?: (?:back|something|more|anything))?|find out|"
    rf"be {_PASSIVE}|(?:get|receive) {_A_WORD}|{_HAVE})|"
    rf"\bi(?: get|(?:'m| am) getting) {_A_WORD}|{_START}should {_HAVE}|"
    r"(?:^|[.;:!,(–—] ?|\bi(?:'m| am) )(?:expecting|waiting|due) to hear(?: back)?|"
    r"(?:\byou|(?:^|[.;:!,(–—] ?|(?<=\band )|(?<=\bso )|(?<=\bbut ))i) hear(?: back)?|"
    r"(?:^|[.;:!,(–—] ?|\b(?:i|we|and) ?)(?:should know(?: more)?|(?:'ll|will) know(?: more)?)|"
    r"\byou(?:'ll| will|'d| would| should) (?:hear|know|be told)(?: back)?|"
    r"(?:^|[.;:!,(–—] ?)(?:to )?hear(?: back|(?= (?:via|through|thru)\b)))"
    rf"{_FROM}{ON_WHAT}|"
    rf"\b(?:everyone|everybody|{_CANDIDATES}) (?:(?:will|should|are to|is to|would)"
    rf"(?: all)? (?:be {_PASSIVE}|hear(?: back)?)|hears?(?: back)?)"
)
_UNNAMED = (
    r"(?:(?:^|[.;:!,(–—] ?|\b(?:said|says) )"
    r"(?:will|should|hope to|hoping to|aim to|aiming to|plan to|want to|expect to|going to) "
    rf"(?:{_with(_US)}|be in touch|(?:decide|choose)(?= {BACK_IN_WEEK}))|"
    r"(?:^|[.;:!,(–—] ?)(?:hopes|aims|plans|wants|expects|intends) to "
    r"(?:decide|choose|(?:make|reach|take) (?:an?|the) (?:final )?decision)|"
    r"\bwe ?(?:'ll|will|'d|would|should|hope to|aim to|plan to|expect to|want to) "
    rf"(?:{_with(_YOU)}|be in touch))"
)
"""`hope to get back to candidates`, and `we'll let you know`, which they said."""
_ANSWERS = (
    r"(?:decision(?: date)?|verdict|outcome|feedback|results?|yes or no|yes/no|final word|"
    r"(?:response|reply)(?= (?:is )?(?:expected|due|promised))|"
    r"news(?= (?:by|before|on|in|within|no|is|will|should|due|expected|to)\b))"
)
_A = r"(?:(?:the|an?|final|first) ){0,3}"
_DETS = r"(?:(?:the|an?|final|first|hiring|written|their) ){0,4}"
_DECISION = (
    rf"(?:(?:{_START}|\b(?:said|says|told me|and) ){_DETS}{_ANSWERS}|"
    rf"(?:^|[.;:!,(–—] ?)(?:the )?answer|"
    rf"(?:\bexpect(?:ed|ing|s)? {_A}{_ANSWERS}|"
    rf"(?:{_START}|\b(?:i|we|to|'m|am) )expect(?:ing)? {_A}(?:answer|response|reply|word)|"
    rf"(?<!\bi )(?<!\bi've )\b(?:promised?(?: me)?|their) "
    rf"{_A}(?:{_ANSWERS}|answer|response|reply|word)))"
    r"(?: (?:is|are|will|would|should|be|comes?|due|expected|promised|made|taken|announced|"
    r"ready|known|through|in(?= by)|out|follows?|arrives?|to|for me|on me|to me|"
    r"either way)\b){0,5}"
)
_WHO = regex(rf"{_THEY}(?=(?P<where>{_FROM_WHERE}))", re.IGNORECASE)
"""Whoever answers; what tells more of them, as `from HR`, may stand before the verb."""
_DOES = (
    regex(rf" ?{_WILL}(?:{_SENDS}|{_ANSWER})\b", re.IGNORECASE),
    regex(rf" ?(?:{_RING})\b", re.IGNORECASE),
)
_BETWEEN = (
    regex(
        rf" ?{_WILL}(?:(?:(?:get|come|report|feed)s?[ -]back|reply|replies) to|lets?|tells?|"
        r"r[iu]ngs?|calls?|phones?|contacts?|informs?|updates?|(?:e-?)?mails?|texts?|"
        rf"(?:be|is|are|gets?) (?:back )?in touch with) {THROUGH}(?: know| back)?{_AGAIN}\b",
        re.IGNORECASE,
    ),
)
"""`They'll feed back to Becky`: whoever it goes through tells it on."""
_HEARS = (regex(rf" ?{_WILL}(?:hears?(?: back)?|be {_PASSIVE}){_AGAIN}\b", re.IGNORECASE),)
"""`Becky should hear`, of somebody who is named."""
_LINKED = tuple(regex(rf" ?{words}\b", re.IGNORECASE) for words in (_AND, _AND_WILL, _DECIDED))
"""Two verbs of one subject; only looked for where something links them."""
_LINKING = regex(r"\b(?:and|but|so|then|have)\b", re.IGNORECASE)
_TO = (regex(rf" to (?:{_ANSWER}|{_BARE_RING})\b", re.IGNORECASE),)
"""`Orla to let me know`, where a clause begins so."""
_SAY = r"(?:said|says?|reckon(?:s|ed)?|thinks?|thought)"
_SAID_BY = (regex(rf" {_SAY}(?=[:,]? (?:by|no later than) )", re.IGNORECASE),)
_NOBODY = tuple(
    regex(rf"(?:{words})\b", re.IGNORECASE, only=regex(only, re.IGNORECASE))
    for words, only in (
        (_HEAR, rf"hear|know|find out|\bget|receive|have|\bbe (?:told|{_PASSIVE})"),
        (
            _UNNAMED,
            (
                rf"(?:{_START}|said |says |\bwe ?)"
                r"(?:will|should|hop|aim|plan|want|expect|go|inten|'|would)"
            ),
        ),
        (
            _DECISION,
            (
                r"decision|verdict|outcome|feedback|result|yes(?: or |/)no|word|respon|repl|"
                r"news|answer"
            ),
        ),
    )
)
"""What names nobody who answers."""
_BEGIN = r"(?:^|(?<=[.;!,(–—-] )|(?<=\())(?:and |but )?(?:in |within )?"
_SPANS = tuple(
    regex(words, re.IGNORECASE, only=regex(_SAY, re.IGNORECASE))
    for words in (
        rf"{_BEGIN}{_THEY} {_SAY}[:,]? (?:in |within )?{ABOUT}{LENGTH}(?!\s*[:(–—-])",
        rf"{_BEGIN}{ABOUT}{LENGTH},? {_THEY} {_SAY}(?=\s*(?:$|[.;!)]))",
    )
)
"""`Jane said about two weeks`, `two to three weeks, they said`: how long, but not what."""
_WE = regex(r"\b(?:I|[Ww]e)\b")
_ME = regex(r"\byou\b")
_AS_SAID = r"(?!.*\b(?:said|says|promised|told (?:me|us))\b)"
_UNLESS = regex(
    rf"\b(?:if|unless|whether|when|ask(?:s|ed)?)\b{_AS_SAID}|"
    r"\b(?:hop(?:ed?|ing)|wish|thought|assum\w+|guess|offer\w*|doubt\w*|imagin\w+)\b|"
    r"(?:\b(?:not|no|never|nobody|without|cannot|my|customers?|clients?|last|"
    r"told (?:them|her|him))\b|n't\b)[:]?(?: \w+){0,2}\s*$",
    re.IGNORECASE,
)
"""In front of it, in the same clause: nothing is promised."""
_CLAUSE = regex(r"[.;!?](?:\s|$)|[,(–—:] ?| - |\b(?:but|so|then)\b|\band (?=$)")
_OPENING = ".;:!,(–—-"
_SENTENCE = regex(r"[.;!?](?:\s|$)")
_ELSEWHERE = regex(
    r"\b(?:licen[cs]es?|visas?|permits?|embassy|consulate|landlord|mortgage)\b", re.IGNORECASE
)
"""In the same sentence: others answer, about something else."""
_ASKED = regex(r"[^.;!]*\?")
_MEETING = regex(
    r"[^.;!?\n]{0,20}?\bfor (?:the|an?|my|our) (?:\w+ ){0,2}(?:interview|test|task|tour)\b",
    re.IGNORECASE,
)
"""Behind it: then they do not answer, but meet."""
_NEAR = 200
"""Characters around it that can turn it round: a sentence, not a page."""
_MORE = 2
"""Words around it that tell nothing else: `or so`, `she said`."""
_WORD = regex(r"[\w'’-]+")
_ABOUT_NEXT = regex(
    r" (?:re|regarding|concerning|about|on|with|whether)\b:? (?=[^.;:!?\n]{0,40}"
    r"\b(?:interview|round|stage|next steps?|decision|outcome|result|news|visit|trial|"
    r"offer|it|yes or no)\b)[^.;:!?\n]{0,80}[.!]?$",
    re.IGNORECASE,
)
"""What the answer is about: `re 2nd interview with the site manager`."""
_GUESS = regex(
    r"[\"”]?[,;]? (?:so|i\.?e\.?|that is|meaning|=)(?: (?:by|on))? (?:the )?(?:\w+ )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? {MONTH}|{MONTH} \d{{1,2}}|\d{{4}}-\d\d-\d\d|"
    r"\d{1,2}\.\d{1,2}\.|\d{1,2}(?:st|nd|rd|th))"
    r"(?:,? (?:i (?:guess|think|suppose)|presumably|probably|perhaps))?\W*$",
    re.IGNORECASE,
)
"""What one works out from it oneself: `by Friday", so 4 Dec I guess`."""
_CODE = regex(r"`[^`\n]+`")
_SIGNS = regex(r"[*_=]{2,3}|[\"“”]")
_NEXT = regex(
    r"(?<!\bby)(?<!\bon)(?<!\bin)(?<!\bbefore)(?<!\buntil)(?<!\btill)(?<!\bwithin)"
    rf"(?<!\bthe)(?<!\bof)(?<!\bnext)(?<!,)\n(?!(?i:{MONTH})(?!\w))(?=[^\W_a-z])"
)
"""A line's end behind which something else begins: `by 12 March`, and `3 questions` below."""


class _When(NamedTuple):
    """A day, and the place of the words that it belongs to."""

    day: str
    start: int
    end: int


def day_they_say(said: str, names: str) -> tuple[str, str] | None:
    """Find the same in what they wrote: `I` and `we` are them there, and `you` who reads it."""
    return day_said(said, names) or day_said(_ME.sub("me", _WE.sub("they", said)), names)


def only_says_when(said: str, names: str) -> bool:
    """Tell whether a text says by which day they answer, and no more: `answer in two weeks`."""
    if len(said) > _NEAR:
        return False
    said = _ABOUT_NEXT.sub("", _GUESS.sub("", said))
    found = day_said(said, names)
    if found is None:
        return False
    return len(_WORD.findall(_SIGNS.sub("", said))) - len(_WORD.findall(found[0])) <= _MORE


def day_said(said: str, names: str) -> tuple[str, str] | None:
    """Find the words by which they answer, and the day in them; `names` are of who may."""
    if not TELLING.search(said) or not DAYISH.search(said):
        return None
    plain = with_apostrophes(said.replace("’", "'"))
    text = _SIGNS.sub("", _CODE.sub(lambda code: " " * len(code[0]), plain))
    found = _day_in(text.replace("\n", " "), names)
    if found is None and _NEXT.search(text):
        found = _day_in(_NEXT.sub("\0", text).replace("\n", " ").replace("\0", "\n"), names)
    return found or (_day_in(text, names) if each_line_alone(text) else None)


def _day_in(plain: str, names: str) -> tuple[str, str] | None:
    """Find the same in a text without signs; a line's end in it ends a day."""
    lasts = LASTS.search(plain) is not None
    for said in _with_days(plain, names, lasts=lasts):
        if _counts(said, plain):
            return one_line(plain[said.start : said.end]).strip(" .;:,!(–—-"), said.day
    return None


def _with_days(plain: str, names: str, *, lasts: bool) -> "Iterator[_When]":
    """Find what can be an answer, with the day that belongs to it: behind it, or in front."""
    for start, end in _answers(plain, names, lasts=lasts):
        behind = day_behind(plain, end)
        front = None if behind else day_in_front(plain, start, end)
        if behind:
            yield _When(behind[0], start, behind[1])
        elif front:
            yield _When(front[0], front[1], end)
        elif event := day_of_event(plain, start, end):
            yield _When(*event)
    for found in TAKES.finditer(plain):
        yield _When(found["day"], *found.span())
    for pattern in () if lasts else _SPANS:
        for found in pattern.finditer(plain):
            if _of_them(found["who"], names):
                yield _When(found["day"], *found.span())


def _answers(plain: str, names: str, *, lasts: bool) -> "Iterator[tuple[int, int]]":
    """Give where it is said that somebody answers, from the subject to the end of the verb."""
    does = (
        *_DOES,
        *(_LINKED if _LINKING.search(plain) else ()),
        *(() if lasts else _SAID_BY),
    )
    for who in _WHO.finditer(plain):
        if not (_of_them(who["who"], names) or speaks_for_them(who)):
            continue
        before = plain[max(who.start() - 2, 0) : who.start()].rstrip()
        verbs = (
            *does,
            *(_TO if not before or before[-1] in _OPENING else ()),
            *(_HEARS if who["who"] else ()),
        )
        for at in dict.fromkeys((who.end("where"), who.end())):
            ends = [hit.end() for verb in verbs if (hit := verb.match(plain, at))]
            ends += [one.end() for one in _told_through(plain, at, names)]
            yield from ((who.start(), end) for end in ends)
    for pattern in _NOBODY:
        for found in pattern.finditer(plain):
            if _of_them(found.groupdict().get("who"), names):
                yield found.span()


def _told_through(plain: str, at: int, names: str) -> "Iterator[re.Match[str]]":
    """Find at a place that somebody is told who may tell it on."""
    for verb in _BETWEEN:
        found = verb.match(plain, at)
        if found and _of_them(found["whom"], names):
            yield found


def _counts(said: _When, plain: str) -> bool:
    """Tell whether words promise an answer of theirs, by what stands around them."""
    before = _CLAUSE.split(plain[max(said.start - _NEAR, 0) : said.start])[-1]
    sentence = _SENTENCE.split(plain[max(said.start - _NEAR, 0) : said.start])[-1]
    asked = _ASKED.match(plain, said.end, said.end + _NEAR)
    other = _ELSEWHERE.search(sentence) or _MEETING.match(plain, said.end)
    return not (_UNLESS.search(before) or asked or other)


def _of_them(who: str | None, names: str) -> bool:
    """Tell whether a name is that of somebody met, or the company's."""
    return who is None or fold(who) in fold(names).split()
