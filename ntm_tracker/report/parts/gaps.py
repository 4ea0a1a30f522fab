"""The gaps of the readiness summary: what to mend before the inspectors come, gravest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import weight
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.wording import SEVERITIES, number_text
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.report.parts.survey import Survey

_COLUMNS = (
    Column("Mức độ", 18, "center"),
    Column("Đơn vị", 19, "center"),
    Column("Chỉ tiêu", 20, "center"),
    Column("Tồn tại và việc cần làm", 51),
)


def gaps_section(surveys: list[Survey]) -> Section:
    """Return the gaps of every subject in one table."""
    total = sum(len(survey.gaps) for survey in surveys)
    if not total:
        return Section("Tồn tại và việc cần làm", (Paragraph("Không còn tồn tại nào."),))
    counts = (f"{sum(s.gaps_of(severity) for s in surveys)} {SEVERITIES[severity].lower()}" for severity in _severest())
    said = (
        f"Có {total} tồn tại: {', '.join(counts)}. Tiêu chí trọng tâm xếp trước, mức độ nặng xếp trước; "
        "các chỉ tiêu cùng một tồn tại được ghi chung một dòng."
    )
    return Section("Tồn tại và việc cần làm", (Paragraph(said),), Table(_COLUMNS, tuple(_rows(surveys))))


def _severest() -> Iterable[Severity]:
    return reversed(Severity)


def _rows(surveys: list[Survey]) -> Iterator[Row]:
    found = [(gap, survey.label) for survey in surveys for gap in survey.gaps]
    found.sort(key=lambda pair: weight(pair[0]))
    for _, weighing in groupby(found, key=lambda pair: weight(pair[0])):
        yield from _merged(list(weighing))


def _merged(found: list[tuple[Gap, str]]) -> Iterator[Row]:
    """Put gaps that say the same of one subject on one line, with all their numbers."""
    numbers: dict[tuple[str, str, str], list[str]] = {}
    for gap, name in found:
        numbers.setdefault((SEVERITIES[gap.severity], name, gap.sentence), []).append(_concerns(gap))
    for (severity, name, sentence), concerned in numbers.items():
        yield Row((severity, name, ", ".join(concerned), sentence))


def _concerns(gap: Gap) -> str:
    if gap.indicator:
        return number_text(gap.indicator)
    return f"Tiêu chí {gap.criterion}" if gap.criterion else "Cả kỳ"
