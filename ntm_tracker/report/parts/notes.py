"""The notes that keep a paper honest: what “tạm tính” means, how firm each set is, the law, the mark of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.judged_by import LABEL, judged_by
from ntm_tracker.domain.wording import PROVISIONAL
from ntm_tracker.report.model import Annex, Paragraph, Section

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.report.model import Mark
    from ntm_tracker.report.sources import Sources

MEANING = (
    f"({PROVISIONAL}): mức yêu cầu chưa được đối chiếu với văn bản giấy; "
    "đánh giá có thể thay đổi sau khi đối chiếu và chưa được tính là sẵn sàng."
)


def checklist_notes(sources: Sources) -> tuple[str, ...]:
    """Return the notes of the first pages on a checklist, in the order printed."""
    return (MEANING, *ended_notes(sources))


def mark_text(mark: Mark) -> str:
    """Tell which state of the record was printed, and how to find it again."""
    return (
        f"Mã bản in {mark.hash}, dữ liệu lúc {format_moment(mark.taken)}: "
        f"đối chiếu với dữ liệu bằng lệnh “ntm doctor --match {mark.hash}”."
    )


def as_of_text(day: date, mark: Mark) -> str:
    """Write as of when the figures hold: to the minute for today, to the day for a past one."""
    if day == mark.taken.astimezone().date():
        return f"{mark.taken.astimezone():%H giờ %M phút} ngày {format_date(day)}"
    return f"hết ngày {format_date(day)}"


def basis_annex(sources: Sources) -> Annex:
    """Return the annex that names the sets, the texts judged by, and how firmly each is known."""
    notes = [MEANING, *(note for survey in sources.surveys for note in _about(survey.checklist))]
    said = tuple(Paragraph(note) for note in (*notes, mark_text(sources.mark)))
    return Annex("Căn cứ đánh giá và ghi chú", (Section("", said, key="can-cu"),))


def _about(checklist: Checklist) -> Iterator[str]:
    criteria_set = checklist.criteria_set
    if criteria_set.stand_in:
        yield f"LƯU Ý: {criteria_set.title}: {criteria_set.stand_in}."
    yield f"{criteria_set.title}: {criteria_set.warning}"
    if not all(criterion.indicators for criterion in criteria_set.criteria):
        yield f"{criteria_set.title} chưa có chỉ tiêu: mỗi tiêu chí được đếm và đánh giá như một chỉ tiêu."
    yield f"{LABEL} ({criteria_set.title}): {'; '.join(judged_by(checklist))}."


def ended_notes(sources: Sources) -> Iterator[str]:
    """Say that the commune is no more, on a paper made after its end; a village's bears the heir's name already."""
    issuer, checklist = sources.issuer, sources.checklist
    is_village = checklist.assessment.subject.kind == "village"
    if issuer.ended and issuer.ended.since <= checklist.day and not is_village:
        yield issuer.ended.sentence
