"""Persons as values name them: in the front matter, in a table, as an item of a list."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from vaultsync.model import Misread, Person, Point
from vaultsync.names import bare, fold, one_line, unlink, visible
from vaultsync.parse.front.keys import NAME_KEYS, NOTE_KEYS, PERSON_KEYS, squeeze
from vaultsync.parse.front.values import Value, items_of, text_of
from vaultsync.parse.front.yaml_tree import Entry, Mapping, Scalar, Sequence
from vaultsync.parse.persons.fields import LINKEDIN, fields_inside, without_number
from vaultsync.parse.persons.headings import (
    ADDRESS,
    EMAIL,
    full_name,
    looks_like_name,
    read_name,
)
from vaultsync.parse.persons.not_met import not_met
from vaultsync.parse.persons.person_fields import misread_in, with_fields, with_inside
from vaultsync.parse.persons.roles import is_label, is_nobody, is_role, without_who
from vaultsync.parse.persons.words import HONORIFICS, NOBODY
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.parse.front.yaml_tree import Node

PHONE = regex(r"\+?\(?\d[\d\s().\-/]{5,28}\d")
_AND = regex(r",?\s(?:and|und|&|[+/](?![^()]{0,40}\)))\s")
_ONE_MORE = regex(r",?\s(?:and|und|&|\+)\s(?![^()]{0,40}\))")
_ENDS = regex(r"[,;]|\s(?:and|und|&|\+)\s")
_SHORTEST_NICKNAME = _SHORTEST_WORD = 3
"""Letters of a name by which an address behind it is known for that person's."""
_MOST_OF_ONE_SURNAME = 20
"""In one note; of more, nobody can be told by a nickname."""
_MEN, _WOMEN = frozenset({"mr", "herr"}), frozenset({"mrs", "ms", "miss", "frau"})


@record_class(kw_only=False)
class Listed:
    """A person as a value names them."""

    person: Person
    column: int = 1
    titled: bool = False
    """What they do stands behind a comma: `Jane Doe, CTO and co-founder`."""


class Unread(NamedTuple):
    """An entry of a list in which no name was found."""

    text: str
    line: int
    column: int


def read_listed(node: "Node | None", because: str) -> tuple[Listed | Unread, ...]:
    """Read a list of persons: block or flow list, text with commas, table of fields."""
    if node is None or (isinstance(node, Scalar) and node.empty):
        return ()
    if isinstance(node, Mapping) and not _is_person(node):
        return tuple(_from_entries(node, because))
    joined: frozenset[str] = frozenset()
    if isinstance(node, Scalar):  # `Ann, Bob and Cy`
        joined = _joined(node.text)
        node = node._replace(text=_AND.sub(", ", node.text))
    found: list[Listed | Unread] = []
    for value in items_of(node):
        if isinstance(value, Mapping) and not _is_person(value):
            found.extend(_from_entries(value, because))  # `- Jane Doe: CTO`
            continue
        last = found[-1] if found and isinstance(node, Scalar) else None
        if isinstance(last, Listed) and isinstance(value, Value):
            more = _with_more(last, value.text, another=value.text in joined)
            if more:
                found[-1] = more
                continue
        one = read_person(value, because)
        if one and not _names_nobody(one.person):
            found.append(one)
        else:
            text = text_of(value).text if isinstance(value, Mapping) else value.text
            if fold(text) not in NOBODY:
                found.append(Unread(text, value.line, value.column))
    return tuple(found)


def _with_more(last: Listed, text: str, *, another: bool) -> Listed | None:
    """Give the one before with what only says more of them; None: it is an entry of its own.

    `another`: an `and` stands between: `Dr Patel and practice manager` are two.
    """
    if is_role(text) and (last.titled or not another):
        title = ", ".join(filter(None, (last.person.title, text)))
        return replace(last, person=last.person._replace(title=title), titled=True)
    reached = None if another else _reached(last.person, text)
    return reached and replace(last, person=reached)


def _reached(person: Person, text: str) -> Person | None:
    """Give somebody with the address or number behind the name: `Jane Doe, jane@x.example`.

    An address that does not bear the name may be somebody else's: an entry of its own.
    """
    if PHONE.fullmatch(text) and not person.phone:
        return person._replace(phone=text)
    if person.email or not EMAIL.fullmatch(text):
        return None
    local = bare(text.partition("@")[0])
    words = (word for word in bare(person.name).split() if len(word) >= _SHORTEST_WORD)
    return person._replace(email=text) if any(word in local for word in words) else None


def _joined(text: str) -> frozenset[str]:
    """Give what stands behind an `and`, a `&` or a `+`."""
    behind = (part.strip() for part in _ONE_MORE.split(text)[1:])
    return frozenset(_ENDS.split(part, maxsplit=1)[0].strip() for part in behind)


def _names_nobody(person: Person) -> bool:
    """`HR team` and `2 engineers` are nobody, but with an address; nor who was not met."""
    named = person.email or person.phone or person.link or not is_nobody(person.name)
    return not named or not_met(person.name, person.title)


def _is_person(mapping: Mapping) -> bool:
    """Tell `{name: Jane, email: …}` from `{Jane: CTO, Bob: {email: …}}`."""
    keys = {squeeze(entry.key.text) for entry in mapping.entries}
    return bool(keys & (NAME_KEYS | PERSON_KEYS.keys()))


def _from_entries(mapping: Mapping, because: str) -> "Iterator[Listed | Unread]":
    """Read a mapping whose keys are names: `Jane Doe: CTO` or with fields of her own."""
    for entry in mapping.entries:
        name = Value(unlink(entry.key.text).strip(), entry.key.line, entry.key.column)
        said = text_of(entry.value)
        unnamed = not looks_like_name(name.text) and looks_like_name(said.text)
        turned = is_role(name.text) or is_label(name.text) or is_nobody(name.text)
        if unnamed or (turned and full_name(read_name(said.text).name)):
            yield _with_title(said, name.text, because)  # `lead: Jane Doe`
            continue
        one = read_person(name, because)
        if one is None or (not said.text and _names_nobody(one.person)):
            yield Unread(entry.key.text, entry.key.line, entry.key.column)
        elif isinstance(entry.value, Mapping):
            key = Entry(Scalar("name", entry.key.line, entry.key.column), entry.key)
            merged = Mapping((key, *entry.value.entries), entry.key.line, entry.key.column)
            inner = _from_mapping(merged, because)
            yield inner or one
        else:
            yield replace(one, person=_with_remark(one.person, said.text))


def _with_title(name: Value, title: str, because: str) -> Listed | Unread:
    one = read_person(name, because)
    if one is None:
        return Unread(name.text, name.line, name.column)
    return replace(one, person=one.person._replace(title=one.person.title or title))


def _with_remark(person: Person, text: str) -> Person:
    if EMAIL.fullmatch(text):
        return person._replace(email=text)
    if PHONE.fullmatch(text):
        return person._replace(phone=text)
    return person._replace(title=person.title or text)


def read_person(value: Value | Mapping, because: str) -> Listed | None:
    """Read `Dana Whitfield <dana@x.example>`, `Name (Title)` or a mapping with those keys."""
    if isinstance(value, Mapping):
        return _from_mapping(value, because)
    rest, email = without_who(visible(value.text)), ""
    if rest.replace(" ", "").isalpha() and " with " not in rest.lower():
        name, key = one_line(rest), fold(rest)
        person = Person(key=key, name=name, link=value.link, line=value.line, because=because)
        return None if key in NOBODY else Listed(person, value.column)
    inside = fields_inside(rest) if "::" in rest else []
    for whole, _, _ in inside:  # `Jane Doe [email:: jane@x.example]`
        rest = rest.replace(whole, " ")
    found = ADDRESS.search(rest) if "@" in rest else None
    if found:
        email = found[1]
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    profile = LINKEDIN.search(rest) if "linkedin" in rest.lower() else None
    if profile:
        rest = rest.replace(profile[0], " ")
    number = PHONE.search(rest)
    phone = number[0].strip() if number else ""
    rest = without_number(rest, number) if number else rest
    if phone.startswith("(") and ")" not in phone:  # `Jane Doe (0151 496 0182)`
        phone, rest = phone[1:], rest.replace(")", " ", 1)
    first, *more = [line.strip(" ,;") for line in rest.split("\n") if line.strip(" ,;")] or [""]
    said = read_name(first)
    name = said.name.strip(" ,;") or email
    if fold(name) in NOBODY or "://" in name:
        return None
    person = Person(
        key=fold(name),
        name=name,
        title=said.title.rstrip(" ,;") or ", ".join(more[:1]),
        email=email or said.email,
        phone=phone,
        linkedin=profile[0] if profile else said.linkedin,
        pronouns=said.pronouns,
        link=value.link,
        line=value.line,
        because=because,
    )
    return Listed(with_inside(person, inside), value.column)


def _from_mapping(mapping: Mapping, because: str) -> Listed | None:
    name = Value("", mapping.line)
    fields: dict[str, str] = {}
    misread: list[Misread] = []
    points: tuple[Point, ...] = ()
    for entry in mapping.entries:
        short = squeeze(entry.key.text)
        value = text_of(entry.value)
        if short in NAME_KEYS and not name.text:
            name = value
        elif short in PERSON_KEYS and value.text:
            fields.setdefault(PERSON_KEYS[short], value.text)
            misread.extend(misread_in({PERSON_KEYS[short]: value.text}, value.line))
        elif short in NOTE_KEYS:
            points = tuple(_points(entry.value))
    said = read_person(Value(name.text or fields.get("email", ""), mapping.line), because)
    if said is None:
        return None
    person = with_fields(said.person, fields)._replace(
        link=name.link,
        line=mapping.line,
        points=points,
        misread=tuple(misread),
    )
    return Listed(person, mapping.column)


def _points(node: "Node") -> "Iterator[Point]":
    items = node.items if isinstance(node, Sequence) else (node,)
    for item in items:
        value = text_of(item)
        if value.text:
            yield Point(text=value.text, line=value.line)


def listed_people(text: str) -> list[Person]:
    """Give the people of a list in one line, as it could stand behind `interviewers`."""
    return [
        one.person for one in read_listed(Scalar(text, 1, 1), "") if isinstance(one, Listed)
    ]


def read_contact(node: "Node | None") -> Person | None:
    """Read the primary contact: one person, of a list the first."""
    if isinstance(node, Scalar):
        listed = read_person(text_of(node), "primary contact")
        return listed.person if listed else None
    found = (one for one in read_listed(node, "primary contact") if isinstance(one, Listed))
    first = next(found, None)
    return first.person if first else None


def same_person(one: Person, other: Person) -> bool:
    """`Priya` and `Dr. Priya Raman` are `Priya Raman`, if nobody else is."""
    return same_name(one.key, other.key)


def same_name(one: str, other: str) -> bool:
    """Tell whether two folded names can be one person's: equal, or one a first name."""
    bare, wanted = bare_words(one), bare_words(other)
    if not bare or not wanted:
        return False
    return bare == wanted or (min(len(bare), len(wanted)) == 1 and bare[0] == wanted[0])


def bare_words(name: str) -> list[str]:
    """Give the words of a folded name without `Dr.` and the like."""
    return [word for word in name.split() if word not in HONORIFICS]


class Index:
    """Persons by name, found without trying every one of them."""

    def __init__(self, keys: "Iterable[str]" = ()) -> None:
        """Take folded names; the number of each is its place."""
        self._exact: dict[str, int] = {}
        self._bare: dict[tuple[str, ...], list[int]] = {}
        self._first: dict[str, list[int]] = {}
        self._single: dict[str, list[int]] = {}
        self._last: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._keys: list[str] = []
        for key in keys:
            self.add(key)

    def add(self, key: str) -> None:
        """Add one more name."""
        number = len(self._keys)
        self._keys.append(key)
        self._exact.setdefault(key, number)
        bare = tuple(bare_words(key))
        if bare:
            self._bare.setdefault(bare, []).append(number)
            self._first.setdefault(bare[0], []).append(number)
            if len(bare) == 1:
                self._single.setdefault(bare[0], []).append(number)
            else:
                self._last.setdefault(bare[-1], []).append((number, bare[:-1]))

    def find(self, key: str) -> int | None:
        """Give the number of the name, or of the only one that can be the same person's."""
        if key in self._exact:
            return self._exact[key]
        bare = tuple(bare_words(key))
        if not bare:
            return None
        near = self._bare.get(bare, [])
        near = near or (self._first if len(bare) == 1 else self._single).get(bare[0], [])
        if not near and len(bare) > 1:
            same = self._last.get(bare[-1], [])
            if len(same) <= _MOST_OF_ONE_SURNAME:
                near = [number for number, first in same if _may_be_called(bare[0], first)]
        return near[0] if len(near) == 1 else None

    def titled(self, key: str) -> int | None:
        """Give the number of the only one who is `Mrs Whitlock`, as `Jean Whitlock` is."""
        title, *surname = key.split() or [""]
        if title not in HONORIFICS or len(surname) != 1:
            return None
        same = self._last.get(surname[0], [])
        if len(same) > _MOST_OF_ONE_SURNAME:
            return None
        near = [number for number, _ in same if _fits(title, self._keys[number])]
        return near[0] if len(near) == 1 else None

    def surnamed(self, key: str) -> int | None:
        """Give the number of the only one whom `Jean Whitlock` can be: `Mrs Whitlock`."""
        bare = bare_words(key)
        if len(bare) < 2 or bare[-1] in self._last:
            return None
        near = [
            number
            for number in self._single.get(bare[-1], [])
            if self._keys[number] != bare[-1]
            and _fits(key.split(" ", 1)[0], self._keys[number])
        ]
        return near[0] if len(near) == 1 else None


def _fits(title: str, name: str) -> bool:
    """Tell whether a title can be that of a name, which may have one, too."""
    both = {title.rstrip("."), name.split(" ", 1)[0].rstrip(".")}
    return both.isdisjoint(_MEN) or both.isdisjoint(_WOMEN)


def _may_be_called(name: str, others: tuple[str, ...]) -> bool:
    """Tell whether `Seun` can be `Oluwaseun`, and `Pip` `Philippa "Pip"`: with one surname."""
    plain = [other.strip("\"'“”‘’()") for other in others]
    if name in plain:
        return True
    short, long = sorted((name, plain[0]), key=len)
    if len(short) == _SHORTEST_NICKNAME:  # Dan, Tom; but Paula is not Paul, and Ian not Brian
        return long.startswith(short)
    return len(short) > _SHORTEST_NICKNAME and long.endswith(short)


def completed(own: Person, other: Person, **more: object) -> Person:
    """Give a person with what another mention of the same person adds; the first wins.

    The longer name counts, too; `more` are fields to set besides.
    """
    name, key = longer_name(own, other)
    changes: dict[str, Any] = {
        "name": name,
        "key": key,
        "title": own.title or other.title,
        "email": own.email or other.email,
        "phone": own.phone or other.phone,
        "text_ok": other.text_ok if own.text_ok is None else own.text_ok,
        "linkedin": own.linkedin or other.linkedin,
        "channel": own.channel or other.channel,
        "pronouns": own.pronouns or other.pronouns,
        "timezone": own.timezone or other.timezone,
        "greeting": own.greeting or other.greeting,
        "first_name": other.first_name if own.first_name is None else own.first_name,
        "honorific": own.honorific or other.honorific,
        "name_order": own.name_order or other.name_order,
        "link": own.link or other.link,
        "misread": (*own.misread, *other.misread),
    }
    return own._replace(**(changes | more))


def longer_name(own: Person, other: Person) -> tuple[str, str]:
    """Give the longer of two names with its key: `Priya` is listed as `Priya Raman`."""
    longer = own if len(own.name) >= len(other.name) else other
    return longer.name, longer.key
