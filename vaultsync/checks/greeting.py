"""Who is greeted: this person, by a name of theirs, and nobody else (S20)."""

from typing import TYPE_CHECKING

from vaultsync.checks.around import name_words, words_of
from vaultsync.checks.message import Greeting, groups, particles, titles
from vaultsync.checks.phrases import shown
from vaultsync.checks.wording import near
from vaultsync.owed import Channel
from vaultsync.rules.greeting import call, call_as_noted, may_be_called, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person

_FORMS = frozenset({"mr", "mister", "mrs", "ms", "miss", "mx"})
_FOR_NOBODY = frozenset({"sir", "sirs", "madam", "ma'am", "or", "and"})


def greeted(letter: "Letter") -> "Iterator[tuple[Greeting, tuple[Person, ...]]]":
    """Give each greeting with those whom it may name.

    A message that is passed on greets whoever passes it on, then the person.
    """
    through, person = letter.item.through, letter.item.person
    passed_on = letter.item.channel is Channel.FORWARD and through
    found = letter.message.greetings
    for number, one in enumerate(found):
        if not through or not passed_on:
            yield one, (person,)
        elif len(found) == 1:
            yield one, (through, person)
        else:
            yield one, (person,) if number else (through,)


def called(person: "Person") -> frozenset[str]:
    """Give the words that a greeting may be made of."""
    parts = {part for form in may_be_called(person) for part in form.split()}
    return frozenset(word for text in (*parts, person.name) for word in words_of(text))


def wrong_greeting(letter: "Letter") -> "Iterator[Finding]":
    """Report a greeting that names somebody else, or a group."""
    for greeting, people in greeted(letter):
        name = call_as_noted(people[0])
        fix = f"write: Dear {name}," if name else "write the name of the person"
        own = frozenset(word for person in people for word in called(person))
        wrong = _wrong_form(greeting, people)
        if wrong:
            yield letter.at("VS511", wrong, greeting.words, fix)
            continue
        right = own | titles() | particles() | {"and"} | _in_notes(letter)
        words = [
            word
            for word in greeting.words
            if word.folded not in right and _counts(letter, people, word)
        ]
        if not words:
            continue
        if {word.folded for word in words} & groups() and not letter.around.names & {
            word.folded for word in words
        }:
            yield letter.at(
                "VS511",
                f"{greeting.text!r} greets several people, or nobody in particular",
                greeting.words,
                fix,
            )
            continue
        names = frozenset(word for person in people for word in name_words(person.name))
        if all(any(near(word.folded, name) for name in names) for word in words) and not (
            {word.folded for word in words} & letter.around.names
        ):
            continue  # a slip of the fingers: `misspelt` says so
        yield letter.at("VS511", _other(letter, greeting), greeting.words, fix)


def _wrong_form(greeting: Greeting, people: "tuple[Person, ...]") -> str:
    """Say what is wrong with `Mr` or `Madam`, where the notes hold the form of address."""
    noted = {person.name: words_of(take_apart(person).honorific) for person in people}
    if not all(noted.values()):
        return ""  # nobody noted one: who writes may know it
    words = [word.folded for word in greeting.words]
    if words and _FOR_NOBODY.issuperset(words):
        return f"{greeting.text!r} names nobody; this goes to {people[0].name}"
    held = {word for forms in noted.values() for word in forms}
    used = [word for word in greeting.words if word.folded in _FORMS]
    if not used or any(word.folded in held for word in used):
        return ""
    form = take_apart(people[0]).honorific
    return f"{greeting.text!r} says {used[0].text!r}, but your notes say {form!r}"


def _counts(letter: "Letter", people: "tuple[Person, ...]", word: "Word") -> bool:
    """Tell whether a word of a greeting says whom it is for: `Hello again` does not."""
    names = frozenset(name for person in people for name in name_words(person.name))
    known = word.folded in groups() | letter.around.names
    if not known and not all(call(person) for person in people):
        return False  # the note has a role, and the writer the name
    if known or not names or any(near(word.folded, name) for name in names):
        return True
    # `Dear Olena` for a name that the note writes in another alphabet
    spelt_alike = any(name.isascii() for name in names) or not word.folded.isascii()
    return word.capital and spelt_alike


def _in_notes(letter: "Letter") -> frozenset[str]:
    """Give what else may stand in a greeting: what is noted, as `calls himself Radek`.

    The notes on a person name others, too: those are no words to greet with.
    """
    person = letter.item.person
    noted = letter.panel.said_of(person.key).union(
        words_of(person.title), words_of(person.heading)
    )
    allowed = (word for text in letter.settings.drafts.allow for word in words_of(text))
    return (noted - letter.around.names - groups()).union(allowed)


def _other(letter: "Letter", greeting: Greeting) -> str:
    words = {word.folded for word in greeting.words}
    others = [
        voice.name
        for voice in letter.panel.voices.values()
        if voice.key != letter.item.person.key and voice.words & words
    ]
    name = letter.item.person.name
    if len(others) == 1:
        return f"this goes to {name}, but it greets {others[0]}"
    return f"this goes to {name}, but it greets {shown(greeting.words)!r}"
