"""How a vault stands with notes that look like those on interviews and do not say so."""

import shlex
from datetime import datetime
from typing import TYPE_CHECKING

from vaultsync.vault.health import Row, note

if TYPE_CHECKING:
    from vaultsync.model import Interview
    from vaultsync.parse.front.likeness import Likeness
    from vaultsync.vault.opening import Vault

_FEW = 4


def none_on_an_interview(*, vault: "Vault", known: frozenset[str], now: datetime) -> Row:
    """Name the notes that look like one: they only do not say so. `known` are others."""
    from vaultsync.parse.front.likeness import meeting, places  # noqa: PLC0415 - seldom
    from vaultsync.render.first_lines import first_lines, lacking  # noqa: PLC0415 - seldom

    alike = _alike(vault, known, now)
    if not alike:
        return note("notes", "none about an interview", "`vaultsync new` writes one")
    looks = "1 looks" if len(alike) == 1 else f"{len(alike)} look"
    word = vault.settings.notes.type
    where = " ".join(f"--include {shlex.quote(one)}" for one in places(meeting(alike)))
    as_they_are = f", or run `vaultsync init {where}`, which takes them as they are" * bool(
        where
    )
    row = note(
        "notes",
        f"none about an interview; {looks} like one: {_named(alike)}",
        f"write `type: {word}` between the `---` at the top of those that are{as_they_are}; "
        "`vaultsync new` writes a new one",
    )
    plain = [one for one in alike if one.plain]
    if not plain:
        return row
    cure = row.cure if len(plain) < len(alike) else "`vaultsync new` writes a new one"
    said = f"{cure}; {plain[0].path} has {lacking(plain[0])}:"
    return row._replace(cure=said, lines=first_lines(plain[0], word))


def others_alike(
    *,
    vault: "Vault",
    known: frozenset[str],
    interviews: "tuple[Interview, ...]",
    now: datetime,
) -> Row | None:
    """Name notes in plain text beside interview notes, with the lines for the first."""
    from vaultsync.render.first_lines import first_lines, lacking  # noqa: PLC0415 - seldom
    from vaultsync.vault.survey import unsettled  # noqa: PLC0415 - seldom

    today = now.astimezone(vault.zone).date()
    alike = unsettled(vault, _alike(vault, known, now), interviews, today)
    plain = [one for one in alike if one.plain]
    if not plain:
        return None
    looks = "1 looks like a note on an interview and does"
    if len(plain) > 1:
        looks = f"{len(plain)} look like notes on interviews and do"
    first = plain[0]
    return Row(
        "look alike",
        f"{looks} not say so: {_named(plain)}; {first.path} has {lacking(first)}:",
        lines=first_lines(first, vault.settings.notes.type),
    )


def _alike(vault: "Vault", known: frozenset[str], now: datetime) -> "tuple[Likeness, ...]":
    from vaultsync.vault.survey import notes_alike  # noqa: PLC0415 - seldom

    today = now.astimezone(vault.zone).date()
    return notes_alike(vault, lambda path: path not in known, today)


def _named(alike: "tuple[Likeness, ...] | list[Likeness]") -> str:
    names = ", ".join(one.path for one in alike[:_FEW])
    return f"{names} and {len(alike) - _FEW} more" if len(alike) > _FEW else names
