"""Connecting to a PostgreSQL server: one commune's room, one moment for readers, one writer at a time."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event

from ntm_tracker.errors import RecordUnavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from ntm_tracker.store.server_address import Address

OLDEST = 13
"""The oldest server that is taken: its minor versions are looked after no more, but they still run in offices."""
_WAIT_FOR_SERVER_S = 10
_WAIT_FOR_LOCK_MS = 5000
_ENTER = (
    "SELECT set_config('search_path', coalesce(quote_ident(%s), quote_ident(current_schema()), ''), false), "
    f"set_config('lock_timeout', '{_WAIT_FOR_LOCK_MS}', false)"
)
# The name of the room is what its writers wait on: each commune has its own queue.
_TAKE_TURNS = "SELECT pg_advisory_xact_lock(hashtextextended(current_setting('search_path'), 0))"
_ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
_STEP_INTO = "SELECT set_config('search_path', quote_ident(%s), true)"


def open_server(address: Address) -> Engine:
    """Return an engine on the server at `address`.

    Raises:
        RecordUnavailable: the driver is not installed.
    """
    options = {} if "connect_timeout" in address.url.query else {"connect_timeout": _WAIT_FOR_SERVER_S}
    try:
        engine = create_engine(
            address.url,
            connect_args={"application_name": "ntm-tracker", **options},
            # An office machine that slept has lost its connections without knowing.
            pool_pre_ping=True,
            json_serializer=lambda value: json.dumps(value, ensure_ascii=False, sort_keys=True),
        )
    except ImportError as error:
        raise RecordUnavailable(
            "Bản cài đặt này chưa có phần nối máy chủ PostgreSQL; hãy cài bằng “pip install ntm-tracker[postgres]”."
        ) from error
    # First, so that SQLAlchemy, which asks for the schema once, is told the right one.
    event.listen(engine, "connect", partial(_configure, address=address), insert=True)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: Any, _: object, *, address: Address) -> None:
    try:
        _check_server(connection, address)
        # A setting made inside a transaction would go with it.
        connection.autocommit = True
        connection.execute(_ENTER, (address.schema,))
        connection.autocommit = False
    except BaseException:
        connection.close()
        raise


def _check_server(connection: Any, address: Address) -> None:
    version = connection.info.server_version // 10000
    if version < OLDEST:
        raise RecordUnavailable(
            f"Dữ liệu {address} nằm trên PostgreSQL {version}, quá cũ; "
            f"hãy nhờ người quản trị nâng máy chủ lên bản {OLDEST} trở lên."
        )
    if connection.info.parameter_status("server_encoding") != "UTF8":
        raise RecordUnavailable(
            f"Dữ liệu {address} không dùng bảng mã UTF-8 nên không giữ được chữ Việt; "
            "hãy nhờ người quản trị tạo lại cơ sở dữ liệu với ENCODING 'UTF8'."
        )


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("writes", False):
        # What a writer reads after this line is what the one before it left: the log cannot fork.
        connection.exec_driver_sql(_TAKE_TURNS)
    else:
        connection.exec_driver_sql(_ONE_MOMENT)
    if schema := options.get("schema"):
        connection.exec_driver_sql(_STEP_INTO, (schema,))
