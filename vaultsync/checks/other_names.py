"""Names of other people and of other companies, in a message to this person."""

from typing import TYPE_CHECKING

from vaultsync.checks.around import words_of
from vaultsync.checks.demands import demands
from vaultsync.checks.message import particles, titles
from vaultsync.checks.phrases import shown
from vaultsync.checks.wording import read_words, stop_words
from vaultsync.names import same
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

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

_PASSES = frozenset({"pass", "passing", "convey", "give", "extend"})
_WISHES = frozenset({"thanks", "regards", "wishes", "greetings", "gratitude", "thank-you"})
"""Right behind such a word: `please pass my thanks on to Dr Rao`, `give Bo my regards`."""
_BETWEEN = 4
"""Words from the one to the other."""
_ARRANGES = frozenset(
    {"recruiter", "recruiting", "recruitment", "coordinator", "co-ordinator", "headhunter"}
)
"""Words in the title of somebody who arranges interviews."""
_RELATIONS = frozenset(
    {
        "sister", "brother", "mother", "father", "mum", "mom", "dad", "wife", "husband",
        "partner", "daughter", "son", "aunt", "uncle", "cousin", "niece", "nephew",
        "grandmother", "grandfather", "friend", "neighbour", "neighbor", "colleague", "dog",
        "cat", "fiance",
    }
)  # fmt: skip
"""Words behind which a name is that of somebody whom the notes do not know."""


def other_people(letter: "Letter") -> "Iterator[Finding]":
    """Report another interviewer's name that this person's notes do not hold.

    Later messages go to one contact, who knows with whom the interview was.
    """
    if not demands(letter).own:
        return
    known = _known(letter)
    reported: set[str] = set()
    colleagues = (one for one in _colleagues(letter, known) if not _passed_on(letter, one[0]))
    for words, name in (*colleagues, *_strangers(letter, known)):
        if name in reported:
            continue
        reported.add(name)
        yield letter.at(
            "VS512",
            f"{shown(words)!r} is {name}, whom your notes on "
            f"{letter.item.person.name} do not mention",
            words,
            f"check who this is for; if you mean {name}, note under "
            f"{letter.item.person.name} what you say about them, or add the name to "
            "`[drafts] allow`",
        )


def _passed_on(letter: "Letter", words: "tuple[Word, ...]") -> bool:
    """Tell whether a sentence asks to pass thanks on to those whom it names."""
    for sentence in letter.message.sentences:
        if not set(words) <= set(sentence):
            continue
        said = [word.folded for word in sentence]
        passes = (at for at, word in enumerate(said) if word in _PASSES)
        if any(not _WISHES.isdisjoint(said[at : at + _BETWEEN + 1]) for at in passes):
            return True
    return False


def _known(letter: "Letter") -> frozenset[str]:
    """Give the words that are no names of others here."""
    item = letter.item
    through = item.through.name if item.through else ""
    allowed = (word for text in letter.settings.drafts.allow for word in words_of(text))
    return frozenset(
        {
            *words_of(item.person.name),
            *(word for one in item.along for word in words_of(one.person.name)),
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
    arranging = _arranging(letter)
    for voice in letter.panel.voices.values():
        if voice.key != letter.item.person.key and voice.key not in arranging:
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


def _arranging(letter: "Letter") -> frozenset[str]:
    """Give the keys of those who arranged the interview: everybody there knows them."""
    found = set[str]()
    for note in letter.panel.interviews:
        if note.primary_contact:
            found.add(note.primary_contact.key)
        found.update(
            person.key
            for person in note.people
            if _ARRANGES.intersection(words_of(person.title))
        )
    return frozenset(found)


def _in_capitals(spoken: "tuple[Word, ...]", number: int) -> bool:
    """Tell whether a word stands among capitalised ones: in a heading, a product's name."""
    around = (*spoken[max(0, number - 1) : number], *spoken[number + 1 : number + 2])
    same_row = [word for word in around if word.row == spoken[number].row]
    return any(word.capital and not word.opens and len(word.text) > 1 for word in same_row)


def _strangers(
    letter: "Letter", known: frozenset[str]
) -> "Iterator[tuple[tuple[Word, ...], str]]":
    """Give people of other companies, named in full or by a first name that nobody has here."""
    spoken = letter.message.spoken
    names = {words for voice in letter.panel.voices.values() for words in [_name(voice.name)]}
    here = known | letter.panel.masks | letter.around.sender_words
    for number, word in enumerate(spoken):
        if not word.capital:
            continue
        for name in letter.around.strangers.get(word.folded, ()):
            found = spoken[number : number + len(name)]
            fits = tuple(one.folded for one in found) == name
            if fits and name not in names and not known.issuperset(name):
                yield found, shown(found)
            elif word.folded not in here and _first_name(spoken, number):
                yield (word,), _whole(letter, name)


def _first_name(spoken: "tuple[Word, ...]", number: int) -> bool:
    """Tell whether a word stands alone and is no ordinary one: no `Grace`, no `Florence`."""
    word = spoken[number]
    ordinary = word_set("name-words") | word_set("times-and-places") | stop_words()
    if word.folded in ordinary or not word.alone or len(word.folded) < _SHORTEST:
        return False
    before = spoken[number - 1] if number else None
    if before and before.folded in _RELATIONS:
        return False  # `my sister Rosalind`
    # beside another capitalised word it is a part of some other name: `Rosalind Franklin`
    return not _in_capitals(spoken, number)


_SHORTEST = 3


def _whole(letter: "Letter", name: tuple[str, ...]) -> str:
    people = (one for note in letter.interviews for one in note.people)
    return next((one.name for one in people if _name(one.name) == name), " ".join(name))


def _name(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(name) if word not in titles())


def other_companies(letter: "Letter") -> "Iterator[Finding]":
    """Report the name of another company of the vault that this person's notes do not hold."""
    known = _known(letter) | letter.panel.masks
    fix = "write the right company; if this one belongs here, add it to `[drafts] allow`"
    reported: set[str] = set()
    for words, company in _named_in(letter, letter.message.spoken, known):
        if company not in reported:
            reported.add(company)
            yield letter.at("VS512", _message(letter, words), words, fix)
    subject = read_words((letter.draft.subject,))
    for words, _ in _named_in(letter, subject, known):
        message, at = _message(letter, words), shown(words)
        yield letter.head("VS512", message, "subject", at=at, fix=fix)


def _message(letter: "Letter", words: "tuple[Word, ...]") -> str:
    company = letter.item.company
    return f"{shown(words)!r} is another company in your notes; this message is for {company}"


def _named_in(
    letter: "Letter", words: "tuple[Word, ...]", known: frozenset[str]
) -> "Iterator[tuple[tuple[Word, ...], str]]":
    """Give the companies that a text names: in full, or by the first word behind `at`."""
    here = same(letter.item.company)
    for number, word in enumerate(words):
        if word.folded in known:
            continue
        for name, company in letter.around.companies.get(word.folded, ()):
            if same(company) == here:
                continue
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
