"""Links from a generated note to a note of the vault, as the vault writes them."""

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from vaultsync.names import unlink
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.escape import link_text, one_line, without_task_signs

if TYPE_CHECKING:
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Surroundings

_NOT_LINKABLE = regex(r"[\[\]|#^`<\x00-\x1f\x7f]|%%|\{\{")
_IN_ANCHOR = regex(r"[#|^:%\[\]\\`<{}$]+|\s+")


@record_class(kw_only=False)
class Links:
    """How links are written in this vault."""

    wikilinks: bool
    obsidian: bool

    @classmethod
    def of(cls, settings: "Settings", around: "Surroundings") -> "Links":
        """Follow the configuration, else the vault."""
        style = settings.outputs.links
        if style == "auto":
            wiki = around.obsidian and not around.markdown_links
        else:
            wiki = style == "wikilink"
        return cls(wiki, around.obsidian)

    def to(self, target: str, shown: str, *, at: str, heading: str = "") -> str:
        """Link from the note at `at` to `target`, and to a heading in it."""
        text = link_text(shown) or "note"
        plain = without_task_signs(one_line(target))
        if self.wikilinks and not _NOT_LINKABLE.search(target) and target == plain:
            anchor = f"#{self._wiki_anchor(heading)}" if heading else ""
            return f"[[{target.removesuffix('.md')}{anchor}|{text}]]"
        anchor = f"#{self._anchor(heading)}" if heading else ""
        return f"[{text}]({quote(relative(target, at), safe='/.,-_~')}{anchor})"

    @staticmethod
    def _wiki_anchor(heading: str) -> str:
        plain = without_task_signs(one_line(unlink(heading)))
        return " ".join(_IN_ANCHOR.sub(" ", plain).split())

    def _anchor(self, heading: str) -> str:
        if self.obsidian:
            return quote(self._wiki_anchor(heading), safe=".,-_~")
        # GitHub's and most editors' form of a heading's anchor
        kept = re.sub(r"[^\w\- ]", "", one_line(unlink(heading)).lower())
        return quote(kept.strip().replace(" ", "-"), safe="-_")


def relative(target: str, at: str) -> str:
    """Give the path from the folder of one file in the vault to another."""
    here, there = at.split("/")[:-1], target.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([".."] * len(here) + there)
