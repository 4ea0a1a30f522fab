"""Gaps: what to mend before the inspectors come, gravest first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import weight
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.wording import SEVERITIES, number_text
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.report.parts.survey import Survey

_COLUMNS = (
    Column("Mức độ", 18, "center"),
    Column("Đơn vị", 19, "center"),
    Column("Chỉ tiêu", 20, "center"),
    Column("Tồn tại và việc cần làm", 51),
)
NO_GAPS = "Không còn tồn tại nào."


def gaps_section(surveys: Sequence[Survey]) -> Section:
    """Return the gaps of every subject in one table."""
    if not any(survey.gaps for survey in surveys):
        return Section("", (Paragraph(NO_GAPS),), key="ton-tai")
    said = (
        f"{counts_text(surveys)} Tiêu chí trọng tâm xếp trước, mức độ nặng xếp trước; "
        "các chỉ tiêu cùng một tồn tại được ghi chung một dòng."
    )
    return Section("", (Paragraph(said),), Table(_COLUMNS, tuple(_rows(surveys))), key="ton-tai")


def counts_text(surveys: Sequence[Survey]) -> str:
    """Write how many gaps there are, and how many of each severity."""
    total = sum(len(survey.gaps) for survey in surveys)
    counts = (f"{sum(s.gaps_of(severity) for s in surveys)} {SEVERITIES[severity].lower()}" for severity in _severest())
    return f"Có {total} tồn tại: {', '.join(counts)}."


def _severest() -> Iterable[Severity]:
    return reversed(Severity)


def _rows(surveys: Sequence[Survey]) -> Iterator[Row]:
    found = [(gap, survey.label) for survey in surveys for gap in survey.gaps]
    found.sort(key=lambda pair: weight(pair[0]))
    for _, weighing in groupby(found, key=lambda pair: weight(pair[0])):
        yield from _merged(list(weighing))


def _merged(found: list[tuple[Gap, str]]) -> Iterator[Row]:
    """Put gaps that say the same of one subject on one line, with all their numbers."""
    numbers: dict[tuple[str, str, str], list[str]] = {}
    for gap, name in found:
        numbers.setdefault((SEVERITIES[gap.severity], name, gap.sentence), []).append(concerns(gap))
    for (severity, name, sentence), concerned in numbers.items():
        yield Row((severity, name, ", ".join(concerned), sentence), key=", ".join(concerned))


def concerns(gap: Gap) -> str:
    """Name what a gap is about: an indicator, a criterion, the whole assessment."""
    if gap.indicator:
        return number_text(gap.indicator)
    return f"Tiêu chí {gap.criterion}" if gap.criterion else "Cả kỳ"
