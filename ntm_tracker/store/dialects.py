"""What SQLite and PostgreSQL say in different words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Connection

SERVER = "postgresql"


def is_on_server(connection: Connection) -> bool:
    """Say whether the record lies on a PostgreSQL server."""
    return connection.dialect.name == SERVER


class _AmongGiven(FunctionElement[bool]):
    """Whether a number is in a JSON list: one value however many, so that the statement stays the same."""

    inherit_cache = True
    type = Boolean()

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        """Stand as it is: SQLAlchemy would write “= 1” behind it, and SQLite would not use its index."""
        return self


@compiles(_AmongGiven, "sqlite")
def _by_json_each(element: _AmongGiven, compiler: Any, **rest: Any) -> str:
    key, given = (compiler.process(clause, **rest) for clause in element.clauses)
    return f"{key} IN (SELECT value FROM json_each({given}))"  # noqa: S608 - a bound value


@compiles(_AmongGiven, SERVER)
def _by_array(element: _AmongGiven, compiler: Any, **rest: Any) -> str:
    key, given = (compiler.process(clause, **rest) for clause in element.clauses)
    # An array goes to the index of the key; “IN” a list of unknown length walks over the whole table.
    listed = f"SELECT CAST(value AS INTEGER) FROM json_array_elements_text(CAST({given} AS JSON))"  # noqa: S608 - the same
    return f"{key} = ANY (ARRAY({listed}))"


def among_given(key: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that `key` is one of the numbers in the JSON list that is given as “ids”."""
    return _AmongGiven(key, bindparam("ids"))
