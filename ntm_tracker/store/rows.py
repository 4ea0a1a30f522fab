"""Single rows: the one that is kept under a key, unless somebody saved a newer one than was seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.row_refusals import RowRefusals
from ntm_tracker.errors import SavedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Table

Row = dict[str, Any]


def kept_row(connection: Connection, table: Table, over: int | None = None, **key: Any) -> Row | None:
    """Return the row under `key`; `over` is the version that the officer saw, 0 for none, None where nobody looked.

    Raises:
        SavedMeanwhile: the row is of another version.
    """
    wanted = select(table).where(*(table.c[name] == value for name, value in key.items()))
    found = connection.execute(wanted).mappings().one_or_none()
    if over is not None and over != (found["version"] if found else 0):
        raise SavedMeanwhile("Người khác vừa lưu mục này nên chưa lưu gì; hãy xem nội dung mới rồi nhập lại.")
    return dict(found) if found else None


def check_seen(connection: Connection, table: Table, assessment: str, seen: Mapping[str, int | None]) -> None:
    """Refuse the rows of an assessment of which somebody saved a newer version than was `seen`, by number.

    Raises:
        RowsRefused: some of several are newer.
        SavedMeanwhile: the only one, or each of them.
    """
    refusals = RowRefusals[str](len(seen), str)
    for number, over in seen.items():
        with refusals.of(number):
            kept_row(connection, table, over, assessment=assessment, number=number)
    refusals.check()
