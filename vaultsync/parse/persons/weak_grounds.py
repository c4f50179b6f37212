"""What is told where little speaks for a person, or against one."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.names import unlink
from vaultsync.parse.body.markdown import Item
from vaultsync.parse.persons.announced import is_told, may_be_entry, under
from vaultsync.parse.persons.headings import (
    full_name,
    is_container,
    is_plain_container,
    read_name,
)
from vaultsync.parse.persons.matters import is_matter
from vaultsync.parse.persons.not_met import not_met
from vaultsync.parse.persons.roles import is_nobody, is_role, is_unnamed, tells_role
from vaultsync.parse.persons.spoken_of import lines_on_people
from vaultsync.parse.persons.tables import unnamed_rows
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview, Person
    from vaultsync.parse.lines import Source
    from vaultsync.parse.persons.people import People
    from vaultsync.settings import Settings


LISTED = "list the people you met between the `---` at the top (`interviewers: Name, Name`)"
"""How it is said for certain who was there."""
_ONE_MORE = regex(
    r"[,;] ([^,;()]{3,60}?) ?(?:\(([^()]{2,60})\)|[–—-] ([^,;()]{2,60}))(?=[,;]|$)"
)
"""`Antoine Roux, Sofia Bell (manager)`: behind the first name, another with what they do."""

_MOST_SHOWN = 8
"""Headings in a line that is to be pasted; of a longer list only what is new is shown."""
_BEHIND_COMMA = regex(r", ([^,;()&/]{3,60})")


def names_several(heading: str) -> bool:
    """Tell whether a heading names another person behind the first one, with a role."""
    return any(
        full_name(name)
        and not any(map(tells_role, name.split()))
        and (is_role(within or behind) or is_unnamed(within or behind))
        for name, within, behind in _ONE_MORE.findall(heading)
    )


def like_a_second_name(person: "Person") -> str:
    """Give what stands behind the comma of a heading if it may be somebody, too; else nothing.

    `Jane Doe, Morgan Stanley` names one person, and nothing tells the two cases apart.
    """
    found = _BEHIND_COMMA.search(person.heading)
    name = found[1].strip() if found else ""
    if not name or not person.title.startswith(name) or not full_name(name):
        return ""
    words = name.split()
    return "" if any(tells_role(word) or is_matter(word) for word in words) else name


def about_second_name(source: "Source", person: "Person") -> "Iterator[Finding]":
    """Tell about a title that may be a second person, whom nobody would thank."""
    name = like_a_second_name(person)
    if name and not _is_company(name, source, person):
        yield source.finding(
            "VS222",
            f"{name!r} behind {person.name!r} is read as what they do, so nobody of that name "
            "is thanked",
            person.line,
            at=name,
            help=f"if you met two people, write `## {person.name}` and `## {name}`, each with "
            f"what you talked about; if not, put it into brackets: `## {person.name} ({name})`",
        )


def _is_company(name: str, source: "Source", person: "Person") -> bool:
    """Tell whether the note shows it to be one: a key above, or the domain of the address."""
    domain = (person.email or "").rpartition("@")[2].casefold()
    above = (line.partition(":") for line in source.lines[: person.line - 1])
    return "".join(name.casefold().split()) in domain.replace("-", "") or any(
        sign and name in value for _, sign, value in above
    )


def unlike_a_name(source: "Source", person: "Person", settings: "Settings") -> "Finding":
    """Tell about a heading that is taken for a name, though it does not look like one."""
    name, fix = person.name, _reserve([person.name], settings)
    if is_unnamed(name):
        return source.finding(
            "VS211",
            f"{name!r} says what somebody does, not who it is, but is taken for a name",
            person.line,
            at=name,
            help=f"write the name before it, as in `## Jane Doe — {name}`; if it is not a "
            f"person, {fix}",
        )
    return source.finding(
        "VS211",
        f"{name!r} does not look like a name, but its heading is taken for one",
        person.line,
        at=name,
        help=f"{_if_it_is(name)}if it is not a person, {fix}; or {LISTED}",
    )


def _if_it_is(name: str) -> str:
    """Say how `Dave from Acme` is written."""
    who, said, where = name.partition(" from ")
    return f"if it is a person, write `## {who} ({where})`; " if said else ""


def is_only_a_heading(person: "Person") -> bool:
    """Tell whether nothing but a heading, in one word or in words of no name, says so."""
    if not person.because.startswith("a heading with ##") or full_name(person.name):
        return False
    told = is_told(person) or person.title or person.link or person.channel or person.promises
    return not told


def about_matters(
    source: "Source", found: "People", settings: "Settings"
) -> "Iterator[Finding]":
    """Tell about headings that were not taken for a name: one word, or those of a section."""
    told = [
        (read_name(part.heading.text).name, part.heading.line)
        for part in found.others
        if part.heading and part.heading.line in found.matters
    ]
    fix = _reserve(list(dict.fromkeys(name for name, _ in told)), settings)
    for name, line in told:
        if is_matter(name):
            yield source.finding(
                "VS220",
                f"{name!r} is hardly a name, so nobody is thanked for this heading",
                line,
                at=name,
                help="if it is a person, write the full name, or an email below it; if not, "
                f"ignore this remark, or {fix}",
            )
            continue
        yield source.finding(
            "VS211",
            f"{name!r} does not look like a name, so it is not taken for a person, and nobody "
            "is thanked for this heading",
            line,
            at=name,
            help="if it is a person, write `email::` and the address below it, or "
            f"{LISTED}; if not, {fix}",
        )


def about_unsaid(
    source: "Source", found: "People", people: "Sequence[Person]", contact: str
) -> "Iterator[Finding]":
    """Tell about lines that begin with the name of somebody met, and are nobody's."""
    outside = lines_on_people(found.others, people, contact)
    read = {promise.line for person in people for promise in person.promises}
    for one in {one.line: one for one in (*outside, *found.unsaid)}.values():
        if one.line in read:
            continue
        what = "a sentence in this line" if one.amid else "this line"
        told = source.finding(
            "VS221",
            f"{what} begins with {one.said!r}, but is not read as something you talked about "
            f"with {one.person}",
            one.line,
            at=one.said,
            help=one.fix,
        )
        yield replace(told, graver=one.beside)


def without_understood(
    findings: "Iterable[Finding]", interview: "Interview"
) -> "Iterator[Finding]":
    """Leave out that a line is no talk where it is understood as something else.

    It tells of an end, an invitation or thanks, which has its own remark
    or is recorded already.
    """
    known = {
        one.line
        for group in (interview.told, interview.thanks, interview.touches)
        for one in group
    }
    yield from (one for one in findings if one.code != "VS221" or one.line not in known)


def unread_entry(source: "Source", text: str, line: int, column: int = 1) -> "Finding":
    """Tell about an entry of a list of interviewers in which no name is found."""
    if not_met(text):
        return source.finding(
            "VS212",
            f"{text!r} in the list of interviewers is about somebody you did not meet",
            line,
            at=text,
            column=column,
            help="nobody is thanked for it; take it out of the list, or write it below another "
            "heading such as `## Notes`",
        )
    said = read_name(text).name
    if not said[:1].isalpha() or not is_nobody(said):
        return source.finding(
            "VS212",
            f"cannot read {text!r} in the list of interviewers",
            line,
            at=text,
            column=column,
            help="write `- Jane Doe` or `- {name: Jane Doe, email: …}`",
        )
    role = said.removeprefix("the ") if is_role(said) else ""
    name = f"Jane Doe ({role})" if role else "Jane Doe"
    return source.finding(
        "VS212",
        f"{text!r} in the list of interviewers names nobody",
        line,
        at=text,
        column=column,
        help=f"once you know the name, write `{name}`; until then, no thank-you is planned for "
        "this person",
    )


def about_unnamed(source: "Source", found: "People") -> "Iterator[Finding]":
    """Tell about entries under `Interviewers` that say what somebody does, not who it is.

    Also of a sentence among people, and of who was not met.
    """
    read = {one.person.because for one in found.found}
    for part in found.others:
        for name, line in unnamed_rows(part.blocks):
            yield unread_entry(source, name, line)
        if part.heading is None or not is_container(part.heading.text):
            continue
        among = under(part.heading.text) in read
        vague = among and not is_plain_container(part.heading.text)
        for block in part.blocks:
            if isinstance(block, Item) and not (block.depth or block.mark):
                text = unlink(block.text)
                name = read_name(text).name if "\n" not in text else ""
                someone = name.casefold().startswith(("someone ", "somebody "))
                strange = among and may_be_entry(block) and (vague or not_met(text))
                if strange or (name and (is_unnamed(name) or someone)):
                    yield unread_entry(source, text.split("\n", 1)[0], block.line)


def _reserve(headings: "Sequence[str]", settings: "Settings") -> str:
    """Say how headings are told to be no person's, as a line to paste.

    It is one list for all notes, so what is in it already stands in the line.
    """
    said, there = map(_quoted, (headings, settings.notes.reserved_headings))
    if len(there) + len(said) > _MOST_SHOWN:
        return f"add `{', '.join(said)}` to the list `reserved_headings` in vaultsync.toml"
    line = f"`reserved_headings = [{', '.join((*there, *said))}]`"
    if there:
        return f"make the line in vaultsync.toml {line}"
    them = "them" if said[1:] else "it"
    return (
        f"write {line} below `[notes]` in vaultsync.toml, which adds {them} to the built-in "
        "ones; all notes share that one list"
    )


def _quoted(headings: "Sequence[str]") -> list[str]:
    import json  # noqa: PLC0415 - few notes ask it

    return [json.dumps(one, ensure_ascii=False) for one in headings]
