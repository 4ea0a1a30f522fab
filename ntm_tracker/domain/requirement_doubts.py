"""In what a requirement read on paper differs from the known one, beyond its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.bound_entry import UPWARD
from ntm_tracker.domain.requirements import Checklist, Level, Open, YearlyNumber, measure_of, unit_of
from ntm_tracker.domain.text import fold
from ntm_tracker.domain.wording import MEASURES, requirement_text

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import Requirement


def doubts(read: Requirement, known: Requirement, year: int) -> str:
    """Return one clause that says in what `read` differs from `known`, “” where only the figure does.

    Where nobody knows the requirement, not even how it is measured is doubted against a mere guess
    that it is “đạt” or not.
    """
    found = _of_kind(read, known) or [*_of_unit(read, known), *_of_direction(read, known), *_of_scale(read, known)]
    if not found:
        return ""
    return f"Mức vừa ghi ({_shown(read, year)}) khác với mức hiện có: {', '.join(found)}"


def _of_kind(read: Requirement, known: Requirement) -> list[str]:
    was, now = measure_of(known), measure_of(read)
    if was == now:
        yearly = isinstance(read, YearlyNumber) and not isinstance(known, (YearlyNumber, *Open))
        return ["mức hiện có không chia theo năm"] if yearly else []
    if isinstance(known, Open) and was == "pass_fail":
        return []
    return [f"chỉ tiêu này đo bằng {_measured(known)}, không phải {_measured(read)}"]


def _of_unit(read: Requirement, known: Requirement) -> list[str]:
    was, now = unit_of(known), unit_of(read)
    return [f"chỉ tiêu này đo bằng {was}, không phải {now}"] if was and was != now else []


def _of_direction(read: Requirement, known: Requirement) -> list[str]:
    was, now = getattr(known, "op", None), getattr(read, "op", None)
    if not was or not now or "==" in (was, now) or (was in UPWARD) == (now in UPWARD):
        return []
    return ["ngược chiều, tối thiểu thành tối đa" if was in UPWARD else "ngược chiều, tối đa thành tối thiểu"]


def _of_scale(read: Requirement, known: Requirement) -> list[str]:
    match read, known:
        case Level(levels=now), Level(levels=was) if list(map(fold, now)) != list(map(fold, was)):
            return [f"thang xếp loại là {', '.join(was)}, không phải {', '.join(now)}"]
        case Checklist(items=now), Checklist(items=was) if list(map(fold, now)) != list(map(fold, was)):
            same = len(now) == len(was)
            return ["tên các nội dung khác"] if same else [f"có {len(was)} nội dung, không phải {len(now)}"]
        case _:
            return []


def _measured(requirement: Requirement) -> str:
    measure, unit = measure_of(requirement), unit_of(requirement)
    return f"{MEASURES[measure]} ({unit})" if measure == "number" and unit else MEASURES[measure]


def _shown(read: Requirement, year: int) -> str:
    return requirement_text(
        read, year if not isinstance(read, YearlyNumber) or year in read.values else min(read.values)
    )
