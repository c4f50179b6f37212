"""The manual, made of the commands: what `--help` says, in the parts of a manual page."""

import inspect
from collections.abc import Iterator

import click

from vaultsync import __version__
from vaultsync.render.roff import Block, Entry, Page, Paragraph, Section, Verbatim

PROGRAM = "vaultsync"
ENVIRONMENT = (
    Entry("VAULTSYNC_VAULT", "The vault, where --vault does not name it."),
    Entry("VAULTSYNC_STATE", "The folder for what is kept outside of vaults."),
    Entry(
        "VAULTSYNC_QUIET", "Seconds that a note must have been left alone before it is written."
    ),
    Entry("VAULTSYNC_INDEX", "0: do without what earlier runs learnt."),
    Entry(
        "VAULTSYNC_LINKS",
        "Links to notes on a terminal: auto, always, never, file, obsidian or vscode.",
    ),
    Entry("VISUAL, EDITOR", "The editor of `vaultsync draft open`."),
    Entry("NO_COLOR, FORCE_COLOR", "No colours and links, or colours also in a pipe."),
)
FILES = (
    Entry("vaultsync.toml", "The settings of a vault, in its folder."),
    Entry("$XDG_CONFIG_HOME/vaultsync/config.toml", "The settings of this machine."),
)


def walk(
    command: click.Command, path: tuple[str, ...] = (PROGRAM,)
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command that people type, by its words, the program first."""
    yield path, command
    if isinstance(command, click.Group):
        context = _context(command, path)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found and not found.hidden:
                yield from walk(found, (*path, name))


def page_of(command: click.Command, path: tuple[str, ...]) -> Page:
    """Make the page of a command."""
    context = _context(command, path)
    help_text = inspect.cleandoc(command.help or "").replace("\b", "")
    summary, _, rest = help_text.partition("\n\n")
    summary = " ".join(summary.split())
    said = summary.partition(". ")[0].rstrip(".")
    sections = [
        Section("NAME", (Paragraph(f"{'-'.join(path)} - {said[:1].lower()}{said[1:]}"),)),
        Section("SYNOPSIS", tuple(map(Paragraph, _synopsis(command, context)))),
        Section("DESCRIPTION", tuple(_paragraphs(f"{summary}\n\n{rest}"))),
    ]
    options = tuple(_options(command, context))
    if options:
        sections.append(Section("OPTIONS", options))
    if isinstance(command, click.Group):
        sections.append(Section("COMMANDS", tuple(_commands(command, context))))
    sections += _from_epilog(command.epilog or "")
    sections += [Section("ENVIRONMENT", ENVIRONMENT), Section("FILES", FILES)]
    sections.append(Section("SEE ALSO", (Paragraph(_see_also(command, context, path)),)))
    return Page("-".join(path), __version__, tuple(sections))


def _context(command: click.Command, path: tuple[str, ...]) -> click.Context:
    return click.Context(command, info_name=" ".join(path), help_option_names=["-h", "--help"])


def _standing(command: click.Command) -> click.Command:
    """Give what runs where no sub-command is named."""
    found = getattr(command, "without", command)
    return found if isinstance(found, click.Command) else command


def _synopsis(command: click.Command, context: click.Context) -> Iterator[str]:
    start = context.info_name or PROGRAM
    standing = _standing(command)
    if standing is not command:
        yield " ".join((start, *standing.collect_usage_pieces(context)))
    yield " ".join((start, *command.collect_usage_pieces(context)))


def _options(command: click.Command, context: click.Context) -> Iterator[Entry]:
    for param in _standing(command).get_params(context):
        record = param.get_help_record(context)
        if record and isinstance(param, click.Option):
            yield Entry(record[0], record[1])


def _commands(group: click.Group, context: click.Context) -> Iterator[Entry]:
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if found:
            yield Entry(name, found.get_short_help_str(limit=300))


def _from_epilog(text: str) -> Iterator[Section]:
    """Take apart what stands below the options: examples, exit codes, notes."""
    notes: list[Block] = []
    last: list[Section] = []
    for block in inspect.cleandoc(text).replace("\b\n", "").split("\n\n"):
        first, _, rest = block.partition("\n")
        if first.strip() == "Examples:":
            lines = tuple(line.removeprefix("  ") for line in rest.rstrip().split("\n"))
            yield Section("EXAMPLES", (Verbatim(lines),))
        elif first.startswith("Exit codes:"):
            words = " ".join(block.split()).removeprefix("Exit codes: ")
            last.append(Section("EXIT STATUS", (Paragraph(words[:1].upper() + words[1:]),)))
        elif block.strip():
            notes.append(Paragraph(" ".join(block.split())))
    if notes:
        yield Section("NOTES", tuple(notes))
    yield from last


def _paragraphs(text: str) -> Iterator[Block]:
    for block in text.split("\n\n"):
        if block.strip():
            yield Paragraph(" ".join(block.split()))


def _see_also(command: click.Command, context: click.Context, path: tuple[str, ...]) -> str:
    names = ["-".join(path[:number]) for number in range(1, len(path))]
    if isinstance(command, click.Group):
        names += ["-".join((*path, name)) for name in command.list_commands(context)]
    return ", ".join(f"{name}(1)" for name in names)
