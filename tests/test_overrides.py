"""Messages against the advice: refused with the reason, or overridden (S31, S33, S36, S37)."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.support import Cli
from tests.vaults import CONFIG, DRAFTS, DUE, contents, sync_here, task_lines, tick
from vaultsync.checks.draft_review import Aspect, DraftReview, Verdict
from vaultsync.diagnostics import Finding, Severity
from vaultsync.edit.draft_head import with_override
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.parse.draft import read_draft
from vaultsync.render.draft import Desk, render_draft
from vaultsync.rules.beyond import third
from vaultsync.settings import Me
from vaultsync.vault.checking import Report, check
from vaultsync.vault.opening import open_vault

NOTE = "Interviews/Acme.md"
HEAD = """\
---
type: interview
company: Acme
role: Tester
date: 2026-03-02
recruiter: Dana Whitfield <dana@acme.example>
{keys}---

## Jane Doe
email:: jane@acme.example
- the new test bench
- [x] Thank-you by email ✅ 2026-03-03

## Log
{log}"""
FIRST = "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-09\n"
SECOND = "- [x] Status check to Dana Whitfield by email ✅ 2026-03-24\n"
WHY = "Dana asked me to write again on Monday"


def vault(root: Path, log: str = "", keys: str = "") -> Path:
    """Make a vault with one interview."""
    (root / "Interviews").mkdir(parents=True)
    (root / "vaultsync.toml").write_text(CONFIG, "utf-8")
    (root / NOTE).write_text(HEAD.format(log=log, keys=keys), "utf-8")
    return root


def look(root: Path, day: str) -> Report:
    """Compute as of the morning of a day."""
    return check(open_vault(str(root)), datetime.fromisoformat(f"{day}T09:00:00+00:00"))


def put(root: Path, item: FollowUp, *, override: str = "") -> Path:
    """Write the draft of a follow-up, and let a person touch it."""
    desk = Desk(me=Me(name="Alex Doe"))
    text = render_draft(item, desk, "[[Interviews/Acme]]") + "P.S. my own words\n"
    file = root / DRAFTS / f"{item.kind.value}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(with_override(text, override) if override else text, "utf-8")
    return file


def chaser(report: Report) -> FollowUp:
    """Give the chaser that is owed."""
    kinds = {Kind.FOLLOW_UP, Kind.STATUS_CHECK}
    (item,) = [i for i in report.outcome.follow_ups if i.kind in kinds and i.state.open]
    return item


def review(root: Path, day: str) -> DraftReview:
    """Check the only draft."""
    (found,) = look(root, day).outcome.reviews
    return found


def patience(found: DraftReview) -> tuple[list[str], Verdict]:
    """Give the codes about pestering, and the verdict."""
    findings = dict(found.by_aspect)[Aspect.NOT_PESTERING]
    limits = [one.code for one in findings if one.code in {"VS523", "VS524", "VS525"}]
    return limits, dict(found.verdicts)[Aspect.NOT_PESTERING]


CASES = [
    # what: log, keys, day on which it is checked, codes
    ("due", "", "", "2026-03-10", []),
    ("a call yesterday", "- 2026-03-09 call to Dana Whitfield\n", "", "2026-03-10", ["VS524"]),
    (
        "the last message is three business days ago",
        "- 2026-03-05 update to Dana Whitfield\n",
        "",
        "2026-03-10",
        [],
    ),
    (
        "an update two business days ago",
        "- 2026-03-06 update to Dana Whitfield\n",
        "",
        "2026-03-10",
        ["VS524"],
    ),
    ("an answer is promised", "", "they_reply_by: 2026-03-20\n", "2026-03-10", ["VS525"]),
    ("the promised day is over", "", "they_reply_by: 2026-03-06\n", "2026-03-10", []),
    (
        "both: the gap and the promise",
        "- 2026-03-09 update to Dana Whitfield\n",
        "they_reply_by: 2026-03-20\n",
        "2026-03-10",
        ["VS524", "VS525"],
    ),
]


@pytest.mark.parametrize(
    ("log", "keys", "day", "codes"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_draft_is_refused_inside_the_gap_and_before_the_promise(
    log: str, keys: str, day: str, codes: list[str], tmp_path: Path
) -> None:
    """S31, S33: each refusal says why, in the draft's own line, until the day that it names."""
    root = vault(tmp_path / "v", log, keys)
    put(root, chaser(look(root, day)))
    found = review(root, day)
    assert patience(found)[0] == codes
    assert (patience(found)[1] is Verdict.NO) is bool(codes)
    told = [one for one in look(root, day).findings if one.code in codes]
    assert [one.code for one in told] == codes
    for one in told:
        assert one.source in (root / one.path).read_text("utf-8")
        assert "--override" in one.help
        assert "wait until" in one.message


@pytest.mark.parametrize(
    ("log", "keys", "code"),
    [
        ("", "they_reply_by: 2026-03-20\n", "VS525"),
        ("- 2026-03-09 update to Dana Whitfield\n", "", "VS524"),
    ],
)
def test_what_waits_is_no_error_yet(
    log: str, keys: str, code: str, tmp_path: Path, cli: Cli
) -> None:
    """Nobody is to send it before its day: `check` ends well, and it is still refused."""
    root = vault(tmp_path / "v", log, keys)
    item = chaser(look(root, "2026-03-10"))
    assert not item.state.pressing
    put(root, item)
    (told,) = [one for one in look(root, "2026-03-10").findings if one.code == code]
    assert told.severity is Severity.INFO
    assert code in {one.code for one in review(root, "2026-03-10").findings if _error(one)}
    assert not review(root, "2026-03-10").ready
    ran = cli("check", "--fail-on", "error", vault=root, as_of="2026-03-10T09:00+00:00")
    assert f"error: [{code}]" not in ran.stdout
    assert "error: " not in "".join(line for line in ran.stdout.splitlines() if code in line)
    refused = cli("draft", item.id, "--text", vault=root, as_of="2026-03-10T09:00+00:00")
    assert (refused.returncode, refused.stdout) == (1, "")


def _error(one: Finding) -> bool:
    return one.severity is Severity.ERROR


@pytest.mark.parametrize("code", ["VS524", "VS525"])
def test_an_override_needs_a_reason_and_counts_for_the_limits_only(
    code: str, tmp_path: Path
) -> None:
    """S36: with a reason in its head the draft is refused no more; without one it is."""
    log = "- 2026-03-09 update to Dana Whitfield\n" if code == "VS524" else ""
    root = vault(tmp_path / "v", log, "" if log else "they_reply_by: 2026-03-20\n")
    item = chaser(look(root, "2026-03-10"))
    file = put(root, item, override=WHY)
    found = review(root, "2026-03-10")
    assert patience(found)[0] == []
    assert [one.code for one in found.overridden] == [code]
    assert code not in {one.code for one in look(root, "2026-03-10").findings}
    file.write_text(file.read_text("utf-8").replace(f'"{WHY}"', '"  "'), "utf-8")
    assert patience(review(root, "2026-03-10"))[0] == [code]


def test_the_reason_is_recorded_with_the_touch(tmp_path: Path) -> None:
    """S36: the line in the note says why; un-ticking takes the whole line back."""
    root = vault(tmp_path / "v", "", "they_reply_by: 2026-03-20\n")
    before = contents(root)[NOTE]
    put(root, chaser(look(root, "2026-03-10")), override=WHY)
    sync_here(root, "2026-03-10T09:00:00+00:00")
    tick(root, "Follow-up to Dana Whitfield", ending=" ✅ 2026-03-10")
    report = sync_here(root, "2026-03-10T09:00:00+00:00")
    line = f"- [x] Follow-up to Dana Whitfield by email (override: {WHY}) ✅ 2026-03-10"
    assert [record.change.new for record in report.records] == [line]
    assert line in (root / NOTE).read_text("utf-8").splitlines()
    (done,) = task_lines((root / DUE).read_text("utf-8"), "Follow-up to Dana")
    assert "- [x]" in done
    unticked = done.replace("- [x]", "- [ ]").partition(" ✅")[0]
    due = root / DUE
    due.write_text(due.read_text("utf-8").replace(done, unticked), "utf-8")
    assert sync_here(root, "2026-03-10T09:00:00+00:00").records
    assert contents(root)[NOTE] == before


@pytest.mark.parametrize("how", ["tick", "status"])
def test_a_reason_against_no_limit_is_not_recorded(how: str, tmp_path: Path) -> None:
    """S36: once the limit is gone the old reason in the draft is noise."""
    root = vault(tmp_path / "v", "", "they_reply_by: 2026-03-20\n")
    file = put(root, chaser(look(root, "2026-03-10")), override=WHY)
    sync_here(root, "2026-03-10T09:00:00+00:00")
    note = root / NOTE
    note.write_text(note.read_text("utf-8").replace("they_reply_by: 2026-03-20\n", ""), "utf-8")
    sync_here(root, "2026-03-10T10:00:00+00:00")
    if how == "tick":
        tick(root, "Follow-up to Dana Whitfield", ending=" ✅ 2026-03-10")
    else:
        text = file.read_text("utf-8")
        file.write_text(text.replace("status: draft", "status: sent"), "utf-8")
    sync_here(root, "2026-03-10T11:00:00+00:00")
    line = "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-10"
    assert line in note.read_text("utf-8").splitlines()


def test_a_reason_is_recorded_of_a_draft_set_to_sent(tmp_path: Path) -> None:
    """S36: while the limit stands, the reason goes into the note whatever settles it."""
    root = vault(tmp_path / "v", "", "they_reply_by: 2026-03-20\n")
    file = put(root, chaser(look(root, "2026-03-10")), override=WHY)
    sync_here(root, "2026-03-10T09:00:00+00:00")
    text = file.read_text("utf-8")
    file.write_text(text.replace("status: draft", "status: sent"), "utf-8")
    sync_here(root, "2026-03-10T11:00:00+00:00")
    assert f"(override: {WHY}) ✅ 2026-03-10" in (root / NOTE).read_text("utf-8")


def test_a_third_message_is_refused(tmp_path: Path) -> None:
    """S37: somebody's own third draft is an error that says what went out, and what to do."""
    root = vault(tmp_path / "v", FIRST + SECOND)
    file = root / DRAFTS / "once more.md"
    file.parent.mkdir(parents=True)
    head = (
        "---\ntype: follow-up-draft\nkind: status-check\ninterview: '[[Acme]]'\nstatus: draft\n"
    )
    file.write_text(f"{head}---\n\nDear Dana,\n", "utf-8")
    (told,) = [one for one in look(root, "2026-03-30").findings if one.code == "VS523"]
    assert (told.path, told.line) == (f"{DRAFTS}/once more.md", 3)
    assert "2 messages went out (Mon 9 Mar, Tue 24 Mar)" in told.message
    assert "--override" in told.help


@pytest.mark.parametrize("log", ["", FIRST])
def test_before_the_cap_a_draft_of_ones_own_is_no_third(log: str, tmp_path: Path) -> None:
    """S37 refuses what is too much, and nothing else."""
    root = vault(tmp_path / "v", log)
    file = root / DRAFTS / "my own.md"
    file.parent.mkdir(parents=True)
    head = (
        "---\ntype: follow-up-draft\nkind: status-check\ninterview: '[[Acme]]'\nstatus: draft\n"
    )
    file.write_text(f"{head}---\n\nDear Dana,\n", "utf-8")
    assert "VS523" not in {one.code for one in look(root, "2026-03-30").findings}


def test_an_overridden_third_message_is_there_once(tmp_path: Path) -> None:
    """S36, S37: it is there while its draft says why, and brings no fourth."""
    root = vault(tmp_path / "v", FIRST + SECOND)
    (standing,) = look(root, "2026-03-30").outcome.standings
    item = third(standing)
    assert item
    assert not [i for i in look(root, "2026-03-30").outcome.follow_ups if i.id == item.id]
    put(root, item, override=WHY)
    sync_here(root, "2026-03-30T09:00:00+00:00")
    made = chaser(look(root, "2026-04-02"))
    assert (made.id, made.state, made.due) == (item.id, State.DUE, date(2026, 3, 30))
    assert patience(review(root, "2026-04-02"))[0] == []
    text = (root / DUE).read_text("utf-8")
    (line,) = [one for one in task_lines(text, "Status check to Dana") if "- [ ]" in one]
    ticked = line.replace("- [ ]", "- [x]") + " ✅ 2026-04-02"
    (root / DUE).write_text(text.replace(line, ticked), "utf-8")
    sync_here(root, "2026-04-02T09:00:00+00:00")
    text = (root / NOTE).read_text("utf-8")
    assert text.count(f"(override: {WHY}) ✅ 2026-04-02") == 1
    assert (root / DRAFTS / "Sent" / "status-check.md").exists()
    after = look(root, "2026-04-02").outcome
    assert [i.state for i in after.follow_ups if i.id == item.id] == [State.DONE]
    before = contents(root)
    assert not sync_here(root, "2026-04-02T09:00:00+00:00").wrote
    assert contents(root) == before
    kinds = {Kind.FOLLOW_UP, Kind.STATUS_CHECK}
    assert not [i for i in after.follow_ups if i.kind in kinds and i.state.open]


HEADS = [
    # before, after
    ("---\nid: vs-aaaaaaaa\n---\n\nHi\n", '---\nid: vs-aaaaaaaa\noverride: "w"\n---\n\nHi\n'),
    (
        "---\r\nid: vs-aaaaaaaa\r\n---\r\n\r\nHi\r\n",
        '---\r\nid: vs-aaaaaaaa\r\noverride: "w"\r\n---\r\n\r\nHi\r\n',
    ),
    (
        "\ufeff---\noverride: old\nid: vs-aaaaaaaa\n---\nHi",
        '\ufeff---\noverride: "w"\nid: vs-aaaaaaaa\n---\nHi',
    ),
]


@pytest.mark.parametrize(("before", "after"), HEADS)
def test_only_the_line_of_the_key_changes(before: str, after: str) -> None:
    """Every other byte of a draft stays as it was (hazard 1)."""
    assert with_override(before, "w") == after
    assert read_draft("", after).override == "w"


@pytest.mark.parametrize(
    "text", ["Hi\n", "---\ntitle: x\n---\n", "---\nid: vs-aaaaaaaa\noverride:\n  - a\n---\n"]
)
def test_a_head_that_cannot_take_it_is_left_alone(text: str) -> None:
    """Nothing is guessed in a head that is not understood."""
    with pytest.raises(ValueError, match="cannot be"):
        with_override(text, "w")


# On the command line


def sent(cli: Cli, root: Path, *args: str, day: str) -> str:
    """Run `vaultsync draft`; give what it says, whatever the exit code."""
    ran = cli("draft", *args, vault=root, as_of=f"{day}T09:00+00:00")
    assert "Traceback" not in ran.stderr
    return f"{ran.returncode}\n{ran.stdout}{ran.stderr}"


def test_a_third_message_is_refused_and_overridden_on_the_command_line(
    cli: Cli, tmp_path: Path
) -> None:
    """S36, S37: the refusal says what went out; with a reason the draft is written, once."""
    root = vault(tmp_path / "v", FIRST + SECOND)
    sync_here(root, "2026-03-30T09:00:00+00:00")
    before = contents(root)
    said = sent(cli, root, "acme", day="2026-03-30")
    assert said.startswith("1\n")
    assert "2 messages went out (Mon 9 Mar, Tue 24 Mar)" in said
    assert "--override" in said
    assert contents(root) == before
    said = sent(cli, root, "acme", "--override", WHY, day="2026-03-30")
    (draft,) = [p for p in contents(root) if p.endswith("status-check.md")]
    assert f'override: "{WHY}"' in (root / draft).read_text("utf-8")
    assert "Status check to Dana Whitfield" in said
    text = (root / draft).read_text("utf-8")
    assert "I have written twice about it, most recently on Tuesday 24 March" in text
    assert f"[In a sentence, why you write again: {WHY}]" in text
    assert "after two messages without an answer" in (root / DUE).read_text("utf-8")
    assert contents(root)[NOTE] == before[NOTE]
    assert "- [ ] Status check to" in (root / DUE).read_text("utf-8")
    done = cli("done", "status-check", vault=root, as_of="2026-03-31T09:00+00:00")
    assert done.returncode == 0, done.stderr
    assert f"(override: {WHY}) ✅ 2026-03-31" in (root / NOTE).read_text("utf-8")
    said = sent(cli, root, "acme", day="2026-04-02")
    assert "3 messages went out" in said


def test_what_waits_for_the_promised_day_is_overridden(cli: Cli, tmp_path: Path) -> None:
    """S36: a message that is not due yet has no draft; with a reason it gets one."""
    root = vault(tmp_path / "v", "", "they_reply_by: 2026-03-20\n")
    said = sent(cli, root, "acme", "dana", day="2026-03-10")
    assert "--override" in said
    assert not [path for path in contents(root) if path.startswith(DRAFTS)]
    sent(cli, root, "acme", "dana", "--override", WHY, day="2026-03-10")
    (draft,) = [path for path in contents(root) if path.startswith(DRAFTS)]
    found = review(root, "2026-03-10")
    assert found.draft.path == draft
    assert [one.code for one in found.overridden] == ["VS525"]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", "1 to 200 characters"),
        ("  ", "1 to 200 characters"),
        ("x" * 201, "1 to 200 characters"),
    ],
)
def test_a_reason_that_cannot_be_recorded(
    why: str, said: str, cli: Cli, tmp_path: Path
) -> None:
    """S36: an override needs a reason that fits into a line; nothing is written without."""
    root = vault(tmp_path / "v", "", "they_reply_by: 2026-03-20\n")
    before = contents(root)
    assert said in sent(cli, root, "acme", "dana", "--override", why, day="2026-03-10")
    assert contents(root) == before


def test_what_nothing_stands_against_is_not_overridden(cli: Cli, tmp_path: Path) -> None:
    """A reason without a refusal would be noise in the note."""
    root = vault(tmp_path / "v")
    sync_here(root, "2026-03-10T09:00:00+00:00")
    before = contents(root)
    said = sent(cli, root, "acme", "dana", "--override", WHY, day="2026-03-10")
    assert "there is no objection to" in said
    assert contents(root) == before


def test_only_a_message_can_be_meant(cli: Cli, tmp_path: Path) -> None:
    """To follow the company is no message: the words of its name mean the one that is."""
    root = vault(tmp_path / "v", "", "they_reply_by: 2026-03-20\n")
    said = sent(cli, root, "acme", "--override", WHY, day="2026-03-10")
    assert "could be any of" not in said
    assert [one.code for one in review(root, "2026-03-10").overridden] == ["VS525"]
