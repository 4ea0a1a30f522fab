"""Filters, pages, and everything a person may type into the search box."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_tracker.domain.evidence import Link
from ntm_tracker.domain.evidence_query import Query, read_query
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.text import clean_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.store import finding, papers
from tests.store.record import COMMUNE, VILLAGE, add_paper, entry, undo
from tests.strategies import pasted_text, vietnamese_text

if TYPE_CHECKING:
    from ntm_tracker.store.store import Store

DAY = date(2024, 10, 1)
PAPERS: dict[str, dict[str, Any]] = {
    "photo": {"kind": "photo", "issued": date(2023, 5, 1), "links": [Link(COMMUNE, "3.1")]},
    "report": {"kind": "report", "valid_until": date(2024, 9, 30), "links": [Link(COMMUNE, "3.4")]},
    "plan": {
        "kind": "plan",
        "owner": "Anh Bảy",
        "valid_until": DAY,
        "links": [Link(COMMUNE, "13.1"), Link(VILLAGE, "3")],
    },
    "other": {"valid_until": date(2024, 10, 31), "links": [Link(VILLAGE, "3")], "who": "Anh Ba"},
    "loose": {"links": [], "issued": date(2024, 1, 1)},
}


def add(store: Store, name: str) -> int:
    """Keep one of the papers."""
    held = dict(PAPERS[name])
    links, who = held.pop("links"), held.pop("who", "Chị Hà")
    paper = {"note": name, "number": "", "issuer": "", "issued": None, "valid_until": None, **held}
    told = replace(entry(Deed.ADD_EVIDENCE), who=who)
    with store.writing() as connection:
        return papers.add_evidence(connection, told, paper, links, [])


def found(store: Store, query: Query, limit: int | None = None, before: int | None = None) -> list[int]:
    """Return the numbers of what is found."""
    with store.reading() as connection:
        return [piece.id for piece in finding.find_evidence(connection, query, DAY, limit, before)]


@pytest.fixture
def kept(store: Store) -> dict[int, str]:
    """A record with every paper; their names by number."""
    return {add(store, name): name for name in PAPERS}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tieu-chi:3", {"photo", "report", "plan", "other"}),
        ("tieu-chi:13", {"plan"}),
        ("tieu-chi:1", set()),
        ("chi-tieu:3.1", {"photo"}),
        ("chi-tieu:3", {"plan", "other"}),
        ("loai:anh", {"photo"}),
        ("nam:2023", {"photo"}),
        ("nam:2024", {"report", "plan", "other", "loose"}),
        ('nguoi:"anh ba"', {"other"}),
        ("nguoi:ha", {"photo", "report", "plan", "loose"}),
        ('nguoi-giu:"anh bay"', {"plan"}),
        ("han:qua-han", {"report"}),
        ("han:con", {"photo", "plan", "other", "loose"}),
        ("han:30", {"plan", "other"}),
        ("han:0", {"plan"}),
        ("tieu-chi:3 han:con loai:anh photo", {"photo"}),
        ("tieu-chi:3 report", {"report"}),
    ],
)
def test_filters_narrow_what_is_found(store: Store, kept: dict[int, str], typed: str, names: set[str]) -> None:
    """Every filter must hold, and every word."""
    assert {kept[key] for key in found(store, read_query(typed))} == names


def test_pages_follow_one_another(store: Store) -> None:
    """Newest first, so many at a time, with words and without; nothing twice and nothing left out."""
    ids = [add_paper(store, f"Báo cáo {number}") for number in range(7)]
    for query in (Query(("bao",)), Query()):
        pages, before = [], None
        while page := found(store, query, 3, before):
            pages.append(page)
            before = page[-1]
        assert [len(page) for page in pages] == [3, 3, 1]
        assert [key for page in pages for key in page] == ids[::-1]


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '""',
        '"a',
        "*",
        "a*",
        "-a",
        "a -b",
        "NOT a",
        "a AND",
        "OR",
        "NEAR(a b)",
        "a:b",
        "folded:a",
        "{a b}:c",
        "(",
        "^a",
        "a + b",
        "'",
        "\\",
        "a;--",
        "📄",
        "ð",
        "½",
        "²",
        "a\u0301",
    ],
)
def test_what_a_person_types_is_never_an_operator(store: Store, typed: str) -> None:
    """It finds the paper that says so, and no error."""
    key = add_paper(store, f"Ghi: {typed} hết")
    try:
        query = read_query(typed)
    except InputRefused:
        query = Query((typed,))
    assert found(store, query) == [key]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(vietnamese_text(40), st.integers(0, 3))
def test_a_paper_is_found_by_its_own_words(store: Store, note: str, drop: int) -> None:
    """By all of them, in any order, and by the beginning of the last."""
    words = clean_text(note).split()
    if not words:
        return
    key = add_paper(store, note)
    assert key in found(store, Query(tuple(reversed(words))))
    last = words[-1][: max(1, len(words[-1]) - drop)]
    assert key in found(store, Query((*words[:-1], last)))
    undo(store)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pasted_text(40))
def test_nothing_that_is_pasted_breaks_search(store: Store, typed: str) -> None:
    """An answer or a sentence."""
    try:
        query = read_query(typed)
    except InputRefused:
        return
    found(store, query)
