"""Findings as people and editors read them.

Lines and columns count from 1, columns in characters (Unicode code points, a tab is one), the
same in every form.
"""

from collections.abc import Iterable
from dataclasses import replace

from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import Session
from vaultsync.diagnostics import CONTRADICTING, Finding, Severity
from vaultsync.patterns import regex
from vaultsync.render.excerpt import excerpt
from vaultsync.vault.checking import Report

_HANG = 4
"""Columns by which the further lines of a finding stand to the right."""
_FEW = 3
_PLANNED = 40
"""Findings that are alike and told one by one."""
_VALUE = regex(r"`[^`]*`|'[^']*'|\"[^\"]*\"|\d+")
"""What is quoted from a note, or a number."""
_OF_SOMEBODY = regex(r"(.{1,60}?) can(?:not| be) (?:be )?reached\b")
"""How VS201 begins: with the name."""

_STILL = "still to be filled in"
_BRACKET = (f"{_STILL}: '[", f'{_STILL}: "[')
"""How VS510 begins for a bracket."""
_IN_FIGURES = regex(r"read '[\d./: -]+' as ")
"""How a remark on a date without a word in it begins."""


def gnu(one: Finding) -> str:
    """Write a finding as compilers do: editors jump to it."""
    return (
        f"{one.path}:{one.line}:{one.column}: {one.severity.value}: {one.message} [{one.code}]"
    )


def github(one: Finding) -> str:
    """Write a finding as a workflow command; the help stands on a line of its own."""
    level = {"error": "error", "warning": "warning"}.get(one.severity.value, "notice")
    place = f"file={_property(one.path)},line={one.line},col={one.column},title={one.code}"
    text = f"{one.message}\nhelp: {one.help}" if one.help else one.message
    return f"::{level} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def show_findings(printer: Printer, findings: Iterable[Finding]) -> None:
    """Print findings with the line they are about."""
    for one in findings:
        place = f"{one.path}:{one.line}:{one.column}:"
        flow(
            printer,
            Bit(place, "bold", one.path, one.line, one.column),
            Bit(" "),
            Bit(f"{one.severity.value}:", one.severity.value),
            Bit(f" {one.message} "),
            Bit(f"[{one.code}]"),
            hang=_HANG,
        )
        if one.source.strip():
            _show_source(printer, one)
        if one.help:
            _show_help(printer, one.help)


def brackets_together(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings with the brackets of a draft as one: how many there are, and the first.

    Only people are told so: in JSON and for editors each has its place.
    """
    found = tuple(findings)
    shown: list[Finding] = []
    seen: set[tuple[str, str]] = set()
    for one in found:
        if not _is_bracket(one):
            shown.append(one)
            continue
        alike = [each for each in found if _is_bracket(each) and _draft(each) == _draft(one)]
        if _draft(one) not in seen:
            seen.add(_draft(one))
            shown.append(_counted(one, alike))
    return tuple(shown)


def _is_bracket(one: Finding) -> bool:
    return one.code == "VS510" and one.message.startswith(_BRACKET)


def _draft(one: Finding) -> tuple[str, str]:
    """Give the draft, and what would be right: a name that lacks has a help of its own."""
    return one.path, one.help


def _counted(first: Finding, alike: list[Finding]) -> Finding:
    if len(alike) == 1:
        return first
    *lines, last = (str(number) for number in dict.fromkeys(one.line for one in alike))
    where = f"lines {', '.join(lines)} and {last}" if lines else f"line {last}"
    said = first.message.removeprefix(_STILL)
    return replace(first, message=f"{len(alike)} brackets {_STILL}, {where}; the first{said}")


def folded(findings: Iterable[Finding]) -> list[tuple[Finding, tuple[Finding, ...]]]:
    """Give findings in their order, each with those like it that are left out behind it.

    Alike are those of one code and severity with the same words, apart from names and values;
    up to three are told one by one, and so is every error and what makes the advice wrong.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        groups.setdefault(_words(one), []).append(one)
    shown = [
        pair
        for group in groups.values()
        for pair in (
            [(group[0], tuple(group[1:]))]
            if len(group) > _FEW and _may_be_folded(group[0])
            else [(one, ()) for one in group]
        )
    ]
    return sorted(shown, key=lambda pair: pair[0].sort_key)


def _may_be_folded(one: Finding) -> bool:
    return one.severity is not Severity.ERROR and one.code not in CONTRADICTING


def _words(one: Finding) -> tuple[str, ...]:
    """Give what makes findings alike: of one without help, its message says what is wrong."""
    said = one.help or one.message
    return one.code, one.severity.value, _VALUE.sub("…", said)


def show_all(printer: Printer, findings: Iterable[Finding]) -> None:
    """Print findings, but of dates in figures that were read only the first, with a count.

    Each of them names a day in one order only, or in the one that is set: they say nothing new
    and would bury what matters.
    """
    findings = tuple(findings)
    figures = [one for one in findings if _in_figures(one)]
    pairs = [(one, 0) for one in findings if not _in_figures(one)]
    pairs += [(one, len(figures) - 1) for one in figures[:1]]
    for one, more in sorted(pairs, key=lambda pair: pair[0].sort_key):
        show_findings(printer, (one,))
        if more:
            dates, them = ("date", "it") if more == 1 else ("dates", "them")
            told = f"and {more} more {dates} in figures: `--select VS110` shows {them}"
            flow(printer, Bit(f"{told} "), Bit(f"[{one.code}]"), indent=2, hang=_HANG)


def _in_figures(one: Finding) -> bool:
    return one.code == "VS110" and bool(_IN_FIGURES.match(one.message))


def show_folded(
    printer: Printer, findings: Iterable[Finding], how: str = "`--all` shows them"
) -> None:
    """Print findings, of many alike the first one, and how many more there are.

    `how`: how the others are shown.
    """
    for one, more in folded(findings):
        show_findings(printer, (one,))
        if more:
            told = f"and {len(more)} more {one.severity.value}s like it{_of_whom(more)}: {how}"
            flow(printer, Bit(f"{told} "), Bit(f"[{one.code}]"), indent=2, hang=_HANG)


def _of_whom(findings: tuple[Finding, ...]) -> str:
    """Name whom findings are about that tell of one person each; empty: they do not."""
    found = [_OF_SOMEBODY.match(one.message) for one in findings]
    names = [*dict.fromkeys(one[1] for one in found if one)]
    if not all(found):
        return ""
    few, rest = names[:_FEW], names[_FEW:]
    last = f" and {len(rest)} more" if rest else ""
    return f" ({', '.join(few)}{last})"


def _show_source(printer: Printer, one: Finding) -> None:
    gutter = f"{one.line:>5} | "
    room = printer.width - len(gutter)
    shown = excerpt(one.source, one.column, one.length, room, steady=printer.on_terminal)
    line = f"{shown.before}{printer.paint(shown.marked, 'marked')}{shown.after}"
    printer.painted(f"{printer.paint(gutter, 'dim')}{line}")
    bar = printer.paint("| ".rjust(len(gutter)), "dim")
    printer.painted(
        f"{bar}{' ' * shown.indent}{printer.paint('^' * shown.carets, one.severity.value)}"
    )


def _show_help(printer: Printer, text: str) -> None:
    """Print what would be right."""
    flow(printer, Bit("help:", "help"), Bit(f" {text}"), indent=2, hang=6)


def show_remedies(session: Session, report: Report, findings: Iterable[Finding]) -> None:
    """Say in a terminal how many of the findings shown `vaultsync ask` would put right.

    One whose line cannot be written as the note stands does not count; of very many, that is
    looked at for the first ones only, as each has its note read again.
    """
    printer = session.printer
    found = [one for one in findings if one.remedy] if printer.on_terminal else []
    if not found:
        return
    from vaultsync.remedies import put_right  # noqa: PLC0415 - a terminal with such findings

    settings = session.vault.settings
    few, many = found[:_PLANNED], found[_PLANNED:]
    count = len(put_right(few, report.snapshot, report.outcome, settings)) + len(many)
    if count:
        lines = "line" if count == 1 else "lines"
        some = f"up to {count}" if many else f"{count}"
        more = (
            f"`vaultsync ask` goes through {some} of these and writes the {lines} you agree to"
        )
        flow(printer, Bit(more), hang=2)


def show_hidden(printer: Printer, hidden: dict[str, int]) -> None:
    """Say in one quiet line how many findings are not shown, and why."""
    parts = [
        f"{count} {'finding' if count == 1 else 'findings'} {reason}"
        for reason, count in hidden.items()
    ]
    if parts:
        flow(printer, Bit(", ".join(parts), "dim"))
