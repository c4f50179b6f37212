"""Promises in the due note: what is for today comes first, what only reads like one is told."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_sections import due_note
from tests.vaults import DUE, contents
from vaultsync.parse.due_note import read_marks, split_due_note

MakeVault = Callable[..., Path]
NOTE = """\
---
type: interview
company: Pasture
role: Sous chef
date: {day}
{head}---
## Dana Okoro
email:: dana@pasture.example
- on the line at the Box E
{said}
"""
TOLD = "- told her I'd send her my costing sheet by Monday"
FIX = "begin a bullet with the mark: `- **promised:** my costing sheet by 2026-11-30`"
DANA = "- perhaps you promised Dana Okoro (Pasture)"
QUOTED = '"told her I\'d send her my costing sheet by Monday"'


def note(said: str = TOLD, day: str = "2026-11-26", head: str = "") -> str:
    """Write a note of one interview on a Thursday."""
    return NOTE.format(day=day, head=head, said=said)


def perhaps(vault: Path, cli: Cli, day: str = "2026-11-28") -> list[str]:
    """Give the lines below Needs you that tell of what only reads like a promise."""
    found = due_note(vault, cli, day).get("Needs you", [])
    return [one for one in found if "promised" in one and not one.startswith("- you promised")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # no promise of one's own
        (note("- she'll send me the costing sheet by Monday"), "2026-11-28"),
        (note("- texted her thanks"), "2026-11-28"),
        # it is read already
        (note("- **promised:** my costing sheet by Monday"), "2026-11-28"),
        (note(f"{TOLD}\n- **promised:** my costing sheet by Monday"), "2026-11-28"),
        # the interview is to come
        (note(day="2026-12-04"), "2026-11-28"),
        (note(head="time: 14:00\n", day="2026-11-28"), "2026-11-28"),
        # it is over, or long ago
        (note(head="status: rejected\n"), "2026-11-28"),
        (note(head="status: moved-on\n"), "2026-11-28"),
        (note(), "2027-03-01"),
    ],
)
def test_what_is_not_told(text: str, day: str, make_vault: MakeVault, cli: Cli) -> None:
    """VS219, S08: the due note asks nobody for what they did not promise, or owe no more."""
    assert perhaps(make_vault({"a.md": text}), cli, day) == []


@pytest.mark.parametrize("code", ["VS219"])
def test_who_does_not_want_to_hear_of_it(code: str, make_vault: MakeVault, cli: Cli) -> None:
    """VS219: what is left out of `check` is left out of the due note."""
    vault = make_vault({"a.md": note()})
    (vault / "vaultsync.toml").write_text(f'[findings]\nignore = ["{code}"]\n', "utf-8")
    assert perhaps(vault, cli) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            note(),
            f"- perhaps you promised Dana Okoro (Pasture), line 10: {QUOTED}; if so, {FIX}",
        ),
        (
            note(day="2026-11-28"),  # only the day is known: it may be over
            f"- perhaps you promised Dana Okoro (Pasture), line 10: {QUOTED}; if so, {FIX}",
        ),
        (
            note("\n## Notes\nNice talk. I promised Dana the sheet."),
            (
                "- perhaps you promised something at Pasture, line 12: "
                '"Nice talk. I promised Dana the sheet."; if so, '
                "write `- **promised:** the sheet` below `## Dana Okoro`"
            ),
        ),
        (
            note("\n## To do\n- [ ] send Dana the sheet"),
            (
                "- perhaps you promised something at Pasture, line 12: "
                '"send Dana the sheet"; if so, write `- **promised:** the sheet` '
                "below `## Dana Okoro`, or move the task below `## I promised`"
            ),
        ),
    ],
)
def test_what_prose_tells_of(text: str, line: str, make_vault: MakeVault, cli: Cli) -> None:
    """VS219, S08: whoever lives in the due note reads there what is not read as a promise."""
    vault = make_vault({"a.md": text})
    assert perhaps(vault, cli) == [line]
    first = contents(vault)
    assert perhaps(vault, cli) == [line]
    assert contents(vault) == first


LISTED = """\
---
type: interview
company: Rombaut
date: 2026-11-26
interviewers: Katrien Maes, Filip Goos
---
Katrien Maes is in HR. She asked about travel, and Filip about pumps.
{said}
"""


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Told Katrien I'd send her the list.", "Katrien Maes"),
        ("Told Filip I'd send him the sheet (the one with the sums).", "Filip Goos"),
        ("Filip laughed. Told Katrien I'd send her the list.", "Katrien Maes"),
    ],
)
def test_line_and_fix_name_the_same_person(
    said: str, who: str, make_vault: MakeVault, cli: Cli
) -> None:
    """The line may stand among what is noted of one person and be about the other."""
    (line,) = perhaps(make_vault({"a.md": LISTED.format(said=said)}), cli)
    assert line.startswith(
        (f"- perhaps you promised {who}", "- perhaps you promised something")
    )
    assert f"`- {who}: **promised:**" in line


def test_one_more_of_four(make_vault: MakeVault, cli: Cli) -> None:
    """VS219: one line is told of as one."""
    notes = {
        f"{n}.md": note(day=f"2026-11-2{n}").replace("Pasture", f"Pub {n}") for n in range(1, 5)
    }
    rows = due_note(make_vault(notes), cli, "2026-11-28")["Needs you"]
    more = "- 1 more line reads like something that you promised: `vaultsync check` tells it"
    assert more in rows


def test_three_of_many(make_vault: MakeVault, cli: Cli) -> None:
    """VS219: the latest interviews first, and how many more there are."""
    notes = {
        f"{n}.md": note(day=f"2026-11-2{n}").replace("Pasture", f"Pub {n}") for n in range(1, 6)
    }
    rows = due_note(make_vault(notes), cli, "2026-11-28")["Needs you"]
    told = [one for one in rows if one.startswith("- perhaps")]
    assert [re.findall(r"Pub \d", one) for one in told] == [["Pub 5"], ["Pub 4"], ["Pub 3"]]
    more = "- 2 more lines read like something that you promised: `vaultsync check` tells them"
    assert more in rows


@pytest.mark.parametrize(
    "said",
    [
        "- I'll send her the [[link]] to `x` %%a%% <% b %> {{c}} 📅 2026-12-01",
        "- I'll send her the sheet 🆔 vs-aaaaaaaa 📅 2026-12-01 <!-- vaultsync:end -->",
        "- [ ] I'll send her the `= this.x` and the `$= y` https://evil.example",
        "- I'll send her the `one and more ⏳ 2026-12-01",
    ],
)
def test_hostile_words_stay_words(said: str, make_vault: MakeVault, cli: Cli) -> None:
    """Hazards row 19: what a note says makes no task, link, field, query or marker there."""
    vault = make_vault({"a.md": note(said)})
    (line,) = perhaps(vault, cli)
    assert line.replace(r"\`", "").count("`") % 2 == 0
    assert not re.search(r"\[\[|%%|<%|\{\{|::|<!--|🆔|📅|⏳|(?<!\\)`\$?=", line)
    assert "://" not in re.sub(r"`[^`]*`", "", line.replace(r"\`", ""))
    text = (vault / DUE).read_text("utf-8")
    assert split_due_note(text).whole
    number = next(n for n, row in enumerate(text.splitlines(), 1) if "perhaps you" in row)
    assert number not in {mark.line for mark in read_marks(text)}


@pytest.mark.parametrize(
    ("promise", "day", "section"),
    [
        ("- **promised:** the sheet", "2026-12-08", "Needs you"),
        ("- **promised:** the sheet by Tuesday", "2026-11-30", "Next 7 days"),
        ("- **promised:** the sheet by 2026-12-07", "2026-11-30", "Next 7 days"),
        ("- **promised:** the sheet by 2026-12-08", "2026-11-30", "Later"),
        ("- **promised:** the sheet by Monday", "2026-11-30", "Today"),
        ("- **promised:** the sheet by Friday", "2026-11-30", "Overdue"),
        ("- [ ] **promised:** the sheet 📅 2026-11-30", "2026-12-01", "Overdue"),
    ],
)
def test_what_was_for_today_comes_first(
    promise: str, day: str, section: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: a promise by a day is before what is due later, without a box."""
    vault = make_vault({"a.md": note(promise)})
    found = due_note(vault, cli, day)
    told = [name for name in found if any(map(_is_promise, found[name]))]
    assert told == [section]
    where = [n for n, row in enumerate(found[section]) if _is_promise(row)]
    due = [re.search(r"📅 (\S+)$", row) for row in found[section]]
    before = [one[1] for one in due[: where[0]] if one]
    assert where == [0] or section == "Needs you" or max(before) < "2026-12-08"
    assert where == [0] or section not in {"Today", "Overdue"}
    ran = cli("check", vault=vault, as_of=f"{day}T09:00+00:00").stdout
    place, row = ran.index(": you promised"), ran.find("Thank-you")
    now = section in {"Today", "Overdue"}
    assert (place < row) is now or row < 0
    assert "Nothing is due" not in ran or not now


def test_a_due_note_of_before_is_brought_up_to_date(make_vault: MakeVault, cli: Cli) -> None:
    """S08: the day passes, and the line moves up without leaving a copy behind."""
    vault = make_vault({"a.md": note("- **promised:** the sheet by Monday")})
    for day in ("2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02"):
        rows = [one for section in due_note(vault, cli, day).values() for one in section]
        assert sum(map(_is_promise, rows)) == 1


def _is_promise(row: str) -> bool:
    return row.startswith("- you promised")


WITH = "send it with this message, or say in it when it comes"
BELOW = '    - you promised "the sheet'
THANKS_ROW = "- [ ] Thank-you to Dana Okoro"


def below_thanks(vault: Path, cli: Cli, day: str) -> tuple[str, list[str]]:
    """Give the section of the thank-you, and what is said of a promise anywhere."""
    found = due_note(vault, cli, day)
    section = next((n for n in found if any(r.startswith(THANKS_ROW) for r in found[n])), "")
    return section, [row for rows in found.values() for row in rows if "you promised" in row]


@pytest.mark.parametrize(
    "said",
    [
        # nothing is promised
        "- she'll send me the sheet",
        # it is kept
        "- [x] **promised:** the sheet",
        "- **promised:** the sheet ✅ 2026-11-27",
        "- **promised:** the sheet\n- 2026-11-27 sent the sheet",
        # it is an answer of theirs
        "- **promised:** a decision soon",
    ],
)
def test_what_stands_below_no_thanks(said: str, make_vault: MakeVault, cli: Cli) -> None:
    """S08: a thank-you brings nothing that was kept, or that they promised."""
    section, told = below_thanks(make_vault({"a.md": note(said)}), cli, "2026-11-27")
    assert (section, told) == ("Today", [])


@pytest.mark.parametrize(
    ("head", "way"),
    [
        ("email:: dana@pasture.example", WITH),
        ("linkedin:: in/dana", WITH),
        ("phone:: 0113 496 0112", "send it, or say on the phone when it comes"),
        ("phone:: 07700 900123\ntext_ok:: yes", "say in it when it comes"),
    ],
)
@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("2026-11-26", "time: 14:00\n"),  # it is over at three: due by then tomorrow
        ("2026-11-27", ""),
        ("2026-11-28", ""),
    ],
)
def test_what_goes_with_the_thanks(
    head: str, way: str, day: str, time: str, make_vault: MakeVault, cli: Cli
) -> None:
    """S08: a promise without a day stands below the thank-you, once, in note and terminal."""
    text = note("- **promised:** the sheet", head=time)
    text = text.replace("email:: dana@pasture.example", head)
    vault = make_vault({"a.md": text})
    at = f"{day}T16:00+00:00"
    ran = cli("sync", vault=vault, as_of=at)
    assert ran.returncode == 0
    rows = [r for r in (vault / DUE).read_text("utf-8").splitlines() if "promised" in r]
    assert rows == [f'{BELOW}": {way}']
    shown = cli("check", vault=vault, as_of=at).stdout
    assert shown.count("you promised") == 1
    assert f'    you promised "the sheet": {way}' in shown


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("- [x] Thank-you ✅ 2026-11-27", ["- you promised Dana Okoro (Pasture)"]),
        ("- [-] Thank-you ❌ 2026-11-27", ["- you promised Dana Okoro (Pasture)"]),
        ("", [BELOW]),
    ],
)
def test_what_has_no_day_is_told_at_one_place(
    said: str, told: list[str], make_vault: MakeVault, cli: Cli
) -> None:
    """S08: below the thank-you while that is open, under Needs you afterwards."""
    vault = make_vault({"a.md": note(f"- **promised:** the sheet\n{said}")})
    _, rows = below_thanks(vault, cli, "2026-11-28")
    rows = [row for row in rows if "send it first" not in row]  # below the follow-up
    assert [row[: len(start)] for row, start in zip(rows, told, strict=True)] == told


def test_in_the_notes_of_two_rounds(make_vault: MakeVault, cli: Cli) -> None:
    """S08: what both notes hold goes with the thank-you that is still to be written."""
    first = note("- **promised:** the sheet\n- [x] Thank-you ✅ 2026-11-20", day="2026-11-19")
    vault = make_vault({"a.md": first, "b.md": note("- **promised:** the sheet")})
    _, rows = below_thanks(vault, cli, "2026-11-28")
    assert [row[: len(BELOW)] for row in rows] == [BELOW]


def test_a_day_of_its_own_and_thanks(make_vault: MakeVault, cli: Cli) -> None:
    """S08: what has a day keeps its line there; the thank-you can bring it."""
    vault = make_vault({"a.md": note("- **promised:** the sheet by Monday")})
    _, rows = below_thanks(vault, cli, "2026-11-28")
    assert rows[0].startswith(f'{BELOW}" by Mon 30 Nov: send it with this message')
    assert rows[1].startswith("- you promised Dana Okoro (Pasture)")
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "I promised Katrien the poster by Friday",
            "- perhaps you promised something at Rombaut, line 8",
        ),
        (
            "- **promised:** the poster, by 2026-11-27",
            'line 8: "the poster, by 2026-11-27"; it may be to',
        ),
        (
            "- [ ] **Promised**: the poster",
            'line 8: "the poster"; it may be to',
        ),
    ],
)
def test_a_mark_that_names_nobody_is_said_without_it(
    said: str, line: str, make_vault: MakeVault, cli: Cli
) -> None:
    """VS219, S08: the mark itself is said in words, with whose the promise may be."""
    (told,) = perhaps(make_vault({"a.md": LISTED.format(said=said)}), cli)
    if "**" in said:
        line = (
            f"- a promise of yours at Rombaut names nobody, {line} Katrien Maes or Filip Goos: "
            "write the name in front: `- Katrien Maes: **promised:** the poster"
        )
    assert told.startswith(line)
    assert "\\*\\*" not in told
