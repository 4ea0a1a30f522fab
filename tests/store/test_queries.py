"""Finding evidence by what an officer types: no marks, any order, no wildcards."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.evidence_query import read_query
from ntm_tracker.store import finding
from ntm_tracker.store.queries import all_evidence, evidence_by_indicator
from tests.store.record import COMMUNE, VILLAGE, add_paper

if TYPE_CHECKING:
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.store.store import Store, View

NOTES = {
    "road": ("Biên bản nghiệm thu Đường trục xã", "12/BC-UBND"),
    "party": ("Nghị quyết của Đảng ủy", "07-NQ/ĐU"),
    "poor": ("Danh sách Hộ nghèo, hộ cận nghèo", "35/QĐ-UBND"),
    "old mark": ("Biên bản họp ở Hoà Bình", ""),
    "new mark": ("Biên bản họp ở Hòa Bình", ""),
    "percent": ("Tỷ lệ 100% số hộ", "a_b"),
    "letters": ("Tỷ lệ 1000 số hộ, axb", ""),
    "backslash": ("Tệp C:\\Hồ sơ\\2024", ""),
    "long": ("Kênh mương\n" * 400 + "đoạn cuối", ""),
}


def find_evidence(connection: View, typed: str) -> list[Evidence]:
    """Find as of the day the papers were entered."""
    return finding.find_evidence(connection, read_query(typed), date(2024, 10, 1))


@pytest.fixture
def kept(store: Store) -> dict[int, str]:
    """A record with one paper for each note; its names by number."""
    return {add_paper(store, note, number=number): name for name, (note, number) in NOTES.items()}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("duong", {"road"}),
        ("Đường", {"road"}),
        ("ĐƯỜNG", {"road"}),
        (unicodedata.normalize("NFD", "Đường trục"), {"road"}),
        ("dang", {"party"}),
        ("ho ngheo", {"poor"}),
        ("ngheo ho", {"poor"}),
        ("hoa binh", {"old mark", "new mark"}),
        ("Hoà Bình", {"old mark", "new mark"}),
        ("12/bc", {"road"}),
        ("12/BC-UBND duong", {"road"}),
        ("07-nq/du", {"party"}),
        ("ubnd", {"road", "poor"}),
        ("100%", {"percent"}),
        ("a_b", {"percent"}),
        ("%", {"percent"}),
        ("_", {"percent"}),
        ("c:\\ho", {"backslash"}),
        ("\\", {"backslash"}),
        ("doan cuoi", {"long"}),
        ("bien ban hop", {"old mark", "new mark"}),
        ("duong dang", set()),
        ("không có", set()),
        ("'; DROP TABLE evidence; --", set()),
        ("", set(NOTES)),
        ("   ", set(NOTES)),
    ],
)
def test_evidence_is_found_by_every_word(store: Store, kept: dict[int, str], query: str, names: set[str]) -> None:
    """Every word must be in note, number, issuer or file name; marks, case and order do not matter."""
    with store.reading() as connection:
        assert {kept[piece.id] for piece in find_evidence(connection, query)} == names


def test_a_pasted_page_is_searched_for_too(store: Store) -> None:
    """A query of more than a thousand words finds the paper that holds them all."""
    page = " ".join(f"hộ{number}" for number in range(1100))
    key = add_paper(store, page)
    with store.reading() as connection:
        assert [piece.id for piece in find_evidence(connection, page)] == [key]


def test_evidence_is_listed_newest_first(store: Store, kept: dict[int, str]) -> None:
    """In both lists the last paper stands first."""
    with store.reading() as connection:
        assert [kept[piece.id] for piece in all_evidence(connection)] == list(reversed(NOTES))
        assert [kept[piece.id] for piece in find_evidence(connection, "hoa binh")] == ["new mark", "old mark"]


def test_evidence_stands_under_its_indicators(store: Store) -> None:
    """A paper for two indicators stands under both, newest first, and under no other assessment."""
    add_paper(store, indicators=("3.1", "3.4"))
    add_paper(store, indicators=("3.4",))
    with store.reading() as connection:
        listed = all_evidence(connection)
    arranged = evidence_by_indicator(listed, COMMUNE)
    assert {number: [piece.id for piece in pieces] for number, pieces in arranged.items()} == {
        "3.1": [1],
        "3.4": [2, 1],
    }
    assert evidence_by_indicator(listed, VILLAGE) == {}
