"""The record as of a past day, read from the event log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.store import convert, tables
from ntm_tracker.store.images import images_from_json, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Result
    from ntm_tracker.domain.verdicts import Confirmation


def results_as_of(events: Iterable[Event], assessment_id: str, day: date) -> dict[str, Result]:
    """Return the results whose figures hold for `day` or earlier, the last one typed of each.

    A figure without a date of its own counts from the day it was typed in.
    """
    found: dict[str, Result] = {}
    for event in events:
        if event.undone or event.undoes or event.assessment != assessment_id:
            continue
        for image in images_from_json(list(event.after)):
            if image.table != tables.result.name:
                continue
            row = row_of(image)
            if (row["measured_on"] or _local_day(event)) <= day:
                found[row["indicator"]] = convert.result_of(row)
    return found


def confirmations_as_of(events: Iterable[Event], set_id: str, day: date) -> dict[str, tuple[Requirement, Confirmation]]:
    """Return the office's own layer as read in decisions signed by `day`, the last one typed of each.

    A decision without a day is taken to have held all along.
    """
    found: dict[str, tuple[Requirement, Confirmation]] = {}
    for event in events:
        if event.undone or event.undoes:
            continue
        for image in images_from_json(list(event.after)):
            if image.table != tables.confirmation.name or image.row["set_id"] != set_id:
                continue
            row = row_of(image)
            if row["dated"] is None or row["dated"] <= day:
                found[row["indicator"]] = convert.confirmation_of(row)
    return found


def evidence_as_of(listed: Iterable[Evidence], day: date) -> list[Evidence]:
    """Return the evidence that was on paper by `day`; undated papers count from their entry."""
    return [piece for piece in listed if (piece.issued or piece.entered_at.astimezone().date()) <= day]


def _local_day(event: Event) -> date:
    return event.at.astimezone().date()
