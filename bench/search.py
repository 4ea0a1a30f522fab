"""How long a page of search takes in 100,000 notes, as ratios against bare sqlite3 in the same run.

    python bench/search.py [NOTES]

The newest fifty that hold the words, with their links and files, against sqlite3 asking the same index the same
question and reading the same rows. Clocks only inform: nothing here fails.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.evidence_query import read_query
from ntm_tracker.domain.text import fold
from ntm_tracker.store import finding
from ntm_tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 50
RUNS = 31
BUDGET = 2.0
WORDS = [
    *("báo cáo", "kết quả thực hiện", "tiêu chí", "thủy lợi", "phòng chống thiên tai", "đường trục xã", "nghiệm thu"),
    *("hộ nghèo", "cận nghèo", "Hoà Bình", "Hòa Bình", "Đảng ủy", "nghị quyết", "danh sách", "kênh mương", "tưới tiêu"),
    *("nước sạch", "môi trường", "chất lượng", "sống"),
]
ASKED = {
    "duong": '"duong"*',
    "ho ngheo": '"ho" "ngheo"*',
    "d": '"d"*',
    "12/bc": '"12/bc"*',
    "tuoi 4711": '"tuoi" "4711"*',
}
BARE = (
    "SELECT e.* FROM evidence_search s JOIN evidence e ON e.id = s.rowid "
    "WHERE evidence_search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
)
BESIDE = (
    "SELECT * FROM evidence_link WHERE evidence IN ({}) ORDER BY position",
    "SELECT * FROM evidence_file JOIN file_text USING (sha256) WHERE evidence IN ({}) ORDER BY position",
)


def fill(database: Path, notes: int) -> None:
    """Write so many notes, each with a link, behind the program's back: its own way would take an hour."""
    pick = random.Random(1)  # noqa: S311 - the same notes in every run
    with sqlite3.connect(database) as connection:
        linked = "07387/xa-ntm-nang-cao-2021-2025/2024"
        connection.execute("INSERT INTO subject (code, name, kind) VALUES ('07387', 'Xã Hương Sơn', 'commune')")
        connection.execute(
            "INSERT INTO assessment (id, subject, set_id, year, deadline, focus, position)"
            " VALUES (?, '07387', 'xa-ntm-nang-cao-2021-2025', 2024, '2024-12-31', '[]', 0)",
            (linked,),
        )
        for key in range(1, notes + 1):
            note, number = f"{' '.join(pick.choices(WORDS, k=12))} {key}", f"{key % 400}/BC-UBND"
            connection.execute(
                "INSERT INTO evidence (id, note, number, issuer, entered_at, entered_by, version)"
                " VALUES (?, ?, ?, 'UBND xã', '2024-03-01T08:00:00.000000+00:00', 'Chị Hà', 1)",
                (key, note, number),
            )
            connection.execute("INSERT INTO evidence_link VALUES (?, ?, '3.1', 0)", (key, linked))
            connection.execute(
                "INSERT INTO evidence_search (rowid, folded) VALUES (?, ?)", (key, fold(f"{note}\n{number}\nUBND xã"))
            )
    connection.close()


def seconds(done: Callable[[], object]) -> float:
    """Return how long `done` takes."""
    begun = time.perf_counter()
    done()
    return time.perf_counter() - begun


def bare_page(connection: sqlite3.Connection, match: str) -> list[list[tuple[object, ...]]]:
    """Return the page's rows with their links and files, as sqlite3 hands them out."""
    rows = connection.execute(BARE, (match, PAGE)).fetchall()
    ids = [row[0] for row in rows]
    marks = ",".join("?" * len(ids))
    return [rows, *(connection.execute(asked.format(marks), ids).fetchall() for asked in BESIDE)]


def compare(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Return the best seconds of both, asked in turn: other work on the machine only ever adds."""
    times = [(seconds(ours), seconds(theirs)) for _ in range(RUNS)]
    return min(t for t, _ in times), min(t for _, t in times)


def main() -> None:
    """Ask every question both ways, in turn, and print times and ratios."""
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "ntm.db"
        store = Store.create(database)
        fill(database, notes)
        bare = sqlite3.connect(database)
        total = reference = 0.0
        with store.reading() as connection:
            for typed, match in ASKED.items():
                query = read_query(typed)
                ours, theirs = compare(
                    partial(finding.find_evidence, connection, query, date(2024, 10, 1), PAGE),
                    partial(bare_page, bare, match),
                )
                total, reference = total + ours, reference + theirs
                print(f"{typed:<12}{ours * 1000:8.2f} ms {theirs * 1000:8.2f} ms bare {ours / theirs:6.2f}x")
        print(f"{'all':<12}{total * 1000:8.2f} ms {reference * 1000:8.2f} ms bare {total / reference:6.2f}x", end="")
        print(f"  budget {BUDGET}x")
        bare.close()
        store.close()


if __name__ == "__main__":
    main()
