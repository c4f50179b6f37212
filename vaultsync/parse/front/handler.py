"""The python-frontmatter handler; imported only when a note has front matter."""

import re
from typing import TYPE_CHECKING

import frontmatter
from frontmatter.default_handlers import BaseHandler

from vaultsync.parse.front import front_matter

if TYPE_CHECKING:
    from vaultsync.parse.front.front_matter import Region
    from vaultsync.parse.front.yaml_tree import Entry


class TextHandler(BaseHandler):
    """Splits where Obsidian splits and reads every scalar as text, behind the guard."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    """Wanted by the base class."""

    def __init__(self, region: "Region") -> None:
        """Take where the front matter lies."""
        super().__init__()
        self.region = region

    def detect(self, text: str) -> bool:
        """Tell whether there is front matter: that is known."""
        return self.region.end <= len(text)

    def split(self, text: str) -> tuple[str, str]:
        """Split a text that starts with front matter."""
        return text[self.region.start : self.region.end], text[self.region.body :]

    def load(self, fm: str) -> dict[str, object]:
        """Read the YAML; the entries keep doubles, order and places."""
        return {"entries": front_matter.read_yaml(fm)}


def load_entries(text: str, region: "Region") -> "tuple[Entry, ...]":
    """Read the front matter that a text starts with, and that lies in a region of it.

    Raises:
        RefusedError: it is no mapping, is not valid, or is what the guard refuses.
    """
    metadata, _ = frontmatter.parse(text, handler=TextHandler(region))
    entries = metadata.get("entries", ())
    return entries if isinstance(entries, tuple) else ()
