"""What `init` says and asks about the time zone in which days begin and end."""

from vaultsync.calendar import find_zone, zone_name, zones_of_a_place
from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.printer import Printer

_NOBODYS = frozenset({"GMT", "UTC", *map("Etc/{}".format, ("GMT", "UCT", "UTC", "Zulu"))})
"""Zones of machines that nobody told where they stand; few people live in them."""


def row(zone: str, *, asks: bool) -> str:
    """Say which zone would be taken, and how to take another one, unless more is asked.

    Empty: the question says it.
    """
    if asks and zone in _NOBODYS:
        return ""
    said = f"{zone}, as this machine says" if find_zone(zone) else "none that has a name"
    if asks:
        return said
    other = "Asia/Tokyo" if zone == "Europe/London" else "Europe/London"
    return f'{said}; another one goes into vaultsync.toml, such as `timezone = "{other}"`'


def ask_zone(zone: str, hint: str) -> str:
    """Ask for the zone where the machine's is probably not the person's; "" leaves it so."""
    if zone not in _NOBODYS:
        return ""
    while True:
        said = ask(
            f"Your time zone, e.g. Europe/London (Enter: {zone}, as this machine says)", hint
        )
        found = find_zone(said) if said else None
        if found:
            return zone_name(found)
        if not said:
            return ""
        near = zones_of_a_place(said)
        if len(near) == 1 and confirm(f"Is it {near[0]}?", hint):
            return near[0]
        example = near[0] if near else "Europe/London"
        Printer.say(f"{said!r} is not a time zone: type {example}, for example, or only Enter")
