"""`vaultsync draft`: what people see of their drafts, and how a ready one leaves the vault."""

import email
import email.policy
import io
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.draft_files import rewritten
from tests.support import AS_OF, Cli
from tests.talking import CTRL_D, Talk, talk
from tests.vaults import (
    DRAFTS,
    MARCUS_DRAFT,
    NORTHWIND,
    PRIYA,
    PRIYA_DRAFT,
    changed,
    contents,
    state,
    sync_here,
    tick,
)
from vaultsync.cli import main
from vaultsync.edit.draft_head import as_proofread, with_override
from vaultsync.edit.lines import Refusal
from vaultsync.edit.message import with_message
from vaultsync.parse.draft import read_draft
from vaultsync.vault.editor import opener

GOOD = """\
Dear Priya Raman,

Thank you for your time on Thursday and for the opportunity to talk about the Engineer role at \
Northwind. How you moved 140 DAGs to Dagster without a quiet weekend has stayed with me since; \
I would have done it in one night, and I see now why that would have been the wrong night.

As promised, the watermark write-up will reach you this week. It covers the late events first.

I am very interested in the role and in Northwind, and I look forward to the next steps.

Kind regards,
Alex Doe
"""
TEXT = """\
Dear Marcus Lee, thank you for your time. A one-week rota with a weekly alert review is what I \
hope to find. I am keen on the Engineer role. Alex Doe
"""
MakeVault = Callable[..., Path]


class Ran(NamedTuple):
    """What a run in this process gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(small: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `vaultsync draft` here, on the small vault, perhaps with something on stdin."""

    def draft(*args: str, stdin: bytes = b"", vault: Path = small) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main.run(["draft", *args, "--vault", str(vault), "--as-of", AS_OF])
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, *capfd.readouterr())

    return draft


def ident(root: Path, path: str) -> str:
    """Give the ID of a draft."""
    return read_draft(path, (root / path).read_text("utf-8")).id


# Looking


def test_the_list_says_how_each_stands(run: Run, small: Path) -> None:
    """Every open draft, its ID, and what it waits for; `draft` alone does the same."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    ran = run("list")
    assert ran.code == 0
    assert f"by email, Fri 6 Mar 15:45  {ident(small, PRIYA_DRAFT)}\n    personal: " in ran.out
    assert "· proofread and ready\n" in ran.out
    assert ", Marcus Lee" not in ran.out
    assert "to Marcus Lee at Northwind by text" in ran.out
    assert "    1 bracket left\n" in ran.out
    assert ran.out.endswith("3 drafts, 1 ready to be sent\n")
    assert run().out == ran.out


def test_the_list_tells_of_what_else_is_wrong(example: Path, cli: Cli) -> None:
    """Who fills in the brackets of a letter that can go to nobody learns it beforehand."""
    out = cli("draft", "list", vault=example).stdout
    lost = "no address: nothing says where to reach Kaveh Rostami"
    assert f"    4 brackets left · {lost}\n" in out
    assert out.count("    1 bracket left\n") == 2


LATE = "2026-03-07T09:00+00:00"


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        (AS_OF, "\x1b[33m\x1b[1mFri 6 Mar 15:45\x1b[0m\n"),
        (LATE, "\x1b[31m\x1b[1mFri 6 Mar 15:45, overdue\x1b[0m\n"),
    ],
)
def test_the_day_of_a_draft_as_the_list_has_it(
    as_of: str, due: str, small: Path, cli: Cli
) -> None:
    """What is overdue is red here, too, and says so in a word; what is due is as in `check`."""
    args = ("draft", "show", "priya", "--color", "always")
    out = cli(*args, vault=small, as_of=as_of).stdout
    label = next(line for line in out.splitlines() if "Fri 6 Mar" in line)
    assert label.endswith(due.removesuffix("\n"))
    assert "overdue" not in cli(*args, vault=small).stdout


def test_what_is_not_judged_has_no_colour(small: Path, cli: Cli) -> None:
    """A form that nobody has written in yet has no fault, so nothing of it is red or green."""
    out = cli("draft", "show", "priya", "--color", "always", vault=small).stdout
    said = next(line for line in out.splitlines() if "professional" in line)
    assert said.endswith("professional   not judged yet")
    assert "\x1b" not in said
    personal = next(line for line in out.splitlines() if "personal " in line)
    assert "\x1b[31m" in personal


def test_the_next_step_names_the_mark(run: Run, small: Path) -> None:
    """Brackets and errors are not all: only a person says that it is proofread (S29)."""
    mark = "; then read it once more, and set `proofread: true` in it"
    assert f"in the place of each bracket{mark}" in run("show", "marcus").out
    rewritten(small / PRIYA_DRAFT, GOOD.replace("Dear Priya", "Dear Marcus"))
    assert mark not in run("show", "priya").out  # it is set


def test_the_list_as_json(run: Run, small: Path) -> None:
    """The verdicts stand with every draft (S56)."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    drafts = {one["person"]: one for one in run("list", "--json").data["drafts"]}
    assert set(drafts) == {"Priya Raman", "Marcus Lee", "Aiko Tanaka"}
    assert drafts["Priya Raman"]["draft_review"] == {
        "personal": "yes",
        "professional": "yes",
        "not_pestering": "yes",
        "errors": 0,
        "warnings": 0,
        "open_slots": 0,
        "proofread": True,
        "ready": True,
    }
    assert drafts["Marcus Lee"]["draft_review"]["open_slots"] == 1
    assert not drafts["Marcus Lee"]["draft_review"]["ready"]
    assert drafts["Marcus Lee"]["channel"] == "text"


@pytest.mark.parametrize("words", [("priya",), ("northwind", "priya"), ("thank-you", "raman")])
def test_a_draft_goes_by_words(words: tuple[str, ...], run: Run, small: Path) -> None:
    """By words of company, person and kind, by its ID, or by the beginning of that."""
    whole = ident(small, PRIYA_DRAFT)
    shown = run("show", *words)
    assert (shown.code, shown.err) == (0, "")
    for other in (words, (whole,), (whole[:6],), (f"{whole}-1qo",), ("show", whole)):
        assert run(*other).out == shown.out
    assert run("--vault", str(small), "show", *words).out == shown.out
    assert "  to       priya@northwind.example\n" in shown.out
    assert f"  file     {PRIYA_DRAFT}\n" in shown.out
    assert "\n    Dear Priya Raman,\n" in shown.out
    for verdict in ("personal", "professional", "not pestering"):
        assert f"\n  {verdict:<14} " in shown.out
    assert "\n  proofread      no\n" in shown.out
    assert f"Next: `vaultsync draft open {whole}`" in shown.out


def test_there_is_one_count_of_words(run: Run, small: Path) -> None:
    """The length on top is that of which VS534 tells, on a screen and as JSON."""
    rewritten(small / PRIYA_DRAFT, "Dear Priya Raman,\n\nThank you.\n\nKind regards,\nAlex Doe")
    shown = run("show", "priya").out
    assert "  length   5 words\n" in shown
    assert "5 words are short for this kind of message [VS534]" in shown
    assert run("show", "priya", "--json").data["draft"]["length"] == {"words": 5}


def test_show_as_json_holds_the_message(run: Run, small: Path) -> None:
    """A pipe takes the message from there, ready or not; a text says how long it is (S27)."""
    message = rewritten(small / MARCUS_DRAFT, TEXT, proofread=False)
    data = run("show", "marcus", "--json").data
    assert data["draft"]["body"] == message
    assert data["draft"]["length"] == {
        "messages": 1, "units": len(message), "ucs2": False, "left": 160 - len(message),
    }  # fmt: skip
    assert run("marcus", "--json").data == data
    assert f"length   {len(message)} characters: 1 message" in run("marcus").out
    rewritten(small / MARCUS_DRAFT, TEXT + "…", proofread=False)
    assert "characters of Unicode: 3 messages" in run("marcus").out


@pytest.mark.parametrize(
    ("args", "said", "fix"),
    [
        (("priay",), "no draft matches 'priay'", "did you mean `Priya`?"),
        (("opne", "marcus"), "'opne marcus'", "did you mean `vaultsync draft open marcus`?"),
        (("zzz",), "no draft matches 'zzz'", "`vaultsync draft list` lists them"),
        (("northwind",), "could be any of:\n  vs-", "or its ID"),
        (("dana",), "there is no draft for vs-", "`vaultsync sync` writes one"),
        (("priya", "--eml", "--sms"), "--eml and --sms exclude each other", "--help"),
        (("priya", "--json", "--sms"), "it does not go with --sms", "--help"),
        (("--eml", "northwind", "priya"), "'northwind' does not end in .eml", "--help"),
        (("show",), "Missing argument 'WHAT...'", "draft show --help"),
        (("list", "x"), "unexpected extra argument", "draft list --help"),
        (("priya", "--force"), "No such option", "draft --help"),
    ],
)
def test_what_cannot_be_meant(
    args: tuple[str, ...],
    said: str,
    fix: str,
    run: Run,
) -> None:
    """Exit code 2, what is wrong, and what to type instead."""
    ran = run(*args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert fix in ran.err


def test_help_has_examples(run: Run) -> None:
    """The group's help lists options, sub-commands and examples; each of those has its own."""
    shown = run("--help")
    assert shown.code == 0
    assert "draft WHAT... [OPTIONS]" in shown.out
    for word in ("--mailto", "--eml", "--sms", "--text", "--stdin", "list", "show", "check"):
        assert word in shown.out
    for name in ("list", "show", "open", "check"):
        assert "Examples:" in run(name, "--help").out


def test_check_judges_what_nobody_has_begun(run: Run, small: Path) -> None:
    """`check` tells also of untouched drafts; with words only of those that go by one."""
    every = run("check")
    assert every.out.count("\n  personal ") == 3
    assert every.out.count("Next: ") == 3
    two = run("check", "northwind")
    assert two.out.count("\n  personal ") == 2
    assert "Aiko" not in two.out
    both = run("check", ident(small, PRIYA_DRAFT), "aiko", "priya")
    assert both.out.count("\n  personal ") == 2
    data = run("check", "priya", "--json").data
    assert [one["person"] for one in data["drafts"]] == ["Priya Raman"]
    assert data["findings"] == [] or data["findings"][0]["path"] == PRIYA_DRAFT
    assert run("check", "nobody").code == 2


# Ready


@pytest.mark.parametrize("way", ["--mailto", "--eml", "--sms", "--text"])
@pytest.mark.parametrize("path", [PRIYA_DRAFT, MARCUS_DRAFT])
def test_a_draft_that_nobody_proofread_is_not_handed_over(
    way: str, path: str, run: Run, small: Path
) -> None:
    """S29: on every channel a person's mark comes first; nothing goes to stdout before."""
    rewritten(small / path, GOOD if path == PRIYA_DRAFT else TEXT, proofread=False)
    ran = run(ident(small, path), way)
    assert (ran.code, ran.out) == (1, "")
    assert f"{path} is not ready: not proofread" in ran.err
    assert "then set `proofread: true` in it" in ran.err


@pytest.mark.parametrize("way", ["--sms", "--mailto", "--text", "show"])
def test_that_it_is_not_ready_comes_first(way: str, run: Run, small: Path) -> None:
    """Before what is found, and before the message where one is shown (issue 8)."""
    path = MARCUS_DRAFT
    rewritten(small / path, f"{TEXT} [more]", proofread=False)
    ran = run("show", "marcus") if way == "show" else run(ident(small, path), way)
    said = ran.out if way == "show" else ran.err
    warned = said.index("not ready")
    assert "still to be filled in" in said[warned:]
    assert "still to be filled in" not in said[:warned]
    assert TEXT not in said[:warned]


def test_a_ready_draft_has_no_warning(run: Run, small: Path) -> None:
    """What may go out is shown without one."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    assert "not ready" not in run("show", "priya").out


def test_an_untouched_draft_is_not_handed_over(run: Run) -> None:
    """It says how many sentences it still asks for."""
    ran = run("marcus", "--text")
    assert (ran.code, ran.out) == (1, "")
    assert "is not ready: 1 bracket left, not proofread" in ran.err
    assert "put a sentence of your own in the place of each bracket" in ran.err


def test_a_ready_draft_says_how_it_goes_on(run: Run, small: Path) -> None:
    """The next step is to hand it over, and then to record it."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    whole = ident(small, PRIYA_DRAFT)
    shown = run("priya").out
    assert f"Ready: `vaultsync draft {whole} --mailto` or `--eml FILE` hands it over" in shown
    assert f"once it is sent: `vaultsync done {whole}`" in shown


def test_what_is_sent_is_shown_and_not_handed_over(run: Run, small: Path) -> None:
    """A draft in `Sent` can be looked at; it does not go out twice."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    whole = ident(small, PRIYA_DRAFT)
    note = small / NORTHWIND
    said = note.read_text("utf-8").replace(
        "to Dagster\n", "to Dagster\n- [x] Thank-you ✅ 2026-03-06\n"
    )
    note.write_text(said, "utf-8")
    sync_here(small)
    assert "Not checked: it is sent." in run(whole).out
    for way in ("--text", "--eml"):
        ran = run(whole, way)
        assert (ran.code, ran.out) == (1, "")
        assert "is not ready: it is sent" in ran.err
    assert run(whole, "--stdin", stdin=b"x").code == 1
    assert "Priya" not in run("list").out


def test_what_was_put_away_was_not_sent(run: Run, small: Path) -> None:
    """A draft in `Not sent` is shown as what it is, and not handed over."""
    whole = ident(small, PRIYA_DRAFT)
    tick(small, PRIYA, "-")
    sync_here(small)
    assert "Not checked: it was not sent, and is no longer owed (skipped)." in run(whole).out
    shown = run("show", whole, "--json").data["draft"]
    assert (shown["sent"], shown["put_away"]) == (False, True)
    ran = run(whole, "--text")
    assert (ran.code, ran.out) == (1, "")
    assert "is not ready: it was not sent, and is no longer owed (skipped)" in ran.err


def test_an_override_says_how_it_is_withdrawn(run: Run, small: Path) -> None:
    """S36: whoever sees the reason also sees which line to remove."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    path = small / PRIYA_DRAFT
    text = path.read_text("utf-8")
    assert "withdraw" not in run("priya").out
    path.write_text(with_override(text, "Priya asked me to"), "utf-8")
    line = path.read_text("utf-8").splitlines().index('override: "Priya asked me to"') + 1
    shown = run("priya").out
    assert "  override Priya asked me to\n" in shown
    assert f"(to withdraw it, remove line {line} of the file, `override:`)\n" in shown


def test_another_status_is_told(run: Run, small: Path) -> None:
    """A draft that is marked as something else is not checked, and says so."""
    path = small / PRIYA_DRAFT
    rewritten(path, GOOD)
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: ready"), "utf-8")
    assert "not checked: its status is 'ready'" in run("list").out
    ran = run("priya", "--text")
    assert (ran.code, ran.out) == (1, "")
    assert "its status on line 11 is 'ready'" in ran.err


# Handing over


def test_a_mail_goes_out_in_each_form(run: Run, small: Path, tmp_path: Path) -> None:
    """A link, a file, the text alone: each says what the draft says, to one recipient (S20)."""
    message = rewritten(small / PRIYA_DRAFT, GOOD)
    before = state(small)
    link = run("priya", "--mailto")
    assert link.out.startswith("mailto:priya@northwind.example?subject=Thank%20you")
    assert link.out.count("\n") == 1
    assert run("priya", "--text").out == f"{message}\n"
    raw = run("priya", "--eml")
    sent = email.message_from_string(raw.out, policy=email.policy.default)
    assert sent["To"] == "Priya Raman <priya@northwind.example>"
    assert sent["X-Unsent"] == "1"
    assert (link.err, raw.err) == ("", "")
    file = tmp_path / "thanks.eml"
    wrote = run("priya", "--eml", str(file))
    assert wrote.out == f"{file}\n"
    assert f"vaultsync done {ident(small, PRIYA_DRAFT)}" in wrote.err
    assert file.read_bytes().replace(b"\r\n", b"\n").decode() == raw.out.replace("\r\n", "\n")
    assert state(small) == before
    refused = run("priya", "--sms")
    assert (refused.code, refused.out) == (1, "")
    assert "the draft is no SMS, it goes by email: its channel is 'email'" in refused.err
    assert "take `--mailto` or `--eml`" in refused.err


MAILTO = 'xdg-open "$(vaultsync draft {id} --mailto {there})"'
SMS = 'xdg-open "$(vaultsync draft {id} --sms {there})"'
FILE = "vaultsync draft {id} --eml mail.eml {there}"
DONE = "once it is sent: `vaultsync done {id}`"


@pytest.mark.parametrize("columns", [40, 200])
@pytest.mark.parametrize(
    ("path", "way", "said"),
    [
        (PRIYA_DRAFT, "--mailto", (f"to open it: {MAILTO}", DONE)),
        (MARCUS_DRAFT, "--sms", (f"to open it: {SMS}", "or open it on your phone", DONE)),
        (PRIYA_DRAFT, "--eml", (f"as a file: {FILE}", DONE)),
        (PRIYA_DRAFT, "--eml=it's.eml", ("""to open it: xdg-open 'it'"'"'s.eml'""", DONE)),
        (PRIYA_DRAFT, "--text", ("copy it into your message", DONE)),
    ],
)
def test_a_screen_is_told_what_opens_it(
    path: str, way: str, said: tuple[str, ...], columns: int, small: Path, tmp_path: Path
) -> None:
    """Who sees a link is told the line that opens it, to copy; who pipes it gets it alone."""
    rewritten(small / path, GOOD if path == PRIYA_DRAFT else TEXT)
    whole, there = ident(small, path), f"--vault {small} --as-of {AS_OF}"
    args = ("draft", whole, way, *there.split())
    shown = talk(*args, answers=(), cwd=tmp_path, columns=columns).shown
    for one in said:
        text = one.format(id=whole, there=there)
        assert text in (shown if "vaultsync draft" in text else " ".join(shown.split()))
    program = f"{sys.executable} -m vaultsync {' '.join(args)}"
    piped = talk(answers=(), cwd=tmp_path, script=f'test "$({program})" && echo ended').shown
    assert piped.count("to open it") == piped.count("as a file") == piped.count("copy it") == 0


@pytest.mark.parametrize(
    ("platform", "program"), [("linux", "xdg-open"), ("darwin", "open"), ("win32", "start")]
)
def test_each_system_has_its_word(platform: str, program: str) -> None:
    """What opens a link or a file is called otherwise elsewhere."""
    assert opener(platform) == program


def test_a_text_goes_out(run: Run, small: Path) -> None:
    """S25, S26: with a number and consent the channel is text, and the link opens it."""
    message = rewritten(small / MARCUS_DRAFT, TEXT)
    assert run("marcus", "--sms").out.startswith("sms:+447700900123?body=Dear%20Marcus%20Lee")
    assert run("marcus", "--text").out == f"{message}\n"
    refused = run("marcus", "--eml")
    assert (refused.code, refused.out) == (1, "")
    assert "take `--sms`" in refused.err


def test_a_mail_file_is_never_written_over_another(
    run: Run, small: Path, tmp_path: Path
) -> None:
    """The same file again is fine; another one is left as it is; a folder gets it by name."""
    rewritten(small / PRIYA_DRAFT, GOOD)
    folder = tmp_path / "out"
    folder.mkdir()
    name = Path(PRIYA_DRAFT).stem
    assert run("priya", "--eml", str(folder)).out == f"{folder}/{name}.eml\n"
    assert run("priya", "--eml", str(folder)).code == 0
    (folder / f"{name}.eml").write_bytes(b"mine")
    ran = run("priya", "--eml", str(folder))
    assert (ran.code, ran.out) == (1, "")
    assert "exists already and is another file; nothing was written" in ran.err
    assert contents(folder) == {f"{name}.eml": b"mine"}
    missing = run("priya", "--eml", str(folder / "no" / "x.eml"))
    assert "cannot be written: No such file" in missing.err


def with_attachment(root: Path, name: str) -> None:
    """Let Priya's draft name a file that goes with it."""
    path = root / PRIYA_DRAFT
    rewritten(path, GOOD.replace("will reach you this week", "is attached"))
    text = path.read_text("utf-8").replace(
        "status: draft", f"status: draft\nattachments: {name}"
    )
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("name", ["[Files/Write-up.pdf]", '"[[Write-up.pdf]]"', "Write-up.pdf"])
def test_attachments_come_from_the_vault(name: str, run: Run, small: Path) -> None:
    """By their path in the vault, or beside the draft; read-only ones as well."""
    for place in ("Files", DRAFTS):
        (small / place).mkdir(exist_ok=True)
        (small / place / "Write-up.pdf").write_bytes(b"%PDF\x00")
        (small / place / "Write-up.pdf").chmod(0o444)
    with_attachment(small, name)
    ran = run("priya", "--eml")
    assert ran.code == 0, ran.err
    sent = email.message_from_string(ran.out, policy=email.policy.default)
    (part,) = sent.iter_attachments()
    assert (part.get_filename(), part.get_content()) == ("Write-up.pdf", b"%PDF\x00")
    assert "take `--eml`" in run("priya", "--mailto").err


MEANT = [
    # the name behind `attachments:`, and what is said of it; else it goes along
    ("Write-up.pdf", ""),  # Obsidian keeps it in a folder for attachments
    ('"[[Write-up.pdf]]"', ""),
    ('"![[Anhang/Write-up.pdf|my write-up]]"', ""),
    ("write-up.PDF", ""),
    ('"[[Twice.pdf]]"', "can be Anhang/Twice.pdf or Files/Twice.pdf"),
    ("Files/Twice.pdf", ""),
    ("Nowhere.pdf", "is not there"),
    ("up.pdf", "is not there"),  # the end of a name is no name
    ("Hidden.pdf", "is not there"),
    ("Linked.pdf", "is not there"),
    ("Anhang", "is not there"),
    (".trash/Hidden.pdf", "is in a folder that is not read, or is not a plain path"),
    ("[Write-up.pdf, Nowhere.pdf]", "'Nowhere.pdf' is not there"),
]


@pytest.mark.parametrize("name", ["by hand", "By hand", "[by hand]", "in my mail program"])
def test_what_is_attached_by_hand(name: str, run: Run, small: Path) -> None:
    """S08: it names no file, so none is looked for, and the person is told to attach it."""
    with_attachment(small, name)
    shown = run("priya")
    assert "VS522" not in shown.out
    assert "attach what goes with it yourself" in " ".join(shown.out.split())
    mail = run("priya", "--eml")
    assert mail.code == 0
    assert "filename" not in mail.out


@pytest.mark.parametrize(("name", "said"), MEANT)
def test_the_check_finds_an_attachment_as_obsidian_does(
    name: str, said: str, run: Run, small: Path
) -> None:
    """S08: what is called ready can be handed over, and by the way that is offered."""
    for place in (
        "Anhang/Write-up.pdf",
        "Anhang/Twice.pdf",
        "Files/Twice.pdf",
        ".trash/Hidden.pdf",
    ):
        (small / place).parent.mkdir(exist_ok=True)
        (small / place).write_bytes(b"%PDF\x00")
    (small.parent / "Linked.pdf").write_bytes(b"secret")
    (small / "Anhang/Linked.pdf").symlink_to(small.parent / "Linked.pdf")
    with_attachment(small, name)
    shown = run("priya")
    if said:
        assert said in shown.out
        assert "[VS522]" in shown.out
        assert "Ready" not in shown.out
        assert run("priya", "--eml").code == 1
        return
    assert "VS522" not in shown.out
    (ready,) = [line for line in shown.out.splitlines() if line.startswith("Ready")]
    assert "--eml FILE` hands it over with" in ready
    assert "--mailto" not in ready
    assert b"pdf" in run("priya", "--eml").out.encode()


def test_what_carries_nothing_says_what_to_attach_by_hand(run: Run, small: Path) -> None:
    """A message without a mail file goes out alone: what is missing is named."""
    (small / "Write-up.pdf").write_bytes(b"%PDF\x00")
    with_attachment(small, "Write-up.pdf")
    path = small / PRIYA_DRAFT
    text = path.read_text("utf-8").replace("channel: email", "channel: linkedin")
    path.write_text(text, "utf-8")
    assert "--text` hands it over; attach Write-up.pdf yourself" in run("priya").out


OUTSIDE = [
    "../secret.txt", "../../secret.txt", "/etc/hostname", "Files/../../secret.txt",
    "Files/link.txt", "out/secret.txt", ".git/config", ".obsidian/app.json", "Files/.env",
    "..", ".", "Files", "Files/pipe", "Files/missing.pdf", "Files/large.bin", "Files/a\\\\b",
    "~/secret.txt", "$HOME/secret.txt", "file:///etc/hostname", "C:/secret.txt",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_attachments_come_from_nowhere_else(
    name: str, run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hazards 18 and 19: no path, link or hidden folder carries anything else out."""
    secret = small.parent / "secret.txt"
    secret.write_text("secret")
    monkeypatch.setenv("HOME", str(small.parent))
    for folder in ("Files", ".git", ".obsidian"):
        (small / folder).mkdir(exist_ok=True)
    for hidden in (".git/config", ".obsidian/app.json", "Files/.env"):
        (small / hidden).write_text("{}")
    (small / "Files/link.txt").symlink_to(secret)
    (small / "out").symlink_to(small.parent)
    os.mkfifo(small / "Files/pipe")
    with open(small / "Files/large.bin", "wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    with_attachment(small, f'"{name}"')
    ran = run("priya", "--eml")
    assert (ran.code, ran.out) == (1, "")
    assert "the attachment" in ran.err
    assert "write its path from the vault's folder" in ran.err


# A message from a pipe


def test_a_message_from_a_pipe(run: Run, small: Path) -> None:
    """The head stays to the byte, the message is what came in, the checks look at it."""
    path = small / PRIYA_DRAFT
    head = path.read_bytes().split(b"---\n\n", 1)[0]
    before = contents(small)
    ran = run(
        "priya", "--stdin", stdin=f"\ufeff\r\n{GOOD}\r\n\n".replace("\n", "\r\n").encode()
    )
    assert ran.code == 0, ran.err
    assert path.read_bytes() == head + b"---\n\n" + GOOD.encode()
    assert changed(before, small) == {PRIYA_DRAFT}
    assert "\n  proofread      no\n" in ran.out
    assert "read it once more as its reader will" in ran.out
    sync_here(small)
    assert path.read_bytes() == head + b"---\n\n" + GOOD.encode()


def test_a_message_from_a_pipe_is_not_proofread(run: Run, small: Path) -> None:
    """S29: the mark is taken back, in its line and nowhere else; the file keeps its style."""
    path = small / PRIYA_DRAFT
    rewritten(path, GOOD)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    old = path.read_bytes()
    assert run("priya", "--stdin", stdin=b"Dear Priya,\n\nshort.").out
    head, body = path.read_bytes().split(b"---\r\n\r\n", 1)
    wanted = old.split(b"---\r\n\r\n", 1)[0]
    assert head == wanted.replace(b"proofread: true", b"proofread: false")
    assert body == b"Dear Priya,\r\n\r\nshort.\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run("priya", "--text").code == 1


def test_what_a_message_takes_the_place_of_is_kept(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever pipes into the wrong draft gets back what stood there, to the byte."""
    monkeypatch.setenv("VAULTSYNC_STATE", str(tmp_path / "state"))
    path = small / PRIYA_DRAFT
    assert run("priya", "--stdin", stdin=GOOD.encode()).err == ""
    first = path.read_bytes()
    said = run("priya", "--stdin", stdin=b"Another one.").err
    assert said.startswith("the draft as it was is kept in ")
    kept = Path(said.removeprefix("the draft as it was is kept in ").rstrip("\n"))
    assert kept.read_bytes() == first
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    for number in range(60):
        run("priya", "--stdin", stdin=b"No. %d" % number)
    assert len(list(kept.parent.glob("draft-*"))) == 50
    monkeypatch.setenv("VAULTSYNC_STATE", str(small / "state"))
    assert "is not kept: the state folder" in run("priya", "--stdin", stdin=b"Last.").err
    assert path.read_bytes().endswith(b"\n\nLast.\n")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "nothing came in"),
        (b" \n\r\n\t", "nothing came in"),
        (b"\xef\xbb\xbf", "nothing came in"),
        (b"Dear\nPriya \xff", "not UTF-8: byte 0xff in line 2"),
        ("Dear Priya".encode("utf-16"), "not UTF-8"),
        (b"a" * 100_001, "more than 100,000 bytes"),
        (b"Dear Priya,\n\x1b[2J", "line 2 of what came in holds U+001B"),
        (b"Dear\x00", "U+0000"),
        ("Dear \u202eayirP".encode(), "U+202E (right-to-left override)"),
    ],
)
def test_what_is_no_message(data: bytes, said: str, run: Run, small: Path) -> None:
    """It is refused, and the draft is what it was."""
    before = state(small)
    ran = run("priya", "--stdin", stdin=data)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert "nothing was written" in ran.err
    assert state(small) == before


def test_a_draft_that_changes_meanwhile_is_left_alone(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compare and swap: what an editor saves while the pipe runs is not lost (hazard 4)."""
    from vaultsync.cli.drafts import replacing  # noqa: PLC0415 - to come in between

    def slow(*args: Any) -> Any:
        made = with_message(*args)
        rewritten(small / PRIYA_DRAFT, "Mine.\n", proofread=False)
        return made

    monkeypatch.setattr(replacing, "with_message", slow)
    ran = run("priya", "--stdin", stdin=b"From the pipe.")
    assert (ran.code, ran.out) == (1, "")
    assert "changed meanwhile; nothing was written" in ran.err
    assert (small / PRIYA_DRAFT).read_text("utf-8").endswith("\n\nMine.\n")


def test_nothing_is_written_while_git_is_at_work(run: Run, small: Path) -> None:
    """As everywhere (hazard 13)."""
    (small / ".git").mkdir()
    (small / ".git/MERGE_HEAD").write_text("x")
    before = state(small)
    ran = run("priya", "--stdin", stdin=b"Dear Priya")
    assert (ran.code, ran.out) == (3, "")
    assert state(small) == before


HEADS = (
    "proofread: true", "proofread: yes", "proofread: True # read aloud", '"proofread": "true"',
    "proofread: 'TRUE'", "proofread:   true   ",
)  # fmt: skip


@pytest.mark.parametrize("mark", HEADS)
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_one_line_of_the_head_changes(mark: str, eol: str) -> None:
    """However the mark is written: its value becomes false, and no other byte changes."""
    head = f"---\nid: vs-36651j33\nsubject: proofread: true\n{mark}\nstatus: draft\n---\n\n"
    head = head.replace("subject: proofread: true", 'subject: "proofread: true"')
    for start in ("", "\ufeff"):
        old = start + f"{head}Old.\n".replace("\n", eol)
        new = with_message("x.md", old, "One\ntwo\n")
        assert isinstance(new, str)
        assert new.endswith(f"{eol}{eol}One{eol}two{eol}")
        before, after = (text.split(eol)[:7] for text in (old, new))
        assert [n for n in range(7) if before[n] != after[n]] == [3]
        assert not read_draft("x.md", new).proofread
        assert after[3].replace("false", "*") == mark.replace("'TRUE'", "'*'").replace(
            "True", "*"
        ).replace("true", "*").replace("yes", "*")


@pytest.mark.parametrize(
    "text",
    [
        "no head",
        "---\nid: vs-36651j33\n",
        "---\nid:\n---\n",
        "---\nid: &a vs-36651j33\n---\n",
    ],
)
def test_a_head_that_cannot_be_read(text: str) -> None:
    """A draft that is not recognised is not written into."""
    assert isinstance(with_message("x.md", text, "One"), Refusal)


def test_a_message_that_looks_like_a_head_stays_a_message() -> None:
    """What comes in cannot change recipient, subject or status (hazard 19)."""
    old = '---\nid: vs-36651j33\nto: "a@b.example"\nproofread: false\n---\n\nOld.\n'
    message = "---\nto: evil@x.example\nproofread: true\n---\n\nHello"
    new = with_message("x.md", old, message)
    assert isinstance(new, str)
    made = read_draft("x.md", new)
    assert (made.to, made.proofread, made.body) == ("a@b.example", False, f"{message}\n")


# The editor


def test_open_waits_for_the_editor_and_then_checks(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """$VISUAL before $EDITOR, with its arguments, no shell; then what the checks find."""
    script = tmp_path / "my editor"
    script.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "path = sys.argv[-1]\nassert sys.argv[1:-1] == ['--wait', 'a b', '$HOME;touch x']\n"
        "text = open(path, encoding='utf-8').read()\n"
        "open(path, 'w', encoding='utf-8').write(text.replace('Dear Priya', 'Hello Priya'))\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{script}' --wait 'a b' '$HOME;touch x'")
    monkeypatch.setenv("EDITOR", "false")
    ran = run("open", "priya")
    assert ran.err == ""
    assert "\n  personal " in ran.out
    assert "Hello Priya" in (small / PRIYA_DRAFT).read_text("utf-8")
    monkeypatch.delenv("VISUAL")
    failed = run("open", "priya")
    assert (failed.code, failed.out) == (3, "")
    assert "'false' ended with 1" in failed.err


@pytest.mark.parametrize(
    ("obsidian", "where"), [(False, "in any editor"), (True, "in Obsidian")]
)
def test_no_editor_that_nobody_chose(
    run: Run,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    obsidian: bool,
    where: str,
) -> None:
    """Without a desktop and without $VISUAL and $EDITOR none starts; the path is said (8)."""
    started = tmp_path / "started"
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sensible-editor", "nano", "vi"):
        program = programs / name
        program.write_text(f"#!/bin/sh\ntouch '{started}'\n", "utf-8")
        program.chmod(0o755)
    for name in ("VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    if obsidian:
        (small / ".obsidian").mkdir()
    ran = run("open", "priya")
    assert (ran.code, started.exists()) == (0, False)
    assert ran.out == f"{small / PRIYA_DRAFT}\n"
    assert where in ran.err
    assert f"`EDITOR=nano vaultsync draft open {ident(small, PRIYA_DRAFT)}`" in ran.err


ASKED = "Proofread and ready? [y/N]: "


def opened(vault: Path, *answers: tuple[str, str], editor: str = "true") -> Talk:
    """Open the draft for Priya in a terminal."""
    args = ("draft", "open", "priya", "--vault", str(vault), "--as-of", AS_OF)
    return talk(*args, answers=answers, VISUAL=editor)


def test_proofread_is_asked_for_in_a_terminal(small: Path) -> None:
    """Where nothing else is left, a yes changes that one line, and the draft is ready."""
    rewritten(small / PRIYA_DRAFT, GOOD, proofread=False)
    before = contents(small)
    said = opened(small, (ASKED, "y"))
    assert said.code == 0
    assert "Ready: `vaultsync draft vs-" in said.shown
    after = contents(small)
    old, new = before.pop(PRIYA_DRAFT), after.pop(PRIYA_DRAFT)
    assert new == old.replace(b"\nproofread: false\n", b"\nproofread: true\n") != old
    assert after == before
    assert ASKED not in opened(small).shown  # it was said


@pytest.mark.parametrize("answer", ["", "n", CTRL_D])
def test_no_answer_is_a_no(answer: str, small: Path) -> None:
    """It costs nothing: nothing is written, and the next step stands there as before."""
    rewritten(small / PRIYA_DRAFT, GOOD, proofread=False)
    before = contents(small)
    said = opened(small, (ASKED, answer))
    assert said.code == 0
    assert "Next: read it once more" in said.shown
    assert contents(small) == before


def test_proofread_is_not_asked_for_where_more_is_left(small: Path, run: Run) -> None:
    """Neither with an open bracket or an error, nor without a terminal."""
    before = contents(small)
    assert ASKED not in opened(small).shown
    assert contents(small) == before
    rewritten(small / PRIYA_DRAFT, GOOD.replace("Northwind.", "Northwnd."), proofread=False)
    assert ASKED not in opened(small).shown
    rewritten(small / PRIYA_DRAFT, GOOD, proofread=False)
    ran = run("open", "priya", stdin=b"y\n")
    assert ASKED not in ran.out + ran.err
    assert b"proofread: false" in (small / PRIYA_DRAFT).read_bytes()


def test_what_was_saved_while_it_asked_is_checked_again(small: Path, tmp_path: Path) -> None:
    """An editor with a window returns at once: a yes holds for the text that was checked."""
    draft, late = small / PRIYA_DRAFT, tmp_path / "late"
    rewritten(draft, GOOD, proofread=False)
    worse = draft.read_bytes().replace(b"Kind regards", b"[your wishes]")
    late.write_bytes(worse)
    editor = tmp_path / "window"
    # the save comes while the question stands, once the program has read the draft
    waits = f'(while ! grep -q asked {tmp_path}/seen; do sleep 0.05; done; cp {late} "$1"'
    editor.write_text(f"#!/bin/sh\n{waits}; touch {tmp_path}/saved) > /dev/null 2>&1 &\n")
    editor.chmod(0o755)
    (tmp_path / "seen").touch()

    def answers() -> Iterator[tuple[str, str]]:
        yield ASKED, "x"
        (tmp_path / "seen").write_text("asked")
        while not (tmp_path / "saved").exists():
            time.sleep(0.05)
        yield "type y or n", "y"

    said = talk(
        *("draft", "open", "priya", "--vault", str(small), "--as-of", AS_OF),
        answers=answers(),
        VISUAL=str(editor),
    )
    assert said.code == 1
    assert "changed meanwhile; it was checked again" in " ".join(said.shown.split())
    assert said.shown.count(ASKED) == 2  # the first one twice, and none for what is worse
    assert draft.read_bytes() == worse


PROOFREAD = (
    ("proofread: false\n", "proofread: true\n"),
    ("proofread:   no # not yet\n", "proofread:   true # not yet\n"),
    ("proofread: False\r\n", "proofread: true\r\n"),
    ("proofread: true\n", None),
    ("proofread: soon\n", None),
    ("proofread: |\n  false\n", None),
    ("", None),
)


@pytest.mark.parametrize(("line", "meant"), PROOFREAD, ids=[repr(row[0]) for row in PROOFREAD])
def test_one_line_is_proofread(line: str, meant: str | None) -> None:
    """That line and no other, also where the message holds the same words; or none at all."""
    rest = "---\n\nproofread: false\n"
    text = f"---\nid: vs-36651j33\n{line}{rest}"
    if meant is None:
        with pytest.raises(ValueError, match="`proofread` cannot be set in one line"):
            as_proofread(text)
    else:
        assert as_proofread(text) == f"---\nid: vs-36651j33\n{meant}{rest}"


@pytest.mark.parametrize(
    ("command", "said"),
    [("no-such-editor-here", "no program 'no-such-editor-here'"), ("'", "cannot read EDITOR")],
)
def test_an_editor_that_cannot_be_started(
    command: str, said: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which, and how to name one."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", command)
    ran = run("open", "priya")
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert "EDITOR=nano" in ran.err


@pytest.mark.parametrize("desktop", [True, False])
def test_without_an_editor_the_system_opens_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desktop: bool
) -> None:
    """What the system opens such files with; without a desktop, nothing that nobody chose."""
    name = "xdg-open" if desktop else "sensible-editor"
    opener = tmp_path / ("open" if sys.platform == "darwin" else name)
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(display, raising=False)
    if desktop:
        monkeypatch.setenv("DISPLAY", ":0")
    opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    ran = run("open", "priya")
    if desktop or sys.platform == "darwin":  # is not waited for
        assert (ran.code, ran.out) == (0, "")
        assert "draft check vs-" in ran.err
        assert (tmp_path / "opened").read_text().endswith(PRIYA_DRAFT)
    else:
        assert (ran.code, (tmp_path / "opened").exists()) == (0, False)


# As a process


def test_bytes_through_a_pipe(cli: Cli, small: Path) -> None:
    """A real process in a plain locale gives UTF-8, whatever the locale says."""
    rewritten(small / PRIYA_DRAFT, GOOD.replace("quiet", "“quiet” été 佐藤"))
    ran = cli("draft", "priya", "--text", vault=small, LANG="C", LC_ALL="C")
    assert ran.returncode == 0, ran.stderr
    assert "“quiet” été 佐藤" in ran.stdout


def test_check_loads_no_mail_library(example: Path) -> None:
    """What only a draft on its way needs is loaded by nothing else."""
    script = (
        "import sys\nfrom vaultsync.cli.main import run\n"
        "try:\n    run(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "late = ('email', 'subprocess', 'vaultsync.render.handing', 'vaultsync.cli.drafts')\n"
        "print([n for n in sys.modules if n.startswith(late)], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "check", "--vault", str(example), "--as-of", AS_OF],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr.splitlines()[-1] == "[]"
