"""Two versions of one thing are told by the same words, wherever they are shown."""

from __future__ import annotations

from ntm_tracker.domain.two_versions import EMPTY, Field, both_changed, both_sides


def test_either_side_says_what_it_holds_under_whose_it_is() -> None:
    """One thing needs no label; of several each has one, and what a side leaves empty is not listed."""
    one = [Field("Ghi chú", "của tôi\ndòng hai", "")]
    assert both_sides(one, "Của tôi", "Chị Hà") == ("Của tôi:\ncủa tôi\ndòng hai", f"Chị Hà:\n{EMPTY}")
    several = [Field("Kết quả", "85", "92"), Field("Nguồn", EMPTY, "12/BC"), Field("Nguồn", "a\nb", "a\nb")]
    mine, theirs = both_sides(several, "m", "t")
    assert mine == "m:\nKết quả: 85\nNguồn: a; b"
    assert theirs == "t:\nKết quả: 92\nNguồn: 12/BC\nNguồn: a; b"


def test_what_both_changed_is_named_once() -> None:
    """What is the same on both sides was not changed apart."""
    fields = [Field("Kết quả", "85", "92"), Field("Kết quả", "1", "2"), Field("Nguồn", "a", "a")]
    assert both_changed(fields) == "Hai bên cùng sửa: kết quả"
