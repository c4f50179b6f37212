"""Links to notes on a terminal: where they lead, and where there are none (issue 8)."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import AS_OF, NORTHWIND, Cli
from tests.talking import on_terminal
from tests.test_cli import SGR
from tests.test_terminal import STRINGS, make, safe
from vaultsync.render.note_uris import file, obsidian, vscode

MakeVault = Callable[..., Path]
LINK = re.compile(r"\x1b\]8;;([!-~]+)\x1b\\(.*?)\x1b\]8;;\x1b\\")
"""A link whose address holds printable ASCII and nothing else."""
CAN = {"VTE_VERSION": "7200"}
NOTE = "Interviews/März 50% #1.md"


def shown(vault: Path, *args: str, **env: str) -> list[tuple[str, str]]:
    """Run a command on a terminal of 80 columns; give the links."""
    at = ("--vault", str(vault), "--as-of", AS_OF)
    return LINK.findall(SGR.sub("", on_terminal(80, *args, *at, **env)))


@pytest.fixture
def vault(make_vault: MakeVault) -> Path:
    """Give a vault whose note has a name that must be encoded."""
    return make_vault({NOTE: NORTHWIND})


def full(vault: Path, path: str = NOTE) -> bytes:
    """Give the bytes of a path."""
    return str(vault.resolve() / path).encode()


def test_a_link_leads_to_the_note(vault: Path) -> None:
    """Outside of Obsidian a link names the file; it is what the follow-up is called."""
    (uri, words), *_ = shown(vault, "check", **CAN)
    assert words.startswith("Thank-you to Priya Raman")
    assert uri == f"file://{full(vault).decode()}".replace(" ", "%20").replace(
        "%20", "%20"
    ).replace("50%", "50%25").replace("#", "%23").replace("ä", "%C3%A4")


def test_in_obsidian(vault: Path) -> None:
    """In an Obsidian vault a link opens Obsidian, by the absolute path."""
    (vault / ".obsidian").mkdir()
    uri = shown(vault, "check", **CAN)[0][0]
    start = "obsidian://open?path="
    assert uri.startswith(start)
    assert "/" not in uri.removeprefix(start)
    assert unquote_to_bytes(uri.removeprefix(start)) == full(vault)


@pytest.mark.parametrize(
    "env",
    [
        {},
        CAN | {"NO_COLOR": "1"},
        CAN | {"TERM": "dumb"},
        CAN | {"VAULTSYNC_LINKS": "never"},
        CAN | {"VAULTSYNC_LINKS": "0"},
        CAN | {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"},
        CAN | {"INSIDE_EMACS": "29.1,comint"},
        {"VTE_VERSION": "4601"},
        {"VTE_VERSION": "new"},
        {"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"},
        {"TERM_PROGRAM": "Apple_Terminal"},
    ],
    ids=str,
)
def test_no_links(vault: Path, env: dict[str, str]) -> None:
    """Where a terminal is not known to show links, or plain text is wanted, there are none."""
    out = on_terminal(80, "check", "--vault", str(vault), "--as-of", AS_OF, **env)
    assert "Thank-you" in out
    assert "\x1b]" not in out


@pytest.mark.parametrize(
    "env",
    [
        CAN,
        {"TERM": "xterm-kitty"},
        {"TERM_PROGRAM": "WezTerm"},
        {"WT_SESSION": "x"},
        {"KONSOLE_VERSION": "220401"},
        {"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"},
        {"VAULTSYNC_LINKS": "always"},
        {"VAULTSYNC_LINKS": "always", "NO_COLOR": "1"},
    ],
    ids=str,
)
def test_terminals_with_links(vault: Path, env: dict[str, str]) -> None:
    """Terminals that are known to show links get them, and so does who wants them."""
    assert shown(vault, "check", **env)


def test_none_in_a_pipe(vault: Path, cli: Cli) -> None:
    """A pipe gets none, with colours or without; `always` is for `less -R`."""
    for args in ((), ("--color", "always")):
        assert "\x1b]8" not in cli("check", *args, vault=vault, **CAN).stdout
    out = cli("check", vault=vault, VAULTSYNC_LINKS="always").stdout
    assert LINK.search(out)
    plain = cli("check", vault=vault).stdout
    assert re.sub(r"\x1b\]8;;[!-~]*\x1b\\", "", out) == plain


def test_a_link_to_a_line(vault: Path) -> None:
    """Who uses Visual Studio Code is led to the line."""
    uri = shown(vault, "check", VAULTSYNC_LINKS="vscode", **CAN)[0][0]
    assert re.fullmatch(r"vscode://file/.*%20.*\.md:\d+:1", uri)


def test_another_answer_for_another_terminal(vault: Path, cli: Cli, tmp_path: Path) -> None:
    """What `check` keeps for a terminal without links is not what one with links gets."""
    state = {"VAULTSYNC_STATE": str(tmp_path / "state")}
    plain = cli("check", vault=vault, **state).stdout
    assert plain == cli("check", vault=vault, **state).stdout
    linked = cli("check", vault=vault, VAULTSYNC_LINKS="always", **state).stdout
    assert linked != plain
    (vault / ".obsidian").mkdir()
    again = cli("check", vault=vault, VAULTSYNC_LINKS="always", **state).stdout
    assert "obsidian://" in again
    assert "obsidian://" not in linked


@pytest.mark.parametrize("name", ["link", "clear", "new line", "C1 OSC", "right to left"])
def test_notes_make_no_links(name: str, tmp_path: Path, cli: Cli) -> None:
    """Hazard 19: with links on, nothing but our links reaches the terminal."""
    root = tmp_path / "vault"
    make(root, STRINGS[name])
    for args in (("check", "--all"), ("show", "body.md"), ("people",), ("stats",)):
        done = cli(*args, "--vault", str(root), VAULTSYNC_LINKS="always")
        assert done.returncode in {0, 1}, done.stderr
        found = LINK.findall(done.stdout)
        assert found
        safe(LINK.sub(r"\2", done.stdout))
        assert all(uri.startswith("file:///") for uri, _ in found)
        assert not any("evil.example" in uri and "%" not in uri for uri, _ in found)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_whatever_the_path(path: str) -> None:
    """Every path comes back out of its link, and no sign of it means anything to a terminal."""
    data = f"/vault/{path}.md".encode()
    for uri, start in (
        (file(data), "file://"),
        (obsidian(data), "obsidian://open?path="),
        (vscode(data, 3, 7).removesuffix(":3:7"), "vscode://file"),
    ):
        assert re.fullmatch("[!-~]+", uri)
        assert not set(uri.removeprefix(start)) & set("?#&\"'<>\\;")
        assert unquote_to_bytes(uri.removeprefix(start)) == data


def test_a_drive_has_a_third_stroke() -> None:
    """A path of Windows is a path of its URI, too."""
    assert file(rb"C:\Notes\a b.md") == "file:///C:/Notes/a%20b.md"
    assert vscode(rb"C:\a.md", 1, 1) == "vscode://file/C%3A/a.md:1:1"
