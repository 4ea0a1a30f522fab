"""Reading the counts of a satisfaction survey, and its bounds as an officer copied them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number, parse_number
from ntm_tracker.domain.requirements import THRESHOLDS, Survey, Threshold
from ntm_tracker.domain.results import Surveyed
from ntm_tracker.domain.text import fold
from ntm_tracker.errors import InputRefused, Reading

if TYPE_CHECKING:
    from decimal import Decimal

    from ntm_tracker.domain.requirements import Requirement

_LABEL = re.compile(r"cau\s*(?:so\s*)?(\d+)\s*[:.)=-]?")
_BETWEEN = re.compile(r"[\s;,]+")
_QUESTIONS_AT_MOST = 100
"""More than any form has: a number beyond it was pasted from somewhere else."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """The counts of a survey as typed."""

    households: str
    asked: str
    satisfied: str
    """One number a question, separated by spaces, commas, semicolons or lines; “Câu 3:” before it is read too."""


def survey_draft(asked_of: str, satisfied: str) -> SurveyDraft:
    """Return the draft of “1250/1400” and the counts.

    Raises:
        InputRefused: not two numbers with a stroke between them.
    """
    parts = asked_of.split("/")
    if len(parts) != 2:
        raise InputRefused(
            f"“{asked_of.strip()[:30]}” không đúng dạng; hãy ghi số hộ được hỏi/tổng số hộ, ví dụ 1250/1400."
        )
    return SurveyDraft(households=parts[1], asked=parts[0], satisfied=satisfied)


def read_survey(draft: SurveyDraft, questions: int | None) -> Surveyed:
    """Read the counts of a survey of `questions`, or of any number of them where that is not known.

    Raises:
        InputRefused: a count is missing, negative, no whole number, or more than it is of.
    """
    with Reading("households"):
        households = _some(draft.households, "Tổng số hộ của xã", "1400")
    with Reading("asked"):
        asked = _some(draft.asked, "Số hộ được hỏi", "1250")
    if asked > households:
        raise InputRefused(
            f"Số hộ được hỏi {_told(asked)} nhiều hơn tổng số hộ của xã {_told(households)}; hãy xem lại hai số.",
            "asked",
        )
    with Reading("satisfied"):
        satisfied = _satisfied(draft.satisfied, questions)
    for number, count in enumerate(satisfied, start=1):
        if count > asked:
            raise InputRefused(
                f"Câu {number} có {_told(count)} hộ hài lòng, nhiều hơn {_told(asked)} hộ được hỏi; "
                "hãy xem lại câu này.",
                "satisfied",
            )
    return Surveyed(households, asked, satisfied)


def _satisfied(text: str, questions: int | None) -> tuple[int, ...]:
    named = _by_label(text) if _LABEL.search(fold(text)) else _in_order(text, questions)
    if not named:
        wanted = f"{questions} số" if questions else "mỗi câu một số"
        raise InputRefused(f"Chưa ghi số hộ hài lòng của từng câu; hãy ghi {wanted}, từ câu 1 trở đi.")
    most = questions or _QUESTIONS_AT_MOST
    last = questions or max(*named, _FEWEST)
    if max(named) > most or min(named) < 1:
        raise InputRefused(
            f"Đọc được số của câu {max(named)} mà phiếu chỉ có {most} câu hỏi; "
            "hãy xem lại, số nghìn ghi 1200 hoặc 1.200, không ghi 1,200 hay 1 200."
        )
    if missing := [str(number) for number in range(1, last + 1) if not named.get(number, "").strip()]:
        raise InputRefused(
            f"Chưa có số hộ hài lòng của câu {', '.join(missing)} (phiếu có {last} câu hỏi); hãy ghi đủ các câu."
        )
    return tuple(_whole(named[number], f"Số hộ hài lòng câu {number}", "1200") for number in range(1, last + 1))


def _in_order(text: str, questions: int | None) -> dict[int, str]:
    parts = [part for part in _BETWEEN.split(text) if part]
    # A table pasted with its column of question numbers: 1, 1200, 2, 1190 …
    if questions and len(parts) == 2 * questions and parts[::2] == [str(n) for n in range(1, questions + 1)]:
        parts = parts[1::2]
    return dict(enumerate(parts, start=1))


def _by_label(text: str) -> dict[int, str]:
    """Read “Câu 3: 1200” lines, in whatever order."""
    before, *labelled = _LABEL.split(fold(text))
    named: dict[int, str] = {}
    for label, said in zip(labelled[::2], labelled[1::2], strict=True):
        number = int(label[:4])
        if number in named:
            raise InputRefused(f"Câu {number} được ghi hai lần; hãy chỉ giữ một số cho mỗi câu.")
        named[number] = said.strip(" \t\n;,")
    if before.strip(" \t\n;,"):
        raise InputRefused(
            "Có câu ghi tên, có câu không; hãy ghi “Câu …:” trước mọi số, hoặc chỉ ghi các số theo thứ tự."
        )
    return named


def _some(text: str, what: str, example: str) -> int:
    count = _whole(text, what, example)
    if count == 0:
        raise InputRefused(f"{what} phải lớn hơn 0; hãy xem lại phiếu tổng hợp.")
    return count


def _whole(text: str, what: str, example: str) -> int:
    typed = text.strip()
    if not typed:
        raise InputRefused(f"{what} chưa ghi; hãy ghi số nguyên, ví dụ {example}.")
    try:
        value = parse_number(typed)
    except InputRefused:
        raise InputRefused(f"{what} ghi “{typed[:30]}” không phải là số; hãy ghi số nguyên, ví dụ {example}.") from None
    if value < 0:
        raise InputRefused(f"{what} không được âm ({format_number(value)}); hãy xem lại số.")
    if value % 1:
        raise InputRefused(f"{what} phải là số nguyên, không phải {format_number(value)}; hãy ghi số hộ, không ghi %.")
    return int(value)


def _told(count: int) -> str:
    return f"{count:,}".replace(",", ".")


_FIGURE = r"(?:>=|≥|tu|toi thieu|it nhat|dat)?\s*(?P<value>\d[\d.,]*)\s*%?\s*(?:tro len)?"
_PARTS = (
    re.compile(rf"(?:hoi|so ho duoc hoi)?\s*:?\s*{_FIGURE}\s*(?:so ho)?"),
    re.compile(rf"(?:moi cau|tung cau|cau 1\s*-\s*(?P<question>\d{{1,3}}))?\s*:?\s*{_FIGURE}"),
    re.compile(r"(?:khong cau nao)?\s*(?:duoi|<|>=|≥)?\s*:?\s*(?P<value>\d[\d.,]*)\s*%?"),
    re.compile(rf"(?:cau (?P<question>\d{{1,3}})(?!\d|[.,]\d|\s*%))?\s*:?\s*{_FIGURE}"),
)
_UNREAD = (
    "Không đọc được mức yêu cầu “{typed}”; hãy ghi bốn tỷ lệ %, cách nhau dấu chấm phẩy: "
    "số hộ được hỏi; mỗi câu; mức thấp nhất; câu cuối, ví dụ “80; 85; 70; 90”."
)


def read_thresholds(typed: str, shipped: Requirement) -> Survey:
    """Read the four bounds of a survey, as “80; 85; 70; 90” or as the program writes them.

    The number of questions is the shipped one where the last bound names no question.

    Raises:
        InputRefused: not four shares of 0 to 100, or the number of questions is not known.
    """
    parts = [part.strip() for part in fold(typed).split(";")]
    found = [pattern.fullmatch(part) for pattern, part in zip(_PARTS, parts, strict=False)]
    read = [match for match in found if match]
    if len(parts) != len(_PARTS) or len(read) != len(_PARTS):
        raise InputRefused(_UNREAD.format(typed=typed[:60]))
    asked, each, lowest, last = (Threshold(value=_percent(match["value"])) for match in read)
    questions = _question_count(read[1]["question"], read[3]["question"], shipped)
    return Survey(questions=questions, asked=asked, each=each, lowest=lowest, last=last)


def thresholds_text(survey: Survey) -> str:
    """Write the four bounds as `read_thresholds` reads them: “80; 85; 70; câu 19: 90”."""
    asked, each, lowest, last = (f"{getattr(survey, name).value:f}".replace(".", ",") for name in THRESHOLDS)
    return f"{asked}; {each}; {lowest}; câu {survey.questions}: {last}"


def _percent(text: str) -> Decimal:
    value = parse_number(text)
    if value > 100:
        raise InputRefused(f"Mức yêu cầu {format_number(value)}% vượt quá 100%; hãy xem lại văn bản.")
    return value


def _question_count(before_last: str | None, last: str | None, shipped: Requirement) -> int:
    known = shipped.questions if isinstance(shipped, Survey) else None
    questions = int(last) if last else int(before_last) + 1 if before_last else known
    if questions is None:
        raise InputRefused("Chưa rõ phiếu có mấy câu hỏi; hãy ghi số câu ở mức cuối, ví dụ “80; 85; 70; câu 19: 90”.")
    if not _FEWEST <= questions <= _QUESTIONS_AT_MOST or (before_last and int(before_last) != questions - 1):
        raise InputRefused("Số câu hỏi ghi ở các mức không khớp nhau; hãy ghi như “80; câu 1-18: 85; 70; câu 19: 90”.")
    return questions
