"""Regular expressions that are compiled when they are first asked.

The program has some 400 of them; a run asks 90. Compiling the others took longer than reading
the notes.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


class Waiting:
    """Stands in for a pattern; has its methods as attributes of its own once it is compiled.

    `__getattr__` is asked only as long as they are missing, so that every later call goes
    straight to the compiled pattern.
    """

    __slots__ = (*_METHODS, "flags", "pattern")

    def __init__(self, pattern: object, flags: int) -> None:
        """Take what `re.compile` takes."""
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has there
        """Give what a compiled pattern has."""
        return getattr(self.compile(), name)

    def compile(self) -> re.Pattern[Any]:
        """Compile it now."""
        compiled = re.compile(cast("str", self.pattern), self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give what behaves as `re.compile(pattern, flags)`, and is compiled by its first use.

    A mistake in it raises there: `tests/test_patterns.py` uses each once. It is no instance of
    `re.Pattern`, so `re.sub` and its like do not take it; use its own methods.
    """
    return cast("re.Pattern[AnyStr]", Waiting(pattern, flags))
