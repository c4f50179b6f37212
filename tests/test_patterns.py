"""Patterns that wait: the same as compiled ones, and none of the program's is broken."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

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


_GATED = [
    pattern
    for name in _MODULES
    for pattern in _patterns(tuple(vars(importlib.import_module(name)).values()))
    if pattern.only is not None
]


def _written() -> Iterator[str]:
    """Give what the tests hold of sentences that people write: texts in quotes, and notes."""
    for file in sorted(Path(__file__).parent.rglob("*")):
        if not file.is_file() or file.suffix not in {".py", ".md"}:
            continue
        text = file.read_text("utf-8", errors="replace").replace("’", "'")
        if file.suffix == ".py":
            yield from re.split(r"[\"\n]|\\n", text)
        else:
            yield from text.split("\n")


def test_nothing_is_found_where_a_short_one_finds_nothing() -> None:
    """Law: `only` finds something in each text in which its pattern does; each does somewhere.

    A text is asked as it is, and from the beginning of each clause in it.
    """
    texts = {text.strip() for text in _written() if 2 < text.count(" ") < 40}
    texts |= {clause for text in texts for clause in re.split(r"[.,;:!?()–—|] ?", text)}
    texts |= {text.lower() for text in texts}
    assert len(_GATED) > 6
    for gated in _GATED:
        long, only = re.compile(str(gated.pattern), gated.flags), gated.only
        assert only is not None
        found = [said for said in texts if long.match(said)]
        assert found, gated.pattern
        assert [said for said in found if not only.search(said)] == []


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
