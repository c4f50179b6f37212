"""What is promised for before an interview, and to whoever passes messages on (S08)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_sections import due_note

MakeVault = Callable[..., Path]

NOTE = """\
---
type: interview
company: Mendip Air
date: 2026-12-02
time: "10:30"
duration: 60 min
interviewers: Ruth Castell (Head of Events)
coordinator: Jo Farley <jo.farley@mendip.example>
---
{line}
"""


@pytest.mark.parametrize(
    ("line", "day", "told"),
    [
        # it is over, too long before, or nobody is named
        ("- Jo Farley: **promised:** the slides by 2026-12-01", "2026-12-03", ""),
        ("- Jo Farley: **promised:** the slides by 2026-10-01", "2026-11-30", ""),
        ("- Jo Farley: **promised:** the slides", "2026-11-30", ""),
        ("- Jo Farley: **promised:** the slides ✅", "2026-11-30", ""),
        ("- [x] Jo Farley: **promised:** the slides by 2026-12-01", "2026-11-30", ""),
        ("- Jo Fenn: **promised:** the slides by 2026-12-01", "2026-11-30", ""),
        ("- Jo Farley: **promised:** the slides by 2026-12-01", "2026-11-30",
         'you promised Jo Farley (Mendip Air): "the slides" by Tue 1 Dec'),
        ("- Jo: **promised:** the slides by 2026-12-01", "2026-12-01",
         'you promised Jo Farley (Mendip Air): "the slides" by Tue 1 Dec'),
        ("- Jo Farley: **promised:** the slides by 2026-12-01", "2026-12-02",
         'you promised Jo Farley (Mendip Air): "the slides" (was due Tue 1 Dec)'),
        ("- Ruth Castell: **promised:** the slides by 2026-12-01", "2026-11-30",
         'you promised Ruth Castell (Mendip Air): "the slides" by Tue 1 Dec'),
        ("- Jo Farley: **promised:** the form by 2026-12-04", "2026-12-03",
         'you promised Jo Farley (Mendip Air): "the form" by Fri 4 Dec'),
        ("- Jo Farley: **promised:** the form", "2026-12-03",
         'you promised Jo Farley (Mendip Air): "the form"'),
    ],
)  # fmt: skip
def test_what_is_for_before_the_interview(
    make_vault: MakeVault, cli: Cli, line: str, day: str, told: str
) -> None:
    """It counts until the interview; to whom it was promised may be whoever was not there."""
    vault = make_vault({"a.md": NOTE.format(line=line)})
    found = " ".join(str(due_note(vault, cli, day)).replace("[", "").split())
    assert ("you promised" in found) is bool(told)
    shown = " ".join(cli("check", vault=vault, as_of=f"{day}T09:00+00:00").stdout.split())
    assert told in shown


def test_it_goes_with_no_message_after_it(make_vault: MakeVault, cli: Cli) -> None:
    """The slides are not sent with the thank-you."""
    line = "- Ruth Castell: **promised:** the slides by 2026-12-01"
    vault = make_vault({"a.md": NOTE.format(line=line)})
    assert "send it with this message" not in str(due_note(vault, cli, "2026-12-03"))


def test_show_names_what_the_contact_was_promised(make_vault: MakeVault, cli: Cli) -> None:
    """Also in the JSON."""
    line = "- Jo Farley: **promised:** the slides by 2026-12-01"
    vault: Path = make_vault({"a.md": NOTE.format(line=line)})
    as_of = "2026-11-30T09:00+00:00"
    assert "promised: the slides" in cli("show", "a", vault=vault, as_of=as_of).stdout
    told = json.loads(cli("check", "--json", vault=vault, as_of=as_of).stdout)["promises"]
    assert [one["text"] for one in told] == ["the slides by 2026-12-01"]
