"""What a line of a later call says was said on its day, to whoever called (VS122, VS219)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from vaultsync.diagnostics import AddPromise, Finding, Remedy, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.parse.interview import parse_note
from vaultsync.parse.messages.talks import day_of_talk, talk_in
from vaultsync.remedies import plan_remedy
from vaultsync.settings import Settings
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault

US = Settings(date_order="MDY")
HEAD = (
    "---\ntype: interview\ncompany: Hartwell\ndate: 2026-11-19\n"
    "interviewers: Denise Okafor, Phil Lang\nrecruiter: Carla Mendes\n"
)
FLU = (
    "- Carla called 12/1: Denise is out with the flu, they'll decide by Monday 12/7. She wants "
    "my W-2c sample by Thursday, I said I'd send it."
)
DAY = date(2026, 12, 3)


def told(
    body: str, code: str, more: str = "they_reply_by: 2026-12-04\n", settings: Settings = US
) -> list[Finding]:
    """Give the findings of a code on a note with these lines."""
    text = f"{HEAD}{more}---\n## Follow up\n\n{body}\n"
    parsed = parse_note(text, "n.md", settings, ZoneInfo("America/New_York"))
    return [one for one in parsed.findings if one.code == code]


@pytest.mark.parametrize(
    ("line", "who", "day"),
    [
        ("they'll decide by Monday 12/7", None, ""),
        ("UKG went live 12/1: a mess", None, ""),
        ("Carla called about 12/7", "Carla", ""),
        ("Carla called 12/1 or 12/2: x", "Carla", ""),
        ("Carla is away 12/1", None, ""),
        ("Carla called 12/1: Denise is out", "Carla", "12/1"),
        ("- carla called back on Tue 12/1, they", "carla", "Tue 12/1"),
        ("- [[Carla Mendes]] (Bridgeline) rang 1 December - x", "Carla Mendes", "1 December"),
        ("Carla, the recruiter, emailed me Dec 1: x", "Carla", "Dec 1"),
        ("12/1 call with Carla: she wants", "Carla", "12/1"),
        ("12/1 Carla: Denise is out", "Carla", "12/1"),
        ("2026-12-01 spoke to Carla, she", "Carla", "2026-12-01"),
        ("Heard back from Carla on 12/1: x", "Carla", "12/1"),
        ("Call with Carla Mendes 12/1: x", "Carla Mendes", "12/1"),
        ("Update 12/1: they", "", "12/1"),
        ("Carla rang at 4 today about 12/7", "Carla", ""),
        ("Carla rang at 4 today. Decision 12/7", "Carla", ""),
        ("Carla rang at 4 this week, 12/3 is fine", "Carla", ""),
        ("Carla rang at 4 today, Tue 12/1. Sorry", "Carla", "Tue 12/1"),
        ("Carla called this morning (Tue 12/1): x", "Carla", "Tue 12/1"),
        ("Carla phoned at lunch on 1 Dec, all good", "Carla", "1 Dec"),
        ("Spoke to Carla at 10:30 on Dec 1: x", "Carla", "Dec 1"),
        ("Call with Carla at 3, 1 Dec: fine", "Carla", "1 Dec"),
    ],
)
def test_who_got_in_touch_and_when(line: str, who: str | None, day: str) -> None:
    """A line begins with it; a day elsewhere in it is another one."""
    found = talk_in(line)
    assert (found.who if found else None, found.day if found else "") == (who, day)


@pytest.mark.parametrize(
    ("written", "settings", "day"),
    [
        ("12/1", Settings(), None),  # which of two days
        ("11/18", US, None),  # before the interview, or in a year
        ("12/1", US, date(2026, 12, 1)),
        ("Tue 12/1", Settings(), date(2026, 12, 1)),
        ("1/12", Settings(date_order="DMY"), date(2026, 12, 1)),
    ],
)
def test_the_day_of_a_call(written: str, settings: Settings, day: date | None) -> None:
    """It is read where it is sure."""
    assert day_of_talk(written, settings, date(2026, 11, 19)) == day


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        # not whoever called: the sentence names somebody
        (
            "Carla called 12/1. Denise wants my sample by Thursday, I said I'd send it",
            AddPromise("denise okafor", f"my sample by {DAY}"),
        ),
        (
            "Carla called 12/1. Told Phil I'd send him my sample by Thursday",
            AddPromise("phil lang", f"my sample by {DAY}"),
        ),
        ("Carla called 12/1. Mum wants photos by Thursday, I said I'd send her the lot", None),
        ("Zoe called 12/1: she wants my sample by Thursday, I said I'd send it", None),
        ("She wants my sample by Thursday, I said I'd send it", None),  # whoever was met
        (FLU, AddPromise("carla mendes", f"my W-2c sample by {DAY}")),
        (
            "12/1 Carla: she wants my UKG export by Thursday, I said I'd send it",
            AddPromise("carla mendes", f"my UKG export by {DAY}"),
        ),
        (
            "Carla rang on Dec 1. I promised to send her two references by Friday",
            AddPromise("carla mendes", "two references by 2026-12-04"),
        ),
        (
            "12/1 call with Phil: he needs my licence by Thursday, said I'd send it",
            AddPromise("phil lang", f"my licence by {DAY}"),
        ),
        (
            "Phil emailed Tue 12/1\nwants my sample by Thursday, said I'd send it",
            AddPromise("phil lang", f"my sample by {DAY}"),
        ),
    ],
)
def test_to_whom_it_was_promised_in_a_call(line: str, remedy: Remedy | None) -> None:
    """S08: to who called, with the day counted from that of the call."""
    found = told(line, "VS219")
    assert [one.remedy for one in found if one.remedy] == ([remedy] if remedy else [])


def test_no_day_is_counted_from_a_day_that_is_not_sure() -> None:
    """Without an order of dates 12/1 may be in January: the day is left to be written."""
    (one,) = told(FLU, "VS219", settings=Settings())
    assert one.remedy is None
    assert "`- Carla Mendes: **promised:** my W-2c sample by …`" in one.help


@pytest.mark.parametrize(
    ("mark", "settled"),
    [
        ("- Carla Mendes: **promised:** two references", False),
        ("- Denise Okafor: **promised:** my W-2 forms", False),
        ("- Denise Okafor: **promised:** my W-2c sample", True),  # a person chose whose it is
        (f"- Carla Mendes: **promised:** my W-2c sample by {DAY}", True),
        ("- Carla: **promised:** W-2c sample", True),
        ("- [x] Carla Mendes: **promised:** the W-2c sample", True),
    ],
)
@pytest.mark.parametrize("line", [FLU, FLU.replace("Carla called 12/1: ", "")])
def test_a_promise_that_is_marked_is_settled(line: str, mark: str, settled: bool) -> None:
    """S08: also where the sentence says to nobody, and the recruiter has it."""
    assert bool(told(f"{line}\n{mark}", "VS219")) is not settled


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("they'll decide by Monday 12/7", ""),  # of which day is it
        ("Carla called 11/19: they'll decide by Monday 12/7", ""),  # the interview's
        ("Carla called 11/18: they'll decide by Monday 12/7", ""),
        ("2026-11-19 Carla called: they'll decide by Monday 12/7", ""),
        ("Emailed Denise about 2027-01-04; they'll decide by 2027-01-08", ""),
        ("Carla called 12/1: they'll decide by Friday 12/4", ""),
        ("Carla called 12/1: they'll decide by Thursday", ""),  # sooner
        ("Carla called 12/1: they'll decide after the 7th", ""),
        ("Carla called 12/1: she is back on Monday 12/7", ""),
        ("Carla called 12/1: I'll decide by Monday 12/7", ""),
        # what was said last holds
        (
            (
                "- Carla called 12/1: they'll decide by 12/7\n"
                "- Carla rang 12/2: they'll decide by 12/4"
            ),
            "",
        ),
        ("Carla rang at 4 today. Denise decides by Monday, Carla will email.", ""),
        ("Quiet week. Carla is back Tue 12/1. Denise decides by Monday.", ""),
        ("Denise decides by Monday. Carla rang at 4 today, Tue 12/1.", ""),
        (FLU, "2026-12-07"),
        (
            "Carla rang at 4 today, Tue 12/1. Sorry, she said. Denise decides by Monday.",
            "2026-12-07",
        ),
        ("Carla called this morning (Tue 12/1). Denise decides by Monday.", "2026-12-07"),
        ("No news. Carla phoned at lunch on 1 Dec. They decide by Monday.", "2026-12-07"),
        ("Carla called 12/1: they'll decide by Monday", "2026-12-07"),
        ("12/1 call with Carla: she'll let me know by Monday", "2026-12-07"),
        ("Update 12/1: they will decide by Monday 12/7", "2026-12-07"),
        ("Denise emailed on Tue 12/1\nthey'll decide by 12/7", "2026-12-07"),
        ("Carla called 12/1: they'll decide early next week", "2026-12-08"),
        (
            (
                "- Carla called 12/1: they'll decide by 12/7\n"
                "- Carla rang 12/7: they'll decide by 12/9"
            ),
            "2026-12-09",
        ),
    ],
)
def test_a_later_day_than_the_one_at_the_top(body: str, day: str) -> None:
    """VS122: only what was said later, of a day that is later."""
    found = [one.remedy for one in told(body, "VS122") if isinstance(one.remedy, SetKey)]
    assert [one.value for one in found] == [day] * bool(day)
    assert bool(told(body, "VS122")) is bool(day)


@pytest.mark.parametrize(
    "more", ["they_reply_by: 2026-12-07\n", "they_reply_by: 2026-12-11\n", "status: rejected\n"]
)
def test_no_later_day_is_asked_about(more: str) -> None:
    """VS122: the day at the top is later, or the same; or nobody answers any more."""
    assert not told(FLU, "VS122", more)


def test_without_a_key_the_day_counts_from_the_call() -> None:
    """VS122: `by Monday` in a call of 1 December is the one behind it."""
    (one,) = told("Carla called 12/1: they'll decide by Monday", "VS122", "")
    assert one.remedy == SetKey("they_reply_by", "2026-12-07")


def test_both_are_written(make_vault: Callable[..., Path]) -> None:
    """The other value stands in the place of the first, and nothing is told again."""
    text = f"{HEAD}they_reply_by: 2026-12-04\n---\n## Follow up\n\n{FLU}\n"
    config = 'timezone = "America/New_York"\ndate_order = "MDY"\n'
    vault = make_vault({"a.md": text, "vaultsync.toml": config})
    for code in ("VS122", "VS219"):
        opened = open_vault(str(vault))
        report = check(opened, datetime.fromisoformat("2026-12-01T15:00+00:00"))
        (one,) = (one for one in report.findings if one.code == code)
        made = plan_remedy(one, report.snapshot, report.outcome, opened.settings)
        assert not isinstance(made, Refusal)
        (vault / "a.md").write_text(made.change.after.text, "utf-8")
    opened = open_vault(str(vault))
    report = check(opened, datetime.fromisoformat("2026-12-01T15:00+00:00"))
    assert not {one.code for one in report.findings} & {"VS122", "VS219"}
    written = (vault / "a.md").read_text("utf-8")
    lines = f"{FLU}\n- Carla Mendes: **promised:** my W-2c sample by {DAY}\n"
    assert written == text.replace("12-04", "12-07").replace(f"{FLU}\n", lines)
