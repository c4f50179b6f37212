"""Numbers of a list, as somebody types them: `1 3`, `1,3`, `1-3`, `1 and 3`, `all`."""

from vaultsync.patterns import regex

_ONE = r"[0-9]{1,4}(?: ?[-–—] ?[0-9]{1,4}| to [0-9]{1,4})?"
_SEVERAL = regex(rf"{_ONE}(?:(?: ?[,;&+] ?(?:and )?| (?:and )?){_ONE})*")
_EACH = regex(r"([0-9]+)(?: ?(?:[-–—]|to) ?([0-9]+))?")
_NONE = frozenset({"", "n", "no", "none"})


def read_numbers(text: str, most: int, least: int = 1) -> tuple[int, ...] | None:
    """Give the numbers that were typed, each once and in order; None: it is something else.

    They are those of a list from `least` to `most`; one that is not in it is something else.
    """
    plain = " ".join(text.lower().split()).strip(" ,.")
    if plain in _NONE:
        return ()
    if plain == "all":
        return tuple(range(least, most + 1))
    if not _SEVERAL.fullmatch(plain):
        return None
    found: set[int] = set()
    for one in _EACH.finditer(plain):
        first, last = int(one[1]), int(one[2] or one[1])
        if not least <= first <= last <= most:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found))
