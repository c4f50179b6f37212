"""What `init` finds in a folder before it proposes anything; nothing is written."""

import os
from collections import Counter
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync import CONFIG_NAME
from vaultsync.parse.days.clear_order import ClearOrder, clear_order, open_date, order_said
from vaultsync.parse.front.likeness import Likeness
from vaultsync.parse.front.recognise import FIRST_LOOK, says_subject
from vaultsync.parse.likely import likely, offered, perhaps
from vaultsync.parse.persons.address_book import is_address_book
from vaultsync.records import record_class
from vaultsync.snapshot import Surroundings
from vaultsync.vault.checking import check
from vaultsync.vault.discover import Discovered, Scope, discover
from vaultsync.vault.files import Gone, Unreadable, open_regular, read_up_to
from vaultsync.vault.git import git_folder
from vaultsync.vault.index import Index
from vaultsync.vault.inside import Held, held_in
from vaultsync.vault.obsidian import OBSIDIAN
from vaultsync.vault.places import Places
from vaultsync.vault.reading import Tick
from vaultsync.vault.surroundings import Plugins, read_plugins, template_places
from vaultsync.vault.way import Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document
    from vaultsync.vault.opening import Vault

_OWN = (CONFIG_NAME, OBSIDIAN)
"""What makes a folder a vault by itself."""


@record_class
class Survey:
    """A folder as it was found."""

    root: str
    configured: bool
    """It has a `vaultsync.toml`."""
    above: str = ""
    """The nearest folder above it that is a vault."""
    below: tuple[str, ...] = ()
    """Folders right in it that are vaults."""
    home: bool = False
    """It is the home folder, or the root of the disk."""
    writable: bool = True
    git: bool = False
    plugins: Plugins | None = None
    """What is known of Obsidian; None: this is no vault of Obsidian."""
    around: Surroundings = field(default_factory=Surroundings)
    """How its plugins want tasks written."""
    templates: tuple[str, ...] = ()
    """Folders of templates: notes there are left out."""
    notes: int = 0
    """Notes of all kinds."""
    interviews: "tuple[Interview, ...]" = ()
    beside: int = 0
    """Notes on persons and companies."""
    alike: tuple[Likeness, ...] = ()
    """Notes that look like notes on interviews and do not say so."""
    unsure: tuple[Likeness, ...] = ()
    """Notes that may be about a talk, and do not look like it for sure; newest day first."""
    offered: tuple[Likeness, ...] = ()
    """Others in plain text, of which a person may know better; the newest day first."""
    half: tuple[Likeness, ...] = ()
    """Interview notes that name no company or no date, which lines could say; newest first."""
    held: tuple[Held, ...] = ()
    """Of these, those in plain text that hold several interviews, not all with a note."""
    lacking: tuple[str, ...] = ()
    """Notes where `notes.include` says, that do not count there."""
    findings: "tuple[Finding, ...]" = ()
    order: ClearOrder | None = None
    """What comes first in the dates in figures that could not be read otherwise."""
    open_date: ClearOrder | None = None
    """A date in a note in plain text that could be two days, where nothing says which."""
    book: str = ""
    """What notes say that list people, such as `contacts.md`."""
    drafts: int = 0

    @property
    def errors(self) -> "tuple[tuple[str, int], ...]":
        """Codes of the errors in the notes, with how many there are of each; most first."""
        found = Counter(one.code for one in self.findings if one.severity.value == "error")
        return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    @property
    def bare(self) -> int:
        """How many interview notes name no company (VS114) or no date (VS115)."""
        return len({one.path for one in self.findings if one.code in {"VS114", "VS115"}})

    @property
    def two_orders(self) -> "tuple[Finding, ...]":
        """Dates that could be two days, as 05/03/2026."""
        return tuple(one for one in self.findings if "`date_order = " in one.help)


def survey(vault: "Vault", now: "datetime", tick: Tick | None = None) -> Survey:
    """Look at a folder; `tick` is told how many files were seen."""
    root = vault.root
    report = check(vault, now, tick)
    interviews = report.outcome.interviews
    known = {one.path for one in interviews} | {one.path for one in report.snapshot.beside}
    around = report.snapshot.surroundings
    with Way(root) as way:
        found = _listed(vault, way)
        others = [path for path in found.notes if path not in known]
        today = now.astimezone(vault.zone).date()
        plain = _plain_ones(way, found.notes, others, interviews, vault.settings, today)
        order = clear_order(report.findings, report.snapshot.notes)
        order = order or _order_of(plain, report.snapshot.notes, today)
        texts = ((one.path, one.unlisted) for one in plain.each if one.plain)
        open_still = None if order or vault.settings.date_order else open_date(texts, today)
        settings = vault.settings
        if order and not settings.date_order:
            settings = replace(settings, date_order=order.order)
            plain = _plain_ones(way, found.notes, others, interviews, settings, today)
        bare = [one.path for one in interviews if not (one.company and one.day)]
        half = _newest(_half(way, bare, settings, today))
        book = "\n".join(_head(way, path) for path in filter(is_address_book, others))
    unsure = _newest(one for one in plain.each if one.unsure)
    each = tuple(one for one in plain.each if not one.unsure)
    vault = replace(vault, settings=settings)
    held = {one.path: held_in(vault, one, interviews, today) for one in each}
    alike = tuple(one for one in each if not held[one.path].settled)
    return Survey(
        root=root,
        configured=os.path.lexists(os.path.join(root, CONFIG_NAME)),
        above=vault_above(root),
        below=_vaults_below(root),
        home=is_home(root),
        writable=os.access(root, os.W_OK | os.X_OK),
        git=git_folder(root) is not None,
        plugins=read_plugins(root) if around.obsidian else None,
        around=around,
        templates=_folders(root),
        notes=len(found.notes),
        interviews=interviews,
        beside=sum(says_subject(one.text) for one in report.snapshot.beside),
        alike=alike,
        unsure=unsure,
        offered=plain.offered,
        half=half,
        held=tuple(one for one in held.values() if one.lacking),
        lacking=tuple(filter(vault.settings.notes.includes, others)),
        findings=report.findings,
        order=order,
        open_date=open_still,
        book=book,
        drafts=len(found.drafts),
    )


class _Plain(NamedTuple):
    """Notes that do not say that they are about interviews, and may be."""

    each: tuple[Likeness, ...]
    """Those that look like it, also if they are not sure."""
    offered: tuple[Likeness, ...]


def _plain_ones(
    way: Way,
    notes: "Sequence[str]",
    others: "Sequence[str]",
    interviews: "Sequence[Interview]",
    settings: "Settings",
    today: "date",
) -> _Plain:
    """Judge notes by their beginnings, `others` of all `notes`."""
    each = tuple(_each_alike(way, others, settings, today, perhaps))
    near = {one.path for one in each if not one.unsure}
    near |= {one.path for one in interviews}
    places = Places.of(notes, near)
    seen = {one.path for one in each}
    rest = [path for path in others if path not in seen and places.may_hold(path)]
    return _Plain(each, _offered(way, rest, places, settings, today))


def _order_of(plain: _Plain, notes: "Iterable[Document]", today: "date") -> ClearOrder | None:
    """Give the order of dates of the notes in plain text, unless an interview note has another.

    Those that a person may be asked about count, with all dates in their beginnings.
    """
    listed = (one for one in (*plain.each, *plain.offered) if one.plain)
    order = order_said(((one.path, one.unlisted) for one in listed), today=today)
    others = order_said(((one.path, one.text) for one in notes), enough=1)
    return order if others is None or order is None or others.order == order.order else None


def notes_alike(
    vault: "Vault", counts: "Callable[[str], bool]", today: "date | None"
) -> tuple[Likeness, ...]:
    """Give the notes that look like interview notes, of those whose path counts.

    A day without its year is proposed near `today`.
    """
    with Way(vault.root) as way:
        paths = filter(counts, _listed(vault, way).notes)
        return tuple(_each_alike(way, paths, vault.settings, today))


def unsettled(
    vault: "Vault",
    alike: "Iterable[Likeness]",
    interviews: "Sequence[Interview]",
    today: "date",
) -> tuple[Likeness, ...]:
    """Give those that are not done with: of some, each interview in them has its note."""
    if not interviews:
        return tuple(alike)
    return tuple(one for one in alike if not held_in(vault, one, interviews, today).settled)


def meant_note(vault: "Vault", path: str, today: "date") -> Likeness | None:
    """Give what a note says of the interview that somebody says it is about."""
    with Way(vault.root) as way:
        return likely(_head(way, path), path, vault.settings, today, meant=True)


def any_alike(vault: "Vault", counts: "Callable[[str], bool]") -> bool:
    """Tell whether there is such a note; the first one is enough."""
    with Way(vault.root) as way:
        paths = filter(counts, _listed(vault, way).notes)
        return any(_each_alike(way, paths, vault.settings))


def vault_above(root: str) -> str:
    """Give the nearest folder above that is a vault of vaultsync's or of Obsidian's, or ""."""
    place = root
    while (above := os.path.dirname(place)) != place:
        place = above
        if _is_vault(place):
            return place
    return ""


def is_home(root: str) -> bool:
    """Tell whether a folder is the home folder, or the root of a disk."""
    home = os.path.realpath(os.path.expanduser("~"))
    return root in {home, os.path.dirname(root)}


def _is_vault(folder: str) -> bool:
    return any(os.path.lexists(os.path.join(folder, mark)) for mark in _OWN)


def _vaults_below(root: str) -> tuple[str, ...]:
    with os.scandir(root) as listed:
        names = sorted(one.name for one in listed if one.is_dir(follow_symlinks=False))
    return tuple(name for name in names if _is_vault(os.path.join(root, name)))


def _folders(root: str) -> tuple[str, ...]:
    """Give the folders of templates that are there."""
    places = dict.fromkeys(template_places(root))
    return tuple(one for one in places if os.path.isdir(os.path.join(root, one)))


def _listed(vault: "Vault", way: Way) -> Discovered:
    outputs, settings = vault.settings.outputs, vault.settings
    scope = Scope(
        due_note=outputs.due_note,
        drafts=outputs.drafts,
        exclude=settings.notes.exclude,
        templates=template_places(vault.root),
        messages=outputs.templates,
    )
    return discover(way, scope, Index())


def _each_alike(
    way: Way,
    paths: "Iterable[str]",
    settings: "Settings",
    today: "date | None" = None,
    other: "Callable[[str, str, Settings, date | None], Likeness | None] | None" = None,
) -> "Iterator[Likeness]":
    """Give those that look like one; `other` judges those that do not."""
    for path in paths:
        head = _head(way, path)
        found = likely(head, path, settings, today) if head else None
        if head and other and not found:
            found = other(head, path, settings, today)
        if found:
            yield found


def _offered(
    way: Way, paths: "Iterable[str]", places: Places, settings: "Settings", today: "date"
) -> tuple[Likeness, ...]:
    """Give those that a person may pick."""
    heads = ((path, _head(way, path)) for path in paths)
    found = (
        offered(head, path, settings, today, among=places.among(path))
        for path, head in heads
        if head
    )
    return _newest(filter(None, found))


def _half(
    way: Way, paths: "Iterable[str]", settings: "Settings", today: "date"
) -> "Iterator[Likeness]":
    """Give interview notes with what they would say of the company and the day they lack."""
    for path in paths:
        found = likely(_head(way, path), path, settings, today, meant=True)
        if found and found.plain and not found.broken:
            yield found.of_interview()


def _newest(notes: "Iterable[Likeness]") -> tuple[Likeness, ...]:
    """Sort by day, the newest first and those without one last; of one day by path."""
    named = sorted(notes, key=lambda one: one.path)
    return tuple(sorted(named, key=lambda one: one.day or date.min, reverse=True))


def _head(way: Way, path: str) -> str:
    """Give a note's beginning; what cannot be read looks like nothing."""
    try:
        opened = open_regular(way, path)
    except (Gone, Unreadable):
        return ""
    try:
        return read_up_to(opened.descriptor, FIRST_LOOK).decode("utf-8", "replace")
    except OSError:
        return ""
    finally:
        os.close(opened.descriptor)
