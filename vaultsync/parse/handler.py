"""The python-frontmatter handler; imported only when a note has front matter."""

import re
from typing import TYPE_CHECKING

import frontmatter
from frontmatter.default_handlers import BaseHandler

from vaultsync.parse import front_matter

if TYPE_CHECKING:
    from vaultsync.parse.front_matter import Entry


class TextHandler(BaseHandler):
    """Splits where Obsidian splits and reads every scalar as text, behind the guard."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def split(self, text: str) -> tuple[str, str]:
        """Split a text that starts with front matter."""
        region = front_matter.locate(text)
        if region is None:
            raise ValueError(text[:20])
        return text[region.start : region.end], text[region.body :]

    def load(self, fm: str) -> dict[str, object]:
        """Read the YAML; the entries keep doubles, order and places."""
        return {"entries": front_matter.read_yaml(fm)}


def load_entries(text: str) -> "tuple[Entry, ...]":
    """Read the front matter that a text starts with.

    Raises:
        RefusedError: it is no mapping, is not valid, or is what the guard refuses.
    """
    metadata, _ = frontmatter.parse(text, handler=TextHandler())
    entries = metadata.get("entries", ())
    return entries if isinstance(entries, tuple) else ()
