"""What `init` says and asks about public holidays: without a country none is known."""

from importlib.util import find_spec

from vaultsync.cli.asking import ask
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.printer import Printer
from vaultsync.errors import ConfigError
from vaultsync.parse.config import read_settings
from vaultsync.public_holidays import INSTALL, UnknownPlaceError, parts_of, public_holidays
from vaultsync.vault.countries import country_of

_NONE = frozenset({"none", "no", "n", "-"})
_FEW = 6
"""Parts of a country that are all named."""
_WIDTH = len('# languages = ["en"]')
_SAID = "public holidays there do not count as business days"


def ask_holidays(zone: str, hint: str) -> str:
    """Ask for the country where the zone names one; "" leaves holidays business days.

    Where the library is missing nothing is asked: each run would tell of it (VS607).
    """
    country = country_of(zone)
    if not country or not _known(country):
        return ""
    parts = [f"{country}-{part}" for part in parts_of(country)]
    more = f"; a part of it: {', '.join(parts)}" if 0 < len(parts) <= _FEW else ""
    more = f"; a part of it as {parts[0]}" if len(parts) > _FEW else more
    question = f"Country for public holidays (Enter: {country}{more}; none: no country)"
    while True:
        said = ask(question, hint).upper().replace("\\", "").replace('"', "") or country
        if said.casefold() in _NONE:
            return ""
        why = _refused(said)
        if not why:
            return said
        Printer.say(f"no public holidays are known for {said!r}: {why}")


def line_for(said: str, zone: str) -> str:
    """Give the line of vaultsync.toml: the country, or an example that is left out."""
    line = f'holidays = "{said}"' if said else f'# holidays = "{country_of(zone) or "GB"}"'
    needs = f"\n#   that needs: {INSTALL}" if find_spec("holidays") is None else ""
    return f"{line:<{_WIDTH}}       # {_SAID}{needs}"


def tell_decided(printer: Printer, said: str) -> None:
    """Say whether holidays are known, below what would be written."""
    needs = f", which needs: {INSTALL}" if find_spec("holidays") is None else ""
    told = f"Public holidays count as business days until `holidays` names a country{needs}."
    if said:
        told = f"Holidays: {said}, so that business days leave out its public holidays."
    flow(printer, Bit(told), hang=2)


def _known(country: str) -> bool:
    try:
        return public_holidays(country) is not None
    except UnknownPlaceError:
        return False


def _refused(place: str) -> str:
    """Say why a country cannot be used; empty if it can."""
    try:
        read_settings(f'holidays = "{place}"\n')
    except ConfigError as error:
        return error.hint or str(error)
    return ""
