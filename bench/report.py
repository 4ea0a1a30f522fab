"""How long a report of 119 rows takes as Word file and PDF, as ratios against the bare libraries in the same run.

    python bench/report.py [RUNS]

The report has the letterhead, two tables of 19 and of 100 rows and the signature; with charts it has two besides.
Word stands against python-docx filling the same tables by the cells of each row, PDF against typst compiling a fixed
template that draws the same tables from the same data. Every run has other figures, since typst keeps what it has laid
out before. Clocks only inform: nothing here fails.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import typst

from ntm_tracker.report import model
from ntm_tracker.report.docx.render import render_docx
from ntm_tracker.report.pdf.render import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTHS = (1, 6, 3, 3, 2)
HEADINGS = ("TT", "Nội dung", "Mức yêu cầu", "Kết quả", "Đánh giá")
BARE_TEMPLATE = b"""
#let tables = json(bytes(sys.inputs.tables))
#set page(paper: "a4")
#set text(size: 13pt, lang: "vi")
#for rows in tables {
  table(columns: (1fr, 6fr, 3fr, 3fr, 2fr), table.header(..rows.first()), ..rows.slice(1).flatten())
}
"""
BUDGETS = {"report .docx": ("bare python-docx", 2.0), "report .pdf": ("bare typst", 1.5)}


def a_row(number: int, run: int) -> tuple[str, ...]:
    """Return a row such as the readiness report has."""
    text = f"Tỷ lệ đường trục thôn thứ {number} được cứng hóa, bảo đảm ô tô đi lại thuận tiện quanh năm"
    return (str(number), text, "≥ 90% (chưa đối chiếu)", f"{run},5% (46/50), 20/05/2024", "Đạt (tạm tính)")


def rows_of(run: int) -> list[list[tuple[str, ...]]]:
    """Return the rows of two tables, 19 and 100."""
    return [[a_row(number, run) for number in range(1, count + 1)] for count in (19, 100)]


def a_report(run: int) -> model.Report:
    """Return a report of 119 rows."""
    columns = tuple(model.Column(name, width) for name, width in zip(HEADINGS, WIDTHS, strict=True))
    tables = [model.Table(columns, tuple(model.Row(cells) for cells in rows)) for rows in rows_of(run)]
    return model.Report(
        kind="readiness",
        letterhead=model.Letterhead(
            ("UBND HUYỆN LẠNG GIANG", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN"),
            "Ủy ban nhân dân xã Hương Sơn",
            "Số: ……/BC-UBND",
            "Hương Sơn",
            "ngày …… tháng …… năm ………",
        ),
        title="BÁO CÁO",
        about="Mức độ sẵn sàng, để đo tốc độ",
        subject="Xã Hương Sơn",
        set_id="do-toc-do",
        year=2024,
        day=date(2024, 6, 30),
        sections=tuple(model.Section(f"{place}. Mục", table=table) for place, table in enumerate(tables, start=1)),
        footnotes=("Số đặt ra để đo tốc độ.",),
        closing="Hết./.",
        signature=model.Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Người Ký"),
        recipients=("- Lưu: VP.",),
        figures={},
    )


def with_charts(run: int) -> model.Report:
    """Return the report with a chart of bars and one of lines in an annex."""
    names = tuple(f"TC{number}" for number in range(1, 20))
    values = tuple(Decimal(number * 5) - run % 5 for number in range(1, 20))
    charts = (
        model.Chart("Theo tiêu chí", "bars", names, (model.Series("Nay", values), model.Series("Trước", values)), "%"),
        model.Chart("Theo thời gian", "lines", names[:6], (model.Series("Nay", values[:6]),), "tiêu chí"),
    )
    annex = model.Annex("Biểu đồ", tuple(model.Section("", chart=chart) for chart in charts))
    return replace(a_report(run), annexes=(annex,))


def bare_docx(run: int) -> bytes:
    """Fill the same tables by python-docx alone."""
    document = docx.Document()
    for rows in rows_of(run):
        table = document.add_table(rows=0, cols=len(HEADINGS))
        for texts in (HEADINGS, *rows):
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def bare_pdf(run: int) -> bytes:
    """Draw the same tables by a fixed typst template alone."""
    tables = json.dumps([[HEADINGS, *rows] for rows in rows_of(run)])
    return typst.compile(BARE_TEMPLATE, format="pdf", sys_inputs={"tables": tables})


def milliseconds(work: Callable[[int], object], run: int) -> float:
    """Do something for the run of that number; return how long it took."""
    begun = time.perf_counter()
    work(run)
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Run everything interleaved and print medians, the best of all, ratios and budgets."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    works: dict[str, Callable[[int], object]] = {
        "bare python-docx": bare_docx,
        "report .docx": lambda run: render_docx(a_report(run)),
        "with charts .docx": lambda run: render_docx(with_charts(run)),
        "bare typst": bare_pdf,
        "report .pdf": lambda run: render_pdf(a_report(run)),
        "with charts .pdf": lambda run: render_pdf(with_charts(run)),
    }
    first = {name: milliseconds(work, 0) for name, work in works.items()}
    times: dict[str, list[float]] = {name: [] for name in works}
    for run in range(1, runs + 1):
        for name, work in works.items():
            times[name].append(milliseconds(work, run))
    for name, taken in times.items():
        reference, budget = BUDGETS.get(name, (name, 0))
        ratio = statistics.median(taken) / statistics.median(times[reference])
        told = f"{ratio:6.2f}x of {reference}, budget {budget}x" if budget else ""
        print(f"{name:<18}{statistics.median(taken):8.1f} ms (best {min(taken):.1f}, first {first[name]:.1f}) {told}")


if __name__ == "__main__":
    main()
