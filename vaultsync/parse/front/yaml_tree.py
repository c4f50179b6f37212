"""What YAML is read into: every scalar as text, with its place."""

from typing import NamedTuple, TypeAlias

from vaultsync.records import record_class

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A value as it is written."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Nothing, or one of YAML's words for it."""
        return not self.text.strip() or (self.plain and self.text in _NOTHING)


@record_class(kw_only=False)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int


@record_class(kw_only=False)
class Mapping:
    """Keys and values, in their order, doubles included."""

    entries: "tuple[Entry, ...]"
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


class Entry(NamedTuple):
    """One key with its value."""

    key: Scalar
    value: Node
