"""Dates, times, zones and business days: what is certain is read, the rest refused."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from vaultsync.calendar import AsOf, BusinessDays, find_zone, plus_days, plus_elapsed
from vaultsync.diagnostics import Severity
from vaultsync.model import Interview, Parsed
from vaultsync.parse.days.clocks import read_clock_range, read_duration
from vaultsync.parse.days.dates import Doubt, Moment, read_moment
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LONDON = ZoneInfo("Europe/London")
THURSDAY = date(2026, 3, 5)
"""The interview's own day, on which relative dates lean."""
PLAIN = Settings()

# What is no certain day, also with the interview's day as a base (hazard 21)

NO_DAY = """
May | May 2026 | Mar 2026 | March | January | 2026 | 15 | 5 | 3 | 1st | 20th | the 20th
C++ | n/a | N/A | 1.5 | v1.5 | Python 3.11 | COVID-19 | Room 5 | 2nd round | Round 2 | day 3
11-12-13 | 05/03/2026 | 03/05/2026 | 5/3 | 5/3/26 | 05-03 | 05.03. | 1/1/1 | 01 02 03 | 1.6.2026
soon | TBD | TBA | tbc | ? | - | asap | ASAP | eventually | later | to be scheduled | no | yes
next week | this week | last week | next month | early next week | sometime next week | weekend
Q2 | Q2 2026 | 2026-W10 | week 12 | KW 12 | W12 | 10/2026 | 3/2026 | 2026-064 | 20260305
end of March | mid March | late April | end of month | spring | in the spring | Easter
a few days | couple of weeks | 1 week or so | within 2 weeks | a day or two | half a year
Monday or Tuesday | Mon-Fri | 5 or 6 March 2026 | 5-6 March 2026 | March 5-6, 2026 | 8/9 March
2026-02-30 | 2026-02-29 | 2026-13-01 | 2026-00-10 | 0000-00-00 | 9999-99-99 | 10000-01-01
31 April 2026 | 30 February 2026 | 29 February 2027 | 32 March 2026 | 31/02/2026 | 13/13/2026
00/03/2026 | 2026/06/31 | Thursday 6 March 2026 | Monday 20 March 2026
2026-03-05T25:00 | 2026-03-05T14:60 | 2026-03-05T14:30+99:99 | 5 Marrch 2026 | 5 March 20266
2026-03-05 or 2026-03-06 | 2026-03-05 soon | 14:30 | 2pm | {date} | <date> | 1e5 | -1
the other day | last Friday | May the 5th be with you | EOD | COB Friday | Friday the 13th
"""


def cells(table: str) -> list[str]:
    """Give the texts of a table."""
    return [text.strip() for text in re.split(r"[|\n]", table) if text.strip()]


NO_DAYS = cells(NO_DAY)


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_names_no_certain_day_is_refused(text: str) -> None:
    """Hazard 21: no day is guessed, neither without nor with the interview's day as base."""
    for base in (None, THURSDAY):
        answer = read_moment(text, PLAIN, base)
        assert isinstance(answer, Doubt), f"{text!r} was read as {answer}"
        assert repr(text) in answer.message
        assert answer.help


def test_the_table_of_refused_dates_is_long() -> None:
    """At least 96 different texts are tried (hazard 21)."""
    assert len(set(NO_DAYS)) >= 96


@pytest.mark.parametrize(
    "text",
    [
        "1-2 weeks",
        "2-3 days",
        "3–5 days",
        "3 - 5 days",
        "1 / 2 weeks",
        "1,5 weeks",
        "2,5 weeks",
        "1.5 weeks",
        "12th week",
        ">2 weeks",
        "2 weeks?",
        "about 2 weeks",
        "after 20 March",
        "20 March?",
        "noon",
        "midnight",
        "an hour",
        "3 mins",
    ],
)
def test_ranges_and_hedges_are_refused(text: str) -> None:
    """Hazard 21: a range, a fraction, a hedge or a mere hour leaves doubt about the day."""
    answer = read_moment(text, PLAIN, THURSDAY)
    assert isinstance(answer, Doubt), f"{text!r} was read as {answer}"


@pytest.mark.parametrize("text", ["Thursday 13 March", "March 13 Thursday", "Tue 20 Mar"])
def test_a_weekday_that_contradicts_the_day_is_refused(text: str) -> None:
    """Without a year, too: 13 and 20 March after 5 March 2026 are Fridays."""
    answer = read_moment(text, PLAIN, THURSDAY)
    assert isinstance(answer, Doubt), f"{text!r} was read as {answer}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-02-30", "there is no such day"),
        ("31/02/2026", "there is no such day"),
        ("31/02", "there is no such day in any year"),
        ("30.02.", "there is no such day in any year"),
        ("29/02", "it names no year"),
        ("14.30", "it names a time, but no day"),
        ("Thursday 6 March 2026", "2026-03-06 is a Friday"),
        ("05/03/2026", "2026-03-05 or 2026-05-03"),
        ("11-12-13", "four digits"),
        ("May 2026", "names no day"),
        ("2026-03-05T25:00", "no time 25:00"),
        ("9" * 200, "too long"),
    ],
)
def test_the_reason_of_a_refusal(text: str, said: str) -> None:
    """A refusal says what is wrong with the text, and repeats no more of it than helps."""
    answer = read_moment(text, PLAIN, THURSDAY)
    assert isinstance(answer, Doubt)
    assert said in answer.message
    assert len(answer.message) < 120


@pytest.mark.parametrize(
    "text", ["2026-3-5", "2026-03-05 soon", "2026-03-05 2pm", "2026-03-05, 14:30"]
)
def test_no_refusal_denies_a_day_that_exists(text: str) -> None:
    """5 March 2026 exists: whatever else is wrong with the text is what has to be said."""
    answer = read_moment(text, PLAIN, THURSDAY)
    if isinstance(answer, Doubt):
        assert "no such day" not in answer.message
    else:
        assert answer.day == THURSDAY


def test_a_long_text_is_refused_at_once() -> None:
    """100 KB of digits cost dateparser 4 s: they never reach it."""
    answer = read_moment("1 " * 50_000, PLAIN, THURSDAY)
    assert isinstance(answer, Doubt)
    assert len(answer.message) < 120


# What is a certain day


@pytest.mark.parametrize(
    ("text", "clock", "offset"),
    [
        ("2026-03-05", None, None),
        ("  2026-03-05  ", None, None),
        ("2026-03-05T14:30", time(14, 30), None),
        ("2026-03-05 14:30", time(14, 30), None),
        ("2026-03-05t14:30", time(14, 30), None),
        ("2026-03-05  14:30", time(14, 30), None),
        ("2026-03-05T9:30", time(9, 30), None),
        ("2026-03-05T14:30:15", time(14, 30), None),
        ("2026-03-05 14:30:15.123", time(14, 30), None),
        ("2026-03-05T14:30Z", time(14, 30), timedelta()),
        ("2026-03-05T14:30:00z", time(14, 30), timedelta()),
        ("2026-03-05T14:30+01:00", time(14, 30), timedelta(hours=1)),
        ("2026-03-05 14:30 -0530", time(14, 30), timedelta(hours=-5, minutes=-30)),
        ("2026-03-05T14:30:15.5+05:45", time(14, 30), timedelta(hours=5, minutes=45)),
    ],
)
def test_iso_forms(text: str, clock: time | None, offset: timedelta | None) -> None:
    """ISO dates, with or without seconds and offset, are read as written, unreported."""
    answer = read_moment(text, PLAIN)
    assert isinstance(answer, Moment)
    given = answer.offset.utcoffset(None) if answer.offset else None
    assert (answer.day, answer.clock, given) == (THURSDAY, clock, offset)
    assert not answer.from_words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026/03/05", THURSDAY),
        ("2026.3.5", THURSDAY),
        ("25/03/2026", date(2026, 3, 25)),
        ("03/25/2026", date(2026, 3, 25)),
        ("13.6.2026", date(2026, 6, 13)),
        ("5 March 2026", THURSDAY),
        ("5 Mar 2026", THURSDAY),
        ("March 5, 2026", THURSDAY),
        ("March 5th 2026", THURSDAY),
        ("5th of March 2026", THURSDAY),
        ("Thu 5 Mar 2026", THURSDAY),
        ("Thursday, 5 March 2026", THURSDAY),
        ("Thu 2026-03-05", THURSDAY),
        ("29 February 2028", date(2028, 2, 29)),
    ],
)
def test_days_in_words(text: str, day: date) -> None:
    """A day with month and year is read, in whatever order is certain, and marked as such."""
    for base in (None, THURSDAY, date(2031, 12, 31)):
        assert read_moment(text, PLAIN, base) == Moment(day, from_words=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 March", date(2026, 3, 20)),
        ("March 20", date(2026, 3, 20)),
        ("by 20 March", date(2026, 3, 20)),
        ("Fri 20 March", date(2026, 3, 20)),
        ("15th May", date(2026, 5, 15)),
        ("Friday", date(2026, 3, 6)),
        ("friday", date(2026, 3, 6)),
        ("by Friday", date(2026, 3, 6)),
        ("this Friday", date(2026, 3, 6)),
        ("next Friday", date(2026, 3, 13)),
        ("on Monday", date(2026, 3, 9)),
        ("Tuesday", date(2026, 3, 10)),
        ("Wed", date(2026, 3, 11)),
        ("Thursday", date(2026, 3, 12)),
        ("Sat", date(2026, 3, 7)),
        ("tomorrow", date(2026, 3, 6)),
        ("in two weeks", date(2026, 3, 19)),
        ("two weeks", date(2026, 3, 19)),
        ("2 weeks", date(2026, 3, 19)),
        ("in a week", date(2026, 3, 12)),
        ("in 10 days", date(2026, 3, 15)),
        ("10 days", date(2026, 3, 15)),
        ("3 days later", date(2026, 3, 8)),
    ],
)
def test_days_that_lean_on_the_interview(text: str, day: date) -> None:
    """The base is the interview's own day, never today; without one nothing is guessed."""
    assert read_moment(text, PLAIN, THURSDAY) == Moment(day, from_words=True)
    assert isinstance(read_moment(text, PLAIN), Doubt)


def test_next_friday_is_the_one_of_the_week_after() -> None:
    """`Friday` is the next one, `next Friday` the one in the week after, on each weekday."""
    for n in range(7):
        base = date(2026, 3, 2) + timedelta(days=n)
        near, far = (read_moment(text, PLAIN, base) for text in ("Friday", "next Friday"))
        assert isinstance(near, Moment)
        assert isinstance(far, Moment)
        assert near.day == (date(2026, 3, 6) if n < 4 else date(2026, 3, 13))
        assert far.day == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("order", "text", "day"),
    [
        ("DMY", "31/02/2026", None),
        ("DMY", "03/25/2026", None),
        ("MDY", "25/03/2026", None),
        ("DMY", "05/03/26", None),
        ("", "05/05/2026", date(2026, 5, 5)),
        ("DMY", "05/03/2026", date(2026, 3, 5)),
        ("MDY", "05/03/2026", date(2026, 5, 3)),
        ("DMY", "5.3.2026", date(2026, 3, 5)),
        ("MDY", "5-3-2026", date(2026, 5, 3)),
        ("DMY", "2026/03/05", date(2026, 3, 5)),
        ("MDY", "2026/03/05", date(2026, 3, 5)),
    ],
)
def test_the_configured_order_decides(order: str, text: str, day: date | None) -> None:
    """`date_order` says what 05/03/2026 means; it never swaps day and month to fit."""
    answer = read_moment(text, Settings(date_order=order))
    assert (answer.day if isinstance(answer, Moment) else None) == day


@pytest.mark.parametrize(
    ("languages", "text", "day"),
    [
        (("en",), "5. März 2026", None),
        (("en",), "5 mars 2026", None),
        (("de",), "5. März 2026", THURSDAY),
        (("en", "fr"), "5 mars 2026", THURSDAY),
        (("es",), "5 de marzo de 2026", THURSDAY),
    ],
)
def test_the_configured_languages(
    languages: tuple[str, ...], text: str, day: date | None
) -> None:
    """Words are read in the configured languages only."""
    answer = read_moment(text, Settings(languages=languages))
    assert (answer.day if isinstance(answer, Moment) else None) == day


# Times, ranges, durations


NO_TIMES = """
noon | soon | 14 | 25:00 | 14:60 | 13pm | 0pm | 2 | afternoon | 14:30- | -15:00 | a-b | :30
10:15-20 | 11.15-1 | 11.15-45 | 11.15-24 | 9am-10 | 9-10 | 2pm-4
9 17 | 10 12 | 3 15 | 10 12pm | 3 5 | 3 60 | 25 30
14: | 14:3 | 1430 | 9pm-8 | 14:30 to late | 14:30 or 15:00 | 99:99-99:99
"""


@pytest.mark.parametrize("text", ["", *cells(NO_TIMES)])
def test_what_is_no_time(text: str) -> None:
    """A text that is no clear time is refused, and so is a number alone."""
    assert read_clock_range(text) is None
    assert read_clock_range("9" * 100) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("14:30", time(14, 30), None),
        ("9:30", time(9, 30), None),
        ("09:05", time(9, 5), None),
        ("00:00", time(0, 0), None),
        ("14:30:00", time(14, 30), None),
        ("14.30", time(14, 30), None),
        ("14h30", time(14, 30), None),
        ("14 30", time(14, 30), None),
        ("3 30", time(3, 30), None),
        ("3 30 pm", time(15, 30), None),
        ("3 15pm", time(15, 15), None),
        ("9 05", time(9, 5), None),
        ("10 00", time(10, 0), None),
        ("14 30 - 15 45", time(14, 30), time(15, 45)),
        ("14h", time(14, 0), None),
        ("2pm", time(14, 0), None),
        ("2 PM", time(14, 0), None),
        ("2:30 p.m.", time(14, 30), None),
        ("12am", time(0, 0), None),
        ("12pm", time(12, 0), None),
        ("14:30–15:15", time(14, 30), time(15, 15)),
        ("14:30-15:15", time(14, 30), time(15, 15)),
        ("14:30 - 15:15", time(14, 30), time(15, 15)),
        ("14:30 — 15:15", time(14, 30), time(15, 15)),
        ("14:30 to 15:15", time(14, 30), time(15, 15)),
        ("2-3pm", time(14, 0), time(15, 0)),
        ("11-1pm", time(11, 0), time(13, 0)),
        ("11:30am-1pm", time(11, 30), time(13, 0)),
        ("14-15:30", time(14, 0), time(15, 30)),
        ("11.15-12", time(11, 15), time(12, 0)),
        ("9:30 – 11", time(9, 30), time(11, 0)),
        ("23:30-00:15", time(23, 30), time(0, 15)),
    ],
)
def test_times_and_ranges(text: str, start: time, end: time | None) -> None:
    """`14:30`, `2pm`, `14h30` and ranges of two of them."""
    assert read_clock_range(text) == (start, end)


NO_DURATIONS = """
0 | soon | some hours | -30 | 25h | 1441 | 1:75:00 | 1d | 75 parsecs | h | min | 1h15m30s
0 min | PT | 1e3
"""


@pytest.mark.parametrize("text", ["", *cells(NO_DURATIONS)])
def test_what_is_no_duration(text: str) -> None:
    """A text that is no clear duration of up to a day is refused."""
    assert read_duration(text) is None
    assert read_duration("9" * 100) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("75", 75),
        ("75 min", 75),
        ("75min", 75),
        ("75 Minutes", 75),
        ("an hour", 60),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("1 hour and 15 minutes", 75),
        ("1½ hours", 90),
        ("1h15", 75),
        ("1h 15m", 75),
        ("1h15min", 75),
        ("1 hour 15 minutes", 75),
        ("1:15", 75),
        ("PT75M", 75),
        ("PT1H15M", 75),
        ("PT2H", 120),
        ("1.5 hours", 90),
        ("1,5h", 90),
        ("2 hrs", 120),
        ("~45 min", 45),
        ("24h", 1440),
    ],
)
def test_durations(text: str, minutes: int) -> None:
    """`75`, `75 min`, `1h15`, `PT75M` and their like."""
    assert read_duration(text) == timedelta(minutes=minutes)


# Zones


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\0",
        "UTC\0",
        "Europe/London\0",
        "../../etc/passwd",
        "/etc/passwd",
        "/usr/share/zoneinfo/UTC",
        "Europe/../Europe/London",
        "..",
        ".",
        "America",
        "Europe/",
        "Europe",
        "Europe/Lodon",
        "London",
        "a" * 5000,
        "Europe/" * 700,
        "+25:00",
        "+01:75",
        "+1:2:3",
        "UTC+99",
        "zone.tab",
        "tzdata.zi",
        "leapseconds",
        "Zürich",
        "é" * 60,
        "\ud800",
        "C:\\zones",
        "Europe\\London",
    ],
)
def test_unknown_zones(name: str) -> None:
    """What is no zone is none: no exception, no file read by that name (hazards section 1)."""
    assert find_zone(name) is None


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("UTC", 0),
        ("utc", 0),
        ("Z", 0),
        ("GMT", 0),
        ("Europe/London", 0),
        ("europe/london", 0),
        (" Europe/Berlin ", 1),
        ("America/New York", -5),
        ("America/Argentina/Buenos_Aires", -3),
        ("Asia/Kolkata", 5.5),
        ("Etc/GMT+5", -5),
        ("+01:00", 1),
        ("-0530", -5.5),
        ("+1", 1),
        ("UTC-5", -5),
        ("GMT+2", 2),
        ("UTC+05:45", 5.75),
    ],
)
def test_known_zones(name: str, hours: float) -> None:
    """IANA names in any case and fixed offsets, with their offset on 5 March 2026."""
    zone = find_zone(name)
    assert zone is not None
    offset = datetime(2026, 3, 5, tzinfo=zone).utcoffset()
    assert offset == timedelta(hours=hours)


def parse(**keys: str) -> Parsed:
    """Read a note with these keys in a vault in London."""
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    text = f"---\ntype: interview\ncompany: Acme\n{lines}---\n## Jane\n- a\n"
    return parse_note(text, "n.md", PLAIN, LONDON)


def interview(**keys: str) -> Interview:
    """Give the interview that these keys make."""
    found = parse(**keys).interview
    assert found is not None
    return found


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "America", "a" * 5000, "Europe/Lodon", '"\\0"']
)
def test_an_unknown_zone_leaves_the_day(name: str) -> None:
    """An unknown zone is an error; the day still counts, the hour does not."""
    parsed = parse(date="2026-03-05", time="14:30", timezone=name)
    (finding,) = parsed.findings
    assert (finding.code, finding.severity, finding.line) == ("VS107", Severity.ERROR, 6)
    assert finding.help
    assert parsed.interview is not None
    assert (parsed.interview.day, parsed.interview.start, parsed.interview.end) == (
        THURSDAY,
        None,
        None,
    )


# The end of the interview


@pytest.mark.parametrize(
    ("keys", "end"),
    [
        ({}, None),
        ({"end": "15:00"}, None),
        ({"duration": "75"}, None),
        ({"time": "soon"}, None),
        ({"time": "14:30"}, "2026-03-05T15:30Z"),
        ({"time": "14:30", "duration": "75 min"}, "2026-03-05T15:45Z"),
        ({"time": "14:30", "duration": "PT75M"}, "2026-03-05T15:45Z"),
        ({"time": "14:30", "end": "15:45"}, "2026-03-05T15:45Z"),
        ({"time": "14:30", "end": "15:45", "duration": "10"}, "2026-03-05T15:45Z"),
        ({"time": "14:30–15:15"}, "2026-03-05T15:15Z"),
        ({"time": "14:30–15:15", "duration": "10"}, "2026-03-05T15:15Z"),
        ({"time": "14:30–15:15", "end": "16:00"}, "2026-03-05T16:00Z"),
        ({"time": "14:30", "timezone": "America/New_York"}, "2026-03-05T20:30Z"),
        ({"time": "14:30", "timezone": "+05:30"}, "2026-03-05T10:00Z"),
        ({"time": "23:30", "end": "00:30"}, "2026-03-06T00:30Z"),
        ({"time": "23:30-00:30"}, "2026-03-06T00:30Z"),
        ({"time": "23:30", "duration": "2h"}, "2026-03-06T01:30Z"),
        ({"time": "22:00", "end": "2026-03-06T01:00"}, "2026-03-06T01:00Z"),
        ({"time": "14:30", "end": "2026-03-05 15:45"}, "2026-03-05T15:45Z"),
        ({"time": "14:30", "end": "2026-03-05T10:45-05:00"}, "2026-03-05T15:45Z"),
        ({"date": "2026-03-05T14:30"}, "2026-03-05T15:30Z"),
        ({"date": "2026-03-05 14:30", "duration": "30"}, "2026-03-05T15:00Z"),
        ({"date": "2026-03-05T14:30+05:30"}, "2026-03-05T10:00Z"),
        ({"date": "2026-03-05T14:30Z", "timezone": "Asia/Tokyo"}, "2026-03-05T15:30Z"),
        ({"date": "2026-03-05T09:00", "time": "14:30"}, "2026-03-05T15:30Z"),
        # clocks go forward in London on 29 March 2026 at 01:00 UTC, back on 25 October
        ({"date": "2026-03-28", "time": "23:30", "duration": "2h"}, "2026-03-29T01:30Z"),
        ({"date": "2026-03-28", "time": "23:30", "end": "03:00"}, "2026-03-29T02:00Z"),
        ({"date": "2026-03-29", "time": "00:30", "end": "02:30"}, "2026-03-29T01:30Z"),
        ({"date": "2026-03-29", "time": "14:30"}, "2026-03-29T14:30Z"),
        ({"date": "2026-03-29", "time": "23:30", "end": "01:30"}, "2026-03-30T00:30Z"),
        ({"date": "2026-10-24", "time": "23:30", "duration": "3h"}, "2026-10-25T01:30Z"),
        ({"date": "2026-10-24", "time": "23:30", "end": "03:00"}, "2026-10-25T03:00Z"),
        ({"date": "2026-10-25", "time": "14:30"}, "2026-10-25T15:30Z"),
        ({"date": "2026-03-08", "time": "23:30", "end": "02:30",
          "timezone": "America/New_York"}, "2026-03-09T06:30Z"),
    ],
)  # fmt: skip
def test_the_end_of_the_interview(keys: dict[str, str], end: str | None) -> None:
    """`end`, else `duration`, else 60 minutes, in the note's zone; past midnight too."""
    found = interview(**{"date": "2026-03-05"} | keys)
    expected = datetime.fromisoformat(end) if end else None
    assert found.end == expected
    assert (found.start is None) is (end is None)


@pytest.mark.parametrize(
    ("keys", "code", "place"),
    [
        ({"time": "14:30"}, None, None),
        ({"time": "23:30", "end": "00:30"}, None, None),
        ({"time": "soon"}, "VS106", (5, 7)),
        ({"time": "14:30", "end": "later"}, "VS106", (6, 6)),
        ({"time": "14:30", "duration": "long"}, "VS108", (6, 11)),
        ({"time": "14:30", "end": "14:00"}, "VS109", (6, 6)),
        ({"time": "14:30", "end": "14:30"}, "VS109", (6, 6)),
        ({"time": "14:30", "end": "2026-03-04T15:00"}, "VS109", (6, 6)),
        ({"time": "14:30-14:00"}, "VS109", (5, 7)),
    ],
)
def test_what_cannot_be_read_of_the_hours(
    keys: dict[str, str], code: str | None, place: tuple[int, int] | None
) -> None:
    """A time that cannot be read is an error under it; the day still counts."""
    parsed = parse(date="2026-03-05", **keys)
    assert parsed.interview is not None
    assert parsed.interview.day == THURSDAY
    if code is None:
        assert parsed.findings == ()
        return
    (finding,) = parsed.findings
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert (finding.line, finding.column) == place
    assert finding.help
    if code in {"VS108", "VS109"} or "end" in keys:
        assert parsed.interview.end == datetime(2026, 3, 5, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day", "code"),
    [
        ("", None, None),
        ("2026-03-20", date(2026, 3, 20), None),
        ("2026-03-05", THURSDAY, None),
        ("next Friday", date(2026, 3, 13), "VS110"),
        ("20 March", date(2026, 3, 20), "VS110"),
        ("2026-03-04", None, "VS116"),
        ("soon", None, "VS101"),
        ("2026-02-30", None, "VS101"),
    ],
)
def test_until_when_an_answer_was_promised(
    written: str, day: date | None, code: str | None
) -> None:
    """`they_reply_by`: what was understood from words is told, a day before is ignored."""
    parsed = parse(date="2026-03-05", they_reply_by=written)
    assert parsed.interview is not None
    assert parsed.interview.they_reply_by == day
    assert [(one.code, one.line, one.column) for one in parsed.findings] == (
        [(code, 5, 16)] if code else []
    )
    if code == "VS110":
        assert parsed.findings[0].message == f"read {written!r} as {day}"


# Business days and elapsed time


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (THURSDAY, 0, THURSDAY),
        (date(2026, 3, 7), 0, date(2026, 3, 7)),
        (THURSDAY, 1, date(2026, 3, 6)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 8), 1, date(2026, 3, 9)),
        (THURSDAY, 5, date(2026, 3, 12)),
        (date(2026, 7, 2), 5, date(2026, 7, 9)),
        (date(2026, 11, 19), 5, date(2026, 11, 26)),
        (date(2026, 12, 22), 5, date(2026, 12, 29)),
        (date(2026, 3, 20), 2, date(2026, 3, 24)),
        (date.max, 3, date.max),
    ],
)
def test_business_days(day: date, count: int, expected: date) -> None:
    """The n-th business day strictly after a day (strategy.md section 1, no holidays)."""
    assert BusinessDays().after(day, count) == expected


@pytest.mark.parametrize(
    ("day", "count", "holidays", "expected"),
    [
        (date(2026, 7, 2), 5, {date(2026, 7, 3)}, date(2026, 7, 10)),
        (date(2026, 11, 19), 5, {date(2026, 11, 26)}, date(2026, 11, 27)),
        (date(2026, 12, 22), 5, {date(2026, 12, 25)}, date(2026, 12, 30)),
    ],
)
def test_holidays_are_no_business_days(
    day: date, count: int, holidays: set[date], expected: date
) -> None:
    """strategy.md section 1: the three American examples."""
    assert BusinessDays(holidays=frozenset(holidays)).after(day, count) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (THURSDAY, THURSDAY),
        (date(2026, 3, 6), date(2026, 3, 6)),
        (date(2026, 3, 7), date(2026, 3, 9)),
        (date(2026, 3, 8), date(2026, 3, 9)),
    ],
)
def test_rolling(day: date, expected: date) -> None:
    """A date that is no business day moves to the next one."""
    assert BusinessDays().roll(day) == expected


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("Europe/London", "2026-03-05T15:00", "2026-03-06T15:00"),
        ("America/New_York", "2026-03-07T15:00", "2026-03-08T16:00"),
        ("America/New_York", "2026-10-31T15:00", "2026-11-01T14:00"),
        ("Europe/London", "2026-03-28T15:00", "2026-03-29T16:00"),
        ("Australia/Lord_Howe", "2026-04-04T15:00", "2026-04-05T14:30"),
    ],
)
def test_a_day_of_elapsed_hours(zone: str, start: str, end: str) -> None:
    """S12: 24 hours are elapsed hours, whatever the clocks on the wall do (hazard 20)."""
    there = ZoneInfo(zone)
    instant = datetime.fromisoformat(start).replace(tzinfo=there)
    later = plus_elapsed(instant, timedelta(hours=24))
    assert later.astimezone(there).replace(tzinfo=None) == datetime.fromisoformat(end)


def test_the_ends_of_the_calendar() -> None:
    """Days beyond the calendar stay at its end instead of failing."""
    assert plus_days(date.max, 5) == date.max
    assert plus_days(date.min, -5) == date.min
    late = datetime.max.replace(tzinfo=UTC)
    assert plus_elapsed(late, timedelta(hours=24)) == late


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_the_day_of_an_instant_at_the_end_of_the_calendar(zone: str) -> None:
    """The last instant there is has a day in every zone."""
    as_of = AsOf(instant=datetime(2026, 3, 6, 9, tzinfo=UTC), zone=ZoneInfo(zone))
    assert (
        as_of.day_of(plus_elapsed(datetime.max.replace(tzinfo=UTC), timedelta(1))).year == 9999
    )
