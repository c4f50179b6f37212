"""Where a message goes: one address, and that of the person."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.owed import Channel
from vaultsync.parse.draft import piece_name
from vaultsync.parse.mailbox import read_mailbox, read_number
from vaultsync.patterns import regex
from vaultsync.rules.channel import only_by_phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person

_ADDRESS = regex(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}")
_DOMAIN = regex(r"@[^.]+(?:\.[^.]+)*\.[^\W\d_][^.]+$")

_TELLING = 9
"""Digits at the end of a number that do not change with the way in which it is written."""


def addresses(letter: "Letter") -> "Iterator[Finding]":
    """Report an address that is missing, wrong, one's own, or one of several."""
    channel, to = letter.channel, letter.draft.to.strip()
    person = _addressee(letter)
    if not to and channel is Channel.NONE and only_by_phone(person):
        return  # what is said on the phone; the number stands in the due note
    if not to:
        yield letter.head(
            "VS518",
            f"no address: nothing says where to reach {person.name}",
            "to",
            fix="write the address after `to:`, or in your note",
        )
    elif channel in {Channel.EMAIL, Channel.FORWARD}:
        yield from _email(letter, to, person)
    elif channel is Channel.TEXT:
        yield from _text(letter, to, person)


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
        message, fix = f"{to!r} is not an email address", "write one address: jane@acme.example"
    elif one.casefold() in _own(letter):
        message, fix = f"{one!r} is your own address", f"write the address of {person.name}"
    elif person.key not in letter.around.addresses.get(one.casefold(), {person.key}):
        message = f"{one!r} is not the address of {person.name}, but of somebody else"
        fix = f"write the address of {person.name}" + (
            f": {person.email}" if person.email else ""
        )
    elif _not_theirs(letter, one, person):
        message, fix = _unknown(one, person, person.email)
    else:
        return
    yield letter.head("VS518", message, "to", at=to, fix=fix)


def _text(letter: "Letter", to: str, person: "Person") -> "Iterator[Finding]":
    number, known = read_number(to), read_number(person.phone)
    if number is None:
        message, fix = f"{to!r} is not a phone number", "write one number: +44 7700 900118"
    elif known and not _same_number(letter, to, person):
        message, fix = _unknown(to, person, person.phone)
    else:
        return
    yield letter.head("VS518", message, "to", at=to, fix=fix)


def _unknown(to: str, person: "Person", known: str) -> tuple[str, str]:
    message = f"{to!r} is not the address that your notes hold for {person.name}: {known}"
    fix = f"write {known}; if the other one is right, note it under {person.name}"
    return message, f"{fix}, or add it to `[drafts] allow`"


def _not_theirs(letter: "Letter", address: str, person: "Person") -> bool:
    """Tell whether an address is one that the notes speak against.

    They do where another one stands at the same house, and where the noted one was changed
    after the draft was made. Elsewhere the person may have been given a private address, of
    which the one who writes knows.
    """
    if not person.email or _noted(letter, address, person):
        return False
    here, there = address.casefold().rpartition("@")[2], person.email.casefold()
    made_from = letter.draft.made_from
    changed = made_from is not None and piece_name("address", person.email) not in made_from
    return here == there.rpartition("@")[2] or changed


def _noted(letter: "Letter", address: str, person: "Person") -> bool:
    """Tell whether an address stands in anything that is noted of a person, or is allowed."""
    folded = address.casefold()
    if person.key in letter.around.addresses.get(folded, ()):
        return True
    said = (*_said(letter, person), *letter.settings.drafts.allow)
    return any(folded in (one.casefold() for one in _ADDRESS.findall(text)) for text in said)


def _same_number(letter: "Letter", to: str, person: "Person") -> bool:
    """Tell whether a number stands in anything that is noted of a person, or is allowed.

    `07700 900118` and `+44 7700 900118` are one: the last digits count.
    """
    people = (one for note in letter.interviews for one in note.everybody)
    phones = [one.phone for one in people if one.key == person.key]
    said = (*phones, *_said(letter, person), *letter.settings.drafts.allow)
    return any(_digits(to)[-_TELLING:] in _digits(text) for text in said)


def _said(letter: "Letter", person: "Person") -> "Iterator[str]":
    for note in letter.interviews:
        for one in note.everybody:
            if one.key == person.key:
                yield from (p.text for p in (*one.points, *one.concerns, *one.promises))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


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
            fix="write an email; or, if a text message is fine by now, add the line "
            "`text_ok:: yes` below the name in your note",
        )
