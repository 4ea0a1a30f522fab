"""Who answered for an indicator before: proposed beside it where the work did not go along, never set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.comparison import pair_up
from ntm_tracker.service.reading import open_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.service.office import Office


@dataclass(frozen=True, slots=True)
class EarlierOwner:
    """Who answered for the same, or the nearest, indicator of an earlier assessment."""

    owner: str
    number: str
    """The indicator's number there."""
    label: str
    """The earlier assessment in words: set and year."""


def earlier_owner(office: Office, assessment: str, number: str) -> EarlierOwner | None:
    """Return who answered for an indicator under the set or in the year before; None where nobody did.

    The indicators are paired as they are when a set is adopted: where the officer paired them by hand, so.
    """
    listed = {checklist.assessment.id: checklist for checklist in open_all(office)}
    here = listed.get(assessment)
    state = here.find(number) if here else None
    if here is None or state is None:
        return None
    for before, earlier in _before(here, state, listed):
        if before.owner:
            label = f"{earlier.criteria_set.short_title}, kỳ {earlier.assessment.year}"
            return EarlierOwner(before.owner, before.indicator.number, label)
    return None


def _before(
    here: Checklist, state: IndicatorState, listed: dict[str, Checklist]
) -> Iterator[tuple[IndicatorState, Checklist]]:
    for precedent in state.precedents:
        earlier = listed.get(precedent.assessment)
        if earlier and (found := earlier.find(precedent.number)):
            yield found, earlier
    for earlier in sorted(listed.values(), key=lambda c: c.assessment.year, reverse=True):
        if _comes_before(earlier, here) and (found := _counterpart(earlier, here, state)):
            yield found, earlier


def _comes_before(earlier: Checklist, here: Checklist) -> bool:
    one, other = earlier.assessment, here.assessment
    return one.replaced_by == other.id or (one.subject.code == other.subject.code and one.year < other.year)


def _counterpart(earlier: Checklist, here: Checklist, state: IndicatorState) -> IndicatorState | None:
    for pair in pair_up(tuple(earlier.criteria_set.measured()), tuple(here.criteria_set.measured())):
        if pair.new and pair.old and pair.new.number == state.indicator.number:
            return earlier.find(pair.old.number)
    return None
