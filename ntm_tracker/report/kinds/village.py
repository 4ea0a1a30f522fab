"""The report on villages: one of them criterion by criterion, or all of them as a matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.villages import TITLES, Title, title_text
from ntm_tracker.report.figures import count
from ntm_tracker.report.kinds.self_assessment import form_table
from ntm_tracker.report.model import Annex, Column, Paragraph, Row, Section, Table
from ntm_tracker.report.paper import Content, paper
from ntm_tracker.report.parts.charts import criteria_chart
from ntm_tracker.report.parts.comparison import changes_section, comparison_annex
from ntm_tracker.report.parts.criteria import criteria_table, judged_under
from ntm_tracker.report.parts.gaps import gaps_section
from ntm_tracker.report.parts.letterhead import sentence_case
from ntm_tracker.report.parts.notes import as_of_text, basis_annex
from ntm_tracker.report.parts.summary import key_figures, opening, who
from ntm_tracker.report.parts.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.terms import Judgement
    from ntm_tracker.domain.villages import Villages, VillageState
    from ntm_tracker.report.model import Cell, Report
    from ntm_tracker.report.sources import Sources

_ABOUT = "Kết quả xây dựng thôn nông thôn mới kiểu mẫu"
_MARKS = {
    Verdict.MET: "Đ",
    Verdict.NOT_MET: "C",
    Verdict.NOT_ASSESSED: "–",
    Verdict.NOT_APPLICABLE: "K",
    Verdict.UNDETERMINED: "?",
}
_LEGEND = (
    "Đ: đạt; C: chưa đạt; –: chưa đánh giá; ?: chưa xác định; K: không áp dụng; dấu *: tạm tính; "
    "để trống: thôn chưa có kỳ đánh giá theo bộ này."
)


def build_village(sources: Sources) -> Report:
    """Build the report on a village; for a commune, on all its villages."""
    if sources.checklist.assessment.subject.kind == "village":
        return _one(sources)
    return _all(sources)


def _one(sources: Sources) -> Report:
    checklist, name = sources.checklist, sources.main.name
    form = Section("", judged_under(checklist.criteria_set), form_table(checklist), key="bieu-tu-danh-gia")
    chart = Section("", (), None, criteria_chart(checklist), key="bieu-do")
    return paper(
        sources,
        Content(
            kind="village",
            about=f"{_ABOUT} của {name}",
            sections=(Section("", opening(sources), key_figures(sources), key="tong-quan"),),
            annexes=(
                Annex("Kết quả theo tiêu chí", (form,), landscape=True),
                Annex("Biểu đồ theo tiêu chí", (chart,)),
                Annex("Tồn tại và việc cần làm", (gaps_section(sources.surveys),), landscape=True),
                comparison_annex(sources),
                basis_annex(sources),
            ),
            closing=f"kết quả xây dựng thôn nông thôn mới kiểu mẫu của {name}, chi tiết tại các phụ lục kèm theo",
        ),
    )


def _all(sources: Sources) -> Report:
    name = sources.main.name
    return paper(
        sources,
        Content(
            kind="village",
            about=f"{_ABOUT} tại các thôn của {name}",
            sections=(Section("", tuple(_said(sources)), _titles(sources), key="tong-quan"),),
            annexes=tuple(_annexes(sources)),
            closing=f"kết quả xây dựng thôn nông thôn mới kiểu mẫu của {name}, chi tiết tại các phụ lục kèm theo",
        ),
    )


def _said(sources: Sources) -> Iterator[Paragraph]:
    villages = sources.villages
    yield who(sources)
    yield Paragraph(f"Số liệu tính đến {as_of_text(sources.checklist.day, sources.mark)}.")
    if villages is None:
        return
    named = f"Đã ghi tên {len(villages.named)} thôn"
    if villages.total is None:
        yield Paragraph(f"{named}; chưa rõ tổng số thôn của xã.")
    else:
        left = f"; {villages.unnamed} thôn chưa ghi tên được tính vào tổng số, chưa rõ danh hiệu"
        yield Paragraph(f"{named} trên tổng số {villages.total} thôn{left if villages.unnamed else ''}.")
    if sources.models_stated is not None:
        yield Paragraph(
            f"Kế hoạch của xã ghi {sources.models_stated:02d} thôn đã đạt nông thôn mới kiểu mẫu; "
            "bảng dưới đây chỉ đếm những thôn đã ghi tên."
        )
    for checklist in sources.village_checklists:
        if checklist.criteria_set.stand_in:
            yield Paragraph(f"LƯU Ý: {checklist.criteria_set.stand_in}.", strong=True)
            return


def _titles(sources: Sources) -> Table | None:
    villages = sources.villages
    if villages is None:
        return None
    columns = (
        Column("Danh hiệu", 40),
        *(Column(told, 15, "center") for told in ("Có", "Chưa", "Chưa rõ", "Tổng số thôn")),
    )
    rows = []
    for title, told in TITLES.items():
        found = villages.count(title)
        figures = (found.held, found.not_held, found.unknown, found.total)
        rows.append(Row((sentence_case(told), *map(count, figures)), key=title.value))
    return Table(columns, tuple(rows))


def _annexes(sources: Sources) -> Iterator[Annex]:
    if sources.villages:
        matrix = _matrix(sources.villages, sources.village_checklists)
        yield Annex("Các thôn theo danh hiệu và tiêu chí", (matrix,), landscape=True)
    for place, checklist in enumerate(sources.village_checklists, start=1):
        name = sentence_case(survey(checklist).name)
        table, chart = criteria_table(checklist), criteria_chart(checklist)
        section = Section("", judged_under(checklist.criteria_set), table, chart, key=f"thon-{place}")
        yield Annex(name, (section,))
    changes = changes_section(sources.village_checklist, sources.village_before) if sources.village_checklist else None
    if changes:
        yield Annex("So với kỳ trước", (changes,))
    yield basis_annex(sources)


def _matrix(villages: Villages, assessed: tuple[Checklist, ...]) -> Section:
    """Return the villages as rows, titles and criteria as columns."""
    first = assessed[0].criteria_set if assessed else None
    numbers = [criterion.number for criterion in first.criteria] if first else []
    by_code = {c.assessment.subject.code: c for c in assessed if first and c.criteria_set.id == first.id}
    columns = (
        Column("TT", 4, "center"),
        Column("Thôn", 16),
        *(Column(sentence_case(told), 10, "center") for told in TITLES.values()),
        *(Column(str(number), 3, "center") for number in numbers),
    )
    rows = [
        Row((count(place), state.village.name, *_held(state), *_marks(by_code.get(state.village.code), numbers)))
        for place, state in enumerate(villages.named, start=1)
    ]
    if villages.unnamed:
        rows.append(Row((f"Còn {villages.unnamed} thôn chưa ghi tên.",), group=True))
    said = [Paragraph(f"Các cột số là tiêu chí của {first.title}. {_LEGEND}")] if first else []
    return Section("", tuple(said), Table(columns, tuple(rows)), key="ma-tran")


def _held(state: VillageState) -> Iterator[str]:
    return (sentence_case(title_text(state.titles.get(title))) for title in Title)


def _marks(checklist: Checklist | None, numbers: list[int]) -> Iterator[Cell]:
    judged = {c.criterion.number: c.judgement for c in checklist.criteria} if checklist else {}
    return (_mark(judged[number]) if number in judged else "" for number in numbers)


def _mark(judgement: Judgement) -> str:
    return f"{_MARKS[judgement.verdict]}{'*' if judgement.provisional else ''}"
