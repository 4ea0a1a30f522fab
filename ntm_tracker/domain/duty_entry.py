"""Reading what an officer types of owners, tasks, progress and appraisals, or one sentence on why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ntm_tracker.domain.duty_words import APPRAISALS
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.text import clean_line, clean_text, fold
from ntm_tracker.domain.wording import PROGRESS
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ntm_tracker.domain.duties import Level
    from ntm_tracker.domain.terms import Progress

T = TypeVar("T")
_NAME_AT_MOST, _TEXT_AT_MOST = 100, 2000
_VERDICTS = {Verdict.MET: ("met", "dat"), Verdict.NOT_MET: ("not met", "chua dat", "khong dat")}


def read_person(typed: str, what: str = "Tên người phụ trách") -> str:
    """Read who does or answers for something; “” for nobody.

    Raises:
        InputRefused: the name is too long.
    """
    if len(name := clean_line(typed)) > _NAME_AT_MOST:
        raise InputRefused(f"{what} dài {len(name)} chữ; hãy ghi không quá {_NAME_AT_MOST} chữ.")
    return name


def read_due(typed: str, today: date) -> date | None:
    """Read a deadline, which may have passed; None for “”.

    Raises:
        InputRefused: no day, or one before the year 2000.
    """
    return read_day(clean_line(typed), "Hạn", today, may_be_future=True) if typed.strip() else None


def read_said(typed: str, missing: str) -> str:
    """Read a text that must say something; `missing` is the sentence for one that does not.

    Raises:
        InputRefused: it is empty or too long.
    """
    if not (text := clean_text(typed)):
        raise InputRefused(missing)
    if len(text) > _TEXT_AT_MOST:
        raise InputRefused(f"Nội dung dài {len(text)} chữ; hãy ghi không quá {_TEXT_AT_MOST} chữ.")
    return text


def read_task(typed: str) -> str:
    """Read what a task is, on one line.

    Raises:
        InputRefused: it is empty or too long.
    """
    return clean_line(read_said(typed, "Chưa ghi việc cần làm; hãy ghi nội dung nhiệm vụ."))


def read_progress(typed: str) -> Progress:
    """Read “chờ duyệt”, “for-review” or “for_review”.

    Raises:
        InputRefused: it is none of the four.
    """
    known = {progress: (fold(progress.value).replace("_", " "), fold(word)) for progress, word in PROGRESS.items()}
    return _chosen(typed, known, "Không có tiến độ", ", ".join(PROGRESS.values()))


def read_level(typed: str) -> Level:
    """Read “huyện” or “tỉnh”.

    Raises:
        InputRefused: it is neither.
    """
    known = {level: (level.value, fold(word)) for level, word in APPRAISALS.items()}
    return _chosen(typed, known, "Không có cấp thẩm tra", "huyen (thẩm tra), tinh (thẩm định)")


def read_found(typed: str) -> Verdict:
    """Read what a higher level found: met or not met.

    Raises:
        InputRefused: it is neither.
    """
    return _chosen(typed, _VERDICTS, "Không có kết luận", "met (đạt), not-met (chưa đạt)")


def _chosen(typed: str, known: Mapping[T, tuple[str, ...]], none: str, listed: str) -> T:
    asked = " ".join(fold(typed).replace("-", " ").replace("_", " ").split())
    for value, names in known.items():
        if asked in names:
            return value
    raise InputRefused(f"{none} “{clean_line(typed)[:30]}”; hãy chọn một trong: {listed}.")
