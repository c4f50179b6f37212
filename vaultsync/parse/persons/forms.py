"""How a person is to be addressed: the words that notes use for it."""

import re
from types import MappingProxyType

from vaultsync.names import fold
from vaultsync.parse.front.values import is_yes
from vaultsync.patterns import regex

FAMILY_FIRST, GIVEN_FIRST = "family-first", "given-first"

HONORIFICS = frozenset(
    {
        "dr", "doctor", "prof", "professor", "mr", "mister", "mrs", "ms", "miss", "mx", "sir",
        "dame", "lord", "lady", "rev", "reverend", "revd", "rabbi", "imam", "judge", "hon",
        "capt", "captain", "col", "colonel", "maj", "major", "lt", "sgt", "cllr",
    }
)  # fmt: skip
"""Words in front of a name, in lower case and without the full stop."""
WITH_GIVEN_NAME = frozenset({"sir", "dame"})
"""Those that stand before the given name: Sir John."""

_ORDERS = MappingProxyType(
    {
        "familyfirst": FAMILY_FIRST,
        "familynamefirst": FAMILY_FIRST,
        "lastnamefirst": FAMILY_FIRST,
        "lastfirst": FAMILY_FIRST,
        "surnamefirst": FAMILY_FIRST,
        "eastern": FAMILY_FIRST,
        "givenfirst": GIVEN_FIRST,
        "givennamefirst": GIVEN_FIRST,
        "firstnamefirst": GIVEN_FIRST,
        "firstlast": GIVEN_FIRST,
        "familylast": GIVEN_FIRST,
        "western": GIVEN_FIRST,
    }
)
_BY_FIRST_NAME = frozenset(
    {
        "firstname", "firstnames", "firstnamebasis", "byfirstname", "givenname", "informal",
        "firstnameterms", "onfirstnameterms", "casual",
    }
)  # fmt: skip
_FORMAL = frozenset({"formal", "formally", "fullname", "full", "surname", "lastname"})
_SALUTATION = regex(r"(?:dear|hello|hi|hey)\b[\s,]*", re.IGNORECASE)
_NAME = regex(r"[^\W\d_][^\W\d_.'’‘ʼ·・-]*[.]?(?:['’‘ʼ·・\s-]+[^\W\d_]+[.]?){0,4}")
_GROUP = frozenset({"all", "everyone", "everybody", "team", "both", "folks", "friends", "you"})
_LONGEST = 60


def is_honorific(word: str) -> bool:
    """Tell whether a word is a form of address: `Dr`, `Prof.`, `Mx`."""
    return word.strip().casefold().removesuffix(".") in HONORIFICS


def read_honorific(text: str) -> str:
    """Give the forms of address that a text is, as it writes them; empty: it is none."""
    words = text.split()
    return " ".join(words) if words and all(map(is_honorific, words)) else ""


def read_order(text: str) -> str:
    """Read which of the names comes first; empty: it says neither."""
    return _ORDERS.get(re.sub(r"[\W_]+", "", text.casefold()), "")


def read_first_name(text: str) -> bool | None:
    """Tell whether a first-name basis is noted; None: the text says neither.

    A name is no basis: contacts are exported with `first_name: Jane`.
    """
    word = re.sub(r"[\W_]+", "", text.casefold())
    if word in _BY_FIRST_NAME:
        return True
    return False if word in _FORMAL else is_yes(text)


def read_greeting(text: str) -> str:
    """Give what stands behind `Dear`; empty: the text is nothing by which to call anybody."""
    plain = text.strip().strip('"“”*_').strip()
    plain = _SALUTATION.sub("", plain, count=1).rstrip(" ,!.:;") or ""
    if not plain or len(plain) > _LONGEST or read_honorific(plain) or fold(plain) in _GROUP:
        return ""
    named = _NAME.fullmatch(plain) and not plain[0].islower()
    return plain if named else ""


def is_name(text: str) -> bool:
    """Tell whether a text has the form of a name, or of a part of one."""
    return bool(read_greeting(text))


def form_fits(key: str, text: str) -> bool:
    """Tell whether a field on the form of address says something that is understood."""
    if key == "greeting":
        said = read_greeting(text) or read_honorific(text)
        return bool(said) or read_first_name(text) is not None
    if key == "first_name":
        return read_first_name(text) is not None or is_name(text)
    return bool(read_honorific(text) if key == "honorific" else read_order(text))


FORMS = frozenset({"greeting", "first_name", "honorific", "name_order"})
"""The fields of a person that say how they are addressed."""


def read_form(key: str, text: str) -> dict[str, str | bool]:
    """Read a field on the form of address into what a `Person` holds; nothing if unclear."""
    if key == "name_order":
        order = read_order(text)
        return {key: order} if order else {}
    if key == "honorific":
        said = read_honorific(text)
        return {key: said} if said else {}
    basis = read_first_name(text)
    if basis is not None:
        return {"first_name": basis}
    if key == "first_name":
        return {}
    if honorific := read_honorific(text):
        return {"honorific": honorific}
    greeting = read_greeting(text)
    return {"greeting": greeting} if greeting else {}
