"""One address of a mail, or one number, taken apart so that nothing else comes in with it.

What a message is sent with is built from these parts alone (hazards.md row 19): a text that
is not exactly one address, one number or one id of a message is none.
"""

import re
from typing import NamedTuple

from vaultsync.patterns import regex

_SIGNS = r"A-Za-z0-9!#$%&'*+/=?^_`{|}~-"
_BEYOND = r"\u00a1-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
_LABEL = r"[^\W_](?:[^\W_]|-){0,61}[^\W_]|[^\W_]"


def _address(signs: str) -> re.Pattern[str]:
    atom = rf"[{signs}]+"
    return regex(rf"({atom}(?:\.{atom})*)@((?:(?:{_LABEL})\.)+(?:{_LABEL}))")


_IN_ASCII, _ADDRESS = _address(_SIGNS), _address(_BEYOND + _SIGNS)
"""The first is the second for what is ASCII: large ranges take long to compile."""
_NAMED = regex(r"([^<>]*)<\s*([^<>\s]+)\s*>")
_LONGEST_LOCAL, _LONGEST = 64, 254
_NO_NAME = regex(r"[^\w .'’·-]+")
"""Signs that mean something in a header, even to programs that decode it too early."""
_HIDDEN = regex(r"[\u0080-\u00a0\u00ad\u0600-\u0605\u061c\u180e\u2000-\u206f\ufeff]")
_ID = regex(
    r"<?([\w.!#$%&'*+/=?^`{|}~-]{1,200}@[\w.!#$%&'*+/=?^`{|}~:\[\]-]{1,200})>?", re.ASCII
)
_MOST_IDS = 20
_PUNCTUATION = regex(r"[\s().\-/\u00a0\u2010-\u2015\u202f]+")
_NUMBER = regex(r"\+?[0-9]{5,15}")


class Mailbox(NamedTuple):
    """Whom a mail goes to."""

    name: str
    """How the person is called; may be empty."""
    address: str

    @property
    def ascii_address(self) -> str | None:
        """The address in ASCII, as headers want it; None where it has no such form."""
        local, _, domain = self.address.rpartition("@")
        if not local.isascii():
            return None
        if domain.isascii():
            return self.address
        try:
            coded = domain.encode("idna")
            same = coded.decode("idna") == domain.lower()
        except UnicodeError:
            return None
        # `faß.example` would become another domain, `fass.example`
        return f"{local}@{coded.decode('ascii')}" if same else None


def read_mailbox(text: str) -> Mailbox | None:
    """Read `jane@acme.example` or `Jane Doe <jane@acme.example>`; None for all else.

    Two addresses are none: a message goes to one person.
    """
    text = text.strip()
    named = _NAMED.fullmatch(text)
    name, address = (named[1], named[2]) if named else ("", text)
    plain = address.isascii()
    found = (_IN_ASCII if plain else _ADDRESS).fullmatch(address)
    if not found or (not plain and _HIDDEN.search(address)):
        return None
    if len(found[1].encode()) > _LONGEST_LOCAL or len(address.encode()) > _LONGEST:
        return None
    return None if "@" in name else Mailbox(plain_name(name), address)


def plain_name(text: str) -> str:
    """Give a name without signs that could end it in a header."""
    return " ".join(_NO_NAME.sub(" ", text).split())


def message_ids(text: str) -> tuple[str, ...]:
    """Read the ids of messages that a text lists, without their angle brackets."""
    words = re.split(r"[\s,;]+", text.strip())
    found = (_ID.fullmatch(word) for word in words)
    return tuple(one[1] for one in found if one)[-_MOST_IDS:]


def read_number(text: str) -> str | None:
    """Read a phone number as digits, with `+` where it is written; None for all else.

    `+44 (0)7700 900123` holds a zero that is not dialled.
    """
    text = text.strip()
    if text.startswith("+"):
        text = text.replace("(0)", "", 1)
    plain = _PUNCTUATION.sub("", text)
    return plain if _NUMBER.fullmatch(plain) else None
