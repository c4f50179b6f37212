"""Which findings are told: `--select`, `--ignore` and `findings.ignore`."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from vaultsync.diagnostics import CODES, GROUPS, Finding, Severity
from vaultsync.names import nearest
from vaultsync.patterns import regex
from vaultsync.records import record_class

_CODE = regex(r"(?:VS)?([0-9]|[0-9]{3})", re.IGNORECASE)
_TWO_DIGITS = regex(r"VS[0-9]{2}")


class UnknownCodeError(Exception):
    """No code and no group of codes goes by this."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"no finding has the code {wanted!r}")
        self.hint = _meant(wanted.upper())


def read_code(text: str) -> str:
    """Read a code or the beginning of a group: `VS101`, `vs101`, `101`, `VS1`.

    Raises:
        UnknownCodeError: there is none.
    """
    found = _CODE.fullmatch(text.strip(" []\t"))
    name = f"VS{found[1]}" if found else ""
    if name not in CODES and name not in GROUPS:
        raise UnknownCodeError(text.strip())
    return name


def _meant(wanted: str) -> str:
    """Say which codes begin so, or which one is near."""
    name = wanted if wanted.startswith("VS") else f"VS{wanted}"
    begun = [code for code in CODES if code.startswith(name)] if name != "VS" else []
    if len(begun) > 1:
        span = f"`{begun[0]}` {'and' if len(begun) == 2 else 'to'} `{begun[-1]}`"
        group = CODES[begun[0]].group
        return f"{len(begun)} codes begin so, {span}: name one, or its group `{group}`"
    near = begun[0] if begun else _nearest(name)
    return f"did you mean `{near}`?" if near else "`vaultsync explain` lists every code"


def _nearest(name: str) -> str | None:
    if _TWO_DIGITS.fullmatch(name):  # a beginning of no code: which one would be a guess
        return next((code.group for code in CODES.values() if code.group == name[:-1]), None)
    best = max(CODES, key=lambda code: sum(map(str.__eq__, code, name)))
    one_sign_off = len(name) == len(best) and sum(map(str.__eq__, best, name)) == len(best) - 1
    return best if one_sign_off else nearest(name, CODES)


class Sifted(NamedTuple):
    """Findings, and how many are not among them for which reason."""

    shown: tuple[Finding, ...]
    hidden: dict[str, int]


@record_class
class Selection:
    """What to tell and what not: codes and groups as `read_code` gives them.

    A group never hides errors: an interview that cannot be read must not be overlooked by
    mistake. A full code does, because somebody chose it.
    """

    select: tuple[str, ...] = ()
    """Only these; empty: all. What is asked for is shown even where the vault ignores it."""
    ignore: tuple[str, ...] = ()
    configured: tuple[str, ...] = ()
    """`findings.ignore` of vaultsync.toml."""

    def sift(self, findings: Iterable[Finding]) -> Sifted:
        """Take apart what is told and what is not; the order stays."""
        shown: list[Finding] = []
        hidden: Counter[str] = Counter()
        for one in findings:
            reason = self.why_hidden(one.code)
            if reason:
                hidden[reason] += 1
            else:
                shown.append(one)
        return Sifted(tuple(shown), dict(sorted(hidden.items())))

    def why_hidden(self, code: str) -> str:
        """Say why findings of this code are not told; empty if they are."""
        group = CODES[code].group
        if self.select and not {code, group} & {*self.select}:
            return "not selected"
        if _ignored(code, self.ignore):
            return "ignored by --ignore"
        if not self.select and _ignored(code, self.configured):
            return "ignored by vaultsync.toml"
        return ""


def _ignored(code: str, names: tuple[str, ...]) -> bool:
    kind = CODES[code]
    return code in names or (kind.group in names and kind.severity is not Severity.ERROR)
