"""What is said about a text that names no certain day: why, and what would be right."""

import re
from collections import defaultdict
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.test_dates import NO_DAYS, NO_DURATIONS, NO_TIMES, THURSDAY, cells, parse
from vaultsync.parse.days.clock_doubts import explain_duration, explain_time
from vaultsync.parse.days.clocks import read_clock_range, read_duration
from vaultsync.parse.days.date_kinds import KINDS
from vaultsync.parse.days.dates import Doubt, Moment, read_moment
from vaultsync.settings import Settings

PLAIN = Settings()
DAY = re.compile(r"`(\d{4}-\d{2}-\d{2})")
GENERIC = "words are read in en (`languages` in vaultsync.toml)"

# Reason, help, and texts; behind `=` the days that are suggested. Thursday 5 March 2026 is the
# interview's day. What is not offered, because it would have to be made up, has no `=`.
TABLE = (
    (
        "it names no day, only a month",
        "add the day",
        """May = 2026-05-12 | May 2026 = 2026-05-12 | Mar 2026 = 2026-03-12 | March = 2026-03-12
        January = 2027-01-12 | 10/2026 = 2026-10-12 | 3/2026 = 2026-03-12
        2026-03 = 2026-03-12""",
    ),
    ("only a year", "add the month and the day", "2026 = 2026-03-05 | in 2027 = 2027-03-05"),
    (
        "it names no month, only a day",
        "add the month and the year",
        """15 = 2026-03-15 | 5 = 2026-03-05 | 3 = 2026-04-03 | 1st = 2026-04-01
        31 = 2026-03-31
        20th = 2026-03-20 | the 20th = 2026-03-20 | Friday the 13th = 2026-03-13
        around the 20th? = 2026-03-20""",
    ),
    (
        "it names no year",
        "add the year",
        """1.5 = 2026-05-01 2027-01-05 | 5/3 = 2026-03-05 2026-05-03 | 25/12 = 2026-12-25
        05-03 = 2026-03-05 2026-05-03 | 05.03. = 2026-03-05 2026-05-03""",
    ),
    (
        "its year does not have four digits",
        "write the year in full",
        """11-12-13 = 2013-12-11 2013-11-12 | 5/3/26 = 2026-03-05 2026-05-03
        1/1/1 = 2001-01-01
        01 02 03 = 2003-02-01 2003-01-02 | 26/03/05 = 2005-03-26""",
    ),
    (
        "its year has more than four digits",
        "check the year and write the date again",
        "10000-01-01 | 5 March 20266",
    ),
    (
        "it could be",
        'which comes first: `date_order = "DMY"` (the day) or `"MDY"` (the month)',
        """05/03/2026 = 2026-03-05 2026-05-03 | 03/05/2026 = 2026-03-05 2026-05-03
        1.6.2026 = 2026-01-06 2026-06-01""",
    ),
    (
        "it does not say when",
        "leave it empty until the day is known",
        """n/a | N/A | soon | TBD | TBA | tbc | ? | - | asap | ASAP | eventually | later
        no | yes
        to be scheduled | ~ | … | maybe soon""",
    ),
    ("it is a placeholder", "put the day in its place", "{date} | <date> | <% tp.date %>"),
    (
        "it names a whole week",
        "write the last day of it that counts",
        """next week = 2026-03-13 | this week = 2026-03-06 | last week
        end of week = 2026-03-06
        early next week = 2026-03-10 | mid next week = 2026-03-11
        sometime next week = 2026-03-13""",
    ),
    (
        "it names a week by its number",
        "write the day in that week that counts",
        """2026-W10 = 2026-03-06 | week 12 = 2026-03-20 | KW 12 = 2026-03-20 | W12 = 2026-03-20
        12th week = 2026-03-20 | week 3 = 2027-01-22 | W60 | week 53 = 2027-01-01""",
    ),
    ("it names a weekend", "write the Saturday or the Sunday", "weekend = 2026-03-08"),
    (
        "it names a whole month",
        "write the last day of the month that counts",
        "next month = 2026-04-30 | this month = 2026-03-31 | last month",
    ),
    (
        "it names a part of a month",
        "write the latest day that it can be",
        """end of March = 2026-03-31 | mid March = 2026-03-15 | late April = 2026-04-30
        end of month = 2026-03-31 | end of February 2028 = 2028-02-29
        early May = 2026-05-10""",
    ),
    (
        "it names a whole quarter",
        "write the last day in the quarter that counts",
        "Q2 = 2026-06-30 | Q2 2026 = 2026-06-30 | 2026-Q4 = 2026-12-31",
    ),
    (
        "it names a season",
        "write the day in that season",
        "spring | in the spring | summer 2026",
    ),
    ("it names a feast", "write the day on which it falls", "Easter | after Christmas"),
    (
        "it does not say how many",
        "count them and write the day",
        "a few days = 2026-03-08 | couple of weeks = 2026-03-19 | several weeks",
    ),
    (
        "it names several days",
        "write the one that counts, or the last one",
        """Monday or Tuesday = 2026-03-10 | Mon-Fri = 2026-03-06
        5 or 6 March 2026 = 2026-03-06
        5-6 March 2026 = 2026-03-06 | March 5-6, 2026 = 2026-03-06 | 8/9 March = 2026-03-09
        2026-03-05 or 2026-03-06 = 2026-03-06 | a day or two = 2026-03-07
        1-2 weeks = 2026-03-19 | 2-3 days = 2026-03-08 | 3–5 days = 2026-03-10
        3 - 5 days = 2026-03-10 | 1 / 2 weeks = 2026-03-19""",
    ),
    (
        "it leaves the day open",
        "decide on a day and write it",
        """1 week or so = 2026-03-12 | within 2 weeks = 2026-03-19 | >2 weeks = 2026-03-19
        2 weeks? = 2026-03-19 | about 2 weeks = 2026-03-19 | after 20 March = 2026-03-20
        20 March? = 2026-03-20 | 2026-03-06? = 2026-03-06""",
    ),
    (
        "a part of a week, month or year ends on no certain day",
        "write the day on which it ends",
        """half a year | 1,5 weeks = 2026-03-16 | 2,5 weeks = 2026-03-23
        1.5 weeks = 2026-03-16""",
    ),
    (
        "there is no such day, February 2026 has 28 days",
        "did you mean",
        """2026-02-30 = 2026-02-28 2026-03-01 | 2026-02-29 = 2026-02-28 2026-03-01
        30 February 2026 = 2026-02-28 2026-03-01 | 31/02/2026 = 2026-02-28 2026-03-01""",
    ),
    (
        "there is no such day, ",
        "did you mean",
        """31 April 2026 = 2026-04-30 2026-05-01 | 29 February 2027 = 2027-02-28 2027-03-01
        32 March 2026 = 2026-03-31 2026-04-01 | 2026/06/31 = 2026-06-30 2026-07-01""",
    ),
    ("March 2026 has 31 days", "days count from 1", "00/03/2026 | 2026-03-00"),
    ("months go from 1 to 12", "did you mean", "2026-13-01 = 2026-01-13"),
    ("months go from 1 to 12", "check it", "2026-00-10 | 13/13/2026"),
    ("no interview falls into the year", "1900 to 2299 are read", "0000-00-00 | 9999-99-99"),
    (
        "it contradicts itself, 2026-03-06 is a Friday",
        "or `2026-03-05` if Thursday is",
        """Thursday 6 March 2026 = 2026-03-06 2026-03-05
        2026-03-06 Thu = 2026-03-06 2026-03-05""",
    ),
    (
        "it contradicts itself, 2026-03-20 is a Friday",
        "if the number is right",
        """Monday 20 March 2026 = 2026-03-20 2026-03-23 | Tue 20 Mar = 2026-03-20 2026-03-17""",
    ),
    (
        "it contradicts itself, 2026-03-13 is a Friday",
        "if Thursday is",
        "Thursday 13 March = 2026-03-13 2026-03-12 | March 13 Thursday = 2026-03-13 2026-03-12",
    ),
    (
        "there is no time",
        "write a time from 00:00 to 23:59",
        "2026-03-05T25:00 = 2026-03-05 | 2026-03-05T14:60 = 2026-03-05",
    ),
    (
        "is not an offset from UTC",
        "or use `timezone`",
        "2026-03-05T14:30+99:99 = 2026-03-05 | 2026-03-05 14:30 CET = 2026-03-05",
    ),
    (
        "what follows the day is not a time",
        "alone, or with its time as in `2026-03-05 14:30`",
        "2026-03-05 soon = 2026-03-05",
    ),
    ("month and day need two digits", "write it as", "2026-3-5 = 2026-03-05"),
    (
        "unknown word",
        "is meant, write the day",
        "5 Marrch 2026 = 2026-03-05 | Firday = 2026-03-06",
    ),
    ("run together", "write dashes between them", "20260305 = 2026-03-05"),
    ("it counts the days of the year", "write month and day", "2026-064 = 2026-03-05"),
    (
        "it names a time, but no day",
        "write the day here, in the form `2026-03-05`, and the time under `time`",
        "14:30 | 2pm | EOD | noon | midnight | 14:30-15:15 | morning",
    ),
    (
        "it names hours or minutes, but no day",
        "and how long it took under `duration`",
        "an hour | 3 mins",
    ),
    (
        "it looks back from a day that is not given",
        "write the day on which it was",
        "the other day | last Friday | yesterday | 3 weeks ago",
    ),
    (
        "there is more than the day in it",
        "write the day alone",
        "May the 5th be with you = 2026-05-05 | COB Friday = 2026-03-06",
    ),
    (
        "it looks like German",
        'add "de" to `languages` in vaultsync.toml, or write the day',
        "21. März 2026 = 2026-03-21 | März 2026",
    ),
    ("it looks like French", 'add "fr" to `languages`', "5 mars 2026 = 2026-03-05"),
    (
        "there is no date in it",
        GENERIC,
        "C++ | v1.5 | Python 3.11 | COVID-19 | Room 5 | 2nd round | Round 2 | day 3 | 1e5 | -1",
    ),
    (
        "it is too long for one",
        "write nothing but the day",
        "some day of the week after the next, as they said",
    ),
)
ROWS = [
    (text.strip(), reason, fix, days.split())
    for reason, fix, texts in TABLE
    for text, _, days in (cell.partition(" = ") for cell in cells(texts))
]
TEXTS = [row[0] for row in ROWS]


def doubt(text: str, base: date | None = THURSDAY, *, order: str = "") -> Doubt:
    """Give what is said about a text."""
    answer = read_moment(text, Settings(date_order=order), base)
    assert isinstance(answer, Doubt), f"{text!r} was read as {answer}"
    return answer


@pytest.mark.parametrize(("text", "reason", "fix", "days"), ROWS, ids=TEXTS)
def test_each_doubt_has_its_reason_and_its_help(
    text: str, reason: str, fix: str, days: list[str]
) -> None:
    """Hazard 21: why the text names no certain day, and what would be right."""
    said = doubt(text)
    assert said.message.startswith("cannot read the date '")
    assert reason in said.message.partition("': ")[2]
    assert fix in said.help
    offered = list(dict.fromkeys(DAY.findall(said.help)))
    assert offered == days if days else "for example" not in said.help


def test_every_refused_text_of_the_issue_is_in_the_table() -> None:
    """Hazard 21: 96 strings, each with its own help."""
    assert set(NO_DAYS) <= set(TEXTS)
    assert len(set(NO_DAYS)) >= 96


def test_no_two_kinds_share_a_help() -> None:
    """One help says one thing: behind each help stands one reason."""
    reasons = defaultdict(set)
    for text in TEXTS:
        said = doubt(text, None)
        kind = re.sub(r"\d+|'[^']*'|[A-Z]\w+", "…", said.message.partition("': ")[2])
        reasons[re.sub(r"\d+", "…", said.help)].add(kind)
    assert {fix: kinds for fix, kinds in reasons.items() if len(kinds) > 1} == {}
    helps = [kind.help for kind in KINDS]
    assert len(helps) == len(set(helps))


def test_the_help_about_languages_is_left_to_texts_without_a_date() -> None:
    """What looks like a date at all gets a help of its own."""
    generic = {text for text in TEXTS if GENERIC in doubt(text).help}
    assert generic == {text for text, _, fix, _ in ROWS if fix == GENERIC}
    assert len(generic & set(NO_DAYS)) <= 10


@pytest.mark.parametrize(
    "text",
    ["Friday", "in two weeks", "tomorrow", "COB Friday", "the 18 nov at 3"],
)
def test_what_leans_on_a_day_that_is_not_known(text: str) -> None:
    """`date` itself has no day to count from: that is said, and no day is offered."""
    said = doubt(text, None)
    assert "it counts from a day that is not given" in said.message
    assert DAY.findall(said.help) == ["2026-03-05"]
    assert "in the form" in said.help


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("18 nov", ["11-18"]),
        ("20 March", ["03-20"]),
        ("29 Feb", ["02-29"]),
        ("thurs 26th nov", ["11-26"]),
        ("Thursday 13 March", ["03-13"]),
        ("mon 16/11", ["11-16"]),
        ("mon 3/4", ["03-04", "04-03"]),
    ],
)
def test_a_day_without_its_year_is_called_so(text: str, forms: list[str]) -> None:
    """`date` has no day to count from: the year is what lacks, and none is made up."""
    said = doubt(text, None)
    assert "it names no year" in said.message
    offers = " or ".join(f"`YYYY-{one}`" for one in forms)
    assert said.help == f"write {offers}, with the year for YYYY"


def test_days_are_offered_only_where_text_or_interview_gives_them() -> None:
    """Without the interview's day `next week` offers none, and 2026-W10 still does."""
    assert "in the form" in doubt("next week", None).help
    assert "for example `2026-03-06`" in doubt("2026-W10", None).help
    assert doubt("15", None).help == "add the month and the year, in the form `2026-03-05`"


@pytest.mark.parametrize(
    ("base", "text", "day"),
    [
        (date(2026, 3, 2), "next week", "2026-03-13"),
        (date(2026, 3, 6), "this week", "2026-03-06"),
        (date(2026, 3, 7), "this week", "2026-03-13"),
        (date(2026, 3, 8), "next week", "2026-03-13"),
        (date(2026, 12, 30), "next month", "2027-01-31"),
        (date(2026, 12, 30), "KW 2", "2027-01-15"),
        (date(2027, 2, 28), "29", "2027-03-29"),
        (date(2299, 12, 30), "next week", ""),
        (date.max, "next week", ""),
        (date.max, "next month", ""),
        (date.min, "last week", ""),
    ],
)
def test_days_offered_lean_on_the_interview(base: date, text: str, day: str) -> None:
    """Ends of weeks, months and years; nothing beyond the years that are read."""
    assert f"for example `{day}`" in doubt(text, base).help or not day


def test_the_configured_order_decides_what_is_offered() -> None:
    """`date_order` says which of 5 and 3 is the day."""
    assert DAY.findall(doubt("5/3", order="DMY").help) == ["2026-03-05"]
    assert DAY.findall(doubt("5/3", order="MDY").help) == ["2026-05-03"]
    assert "did you mean `2026-03-25`?" in doubt("03/25/2026", order="DMY").help


dateish = st.lists(
    st.sampled_from(
        [
            "May",
            "March",
            "2026",
            "26",
            "5",
            "31",
            "th",
            "the",
            "5th",
            "of",
            "or",
            "-",
            "/",
            ".",
            ",",
            ":",
            "2026-03-05",
            "2026-13-40",
            "T25:00",
            "W12",
            "week",
            "next",
            "last",
            "weeks",
            "days",
            "couple",
            "few",
            "1,5",
            "about",
            "?",
            "~",
            "Friday",
            "Mon",
            "Q2",
            "Q9",
            "end",
            "mid",
            "month",
            "00",
            "99999",
            "März",
            "mars",
            "Marrch",
            "14:30",
            "2pm",
            "GMT",
            "+",
            "-",
            "٣",
            "²",
            "{}",
            "<x>",
            "noon",
            "year",
            "29",
            "February",
            "soon",
        ]
    ),
    max_size=6,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@settings(
    max_examples=400,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    text=dateish | st.text(max_size=60),
    base=st.none() | st.dates() | st.just(THURSDAY),
    order=st.sampled_from(["", "DMY", "MDY"]),
)
@example(text="Q2", base=date.max, order="")
@example(text="2 weeks or 99 weeks", base=date.max, order="")
@example(text="end of February 1899", base=None, order="")
@example(text="W٣", base=None, order="")
@example(text="32 December 2299", base=None, order="")
@example(text="Friday 1 January 1900", base=None, order="")
def test_any_text_is_read_or_doubted(text: str, base: date | None, order: str) -> None:
    """A law: a moment, or a reason and a help, whose days are real ones that would be read."""
    answer = read_moment(text, Settings(date_order=order), base)
    if isinstance(answer, Moment):
        return
    head, _, reason = answer.message.partition(": ")
    assert head.startswith("cannot read the date ")
    assert reason
    assert reason[-1] not in ".!"
    assert answer.help
    assert "\n" not in answer.message + answer.help
    assert len(answer.message) < 500
    for day in DAY.findall(answer.help):
        assert isinstance(read_moment(day, PLAIN), Moment), f"{text!r} offers {day}"


def test_long_and_twisted_texts_are_doubted_at_once() -> None:
    """Nothing here looks further than a date is long: 1 MB takes no time."""
    for piece in ("- ", "5/", "next ", "a or ", "2026-", "March ", "(", "½"):
        assert "too long" in doubt(piece * 100_000).message


# Times and durations

TIMES = """
noon = not in figures = write `12:00` | soon = does not say when = leave it empty
14 = hours without minutes = `14:00` | 2 = hours without minutes = `14:00`
9-5 = hours without minutes = `09:00–17:00` | 5-6 = hours without minutes = `17:00–18:00`
22-3 = hours without minutes = `14:30–15:15` | 25 = no hour 25 = `23:59`
25:00 = there is no hour 25 = `00:00` to `23:59` | 24:00 = there is no hour 24 = to `23:59`
14:60 = there is no minute 60 = from 00 to 59 | 2:75 = there is no minute 75 = from 00 to 59
99:99-99:99 = there is no hour 99 = to `23:59` | 13pm = pm goes with = write `13:00`
0pm = pm goes with = `2 pm` | 1430 = there is no colon = write `14:30`
14:30- = one end = write both ends | -15:00 = one end = write both ends
9pm-8 = one end = write both ends | 14:30 to late = one end = write both ends
14:30 or 15:00 = leaves the time open = one time | 14:30? = leaves the time open = one time
:30 = are missing = two digits | 14: = missing = two digits | 14:3 = are missing = two digits
morning = a part of the day = when it began | EOD = a part of the day = when it began
afternoon = a part of the day = when it began | after lunch = a part of the day = began
14:30 GMT = a time zone = `14:30` here and the zone on its own, as in `timezone: GMT`
2pm EST = a time zone = `2pm` here and the zone on its own, as in `timezone: EST`
14:30–15:15 CET = a time zone = `14:30–15:15` here | 14:30 XYZ = a time zone = Europe/London
9 17 = two hours = write `9:17` or `9:00–17:00` | 3 15 = two hours = `3:15`
2026-03-05 = it is a day = under `date`
"""

DURATIONS = """
soon = does not say how long = leave it empty | 0 = as short = `45 min` | 0 min = as short = min
-30 = as short = minutes | a hour = not in figures = `60 min`
25h = longer than a day = `24h` | 1441 = longer than a day = check | PT26H = longer = `24h`
1d = counts days = one note for each day | 2 days = counts days = one note
1:75:00 = counts seconds = whole minutes | 1h15m30s = counts seconds = whole minutes
75 parsecs = neither hours nor minutes = `h` or `min` | h = no number = write the number
min = no number = write the number | PT = no number = write the number
45-60 min = leaves the length open = the longest | 1h-2h = leaves the length open = the longest
60 min? = leaves the length open = the longest | a couple of hours = how many = `2h`
"""


@pytest.mark.parametrize("cell", cells(TIMES))
def test_each_time_that_cannot_be_read_has_its_help(cell: str) -> None:
    """VS106: why it is no time of day, and what would be right."""
    text, reason, fix = cell.split(" = ")
    why = explain_time(text)
    assert read_clock_range(text) is None
    assert why is not None
    assert reason in why.reason
    assert fix in why.help


@pytest.mark.parametrize("cell", cells(DURATIONS))
def test_each_duration_that_cannot_be_read_has_its_help(cell: str) -> None:
    """VS108: why it is no duration, and what would be right."""
    text, reason, fix = cell.split(" = ")
    why = explain_duration(text)
    assert read_duration(text) is None
    assert why is not None
    assert reason in why.reason
    assert fix in why.help


def test_few_times_and_durations_are_left_without_a_reason() -> None:
    """What looks like a time or a duration at all gets a help of its own."""
    assert {text for text in cells(NO_TIMES) if not explain_time(text)} == {"a-b"}
    assert {text for text in cells(NO_DURATIONS) if not explain_duration(text)} == {"1e3"}


def test_the_times_in_a_help_can_be_read() -> None:
    """Each time and each duration in backquotes is one."""
    for cell in cells(TIMES):
        why = explain_time(cell.split(" = ")[0])
        for offered in re.findall(r"`([^`]*\d[^`]*)`", why.help if why else ""):
            assert read_clock_range(offered), offered
    for cell in cells(DURATIONS):
        why = explain_duration(cell.split(" = ")[0])
        for offered in re.findall(r"`([^`]*\d[^`]*)`", why.help if why else ""):
            assert read_duration(offered), offered


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(max_size=60) | st.text("0123456789:.-–hm apPTZ+/?¼²٣", max_size=44))
def test_any_text_is_explained_without_raising(text: str) -> None:
    """A law: a reason and a help, or none of both."""
    for why in (explain_time(text), explain_duration(text)):
        assert why is None or (why.reason and why.help)


def test_long_times_and_durations_are_explained_at_once() -> None:
    """1 MB of figures is looked at as far as a time is long, and repeated no further."""
    for piece in ("1:", "-", "9 to ", "a ", "½"):
        (finding,) = parse(date="2026-03-05", time=f'"2{piece * 9000}"').findings
        assert finding.code == "VS106"
        assert "too long" in finding.message
        assert len(finding.message) < 150


ONLY_THE_DAY = "; only the day of the interview counts"


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            {"time": "9"},
            "cannot read the time '9': it holds hours without minutes" + ONLY_THE_DAY,
        ),
        (
            {"time": "at teatime"},
            "cannot read the time 'at teatime'" + ONLY_THE_DAY,
        ),
        (
            {"time": "14:30", "end": "15:00-15:30"},
            "cannot read the end '15:00-15:30': it is a range",
        ),
        (
            {"time": "14:30", "end": "late"},
            "cannot read the end 'late': it names a part of the day",
        ),
        (
            {"time": "14:30", "duration": "25h"},
            "cannot read the duration '25h': it is longer than a day; 60 minutes are assumed",
        ),
        (
            {"they_reply_by": "next week"},
            "cannot read the date 'next week': it names a whole week",
        ),
    ],
)
def test_the_whole_message_of_a_note(keys: dict[str, str], message: str) -> None:
    """Lower case, the value repeated, the reason, what it means for the note, no full stop."""
    (finding,) = parse(date="2026-03-05", **keys).findings
    assert finding.message == message
    assert finding.help


def test_the_help_of_a_promise_leans_on_the_interview() -> None:
    """Thursday 5 March 2026: next week ends on Friday 13 March."""
    (finding,) = parse(date="2026-03-05", they_reply_by="next week").findings
    assert finding.code == "VS101"
    assert finding.help == "write the last day of it that counts, for example `2026-03-13`"


KNOWN = "leave it empty until the day is known, then write "
OWN = f"{KNOWN}the day of the interview, in the form `2026-03-05`"
OF_INTERVIEWS = [
    # as for any other date
    ("soon", "does not say when", f"{KNOWN}one such as `2026-03-05`"),
    ("tbc", "does not say when", f"{KNOWN}one such as `2026-03-05`"),
    ("Friday", "counts from a day", "write the whole date with its year"),
    ("March 2026", "only a month", "add the day"),
    ("32 March 2026", "no such d", "did you mean `2026-03-31`"),
    # which of its days is the last that counts says nothing of an interview
    ("next week", "a whole week", OWN),
    ("sometime next week", "a whole week", OWN),
    ("week 12", "a week by its number", OWN),
    ("this weekend", "a weekend", OWN),
    ("next month", "a whole month", OWN),
    ("mid March", "a part of a month", OWN),
    ("Q2 2026", "a whole quarter", OWN),
    ("spring 2026", "a season", OWN),
    ("Tues or Wed", "several days", "write the day of the interview, or the last one if it"),
    ("5-6 March 2026", "several days", "it took several, for example `2026-03-06`"),
]


@pytest.mark.parametrize(("text", "reason", "fix"), OF_INTERVIEWS)
def test_the_help_of_an_interview_that_names_no_day(text: str, reason: str, fix: str) -> None:
    """VS101: what was read, and what would be right for a day that nobody can choose."""
    (finding,) = (one for one in parse(date=text).findings if one.code == "VS101")
    assert finding.message.startswith(f"cannot read the date {text!r}")
    assert reason in finding.message
    assert fix in finding.help
    assert "counts" not in finding.help


def test_the_help_of_a_range_given_as_the_end() -> None:
    """VS106: the second half of the range is what was wanted."""
    (finding,) = parse(date="2026-03-05", time="14:30", end="15:00-15:30").findings
    assert (finding.code, finding.help) == ("VS106", "write the end alone: `15:30`")
