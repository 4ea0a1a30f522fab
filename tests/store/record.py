"""Short ways to fill the record and to look at it from outside."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.store import papers, queries, undoing, unit
from ntm_tracker.store.events import Entry
from ntm_tracker.store.server import ServerStore
from ntm_tracker.store.store import Store
from tests.builders import a_result
from tests.server import outside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path

    from ntm_tracker.domain.results import Result
    from ntm_tracker.store.files import FileToStore

SET = "xa-ntm-nang-cao-2021-2025"
COMMUNE = f"07387/{SET}/2024"
VILLAGE = "huong-than/thon-ntm-kieu-mau-yen-bai-2021-2025/2024"

Dump = dict[str, list[tuple[Any, ...]]]


@contextmanager
def from_outside(database: Path) -> Iterator[sqlite3.Connection]:
    """Open the database without the program, as another tool would."""
    with closing(sqlite3.connect(database)) as connection:
        yield connection
        connection.commit()


def dump(place: Path | Store) -> Dump:
    """Return every row of every table of the program."""
    if isinstance(place, ServerStore):
        return outside.dump(place)
    with from_outside(place.database if isinstance(place, Store) else place) as connection:
        named = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence' "
            # How the index is laid out says nothing; what it holds is read from “evidence_search”.
            "AND name NOT GLOB 'evidence_search_*' ORDER BY name"
        )
        tables = [str(name) for (name,) in connection.execute(named)]
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}  # noqa: S608 - names from the database itself


def content(place: Path | Store) -> Dump:
    """Return every row of every table but the log, which only grows, and files that only a redo could bring back."""
    found = dump(place)
    carried = {row[1] for row in found["evidence_file"]}
    with_files = [name for name in ("file", "file_text", "file_piece") if name in found]
    files = {name: [row for row in found[name] if row[0] in carried] for name in with_files}
    return {table: rows for table, rows in (found | files).items() if table != "event"}


def execute(place: Path | Store, *statements: str) -> None:
    """Change the database behind the program's back."""
    if isinstance(place, ServerStore):
        outside.execute(place, *statements)
        return
    with from_outside(place.database if isinstance(place, Store) else place) as connection:
        for statement in statements:
            connection.execute(statement)


def entry(deed: Deed = Deed.RECORD, indicator: str = "3.1", summary: str = "Ghi kết quả 3.1") -> Entry:
    """Return what a deed on one indicator of the commune says of itself."""
    return Entry(deed, "Chị Hà", summary, COMMUNE, (indicator,))


def save(store: Store, result: Result | None = None, indicator: str = "3.1", over: int | None = None) -> None:
    """Save a result of the commune, 95 unless told."""
    with store.writing() as connection:
        unit.save_result(connection, entry(indicator=indicator), indicator, result or a_result(), over)


def saved(store: Store, indicator: str = "3.1") -> Result | None:
    """Return the commune's result, None where there is none."""
    with store.reading() as connection:
        return queries.results(connection, COMMUNE).get(indicator)


def confirm(store: Store, bound: Decimal, indicator: str = "3.1", over: int | None = None) -> None:
    """Save that a bound was read on paper."""
    with store.writing() as connection:
        unit.save_confirmation(
            connection,
            entry(Deed.CONFIRM, indicator, f"Đối chiếu {indicator}"),
            set_id=SET,
            indicator=indicator,
            requirement=Ratio(op=">=", value=bound),
            basis="QĐ 741/QĐ-UBND",
            article="Phụ lục II",
            dated=None,
            over=over,
        )


def add_paper(
    store: Store,
    note: str = "Báo cáo năm",
    *,
    number: str = "",
    indicators: Sequence[str] = ("3.1",),
    files: Sequence[FileToStore] = (),
) -> int:
    """Save a piece of evidence; return its id."""
    paper = {"note": note, "number": number, "issuer": "", "issued": None, "valid_until": None}
    with store.writing() as connection:
        return papers.add_evidence(
            connection,
            entry(Deed.ADD_EVIDENCE, indicators[0], f"Thêm minh chứng: {note}"),
            paper,
            [Link(COMMUNE, indicator) for indicator in indicators],
            files,
        )


def undo(store: Store) -> str:
    """Take back the last deed; return what it had said."""
    with store.writing() as connection:
        return undoing.undo_last(connection, "Anh Ba").summary


def redo(store: Store) -> str:
    """Do again the deed undone last; return what it had said."""
    with store.writing() as connection:
        return undoing.redo_last(connection, "Anh Ba").summary
