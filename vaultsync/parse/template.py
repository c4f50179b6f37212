"""Templates of messages: plain text with `$name` placeholders and a subject line on top.

A template that cannot be used is a finding with its place; the one that vaultsync brings
along is taken instead.
"""

import re
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import nearest
from vaultsync.owed import Channel, Kind
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.languages import known_language
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultsync.diagnostics import Finding
    from vaultsync.snapshot import Document

KINDS = (Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.RESPOND, Kind.UPDATE)
"""The kinds of follow-ups that are messages."""
CHANNELS = (Channel.EMAIL, Channel.TEXT, Channel.FORWARD, Channel.LINKEDIN)
EACH = ("point", "concern", "promise", "new", "said")
"""Placeholders whose paragraph stands once for each of them."""
PLACEHOLDERS = (
    "about", "all_new", "all_promised", "company", "date", "discussed", "during", "first_point",
    "first_said", "for_which", "greeting", "heard", "in_it", "last_time", "letter", "name",
    "passed_on", "promised", "role", "sender", "signature", "since", "stage",
    "still_interested", "the_role", "their_message", "thread", "through", "why", "wrote", *EACH,
)  # fmt: skip
TOKEN = regex(r"\$(?:(?P<escaped>\$)|(?P<plain>[a-zA-Z_]\w*)|\{(?P<braced>\w+)\})?", re.ASCII)
"""A `$` with what stands behind it, as `string.Template` reads it."""
_SUBJECT = regex(r"\s*subject[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_NAME = regex(
    rf"(?P<kind>{'|'.join(kind.value for kind in KINDS)})"
    rf"(?:\.(?P<channel>{'|'.join(channel.value for channel in CHANNELS)}))?"
    r"(?:\.(?P<language>[a-z]{2,3}(?:-[a-z]{2,4})?))?\.(?:md|txt)",
)
_KNOWN_NAMES = (
    *(kind.value for kind in KINDS),
    *(f"{kind.value}.{channel.value}" for kind in KINDS for channel in CHANNELS),
)


_MEANT = MappingProxyType(
    {
        "sms": "text", "txt": "text", "tel": "text", "mms": "text", "web": "email",
        "fwd": "forward", "fw": "forward", "li": "linkedin", "in": "linkedin",
    }
)  # fmt: skip
"""What is meant by what looks like the code of a language."""


class Template(NamedTuple):
    """A template; `subject` is None where it has no subject line."""

    subject: str | None
    body: str
    language: str = ""
    """Empty: none that its name says."""


class Slot(NamedTuple):
    """For which messages a template is; empty parts hold for all of them."""

    kind: str
    channel: str = ""
    language: str = ""


@record_class(kw_only=False)
class OwnTemplates:
    """The person's own templates, and what is wrong with others."""

    by_slot: "Mapping[Slot, Template]" = field(default_factory=dict)
    findings: "tuple[Finding, ...]" = ()

    def find(self, kind: Kind, channel: Channel, language: str) -> Template | None:
        """Give the own template that says most exactly that it is for such a message.

        One without a channel is a letter: it holds for email, and where no channel is known.
        """
        if not self.by_slot:
            return None
        letter = channel in {Channel.EMAIL, Channel.NONE}
        channels = ("email", "") if letter else (channel.value,)
        low = language.casefold()
        for code in dict.fromkeys((low, low.partition("-")[0], "")):
            for name in channels:
                found = self.by_slot.get(Slot(kind.value, name, code))
                if found:
                    return found
        return None


NO_TEMPLATES = OwnTemplates()


def read_template(text: str, language: str = "") -> Template:
    """Take a template apart; its properties, if it has some, are not part of the message."""
    text = _plain(text)
    rows = text[_body_at(text) :].lstrip("\n").split("\n")
    said = _SUBJECT.fullmatch(rows[0])
    body = "\n".join(rows[1:] if said else rows).strip("\n")
    return Template(said[1].strip() if said else None, f"{body}\n", language)


def read_templates(documents: "Iterable[Document]") -> OwnTemplates:
    """Read the person's own templates."""
    found: dict[Slot, Template] = {}
    findings: list[Finding] = []
    for document in sorted(documents, key=lambda one: one.path):
        source = Source(document.path, document.text)
        name = document.path.rsplit("/", 1)[-1].lower()
        said = _NAME.fullmatch(name)
        if not said:
            findings.append(_unknown_name(source, name))
            continue
        if said["language"] and not known_language(said["language"]):
            findings.append(_unknown_language(source, name, said))
            continue
        slot = Slot(said["kind"], said["channel"] or "", said["language"] or "")
        wrong = tuple(_mistakes(source))
        findings.extend(wrong)
        if slot in found:
            findings.append(_twice(source, name))
        elif not wrong:
            found[slot] = read_template(document.text, slot.language)
    return OwnTemplates(found, tuple(findings))


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _body_at(text: str) -> int:
    region = locate(text)
    return region.body if region else 0


def _unknown_name(source: Source, name: str) -> "Finding":
    near = nearest(re.sub(r"\.(?:md|txt)$", "", name), _KNOWN_NAMES)
    shown = source.path.rsplit("/", 1)[-1]
    meant = f"did you mean `{near}.md`? " if near else ""
    return source.finding(
        "VS503",
        f"{shown!r} is not the name of a template; it is not used",
        1,
        help=f"{meant}names are kind, channel and language, as in `thank-you.md`, "
        "`follow-up.text.md` or `thank-you.email.de.md`",
    )


def _unknown_language(source: Source, name: str, said: re.Match[str]) -> "Finding":
    """Say of `follow-up.sms.md` that `sms` is no language: it would never be used."""
    part = said["language"]
    meant = _MEANT.get(part, "")
    fix = "a language is its code, as in `thank-you.de.md` or `thank-you.email.pt-br.md`"
    if meant and not said["channel"]:
        fix = f"did you mean `{said['kind']}.{meant}.md`? {fix}"
    return source.finding(
        "VS503",
        f"{part!r} in {name!r} is neither a channel nor a language; it is not used",
        1,
        help=fix,
    )


def _twice(source: Source, name: str) -> "Finding":
    other = f"{name.removesuffix('.txt')}.md"
    return source.finding(
        "VS503",
        f"there are two templates of this name; {other!r} counts, this one does not",
        1,
        help="keep one of them, and give the other one another name or folder",
    )


def _mistakes(source: Source) -> "Iterator[Finding]":
    """Find what cannot be filled in; the lines are those of the file."""
    text = _plain(source.text)
    start = _body_at(text)
    if not text[start:].strip():
        fix = "write the message into it, or delete it"
        yield source.finding("VS503", "this template is empty; it is not used", 1, help=fix)
        return
    first = text.count("\n", 0, start)
    each: set[str] = set()
    for number, row in enumerate(text[start:].split("\n"), first + 1):
        if not row.strip():
            each = set()
        for token in TOKEN.finditer(row):
            word = token["plain"] or token["braced"] or ""
            if token["escaped"] or (word in PLACEHOLDERS and word not in EACH):
                continue
            each |= {word} & set(EACH)
            if word not in PLACEHOLDERS or len(each) > 1:
                column = token.start() + 1
                yield _wrong(source, number, column, token[0], several=word in PLACEHOLDERS)


def _wrong(source: Source, line: int, column: int, said: str, *, several: bool) -> "Finding":
    word = said.strip("${}")
    near = nearest(word.casefold(), PLACEHOLDERS) if word else None
    if several:
        what = f"`{said}` is in one paragraph with another placeholder that is repeated"
        fix = "put an empty line between them"
    elif not word:
        what, fix = (
            "a single `$` is not a placeholder",
            "write `$$` where you mean the sign itself",
        )
    else:
        what = f"unknown placeholder `{said}`"
        fix = (
            f"did you mean `${near}`?"
            if near
            else f"known are {', '.join(f'${one}' for one in sorted(PLACEHOLDERS))}"
        )
    message = f"{what}; the template of vaultsync is used instead"
    return source.finding("VS503", message, line, at=said, column=column, help=fix)
