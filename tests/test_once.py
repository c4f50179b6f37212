"""A note is parsed once: again only with another text, path, settings or zone."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from tests.support import NORTHWIND
from tests.vaults import NORTHWIND_TEXT
from vaultsync.parse.interview import parse_note
from vaultsync.parse.once import parse_once
from vaultsync.settings import Settings

LONDON, PARIS = ZoneInfo("Europe/London"), ZoneInfo("Europe/Paris")
OTHER = replace(Settings(), date_order="MDY")


@pytest.mark.parametrize(
    ("text", "path", "settings", "zone"),
    [
        (f"{NORTHWIND_TEXT}\nmore\n", NORTHWIND, Settings(), LONDON),
        (NORTHWIND_TEXT, "other.md", Settings(), LONDON),
        (NORTHWIND_TEXT, NORTHWIND, OTHER, LONDON),
        (NORTHWIND_TEXT, NORTHWIND, Settings(), PARIS),
        (NORTHWIND_TEXT + "- a\n" * 20_000, NORTHWIND, Settings(), LONDON),
    ],
)
def test_it_is_what_parsing_gives(
    text: str, path: str, settings: Settings, zone: ZoneInfo
) -> None:
    """Whatever was parsed before: nothing of another note, or of other settings, is given."""
    known = parse_once(NORTHWIND_TEXT, NORTHWIND, Settings(), LONDON)
    assert parse_once(NORTHWIND_TEXT, NORTHWIND, Settings(), LONDON) is known
    found = parse_once(text, path, settings, zone)
    assert found is not known
    assert found == parse_note(text, path, settings, zone)
