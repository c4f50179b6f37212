"""Names of other people and of other companies, in a message to this person."""

from typing import TYPE_CHECKING

from vaultsync.checks.around import generic, words_of
from vaultsync.checks.demands import demands
from vaultsync.checks.message import particles, titles
from vaultsync.checks.phrases import shown
from vaultsync.checks.wording import read_words, stop_words
from vaultsync.names import same
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vaultsync.checks.letter import Letter
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding

_AT = frozenset({"at", "join", "joining", "within"})
"""Words behind which a company stands."""
_IN = frozenset(
    {"at", "by", "during", "early", "end", "for", "from", "in", "into", "late", "last"}
)
_IN |= frozenset({"near", "next", "of", "since", "this", "through", "to", "until"})
"""Words behind which a month or a place stands."""


def other_people(letter: "Letter") -> "Iterator[Finding]":
    """Report another interviewer's name that this person's notes do not hold.

    Later messages go to one contact, who knows with whom the interview was.
    """
    if not demands(letter).own:
        return
    known = _known(letter)
    reported: set[str] = set()
    for words, name in (*_colleagues(letter, known), *_strangers(letter, known)):
        if name in reported:
            continue
        reported.add(name)
        yield letter.at(
            "VS512",
            f"{shown(words)!r} is {name}, of whom your notes on "
            f"{letter.item.person.name} say nothing",
            words,
            "check whom this is for; if the name belongs here, note it under "
            f"{letter.item.person.name}, or add it to `[drafts] allow`",
        )


def _known(letter: "Letter") -> frozenset[str]:
    """Give the words that are no names of others here."""
    item = letter.item
    through = item.through.name if item.through else ""
    allowed = (word for text in letter.settings.drafts.allow for word in words_of(text))
    return frozenset(
        {
            *words_of(item.person.name),
            *words_of(through),
            *words_of(item.company),
            *words_of(item.role),
            *letter.around.sender_words,
            *letter.panel.said_of(item.person.key),
            *allowed,
        }
    )


def _colleagues(
    letter: "Letter", known: frozenset[str]
) -> "Iterator[tuple[tuple[Word, ...], str]]":
    owner: dict[str, set[str]] = {}
    for voice in letter.panel.voices.values():
        if voice.key != letter.item.person.key:
            for part in voice.words - known:
                owner.setdefault(part, set()).add(voice.name)
    spoken = letter.message.spoken
    for number, word in enumerate(spoken):
        if word.folded not in owner or not word.capital or word.folded in particles():
            continue
        before = spoken[number - 1].folded if number else ""
        behind = spoken[number + 1].folded if number + 1 < len(spoken) else ""
        in_name = before in titles() or before in owner or behind in owner
        if not in_name and before in _IN and word.folded in word_set("times-and-places"):
            continue  # `in June`, `from Paris`
        ordinary = word.folded in word_set("name-words") or word.folded in stop_words()
        if in_name or not (ordinary and (word.opens or _in_capitals(spoken, number))):
            yield (word,), min(owner[word.folded])


def _in_capitals(spoken: "tuple[Word, ...]", number: int) -> bool:
    """Tell whether a word stands among capitalised ones: in a heading, a product's name."""
    around = (*spoken[max(0, number - 1) : number], *spoken[number + 1 : number + 2])
    same_row = [word for word in around if word.row == spoken[number].row]
    return any(word.capital and not word.opens and len(word.text) > 1 for word in same_row)


def _strangers(
    letter: "Letter", known: frozenset[str]
) -> "Iterator[tuple[tuple[Word, ...], str]]":
    """Give people of other companies, who must be named in full."""
    spoken = letter.message.spoken
    names = {words for voice in letter.panel.voices.values() for words in [_name(voice.name)]}
    for number, word in enumerate(spoken):
        if not word.capital:
            continue
        for name in letter.around.strangers.get(word.folded, ()):
            found = spoken[number : number + len(name)]
            fits = tuple(one.folded for one in found) == name
            if fits and name not in names and not known.issuperset(name):
                yield found, shown(found)


def _name(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(name) if word not in titles())


def other_companies(letter: "Letter") -> "Iterator[Finding]":
    """Report the name of another company of the vault that this person's notes do not hold."""
    table = _companies(letter, _known(letter) | letter.panel.masks)
    fix = "write the right company; if this one belongs here, add it to `[drafts] allow`"
    reported: set[str] = set()
    for words, company in _named_in(letter.message.spoken, table):
        if company not in reported:
            reported.add(company)
            yield letter.at("VS512", _message(letter, words), words, fix)
    subject = read_words((letter.draft.subject,))
    for words, _ in _named_in(subject, table):
        message, at = _message(letter, words), shown(words)
        yield letter.head("VS512", message, "subject", at=at, fix=fix)


def _message(letter: "Letter", words: "tuple[Word, ...]") -> str:
    company = letter.item.company
    return f"{shown(words)!r} is another company of your notes; this message is for {company}"


def _named_in(
    words: "tuple[Word, ...]", table: "Mapping[str, list[tuple[tuple[str, ...], str]]]"
) -> "Iterator[tuple[tuple[Word, ...], str]]":
    """Give the companies that a text names: in full, or by the first word behind `at`."""
    for number, word in enumerate(words):
        for name, company in table.get(word.folded, ()):
            found = words[number : number + len(name)]
            whole = tuple(one.folded for one in found) == name
            if len(name) == 1:
                ordinary = word.folded in word_set("name-words") | stop_words()
                whole = word.capital and not (word.opens and ordinary)
            before = words[number - 1].folded if number else ""
            if whole:
                yield found, company
            elif before in _AT and word.capital and len(word.text) > 3:
                yield (word,), company


def _companies(
    letter: "Letter", known: frozenset[str]
) -> "Mapping[str, list[tuple[tuple[str, ...], str]]]":
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for compared, company in letter.around.companies.items():
        words = words_of(company)
        name = tuple(word for word in words if word not in generic()) or words
        if compared == same(letter.item.company) or known.issuperset(name):
            continue
        if name[0] not in known:
            table.setdefault(name[0], []).append((name, company))
    return table
