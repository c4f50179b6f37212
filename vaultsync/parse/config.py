"""`vaultsync.toml` to settings and findings; what cannot be used at all is an error."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from vaultsync import CONFIG_NAME
from vaultsync.calendar import find_zone
from vaultsync.diagnostics import Finding
from vaultsync.parse.lines import Source
from vaultsync.parse.mailbox import read_mailbox
from vaultsync.parse.toml_tables import (
    Keys,
    Tables,
    WrongValueError,
    read_flag,
    read_text,
    read_toml,
)
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


def _email(value: object) -> str:
    text = read_text(value).strip()
    found = read_mailbox(text)
    if text and (found is None or found.name):
        raise WrongValueError('write one address: "alex@doe.example"')
    return text


def _word(value: object) -> str:
    text = read_text(value).strip()
    if not text:
        raise WrongValueError('write the word that says that a note is one: "interview"')
    return text


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongValueError('write a list of texts: ["…", "…"]')
    return tuple(value)


def _zone(value: object) -> str:
    text = read_text(value)
    if text and find_zone(text) is None:
        raise WrongValueError('write it as "Europe/London" or "+01:00"')
    return text


def _order(value: object) -> str:
    text = read_text(value).upper()
    if text not in {"", "DMY", "MDY", "YMD"}:
        raise WrongValueError('known are "DMY", "MDY" and "YMD"')
    return text


def _links(value: object) -> str:
    text = read_text(value)
    if text not in {"auto", "wikilink", "markdown"}:
        raise WrongValueError('known are "auto", "wikilink" and "markdown"')
    return text


def _names(value: object) -> str:
    from vaultsync.parse.persons.forms import (  # noqa: PLC0415 - few set it
        FAMILY_FIRST,
        GIVEN_FIRST,
        read_order,
    )

    text = read_text(value)
    order = read_order(text)
    if text and not order:
        raise WrongValueError(f'known are "{FAMILY_FIRST}" and "{GIVEN_FIRST}"')
    return order


def _inside(value: object) -> str:
    text = read_text(value).strip().rstrip("/")
    parts = text.split("/")
    if not text or "\\" in text or re.match(r"[A-Za-z]:", text) or {"", ".", ".."} & set(parts):
        raise WrongValueError("write a path inside the vault, with `/` between the folders")
    if any(part.startswith(".") for part in parts):
        raise WrongValueError("folders and files whose names start with a dot are not read")
    return text


def _note(value: object) -> str:
    text = _inside(value)
    return text if text.endswith(".md") else f"{text}.md"


def _languages(value: object) -> tuple[str, ...]:
    codes = _texts(value)
    if not codes or not all(
        re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", code) for code in codes
    ):
        raise WrongValueError('write language codes: ["en", "de"]')
    return codes


def _number(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise WrongValueError(f"write a whole number from {low} to {high}")
        return value

    return read


def _cap(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 2:
        raise WrongValueError(
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
            raise WrongValueError(f'write hours from "{low}h" to "{high}h"')
        return int(found[1])

    return read


def _auto(value: object) -> bool | None:
    if value == "auto":
        return None
    if not isinstance(value, bool):
        raise WrongValueError('write true, false or "auto"')
    return value


def _code(value: object) -> str:
    text = read_text(value).strip().upper()
    if not re.fullmatch(r"[\w .'’-]{0,40}", text):
        raise WrongValueError('write the code of a country: "GB", or with its part: "GB-SCT"')
    return text


def _days(value: object) -> tuple[date, ...]:
    days = value if isinstance(value, list) else [value]
    try:
        return tuple(
            day if type(day) is date else date.fromisoformat(read_text(day)) for day in days
        )
    except ValueError as error:
        raise WrongValueError("write a list of days: [2026-12-24, 2026-12-31]") from error


_TOP: Keys = {
    "timezone": ("timezone", _zone),
    "languages": ("languages", _languages),
    "date_order": ("date_order", _order),
}
_TABLES: Mapping[str, tuple[type, Keys]] = {
    "me": (
        Me,
        {
            "name": ("name", read_text),
            "signature": ("signature", read_text),
            "email": ("email", _email),
        },
    ),
    "notes": (
        NoteSettings,
        {
            "type": ("type", _word),
            "include": ("include", _texts),
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
            "picture": ("picture", _auto),
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
            "count_thank_you": ("count_thank_you", read_flag),
            "call_gap_days": ("call_gap_days", _number(1, 60)),
            "connect": ("connect", read_flag),
            "connect_bd": ("connect_bd", _number(1, 60)),
            "connect_missed_days": ("connect_missed_days", _number(14, 365)),
            "update_bd": ("update_bd", _number(5, 60)),
            "update_gap_days": ("update_gap_days", _number(14, 180)),
            "update_within_days": ("update_within_days", _number(14, 365)),
            "keep_in_touch": ("keep_in_touch", read_flag),
            "keep_in_touch_days": ("keep_in_touch_days", _number(14, 180)),
            "keep_in_touch_times": ("keep_in_touch_times", _number(1, 12)),
        },
    ),
}
_COUNTRY = {"holidays": ("country", _code)}
"""The short form: `holidays = "GB"`."""
KNOWN = (*_TOP, *(f"{table}.{key}" for table, (_, keys) in _TABLES.items() for key in keys))
"""Every key that can be set."""
FIELDS = {key: ("", field) for key, (field, _) in _TOP.items()} | {
    f"{table}.{key}": (table, field)
    for table, (_, keys) in _TABLES.items()
    for key, (field, _) in keys.items()
}
"""The record in the settings, empty for these themselves, and the field that a key fills."""


def read_settings(text: str, path: str = CONFIG_NAME) -> ReadSettings:
    """Read a configuration file.

    Raises:
        ConfigError: it is no TOML, or a value cannot be used; with line and column.
    """
    source = Source(path, text)
    return _Settings(source).read(read_toml(source))


class _Settings(Tables):
    def __init__(self, source: Source) -> None:
        super().__init__(source, KNOWN, tuple(_TABLES), frozenset(_COUNTRY))

    def read(self, data: dict[str, Any]) -> ReadSettings:
        settings = Settings(**self.values("", data, _TOP))
        parts: dict[str, Any] = {}
        for name, (record, keys) in _TABLES.items():
            table = data.get(name)
            if table is None:
                continue
            if name == "holidays" and isinstance(table, str):
                parts[name] = Holidays(**self.values("", {name: table}, _COUNTRY))
                continue
            if not isinstance(table, dict):
                raise self.error(name, table, f"write a table: [{name}]")
            parts[name] = record(**self.values(name, table, keys))
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
            raise self.error(key, place, unknown.hint) from unknown
        if found is None:
            line, column = self.place(key)
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
                line, column = self._place_of_text(text, *self.place("findings.ignore"))
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
