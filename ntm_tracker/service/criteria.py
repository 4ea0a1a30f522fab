"""The criteria sets: listing the shipped ones, reading one, checking a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.law.shelf import set_ids, shipped_set

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.problems import Problem


def list_sets() -> list[CriteriaSet]:
    """Return the shipped sets."""
    return [shipped_set(set_id) for set_id in set_ids()]


def read_shipped(set_id: str) -> CriteriaSet:
    """Return one shipped set.

    Raises:
        NotFound: no set has this id.
    """
    return shipped_set(set_id)


def check_file(path: Path) -> tuple[CriteriaSet | None, list[Problem]]:
    """Read the criteria file at `path`; every problem in it, none when it holds."""
    # The strict reader brings pydantic along, which nothing else needs.
    from ntm_tracker.law.files import read_set

    return read_set(path)
