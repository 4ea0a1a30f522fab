"""Search without marks on a server gives what it gives in a file: the same notes, both asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_tracker.domain.evidence_query import Query
from ntm_tracker.domain.text import clean_text
from ntm_tracker.service.office import open_office
from ntm_tracker.store import finding
from tests.store.record import add_paper, undo
from tests.store.test_finding import (  # noqa: F401 - collected here, on this folder's fixtures
    kept,
    test_filters_narrow_what_is_found,
    test_pages_follow_one_another,
)
from tests.strategies import pasted_text, vietnamese_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ntm_tracker.store.store import Store

DAY = date(2024, 10, 1)
NOTES = (
    "Biên bản nghiệm thu Đường trục xã số 12/BC-UBND ngày 3.1.2024",
    "12 BC UBND, không gạch chéo",
    "Báo cáo 12/BCT: hộ nghèo, hộ cận nghèo 100%",
    "Tệp C:\\Hồ sơ\\2024 'dấu nháy' \"ngoặc\" & | ! <-> :*",
    "thư: chi.ha@xa.gov.vn, https://xa.gov.vn/ho-so?a=1&b=2 <b>đậm</b>",
    "Hoà Bình – Hòa Bình; a_b axb; ½ ha, m², n-1, 1,5 triệu, 1.500.000đ",
    "x" * 3000 + " đuôi",
)
ASKED = (
    *("12/bc", "12/bc-ubnd", "12 bc", "bc/12", "ubnd 12/b", "3.1.2024", "3.1", "100%", "%", "c:\\ho", "\\", "'", '"'),
    *("xa.gov.vn", "chi.ha@xa", "ho-so", "https", "<b>", "b", "dam", "½", "²", "m", "n-1", "1,5", "1.500", "a_b", "_"),
    *("hoa binh", "binh hoa", "hoa-binh", "& |", ":*", "<->", "duong truc", "truc duo", "uong", "x" * 3000, "x" * 2050),
)


@pytest.fixture
def beside(data: Path, store: Store) -> Iterator[Store]:  # noqa: ARG001 - the server's is opened first, by its address
    """A record in a file beside the one on the server."""
    office = open_office(str(data))
    yield office.store
    office.close()


def found(store: Store, *words: str) -> list[int]:
    """Return the numbers of what is found."""
    with store.reading() as connection:
        return [piece.id for piece in finding.find_evidence(connection, Query(words), DAY)]


def test_both_give_the_same_answers(store: Store, beside: Store) -> None:
    """Numbers of papers, addresses, signs, formulas, words too long for the index: each question, the same papers."""
    for note in NOTES:
        assert add_paper(store, note) == add_paper(beside, note)
    answers = {asked: found(store, *asked.split()) for asked in ASKED}
    assert answers == {asked: found(beside, *asked.split()) for asked in ASKED}
    assert sum(map(bool, answers.values())) > len(ASKED) / 2


def _texts(longest: int) -> st.SearchStrategy[str]:
    return st.one_of(vietnamese_text(longest), pasted_text(longest))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(vietnamese_text(40), pasted_text(40)), st.one_of(vietnamese_text(8), pasted_text(8)), st.integers(0, 9)
)
def test_both_give_the_same_answers_to_anything(store: Store, beside: Store, note: str, typed: str, cut: int) -> None:
    """Whatever is written and asked: by a part of the note, and by anything."""
    written = clean_text(note)
    if not written:
        return
    for kept_in in (store, beside):
        add_paper(kept_in, written)
    for words in (written.split(), written[cut:].split()[:2], clean_text(typed).split()):
        assert (found(store, *words) == []) == (found(beside, *words) == []), words
    for kept_in in (store, beside):
        undo(kept_in)
