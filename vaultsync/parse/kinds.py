"""What kind of message or call a line speaks of: the English words people use for them.

A line is taken apart into clauses, and each is asked for itself: was something heard, was
something sent, or neither, because it was only planned, failed, or said in the conversation.
"""

import re

from vaultsync.model import TouchKind
from vaultsync.names import fold, unlink

_CLAUSE = re.compile(
    r"\s*[,;()\"“”]\s*|\.\s+|\.$|:\s+|:$|\s+[-–—→]+\s+|\s*[–—]\s*|\s+(?:but|and then|then|so|"
    r"yet)\s+"
)
_BECAUSE = re.compile(
    r"\s(?:after|since|because|as|when|although|though|while|until|before|if|unless)\s.*"
)
"""What stands behind it is no deed of its own: `thank-you sent after she called me`."""
_FOR_WHAT = re.compile(r"(\bthank\S*(?: \S+){0,3}?) for\b.*")
_ADJECTIVE = re.compile(r"\b(the|my|a|an|her|his|their) (?:prepared|drafted)\b")
_PREPARING = re.compile(
    r"\bprepar\w+\b|\bdraft(?:ed|ing)?\b|\bpracti[cs](?:ed|ing)\b"
    r"|\bpractice (?:call|run|interview|session)\b|\brehears\w+\b"
)
_AND_SENT = re.compile(r"^\W*(?:and|&|\+|then) (?=sent\b|send\b|e-?mailed\b|mailed\b)")
_INTENT = re.compile(
    r"\b(?:will|would|shall|should|must|to be|needs? to|have to|going to|plan(?:ning)? to|"
    r"want to|forgot(?: to)?|remember to|todo|\w+'ll|gonna)\b"
)
_UNDONE = re.compile(
    r"\b(?:due|pending|overdue|planned|scheduled|unsent|bounced?|undeliver\w+|in drafts|"
    r"still to|yet to|to be sent|tr(?:ied|ying) to|couldn't|could not|can't|cannot|unable|"
    r"fail(?:ed|s)|postponed|reminders?|remind|think about|thinking (?:of|about)|ideas? for|"
    r"templates?|look(?:ed)? (?:up|for)|wr(?:ite|ote) down|points for|buy|bought|order(?:ed)?|"
    r"deadline|not yet|todo)\b|\?$|\| (?:no|open)\s*(?:\||$)"
)
_LATER = re.compile(r"\b(?:next (?:week|month)|tomorrow|later|soon)$")
_PAST = re.compile(r"\b(?:sent|done|wrote|rang|\w{3,}ed)\b")
_NOT = re.compile(
    r"\b(?:not|never|didn't|don't|haven't|hasn't|hadn't|wasn't|no|without|nothing|nobody|"
    r"none)\b"
)
_WAITING = re.compile(
    r"\b(?:await\w*|wait\w*|expect\w*|hop(?:e|ed|ing)|promis\w+|ask(?:ed)? for|request\w*|"
    r"look(?:ing)? forward)\b"
)
_TO_ONESELF = re.compile(r"\breflect(?:ed|ion)?\b|\bnothing (?:else )?to note\b")

_WROTE = (
    r"(?:e-?mailed|mailed|wrote|called(?! off\b)|phoned|rang|texted|messaged|replied|responded|"
    r"answered|followed[ -]up|nudged|pinged|chased|got back|came back|reached out|invited|"
    r"rejected|let (?:me|us) know|left (?:me )?a|"
    r"sent (?:me|us|over|through|a|an|the|their|some|more))\b"
)
_THEY = re.compile(
    rf"^(?:and )?(?:(?:the )?(?:she|he|they|hr|recruiter|company|team|hiring manager|manager|"
    rf"interviewer|coordinator|panel|agency|someone|somebody))(?: (?:has|have|had|just|finally|"
    rf"also|then|already)){{0,2}} {_WROTE}"
)
_SOMEBODY = re.compile(
    rf"^(?P<name>[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){{0,2}})(?: (?:has|had|just|finally|also|then|"
    rf"already)){{0,2}} {_WROTE}"
)
_NO_NAME = re.compile(
    r"(?:i|we|e-?mails?|mails?|thank\S*|thanks|follow\S*|status|messages?|notes?|texts?|"
    r"letters?|updates?|repl\S+|linkedin|cards?|reminders?|calls?|voicemail|also|then|just|"
    r"finally|again|today|yesterday|later|afterwards|still|never|not|have|had|was|slides|"
    r"documents|references|portfolio|cv|resume|papers|materials|work|samples?|test|"
    r"assignment|links?|answers?|questions|form|contract|invoice|chaser|follow-up|and|"
    r"presentation|application|when|after)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:she|he|they|it)\b(?! (?:should|will))")

_I_ANSWERED = re.compile(
    r"\b(?:sent|send|wrote|my|i)\b[^.:;,]{0,12}\brepl(?:y|ied)\b"
    r"|\brepl(?:y|ied) (?:sent\b|with\b|to\b(?! (?:my|me|our|us)\b))"
    r"|\bi wrote back\b|\bwrote back to\b|\b(?:answer|response|reply) (?:sent|to(?! my\b))"
)
_ANSWERING = re.compile(r"^(?:reply|respond|answer|write back)\b(?! (?:received|from|in\b))")
"""A task of one's own: `- [x] Respond to Jane`."""
_MINE = (
    r"(?:my|our|home|work|private|(?:the )?(?:train|bus|office|airport|road|car|phone)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|last)"
)
_REPLY = re.compile(
    r"\brepl(?:y|ied|ies)\b"
    r"|\b(?:called|wrote|rang|phoned|texted|emailed|told|invited)(?: to)? (?:me|us)\b"
    r"|\b(?:called|rang|phoned|texted|emailed) (?:me |us )?back\b"
    r"|\bheard (?:back|from)\b|\bwrote back\b"
    r"|\b(?:got|came|come|gets?) back (?:to (?:me|us)|with)\b"
    rf"|(?:^|\| |\bgot (?:an? )?|\bnew |^an? )(?:e-?mail|message|call|text|note|answer|"
    rf"voicemail|letter|update|news) from\b(?! {_MINE}\b)"
    r"|\bgot (?:an? |the |their |my )?(?:offer|update|rejection|invit\w+|e-?mail|message|"
    r"call|text|reply|answer|response|voicemail)\b|^(?:answer|response|rejection|rejected|"
    r"invitation|invited)\b|^offer(?:ed)?(?:$| (?:received|call|letter|came|from|by)\b)|"
    r"\brejection (?:e-?mail|letter)\b"
)
_RECEIVED = re.compile(r"\breceived\b")
_AWAITED = re.compile(
    r"(?: (?:is|was|still|to be))*"
    r" (?:expected|due|pending|promised|outstanding|awaited|missing|needed)\b"
)
"""Behind a reply: `reply expected on Friday` is none yet."""
_DID = re.compile(
    r"\b(?:sent|e-?mailed|mailed|thanked|followed[ -]up|called|texted|wrote|chased|nudged|"
    r"pinged|messaged|forwarded)\b"
)
"""What was done before a `no`: `sent thank-you with no attachments`."""
_THANKS = re.compile(
    r"\bthank(?:s|ed|ing)?\b(?! (?:me|us|you page)\b)(?![- ]you(?:'s)? (?:pages?|"
    r"cards? (?:shop|design)))|\bthx\b|\bty (?:note|e-?mail|card)\b"
)
_NO_MESSAGE = (
    r"(?:questions?|interviews?|rounds?|meetings?|stud(?:y|ies)|work|projects?|plans?|tasks?|"
    r"items?|topics?|discussions?|sessions?|steps?|visits?|care|appointments?)"
)
_KINDS: "tuple[tuple[TouchKind, re.Pattern[str]], ...]" = (
    (TouchKind.THANK_YOU, _THANKS),
    (
        TouchKind.KEEP_IN_TOUCH,
        re.compile(r"\b(?:keep|kept|keeping|stay(?:ed)?)[ -]in[ -]touch\b"),
    ),
    (
        TouchKind.STATUS_CHECK,
        re.compile(
            r"\bstatus[ -]?(?:check|question|inquiry|enquiry|request)(?:s|ed)?\b"
            r"|\bchecked[ -]in\b|\bcheck(?:ing)?[ -]in (?:with|by|e-?mail|message|note)\b"
            r"|\basked (?:\w+ )?(?:for|about) (?:an? |the |any )?(?:status|updates?)\b"
            r"|\bchecked (?:the )?status\b"
        ),
    ),
    (
        TouchKind.FOLLOW_UP,
        re.compile(
            rf"\bfollow(?:ed|ing|s)?[ -]?ups?\b(?! {_NO_MESSAGE}\b)"
            r"|\bchas(?:ers?|ed|ing)\b|\bnudg(?:ed?|ing)\b|\bpinged\b|\bbumped\b"
        ),
    ),
    (
        TouchKind.UPDATE,
        re.compile(
            r"(?:^|\| )(?:and )?(?:an? |the |my )?updates?\b(?! (?:cv|resume|résumé|profile|"
            r"portfolio|linkedin|website|spreadsheet|tracker|notes?|the|my|from)\b)|"
            r"\bupdates? (?:sent|to|e-?mail|mail|by)\b|\bsent (?:\w+ ){0,4}updates?\b|(?:^|"
            r"\| )updated (?:her|him|them|[a-z]+$)"
        ),
    ),
    (
        TouchKind.CALL,
        re.compile(
            r"(?:^|\| )(?:phone )?call(?:ed)?\b(?! (?:off|between|for|me|us)\b)"
            r"|\bphoned\b(?! (?:me|us)\b)|\brang\b(?! (?:me|us)\b)"
            r"|\bleft (?:\w+ ){0,2}voicemail\b|(?:^|\| )voicemail\b"
            r"|\b(?:i|we) called\b|\b(?<!on-)call(?:ed)? (?:with|to)\b"
        ),
    ),
    (TouchKind.CONNECT, re.compile(r"\bconnect(?:ed|ion)?\b|\blinkedin request\b")),
    (
        TouchKind.TEXT,
        re.compile(
            r"(?:^|\| )(?:an? )?(?:text|sms|whatsapp)s?\b|\btexted\b|\bwhatsapped\b"
            r"|\bsen[dt] (?:\w+ ){0,3}(?:text|sms|whatsapp)\b|\b(?:text|sms|"
            r"whatsapp) (?:sent|to)\b"
        ),
    ),
    (
        TouchKind.OTHER,
        re.compile(
            r"\bsent\b|\bsend\b|\breached out\b|\be-?mailed\b|\bmailed\b|\bwrote\b|"
            r"\bmessaged\b|\bdm(?:ed)?\b|\banswered\b|\bresponded\b|\bforwarded\b|\brepl(?:y|"
            r"ied)\b|(?:^|\| )(?:an? )?(?:e-?mail|mail|message|note|letter|dm|answer|"
            r"respon[ds]e?|linkedin)\b|\be-?mails? (?:to|sent)\b|^write back\b"
        ),
    ),
)


_ONLY_SENT = frozenset({TouchKind.OTHER, TouchKind.TEXT, TouchKind.CALL})
_NOTE_TO_SELF = re.compile(r"(?:reminder|to ?do|ideas?|plan|next(?: steps?)?|later|tomorrow)")


_PLAIN_LINE = re.compile(
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
_ANY = re.compile(
    r"thank|thx|\bty\b|sen[dt]|mail|call|phon|rang|text|messag|wr[io]t|repl|answer|respon|follow|"
    r"chas|nudg|ping|bump|check|status|updat|touch|connect|linkedin|receiv|heard|back|reject|"
    r"invit|offer|forward|reach|\bdm|letter|note|nothing|sms|whatsapp|reflect|\bgot\b|left|\blet\b",
    re.IGNORECASE,
)
"""A line without any of these speaks of no message."""


def kinds_of(words: str, *, intent: bool = False) -> tuple[TouchKind, ...]:
    """Tell all that a line speaks of: `thank-you sent, Jane replied` is two touches.

    `intent`: the line is no ticked task, so words such as `will` make it no touch.
    """
    text = " ".join(unlink(words).replace("’", "'").split())
    at_once = _at_once(text)
    if at_once is not None:
        return at_once
    deeds: list[str] = []
    first: bool | None = None
    """Whether the first thing that the line tells was heard."""
    any_heard = False
    for part in _CLAUSE.split(text):
        clause = _BECAUSE.sub("", part.strip(" .!"))
        plain = _ADJECTIVE.sub(r"\1", _FOR_WHAT.sub(r"\1", clause.casefold()))
        if not plain:
            continue
        if _NOTE_TO_SELF.fullmatch(plain):
            break  # what stands behind it is still to be done
        if _is_heard(clause, plain, task=not intent):
            any_heard = True
            first = True if first is None else first
            continue
        deed = _deed(plain, intent=intent)
        if deed:
            deeds.append(deed)
            first = False if first is None else first
    if first:
        return (TouchKind.REPLY,)
    kind = _sent_kind(" | ".join(deeds)) if deeds else None
    if kind is None:
        return (TouchKind.REPLY,) if any_heard else ()
    return (kind, TouchKind.REPLY) if any_heard else (kind,)


def _at_once(text: str) -> tuple[TouchKind, ...] | None:
    """Answer for most lines, which speak of nothing or plainly of one thing; else None."""
    plainly = _PLAIN_LINE.fullmatch(text)
    if plainly and plainly.lastgroup:
        return (_BY_GROUP[plainly.lastgroup],)
    if not _ANY.search(text):
        return ()
    return (TouchKind.REFLECT,) if _TO_ONESELF.search(fold(text)) else None


def _is_heard(clause: str, plain: str, *, task: bool) -> bool:
    """Tell whether a clause says that they wrote, called or answered."""
    if _wrote(clause, plain):
        return True
    if _I_ANSWERED.search(plain) or (task and _ANSWERING.search(plain)):
        return False
    received = _RECEIVED.search(plain)
    found = received or _REPLY.search(plain)
    if not found or _AWAITED.match(plain, found.end()):
        return False
    before = plain[: found.start()]  # `no reply`; but `replied that nothing is decided`
    if any(pattern.search(before) for pattern in (_NOT, _WAITING, _INTENT)):
        return False
    return not _SUBJECT.match(plain) if received else not _THANKS.match(plain)


def _wrote(clause: str, plain: str) -> bool:
    """Tell whether it was they who wrote: `Jane replied she'd let me know`."""
    if _THEY.search(plain):
        return True
    somebody = _SOMEBODY.match(clause)
    return bool(somebody) and not _NO_NAME.fullmatch(
        somebody["name"].rsplit(" ", 1)[-1] if somebody else ""
    )


def _deed(plain: str, *, intent: bool) -> str:
    """Give what a clause says that was done; empty where it was not."""
    no = _NOT.search(plain)
    if (no and not _DID.search(plain, 0, no.start())) or _UNDONE.search(plain):
        return ""
    if _SUBJECT.match(plain):
        return ""
    preparing = _PREPARING.search(plain)
    if preparing:
        behind = plain[preparing.end() :]
        sent = _AND_SENT.match(behind)
        before = plain[: preparing.start()]
        plain = behind[sent.end() :] if sent else before if behind.strip(" .!") else ""
    if intent:
        plain = _INTENT.split(plain, maxsplit=1)[0]
        if _LATER.search(plain) and not _PAST.search(plain):
            return ""
    kind = _sent_kind(plain)
    waits = kind in _ONLY_SENT and _WAITING.search(plain)
    return plain if kind and not waits else ""


def _sent_kind(text: str) -> TouchKind | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def speaks(words: str) -> bool:
    """Tell whether a line speaks of messages at all, though none was sent or heard."""
    text = fold(words).replace("’", "'")
    heard = (_REPLY, _RECEIVED, _WAITING, _NOTHING)
    return any(p.search(text) for p in (*heard, *(pattern for _, pattern in _KINDS)))


_NOTHING = re.compile(r"\b(?:nothing|silence|no (?:answer|reply|response|news|word)|radio)\b")
