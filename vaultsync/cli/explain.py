"""`vaultsync explain`."""

from types import MappingProxyType
from typing import Any

import click

from vaultsync.cli import json_view
from vaultsync.cli.completing import complete_codes
from vaultsync.cli.flow import Bit, flow, lines
from vaultsync.cli.printer import Printer, broken
from vaultsync.diagnostics import CODES, GROUPS, Code
from vaultsync.errors import UsageError
from vaultsync.explanations import EXPLANATIONS, Form
from vaultsync.patterns import regex
from vaultsync.selection import UnknownCodeError, read_code

_IN_PLAIN_WORDS = MappingProxyType(
    {
        "VS1": "between two lines of `---`",
        "VS3": "sent or heard",
    }
)
"""What groups of findings are about, where their name says it only to who knows it."""


EPILOG = """\b
Examples:
  vaultsync explain VS101           why it is said, an example, and what helps
  vaultsync explain 101             the same
  vaultsync explain VS2             all codes about people
  vaultsync explain                 all codes
  vaultsync explain VS101 --json
"""

_INDENT, _WIDEST = "    ", 80
_KEY = regex(r"[a-z_]+: ")
"""The head of a draft in an example, whose lines stay what they are."""


@click.command(epilog=EPILOG)
@click.argument("code", required=False, shell_complete=complete_codes)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: on a terminal only (auto), always or never.",
)
def explain(code: str | None, as_json: bool, color: str) -> int:
    """Explain a finding by its code, with an example; without a code, list all of them.

    Needs no vault.
    """
    printer, name = Printer(color), _read(code) if code else ""
    chosen = [one for one in CODES.values() if one.name.startswith(name)]
    if as_json:
        data = {"version": json_view.VERSION, "codes": [_json(one) for one in chosen]}
        printer.painted(json_view.dumps(data))
    elif name in CODES:
        _one(printer, CODES[name])
    else:
        _list(printer, chosen, name)
    return 0


def _read(code: str) -> str:
    try:
        return read_code(code)
    except UnknownCodeError as unknown:
        raise UsageError(str(unknown), hint=unknown.hint) from unknown


def _one(printer: Printer, code: Code) -> None:
    told, kind = EXPLANATIONS[code.name], code.severity.value
    head, group = Bit(code.name, "bold"), Bit(f"({GROUPS[code.group]})", "dim")
    flow(printer, head, Bit(" "), Bit(kind, kind), Bit(f": {code.title} "), group, hang=2)
    _paragraph(printer, told.cause)
    if told.form is Form.SITUATION:
        _paragraph(printer, f"For example: {told.wrong}.")
    else:
        for label, text, style in (
            (f"For example, {told.form.value}:", told.wrong, "remove"),
            ("Better:", told.right, "add"),
        ):
            printer.out()
            printer.out(label)
            for line in text.split("\n"):
                if told.form is Form.LETTER and not _KEY.match(line):
                    _letter(printer, line, style)
                else:
                    printer.sample(line, style, _INDENT)
    _paragraph(printer, told.cure, "What helps: ")


def _paragraph(printer: Printer, text: str, label: str = "") -> None:
    printer.out()
    width = min(printer.width, 90)
    for line in lines(printer, (Bit(label, "help"), Bit(text)), width, width):
        printer.painted(line.painted)


def _letter(printer: Printer, paragraph: str, style: str) -> None:
    """Print what is no line of a file, but flows wherever it is read."""
    for line in broken(paragraph, min(printer.width, _WIDEST) - len(_INDENT), hang=0):
        printer.painted(printer.paint(f"{_INDENT}{line}".rstrip(), style))


def _list(printer: Printer, codes: list[Code], group: str) -> None:
    for start, title in GROUPS.items():
        found = [one for one in codes if one.group == start]
        if not found and start != group:
            continue
        plain = f" ({_IN_PLAIN_WORDS[start]})" if start in _IN_PLAIN_WORDS else ""
        printer.out(f"{start}xx {title}{plain}", "bold")
        for one in found:
            kind = Bit(one.severity.value.ljust(7), one.severity.value)
            name = Bit(f"{one.name}  ")
            flow(printer, name, kind, Bit(f"  {one.title}"), indent=2, hang=16)
        if not found:
            printer.out("  no codes yet")
    if not group:
        printer.out("`vaultsync explain CODE` says more about one")


def _json(code: Code) -> dict[str, Any]:
    told = EXPLANATIONS[code.name]
    return {
        "code": code.name,
        "severity": code.severity.value,
        "group": GROUPS[code.group],
        "title": code.title,
        "cause": told.cause,
        "where": told.form.value,
        "example": told.wrong,
        "cure": told.cure,
        "better": told.right,
    }
