"""Business days of a country: the library `holidays` (strategy.md section 1)."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.support import Cli
from vaultsync.errors import ConfigError
from vaultsync.parse.config import read_settings
from vaultsync.parse.days.counted_days import business_days
from vaultsync.public_holidays import UnknownPlaceError, public_holidays

MakeVault = Callable[..., Path]
AFTERWARDS = "2026-07-03T09:00-04:00"
NOTE = """\
---
type: interview
company: Acme
date: 2026-07-02
---
## Jane Doe
jane@acme.example
- the roadmap
- [x] Thank-you by email ✅ 2026-07-02
"""


def after(config: str, day: str, count: int) -> str:
    """Count business days from a day, as a configuration has it."""
    days = business_days(read_settings(config).settings.holidays)
    return str(days.after(date.fromisoformat(day), count))


@pytest.mark.parametrize(
    ("config", "day", "count", "expected"),
    [
        ("", "2026-07-02", 5, "2026-07-09"),
        ('holidays = ""', "2026-07-02", 5, "2026-07-09"),
        ("[holidays]\n", "2026-07-02", 5, "2026-07-09"),
        ('holidays = "US"', "2026-03-07", 1, "2026-03-09"),
        ('holidays = "US"', "2026-07-02", 5, "2026-07-10"),
        ('holidays = "us"', "2026-07-02", 5, "2026-07-10"),
        ('[holidays]\ncountry = "US"', "2026-07-02", 5, "2026-07-10"),
        ('holidays = "US"', "2026-11-19", 5, "2026-11-27"),
        ('holidays = "US"', "2026-12-22", 5, "2026-12-30"),
        # Easter Monday is none in Scotland, 2 January is
        ('holidays = "GB-ENG"', "2026-04-02", 1, "2026-04-07"),
        ('holidays = "GB-SCT"', "2026-04-02", 1, "2026-04-06"),
        ('holidays = "GB-SCT"', "2025-12-31", 1, "2026-01-05"),
        ('holidays = "GB-ENG"', "2025-12-31", 1, "2026-01-02"),
        ('[holidays]\ncountry = "DE"\nsubdivision = "BY"', "2026-01-05", 1, "2026-01-07"),
        ('[holidays]\ncountry = "DE"\nsubdivision = "BE"', "2026-01-05", 1, "2026-01-06"),
        ('[holidays]\ncountry = "DE-BY"', "2026-01-05", 1, "2026-01-07"),
        ('holidays = "de-augsburg"', "2025-08-07", 1, "2025-08-11"),
        # days of one's own, with a country and without
        ("[holidays]\nextra = [2026-07-03]", "2026-07-02", 1, "2026-07-06"),
        ('[holidays]\nextra = "2026-07-03"', "2026-07-02", 1, "2026-07-06"),
        (
            '[holidays]\ncountry = "US"\nextra = [2026-07-06, "2026-07-07"]',
            "2026-07-02",
            1,
            "2026-07-08",
        ),
        ('[holidays]\ncountry = "US"\nexcept = [2026-07-03]', "2026-07-02", 1, "2026-07-03"),
        # an exception makes no business day of a Saturday, nor of a day of one's own
        ('[holidays]\ncountry = "US"\nexcept = [2026-07-04]', "2026-07-03", 1, "2026-07-06"),
        (
            "[holidays]\nextra = [2026-07-03]\nexcept = [2026-07-03]",
            "2026-07-02",
            1,
            "2026-07-06",
        ),
        # years of which the library knows nothing
        ('holidays = "US"', "9998-12-31", 1, "9999-01-01"),
    ],
)
def test_business_days_of_a_country(config: str, day: str, count: int, expected: str) -> None:
    """strategy.md section 1: its examples, parts of countries, own days and exceptions."""
    assert after(config, day, count) == expected


@pytest.mark.parametrize(
    ("config", "place", "said", "hint"),
    [
        ('holidays = "XX"', "1:1", "'XX'", 'write the code of a country: "GB"'),
        ('holidays = "Germany"', "1:1", "'GERMANY'", 'did you mean "DE"?'),
        ('holidays = "New Zealand"', "1:1", "'NEW ZEALAND'", 'did you mean "NZ"?'),
        ('\nholidays = "GB-ZZ"', "2:1", "'GB-ZZ'", "known parts of GB are ENG, NIR, SCT, WLS"),
        ('[holidays]\ncountry = "JP-13"', "2:1", "'JP-13'", "no parts of JP are known"),
        ("holidays = 3", "1:1", "3", "write a table: [holidays]"),
        ('holidays = "GB;"', "1:1", "'GB;'", "code of a country"),
        ("[holidays]\nextra = [3]", "2:1", "[3]", "write text in quotes"),
        ('[holidays]\nextra = ["soon"]', "2:1", "['soon']", "write a list of days"),
        ("[holidays]\nexcept = [2026-07-03T10:00:00]", "2:1", "datetime", "quotes"),
    ],
)
def test_a_place_of_which_nothing_is_known(
    config: str, place: str, said: str, hint: str
) -> None:
    """A configuration error with the place, what stands there, and what would be right."""
    with pytest.raises(ConfigError) as wrong:
        read_settings(config)
    text = f"{wrong.value}"
    assert f"vaultsync.toml:{place}" in text
    assert said in text
    assert hint in str(wrong.value.hint)


def test_without_the_library(
    make_vault: MakeVault, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A country without the library is a finding that names the install command (VS607)."""
    vault = make_vault(
        {"a.md": NOTE}, '[holidays]\ncountry = "US"\nextra = [2026-07-06, 2026-07-07]\n'
    )
    missing = tmp_path / "missing"
    missing.mkdir()
    (missing / "holidays.py").write_text("raise ImportError('not installed')\n")
    command = ("check", "--all", "--format", "gnu")
    without = cli(*command, vault=vault, as_of=AFTERWARDS, PYTHONPATH=str(missing))
    told = "vaultsync.toml:2:12: warning: the holidays of US cannot be known"
    assert told in without.stdout
    assert "[VS607]" in without.stdout
    assert (
        "pip install holidays"
        in cli("check", vault=vault, as_of=AFTERWARDS, PYTHONPATH=str(missing)).stdout
    )
    assert "VS607" not in cli(*command, vault=vault, as_of=AFTERWARDS).stdout
    # days of one's own count all the same
    public_holidays.cache_clear()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "holidays", None)
        assert after('[holidays]\ncountry = "US"\nextra = [2026-07-06]', "2026-07-02", 2) == (
            "2026-07-07"
        )
    public_holidays.cache_clear()


def test_a_chaser_skips_a_holiday(make_vault: MakeVault, cli: Cli) -> None:
    """The whole way: the first chaser after an interview on Thu 2 Jul 2026 (US)."""
    for config, due in (("", "2026-07-09"), ('holidays = "US"\n', "2026-07-10")):
        vault = make_vault({"a.md": NOTE}, f'timezone = "America/New_York"\n{config}')
        found = json.loads(cli("check", "--json", vault=vault, as_of=AFTERWARDS).stdout)
        assert {one["due"] for one in found["follow_ups"]} == {due}


def test_unknown_places_say_so() -> None:
    """The library's own errors never reach anybody."""
    with pytest.raises(UnknownPlaceError):
        public_holidays("", "ENG")
