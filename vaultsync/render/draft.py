"""Drafts: one message per follow-up, made of what the notes hold about this person.

Nothing is invented: what a person has to say comes as a slot in brackets that shows the
note's own words and asks for a sentence (strategy.md section 4).
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.model import Channel, FollowUp, Interview, Kind, TouchKind
from vaultsync.parse.draft import fingerprint, head_fingerprint
from vaultsync.render.escape import file_name, message, one_line, yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.settings import Me

DRAFTED = frozenset(Kind) - {Kind.CONNECT, Kind.KEEP_IN_TOUCH, Kind.REFLECT}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: off
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
_BEHIND_COLON = re.compile(r"\w: ?(?=.*\w)(.+)", re.DOTALL)
_ASCII = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_KIND = {
    Kind.THANK_YOU: "Thank you",
    Kind.FOLLOW_UP: "Next steps",
    Kind.STATUS_CHECK: "A question on the status",
    Kind.RESPOND: "Your message",
    Kind.UPDATE: "News",
}
_EARLIER = {
    TouchKind.THANK_YOU: _KIND[Kind.THANK_YOU],
    TouchKind.FOLLOW_UP: _KIND[Kind.FOLLOW_UP],
    TouchKind.STATUS_CHECK: _KIND[Kind.STATUS_CHECK],
}
"""How the message began that an update goes on from (S55)."""


def draft_name(item: FollowUp) -> str:
    """Name a draft's file, without `.md`: `2026-03-05 Acme, Jane Doe, thank-you`."""
    day = item.interview.day
    ending = f", {item.kind.value}"
    stem = f"{day or ''} {item.company}, {item.person.name}"
    name = file_name(stem)
    while len(f"{name}{ending}".encode()) > 100:
        name = name[:-1]
    return file_name(f"{name.rstrip(' ,.')}{ending}")


def render_draft(item: FollowUp, me: "Me", interview_link: str) -> str:
    """Write the whole draft file."""
    body = _body(item, me)
    values = {
        "type": "follow-up-draft",
        "id": item.id,
        "kind": item.kind.value,
        "channel": item.channel.value,
        "to": one_line(_address(item)),
        "subject": one_line(_subject(item)),
        "interview": one_line(interview_link),
        "due": str(item.due),
        "proofread": "false",
        "status": "draft",
        "body_hash": fingerprint(body),
    }
    # What stands above it, so that a changed subject makes the draft the person's, too.
    values["head_hash"] = head_fingerprint(values)
    quoted = {"to", "subject", "interview", "body_hash", "head_hash"}
    head = "\n".join(
        f"{key}: {yaml_text(text) if key in quoted else text}" for key, text in values.items()
    )
    return f"---\n{head}\n---\n\n{body}"


def _address(item: FollowUp) -> str:
    to = item.through or item.person
    if item.channel in {Channel.EMAIL, Channel.FORWARD}:
        return to.email or to.phone or to.linkedin
    return {Channel.TEXT: to.phone, Channel.LINKEDIN: to.linkedin}.get(item.channel, "")


def _subject(item: FollowUp) -> str:
    """Name role or company; 60 characters at most where they allow it."""
    if item.channel is Channel.TEXT:
        return ""
    start = _KIND[item.kind]
    if item.kind is Kind.UPDATE and item.earlier in _EARLIER:
        start = f"Re: {_EARLIER[item.earlier]}"
    for about in (
        f"{item.role} at {item.company}" if item.role and item.company else "",
        item.role,
        item.company,
    ):
        if about and len(f"{start}: {about}") <= 60:
            return f"{start}: {about}"
    return f"{start}: {item.role or item.company}"


def _body(item: FollowUp, me: "Me") -> str:
    if item.channel is Channel.TEXT:
        return _text(item, me)
    paragraphs = list(_paragraphs(item))
    signature = "\n".join(map(message, (me.signature or me.name).splitlines())) or "[Your name]"
    letter = "\n\n".join((f"Dear {_name(item)},", *paragraphs, f"Kind regards,\n{signature}"))
    if item.channel is Channel.FORWARD and item.through:
        letter = _forward(item, letter, signature)
    return f"{letter}\n"


def _name(item: FollowUp) -> str:
    return message(item.person.name)


def _forward(item: FollowUp, letter: str, signature: str) -> str:
    through = message(item.through.name) if item.through else ""
    return (
        f"Dear {through},\n\n"
        f"I have no address of {_name(item)}, whom I met{_on(item.interview)}. "
        f"Would you be so kind as to pass the message below on? Thank you very much.\n\n"
        f"Kind regards,\n{signature}\n\n"
        f"Message for {_name(item)}:\n\n{letter}"
    )


def _paragraphs(item: FollowUp) -> "Iterator[str]":
    if item.kind is Kind.THANK_YOU:
        yield from _thanks(item)
    elif item.kind is Kind.RESPOND:
        yield from _answer(item)
    elif item.kind is Kind.UPDATE:
        yield from _update(item)
    else:
        yield from _chase(item)


def _thanks(item: FollowUp) -> "Iterator[str]":
    role = f"the {message(item.role)} role" if item.role else "the role"
    company = f" at {message(item.company)}" if item.company else ""
    yield (
        f"Thank you for your time{_on(item.interview)} and for the opportunity to talk about "
        f"{role}{company}."
    )
    person = item.person
    for point in person.points:
        yield f"[What stayed with you about: {message(point.text)}]"
    for missing in range(2 - len(person.points)):
        another = "another thing" if missing or person.points else "one thing"
        yield f"[Write about {another} that you and {_name(item)} discussed]"
    for concern in person.concerns:
        yield f"[What you would say today about: {message(concern.text)}]"
    for promise in person.promises:
        yield f"[Send or mention what you promised: {message(promise.text)}]"
    yield (
        f"Our conversation confirmed my interest in {role}"
        f"{f' and in {message(item.company)}' if item.company else ''}. "
        "I look forward to the next steps, and if anything else would be useful meanwhile, "
        "please let me know."
    )


def _chase(item: FollowUp) -> "Iterator[str]":
    role = f"the {message(item.role)} role" if item.role else "the role"
    company = f" at {message(item.company)}" if item.company else ""
    met = _on(item.interview, "for which we spoke" if _met(item) else "for which I interviewed")
    promised = item.interview.they_reply_by
    heard = f" You expected to have an answer by {_day(promised)}." if promised else ""
    if item.kind is Kind.FOLLOW_UP:
        yield f"I am writing about {role}{company}, {met}.{heard}"
        yield from _news(item) or (
            "[What is new on your side since then; remove this line if nothing is]",
        )
        yield (
            "I am still very interested. Could you tell me how the decision is coming along, "
            "and whether anything from my side would help with it?"
        )
        return
    yield (
        f"I would like to ask about the status of {role}{company}, {met}.{heard} "
        "I remain interested in it. Is the position still open, and is there a date by which "
        "you expect to decide?"
    )
    yield from _news(item) or (
        "[What is new on your side since your last message; remove this line if nothing is]",
    )
    yield "Thank you for your time. I wish you and the team well, whatever the outcome."


def _update(item: FollowUp) -> "Iterator[str]":
    """Say what is new, and nothing else (S54)."""
    role = f"the {message(item.role)} role" if item.role else "the role"
    company = f" at {message(item.company)}" if item.company else ""
    met = _on(item.interview, "for which we spoke" if _met(item) else "for which I interviewed")
    yield f"Since my last message about {role}{company}, {met}, there is something new:"
    yield from _news(item)
    yield "I remain interested, and no answer is needed if nothing has changed on your side."


def _news(item: FollowUp) -> tuple[str, ...]:
    return tuple(f"[In a sentence: {message(one.text)}]" for one in item.news)


def _met(item: FollowUp) -> bool:
    return item.interview.person(item.person.key) is not None


def _answer(item: FollowUp) -> "Iterator[str]":
    facts = {fact.line for fact in item.facts}
    heard = [t for t in item.interview.touches if t.line in facts and t.heard]
    day = f" of {_day(heard[0].day)}" if heard else ""
    role = f" about the {message(item.role)} role" if item.role else ""
    yield f"Thank you for your message{day}{role}."
    said = [_said(touch.text) for touch in heard]
    for text in filter(None, said):
        yield f"[Your answer to: {message(text)}]"
    if not any(said):
        yield f"[Your answer to what {_name(item)} wrote]"
    yield "I remain interested and look forward to the next step."


def _said(text: str) -> str:
    """Give what somebody said in a line: what stands behind `reply: `; a smiley is no colon."""
    found = _BEHIND_COLON.search(text)
    return found[1].strip() if found else ""


def _text(item: FollowUp, me: "Me") -> str:
    """Thanks, interest and the sender's name, short enough for one message."""
    role = f"the {message(item.role)} role" if item.role else "the role"
    company = f" at {message(item.company)}" if item.company else ""
    sender = message(me.name) or "[Your name]"
    first = next(iter(item.person.points), None)
    about = f" [One thing that stayed with you about: {message(first.text)}]" if first else ""
    if item.kind is Kind.THANK_YOU:
        if not first:
            about = " [One thing that you discussed]"
        text = (
            f"Dear {_name(item)}, thank you for your time and the chance to talk about {role}."
        )
        text += f"{about} I remain very interested. {sender}"
    elif item.kind is Kind.RESPOND:
        text = f"Dear {_name(item)}, thank you for your message. [Your answer] {sender}"
    elif item.kind is Kind.UPDATE:
        news = " ".join(_news(item))
        text = f"Dear {_name(item)}, since we spoke about {role}: {news} {sender}"
    else:
        text = (
            f"Dear {_name(item)}, I am still interested in {role}{company}. "
            f"Is there any news on the decision? Thank you. {sender}"
        )
    return f"{text.translate(_ASCII)}\n"


def _on(interview: Interview, before: str = "") -> str:
    if interview.day is None:
        return f"{before} recently" if before else ""
    return f"{before} on {_day(interview.day)}" if before else f" on {_day(interview.day)}"


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
