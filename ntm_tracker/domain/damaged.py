"""Evidence whose file is no longer what was stored: it proves nothing, and what is printed says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.wording import number_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.evidence import Evidence


def files_of(checklist: Checklist) -> dict[str, int]:
    """Return the size of every file that stands in `checklist`, by its hash."""
    states = (*checklist.indicators(), *checklist.gates)
    return {held.sha256: held.size for state in states for piece in state.evidence for held in piece.files}


def without_damaged(checklist: Checklist, damaged: Collection[str]) -> Checklist:
    """Return `checklist` without the evidence that has one of the files `damaged`, by their hashes."""
    if not damaged:
        return checklist
    return replace(
        checklist,
        criteria=tuple(
            replace(criterion, indicators=tuple(_sound(state, damaged) for state in criterion.indicators))
            for criterion in checklist.criteria
        ),
        gates=tuple(_sound(state, damaged) for state in checklist.gates),
    )


def damaged_sentences(checklist: Checklist, damaged: Collection[str]) -> tuple[str, ...]:
    """Say of every damaged file what it is of, and what to do."""
    found: dict[tuple[int, str], list[str]] = {}
    for state in (*checklist.indicators(), *checklist.gates):
        for piece in state.evidence:
            for held in piece.files:
                if held.sha256 in damaged:
                    found.setdefault((piece.id, held.name), []).append(number_text(state.indicator.number))
    return tuple(
        f"Không tính minh chứng số {key} ({', '.join(numbers)}): tệp “{name}” có nội dung khác lúc lưu; "
        "hãy thay bằng bản gốc, bản quét mới, hoặc khôi phục từ bản sao lưu."
        for (key, name), numbers in found.items()
    )


def _sound(state: IndicatorState, damaged: Collection[str]) -> IndicatorState:
    return replace(state, evidence=tuple(piece for piece in state.evidence if not _is_damaged(piece, damaged)))


def _is_damaged(piece: Evidence, damaged: Collection[str]) -> bool:
    return any(held.sha256 in damaged for held in piece.files)
