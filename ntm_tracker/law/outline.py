"""The bare list of a set, read without validating: what the first frame paints.

Importing pydantic takes longer than painting, and the shipped files are validated by the tests
and again before any verdict is shown.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from ntm_tracker.places import shipped


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
    folder = shipped("criteria")
    profile = tomllib.loads((folder / "profiles" / f"{profile_id}.toml").read_text("utf-8"))
    first = profile["assessments"][0]
    listed = tomllib.loads((folder / f"{first['set']}.toml").read_text("utf-8"))
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
