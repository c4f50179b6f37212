"""`vaultsync.toml` to settings and findings; what cannot be used at all is an error."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from vaultsync import CONFIG_NAME
from vaultsync.calendar import find_zone
from vaultsync.diagnostics import Finding
from vaultsync.errors import ConfigError
from vaultsync.names import nearest
from vaultsync.parse.lines import Source
from vaultsync.parse.mailbox import read_mailbox
from vaultsync.public_holidays import INSTALL, UnknownPlaceError, public_holidays
from vaultsync.selection import UnknownCodeError, read_code
from vaultsync.settings import (
    DraftSettings,
    FindingSettings,
    Holidays,
    Me,
    NoteSettings,
    Outputs,
    Settings,
    Strategy,
)


class ReadSettings(NamedTuple):
    """What a configuration file gave."""

    settings: Settings
    findings: tuple[Finding, ...] = ()


class _WrongError(Exception):
    """A value cannot be used; says what would be right."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _WrongError('write text in quotes: "…"')
    return value


def _email(value: object) -> str:
    text = _text(value).strip()
    found = read_mailbox(text)
    if text and (found is None or found.name):
        raise _WrongError('write one address: "alex@doe.example"')
    return text


def _word(value: object) -> str:
    text = _text(value).strip()
    if not text:
        raise _WrongError('write the word that says that a note is one: "interview"')
    return text


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _WrongError('write a list of texts: ["…", "…"]')
    return tuple(value)


def _zone(value: object) -> str:
    text = _text(value)
    if text and find_zone(text) is None:
        raise _WrongError('write it as "Europe/London" or "+01:00"')
    return text


def _order(value: object) -> str:
    text = _text(value).upper()
    if text not in {"", "DMY", "MDY", "YMD"}:
        raise _WrongError('known are "DMY", "MDY" and "YMD"')
    return text


def _links(value: object) -> str:
    text = _text(value)
    if text not in {"auto", "wikilink", "markdown"}:
        raise _WrongError('known are "auto", "wikilink" and "markdown"')
    return text


def _names(value: object) -> str:
    from vaultsync.parse.persons.forms import (  # noqa: PLC0415 - few set it
        FAMILY_FIRST,
        GIVEN_FIRST,
        read_order,
    )

    text = _text(value)
    order = read_order(text)
    if text and not order:
        raise _WrongError(f'known are "{FAMILY_FIRST}" and "{GIVEN_FIRST}"')
    return order


def _inside(value: object) -> str:
    text = _text(value).strip().rstrip("/")
    parts = text.split("/")
    if not text or "\\" in text or re.match(r"[A-Za-z]:", text) or {"", ".", ".."} & set(parts):
        raise _WrongError("write a path inside the vault, with `/` between the folders")
    if any(part.startswith(".") for part in parts):
        raise _WrongError("folders and files whose names start with a dot are not read")
    return text


def _note(value: object) -> str:
    text = _inside(value)
    return text if text.endswith(".md") else f"{text}.md"


def _languages(value: object) -> tuple[str, ...]:
    codes = _texts(value)
    if not codes or not all(
        re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", code) for code in codes
    ):
        raise _WrongError('write language codes: ["en", "de"]')
    return codes


def _number(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _WrongError(f"write a whole number from {low} to {high}")
        return value

    return read


def _cap(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 2:
        raise _WrongError(
            "write 0, 1 or 2: a third message without an answer presses people; "
            "after two it is time to move on"
            if isinstance(value, int) and value > 2
            else "write 0, 1 or 2"
        )
    return value


def _hours(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        found = re.fullmatch(r"(\d{1,3})\s*(h|hours?)", str(value).strip())
        if not isinstance(value, str) or not found or not low <= int(found[1]) <= high:
            raise _WrongError(f'write hours from "{low}h" to "{high}h"')
        return int(found[1])

    return read


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError("write true or false")
    return value


def _auto(value: object) -> bool | None:
    if value == "auto":
        return None
    if not isinstance(value, bool):
        raise _WrongError('write true, false or "auto"')
    return value


def _code(value: object) -> str:
    text = _text(value).strip().upper()
    if not re.fullmatch(r"[\w .'’-]{0,40}", text):
        raise _WrongError('write the letters of a country: "GB", or with its part: "GB-SCT"')
    return text


def _days(value: object) -> tuple[date, ...]:
    days = value if isinstance(value, list) else [value]
    try:
        return tuple(
            day if type(day) is date else date.fromisoformat(_text(day)) for day in days
        )
    except ValueError as error:
        raise _WrongError("write a list of days: [2026-12-24, 2026-12-31]") from error


_TOP: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "timezone": ("timezone", _zone),
    "languages": ("languages", _languages),
    "date_order": ("date_order", _order),
}
_TABLES: Mapping[str, tuple[type, Mapping[str, tuple[str, Callable[[object], object]]]]] = {
    "me": (
        Me,
        {
            "name": ("name", _text),
            "signature": ("signature", _text),
            "email": ("email", _email),
        },
    ),
    "notes": (
        NoteSettings,
        {
            "type": ("type", _word),
            "exclude": ("exclude", _texts),
            "reserved_headings": ("reserved_headings", _texts),
            "name_order": ("name_order", _names),
        },
    ),
    "outputs": (
        Outputs,
        {
            "due_note": ("due_note", _note),
            "drafts": ("drafts", _inside),
            "templates": ("templates", _inside),
            "links": ("links", _links),
        },
    ),
    "drafts": (DraftSettings, {"allow": ("allow", _texts), "spelling": ("spelling", _auto)}),
    "findings": (FindingSettings, {"ignore": ("ignore", _texts)}),
    "holidays": (
        Holidays,
        {
            "country": ("country", _code),
            "subdivision": ("subdivision", _code),
            "extra": ("extra", _days),
            "except": ("exceptions", _days),
        },
    ),
    "strategy": (
        Strategy,
        {
            "thank_you_within": ("thank_you_within_hours", _hours(1, 72)),
            "thank_you_late": ("thank_you_late_hours", _hours(2, 240)),
            "thank_you_missed_days": ("thank_you_missed_days", _number(3, 60)),
            "follow_up_bd": ("follow_up_bd", _number(3, 30)),
            "follow_up_promised_bd": ("follow_up_promised_bd", _number(1, 30)),
            "status_check_days": ("status_check_days", _number(14, 90)),
            "status_check_bd": ("status_check_bd", _number(5, 60)),
            "respond_bd": ("respond_bd", _number(0, 5)),
            "gap_bd": ("gap_bd", _number(2, 30)),
            "moved_on_bd": ("moved_on_bd", _number(5, 60)),
            "chaser_missed_days": ("chaser_missed_days", _number(14, 365)),
            "max_follow_ups": ("max_follow_ups", _cap),
            "count_thank_you": ("count_thank_you", _flag),
            "call_gap_days": ("call_gap_days", _number(1, 60)),
            "connect_bd": ("connect_bd", _number(1, 60)),
            "connect_missed_days": ("connect_missed_days", _number(14, 365)),
            "update_bd": ("update_bd", _number(5, 60)),
            "update_gap_days": ("update_gap_days", _number(14, 180)),
            "update_within_days": ("update_within_days", _number(14, 365)),
            "keep_in_touch": ("keep_in_touch", _flag),
            "keep_in_touch_days": ("keep_in_touch_days", _number(14, 180)),
            "keep_in_touch_times": ("keep_in_touch_times", _number(1, 12)),
        },
    ),
}
_COUNTRY = {"holidays": ("country", _code)}
"""The short form: `holidays = "GB"`."""
KNOWN = (*_TOP, *(f"{table}.{key}" for table, (_, keys) in _TABLES.items() for key in keys))
"""Every key that can be set."""
LATER = frozenset({"outputs.picture"})
"""Keys of the plan that nothing reads yet: told apart from misspelt ones."""


def read_settings(text: str, path: str = CONFIG_NAME) -> ReadSettings:
    """Read a configuration file.

    Raises:
        ConfigError: it is no TOML, or a value cannot be used; with line and column.
    """
    source = Source(path, text)
    try:
        data: dict[str, Any] = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        end = (len(source.lines), len(source.lines[-1]) + 1)  # "at end of document"
        line, column = (int(place[1]), int(place[2])) if place else end
        where = f"{path}:{line}:{column}"
        problem = re.sub(r"\s*\(at .*\)$", "", str(error))
        twice = "overwrite" in problem or "twice" in problem
        hint = "it stands twice: remove one" if twice else 'a value that is text needs "quotes"'
        raise ConfigError(where, f"not valid TOML: {problem}", hint=hint) from error
    except (RecursionError, ValueError) as error:
        raise ConfigError(f"{path}:1:1", "a value is nested too deep or too long") from error
    return _Settings(source).read(data)


class _Settings:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []

    def read(self, data: dict[str, Any]) -> ReadSettings:
        settings = Settings(**self._values("", data, _TOP, also=tuple(_TABLES)))
        parts: dict[str, Any] = {}
        for name, (record, keys) in _TABLES.items():
            table = data.get(name)
            if table is None:
                continue
            if name == "holidays" and isinstance(table, str):
                parts[name] = Holidays(**self._values("", {name: table}, _COUNTRY))
                continue
            if not isinstance(table, dict):
                raise self._error(name, table, f"write a table: [{name}]")
            parts[name] = record(**self._values(name, table, keys))
        if "holidays" in parts:
            parts["holidays"] = self._holidays(parts["holidays"], data["holidays"])
        if "findings" in parts:
            parts["findings"] = FindingSettings(ignore=self._codes(parts["findings"].ignore))
        return ReadSettings(replace(settings, **parts), tuple(self.findings))

    def _holidays(self, said: Holidays, written: object) -> Holidays:
        """Take `GB-SCT` apart, and see whether anything is known of the place."""
        country, _, part = said.country.partition("-")
        said = replace(said, country=country, subdivision=said.subdivision or part)
        if not country:
            return said
        keys = ("country", "subdivision") if isinstance(written, dict) else ()
        key = ".".join(("holidays", *keys[:1]))
        try:
            found = public_holidays(country, said.subdivision)
        except UnknownPlaceError as unknown:
            place = "-".join(filter(None, (country, said.subdivision)))
            raise self._error(key, place, unknown.hint) from unknown
        if found is None:
            line, column = self._place(key)
            message = f"the holidays of {country} cannot be known: a library is missing"
            self.findings.append(
                self.source.finding(
                    "VS607",
                    message,
                    line,
                    at=country,
                    column=column,
                    help=f"run `{INSTALL}`; until then its holidays count as business days",
                )
            )
        return said

    def _codes(self, written: tuple[str, ...]) -> tuple[str, ...]:
        """Keep the codes that exist; the other ones are findings."""
        codes = []
        for text in written:
            try:
                codes.append(read_code(text))
            except UnknownCodeError as unknown:
                line, column = self._place_of_text(text, *self._place("findings.ignore"))
                self.findings.append(
                    self.source.finding(
                        "VS606", str(unknown), line, at=text, column=column, help=unknown.hint
                    )
                )
        return tuple(codes)

    def _place_of_text(self, text: str, line: int, column: int) -> tuple[int, int]:
        """Find a text of a list, which may be written over several lines."""
        for number, row in enumerate(self.source.lines[line - 1 :], line):
            found = re.search(rf"[\"']({re.escape(text)})[\"']", row)
            if found:
                return number, found.start(1) + 1
        return line, column

    def _values(
        self,
        table: str,
        data: dict[str, Any],
        known: Mapping[str, tuple[str, Callable[[object], object]]],
        also: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in data.items():
            full = f"{table}.{key}" if table else key
            if key in also:
                continue
            if key not in known:
                self._unknown(full, key)
                continue
            field, read = known[key]
            try:
                values[field] = read(value)
            except _WrongError as wrong:
                raise self._error(full, value, str(wrong)) from wrong
        return values

    def _unknown(self, full: str, key: str) -> None:
        line, column = self._place(full)
        near = nearest(full, KNOWN) or nearest(key, _TABLES)
        if full in LATER:
            fix = "this version does not read it yet; remove it or leave it for a later one"
        elif near:
            fix = f"did you mean `{near}`?"
        else:
            fix = f"known are {', '.join(KNOWN)}"
        message = f"unknown key `{full}`"
        self.findings.append(
            self.source.finding("VS601", message, line, at=key, column=column, help=fix)
        )

    def _error(self, full: str, value: object, hint: str) -> ConfigError:
        line, column = self._place(full)
        shown = "true" if value is True else "false" if value is False else repr(value)
        return ConfigError(
            f"{self.source.path}:{line}:{column}", f"cannot use {shown} for `{full}`", hint=hint
        )

    def _place(self, full: str) -> tuple[int, int]:
        """Find the line of a key: tomllib does not say where a value stands."""
        table, _, key = full.rpartition(".")
        current = ""
        for number, line in enumerate(self.source.lines, 1):
            header = re.match(r"\s*\[+\s*([^\]]*?)\s*\]+", line)
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
