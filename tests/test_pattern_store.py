"""Kept patterns: the same as compiled ones, and nothing depends on their being there."""

import importlib
import marshal
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import AS_OF, environment
from tests.test_patterns import _MODULES, _patterns
from tests.vaults import contents
from vaultsync.patterns import Waiting, compiled_by, regex
from vaultsync.vault import kept_patterns as store
from vaultsync.vault.kept_patterns import KeptPatterns, kept_patterns
from vaultsync.vault.sealed import seal
from vaultsync.vault.state import State

OURS: list[Any] = [
    (pattern.pattern, int(pattern.flags))
    for name in _MODULES
    for pattern in _patterns(tuple(vars(importlib.import_module(name)).values()))
]
"""Every pattern of the program."""
TEXTS = ("", "abab\nb", "Interview: Acme, 5 March", "ﬁne – İ ß", "- [x] vs-aaaaaaaa-b")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the state of each test for itself."""
    folder = tmp_path / "state"
    monkeypatch.setenv("VAULTSYNC_STATE", str(folder))
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> State:
    """Give a place in which all patterns of the program are kept."""
    found = KeptPatterns.load(State(str(tmp_path / "vault")))
    for pattern, flags in OURS:
        found.compile(pattern, flags)
    found.save()
    return found.state


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note what has to be compiled."""
    noted: list[object] = []
    parser = importlib.import_module("re._parser")
    parse = parser.parse

    def noting(pattern: object, *rest: object) -> object:
        noted.append(pattern)
        return parse(pattern, *rest)

    monkeypatch.setattr(parser, "parse", noting)
    return noted


def _same(mine: "re.Pattern[Any]", theirs: "re.Pattern[Any]") -> bool:
    """Tell whether two patterns are the same: `==` compares all that the engine goes by."""
    names = mine.groupindex == theirs.groupindex and mine.groups == theirs.groups
    return names and mine == theirs and mine.flags == theirs.flags


def test_all_are_the_same(kept: State, compiled: list[object]) -> None:
    """Law: whatever was kept is what `re` compiles, number by number, and finds the same."""
    assert len(OURS) > 300
    re.purge()
    found = KeptPatterns.load(kept)
    loaded = [found.compile(pattern, flags) for pattern, flags in OURS]
    assert compiled == []
    for mine, (pattern, flags) in zip(loaded, OURS, strict=True):
        theirs = re.compile(pattern, flags)
        assert _same(mine, theirs), pattern
        for text in TEXTS:
            said: Any = text if isinstance(pattern, str) else text.encode()
            assert [one.groupdict() for one in mine.finditer(said)] == [
                one.groupdict() for one in theirs.finditer(said)
            ]


def _damages(data: bytes, stamp: bytes) -> Iterator[bytes]:
    """Give files that cannot be used, or not as a whole."""
    yield b""
    yield from (data[:end] for end in range(0, len(data), len(data) // 8))
    for place in range(0, len(data), len(data) // 8):
        yield data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    for bad in (None, 1, (stamp,), (stamp, None), (stamp, [1]), (stamp, {1: 2}), (b"", {})):
        yield seal(marshal.dumps(bad), store.MAGIC)
    for numbers in (b"", b"\xff" * 8, b"\0\0\0", os.urandom(64)):
        codes: dict[Any, Any] = {key: (key[1] | 32, numbers, 0, {}, (None,)) for key in OURS}
        yield seal(marshal.dumps((stamp, codes)), store.MAGIC)
    yield seal(marshal.dumps((stamp, dict.fromkeys(OURS, "no code"))), store.MAGIC)


def test_a_damaged_file_is_none(kept: State, state: Path) -> None:
    """Cut, changed, foreign, or numbers that are no code: each is compiled as ever."""
    (file,) = state.glob("*/patterns")
    for bad in _damages(file.read_bytes(), KeptPatterns.load(kept).stamp):
        file.write_bytes(bad)
        found = KeptPatterns.load(kept)
        for pattern, flags in OURS[::40]:
            assert _same(found.compile(pattern, flags), re.compile(pattern, flags))


def test_what_another_python_or_program_kept_is_none(
    kept: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code holds for the engine for which it was made."""
    assert KeptPatterns.load(kept).codes
    for holder, name, other in (
        (sys, "version", "3.99"),
        (importlib.import_module("_sre"), "MAGIC", 1),
        (store, "program", lambda: ("99.0",)),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(holder, name, other)
            assert not KeptPatterns.load(kept).codes


@pytest.mark.parametrize("missing", ["re._parser", "re._compiler", "_sre"])
def test_where_the_compiler_is_another_one(
    small: Path, missing: str, monkeypatch: pytest.MonkeyPatch, state: Path
) -> None:
    """A Python that has no such modules compiles as ever, and nothing is kept."""
    monkeypatch.setitem(sys.modules, missing, None)
    waiting = regex("a(b+)")
    with kept_patterns(str(small)):
        assert waiting.findall("abb") == ["bb"]
    assert not list(state.glob("*/patterns"))


def test_a_pattern_that_is_wrong_says_so(small: Path) -> None:
    """As it does where nothing is kept."""
    with kept_patterns(str(small)), pytest.raises(re.error, match="unterminated"):
        regex("(").search("")


def test_it_ends_with_its_run(small: Path, state: Path, compiled: list[object]) -> None:
    """Another run in the same process is another one, also where the first was stopped."""
    with pytest.raises(KeyboardInterrupt), kept_patterns(str(small)):
        raise KeyboardInterrupt
    Waiting("never asked before", 0, None).compile()
    assert compiled == ["never asked before"]  # by `re.compile`
    assert not list(state.glob("*/patterns"))
    with compiled_by(lambda _, flags: re.compile("other", flags)):
        assert Waiting("ab", 0, None).compile().pattern == "other"


def _check(root: Path, **env: str) -> "subprocess.Popen[str]":
    """Start the program by itself: what `cli` forks has compiled every pattern already."""
    return subprocess.Popen(
        [sys.executable, "-m", "vaultsync", "check", "--vault", str(root), "--as-of", AS_OF],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**env),
    )


def test_nothing_is_kept_where_that_is_off(small: Path, state: Path) -> None:
    """The vault is never written to; with VAULTSYNC_INDEX=0 nothing is, anywhere."""
    before, place = contents(small), str(state)
    plain = _check(small, VAULTSYNC_STATE=place, VAULTSYNC_INDEX="0").communicate(timeout=60)
    assert not state.exists()
    for _ in "12":
        assert _check(small, VAULTSYNC_STATE=place).communicate(timeout=60) == plain
        for file in state.glob("*/[!p]*"):
            file.unlink()  # so that the second one reads everything, with kept patterns
    assert list(state.glob("*/patterns"))
    assert contents(small) == before


@pytest.mark.parametrize("place", ["/dev/null/nowhere", "vault/state"])
def test_without_a_place_all_is_well(small: Path, tmp_path: Path, place: str) -> None:
    """A state folder that cannot be made, or would be in the vault, costs time only."""
    before = contents(small)
    running = _check(small, VAULTSYNC_STATE=os.path.join(tmp_path, place))
    assert running.communicate(timeout=60)[1] == ""
    assert running.returncode == 1
    assert contents(small) == before


def test_what_is_new_is_kept_beside_the_rest(kept: State, state: Path) -> None:
    """A run that asks what no other asked adds it; one that asks nothing new writes nothing."""
    (file,) = state.glob("*/patterns")
    before = file.stat().st_ino
    found = KeptPatterns.load(kept)
    found.compile(*OURS[0])
    found.save()
    assert file.stat().st_ino == before
    found.compile("one more", 0)
    found.save()
    assert KeptPatterns.load(kept).codes.keys() == {*OURS, ("one more", 0)}


def test_several_at_once(small: Path, state: Path) -> None:
    """Processes that write it at the same time leave the file of one of them, whole."""
    running = [_check(small, VAULTSYNC_STATE=str(state)) for _ in range(4)]
    said = [process.communicate(timeout=60) for process in running]
    assert len({out for out, _ in said}) == 1
    assert {err for _, err in said} == {""}
    (file,) = (file for file in state.glob("*/*") if "patterns" in file.name)
    data = file.read_bytes()
    assert data == seal(data[len(seal(b"", store.MAGIC)) :], store.MAGIC)
