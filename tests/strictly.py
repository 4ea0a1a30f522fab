"""Reading a table as the criteria files are read."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def read_strictly(kind: type[T], table: dict[str, Any]) -> T:
    """Return the value of `table`; ValidationError when it does not hold."""
    return TypeAdapter(kind).validate_python(table)
