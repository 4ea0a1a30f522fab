"""Keeping the office's own criteria sets: imported, typed in, or made from another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.requirements import Open, requirement_to_plain
from ntm_tracker.law.shelf import set_ids, shipped_set
from ntm_tracker.store import queries
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.own_sets import own_set_ids, read_own_set, write_own_set
from ntm_tracker.store.tables import confirmation
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Collection

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View


def write_set(
    office: Office, criteria_set: CriteriaSet, origin: str, read_on_paper: Collection[str] = ()
) -> CriteriaSet:
    """Save a whole set as one deed; return it under the id that it was saved by.

    A set that is shipped or judged by is never changed under its readers: what differs from it is
    saved as its next edition, and what is equal to a shipped one is not saved again. `read_on_paper`
    names the indicators whose requirement the officer vouches for, as by a confirmation.
    """
    with office.store.writing() as connection:
        kept = edition_of(connection, criteria_set)
        work = Work(connection)
        if kept.id not in set_ids():
            _withdraw_changed(connection, work, kept)
            write_own_set(connection, work, kept, origin, office.who)
        vouch(connection, work, kept, read_on_paper, office.who)
        if work.changed:
            summary = f"Ghi bộ tiêu chí “{kept.short_title}” ({kept.id}): {origin}"
            work.close(Entry(Deed.WRITE_SET, office.who, summary))
    return kept


def edition_of(connection: View, criteria_set: CriteriaSet) -> CriteriaSet:
    """Return `criteria_set` under the first id of its own that is free, unchanged, or not judged by."""
    first = criteria_set.id
    in_use = {assessment.set_id for assessment in queries.assessments(connection)}
    shipped, own = set(set_ids()), set(own_set_ids(connection))
    edition, tried, before = 1, criteria_set, ""
    while True:
        is_free = tried.id not in shipped and (tried.id not in own or tried.id not in in_use)
        if is_free or _known(connection, tried.id) == tried:
            return tried
        edition, before = edition + 1, tried.id
        tried = replace(criteria_set, id=f"{first}-lan-{edition}", revises=before)


def _withdraw_changed(connection: View, work: Work, kept: CriteriaSet) -> None:
    """Take back the confirmations of lines that are about to say something else: nobody read those."""
    before = read_own_set(connection, kept.id)
    for number in queries.confirmations(connection, kept.id) if before else ():
        if before and before.find(number) != kept.find(number):
            work.remove(confirmation, {"set_id": kept.id, "indicator": number})


def _known(connection: View, set_id: str) -> CriteriaSet | None:
    return shipped_set(set_id) if set_id in set_ids() else read_own_set(connection, set_id)


def vouch(connection: View, work: Work, kept: CriteriaSet, numbers: Collection[str], who: str) -> None:
    """Save that the requirements of `numbers` were read on the paper that the set names."""
    version, now = next_number(connection), datetime.now(UTC)
    for number in numbers:
        indicator = kept.find(number)
        if indicator is None or isinstance(indicator.requirement, Open):
            continue
        basis = kept.basis_of(indicator)
        work.put(
            confirmation,
            {
                "set_id": kept.id,
                "indicator": number,
                "requirement": requirement_to_plain(indicator.requirement),
                "basis": basis.decision,
                "article": ", ".join(part for part in (basis.article, basis.annex) if part),
                "dated": min((i.signed for i in kept.instruments if i.role == "issues"), default=None),
                "confirmed_by": who,
                "confirmed_at": now,
                "version": version,
            },
        )
