"""ntm criteria list, check."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from ntm_tracker.cli.output import print_json, print_lines, print_wrapped
from ntm_tracker.domain.wording import full_requirement_text
from ntm_tracker.places import typed_path
from ntm_tracker.service.criteria import check_file, read_set
from ntm_tracker.service.criteria import list_sets as known_sets
from ntm_tracker.service.office import open_office_if_there

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.criteria import CriteriaSet


def list_sets(arguments: Namespace) -> int:
    """Print the shipped sets and the office's own, or the content of one."""
    office = open_office_if_there(arguments.data)
    if arguments.set:
        return _read(read_set(office, arguments.set), as_json=arguments.json)
    listed = known_sets(office)
    if arguments.json:
        print_json([set_json(found) for found in listed])
        return 0
    for found in listed:
        print_lines(found.id)
        print_wrapped(found.title, indent=4)
        counted = f"{_count(found)} chỉ tiêu" if _count(found) else "chưa có chỉ tiêu"
        state = "" if found.complete else "; CHƯA ĐẦY ĐỦ, chỉ để đọc"
        print_wrapped(f"{len(found.criteria)} tiêu chí, {counted}{state}", indent=4)
        if found.stand_in:
            print_wrapped(found.stand_in.upper(), indent=4)
    return 0


def check(arguments: Namespace) -> int:
    """Print every problem of a criteria file; 1 when there are any."""
    found, problems = check_file(typed_path(arguments.file))
    if arguments.json:
        print_json([{"file": p.file, "key": p.key, "sentence": p.sentence} for p in problems])
    for problem in () if arguments.json else problems:
        print_lines(str(problem))
    if found and not arguments.json:
        print_lines(f"{arguments.file}: đúng mẫu, {len(found.criteria)} tiêu chí, {_count(found)} chỉ tiêu.")
    return 1 if problems else 0


def _read(found: CriteriaSet, *, as_json: bool) -> int:
    if as_json:
        print_json(asdict(found))
    else:
        print_set(found)
    return 0


def print_set(found: CriteriaSet) -> None:
    """Print the content of a set, line by line."""
    print_lines(found.title)
    if found.stand_in:
        print_wrapped(found.stand_in.upper())
    print_wrapped(found.warning)
    for criterion in found.criteria:
        print_lines("")
        print_wrapped(criterion.name, first=f"{criterion.number}. ")
        for indicator in criterion.indicators:
            wanted = full_requirement_text(indicator.requirement)
            print_wrapped(f"{indicator.text}: {wanted}", indent=3, first=f"{indicator.number}  ")
    if found.gates:
        print_lines("", "Điều kiện công nhận")
    for gate in found.gates:
        print_wrapped(f"{gate.text}: {full_requirement_text(gate.requirement)}", 3, f"{gate.number}  ")


def set_json(found: CriteriaSet) -> dict[str, object]:
    """Return what is printed of a set in a list, as JSON."""
    return {
        "id": found.id,
        "title": found.title,
        "level": found.level,
        "first_year": found.first_year,
        "last_year": found.last_year,
        "complete": found.complete,
        "stand_in": found.stand_in,
        "criteria_total": len(found.criteria),
        "indicators_total": _count(found),
        "warning": found.warning,
    }


def _count(found: CriteriaSet) -> int:
    return sum(len(criterion.indicators) for criterion in found.criteria)
