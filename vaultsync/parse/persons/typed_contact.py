"""The one person whom messages go through, as somebody typed them: name, address, number.

`Kelly Marsh kelly@acme.example`, `kelly@acme.example (Kelly Marsh)`.
"""

from typing import TYPE_CHECKING

from vaultsync.names import one_line
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.persons.contacts import read_contact
from vaultsync.parse.persons.headings import EMAIL
from vaultsync.parse.persons.small_letters import with_large
from vaultsync.parse.persons.who_was_there import Said, in_order, typed_people

if TYPE_CHECKING:
    from vaultsync.model import Person


class DoubtedContactError(ValueError):
    """Why an answer names no one person; `str` says it with what would be right."""


def typed_contact(text: str) -> str:
    """Give the answer as it can be read for certain: the name, then how they are reached.

    Raises:
        DoubtedContactError: it names nobody, several people, or holds half an address.
    """
    if "[[" in text:
        return text
    plain = in_order(one_line(text))
    bare = EMAIL.sub(" ", plain)
    if "@" in bare:
        raise DoubtedContactError(f"{text!r} holds no whole address; {_AS}")
    heard = typed_people(plain, one=True)
    if len(heard.people) > 1 and not heard.left:
        raise DoubtedContactError(
            f"{text!r} names several people; write the one who passes messages on"
        )
    if heard.people and not heard.left:
        one = heard.people[0]
        return one._replace(does=one.does or one.place).listed
    known = read_contact(Scalar(plain, 1, 1))
    if known is None or not _is_name(known.name):
        whose = "is an address without a name" if EMAIL.fullmatch(plain) else "names nobody"
        raise DoubtedContactError(f"{text!r} {whose}; {_AS}")
    return _as_said(known).listed


_AS = "write it as Jane Doe jane@agency.example"


def _as_said(known: "Person") -> Said:
    reach = tuple(filter(None, (known.email, known.phone)))
    return Said(with_large(known.name), known.title, reach=reach)


def _is_name(name: str) -> bool:
    return "@" not in name and any(map(str.isalpha, name))
