"""What `init` would write: a list, so that it can be shown before anything is done."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from string import Template

from vaultsync import CONFIG_NAME
from vaultsync.calendar import find_zone, zone_name
from vaultsync.changes import Create, Replace
from vaultsync.cli.init_holidays import line_for
from vaultsync.errors import UsageError
from vaultsync.parse.days.clear_order import ClearOrder
from vaultsync.parse.front.likeness import PLAIN_TYPE
from vaultsync.parse.front.recognise import EXAMPLE
from vaultsync.records import record_class
from vaultsync.render.escape import one_line
from vaultsync.render.toml_value import toml_value
from vaultsync.settings import Settings
from vaultsync.vault.attributes import ATTRIBUTES, plan_attributes
from vaultsync.vault.new_note import included_folder, usual_folder
from vaultsync.vault.opening import Vault
from vaultsync.vault.store import Store
from vaultsync.vault.survey import Survey

CONFIG = Template("""\
# Settings of vaultsync, shared by all devices. Every key has a
# default: remove what you do not need. They are listed in
# `docs/configuration.md` of vaultsync.

$timezone       # where you live, such as "Asia/Tokyo"
# languages = ["en"]       # of dates in words, such as `20 March`
$holidays
$date_order       # what 05/03/2026 means: DMY or MDY

[me]
name = "$name"
# signature = "$signed\\n+44 …"

$notes

[outputs]
# due_note = "Follow-ups/Follow-ups due.md"
# drafts = "Follow-ups/Drafts"

[strategy]
$connect       # reminders to follow companies
$keep_in_touch       # reminders to keep in touch after a no
# max_follow_ups = 2
""")
_WIDTH = len('# languages = ["en"]')
NOTE = Template("""\
---
type: $example
company: Example Company
role: Example Role
stage: First interview
date: $day
time: 09:00
duration: 45 min
status: waiting
---

# An example of an interview note

Nothing is due for it while `type` above is `$example`. To make it a note
of your own, write `$type` there and change the rest; or delete it.

## Jane Doe — Team Lead
email:: jane.doe@company.example
- a thing that you talked about
- another thing that you talked about
- **concern:** a question that you could not answer well
- **promised:** something that you said you would send

## Questions I asked
- a heading such as this one is not taken for a person
""")


@record_class
class Answers:
    """What only the person knows."""

    name: str = ""
    type: str = ""
    """The word in `type` that makes a note one on an interview; empty: interview."""
    include: tuple[str, ...] = ()
    """Where notes count that name a company and a date."""
    date_order: str = ""
    zone: str = ""
    """The name of the time zone; empty: that of this machine."""
    reminders: bool = True
    """Somebody wants to be told to follow companies, and to keep in touch after a no."""
    holidays: str = ""
    """Whose public holidays are no business days; empty: nobody's."""


@record_class
class Wanted:
    """A file or folder that `init` would make, or a line that it would add."""

    path: str
    why: str
    """For whoever is asked whether it may be written."""
    change: Create | Replace | None = None
    """None: a folder."""

    def write(self, store: Store) -> None:
        """Make it.

        Raises:
            WriteError: it could not be made; what stood there still stands.
        """
        if self.change is None:
            store.make_folder(self.path)
        else:
            store.apply(self.change)


@record_class
class Wish:
    """Everything that the plan is made from."""

    vault: Vault
    found: Survey
    today: date
    answers: Answers = Answers()

    @property
    def root(self) -> str:
        """The folder."""
        return self.vault.root

    @property
    def settings(self) -> Settings:
        """How a day is read that is proposed or typed: in the order that the notes have."""
        settings = self.vault.settings
        order = self.answers.date_order or settings.date_order
        order = order or (self.found.order.order if self.found.order else "")
        return replace(settings, date_order=order)


def planned(wish: Wish) -> list[Wanted]:
    """Give what is missing, in the order in which it is written.

    The configuration comes last: whatever ends the writing before it, the next `init` makes
    the rest.
    """
    return [*_folders(wish), *_example(wish), *_attributes(wish), *_settings(wish)]


def attributes_problem(wish: Wish) -> str:
    """Say why `.gitattributes` is left alone; empty if it is not."""
    made = plan_attributes(wish.root, wish.vault.settings.outputs.due_note)
    return made if isinstance(made, str) else ""


def decided_order(wish: Wish) -> ClearOrder | None:
    """Give the order of dates that is taken because the notes have no other; None: it is said.

    While one of them could be two days it is for the person to say.
    """
    found = wish.found
    open_still = found.configured or found.two_orders or wish.answers.date_order
    return None if open_still else found.order


def _is_first(wish: Wish) -> bool:
    """No note yet, and no `init` either: an example that was deleted does not come back.

    Nor is one wanted beside notes of one's own that only do not say yet what they are, or
    that may be some: the person is asked about those.
    """
    found = wish.found
    there = found.interviews or found.alike or found.unsure or found.offered
    return not (there or found.configured)


def _place(wish: Wish) -> str:
    """Give the folder of the example note; empty: none is wanted.

    Where the person's own notes lie is known from `include`.
    """
    if not _is_first(wish):
        return ""
    include = wish.answers.include or wish.vault.settings.notes.include
    return included_folder(wish.root, include) if include else usual_folder(wish.root)


def _folders(wish: Wish) -> Iterator[Wanted]:
    outputs = wish.vault.settings.outputs
    place = _place(wish)
    reasons = {place: "for your interview notes; they may lie anywhere else"} if place else {}
    reasons |= {
        outputs.due_note.rpartition("/")[0]: "for the note that says what is due",
        outputs.drafts: "for a draft of each message",
    }
    for path, why in reasons.items():
        if path and not _is_there(wish, path):
            yield Wanted(path=path, why=why)


def _example(wish: Wish) -> Iterator[Wanted]:
    place = _place(wish)
    path = f"{place}/{wish.today} Example Company.md"
    if place and not _is_there(wish, path):
        word = wish.answers.type or wish.vault.settings.notes.type
        text = NOTE.substitute(day=wish.today, example=EXAMPLE, type=word)
        why = f"an example to look at; nothing is due for it while it says `type: {EXAMPLE}`"
        yield Wanted(path=path, why=why, change=Create(path=path, text=text))


def _attributes(wish: Wish) -> Iterator[Wanted]:
    made = plan_attributes(wish.root, wish.vault.settings.outputs.due_note)
    if made and not isinstance(made, str):
        why = "so that git merges the due note of two devices without conflicts"
        yield Wanted(path=ATTRIBUTES, why=why, change=made)


def _settings(wish: Wish) -> Iterator[Wanted]:
    if wish.found.configured:
        return
    said = wish.answers
    zone = said.zone or zone_name(wish.vault.zone)
    timezone = f'timezone = "{zone}"' if find_zone(zone) else '# timezone = "Europe/London"'
    decided = decided_order(wish)
    first = decided.order if decided else said.date_order
    order = f'date_order = "{first}"' if first else '# date_order = "DMY"'
    off = "# " if said.reminders else ""
    text = CONFIG.substitute(
        timezone=timezone.ljust(_WIDTH),
        holidays=line_for(said.holidays, zone),
        date_order=order,
        name=_plain(said.name),
        signed=_plain(said.name) or "Your Name",
        connect=f"{off}connect = false".ljust(_WIDTH),
        keep_in_touch=f"{off}keep_in_touch = false".ljust(_WIDTH),
        notes=f'{_notes(said)}\n# exclude = ["Archive/**"]',
    )
    why = "your settings: they also say that this folder is a vault"
    yield Wanted(path=CONFIG_NAME, why=why, change=Create(path=CONFIG_NAME, text=text))


def lines_for(said: Answers, settings: Settings) -> Iterator[str]:
    """Give what a person writes into settings that are there; what is in a table says so."""
    if said.date_order and said.date_order != settings.date_order:
        yield f'date_order = "{said.date_order}"    at the top, before any [table]'
    if said.name and said.name != settings.me.name:
        yield f'name = "{_plain(said.name)}"    below [me]'
    if said.type and said.type != settings.notes.type:
        yield f'type = "{_plain(said.type)}"    below [notes]'
    if said.include and said.include != settings.notes.include:
        yield f"include = {toml_value('include', said.include)}    below [notes]"


def _notes(said: Answers) -> str:
    """Write what says which notes count."""
    lines = [f'type = "{_plain(said.type)}"'] if said.type else []
    if said.include:
        lines.append(f"include = {toml_value('include', said.include)}")
    return "\n".join(["[notes]", *lines])


def _plain(text: str) -> str:
    """Make a text safe between double quotes of TOML."""
    return one_line(text).replace("\\", "").replace('"', "")


def _is_there(wish: Wish, path: str) -> bool:
    return os.path.lexists(os.path.join(wish.root, path))


def read_type(text: str) -> str:
    """Read the word that marks interview notes.

    Raises:
        UsageError: no front matter could say it.
    """
    plain = " ".join(text.split())
    if plain and not PLAIN_TYPE.fullmatch(plain):
        raise UsageError(
            f"cannot use {text!r} as the type of interview notes",
            hint="write the word that comes after `type:` in them: `--type job`",
        )
    return plain
