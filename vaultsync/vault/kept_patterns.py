"""Regular expressions as an earlier run compiled them, kept outside of the vault.

A run asks some 200, and Python takes longer to compile them than the notes take to read. What
its compiler makes of one is a row of numbers and the names of its groups: with these `re`'s own
engine, which looks them over, makes the same pattern again. They hold for one program and one
Python. Whatever is unusual, damaged or in the way: then they are compiled as ever.
"""

import contextlib
import hashlib
import marshal
import re
import sys
from array import array
from collections.abc import Iterator
from importlib import import_module
from typing import Any, TypeAlias, cast

from vaultsync.patterns import compiled_by
from vaultsync.records import record_class
from vaultsync.vault.program import program
from vaultsync.vault.sealed import off, read_sealed, write_sealed
from vaultsync.vault.state import State

NAME = "patterns"
MAGIC = b"vaultsync patterns 1\n"
_NUMBERS = "I"
"""How the engine's numbers are kept; one that takes more room for each is not known."""
Key: TypeAlias = tuple[str | bytes, int]
"""A pattern and its flags, as they stand in the program."""
Code: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""All its flags, the numbers, how many groups it has, and their names, by name and in order."""


@contextlib.contextmanager
def kept_patterns(root: str) -> Iterator[None]:
    """Let patterns be compiled from what earlier runs kept; keep in the end what was new."""
    if off() or sys.implementation.name != "cpython":
        yield
        return
    kept = KeptPatterns.load(State(root))
    with compiled_by(kept.compile):
        yield
    kept.save()


@record_class
class KeptPatterns:
    """What earlier runs compiled, and what this one does."""

    state: State
    stamp: bytes
    """What made it: program and Python; another stamp, another file. Empty: nobody can tell."""
    codes: dict[Key, Code]
    new: list[Key]

    @classmethod
    def load(cls, state: State) -> "KeptPatterns":
        """Read what is kept; what cannot be used is as if it were not there."""
        stamp, codes = b"", {}
        with contextlib.suppress(Exception):  # whatever is wrong with it, it is not needed
            stamp = _stamp()
            body = read_sealed(state, NAME, MAGIC) or b""
            found, kept = marshal.loads(body)  # noqa: S302 - data only, and its sum is right
            codes = dict(kept) if found == stamp else {}
        return cls(state=state, stamp=stamp, codes=codes, new=[])

    def compile(self, pattern: str | bytes, flags: int) -> re.Pattern[Any]:
        """Give what `re.compile` gives.

        Raises:
            re.error: the pattern is wrong.
        """
        key = pattern, int(flags)
        with contextlib.suppress(Exception):  # another Python may do all of it in another way
            if key in self.codes:
                return _made(pattern, self.codes[key])
            code = _compiled(pattern, int(flags))
            made = _made(pattern, code)
            self.codes[key] = code
            self.new.append(key)
            return made
        return re.compile(pattern, flags)

    def save(self) -> None:
        """Keep what is new, if anything is; never fails."""
        if self.new and self.stamp:
            write_sealed(self.state, NAME, MAGIC, marshal.dumps((self.stamp, self.codes)))


def _stamp() -> bytes:
    engine = import_module("_sre")
    said = program(), sys.version, sys.byteorder, engine.MAGIC, engine.CODESIZE
    return hashlib.blake2b(repr(said).encode("utf-8", "replace"), digest_size=16).digest()


def _compiled(pattern: str | bytes, flags: int) -> Code:
    """Have a pattern compiled by Python's own compiler, as `re._compiler.compile` does."""
    parsed = import_module("re._parser").parse(pattern, flags)
    numbers = import_module("re._compiler")._code(parsed, flags)  # noqa: SLF001 - law in tests
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    return (
        int(flags | parsed.state.flags),
        array(_NUMBERS, numbers).tobytes(),
        parsed.state.groups - 1,
        dict(parsed.state.groupdict),
        tuple(names),
    )


def _made(pattern: str | bytes, code: Code) -> re.Pattern[Any]:
    """Give the pattern that the engine makes of these numbers; it refuses what are none."""
    flags, numbers, *rest = code
    made = import_module("_sre").compile(
        pattern, flags, array(_NUMBERS, numbers).tolist(), *rest
    )
    return cast("re.Pattern[Any]", made)
