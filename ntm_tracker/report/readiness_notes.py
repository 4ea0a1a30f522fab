"""The notes under the readiness summary: what “tạm tính” means, how firm each set is, the law behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.requirements import Confidence
from ntm_tracker.domain.wording import CONFIDENCE, PROVISIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.criteria import CriteriaSet, Instrument
    from ntm_tracker.report.letterhead import Issuer
    from ntm_tracker.report.survey import Survey

_MEANING = (
    f"({PROVISIONAL}): mức yêu cầu chưa được đối chiếu với văn bản giấy; "
    "đánh giá có thể thay đổi sau khi đối chiếu và chưa được tính là sẵn sàng."
)
_ROLES = {"issues": "ban hành", "amends": "sửa đổi"}


def footnotes(main: Survey, beside: Survey | None, issuer: Issuer) -> tuple[str, ...]:
    """Return the notes in the order printed."""
    sets = [survey.checklist.criteria_set for survey in (main, beside) if survey]
    return (_MEANING, *_ended(main, issuer), *(note for each in sets for note in _about(each)))


def _about(criteria_set: CriteriaSet) -> Iterator[str]:
    yield f"{criteria_set.title}: {criteria_set.warning}"
    if not all(criterion.indicators for criterion in criteria_set.criteria):
        yield f"{criteria_set.title} chưa có chỉ tiêu: mỗi tiêu chí được đếm và đánh giá như một chỉ tiêu."
    made_by = [_instrument(i) for i in criteria_set.instruments if i.role in _ROLES]
    if made_by:
        yield f"Căn cứ của {criteria_set.title}: {'; '.join(made_by)}."


def _instrument(instrument: Instrument) -> str:
    text = f"{_ROLES[instrument.role]}: {instrument} ({instrument.issuer})"
    if instrument.confidence in (Confidence.VERIFIED, Confidence.VERIFIED_GIST):
        return text
    return f"{text} [{CONFIDENCE[instrument.confidence]}]"


def _ended(main: Survey, issuer: Issuer) -> Iterator[str]:
    """Say that the commune is no more, on a paper made after its end; a village's bears the heir's name already."""
    is_village = main.checklist.assessment.subject.kind == "village"
    if issuer.ended and issuer.ended.since <= main.checklist.day and not is_village:
        yield issuer.ended.sentence
