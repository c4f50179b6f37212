"""Which country a time zone lies in, as the zones' own table says (`zone.tab`)."""

import os
import zoneinfo
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_TABLE = "zone.tab"


def country_of(zone: str) -> str:
    """Give the two letters of the country of a zone (`Europe/London`: GB).

    Empty where there is none, as for UTC, several, or no table on this machine.
    """
    found = _countries().get(zone, set())
    return min(found) if len(found) == 1 else ""


@cache
def _countries() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in _table().splitlines():
        columns = line.split("\t")
        if not line.startswith("#") and len(columns) > 2:
            found.setdefault(columns[2], set()).add(columns[0])
    return found


def _table() -> str:
    """Read the table where `zoneinfo` looks for zones: on the system, else from `tzdata`."""
    return next(filter(None, _texts()), "")


def _texts() -> Iterator[str]:
    for folder in zoneinfo.TZPATH:
        try:
            with open(os.path.join(folder, _TABLE), encoding="utf-8") as file:
                yield file.read()
        except (OSError, UnicodeDecodeError):
            continue
    try:
        yield files("tzdata.zoneinfo").joinpath(_TABLE).read_text("utf-8")
    except (ImportError, OSError, UnicodeDecodeError):
        return
