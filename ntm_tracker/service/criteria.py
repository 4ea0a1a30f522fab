"""The criteria sets: the shipped ones and the office's own, reading one, checking a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.errors import NotFound
from ntm_tracker.law.shelf import set_ids, shipped_set
from ntm_tracker.store.own_sets import own_set_ids, read_own_set

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.problems import Problem
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View


def list_sets(office: Office | None = None) -> list[CriteriaSet]:
    """Return the shipped sets, then the office's own where its record is open."""
    shipped = [shipped_set(set_id) for set_id in set_ids()]
    if office is None:
        return shipped
    with office.store.reading() as connection:
        return shipped + [set_named(connection, set_id) for set_id in own_set_ids(connection)]


def read_set(office: Office | None, set_id: str) -> CriteriaSet:
    """Return one set.

    Raises:
        NotFound: no set has this id.
    """
    if office is None or set_id in set_ids():
        return shipped_set(set_id)
    with office.store.reading() as connection:
        return set_named(connection, set_id)


def set_named(connection: View, set_id: str) -> CriteriaSet:
    """Return the shipped set of this id, else the office's own.

    Raises:
        NotFound: there is neither.
    """
    if set_id in set_ids():
        return shipped_set(set_id)
    if (own := read_own_set(connection, set_id)) is not None:
        return own
    known = ", ".join(set_ids() + own_set_ids(connection))
    raise NotFound(f"Không có bộ tiêu chí “{set_id}”; các bộ hiện có: {known}.")


def check_file(path: Path) -> tuple[CriteriaSet | None, list[Problem]]:
    """Read the criteria file at `path`, .toml or .xlsx; every problem in it, none when it holds."""
    from ntm_tracker.law.set_files import read_set_file

    imported = read_set_file(path)
    return imported.criteria_set, list(imported.problems)
