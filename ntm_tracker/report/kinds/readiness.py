"""The readiness report: one page for the chairman, all else in annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import FORMULA
from ntm_tracker.domain.wording import PROVISIONAL
from ntm_tracker.report.model import Annex, Paragraph, Section
from ntm_tracker.report.paper import Content, paper
from ntm_tracker.report.parts.charts import criteria_chart
from ntm_tracker.report.parts.comparison import comparison_annex
from ntm_tracker.report.parts.criteria import criteria_section, criteria_table, focus_section, judged_under
from ntm_tracker.report.parts.gaps import NO_GAPS, counts_text, gaps_section
from ntm_tracker.report.parts.letterhead import sentence_case
from ntm_tracker.report.parts.notes import basis_annex, ended_notes
from ntm_tracker.report.parts.recognition import recognition_said, recognition_section
from ntm_tracker.report.parts.summary import figures_section, key_figures, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.report.model import Report
    from ntm_tracker.report.sources import Sources


def build_readiness(sources: Sources) -> Report:
    """Build the readiness report of a commune with its village of the year, or of a village alone."""
    main = sources.main
    return paper(
        sources,
        Content(
            kind="readiness",
            about=f"Mức độ sẵn sàng thực hiện {main.checklist.criteria_set.title} của {main.name}",
            sections=(
                Section("", opening(sources), key_figures(sources), key="tong-quan"),
                Section("", tuple(_said(sources)), key="nhan-dinh"),
            ),
            annexes=tuple(_annexes(sources)),
            footnotes=(),
            closing=f"mức độ sẵn sàng của {main.name}, chi tiết tại các phụ lục kèm theo",
        ),
    )


PROVISIONAL_MEANS = f"“{PROVISIONAL.capitalize()}” là đánh giá theo mức yêu cầu chưa đối chiếu với văn bản giấy."
"""On the first page, which has no room for notes; the whole note stands in the last annex."""


def _said(sources: Sources) -> Iterator[Paragraph]:
    *_, eligible = recognition_said(sources.checklist)
    yield Paragraph(eligible.text, strong=True)
    yield Paragraph(counts_text(sources.surveys) if any(s.gaps for s in sources.surveys) else NO_GAPS)
    for note in ended_notes(sources):
        yield Paragraph(note, strong=True)
    yield Paragraph(f"{FORMULA} {PROVISIONAL_MEANS}")


def _annexes(sources: Sources) -> Iterator[Annex]:
    main, village = sources.main, sources.village
    chart = Section("", (), None, criteria_chart(main.checklist), key="bieu-do")
    yield Annex("Số liệu tổng hợp", (figures_section(sources),))
    yield Annex(f"Kết quả theo {len(main.checklist.criteria)} tiêu chí", (criteria_section(main), chart))
    yield Annex(f"Tiêu chí trọng tâm năm {main.checklist.assessment.year}", (focus_section(main),), landscape=True)
    if village:
        checklist = village.checklist
        table = criteria_table(checklist)
        yield Annex(
            sentence_case(village.name), (Section("", judged_under(checklist.criteria_set), table, key="thon"),)
        )
    yield Annex("Tồn tại và việc cần làm", (gaps_section(sources.surveys),), landscape=True)
    yield Annex("Điều kiện công nhận", (recognition_section(main),), landscape=True)
    yield comparison_annex(sources)
    yield basis_annex(sources)
