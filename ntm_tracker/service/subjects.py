"""The units of the record: what each is, what followed it, and how its successor's assessment is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.subjects import commune_of, heirs_of, unentered_successor
from ntm_tracker.service.office import today
from ntm_tracker.store import queries

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.domain.profile import Successor
    from ntm_tracker.service.office import Office


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit as the list shows it."""

    unit: Subject
    commune: Subject | None
    """The commune that a village belongs to today."""
    heirs: tuple[Subject, ...]
    assessments: tuple[str, ...]
    """The sets and years it is assessed by, newest first, those that were replaced last."""
    unentered: Successor | None
    """What it has become as the profile knows, while the record does not say so yet."""
    next_commands: tuple[str, ...]
    """What enters that, or opens the assessments of its heirs."""


def list_subjects(office: Office) -> list[UnitLine]:
    """Return every unit: communes by code, each followed by its villages of today."""
    with office.store.reading() as connection:
        units, assessments = queries.subjects(connection), queries.assessments(connection)
    lines = [_line(office, unit, units, assessments) for unit in units.values()]
    return sorted(lines, key=_place)


def _place(line: UnitLine) -> tuple[str, bool, str]:
    above = line.commune.code if line.commune else ""
    is_village = line.unit.kind == "village"
    return (above if is_village else line.unit.code), is_village, line.unit.code


def _line(office: Office, unit: Subject, units: Mapping[str, Subject], assessments: list[Assessment]) -> UnitLine:
    own = [a for a in assessments if a.subject.code == unit.code]
    heirs, unentered = heirs_of(unit, units), unentered_successor(office.profile, unit, today())
    commands = [enter_command(unit, unentered, units)] if unentered else []
    for heir in heirs:
        commands += _opening(unit, heir, own, {a.set_id for a in assessments if a.subject.code == heir.code})
    return UnitLine(
        unit=unit,
        commune=commune_of(unit, units, today()) if unit.kind == "village" else None,
        heirs=tuple(heirs),
        assessments=tuple(f"{a.set_id}, kỳ {a.year}" for a in own),
        unentered=unentered,
        next_commands=tuple(commands),
    )


def enter_command(unit: Subject, successor: Successor, units: Container[str]) -> str:
    """Return the command that enters what the profile knows of a merger; `units` are entered by code."""
    command = f"ntm subject merge {unit.code} --into {successor.code}"
    since = f"--since {format_date(successor.since)}"
    if successor.code in units:
        return f"{command} {since}"
    return f'{command} --name "{successor.name}" {since} --province "{successor.province}"'


def _opening(unit: Subject, heir: Subject, own: list[Assessment], opened: set[str]) -> list[str]:
    """Return the commands that open the heir's assessment by each set of the former unit."""
    if heir.until is not None:
        return []
    sets = dict.fromkeys(a.set_id for a in own if a.replaced_by is None)
    return [
        f"ntm criteria adopt {set_id} --subject {heir.code} --from-subject {unit.code}"
        for set_id in sets
        if set_id not in opened
    ]
