"""A whole paper: addressed to two bodies, with charts, and with annexes upright and lying, its cells hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.report import model
from tests.report.samples import HOSTILE, LONG, a_report

if TYPE_CHECKING:
    from collections.abc import Sequence

TAGS = "ghi chú {{ x }} {% for a in b %} <w:p> & ]]> \"'` #set $x$ *y*"
SHORT = tuple(text for text in HOSTILE if text != LONG)
BARS = model.Chart(
    "Tỷ lệ chỉ tiêu sẵn sàng theo tiêu chí <&>",
    "bars",
    tuple(f"TC{number}. Tiêu chí thứ {number}" for number in range(1, 20)),
    (
        model.Series("Kỳ này", (None, *(Decimal(number * 5) for number in range(1, 19)))),
        model.Series("Kỳ trước", tuple(Decimal(number) + Decimal("12.5") for number in range(19))),
    ),
    "%",
)
LINES = model.Chart(
    "Số tiêu chí đạt theo thời gian",
    "lines",
    ("31/01", "29/02", "31/03", "30/04"),
    (model.Series("Tiêu chí đạt", (Decimal(3), Decimal(4), None, Decimal("7.5"))),),
    "tiêu chí",
)
COLUMNS = (
    model.Column("TT", 1, "center"),
    model.Column("Tên tiêu chí", 3),
    model.Column("Nội dung", 5),
    model.Column("Tự đánh giá", 2, "center"),
    model.Column("Thẩm tra", 3),
)


def a_table(rows: int, texts: Sequence[str] = (TAGS,)) -> model.Table:
    """Return a table of so many numbered rows under a group row each ten, its texts used in turn."""
    listed: list[model.Row] = []
    for number in range(1, rows + 1):
        if number % 10 == 1:
            listed.append(model.Row((f"Nhóm từ hàng {number}",), group=True))
        said = texts[number % len(texts)]
        listed.append(model.Row((f"R{number}.", "Giao thông", said, "Đạt (tạm tính)", said)))
    return model.Table(COLUMNS, tuple(listed))


def a_paper(rows: int = 151, texts: Sequence[str] = (TAGS,)) -> model.Report:
    """Return a paper whose first annex lies and holds a table of `rows` rows, and whose second holds two charts."""
    made = a_report(*SHORT)
    return replace(
        made,
        letterhead=replace(
            made.letterhead,
            authority=("UBND HUYỆN LẠNG GIANG", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN"),
            issuer="Ủy ban nhân dân xã Hương Sơn",
            dated="ngày 05 tháng 02 năm 2024",
        ),
        title="BÁO CÁO",
        about="Mức độ sẵn sàng thực hiện các tiêu chí nông thôn mới nâng cao năm 2024 của xã Hương Sơn, tỉnh Bắc Giang",
        sections=(
            model.Section("I. TÌNH HÌNH CHUNG", (model.Paragraph(THIS), model.Paragraph(THAT))),
            *made.sections,
        ),
        addressee=("Ủy ban nhân dân huyện Lạng Giang", "Phòng Nông nghiệp huyện Lạng Giang"),
        annexes=(
            model.Annex("Biểu tự đánh giá <&>", (model.Section("", table=a_table(rows, texts)),), landscape=True),
            model.Annex("Tiến độ", (model.Section("1. Theo tiêu chí", chart=BARS), model.Section("", chart=LINES))),
        ),
        mark=model.Mark("1a2b3c4d5e", datetime(2024, 6, 30, 7, 5, tzinfo=UTC)),
    )


THIS = "Đoạn thứ nhất của nội dung, dài hơn một dòng để thấy dòng đầu thụt vào và khoảng cách giữa các dòng. " * 2
THAT = "Đoạn thứ hai của nội dung, để đo khoảng cách giữa hai đoạn."
