"""The report on gaps: what is wrong, what is to be done, by whom and by when."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duty_words import NOBODY
from ntm_tracker.domain.gaps import weight
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.wording import SEVERITIES
from ntm_tracker.report.figures import count, day_figure
from ntm_tracker.report.model import Annex, Chart, Column, Paragraph, Row, Section, Series, Table
from ntm_tracker.report.paper import Content, paper
from ntm_tracker.report.parts.comparison import NO_EARLIER
from ntm_tracker.report.parts.gaps import NO_GAPS, concerns, counts_text
from ntm_tracker.report.parts.notes import basis_annex
from ntm_tracker.report.parts.summary import opening
from ntm_tracker.report.parts.survey import gap_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.duties import Assignment, Task
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.report.model import Cell, Report
    from ntm_tracker.report.parts.survey import Survey
    from ntm_tracker.report.sources import Sources

_GAPS = (
    Column("TT", 5, "center"),
    Column("Chỉ tiêu", 9, "center"),
    Column("Tồn tại, hạn chế", 34),
    Column("Việc cần làm", 28),
    Column("Người thực hiện", 13),
    Column("Thời hạn", 11, "center"),
    Column("Mức độ", 11, "center"),
)
_TASKS = (
    Column("Số", 5, "center"),
    Column("Chỉ tiêu", 9, "center"),
    Column("Nhiệm vụ", 42),
    Column("Người thực hiện", 18),
    Column("Thời hạn", 11, "center"),
    Column("Ngày xong", 11, "center"),
    Column("Tình trạng", 13, "center"),
)
_CHANGES = (
    Column("Thay đổi", 12, "center"),
    Column("Đơn vị", 18),
    Column("Chỉ tiêu", 12, "center"),
    Column("Tồn tại, hạn chế", 50),
)
_SEVEREST = tuple(reversed(Severity))


def build_gaps(sources: Sources) -> Report:
    """Build the report on the gaps of a commune and its village of the year, or of a village alone."""
    main = sources.main
    return paper(
        sources,
        Content(
            kind="gaps",
            about=f"Tồn tại, hạn chế và nhiệm vụ thực hiện {main.checklist.criteria_set.title} của {main.name}",
            sections=(Section("", (*opening(sources), *_said(sources)), _counts(sources), key="tong-quan"),),
            annexes=tuple(_annexes(sources)),
            closing=f"tồn tại, hạn chế và nhiệm vụ của {main.name}, chi tiết tại các phụ lục kèm theo",
        ),
    )


def _said(sources: Sources) -> Iterator[Paragraph]:
    if not any(survey.gaps for survey in sources.surveys):
        yield Paragraph(NO_GAPS)
        return
    yield Paragraph(counts_text(sources.surveys), strong=True)
    unassigned = sum(_owner(survey.checklist, gap) == NOBODY for survey in sources.surveys for gap in survey.gaps)
    yield Paragraph(f"Trong đó {unassigned} tồn tại chưa giao người thực hiện.")


def _counts(sources: Sources) -> Table:
    """Return how many gaps of each severity each subject has, and had on the earlier day."""
    columns, told = [Column("Mức độ", 20)], []
    for now, before in zip(sources.surveys, sources.surveys_before, strict=True):
        for survey in (before, now):
            if survey:
                columns.append(Column(f"{survey.label}, ngày {format_date(survey.checklist.day)}", 20, "center"))
                told.append(survey)
    rows = [
        Row((SEVERITIES[severity], *(count(s.gaps_of(severity), s.counted(f"gaps_{severity}")) for s in told)))
        for severity in _SEVEREST
    ]
    total = Row(("Tổng số", *(count(len(s.gaps), s.counted("gaps_total")) for s in told)))
    return Table(tuple(columns), (*rows, total))


def _annexes(sources: Sources) -> Iterator[Annex]:
    listed = [_gaps_section(survey, several=bool(sources.village)) for survey in sources.surveys]
    yield Annex("Tồn tại, hạn chế và việc cần làm", tuple(listed), landscape=True)
    tasks = [row for survey in sources.surveys for row in _task_rows(survey.checklist)]
    said = () if tasks else (Paragraph("Chưa giao nhiệm vụ nào."),)
    given = Section("", said, Table(_TASKS, tuple(tasks)) if tasks else None, key="nhiem-vu")
    yield Annex("Nhiệm vụ đã giao", (given,), landscape=True)
    chart = Section("", (), None, _chart(sources.main), key="bieu-do")
    yield Annex("Biểu đồ và so sánh với kỳ trước", (chart, _changes(sources)))
    yield basis_annex(sources)


def _gaps_section(survey: Survey, *, several: bool) -> Section:
    heading = survey.label if several else ""
    key = "ton-tai-thon" if several and survey.checklist.assessment.subject.kind == "village" else "ton-tai"
    if not survey.gaps:
        return Section(heading, (Paragraph(NO_GAPS),), key=key)
    ordered = sorted(survey.gaps, key=weight)
    rows = tuple(_gap_row(place, gap, survey.checklist) for place, gap in enumerate(ordered, start=1))
    return Section(heading, (), Table(_GAPS, rows), key=key)


def _gap_row(place: int, gap: Gap, checklist: Checklist) -> Row:
    cells: tuple[Cell, ...] = (
        count(place),
        concerns(gap),
        gap.finding,
        gap.remedy,
        _owner(checklist, gap),
        _due(checklist, gap),
        SEVERITIES[gap.severity],
    )
    return Row(cells, key=gap_key(gap))


def _given(checklist: Checklist, gap: Gap) -> list[Assignment]:
    """Return what was said of who does it by when: of the indicator itself, then of its criterion."""
    state = checklist.find(gap.indicator) if gap.indicator else None
    criterion = checklist.find_criterion(str(gap.criterion)) if gap.criterion else None
    return [one for one in (state and state.assignment, criterion and criterion.assignment) if one]


def _owner(checklist: Checklist, gap: Gap) -> str:
    return next((one.owner for one in _given(checklist, gap) if one.owner), NOBODY)


def _due(checklist: Checklist, gap: Gap) -> Cell:
    """Return by when the gap is to be closed; the assessment's own deadline where nobody said."""
    return day_figure(next((one.due for one in _given(checklist, gap) if one.due), checklist.assessment.deadline))


def _task_rows(checklist: Checklist) -> Iterator[Row]:
    tasks = [*(t for c in checklist.criteria for t in c.tasks), *(t for s in _states(checklist) for t in s.tasks)]
    for task in sorted(tasks, key=lambda t: (t.done_on is not None, t.due is None, t.due or checklist.day, t.id)):
        cells = (count(task.id), task.number.replace("dk", "ĐK"), task.what, task.who or NOBODY)
        yield Row(
            (*cells, day_figure(task.due), day_figure(task.done_on), _task_state(task, checklist)), key=task.number
        )


def _task_state(task: Task, checklist: Checklist) -> str:
    if task.done_on:
        return "Đã xong"
    return "Quá hạn" if task.overdue(checklist.day) else "Đang làm"


def _states(checklist: Checklist) -> Iterator[IndicatorState]:
    yield from checklist.indicators()
    yield from checklist.gates


def _chart(main: Survey) -> Chart:
    """Return how many gaps of each severity each criterion has."""
    counted = Counter((gap.criterion, gap.severity) for gap in main.gaps)
    criteria = [state.criterion.number for state in main.checklist.criteria]
    return Chart(
        "Số tồn tại theo tiêu chí",
        "bars",
        tuple(f"TC {number}" for number in criteria),
        tuple(
            Series(SEVERITIES[severity], tuple(Decimal(counted[number, severity]) for number in criteria))
            for severity in _SEVEREST
        ),
        "tồn tại",
        "Tiêu chí",
    )


def _changes(sources: Sources) -> Section:
    """Return the gaps that were closed since the earlier day, and those that came up."""
    heading = "So với kỳ trước"
    pairs = [(now, before) for now, before in zip(sources.surveys, sources.surveys_before, strict=True) if before]
    if not pairs:
        return Section(heading, (Paragraph(NO_EARLIER),), key="so-sanh")
    rows = [row for now, before in pairs for row in _changed(now, before)]
    closed = sum(row.cells[0] == "Đã khắc phục" for row in rows)
    since = format_date(pairs[0][1].checklist.day)
    said = f"So với ngày {since}: đã khắc phục {closed} tồn tại, phát sinh {len(rows) - closed} tồn tại."
    return Section(heading, (Paragraph(said),), Table(_CHANGES, tuple(rows)) if rows else None, key="so-sanh")


def _changed(now: Survey, before: Survey) -> Iterator[Row]:
    here, there = ({(gap.rule, gap_key(gap)): gap for gap in survey.gaps} for survey in (now, before))
    for word, gaps, others in (("Đã khắc phục", there, here), ("Phát sinh", here, there)):
        for identity, gap in gaps.items():
            if identity not in others:
                yield Row((word, now.label, concerns(gap), gap.finding), key=gap_key(gap))
