"""A slip in a command, an option, a code, an ID or a name is answered with what was meant."""

from pathlib import Path

import pytest

from tests.support import Cli

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
    (("people", "pirya"), "did you mean `Priya Raman`?"),
    (("stats", "nrothwind"), "did you mean `Northwind`?"),
    (("show", "northwnd"), "did you mean"),
    (("done", "northwnd", "priya"), "did you mean `Northwind`?"),
    (("done", "northwind", "pirya"), "did you mean `Priya`?"),
    (("reply", "northwind", "marcs"), "did you mean `Marcus`?"),
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
