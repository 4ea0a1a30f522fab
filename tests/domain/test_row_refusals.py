"""Every row of a deed on many is looked at before the deed is refused."""

from __future__ import annotations

import pytest

from ntm_tracker.domain.row_refusals import RowRefusals
from ntm_tracker.errors import InputRefused, RowsRefused, SavedMeanwhile


def _asked(*whys: str | None) -> None:
    refusals = RowRefusals[int](len(whys), "Số {}".format)
    for row, why in enumerate(whys):
        with refusals.of(row):
            if why:
                raise SavedMeanwhile(why)
    refusals.check()


def test_each_refused_row_is_named_with_its_reason() -> None:
    """What to do is asked once, for all of them; a row that is not refused is not named."""
    with pytest.raises(RowsRefused) as refusal:
        _asked("Đã bị bỏ; hãy xem lại.", None, "Người khác vừa lưu mục này nên chưa lưu gì; hãy nhập lại.")
    assert refusal.value.rows == {0: "Số 0: đã bị bỏ", 2: "Số 2: người khác vừa lưu mục này"}
    assert refusal.value.sentence.endswith("vừa lưu mục này; hãy bỏ riêng các mục đó ra rồi làm lại.")


def test_one_row_and_one_reason_for_all_are_refused_as_they_were() -> None:
    """A single row is no deed on many, and what is wrong with all alike was typed wrong."""
    with pytest.raises(SavedMeanwhile, match="hãy xem lại"):
        _asked("Đã bị bỏ; hãy xem lại.")
    with pytest.raises(SavedMeanwhile, match="hãy xem lại"):
        _asked("Đã bị bỏ; hãy xem lại.", "Đã bị bỏ; hãy xem lại.")
    _asked(None, None)
    assert issubclass(RowsRefused, InputRefused)
