"""A tick without a day counts as of the interview; a record with its own day goes before it."""

from datetime import date

import pytest

from tests.test_rules import DEFAULT_CONFIG, run
from vaultsync.owed import Kind, State

UNDATED = "- [x] thank you email to Farah"
DATED = "- [x] Thank-you to Farah Siddiqui by email ✅ 2026-03-09"
EARLY = "- [x] Thank-you to Farah Siddiqui by email ✅ 2026-03-01"
SKIPPED = "- [-] Thank-you to Farah Siddiqui ❌ 2026-03-10"
OTHER = "- [x] Thank-you to Tom Reed by email ✅ 2026-03-09"
LATER = "- [x] Thank-you to Farah Siddiqui by text ✅ 2026-03-10"
DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("lines", "state", "settled"),
    [
        # nothing else says a day: the interview's counts
        ((), State.MISSED, None),
        ((UNDATED,), State.DONE, DAY),
        ((UNDATED, EARLY), State.DONE, DAY),
        ((UNDATED, OTHER), State.DONE, DAY),
        # what was sent goes before what was skipped, with a day or without
        ((UNDATED, SKIPPED), State.DONE, DAY),
        ((SKIPPED, DATED), State.DONE, date(2026, 3, 9)),
        # the first of those with a day
        ((DATED, LATER), State.DONE, date(2026, 3, 9)),
        ((DATED, UNDATED), State.DONE, date(2026, 3, 9)),
        ((UNDATED, DATED), State.DONE, date(2026, 3, 9)),
        ((LATER, UNDATED, DATED), State.DONE, date(2026, 3, 9)),
        ((UNDATED, "- 2026-03-09 thank-you email sent to Farah"), State.DONE, date(2026, 3, 9)),
    ],
)
def test_a_record_with_its_day_settles_before_a_tick_without(
    lines: tuple[str, ...], state: State, settled: date | None
) -> None:
    """S03: what was sent stands with the day that is written, wherever one is."""
    note = "\n".join(
        (
            *("---", "type: interview", "company: Pennine Bank", "role: Analyst"),
            *("date: 2026-03-05", "time: 14:30", "---", ""),
            *("## Farah Siddiqui", "- moving to dbt", "", "## Tom Reed", "- the rota", ""),
            *("## Follow-up log", *lines, ""),
        )
    )
    found = run({"n.md": note}, DEFAULT_CONFIG, "2026-04-01T12:00+00:00").follow_ups
    [item] = [
        one
        for one in found
        if one.kind is Kind.THANK_YOU and one.person.name == "Farah Siddiqui"
    ]
    assert (item.state, item.settled) == (state, settled)
