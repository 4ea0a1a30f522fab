"""Widths of columns, and which rows may break over pages."""

from __future__ import annotations

import pytest

from ntm_tracker.report.model import Column, Row
from ntm_tracker.report.table_layout import column_widths, stays_whole


def test_columns_share_the_whole_width() -> None:
    """As they ask, with nothing left over."""
    assert column_widths((Column("TT", 1), Column("Nội dung", 4)), 165) == [33, 132]


@pytest.mark.parametrize(
    ("text", "width", "whole"),
    [
        ("một dòng", 20, True),
        ("chữ " * 60, 100, True),
        ("chữ " * 300, 20, False),
        ("dòng\n" * 60, 165, False),
        ("chữ " * 1300, 165, False),
    ],
    ids=["short", "some lines", "much in a narrow column", "many lines", "longer than a page"],
)
def test_a_row_that_may_fill_a_page_can_break(text: str, width: float, whole: bool) -> None:  # noqa: FBT001 - a case
    """Held together it would run out of the page; every other row stays whole."""
    assert stays_whole(Row(("1", text)), [10, width]) is whole


def test_a_lying_page_holds_less() -> None:
    """What stays whole on an upright page may have to break on a lying one."""
    row = Row(("dòng\n" * 28,))
    assert stays_whole(row, [100])
    assert not stays_whole(row, [100], landscape=True)


def test_a_group_row_is_measured_over_the_whole_table() -> None:
    """Its one cell spans all columns."""
    assert stays_whole(Row(("chữ " * 200,), group=True), [20, 145])
