"""A satisfaction survey held against its bounds: which are reached, and what each one lacks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.numbers import format_number, format_share
from ntm_tracker.domain.wording import CONFIDENCE, survey_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.domain.requirements import Survey, Threshold
    from ntm_tracker.domain.results import Surveyed


@dataclass(frozen=True, slots=True)
class Compared:
    """One bound of a survey and the figure that stands against it."""

    name: str
    """asked, each, lowest or last."""
    wanted: str
    """The bound in words, as “câu 1-18 ≥ 85%”."""
    threshold: Threshold
    part: int
    whole: int
    question: int | None = None
    """The one that decides: the lowest of those that the bound is for; None for the households asked."""
    short: tuple[int, ...] = ()
    """Every question that stays under the bound."""

    @property
    def reached(self) -> bool:
        """Whether the bound is reached; multiplied out, so that no rounding ever lifts a figure over it."""
        return _reaches(self.part, self.whole, self.threshold)

    @property
    def share(self) -> Decimal:
        """The share, 0 to 1, for showing."""
        return Decimal(self.part) / self.whole

    @property
    def missing(self) -> int:
        """How many households more would reach the bound; 0 where it is reached."""
        least, scale = self.threshold.value.as_integer_ratio()
        needed = -(-least * self.whole // (100 * scale))
        return max(0, needed - self.part)


def compare(requirement: Survey, outcome: Surveyed) -> tuple[Compared, ...]:
    """Hold each bound against its figure; empty where the survey has other questions or asked nobody."""
    last, wanted = requirement.questions, survey_bounds(requirement)
    if len(outcome.satisfied) != last or outcome.households <= 0 or outcome.asked <= 0:
        return ()
    asked_about = {"each": range(1, last), "lowest": range(1, last + 1), "last": range(last, last + 1)}
    return (
        Compared("asked", wanted["asked"], requirement.asked, outcome.asked, outcome.households),
        *(
            _questions(name, wanted[name], getattr(requirement, name), outcome, asked)
            for name, asked in asked_about.items()
        ),
    )


def _questions(name: str, wanted: str, threshold: Threshold, outcome: Surveyed, asked: Iterable[int]) -> Compared:
    satisfied = {number: outcome.satisfied[number - 1] for number in asked}
    lowest = min(satisfied, key=lambda number: satisfied[number])
    short = tuple(n for n, count in satisfied.items() if not _reaches(count, outcome.asked, threshold))
    return Compared(name, wanted, threshold, satisfied[lowest], outcome.asked, lowest, short)


def _reaches(part: int, whole: int, threshold: Threshold) -> bool:
    least, scale = threshold.value.as_integer_ratio()
    return part * 100 * scale >= least * whole


def compared_text(bound: Compared) -> str:
    """Write a bound, its figure and what is missing."""
    return f"{bound.wanted}: {figure_text(bound)}, {lack_text(bound)}"


def figure_text(bound: Compared) -> str:
    """Write the figure that stands against a bound, as “thấp nhất câu 7: 84,8% (1.061/1.250 hộ)”."""
    counted = f"{format_number(Decimal(bound.part))}/{format_number(Decimal(bound.whole))} hộ"
    of = f"thấp nhất câu {bound.question}: " if bound.name in ("each", "lowest") else ""
    return f"{of}{format_share(bound.share)} ({counted})"


def lack_text(bound: Compared) -> str:
    """Write “đủ”, or what is missing and in which questions."""
    if bound.reached:
        return "đủ"
    what = "hộ hài lòng" if bound.question else "hộ được hỏi"
    others = [str(number) for number in bound.short if number != bound.question]
    also = f"; còn dưới mức ở câu {', '.join(others)}" if others else ""
    return f"thiếu {format_number(Decimal(bound.missing))} {what}{also}"


def lacking_text(requirement: Survey, outcome: Surveyed) -> str:
    """Write every bound that is not reached with what is missing, “” where all are."""
    lacking = (bound for bound in compare(requirement, outcome) if not bound.reached)
    return "; ".join(f"yêu cầu {bound.wanted}, {figure_text(bound)}, {lack_text(bound)}" for bound in lacking)


def firmness_texts(requirement: Survey) -> list[str]:
    """Write how firmly the bounds are known, those known alike in one text."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for name, text in survey_bounds(requirement).items():
        threshold: Threshold = getattr(requirement, name)
        known = (CONFIDENCE[threshold.confidence.value], threshold.basis, threshold.source)
        alike.setdefault(known, []).append(text)
    return [f"{', '.join(texts)}: {'; '.join(part for part in known if part)}" for known, texts in alike.items()]


def counts_text(outcome: Surveyed) -> str:
    """Write the satisfied households of every question."""
    return "; ".join(
        f"câu {number}: {format_number(Decimal(count))} ({format_share(outcome.share(number))})"
        for number, count in enumerate(outcome.satisfied, start=1)
    )
