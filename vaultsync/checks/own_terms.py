"""What only this person's sections hold: without it a letter could be for anybody."""

from typing import TYPE_CHECKING

from vaultsync.checks.demands import demands
from vaultsync.checks.wording import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person

FEWEST_OF_ANOTHER = 2
"""Terms of a colleague that make a letter look like theirs; one is chance."""


def own_terms(letter: "Letter") -> "Iterator[Finding]":
    """Report a letter that holds nothing that was said with this person alone (S19, S23)."""
    if not demands(letter).own:
        return
    person = letter.item.person
    if not person.noted:
        yield letter.whole("VS514", *_nothing_of(person))
        return
    if not letter.like_the_notes:
        return
    own = letter.panel.own.get(person.key, frozenset())
    found = own & letter.message.terms
    if not found:
        yield letter.whole(
            "VS514",
            f"nothing in it comes from your notes on {person.name} alone",
            _fix(letter, own),
        )
    elif len(found) == 1:
        yield letter.whole(
            "VS530",
            f"only one word comes from your notes on {person.name}: {_word(letter, found)!r}",
            _fix(letter, own),
        )


def _word(letter: "Letter", found: frozenset[str]) -> str:
    return next(word.text for word in letter.message.spoken if stem(word.folded) in found)


def _nothing_of(person: "Person") -> tuple[str, str]:
    """Say that there are no points, and how there would be; prose may tell of the person."""
    if not (person.described or person.named or person.unclaimed):
        fix = (
            "write what you remember into the note, below the name, even `- she mostly "
            "listened`, and write about that"
        )
        return f"nothing is noted about the talk with {person.name}", fix
    where = (
        "below the heading with that name"
        if person.heading
        else f"on a line that begins with `{person.name}:`, or below a heading with that name"
    )
    return (
        f"no line of the note is read as about {person.name}",
        f"write what you talked about {where}, and write about that",
    )


def _fix(letter: "Letter", own: frozenset[str]) -> str:
    person = letter.item.person
    noted = (*person.points, *person.told, *person.concerns, *person.promises)
    if not own:
        return "note what was said with this person and nobody else, and write about that"
    text = " ".join(noted[0].text.split())
    return f"write a sentence about what you noted: {text[:70]}{'…' if len(text) > 70 else ''}"


def wrong_recipient(letter: "Letter") -> "Iterator[Finding]":
    """Report a letter that holds at least as much of a colleague's as of this person's."""
    if not demands(letter).own or not letter.like_the_notes:
        return
    person, panel = letter.item.person, letter.panel
    theirs = {person.key, *(one.person.key for one in letter.item.along)}
    own = len(panel.own.get(person.key, frozenset()) & letter.message.terms)
    others = [
        (len(panel.own[key] & letter.message.terms), voice.name)
        for key, voice in panel.voices.items()
        if key not in theirs
    ]
    most, name = max(others, default=(0, ""))
    if most >= max(own, FEWEST_OF_ANOTHER):
        yield letter.whole(
            "VS515",
            f"this goes to {person.name}, but it reads as if it were for {name}: "
            f"{most} words are from your notes on {name} alone, {own} from those on "
            f"{person.name}",
            "check who this is for",
        )
