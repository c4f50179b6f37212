"""`vaultsync completion`."""

import click

from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.help import NARROW
from vaultsync.cli.printer import Printer
from vaultsync.cli.shells import LINES, SHELLS, script

EPILOG = """\b
Examples:
  vaultsync completion                      the line to add, for each shell
  eval "$(vaultsync completion bash)"       in ~/.bashrc
  eval "$(vaultsync completion zsh)"        in ~/.zshrc, after `compinit`
  vaultsync completion fish | source        in ~/.config/fish/config.fish
  vaultsync completion powershell | Out-String | Invoke-Expression

It completes commands, options and their values, codes of findings and, from the vault, IDs and
words of companies, people and roles. That reads the vault and writes nothing; where it takes
longer than three seconds, words from the vault are not offered.
"""


@click.command(epilog=EPILOG)
@click.argument("shell", required=False, type=click.Choice(list(SHELLS)))
@click.pass_context
def completion(ctx: click.Context, shell: str | None) -> int:
    """Print what lets a shell complete commands, IDs, people, companies and codes.

    With no shell named, say which line to add where, for each. Needs no vault.
    """
    printer = Printer()
    if shell is not None:
        line, place = LINES[shell]
        printer.painted(script(shell, ctx.find_root().command).rstrip("\n"))
        printer.painted(f"# To have this in every shell, add this line to {place}:\n# {line}")
        return 0
    width = max(map(len, LINES))
    narrow = printer.on_terminal and printer.width < NARROW
    for name, (line, place) in LINES.items():
        if narrow:
            flow(printer, Bit(name, "bold"), Bit(f" in {place}"), hang=2)
            printer.verbatim(f"  {line}")
            continue
        printer.painted(f"{printer.paint(name.ljust(width), 'bold')}  {line}")
        printer.painted(f"{' ' * width}  in {place}")
    return 0
