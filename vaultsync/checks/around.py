"""What drafts are compared with: who was met at a company, and what was noted of whom."""

from collections import Counter, defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.checks.message import Message, first_lines, particles, titles
from vaultsync.checks.wording import Word, content, read_words
from vaultsync.names import fold, same
from vaultsync.parse.lines import split_lines
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vaultsync.model import Interview, Person
    from vaultsync.parse.draft import DraftFile
    from vaultsync.settings import Me
    from vaultsync.snapshot import Document


def generic() -> frozenset[str]:
    """Give the words of a company's name that do not name it: `ltd`, `the`."""
    return word_set("company-words", "any")


@lru_cache(maxsize=10_000)
def words_of(text: str) -> tuple[str, ...]:
    """Give the folded words of a text."""
    return tuple(word.folded for word in read_words((text,)))


def naming(company: str) -> tuple[str, ...]:
    """Give the words of a company's name without `The` in front and `Ltd` behind."""
    words = list(words_of(company))
    while len(words) > 1 and words[-1] in generic():
        words.pop()
    while len(words) > 1 and words[0] in generic():
        words.pop(0)
    return tuple(words)


def name_words(name: str) -> frozenset[str]:
    """Give the folded words by which a name is known: no titles, initials, `de` or `van`."""
    words = frozenset(word for word in words_of(name) if len(word) > 1 or not word.isascii())
    return words - titles() - particles()


class Voice(NamedTuple):
    """An interviewer of a company, with what their sections hold."""

    key: str
    name: str
    words: frozenset[str]
    """Of the name, as it can be told apart from others."""
    terms: frozenset[str]
    """Stems of what was noted."""


class Panel:
    """Everybody who was met at a company."""

    def __init__(self, interviews: "Iterable[Interview]") -> None:
        """Take the interviews of one company."""
        self.interviews = tuple(interviews)

    @cached_property
    def masks(self) -> frozenset[str]:
        """The words of names, company and roles: alike in what is written to anybody."""
        found = set(titles())
        for one in self.interviews:
            found.update(words_of(one.company), words_of(one.role))
            for person in one.everybody:
                found.update(words_of(person.name))
        return frozenset(found)

    @cached_property
    def voices(self) -> "Mapping[str, Voice]":
        """The interviewers by key."""
        noted: dict[str, set[str]] = defaultdict(set)
        names: dict[str, str] = {}
        for one in self.interviews:
            for person in one.people:
                names.setdefault(person.key, person.name)
                noted[person.key] |= _terms(person)
        return {
            key: Voice(key, name, name_words(name), frozenset(noted[key]) - self._common)
            for key, name in names.items()
        }

    @cached_property
    def _common(self) -> frozenset[str]:
        words = (Word(word, 0, 1, opens=False, folded=word) for word in self.masks)
        return content(words)

    @cached_property
    def own(self) -> "Mapping[str, frozenset[str]]":
        """The stems that only one person's sections hold, by key (S23)."""
        count = Counter(term for voice in self.voices.values() for term in voice.terms)
        return {
            key: frozenset(term for term in voice.terms if count[term] == 1)
            for key, voice in self.voices.items()
        }

    def said_of(self, key: str) -> frozenset[str]:
        """Give all folded words that stand in somebody's sections."""
        return frozenset(
            word
            for one in self.interviews
            for person in one.people
            if person.key == key
            for text in _noted(person)
            for word in words_of(text)
        )

    @cached_property
    def written(self) -> frozenset[str]:
        """Every word of names, roles and sections, exactly as it is written."""
        return frozenset(
            word.text
            for one in self.interviews
            for text in (one.company, one.role, *self._texts(one))
            for word in read_words((text,))
        )

    @staticmethod
    def _texts(one: "Interview") -> "Iterable[str]":
        for person in one.everybody:
            yield person.name
            yield person.title
            yield from _noted(person)


class Around:
    """What all drafts of a vault are compared with; worked out when somebody asks."""

    def __init__(
        self,
        interviews: "Iterable[Interview]",
        notes: "Iterable[Document]",
        me: "Me",
        attachable: frozenset[str] | None = None,
    ) -> None:
        """Take all interviews, the texts of their notes, and the files that can go along."""
        self.attachable = attachable
        self.interviews = tuple(interviews)
        self._notes = tuple(notes)
        self._me = me
        self._messages: dict[str, Message] = {}
        self._grams: dict[str, frozenset[tuple[str, ...]]] = {}

    @cached_property
    def panels(self) -> "Mapping[str, Panel]":
        """The panels, by company as companies are compared."""
        found: dict[str, list[Interview]] = defaultdict(list)
        for one in self.interviews:
            found[same(one.company)].append(one)
        return {company: Panel(interviews) for company, interviews in found.items()}

    @cached_property
    def companies(self) -> "Mapping[str, list[tuple[tuple[str, ...], str]]]":
        """The companies with the words that name them, by the first of these words."""
        written: dict[str, str] = {}
        for one in self.interviews:
            written.setdefault(same(one.company), one.company)
        found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for company in written.values():
            name = naming(company)
            if name:
                found[name[0]].append((name, company))
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of all names of persons, and of the one who writes."""
        people = (person.name for one in self.interviews for person in one.everybody)
        return frozenset(word for name in (*people, self._me.name) for word in words_of(name))

    @cached_property
    def strangers(self) -> "Mapping[str, tuple[tuple[str, ...], ...]]":
        """The full names of everybody, by their first word."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for one in self.interviews:
            for person in one.people:
                words = tuple(w for w in words_of(person.name) if w not in titles())
                if len(words) > 1:
                    found[words[0]].add(words)
        return {word: tuple(sorted(names)) for word, names in found.items()}

    @cached_property
    def note_words(self) -> frozenset[str]:
        """Every word of the vault's interview notes: what a person writes there is known."""
        return frozenset(
            word.folded
            for note in self._notes
            for line in split_lines(note.text)
            for word in read_words((line,))
        )

    def line(self, path: str, number: int) -> str:
        """Give a line of a note, counted from 1; empty where there is none."""
        text = next((note.text for note in self._notes if note.path == path), "")
        lines = split_lines(text)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    @cached_property
    def addresses(self) -> "Mapping[str, set[str]]":
        """Whose an email address is: keys of persons, by the address in lower case."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.interviews:
            for person in one.everybody:
                if person.email:
                    found[person.email.casefold()].add(person.key)
        return found

    def message(self, draft: "DraftFile") -> Message:
        """Give a draft's message, taken apart."""
        if draft.path not in self._messages:
            self._messages[draft.path] = Message(first_lines(draft.body), self._sender)
        return self._messages[draft.path]

    @cached_property
    def _sender(self) -> tuple[str, ...]:
        return sender_lines(self._me)

    def grams(self, draft: "DraftFile", masks: frozenset[str]) -> frozenset[tuple[str, ...]]:
        """Give the groups of three words of a message; names and the like are all the same."""
        if draft.path not in self._grams:
            words = masked(self.message(draft).spoken, masks | self.sender_words)
            self._grams[draft.path] = frozenset(zip(words, words[1:], words[2:], strict=False))
        return self._grams[draft.path]

    @cached_property
    def sender_words(self) -> frozenset[str]:
        """The words of the name of the one who writes."""
        return frozenset(words_of(self._me.name))


def masked(words: "Iterable[Word]", masks: frozenset[str]) -> tuple[str, ...]:
    """Give the words as they are compared: a run of masked ones is a single mark."""
    found: list[str] = []
    for word in words:
        shown = "*" if word.folded in masks else word.folded
        if shown != "*" or found[-1:] != ["*"]:
            found.append(shown)
    return tuple(found)


def _noted(person: "Person") -> tuple[str, ...]:
    noted = (*person.points, *person.told, *person.concerns, *person.promises)
    return tuple(one.text for one in noted)


def _terms(person: "Person") -> frozenset[str]:
    return content(word for text in _noted(person) for word in read_words((text,)))


def sender_lines(me: "Me") -> tuple[str, ...]:
    """Give the lines by which a signature is known, folded."""
    lines = (me.name, *split_lines(me.signature))
    return tuple(dict.fromkeys(fold(line).strip(" ,.-–—") for line in lines if line.strip()))
