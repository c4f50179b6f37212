"""Findings as people and editors read them."""

import unicodedata
from collections.abc import Iterable

from vaultsync.cli.printer import Printer
from vaultsync.diagnostics import Finding
from vaultsync.render.escape import terminal

WIDEST = 110


def gnu(one: Finding) -> str:
    """Write a finding as compilers do: editors jump to it."""
    return (
        f"{one.path}:{one.line}:{one.column}: {one.severity.value}: {one.message} [{one.code}]"
    )


def github(one: Finding) -> str:
    """Write a finding as a workflow command."""
    level = {"error": "error", "warning": "warning"}.get(one.severity.value, "notice")
    place = f"file={_property(one.path)},line={one.line},col={one.column},title={one.code}"
    return f"::{level} {place}::{_data(one.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def show_findings(printer: Printer, findings: Iterable[Finding]) -> None:
    """Print findings with the line they are about."""
    for one in findings:
        place = printer.paint(f"{one.path}:{one.line}:{one.column}:", "bold")
        severity = printer.paint(f"{one.severity.value}:", one.severity.value)
        code = printer.paint(f"[{one.code}]", "dim")
        printer.painted(f"{place} {severity} {terminal(one.message)} {code}")
        if one.source.strip():
            _show_source(printer, one)
        if one.help:
            printer.painted(f"  {printer.paint('help:', 'help')} {terminal(one.help)}")


def _show_source(printer: Printer, one: Finding) -> None:
    shift = max(0, one.column - 1 - WIDEST // 2) if len(one.source) > WIDEST else 0
    source = one.source[shift : shift + WIDEST]
    start = one.column - 1 - shift
    gutter = f"{one.line:>5} | "
    printer.painted(f"{printer.paint(gutter, 'dim')}{terminal(source)}")
    marked = source[start : start + one.length]
    caret = "^" * max(1, width(terminal(marked)))
    blank = "".join("\t" if c == "\t" else " " * width(terminal(c)) for c in source[:start])
    printer.painted(
        f"{' ' * 5} {printer.paint('|', 'dim')} {blank}{printer.paint(caret, 'error')}"
    )


def width(text: str) -> int:
    """Give how many columns a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
