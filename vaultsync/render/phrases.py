"""How follow-ups and touches are called, in lists and in notes."""

import re
from datetime import date

from vaultsync.model import Touch, TouchKind, TouchState
from vaultsync.owed import SOFT, Channel, FollowUp, Kind
from vaultsync.patterns import regex
from vaultsync.render.escape import message, spoken
from vaultsync.rules.channel import only_by_phone

_TITLE = {
    Kind.REFLECT: "Write down what you discussed with",
    Kind.THANK_YOU: "Thank-you to",
    Kind.FOLLOW_UP: "Follow-up to",
    Kind.STATUS_CHECK: "Status check to",
    Kind.RESPOND: "Answer to",
    Kind.CONNECT: "Connect with",
    Kind.UPDATE: "Update to",
    Kind.KEEP_IN_TOUCH: "Keep in touch with",
}
_TOUCH = {
    Kind.REFLECT: "Reflect",
    Kind.THANK_YOU: "Thank-you",
    Kind.FOLLOW_UP: "Follow-up",
    Kind.STATUS_CHECK: "Status check",
    Kind.RESPOND: "Answer",
    Kind.CONNECT: "Connect",
    Kind.UPDATE: "Update",
    Kind.KEEP_IN_TOUCH: "Keep-in-touch",
}
_BY = {Channel.EMAIL: "by email", Channel.TEXT: "by text", Channel.LINKEDIN: "by LinkedIn"}
_SAID_BY = (
    (Channel.LINKEDIN, regex(r"\blinkedin\b", re.IGNORECASE)),
    (Channel.EMAIL, regex(r"\be-?mail(?:ed)?\b|\bmailed\b", re.IGNORECASE)),
    (Channel.TEXT, regex(r"\bby text\b|\btexted\b|\bsms\b", re.IGNORECASE)),
)
"""How a record says that it went."""
_NO_CALL = SOFT | {Kind.REFLECT}
_STAMP = {TouchState.DONE: "✅", TouchState.SKIPPED: "❌", TouchState.SNOOZED: "⏳"}
_FIELD = {
    TouchState.DONE: "completion",
    TouchState.SKIPPED: "cancelled",
    TouchState.SNOOZED: "scheduled",
}
BOX = {TouchState.DONE: "x", TouchState.SKIPPED: "-", TouchState.SNOOZED: " "}
"""What stands in the box of a task."""

_SENT = {
    TouchKind.CONNECT: "connection",
    TouchKind.KEEP_IN_TOUCH: "keep-in-touch message",
    TouchKind.OTHER: "message",
}
"""What went out to a person, where the kind's own word is no noun."""
_ANSWER = regex(r"\b(?:answer|respon[ds]|repl(?:y|ied)\b)", re.IGNORECASE)


def title(kind: Kind) -> str:
    """Begin the line of a follow-up; the person's name comes behind."""
    return _TITLE[kind]


def whom(item: FollowUp) -> str:
    """Name the person; for what concerns a company, the company."""
    return item.person.name or item.company


def way(item: FollowUp) -> str:
    """Say how a message goes: `by email`, `through Dana Whitfield`; empty where it is open."""
    if item.channel is Channel.FORWARD and item.through:
        return f"through {message(item.through.name)}"
    return _BY.get(item.channel, "")


def way_it_went(item: FollowUp) -> str:
    """Say how a message went that is settled; empty where its record does not say it.

    How it could go now is not how it went: a note may say of two people that both got thanks.
    """
    if item.through and f"through {message(item.through.name)}" in item.recorded:
        return f"through {message(item.through.name)}"
    return next((_BY[way] for way, words in _SAID_BY if words.search(item.recorded)), "")


def reach(item: FollowUp) -> str:
    """Say how a message can go, also where that is a call: `by phone, 0113 496 0112`.

    Of what is settled it says how it went.
    """
    if not item.state.open and item.recorded:
        return way_it_went(item)
    call = item.channel is Channel.NONE and item.kind not in _NO_CALL
    if call and only_by_phone(item.person):
        return f"by phone, {message(item.person.phone)}"
    return way(item)


def not_reached(item: FollowUp) -> str:
    """Say of a message that is due that there is no way for it to go; empty: there is one."""
    lost = item.channel is Channel.NONE and item.kind not in _NO_CALL and item.state.pressing
    if not lost or only_by_phone(item.person):
        return ""
    return "no way to reach them yet: no address, and nobody who passes messages on"


def what(item: FollowUp) -> str:
    """Say what is owed to whom: `Thank-you to Marcus Lee at Acme by text`."""
    at = f"at {item.where}" if item.where else ""
    return " ".join(p for p in (title(item.kind), whom(item), at, reach(item)) if p)


def stamp(state: TouchState, day: date, *, dataview: bool = False) -> str:
    """Write the day of a touch as the Tasks plugin does, with emoji or as Dataview fields."""
    return f"[{_FIELD[state]}:: {day}]" if dataview else f"{_STAMP[state]} {day}"


def touch_words(item: FollowUp, state: TouchState, *, name: bool) -> str:
    """Say in words what a touch of a follow-up was.

    `name`: the line stands outside the person's section and says to whom it went.
    """
    words = [_TOUCH[item.kind]]
    if name and item.person.name:
        word = "on" if item.kind is Kind.REFLECT else "to"
        words.append(f"{word} {message(item.person.name)}")
    if item.kind is Kind.RESPOND and state is TouchState.DONE:
        words.append("sent")
    elif state is TouchState.DONE and way(item):
        words.append(way(item))
    if item.override and state is TouchState.DONE:
        words.append(f"(override: {spoken(item.override)})")
    return " ".join(words)


def called(touch: Touch) -> str:
    """Name what was sent or heard in a word; what is of no kind is an answer or a message."""
    if touch.kind is not TouchKind.OTHER:
        word: str = touch.kind.value
        return word if touch.of_company else _SENT.get(touch.kind, word)
    return "answer" if _ANSWER.search(touch.text) else "message"


def counted(kind: TouchKind, count: int) -> str:
    """Say how many of a kind went out: `2 thank-yous`."""
    return f"{count} {_SENT.get(kind, kind.value)}{'s' * (count != 1)}"


def is_touch_line(item: FollowUp, text: str) -> bool:
    """Tell whether a task without its bullet is a record of this follow-up, word for word.

    The way may be another one: the note may have got an address since.
    """
    name = re.escape(message(item.person.name))
    written = re.compile(
        rf"\[[xX-]\] {_TOUCH[item.kind]}(?: (?:to|on) {name})?"
        rf"(?: sent| (?:{'|'.join(_BY.values())})| through [^()\[\]#]{{1,200}})?"
        r"(?: \(override: [^\[\]#]{1,300}\))? "
        r"(?:[✅❌] \d{4}-\d{2}-\d{2}|\[(?:completion|cancelled):: \d{4}-\d{2}-\d{2}\])"
    )
    return written.fullmatch(text) is not None


def reply_words(name: str, said: str) -> str:
    """Say that they wrote; `name` and `said`: who and what, where it is to be told."""
    start = f"Reply received from {message(name)}" if name else "Reply received"
    said = spoken(said)
    return f"{start}: {said}" if said else start
