"""Which of many goes by the words that were typed: by all of them, whole ones first."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from vaultsync.names import bare, nearest
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.wrong_words import AmbiguousFollowUpError, EmptyWordError

T = TypeVar("T")
ID = regex(r"(vs-[a-z0-9]{0,8})(?:-[a-z0-9]*)?", re.IGNORECASE)
"""An ID or its beginning; what the due note puts behind a whole one does not count."""
_WORD = regex(r"[^\W_]+")
_SIGNS = regex(r"[^\w ./:+@%,-]")
"""What a shell does not take as it stands; words that blanks part are read together."""
_IN_QUOTES = regex(r"[\"$`\\!]")
"""What means something in double quotes, too."""
SHOWN = 8
"""Of several that go by the words, how many are shown."""
_ENOUGH = 2
"""Words with which a kind that is said in many is named."""


@record_class
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


class Near(NamedTuple):
    """What was probably meant, as it can be typed."""

    names: tuple[str, ...] = ()
    """In the place of the words that nothing goes by."""
    whole: str = ""
    """With the other words; empty: there are none."""


def nearest_words(words: Sequence[str], choices: Iterable[Choice[T]]) -> Near:
    """Give what was probably meant by the words that nothing goes by.

    A company is named in full, as it is shown; of a person, the name that was misspelt. It is
    proposed only where something goes by all the words with it.
    """
    choices = tuple(choices)
    known = _names(choices)
    ids = [ident for one in choices for ident in one.ids]
    near, meant = list[str](), list[str]()
    for word in (part for typed in words for part in typed.split()):
        if any(_goes_by(word, one) for one in choices):
            meant.append(word)
            continue
        hit = nearest(word, ids) if ID.fullmatch(word) else nearest(bare(word), known)
        if hit is None:
            return Near()
        near.append(known.get(hit, hit))
        meant.append(near[-1])
    if not near or not matching(meant, list(choices)):
        return Near()
    names, whole = tuple(dict.fromkeys(near)), tuple(dict.fromkeys(meant))
    beside = " ".join(map(typable, whole)) if names != whole else ""
    return Near(tuple(map(typable, names)), beside)


def _names(choices: tuple[Choice[T], ...]) -> dict[str, str]:
    """Give the words of names, each with what is proposed for it."""
    known: dict[str, str] = {}
    for one in choices:
        company, *people = one.names.split(" / ")
        known |= {bare(part): part for name in people for part in _WORD.findall(name)}
        known |= {bare(part): company for part in _WORD.findall(company)}
    return known


def typable(name: str, *, one: bool = False) -> str:
    """Give a name as it is typed in a shell: in quotes where it has a sign that needs them.

    `one`: the command takes one word, so that a blank needs them, too.
    """
    if not _SIGNS.search(name) and not (one and " " in name):
        return name
    return shlex.quote(name) if _IN_QUOTES.search(name) else f'"{name}"'
