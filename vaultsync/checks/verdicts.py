"""The verdicts in words (S56): the same ones in the due note and in the terminal."""

from typing import TYPE_CHECKING

from vaultsync.checks.draft_review import Aspect, Verdict
from vaultsync.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultsync.checks.draft_review import DraftReview
    from vaultsync.diagnostics import Finding

_SAID = {Verdict.YES: "yes", Verdict.LOOK: "have a look", Verdict.NO: "not yet"}
NOT_JUDGED = "not judged yet"
"""What nothing can be said of while the brackets are open: no fault."""


def of_files(
    reviews: "Iterable[DraftReview]", paths: "Mapping[str, str]"
) -> "dict[str, DraftReview]":
    """Give the review of each ID's draft; a second file of the same ID is not the one."""
    return {one.item.id: one for one in reviews if paths.get(one.item.id) == one.draft.path}


def in_short(review: "DraftReview") -> str:
    """Say in one line how a draft stands.

    What nobody has written in yet is not judged: it says how many sentences it asks for.
    """
    if review.draft.untouched and review.draft.slots:
        return slots(review.draft.slots)
    said = [f"{aspect.value}: {text}" for aspect, _, text in each(review)]
    mark = "not proofread yet"
    if review.draft.proofread:
        mark = "proofread and ready" if review.ready else "proofread"
    return " · ".join((*said, mark))


def each(review: "DraftReview") -> "Iterator[tuple[Aspect, Verdict, str]]":
    """Give each aspect, its verdict, and both in words: `not yet (2 errors)`.

    An untouched form says nothing yet that could be personal: its slots are counted, once.
    """
    left = f" ({slots(review.draft.slots)})"
    form = review.draft.untouched and review.draft.slots
    for (aspect, verdict), (_, findings) in zip(review.verdicts, review.by_aspect, strict=True):
        if form and aspect is not Aspect.NOT_PESTERING:
            yield aspect, Verdict.NO, f"{_SAID[Verdict.NO]}{left}" if left else NOT_JUDGED
            left = ""
            continue
        why = [counted(findings)] if verdict is not Verdict.YES else []
        if aspect is Aspect.NOT_PESTERING and review.overridden:
            why.append("overridden")
        said = _SAID[verdict]
        yield aspect, verdict, f"{said} ({', '.join(why)})" if why else said


def counted(findings: "Iterable[Finding]") -> str:
    """Count errors and warnings: `1 error, 2 warnings`."""
    severities = [one.severity for one in findings]
    numbers = [(one, severities.count(one)) for one in (Severity.ERROR, Severity.WARNING)]
    return ", ".join(
        f"{number} {one.value}{'' if number == 1 else 's'}" for one, number in numbers if number
    )


def slots(number: int) -> str:
    """Say how many sentences a draft asks for."""
    return "1 bracket left" if number == 1 else f"{number} brackets left"
