"""Marks that a strict reader of files obeys, without importing it here.

The domain's values are plain dataclasses. Pydantic, which reads the criteria files strictly, finds
on their types what it must check: it asks each mark for a schema, and only then is it imported.
The first frame and the first verdicts are shown without it, since importing it costs more than
painting.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field

Schema = dict[str, Any]


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(made: type) -> type:
    """Make a subclass of `Frozen` with fields a value of those fields."""
    # What values do is written once, in Frozen: dataclass would write and compile it anew for every class,
    # which took a quarter of what our own modules took at every start.
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=True)(made)


class Frozen:
    """A value that may be read from a file: strict, closed, never changed; its fields are given by name."""

    __slots__ = ()
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __pydantic_config__: ClassVar[dict[str, Any]] = {"strict": True, "extra": "forbid"}

    def __init__(self, **given: Any) -> None:
        for name, field in self.__dataclass_fields__.items():
            held = given.pop(name, field.default)
            if held is MISSING:
                raise TypeError(f"{type(self).__name__}: {name} is missing")
            object.__setattr__(self, name, held)
        if given:
            raise TypeError(f"{type(self).__name__}: no field is called {', '.join(given)}")
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse what does not fit together.

        Raises:
            ValueError: something does not.
        """

    def __setattr__(self, name: str, _: object) -> None:
        """Refuse to change a field."""
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse to take a field away."""
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Compare with a value of the same class, field by field."""
        if not isinstance(other, Frozen) or type(other) is not type(self):
            return NotImplemented
        return self._held() == other._held()

    def __hash__(self) -> int:
        """Hash all fields."""
        return hash(self._held())

    def __repr__(self) -> str:
        """Tell all fields, as a dataclass does."""
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
        return f"{type(self).__qualname__}({told})"

    def _held(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__dataclass_fields__])

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Schema]) -> Schema:
        """Take a table for the value itself; its fields stay strict."""
        return {**handler(source), "strict": False}


class Checked:
    """Bounds of a field, by the names that pydantic gives them."""

    def __init__(self, **bounds: Any) -> None:
        self.bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Schema]) -> Schema:
        """Add the bounds to the schema of the field."""
        return {**handler(source), **self.bounds}


class Lenient(Checked):
    """A list where the program has a tuple, a word where it has an enum."""

    def __init__(self, **bounds: Any) -> None:
        super().__init__(strict=False, **bounds)


class Exact(Checked):
    """Whole numbers as they are in TOML; floats arrive as Decimal from the reader."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Schema]) -> Schema:
        """Take an integer as an exact decimal."""
        from pydantic_core import core_schema

        inner = super().__get_pydantic_core_schema__(source, handler)
        return dict(core_schema.no_info_before_validator_function(_exact, inner))

    def __get_pydantic_json_schema__(self, _: Any, __: Any) -> Schema:
        """Tell editors that the file holds a number."""
        names = {"ge": "minimum", "le": "maximum"}
        return {"type": "number", **{names[name]: bound for name, bound in self.bounds.items()}}


class YearKeys(Checked):
    """Years, which TOML can only hold as text keys."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Schema]) -> Schema:
        """Take a text of digits as a year."""
        from pydantic_core import core_schema

        inner = super().__get_pydantic_core_schema__(source, handler)
        return dict(core_schema.no_info_before_validator_function(_years, inner))


class ByKind:
    """One of several classes, told apart by the field `name`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Schema]) -> Schema:
        """Let the field `name` choose the class."""
        from typing import Annotated

        from pydantic import Field

        return handler(Annotated[source, Field(discriminator=self.name)])


def _exact(held: Any) -> Any:
    return Decimal(held) if isinstance(held, int) and not isinstance(held, bool) else held


def _years(held: Any) -> Any:
    if not isinstance(held, dict):
        return held
    return {int(k) if isinstance(k, str) and k.isdecimal() else k: v for k, v in held.items()}
