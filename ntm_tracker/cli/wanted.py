"""Which assessment the options name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.period_entry import read_year
from ntm_tracker.service.reading import Wanted

if TYPE_CHECKING:
    from argparse import Namespace


def wanted(arguments: Namespace) -> Wanted:
    """Return what --subject, --set, --year and --as-of ask for."""
    year = getattr(arguments, "year", None)
    return Wanted(
        arguments.subject, arguments.set, getattr(arguments, "as_of", None), read_year(year) if year else None
    )
