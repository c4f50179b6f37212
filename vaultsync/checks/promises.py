"""What was promised, and what worried them: kept, and mentioned or waived (S07, S08)."""

from typing import TYPE_CHECKING

from vaultsync.checks.wording import content, read_words, stem
from vaultsync.names import fold
from vaultsync.owed import Kind
from vaultsync.rules.promised import named_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_FEW = 3
"""A note of so few telling words is mentioned with one of them; a longer one takes two."""

_TWO = 2


def promises(letter: "Letter") -> "Iterator[Finding]":
    """Report a concern or promise of this person's section that the thank-you does not mention.

    `waived:` in the draft's head names those that need no mention; `all` is every one.
    """
    if letter.item.kind is not Kind.THANK_YOU or not letter.like_the_notes:
        return
    person = letter.item.person
    waived = [(fold(text), _stems(text)) for text in letter.draft.waived]
    for what, points in (("concern", person.concerns), ("promise", person.promises)):
        for point in points:
            if point.kept:
                continue
            stems = _stems(point.text)
            enough = 1 if len(stems) <= _FEW else 2
            if not stems or len(stems & letter.message.terms) >= enough:
                continue
            if what == "promise" and _named(point.text, stems, letter):
                continue
            if any(text == "all" or stems & words for text, words in waived):
                continue
            shown = " ".join(point.text.split())
            yield letter.whole(
                "VS541",
                f"the {what} is not mentioned: {shown[:70]!r}",
                "write a sentence about it; or, if you would rather not, "
                "`waived: all` at the top of the draft",
            )


def _named(text: str, stems: frozenset[str], letter: "Letter") -> bool:
    """Tell whether a sentence names what was promised: with two of the words for it.

    `small test task, redesign the opening hours page` is named by `I send the test task`,
    though `task` alone says nothing.
    """
    item = letter.item
    words = {stem(one) for one in named_words(text, f"{item.person.name} {item.company}")}
    return any(
        len(said & words) >= _TWO and said & words & stems
        for said in ({stem(word.folded) for word in one} for one in letter.message.sentences)
    )


def _stems(text: str) -> frozenset[str]:
    return content(read_words((text,)))
