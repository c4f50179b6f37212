"""Which demands hold for which message: one table."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.owed import Channel, Kind
from vaultsync.records import record_class
from vaultsync.rules.channel import only_by_phone

if TYPE_CHECKING:
    from vaultsync.checks.letter import Letter


class Part(Enum):
    """Something that a message has to say."""

    THANKS = "thanks"
    OPPORTUNITY = "the opportunity"
    INTEREST = "your interest"
    ROLE = "the role"
    COMPANY = "the company"
    DATE = "the date of the interview"
    QUESTION = "a question"
    SIGNATURE = "your name"


@record_class(kw_only=False)
class Demands:
    """What a kind of message must hold."""

    parts: tuple[Part, ...]
    words: tuple[int, int]
    """From how many words to how many it is of a good length; without the signature."""
    own: bool = False
    """Something that was said with this person only; and nobody else is named."""
    questions: int = 99
    """How many questions at most."""


T, O, I, R, C = Part.THANKS, Part.OPPORTUNITY, Part.INTEREST, Part.ROLE, Part.COMPANY  # noqa: E741
D, Q, S = Part.DATE, Part.QUESTION, Part.SIGNATURE
_ANY = (0, 10_000)
"""The length of a text is counted in messages (VS520), not in words."""
_MAIL: Mapping[Kind, Demands] = MappingProxyType(
    {
        Kind.THANK_YOU: Demands((T, O, I, R, C, S), (60, 220), own=True),
        Kind.FOLLOW_UP: Demands((I, R, D, Q, S), (40, 100), questions=1),
        Kind.STATUS_CHECK: Demands((I, R, D, Q, S), (40, 100), questions=1),
        Kind.UPDATE: Demands((R, S), (20, 100), questions=1),
        Kind.RESPOND: Demands((S,), (10, 220)),
    }
)
_TEXT: Mapping[Kind, Demands] = MappingProxyType(
    {
        Kind.THANK_YOU: Demands((T, I, S), _ANY, own=True),
        Kind.FOLLOW_UP: Demands((I, R, Q, S), _ANY, questions=1),
        Kind.STATUS_CHECK: Demands((I, R, Q, S), _ANY, questions=1),
        Kind.UPDATE: Demands((S,), _ANY, questions=1),
        Kind.RESPOND: Demands((S,), _ANY),
    }
)
_LINKEDIN: Mapping[Kind, Demands] = MappingProxyType(
    {
        # the profile says who writes
        Kind.THANK_YOU: Demands((T, O, I, R, C), (30, 220), own=True),
        Kind.FOLLOW_UP: Demands((I, R, D, Q), (30, 100), questions=1),
        Kind.STATUS_CHECK: Demands((I, R, D, Q), (30, 100), questions=1),
        Kind.UPDATE: Demands((R,), (15, 100), questions=1),
        Kind.RESPOND: Demands((), (5, 220)),
    }
)
_ON_THE_PHONE: Mapping[Kind, Demands] = MappingProxyType(
    {
        # what is said, not sent: it begins with who calls
        Kind.THANK_YOU: Demands((T, O, I, R), (20, 220), own=True),
        Kind.FOLLOW_UP: Demands((I, R, Q), (20, 100), questions=1),
        Kind.STATUS_CHECK: Demands((I, R, Q), (20, 100), questions=1),
        Kind.UPDATE: Demands((R,), (15, 100), questions=1),
    }
)
_NONE = Demands((), _ANY)
IN_ENGLISH = frozenset({T, O, I, D, Q})
"""Parts that are told by English words."""


def demands(letter: "Letter") -> Demands:
    """Give what a draft must hold."""
    if letter.channel is Channel.TEXT:
        table = _TEXT
    elif letter.channel is Channel.LINKEDIN:
        table = _LINKEDIN
    elif letter.channel is Channel.NONE and only_by_phone(letter.item.person):
        table = _ON_THE_PHONE
    else:
        table = _MAIL
    return table.get(letter.item.kind, _NONE)
