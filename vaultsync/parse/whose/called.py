"""Whom a sentence of prose means by a first name, a whole one, or `she`."""

from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.messages.turns import SENTENCE
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.model import Interview, Person

_NAME = regex(r"(?<![\w@.-])[^\W\d_a-z][\w’'-]*")
_AND_ANOTHER = regex(
    r"(?:\band|&|\+|\bor|\bwith)(?: (?:her|his|the|my))? ([^\W\d_a-z][\w’'-]+)"
)
_ADDRESS = regex(r"\S+@\S+")


def only_one_called(name: str, interview: "Interview") -> str:
    """Give the key of the only one who is called so, or met; empty: nobody is, or several."""
    if name.casefold() in {"she", "he", "they"}:
        return interview.everybody[0].key if len(interview.everybody) == 1 else ""
    words = {*fold(name).removesuffix("'s").split()}
    keys = {one.key for one in interview.everybody if words and words <= {*one.key.split()}}
    return keys.pop() if len(keys) == 1 else ""


def just_named(before: str, people: "Iterable[Person]", above: str = "") -> str:
    """Give the key of the only one of them whom the words right before `her` or `him` name.

    They are those of its own sentence, else of the sentence before, which may be the last one
    `above`. Empty: nobody is named there, several are, or somebody who is not of the note
    stands beside: then it may be another one.
    """
    known, sentences = tuple(people), SENTENCE.split(before.lstrip())
    for sentence in (*reversed(sentences[-2:]), *_last(above, len(sentences))):
        plain = _ADDRESS.sub("", sentence)
        words = {fold(one).removesuffix("'s") for one in _NAME.findall(plain)}
        found = {one.key for one in known if words & {*one.key.split()}}
        if found:
            names = {word for one in known for word in one.key.split()}
            other = any(fold(one) not in names for one in _AND_ANOTHER.findall(plain))
            return found.pop() if len(found) == 1 and not other else ""
    return ""


def _last(above: str, sentences: int) -> tuple[str, ...]:
    """Give the last sentence above, where none stands in front on the line itself."""
    return tuple(SENTENCE.split(above.strip())[-1:]) if sentences == 1 else ()
