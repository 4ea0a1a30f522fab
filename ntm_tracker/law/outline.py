"""The bare list of a set, read without validating: what the first frame paints.

Building the values takes longer than painting the names, and the verdicts follow at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from ntm_tracker.law.tables import shipped_table


@dataclass(frozen=True, slots=True)
class OutlineCriterion:
    """A criterion's number, name and indicators as (number, text)."""

    number: int
    name: str
    focus: bool
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be shown of an assessment before the record is open."""

    subject: str
    set_title: str
    year: int
    criteria: tuple[OutlineCriterion, ...]


def first_outline(profile_id: str) -> Outline:
    """Return the outline of the first assessment of a shipped profile."""
    profile = shipped_table(f"profiles/{profile_id}")
    first = profile["assessments"][0]
    listed = shipped_table(first["set"])
    return Outline(
        subject=profile["commune"]["name"],
        set_title=listed["short_title"],
        year=first["year"],
        criteria=tuple(
            OutlineCriterion(
                number=criterion["number"],
                name=criterion["name"],
                focus=criterion["number"] in first.get("focus", ()),
                indicators=tuple((i["number"], i["text"]) for i in criterion.get("indicators", ())),
            )
            for criterion in listed["criteria"]
        ),
    )
