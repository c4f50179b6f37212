"""Where a message goes: one address, and that of the person."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Channel
from vaultsync.names import fold
from vaultsync.parse.mailbox import read_mailbox, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person

_ADDRESS = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}"
)
_DOMAIN = re.compile(r"@[^.]+(?:\.[^.]+)*\.[^\W\d_][^.]+$")


def addresses(letter: "Letter") -> "Iterator[Finding]":
    """Report an address that is missing, wrong, one's own, or one of several."""
    channel, to = letter.channel, letter.draft.to.strip()
    person = _addressee(letter)
    if not to:
        yield letter.head(
            "VS518",
            f"no address: nothing says where this goes to {person.name}",
            "to",
            fix="write the address behind `to:`, or into your note",
        )
    elif channel in {Channel.EMAIL, Channel.FORWARD}:
        yield from _email(letter, to, person)
    elif channel is Channel.TEXT and read_number(to) is None:
        yield letter.head(
            "VS518",
            f"{to!r} is no phone number",
            "to",
            at=to,
            fix="write one number: +44 7700 900118",
        )


def _addressee(letter: "Letter") -> "Person":
    item = letter.item
    passed_on = item.channel is Channel.FORWARD and item.through
    return item.through if passed_on and item.through else item.person


def _email(letter: "Letter", to: str, person: "Person") -> "Iterator[Finding]":
    found = list(dict.fromkeys(_ADDRESS.findall(to)))
    one = found[0] if found else ""
    if len(found) > 1 or (one and to.count("@") > 1):
        message = f"several addresses: {to!r}"
        fix = f"write one message to each; this one is for {person.name}"
    elif not one or read_mailbox(to) is None or not _DOMAIN.search(one):
        message, fix = f"{to!r} is no email address", "write one address: jane@acme.example"
    elif one.casefold() in _own(letter):
        message, fix = f"{one!r} is your own address", f"write the address of {person.name}"
    elif person.key not in letter.around.addresses.get(one.casefold(), {person.key}):
        message = f"{one!r} is not the address of {person.name}, but of somebody else"
        fix = f"write the address of {person.name}" + (
            f": {person.email}" if person.email else ""
        )
    else:
        return
    yield letter.head("VS518", message, "to", at=to, fix=fix)


def _own(letter: "Letter") -> frozenset[str]:
    me = letter.settings.me
    said = f"{me.name}\n{me.signature}\n{me.email}"
    return frozenset(text.casefold() for text in _ADDRESS.findall(said))


def consent(letter: "Letter") -> "Iterator[Finding]":
    """Report a text to somebody who has not agreed to texts (S25, S26)."""
    if letter.channel is Channel.TEXT and letter.item.person.text_ok is not True:
        name = letter.item.person.name
        said = f"your notes do not say that {name} agreed to texts"
        if letter.item.person.text_ok is False:
            said = f"your notes say that {name} did not agree to texts (`text_ok:: no`)"
        yield letter.head(
            "VS519",
            f"{fold(letter.draft.channel) or 'text'!r}: {said}",
            "channel",
            at=letter.draft.channel,
            fix="write an email; or, if they agree by now, `text_ok:: yes` into your note",
        )
