"""What is printed dim may be overlooked: nothing that is needed stands there alone."""

import re
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.talking import on_terminal

DIM = re.compile(r"\x1b\[2m(.*?)\x1b\[0?m", re.DOTALL)
LINK = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
PLACE = re.compile(r"[^\n]*\.(?:md|toml)(?::\d+)*:?|Interviews/[^\n]*")
NEEDED = re.compile(
    r"`|\bVS\d{3}\b|\bvs-\w+|\d{4}-\d\d-\d\d|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun)\b|"
    r"\bvaultsync \w|--\w"
)
COMMANDS = [
    ("check",),
    ("check", "--all"),
    ("check", "--within", "14d"),
    ("show", "brannoc"),
    ("show", "bad"),
    ("people",),
    ("stats",),
    ("draft",),
    ("draft", "check"),
    ("undo", "--list"),
    ("doctor",),
    ("explain",),
    ("explain", "VS403"),
    ("config",),
    ("completion",),
]
BAD = (
    "---\ntype: interview\ncompany: Bad\nrole: Cook\ndate: 2026-03-05\nintervewers: Jo\n---\n"
    "## Jo Doe\njo@bad.example\n- soup\n- They will let me know by 20 March\n"
)


def dim_in(printed: str) -> list[str]:
    """Give what is dim, without places in files."""
    return [PLACE.sub("", one) for one in DIM.findall(LINK.sub("", printed))]


DIMMED = [
    # as it is: places, labels, asides
    ("\x1b[2mInterviews/2026-03-05 Acme.md:22\x1b[0m", False),
    ("\x1b[2m(default)\x1b[0m `vaultsync sync`", False),
    ("\x1b[2mdue Fri 6 Mar\x1b[0m", True),
    ("\x1b[2m[VS101]\x1b[0m", True),
    ("\x1b[2mvs-k3f9q2xd\x1b[0m", True),
    ("\x1b[2m3 upcoming: `--all` shows them\x1b[0m", True),
]


@pytest.mark.parametrize(("printed", "found"), DIMMED)
def test_what_is_needed(printed: str, found: bool) -> None:
    """Days, IDs, codes and commands are."""
    assert any(map(NEEDED.search, dim_in(printed))) is found


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_is_needed_is_dim(
    example: Path, cli: Cli, command: tuple[str, ...]
) -> None:
    """What to do next, days, IDs and codes stand out on any ground."""
    (example / "Interviews/bad.md").write_text(BAD, "utf-8")
    assert cli("done", "brannoc", "joão", vault=example).returncode == 0
    when = (
        () if command[0] in {"explain", "config", "undo", "completion"} else ("--as-of", AS_OF)
    )
    where = () if command[0] in {"explain", "completion"} else ("--vault", str(example))
    printed = on_terminal(160, *command, *where, *when, NO_COLOR="")
    assert "\x1b[" in printed
    assert [one for one in dim_in(printed) if NEEDED.search(one)] == []
