"""`vaultsync doctor`: what works, and what to do about the rest, in one screen."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace

import click

from vaultsync.cli import installing, json_view
from vaultsync.cli.doctor_view import show_row, show_sum
from vaultsync.cli.installing import Desk
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Printer, Progress
from vaultsync.cli.session import Session
from vaultsync.errors import ConfigError, NoManagerError, VaultsyncError
from vaultsync.vault.health import (
    Health,
    Row,
    editor_row,
    extras_row,
    machine_row,
    notifier_row,
    problem,
    python_row,
    safely,
    state_row,
    watches_row,
    zones_row,
)
from vaultsync.vault.health_of_vault import Patient, look_over

EPILOG = """\b
Examples:
  vaultsync doctor                      one row for each thing, and what to do about it
  vaultsync doctor --vault ~/Notes
  vaultsync doctor --json | jq -r '.rows[] | select(.state == "problem") | .do'

Nothing is changed, and nothing is sent. Rows are ok, a note (it works, something could be
better) or a problem.

Exit codes: 0 no problem; 1 at least one; 2 wrong use.
"""


@click.command(epilog=EPILOG)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@vault_options
def doctor(vault: str | None, as_of: str | None, color: str, as_json: bool) -> int:
    """Say what works here and what to do about the rest. Changes nothing."""
    printer = Printer(color)
    rows = []
    for row in _rows(vault, as_of, color):
        rows.append(row)
        if not as_json:
            show_row(printer, row)
    if as_json:
        printer.painted(json_view.dumps(_data(rows)))
    else:
        show_sum(printer, rows)
    return int(any(row.health is Health.PROBLEM for row in rows))


def _rows(vault: str | None, as_of: str | None, color: str) -> Iterator[Row]:
    major, minor, micro = sys.version_info[:3]
    yield python_row((major, minor, micro), sys.stdout.encoding or "ascii")
    yield zones_row()
    yield from _of_vault(vault, as_of, color)
    yield from safely("editor", lambda: editor_row(os.environ))
    yield from safely("notifications", lambda: notifier_row(os.environ))
    yield from safely("machine", machine_row)
    yield extras_row()


def _of_vault(vault: str | None, as_of: str | None, color: str) -> Iterator[Row]:
    """Look at the vault; that there is none, or one that cannot be read, is a row."""
    try:
        session = Session.open(vault, as_of, color)
        now, progress = session.instant, Progress()
        patient = Patient.of(session.vault, now, progress)
        progress.done()
    except VaultsyncError as error:
        what = "settings" if isinstance(error, ConfigError) else "vault"
        yield problem(what, str(error), error.hint)
        return
    except OSError as error:
        yield problem("vault", f"{error.filename}: {error.strerror}", "check the permissions")
        return
    root = session.vault.root
    heard = session.sift(patient.findings)[0]
    yield from look_over(replace(patient, findings=heard, pretended=as_of is not None))
    yield from safely("service", lambda: _service(root, session.printer))
    yield from safely("watches", lambda: watches_row(root))
    yield from safely("kept changes", lambda: state_row(root))


def _service(root: str, printer: Printer) -> Row | None:
    """Ask the system how the vault's service stands, if one is installed."""
    try:
        desk = Desk.open(root, printer)
    except NoManagerError:
        return Row("service", f"none is known on this system ({installing.PLATFORM})")
    if not desk.lying:
        return Row(
            "service", "none is installed", cure="`vaultsync service install` if you like"
        )
    standing, why = desk.standing(timer=desk.is_timer)
    if standing is None:
        cure = "run it in a login session of your own, where the system's services run"
        return problem("service", f"it cannot be asked: {why}", cure)
    if not standing.active:
        cure = "`vaultsync service status` says more; `vaultsync service install` fixes it"
        return problem("service", f"{desk.name}: {standing.words}", cure)
    return Row("service", f"{desk.name}: {standing.words}")


def _data(rows: list[Row]) -> dict[str, object]:
    return {
        "version": json_view.VERSION,
        "ok": all(row.health is not Health.PROBLEM for row in rows),
        "rows": [
            {"what": row.what, "state": row.health.value, "text": row.text, "do": row.cure}
            | ({"lines": row.lines} if row.lines else {})
            for row in rows
        ],
    }
