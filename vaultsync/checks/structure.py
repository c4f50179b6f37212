"""What a message has to say, how long it is, and what its subject names."""

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.checks.around import generic, words_of
from vaultsync.checks.demands import IN_ENGLISH, Part, demands
from vaultsync.checks.message import is_cut
from vaultsync.checks.wording import MOST_WORDS, stem
from vaultsync.names import composed, fold, same
from vaultsync.owed import Channel
from vaultsync.patterns import regex
from vaultsync.rules.agency import is_through_agency
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

LONGEST = 300
"""Words of a mail."""
LONGEST_SUBJECT = 60
"""Characters."""
_MONTHS = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
    "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_THANKS = regex(
    r"\bthank|\bgrateful|\bgratitude|\bappreciat|\bindebted|\bobliged|\bit meant (?:a lot|much)"
    r"|\bkind of you|\bgenerous (?:of you|with)|\bcheers for",
)
_OPPORTUNITY = regex(
    r"\bopportunit|\bchance\b|\binvit|\bfor (?:having|seeing|meeting|receiving|showing|taking"
    r"|making|letting|giving|considering|interviewing|welcoming|speaking|talking)\b|\bto meet\b"
    r"|\bbe(?:ing)? considered|\bprivilege\b|\bpleasure to\b|\bfor (?:the|our|your|a|this|that)"
    r" (?:\w+ ){0,3}(?:interview|conversation|talk|meeting|visit|discussion|tour|hours?|morning"
    r"|afternoon|time|welcome|call|chat)\b|\ballow(?:ed|ing) me|\blet(?:ting)? me (?:see|meet"
    r"|talk|speak|sit|watch|try|present)|\b(?:showed|showing|shown) me",
)
_GLAD = r"(?:like|love|welcome|glad|happy|enjoy|gladly|appreciate|prefer|pleased)"
_WORK = (
    r"(?:join|joining|work|working|become|becoming|be part|being part|belong|contribute|build"
    r"|help|start|begin|team|colleague|come|role|post|position|job|place|part of|one of|next"
    r"|there|with you|for you|learn|take|grow|continue|do this|do it|serve|teach|care|return)"
)
_WOULD = r"(?:\bwould|'d|\bshould|\bshall)"
_INTEREST = regex(
    r"\binterest(?:ed|s)?\b|\bkeen(?:er)?\b|\beager\b|\benthusias|\bexcite|\bmotivat"
    r"|\bfirst choice\b|\bput me down\b|\bcount me in\b|\bappeal|\bdrawn to"
    rf"|{_WOULD} (?:[\w-]+ ){{0,4}}{_GLAD}\b(?:[^.?!\n]{{0,80}})\b{_WORK}\b"
    rf"|{_WOULD} (?:[\w-]+ ){{0,4}}(?:proud|honou?red|thrilled|delighted)\b"
    rf"|{_WOULD} (?:[\w-]+ ){{0,4}}(?:happy|glad) to be\b"
    rf"|{_WOULD} (?:still |gladly |dearly )+(?:take|come|join|accept|lend)\b"
    r"|\b(?:hope|hoping|look forward|looking forward|wish|want|like|ready) (?:very much )?to"
    r" (?:be |become )?(?:join|work|contribut|start|part of|one of|a part|see you again|this"
    r"|have the|the job|tak)"
    r"|\bi (?:(?:still|really|do|very|much|truly|would) ){0,3}want (?:to|this|the)\b"
    r"|\b(?:and|but) (?:still |really )want to\b|\bwhat i am looking for"
    r"|\bfor me to (?:join|work)"
    r"|\bthe (?:work|place|job|role|post) (?:that )?i (?:want|would|have been|am looking)"
)


def structure(letter: "Letter") -> "Iterator[Finding]":
    """Report what is not said, though such a message should say it (S05, S06, S14 to S16)."""
    missing = [part for part in demands(letter).parts if not _says(letter, part)]
    if not missing:
        return
    said = [_MISSED[part].format(item=letter.item) for part in missing]
    listed = f"{', '.join(said[:-1])} or {said[-1]}" if len(said) > 1 else said[0]
    fix = _fix(letter, missing)
    if len(missing) > 1:
        yield letter.whole("VS526", f"no sentence {listed}", fix)
    elif missing == [Part.SIGNATURE]:
        rows = [row for row, line in enumerate(letter.message.lines) if line.strip()]
        line = letter.message.lines[rows[-1]].strip() if rows else ""
        message = "your name is missing below the message"
        yield letter.finding("VS533", message, rows[-1] if rows else 0, at=line, fix=fix)
    elif letter.message.sentences:
        place = letter.message.sentences[-1 if missing[0] in _AT_THE_END else 0]
        yield letter.at("VS533", f"no sentence {listed}", place, fix)
    else:
        yield letter.whole("VS533", f"no sentence {listed}", fix)


_MISSED: "Mapping[Part, str]" = MappingProxyType(
    {
        Part.THANKS: "says thanks",
        Part.OPPORTUNITY: "names the opportunity: that you could talk, or come",
        Part.INTEREST: "shows your interest",
        Part.ROLE: "names the role ({item.role})",
        Part.COMPANY: "names the company ({item.company})",
        Part.DATE: "names the date of the interview",
        Part.QUESTION: "asks a question",
        Part.SIGNATURE: "gives your name",
    }
)
_EXAMPLES: "Mapping[Part, str]" = MappingProxyType(
    {
        Part.THANKS: "Thank you for your time.",
        Part.OPPORTUNITY: "I was glad of the opportunity to talk with you.",
        Part.INTEREST: "I remain very interested in the role.",
        Part.ROLE: "We spoke about the role of {item.role}.",
        Part.COMPANY: "We spoke about {coming} {item.company}.",
        Part.DATE: "We spoke on {day}.",
        Part.QUESTION: "Could you tell me how things stand?",
        Part.SIGNATURE: "{name}",
    }
)
"""A sentence that would do, for those to whom the part alone says nothing."""
_AT_THE_END = frozenset({Part.INTEREST, Part.QUESTION})
"""What stands in the last sentence rather than in the first."""


def _fix(letter: "Letter", missing: list[Part]) -> str:
    """Say how each could sound; an English sentence is no example in another language."""
    if not letter.english:
        return "add a sentence in your own words"
    day, me = letter.item.interview.day, letter.settings.me
    name = me.name or me.signature.partition("\n")[0]
    shown = show_short_day(day) if day else ""
    coming = "a role through" if is_through_agency(letter.item) else "my coming to"
    examples = (
        _EXAMPLES[part].format(item=letter.item, day=shown, name=name, coming=coming)
        for part in missing
    )
    return f"add in your own words, e.g. {', '.join(f'`{one}`' for one in examples)}"


def _says(letter: "Letter", part: Part) -> bool:
    """Tell whether a message says something; what cannot be known counts as said."""
    if part in IN_ENGLISH and not letter.english:
        return True
    if part is Part.ROLE:
        return names_role(letter, letter.draft.subject) or names_role(letter)
    if part is Part.COMPANY:
        return names_company(letter, letter.draft.subject) or names_company(letter)
    if part is Part.SIGNATURE:
        return _signed(letter)
    text = _plain(letter)
    if part is Part.QUESTION:
        return bool(re.search(r"[?\uff1f\u061f]", text)) or bool(_ASKS.search(text))
    if part is Part.DATE:
        return _dated(letter, text)
    pattern = {Part.THANKS: _THANKS, Part.OPPORTUNITY: _OPPORTUNITY}.get(part, _INTEREST)
    return bool(pattern.search(text))


_ASKS = regex(
    r"\b(?:let me know|could you tell|can you tell|may i ask|like to (?:ask|know)"
    r"|would be grateful (?:for|to)|wonder(?:ed|ing)? (?:if|whether|when|how))\b"
)


def _plain(letter: "Letter") -> str:
    """Give what is said in one line, folded; the beginning of what is very long."""
    first, last = letter.message.signature
    lines = [line for row, line in enumerate(letter.message.lines) if not first <= row < last]
    return fold("\n".join(lines)[: MOST_WORDS * 10].replace("[", "("))


def names_role(letter: "Letter", subject: str | None = None) -> bool:
    """Tell whether the message, or a subject, names the role."""
    return _names(letter, letter.item.role, generic() | word_set("ranks"), subject)


def names_company(letter: "Letter", subject: str | None = None) -> bool:
    """Tell whether the message, or a subject, names the company."""
    company = letter.item.company
    if _names(letter, company, generic(), subject):
        return True
    text = letter.draft.subject if subject is not None else _plain(letter)
    return len(same(company)) > 3 and same(company) in same(text.replace("[", "("))


def _names(letter: "Letter", name: str, empty: frozenset[str], subject: str | None) -> bool:
    every = words_of(name)
    words = [word for word in every if word not in empty] or list(every)
    if not words:
        return True
    found = (
        words_of(subject)
        if subject is not None
        else tuple(word.folded for word in letter.message.spoken)
    )
    initials = "".join(word[0] for word in every)
    stems = {stem(word) for word in found}
    return any(stem(word) in stems for word in words) or (
        len(initials) > 1 and initials in found and initials not in {"as", "in", "at", "is"}
    )


def _signed(letter: "Letter") -> bool:
    me = letter.settings.me
    names = words_of(me.name or me.signature.partition("\n")[0])
    if not names:
        return True  # nobody knows who writes; `[Your name]` is a slot
    words = [word.folded for word in letter.message.words]
    if letter.channel is Channel.TEXT:
        return bool(set(names) & set(words))
    first, last = letter.message.signature
    tail = {word.folded for word in letter.message.words if first <= word.row < last}
    return bool(set(names) & (tail or set(words[-12:]))) or len(words) >= MOST_WORDS


def _dated(letter: "Letter", text: str) -> bool:
    days = [one.day for one in letter.standing.application.interviews if one.day]
    return not days or any(_date(day).search(text) for day in days)


def _date(day: "date") -> re.Pattern[str]:
    month = _MONTHS[day.month - 1]
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    return re.compile(
        rf"\b{number}\.?(?: of)? {month}\b|\b{month}\.? (?:the )?{number}\b|{day.isoformat()}"
        rf"|\b0?{day.day}[./-] ?0?{day.month}\b|\b0?{day.month}[./-]0?{day.day}\b"
    )


def length(letter: "Letter") -> "Iterator[Finding]":
    """Report a message that is too long or too short (S53)."""
    if letter.channel is Channel.TEXT:
        return
    count = letter.message.count
    fewest, most = demands(letter).words
    size = f"{count} words" if count < MOST_WORDS - 100 else f"more than {count} words"
    if is_cut(letter.draft.body):
        size = f"{len(letter.draft.body)} characters"
    if count > LONGEST or is_cut(letter.draft.body):
        fix = f"nobody reads more than {LONGEST}; {most} are enough"
        yield letter.whole("VS527", f"{size} are too long for a message", fix)
    elif not fewest <= count <= most:
        long = "long" if count > most else "short"
        fix = f"{fewest} to {most} words are a good length"
        yield letter.whole("VS534", f"{size} are {long} for this kind of message", fix)


def subject(letter: "Letter") -> "Iterator[Finding]":
    """Report a subject that is long, empty, or names neither role nor company."""
    if letter.channel not in {Channel.EMAIL, Channel.FORWARD}:
        return
    text = composed(letter.draft.subject.strip())
    if not text:
        fix = "name the role or the company"
        yield letter.head("VS535", "there is no subject", "subject", fix=fix)
    elif len(text) > LONGEST_SUBJECT:
        fix = f"{LONGEST_SUBJECT} are shown everywhere"
        message = f"the subject has {len(text)} characters"
        yield letter.head("VS535", message, "subject", at=text, fix=fix)
    elif not names_role(letter, text) and not names_company(letter, text):
        fix = f"name {letter.item.role or letter.item.company} in it"
        message = f"the subject names neither role nor company: {text!r}"
        yield letter.head("VS535", message, "subject", at=text, fix=fix)
