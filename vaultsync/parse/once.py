"""A note is parsed once: a run reads it, tries a line in another one, and reads all again."""

from functools import lru_cache
from typing import TYPE_CHECKING

from vaultsync.parse.interview import parse_note

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.model import Parsed
    from vaultsync.settings import Settings

_MOST = 128
"""Notes that are kept: more than most people have of interviews."""
_LONGEST = 1 << 16
"""Characters of a note that is kept."""
_parse_kept = lru_cache(maxsize=_MOST)(parse_note)


def parse_once(text: str, path: str, settings: "Settings", vault_zone: "tzinfo") -> "Parsed":
    """Read one note as `parse_note` does, without doing it again for one of the last notes."""
    read = parse_note if len(text) > _LONGEST else _parse_kept
    return read(text, path, settings, vault_zone)
