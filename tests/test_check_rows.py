"""What stands against a follow-up is said in its row of `check`, too, in few words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import on_terminal

DAY = "2026-11-24T09:00+00:00"
NOTE = """\
---
type: interview
company: Linden House
role: Nurse
date: 2026-11-23
{head}---
## Mara Quill
{reach}- the night rota
{more}"""
EMAIL = "email:: mara@linden.example\n"
LOST = "no way to reach them yet: no address, and nobody who passes messages on"
SAID = "before you send it"
NO = "\n## How it went\n24 Nov they called: went with someone else.\n"

ROWS = (
    # (address, head, what the note says further, what stands in the row, what does not)
    (EMAIL, "", "", "", (LOST, SAID)),
    ("phone:: 0113 496 0112\n", "", "", "by phone, 0113 496 0112", (LOST, SAID)),
    ("", "primary_contact: Jo Roe <jo@linden.example>\n", "", "through Jo Roe", (LOST, SAID)),
    (EMAIL, "", "\n## How it went\nThey were kind.\n", "", (LOST, SAID)),
    (EMAIL, "status: rejected\n", NO, "Nothing is due.", (LOST, SAID)),
    # what is said
    ("", "", "", LOST, (SAID,)),
    (
        EMAIL,
        "",
        NO,
        'line 12 ("24 Nov they called: went with someone else.") reads like a rejection',
        (LOST,),
    ),
    (
        EMAIL,
        "",
        "\n## How it went\n24 Nov they called: I got the job!\n",
        "reads like an offer",
        (LOST,),
    ),
    (EMAIL, "status: undecided yet\n", "", "before you send it, look at line 6: ", (LOST,)),
)


@pytest.mark.parametrize("row", ROWS)
def test_what_stands_against_a_row(
    row: tuple[str, str, str, str, tuple[str, ...]], make_vault: Callable[..., Path], cli: Cli
) -> None:
    """Nobody need find the finding further down to see that a message should not go out."""
    reach, head, more, said, not_said = row
    vault = make_vault({"a.md": NOTE.format(reach=reach, head=head, more=more)})
    out = cli("check", vault=vault, as_of=DAY).stdout
    rows = out.partition("\na.md:")[0]
    assert said in rows
    for each in not_said:
        assert each not in rows
    shown = cli("show", "linden", vault=vault, as_of=DAY).stdout.partition("\na.md:")[0]
    for each in (LOST, SAID):
        assert (each in shown) is (each in rows)


def test_it_is_seen(make_vault: Callable[..., Path]) -> None:
    """On a terminal it has the colour of a warning: it stands between lines that have none."""
    vault = make_vault({"a.md": NOTE.format(reach="", head="", more="")})
    for command in (("check",), ("show", "linden")):
        shown = on_terminal(120, *command, "--vault", str(vault), "--as-of", DAY)
        assert f"\x1b[33m{LOST[:30]}" in shown
