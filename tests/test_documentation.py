"""The documentation: each command in it can be typed, each setting set, each link followed."""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import click
import pytest

from vaultsync.cli.draft import COMMANDS as DRAFTS
from vaultsync.cli.main import cli
from vaultsync.diagnostics import CODES
from vaultsync.parse.config import read_settings
from vaultsync.parse.interview import parse_note
from vaultsync.parse.machine import read_machine
from vaultsync.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES: list[Path] = [*ROOT.glob("[RC]*.md"), *sorted((ROOT / "docs").glob("*.md"))]
USERS = [page for page in PAGES if not page.name.startswith("C")]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?:<([^>]+)>|([^)\s]+))\)")
_INLINE = re.compile(r"`(vaultsync [^`]+)`")


def fences(*languages: str) -> Iterator[tuple[str, str]]:
    """Give the blocks of code of the user's pages, with where they stand."""
    for page in USERS:
        for language, text in _FENCE.findall(page.read_text("utf-8")):
            if language in languages:
                yield page.name, text


def typed() -> list[tuple[str, str]]:
    """Give every command line of vaultsync in the documentation."""
    found: dict[str, str] = {}
    for name, text in fences("sh", "console"):
        for line in text.replace("\\\n", " ").splitlines():
            plain = re.sub(r"\s#.*|\s&&\s*$", "", line.removeprefix("$ "))
            for command in re.findall(r"(?:^|\$\(|\| |/)(vaultsync [^|)]*)", plain):
                found.setdefault(command.strip().rstrip('"'), name)
    for page in USERS:
        for command in _INLINE.findall(re.sub(_FENCE, "", page.read_text("utf-8"))):
            found.setdefault(" ".join(command.split()), page.name)
    return [(page, command) for command, page in found.items()]


def parsed(words: list[str]) -> None:
    """Have click read a command line, and run nothing.

    Raises:
        click.UsageError: there is no such command or option.
    """
    command: click.Command = cli
    context = click.Context(command, info_name="vaultsync")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        if command.name == "draft" and words[0] not in DRAFTS:
            words = ["", *words]  # what is no sub-command means a draft
        name, below, words = command.resolve_command(context, words)
        if below is None:
            raise click.UsageError(f"no such command: {name}")
        command = below
        context = click.Context(command, info_name=name, parent=context)
    known = {name for parameter in command.params for name in parameter.opts}
    known |= {name for parameter in command.params for name in parameter.secondary_opts}
    for word in words:
        option = word.partition("=")[0]
        if option.startswith("-") and option not in known | {"--help", "-h", "-"}:
            raise click.UsageError(f"no such option: {option} of {command.name}")


@pytest.mark.parametrize(("page", "command"), typed(), ids=[one[1][:60] for one in typed()])
def test_every_command_can_be_typed(page: str, command: str) -> None:
    """Each command line of the documentation names commands and options that exist."""
    plain = re.sub(r"[\[\]…]|\\\|[a-z|\\]+|WHAT|\$\(.*", " ", command)
    try:
        words = shlex.split(plain)[1:]
    except ValueError:
        words = plain.split()[1:]
    try:
        parsed(words)
    except click.UsageError as error:
        pytest.fail(f"{page}: `{command}`: {error.format_message()}")


def test_there_are_many_of_them() -> None:
    """The measure can fail: it finds the commands, and knows wrong ones."""
    assert len(typed()) > 50
    for wrong in (
        "chekc",
        "check --jsno",
        "draft opne --vaultt x",
        "service install --nowhere",
    ):
        with pytest.raises(click.UsageError):
            parsed(wrong.split()) if " " in wrong else parsed([wrong])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Files exist, and so do the headings that are linked to."""
    for angled, plain in _LINK.findall(re.sub(_FENCE, "", page.read_text("utf-8"))):
        target = angled or plain
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{page.name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text("utf-8"), re.MULTILINE)
            anchors = {
                re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings
            }
            assert anchor in anchors, f"{page.name}: {target}"


@pytest.mark.parametrize(("page", "text"), list(fences("toml")))
def test_every_setting_can_be_set(page: str, text: str) -> None:
    """Each example of a configuration is read without a finding."""
    tables = tomllib.loads(text)
    if "notifications" in tables:
        assert read_machine(text, page)[1] == ()
    else:
        assert read_settings(text).findings == ()


@pytest.mark.parametrize(("page", "text"), list(fences("json")))
def test_every_json_is_json(page: str, text: str) -> None:
    """Each example of what scripts read can be read."""
    assert json.loads(text)["version"] == 1, page


def test_every_code_exists() -> None:
    """Whatever finding the documentation names can be explained."""
    for page in USERS:
        found = set(re.findall(r"\bVS\d{3}\b", page.read_text("utf-8")))
        unknown = found - set(CODES) - {"VS300", "VS399"}
        assert not unknown, f"{page.name}: {unknown}"


def test_the_notes_are_notes() -> None:
    """Each note that is shown is understood: company, day and persons."""
    count = 0
    for page, text in fences("markdown"):
        if "type: interview" in text:
            parsed_note = parse_note(text, page, Settings(), UTC)
            assert parsed_note.interview
            assert parsed_note.interview.company.startswith(("Northwind", "Northgate"))
            assert parsed_note.interview.people
            count += 1
    assert count >= 2
