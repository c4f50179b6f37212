"""What the notes say against a row of the due note stands below that row."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vaults import DUE, edit_line, sync_here
from vaultsync.diagnostics import CONTRADICTING
from vaultsync.parse.due_note import read_marks, split_due_note
from vaultsync.parse.seal import is_whole
from vaultsync.render.due_doubts import WRONG_IF_TRUE

MakeVault = Callable[..., Path]
NOTE = """\
---
type: interview
company: Linden House
role: Nurse
date: 2026-11-10
{head}---
## Mara Quill
email:: mara@linden.example
- the night rota
{thanks}{more}"""
THANKED = "- [x] Thank-you ✅ 2026-11-11\n"
DAY = "2026-11-24T09:00+00:00"


def rows(vault: Path, day: str = DAY) -> dict[str, list[str]]:
    """Write the due note; give what stands under each open task, by how its line begins."""
    sync_here(vault, day)
    found: dict[str, list[str]] = {}
    under: list[str] = []
    for line in (vault / DUE).read_text("utf-8").splitlines():
        if line.startswith("- [ ] "):
            under = found.setdefault(line[6:].split(" [", 1)[0], [])
        elif line.startswith("    - "):
            under.append(line[6:])
    return found


def one(more: str, head: str = "", thanks: str = THANKED) -> dict[str, str]:
    """Give a vault of one note."""
    return {"a.md": NOTE.format(head=head, more=more, thanks=thanks)}


REPLY = "- 2026-11-17 reply: they chose somebody else\n"


@pytest.mark.parametrize(
    ("notes", "row", "says"),
    [
        (
            one("\n## What next\nWill let me know by Friday 27 November\n"),
            "Follow-up to",
            (
                "before you send it, look at line 13 of the note: "
                '"Will let me know by Friday 27 November"; '
                "if that is so, add they_reply_by: 2026-11-27 between the --- at the top"
            ),
        ),
        (
            one("\n## Summary\n- 2026-11-18 emailed Mara, thanks sent\n"),
            "Follow-up to",
            (
                "before you send it, look at line 13 of the note: "
                '"2026-11-18 emailed Mara, thanks sent"; '
                "it reads like a message, but does not count there: put such lines under a "
                "heading Follow-up log, or under the person's"
            ),
        ),
        (
            one(REPLY.replace("else", "else. Shall we keep your CV?")),
            "Answer to",
            (
                "before you send it, look at line 11 of the note: "
                '"2026-11-17 reply: they chose somebody else. Shall we keep your CV?"; '
                "if it is a rejection, set status: rejected in a.md or run vaultsync close "
                "'Linden House' Nurse rejected; until then the follow-ups go on"
            ),
        ),
        (
            one("", head="status: said they no longer hire\n"),
            "Follow-up to",
            (
                "before you send it, look at line 6 of the note: "
                '"status: said they no longer hire"; it is '
                "taken for waiting; did you mean rejected? with waiting, scheduled, replied "
                "the application goes on; these close it, and no message is owed any more: "
                "offer, accepted, rejected, withdrawn, ghosted, moved-on, closed"
            ),
        ),
        (one("", head="status: waiting to hear\n"), "Follow-up to", ""),
        (one("\n## What next\nthey are nice\n"), "Follow-up to", ""),
        (one("\nWill let me know by Friday 27 November\n"), "Connect with", ""),
    ],
    ids=["day", "message", "end", "status", "known status", "nothing", "not of this kind"],
)
def test_what_contradicts_a_row_stands_below_it(
    make_vault: MakeVault, notes: dict[str, str], row: str, says: str
) -> None:
    """S38: who sees a row in the due note sees what in the note makes it wrong."""
    found = rows(make_vault(notes))
    (under,) = (lines for words, lines in found.items() if words.startswith(row))
    told = [line for line in under if line.startswith("before you send it")]
    assert told == ([says] if says else [])


def test_whatever_makes_the_advice_wrong_stands_there() -> None:
    """S38: and `check` folds none of it away."""
    assert set(WRONG_IF_TRUE) == CONTRADICTING


@pytest.mark.parametrize(
    ("notes", "count"),
    [
        (one(""), 0),
        (one("- 2026-11-17 reply: still deciding\n"), 0),
        (one(REPLY, head="status: rejected\n"), 0),
        # it stands below a row
        (one(REPLY.replace("17", "12"), thanks=""), 0),
        (one(REPLY.replace("else", "else. Shall we keep your CV?")), 0),
        (one(REPLY), 1),
    ],
)
def test_an_end_without_a_row_is_told_all_the_same(
    make_vault: MakeVault, notes: dict[str, str], count: int
) -> None:
    """S01, S38: a no is owed no answer, and whoever lives in the due note sees it there."""
    root = make_vault(notes)
    found = rows(root, DAY if "12 reply" not in str(notes) else "2026-11-12T20:00Z")
    owed = "?" in str(notes) or "deciding" in str(notes)
    assert any(words.startswith("Answer to") for words in found) is owed
    text = (root / DUE).read_text("utf-8")
    lines = [line for line in text.splitlines() if ", line 11" in line]
    assert len(lines) == count
    for line in lines:
        assert line.startswith("- [Linden House, Nurse](")
        assert '"2026-11-17 reply: they chose somebody else"; if it is a rejection' in line
        assert line.endswith("run `vaultsync close 'Linden House' Nurse rejected`")


def test_an_end_concerns_the_thank_yous_too(make_vault: MakeVault) -> None:
    """S38: nobody thanks for the chance after a rejection without having thought about it."""
    found = rows(make_vault(one(REPLY.replace("17", "12"), thanks="")), "2026-11-12T20:00Z")
    (under,) = (lines for words, lines in found.items() if words.startswith("Thank-you"))
    assert any("2026-11-12 reply: they chose somebody else" in line for line in under)


def test_what_nobody_wants_to_hear_is_not_told_there(make_vault: MakeVault) -> None:
    """`findings.ignore` holds for the due note, too."""
    config = 'timezone = "Europe/London"\n[findings]\nignore = ["VS122"]\n'
    notes = one("\n## What next\nWill let me know by Friday 27 November\n")
    root = make_vault(notes, config)
    assert "before you send it" not in str(rows(root))


@pytest.mark.parametrize(
    "tail",
    [
        "- [ ] ring 🆔 vs-abcdefgh 📅 2026-11-30 #task",
        "[[Mara]] <!-- vaultsync:end --> %% <% tp.x %> {{x}}",
        "not recorded: this note was merged since it was written",
        "https://x.example/y [a](b.md) `= this.x` $= dv.x$ due:: 2026-11-30",
        "x" * 400,
    ],
)
def test_a_quoted_line_stays_text(make_vault: MakeVault, tail: str) -> None:
    """A line of a note makes no task, link, field or code in the due note (hazards row 19)."""
    told = f"Will let me know by Friday 27 November. {tail}"
    root = make_vault(one(f"\n## What next\n{told}\n"))
    sync_here(root, DAY)
    text = (root / DUE).read_text("utf-8")
    (quoted,) = (
        line for line in text.splitlines() if "before you send it, look at line" in line
    )
    plain = re.sub(r"\\.", "", quoted)
    assert not re.search(r"[\[\]<`$🆔📅]|::|://|%%|\{\{|(?<!\w)#\w", plain)
    assert len(quoted) < 300
    assert is_whole(split_due_note(text).generated)
    assert not read_marks(text)
    edit_line(root / DUE, "Follow-up to Mara", "- [ ]", "- [x]")
    (mark,) = read_marks((root / DUE).read_text("utf-8"))
    assert not mark.doubted
    assert mark.state
    sync_here(root, DAY)
    assert "✅ 2026-11-24" in (root / "a.md").read_text("utf-8")
