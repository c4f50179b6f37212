"""Records: `@record_class` is a frozen, slotted, keyword-only `@dataclass`, made sooner.

The standard library writes five or six functions for each dataclass as text and compiles them:
a millisecond for each of some 70 classes, before the first note is read. Here it is asked for
the fields and the slots alone, so that `field`, `fields` and `replace` go on working. What
shows and freezes is the same for all; what compares is written when the first two are compared,
and what makes an instance once many were made: of most classes, a run makes one or two.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from reprlib import recursive_repr
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
Fields = tuple[Field[Any], ...]
Method = Callable[..., Any]
FEW = 100
"""So many instances are made before writing what makes them would have been quicker."""


@overload
def record_class(cls: type[T], /) -> type[T]: ...
@overload
def record_class(
    *, kw_only: bool = True, slots: bool = True, frozen: bool = True
) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record_class(
    cls: type[Any] | None = None,
    /,
    *,
    kw_only: bool = True,
    slots: bool = True,
    frozen: bool = True,
) -> Any:
    """Make a class a record: frozen, with slots, and its fields are named when one is made.

    `kw_only=False` takes them by their order, too; `slots=False` leaves room for what is worked
    out once (`cached_property`); `frozen=False` lets them be set. `InitVar` is not known.
    """

    def made(cls: type[T]) -> type[T]:
        cls.__doc__ = cls.__doc__ or cls.__name__  # else one is made of the signature
        bare = dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)(cls)
        return _complete(bare, slots=slots, frozen=frozen)

    return made if cls is None else made(cls)


def _complete(cls: type[T], *, slots: bool, frozen: bool) -> type[T]:
    """Add the methods that the class does not have of its own."""
    found: Fields = fields(cls)  # type: ignore[arg-type]  # it has made them
    line = _SET if not frozen else _INTO_SLOT if slots else _PUT
    eq, hashed = _comparing(cls, found)
    added: dict[str, Method] = {
        "__init__": _init(cls, found, line),
        "__eq__": eq,
        "__repr__": _repr,
    }
    if frozen:
        added |= {"__setattr__": _setattr, "__delattr__": _delattr}
    if frozen and slots:  # else copying and unpickling would set what is frozen
        added |= {"__getstate__": _getstate, "__setstate__": _setstate}
    own = vars(cls)
    for name, method in added.items():
        if name not in own:
            setattr(cls, name, method)
    # Python itself says None in a class that compares and does not say how it is hashed
    if own.get("__hash__") is None:
        cls.__hash__ = hashed if frozen else None  # type: ignore[method-assign, assignment]
    return cls


_put = object.__setattr__
_SET, _PUT, _INTO_SLOT = "self.{0} = {1}", "_put(self, {0!r}, {1})", "_put_{0}(self, {1})"


def _init(cls: type, found: Fields, line: str) -> Method:
    """Give `__init__`: a loop, which has another one written in its place before long.

    Where anything is wrong with the arguments, that one is called as well, and says so. `line`
    is how it gives a field its value.
    """
    taken = [one for one in found if one.init]
    order = tuple(one.name for one in taken if not one.kw_only)
    known = frozenset(one.name for one in taken)
    needed = frozenset(one.name for one in taken if not _has_default(one))
    usual = {one.name: one.default for one in found if one.default is not MISSING}
    makes = {
        one.name: one.default_factory for one in found if one.default_factory is not MISSING
    }
    after = hasattr(cls, "__post_init__")
    left = FEW

    def __init__(self: Any, /, *args: Any, **given: Any) -> None:
        nonlocal left
        left -= 1
        said = dict(zip(order, args, strict=False)) | given
        right = len(said) == len(args) + len(given) and needed <= said.keys() <= known
        if left < 0 or not right:
            scope = {"_put": _put, "_usual": usual, "_makes": makes}
            if line is _INTO_SLOT:
                scope |= {f"_put_{one.name}": getattr(cls, one.name).__set__ for one in found}
            text = "\n    ".join(_init_lines(found, line, after=after))
            _write(cls, text, scope, __init__)["__init__"](self, *args, **given)
            return
        for name, value in (usual | said).items():
            _put(self, name, value)
        for name, make in makes.items():
            if name not in said:
                _put(self, name, make())
        if after:
            self.__post_init__()

    return __init__


def _has_default(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


def _init_lines(found: Fields, line: str, *, after: bool) -> Iterator[str]:
    """Give the lines of an `__init__` as one would write it."""
    first = [_parameter(one) for one in found if one.init and not one.kw_only]
    named = [_parameter(one) for one in found if one.init and one.kw_only]
    yield f"def __init__({', '.join(['self', *first, *(['*'] if named else []), *named])}):"
    yield "pass"
    for one in found:
        if one.init or _has_default(one):
            yield line.format(one.name, _value(one))
    if after:
        yield "self.__post_init__()"


def _parameter(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        return f"{one.name}=_makes"  # which nobody else can mean
    return one.name if one.default is MISSING else f"{one.name}=_usual[{one.name!r}]"


def _value(one: Field[Any]) -> str:
    if one.default_factory is not MISSING:
        made = f"_makes[{one.name!r}]()"
        return f"{made} if {one.name} is _makes else {one.name}" if one.init else made
    return one.name if one.init else f"_usual[{one.name!r}]"


_COMPARING = """
def __eq__(self, other):
    if other.__class__ is self.__class__:
        return ({mine}) == ({theirs})
    return NotImplemented
def __hash__(self):
    return hash(({hashed}))
"""


def _comparing(cls: type, found: Fields) -> tuple[Method, Method]:
    """Give `__eq__` and `__hash__`, which have those of the class written when one is asked."""

    def written() -> dict[str, Any]:
        compared = [one.name for one in found if one.compare]
        hashed = [one.name for one in found if (one.compare if one.hash is None else one.hash)]
        text = _COMPARING.format(
            mine="".join(f"self.{name}, " for name in compared),
            theirs="".join(f"other.{name}, " for name in compared),
            hashed="".join(f"self.{name}, " for name in hashed),
        )
        return _write(cls, text, {}, __eq__, __hash__)

    def __eq__(self: Any, other: object) -> Any:
        return written()["__eq__"](self, other)

    def __hash__(self: Any) -> int:
        found: int = written()["__hash__"](self)
        return found

    return __eq__, __hash__


def _write(cls: type, text: str, scope: dict[str, Any], *waiting: Method) -> dict[str, Any]:
    """Write methods of a class, and put them where those stand that waited for it."""
    exec(text, scope)  # noqa: S102 - our own text, and names of fields
    for old in waiting:
        new = scope[old.__name__]
        new.__qualname__ = f"{cls.__qualname__}.{old.__name__}"
        if vars(cls).get(old.__name__) is old:
            setattr(cls, old.__name__, new)
    return scope


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _setattr(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        _put(self, one.name, value)
