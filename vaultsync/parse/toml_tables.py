"""Files of settings in TOML: values one by one, unknown keys, and where each key stands."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from vaultsync.errors import ConfigError
from vaultsync.names import nearest
from vaultsync.parse.lines import Source
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding

Keys: TypeAlias = Mapping[str, tuple[str, Callable[[object], object]]]
"""Keys as they are written, with the field they fill and what reads their value."""


_VALUE = regex(r"\s*([\w.\"'-]+)\s*=\s*(\S)")
_HEADER = regex(r"\s*\[+\s*([^\]]*?)\s*\]+")
_REMOVE_ONE = "it is there twice: remove one"
_ONE_LIST = "`{}` is there twice: put what is in both into one list, and remove one line"


class WrongValueError(Exception):
    """A value cannot be used; says what would be right."""


def read_text(value: object) -> str:
    """Read a text.

    Raises:
        WrongValueError: it is none.
    """
    if not isinstance(value, str):
        raise WrongValueError('write text in quotes: "…"')
    return value


def read_flag(value: object) -> bool:
    """Read a switch.

    Raises:
        WrongValueError: it is none.
    """
    if not isinstance(value, bool):
        raise WrongValueError("write true or false")
    return value


def read_toml(source: Source) -> dict[str, Any]:
    """Read a file.

    Raises:
        ConfigError: it is no TOML; with line and column.
    """
    try:
        return tomllib.loads(source.text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        end = (len(source.lines), len(source.lines[-1]) + 1)  # "at end of document"
        line, column = (int(place[1]), int(place[2])) if place else end
        where = f"{source.path}:{line}:{column}"
        problem = re.sub(r"\s*\(at .*\)$", "", str(error))
        twice = "overwrite" in problem or "twice" in problem
        hint = _twice(source, line) if twice else 'a value that is text needs "quotes"'
        raise ConfigError(where, f"not valid TOML: {problem}", hint=hint) from error
    except (RecursionError, ValueError) as error:
        where = f"{source.path}:1:1"
        raise ConfigError(
            where,
            "a value is nested too deep or too long",
            hint="no setting needs one: `vaultsync config` lists them",
        ) from error


def _twice(source: Source, line: int) -> str:
    """Say what to do about a key that stands twice, the second time in that line or above."""
    for text in reversed(source.lines[:line]):
        found = _VALUE.match(text)
        if found:
            return _ONE_LIST.format(found[1]) if found[2] == "[" else _REMOVE_ONE
        if text.lstrip().startswith("["):
            break
    return _REMOVE_ONE


class Tables:
    """Reads the tables of one file."""

    def __init__(
        self,
        source: Source,
        known: tuple[str, ...],
        tables: tuple[str, ...],
        short: frozenset[str] = frozenset(),
    ) -> None:
        """Take the file, every key that can be set, and the tables.

        `short`: tables that may be a text instead.
        """
        self.source, self._short = source, short
        self.findings: list[Finding] = []
        self._known, self._tables = known, tables

    def values(self, table: str, data: dict[str, Any], known: Keys) -> dict[str, Any]:
        """Give the values of a table by field; what is not known is a finding.

        Raises:
            ConfigError: a value cannot be used.
        """
        values: dict[str, Any] = {}
        for key, value in data.items():
            full = f"{table}.{key}" if table else key
            if key not in known:
                if full not in self._tables:
                    self._unknown(full, key, value)
                continue
            field, read = known[key]
            try:
                values[field] = read(value)
            except WrongValueError as wrong:
                raise self.error(full, value, str(wrong)) from wrong
        return values

    def _unknown(self, full: str, key: str, value: object) -> None:
        line, column = self.place(full)
        table = full.rpartition(".")[0]
        home = self._home(table, key, value)
        near = home or self._near(table, key) or self._table_with(value)
        fix = f"did you mean `{near}`?" if near else self._none_such(table, line)
        sign = self._behind_sign(table, near, line) if near else ""
        if home and not sign and not isinstance(value, dict):
            fix = self._move(table, home, line) or fix
        fix += sign
        message = f"unknown key `{full}`"
        self.findings.append(
            self.source.finding("VS601", message, line, at=key, column=column, help=fix)
        )

    def _none_such(self, table: str, line: int) -> str:
        return (
            f"known are {self._beside(table)}; write one of them in line {line}, or remove it"
        )

    def _home(self, table: str, key: str, value: object) -> str | None:
        """Find the key of this very name that stands in another table, or in none."""
        if table and key in self._short and isinstance(value, str):
            return key
        return next((one for one in self._known if one.rpartition(".")[2] == key), None)

    def _move(self, table: str, home: str, line: int) -> str:
        """Say where a key stands and where it belongs; empty: no line of its own holds it."""
        place = home.rpartition(".")[0]
        headers = {found[1]: at for at, found in self._headers()}
        if table and not headers.get(table, line) < line:
            return ""
        set_in, key = self.place(home)[0], home.rpartition(".")[2]
        if (
            re.match(rf"\s*{re.escape(key)}\s*=", self.source.lines[set_in - 1])
            and set_in != line
        ):
            return f"line {set_in} sets `{home}` already: change it there, and remove this line"
        stands = f"it stands below [{table}]" if table else "it stands above all tables"
        if place:
            there = f"[{place}]" if place in headers else f"a line `[{place}]`, at the end"
            return (
                f"did you mean `{home}`? {stands[0].upper()}{stands[1:]}; move it below {there}"
            )
        sign = re.compile(rf"\s*#\s*{re.escape(home)}\s*=.*")
        above = enumerate(self.source.lines[: min(headers.values()) - 1], 1)
        spare = next((at for at, text in above if sign.fullmatch(text)), 0)
        into = f" (into line {spare}, which holds it in a comment)" if spare else ""
        return f"{stands}; move it above the first line in square brackets{into}"

    def _headers(self) -> Iterator[tuple[int, re.Match[str]]]:
        """Give the lines that begin a table."""
        for number, text in enumerate(self.source.lines, 1):
            found = _HEADER.match(text)
            if found:
                yield number, found

    def _behind_sign(self, table: str, near: str, line: int) -> str:
        """Say that the table which is meant stands above the key, but in a comment."""
        meant = near.rpartition(".")[0]
        sign = re.compile(rf"\s*#\s*\[\s*{re.escape(meant)}\s*\]\s*")
        above = enumerate(self.source.lines[: line - 1], 1) if meant != table else ()
        found = [number for number, text in above if sign.fullmatch(text)]
        return f" Then remove the `#` before `[{meant}]` in line {found[-1]}" if found else ""

    def _near(self, table: str, key: str) -> str | None:
        """Find what was probably meant: a key beside it, else one of this name elsewhere."""
        beside = self._names(table)
        near = nearest(key, beside if table else (*beside, *self._tables))
        return f"{table}.{near}" if near and table else near

    def _table_with(self, value: object) -> str | None:
        """Find the one table that has all keys of a table whose name is not known."""
        inside = set(value) if isinstance(value, dict) else set()
        there = [one for one in self._tables if inside <= set(self._names(one))]
        return there[0] if inside and len(there) == 1 else None

    def _names(self, table: str) -> list[str]:
        parts = [one.rpartition(".") for one in self._known]
        return [name for place, _, name in parts if place == table]

    def _beside(self, table: str) -> str:
        """List what can stand beside a key; at the top, the tables and the keys without one."""
        if table:
            return ", ".join(f"{table}.{name}" for name in self._names(table))
        return ", ".join((*self._names(""), *(f"[{one}]" for one in self._tables)))

    def error(self, full: str, value: object, hint: str) -> ConfigError:
        """Say that a value cannot be used, and what would be right."""
        line, column = self.place(full)
        shown = "true" if value is True else "false" if value is False else repr(value)
        return ConfigError(
            f"{self.source.path}:{line}:{column}", f"cannot use {shown} for `{full}`", hint=hint
        )

    def place(self, full: str) -> tuple[int, int]:
        """Find the line and column of a key: tomllib does not say where a value stands."""
        table, _, key = full.rpartition(".")
        current = ""
        for number, line in enumerate(self.source.lines, 1):
            header = _HEADER.match(line)
            if header:
                current = header[1]
                if current == full:
                    return number, line.index("[") + 1
                continue
            names = (key, full) if not table else (key,)
            found = re.match(
                rf"\s*(?:{'|'.join(map(re.escape, names))}|\"{re.escape(key)}\")\s*[=.]", line
            )
            if found and current == table:
                return number, len(line) - len(line.lstrip()) + 1
            dotted = re.match(rf"\s*{re.escape(full)}\s*=", line)
            inline = re.match(rf"\s*{re.escape(table)}\s*=.*?\b{re.escape(key)}\b", line)
            if (dotted or (table and inline)) and not current:
                return number, len(line) - len(line.lstrip()) + 1
        return 1, 1


def places(source: Source, known: Iterable[str], short: frozenset[str]) -> dict[str, int]:
    """Give the line in which each key stands that a file sets.

    `short`: keys of tables that may be a text instead, which sets them.

    Raises:
        ConfigError: it is no TOML.
    """
    data, tables = read_toml(source), Tables(source, (), ())
    found: dict[str, int] = {}
    for full in known:
        table, _, key = full.rpartition(".")
        inside = data.get(table) if table else data
        if isinstance(inside, dict) and key in inside:
            found[full] = tables.place(full)[0]
        elif full in short and isinstance(inside, str):
            found[full] = tables.place(table)[0]
    return found
