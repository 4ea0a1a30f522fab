"""The store's own tests of finding by words, once more on a server."""

from __future__ import annotations

from tests.store.test_queries import (  # noqa: F401 - collected here, on this folder's fixtures
    kept,
    test_a_pasted_page_is_searched_for_too,
    test_evidence_is_found_by_every_word,
    test_evidence_is_listed_newest_first,
    test_evidence_stands_under_its_indicators,
)
