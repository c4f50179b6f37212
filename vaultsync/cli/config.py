"""`vaultsync config`."""

import os
import tomllib
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import click

from vaultsync.cli import findings_view, json_view
from vaultsync.cli.completing import complete_keys
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.links import VARIABLE, WORDS
from vaultsync.cli.listing import NARROW, WIDEST
from vaultsync.cli.options import place_options
from vaultsync.cli.printer import HANG, Printer
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.names import nearest
from vaultsync.render.columns import columns
from vaultsync.render.escape import terminal
from vaultsync.render.toml_value import toml_value
from vaultsync.vault.configured import Origin, Setting, settings_of, settings_of_machine
from vaultsync.vault.machine import machine_path, read_this_machine

EPILOG = """\b
Examples:
  vaultsync config                          every key, with its value
  vaultsync config --show-origin            and where each comes from
  vaultsync config outputs.due_note         the value of one key, and nothing else
  vaultsync config strategy --show-origin   all keys of a table
  vaultsync config --json | jq '.settings[] | select(.origin != "default")'

Keys of the vault are set in vaultsync.toml, those of this machine in its own config.toml, names
in capitals in the environment. Nothing is written.
"""
VARIABLES = {
    "VAULTSYNC_VAULT": "",
    "VAULTSYNC_STATE": "",
    "VAULTSYNC_QUIET": "1",
    "VAULTSYNC_INDEX": "1",
    VARIABLE: WORDS[0],
    "VISUAL": "",
    "EDITOR": "",
    "NO_COLOR": "",
    "FORCE_COLOR": "",
}
"""Variables of the environment that are read, with what counts where they are not set."""

_IS, _FROM = " = ", "  # "
_LEAST = 12
"""Columns that values have at least where their origins stand behind them."""


@click.command(epilog=EPILOG)
@click.argument("key", required=False, shell_complete=complete_keys)
@place_options
@click.option("--show-origin", is_flag=True, help="Say where each value comes from.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def config(
    key: str | None, vault: str | None, color: str, show_origin: bool, as_json: bool
) -> int:
    """Show every setting with its value: of the vault, this machine, the environment."""
    session = Session.open(vault, None, color)
    groups = {
        "The vault": (_place(session, vault), *settings_of(session.vault)),
        "This machine": tuple(settings_of_machine()),
        "The environment": tuple(_environment()),
    }
    if key is not None:
        groups = _chosen(groups, key)
    printer, found = session.printer, [one for group in groups.values() for one in group]
    if as_json:
        printer.painted(json_view.dumps(_json(session, found)))
        return 0
    if key is not None and not show_origin and [one.key for one in found] == [key]:
        printer.verbatim(_bare(found[0].value))
        return 0
    at = _columns(printer, found, show_origin=show_origin)
    for number, (title, group) in enumerate(groups.items()):
        if printer.on_terminal:
            flow(printer, Bit(title, "bold"))
        for one in group:
            _show(printer, one, at, show_origin=show_origin)
        _units(session, group)
        if printer.on_terminal and number < len(groups) - 1:
            printer.out()
    _complaints(session)
    return 0


def _units(session: Session, group: tuple[Setting, ...]) -> None:
    """Say on a screen what `_bd` counts, and whether public holidays are among it."""
    if not (session.printer.on_terminal and any(one.key.endswith("_bd") for one in group)):
        return
    known = session.vault.settings.holidays
    place = "-".join(filter(None, (known.country, known.subdivision)))
    free = f"without the public holidays of {place}" if place else "public holidays, too"
    more = "" if place else ", until `holidays` in vaultsync.toml names your country"
    flow(
        session.printer,
        Bit(f"_bd: business days, Monday to Friday ({free}{more}); _days: all days", "dim"),
        hang=2,
    )


def _place(session: Session, named: str | None) -> Setting:
    """Say which vault it is, and why."""
    origin = Origin.OPTION if named else Origin.FOUND
    if not named and os.environ.get("VAULTSYNC_VAULT"):
        origin = Origin.ENVIRONMENT
    return Setting("vault", toml_value("vault", session.vault.root), origin)


def _environment() -> Iterator[Setting]:
    for name, default in VARIABLES.items():
        said = os.environ.get(name)
        origin = Origin.DEFAULT if said is None else Origin.ENVIRONMENT
        yield Setting(name, toml_value(name, default if said is None else said), origin)


def _chosen(groups: dict[str, tuple[Setting, ...]], key: str) -> dict[str, tuple[Setting, ...]]:
    """Give what goes by a key, or by the name of a table.

    Raises:
        UsageError: nothing does.
    """
    chosen = {
        title: tuple(one for one in group if one.key == key or one.key.startswith(f"{key}."))
        for title, group in groups.items()
    }
    chosen = {title: group for title, group in chosen.items() if group}
    if chosen:
        return chosen
    known = [one.key for group in groups.values() for one in group]
    same = next((one for one in known if one.rpartition(".")[2] == key), None)
    near = same or nearest(key, known)
    hint = f"did you mean `{near}`?" if near else "`vaultsync config` lists them all"
    raise UsageError(f"there is no setting {key!r}", hint=hint)


def _bare(value: str) -> str:
    """Give a value for a script: a text without its quotes."""
    said = _typed(value)
    return said if isinstance(said, str) else value


class _Columns(NamedTuple):
    """How wide keys and values are on a screen; what follows stands below each other."""

    key: int = 0
    value: int = 0


def _columns(printer: Printer, found: list[Setting], *, show_origin: bool) -> _Columns | None:
    """Give the columns; None: the screen is too narrow for them, what follows stands below."""
    if not printer.on_terminal:
        return _Columns()
    key, width = max(len(one.key) for one in found), min(printer.width, WIDEST)
    if printer.width < NARROW:
        return None
    if not show_origin:
        return _Columns(key)
    origins = [columns(_origin(one).text) for one in found]
    longest = max((one for one in origins if one <= width // 3), default=0)
    room = width - key - len(_IS) - len(_FROM) - longest
    if room < _LEAST:
        return None
    values = [columns(terminal(one.value)) for one in found]
    return _Columns(key, max((one for one in values if one <= room), default=0))


def _show(printer: Printer, one: Setting, at: _Columns | None, *, show_origin: bool) -> None:
    row = partial(flow, printer, widest=printer.width)  # a table has the whole screen
    wide = at or _Columns()
    start = f"{one.key.ljust(wide.key)}{_IS}"
    words = Bit(start), Bit(one.value, "" if one.origin is Origin.DEFAULT else "bold")
    hang = len(start) if wide.key else HANG
    if not show_origin:
        row(*words, hang=hang)
        return
    origin, taken = _origin(one), columns(terminal(one.value))
    below = len(start) + taken + len(_FROM) + columns(origin.text) > printer.width
    if printer.on_terminal and (at is None or below or taken > wide.value):
        row(*words, hang=hang)
        hash_sign = Bit(_FROM.lstrip(), "dim")
        row(hash_sign, origin, indent=2 * HANG if at is None else hang, hang=HANG)
    else:
        gap = " " * (wide.value - taken)
        row(*words, Bit(f"{gap}{_FROM}", "dim"), origin, hang=hang)


def _origin(one: Setting) -> Bit:
    if one.path:
        return Bit(f"{one.path}:{one.line}", "dim", one.path, one.line)
    words = {
        Origin.ENVIRONMENT: "environment",
        Origin.SYSTEM: "the system's",
        Origin.OPTION: "--vault",
        Origin.FOUND: "this folder, or one above it",
    }
    variable = " VAULTSYNC_VAULT" if one.key == "vault" else ""
    text = words.get(one.origin, "default")
    return Bit(f"{text}{variable}" if one.origin is Origin.ENVIRONMENT else text, "dim")


def _complaints(session: Session) -> None:
    """Say what in the files of settings is not understood."""
    if session.vault.findings:
        session.printer.out()
        findings_view.show_findings(session.printer, session.vault.findings)
    for problem in read_this_machine().problems:
        session.printer.say(problem.message)
        if problem.help:
            session.printer.say(f"help: {problem.help}")


def _json(session: Session, found: list[Setting]) -> dict[str, Any]:
    return {
        "version": json_view.VERSION,
        "vault": session.vault.root,
        "machine": machine_path() or None,
        "settings": [
            {
                "key": one.key,
                "value": _typed(one.value),
                "origin": one.origin.value,
                "path": one.path or None,
                "line": one.line or None,
            }
            for one in found
        ],
        "findings": [json_view.finding(one) for one in session.vault.findings],
    }


def _typed(value: str) -> Any:  # noqa: ANN401 - what TOML can say
    said = tomllib.loads(f"x = {value}")["x"]
    days = said if isinstance(said, list) else []
    return [one if isinstance(one, str) else str(one) for one in days] if days else said
