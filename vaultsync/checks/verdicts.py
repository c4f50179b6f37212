"""The verdicts in words (S56): the same ones in the due note and in the terminal."""

from typing import TYPE_CHECKING

from vaultsync.checks.letter import Aspect, Verdict
from vaultsync.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultsync.checks.letter import DraftReview
    from vaultsync.diagnostics import Finding


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
    said = [f"{aspect.value} {verdict}" for aspect, verdict in each(review)]
    mark = "not proofread"
    if review.draft.proofread:
        mark = "proofread and ready" if review.ready else "proofread"
    return f"{', '.join(said)}; {mark}"


def each(review: "DraftReview") -> "Iterator[tuple[Aspect, str]]":
    """Give each aspect with its verdict and what that rests on: `no (2 errors)`.

    An untouched form says nothing yet that could be personal: its slots are counted.
    """
    form = review.draft.untouched and review.draft.slots
    for (aspect, verdict), (_, findings) in zip(review.verdicts, review.by_aspect, strict=True):
        if form and aspect is not Aspect.NOT_PESTERING:
            yield aspect, f"{Verdict.NO.value} ({slots(review.draft.slots)})"
            continue
        why = [counted(findings)] if verdict is not Verdict.YES else []
        if aspect is Aspect.NOT_PESTERING and review.overridden:
            why.append("overridden")
        yield aspect, f"{verdict.value} ({', '.join(why)})" if why else verdict.value


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
