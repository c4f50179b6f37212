"""Whose a draft is: what lies in the drafts folder and leads nowhere any more."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.checks.pestering import sent_already
from vaultsync.diagnostics import Finding, Severity
from vaultsync.names import link_target, unescaped
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.parse.draft import DraftFile, read_draft
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Interview
    from vaultsync.rules.standing import Standing
    from vaultsync.snapshot import Document

_CHASERS = frozenset({Kind.FOLLOW_UP.value, Kind.STATUS_CHECK.value})
_OURS = regex(
    r"""\ufeff?---[ \t]*(?:\r\n|\r|\n)(?:(?!---)[^\r\n]*(?:\r\n|\r|\n))*?"""
    r"""["']?type["']?[ \t]*:[ \t]*["']?follow-up-draft["']?[ \t]*(?:[\r\n]|$)"""
)
"""Front matter that says that it is a draft, readable or not."""
_OVER = {State.SKIPPED: "was skipped", State.MISSED: "is no longer asked for"}


@record_class
class Belonging:
    """What there is in the notes that drafts can belong to."""

    items: Mapping[str, FollowUp]
    """The follow-ups by ID."""
    complete: bool = True
    """Every note could be read; else no draft is left over."""
    settled: tuple[str, ...] = ()
    """The interviews' notes that hold no error: what does not follow from them is not owed."""

    @classmethod
    def of(
        cls,
        follow_ups: Iterable[FollowUp],
        interviews: "Iterable[Interview]",
        findings: Iterable[Finding],
        *,
        complete: bool,
    ) -> "Belonging":
        """Gather what is known when the notes are read."""
        broken = {one.path for one in findings if one.severity is Severity.ERROR}
        sound = (one.path for one in interviews if one.day and one.path not in broken)
        return cls(
            items={item.id: item for item in follow_ups},
            complete=complete,
            settled=tuple(sound),
        )

    @classmethod
    def empty(cls) -> "Belonging":
        """Know nothing: then nothing is over."""
        return cls(items={}, complete=False)

    def over(self, draft: DraftFile) -> bool:
        """Tell whether a draft's message is certain not to be sent any more.

        It was skipped or is too late, or its interview's note stands there, without an error,
        and it does not follow from it: the application was closed, say. Where the note is gone
        nothing is certain: another device may not have brought it yet.
        """
        if not self.complete or not draft.id or draft.status != "draft":
            return False
        item = self.items.get(draft.id)
        if item:
            return item.state in _OVER
        target = link_target(draft.interview)
        return bool(target) and _leads(target, draft.path, self.settled)


def _leads(target: str, at: str, paths: tuple[str, ...]) -> bool:
    from vaultsync.parse.links import Targets  # noqa: PLC0415 - seldom asked

    return bool(Targets(paths).find(target, at))


def review_belonging(
    drafts: "Iterable[Document]", belonging: Belonging, standings: "tuple[Standing, ...]" = ()
) -> "Iterator[Finding]":
    """Report drafts that belong to no open follow-up, or whose front matter cannot be read.

    A chaser that somebody wrote on their own after the last one is refused (S37). An
    untouched draft that is over is not told: it is put away.
    """
    for document in drafts:
        draft = read_draft(document.path, document.text)
        if draft.sent or not _OURS.match(document.text):
            continue
        source = Source(document.path, document.text)
        if draft.untouched and belonging.over(draft):
            continue
        third = None if draft.id in belonging.items else _third(draft, standings)
        if third and draft.status == "draft":
            yield _refused(source, draft, third)
        elif not draft.id:
            yield from _unreadable(source)
        elif draft.status != "draft":
            if draft.status != "sent":
                yield _unknown_status(source, draft)
        elif draft.id in belonging.items:
            yield from _ended(source, draft.id, belonging.items[draft.id].state)
        elif belonging.complete:
            yield _orphan(source, draft.id)


def _third(draft: DraftFile, standings: "tuple[Standing, ...]") -> "Standing | None":
    """Give the application of a chaser that is one too many; None if it is none."""
    if draft.kind not in _CHASERS or draft.override or not draft.interview:
        return None
    linked = unescaped(draft.interview)
    for standing in standings:
        names = {one.path.removesuffix(".md") for one in standing.application.interviews}
        full = standing.chasers and len(standing.chasers) >= standing.cap
        if full and any(_links_to(linked, name) for name in names):
            return standing
    return None


def _links_to(link: str, name: str) -> bool:
    target = re.split(r"[|#]", link.removeprefix("[["), maxsplit=1)[0].removesuffix("]]")
    if link.startswith("[["):
        return target in {name, name.rsplit("/", 1)[-1]}
    return f"{name.rsplit('/', 1)[-1]}.md" in link


def _refused(source: Source, draft: DraftFile, standing: "Standing") -> "Finding":
    return source.finding(
        "VS523",
        sent_already(standing),
        draft.line_of("kind"),
        help="move on: no answer is an answer, too; to write anyway, say why: "
        'vaultsync draft COMPANY --override "why"',
    )


def _unreadable(source: Source) -> "Iterator[Finding]":
    for why in read_head(source).findings[:1]:
        yield replace(
            why,
            code="VS502",
            message=f"this draft is no longer recognised: {why.message}",
        )


def _unknown_status(source: Source, draft: DraftFile) -> Finding:
    said = (
        f"{draft.status!r} is not a status that a draft can have"
        if draft.status
        else "it has no status"
    )
    return source.finding(
        "VS548",
        f"{said}; it is neither checked nor recorded",
        draft.line_of("status"),
        at="status",
        help="write `status: draft` while you work on it, `status: sent` once it is sent",
    )


def _ended(source: Source, ident: str, state: State) -> "Iterator[Finding]":
    if state in _OVER:
        yield _told(
            source, ident, f"the message {ident!r} {_OVER[state]}; the draft stays as it is"
        )


def _orphan(source: Source, ident: str) -> Finding:
    return _told(
        source, ident, f"there is no follow-up {ident!r} any more; the draft stays as it is"
    )


def _told(source: Source, ident: str, message: str) -> Finding:
    line = next((n for n, text in enumerate(source.lines, 1) if ident in text), 1)
    return source.finding(
        "VS501",
        message,
        line,
        at=ident,
        help="copy what you need and delete it, or set `status: sent` if you have sent it",
    )
