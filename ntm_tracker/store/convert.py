"""Rows to domain values and back; no row leaves the store."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.checklist import Assessment, Subject
from ntm_tracker.domain.evidence import Evidence
from ntm_tracker.domain.precedents import Carry, Precedence
from ntm_tracker.domain.requirements import requirement_from_plain
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Placed, Result, Surveyed
from ntm_tracker.domain.verdicts import Confirmation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping

    from ntm_tracker.domain.evidence import Link, StoredFile
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.results import Outcome


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """Return `outcome` as the record keeps it; exact decimals are text."""
    match outcome:
        case Answered(passed):
            return {"kind": "answered", "passed": passed}
        case Measured(value):
            return {"kind": "measured", "value": str(value)}
        case Counted(numerator, denominator):
            return {"kind": "counted", "numerator": str(numerator), "denominator": str(denominator)}
        case Placed(level):
            return {"kind": "placed", "level": level}
        case Surveyed(households, asked, satisfied):
            return {"kind": "surveyed", "households": households, "asked": asked, "satisfied": list(satisfied)}
        case NotApplicable(reason):
            return {"kind": "not_applicable", "reason": reason}


def outcome_from_json(kept: dict[str, Any]) -> Outcome:
    """Read what `outcome_to_json` wrote."""
    match kept:
        case {"kind": "answered", "passed": passed}:
            return Answered(passed)
        case {"kind": "measured", "value": value}:
            return Measured(Decimal(value))
        case {"kind": "counted", "numerator": numerator, "denominator": denominator}:
            return Counted(Decimal(numerator), Decimal(denominator))
        case {"kind": "placed", "level": level}:
            return Placed(level)
        case {"kind": "surveyed", "households": households, "asked": asked, "satisfied": satisfied}:
            return Surveyed(households, asked, tuple(satisfied))
        case _:
            return NotApplicable(kept["reason"])


def result_of(row: RowMapping | dict[str, Any]) -> Result:
    """Read a row of `result`."""
    return Result(
        outcome=outcome_from_json(row["outcome"]),
        unit=row["unit"],
        on=row["measured_on"],
        source=row["source"],
        note=row["note"],
        version=row["version"],
    )


def subject_of(row: RowMapping | dict[str, Any], successors: tuple[str, ...] = ()) -> Subject:
    """Read a row of `subject`, with the codes of the units that followed it."""
    return Subject(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        within=row["within"],
        villages=row["villages"],
        district=row["district"],
        province=row["province"],
        since=row["in_force_from"],
        until=row["in_force_to"],
        successors=successors,
    )


def subject_row(subject: Subject) -> dict[str, Any]:
    """Return the row of `subject`; what followed it lies in rows of `succession`."""
    return {
        "code": subject.code,
        "name": subject.name,
        "kind": subject.kind,
        "within": subject.within,
        "villages": subject.villages,
        "in_force_from": subject.since,
        "in_force_to": subject.until,
        "district": subject.district,
        "province": subject.province,
    }


def assessment_of(
    row: RowMapping | dict[str, Any], subject: Subject, replaced_by: Mapping[str, str] | None = None
) -> Assessment:
    """Read a row of `assessment`; `replaced_by` tells which one took its place."""
    return Assessment(
        id=row["id"],
        subject=subject,
        set_id=row["set_id"],
        year=row["year"],
        deadline=row["deadline"],
        focus=tuple(row["focus"]),
        replaced_by=(replaced_by or {}).get(row["id"]),
    )


def precedence_of(row: RowMapping | dict[str, Any]) -> Precedence:
    """Read a row of `precedent`."""
    return Precedence(row["indicator"], row["from_assessment"], row["from_indicator"], Carry(row["carry"]))


def confirmation_of(row: RowMapping | dict[str, Any]) -> tuple[Requirement, Confirmation]:
    """Read a row of `confirmation`: the office's own requirement and who read it where."""
    return requirement_from_plain(row["requirement"]), Confirmation(
        row["basis"], row["article"], row["dated"], row["confirmed_by"], row["confirmed_at"], row["version"]
    )


def evidence_in_order(row: Sequence[Any], links: tuple[Link, ...], files: Sequence[StoredFile]) -> Evidence:
    """Read a row of `evidence` by the order of its columns: search reads thousands."""
    key, note, number, issuer, issued, until, entered_at, entered_by, version, kind, maintained, owner = row
    standing = tuple([held for held in files if held.retired is None]) if files else ()
    earlier = tuple([held for held in files if held.retired is not None]) if files else ()
    return Evidence(
        key,
        note,
        entered_at,
        entered_by,
        number,
        issuer,
        issued,
        until,
        links,
        standing,
        kind,
        maintained,
        earlier,
        version,
        owner,
    )


def evidence_of(
    row: RowMapping | dict[str, Any], links: tuple[Link, ...], files: Sequence[StoredFile] = ()
) -> Evidence:
    """Read a row of `evidence` with its links and files, those that were replaced among them."""
    return Evidence(
        id=row["id"],
        note=row["note"],
        entered_at=row["entered_at"],
        entered_by=row["entered_by"],
        number=row["number"],
        issuer=row["issuer"],
        issued=row["issued"],
        valid_until=row["valid_until"],
        links=links,
        files=tuple(held for held in files if held.retired is None),
        kind=row["kind"],
        maintained=row["maintained"],
        earlier=tuple(held for held in files if held.retired is not None),
        version=row["version"],
        owner=row["owner"],
    )
