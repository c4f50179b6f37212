"""What is new since an interview, and where a company posts: the keys `updates`, `accounts`.

In an interview note, in a note of `type: profile` (what is new with oneself) and in one of
`type: company`. What is not understood in an interview note or a profile is a finding; a
company's note is the user's own business.
"""

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Account, Careers, Update
from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.days.dates import Doubt, read_moment
from vaultsync.parse.front.facts import Facts, read_facts
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.front.keys import squeeze
from vaultsync.parse.front.recognise import Subject, is_template, subjects
from vaultsync.parse.front.values import list_of, text_of
from vaultsync.parse.front.yaml_tree import Entry, Mapping, Node, Sequence
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.diagnostics import Finding
    from vaultsync.settings import Settings

_ISO = regex(r"(\d{4}-\d{1,2}-\d{1,2})(?!\d)[ \t:,;–—-]*(.*)", re.DOTALL)
_SPELT = regex(r"([^:\n]{3,40}?)(?::|[ \t]+[–—-])[ \t]+(.*)", re.DOTALL)
"""`2 April 2026: what is new`."""
_NAMES = ("name", "company", "title")
"""Keys that say how a company is called, the surest first."""
_ALIASES = ("aliases", "alias")

_FOLLOWED = regex(r"\bfollow(?:ed|ing)\b", re.IGNORECASE)
_NOT_FOLLOWED = regex(
    r"\b(?:not|n't|to be|un)[ -]?(?:yet )?followed\b|\bfollow(?:ed|ing): (?:no|false|never)\b",
    re.IGNORECASE,
)


class News(NamedTuple):
    """The entries of `updates`."""

    updates: tuple[Update, ...] = ()
    findings: "tuple[Finding, ...]" = ()


@record_class
class CompanyNote:
    """What a note of `type: company` says."""

    path: str
    names: tuple[str, ...]
    """Folded: the company's name and what else it is called."""
    accounts: tuple[Account, ...] = ()
    careers: Careers | None = None


def is_followed(account: Account) -> bool:
    """Tell whether the entry of an account says that it is followed."""
    said = _FOLLOWED.search(account.text)
    return said is not None and not _NOT_FOLLOWED.search(account.text)


def read_updates(facts: Facts, settings: "Settings") -> News:
    """Read `2026-04-02 what is new`, one entry each; one without a day is a finding."""
    node = facts.node("updates")
    if node is None:
        return News()
    source = facts.source
    updates, findings = [], []
    for text, line in _entries(node):
        day, words = _dated(text, settings)
        if text and day is None:
            findings.append(
                source.finding(
                    "VS121",
                    f"the update {text!r} begins with no day; it is not taken up",
                    line,
                    at=text,
                    help="write `2026-04-02 what is new`",
                )
            )
        elif day and words:
            updates.append(Update(day, words, source.path, line))
    return News(tuple(updates), tuple(findings))


def read_accounts(facts: Facts) -> tuple[Account, ...]:
    """Read the company's accounts, one entry each, as they stand there."""
    node = facts.node("accounts")
    found = _entries(node) if node is not None else ()
    return tuple(Account(text, facts.source.path, line) for text, line in found if text)


def read_careers(facts: Facts) -> Careers | None:
    """Read where the company lists its openings."""
    value = facts.value("careers")
    return Careers(value.text, facts.source.path, value.line) if value and value.text else None


def read_profile(text: str, path: str, settings: "Settings") -> News | None:
    """Read what is new with oneself; None where the note is no profile."""
    facts = _facts(text, path, Subject.PROFILE)
    return read_updates(facts, settings) if facts else None


def read_company_note(text: str, path: str) -> CompanyNote | None:
    """Read what a note says of a company; None where it is on none."""
    facts = _facts(text, path, Subject.COMPANY)
    if facts is None:
        return None
    return CompanyNote(
        path=path,
        names=tuple(sorted({fold(name) for name in _names(facts.source)} - {""})),
        accounts=read_accounts(facts),
        careers=read_careers(facts),
    )


def _facts(text: str, path: str, subject: Subject) -> Facts | None:
    source = Source(path, text)
    head = read_head(source)
    if head.findings or is_template(text, path) or subject not in subjects(head.entries):
        return None
    return read_facts(source, head.entries)


def _names(source: Source) -> "Iterator[str]":
    """Give what a company's note calls it: by a key, else its file; and the aliases."""
    known = {squeeze(one.key.text): one.value for one in read_head(source).entries}
    texts = (text_of(known[key]).text for key in _NAMES if key in known)
    yield next(filter(None, texts), source.path.rsplit("/", 1)[-1].removesuffix(".md"))
    for key in _ALIASES:
        if key in known:
            yield from (value.text for value in list_of(known[key]))


def _dated(text: str, settings: "Settings") -> tuple[date | None, str]:
    """Take the day at the beginning of an entry from what is new."""
    found = _ISO.match(text) or _SPELT.match(text)
    moment = read_moment(found[1], settings) if found else None
    if found is None or moment is None or isinstance(moment, Doubt):
        return None, text
    return moment.day, found[2].strip()


def _entries(node: Node) -> "Iterator[tuple[str, int]]":
    """Give the entries of a list, of a mapping or of the lines of a text, with their places."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield _flat(item), item.line
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield _pair(entry), entry.key.line
    elif not node.empty:
        for line in node.text.split("\n"):
            yield _line(line.strip(" \t-*")), node.line


def _flat(node: Node) -> str:
    if isinstance(node, Mapping):
        return ", ".join(map(_pair, node.entries))
    return text_of(node).text


def _pair(entry: Entry) -> str:
    value = text_of(entry.value).text
    return f"{_line(entry.key.text)}: {value}" if value else _line(entry.key.text)


def _line(text: str) -> str:
    return one_line(unlink(text))
