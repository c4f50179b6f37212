"""Records: as the standard library's frozen dataclasses, whatever is asked of them."""

import copy
import pickle
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultsync.records import FEW, record_class

BODIES: dict[str, dict[str, Any]] = {
    "plain": {"__annotations__": {"a": int, "b": str}},
    "defaults": {"__annotations__": {"a": int, "b": str, "c": int}, "b": "x", "c": 3},
    "factory": {
        "__annotations__": {"a": int, "b": list},
        "b": field(default_factory=lambda: [1]),
    },
    "shown and compared": {
        "__annotations__": {"a": int, "b": int, "c": int},
        "b": field(default=1, compare=False),
        "c": field(default=2, repr=False, hash=False),
    },
    "not taken": {
        "__annotations__": {"a": int, "b": int, "c": list},
        "b": field(default=7, init=False),
        "c": field(default_factory=list, init=False),
    },
    "one named": {
        "__annotations__": {"a": int, "b": int},
        "a": field(kw_only=True),
        "b": field(kw_only=False, default=5),
    },
    "nothing": {"__annotations__": {}},
}
"""What stands in a class."""
HOW = [
    {"frozen": True, "slots": True, "kw_only": True},
    {"frozen": True, "slots": True, "kw_only": False},
    {"frozen": True, "slots": False, "kw_only": False},
    {"frozen": False, "slots": True, "kw_only": False},
    {"frozen": False, "slots": False, "kw_only": True},
]
VALUES = st.none() | st.integers(-1, 1) | st.text("ab", max_size=1) | st.lists(st.none())
MAKERS = st.lists(VALUES, max_size=4), st.dictionaries(st.sampled_from("abcd"), VALUES)


def _both(body: str, how: dict[str, bool], *, used: bool) -> tuple[Any, Any]:
    """Give the class twice: the standard library's, and ours, fresh or after many instances."""
    makers: list[Any] = [dataclass(**how), record_class(**how)]
    told = {"__doc__": "Made.", "__qualname__": "Made"}
    theirs, ours = (made(type("Made", (), {**BODIES[body], **told})) for made in makers)
    if used:
        needed = {one.name: 0 for one in fields(ours) if one.init}
        for _ in range(FEW + 1):
            ours(**needed)
    return theirs, ours


def _said(ask: Callable[[], object]) -> object:
    """Give what is answered, or what is raised."""
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - whatever it is, both raise it
        return type(error), str(error)


def _asked(cls: Any, args: list[object], given: dict[str, Any]) -> Iterator[object]:
    """Ask a class everything that its instances are asked for."""
    yield cls.__match_args__, [(one.name, one.kw_only) for one in fields(cls)]
    try:
        made, again = cls(*args, **given), cls(*args, **given)
    except TypeError as error:
        yield str(error)
        return
    yield repr(made), made == again, made != again, made == 1, astuple(made), asdict(made)
    yield made.__eq__(astuple(made))
    yield _said(lambda: hash(made) == hash(again)), _said(lambda: len({made, again}))
    yield astuple(copy.copy(made)), astuple(copy.deepcopy(made))
    for change in ({"a": 5}, {"b": 6}, {"c": 7}, {"d": 8}, {}):
        yield _said(lambda change=change: astuple(replace(made, **change)))  # type: ignore[misc]
        yield _said(lambda change=change: replace(made, **change) == made)  # type: ignore[misc]
    if not fields(cls):  # the standard library's own mistake: it asks the class without slots
        return
    yield _said(lambda: delattr(again, "a"))
    yield _said(lambda: setattr(made, "a", 9)), _said(lambda: astuple(made))
    yield _said(lambda: made == again), _said(lambda: repr(again))


@pytest.mark.parametrize("used", [False, True], ids=["first", "later"])
@pytest.mark.parametrize("how", HOW, ids=lambda how: " ".join(key for key in how if how[key]))
@pytest.mark.parametrize("body", BODIES)
@settings(max_examples=25)
@given(*MAKERS)
def test_the_same_as_a_dataclass(
    body: str, how: dict[str, bool], used: bool, args: list[object], given: dict[str, Any]
) -> None:
    """Law: arguments right and wrong, comparing, showing, changing: no difference is seen."""
    theirs, ours = _both(body, how, used=used)
    assert list(_asked(ours, args, given)) == list(_asked(theirs, args, given))


@record_class
class Note:
    """Pickled by its name, so it stands here."""

    path: str
    days: tuple[int, ...] = ()
    said: list[str] = field(default_factory=list, compare=False)


@record_class
class Longer(Note):
    """Has a field more."""

    end: int = 0


@record_class(kw_only=False, slots=False)
class Worked:
    """Works something out once."""

    number: int

    @cached_property
    def square(self) -> int:
        """Give its square."""
        return self.number**2


@record_class(kw_only=False, frozen=False)
class Counted:
    """Can be changed."""

    number: int

    def __post_init__(self) -> None:
        """Count once more."""
        self.number += 1


@record_class(kw_only=False)
class Own:
    """Has methods of its own."""

    number: int

    def __eq__(self, other: object) -> bool:
        """Say that all are the same."""
        return isinstance(other, Own)

    def __hash__(self) -> int:
        """Give the same for all."""
        return 1

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "own"


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "made", [Note(path="n.md", days=(1, 2)), Longer(path="n.md", end=3), Worked(2), Counted(1)]
)
def test_it_comes_back_from_bytes(made: object, protocol: int) -> None:
    """An index holds them."""
    assert pickle.loads(pickle.dumps(made, protocol)) == made  # noqa: S301 - ours


def test_one_that_inherits_has_all_fields() -> None:
    """And it is another class: what has the same values is not the same."""
    longer = Longer(path="n.md", end=2)
    assert repr(longer) == "Longer(path='n.md', days=(), said=[], end=2)"
    assert replace(longer, end=0) != Note(path="n.md")
    assert longer.said is not Longer(path="n.md").said


@pytest.mark.parametrize("rounds", [1, FEW + 2])
def test_what_is_done_afterwards_is_done_once(rounds: int) -> None:
    """`__post_init__` runs after the fields have their values, early and late."""
    assert {Counted(1).number for _ in range(rounds)} == {2}


def test_what_is_worked_out_is_kept_beside_the_fields() -> None:
    """Without slots there is room for it."""
    worked = Worked(3)
    assert (worked.square, worked.square, worked) == (9, 9, Worked(3))
    with pytest.raises(FrozenInstanceError, match="number"):
        worked.number = 4  # type: ignore[misc]


def test_its_own_methods_stay() -> None:
    """What a class says itself is not said for it."""
    assert (Own(1), hash(Own(1)), repr(Own(1))) == (Own(2), 1, "own")


def test_wrong_arguments_are_told_with_the_class() -> None:
    """Whoever reads the traceback sees which record it was."""
    with pytest.raises(TypeError, match=r"Note\.__init__\(\) missing .* 'path'"):
        Note()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Note\.__init__\(\) got an unexpected .* 'paht'"):
        Note(paht="n.md")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Note\.__init__\(\) takes 1 positional"):
        Note("n.md")  # type: ignore[call-arg]


def test_one_that_holds_itself_can_be_shown() -> None:
    """As with lists."""
    note = Note(path="n.md")
    note.said.append(note)  # type: ignore[arg-type]
    assert repr(note) == "Note(path='n.md', days=(), said=[...])"
