"""A draft with everything that it is compared with."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vaultsync.checks.around import Around, Panel
from vaultsync.diagnostics import Finding
from vaultsync.names import composed, same
from vaultsync.owed import Channel
from vaultsync.records import record_class
from vaultsync.words import known_language

if TYPE_CHECKING:
    from vaultsync.checks.message import Message
    from vaultsync.checks.wording import Word
    from vaultsync.model import Interview
    from vaultsync.owed import FollowUp
    from vaultsync.parse.draft import DraftFile
    from vaultsync.parse.lines import Source
    from vaultsync.rules.standing import Standing
    from vaultsync.settings import Settings


class Companion(NamedTuple):
    """Another message for the same company, sent or not."""

    draft: "DraftFile"
    item: "FollowUp"


@record_class(slots=False)
class Letter:
    """A draft under check. What is worked out here follows from its fields."""

    draft: "DraftFile"
    source: "Source"
    """The draft's file, for findings that show the place."""
    item: "FollowUp"
    """The follow-up that it is for."""
    standing: "Standing"
    """The application that it is for."""
    companions: tuple[Companion, ...] = ()
    """The other messages for the company, by ID."""
    interviews: "tuple[Interview, ...]" = ()
    """All of the vault: whose names there are, and which companies."""
    settings: "Settings"
    around: Around
    """What the drafts of the vault share."""

    @cached_property
    def message(self) -> "Message":
        """The text, taken apart."""
        return self.around.message(self.draft)

    @cached_property
    def panel(self) -> Panel:
        """Everybody who was met at the company."""
        company = same(self.item.company)
        return self.around.panels.get(company) or Panel((self.item.interview,))

    @property
    def channel(self) -> Channel:
        """The channel that the draft names; else that of the follow-up."""
        known = {one.value: one for one in Channel}
        return known.get(self.draft.channel, self.item.channel)

    @property
    def language(self) -> str:
        """The language that the draft is written in."""
        return self.draft.language or self.settings.languages[0]

    @property
    def english(self) -> bool:
        """There are lists of words for its language."""
        return known_language(self.language)

    @property
    def like_the_notes(self) -> bool:
        """It can be compared with the notes word by word: both are in a known language."""
        return self.english and known_language(self.settings.languages[0])

    @cached_property
    def masks(self) -> frozenset[str]:
        """Words that are alike in all messages: of names, the company, the role."""
        return self.panel.masks | self.around.sender_words

    def finding(
        self, code: str, message: str, row: int, *, at: str = "", column: int = 1, fix: str = ""
    ) -> Finding:
        """Make a finding on a line of the body, counted from 0, under the text `at`."""
        line = self.draft.body_line + row
        return self.source.finding(code, message, line, at=at, column=column, help=fix)

    def at(self, code: str, message: str, words: "tuple[Word, ...]", fix: str = "") -> Finding:
        """Make a finding under words, as far as they stand in one line."""
        first = words[0]
        last = [word for word in words if word.row == first.row][-1]
        line = self.message.lines[first.row]
        text = composed(line)[first.column - 1 : last.column - 1 + len(last.text)]
        return self.finding(code, message, first.row, at=text, column=first.column, fix=fix)

    def whole(self, code: str, message: str, fix: str = "") -> Finding:
        """Make a finding about all of it: on the greeting, else on the first line."""
        row = self.message.top
        text = self.message.lines[row].strip() if self.message.lines else ""
        return self.finding(code, message, row, at=text, fix=fix)

    def head(
        self, code: str, message: str, key: str, *, at: str = "", fix: str = ""
    ) -> Finding:
        """Make a finding on the line of a key of the draft's head."""
        line = self.draft.line_of(key)
        return self.source.finding(code, message, line, at=at, help=fix)


Check: TypeAlias = Callable[[Letter], Iterator[Finding]]


OVERRIDABLE = frozenset({"VS516", "VS519", "VS523", "VS524", "VS525", "VS528"})
"""Refusals of the strategy; what is wrong in the text itself has to be mended."""
