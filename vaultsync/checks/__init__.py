"""What a draft must be before it is sent (strategy.md section 4): the table is the registry.

A check takes a draft with everything around it and yields findings in the draft's own lines.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from vaultsync.checks.letter import (
    OVERRIDABLE,
    Aspect,
    Check,
    Companion,
    DraftReview,
    Letter,
)
from vaultsync.checks.pestering import before_the_promise, inside_the_gap, over_the_cap
from vaultsync.checks.since import new_since
from vaultsync.names import same
from vaultsync.parse.draft import read_draft
from vaultsync.parse.lines import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultsync.model import FollowUp
    from vaultsync.rules.standing import Standing
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document

BUILTIN: tuple[tuple[Aspect, Check], ...] = (
    (Aspect.PERSONAL, new_since),
    (Aspect.NOT_PESTERING, over_the_cap),
    (Aspect.NOT_PESTERING, inside_the_gap),
    (Aspect.NOT_PESTERING, before_the_promise),
)


def review_drafts(
    documents: "Iterable[Document]",
    follow_ups: "Iterable[FollowUp]",
    standings: "tuple[Standing, ...]",
    settings: "Settings",
    checks: tuple[tuple[Aspect, Check], ...] = BUILTIN,
) -> tuple[DraftReview, ...]:
    """Check the drafts that are not sent and whose follow-up is open, by path."""
    letters = _letters(
        tuple(documents), {one.id: one for one in follow_ups}, standings, settings
    )
    return tuple(_review(letter, checks) for letter in letters)


def _review(letter: Letter, checks: tuple[tuple[Aspect, Check], ...]) -> DraftReview:
    found = [(aspect, one) for aspect, check in checks for one in check(letter)]
    over = OVERRIDABLE if letter.draft.override else frozenset()
    return DraftReview(
        draft=letter.draft,
        item=letter.item,
        by_aspect=tuple(
            (aspect, tuple(one for of, one in found if of is aspect and one.code not in over))
            for aspect in Aspect
        ),
        overridden=tuple(one for _, one in found if one.code in over),
    )


def _letters(
    documents: "tuple[Document, ...]",
    items: "Mapping[str, FollowUp]",
    standings: "tuple[Standing, ...]",
    settings: "Settings",
) -> "Iterator[Letter]":
    if not documents:
        return
    interviews = tuple(one for each in standings for one in each.application.interviews)
    standing_of = {
        one.path: standing for standing in standings for one in standing.application.interviews
    }
    read = sorted(
        ((read_draft(one.path, one.text), one) for one in documents),
        key=lambda pair: pair[0].path,
    )
    of_company: dict[str, list[Companion]] = defaultdict(list)
    for draft, _ in read:
        item = items.get(draft.id)
        if item:
            of_company[same(item.company)].append(Companion(draft, item))
    for draft, document in read:
        item = items.get(draft.id)
        if not item or not item.state.open or draft.sent or draft.status != "draft":
            continue
        if item.interview.path not in standing_of:
            continue
        yield Letter(
            draft=draft,
            source=Source(document.path, document.text),
            item=item,
            standing=standing_of[item.interview.path],
            companions=tuple(
                one for one in of_company[same(item.company)] if one.draft.path != draft.path
            ),
            interviews=interviews,
            settings=settings,
        )
