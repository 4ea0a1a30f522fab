"""How the lists of evidence say what a paper is, and whether it still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.evidence import SOON_DAYS, kind_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.board import Board


def last_year(piece: Evidence, board: Board) -> int | None:
    """Return the latest year of the assessments that `piece` is linked to."""
    years = {c.assessment.id: c.assessment.year for c in board.checklists}
    return piece.latest_year(years)


def lasting_word(piece: Evidence, day: date, year: int | None) -> str:
    """Say in at most 11 letters whether `piece` still holds on `day`, and whether it is older than `year`."""
    if piece.expired(day):
        return "! quá hạn"
    if piece.valid_until and piece.ends_within(day, 0, SOON_DAYS):
        return f"còn {(piece.valid_until - day).days} ngày"
    if year is not None and piece.is_older_than(year):
        return f"cũ hơn {year}"
    if piece.maintained:
        return "hằng năm"
    return format_date(piece.valid_until) if piece.valid_until else ""


def marks_text(piece: Evidence, day: date, year: int | None) -> str:
    """Return what has to be looked at in `piece`, “” where nothing has to be."""
    if piece.expired(day):
        return "ĐÃ HẾT HIỆU LỰC; hãy thêm bản mới."
    if piece.valid_until and piece.ends_within(day, 0, SOON_DAYS):
        return f"SẮP HẾT HIỆU LỰC: còn {(piece.valid_until - day).days} ngày."
    if year is not None and piece.is_older_than(year):
        return f"CŨ HƠN KỲ {year}; hãy xem có cần bản của năm {year} không."
    return ""


def title_text(piece: Evidence) -> str:
    """Return number and first words of a paper."""
    return f"{piece.number} {piece.note}".strip()


def kind_word(piece: Evidence) -> str:
    """Return the kind, “-” where nobody said."""
    return kind_text(piece.kind) or "-"


def places_of(board: Board) -> Mapping[str, str]:
    """Return unit, set and year of every assessment, by its id."""
    return {
        c.assessment.id: f"{c.assessment.subject.name} · {c.criteria_set.short_title} · {c.assessment.year}"
        for c in board.checklists
    }
