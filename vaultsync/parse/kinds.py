"""What kind of message or call a line speaks of: the English words people use for them."""

import re

from vaultsync.model import TouchKind
from vaultsync.names import fold

_NOT_HEARD = re.compile(
    r"\b(?:no|not|never|without|await\w*|waiting for|wait for|expect\w*|hop(?:e|ing) for|"
    r"haven'?t|hasn'?t|didn'?t|don'?t|nothing|still no|asked for|request\w*)\b[^.:;,]{0,20}"
    r"\b(?:repl(?:y|ied|ies)|received|response|answer|heard|word)\b|\bnothing\b|\bno answer\b"
)
_NOT_SENT = re.compile(
    r"\b(?:not|never|didn't|haven't|no)\b(?: \w+)? ?"
    r"\b(?:sent|send|done|written|write|call(?:ed)?|e-?mail(?:ed)?|thank\w*|follow\w*|text(?:ed)?)\b"
)
_I_ANSWERED = re.compile(
    r"\b(?:sent|send|wrote|my|i)\b[^.:;,]{0,12}\brepl(?:y|ied)\b"
    r"|\brepl(?:y|ied) (?:sent|to(?! (?:my|me|our|us)\b))"
)
_RECEIVED = re.compile(r"\breceived\b|\bgot (?:a|an|the|their) (?:reply|answer|response)\b")
_REPLY = re.compile(
    r"\brepl(?:y|ied|ies)\b"
    r"|\b(?:called|wrote|rang|phoned|texted|emailed|told|invited)(?: to)? (?:me|us)\b"
    r"|\bheard (?:back|from)\b|\bwrote back\b"
    r"|\b(?:got|came|come|gets?) back (?:to (?:me|us)|with)\b"
    r"|\b(?:she|he|they) (?:has |have )?(?:responded|answered)\b"
    r"|\brejection (?:e-?mail|letter)\b"
    r"|\b(?:e-?mail|message|call|text|note|answer|voicemail) from\b"
)
_CLAUSE = re.compile(r"\s*[,;]\s*|\s+(?:but|and then|then)\s+")
_PREPARING = re.compile(
    r"\bprepar\w+\b|\bdraft(?:ed|ing)?\b|\bpracti[cs](?:ed|ing)\b"
    r"|\bpractice (?:call|run|interview|session)\b|\brehears\w+\b"
)
_INTENT = re.compile(
    r"\b(?:will|would|shall|should|must|to be|needs? to|have to|going to|plan(?:ning)? to|"
    r"want to|forgot(?: to)?|remember to|todo)\b"
)
_TO_ONESELF = re.compile(r"\breflect(?:ed|ion)?\b|\bnothing (?:else )?to note\b")
_KINDS: "tuple[tuple[TouchKind, re.Pattern[str]], ...]" = (
    (
        TouchKind.THANK_YOU,
        re.compile(r"\bthank(?:s|ed|ing)?\b|\bthank-?you|\bthx\b|\bty (?:note|e-?mail|card)\b"),
    ),
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
            r"\bfollow(?:ed|ing|s)?[ -]?ups?\b(?! (?:questions?|interviews?|rounds?|meeting)\b)"
            r"|\bchas(?:ers?|ed|ing)\b|\bnudg(?:ed?|ing)\b|\bpinged\b|\bbumped\b"
        ),
    ),
    (TouchKind.UPDATE, re.compile(r"\bupdate[sd]?\b")),
    (
        TouchKind.CALL,
        re.compile(
            r"(?:^|\| )(?:phone )?call(?:ed)?\b(?! (?:off|between|for|me|us)\b)"
            r"|\bphoned\b(?! me\b)|\brang\b(?! me\b)"
            r"|\bvoicemail\b|\b(?:i|we) called\b|\b(?<!on-)call(?:ed)? (?:with|to)\b"
        ),
    ),
    (TouchKind.CONNECT, re.compile(r"\bconnect(?:ed|ion)?\b|\blinkedin request\b")),
    (TouchKind.TEXT, re.compile(r"\btext(?:ed|s)?\b|\bsms\b|\bwhatsapp(?:ed)?\b")),
    (
        TouchKind.OTHER,
        re.compile(
            r"\bsent\b|\bsend\b|\breached out\b|\be-?mail(?:s|ed)?\b|\bmailed\b|\bwrote\b|"
            r"\bmessaged?\b|\bdm(?:ed)?\b|\banswer(?:ed)?\b|\brespon(?:ded|se)\b|\blinkedin\b|\bforwarded\b|\brepl(?:y|ied)\b"
        ),
    ),
)


def kinds_of(words: str, *, intent: bool = False) -> tuple[TouchKind, ...]:
    """Tell all that a line speaks of: `thank-you sent, Jane replied` is two touches.

    `intent`: words such as `will` and `drafted` make it no touch; a ticked task is done anyway.
    """
    text = fold(words).replace("’", "'")
    if _TO_ONESELF.search(text):
        return (TouchKind.REFLECT,)
    # What stands behind `will` or `prepare` is no deed; what stands before it is one.
    split = (clause for clause in _CLAUSE.split(text) if not _nothing_heard(clause))
    heads = map(_before_preparing, split)
    clauses = [_INTENT.split(head, maxsplit=1)[0] if intent else head for head in heads]
    said = [clause for clause in clauses if clause.strip()]
    if not said:
        return ()
    heard = [_heard(clause) for clause in said]
    if not any(heard):
        kind = _sent_kind(" , ".join(said))
        return (kind,) if kind else ()
    first = None if heard[0] else _sent_kind(said[0])
    return (first, TouchKind.REPLY) if first else (TouchKind.REPLY,)


def _before_preparing(clause: str) -> str:
    """`thank-you sent, drafted the next`; but `thank-you drafted` is none at all."""
    found = _PREPARING.search(clause)
    if not found:
        return clause
    return clause[: found.start()] if clause[found.end() :].strip(" .!") else ""


def _nothing_heard(clause: str) -> bool:
    """`no reply yet`; but `reply: not received the papers` is one."""
    found = _NOT_HEARD.search(clause)
    return bool(found) and not _REPLY.search(clause[: found.start()] if found else "")


def _heard(text: str) -> bool:
    if _RECEIVED.search(text):
        return True
    return bool(_REPLY.search(text)) and not _I_ANSWERED.search(text)


def _sent_kind(text: str) -> TouchKind | None:
    if _NOT_SENT.search(text):
        return None
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


def speaks(words: str) -> bool:
    """Tell whether a line speaks of messages at all, though none was sent or heard."""
    text = fold(words).replace("’", "'")
    return any(p.search(text) for p in (_REPLY, _RECEIVED, _NOT_HEARD, *(k[1] for k in _KINDS)))
