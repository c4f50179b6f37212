"""Regular expressions that are compiled when they are first asked.

The program has some 400 of them; a run asks 90. Compiling the others took longer than reading
the notes. Who knows what an earlier run compiled may compile them from that (`compiled_by`).
"""

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Compiling = Callable[[str | bytes, int], re.Pattern[Any]]

_NOTHING: "dict[str, Callable[[], object]]" = {
    "match": lambda: None,
    "fullmatch": lambda: None,
    "search": lambda: None,
    "finditer": lambda: iter(()),
}
"""What these methods give where nothing is found."""
_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


class _Compiler:
    """What compiles: `re`, as long as nobody names another one, which must do the same."""

    compile: "Compiling" = staticmethod(re.compile)


@contextmanager
def compiled_by(compiling: "Compiling") -> "Iterator[None]":
    """Let patterns that are asked meanwhile be compiled by another function than by `re`."""
    before = _Compiler.compile
    _Compiler.compile = staticmethod(compiling)
    try:
        yield
    finally:
        _Compiler.compile = staticmethod(before)


class Waiting:
    """Stands in for a pattern; has its methods as attributes of its own once it is compiled.

    `__getattr__` is asked only as long as they are missing, so that every later call goes
    straight to the compiled pattern.
    """

    __slots__ = (*_METHODS, "flags", "only", "pattern")

    def __init__(self, pattern: object, flags: int, only: "re.Pattern[Any] | None") -> None:
        """Take what `re.compile` takes, and what stands in every text it finds anything in."""
        self.pattern, self.flags, self.only = pattern, flags, only

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has there
        """Give what a compiled pattern has; what finds nothing for sure is not compiled."""
        if self.only is not None and name in _NOTHING:
            return lambda text, *span: self._unless_sure(name, text, *span)
        return getattr(self.compile(), name)

    def _unless_sure(self, name: str, text: object, *span: int) -> Any:  # noqa: ANN401 - its
        if self.only is None or self.only.search(cast("str", text)):
            return getattr(self.compile(), name)(text, *span)
        return _NOTHING[name]()

    def compile(self) -> re.Pattern[Any]:
        """Compile it now."""
        compiled = _Compiler.compile(cast("str", self.pattern), self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled


def regex(
    pattern: AnyStr, flags: int = 0, only: re.Pattern[AnyStr] | None = None
) -> re.Pattern[AnyStr]:
    """Give what behaves as `re.compile(pattern, flags)`, and is compiled by its first use.

    A long one may name in `only` a short one that is found in every text in which it finds
    anything: then texts without it do not compile it. `tests/test_patterns.py` holds it to
    that.

    A mistake in it raises there: `tests/test_patterns.py` uses each once. It is no instance of
    `re.Pattern`, so `re.sub` and its like do not take it; use its own methods.
    """
    return cast("re.Pattern[AnyStr]", Waiting(pattern, flags, only))
