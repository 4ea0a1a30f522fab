"""What a set suggests, beside what is there: said to be there only where it surely is."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ntm_tracker.domain.evidence import Evidence, Kind
from ntm_tracker.domain.suggestions import Suggested, beside_what_is_there, suggested_text

_DAY = date(2024, 10, 1)


def _paper(key: int, note: str, kind: str = "", until: date | None = None) -> Evidence:
    return Evidence(key, note, datetime(2024, 9, 1, tzinfo=UTC), "Chị Hà", kind=kind, valid_until=until)


def test_there_perhaps_and_not_seen() -> None:
    """All the words of the suggestion in any order; only the kind; neither."""
    papers = [
        _paper(1, "QUY CHẾ hoạt động của hợp tác xã"),
        _paper(2, "Thu chi quý III", Kind.REPORT),
        _paper(3, "Báo cáo thu chi năm", Kind.REPORT, date(2024, 9, 30)),
    ]
    asked = ("Quy chế hoạt động", "Báo cáo thu chi", "Bản đồ")
    assert beside_what_is_there(asked, papers, _DAY) == [
        Suggested("Quy chế hoạt động", (1,)),
        Suggested("Báo cáo thu chi", (), (2,)),
        Suggested("Bản đồ"),
    ]


def test_how_it_is_written() -> None:
    """Mark, words, and the papers by their numbers."""
    assert suggested_text(Suggested("Bản đồ", (1, 4))) == "[x] Bản đồ (số 1, 4)"
    assert suggested_text(Suggested("Bản đồ", (), (2,))) == "[?] Bản đồ (có thể là số 2)"
    assert suggested_text(Suggested("Bản đồ")) == "[ ] Bản đồ"


@given(st.text(), st.text())
def test_a_suggestion_that_is_in_the_note_is_always_there(before: str, after: str) -> None:
    """Whatever stands around it, as a tick in the form writes it."""
    note = f"{before}\nẢnh hiện trường; sổ tập huấn\n{after}"
    (one,) = beside_what_is_there(("Ảnh hiện trường; sổ tập huấn",), [_paper(7, note)], _DAY)
    assert one.answered_by == (7,)
