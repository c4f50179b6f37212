"""Whom only a call reaches: the number in the line, what to say in the draft (S24, S34)."""

from pathlib import Path

import pytest

from tests.support import Cli
from tests.vaults import DRAFTS, DUE

MONDAY = "2026-11-30T09:30+00:00"
NOTE = """\
---
type: interview
company: Wheatfields
role: staff nurse
date: 2026-11-09
time: 10:00
---

## Gillian Hartley
{field}
- the family room
- [x] Thank-you ✅ 2026-11-10
"""
DRAFT = f"{DRAFTS}/2026-11-09 Wheatfields, Gillian Hartley, follow-up.md"
FIELDS = (
    ("email:: g@w.example", "by email", False),
    ("phone:: 0113 496 0112\ntext_ok:: yes", "by text", False),
    ("- no address yet", "", False),
    ("phone:: 0113 496 0112", "by phone, 0113 496 0112", True),
)
CALL = "can be reached only by phone: call 0113 496 0112, then tick the task"


@pytest.fixture
def synced(tmp_path: Path, cli: Cli, request: pytest.FixtureRequest) -> Path:
    """Give a vault with her note, up to date."""
    (tmp_path / "vaultsync.toml").write_text('[me]\nname = "Nadia Khan"\n', "utf-8")
    (tmp_path / "a.md").write_text(NOTE.format(field=request.param), "utf-8")
    assert cli("sync", vault=tmp_path, as_of=MONDAY).returncode == 0
    return tmp_path


@pytest.mark.parametrize(
    ("synced", "way", "called"), FIELDS, indirect=["synced"], ids=[one[0] for one in FIELDS]
)
def test_line_and_draft_agree(synced: Path, way: str, called: bool, cli: Cli) -> None:
    """A letter goes to an address; who can only be called gets none."""
    due = (synced / DUE).read_text("utf-8")
    line = next(one for one in due.splitlines() if one.startswith("- [ ] Follow-up"))
    assert (f" {way} · " in line) is bool(way)
    assert (CALL in due) is called
    text = (synced / DRAFT).read_text("utf-8")
    assert ("Hello Gillian Hartley, this is Nadia Khan." in text) is called
    assert ("Kind regards" in text or "Dear Gillian" in text) is (way in {"by email", ""})
    listed = cli("check", vault=synced, as_of=MONDAY).stdout
    assert (f"Follow-up to Gillian Hartley at Wheatfields {way}" in listed) is bool(way)


@pytest.mark.parametrize("synced", ["phone:: 0113 496 0112"], indirect=True)
def test_what_is_said_on_the_phone_is_no_letter(synced: Path, cli: Cli) -> None:
    """Without an address, a greeting and a signature nothing is amiss in it."""
    draft = synced / DRAFT
    text = draft.read_text("utf-8")
    slot = text[text.index("[In a") : text.index("]\n") + 1]
    draft.write_text(text.replace(slot, "I passed my triage course last week."), "utf-8")
    said = cli("draft", "check", "gillian", vault=synced, as_of=MONDAY).stdout
    assert "error" not in said
    assert "warning" not in said


@pytest.mark.parametrize("synced", ["phone:: 0113 496 0112"], indirect=True)
def test_no_call_is_asked_for_before_it_is_due(synced: Path, cli: Cli) -> None:
    """Once she was called, only the status check is left, weeks ahead."""
    assert cli("done", "follow-up", "gillian", vault=synced, as_of=MONDAY).returncode == 0
    due = (synced / DUE).read_text("utf-8")
    assert "- [ ] Status check to [Gillian Hartley]" in due
    assert "by phone, 0113 496 0112 🆔" in due
    assert CALL not in due
    cli("sync", vault=synced, as_of="2026-12-21T09:30+00:00")
    assert CALL in (synced / DUE).read_text("utf-8")


THANKS = f"{DRAFTS}/2026-11-09 Wheatfields, Gillian Hartley, thank-you.md"
LETTERLY = (
    "Kind regards",
    "Dear ",
    "I am writing",
    "no answer is needed",
    "whenever it suits you",
    "brief word",
    "share with you",
    "[Send",
)
"""What nobody says on the phone, or does there."""


@pytest.mark.parametrize(
    ("said", "day", "kind", "start", "end"),
    [
        (
            "- the family room\n- **promised:** my rota",
            "2026-11-10",
            "thank-you",
            "I am calling to thank you for your time on Monday 9 November, and for the ",
            "and I look forward to hearing from you.",
        ),
        (
            "- the family room\n- [x] Thank-you ✅ 2026-11-10",
            "2026-11-30",
            "follow-up",
            "I am calling about the staff nurse role at Wheatfields, which we discussed on ",
            "else that you need from me, I would be glad to send it. Thank you.",
        ),
        (
            "- [x] Thank-you ✅ 2026-11-10\n- [x] Follow-up ✅ 2026-11-18",
            "2026-12-01",
            "status-check",
            "I am calling to ask how things stand with the staff nurse role at Wheatfields, ",
            "to know, whichever way it has gone. Thank you for your time.",
        ),
    ],
)
def test_what_is_said_aloud(
    *, said: str, day: str, kind: str, start: str, end: str, tmp_path: Path, cli: Cli
) -> None:
    """S34, S56: every call can be read aloud as it stands."""
    (tmp_path / "vaultsync.toml").write_text('[me]\nname = "Nadia Khan"\n', "utf-8")
    note = NOTE.partition("- the family")[0].format(field="phone:: 0113 496 0112")
    (tmp_path / "a.md").write_text(f"{note}{said}\n", "utf-8")
    assert cli("sync", vault=tmp_path, as_of=f"{day}T18:00+00:00").returncode == 0
    text = (tmp_path / THANKS.replace("thank-you", kind)).read_text("utf-8")
    body = text.split("---\n", 2)[2]
    assert body.lstrip().startswith("Hello Gillian Hartley, this is Nadia Khan.")
    assert any(row.startswith(start) for row in body.splitlines())
    assert body.rstrip().endswith(end)
    assert [words for words in LETTERLY if words in body] == []
