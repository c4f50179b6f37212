"""The note's keys, by their canonical names, with their places."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vaultsync.parse.front_matter import Entry, Node, Scalar
from vaultsync.parse.keys import CANONICAL, RANK, squeeze
from vaultsync.parse.values import Value, text_of

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding
    from vaultsync.parse.lines import Source


@dataclass(frozen=True, slots=True)
class Facts:
    """What the keys of a note say."""

    source: "Source"
    nodes: dict[str, tuple[int, str, Node]]
    """Canonical key to rank of its spelling, the spelling, and the value."""
    findings: "tuple[Finding, ...]" = ()
    unknown: tuple[tuple[str, int], ...] = ()
    """Keys that mean nothing here, as spelt, with their lines."""

    def node(self, key: str) -> Node | None:
        """Give a key's value as YAML has it."""
        return self.nodes[key][2] if key in self.nodes else None

    def value(self, key: str) -> Value | None:
        """Give a key's value as text with its place; None if the note lacks the key."""
        node = self.node(key)
        return text_of(node) if node is not None else None

    def text(self, key: str) -> str:
        """Give a key's text; empty if the note lacks the key."""
        value = self.value(key) if key in self.nodes else None
        return value.text if value else ""

    def line(self, key: str) -> int:
        """Give the line of a key's value; 0 if the note lacks the key."""
        node = self.node(key)
        return node.line if node is not None else 0

    def lines(self) -> tuple[tuple[str, int], ...]:
        """Give the line of every key that was read."""
        return tuple((key, node.line) for key, (_, _, node) in sorted(self.nodes.items()))

    def with_inline(self, fields: list[tuple[str, str, int]]) -> "Facts":
        """Add inline fields of the body; front matter wins, a disagreement is a finding."""
        if not fields:
            return self
        nodes, findings, unknown = dict(self.nodes), list(self.findings), list(self.unknown)
        for spelling, text, line in fields:
            key = CANONICAL.get(squeeze(spelling))
            if key is None:
                unknown.append((spelling, line))
            if key is None or key in {"type", "tags"}:
                continue
            node = Scalar(text, line, 1, plain=False)
            if key not in nodes or _empty(nodes[key][2]):
                nodes[key] = (RANK[squeeze(spelling)], spelling, node)
            elif _differ(nodes[key][2], node):
                findings.append(_two(self.source, key, nodes[key], spelling, node))
        return replace(self, nodes=nodes, findings=tuple(findings), unknown=tuple(unknown))


def read_facts(source: "Source", entries: tuple[Entry, ...]) -> Facts:
    """Sort entries by canonical key; of several spellings the canonical one wins."""
    nodes: dict[str, tuple[int, str, Node]] = {}
    findings: list[Finding] = []
    unknown: list[tuple[str, int]] = []
    seen: dict[str, Entry] = {}
    """By squeezed spelling: `Company` and `company` are one key."""
    for entry in entries:
        spelling = entry.key.text
        short = squeeze(spelling)
        if spelling in seen:
            first = seen[spelling].key.line
            message = (
                f"the key `{spelling}` stands twice (first in line {first}); this one counts"
            )
            findings.append(
                source.finding(
                    "VS112", message, entry.key.line, at=spelling, help="remove one of them"
                )
            )
        seen[short] = entry
        key = CANONICAL.get(short)
        if key is None:
            unknown.append((spelling, entry.key.line))
            continue
        new = (RANK[short], spelling, entry.value)
        old = nodes.get(key)
        if old is None or squeeze(old[1]) == short or _empty(old[2]):
            nodes[key] = new
            continue
        winner, loser = (new, old) if new[0] < old[0] else (old, new)
        if _empty(winner[2]):
            winner, loser = loser, winner
        nodes[key] = winner
        if _differ(winner[2], loser[2]):
            findings.append(_two(source, key, winner, loser[1], loser[2]))
    return Facts(source, nodes, tuple(findings), tuple(unknown))


def _empty(node: Node) -> bool:
    return not text_of(node).text


def _differ(one: Node, other: Node) -> bool:
    return bool(text_of(other).text) and text_of(one).text != text_of(other).text


def _two(
    source: "Source", key: str, winner: tuple[int, str, Node], spelling: str, node: Node
) -> "Finding":
    kept, lost = text_of(winner[2]), text_of(node)
    return source.finding(
        "VS111",
        f"`{winner[1]}` and `{spelling}` both mean `{key}`: "
        f"{kept.text!r} in line {kept.line} counts, {lost.text!r} does not",
        node.line,
        at=spelling,
        help="keep one of them",
    )
