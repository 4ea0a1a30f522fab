"""What may be typed into the search box."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given

from ntm_tracker.domain.evidence import Kind
from ntm_tracker.domain.evidence_query import EXPIRED, VALID, Query, read_query
from ntm_tracker.errors import InputRefused
from tests.service.deeds import assert_one_sentence
from tests.strategies import pasted_text


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("  hộ   nghèo ", Query(("hộ", "nghèo"))),
        ("tieu-chi:3 loai:anh 2024", Query(("2024",), criterion="3", kind=Kind.PHOTO)),
        ("tiêu-chí:03", Query(criterion="3")),
        ("chi-tieu:3,1", Query(indicator="3.1")),
        ("chi-tieu:DK2", Query(indicator="dk2")),
        ("LOAI:bao-cao", Query(kind=Kind.REPORT)),
        ('loai:"biên bản" nam:2023', Query(kind=Kind.MINUTES, year=2023)),
        ('nguoi:"chị hà" tưới', Query(("tưới",), person="chị hà")),
        ("Người-giữ:hà", Query(owner="hà")),
        ("han:qua-han", Query(validity=EXPIRED)),
        ("han:con", Query(validity=VALID)),
        ("han:30", Query(days=30)),
        ('"hộ nghèo" xã', Query(("hộ nghèo", "xã"))),
        ("c:\\ho 12:30 http://a.vn", Query(("c:\\ho", "12:30", "http://a.vn"))),
        ('một " hai', Query(("một", '"', "hai"))),
    ],
)
def test_words_and_filters_are_read(typed: str, query: Query) -> None:
    """Filters anywhere among the words, with marks or without; what is no filter is a word."""
    assert read_query(typed) == query


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("mau:xanh", "Không có bộ lọc “mau:”"),
        ("tieu-chi:ba", "tieu-chi:3"),
        ("tieu-chi:", "tieu-chi:3"),
        ("chi-tieu:abc", "chi-tieu:3.1"),
        ("loai:thông", "Không có loại"),
        ("loai:", "loai:anh"),
        ("nam:24", "nam:2024"),
        ("nguoi:", "chưa có tên"),
        ("han:mai", "han:qua-han"),
        ("han:99999", "han:qua-han"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(typed: str, told: str) -> None:
    """One sentence that says what may be typed."""
    with pytest.raises(InputRefused) as error:
        read_query(typed)
    assert told in error.value.sentence
    assert_one_sentence(error.value.sentence)


@given(pasted_text(60))
def test_anything_typed_is_read_or_refused(typed: str) -> None:
    """No text breaks the reader."""
    with suppress(InputRefused):
        read_query(typed)
