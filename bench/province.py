"""A province on one server: how long the overview, the gap list and search take, as ratios.

    python bench/province.py [COMMUNES] [VILLAGES] [YEARS] [INDICATORS]

200 communes of 20 villages over 5 years with 80 indicators unless told. The server is that of NTM_DATABASE_URL, whose
database must be empty, or else one that is started here and thrown away (PYTHONPATH=. and PostgreSQL installed).
Each figure stands beside bare psycopg that reads the same rows, and beside the same commune in a SQLite file, which
“ntm move” made. Clocks only inform: nothing here fails.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import insert, text

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Indicator, Instrument
from ntm_tracker.domain.evidence_query import read_query
from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.domain.results import Measured
from ntm_tracker.domain.text import fold
from ntm_tracker.service.moving import move_office
from ntm_tracker.service.office import open_office
from ntm_tracker.service.province import read_all
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.store import finding, spelling, tables
from ntm_tracker.store.convert import outcome_to_json
from ntm_tracker.store.events import Entry
from ntm_tracker.store.own_sets import write_own_set
from ntm_tracker.store.server import ServerStore
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from ntm_tracker.service.office import Office

FIRST_YEAR = 2021
NOTES = 1000
RUNS = 9
AT = "2024-03-01T08:00:00.000000+00:00"
WORDS = ("báo cáo", "kết quả", "tiêu chí", "thủy lợi", "đường trục xã", "nghiệm thu", "hộ nghèo", "Hòa Bình")
ASKED = ("duong", "ho ngheo", "12/bc", "d")
BARE_SEARCH = (
    "SELECT e.* FROM evidence e JOIN evidence_search s ON s.rowid = e.id WHERE s.words @@ %s::tsquery "
    "ORDER BY e.id DESC LIMIT 50"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How much of everything there is."""

    communes: int = 200
    villages: int = 20
    years: int = 5
    indicators: int = 80


def the_set(scale: Scale, level: Literal["commune", "village"]) -> CriteriaSet:
    """Return a set of so many ratio indicators, five to a criterion."""
    numbers = range(1, scale.indicators // 5 + 1)
    criteria = tuple(Criterion(number=n, name=f"Tiêu chí {n}", indicators=_five(n)) for n in numbers)
    return CriteriaSet(
        id=f"do-toc-do-{level}",
        title="Bộ dùng để đo tốc độ",
        short_title="Bộ đo tốc độ",
        level=level,
        first_year=FIRST_YEAR,
        last_year=FIRST_YEAR + scale.years - 1,
        complete=True,
        warning="Bộ dùng để đo tốc độ.",
        criterion_count=len(criteria),
        indicator_count=5 * len(criteria),
        basis=Basis(decision="Không có", annex=""),
        instruments=(Instrument(number="0/QĐ", kind="Quyết định", issuer="Đo tốc độ", signed=date(FIRST_YEAR, 1, 1)),),
        criteria=criteria,
    )


def _five(number: int) -> tuple[Indicator, ...]:
    bound = Ratio(op=">=", value=Decimal(90))
    listed = (f"{number}.{place}" for place in range(1, 6))
    return tuple(Indicator(number=one, text=f"Tỷ lệ {one}", requirement=bound) for one in listed)


def fill(store: ServerStore, number: int, scale: Scale) -> int:
    """Write one commune behind the program's back; return how many results it has."""
    pick = random.Random(number)  # noqa: S311 - the same province in every run
    sets = {"commune": the_set(scale, "commune"), "village": the_set(scale, "village")}
    code = f"{number:05}"
    units = [{"code": code, "name": f"Xã số {number}", "kind": "commune", "villages": scale.villages, "within": None}]
    units += [
        {"code": f"{code}-{v}", "name": f"Thôn {v}", "kind": "village", "villages": None, "within": code}
        for v in range(1, scale.villages + 1)
    ]
    with store.writing() as connection:
        connection.execute(insert(tables.office).values(id=1, profile="huong-son", set_up_at=datetime.now(UTC)))
        connection.execute(insert(tables.subject), units)
        work = Work(connection)
        for criteria_set in sets.values():
            write_own_set(connection, work, criteria_set, "đo tốc độ", "Đo tốc độ")
        work.close(Entry(Deed.WRITE_SET, "Đo tốc độ", "Ghi bộ"))
        rounds = list(_rounds(units, sets, scale))
        connection.execute(insert(tables.assessment), rounds)
        results = [row for held in rounds for row in _results(held, sets["commune"], pick)]
        copy(connection, "result", ("assessment", "indicator", "outcome", "unit", "source", "note", "version"), results)
        _notes(connection, rounds[0]["id"], sets["commune"], pick)
    return len(results)


def _rounds(units: list[dict[str, Any]], sets: dict[str, CriteriaSet], scale: Scale) -> Iterator[dict[str, Any]]:
    for year in reversed(range(FIRST_YEAR, FIRST_YEAR + scale.years)):
        for place, unit in enumerate(units):
            set_id = sets[unit["kind"]].id
            yield {
                "id": f"{unit['code']}/{set_id}/{year}",
                "subject": unit["code"],
                "set_id": set_id,
                "year": year,
                "deadline": date(year, 12, 31),
                "focus": [],
                "position": place,
                "replaces": None,
            }


def _results(held: dict[str, Any], criteria_set: CriteriaSet, pick: random.Random) -> Iterator[tuple[Any, ...]]:
    from json import dumps

    for indicator in criteria_set.measured():
        outcome = dumps(outcome_to_json(Measured(Decimal(pick.randint(70, 100)))))
        yield held["id"], indicator.number, outcome, "%", "12/BC-UBND", "", 1


def _notes(connection: Connection, linked: str, criteria_set: CriteriaSet, pick: random.Random) -> None:
    numbers = [indicator.number for indicator in criteria_set.measured()]
    papers, links, index = [], [], []
    for key in range(1, NOTES + 1):
        note, number = f"{' '.join(pick.choices(WORDS, k=12))} {key}", f"{key % 400}/BC-UBND"
        papers.append((key, note, number, "UBND xã", AT, "Chị Hà", 1))
        links.append((key, linked, numbers[key % len(numbers)], 0))
        words = spelling.words_of(folded := fold(f"{note}\n{number}\nUBND xã"))
        index.append((key, folded, spelling.spelled(words), " ".join(sorted(set(words)))))
    copy(connection, "evidence", ("id", "note", "number", "issuer", "entered_at", "entered_by", "version"), papers)
    copy(connection, "evidence_link", ("evidence", "assessment", "indicator", "position"), links)
    copy(connection, "evidence_search", ("rowid", "folded", "spelled", "words"), index)


def copy(connection: Connection, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    """Write many rows the quick way."""
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)


def let_in(store: ServerStore) -> None:
    """Make an officer of the commune: row-level security holds for nobody who owns the tables."""
    with store.writing() as connection:
        connection.exec_driver_sql("CREATE ROLE can_bo LOGIN PASSWORD 'mk'")
        connection.exec_driver_sql(f"GRANT {store.address.schema} TO can_bo")


def median(done: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median seconds of `done`."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        done()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def tell(name: str, ours: float, bare: float | None = None, in_file: float | None = None) -> None:
    """Print one line: milliseconds, and how many times the bare question and the SQLite file take."""
    beside = "" if bare is None else f"{ours / bare:8.1f}x bare psycopg"
    filed = "" if in_file is None else f"{ours / in_file:8.2f}x SQLite file"
    print(f"{name:<34}{ours * 1000:10.1f} ms{beside}{filed}", flush=True)


def bare_rows(office: Office) -> None:
    """Read what one commune's overview stands on, with nothing but SQL."""
    with office.store.reading() as connection:
        first = connection.execute(
            text("SELECT id FROM assessment WHERE subject NOT LIKE '%-%' ORDER BY year DESC LIMIT 1")
        ).scalar_one()
        for asked in (
            text("SELECT * FROM result WHERE assessment = :a"),
            text("SELECT e.*, l.* FROM evidence e JOIN evidence_link l ON l.evidence = e.id"),
            text("SELECT * FROM own_line"),
        ):
            connection.execute(asked, {"a": first} if ":a" in str(asked) else {}).fetchall()


def bare_search(office: Office, query: str) -> None:
    """Ask the index with nothing but SQL."""
    with office.store.reading() as connection:
        connection.exec_driver_sql(BARE_SEARCH, (query,)).fetchall()


def search(office: Office, typed: str) -> None:
    """Find a page as the program does."""
    with office.store.reading() as connection:
        finding.find_evidence(connection, read_query(typed), date(2024, 10, 1), 50)


def gap_list(office: Office) -> object:
    """Find the gaps as the program does."""
    return find_gaps(open_checklist(office))


def measure(url: str, whole: str, folder: str, room: str = "xa_00001") -> None:
    """Measure one commune on the server, at `url`, and in a file; then, at `whole`, the whole province."""
    os.environ["NTM_DATABASE_URL"] = url.format(room=room)
    begun = time.perf_counter()
    moved = move_office(None, folder).moved
    print(
        f"{'ntm move, one commune':<34}{time.perf_counter() - begun:10.1f} s  {sum(moved.rows.values())} rows verified"
    )
    on_server, in_file = open_office(None), open_office(folder)
    bare = median(partial(bare_rows, on_server))
    for name, done in (("overview", open_checklist), ("gap list", gap_list)):
        tell(f"{name} of one commune", median(partial(done, on_server)), bare, median(partial(done, in_file)))
    for typed in ASKED:
        folded = spelling.words_of(fold(typed))
        query = " & ".join(f"'{word}'" for word in folded) + ":*"
        tell(
            f"search “{typed}”",
            median(partial(search, on_server, typed)),
            median(partial(bare_search, on_server, query)),
            median(partial(search, in_file, typed)),
        )
    os.environ["NTM_DATABASE_URL"] = whole.format(room=room)
    begun = time.perf_counter()
    listed = len(list(read_all(None)))
    tell(f"status --all, {listed} communes", time.perf_counter() - begun, bare * listed)
    on_server.close()
    in_file.close()


def main() -> None:
    """Generate, then measure."""
    scale = Scale(*map(int, sys.argv[1:5]))
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = officer = os.environ.get("NTM_DATABASE_URL", "")
        if not url:
            from tests.server.running import running

            server = stack.enter_context(running())
            url, officer = server.url("postgres"), server.url("postgres", "can_bo", "mk")
        url, officer = (f"{one}{'&' if '?' in one else '?'}schema={{room}}" for one in (url, officer))
        begun, results = time.perf_counter(), 0
        for number in range(1, scale.communes + 1):
            store = ServerStore.set_up(url.format(room=f"xa_{number:05}"))
            results += fill(store, number, scale)
            if number == 1 and officer != url:
                let_in(store)
            store.close()
        print(f"{'generated':<34}{time.perf_counter() - begun:10.1f} s  {results} results, {NOTES} notes a commune")
        measure(officer, url, folder)


if __name__ == "__main__":
    main()
