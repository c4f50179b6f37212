"""What was left in a message and is not for its reader: prompts, a service's words, notes."""

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.checks.around import words_of
from vaultsync.checks.phrases import Phrase, shown
from vaultsync.names import composed
from vaultsync.patterns import regex
from vaultsync.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding

_MOST = 50
_FEWEST = 6
"""Words of a note's line that nobody writes a second time by chance."""
_MAIL_HEAD = regex(r"\s*\W{0,2}subject(?: line)?\W{0,2}:", re.IGNORECASE)
_KEY = regex(r"\s*[a-z_]+\s*:", re.IGNORECASE)


def prompts(letter: "Letter") -> "Iterator[Finding]":
    """Report the form's own words, of which only the brackets were taken away (S22)."""
    found = (
        (row, match)
        for row, line in enumerate(letter.message.lines)
        for match in _prompts().finditer(line)
    )
    for row, match in islice(found, _MOST):
        yield letter.finding(
            "VS510",
            f"still to be filled in: {match[0]!r} is a question that the form asks you",
            row,
            at=match[0],
            column=match.start() + 1,
            fix="replace the question and what follows it with a sentence of your own",
        )


@cache
def _prompts() -> re.Pattern[str]:
    asked = "|".join(re.escape(text) for text in word_list("prompts"))
    # behind a bracket it is a slot, which is reported as such
    return re.compile(rf"(?:(?<=^)|(?<=[.!?]\s)|(?<=^\s)|(?<=^[-*]\s))(?:{asked})")


def of_a_service(letter: "Letter") -> "Iterator[Finding]":
    """Report what a writing service said around the letter, and a head that came with it."""
    for words in islice(_said_by_a_service(letter), _MOST):
        yield letter.at(
            "VS510",
            f"{shown(words)!r} is meant for you, not for {letter.item.person.name}",
            words,
            "take out what is not part of the message",
        )
    lines = letter.message.lines
    for row, line in enumerate(lines):
        match = _MAIL_HEAD.match(line[:80])
        if match:
            yield letter.finding(
                "VS510",
                f"{line.strip()[:60]!r} is a subject line, but it is in the message",
                row,
                at=match[0].strip(),
                column=len(match[0]) - len(match[0].lstrip()) + 1,
                fix="write it after `subject:` at the top of the draft, and remove it here",
            )
            break
    row = next((row for row, line in enumerate(lines) if line.strip()), 0)
    if _is_head(lines[row : row + 2]):
        yield letter.finding(
            "VS510",
            "there is a second block between `---` in the message",
            row,
            at=lines[row].strip(),
            fix="remove the block; the draft's own is above it",
        )


def _is_head(lines: tuple[str, ...]) -> bool:
    return len(lines) > 1 and lines[0].rstrip() == "---" and bool(_KEY.match(lines[1]))


def _said_by_a_service(letter: "Letter") -> "Iterator[tuple[Word, ...]]":
    """Give the phrases; they may stand above the greeting and below the name."""
    allowed = {words_of(text) for text in letter.settings.drafts.allow}
    words = letter.message.words
    for start, word in enumerate(words):
        for phrase in _services().get(word.folded, ()):
            found = words[start : start + len(phrase.words)]
            said = tuple(one.folded for one in found)
            fits = len(said) == len(phrase.words) and all(
                wanted in {"", one} for wanted, one in zip(phrase.words, said, strict=True)
            )
            if fits and word.opens and said not in allowed:
                yield found
                break


@cache
def _services() -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for line in word_list("services"):
        words = tuple(
            "" if one == "any0" else one for one in words_of(line.replace("*", "any0"))
        )
        found[words[0]] = (*found.get(words[0], ()), Phrase(words))
    return found


def copied_notes(letter: "Letter") -> "Iterator[Finding]":
    """Report a line of the notes that stands in the message as a sentence of its own."""
    spoken = letter.message.spoken
    starts, ends = set[int](), set[int]()
    at = 0
    for sentence in letter.message.sentences:
        starts.add(at)
        at += len(sentence)
        ends.add(at)
    said = tuple(word.folded for word in spoken)
    for note in _noted(letter):
        for start in sorted(starts):
            end = start + len(note)
            if end in ends and said[start:end] == note and not _asked(letter, spoken[start]):
                yield letter.at(
                    "VS546",
                    f"{_short(spoken[start:end])!r} is in your notes word for word",
                    spoken[start:end],
                    f"say in your own words what you think about it; {_READER}",
                )
                break


def _asked(letter: "Letter", word: "Word") -> bool:
    """Tell whether a word stands in a slot: that it is to be filled in is said already."""
    above = letter.message.lines[max(0, word.row - 3) : word.row]
    before = "\n".join((*above, composed(letter.message.lines[word.row])[: word.column - 1]))
    return before.rfind("[") > before.rfind("]")


_READER = "notes are written for yourself, and readers notice"


def _short(words: "tuple[Word, ...]") -> str:
    text = shown(words)
    return f"{text[:50]}…" if len(text) > 50 else text


def _noted(letter: "Letter") -> "Iterator[tuple[str, ...]]":
    """Give the longer lines of the notes on this person, and what was heard or is new."""
    person = letter.item.person
    texts = [one.text for one in (*person.points, *person.concerns, *person.promises)]
    texts += [one.text for one in letter.item.news]
    texts += [one.text for one in letter.item.interview.touches]
    for text in dict.fromkeys(texts):
        words = words_of(text)
        if len(words) >= _FEWEST:
            yield words
