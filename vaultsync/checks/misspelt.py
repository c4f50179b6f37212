"""Names, company and role with a slip of the fingers; no dictionary is needed for that."""

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.checks.around import generic, name_words, words_of
from vaultsync.checks.greeting import called, greeted
from vaultsync.checks.message import particles, titles
from vaultsync.checks.wording import Word, near, read_words, stop_words
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_ENDINGS = (
    "e", "s", "es", "ed", "d", "ing", "ings", "al", "ical", "ally", "ance", "ence", "ysis",
    "ytic", "ytics", "ment", "ion", "ions", "ive", "y", "ies", "ly", "ship", "ery", "ise",
    "ize",
)  # fmt: skip
"""Endings that make another word of the same stem: `analysis` is no misspelt `analyst`."""
_AGENTS = ("er", "or", "r", "ist", "ant", "ent", "ian")
_STEM = 4
_MOST = 50
"""Findings: who wrote it wrong so often knows by then."""
_SHORTEST = 4
"""Letters of a name that is missed where nothing else of it stands near."""
_ROLE_BEHIND = frozenset({"job", "opening", "position", "post", "role", "vacancy"})


class _Phrase(NamedTuple):
    what: str
    words: tuple[str, ...]
    written: tuple[str, ...]


def misspelt(letter: "Letter") -> "Iterator[Finding]":
    """Report words that are nearly a name of this panel, the company's or the role's."""
    known = _known(letter)
    found: dict[tuple[int, int], tuple[Word, str, str]] = {}
    for word, meant, what in (
        *_in_greetings(letter, known),
        *_in_text(letter, known),
        *_in_phrases(letter, known, letter.message.words),
    ):
        found.setdefault((word.row, word.column), (word, meant, what))
    for word, meant, what in islice(found.values(), _MOST):
        yield letter.at("VS513", f"{what} is misspelt: {word.text!r}", (word,), _fix(meant))
    subject = read_words((letter.draft.subject,))
    for word, meant, what in _in_phrases(letter, known, subject):
        yield letter.head(
            "VS513",
            f"{what} is misspelt: {word.text!r}",
            "subject",
            at=word.text,
            fix=_fix(meant),
        )


def _fix(meant: str) -> str:
    return f"did you mean {meant!r}? If it is right, add it to `[drafts] allow`"


def _known(letter: "Letter") -> frozenset[str]:
    """Give the words that are right as they are, as far as they are known for certain."""
    allowed = (word for text in letter.settings.drafts.allow for word in words_of(text))
    return frozenset((*letter.around.names, *letter.panel.masks, *allowed))


def _right(letter: "Letter", word: Word, known: frozenset[str]) -> bool:
    # the words of all notes are gathered for the few that are near a name only
    return word.folded in known or word.folded in letter.around.note_words


def _in_greetings(letter: "Letter", known: frozenset[str]) -> "Iterator[tuple[Word, str, str]]":
    for greeting, people in greeted(letter):
        own = frozenset(word for person in people for word in called(person))
        for word in greeting.words:
            if word.folded in known | own | titles() | particles():
                continue
            for person in people:
                meant = _nearest(word.folded, name_words(person.name) - particles())
                if meant:
                    yield word, _written(person.name, meant), "the name"
                    break


def _in_text(letter: "Letter", known: frozenset[str]) -> "Iterator[tuple[Word, str, str]]":
    """Give capitalised words inside of sentences that are nearly a name."""
    names = [(voice.name, "a name") for voice in letter.panel.voices.values()]
    names += [(letter.item.person.name, "the name"), (letter.item.company, "the company")]
    wanted = {
        word: (name, what)
        for name, what in names
        for word in name_words(name) - generic()
        if len(word) > 2
    }
    spoken = letter.message.spoken
    for number, word in enumerate(spoken):
        if not word.capital or word.folded in known or len(word.text) < 3:
            continue
        before = spoken[number - 1] if number else None
        behind = spoken[number + 1] if number + 1 < len(spoken) else None
        meant = _nearest(word.folded, wanted)
        if not meant:
            continue
        name, what = wanted[meant]
        if not _beside(meant, name, before, behind):
            ordinary = word.folded in word_set("name-words") | stop_words()
            if (
                len(meant) < _SHORTEST
                or word.opens
                or ordinary
                or not _begins_alike(word.folded, meant)
            ):
                continue
            if _derived(word.folded, meant):
                continue
        if not _right(letter, word, known):
            yield word, _written(name, meant), what


def _beside(meant: str, name: str, before: Word | None, behind: Word | None) -> bool:
    """Tell whether the next word of the name stands next to it, or a title before it."""
    words = words_of(name)
    at = words.index(meant) if meant in words else 0
    if before and before.folded in titles():
        return True
    left = at > 0 and before is not None and before.folded == words[at - 1]
    right = at + 1 < len(words) and behind is not None and behind.folded == words[at + 1]
    return left or right


def _in_phrases(
    letter: "Letter", known: frozenset[str], words: tuple[Word, ...]
) -> "Iterator[tuple[Word, str, str]]":
    """Give words of company and role that are nearly right, next to words that are."""
    for phrase in _phrases(letter):
        for number, word in enumerate(words):
            if word.folded in known:
                continue
            for place, wanted in enumerate(phrase.words):
                if not near(word.folded, wanted) or _derived(word.folded, wanted):
                    continue
                if _in_place(phrase, place, words, number) and not _right(letter, word, known):
                    yield word, phrase.written[place], phrase.what
                    break


def _in_place(phrase: _Phrase, place: int, words: tuple[Word, ...], number: int) -> bool:
    before = words[number - 1].folded if number else ""
    behind = words[number + 1].folded if number + 1 < len(words) else ""
    if place and before == phrase.words[place - 1]:
        return True
    if place + 1 < len(phrase.words):
        return behind == phrase.words[place + 1]
    return phrase.what == "the role" and behind in _ROLE_BEHIND and not words[number].opens


def _phrases(letter: "Letter") -> "Iterator[_Phrase]":
    item = letter.item
    for what, text in (("the role", item.role), ("the company", item.company)):
        words = read_words((text,))
        if words:
            yield _Phrase(
                what, tuple(w.folded for w in words), tuple(word.text for word in words)
            )


def _nearest(word: str, names: "frozenset[str] | dict[str, tuple[str, str]]") -> str:
    return next((name for name in sorted(names) if near(word, name)), "")


def _begins_alike(word: str, meant: str) -> bool:
    return word[0] == meant[0] or word[:2] == meant[1::-1]


def _derived(word: str, meant: str) -> bool:
    """Tell whether a word is another form of the same stem: `nursing`, `analysis`."""
    if any(word + ending == meant for ending in _AGENTS) and not word.endswith("ee"):
        return True  # `data engine` for an engineer
    shared = next(
        (i for i, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b),
        min(len(word), len(meant)),
    )
    if shared < min(_STEM, len(meant) - 1):
        return False
    return any(
        word.endswith(ending) and len(word) - len(ending) <= shared for ending in _ENDINGS
    )


def _written(name: str, meant: str) -> str:
    return next((word.text for word in read_words((name,)) if word.folded == meant), meant)
