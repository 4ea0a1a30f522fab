"""ntm subject list, add, rename, merge, split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json, print_wrapped
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.subject_entry import KIND_NAMES, UnitDraft
from ntm_tracker.domain.subjects import beginning_after, placed_name, successor_text, titled
from ntm_tracker.service import subject_changes as changes
from ntm_tracker.service.office import open_office
from ntm_tracker.service.subjects import list_subjects

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.checklist import Subject
    from ntm_tracker.service.subjects import UnitLine


def list_all(arguments: Namespace) -> int:
    """Print every unit, what followed it, and the command that comes next."""
    lines = list_subjects(open_office(arguments.data))
    if arguments.json:
        print_json([_line_json(line) for line in lines])
        return 0
    for line in lines:
        _print_line(line)
    return 0


def add(arguments: Namespace) -> int:
    """Enter a unit."""
    return _tell(arguments, changes.add_subject(open_office(arguments.data), _draft(arguments)))


def rename(arguments: Namespace) -> int:
    """Let a unit go on under a new name."""
    return _tell(arguments, changes.rename_subject(open_office(arguments.data), arguments.unit, _draft(arguments)))


def merge(arguments: Namespace) -> int:
    """Let units become one."""
    return _tell(arguments, changes.merge_subjects(open_office(arguments.data), arguments.units, _draft(arguments)))


def split(arguments: Namespace) -> int:
    """Let a unit become several."""
    office = open_office(arguments.data)
    made = changes.split_subject(office, arguments.unit, arguments.into, arguments.since, arguments.village)
    return _tell(arguments, *made)


def _draft(arguments: Namespace) -> UnitDraft:
    """Return the unit that the options describe; a command has only those that concern it."""
    names = ("code", "name", "kind", "within", "villages", "district", "province", "since")
    return UnitDraft(**{name: given for name in names if (given := getattr(arguments, name, None)) is not None})


def _tell(arguments: Namespace, *made: Subject) -> int:
    if arguments.json:
        print_json([_unit_json(unit) for unit in made])
    narrate(f"Đã lưu {', '.join(titled(unit) for unit in made)}; việc tiếp theo xem ở “ntm subject list”.")
    return 0


def _print_line(line: UnitLine) -> None:
    unit, indent = line.unit, 2 if line.unit.kind == "village" else 0
    print_wrapped(" · ".join(_facts(line)), indent=indent)
    for opened in line.assessments:
        print_wrapped(opened, indent=indent + 4, first="Kỳ đánh giá: ")
    if line.heirs:
        since = f"từ {format_date(beginning_after(unit.until))} " if unit.until else ""
        heirs = "; ".join(f"{placed_name(heir)} ({heir.code})" for heir in line.heirs)
        print_wrapped(f"{since}{heirs}", indent + 4, first="Đơn vị kế thừa: ")
    if line.unentered:
        print_wrapped(f"{successor_text(unit, line.unentered)}; chưa ghi vào dữ liệu.", indent + 4)
    for command in line.next_commands:
        # One line, whatever the terminal's width: it is there to be copied.
        print(f"{' ' * (indent + 4)}Việc tiếp theo: {command}")


def _facts(line: UnitLine) -> list[str]:
    unit = line.unit
    facts = [unit.code, placed_name(unit), KIND_NAMES[unit.kind]]
    if line.commune:
        facts.append(f"thuộc {titled(line.commune)}")
    if unit.villages is not None:
        facts.append(f"{unit.villages} thôn")
    if unit.since:
        facts.append(f"từ {format_date(unit.since)}")
    if unit.until:
        facts.append(f"đến {format_date(unit.until)}")
    return facts


def _unit_json(unit: Subject) -> dict[str, Any]:
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "within": unit.within,
        "villages": unit.villages,
        "district": unit.district,
        "province": unit.province,
        "since": unit.since,
        "until": unit.until,
        "successors": list(unit.successors),
    }


def _line_json(line: UnitLine) -> dict[str, Any]:
    unentered = line.unentered
    return _unit_json(line.unit) | {
        "successors": [heir.code for heir in line.heirs],
        "commune": line.commune.code if line.commune else None,
        "unentered_successor": {
            "code": unentered.code,
            "name": unentered.name,
            "province": unentered.province,
            "since": unentered.since,
        }
        if unentered
        else None,
        "next_commands": list(line.next_commands),
    }
