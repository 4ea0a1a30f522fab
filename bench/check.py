"""How long checking a set of 100 indicators takes, as ratios against references of the same run.

    python bench/check.py [RUNS]

The set is made up, written as TOML and as a spreadsheet, and checked after import of the modules, as
often as told, interleaved. TOML stands against the bare parser of the same text, the spreadsheet
against unpacking its archive and parsing its XML. Clocks only inform: nothing here fails.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import tomllib
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Indicator, Instrument
from ntm_tracker.domain.requirements import Ratio
from ntm_tracker.law.set_files import read_set_file
from ntm_tracker.law.spreadsheet.workbook import set_bytes
from ntm_tracker.law.toml_text import toml_text

if TYPE_CHECKING:
    from collections.abc import Callable

BUDGET_MS = 50
CRITERIA, INDICATORS_EACH = 20, 5


def made_up_set() -> CriteriaSet:
    """Return a set of 100 indicators with the texts that a real one has."""
    shape = Indicator(
        number="1.1",
        text="Tỷ lệ đường trục thôn, liên thôn được cứng hóa, bảo đảm ô tô đi lại thuận tiện quanh năm",
        requirement=Ratio(op=">=", value=Decimal("99.8"), note="Số đặt ra để đo tốc độ."),
        note="Ghi chú để đo tốc độ",
        evidence=("Báo cáo", "Biên bản nghiệm thu", "Ảnh chụp"),
        owner="Công chức địa chính",
    )
    criteria = tuple(
        Criterion(
            number=number,
            name=f"Tiêu chí {number}",
            group="Hạ tầng",
            indicators=tuple(replace(shape, number=f"{number}.{place}") for place in range(1, INDICATORS_EACH + 1)),
        )
        for number in range(1, CRITERIA + 1)
    )
    return CriteriaSet(
        id="do-toc-do",
        title="Bộ đặt ra để đo tốc độ",
        short_title="Đo tốc độ",
        level="commune",
        first_year=2021,
        last_year=2025,
        complete=True,
        warning="Không phải quy định.",
        criterion_count=CRITERIA,
        indicator_count=CRITERIA * INDICATORS_EACH,
        basis=Basis(decision="Văn bản đặt ra"),
        instruments=(Instrument(number="0", kind="Văn bản", issuer="Không có", signed=date(2022, 1, 1)),),
        criteria=criteria,
    )


def milliseconds(work: Callable[[], object]) -> float:
    """Do something; return how long it took."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def unpack(file: Path) -> None:
    """Parse every sheet of a spreadsheet and do nothing with it."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - our own file


def check(file: Path) -> None:
    """Check a file that holds."""
    imported = read_set_file(file)
    if imported.problems:
        raise ValueError(imported.problems[0])


def main() -> None:
    """Run everything interleaved and print medians, the best of all, ratios and the budget."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        text, sheet = Path(folder) / "bo.toml", Path(folder) / "bo.xlsx"
        text.write_text(toml_text(made_up_set()), "utf-8")
        sheet.write_bytes(set_bytes(made_up_set(), []))
        check(text)
        for _ in range(runs):
            times.setdefault("tomllib alone", []).append(milliseconds(lambda: tomllib.loads(text.read_text("utf-8"))))
            times.setdefault("check .toml", []).append(milliseconds(lambda: check(text)))
            times.setdefault("XML alone", []).append(milliseconds(lambda: unpack(sheet)))
            times.setdefault("check .xlsx", []).append(milliseconds(lambda: check(sheet)))
    references = {"check .toml": "tomllib alone", "check .xlsx": "XML alone"}
    for name, taken in times.items():
        median = statistics.median(taken)
        reference = statistics.median(times[references.get(name, name)])
        budget = f"  budget {BUDGET_MS} ms" if name in references else ""
        print(f"{name:<16}{median:8.1f} ms (best {min(taken):.1f}) {median / reference:6.2f}x{budget}")


if __name__ == "__main__":
    main()
