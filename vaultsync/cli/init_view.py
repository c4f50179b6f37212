"""What `init` says: what it found, and what it would write."""

import os
import shlex
from collections.abc import Iterator
from operator import attrgetter

from vaultsync import CONFIG_NAME
from vaultsync.calendar import zone_name
from vaultsync.changes import Replace
from vaultsync.cli import init_dates, init_include, init_zone
from vaultsync.cli.first_lines_view import plain_ones, show_first_lines
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.init_inside import name_held, show_held, single_ones
from vaultsync.cli.init_pick import listed, without_listed
from vaultsync.cli.init_plan import Wanted, Wish
from vaultsync.cli.printer import Printer
from vaultsync.cli.rows import Line, show_rows
from vaultsync.parse.front.likeness import common_type
from vaultsync.vault.survey import Survey

FEW, NAMED = 3, 5
_TEXT = attrgetter("text")
_WITHOUT = "yes, without Tasks and Templater"
_OTHERS = "others may be notes on interviews, too: the same lines make them one"
_LOOK = "look like interview notes but do"


def show_found(printer: Printer, wish: Wish, *, asks: bool, every: bool) -> None:
    """Say what is there.

    `asks`: what is in doubt is asked for next, and all of it has to fit on one screen with what
    would be written. `every`: each note that looks alike is named.
    """
    found = without_listed(wish.found) if asks else wish.found
    rows = [Line(*row) for row in _rows(found, every=every)]
    rows += [Line("included", f"there is no {one} here") for one in _not_there(wish)]
    if not found.configured:
        zone = zone_name(wish.vault.zone)
        rows.append(Line("zone", init_zone.row(zone, asks=asks)))
    if asks:
        asked = len(listed(wish.found))
        rows = [row._replace(text=_short(found, row, asked)) for row in rows]
    printer.out(f"Looked at {found.root}:")
    show_rows(printer, filter(_TEXT, rows), max(len(row.label) for row in rows))
    if every:
        show_first_lines(printer, single_ones(wish), word_of(wish), every=True)
        show_held(printer, wish)
    if not asks:
        printer.out()


def _not_there(wish: Wish) -> Iterator[str]:
    """Give what `include` names that is no pattern, and that the folder does not have."""
    for one in wish.vault.settings.notes.include:
        if not set(one) & set("*?[") and not os.path.lexists(os.path.join(wish.root, one)):
            yield one


def word_of(wish: Wish) -> str:
    """Give the word that marks interview notes."""
    return wish.answers.type or wish.vault.settings.notes.type


def _short(found: Survey, row: Line, asked: int) -> str:
    """Say no more than what the questions and the plan below do not say; empty: nothing.

    `asked`: so many notes in plain text are asked about.
    """
    match row.label:
        case "interviews" if found.errors:
            return f"errors in them: {_errors(found)}; `vaultsync check` says what to do"
        case "interviews" if found.half:
            some = (
                "1 of them names" if len(found.half) == 1 else f"{len(found.half)} of them name"
            )
            return f"{some} no company or no date: asked below"
        case "dates" if not found.configured:
            return f"{len(found.two_orders)} {init_dates.DOUBT}: see below"
        case "look alike":
            how = (
                "asked below"
                if any(one.meets for one in found.alike)
                else "`--dry-run` says what to do"
            )
            return f"{_unlike(found)}: {_named(found, 1)}; {how}"
        case "notes" if found.notes and asked:
            one = "it" if found.notes == 1 else "one"
            those = f"which of {asked} are" if asked > 1 else f"whether {one} is"
            about = f"; you will be asked {those} about an interview or a call"
            there = _count(len(found.interviews), "about an interview", "about interviews")
            return f"{found.notes:,}{f', of which {there}' * bool(found.interviews)}{about}"
        case "settings" if not found.configured:
            return ""
        case _:
            return row.text


def _rows(found: Survey, *, every: bool) -> Iterator[tuple[str, str]]:
    if found.above:
        yield "inside", f"the vault {found.above}: notes here belong to that one already"
    for name in found.below:
        yield "vault in it", f"{name}/ is a vault, too: its notes would be read here as well"
    yield from _programs(found)
    yield "notes", _notes(found)
    if found.interviews:
        yield "interviews", _interviews(found)
    if found.two_orders:
        yield "dates", init_dates.row(found)
    if found.lacking:
        yield "included", _lacking(found, every=every)
    if found.alike:
        yield "look alike", _alike(found, every=every)
    yield "settings", "vaultsync.toml is there" if found.configured else "none yet"


def _programs(found: Survey) -> Iterator[tuple[str, str]]:
    if found.plugins:
        names = [_tasks(found)] * found.plugins.tasks
        names += ["Templater"] * found.plugins.templater
        yield "Obsidian", f"yes, with {' and '.join(names)}" if names else _WITHOUT
    if found.templates:
        yield "templates", f"{', '.join(f'{one}/' for one in found.templates)}: left out"
    if found.git:
        yield "git", "keeps this folder"


def _tasks(found: Survey) -> str:
    """Say how the Tasks plugin wants tasks: so they are written."""
    dataview = found.around.tasks_format == "dataview"
    spelling = "[completion:: 2026-03-05]" if dataview else "✅ 2026-03-05"
    tag = f", tagged {found.around.global_filter}" if found.around.global_filter else ""
    return f"Tasks (written as {spelling}{tag})"


def _notes(found: Survey) -> str:
    """Count them."""
    if not found.notes:
        return "none yet"
    if found.notes == len(found.interviews):
        return f"{found.notes:,}, all of them interview notes"
    said = [
        _count(
            len(found.interviews),
            "about an interview",
            "about interviews",
        )
    ]
    if found.alike and not found.interviews:  # "none" would frighten whoever has some
        like = "look like interview notes"
        said = [_count(len(found.alike), "looks like an interview note", like)]
    if found.beside:
        said.append(f"{found.beside} about people or companies")
    return f"{found.notes:,}, of which {' and '.join(said)}"


def _count(number: int, one: str, more: str) -> str:
    return f"{number or 'none'} {one if number < 2 else more}"


def _interviews(found: Survey) -> str:
    errors, bare = found.errors, found.bare
    if not errors and bare:
        lack, it = ("1 names", "it") if bare == 1 else (f"{bare:,} name", "them")
        return (
            f"{lack} no company or no date, so nothing is due for {it}: `vaultsync check` says "
            "what to write"
        )
    if not errors:
        return "all can be read as they are"
    return (
        f"errors in them: {_errors(found)}. `vaultsync check` shows each with its line and "
        f"what to do, `vaultsync explain {errors[0][0]}` says more; nothing is guessed, "
        "nothing is changed"
    )


def _errors(found: Survey) -> str:
    return ", ".join(f"{code} {count}×" for code, count in found.errors[:FEW])


def _lacking(found: Survey, *, every: bool) -> str:
    """Say which notes do not count where `include` says."""
    count, paths = len(found.lacking), {one.path for one in found.alike}
    others = [path for path in found.lacking if path not in paths]
    few = others if every else others[:FEW]
    more = f" and {len(others) - len(few)} more" if len(others) > len(few) else ""
    does = (
        "1 note there does not count: it lacks"
        if count == 1
        else (f"{count} notes there do not count: they lack")
    )
    looks = count - len(others)
    of_these = f"; {looks} of them {'looks' if looks == 1 else 'look'} like interview notes"
    named = f"; the others are {', '.join(few)}{more}" if looks else f": {', '.join(few)}{more}"
    return (
        f"{does} a company or a date at the top, or a role, round, time or people"
        f"{of_these if looks else ''}{named if few else ''}"
    )


def _alike(found: Survey, *, every: bool) -> str:
    names = _named(found, len(found.alike) if every else NAMED)
    return f"{_unlike(found)}: {names}. {_cure(found)}; until then they are left out"


def _unlike(found: Survey) -> str:
    count = len(found.alike)
    verb = "looks like an interview note but does" if count == 1 else _LOOK
    return f"{count} {verb} not say so"


def _named(found: Survey, few: int = NAMED) -> str:
    names = ", ".join(one.path for one in found.alike[:few])
    more = len(found.alike) - few
    return f"{names} and {more} more" if more > 0 else names


def _cure(found: Survey, *, written: bool = False) -> str:
    said = common_type(found.alike)
    if said:
        option = f"`--type {shlex.quote(said)}`"
        return f"They say `type: {said}`; if they are your interview notes, {option} reads them"
    if len(found.held) == len(found.alike):
        return (
            "`vaultsync init` asks in a terminal whether to write a new note for each "
            "interview that one holds"
        )
    plain = len(plain_ones(found.alike))
    if all(one.broken for one in found.alike):
        return "Mend the line at the top of each that is shown below; then they can be read"
    if plain == len(found.alike):
        return (
            "Put the lines that are shown below at the top of those that are interview notes; "
            f"{_OTHERS}"
        )
    either = init_include.cure(found.alike, configured=found.configured or written)
    return (
        f"{either}{_kind(found)}{'Or w' if either else 'W'}rite `type: interview` between "
        "two lines of `---` at the top of those that are interview notes"
        f"{f', with the other lines that are shown below; {_OTHERS}' if plain else ''}"
    )


def _kind(found: Survey) -> str:
    """Say which of them name what they are, by another key."""
    count, alike = sum(one.kind for one in found.alike), len(found.alike)
    if not count:
        return ""
    one = "It says" if alike == 1 else "One of them says"
    several = "They say" if count == alike else f"{count} of them say"
    return f"{one if count == 1 else several} `kind: interview`, but the key is `type`. "


def show_plan(printer: Printer, wish: Wish, wanted: list[Wanted], *, short: bool) -> None:
    """Show everything that would be written, with the reason.

    `short`: for somebody who answers, files by what counts.
    """
    root = wish.root
    would = "is" if printer.insists else "would be"
    printer.out(f"This {would} written:" if short else f"In {root} this {would} written:")
    folders = [f"{one.path}/" for one in wanted if one.change is None]
    if short and folders:
        flow(printer, Bit("folder  "), Bit(", ".join(folders), "bold"), indent=2, hang=8)
    for one in wanted:
        if not short:
            _show_one(printer, one)
        elif one.change is not None:
            kind = "line in " if isinstance(one.change, Replace) else "file    "
            said = Bit(f"  {_gist(one)}")
            flow(printer, Bit(kind), Bit(one.path, "bold"), said, indent=2, hang=8)
    more = any(isinstance(one.change, Replace) for one in wanted)
    whole = " `--dry-run` shows each file whole." if short else ""
    if short and listed(wish.found):
        whole += " Notes get lines at their top only where you agree to them, below."
    printer.out(f"Nothing {'else ' if more else ''}that exists is changed.{whole}")


def _gist(one: Wanted) -> str:
    """Say why a file is written, and which settings are in it that are no comments."""
    if one.path != CONFIG_NAME or one.change is None:
        return one.why
    lines = (line.partition("  #")[0].strip() for line in one.change.text.splitlines())
    said = [line for line in lines if line and line[0] not in "#[" and not line.endswith('""')]
    return f"your settings: {', '.join(said) or 'each with its default'}"


def _show_one(printer: Printer, one: Wanted) -> None:
    printer.out(f"  # {one.why}", "dim")
    if one.change is None:
        flow(printer, Bit("folder  "), Bit(f"{one.path}/", "bold"), indent=2, hang=8)
        return
    old = one.change.old_text if isinstance(one.change, Replace) else ""
    kind = "line at the end of" if old else "file   "
    flow(printer, Bit(f"{kind} "), Bit(one.path, "bold"), indent=2, hang=8)
    for line in one.change.text.removeprefix(old).strip("\r\n").splitlines():
        printer.sample(line)


def show_next(printer: Printer, wish: Wish) -> None:
    """Say how to go on from here."""
    found = wish.found
    printer.out()
    printer.out("next:")
    here = os.path.realpath(os.getcwd())
    if here != found.root and not here.startswith(found.root.rstrip(os.sep) + os.sep):
        printer.verbatim(f"  cd {shlex.quote(found.root)}")
    if found.alike:
        cure = _cure(found, written=True)
        printer.out(f"  look at {_named(found)}: {cure[0].lower()}{cure[1:]}")
    which = "your next interview" if found.interviews else "one of your interviews"
    steps = [
        Line("vaultsync new", f"a note about {which}"),
        Line("vaultsync check", "what is due, and what cannot be read"),
    ]
    if os.path.exists(os.path.join(found.root, wish.settings.outputs.due_note)):
        steps.append(Line("vaultsync draft list", "the messages to write, and what each lacks"))
        steps.append(Line("vaultsync watch", "keeps the due note and the drafts up to date"))
    else:
        steps.append(Line("vaultsync sync", "brings the due note and the drafts up to date"))
    if found.notes > len(found.interviews) + found.beside:
        steps.append(Line("vaultsync show NOTE", "what a note on an interview still lacks"))
    width = max(len(step.label) for step in steps)
    for step in steps:
        flow(printer, Bit(f"{step.label:<{width}}  "), Bit(step.text), indent=2, hang=2)
    show_first_lines(printer, single_ones(wish), word_of(wish))
    name_held(printer, wish)
