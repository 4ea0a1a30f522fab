"""What SQLite and PostgreSQL say in different words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Connection

SERVER = "postgresql"


def is_on_server(connection: Connection) -> bool:
    """Say whether the record lies on a PostgreSQL server."""
    return connection.dialect.name == SERVER


class _GivenIds(FunctionElement[int]):
    """The numbers in a JSON list: one value however many, so that the statement stays the same."""

    inherit_cache = True
    type = Integer()


@compiles(_GivenIds, "sqlite")
def _by_json_each(element: _GivenIds, compiler: Any, **rest: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **rest)}))"  # noqa: S608 - a bound value


@compiles(_GivenIds, SERVER)
def _by_json_array(element: _GivenIds, compiler: Any, **rest: Any) -> str:
    given = compiler.process(element.clauses, **rest)
    return f"(SELECT CAST(value AS INTEGER) FROM json_array_elements_text(CAST({given} AS JSON)))"  # noqa: S608 - a bound value


def among_given(key: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that `key` is one of the numbers in the JSON list that is given as “ids”."""
    return key.bool_op("IN")(_GivenIds(bindparam("ids")))
