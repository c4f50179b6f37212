"""How a message reaches a person (strategy.md section 2)."""

from vaultsync.model import Person
from vaultsync.owed import Channel

_WORDS = {
    "email": Channel.EMAIL,
    "e-mail": Channel.EMAIL,
    "mail": Channel.EMAIL,
    "text": Channel.TEXT,
    "sms": Channel.TEXT,
    "linkedin": Channel.LINKEDIN,
    "forward": Channel.FORWARD,
    "none": Channel.NONE,
}


def known_channel(word: str) -> Channel | None:
    """Read a `channel` field; None for a word that is none."""
    return _WORDS.get(word.strip().casefold())


def own_channel(person: Person) -> Channel:
    """Give the channel on which the person can be reached directly, else NONE.

    The field wins, but a text needs consent: without it the next channel is taken.
    """
    wanted = known_channel(person.channel)
    if wanted is Channel.TEXT and not _may_text(person):
        wanted = None
        ladder = (Channel.LINKEDIN,) if person.linkedin else ()
        return Channel.EMAIL if person.email else next(iter(ladder), Channel.NONE)
    if wanted is not None:
        return wanted
    if person.email:
        return Channel.EMAIL
    if _may_text(person):
        return Channel.TEXT
    return Channel.LINKEDIN if person.linkedin else Channel.NONE


def channel_of(person: Person, primary: Person | None) -> Channel:
    """Give the channel for a message; `forward` asks the primary contact to pass it on."""
    own = own_channel(person)
    if own.reaches:
        return own
    other = primary is not None and primary.key != person.key
    if other and primary is not None and own_channel(primary).reaches:
        return Channel.FORWARD
    return Channel.NONE


def only_by_phone(person: Person) -> bool:
    """Tell whether nothing but a call reaches a person: a number, and no consent to texts."""
    return bool(person.phone) and not own_channel(person).reaches


def _may_text(person: Person) -> bool:
    return bool(person.phone and person.text_ok)
