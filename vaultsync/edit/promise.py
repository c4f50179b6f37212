"""A promise that a sentence tells of gets a line with its mark; the sentence stays."""

from dataclasses import replace

from vaultsync.edit.insert import beside_tables, no_place, places, unwritable
from vaultsync.edit.lines import Conventions, LineChange, Refusal, lines_of, with_line
from vaultsync.edit.proof import one_item_with, says_besides
from vaultsync.edit.style import PLAIN, inner_prefix, prefixes
from vaultsync.model import Interview, Person
from vaultsync.render.escape import spoken
from vaultsync.snapshot import Document


def mark_promise(
    note: Document, who: str, words: str, ways: Conventions
) -> LineChange | Refusal:
    """Put in a line that is read as this promise to one person, and changes nothing else.

    It goes below the person's heading, or begins with the name where there is none.
    """
    before = ways.parse(note)
    no = unwritable(note, before)
    interview = before.interview
    person = interview.person(who) if interview else None
    if no or interview is None or person is None:
        return no or Refusal("the note does not know that person")
    if spoken(words) != words:
        return Refusal("a note would read its words as something else")
    lines = lines_of(note.text)
    mark = f"**promised:** {words}"
    own = person if person.heading_line else None
    found = [
        each for place in places(note, lines, own, 0) for each in beside_tables(lines, place)
    ]
    line = mark if own else f"{person.name}: {mark}"
    tried = [
        (place.at, prefix, line)
        for place in found
        for prefix in prefixes(lines, place.start, place.at)
    ]
    for at, prefix, text in (*tried, *_below_name(lines, person, mark)):
        change = with_line(note, at, prefix + text)
        if not one_item_with(note.text, change.after.text, text):
            continue
        after = ways.parse(change.after)
        promised = after.interview and _promised(interview, after.interview, who, words)
        if promised and says_besides(before, after, {"VS219"}, promised):
            return change
    first = tried[0][0] if tried else 0
    return no_place(note, min(first + 1, len(lines)), PLAIN + line)


def _below_name(lines: list[str], person: Person, mark: str) -> list[tuple[int, str, str]]:
    """Give the place below the item that names somebody in a list, where there is one."""
    if person.heading_line or not 0 < person.line <= len(lines):
        return []
    inner = inner_prefix(lines[person.line - 1])
    return [(person.line, inner, mark)] if inner else []


def _promised(before: Interview, after: Interview, who: str, words: str) -> Interview | None:
    """Give the interview as it was before, with this promise; None: it is not read as one."""
    old, new = before.person(who), after.person(who)
    if old is None or new is None:
        return None
    known = [point.text for point in old.promises]
    fresh = [point for point in new.promises if point.text not in known]
    if len(fresh) != 1 or fresh[0].text != words or fresh[0].kept:
        return None
    # what was somebody's for want of a line of their own, or nobody's, follows from this one
    whole = old._replace(
        promises=new.promises,
        only_promised=new.only_promised,
        named=new.named,
        unclaimed=new.unclaimed,
        told=new.told,
    )
    if len(new.promises) != len(old.promises) + 1:
        return None

    def changed(one: Person) -> Person:
        return whole if one.key == who else one

    contact = before.primary_contact
    return replace(
        before,
        people=tuple(map(changed, before.people)),
        primary_contact=changed(contact) if contact else None,
    )
