"""How a vault stands: one row for each thing. Writes nothing into it."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from vaultsync import CONFIG_NAME
from vaultsync.calendar import show_day, show_kept, zone_name
from vaultsync.errors import HooksError
from vaultsync.records import record_class
from vaultsync.render import hooks
from vaultsync.vault.attributes import ATTRIBUTES, plan_attributes
from vaultsync.vault.git import git_at_work, git_folder
from vaultsync.vault.health import Health, Row, note, problem, safely
from vaultsync.vault.health_of_alike import none_on_an_interview, others_alike
from vaultsync.vault.hooks import find_repository, read_hooks
from vaultsync.vault.lock import watcher
from vaultsync.vault.mounts import far_away
from vaultsync.vault.reading import Tick
from vaultsync.vault.root import MARKS
from vaultsync.vault.state import NoStateError
from vaultsync.vault.survey import vault_above
from vaultsync.vault.sync import preview
from vaultsync.vault.watch_status import read_status

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding
    from vaultsync.vault.checking import Report
    from vaultsync.vault.opening import Vault

_FIRST_YEAR = 2025
_AHEAD = timedelta(days=1)
_FEW = 4


@record_class
class Patient:
    """A vault that is looked at."""

    vault: "Vault"
    report: "Report"
    """What `sync` would do."""
    findings: "tuple[Finding, ...]"
    """Without those that nobody wants to hear of."""
    now: datetime
    pretended: bool = False
    """`now` is that of `--as-of`, and says nothing of the machine's clock."""

    @classmethod
    def of(cls, vault: "Vault", now: datetime, tick: Tick | None = None) -> "Patient":
        """Read a vault; `tick` is told how many files were seen."""
        report = preview(vault, now, tick)
        return cls(vault=vault, report=report, findings=report.findings, now=now)


def look_over(patient: Patient) -> Iterator[Row]:
    """Look at everything."""
    for what, look in (
        ("vault", _vault),
        ("settings", _settings),
        ("clock", _clock),
        ("notes", _notes),
        ("look alike", _look_alike),
        ("findings", _findings),
        ("due note", _due_note),
        ("git", _git),
        ("hooks", _hooks),
        ("watching", _watching),
    ):
        yield from safely(what, lambda: look(patient))  # noqa: B023 - asked at once


def _vault(patient: Patient) -> Row:
    root = patient.vault.root
    sign = next((mark for mark in MARKS if os.path.lexists(os.path.join(root, mark))), "")
    because = f"by its {sign}" if sign else "as it was named"
    above, far = vault_above(root), far_away(root)
    if not os.access(root, os.W_OK | os.X_OK):
        return problem("vault", f"{root} cannot be written to", "make the folder writable")
    if above:
        cure = "name the one that is meant: `--vault FOLDER`, or keep one `vaultsync.toml`"
        return note("vault", f"{root} ({because}) is in another one, {above}", cure)
    if far:
        cure = "nothing: `watch` reads it from time to time instead of being told"
        return note("vault", f"{root} ({because}), on a network drive ({far})", cure)
    return Row("vault", f"{root} ({because})")


def _settings(patient: Patient) -> Row:
    if not os.path.lexists(os.path.join(patient.vault.root, CONFIG_NAME)):
        cure = "`vaultsync init` writes one with your name and time zone"
        return note("settings", f"no {CONFIG_NAME}: every default holds", cure)
    wrong = [one for one in patient.findings if one.path == CONFIG_NAME]
    if wrong:
        first = wrong[0]
        return problem("settings", f"{CONFIG_NAME}:{first.line}: {first.message}", first.help)
    if not patient.vault.settings.me.name:
        cure = 'set `name = "Your Name"` under `[me]`'
        return note("settings", f"{CONFIG_NAME} has no name to put below messages", cure)
    return Row("settings", f"{CONFIG_NAME} can be read")


def _clock(patient: Patient) -> Row:
    zone, now = patient.vault.zone, patient.now
    text = f"{_instant(now, zone)} ({zone_name(zone)})"
    if patient.pretended:
        return Row("clock", f"{text}, as `--as-of` says: the machine's clock is not looked at")
    if now.year < _FIRST_YEAR:
        return problem("clock", f"{text}: that was long ago", "set the machine's clock")
    ahead = _latest_save(patient)
    if ahead and ahead > now + _AHEAD:
        text = f"{text}, but a note was saved on {_instant(ahead, zone)}"
        return note("clock", text, "set the machine's clock, or the clock of the other device")
    return Row("clock", text)


def _instant(instant: datetime, zone: tzinfo) -> str:
    """Write an instant with its year, which a wrong clock may have wrong, too."""
    there = instant.astimezone(zone)
    return f"{show_day(there.date())} {there:%H:%M}"


def _latest_save(patient: Patient) -> datetime | None:
    latest = 0.0
    for one in patient.report.snapshot.notes:
        try:
            latest = max(latest, os.stat(os.path.join(patient.vault.root, one.path)).st_mtime)
        except OSError:
            continue
    try:
        return datetime.fromtimestamp(latest, patient.now.tzinfo) if latest else None
    except (OverflowError, ValueError, OSError):
        return None


def _notes(patient: Patient) -> Row:
    outcome = patient.report.outcome
    count = len(outcome.interviews)
    if not count:
        return none_on_an_interview(vault=patient.vault, known=_known(patient), now=patient.now)
    people = {person.key for one in outcome.interviews for person in one.everybody}
    persons = f"{len(people)} {'person' if len(people) == 1 else 'people'}"
    open_ones = sum(one.state.pressing for one in outcome.follow_ups)
    return Row("notes", f"{count} about interviews, {persons}; {open_ones} due now")


def _look_alike(patient: Patient) -> Row | None:
    """Name plain notes beside those that count; that they are there is no fault."""
    if not patient.report.outcome.interviews:
        return None  # the row of the notes names them
    return others_alike(
        vault=patient.vault,
        known=_known(patient),
        interviews=patient.report.outcome.interviews,
        now=patient.now,
    )


def _known(patient: Patient) -> frozenset[str]:
    report = patient.report
    counted = (one.path for one in report.outcome.interviews)
    return frozenset((*counted, *(one.path for one in report.snapshot.beside)))


def _findings(patient: Patient) -> Row:
    by_kind = Counter(one.severity.value for one in patient.findings)
    if not by_kind:
        return Row("findings", "none")
    codes = Counter((one.severity, one.code) for one in patient.findings)
    kinds = ", ".join(
        f"{by_kind[kind]} {word}{'' if by_kind[kind] == 1 else 's'}"
        for kind, word in (("error", "error"), ("warning", "warning"), ("info", "remark"))
        if by_kind[kind]
    )
    worst = sorted(codes, key=lambda one: (one[0].rank, -codes[one]))
    most = ", ".join(f"{one[1]} {codes[one]}×" for one in worst[:_FEW])
    more = ", …" if len(codes) > _FEW else ""
    check = "check --all" if by_kind["info"] else "check"  # which tells no remarks unasked
    cure = f"`vaultsync {check}` shows each with its place, `vaultsync explain CODE` says more"
    if by_kind["error"]:
        return problem("findings", f"{kinds}: {most}{more}", cure)
    health = Health.NOTE if by_kind["warning"] else Health.FINE
    return Row("findings", f"{kinds}: {most}{more}", health, cure)


def _due_note(patient: Patient) -> Row:
    report, path = patient.report, patient.vault.settings.outputs.due_note
    if report.unrecorded:
        count = len(report.unrecorded)
        text = f"{count} of its ticks cannot be recorded"
        return problem("due note", text, "`vaultsync sync` says why, line by line")
    if report.snapshot.due_note is None:
        return note("due note", f"{path} is not there yet", "`vaultsync sync` writes it")
    count = len(report.records) + len(report.changes)
    if count:
        things = "change is" if count == 1 else "changes are"
        cure = "`vaultsync sync`; `vaultsync sync --dry-run` shows them first"
        return note("due note", f"{path}: {count} {things} waiting", cure)
    return Row("due note", f"{path} is up to date")


def _git(patient: Patient) -> Row:
    root = patient.vault.root
    if git_folder(root) is None:
        return Row("git", "does not keep this vault")
    busy = git_at_work(root)
    if busy:
        cure = "finish or abort what git is doing: `git status` says what"
        return problem("git", f"is at work ({busy}), so nothing is written", cure)
    made = plan_attributes(root, patient.vault.settings.outputs.due_note)
    if isinstance(made, str):
        return note("git", f"keeps this vault; {ATTRIBUTES} {made}", "add the line yourself")
    if made:
        text = "keeps this vault; two devices may get conflicts in the due note"
        return note("git", text, f"`vaultsync init` adds a line to {ATTRIBUTES}")
    return Row("git", "keeps this vault, and merges the due note")


def _hooks(patient: Patient) -> Row | None:
    """Look at git's hooks, where git keeps the vault."""
    if git_folder(patient.vault.root) is None:
        return None
    try:
        repository = find_repository(patient.vault.root)
    except HooksError as error:
        return Row("hooks", str(error).removesuffix("; nothing was written"), cure=error.hint)
    ours = {
        name: not hook.problem
        for name, hook in read_hooks(repository).items()
        if hooks.look(hook.data, repository.vault) in {hooks.How.OURS, hooks.How.CHANGED}
    }
    if not ours:
        cure = "`vaultsync hooks install` has git keep the due note current"
        return Row("hooks", "git starts none of vaultsync's", cure=cure)
    works = ", ".join(name for name in ours if ours[name]) or "none"
    if len(ours) < len(hooks.NAMES) or not all(ours.values()):
        cure = "`vaultsync hooks status` shows the state of each"
        return note("hooks", f"of {len(hooks.NAMES)} hooks, git starts {works}", cure)
    return Row("hooks", f"git starts {works}")


def _watching(patient: Patient) -> Row:
    root = patient.vault.root
    try:
        process = watcher(root)
    except NoStateError as error:
        return note("watching", f"not known: {error}", "name a folder with VAULTSYNC_STATE")
    if process is None:
        cure = "`vaultsync watch` keeps all up to date; `vaultsync service install` starts it"
        return Row("watching", "nothing watches this vault", cure=cure)
    status = read_status(root)
    last = status.get("last_run")
    when = f", last run {show_kept(last.get('at'))}" if isinstance(last, dict) else ""
    if status.get("error"):
        return problem(
            "watching", f"process {process}: {status['error']}", "see `watch --status`"
        )
    return Row("watching", f"by process {process}{when}")
