"""What a promise of prose says in a line of its own: cut to what is sent, or nothing at all."""

import re
from typing import TYPE_CHECKING

from vaultsync.parse.days.said_days import DAYISH
from vaultsync.parse.persons.kept import says_by_when
from vaultsync.parse.persons.promise_words import (
    AROUND,
    DANGLING,
    PRONOUN,
    TOMORROW,
    WEEKEND,
    asked_for,
    named_thing,
    promise_in,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOR_WHOM = regex(
    r"^(?:her|him|them|you) (?=(?:the|an?|my|our|some|two|three)\b)", re.IGNORECASE
)
_TO_WHOM = regex(
    r" (?:(?:over|across|through|along|on) )?to (?:her|him|them)\b| (?:over|across|through)"
    rf"(?= (?:by|before|until|at|on|{TOMORROW}|tonight|today|the (?:next|following|same))\b|$)",
    re.IGNORECASE,
)
"""The line stands below the name, or begins with it."""
_ANSWER = regex(r"^(?:an?|the) (?=(?:(?:final|firm|clear) )?(?:answer|decision|reply)\b)")
"""What begins with `an answer` is read as one of theirs."""
_AT_WEEKEND = regex(r"(?<= to )(?P<whom>her|him|them) at (?=the weekend$)", re.IGNORECASE)
"""When it is sent, and not when `the fair at the weekend` is."""
_NAME = r"(?-i:[A-Z][\w'-]+)"
_ELSE = regex(
    rf",? and (?:then )?(?:(?:she|he|they|we|it)(?:'\w+)?\b|{_NAME}(?:'ll| will| would)\b|"
    r"(?:i |we )?(?:asked|told|said|thanked|went|left|talked|got|had|was|were|felt)\b)",
    re.IGNORECASE,
)
"""Where somebody else does something, or something else was done."""
_ABOUT_OTHERS = regex(
    r", ?(?:(?:she|he|they|it)(?:'\w+| \w+)\b|"
    rf"{_NAME} (?:is|was|has|had|wants?|likes?|liked)\b)[^\n]*$",
    re.IGNORECASE,
)
"""A clause of another subject behind a comma: `our checklist, she's keen on it`."""
_SO_THAT = regex(
    r",? so (?:that )?(?:she|he|they) (?:can|could|may|might)\b"
    r"(?![^\n]*\b(?:by|before|until|on) )[^\n]*$",
    re.IGNORECASE,
)
"""What it is good for: `the sheet, so he can see how I work`."""
_TAKES_BACK = regex(
    rf"\b(?:not|no|never|nobody|nothing|already|instead|if|unless|when|once|but|only|own|rather|"
    rf"i|i'\w+|me|my|send|sends|sent)\b|n't\b|{DAYISH.pattern}",
    re.IGNORECASE,
)
"""In it: what was promised is less, or by a day, or nothing; then the words are not cut."""
_GOES_ON = regex(
    r"\b(?:but|because|so|if|when|while|unless|whether|though|although|once)\b|"
    r"\bas (?:she|he|they|we|i|soon|long)\b|, ?(?:she|he|they|i|we|it|you|which|who|that)\b|"
    r"\b(?:she|he|they)(?:'ll|'d)\b|^(?:\w+ )?(?:to|for) (?:me|us)\b",
    re.IGNORECASE,
)
"""A sentence about something else, or a condition: nothing of it is sure."""
_ALONE = regex(r"[^\s,;:()\[\]\"“”–—*_`|<>#=~!?…][^;\[\]\"“”*_`|<>#=~!?…]{2,119}")
"""What is no mark of a note, in so few characters that it is no story."""
_BRACKET = regex(r" ?\([^()]*\)?$")
_BEHIND = regex(r"(?::| [–—-]) .*")
_STARTS = regex(r"[a-z\d(]")
_THINGS = (
    r"(?:cvs?|c\.v\.|r[eé]sum[eé]s?|tickets?|licen[cs]es?|ref(?:eree|erence)?s?|certs?|"
    r"certificates?|portfolios?|slides|lists?|photos?|pictures?|cop(?:y|ies)|samples?|code|"
    r"links?|details|numbers?|names|passport|p45|p60|letters?|forms?|sheets?|plans?|notes|"
    r"dates|drawings?|reports?|scans?|proof|payslips?|statements?|files?|address(?:es)?)"
)
_COUNT = r"(?:two|three|four|five|six|some|a couple of|a few|[2-9])"
_NO_THINGS = (
    r"(?:shifts|days|weeks|months|years|hours|minutes|mins|times|people|persons|folks|kids|"
    r"women|others|interviews|rounds|stages|sites|floors|buses|trains|questions|miles|jobs|"
    r"candidates|weekends|nights|was|is|has|does|goes|says|us|this|his|hers)"
)
"""What nobody sends, however many they are."""
_MORE = regex(
    r"[.!]?\s*(?i:and|plus|also|oh and)(?: also)? (?P<more>"
    rf"(?i:(?:the|an?|my|our|{_COUNT}) (?:[a-z-]+ ){{0,2}}{_THINGS})|"
    rf"(?i:{_COUNT}) (?:[a-z-]+ )?(?!{_NO_THINGS}\b)[a-z-]{{2,}}s)[.!]?(?=\s|$)"
    r"(?!\s+(?-i:[a-z\d(]))"
)
"""`And two refs.`: a sentence that is a thing and no more, behind what is promised."""
_BY_THEN = regex(
    r"[.!]?\s*(?:and )?(?:(?:i )?(?:told|promised|said to) (?:him|her|them|(?-i:[A-Z][\w'-]+))"
    r"(?: that)? |(?:i )?said )?"
    r"(?:he|she|they|it|i)(?:'d| would|'ll| will) (?:have (?:it|them)|get (?:it|them)|"
    r"send (?:it|them)|be (?:there|with (?:him|her|them)))(?: over)? "
    rf"(?P<when>(?:by|before|{TOMORROW}|on (?=(?:the \d|mon|tue|wed|thu|fri|sat|sun)))"
    r"[^.;:!?,\n]{0,40})(?=[.;!?,]|$)",
    re.IGNORECASE,
)
"""`Told him he'd have it by the end of that week.`: the day of the sentence in front."""
_THE_WEEK = regex(r"\bthat (?=week\b|same week\b)", re.IGNORECASE)
_VERBS = regex(
    r"\b(?:is|was|are|were|has|had|have|will|would|got|gets|not|no|lost|found|saw|needs?|"
    r"wants?|about|without|says?|said|\w+ing)\b",
    re.IGNORECASE,
)
_WHEN = regex(
    rf",? (?:by|before|until|{TOMORROW}|tonight|today|over the {WEEKEND}|"
    r"the (?:next|following|same))\b",
    re.IGNORECASE,
)
_AND_ALSO = regex(r",? and (?=(?:the|an?|my|our|some|two|three)\b)")
_ENDS = (".", "!", "?", ":", ";")
_WRAPPED = 60
"""Columns at which some editors break a line by themselves."""
_UNFINISHED = regex(
    r"\b(?:the|an?|my|our|her|his|their|your|of|for|to|with|from|about|in|at|on|by|that|which|"
    r"this|these|some|two|three)$",
    re.IGNORECASE,
)
"""What a line ends with whose sentence goes on somewhere else."""


def in_a_line(what: str, before: str = "") -> str:
    """Give what is promised as it can stand in a line of its own; empty: it cannot.

    `before` is what stands in front in its sentence: it may name what `it` is.
    """
    what = " ".join(what.replace("’", "'").split())
    words = _SO_THAT.sub("", _ELSE.split(what.strip(AROUND), maxsplit=1)[0])
    aside = _ABOUT_OTHERS.search(words)
    if aside and not _TAKES_BACK.search(aside[0]):
        words = words[: aside.start()]
    if PRONOUN.fullmatch(words):
        if not asked_for(before):
            return ""
        words = named_thing(before, words)
    words = _AT_WEEKEND.sub(r"\g<whom> over ", words)
    words = _whole(_TO_WHOM.sub("", _FOR_WHOM.sub("", words)).strip(AROUND))
    words = _ANSWER.sub("my ", words)
    sure = _ALONE.fullmatch(words) and not (_GOES_ON.search(words) or _UNFINISHED.search(words))
    return words if sure else ""


def _whole(words: str) -> str:
    """Cut what is not finished, and an aside in brackets at the end."""
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")].rstrip(" ,")
    return DANGLING.sub("", _BRACKET.sub("", words)).rstrip(" ,–—-")


def with_rest(
    found: re.Match[str], lines: "Sequence[tuple[int, str]]", at: int
) -> re.Match[str] | None:
    """Give the promise with the rest of its sentence, where an editor broke the line.

    `lines` are those of one block with their numbers, `at` is the place of the promise's. None:
    the rest says that nothing is owed.
    """
    number, text = lines[at]
    after = lines[at + 1 : at + 2]
    said = text.rstrip()
    if (
        not after
        or after[0][0] != number + 1
        or found.end() < len(said)
        or said.endswith(_ENDS)
    ):
        return found
    what = found["what"].rstrip()
    open_end = what.count("(") > what.count(")") or DANGLING.search(what) is not None
    rest = after[0][1].strip()
    broken = len(said) >= _WRAPPED and _STARTS.match(rest)
    if not (open_end or broken or _UNFINISHED.search(what)):
        return found
    return promise_in(f"{said.replace('’', chr(39))} {rest.replace('’', chr(39))}", bare=True)


def with_more(
    words: str, whole: re.Match[str], lines: "Sequence[tuple[int, str]]", at: int
) -> str:
    """Give a promise with what the sentence behind it adds, as `And two refs.` does.

    That may be the day: `Told him he'd have it by Friday`.

    `words` are those of the line, `whole` is where they were found.
    """
    behind, next_line = whole.string[whole.end() :], lines[at + 1 : at + 2]
    if not behind.strip(" .!") and next_line and next_line[0][0] == lines[at][0] + 1:
        behind = f". {next_line[0][1].strip()}"
    then = _BY_THEN.match(behind) if words else None
    if then:
        return (
            words if says_by_when(words) else f"{words} {_THE_WEEK.sub('the ', then['when'])}"
        )
    found = _MORE.match(behind) if words else None
    if not found or _VERBS.search(found["more"]):
        return words
    when = _WHEN.search(words)
    end = when.start() if when else len(words)
    things = _AND_ALSO.sub(", ", words[:end])
    return f"{things} and {found['more']}{words[end:]}"
