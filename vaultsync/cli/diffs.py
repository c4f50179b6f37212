"""How files would change: a diff for programs in a pipe, and for people on a screen."""

import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.cli.printer import Printer
from vaultsync.parse.draft import HASHES
from vaultsync.parse.seal import is_seal
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.edit.lines import LineChange

_STYLES = {"+": "add", "-": "remove", "@": "dim", "\\": "dim"}
_HASH = regex(rf"(?:{'|'.join(HASHES)}): [\"']?[0-9a-f ]*[\"']?")
_PLACE = regex(r"@@ -\d+(?:,\d+)? \+(\d+)")


class Changed(NamedTuple):
    """A file that would be another one."""

    path: str
    old: str
    new: str
    generated: bool = False
    """We write it; some lines of it only programs read."""

    @classmethod
    def of(cls, change: "LineChange") -> "Changed":
        """Give the note in which a line changes."""
        return cls(change.before.path, change.before.text, change.after.text)


def show_diffs(printer: Printer, files: Iterable[Changed]) -> None:
    """Print how files would change; on a screen without hashes, which it says once."""
    left_out = False
    for file in files:
        if printer.on_terminal:
            left_out |= _show(printer, file)
        else:
            # as git does it: else `patch` takes a name with a blank for two things
            name = f"{file.path}\t" if " " in file.path else file.path
            for line in _diff(name, _lines(file.old), _lines(file.new)):
                printer.out(line, _STYLES.get(line[:1], ""))
    if left_out:
        printer.out("left out: hashes, which only vaultsync reads", "dim")


def _show(printer: Printer, file: Changed) -> bool:
    """Print how a file would change, for a person; tell whether something was left out."""
    (old, old_hashes), (new, new_hashes) = _sifted(file, file.old), _sifted(file, file.new)
    numbers, lines = list(new), list(_diff(file.path, [*old.values()], [*new.values()]))
    for line in lines[:2] or [f"+++ b/{file.path}"]:
        printer.out(line, "bold")
    if not lines:
        printer.out("only its hashes", "dim")
    for line in lines[2:]:
        place = _PLACE.match(line)
        if not place:
            printer.sample(line[1:], _STYLES.get(line[:1], ""), line[:1])
        elif file.old and numbers:
            printer.out(f"@@ line {numbers[max(int(place[1]), 1) - 1]}", "dim")
    return old_hashes != new_hashes


def _sifted(file: Changed, text: str) -> tuple[dict[int, str], list[str]]:
    """Take apart what people read, by the number of the line, and hashes."""
    lines = dict(enumerate(_lines(text), 1))
    hashes = [n for n, line in lines.items() if file.generated and _is_hash(line)]
    return lines, [lines.pop(n) for n in hashes]


def _is_hash(line: str) -> bool:
    line = line.rstrip("\r\n")
    return is_seal(line) or bool(_HASH.fullmatch(line))


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline="\n"))  # no other sign ends a line for git or patch


def _diff(path: str, old: list[str], new: list[str]) -> Iterator[str]:
    import difflib  # noqa: PLC0415 - only a dry run shows differences

    start = f"a/{path}" if old else "/dev/null"
    for line in difflib.unified_diff(old, new, start, f"b/{path}"):
        yield line.rstrip("\r\n")
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"
