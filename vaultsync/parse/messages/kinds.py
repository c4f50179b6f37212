"""What kind of message or call a line speaks of: the English words people use for them.

A line is taken apart into clauses, and each is asked for itself: was something heard, was
something sent, or neither, because it was only planned, failed, or said in the conversation.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.model import TouchKind
from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.messages.contacting import asks_for_news
from vaultsync.parse.messages.deeds import STEMS_OF_DEEDS, THANKED, sent_kind, stems
from vaultsync.parse.messages.turns import they_tell
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = regex(
    r"[,;()\"“”–—] ?|[.:](?: |$)| (?:[,;()\"“”–—] ?|[-–—→]+ |(?:but|and then|then|so|yet) )"
)
_BECAUSE = regex(
    r"\s(?:after|since|because|as|when|although|though|while|until|before|if|unless|with what)"
    r"\s.*"
)
"""What stands behind it is no deed of its own: `thank-you sent after she called me`."""
_FOR_WHAT = regex(r"(\bthank\S*(?: \S+){0,3}?) for\b.*")
_ADJECTIVE = regex(r"\b(the|my|a|an|her|his|their) (?:prepared|drafted)\b")
_PREPARING = regex(
    r"\bprepar\w+\b|\bdraft(?:ed|ing)?\b|\bpracti[cs](?:ed|ing)\b"
    r"|\bpractice (?:call|run|interview|session)\b|\brehears\w+\b"
)
_BY_OTHERS = regex(r"\b(?:asked|told) \w+ to (?:thank|say thank|pass)\b")
"""What somebody else was asked to do."""
_PREPARED = ("prepar", "draft", "practi", "rehears")
_AND_SENT = regex(r"^\W*(?:and|&|\+|then) (?=sent\b|send\b|e-?mailed\b|mailed\b)")
_INTENT = regex(
    r"\b(?:will|would|shall|should|must|to be|needs? to|have to|going to|plan(?:ning)? to|"
    r"want to|(?:meant|wanted|hoped|intend(?:ed)?) to(?! thank you\b)|forgot(?: to)?|"
    r"remember to|todo|gonna)\b"
)
_WILL = regex(r"\b\w+'ll\b")
_UNDONE = regex(
    r"\b(?:due|pending|overdue|planned|scheduled|unsent|bounced?|undeliver\w+|in drafts|"
    r"still to|yet to|to be sent|tr(?:ied|ying) to|couldn't|could not|can't|cannot|unable|"
    r"fail(?:ed|s)|postponed|reminders?|remind|think about|thinking (?:of|about)|ideas? for|"
    r"templates?|look(?:ed)? (?:up|for)|wr(?:ite|ote) down|points for|buy|bought|order(?:ed)?|"
    r"deadline|not yet|todo|almost|nearly|chickened out|decided (?:not to|against))\b"
)
_CELL_UNDONE = regex(r"\| (?:no|open)\s*(?:\||$)")
_LATER = (" next week", " next month", " tomorrow", " later", " soon")
_PAST = regex(r"\b(?:sent|done|wrote|rang|\w{3,}ed)\b")
_NOT = regex(
    r"\b(?:not|never|didn't|don't|haven't|hasn't|hadn't|wasn't|no|without|nothing|nobody|"
    r"none)\b"
)
_WAITING = regex(
    r"\b(?:await\w*|wait\w*|expect\w*|hop(?:e|ed|ing)|promis\w+|ask(?:ed)? for|request\w*|"
    r"look(?:ing)? forward)\b"
)
_PLANNED = regex(
    r"\W*(?:nudge|chase|ping|follow[- ]up|call|ring|e-?mail|write|send|ask|remind|text)\b"
)
"""With an `if` behind it: `nudge Jane if no answer`."""
_MACHINE = regex(
    r"\bauto(?:matic|mated)?[- ]?(?:thank[- ]you )?(?:reply|replies|response|answer|e?-?mail)\b"
    r"|\bout[- ]of[- ]office\b"
)
"""An answer that nobody wrote is none."""
_OF_MACHINES = ("auto", "office")
_TO_ONESELF = regex(r"\breflect(?:ed|ion)?\b|\bnothing (?:else )?to note\b")

_WROTE = (
    r"(?:e-?mailed|mailed|wrote|called(?! off\b)|phoned|rang|texted|messaged|replied|responded|"
    r"answered|followed[ -]up|(?:nudged|pinged|chased) (?:me|us)|got back|came back|"
    r"reached out|invited|"
    r"(?:calls|rings|writes|replies|rejects|invites)(?:$| (?:back|me|us|that)\b)|"
    r"rejected|let (?:me|us) know|left (?:me )?a|did (?:call|ring|phone|write|answer|reply)|"
    r"sent (?:me|us|over|through|a|an|the|their|some|more))\b"
)
_THEY = regex(
    rf"^(?:and )?(?:(?:the )?(?:she|he|they|hr|recruiter|company|team|hiring manager|manager|"
    rf"interviewer|coordinator|panel|agency|someone|somebody))(?: (?:has|have|had|just|finally|"
    rf"also|then|already)){{0,2}} {_WROTE}"
)
SOMEBODY = regex(
    rf"^(?P<name>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){{0,2}})(?: (?:has|had|just|finally|also|then|"
    rf"already)){{0,2}} {_WROTE}"
)
_NO_NAME = regex(
    r"(?:i|we|e-?mails?|mails?|thank\S*|thanks|follow\S*|status|messages?|notes?|texts?|"
    r"letters?|updates?|repl\S+|linkedin|cards?|reminders?|calls?|voicemail|also|then|just|"
    r"finally|again|today|yesterday|later|afterwards|still|never|not|have|had|was|slides|"
    r"documents|references|portfolio|cv|resume|papers|materials|work|samples?|test|"
    r"assignment|links?|answers?|questions|form|contract|invoice|chaser|follow-up|and|"
    r"presentation|application|when|after)$",
    re.IGNORECASE,
)
_SUBJECT = regex(r"^(?:she|he|they|it)\b(?! (?:should|will))")

_I_ANSWERED = regex(
    r"\b(?:sent|send|wrote|my|i)\b[^.:;,]{0,12}\brepl(?:y|ied)\b"
    r"|\brepl(?:y|ied) (?:sent\b|with\b|to\b(?! (?:my|me|our|us)\b))"
    r"|\bi (?:answered|responded|wrote back|(?:e-?mailed|called|rang) back)\b"
    r"|\bwrote back to\b|\b(?:answer|response|reply) (?:sent|to(?! my\b))"
)
_BY_ME = regex(r"(?:and )?i (?!am |was |have to |need )")
"""What a clause begins with that tells of what one did: `she mailed, I answered at once`."""
_ANSWERING = regex(r"^(?:reply|respond|answer|write back)\b(?! (?:received|from|in\b))")
"""A task of one's own: `- [x] Respond to Jane`."""
_MINE = (
    r"(?:my|our|home|work|private|(?:the )?(?:train|bus|office|airport|road|car|phone)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last)"
)
_FROM = (
    r"(?:e-?mail|message|call|text|note|answer|voicemail|letter|update|news) from\b"
    rf"(?! {_MINE}\b)"
)
_REPLY_FIRST = regex(
    rf"(?:an? )?{_FROM}|(?:answer|response|rejection|rejected|invitation|invited)\b|"
    r"(?:(?:written|verbal|formal|official|conditional) ){0,2}offer(?:ed)?(?:$| (?:received|"
    r"call|letter|came|from|by|through)\b)"
)
"""What a clause begins with that tells of what was heard."""
_REPLY = regex(
    r"\b(?:repl(?:y|ied|ies)\b|"
    r"(?:called|wrote|rang|phoned|texted|emailed|told|invited)(?: to)? (?:me|us)\b|"
    r"(?:called|rang|phoned|texted|emailed) (?:me |us )?back\b|"
    r"heard (?:back|from)\b|wrote back\b|"
    r"(?:got|came|come|gets?) back (?:to (?:me|us)|with)\b|"
    rf"(?:got (?:an? )?|new ){_FROM}|"
    r"got (?:an? |the |their |my )?(?:offer|update|rejection|invit\w+|e-?mail|message|"
    r"call|text|reply|answer|response|voicemail)\b|"
    r"(?:interview|round|stage|job|role|position) offered\b|"
    r"rejection (?:e-?mail|letter)\b)"
)
_REPLY_CELL = regex(rf"\| {_FROM}")
"""The same in a table, behind the cell with the day."""
_RECEIVED = regex(r"\breceived\b")
_AWAITED = regex(
    r"(?: (?:is|was|still|to be))*"
    r" (?:expected|due|pending|promised|outstanding|awaited|missing|needed)\b"
)
"""Behind a reply: `reply expected on Friday` is none yet."""
_DID = regex(
    r"\b(?:sent|e-?mailed|mailed|thanked|followed[ -]up|called|texted|wrote|chased|nudged|"
    r"pinged|messaged|forwarded)\b"
)
"""What was done before a `no`: `sent thank-you with no attachments`."""
_THANKS = regex(rf"\b(?:{THANKED})")
_THANKS_FROM = regex(
    rf"^(?!sent|send|mail|wrote).*\bthank(?:s|[- ]?you)(?: \w+){{0,2}} from (?!me\b|{_MINE}\b)|"
    r"\b(?:got|received) (?:an? )?(?:\w+ )?thank|\bthanked by\b(?! (?:e-?mail|mail|phone|text|"
    r"sms|letter|post|linkedin|card|note|message|hand|call|voicemail|whatsapp|dm)\b)"
)
_OF_THEIRS = (" from ", "got ", "received ", "thanked by")
_STEMS_OF_REPLIES = stems(
    "repl call wrot rang phon text mail heard back got messag note answer letter updat offer "
    "respon reject invit"
)
_STEMS_OF_ANSWERS = stems("repl wrot writ answer respon")
_STEMS_OF_ONESELF = stems("reflect nothing")
_ONLY_SENT = frozenset({TouchKind.OTHER, TouchKind.TEXT, TouchKind.CALL})
_NEWS = regex(
    r"\bany (?:news|updates?)\b|\bwhere (?:things|we|they) stand|\bto check in\b|"
    r"\bask(?:ed|ing)? (?:\w+ )?(?:for|about) (?:the |an? |any )?"
    r"(?:decision|news|status|update|timeline)\b"
)
"""What is asked for in a chaser."""
_BY_WHAT = regex(
    r"(?:an? |the |their )?(?:phone ?)?(?:letter|e-?mail|mail|message|note|call|text|voicemail|"
    r"answer)(?: (?:came|arrived|received|today))?"
)
"""How what was heard came: `letter, they chose somebody else` tells of no letter of mine."""
_LONGEST_NOTE = 16
_NOTE_TO_SELF = regex(r"(?:reminder|to ?do|ideas?|plan|next(?: steps?)?|later|tomorrow)")


_PLAIN_LINE = regex(
    r"(?:send |sent )?"
    r"(?:(?P<thanks>thank[- ]?you)|(?P<follow>follow-?up)|(?P<check>status check))"
    r"(?: e-?mail| note| message)?(?: sent)?(?: to (?!be )[^\W\d_][\w' .-]{0,40})?"
    r"(?: by (?:e-?mail|text|phone|linkedin|post))?",
    re.IGNORECASE,
)
"""Most lines, and all that vaultsync writes itself: `Thank-you to Jane Doe by email`."""
_BY_GROUP = {
    "thanks": TouchKind.THANK_YOU,
    "follow": TouchKind.FOLLOW_UP,
    "check": TouchKind.STATUS_CHECK,
}
_WORD = regex(r"([a-z]{1,4})[a-z]*")
_STEMS = STEMS_OF_DEEDS | _STEMS_OF_REPLIES | _STEMS_OF_ONESELF | stems("receiv left let")


def stems_of(text: str) -> frozenset[str]:
    """Give how words in lower case begin that speak of messages; without any, none does."""
    return _STEMS.intersection(_WORD.findall(text))


def kinds_of(words: str, *, intent: bool = False) -> tuple[TouchKind, ...]:
    """Tell all that a line speaks of: `thank-you sent, Jane replied` is two touches.

    `intent`: the line is no ticked task, so words such as `will` make it no touch.
    """
    text = one_line(unlink(words).replace("’", "'").replace("*", ""))
    if not intent and asks_for_news(text.lower()):
        return (TouchKind.FOLLOW_UP,)
    whole = stems_of(text.lower())
    turned = intent and they_tell(text)
    at_once = _at_once(text, whole)
    if at_once is not None:
        return at_once or ((TouchKind.REPLY,) if turned else ())
    deeds: list[str] = []
    stems: frozenset[str] = frozenset()
    heard: list[bool] = []
    """For each thing that the line tells: whether it was heard."""
    for clause, plain, own in _clauses(text, whole):
        if _is_heard(clause, plain, own, task=not intent):
            heard.append(True)
            continue
        deed = _deed(plain, own, intent=intent)
        if deed and not (turned and _BY_WHAT.fullmatch(deed.split(" | ", 1)[0])):
            deeds.append(deed)
            stems |= own
            heard.append(False)
    if turned and True not in heard:
        heard.append(True)
    if heard[:1] == [True]:
        mine = (sent_kind(one, stems) for one in deeds if _BY_ME.match(one))
        answered = next(filter(None, mine), None)
        return (TouchKind.REPLY, answered) if answered else (TouchKind.REPLY,)
    kind = sent_kind(" | ".join(deeds), stems) if deeds else None
    if kind in _ONLY_SENT and kind is not TouchKind.CALL and _NEWS.search(text.lower()):
        kind = TouchKind.STATUS_CHECK  # `emailed Jane: any news?`
    if kind is None:
        return (TouchKind.REPLY,) if any(heard) else ()
    return (kind, TouchKind.REPLY) if any(heard) else (kind,)


def _clauses(text: str, whole: frozenset[str]) -> "Iterator[tuple[str, str, frozenset[str]]]":
    """Give the clauses that may speak of messages: as written, in lower case, their stems.

    `whole`: the stems of the text.
    """
    parts = _CLAUSE.split(text)
    for part in parts:
        said = part.lower()
        if len(said) < _LONGEST_NOTE and _NOTE_TO_SELF.fullmatch(said.strip(" .!")):
            return  # what stands behind it is still to be done
        if not any(map(said.__contains__, whole)):
            continue
        stems = stems_of(said) if len(parts) > 1 else whole
        if not stems or (any(map(said.__contains__, _OF_MACHINES)) and _MACHINE.search(said)):
            continue
        if " if " in said and _PLANNED.match(said):
            continue
        clause = _BECAUSE.sub("", part.strip(" .!"))
        plain = clause.casefold()
        if plain in {"note", "notes"}:
            continue  # what follows is one
        if "than" in stems and " for" in plain:
            plain = _FOR_WHAT.sub(r"\1", plain)
        if "prepared" in plain or "drafted" in plain:
            plain = _ADJECTIVE.sub(r"\1", plain)
        yield clause, plain, stems


def _at_once(text: str, stems: frozenset[str]) -> tuple[TouchKind, ...] | None:
    """Answer for most lines, which speak of nothing or plainly of one thing; else None."""
    plainly = _PLAIN_LINE.fullmatch(text)
    if plainly and plainly.lastgroup and not _UNDONE.search(text.lower()):
        return (_BY_GROUP[plainly.lastgroup],)
    if not stems:
        return ()
    alone = stems & _STEMS_OF_ONESELF and _TO_ONESELF.search(fold(text))
    return (TouchKind.REFLECT,) if alone else None


def _is_heard(clause: str, plain: str, stems: frozenset[str], *, task: bool) -> bool:
    """Tell whether a clause says that they wrote, called or answered."""
    theirs = "than" in stems and any(map(plain.__contains__, _OF_THEIRS))
    if theirs and _THANKS_FROM.search(plain):
        return True
    if _wrote(clause, plain):
        return True
    mine = stems & _STEMS_OF_ANSWERS and _I_ANSWERED.search(plain)
    if mine or (task and _ANSWERING.match(plain)):
        return False
    received = _RECEIVED.search(plain) if "rece" in stems else None
    may_be = stems & _STEMS_OF_REPLIES or "told" in plain or "news" in plain
    found = received or (_reply_in(plain) if may_be else None)
    if not found or _AWAITED.match(plain, found.end()):
        return False
    before = plain[: found.start()]  # `no reply`; but `replied that nothing is decided`
    if any(pattern.search(before) for pattern in (_NOT, _WAITING, _INTENT, _WILL)):
        return False
    return not _SUBJECT.match(plain) if received else not _THANKS.match(plain)


def _reply_in(plain: str) -> re.Match[str] | None:
    cell = _REPLY_CELL.search(plain) if "| " in plain else None
    return _REPLY_FIRST.match(plain) or cell or _REPLY.search(plain)


def _wrote(clause: str, plain: str) -> bool:
    """Tell whether it was they who wrote: `Jane replied she'd let me know`."""
    if _THEY.match(plain):
        return True
    somebody = SOMEBODY.match(clause)
    return bool(somebody) and not _NO_NAME.fullmatch(
        somebody["name"].rsplit(" ", 1)[-1] if somebody else ""
    )


def _deed(plain: str, stems: frozenset[str], *, intent: bool) -> str:
    """Give what a clause says that was done; empty where it was not."""
    if not stems & STEMS_OF_DEEDS:
        return ""
    no = _NOT.search(plain)
    if (no and not _DID.search(plain, 0, no.start())) or plain.endswith("?"):
        return ""
    if _UNDONE.search(plain) or ("| " in plain and _CELL_UNDONE.search(plain)):
        return ""
    if _SUBJECT.match(plain) or (" to " in plain and _BY_OTHERS.search(plain)):
        return ""
    preparing = _PREPARING.search(plain) if any(map(plain.__contains__, _PREPARED)) else None
    if preparing:
        behind = plain[preparing.end() :]
        sent = _AND_SENT.match(behind)
        before = plain[: preparing.start()]
        plain = behind[sent.end() :] if sent else before if behind.strip(" .!") else ""
    if intent:
        plain = _INTENT.split(plain, maxsplit=1)[0]
        plain = _WILL.split(plain, maxsplit=1)[0] if "'ll" in plain else plain
        if plain.endswith(_LATER) and not _PAST.search(plain):
            return ""
    kind = sent_kind(plain, stems)
    waits = kind in _ONLY_SENT and _WAITING.search(plain)
    return plain if kind and not waits else ""


def speaks(words: str) -> bool:
    """Tell whether a line speaks of messages at all, though none was sent or heard."""
    text = fold(words).replace("’", "'")
    if _WAITING.search(text) or _NOTHING.search(text):
        return True
    stems = stems_of(text)
    if not stems and "told" not in text and "news" not in text:
        return False
    if _RECEIVED.search(text) or _reply_in(text):
        return True
    return sent_kind(text, stems) is not None


_NOTHING = regex(
    r"\b(?:nothing|silence|radio|"
    r"no (?:answer|reply|response|news|word|call|e-?mail|mail|message))\b"
)
