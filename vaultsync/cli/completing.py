"""What can be typed next, for the completion of shells; nothing here is loaded before.

A word that is offered consists of letters and digits (or is an ID, a code or a key), whatever
stands in the notes: no shell finds anything in it that it would run or expand.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from vaultsync.names import bare
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from vaultsync.pipeline import Outcome
    from vaultsync.vault.opening import Vault

    Items = list[CompletionItem[str]]

_WORD = regex(r"[^\W_]{2,}")
_PLAIN = regex(r"\w[\w-]*")
_UNSAID = regex(r"[^\w .,:()/+-]+")
"""What stands in no description: signs that a shell could take for its own."""
_SMALL = regex(
    "an|and|as|at|by|da|de|del|den|der|di|du|el|en|et|for|from|in|la|le|of|on|or|st|te|ten|ter|"
    "the|to|und|van|von|with|zu"
)
"""Words that mean nobody, as they stand inside of names; with a capital they may be a name."""
_LONGEST_HELP = 60


class _Choice(NamedTuple):
    """What can be meant: by its ID, or by words of a text."""

    ident: str
    text: str
    shown: str
    kind: str = ""
    """One word, whatever signs are in it."""


def complete_items(ctx: click.Context, param: click.Parameter, incomplete: str) -> "Items":
    """Complete an open or missed follow-up: ID, or words of company, person, role, kind."""
    more = _MORE.get(ctx.info_name or "")
    choices = [one for one, wanted in _items(ctx) if wanted]
    found = _chosen(ctx, param, incomplete, (*choices, *(more(ctx) if more else ())))
    if ctx.info_name != "close" or ctx.params.get("word"):
        return found
    words = _before(ctx, param)
    named = bool(words) and any(_left(words, _applications(ctx)))
    return [*(complete_statuses(ctx, param, incomplete) if named else ()), *found]


def complete_notes(ctx: click.Context, param: click.Parameter, incomplete: str) -> "Items":
    """Complete any follow-up by its ID, and a note by a word of its name or its company.

    Where nothing begins so, it may be the way to a note: that is left to the shell, but for a
    folder whose letters are of another case.
    """
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    items = (one._replace(text="", kind="") for one, _ in _items(ctx))
    found = _chosen(ctx, param, incomplete, (*items, *_notes(ctx)))
    folders = _plain((f"{name}/", "") for name in _folders(incomplete))
    return found or folders or [CompletionItem(incomplete, type="file")]


def _folders(incomplete: str) -> list[str]:
    """Give the folders here that begin so but for the case, where none begins just so."""
    with os.scandir() as listed:
        names = sorted(
            one.name for one in listed if one.is_dir() and _PLAIN.fullmatch(one.name)
        )
    start = incomplete.casefold()
    alike = [name for name in names if start and name.casefold().startswith(start)]
    alike = [name for name in alike if _PLAIN.fullmatch(name)]  # nothing for a shell to run
    return [] if any(name.startswith(incomplete) for name in alike) else alike


def complete_people(ctx: click.Context, param: click.Parameter, incomplete: str) -> "Items":
    """Complete somebody whom the notes know, or a company."""
    return _chosen(ctx, param, incomplete, _people(ctx))


def complete_companies(ctx: click.Context, param: click.Parameter, incomplete: str) -> "Items":
    """Complete a company that was applied to."""
    choices = (one._replace(text=one.shown) for one in _applications(ctx))
    return _chosen(ctx, param, incomplete, choices)


def complete_changes(ctx: click.Context, _: click.Parameter, incomplete: str) -> "Items":
    """Complete a kept change of a note."""
    from vaultsync.vault.state import State  # noqa: PLC0415 - only where it is asked for
    from vaultsync.vault.undo_plan import kept_changes  # noqa: PLC0415

    vault = _vault(ctx)
    # where nothing was ever kept, looking for it would make the folder
    found = kept_changes(vault) if os.path.isdir(State(vault.root).path) else ()
    return _plain(
        (one.kept.id, f"{one.kept.path}:{one.kept.line}")
        for one in found
        if one.kept.id.startswith(incomplete)
    )


def complete_codes(_: click.Context, __: click.Parameter, incomplete: str) -> "Items":
    """Complete the code of a finding, also the last one of several with commas."""
    from vaultsync.diagnostics import CODES, GROUPS  # noqa: PLC0415 - only where it is asked for

    before, comma, last = incomplete.rpartition(",")
    start = last.upper()
    known = {name: code.title for name, code in CODES.items()} | dict(GROUPS)
    if start.isdigit():
        start = f"VS{start}"
    return _plain(
        (f"{before}{comma}{name}", title)
        for name, title in sorted(known.items())
        if name.startswith(start)
    )


def complete_keys(_: click.Context, __: click.Parameter, incomplete: str) -> "Items":
    """Complete a setting, or a table of them."""
    from vaultsync.cli.config import VARIABLES  # noqa: PLC0415 - only where it is asked for
    from vaultsync.parse import config, machine  # noqa: PLC0415

    keys = (*config.KNOWN, *machine.KNOWN)
    tables = {key.partition(".")[0] for key in keys if "." in key}
    known = ("vault", *keys, *tables, *VARIABLES)
    return _plain((key, "") for key in dict.fromkeys(known) if key.startswith(incomplete))


def complete_pages(ctx: click.Context, param: click.Parameter, incomplete: str) -> "Items":
    """Complete a command, or a sub-command of the one before it."""
    before = ctx.params.get(param.name or "") or ()
    if not before:
        return ctx.find_root().command.shell_complete(ctx.find_root(), incomplete)
    from vaultsync.cli.manual import walk  # noqa: PLC0415 - loads every command

    start = ("vaultsync", *before)
    pages = (path for path, _ in walk(ctx.find_root().command) if path[:-1] == start)
    return _plain((path[-1], "") for path in pages if path[-1].startswith(incomplete))


def complete_statuses(_: click.Context, __: click.Parameter, incomplete: str) -> "Items":
    """Complete the status of an application."""
    from vaultsync.model import Status  # noqa: PLC0415 - only where it is asked for

    return _plain((one.value, "") for one in Status if one.value.startswith(incomplete))


def complete_spans(_: click.Context, __: click.Parameter, incomplete: str) -> "Items":
    """Complete a number of days."""
    return _plain((one, "") for one in ("7d", "14d", "30d") if one.startswith(incomplete))


def complete_folders(_: click.Context, __: click.Parameter, incomplete: str) -> "Items":
    """Leave the names of folders to the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    return [CompletionItem(incomplete, type="dir")]


def complete_commands(commands: dict[str, str], incomplete: str) -> "Items":
    """Complete a command without loading any."""
    return _plain(one for one in commands.items() if one[0].startswith(incomplete))


def _plain(found: Iterable[tuple[str, str]]) -> "Items":
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    return [CompletionItem(value, help=_said(text) or None) for value, text in found]


def _said(text: str) -> str:
    """Give a description that no shell stumbles over."""
    return " ".join(_UNSAID.sub(" ", text).split())[:_LONGEST_HELP].strip()


def _chosen(
    ctx: click.Context, param: click.Parameter, incomplete: str, choices: Iterable[_Choice]
) -> "Items":
    """Give IDs and words that begin so, of what goes by the words before them."""
    words = _before(ctx, param)
    left = list(_left(words, choices))
    found: dict[str, str] = {}
    start = bare(incomplete)
    upper = incomplete[:1].isupper()
    for one in left:
        told = [word for word in _WORD.findall(one.text) if not _SMALL.fullmatch(word)]
        for word in dict.fromkeys((*told, one.kind) if one.kind else told):
            if bare(word).startswith(start) and bare(word) not in words:
                offered = word if upper else word.lower()
                # a word that several have says nothing of any of them
                found[offered] = "" if offered in found else one.shown
    ids = {one.ident: one.shown for one in left if one.ident and one.ident.startswith(start)}
    return _plain((*sorted(found.items()), *ids.items()))


def _before(ctx: click.Context, param: click.Parameter) -> list[str]:
    """Give the words that stand already, as they are compared."""
    before = ctx.params.get(param.name or "") or ()
    return [bare(word) for word in ((before,) if isinstance(before, str) else before)]


def _left(words: list[str], choices: Iterable[_Choice]) -> Iterator[_Choice]:
    """Give what goes by all the words."""
    for one in choices:
        text = bare(f"{one.text} / {one.kind}")
        if all(word in text or one.ident.startswith(word) for word in words):
            yield one


def _items(ctx: click.Context) -> Iterator[tuple[_Choice, bool]]:
    from vaultsync.owed import State  # noqa: PLC0415 - only where it is asked for
    from vaultsync.render.phrases import what  # noqa: PLC0415 - only where it is asked for

    for one in _outcome(ctx).follow_ups:
        text = f"{one.company} / {one.person.name} / {one.role}"
        wanted = one.state.open or one.state is State.MISSED
        yield _Choice(one.id, text, what(one), one.kind.value), wanted


def _notes(ctx: click.Context) -> Iterator[_Choice]:
    for one in _outcome(ctx).interviews:
        stem = one.path.rpartition("/")[2].removesuffix(".md")
        words = (word for word in _WORD.findall(stem) if not word.isdigit())
        yield _Choice("", " / ".join((*words, one.company)), one.path)


def _people(ctx: click.Context) -> Iterator[_Choice]:
    from vaultsync.rules.contacts import everyone  # noqa: PLC0415 - only where it is asked for

    outcome = _outcome(ctx)
    for one in everyone(outcome.standings, outcome.people):
        text = " / ".join((one.name, *one.also, *one.companies))
        yield _Choice("", text, f"{one.name}, {', '.join(one.companies)}".strip(", "))


def _applications(ctx: click.Context) -> Iterator[_Choice]:
    for standing in _outcome(ctx).standings:
        one = standing.application
        yield _Choice("", f"{one.company} / {one.role}", one.company)


_MORE: dict[str, Callable[[click.Context], Iterator[_Choice]]] = {
    "reply": _people,
    "close": _applications,
}
"""Commands for which something can be meant to which nothing is owed."""


def _vault(ctx: click.Context) -> "Vault":
    from vaultsync.vault.opening import open_vault  # noqa: PLC0415
    from vaultsync.vault.root import find_root  # noqa: PLC0415

    named = ctx.params.get("vault")
    return open_vault(find_root(named, os.environ.get("VAULTSYNC_VAULT")))


def _outcome(ctx: click.Context) -> "Outcome":
    from vaultsync.cli import clock  # noqa: PLC0415
    from vaultsync.cli.session import with_index  # noqa: PLC0415
    from vaultsync.vault.checking import look  # noqa: PLC0415

    as_of, vault = ctx.params.get("as_of"), with_index(_vault(ctx))
    instant = clock.read_instant(as_of, vault.zone) if as_of else clock.now()
    return look(vault, instant)
