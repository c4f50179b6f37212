"""Public holidays, from the `holidays` library, loaded where a country is named.

The library knows them by itself: nothing is asked of the network.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeAlias

INSTALL = "pip install holidays"
"""What brings the library."""
_SHORT = 3
"""Letters of an official code; longer ones are names of towns."""
IsHoliday: TypeAlias = Callable[[date], bool]


class UnknownPlaceError(ValueError):
    """A country, or a part of one, of which nothing is known; the hint says what is."""

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self.hint = hint


@cache
def parts_of(country: str) -> tuple[str, ...]:
    """Give the codes of a country's parts, the short ones first; none: none are known."""
    try:
        import holidays  # noqa: PLC0415 - only vaults with a country pay for it
    except ImportError:
        return ()
    known = holidays.list_supported_countries().get(country, ())
    return tuple(sorted(known, key=lambda part: (not part.isalpha(), len(part) > _SHORT, part)))


@cache
def public_holidays(country: str, subdivision: str = "") -> IsHoliday | None:
    """Give what tells a holiday of a country (`GB`) or of a part of it (`GB`, `SCT`).

    None: the library is not installed.

    Raises:
        UnknownPlaceError: the library does not know the country or the part.
    """
    try:
        import holidays  # noqa: PLC0415 - only vaults with a country pay for it
    except ImportError:
        return None
    known = holidays.list_supported_countries()
    if country not in known:
        named = getattr(holidays, country.title().replace(" ", ""), None)
        code = getattr(named, "country", "")
        raise UnknownPlaceError(
            f'did you mean "{code}"?' if code else 'write the code of a country: "GB"'
        )
    spelled = {part.casefold(): part for part in known[country]}
    part = spelled.get(subdivision.casefold())
    if subdivision and part is None:
        parts = ", ".join(sorted(known[country]))
        raise UnknownPlaceError(
            f"known parts of {country} are {parts}"
            if parts
            else f"no parts of {country} are known; leave it out"
        )
    found = holidays.country_holidays(country, subdiv=part)
    return lambda day: day in found
