"""Which indicator a file belongs to, by the names on its way."""

from __future__ import annotations

import unicodedata

import pytest

from ntm_tracker.domain.attaching import note_from, place, without_ending

KNOWN = ("1.1", "3.1", "3.2", "3.4", "12.5", "14", "15")


@pytest.mark.parametrize(
    ("path", "indicator"),
    [
        ("3.1 - bao cao tuoi", "3.1"),
        ("3.1", "3.1"),
        ("03.01_báo cáo", "3.1"),
        ("3.1. Báo cáo", "3.1"),
        ("CT 3.4 biên bản", "3.4"),
        ("Chỉ tiêu 3.4", "3.4"),
        (unicodedata.normalize("NFD", "Chỉ tiêu 3.4"), "3.4"),
        ("biên bản CT3.4", "3.4"),
        ("12.5 nhà ở", "12.5"),
        ("TC03/3.1/01 báo cáo", "3.1"),
        ("TC03 Thủy lợi/3.1 - tưới/3.1 báo cáo", "3.1"),
        ("Hồ sơ/Tiêu chí 3/CT 3.2/anh", "3.2"),
        ("3.1/báo cáo 2024", "3.1"),
        ("TC01/quy hoạch", "1.1"),
        ("tc 14/lao động", "14"),
    ],
)
def test_a_sure_name_is_taken(path: str, indicator: str) -> None:
    """A number in front of the name or of a folder, or behind “CT”; a criterion of one indicator."""
    assert place(path.split("/"), KNOWN) == (indicator, "")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("báo cáo tưới", "không ghi chỉ tiêu"),
        ("3.1.2024 báo cáo", "không ghi chỉ tiêu"),
        ("báo cáo 3.1", "không ghi chỉ tiêu"),
        ("14 hộ nghèo", "không ghi chỉ tiêu"),
        ("3.9 - lạ", "không có chỉ tiêu 3.9"),
        ("3.15 - lạ", "không có chỉ tiêu 3.15"),
        ("3.4/3.1 - báo cáo", "nhiều chỉ tiêu (3.1, 3.4)"),
        ("TC05/3.1 - báo cáo", "tiêu chí 5 nhưng tên ghi chỉ tiêu 3.1"),
        ("TC03/TC05/a", "nhiều tiêu chí (3, 5)"),
        ("TC03/báo cáo", "chưa rõ chỉ tiêu nào"),
        ("TC99/báo cáo", "không có tiêu chí 99"),
    ],
)
def test_a_name_that_is_not_sure_is_left(path: str, why: str) -> None:
    """Dates, figures in the middle, two answers: nothing is guessed, and the reason is told."""
    number, reason = place(path.split("/"), KNOWN)
    assert number is None
    assert why in reason


@pytest.mark.parametrize(
    ("stem", "note"),
    [
        ("3.1 - bao cao tuoi", "bao cao tuoi"),
        ("3.1_Báo_cáo_tưới", "Báo cáo tưới"),
        ("Chỉ tiêu 3.1. Báo cáo", "Báo cáo"),
        ("3.1", "3.1"),
        ("Báo cáo 3.1", "Báo cáo 3.1"),
        ("3.1.2024 họp", "3.1.2024 họp"),
    ],
)
def test_the_note_is_the_name_without_the_number(stem: str, note: str) -> None:
    """What is left says what the paper is; a bare number stays."""
    assert note_from(stem) == note


@pytest.mark.parametrize(
    ("name", "stem"),
    [("3.1 - a.pdf", "3.1 - a"), ("3.1", "3.1"), ("3.1 báo cáo", "3.1 báo cáo"), ("3.1.docx", "3.1"), ("a.7z", "a")],
)
def test_an_ending_is_no_number(name: str, stem: str) -> None:
    """“.pdf” goes, “.1” stays."""
    assert without_ending(name) == stem
