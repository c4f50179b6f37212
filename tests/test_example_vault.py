"""The example vault: what it lists was computed by hand, and it is up to date."""

import json
from pathlib import Path

from tests.support import EXAMPLE, Cli

EXPECTED = Path(__file__).parent / "cases" / "example-vault.expected"


def rows(part: int) -> list[str]:
    """Give the hand-computed rows: 0 what is open, 1 what is settled."""
    text = EXPECTED.read_text("utf-8").split("== all ==")[part]
    return sorted(line for line in text.splitlines() if line and not line.startswith("#"))


def found(cli: Cli, *options: str) -> list[str]:
    """Give what `check` lists, in the columns of the expected file."""
    data = json.loads(cli("check", "--json", *options, vault=EXAMPLE).stdout)
    lines = []
    for item in data["follow_ups"]:
        at = (item["due_at"] or "-").replace(":00+00:00", "Z")
        keys = ("kind", "person", "company", "state", "due", "channel", "note")
        kind, person, company, state, due, channel, note = (item[key] for key in keys)
        columns = (kind, person, company, state, due, at, channel, note)
        lines.append(" | ".join(columns))
    return sorted(lines)


def test_the_whole_list_is_what_was_computed_by_hand(cli: Cli) -> None:
    """Kind, person, state, due and channel of every follow-up that is not settled."""
    assert found(cli) == rows(0)


def test_settled_ones_are_listed_with_all(cli: Cli) -> None:
    """Done, skipped and missed ones appear with `--all` only."""
    assert found(cli, "--all") == sorted(rows(0) + rows(1))
