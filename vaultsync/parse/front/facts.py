"""The note's keys, by their canonical names, with their places."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.parse.front.keys import CANONICAL, GO_BETWEEN, LIKE, PERSON_KEYS, RANK, squeeze
from vaultsync.parse.front.values import Value, text_of
from vaultsync.parse.front.yaml_tree import Entry, Node, Scalar
from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding
    from vaultsync.parse.lines import Source


NO_COMPANY = (
    "add `company: …` between the `---` at the top; if it is about no job, take the `type` or "
    "tag `interview` away"
)
"""What to do about an interview note without a company (VS114)."""


class Said(NamedTuple):
    """What one key of a note says."""

    rank: int
    """Which of several spellings wins: the lowest."""
    spelling: str
    node: Node
    value: Value


@record_class(kw_only=False)
class Facts:
    """What the keys of a note say."""

    source: "Source"
    said: dict[str, "Said"]
    """By canonical key."""
    findings: "tuple[Finding, ...]" = ()
    unknown: tuple[tuple[str, int], ...] = ()
    """Keys that mean nothing here, as spelt, with their lines."""
    reach: tuple[tuple[str, Value], ...] = ()
    """`email` and `phone` of the front matter, as spelt, with what they say."""

    between: tuple[tuple[str, Value], ...] = ()
    """What may name somebody whom messages go through, and is not read, as spelt."""

    def node(self, key: str) -> Node | None:
        """Give a key's value as YAML has it."""
        return self.said[key].node if key in self.said else None

    def value(self, key: str) -> Value | None:
        """Give a key's value as text with its place; None if the note lacks the key."""
        return self.said[key].value if key in self.said else None

    def text(self, key: str) -> str:
        """Give a key's text; empty if the note lacks the key."""
        return self.said[key].value.text if key in self.said else ""

    def line(self, key: str) -> int:
        """Give the line of a key's value; 0 if the note lacks the key."""
        return self.said[key].node.line if key in self.said else 0

    def like(self, key: str) -> tuple[str, int] | None:
        """Give a key that is not read, but may be meant for another one, and its line."""
        return next((one for one in self.unknown if squeeze(one[0]) in LIKE[key]), None)

    def lines(self) -> tuple[tuple[str, int], ...]:
        """Give the line of every key that was read."""
        return tuple(sorted((key, said.node.line) for key, said in self.said.items()))

    def with_inline(self, fields: list[tuple[str, str, int]]) -> "Facts":
        """Add inline fields of the body; front matter wins, a disagreement is a finding."""
        if not fields:
            return self
        known, findings, unknown = dict(self.said), list(self.findings), list(self.unknown)
        between = list(self.between)
        for spelling, text, line in fields:
            short = squeeze(spelling)
            key = CANONICAL.get(short)
            if key is None:
                unknown.append((spelling, line))
            if short in GO_BETWEEN:
                between.append((spelling, text_of(Scalar(text, line, 1, plain=False))))
            if key is None or key in {"type", "tags"}:
                continue
            new = _said(spelling, short, Scalar(text, line, 1, plain=False))
            old = known.get(key)
            if old is None or not old.value.text:
                known[key] = new
            elif new.value.text and new.value.text != old.value.text:
                findings.append(_two(self.source, key, old, new))
        return replace(
            self,
            said=known,
            findings=tuple(findings),
            unknown=tuple(unknown),
            between=tuple(between),
        )


def read_facts(source: "Source", entries: tuple[Entry, ...]) -> Facts:
    """Sort entries by canonical key; of several spellings the canonical one wins."""
    known: dict[str, Said] = {}
    findings: list[Finding] = []
    unknown: list[tuple[str, int]] = []
    reach: list[tuple[str, Value]] = []
    between: list[tuple[str, Value]] = []
    firm = _company(entries)
    seen: dict[str, Entry] = {}
    """By squeezed spelling: `Company` and `company` are one key."""
    for entry in entries:
        spelling = entry.key.text
        short = squeeze(spelling)
        if short in seen:
            first = seen[short].key.line
            message = (
                f"the key `{spelling}` is given twice (first on line {first}); this one counts"
            )
            findings.append(
                source.finding(
                    "VS112", message, entry.key.line, at=spelling, help="remove one of them"
                )
            )
        seen[short] = entry
        key = CANONICAL.get(short)
        if (short == "title" and _of_the_note(entry, firm)) or (
            short == "contact" and _known_address(entry, source)
        ):
            continue
        if key is None:
            unknown.append((spelling, entry.key.line))
            if PERSON_KEYS.get(short) in {"email", "phone"}:
                reach.append((spelling, text_of(entry.value)))
            if short in GO_BETWEEN:
                between.append((spelling, text_of(entry.value)))
            continue
        new, old = _said(spelling, short, entry.value), known.get(key)
        if old is None or squeeze(old.spelling) == short or not old.value.text:
            known[key] = new
            continue
        winner, loser = (new, old) if new.rank < old.rank else (old, new)
        if not winner.value.text:
            winner, loser = loser, winner
        known[key] = winner
        if loser.value.text and loser.value.text != winner.value.text:
            findings.append(_two(source, key, winner, loser))
    return Facts(source, known, tuple(findings), tuple(unknown), tuple(reach), tuple(between))


def _company(entries: tuple[Entry, ...]) -> str:
    """Give what the first key for the company says; empty: none does."""
    keyed = (one for one in entries if CANONICAL.get(squeeze(one.key.text)) == "company")
    return next((text for one in keyed if (text := text_of(one.value).text)), "")


def _of_the_note(entry: Entry, company: str) -> bool:
    """Tell whether a `title` is that of the note: then it is no role."""
    from vaultsync.parse.front.note_title import names_note  # noqa: PLC0415 - few have one

    return names_note(text_of(entry.value).text, company)


def _known_address(entry: Entry, source: "Source") -> bool:
    """Tell whether `contact` is an address that stands in the note besides: it adds nothing."""
    text = text_of(entry.value).text
    alone = text.count("@") == 1 and len(text.split()) == 1
    return alone and source.text.count(text) > 1


def _said(spelling: str, short: str, node: Node) -> Said:
    return Said(RANK[short], spelling, node, text_of(node))


def _two(source: "Source", key: str, winner: Said, loser: Said) -> "Finding":
    kept, lost = winner.value, loser.value
    return source.finding(
        "VS111",
        f"`{winner.spelling}` and `{loser.spelling}` both mean `{key}`: "
        f"{kept.text!r} on line {kept.line} counts, {lost.text!r} does not",
        loser.node.line,
        at=loser.spelling,
        help="keep one of them",
    )
