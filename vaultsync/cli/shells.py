"""Completion in shells: the scripts that ask, and the answer, which is never an error."""

import contextlib
import io
import os
import signal
import sys
from typing import TYPE_CHECKING, ClassVar

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

VARIABLE = "_VAULTSYNC_COMPLETE"
"""As `main.py` knows it."""
PROGRAM = "vaultsync"
LIMIT = 3.0
"""Seconds after which a vault is too large to be read while somebody waits for a word."""


class Bash(BashComplete):
    """Completion for bash; behind a folder stands no blank, for what is in it."""

    source_template: ClassVar[str] = BashComplete.source_template.replace(
        "            COMPREPLY+=($value)\n",
        "            COMPREPLY+=($value)\n"
        "            [[ $value == */ ]] && compopt -o nospace\n",
    )


class Zsh(ZshComplete):
    """Completion for zsh; behind a folder stands no blank, for what is in it."""

    source_template: ClassVar[str] = ZshComplete.source_template.replace(
        '            if [[ "$descr" == "_" ]]; then\n',
        '            if [[ "$key" == */ ]]; then\n'
        "                compadd -U -S '' -- \"$key\"\n"
        '            elif [[ "$descr" == "_" ]]; then\n',
    )


class Fish(FishComplete):
    """Completion for fish, whose words and descriptions may have commas."""

    source_template: ClassVar[str] = FishComplete.source_template.replace(
        'string split ","', 'string split -m 1 ","'
    )


class PowerShell(ShellComplete):
    """Completion for PowerShell 5.1 and later."""

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($null -ne $_.Value) { $_.Value } else { $_.ToString() } })
    $encoding = [Console]::OutputEncoding
    $env:%(complete_var)s = 'powershell_complete'
    $env:COMP_WORDS = $words -join "`n"
    $env:COMP_CWORD = $wordToComplete
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        & %(prog_name)s 2>$null | ForEach-Object {
            $kind, $value, $help = $_ -split "`t", 3
            if ($kind -eq 'plain') {
                [System.Management.Automation.CompletionResult]::new(
                    $value, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD `
            -ErrorAction SilentlyContinue
    }
}
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the one that is completed, and that."""
        words = os.environ.get("COMP_WORDS", "").split("\n")
        return words[1:], os.environ.get("COMP_CWORD", "").strip("'\"")

    def format_completion(self, item: "CompletionItem[str]") -> str:
        """Write a line: what it is, the word, what is said of it."""
        return f"{item.type}\t{item.value}\t{item.help or item.value}"


SHELLS: dict[str, type[ShellComplete]] = {
    "bash": Bash,
    "zsh": Zsh,
    "fish": Fish,
    "powershell": PowerShell,
}
LINES = {
    "bash": ('eval "$(vaultsync completion bash)"', "~/.bashrc"),
    "zsh": ('eval "$(vaultsync completion zsh)"', "~/.zshrc, after `compinit`"),
    "fish": ("vaultsync completion fish | source", "~/.config/fish/config.fish"),
    "powershell": (
        "vaultsync completion powershell | Out-String | Invoke-Expression",
        "the file that $PROFILE names",
    ),
}
"""For each shell the line to add, and where."""


def script(shell: str, cli: "click.Command") -> str:
    """Give what a shell is to run once, so that it asks for completions."""
    made = SHELLS[shell](cli, {}, PROGRAM, VARIABLE)
    return made.source_template % made.source_vars()


def answer(cli: "click.Command", instruction: str) -> None:
    """Answer a shell; what cannot be found out is not offered, whatever the reason."""
    shell = instruction.removesuffix("_complete")
    if shell not in SHELLS:
        return
    with _quietly():
        text = SHELLS[shell](cli, {}, PROGRAM, VARIABLE).complete()
        sys.stdout.buffer.write(f"{text}\n".encode(errors="replace") if text else b"")
        sys.stdout.buffer.flush()


class _TooLongError(BaseException):
    """The time is up."""


@contextlib.contextmanager
def _quietly() -> "Iterator[None]":
    """Say nothing, fail at nothing, and end in time."""

    def stop(*_: object) -> None:
        raise _TooLongError

    timed = hasattr(signal, "setitimer")
    if timed:
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    except (Exception, SystemExit, _TooLongError):  # noqa: BLE001 - no error while typing
        return
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
