"""How letters write days: `Thursday 5 March`, in the United States `Thursday, March 5`."""

import re
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

import pytest

from tests.written import CONFIG, Case, body_of, head_of
from vaultsync.calendar import find_zone
from vaultsync.owed import Channel, Kind
from vaultsync.parse.config import read_settings
from vaultsync.render.letter_days import american_day, spoken_day, way_to_say_days
from vaultsync.settings import Holidays, Settings
from vaultsync.vault.countries import country_of

AMERICAN = CONFIG.replace("Europe/London", "America/Chicago")
WAYS: list[tuple[str, str, bool]] = [
    # not the United States
    ("", "Europe/London", False),
    ("", "UTC", False),
    ("", "-06:00", False),
    ("", "America/Toronto", False),
    ("", "America/Montreal", False),
    ("", "America/Vancouver", False),
    ("", "America/Sao_Paulo", False),
    ("", "America/Mexico_City", False),
    ("", "America/Argentina/Buenos_Aires", False),
    ("", "America/Puerto_Rico", False),
    ("GB", "America/New_York", False),
    ("CA", "America/Chicago", False),
    # there
    ("US", "Europe/London", True),
    ("US", "UTC", True),
    ("US", "America/Chicago", True),
    ("", "America/New_York", True),
    ("", "America/Chicago", True),
    ("", "America/Indiana/Indianapolis", True),
    ("", "America/North_Dakota/Beulah", True),
    ("", "Pacific/Honolulu", True),
    ("", "US/Eastern", True),
    ("", "America/Indianapolis", True),
]


@pytest.mark.parametrize(("country", "zone", "american"), WAYS)
def test_where_a_vault_is(country: str, zone: str, american: bool) -> None:
    """The holidays say it, else the zone; Canada and Mexico are other countries."""
    settings = Settings(holidays=Holidays(country=country))
    found = find_zone(zone)
    assert found
    assert way_to_say_days(settings, found) is (american_day if american else spoken_day)


def test_the_zones_are_those_of_the_table() -> None:
    """The zones that are known by heart are those that `zone.tab` has for the country."""
    for zone in available_timezones():
        country = country_of(zone)
        if country:
            way = way_to_say_days(Settings(), ZoneInfo(zone))
            assert (way is american_day) is (country == "US"), zone


def test_a_part_of_the_country_is_enough() -> None:
    """`holidays = "US-IL"` is the United States, whatever the zone."""
    settings = read_settings('timezone = "Europe/London"\nholidays = "US-IL"\n').settings
    assert way_to_say_days(settings, ZoneInfo("Europe/London")) is american_day


def test_a_day_in_words() -> None:
    """No `th`, no year, and no blank in front of a day of one figure."""
    assert spoken_day(date(2026, 11, 5)) == "Thursday 5 November"
    assert american_day(date(2026, 11, 5)) == "Thursday, November 5"


DRAFTS = [
    Case(config=AMERICAN),
    Case(config=AMERICAN, channel=Channel.TEXT),
    Case(config=AMERICAN, channel=Channel.LINKEDIN),
    Case(config=AMERICAN, channel=Channel.FORWARD),
    Case(config=AMERICAN, kind=Kind.FOLLOW_UP),
    Case(config=AMERICAN, kind=Kind.FOLLOW_UP, channel=Channel.TEXT),
    Case(config=AMERICAN, kind=Kind.FOLLOW_UP, head="they_reply_by: 2026-03-10"),
    Case(config=AMERICAN, kind=Kind.STATUS_CHECK),
    Case(config=AMERICAN, kind=Kind.RESPOND),
    Case(config=AMERICAN, kind=Kind.UPDATE),
    Case(config=AMERICAN, kind=Kind.STATUS_CHECK, beyond=2),
]


@pytest.mark.parametrize("case", DRAFTS, ids=[*map(str, range(len(DRAFTS)))])
def test_every_day_of_a_message_is_written_that_way(case: Case) -> None:
    """Nothing else changes; what the notes say of days stays as it stands."""
    draft = body_of(case.draft())
    british = body_of(case._replace(config=CONFIG).draft())
    turned = re.sub(r"(\w+day) (\d+) ([A-Z]\w+)", r"\1, \3 \2", british)
    turned = re.sub(r"on 5 March", "on March 5", turned)
    assert draft == turned
    assert draft != british or "March" not in british


def test_days_of_own_templates_too() -> None:
    """`$date` in a template of one's own, in its subject and in its body."""
    own = "Subject: Our talk on $date\n\nDear $greeting,\n\nThank you for $date.\n"
    draft = Case(config=AMERICAN, templates=(("thank-you.md", own),)).draft()
    assert head_of(draft, "subject") == "Our talk on Thursday, March 5"
    assert "Thank you for Thursday, March 5." in draft
