"""Whose a draft is: what lies in the drafts folder and leads nowhere any more."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from vaultsync.checks.pestering import sent_already
from vaultsync.model import Kind
from vaultsync.parse.draft import DraftFile, read_draft
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.lines import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.diagnostics import Finding
    from vaultsync.model import FollowUp
    from vaultsync.rules.standing import Standing
    from vaultsync.snapshot import Document

_CHASERS = frozenset({Kind.FOLLOW_UP.value, Kind.STATUS_CHECK.value})
_OURS = re.compile(
    r"""\ufeff?---[ \t]*(?:\r\n|\r|\n)(?:(?!---)[^\r\n]*(?:\r\n|\r|\n))*?"""
    r"""["']?type["']?[ \t]*:[ \t]*["']?follow-up-draft["']?[ \t]*(?:[\r\n]|$)"""
)
"""Front matter that says that it is a draft, readable or not."""


def review_belonging(
    drafts: "Iterable[Document]",
    follow_ups: "Iterable[FollowUp]",
    standings: "tuple[Standing, ...]" = (),
    *,
    complete: bool = True,
) -> "Iterator[Finding]":
    """Report drafts that belong to no follow-up, or whose front matter cannot be read.

    A chaser that somebody wrote on their own after the last one is refused (S37).

    Unless the follow-ups are `complete`, because a note cannot be read now, no draft is left
    over.
    """
    known = {item.id for item in follow_ups}
    for document in drafts:
        draft = read_draft(document.path, document.text)
        if draft.sent or not _OURS.match(document.text):
            continue
        source = Source(document.path, document.text)
        third = None if draft.id in known else _third(draft, standings)
        if third and draft.status == "draft":
            yield _refused(source, draft, third)
        elif not draft.id:
            yield from _unreadable(source)
        elif complete and draft.id not in known and draft.status == "draft":
            yield _orphan(source, draft.id)


def _third(draft: DraftFile, standings: "tuple[Standing, ...]") -> "Standing | None":
    """Give the application of a chaser that is one too many; None if it is none."""
    if draft.kind not in _CHASERS or draft.override or not draft.interview:
        return None
    linked = unquote(draft.interview)
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
        help="move on: no answer is one, too; to write all the same, say why: "
        'vaultsync draft COMPANY --override "why"',
    )


def _unreadable(source: Source) -> "Iterator[Finding]":
    for why in read_head(source).findings[:1]:
        yield replace(
            why,
            code="VS502",
            message=f"this draft is not recognised any more: {why.message}",
        )


def _orphan(source: Source, ident: str) -> "Finding":
    line = next((n for n, text in enumerate(source.lines, 1) if ident in text), 1)
    return source.finding(
        "VS501",
        f"no follow-up goes by {ident!r} any more; the draft stays as it is",
        line,
        at=ident,
        help="take over what you need and delete it, or set `status: sent` if it is sent",
    )
