"""A satisfaction survey as the cells of a row: four shares in one cell, where each was read in another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.requirements import THRESHOLDS, Confidence, Survey, Unknown
from ntm_tracker.domain.satisfaction_entry import read_thresholds, thresholds_text
from ntm_tracker.domain.text import fold
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.spreadsheet import cells
from ntm_tracker.law.spreadsheet.columns import CONFIDENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.requirements import Threshold
    from ntm_tracker.law.spreadsheet.cells import Cell, Telling

_BAR = " | "


def survey_cells(survey: Survey) -> dict[str, str]:
    """Return the cells from which `read_survey` reads `survey` again."""
    remarks = [_remark(getattr(survey, name)) for name in THRESHOLDS]
    read_in = "\n".join(remarks) if any(remark.strip(" |") for remark in remarks) else ""
    return {"bound": thresholds_text(survey), "parts": read_in}


def read_survey(row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> Survey | None:
    """Read the survey of a row; None with a problem told."""
    try:
        read = read_thresholds(cells.line(row["bound"], told), Unknown(measure="survey"))
    except InputRefused as error:
        told.wrong(row["bound"].place, cells.as_part(error))
        return None
    remarks = cells.parts(row["parts"], told)
    if remarks and len(remarks) != len(THRESHOLDS):
        told.wrong(
            row["parts"].place, "phải có bốn dòng, mỗi ngưỡng một dòng “căn cứ | độ chắc | nguồn”, hoặc để trống"
        )
        return None
    bounds = {name: getattr(read, name) for name in THRESHOLDS}
    for name, remark in zip(THRESHOLDS, remarks, strict=False):
        bounds[name] = _with_remark(bounds[name], remark, row["parts"], told)
    return Survey(questions=read.questions, **bounds, **aside)


def _remark(bound: Threshold) -> str:
    return _BAR.join((bound.basis, CONFIDENCES.get(bound.confidence, ""), bound.source))


def _with_remark(bound: Threshold, remark: str, cell: Cell, told: Telling) -> Threshold:
    basis, firmness, source, *rest = [part.strip() for part in remark.split(_BAR.strip())] + ["", ""]
    named = next((name for name, word in CONFIDENCES.items() if fold(word) == fold(firmness)), None)
    if (firmness and named is None) or any(rest):
        told.wrong(cell.place, f"“{remark[:40]}” không đúng dạng “căn cứ | độ chắc | nguồn”; hãy sửa dòng đó")
    return replace(bound, basis=basis, confidence=Confidence(named or "unknown"), source=source)
