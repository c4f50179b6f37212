"""A note on a person: text to `PersonNote`; never raises, and complains about nothing.

What people write into their notes on persons is their own business: what cannot be read is
as if it did not stand there.
"""

import re
from typing import TYPE_CHECKING, Any

from vaultsync.names import fold, squash, unlink
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.front.keys import CANONICAL, PERSON_KEYS, squeeze
from vaultsync.parse.front.recognise import Subject, is_template, subjects
from vaultsync.parse.front.values import is_yes, list_of, text_of
from vaultsync.parse.front.yaml_tree import Entry, Node, Scalar, Sequence
from vaultsync.parse.lines import Source
from vaultsync.parse.persons.addresses import own_address
from vaultsync.parse.persons.fields import tells_how_to_reach, words_of
from vaultsync.parse.persons.forms import FORMS, read_form
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 1000
"""A longer line holds no field."""
_OWN_KEYS = {"name": "name", "fullname": "name", "alias": "aliases", "aliases": "aliases"}
_RANKED = ("jobtitle", "role", "position", "title")
"""Of several keys for the title: `title` comes last, because some use it for the note's."""
_MAIL = regex(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_URL = regex(r"(?:https?://|www\.)[^\s<>()\[\]]{1,300}|linkedin\.com/[^\s<>()\[\]]{1,300}")
_FIELD = regex(
    r"[ \t>]*(?P<bullet>[-*+][ \t]+)?(?P<bold>\*{1,3}|_{1,3})?[ \t]*"
    r"(?P<key>[^\W\d_][\w \-]{0,30}?)[ \t]*(?:\*{1,3}|_{1,3})?[ \t]*(?P<colons>::?)"
    r"(?:\*{1,3}|_{1,3})?(?:[ \t]+(?P<value>.*))?$"
)
_BRACKETED = regex(r"[\[(]([^\W\d_][\w \-]{0,30})::([^\[\]()\n]{0,300})[\])]")
_HEADING = regex(r"[ ]{0,3}(#{1,6})[ \t]+(.*)")
_ITEM = regex(r"([ \t>]*)[-*+][ \t]+(.*)")
_OF_WORK = words_of("role title position job work company employer business career")
_FENCE = regex(r"[ \t>]*(`{3,}|~{3,})")
_TELLING = frozenset({"email", "phone", "linkedin"})
"""Keys whose values are known by their form: these need no mark before them."""


@record_class
class PersonNote:
    """What a note says of a person."""

    path: str
    """Path inside the vault, `/`-separated."""
    name: str
    aliases: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    title: str = ""
    email: str = ""
    phone: str = ""
    text_ok: bool | None = None
    """Consent to texts; None where the note does not say."""
    linkedin: str = ""
    channel: str = ""
    pronouns: str = ""
    timezone: str = ""
    greeting: str = ""
    first_name: bool | None = None
    """A first-name basis; None where the note does not say."""
    honorific: str = ""
    name_order: str = ""
    typed: bool = True
    """Its `type` says that it is on a person; else it counts only where it is linked."""

    @property
    def company(self) -> str:
        """The company, the first one of several."""
        return self.companies[0] if self.companies else ""


def read_person_note(text: str, path: str) -> PersonNote | None:
    """Read a note on a person; None for a template and where the front matter is broken."""
    source = Source(path, text)
    head = read_head(source)
    if head.findings or is_template(text, path):
        return None
    fields = _Fields()
    for entry in head.entries:
        fields.add(entry.key.text, entry.value)
    own = _OF_WORK | words_of(" ".join(fields.names(path)))
    told = [*_of_the_person(_visible("\n".join(source.lines[head.body_line :])), own)]
    for line in told:
        for key, value in _inline(line):
            fields.add(key, Scalar(value, 1, 1, plain=False))
    if "email" not in fields.nodes:
        alone = own_address(told, fields.name(path))
        fields.add("email", Scalar(alone, 1, 1, plain=False))
    return fields.note(path, typed=Subject.PERSON in subjects(head.entries))


class _Fields:
    """The values by field; the first one that says something counts."""

    def __init__(self) -> None:
        self.nodes: dict[str, list[tuple[str, Node]]] = {}

    def add(self, spelling: str, node: Node) -> None:
        short = squeeze(spelling)
        field = _OWN_KEYS.get(short) or PERSON_KEYS.get(short)
        if field is None and CANONICAL.get(short) == "company":
            field = "companies"
        if field and any(_leaves(node)):
            self.nodes.setdefault(field, []).append((short, node))

    def names(self, path: str) -> tuple[str, ...]:
        """Give all that the person is called."""
        return (_file_name(path), self._text("name"), *self._list("aliases"))

    def name(self, path: str) -> str:
        """Give the name: what the note says, else that of its file."""
        return self._text("name") or _file_name(path)

    def note(self, path: str, *, typed: bool) -> PersonNote:
        """Give what they say together."""
        name = self.name(path)
        return PersonNote(
            path=path,
            name=name,
            aliases=self._list("aliases"),
            companies=self._companies(),
            title=self._title({fold(name), fold(_file_name(path))}),
            email=self._found(_MAIL, "email"),
            phone=self._phone(),
            text_ok=bool(is_yes(self._text("text_ok"))) if self._text("text_ok") else None,
            linkedin=self._found(_URL, "linkedin") or self._text("linkedin"),
            channel=self._text("channel").casefold(),
            pronouns=self._text("pronouns"),
            timezone=self._text("timezone"),
            typed=typed,
            **self._forms(),
        )

    def _forms(self) -> dict[str, Any]:
        """Read how the person is addressed; a greeting that is one counts most."""
        read: dict[str, Any] = {}
        for key in sorted(FORMS):
            for name, value in read_form(key, self._text(key)).items():
                read.setdefault(name, value)
        return read

    def _values(self, field: str) -> "Iterator[Node]":
        yield from (node for _, node in self.nodes.get(field, ()))

    def _text(self, field: str) -> str:
        return next((text for node in self._values(field) if (text := text_of(node).text)), "")

    def _list(self, field: str) -> tuple[str, ...]:
        found = (value.text for node in self._values(field) for value in list_of(node))
        return tuple(dict.fromkeys(filter(None, found)))

    def _companies(self) -> tuple[str, ...]:
        """A list names several; a text is one, also with a comma: `Acme, Inc.`."""
        for node in self._values("companies"):
            if isinstance(node, Scalar):
                return (text_of(node).text,)
            return tuple(value.text for value in list_of(node))
        return ()

    def _title(self, names: set[str]) -> str:
        ranked = sorted(
            self.nodes.get("title", ()),
            key=lambda pair: _RANKED.index(pair[0]) if pair[0] in _RANKED else 0,
        )
        texts = (text_of(node).text for _, node in ranked)
        return next((text for text in texts if text and fold(text) not in names), "")

    def _found(self, pattern: re.Pattern[str], field: str) -> str:
        for node in self._values(field):
            for leaf in _leaves(node):
                found = pattern.search(leaf)
                if found:
                    return found[0]
        return ""

    def _phone(self) -> str:
        for node in self._values("phone"):
            for leaf in _leaves(node):
                number = unlink(leaf).strip("<> ").removeprefix("tel:").strip()
                if sum(char.isdigit() for char in number) >= 5:
                    return number
        return ""


def _leaves(node: Node) -> "Iterator[str]":
    """Give the texts in a value as they are written, links with their targets."""
    if isinstance(node, Scalar):
        if not node.empty:
            yield squash(node.text).strip()
        return
    items = node.items if isinstance(node, Sequence) else map(_value, node.entries)
    for item in items:
        yield from _leaves(item)


def _value(entry: Entry) -> Node:
    return entry.value


def _file_name(path: str) -> str:
    name = path.rpartition("/")[2]
    name = name[:-3] if name.lower().endswith(".md") else name
    return name.strip().removeprefix("@").strip()


def _inline(line: str) -> "Iterator[tuple[str, str]]":
    """Read `key:: value`, `- key: value`, `**Key:** value` and `[key:: value]` in a line."""
    if ":" not in line or len(line) > LONGEST_LINE:
        return
    if "::" in line:
        yield from ((found[1], found[2].strip()) for found in _BRACKETED.finditer(line))
    found = _FIELD.match(line)
    if not found or not (found["value"] or "").strip():
        return
    meant = found["colons"] == "::" or found["bullet"] or found["bold"]
    if meant or PERSON_KEYS.get(squeeze(found["key"])) in _TELLING:
        yield found["key"], found["value"].strip().rstrip("*_")


def _of_the_person(lines: "Iterator[str]", own: frozenset[str]) -> "Iterator[str]":
    """Leave out what stands below `## Assistant` or `- Assistant`: it is somebody else's.

    The note's own title, a heading of level 1 before all others, may say anything.
    """
    level, indent, headings = 0, -1, 0
    for line in lines:
        heading = _HEADING.match(line) if "#" in line and len(line) <= LONGEST_LINE else None
        if heading:
            depth, indent, headings = len(heading[1]), -1, headings + 1
            if not 0 < level < depth:
                title = depth == 1 and headings == 1
                level = (
                    0 if title or tells_how_to_reach(heading[2].rstrip("# \t"), own) else depth
                )
            continue
        inner = len(line) - len(line.lstrip(" \t>"))
        if 0 <= indent < inner or not line.strip():
            continue  # nested below an item on somebody else
        item = _ITEM.match(line)
        indent = inner if item and not _tells(item[2][:LONGEST_LINE], own) else -1
        if not level:
            yield line


def _tells(item: str, own: frozenset[str]) -> bool:
    found = _FIELD.match(item)
    short = squeeze(found["key"]) if found else ""
    known = short in PERSON_KEYS or short in _OWN_KEYS or CANONICAL.get(short) == "company"
    return known or tells_how_to_reach(item, own)


def _visible(body: str) -> "Iterator[str]":
    """Give the lines that stand in no code fence and no comment of several lines."""
    fence, comment = "", ""
    for line in body.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif comment:
            if comment in line:
                comment = ""
        elif mark:
            fence = mark[1]
        elif line.count("%%") % 2:
            comment = "%%"
        elif line.rfind("<!--") > line.rfind("-->"):
            comment = "-->"
        else:
            yield line
