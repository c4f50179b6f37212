"""No generated text holds a comment that came from a note, so no marker of ours is forged."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.vaults import DUE, contents, sync_here, task_lines
from vaultsync.parse.due_note import read_marks, split_due_note
from vaultsync.parse.seal import is_whole
from vaultsync.render import escape
from vaultsync.vault.opening import open_vault
from vaultsync.vault.sync import preview

MakeVault = Callable[..., Path]
FORGED = {
    "begin": "<!-- vaultsync:begin -->",
    "end": "<!-- vaultsync:end -->",
    "seal": f"<!-- vaultsync:seal {'01' * 16} -->",
    "open": "<!-- vaultsync:",
    "twice": "<!<!---- vaultsync:end --> -->",
    "hidden sign between": "<!\u200b-- vaultsync:end -->",
    "task sign between": "<!📅-- vaultsync:end --%⏳%",
    "behind a backslash": "\\<!-- vaultsync:end --> %%",
}
NOTE = """\
---
type: interview
company: 'COMPANY X'
role: 'ROLE X'
stage: 'STAGE X'
date: DATE
recruiter: 'Dana X <dana@talentco.example>'
status: STATUS
updates: 'news X'
---

## Jo X — Lead X
email:: jo@acme.example
- moving DAGs X to Dagster
- **concern:** slow builds X
- **promised:** a paper X
TOUCH
"""


def hostile(bad: str, *, path: str = "") -> dict[str, str]:
    """Give notes whose every word holds it: due, waiting, answered, closed, without contact."""
    text = NOTE.replace(" X", f" {bad}")
    rows = {
        "due": ("2026-03-05", "waiting", ""),
        "long ago": ("2026-01-05", "waiting", f"- [x] Thank-you {bad} by email ✅ 2026-01-05"),
        "answered": ("2026-03-02", "waiting", f"- 2026-03-03 reply: on track {bad}"),
        "closed": ("2026-02-20", "rejected", "- [x] Thank-you by email ✅ 2026-02-21"),
        "coming": ("2026-03-20", "scheduled", ""),
        "nobody": ("2026-03-04", "waiting", ""),
    }
    notes = {}
    for name, (day, status, touch) in rows.items():
        note = text.replace("COMPANY", name).replace("DATE", day).replace("STATUS", status)
        note = note.replace("TOUCH", touch)
        if name == "nobody":
            note = note.replace("email:: jo@acme.example\n", "")
        notes[f"Interviews/{path}{name}.md"] = note
    return notes


@pytest.mark.parametrize("style", ["wikilink", "markdown"])
@pytest.mark.parametrize("name", FORGED)
def test_no_note_forges_a_marker(name: str, style: str, make_vault: MakeVault) -> None:
    """Hazard 19: the due note is whole and never taken for a merged one; drafts as well."""
    bad = FORGED[name]
    path = f"{bad} " if "📅" not in bad and "\u200b" not in bad and "\\" not in bad else ""
    root = make_vault(
        hostile(bad, path=path), f'timezone = "UTC"\n[outputs]\nlinks = "{style}"\n'
    )
    assert not sync_here(root).failures
    text = (root / DUE).read_text("utf-8")
    parts = split_due_note(text)
    assert parts.whole
    assert is_whole(parts.generated)
    assert (text.count("<!--"), parts.generated.count("<!-- vaultsync:")) == (3, 3)
    written = {
        path: data.decode() for path, data in contents(root).items() if path.startswith("Foll")
    }
    assert len(written) >= 3
    assert not [one for one, said in written.items() if one != DUE and "<!--" in said]
    assert not preview(open_vault(str(root)), datetime.fromisoformat(AS_OF)).changes
    line = next(one for one in task_lines(text, "Thank-you to Jo") if "- [ ]" in one)
    (mark,) = read_marks(text.replace(line, line.replace("- [ ]", "- [x]")))
    assert not mark.doubted
    assert not mark.pieced


@pytest.mark.parametrize("name", FORGED)
def test_every_target_keeps_comments_apart(name: str) -> None:
    """Each function that makes text safe for a file lets no beginning of a comment through."""
    bad = f"a {FORGED[name]} b"
    for made in (
        escape.markdown(bad), escape.link_text(bad), escape.message(bad), escape.spoken(bad),
        escape.yaml_text(bad), escape.mermaid(bad), escape.svg(bad), escape.file_name(bad),
    ):  # fmt: skip
        assert "<!--" not in made, made


def test_what_is_recorded_and_what_is_new(make_vault: MakeVault, cli: Cli) -> None:
    """A reply in words goes into the note as text, and a new note has no comment of a name."""
    root = make_vault(hostile("Ltd"))
    bad = FORGED["task sign between"]
    reply = cli("reply", "due", "jo", "--text", f"soon {bad}", vault=root)
    assert reply.returncode in {0, 1}, reply.stderr
    text = (root / "Interviews/due.md").read_text("utf-8")
    assert "<! -- vaultsync:end" in text
    assert "<!--" not in text
    made = cli("new", f"Acme {FORGED['end']}", "--yes", "--json", vault=root)
    assert made.returncode == 0, made.stderr
    text = (root / json.loads(made.stdout)["path"]).read_text("utf-8")
    assert "company: " in text
    assert "<!-- vaultsync:" not in text
