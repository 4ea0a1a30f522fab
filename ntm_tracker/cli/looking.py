"""ntm status, show, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.as_json import gap_json, show_json, status_json
from ntm_tracker.cli.output import print_json
from ntm_tracker.cli.plain import print_gaps, print_indicator, print_status
from ntm_tracker.cli.wanted import office_and_wanted
from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.service.reading import find_indicator, open_checklist, targets_beside

if TYPE_CHECKING:
    from argparse import Namespace


def status(arguments: Namespace) -> int:
    """Print where an assessment stands, or every commune's on a server."""
    if getattr(arguments, "all", False):
        from ntm_tracker.cli.province import status_of_all

        return status_of_all(arguments)
    checklist = open_checklist(*office_and_wanted(arguments))
    if arguments.json:
        print_json(status_json(checklist))
    else:
        print_status(checklist)
    return 0


def show(arguments: Namespace) -> int:
    """Print one indicator."""
    office, asked = office_and_wanted(arguments)
    checklist = open_checklist(office, asked)
    state = find_indicator(checklist, arguments.indicator)
    beside = targets_beside(office.profile, checklist.criteria_set.id, state.indicator.number)
    if arguments.json:
        print_json(show_json(checklist, state, beside))
    else:
        print_indicator(checklist, state, beside)
    return 0


def gaps(arguments: Namespace) -> int:
    """Print the gaps; 1 when there are any."""
    checklist = open_checklist(*office_and_wanted(arguments))
    found = [g for g in find_gaps(checklist) if arguments.severity in (None, g.severity.value)]
    if arguments.json:
        print_json([gap_json(gap) for gap in found])
    else:
        print_gaps(checklist, found)
    return 1 if found else 0
