"""The officers' guide and the words of templates are in step."""

from __future__ import annotations

from pathlib import Path

import pytest

from ntm_tracker.report.docx_template.guide import with_tables
from ntm_tracker.report.docx_template.names import word_of
from ntm_tracker.report.docx_template.vocabulary import GENERAL, SECTIONS, keys_of
from ntm_tracker.report.docx_template.words import words_of
from tests.report.docx_template.papers import a_paper

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "mau-bao-cao.md"


def test_the_guide_tells_every_word() -> None:
    """When this fails, run docs/write_report_tags.py."""
    guide = GUIDE.read_text("utf-8")
    assert with_tables(guide) == guide


def test_the_guide_tells_the_words_that_there_are() -> None:
    """No more, no fewer."""
    assert list(words_of(a_paper()).named.keys() ^ GENERAL.keys()) == []


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_names_of_sections_differ(kind: str) -> None:
    """Two keys that a template would call alike could not be told apart."""
    names = [word_of(key) for key in keys_of(kind)]  # type: ignore[arg-type]
    assert len(set(names)) == len(names)
