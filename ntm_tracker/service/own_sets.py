"""Keeping the office's own criteria sets: imported, typed in, or made from another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.requirements import Open, requirement_to_plain
from ntm_tracker.law.shelf import set_ids
from ntm_tracker.service.criteria import set_named
from ntm_tracker.store import queries
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.layers import move_confirmations
from ntm_tracker.store.own_sets import own_set_ids, read_own_set, write_own_set
from ntm_tracker.store.tables import confirmation
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Collection

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View


@dataclass(frozen=True, slots=True)
class Kept:
    """A set as the record holds it now, under the id that it was saved by."""

    criteria_set: CriteriaSet
    changed: bool
    """Whether the record was changed; not when it held the same set already."""


def write_set(office: Office, criteria_set: CriteriaSet, origin: str, read_on_paper: Collection[str] = ()) -> Kept:
    """Save a whole set as one deed.

    A set that is shipped or judged by is never changed under its readers: what differs from it is
    saved as its next edition, and what is equal to a shipped one is not saved again. `read_on_paper`
    names the indicators whose requirement the officer vouches for, as by a confirmation.
    """
    with office.store.writing() as connection:
        kept = edition_of(connection, criteria_set)
        work = Work(connection)
        if kept.id not in set_ids():
            if before := read_own_set(connection, kept.id):
                move_confirmations(connection, work, before, kept, {})
            write_own_set(connection, work, kept, origin, office.who)
        vouch(connection, work, kept, read_on_paper, office.who)
        if work.changed:
            summary = f"Ghi bộ tiêu chí “{kept.short_title}” ({kept.id}): {origin}"
            work.close(Entry(Deed.WRITE_SET, office.who, summary))
    return Kept(kept, work.changed)


def edition_of(connection: View, criteria_set: CriteriaSet) -> CriteriaSet:
    """Return `criteria_set` under an id that may be written: its own, else that of its next edition.

    Its own where that is free, says the same already, or belongs to a draft that nobody is judged by.
    """
    in_use = {assessment.set_id for assessment in queries.assessments(connection)}
    shipped, own = set(set_ids()), set(own_set_ids(connection))
    if criteria_set.id not in shipped and criteria_set.id not in in_use:
        return criteria_set
    first, edition = edition_parts(criteria_set.id)
    tried, before = criteria_set, ""
    while tried.id in shipped | own and set_named(connection, tried.id) != tried:
        edition, before = edition + 1, tried.id
        tried = replace(criteria_set, id=f"{first}-lan-{edition}", revises=before)
    return tried


def edition_parts(set_id: str) -> tuple[str, int]:
    """Return the id of a set's first edition and the number of this one: “x-lan-3” is the third of “x”."""
    found = re.fullmatch(r"(.+)-lan-(\d{1,3})", set_id)
    return (found[1], int(found[2])) if found else (set_id, 1)


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
