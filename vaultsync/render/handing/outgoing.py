"""What a message is made of, taken from a draft; what cannot be sent so is refused.

A draft's head comes from files that other programs write, too: recipient, sender and thread
are taken apart and put together anew, never copied (hazards.md row 19).
"""

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.errors import HandOverError
from vaultsync.names import fold
from vaultsync.owed import Channel, FollowUp
from vaultsync.parse.ids import with_day
from vaultsync.parse.mailbox import Mailbox, plain_name, read_mailbox, read_number
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.escape import one_line

if TYPE_CHECKING:
    from vaultsync.parse.draft import DraftFile
    from vaultsync.settings import Me

MAILED = frozenset({Channel.EMAIL.value, Channel.FORWARD.value})
"""Channels of drafts that are mails."""
_INVISIBLE = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Nobody writes these into a message; they can turn round what is read, or drive a terminal."""


@record_class
class Mail:
    """A mail, in parts that are safe to put together."""

    ident: str
    """The draft's ID with its due day: the same for the same message, another for the next."""
    to: Mailbox
    sender: Mailbox | None = None
    """None: whoever sends it."""
    subject: str
    body: str
    """Lines end in LF, the last one in none."""
    thread: tuple[str, ...] = ()
    """Ids of the messages that it goes on from, the latest last."""
    attachments: tuple[tuple[str, bytes], ...] = ()
    """Names and contents."""


@record_class
class Text:
    """A text message."""

    number: str
    body: str


class Unseen(NamedTuple):
    """A character that nobody sees."""

    row: int
    """Line, counted from 0."""
    said: str


def unseen(text: str) -> Unseen | None:
    """Find the first character in a message that nobody sees."""
    hidden = _INVISIBLE.search(text)
    if hidden is None:
        return None
    name = unicodedata.name(hidden[0], "a control character").lower()
    said = f"U+{ord(hidden[0]):04X} ({name})"
    return Unseen(text.count("\n", 0, hidden.start()), said)


def body_of(draft: "DraftFile") -> str:
    """Give the message of a draft without empty lines around it.

    Raises:
        HandOverError: there is none, or it holds characters that nobody sees.
    """
    hidden = unseen(draft.body)
    if hidden:
        line = draft.body_line + hidden.row
        raise HandOverError(
            f"{draft.path}:{line}: the message holds {hidden.said}, which nobody sees",
            hint="delete it, or write that line again",
        )
    body = draft.body.strip("\n")
    if not body.strip():
        raise HandOverError(f"{draft.path}: the message is empty", hint="write it first")
    return body


def mail_of(
    item: FollowUp,
    draft: "DraftFile",
    me: "Me",
    attachments: tuple[tuple[str, bytes], ...] = (),
) -> Mail:
    """Make a mail of a draft.

    Raises:
        HandOverError: it is for another channel, or names no single address.
    """
    _expect(draft, MAILED, "mail")
    to = read_mailbox(draft.to)
    if to is None:
        raise _nobody(draft, "address", "jane.doe@acme.example")
    return Mail(
        ident=with_day(item.id, item.due),
        to=Mailbox(_name(item, to), to.address),
        sender=_sender(me),
        subject=one_line(draft.subject),
        body=body_of(draft),
        thread=item.interview.thread,
        attachments=attachments,
    )


def text_of(draft: "DraftFile") -> Text:
    """Make a text message of a draft.

    Raises:
        HandOverError: it is for another channel, or names no single number.
    """
    _expect(draft, frozenset({Channel.TEXT.value}), "SMS")
    number = read_number(draft.to)
    if number is None:
        raise _nobody(draft, "number", "+44 7700 900123")
    return Text(number=number, body=body_of(draft))


def _name(item: FollowUp, to: Mailbox) -> str:
    """Say how the address's owner is called: as the notes do, if it is theirs."""
    person = item.through or item.person
    return plain_name(person.name) if fold(person.email) == fold(to.address) else to.name


def _sender(me: "Me") -> Mailbox | None:
    found = read_mailbox(me.email)
    return Mailbox(plain_name(me.name), found.address) if found else None


def _expect(draft: "DraftFile", channels: frozenset[str], what: str) -> None:
    if draft.channel in channels:
        return
    way = {
        Channel.EMAIL.value: "`--mailto` or `--eml`",
        Channel.FORWARD.value: "`--mailto` or `--eml`",
        Channel.TEXT.value: "`--sms`",
    }.get(draft.channel, "`--text`, and paste it where you write to them")
    cure = f"take {way}"
    if Channel.EMAIL.value in channels and read_mailbox(draft.to):
        # an address that a person wrote there says less than a channel that a person chose
        mailed = f"{one_line(draft.to)!r} stands in `to`"
        cure = f"{mailed}: to mail it, write `channel: email` in the draft; or {cure}"
    raise HandOverError(
        f"{draft.path}:{draft.line_of('channel')}: the draft is no {what}{_goes(draft)}: "
        f"its channel is {one_line(draft.channel)!r}",
        hint=cure,
    )


def _goes(draft: "DraftFile") -> str:
    """Say how a draft goes, where that has a name."""
    names = dict.fromkeys(MAILED, "email") | {Channel.TEXT.value: "SMS"}
    return f", it goes by {names[draft.channel]}" if draft.channel in names else ""


def _nobody(draft: "DraftFile", what: str, example: str) -> HandOverError:
    shown = one_line(draft.to)
    said = f"{shown!r} is not one {what}" if shown else f"there is no {what}"
    return HandOverError(
        f"{draft.path}:{draft.line_of('to')}: {said}",
        hint=f'write one {what} and nothing else: `to: "{example}"`',
    )
