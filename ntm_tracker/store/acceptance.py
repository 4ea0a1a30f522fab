"""Taking acceptance back: what was accepted waits for review again once its result or evidence changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ntm_tracker.domain.terms import Progress
from ntm_tracker.store.events import next_number
from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import (
    assessment,
    confirmation,
    evidence,
    evidence_file,
    evidence_link,
    own_line,
    progress,
    result,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from ntm_tracker.store.events import Entry
    from ntm_tracker.store.images import Image

Row = dict[str, Any]
OF_INDICATOR = {result.name: "indicator", evidence_link.name: "indicator"}
"""The tables whose rows speak of an indicator of an assessment, and the column that names it."""
OF_PAPER = {evidence.name: "id", evidence_file.name: "evidence"}
"""Those that speak of a paper, and so of every indicator that it is linked to."""
OF_SET = {confirmation.name: "indicator", own_line.name: "number"}
"""Those that speak of an indicator of a set, and so of every assessment under it."""
_ACCEPTED = Standing(select(progress).where(progress.c.state == Progress.ACCEPTED.value))
_TOUCHING = {*OF_INDICATOR, *OF_PAPER, *OF_SET}


def to_take_back(
    connection: Connection, changed: Iterable[Image], who: str, also: Collection[tuple[str, str]] = ()
) -> list[Row]:
    """Return the rows of `progress` as they must be after a deed that changed the rows `changed`.

    An indicator is touched by its result, by the links, wording and files of its evidence, and by what is read of
    its requirement, be it a confirmation or a line of the office's own set. `also` are assessments and numbers that
    the deed says it touches: a result that is counted from other rows.
    """
    touching = [image for image in changed if image.table in _TOUCHING]
    if not touching and not also:
        return []
    accepted = _ACCEPTED.named(connection)
    if not accepted:
        return []
    touched, version = _touched(connection, touching) | set(also), next_number(connection)
    back = {"state": Progress.FOR_REVIEW.value, "set_by": who, "set_at": datetime.now(UTC), "version": version}
    return [row | back for row in accepted if (row["assessment"], row["number"]) in touched]


def with_taken_back(entry: Entry, rows: list[Row]) -> Entry:
    """Return `entry` saying too what it took back."""
    if not rows:
        return entry
    return replace(entry, summary=entry.summary + taken_back_text(row["number"] for row in rows))


def taken_back_text(numbers: Iterable[str]) -> str:
    """Return what a deed's sentence goes on with where it took acceptances back; “” where it took none."""
    listed = ", ".join(dict.fromkeys(numbers))
    return f"; {listed} từ đã duyệt về chờ duyệt" if listed else ""


def _touched(connection: Connection, changed: list[Image]) -> set[tuple[str, str]]:
    """Return the assessment and the number of every indicator that the rows speak of."""
    found = {(i.row["assessment"], i.row[OF_INDICATOR[i.table]]) for i in changed if i.table in OF_INDICATOR}
    if papers := {image.row[OF_PAPER[image.table]] for image in changed if image.table in OF_PAPER}:
        linked = select(evidence_link.c.assessment, evidence_link.c.indicator)
        found |= {(a, number) for a, number in connection.execute(linked.where(evidence_link.c.evidence.in_(papers)))}
    if read := {(i.row["set_id"], i.row[OF_SET[i.table]]) for i in changed if i.table in OF_SET}:
        sets = connection.execute(select(assessment.c.id, assessment.c.set_id)).all()
        found |= {(a, number) for a, set_id in sets for held, number in read if held == set_id}
    return found
