"""Drafts that hope on although the notes tell of a rejection (VS528)."""

from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_overrides import SECOND, look, put
from tests.vaults import CONFIG, DUE, sync_here
from vaultsync.checks.draft_review import Aspect, DraftReview, Verdict
from vaultsync.owed import FollowUp, Kind

NOTE = """\
---
type: interview
company: Acme
role: Tester
date: 2026-03-02
recruiter: Dana Whitfield <dana@acme.example>
{head}---

## Jane Doe
email:: jane@acme.example
- the new test bench
{thanks}
## What came of it
{prose}

## Log
{log}
"""
THANKED = "- [x] Thank-you by email ✅ 2026-03-03\n"
GONE = "They went with another candidate."
FIRST = "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-09"
REPLY = "- 2026-03-06 reply from Dana Whitfield: they went with another candidate"
DAY = "2026-03-10"


def vault(
    root: Path, prose: str = "", log: str = "", *, head: str = "", thanks: str = THANKED
) -> Path:
    """Make a vault of one interview, of Monday 2 March."""
    (root / "Interviews").mkdir(parents=True)
    (root / "vaultsync.toml").write_text(CONFIG, "utf-8")
    text = NOTE.format(prose=prose, log=log, head=head, thanks=thanks)
    (root / "Interviews/Acme.md").write_text(text, "utf-8")
    return root


def owed(root: Path, kind: Kind, day: str = DAY) -> FollowUp:
    """Give what is owed of a kind."""
    (item,) = (
        one for one in look(root, day).outcome.follow_ups if one.kind is kind and one.state.open
    )
    return item


def reviewed(root: Path, kind: Kind, day: str = DAY, *, override: str = "") -> DraftReview:
    """Write a draft of a kind, and check it."""
    put(root, owed(root, kind, day), override=override)
    (found,) = look(root, day).outcome.reviews
    return found


def codes(found: DraftReview) -> list[str]:
    """Give what speaks against sending it."""
    return [one.code for one in found.findings if one.code == "VS528"]


UPDATE = 'updates: ["2026-04-02 passed the exam"]\n'
SOON = "- 2026-03-06 reply from Dana Whitfield: by Friday"


@pytest.mark.parametrize(
    ("kind", "prose", "log", "head", "day", "told"),
    [
        (Kind.FOLLOW_UP, "They are nice.", "", "", DAY, False),
        (Kind.FOLLOW_UP, "They went with another framework.", "", "", DAY, False),
        (Kind.FOLLOW_UP, "I fear they went with another candidate.", "", "", DAY, False),
        (Kind.FOLLOW_UP, "They offered me the job.", "", "", DAY, False),
        (Kind.UPDATE, "", f"{FIRST}\n{SECOND}", UPDATE, "2026-04-08", False),
        (Kind.RESPOND, "", SOON, "", DAY, False),
        # the draft says no interest by itself; a no alone is owed no answer
        (Kind.RESPOND, "", f"{REPLY}. May we keep your CV?", "", DAY, False),
        (Kind.THANK_YOU, GONE, "", "", "2026-03-03", False),
        (Kind.FOLLOW_UP, GONE, "", "", DAY, True),
        (Kind.STATUS_CHECK, GONE, FIRST, "", "2026-03-24", True),
        (Kind.UPDATE, GONE, f"{FIRST}\n{SECOND}", UPDATE, "2026-04-08", True),
        (Kind.RESPOND, GONE, SOON, "", DAY, True),
    ],
)
def test_what_hopes_on_after_a_rejection_is_not_ready(  # noqa: PLR0917 - a row of a table
    kind: Kind, prose: str, log: str, head: str, day: str, told: bool, tmp_path: Path
) -> None:
    """S38: nobody says interest to a company that said no; a thank-you stays sendable."""
    thanks = "" if kind is Kind.THANK_YOU else THANKED
    root = vault(tmp_path, prose, log, head=head, thanks=thanks)
    found = reviewed(root, kind, day)
    assert bool(codes(found)) is told
    if told:
        assert dict(found.verdicts)[Aspect.NOT_PESTERING] is Verdict.NO


def test_it_quotes_the_line_and_says_what_to_do(tmp_path: Path) -> None:
    """S36: the refusal says why, and names both ways out."""
    root = vault(tmp_path, GONE)
    item = owed(root, Kind.FOLLOW_UP)
    (one,) = (f for f in reviewed(root, Kind.FOLLOW_UP).findings if f.code == "VS528")
    assert one.message == f'line 15 of the note reads like a rejection: "{GONE}"'
    assert f"`vaultsync close {item.id} rejected`" in one.help
    assert f"`vaultsync draft {item.id} --override" in one.help


def test_an_answer_without_interest_can_be_sent(tmp_path: Path) -> None:
    """S38: whoever thanks for the news writes in peace."""
    root = vault(tmp_path, GONE, SOON)
    file = put(root, owed(root, Kind.RESPOND))
    text = file.read_text("utf-8")
    head = text[: text.index("\n---\n", 4) + 5]
    file.write_text(f"{head}\nDear Dana Whitfield,\n\nThank you for telling me.\n", "utf-8")
    (found,) = look(root, DAY).outcome.reviews
    assert not codes(found)


def test_a_reason_overrides_it(tmp_path: Path) -> None:
    """S36: a line that only reads like a rejection has a way out."""
    found = reviewed(vault(tmp_path, GONE), Kind.FOLLOW_UP, override="it is of another role")
    assert not codes(found)
    assert [one.code for one in found.overridden] == ["VS528"]


def test_the_due_note_and_the_terminal_say_so(cli: Cli, tmp_path: Path) -> None:
    """S38: a draft that was ready is not, once the line stands there."""
    root = vault(tmp_path, GONE)
    file = put(root, owed(root, Kind.FOLLOW_UP))
    text = file.read_text("utf-8").replace("proofread: false", "proofread: true")
    file.write_text(text, "utf-8")
    sync_here(root, f"{DAY}T09:00+00:00")
    due = (root / DUE).read_text("utf-8")
    assert f'before you send it, look at line 15 of the note: "{GONE}"' in due
    assert "not pestering: not yet (1 error)" in due
    shown = cli("draft", "follow-up", vault=root, as_of=f"{DAY}T09:00:00+00:00")
    assert "reads like a rejection" in shown.stdout + shown.stderr
    sent = cli("draft", "follow-up", "--mailto", vault=root, as_of=f"{DAY}T09:00:00+00:00")
    assert sent.returncode != 0
    assert "reads like a rejection" in sent.stderr
