"""The notes under the readiness summary: what “tạm tính” means, how firm each set is, the law behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.judged_by import LABEL, judged_by
from ntm_tracker.domain.wording import PROVISIONAL
from ntm_tracker.report.letterhead import sentence_case, with_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.report.survey import Survey

_MEANING = (
    f"({PROVISIONAL}): mức yêu cầu chưa được đối chiếu với văn bản giấy; "
    "đánh giá có thể thay đổi sau khi đối chiếu và chưa được tính là sẵn sàng."
)


def footnotes(main: Survey, beside: Survey | None, profile: Profile) -> tuple[str, ...]:
    """Return the notes in the order printed."""
    seen = [survey.checklist for survey in (main, beside) if survey]
    return (_MEANING, *_successor(main, profile), *(note for each in seen for note in _about(each)))


def _about(checklist: Checklist) -> Iterator[str]:
    criteria_set = checklist.criteria_set
    yield f"{criteria_set.title}: {criteria_set.warning}"
    if not all(criterion.indicators for criterion in criteria_set.criteria):
        yield f"{criteria_set.title} chưa có chỉ tiêu: mỗi tiêu chí được đếm và đánh giá như một chỉ tiêu."
    yield f"{LABEL} ({criteria_set.title}): {'; '.join(judged_by(checklist))}."


def _successor(main: Survey, profile: Profile) -> Iterator[str]:
    """Say that the unit is no more, on a paper made after it was merged."""
    successor = profile.commune.successor
    if successor and successor.since <= main.checklist.day:
        now = f"{with_kind(successor.name, 'xã')}, {with_kind(successor.province, 'tỉnh')}"
        yield f"{sentence_case(main.name)} là một phần của {now} từ ngày {format_date(successor.since)}."
