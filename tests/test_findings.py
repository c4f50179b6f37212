"""Findings: the table of codes, their explanations, what is told of them, and how it looks."""

import ast
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

import vaultsync
from tests.support import AS_OF, Cli, run_script
from tests.test_contracts import NOT_YET
from vaultsync.calendar import AsOf
from vaultsync.cli.findings_view import github, gnu
from vaultsync.cli.session import Session
from vaultsync.cli.watch_runs import Runs
from vaultsync.cli.watch_told import Told
from vaultsync.diagnostics import CODES, GROUPS, Finding, Severity
from vaultsync.explanations import EXPLANATIONS, Explanation, Form
from vaultsync.owed import Kind
from vaultsync.parse.config import read_settings
from vaultsync.pipeline import build
from vaultsync.render.excerpt import excerpt
from vaultsync.selection import Selection, UnknownCodeError, read_code
from vaultsync.settings import Me, Settings
from vaultsync.snapshot import Document, Snapshot
from vaultsync.vault.pace import Occasion, Why

MakeVault = Callable[..., Path]

# The table and its explanations

HEAD = {"type": "interview", "company": "Acme", "role": "Tester", "date": "2026-03-05"}
BODY = "## Jane Doe\nemail:: jane@acme.example\n- their new test bench"
NOW = AsOf(instant=datetime.fromisoformat(AS_OF), zone=ZoneInfo("Europe/London"))


def as_note(told: Explanation, text: str) -> str:
    """Put an example into the note in which it would stand."""
    if told.form is Form.NOTE:
        return text + "\n"
    if told.form is Form.BODY:
        lines = [f"{key}: {value}" for key, value in HEAD.items()]
        return "\n".join(["---", *lines, "---", "", text, ""])
    keys = {line.split(":")[0] for line in f"{told.wrong}\n{told.right}".splitlines()}
    lines = [f"{key}: {value}" for key, value in HEAD.items() if key not in keys]
    return "\n".join(["---", *lines, text, "---", "", BODY, ""])


PANEL = """\
---
type: interview
company: Acme
role: Tester
date: 2026-03-05
---

## Jane Doe
email:: jane@acme.example
phone:: +44 7700 900118
text_ok:: yes
- their new test bench with forty sensors

## Marcus Lee
email:: marcus@acme.example
- archive of paper drawings in the basement
- **concern:** no welding course yet
"""
"""The note that examples of drafts come from."""
SAID = "I was glad to hear about the test bench and its forty sensors."
LETTER = """\
Dear Jane Doe,

Thank you for your time on Thursday and for the opportunity to talk about the Tester role at
Acme.

{said} In my last job eleven of ours failed in the cold until we built a little oven beside the
rig, and I would like to see whether that helps you as well.

I am very interested in the role, and I look forward to the next step.

Kind regards,
Alex Kim
"""


def panel_ids() -> dict[str, str]:
    """Give the IDs of the thank-yous of the panel, by the first name in lower case."""
    notes = (Document.of("Interviews/Acme.md", PANEL),)
    items = build(Snapshot(notes=notes), Settings(), NOW).follow_ups
    return {
        one.person.name.split()[0].lower(): one.id
        for one in items
        if one.kind is Kind.THANK_YOU
    }


def as_draft(text: str) -> str:
    """Put a few lines of an example into the draft in which they would stand.

    Lines `key: value` in front belong to its head; what is left is the greeting, the whole
    message, or what it says about the talk.
    """
    ids = panel_ids()
    head = {
        "type": "follow-up-draft",
        "id": ids["jane"],
        "kind": "thank-you",
        "channel": "email",
        "to": "jane@acme.example",
        "subject": '"Thank you: Tester at Acme"',
        "status": "draft",
    }
    said = re.match(r"((?:[a-z_]+: .*\n?)*)\n?", text)
    assert said
    for line in said[1].splitlines():
        key, _, value = line.partition(": ")
        head[key] = value if value.startswith('"') else f'"{value}"'
    whom = head["to"].strip('"').partition("@")[0]
    head["id"] = ids.get(whom, head["id"])
    rest = text[said.end() :]
    if rest.startswith("Dear") and not rest.endswith(","):
        body = rest
    elif rest.startswith("Dear"):
        body = LETTER.format(said=SAID).replace("Dear Jane Doe,", rest)
    else:
        body = LETTER.format(said=rest or SAID)
    lines = [f"{key}: {value}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", body])


def codes_of_draft(text: str) -> set[str]:
    """Give the codes that reading a draft beside its note gives."""
    snapshot = Snapshot(
        notes=(Document.of("Interviews/Acme.md", PANEL),),
        drafts=(Document.of("Follow-ups/Drafts/a.md", text),),
    )
    settings = Settings(me=Me(name="Alex Kim"))
    return {one.code for one in build(snapshot, settings, NOW).findings}


def codes_of(told: Explanation, text: str) -> set[str]:
    """Give the codes that reading an example gives."""
    if told.form is Form.CONFIG:
        return {one.code for one in read_settings(text + "\n").findings}
    if told.form in {Form.DRAFT, Form.LETTER}:
        return codes_of_draft(text if told.form is Form.DRAFT else as_draft(text))
    notes = (Document.of("Interviews/Acme.md", as_note(told, text)),)
    return {one.code for one in build(Snapshot(notes=notes), Settings(), NOW).findings}


def test_the_table_is_sound() -> None:
    """Each code says `VSnnn`, stands in the order of its number and belongs to a group."""
    assert list(CODES) == sorted(CODES)
    for name, code in CODES.items():
        assert re.fullmatch(r"VS[0-9]{3}", name)
        assert (code.name, code.group in GROUPS) == (name, True)
        assert re.fullmatch(r"[a-zA-Z][^.`]{2,50}", code.title)
    finding = Finding(path="a.md", code="VS101", message="x")
    assert finding.severity is CODES["VS101"].severity is Severity.ERROR


def test_titles_are_plain_words() -> None:
    """`explain` lists them without more: no word of the program's own is left unexplained."""
    own = r"nearly|consent|stranger|over the cap|strategy|doubtful|in prose$|two looks|beside a"
    titles = {name: code.title for name, code in CODES.items() if name != "VS312"}
    assert {name: title for name, title in titles.items() if re.search(own, title)} == {}
    assert not any(re.search(own, group) for group in GROUPS.values())


def test_every_code_is_explained() -> None:
    """Each code has a cause of one to three sentences, an example, and what helps."""
    assert set(EXPLANATIONS) == set(CODES)
    for name, told in EXPLANATIONS.items():
        sentences = re.findall(r"[.:;](?: |$)", told.cause)
        assert 1 <= len(sentences) <= 5, name
        assert told.cause[0].isupper(), name
        assert told.cause.endswith("."), name
        assert told.cure.endswith("."), name
        assert told.wrong.strip(), name
        assert bool(told.right) == (told.form is not Form.SITUATION), name
        room = 90 if told.form is Form.SITUATION else 76  # an example is shown as it stands
        lines = f"{told.wrong}\n{told.right}".splitlines()
        if told.form is Form.LETTER:  # but a letter is broken to the screen, see test_screens
            lines = [line for line in lines if re.match(r"[a-z_]+: ", line)]
        assert max(map(len, lines), default=0) <= room, name
        assert not re.search(r"(?<!\{)\{\w+\}", f"{told.wrong}{told.right}"), name
        assert len(told.wrong.splitlines()) <= 12, name


SHOWN = sorted(name for name, told in EXPLANATIONS.items() if told.form is not Form.SITUATION)


@pytest.mark.parametrize("name", SHOWN)
def test_examples_do_what_they_say(name: str) -> None:
    """Reading an example gives its finding, reading the better one does not."""
    if name in NOT_YET:
        pytest.skip("nothing makes this finding yet")
    told = EXPLANATIONS[name]
    assert name in codes_of(told, told.wrong)
    assert name not in codes_of(told, told.right)


@pytest.mark.parametrize("name", SHOWN)
def test_better_examples_are_good(name: str) -> None:
    """What is shown as better gives no finding; only an address may be left out."""
    told = EXPLANATIONS[name]
    known = {"VS201"} if "email" not in told.right else set()
    assert codes_of(told, told.right) <= known


def test_explain_tells_every_code() -> None:
    """`vaultsync explain CODE` works for all codes, without a vault, as text and as JSON."""
    script = (
        "import sys\n"
        "from vaultsync.cli.main import cli\n"
        "from vaultsync.diagnostics import CODES\n"
        "for code in CODES:\n"
        "    for more in ([], ['--json']):\n"
        "        cli.main(['explain', code, *more], standalone_mode=False)\n"
        "        print('-' * 8)\n"
    )
    ran = run_script(script)
    told = ran.stdout.split("-" * 8 + "\n")
    assert ran.stderr == ""
    for number, (name, code) in enumerate(CODES.items()):
        text, data = told[number * 2], json.loads(told[number * 2 + 1])
        assert text.startswith(f"{name} {code.severity.value}: {code.title} (")
        assert EXPLANATIONS[name].cure.split()[-1] in text
        assert max(map(len, text.splitlines())) <= 96
        assert [one["code"] for one in data["codes"]] == [name]
        assert all(data["codes"][0][key] for key in ("title", "cause", "example", "cure"))


@pytest.mark.parametrize(
    ("written", "begins", "lines"),
    [
        ("VS101", "VS101 error: date not understood (the lines at the top)", 8),
        ("vs101", "VS101 error: date not understood (the lines at the top)", 8),
        ("101", "VS101 error: date not understood (the lines at the top)", 8),
        ("[VS101]", "VS101 error: date not understood (the lines at the top)", 8),
        ("VS2", "VS2xx persons", 8),
        ("", "VS0xx the file", len(CODES)),
        ("VS9", "VS9xx plugins", 2),
    ],
)
def test_explain_as_typed(written: str, begins: str, lines: int, cli: Cli) -> None:
    """Case does not matter, `101` and a code as copied from a finding are understood."""
    ran = cli("explain", *([written] if written else []))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(begins)
    assert len(ran.stdout.splitlines()) >= lines


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("VS11O", "`VS110`"),
        ("VS199", "`VS109`"),
        ("V201", "`VS201`"),
        ("VS2001", "`VS201`"),
        ("VS999", "`vaultsync explain` lists"),
        ("date", "`vaultsync explain` lists"),
        ("VS10\u0661", "`VS1"),
        ("VS7", "did you mean `VS"),
        ("VS\x1b[2J", "lists"),
        ("VS11", "10 codes begin so, `VS110` to `VS119`: name one, or its group `VS1`"),
        ("11", "10 codes begin so, `VS110` to `VS119`"),
        ("vs12", "7 codes begin so, `VS120` to `VS126`: name one"),
        ("VS39", "did you mean `VS3`?"),
        ("VS95", "`vaultsync explain` lists"),
        ("VS", "`vaultsync explain` lists"),
    ],
)
def test_an_unknown_code(written: str, near: str, cli: Cli, make_vault: MakeVault) -> None:
    """It is wrong use, exit code 2, and the nearest code is named; for `check` as well."""
    with pytest.raises(UnknownCodeError) as refused:
        read_code(written)
    assert near in refused.value.hint
    vault = make_vault({})
    for args in (("explain", written), ("check", "--ignore", written, "--vault", str(vault))):
        ran = cli(*args)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert near in ran.stderr
        assert "\x1b" not in ran.stderr


def of_touches(day: str, lines: list[str]) -> list[Finding]:
    """Give what is found about the touches of an interview on a day."""
    log = "".join(f"- {line}\n" for line in lines)
    text = f"---\ntype: interview\ncompany: Acme\ndate: {day}\n---\n\n{BODY}\n{log}"
    found = build(Snapshot(notes=(Document.of("a.md", text),)), Settings(), NOW).findings
    return [one for one in found if one.code.startswith("VS3")]


@pytest.mark.parametrize(
    ("day", "lines", "code", "message"),
    [
        (
            *("2026-03-11", ["[x] Thank-you email"], "VS302"),
            "thank-you on 2026-03-11 is in the future; it does not count yet",
        ),
        (
            *("2026-02-11", ["[x] Called", "2026-02-13 called again"], "VS304"),
            "a second call on 2026-02-13, less than 7 days after the one on 2026-02-11",
        ),
    ],
)
def test_a_tick_without_a_day_is_not_called_dated(
    day: str, lines: list[str], code: str, message: str
) -> None:
    """It has the interview's day, and the help says so; one with a day needs none."""
    (one,) = of_touches(day, lines)
    assert (one.code, one.message) == (code, message)
    assert one.help.endswith("; a line without a day counts for the day of the interview")
    days = ["2026-03-02 called", "2026-03-04 called", "2026-03-13 thank-you email sent"]
    assert not [one for one in of_touches("2026-02-11", days) if "without" in one.help]


@pytest.mark.parametrize(
    ("day", "lines", "told"),
    [
        ("2026-03-11", ["2026-03-13 thank-you email sent"], "VS302"),
        ("2026-03-11", ["12/03/2026 thank-you email sent"], "VS301"),
        ("2026-02-11", ["2026-02-11 called", "2026-02-13 called again"], "VS304"),
        ("2026-02-11", ["2026-02-11 called", "12/03/2026 called again"], "VS301"),
        ("2026-02-11", ["12/03/2026 called", "2026-02-13 called again"], "VS301"),
    ],
)
def test_nothing_is_said_of_a_day_that_was_not_read(
    day: str, lines: list[str], told: str
) -> None:
    """The interview's day counts instead, which is no day that anybody wrote."""
    assert [one.code for one in of_touches(day, lines)] == [told]


# --select, --ignore and findings.ignore

FOUND = ("VS006", "VS101", "VS113", "VS201", "VS204", "VS301")
"""Two errors among them: VS101 and VS301."""
CHOICES = [
    # nothing is left out
    ("", "", "", "006 101 113 201 204 301"),
    ("", "", "VS9", "006 101 113 201 204 301"),
    ("", "VS205", "VS114 VS4", "006 101 113 201 204 301"),
    # a code, a group
    ("", "VS201", "", "006 101 113 204 301"),
    ("", "", "VS201", "006 101 113 204 301"),
    ("", "VS2", "", "006 101 113 301"),
    ("", "VS201", "VS204", "006 101 113 301"),
    # a group leaves its errors in, a full code does not
    ("", "VS1 VS3", "", "006 101 201 204 301"),
    ("", "", "VS1", "006 101 201 204 301"),
    ("", "VS101 VS1", "", "006 201 204 301"),
    ("", "", "VS101", "006 113 201 204 301"),
    # only these
    ("VS2", "", "", "201 204"),
    ("VS101 VS006", "", "", "006 101"),
    ("VS9", "", "", ""),
    # what is asked for on the command line is shown though the vault ignores it
    ("VS2", "", "VS201", "201 204"),
    ("VS2", "VS204", "VS201", "201"),
]


@pytest.mark.parametrize(("select", "ignore", "configured", "shown"), CHOICES)
def test_choosing(select: str, ignore: str, configured: str, shown: str) -> None:
    """What is shown, and that everything else is counted with its reason."""
    findings = [Finding(path="a.md", code=code, message="x") for code in FOUND]
    selection = Selection(
        select=tuple(select.split()),
        ignore=tuple(ignore.split()),
        configured=tuple(configured.split()),
    )
    sifted = selection.sift(findings)
    assert [one.code[2:] for one in sifted.shown] == shown.split()
    assert sum(sifted.hidden.values()) == len(FOUND) - len(sifted.shown)


ODD = """\
---
type: interview
company: Acme
date: 2026-02-26
status: limbo
duration: long
time: 14:30
they_reply_by: next Friday
---

## Jane Doe
- their test bench
"""
"""VS108 (error), VS113, VS201 and the remark VS110."""


@pytest.mark.parametrize(
    ("options", "config", "codes", "quiet"),
    [
        ("", "", "VS113 VS108 VS201", ""),
        ("--all", "", "VS113 VS108 VS110 VS201", ""),
        ("--ignore VS113", "", "VS108 VS201", "1 finding ignored by --ignore"),
        ("--ignore vs113,201 --ignore 110", "", "VS108", "3 findings ignored by --ignore"),
        ("", 'ignore = ["VS1"]', "VS108 VS201", "2 findings ignored by vaultsync.toml"),
        ("", 'ignore = ["VS108"]', "VS113 VS201", "1 finding ignored by vaultsync.toml"),
        ("--select VS110", "", "VS110", "3 findings not selected"),
        (
            "--ignore VS201",
            'ignore = "VS113"',
            "VS108",
            "1 finding ignored by --ignore, 1 finding ignored by vaultsync.toml",
        ),
    ],
)
def test_choosing_in_text(
    options: str, config: str, codes: str, quiet: str, cli: Cli, make_vault: MakeVault
) -> None:
    """Text tells the chosen findings, and in one line what was left out."""
    vault = make_vault({"a.md": ODD}, f'timezone = "Europe/London"\n[findings]\n{config}\n')
    lines = cli("check", *options.split(), vault=vault).stdout.splitlines()
    assert [line[-6:-1] for line in lines if re.search(r" \[VS\d{3}\]$", line)] == codes.split()
    assert [line for line in lines if re.match(r"\d+ finding", line)] == [
        *filter(None, [quiet])
    ]
    remark = "1 remark on how things were read: `--all` shows it"
    left_out = "110" in options or "--all" in options or 'VS1"' in config
    assert (remark in lines) == (not left_out)


def test_of_a_day_that_cannot_be_read_nothing_else_is_said(
    cli: Cli, make_vault: MakeVault
) -> None:
    """It counts as the interview's: neither too late nor too soon after another."""
    calls = "- 2026-02-20 called Jane\n- 04/05/2026 called Jane\n"
    ahead = ODD.replace("2026-02-26", "2026-03-26")
    vault = make_vault(
        {"a.md": f"{ODD}{calls}", "b.md": f"{ahead}- 04/05/2026 thank-you sent\n"}
    )
    data = json.loads(cli("check", "--json", "--select", "VS3", vault=vault).stdout)
    assert [(one["path"], one["code"]) for one in data["findings"]] == [
        ("a.md", "VS301"),
        ("b.md", "VS301"),
    ]


def test_choosing_in_show(cli: Cli, make_vault: MakeVault) -> None:
    """`show` leaves out the same findings, and counts those of its note only."""
    vault = make_vault({"a.md": ODD, "b.md": ODD.replace("Acme", "Zenith")})
    out = cli("show", "a", "--ignore", "VS1", vault=vault).stdout
    assert re.findall(r"\[(VS\d{3})\]", out) == ["VS108", "VS201"]
    assert out.endswith("\n2 findings ignored by --ignore\n")
    data = json.loads(cli("show", "a", "--json", "--select", "VS108", vault=vault).stdout)
    assert [one["code"] for one in data["findings"]] == ["VS108"]
    assert data["hidden_findings"] == 3


@pytest.mark.parametrize("form", ["text", "gnu", "github", "json"])
def test_what_is_ignored_does_not_count(form: str, cli: Cli, make_vault: MakeVault) -> None:
    """In no form: neither printed nor counted for the exit code of `check` and `sync`."""
    told = 'timezone = "Europe/London"\n'
    vault = make_vault({"a.md": ODD}, told)
    args = ("check", "--format", form, "--fail-on", "error", "--ignore", "VS4")
    before = cli(*args, vault=vault)
    assert (before.returncode, "VS108" in before.stdout) == (1, True)
    (vault / "vaultsync.toml").write_text(f'{told}[findings]\nignore = ["VS108"]\n', "utf-8")
    after = cli(*args, vault=vault)
    assert (after.returncode, "VS108" in after.stdout) == (0, False)
    assert cli("sync", "--dry-run", vault=vault).returncode == 0
    if form == "json":
        data = json.loads(after.stdout)
        assert data["hidden_findings"] == 1
        assert [one["code"] for one in data["findings"]] == ["VS113", "VS110", "VS201"]


@pytest.mark.parametrize(
    ("config", "kept", "told"),
    [
        ("[findings]\n", (), []),
        ("[findings]\nignore = []\n", (), []),
        ('[findings]\nignore = ["VS201", "vs2", "113"]\n', ("VS201", "VS2", "VS113"), []),
        ('[findings]\nignore = ["VS201", "VS2O4"]\n', ("VS201",), [(2, 21, "`VS204`")]),
        ('findings.ignore = "VS999"\n', (), [(1, 20, "explain")]),
        (
            '[me]\nname = "VS999"\n[findings]\nignore = ["VS999"]\n',
            (),
            [(4, 12, "explain")],
        ),
        ('findings = {ignore = ["dates"]}\n', (), [(1, 24, "explain")]),
        (
            '[findings]\nignore = [\n  "VS201",\n  "",\n  "VS1O1",\n]\n',
            ("VS201",),
            [(4, 4, "explain"), (5, 4, "`VS101`")],
        ),
    ],
)
def test_ignoring_in_the_configuration(
    config: str, kept: tuple[str, ...], told: list[tuple[int, int, str]]
) -> None:
    """Codes that exist count; each other one is VS606, at its place, with the nearest code."""
    read = read_settings(config)
    assert read.settings.findings.ignore == kept
    assert {one.code for one in read.findings} <= {"VS606"}
    places = [(one.line, one.column) for one in read.findings]
    assert places == [(line, column) for line, column, _ in told]
    assert all(near in one.help for one, (_, _, near) in zip(read.findings, told, strict=True))


def test_watch_honours_the_configuration(
    make_vault: MakeVault, capsys: pytest.CaptureFixture[str]
) -> None:
    """What vaultsync.toml ignores is not told by `watch`."""
    for config, told in (("", True), ('[findings]\nignore = ["VS108"]\n', False)):
        vault = make_vault({"a.md": ODD}, f'timezone = "Europe/London"\n{config}')
        teller = Told(str(vault), quiet=False, as_json=False)
        Runs(Session.open(str(vault), AS_OF, "never"), teller).run(Occasion(Why.START))
        err = capsys.readouterr().err
        assert ("[VS108]" in err, "[VS113]" in err) == (told, True)


def test_a_check_does_not_pay_for_explanations(make_vault: MakeVault) -> None:
    """Explanations and the columns of other scripts are loaded only where they are needed."""
    vault = make_vault({"a.md": ODD})
    script = (
        "import sys\n"
        "from vaultsync.cli.main import cli\n"
        f"cli.main(['check', '--vault', {str(vault)!r}], standalone_mode=False)\n"
        "print(sorted({'wcwidth', 'rich', 'vaultsync.explanations'} & set(sys.modules)))\n"
    )
    ran = run_script(script)
    assert "VS108" in ran.stdout
    assert ran.stdout.endswith("\n[]\n")


# Drafts

DRAFT = "---\ntype: follow-up-draft\nid: vs-aaaaaaaa\nstatus: draft\n---\n\nDear Jane,\n"


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        # nothing to say
        ("Follow-ups/Drafts/My own.md", "# Ideas\n", []),
        ("Follow-ups/Drafts/My own.md", "---\nid: 12\nstatus: draft\n---\n", []),
        ("Follow-ups/Drafts/My own.md", "---\ntype: [broken\n---\n", []),
        ("Follow-ups/Drafts/My own.md", "text\n---\ntype: follow-up-draft\nx: [\n---\n", []),
        ("Follow-ups/Drafts/My own.md", "---\nx: [\n---\ntype: follow-up-draft\n", []),
        ("Follow-ups/Drafts/Sent/a.md", DRAFT, []),
        ("Follow-ups/Drafts/Sent/a.md", DRAFT.replace("id:", "id: ["), []),
        ("Follow-ups/Drafts/a.md", DRAFT.replace("status: draft", "status: sent"), []),
        # a draft that belongs to nothing any more
        ("Follow-ups/Drafts/a.md", DRAFT, [("VS501", 3, 5)]),
        ("Follow-ups/Drafts/a.md", "\ufeff" + DRAFT.replace("\n", "\r\n"), [("VS501", 3, 5)]),
        # a draft that cannot be read
        ("Follow-ups/Drafts/a.md", DRAFT.replace("id:", "to: [\nid:"), [("VS502", 5, 7)]),
        ("Follow-ups/Drafts/a.md", DRAFT.replace("draft\n---", "draft"), [("VS502", 1, 1)]),
        (
            "Follow-ups/Drafts/a.md",
            '---\nsubject: a: b\n"type": "follow-up-draft"\n---\n',
            [("VS502", 2, 11)],
        ),
    ],
)
def test_drafts(path: str, text: str, codes: list[tuple[str, int, int]]) -> None:
    """VS501 and VS502 are for drafts of ours only; what a person keeps there is their own."""
    snapshot = Snapshot(drafts=(Document.of(path, text),))
    found = build(snapshot, Settings(), NOW).findings
    assert [(one.code, one.line, one.column) for one in found] == codes
    assert all(one.help and one.source for one in found)


def test_drafts_of_follow_ups_are_no_finding(small: Path, cli: Cli) -> None:
    """After a sync no draft is one too many; without the interview its drafts are."""
    data = json.loads(cli("check", "--json", vault=small).stdout)
    assert not [one for one in data["findings"] if one["code"].startswith("VS5")]
    (small / "Interviews" / "Kumo.md").unlink()
    text = cli("check", "--all", "--select", "VS5", vault=small).stdout
    assert re.findall(r"^(.*):3:5: info: .*\[(VS\d+)\]$", text, re.MULTILINE) == [
        ("Follow-ups/Drafts/2026-03-04 Kumo Robotics, Aiko Tanaka, thank-you.md", "VS501")
    ]


# The line and its caret

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
CARETS = [
    # source, column, length, room, line, carets
    ("date: soon", 7, 4, 40, "date: soon", "      ^^^^"),
    ("  date: soon", 3, 4, 40, "  date: soon", "  ^^^^"),
    ("date:", 6, 1, 40, "date:", "     ^"),
    ("date:", 99, 9, 40, "date:", "     ^"),
    ("soon", 0, 0, 40, "soon", "^"),
    ("role: 日本語 soon", 7, 3, 40, "role: 日本語 soon", "      ^^^^^^"),
    ("role: 日本語 soon", 11, 4, 40, "role: 日本語 soon", "             ^^^^"),
    ("한글 soon", 4, 4, 40, "한글 soon", "     ^^^^"),
    ("\u1112\u1161\u11ab soon", 5, 4, 40, "\u1112\u1161\u11ab soon", "   ^^^^"),
    ("e\u0301e\u0301 soon", 6, 4, 40, "e\u0301e\u0301 soon", "   ^^^^"),
    ("e\u0301e\u0301 soon", 4, 1, 40, "e\u0301e\u0301 soon", " ^"),
    (f"{FAMILY} soon", 9, 4, 40, f"{FAMILY} soon", "   ^^^^"),
    (f"a {FAMILY} b", 3, 7, 40, f"a {FAMILY} b", "  ^^"),
    ("🇩🇪🇫🇷 soon", 6, 4, 40, "🇩🇪🇫🇷 soon", "     ^^^^"),
    ("👍🏽 soon", 4, 4, 40, "👍🏽 soon", "   ^^^^"),
    ("❤\ufe0f soon", 4, 4, 40, "❤\ufe0f soon", "   ^^^^"),
    ("1\ufe0f\u20e3 soon", 5, 4, 40, "1\ufe0f\u20e3 soon", "   ^^^^"),
    ("\tsoon", 2, 4, 40, "    soon", "    ^^^^"),
    ("ab\tc\tsoon", 6, 4, 40, "ab  c   soon", "        ^^^^"),
    ("日\tsoon", 3, 4, 40, "日  soon", "    ^^^^"),
    ("a\tb", 2, 1, 40, "a   b", " ^^^"),
    ("\x1b[2J soon", 6, 4, 40, r"\x1b[2J soon", "        ^^^^"),
    ("\u202eabc soon", 6, 4, 40, r"\x202eabc soon", "          ^^^^"),
    ("\u200b soon", 3, 4, 40, r"\x200b soon", "       ^^^^"),
    ("שלום soon", 6, 4, 40, "שלום soon", "     ^^^^"),
    ("\u00a0soon", 2, 4, 40, "\u00a0soon", " ^^^^"),
    # cut where it does not fit
    ("soon" + "x" * 96, 1, 4, 20, "soon" + "x" * 15 + "…", "^^^^"),
    ("soon" + "x" * 96, 1, 100, 20, "soon" + "x" * 15 + "…", "^" * 19),
    ("date: " + "x" * 94, 7, 94, 20, "date: " + "x" * 13 + "…", "      " + "^" * 13),
    ("x" * 11 + "soon" * 20, 12, 80, 20, "…xxsoonsoonsoonsoon…", "   " + "^" * 16),
    ("x" * 96 + "soon", 97, 4, 20, "…" + "x" * 15 + "soon", " " * 16 + "^^^^"),
    ("x" * 20, 21, 1, 20, "…" + "x" * 18, " " * 19 + "^"),
    ("x" * 19, 20, 1, 20, "x" * 19, " " * 19 + "^"),
    ("x" * 20, 20, 1, 20, "x" * 20, " " * 19 + "^"),
    ("x" * 50 + "soon" + "y" * 50, 51, 4, 20, "…xxxxxxxsoonyyyyyyy…", " " * 8 + "^^^^"),
    ("日" * 50 + "soon" + "本" * 50, 51, 4, 20, "…日日日soon本本本本…", " " * 7 + "^^^^"),
    ("e\u0301" * 100, 101, 2, 8, "…" + "e\u0301" * 6 + "…", "   ^"),
]


@pytest.mark.parametrize(("source", "column", "length", "room", "line", "carets"), CARETS)
def test_carets(
    source: str, column: int, length: int, room: int, line: str, carets: str
) -> None:
    """The caret stands under the very characters, in the columns that a terminal shows."""
    shown = excerpt(source, column, length, room)
    assert shown.rows == (line, carets)
    assert wcswidth(line) <= room
    assert wcswidth(shown.before) == shown.indent


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("日本語 é abc क्\u200dष می\u200cخواهم", "日本語 é abc क्\u200dष می\u200cخواهم"),
        ("🇩🇪✅", "🇩🇪✅"),
        (f"{FAMILY}!", "👨!"),
        ("👍🏽!", "👍!"),
        ("👩🏽\u200d💻!", "👩!"),
        ("❤\ufe0f!", "❤ !"),
        ("1\ufe0f\u20e3!", "1 !"),
        ("🏴\u200d☠\ufe0f!", "🏴!"),
    ],
)
def test_steady_emoji(source: str, shown: str) -> None:
    """On a terminal an emoji is as wide as it should be, whatever the terminal makes of it."""
    steady = excerpt(source, len(source), 1, 60, steady=True)
    assert steady.rows[0] == shown
    assert steady.indent == excerpt(source, len(source), 1, 60).indent


TEXTS = st.text(
    st.sampled_from(f"ab \t日é\u0301\u200d\ufe0f🏽🇩👩\x1b\u202eשا{FAMILY}"), max_size=90
)


@given(TEXTS, st.integers(0, 99), st.integers(0, 99), st.integers(8, 60), st.booleans())
def test_carets_always_fit(
    source: str, column: int, length: int, room: int, steady: bool
) -> None:
    """Whatever the line holds, it stays within the room, and the carets below it."""
    shown = excerpt(source, column, length, room, steady=steady)
    line, carets = shown.rows
    assert len(carets) <= room
    assert carets.strip(" ") == "^" * shown.carets
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert "\t" not in line


def test_a_line_of_a_megabyte_is_cut() -> None:
    """Hazard 13: the time and the room that a line takes do not grow with it."""
    for unit in ("x", "日", "e\u0301", "\u0301", FAMILY, "\u200d"):
        source = unit * (1_000_000 // len(unit))
        shown = excerpt(source, len(source) // 2, 5, 80)
        assert len(shown.before + shown.marked + shown.after) < 6000
        assert len(shown.rows[1]) <= 80


# The other forms

HARD = Finding(
    path="Interviews/a, b: 100%\nc.md",
    line=3,
    column=7,
    code="VS101",
    message="cannot read\r\n50%: x,y",
    help="write it\nso",
)


def test_github_escapes() -> None:
    """Line ends, `%`, and in properties `:` and `,` are written as workflows want it."""
    assert github(HARD) == (
        "::error file=Interviews/a%2C b%3A 100%25%0Ac.md,line=3,col=7,title=VS101"
        "::cannot read%0D%0A50%25: x,y%0Ahelp: write it%0Aso"
    )


def test_gnu_is_one_line(cli: Cli, make_vault: MakeVault) -> None:
    """A line break in a name or a value makes no second line; blanks stay as they are."""
    assert gnu(HARD).startswith("Interviews/a, b: 100%\nc.md:3:7: error: ")
    bad = '---\ntype: interview\ncompany: A\ndate: "so\\non"\n---\n\n## Jo\n'
    vault = make_vault({"My notes/a b.md": bad})
    out = cli("check", "--format", "gnu", "--select", "VS101", vault=vault).stdout
    assert re.fullmatch(r"My notes/a b\.md:4:\d+: error: cannot read .*\[VS101\]\n", out)


def test_json_has_the_length(cli: Cli, make_vault: MakeVault) -> None:
    """Place and length in characters are the same in every form."""
    note = "---\ntype: interview\ncompany: 日本\ndate: 2026-03-05\nstatus: 日本 e\u0301\n---\n"
    vault = make_vault({"a.md": note})
    data = json.loads(cli("check", "--json", "--select", "VS113", vault=vault).stdout)
    (one,) = data["findings"]
    assert (one["line"], one["column"], one["length"]) == (5, 9, 5)


def test_rules_show_the_line(cli: Cli, make_vault: MakeVault) -> None:
    """What the rules find is shown with its line as well, all of it marked."""
    vault = make_vault({"a.md": ODD})
    out = cli("check", "--select", "VS201", vault=vault).stdout
    assert "\n   11 | ## Jane Doe\n      | ^^^^^^^^^^^\n  help: " in out


def test_line_numbers_of_any_length(cli: Cli, make_vault: MakeVault) -> None:
    """The caret stands right in a note of more than 99,999 lines, too."""
    long = ODD + "\n" * 100_000 + "- [x] Thank-you to Jane Doe ✅ 2026-02-30\n"
    out = cli("check", "--select", "VS301", vault=make_vault({"a.md": long})).stdout
    (at,) = [i for i, line in enumerate(out.splitlines()) if line.startswith("100013 | ")]
    line, carets = out.splitlines()[at : at + 2]
    assert carets.index("^") == line.index("✅") + 3  # one wide character stands before it


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("scheduled", "the status is `scheduled`, but no interview is planned"),
        ("Scheduled", "the status is `scheduled`, but no interview is planned"),
        ("invited", "the status 'invited' is read as `scheduled`, but no interview is planned"),
        ("replied", "the status is `replied`, but no reply is noted"),
        ("heard back", "the status 'heard back' is read as `replied`, but no reply is noted"),
        ("waiting", ""),
    ],
)
def test_a_status_that_holds_back_is_told_as_it_is_written(
    written: str, said: str, cli: Cli, make_vault: MakeVault
) -> None:
    """VS402 says what was written, what waits for it, and what to write."""
    head = "".join(f"{key}: {value}\n" for key, value in HEAD.items())
    vault = make_vault({"I/a.md": f"---\n{head}status: {written}\n---\n{BODY}\n"})
    shown = " ".join(cli("check", "--as-of", AS_OF, vault=vault).stdout.split())
    assert ("VS402" in shown) == bool(said)
    assert said in shown
    if said:
        assert "the follow-up waits" in shown
        assert "write `status: waiting`" in shown


@pytest.mark.parametrize(
    ("keys", "log", "told"),
    [
        ("", "", True),
        ("", "- [x] Thank-you by email ✅ 2026-03-05", True),  # the follow-up can still keep it
        ("status: rejected", "", False),
        ("date: 2025-03-05", "", False),
    ],
)
def test_a_promise_is_told_by_a_plain_check_while_a_message_can_keep_it(
    keys: str, log: str, cli: Cli, make_vault: MakeVault, *, told: bool
) -> None:
    """VS219 is a warning; once nothing is to be written any more it would only nag (S08)."""
    head = {**HEAD, **dict([keys.split(": ")] if keys else [])}
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    body = f"{BODY}\n- I'll send her the slides\n{log}\n"
    vault = make_vault({"I/a.md": f"---\n{lines}---\n{body}"})
    shown = cli("check", "--as-of", AS_OF, vault=vault).stdout
    assert ("VS219" in shown) is told
    assert ("`- **promised:** the slides`" in " ".join(shown.split())) is told


_RUN_TOGETHER = re.compile(r"(?<![\w\\])[a-z]{3,}(?!Path\b)[A-Z][a-z]+ [a-z]")
"""`sinceHow a`: the end of one sentence and the beginning of another, with nothing between."""


def test_no_two_sentences_run_together() -> None:
    """A text that goes on in the next line of the code ends with its blank, or alone."""
    found = []
    for file in sorted(Path(vaultsync.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += [f"{file.name}: {one}" for one in _RUN_TOGETHER.findall(node.value)]
    assert found == []
