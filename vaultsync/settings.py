"""What `vaultsync.toml` can set, with its defaults (design.md section 10)."""

from dataclasses import field
from datetime import date
from fnmatch import fnmatchcase

from vaultsync.records import record_class


@record_class
class Me:
    """Who writes the messages."""

    name: str = ""
    signature: str = ""
    email: str = ""
    """The address that messages come from; empty: the mail program's."""


@record_class
class NoteSettings:
    """Which files are interview notes, and which headings are no persons."""

    type: str = "interview"
    include: tuple[str, ...] = ()
    """Where notes count that name a company and a date, and do not say `type`."""
    exclude: tuple[str, ...] = ()
    """Patterns; `*` also matches `/`."""
    reserved_headings: tuple[str, ...] = ()
    name_order: str = ""
    """family-first or given-first, where no note says it."""

    def includes(self, path: str) -> bool:
        """Tell whether a note lies where `include` says: a note, a folder, or a pattern."""
        return any(
            path == one or path.startswith(f"{one.rstrip('/')}/") or fnmatchcase(path, one)
            for one in self.include
        )


@record_class
class Outputs:
    """Where the generated files go."""

    due_note: str = "Follow-ups/Follow-ups due.md"
    drafts: str = "Follow-ups/Drafts"
    templates: str = "Follow-ups/Templates"
    """Templates of messages that are the person's own."""
    links: str = "auto"
    """wikilink, markdown or auto."""
    picture: bool | None = None
    """The due note has a timeline; None: in an Obsidian vault, which draws it."""


@record_class
class DraftSettings:
    """How drafts are checked."""

    allow: tuple[str, ...] = ()
    """Words and phrases that are never reported."""
    spelling: bool | None = None
    """None: where the library is installed."""


@record_class
class FindingSettings:
    """Which findings are not told (`selection.py`)."""

    ignore: tuple[str, ...] = ()
    """Codes and groups that exist, as `VS201` and `VS2`."""


@record_class
class Strategy:
    """The numbers of strategy.md; days are calendar days, `_bd` are business days."""

    thank_you_within_hours: int = 24
    thank_you_late_hours: int = 48
    """Until then a thank-you is a little late, after it later than usual."""
    thank_you_missed_days: int = 10
    follow_up_bd: int = 5
    follow_up_promised_bd: int = 2
    status_check_days: int = 21
    status_check_bd: int = 7
    respond_bd: int = 1
    gap_bd: int = 3
    moved_on_bd: int = 10
    chaser_missed_days: int = 60
    max_follow_ups: int = 2
    count_thank_you: bool = False
    call_gap_days: int = 7
    """A second call within this many days is a finding."""
    connect: bool = True
    connect_bd: int = 5
    connect_missed_days: int = 60
    update_bd: int = 10
    update_gap_days: int = 30
    update_within_days: int = 90
    keep_in_touch: bool = True
    keep_in_touch_days: int = 28
    keep_in_touch_times: int = 3


@record_class
class Holidays:
    """Days besides Saturday and Sunday on which nobody works."""

    country: str = ""
    """`GB`; empty: no public holidays."""
    subdivision: str = ""
    """Part of the country: `SCT`."""
    extra: tuple[date, ...] = ()
    """Days on which nobody works, whatever the calendar says."""
    exceptions: tuple[date, ...] = ()
    """Public holidays on which people work."""


@record_class
class Settings:
    """Everything that can be set; most vaults need none of it."""

    timezone: str = ""
    """Empty: the system's zone."""
    languages: tuple[str, ...] = ("en",)
    date_order: str = ""
    """DMY, MDY or YMD; empty: an ambiguous date is an error."""
    me: Me = field(default_factory=Me)
    notes: NoteSettings = field(default_factory=NoteSettings)
    outputs: Outputs = field(default_factory=Outputs)
    drafts: DraftSettings = field(default_factory=DraftSettings)
    findings: FindingSettings = field(default_factory=FindingSettings)
    holidays: Holidays = field(default_factory=Holidays)
    strategy: Strategy = field(default_factory=Strategy)
