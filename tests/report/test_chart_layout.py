"""Charts: where bars and points lie, what is written beside them, and what is told in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.report.chart_layout import layouts, told
from ntm_tracker.report.model import Chart, Series
from tests.report.papers import BARS, LINES

VALUES = st.none() | st.decimals(-(10**9), 10**9, allow_nan=False, places=3)


def a_chart(*values: Decimal | None, unit: str = "%", shape: Any = "bars") -> Chart:
    """Return a chart of one series."""
    return Chart("Tiến độ", shape, tuple(f"TC{n}" for n in range(len(values))), (Series("Nay", values),), unit)


def bars_of(chart: Chart) -> list[dict[str, Any]]:
    """Return the bars of a chart, row by row."""
    return [bar for layout in layouts(chart) for row in layout.content["rows"] for bar in row["bars"]]


def test_shares_run_from_nought_to_a_hundred() -> None:
    """So that two charts can be laid beside one another, however small their values."""
    (layout,) = layouts(a_chart(Decimal("12.5")))
    assert [tick["text"] for tick in layout.content["ticks"]] == ["0", "20", "40", "60", "80", "100"]
    assert bars_of(a_chart(Decimal("12.5"))) == [{"known": True, "from": 0, "to": 0.125, "text": "12,5%"}]


def test_nothing_known_is_a_gap_and_not_a_nought() -> None:
    """The words say so; a nought has its figure."""
    known, unknown = bars_of(a_chart(Decimal(0), None))
    assert (known["known"], known["text"]) == (True, "0%")
    assert unknown == {"known": False, "text": "chưa có số liệu"}
    (line,) = layouts(LINES)[0].content["lines"]
    assert line[2] is None
    assert [point["text"] for point in line if point] == ["3", "4", "7,5"]


def test_a_figure_is_cut_not_rounded_up() -> None:
    """Nearly all is not all."""
    assert bars_of(a_chart(Decimal("99.999")))[0]["text"] == "99,99%"


def test_other_units_get_a_scale_of_round_steps() -> None:
    """With thousands parted as offices do, and values below nought left of it."""
    (layout,) = layouts(a_chart(Decimal(-500), Decimal(4200), unit="triệu đồng"))
    assert [tick["text"] for tick in layout.content["ticks"]] == [
        "-1.000",
        "0",
        "1.000",
        "2.000",
        "3.000",
        "4.000",
        "5.000",
    ]
    assert layout.content["unit"] == "triệu đồng"


def test_nineteen_criteria_beside_the_period_before_fit_on_one_page() -> None:
    """The chart that every year's report has."""
    assert len(layouts(BARS)) == 1


def test_a_chart_higher_than_a_page_is_cut_evenly() -> None:
    """Each part says that it goes on, and no category is lost."""
    parts = layouts(a_chart(*map(Decimal, range(60))))
    counts = [len(part.content["rows"]) for part in parts]
    assert sum(counts) == 60
    assert max(counts) - min(counts) <= 2
    assert [part.title for part in parts] == ["Tiến độ", "Tiến độ (tiếp theo)"]


def test_a_chart_without_categories_is_left_out() -> None:
    """An axis with nothing on it tells nothing."""
    assert layouts(a_chart()) == ()


def test_a_figure_at_the_foot_of_the_chart_stands_above_its_point() -> None:
    """Below it the name of the category is written."""
    low, high = Series("Nay", (Decimal(0), Decimal(30))), Series("Đích", (Decimal(90), Decimal(90)))
    (layout,) = layouts(Chart("Tiến độ", "lines", ("31/01", "29/02"), (low, high), "%"))
    assert [point["below"] for point in layout.content["lines"][0]] == [False, True]


def test_a_chart_is_told_in_words() -> None:
    """For those who cannot see it, with every figure."""
    assert told(LINES) == (
        "Biểu đồ đường “Số tiêu chí đạt theo thời gian”, đơn vị tính: tiêu chí. "
        "31/01: 3; 29/02: 4; 31/03: chưa có số liệu; 30/04: 7,5."
    )
    assert "TC1. Tiêu chí thứ 1: Kỳ này chưa có số liệu, Kỳ trước 12,5%" in told(BARS)


def test_of_many_points_the_last_known_is_written() -> None:
    """Forty figures would cover one another."""
    (layout,) = layouts(a_chart(*map(Decimal, range(39)), None, shape="lines"))
    (line,) = layout.content["lines"]
    assert [point["text"] for point in line if point and point["text"]] == ["38%"]
    assert sum(bool(place["label"]) for place in layout.content["places"]) <= 12


@pytest.mark.parametrize("shape", ["bars", "lines"])
@given(values=st.lists(VALUES, max_size=6))
def test_everything_lies_on_the_chart(shape: str, values: list[Decimal | None]) -> None:
    """Whatever the values, places run from 0 to 1 and nought is among them."""
    for layout in layouts(a_chart(*values, unit="người", shape=shape)):
        content = layout.content
        places = [content["zero"], *(tick["at"] for tick in content["ticks"])]
        places += [
            bar[end] for row in content.get("rows", ()) for bar in row["bars"] if bar["known"] for end in ("from", "to")
        ]
        places += [point["y"] for line in content.get("lines", ()) for point in line if point]
        assert all(0 <= place <= 1 for place in places)
        assert len(content["ticks"]) <= 12
