"""The notes under the readiness summary: what “tạm tính” means, how firm each set is, the law behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.judged_by import LABEL, judged_by
from ntm_tracker.domain.wording import PROVISIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.report.parts.letterhead import Issuer
    from ntm_tracker.report.parts.survey import Survey

_MEANING = (
    f"({PROVISIONAL}): mức yêu cầu chưa được đối chiếu với văn bản giấy; "
    "đánh giá có thể thay đổi sau khi đối chiếu và chưa được tính là sẵn sàng."
)


def footnotes(main: Survey, beside: Survey | None, issuer: Issuer) -> tuple[str, ...]:
    """Return the notes in the order printed."""
    seen = [survey.checklist for survey in (main, beside) if survey]
    return (_MEANING, *_ended(main, issuer), *(note for each in seen for note in _about(each)))


def _about(checklist: Checklist) -> Iterator[str]:
    criteria_set = checklist.criteria_set
    yield f"{criteria_set.title}: {criteria_set.warning}"
    if not all(criterion.indicators for criterion in criteria_set.criteria):
        yield f"{criteria_set.title} chưa có chỉ tiêu: mỗi tiêu chí được đếm và đánh giá như một chỉ tiêu."
    yield f"{LABEL} ({criteria_set.title}): {'; '.join(judged_by(checklist))}."


def _ended(main: Survey, issuer: Issuer) -> Iterator[str]:
    """Say that the commune is no more, on a paper made after its end; a village's bears the heir's name already."""
    is_village = main.checklist.assessment.subject.kind == "village"
    if issuer.ended and issuer.ended.since <= main.checklist.day and not is_village:
        yield issuer.ended.sentence
