"""Which overrides still count: a reason that stands against no limit is noise (S36)."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vaultsync.checks.draft_review import DraftReview
    from vaultsync.owed import FollowUp
    from vaultsync.parse.draft import DraftFile
    from vaultsync.snapshot import Document

    Look = Callable[[Sequence[Document]], Iterable[DraftReview]]

_STATUS = regex(r"^status[ \t]*:[^\r\n]*", re.MULTILINE)


def with_overrides(
    follow_ups: "Iterable[FollowUp]",
    overrides: "Mapping[str, DraftFile]",
    drafts: "Sequence[Document]",
    look: "Look",
) -> "list[FollowUp]":
    """Give the follow-ups with the reason why they are sent against the advice, if it counts.

    It counts while a limit stands against the draft, and is recorded with the message; what
    was left in a draft when the limit was over is not. `look` checks drafts; one that is set
    to be sent is looked at as if it were not.
    """
    waiting = {ident: draft for ident, draft in overrides.items() if not draft.sent}
    if not waiting:
        return list(follow_ups)
    paths = {draft.path for draft in waiting.values() if draft.status != "draft"}
    reviews = look([_unsent(one) if one.path in paths else one for one in drafts])
    limited = {review.item.id for review in reviews if review.overridden}
    return [
        replace(one, override=waiting[one.id].override)
        if one.id in limited & {*waiting}
        else one
        for one in follow_ups
    ]


def _unsent(document: "Document") -> "Document":
    return replace(document, text=_STATUS.sub("status: draft", document.text, count=1))
