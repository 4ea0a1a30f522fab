"""Which assessment the options name, and as of when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.period_entry import read_year
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.office import open_office
from ntm_tracker.service.reading import Wanted

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.office import Office


def wanted(arguments: Namespace) -> Wanted:
    """Return what --subject, --set, --year and --as-of ask for."""
    year = getattr(arguments, "year", None)
    return Wanted(
        arguments.subject, arguments.set, getattr(arguments, "as_of", None), read_year(year) if year else None
    )


def office_and_wanted(arguments: Namespace) -> tuple[Office, Wanted]:
    """Return the office, and what the options ask for; with --after-deed the office as it was right after that deed.

    Raises:
        InputRefused: both --after-deed and --as-of were given.
        NotFound: the log has no such deed.
    """
    office, asked = open_office(arguments.data), wanted(arguments)
    if (number := getattr(arguments, "after_deed", None)) is None:
        return office, asked
    if asked.as_of:
        raise InputRefused("--after-deed đã chọn thời điểm xem; hãy bỏ --as-of hoặc bỏ --after-deed.")
    from ntm_tracker.service.past_office import office_after

    past, day = office_after(office, number)
    return past, replace(asked, as_of=day.isoformat())
