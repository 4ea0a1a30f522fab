"""How long adopting a set with a thousand evidence notes takes.

    python bench/adopt.py [NOTES]

In milliseconds against the budget of one second, and as a ratio to a raw sqlite3 insert of as many
rows. Clocks only inform: nothing here fails.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.law.shelf import shipped_set
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.history import undo
from ntm_tracker.service.office import set_up_office
from ntm_tracker.service.own_sets import write_set
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.recording import Recording, record_result
from ntm_tracker.store import tables

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office

BUDGET = 1000
SET = "xa-ntm-nang-cao-2021-2025"
ROWS = """
CREATE TABLE link (evidence INTEGER, assessment TEXT, indicator TEXT, position INTEGER,
                   PRIMARY KEY (evidence, assessment, indicator))
"""


def fill(office: Office, notes: int) -> str:
    """Write `notes` notes over all indicators of the advanced set; return the id of its next edition."""
    numbers = [indicator.number for indicator in shipped_set(SET).measured()]
    first = f"07387/{SET}/2024"
    with office.store.writing() as connection:
        papers = [
            {
                "id": key,
                "note": f"Biên bản nghiệm thu số {key}",
                "number": f"{key}/BB-UBND",
                "issuer": "UBND xã",
                "entered_at": datetime(2024, 6, 1, tzinfo=UTC),
                "entered_by": "Chị Hà",
                "version": 1,
            }
            for key in range(1, notes + 1)
        ]
        connection.execute(insert(tables.evidence), papers)
        links = [
            {"evidence": key, "assessment": first, "indicator": numbers[key % len(numbers)], "position": 0}
            for key in range(1, notes + 1)
        ]
        connection.execute(insert(tables.evidence_link), links)
    record_result(office, "3.1", Recording(Draft(value="92")), Wanted(set_id=SET))
    return write_set(office, replace(shipped_set(SET), title="Lần hai"), "thử tốc độ").criteria_set.id


def raw(folder: str, rows: int) -> float:
    """Insert as many rows with nothing but sqlite3; return the seconds."""
    with closing(sqlite3.connect(Path(folder) / "raw.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(ROWS)
        begun = time.perf_counter()
        with connection:
            connection.executemany("INSERT INTO link VALUES (?, ?, ?, 0)", [(r, "ky", str(r)) for r in range(rows)])
        return time.perf_counter() - begun


def main() -> None:
    """Adopt, undo, and print both."""
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        office, _ = set_up_office(folder)
        edition = fill(office, notes)
        begun = time.perf_counter()
        counts = adopt_set(office, Adopting(edition)).adoption.counts
        adopting = time.perf_counter() - begun
        begun = time.perf_counter()
        undo(office)
        undoing = time.perf_counter() - begun
        bare = raw(folder, counts.links + counts.results + counts.carried)
        office.close()
    print(f"{counts.links} lượt gắn minh chứng, {counts.results} kết quả, {counts.carried} chỉ tiêu mang sang")
    print(f"{'adopt':<24}{adopting * 1000:8.0f} ms {adopting / bare:6.1f}x  budget {BUDGET} ms")
    print(f"{'undo':<24}{undoing * 1000:8.0f} ms {undoing / bare:6.1f}x")
    print(f"{'raw sqlite3 insert':<24}{bare * 1000:8.1f} ms    1.0x")


if __name__ == "__main__":
    main()
