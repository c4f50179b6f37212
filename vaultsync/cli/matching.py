"""Which of many goes by the words that were typed: by all of them, whole ones first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from vaultsync.names import bare, nearest
from vaultsync.patterns import regex
from vaultsync.wrong_words import AmbiguousFollowUpError, EmptyWordError

T = TypeVar("T")
ID = regex(r"(vs-[a-z0-9]{0,8})(?:-[a-z0-9]*)?", re.IGNORECASE)
"""An ID or its beginning; what the due note puts behind a whole one does not count."""
_WORD = regex(r"[^\W_]+")
SHOWN = 8
"""Of several that go by the words, how many are shown."""
_ENOUGH = 2
"""Words with which a kind that is said in many is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T]):
    """Something that can be meant."""

    thing: T
    ids: tuple[str, ...]
    text: str
    """What its words are looked for in."""
    names: str
    """Of the company and of persons: the only words of `text` that are proposed for others."""
    shown: str
    kind: str = ""
    """How its kind is said on the screen: `Answer to`."""
    line: str = ""
    """How all of it is."""


def matching(words: Sequence[str], choices: list[Choice[T]]) -> list[Choice[T]]:
    """Give what goes by all the words; where some go by them as whole words, only those.

    Raises:
        EmptyWordError: a word says nothing, most likely by mistake, and would fit everything.
    """
    parts = [part for word in words for part in word.split()]
    if not all(bare(word).strip() for word in words) or not any(map(_WORD.search, parts)):
        raise EmptyWordError(" ".join(words))
    found = [one for one in choices if _all_go_by(parts, one)]
    whole = [one for one in found if _all_go_by(parts, one, whole=True)]
    return whole or found


def _all_go_by(parts: list[str], choice: Choice[T], *, whole: bool = False) -> bool:
    return any(
        all(_goes_by(part, choice, whole=whole) for part in left)
        for left in _readings(parts, choice)
    )


def _readings(parts: list[str], choice: Choice[T]) -> Iterator[list[str]]:
    """Give the words that a choice must go by: all, or what is left without those of a screen.

    `answer to priya` is her answer, and `to` alone means nothing. This only adds to what words
    mean without it: a company may be called Answer.
    """
    yield parts
    if not choice.kind:
        return
    typed = [bare(part) for part in parts]
    for said, line in zip(_forms(choice.kind), _forms(choice.line), strict=True):
        # enough are `Answer` of `Answer to`, `Write down` of `Write down what you …`
        for count in range(len(said), min(len(said) - 1, _ENOUGH) - 1, -1):
            for at in range(len(typed) - count + 1):
                if typed[at : at + count] == said[:count]:
                    yield parts[:at] + parts[at + count :]
        if len(typed) > len(said) and typed == line[: len(typed)]:
            yield []


def _forms(said: str) -> tuple[list[str], ...]:
    """Give the words of what is said, as it may be typed: `Thank-you`, `thank you`."""
    plain = bare(said)
    return tuple(plain.replace("-", sign).split() for sign in ("-", " ", ""))


def _goes_by(word: str, choice: Choice[T], *, whole: bool = False) -> bool:
    ident = ID.fullmatch(word)
    if ident:
        return any(one.startswith(ident[1].lower()) for one in choice.ids)
    part = bare(word)
    if not part:
        return True
    text = bare(choice.text)
    return bool(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)) if whole else part in text


def only(wanted: str, found: list[Choice[T]]) -> T:
    """Give the one that goes by the words.

    Raises:
        AmbiguousFollowUpError: several do.
    """
    if len(found) > 1:
        shown = tuple(one.shown for one in found[:SHOWN])
        raise AmbiguousFollowUpError(wanted, shown, max(len(found) - SHOWN, 0))
    return found[0].thing


def nearest_words(words: Sequence[str], choices: Iterable[Choice[T]]) -> tuple[str, ...]:
    """Give the words that were probably meant by those that nothing goes by."""
    choices = tuple(choices)
    known = {bare(part): part for one in choices for part in _WORD.findall(one.names)}
    ids = [ident for one in choices for ident in one.ids]
    near = []
    for word in words:
        if any(_goes_by(word, one) for one in choices):
            continue
        hit = nearest(word, ids) if ID.fullmatch(word) else nearest(bare(word), known)
        near += [known.get(hit, hit)] if hit else []
    return tuple(dict.fromkeys(near))
