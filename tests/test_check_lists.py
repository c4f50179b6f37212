"""How `check` lists things: the same order everywhere, and many of a kind once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.talking import on_terminal
from vaultsync.cli.findings_view import folded
from vaultsync.diagnostics import Finding

MakeVault = Callable[..., Path]
NOTE = "---\ntype: interview\ncompany: {company}\ndate: 2026-03-05\n---\n\n## {name}\n- rota\n"
NAMES = ("Ana Loewe", "Bo Lind", "Cy Dee", "Di Fox", "Ed Gray")


def unreached(count: int, code: str = "VS201", fix: str = "add `{}`") -> list[Finding]:
    """Give findings with other names and the same words."""
    return [
        Finding(
            path=f"{at}.md",
            line=7,
            code=code,
            message=f"{name} cannot be reached",
            help=fix.format(name),
        )
        for at, name in enumerate(NAMES[:count])
    ]


FOLDED: tuple[tuple[list[Finding], list[int]], ...] = (
    # what is told, and how many are left out behind each that is shown
    ([], []),
    (unreached(1), [0]),
    (unreached(3), [0, 0, 0]),
    (unreached(5, "VS101"), [0, 0, 0, 0, 0]),  # errors
    (unreached(5, "VS113"), [0, 0, 0, 0, 0]),  # makes the advice wrong
    ([*unreached(2), *unreached(2, fix="ask")], [0, 0, 0, 0]),  # other words
    ([*unreached(2), *unreached(2, "VS202")], [0, 0, 0, 0]),
    (unreached(4), [3]),
    ([*unreached(5), Finding(path="x.md", line=1, code="VS202", message="x")], [4, 0]),
)


@pytest.mark.parametrize(("findings", "left"), FOLDED)
def test_what_is_alike_is_told_once(findings: list[Finding], left: list[int]) -> None:
    """More than three of one code with the same words; never an error, never other words."""
    shown = folded(findings)
    assert [len(more) for _, more in shown] == left
    assert len(shown) + sum(left) == len(findings)
    assert [one for one, _ in shown] == sorted(
        (one for one, _ in shown), key=lambda one: one.sort_key
    )


@pytest.mark.parametrize(("count", "told"), [(3, 3), (4, 1), (5, 1)])
def test_many_of_one_code_take_one_place(
    count: int, told: int, make_vault: MakeVault, cli: Cli
) -> None:
    """The first note is named, the rest counted; `--all`, `--select`, gnu and JSON hold all."""
    notes = {
        f"{at}.md": NOTE.format(company=f"Firm {name}", name=name)
        for at, name in enumerate(NAMES[:count])
    }
    vault = make_vault(notes)
    said = cli("check", vault=vault).stdout
    assert said.count("warning: ") == told
    assert "0.md:7:1: warning: Ana Loewe cannot be reached" in said
    whom = ", ".join(NAMES[1:4]) + (" and 1 more" if count > 4 else "")
    more = f"and {count - 1} more warnings like it ({whom}): `--all` shows them [VS201]\n"
    assert (more in " ".join(said.split()) + "\n") is (told == 1)
    synced = " ".join(cli("sync", vault=vault).stdout.split())
    assert synced.count("warning: ") == told
    assert ("`vaultsync check --all` shows them [VS201]" in synced) is (told == 1)
    for words in (("--all",), ("--select", "VS201")):
        assert cli("check", *words, vault=vault).stdout.count("cannot be reached") == count
    assert cli("check", "--format", "gnu", vault=vault).stdout.count("[VS201]") == count
    assert cli("check", "--json", vault=vault).stdout.count('"VS201"') == count


DATED = "---\ntype: interview\ncompany: Firm {}\nrole: Clerk\ndate: {}\nstatus: rejected\n---\n"


@pytest.mark.parametrize(
    ("config", "dates", "shown", "told"),
    [
        ("", ["2026-03-05"] * 3, 0, ""),
        ("", ["24.2.2026"], 1, ""),
        ("", ["24.2.2026", "4 March 2026", "5 March 2026"], 3, ""),
        ("", ["24.2.2026", "4 March 2026", "25.2.2026"], 2, "1 more date in figures: {} it"),
        (
            "",
            ["24.2.2026", "25/2/2026 14:00", "26-02-2026"],
            1,
            "2 more dates in figures: {} them",
        ),
        ('date_order = "DMY"', ["1.3.2026", "2.3.2026"], 1, "1 more date in figures: {} it"),
    ],
)
def test_dates_in_figures_do_not_bury_what_matters(
    config: str, dates: list[str], shown: int, told: str, make_vault: MakeVault, cli: Cli
) -> None:
    """What was understood is told (design 5), of dates in figures once; the rest is counted."""
    notes = {f"{at}.md": DATED.format(at, day) for at, day in enumerate(dates)}
    vault = make_vault(notes, f'timezone = "Europe/London"\n{config}\n')
    said = cli("check", "--all", vault=vault).stdout
    assert said.count("info: read '") == shown
    told = told.format("`--select VS110` shows")
    assert (f"  and {told} [VS110]\n" if told else "") in said
    assert ("more date" in said) is bool(told)
    read = sum("-03-05" not in day for day in dates)
    every = cli("check", "--select", "VS110", vault=vault).stdout
    assert (every.count("info: read '"), "more date" in every) == (read, False)
    assert cli("check", "--json", vault=vault).stdout.count('"VS110"') == read
    assert cli("check", "--format", "gnu", vault=vault).stdout.count("[VS110]") == read


def test_the_order_is_one(example: Path, cli: Cli) -> None:
    """S11: piped or on a screen, thank-yous come first, then what is due first."""
    words = ("check", "--all", "--vault", str(example))
    piped = re.findall(r"(vs-[0-9a-z]{8})$", cli(*words).stdout, re.MULTILINE)
    shown = on_terminal(120, *words, "--as-of", AS_OF, NO_COLOR="1")
    seen = re.findall(r"  (vs-[0-9a-z]{8})\s*$", shown, re.MULTILINE)
    assert piped == seen
    assert len(piped) > 20
    lines = [one for one in cli(*words).stdout.splitlines() if one.startswith("due: ")]
    thanked = ["Thank-you" in one for one in lines]
    assert thanked == sorted(thanked, reverse=True)


def test_a_thank_you_comes_before_what_was_due_earlier(make_vault: MakeVault, cli: Cli) -> None:
    """S11: in both manners; of what is no thank-you, what is due first comes first."""
    day = NOTE.format(company="Firm {}", name="{}\nemail:: {}@firm.example").format
    asked = day("One", "Ana Loewe", "ana").replace("2026-03-05", "2026-02-17")
    later = day("Two", "Bo Lind", "bo").replace("2026-03-05", "2026-02-18")
    thanked = "- [x] Thank-you ✅ 2026-02-18\n"
    met = day("Three", "Cy Dee", "cy").replace("2026-03-05", "2026-03-03")
    vault = make_vault({"a.md": later + thanked, "b.md": asked + thanked, "c.md": met})
    piped = cli("check", vault=vault).stdout
    screen = on_terminal(120, "check", "--vault", str(vault), "--as-of", AS_OF, NO_COLOR="1")
    for shown in (piped, screen):
        at = [shown.index(f"{what} to {name}") for what, name in ORDERED]
        assert at == sorted(at)


ORDERED = (
    ("Thank-you", "Cy Dee"),
    ("Follow-up", "Ana Loewe"),
    ("Follow-up", "Bo Lind"),
)
