"""The four steps of the work: which one follows which, and which an indicator cannot be in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.wording import PROGRESS, indicator_text, judgement_text
from ntm_tracker.errors import InputRefused, RowsRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ntm_tracker.domain.checklist import IndicatorState

_STEPS = tuple(Progress)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why one indicator cannot be moved."""

    number: str
    why: str
    """What goes on after its name: “chưa đạt nên chưa duyệt được”."""
    remedy: str
    """What to do, after “hãy”."""


def step_after(now: Progress, *, forward: bool) -> Progress:
    """Return the step next to `now`; `now` itself where there is none."""
    at = _STEPS.index(now) + (1 if forward else -1)
    return _STEPS[at] if 0 <= at < len(_STEPS) else now


def refusal(state: IndicatorState, wished: Progress) -> Refusal | None:
    """Say why the work on `state` cannot be at the step `wished`; None where it can."""
    if told := _told(state, wished):
        return Refusal(state.indicator.number, *told)
    return None


def refused_move(refused: Sequence[Refusal], asked: int) -> InputRefused:
    """Return why none of the indicators `asked` for was moved: each that was refused by its number."""
    if asked == 1:
        (one,) = refused
        named = indicator_text(one.number)
        return InputRefused(f"{named[0].upper()}{named[1:]} {one.why}; hãy {one.remedy}.")
    lines = {one.number: f"{one.number} {one.why}" for one in refused}
    return RowsRefused(f"Chưa chuyển chỉ tiêu nào vì {', '.join(lines.values())}", lines)


def moved_text(wished: Mapping[str, Progress]) -> str:
    """Say where the work went: “Chuyển tiến độ 3.1, 3.2: chờ duyệt; 3.3: đã duyệt”."""
    parts = []
    for step in dict.fromkeys(wished.values()):
        numbers = ", ".join(number for number, to in wished.items() if to is step)
        parts.append(f"{numbers}: {PROGRESS[step].lower()}")
    return f"Chuyển tiến độ {'; '.join(parts)}"


def will_take_back(accepted: Sequence[str]) -> list[str]:
    """Say, before a save, which acceptances it takes back; nothing where there is none."""
    numbers = dict.fromkeys(accepted)
    return [f"{', '.join(numbers)} đã duyệt; lưu sẽ đưa về chờ duyệt."] if numbers else []


def accepted_among(states: Iterable[IndicatorState | None]) -> list[str]:
    """Return the numbers of the indicators whose work is accepted."""
    return [state.indicator.number for state in states if state and state.progress is Progress.ACCEPTED]


def _told(state: IndicatorState, wished: Progress) -> tuple[str, str] | None:
    word = PROGRESS[wished].lower()
    if state.progress is wished:
        return f"đã ở bước “{word}”", "chọn bước khác"
    if wished is Progress.ACCEPTED and not state.may_be_accepted:
        remedy = "ghi kết quả đạt, hoặc “không áp dụng” kèm lý do, rồi duyệt"
        return f"{judgement_text(state.judgement).lower()} nên chưa duyệt được", remedy
    has_something = state.result is not None or bool(state.evidence)
    if wished is Progress.TO_DO and has_something:
        return "đã có kết quả hoặc minh chứng nên không thể là “chưa làm”", "chọn “đang làm”"
    if wished is Progress.FOR_REVIEW and not has_something:
        return "chưa có kết quả hay minh chứng để duyệt", "ghi kết quả trước"
    return None
