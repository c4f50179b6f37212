"""Patterns that wait: the same as compiled ones, and none of the program's is broken."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vaultsync
from vaultsync.patterns import Waiting, regex

_MODULES = tuple(
    module.name
    for module in pkgutil.walk_packages(vaultsync.__path__, "vaultsync.")
    if not module.name.endswith("__main__")
)


def _patterns(held: object) -> list[Waiting]:
    """Give all that wait in a value, at any depth of tuples and dicts."""
    if isinstance(held, Waiting):
        return [held]
    if isinstance(held, dict):
        held = tuple(held.values())
    if isinstance(held, (tuple, list, frozenset)):
        return [pattern for one in held for pattern in _patterns(one)]
    return []


@pytest.mark.parametrize("name", _MODULES)
def test_each_can_be_compiled(name: str) -> None:
    """A mistake in a pattern would be met only when it is asked: here each is."""
    for pattern in _patterns(tuple(vars(importlib.import_module(name)).values())):
        pattern.compile()


def test_a_broken_one_raises_when_it_is_asked() -> None:
    """Making it costs nothing; so the mistake is met here."""
    broken = regex("(")
    with pytest.raises(re.error):
        broken.search("")


@given(st.sampled_from(["a", "(a)|b", r"(?P<x>\d+)", r"\s*", "^b"]), st.text("ab1 \n"))
def test_the_same_as_a_compiled_one(text: str, said: str) -> None:
    """Law: whatever is asked of it, first or later, is what `re` answers."""
    for flags in (0, re.IGNORECASE | re.MULTILINE):
        waiting, compiled = regex(text, flags), re.compile(text, flags)
        for _ in range(2):
            assert waiting.findall(said) == compiled.findall(said)
            assert waiting.split(said, maxsplit=1) == compiled.split(said, maxsplit=1)
            assert waiting.sub("-", said) == compiled.sub("-", said)
            assert waiting.subn("-", said) == compiled.subn("-", said)
            for method in ("match", "search", "fullmatch"):
                mine, theirs = getattr(waiting, method)(said), getattr(compiled, method)(said)
                assert (mine and mine.span()) == (theirs and theirs.span())
            spans = [found.span() for found in compiled.finditer(said, 1)]
            assert [found.span() for found in waiting.finditer(said, 1)] == spans
        assert (waiting.pattern, waiting.flags) == (text, flags)
