"""A slip in a command, an option, a code, an ID or a name is answered with what was meant."""

import re
import shlex
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from vaultsync.cli.main import COMMANDS, run
from vaultsync.cli.matching import typable
from vaultsync.cli.meant import _ROWS

ROWS = (
    (("chekc",), "Did you mean `check`?"),
    (("complete",), "`completion`"),
    (("check", "--witin", "7d"), "--within"),
    (("check", "--formt", "gnu"), "--format"),
    (("check", "--format", "jsn"), "'json'"),
    (("check", "--ignore", "VS1O1"), "VS101"),
    (("explain", "VS11"), "`VS110` to `VS119`"),
    (("service", "instal"), "install"),
    (("draft", "shwo"), "show"),
    (("draft", "chekc"), "check"),
    (("man", "snoze"), "`snooze`"),
    (("config", "me.nme"), "`me.name`"),
    (("close", "northwind", "--status", "rejectd"), "rejected"),
    (
        ("close", "northwind", "reject"),
        "unknown status 'reject'\nhelp: did you mean `rejected`?",
    ),
    (("close", "northwind", "moving", "on"), "did you mean `moved-on`?"),
    (("close", "northwind", "senior"), "unknown status 'senior'\nhelp: with waiting, "),
    (("close", "northwind", "engineer"), "--status': one of waiting, "),
    (("people", "pirya"), "did you mean `Priya Raman`?"),
    (("stats", "nrothwind"), "did you mean `Northwind`?"),
    (("show", "northwnd"), "did you mean"),
    (("done", "northwnd", "priya"), "did you mean `Northwind`?"),
    (("done", "northwind", "pirya"), "did you mean `Priya`?"),
    (("reply", "northwind", "marcs"), "did you mean `Marcus`?"),
    (
        ("reply", "marcus", "sorry, we went with somebody else"),
        "`vaultsync reply marcus --text 'sorry, we went with somebody else'`",
    ),
    (
        ("reply", "northwind", "marcus", "we", "are", "deciding"),
        "`vaultsync reply northwind marcus --text 'we are deciding'`",
    ),
    (("reply", "marcus", "thanks!"), "`vaultsync reply marcus --text 'thanks!'`"),
    (("reply", "northwind", "jane", "doe"), "`vaultsync people` lists everyone"),
    (("reply", "nobody", "sorry, we went elsewhere"), "`vaultsync people` lists everyone"),
    (("draft", "show", "priya", "--eml"), "draft priya --eml FILE --vault "),
    (("draft", "show", "priya", "--eml", "a.eml"), "draft priya --eml a.eml --vault "),
    (("draft", "open", "priya", "--override"), "draft priya --override WHY --vault "),
    (("draft", "check", "--mailto"), "draft WHAT --mailto --vault "),
    (("draft", "list", "--sms", "priya"), "draft --sms priya --vault "),
    (("draft", "show", "priya", "--color=never", "--text"), "--color=never --text --vault "),
    (("draft", "--stdin", "show", "priya"), "draft --stdin priya --vault "),
    (("draft", "edit", "marc"), "`vaultsync draft open marc`"),
    (("draft", "send", "marcus"), "did you mean `vaultsync draft marcus`?"),
    (("draft", "send"), "`vaultsync draft list` lists them"),
    (("check", "marcus"), "`vaultsync show NOTE` says it of one"),
    (("config", "me.name", "Alex"), "`vaultsync config --show-origin`"),
    (("completion", "bsh"), "'bash'"),
    (("check", "--folder", "x"), "Did you mean `--vault`?"),
)


@pytest.mark.parametrize(("args", "meant"), ROWS, ids=[" ".join(row[0]) for row in ROWS])
def test_what_was_meant(args: tuple[str, ...], meant: str, small: Path, cli: Cli) -> None:
    """One clear sentence, what was probably meant, exit code 2, and never a traceback."""
    needs_none = {"explain", "man", "completion", "chekc", "complete"}
    done = cli(*args, vault=None if args[0] in needs_none else small)
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    assert meant in done.stderr
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.stderr


FAR = (
    ("draft", "list", "--all"),
    ("stats", "--all"),
    ("people", "--fall"),
    ("done", "marcus", "--quick"),
)


@pytest.mark.parametrize("args", FAR, ids=[" ".join(row) for row in FAR])
def test_what_is_far_off_is_not_suggested(args: tuple[str, ...], small: Path, cli: Cli) -> None:
    """`--all` is no slip for `--vault`."""
    done = cli(*args, vault=small)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: No such option '{args[-1]}'.\nhelp: ")


def test_an_option_without_its_value(capsys: pytest.CaptureFixture[str]) -> None:
    """What it takes is said, with an example where its help has one."""
    for words, said in (
        (
            ("check", "--as-of"),
            "`--as-of INSTANT`: Compute for this instant instead of now, e.g.",
        ),
        (("draft", "list", "--vault"), "`--vault FOLDER`: The vault. Default:"),
        (("snooze", "ann", "--until"), "`--until DATE`: "),
    ):
        with pytest.raises(SystemExit):
            run(words)
        assert f"requires an argument.\nhelp: {said}" in capsys.readouterr().err


WORDS = (
    ("check", "due list next todo today upcoming status Today"),
    ("draft", "send mail write email"),
    ("draft open", "edit"),
    ("new", "add create"),
    ("done", "sent tick"),
    ("skip", "ignore"),
    ("snooze", "postpone later defer"),
    ("reply", "answer heard"),
    ("close", "reject rejected offer withdraw"),
    ("people", "contacts who"),
    ("show", "why"),
    ("stats", "stat report"),
    ("config", "settings"),
    ("sync", "update refresh"),
    ("sync --dry-run", "diff"),
    ("init", "setup start"),
    ("undo", "history"),
    ("--help", "help"),
    ("--version", "version"),
)
"""Commands, and what people type for them."""


@pytest.mark.parametrize(
    ("command", "word"), [(command, word) for command, words in WORDS for word in words.split()]
)
def test_another_word_for_a_command(
    command: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who types what they want to do hears which command does it, also with words behind."""
    with pytest.raises(SystemExit) as ended:
        run([word, "northwind"])
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert said.err.startswith(f"error: No such command '{word}'. Did you mean `{command}`?\n")
    assert said.err.count("\nhelp: ") == 1


@pytest.mark.parametrize("word", ["remove", "uninstall", "delete"])
def test_how_to_be_rid_of_it(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No command does it; which ones do, and where the rest is said."""
    with pytest.raises(SystemExit):
        run([word])
    said = capsys.readouterr().err
    for part in ("init --obsidian --remove", "hooks uninstall", "service uninstall"):
        assert f"`vaultsync {part}`" in said
    assert "docs/questions.md" in said


def test_the_words_are_no_commands() -> None:
    """Every word leads to a command that is there, and none is one itself; each stands once."""
    words = [word for *_, words in _ROWS for word in words.split()]
    assert len(words) == len(set(words))
    assert not set(words) & set(COMMANDS)
    for command, *_ in _ROWS:
        assert command.partition(" ")[0] in {*COMMANDS, "", "--help", "--version"}


def test_a_vault_with_a_slip(tmp_path: Path, cli: Cli) -> None:
    """The folder beside it that was probably meant is named (issue 8)."""
    (tmp_path / "Notes").mkdir()
    for named, meant in (("Ntoes", "Notes"), ("Notes/../Notse/", "Notes/../Notes")):
        done = cli("check", "--vault", f"{tmp_path}/{named}")
        assert done.returncode == 2
        assert f"did you mean `{tmp_path}/{meant}`?" in done.stderr
    (tmp_path / "Noted.md").write_text("x", "utf-8")
    for named in ("Quite other", "gone/Notes", "Noted.md"):
        done = cli("check", "--vault", f"{tmp_path}/{named}")
        assert "help: name the folder " in done.stderr


def test_an_id_with_a_slip(small: Path, cli: Cli) -> None:
    """The nearest ID is named, by `show` and by what records."""
    out = cli("check", vault=small).stdout
    ident = next(word for word in out.split() if word.startswith("vs-"))
    wrong = f"{ident[:-2]}zz"
    for command in ("show", "done"):
        done = cli(command, wrong, vault=small)
        assert done.returncode == 2
        assert f"did you mean `{ident}`?" in done.stderr


PROPOSED = (
    # nothing is proposed: with it, nothing would go by the words
    ("done branoc priya", ""),
    ("done branoc nobody", ""),
    ("close nobody rejected", ""),
    # one word is all of the name, or enough of a person's
    ("done branoc", '"St Brannoc\'s Hospital"'),
    ("done branoc joão", '"St Brannoc\'s Hospital"'),
    ("done branok hospitl", '"St Brannoc\'s Hospital"'),
    ("reply brannoc joao gonclaves", "Gonçalves"),
    ("reply harow lane", "Harrow Lane Joinery"),
    ("close branoc rejected", '"St Brannoc\'s Hospital"'),
    ("draft show branoc", '"St Brannoc\'s Hospital"'),
    ("ask --dry-run branoc", '"St Brannoc\'s Hospital"'),
    ("people branoc", '"St Brannoc\'s Hospital"'),
    ("people joão gonclves", "João Gonçalves"),
    ("stats branoc", '"St Brannoc\'s Hospital"'),
    ("stats harow", "Harrow Lane Joinery"),
    ("show branoc", '"Interviews/2026-03-03 St Brannoc\'s panel.md"'),
)


@pytest.mark.parametrize(("typed", "proposed"), PROPOSED, ids=[row[0] for row in PROPOSED])
def test_what_is_proposed_can_be_typed(
    typed: str, proposed: str, example: Path, cli: Cli
) -> None:
    """A name stands there whole, in quotes where a shell wants them; typed, it is found."""
    words = typed.split()
    ran = cli(*words, "--as-of", AS_OF, vault=example)
    assert ran.returncode == 2
    found = re.search(r"did you mean `([^`]*)`\?", ran.stderr)
    assert (found[1] if found else "") == proposed
    if not found:
        return
    count = 2 if words[0] in {"ask", "draft"} else 1
    again = [*words[:count], *shlex.split(found[1]), "--as-of", AS_OF]
    if words[0] == "close":
        again += ["--status", "rejected"]
    ran = cli(*again, vault=example)
    assert "did you mean" not in ran.stderr
    assert "matches" not in ran.stderr


WITH_THE_OTHERS = (
    # nothing else was typed
    ("done branoc", ""),
    ("done branok hospitl", ""),
    ("done branoc priya", ""),
    # the person, too
    ("done branoc joão", '"St Brannoc\'s Hospital" joão'),
    ("done joão branoc", 'joão "St Brannoc\'s Hospital"'),
    ("reply brannoc joao gonclaves", "brannoc joao Gonçalves"),
    ("draft show branoc joão", '"St Brannoc\'s Hospital" joão'),
    ("snooze marcus nothwind --until 2026-03-20", "marcus Northwind Analytics"),
)


@pytest.mark.parametrize(("typed", "whole"), WITH_THE_OTHERS)
def test_words_that_were_right_are_kept(
    typed: str, whole: str, example: Path, cli: Cli
) -> None:
    """Who corrects one word is shown all that is to be typed, with whom it is about."""
    ran = cli(*typed.split(), "--as-of", AS_OF, vault=example)
    assert ran.returncode == 2
    found = re.search(r"With the other words: `([^`]*)`", ran.stderr)
    assert (found[1] if found else "") == whole


QUOTED = (
    ("Priya", "Priya"),
    ("Harrow Lane Joinery", "Harrow Lane Joinery"),
    ("João Gonçalves-Reis", "João Gonçalves-Reis"),
    ("佐藤 健一", "佐藤 健一"),
    ("Castell & Rowe", '"Castell & Rowe"'),
    ("O'Rourke", '"O\'Rourke"'),
    ('The "Inn"', "'The \"Inn\"'"),
    ("A$AP Ltd", "'A$AP Ltd'"),
    ("Yes! `now`", "'Yes! `now`'"),
)


@pytest.mark.parametrize(("name", "typed"), QUOTED)
def test_a_name_as_it_is_typed(name: str, typed: str) -> None:
    """Quotes stand where a shell would read something else."""
    assert typable(name) == typed
    assert " ".join(shlex.split(typed)) == name
    assert shlex.split(typable(name, one=True)) == [name]
