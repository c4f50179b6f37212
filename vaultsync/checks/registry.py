"""What a draft must be before it is sent (strategy.md section 4): the table is the registry.

A check takes a draft with everything around it and yields findings in the draft's own lines.
"""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from vaultsync.checks.addresses import addresses, consent
from vaultsync.checks.around import Around
from vaultsync.checks.attachments import attached, enclosed
from vaultsync.checks.days import wrong_days
from vaultsync.checks.draft_review import Aspect, Checked, DraftReview
from vaultsync.checks.greeting import wrong_greeting
from vaultsync.checks.leftovers import copied_notes, of_a_service, prompts
from vaultsync.checks.letter import OVERRIDABLE, Check, Companion, Letter
from vaultsync.checks.likeness import same_text
from vaultsync.checks.manner import (
    capitals,
    exclamation_marks,
    pressing,
    slang,
    stock_phrases,
)
from vaultsync.checks.misspelt import misspelt
from vaultsync.checks.other_names import other_companies, other_people
from vaultsync.checks.other_roles import other_roles
from vaultsync.checks.own_terms import own_terms, wrong_recipient
from vaultsync.checks.pestering import before_the_promise, inside_the_gap, over_the_cap
from vaultsync.checks.placeholders import placeholders, wiki_syntax
from vaultsync.checks.promises import promises
from vaultsync.checks.rejected import after_a_rejection
from vaultsync.checks.since import new_since
from vaultsync.checks.spelling import doubled, language, spelling
from vaultsync.checks.structure import length, structure, subject
from vaultsync.checks.texts import text_length
from vaultsync.names import same
from vaultsync.parse.draft import read_draft
from vaultsync.parse.lines import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document, Snapshot

BUILTIN: tuple[tuple[Aspect, Check], ...] = (
    (Aspect.PERSONAL, wrong_greeting),
    (Aspect.PERSONAL, other_people),
    (Aspect.PERSONAL, other_companies),
    (Aspect.PERSONAL, other_roles),
    (Aspect.PERSONAL, wrong_days),
    (Aspect.PERSONAL, misspelt),
    (Aspect.PERSONAL, own_terms),
    (Aspect.PERSONAL, wrong_recipient),
    (Aspect.PERSONAL, same_text),
    (Aspect.PERSONAL, promises),
    (Aspect.PERSONAL, new_since),
    (Aspect.PERSONAL, copied_notes),
    (Aspect.PROFESSIONAL, placeholders),
    (Aspect.PROFESSIONAL, prompts),
    (Aspect.PROFESSIONAL, of_a_service),
    (Aspect.PROFESSIONAL, wiki_syntax),
    (Aspect.PROFESSIONAL, addresses),
    (Aspect.PROFESSIONAL, consent),
    (Aspect.PROFESSIONAL, text_length),
    (Aspect.PROFESSIONAL, attached),
    (Aspect.PROFESSIONAL, enclosed),
    (Aspect.PROFESSIONAL, structure),
    (Aspect.PROFESSIONAL, length),
    (Aspect.PROFESSIONAL, subject),
    (Aspect.PROFESSIONAL, slang),
    (Aspect.PROFESSIONAL, exclamation_marks),
    (Aspect.PROFESSIONAL, capitals),
    (Aspect.PROFESSIONAL, doubled),
    (Aspect.PROFESSIONAL, spelling),
    (Aspect.PROFESSIONAL, language),
    (Aspect.NOT_PESTERING, pressing),
    (Aspect.NOT_PESTERING, stock_phrases),
    (Aspect.NOT_PESTERING, over_the_cap),
    (Aspect.NOT_PESTERING, inside_the_gap),
    (Aspect.NOT_PESTERING, before_the_promise),
    (Aspect.NOT_PESTERING, after_a_rejection),
)


def review_drafts(
    documents: "Iterable[Document]",
    follow_ups: "Iterable[FollowUp]",
    standings: "tuple[Standing, ...]",
    settings: "Settings",
    snapshot: "Snapshot",
    checks: tuple[tuple[Aspect, Check], ...] = BUILTIN,
) -> tuple[DraftReview, ...]:
    """Check the drafts that are not sent and whose follow-up is open, by path.

    What is written in the interview notes of `snapshot` is never a slip.
    """
    documents = tuple(documents)
    if not documents:
        return ()
    interviews = (one for each in standings for one in each.application.interviews)
    around = Around(interviews, snapshot.notes, settings.me, snapshot.attachable)
    letters = letters_of(documents, follow_ups, standings, settings, around)
    return tuple(_review(letter, checks) for letter in letters)


def _review(letter: Letter, checks: tuple[tuple[Aspect, Check], ...]) -> DraftReview:
    look = cache(lambda: _check(letter, checks))
    return DraftReview(draft=letter.draft, item=letter.item, look=look)


def _check(letter: Letter, checks: tuple[tuple[Aspect, Check], ...]) -> Checked:
    found = [(aspect, one) for aspect, check in checks for one in check(letter)]
    over = OVERRIDABLE if letter.draft.override else frozenset()
    return Checked(
        by_aspect=tuple(
            (aspect, tuple(one for of, one in found if of is aspect and one.code not in over))
            for aspect in Aspect
        ),
        overridden=tuple(one for _, one in found if one.code in over),
    )


def letters_of(
    documents: "Iterable[Document]",
    follow_ups: "Iterable[FollowUp]",
    standings: "tuple[Standing, ...]",
    settings: "Settings",
    around: Around,
) -> "Iterator[Letter]":
    """Give the drafts with everything that they are compared with, by path."""
    items = {one.id: one for one in follow_ups}
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
            interviews=around.interviews,
            settings=settings,
            around=around,
        )
