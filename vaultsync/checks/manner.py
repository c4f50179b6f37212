"""How a message sounds: slang, emoji, loud marks and letters, pressing and stock phrases."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.checks.demands import demands
from vaultsync.checks.phrases import find_phrases, phrases, shown
from vaultsync.owed import Channel
from vaultsync.patterns import regex
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding

_EMOJI = regex(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a-\u23ff\u2764]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2640\u2642]*"
)
_SMILEY = regex(r"(?<!\S)(?:[:;=8][-']?[)(DPpOo3/|\]*]+|<3|\^_?\^|[xX]D)(?![\w/])")
_MOST = 50


def slang(letter: "Letter") -> "Iterator[Finding]":
    """Report slang and emoji: an error in a text, a warning elsewhere (S30)."""
    code = "VS521" if letter.channel is Channel.TEXT else "VS536"
    yield from _emoji(letter, code)
    if not letter.english:
        return
    known = phrases("slang", letter.settings.drafts.allow)
    for words in islice(find_phrases(known, letter.message.spoken), _MOST):
        if not _a_name(letter, words):
            yield letter.at(code, f"{shown(words)!r} is slang", words, "say it in plain words")


def _a_name(letter: "Letter", words: "tuple[Word, ...]") -> bool:
    """Tell whether words are written so in the notes, as names are: `ASAP Logistics`."""
    return all(word.capital and word.text in letter.panel.written for word in words)


def _emoji(letter: "Letter", code: str) -> "Iterator[Finding]":
    first, last = letter.message.signature
    found = 0
    for row, line in enumerate(letter.message.lines):
        if first <= row < last and letter.channel is not Channel.TEXT:
            continue
        for match in (*_EMOJI.finditer(line), *_SMILEY.finditer(line)):
            found += 1
            if found > _MOST:
                return
            yield letter.finding(
                code,
                f"{match[0]!r} is an emoji",
                row,
                at=match[0],
                column=match.start() + 1,
                fix="say it in words",
            )


def exclamation_marks(letter: "Letter") -> "Iterator[Finding]":
    """Report more than one exclamation mark (S32)."""
    places = [
        (row, at.start())
        for row, line in enumerate(letter.message.lines)
        for at in re.finditer("[!\uff01]", line)
    ]
    if len(places) > 1:
        row, at = places[1]
        yield letter.finding(
            "VS537",
            f"{len(places)} exclamation marks",
            row,
            at=letter.message.lines[row][at],
            column=at + 1,
            fix="one is enough",
        )


def capitals(letter: "Letter") -> "Iterator[Finding]":
    """Report words in capitals that are no names or abbreviations (S32)."""
    if not letter.english:
        return
    spoken = letter.message.spoken
    loud = word_set("emphasised")
    reported = 0
    run: list[Word] = []
    for word in (*spoken, None):
        if word and _raised(letter, word):
            run.append(word)
            continue
        if word and run and word.text == "I":
            continue
        if any(one.folded in loud for one in run) and reported < _MOST:
            reported += 1
            row = tuple(one for one in run if one.row == run[0].row)
            yield letter.at("VS538", f"{shown(row)!r} shouts", row, "write it in lower case")
        run = []


def _raised(letter: "Letter", word: "Word") -> bool:
    text = word.text
    return (
        len(text) > 1 and text.isupper() and text.isalpha() and text not in letter.panel.written
    )


def pressing(letter: "Letter") -> "Iterator[Finding]":
    """Report phrases that press or beg, and several questions at once (S32, S35, S58)."""
    if not letter.english:
        return
    yield from _phrases(letter, "pressing", "VS539", "{} sounds pushy or pleading", _GENTLY)
    most = demands(letter).questions
    first, last = letter.message.signature
    asked = [
        (row, at.start())
        for row, line in enumerate(letter.message.lines)
        if not first <= row < last
        for at in re.finditer(r"\?(?!\?)", line)
    ]
    if len(asked) > most:
        row, at = asked[most]
        yield letter.finding(
            "VS539",
            f"{len(asked)} questions at once",
            row,
            at="?",
            column=at + 1,
            fix="a single question is answered sooner",
        )


_GENTLY = "say what you would like to know, once, and leave them room"


def stock_phrases(letter: "Letter") -> "Iterator[Finding]":
    """Report phrases that say nothing but that one writes again (S41)."""
    if letter.english:
        fix = "say what is new, or what you would like to know"
        yield from _phrases(letter, "stock-phrases", "VS540", "{} is a stock phrase", fix)


def _phrases(
    letter: "Letter", name: str, code: str, message: str, fix: str
) -> "Iterator[Finding]":
    known = phrases(name, letter.settings.drafts.allow)
    said = letter.panel.said_of(letter.item.person.key)
    for words in islice(find_phrases(known, letter.message.spoken), _MOST):
        if not said.issuperset(word.folded for word in words) and not _a_name(letter, words):
            yield letter.at(code, message.format(repr(shown(words))), words, fix)
