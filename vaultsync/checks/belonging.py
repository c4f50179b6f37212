"""Whose a draft is: what lies in the drafts folder and leads nowhere any more."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.parse.draft import read_draft
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.lines import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.diagnostics import Finding
    from vaultsync.model import FollowUp
    from vaultsync.snapshot import Document

_OURS = re.compile(
    r"""\ufeff?---[ \t]*(?:\r\n|\r|\n)(?:(?!---)[^\r\n]*(?:\r\n|\r|\n))*?"""
    r"""["']?type["']?[ \t]*:[ \t]*["']?follow-up-draft["']?[ \t]*(?:[\r\n]|$)"""
)
"""Front matter that says that it is a draft, readable or not."""


def review_belonging(
    drafts: "Iterable[Document]", follow_ups: "Iterable[FollowUp]", *, complete: bool = True
) -> "Iterator[Finding]":
    """Report drafts that belong to no follow-up, or whose front matter cannot be read.

    Unless the follow-ups are `complete`, because a note cannot be read now, no draft is left
    over.
    """
    known = {item.id for item in follow_ups}
    for document in drafts:
        draft = read_draft(document.path, document.text)
        if draft.sent or not _OURS.match(document.text):
            continue
        source = Source(document.path, document.text)
        if not draft.id:
            yield from _unreadable(source)
        elif complete and draft.id not in known and draft.status == "draft":
            yield _orphan(source, draft.id)


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
