"""The villages of the commune and the titles that each holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ntm_tracker.domain.checklist import Subject


class Title(StrEnum):
    """What a village can be recognised as."""

    CULTURE = "culture"
    NTM = "ntm"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class VillageTitle:
    """Whether a village holds a title; where nobody said, there is none of these."""

    held: bool
    year: int | None = None
    """The year of recognition, where it is known."""
    source: str = ""
    version: int = 0
    """0 for what only the profile says."""


@dataclass(frozen=True, slots=True)
class VillageState:
    """One village, known by name, with its titles."""

    village: Subject
    titles: Mapping[Title, VillageTitle] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Villages:
    """All villages of a commune on one day: those known by name, and how many there are in all."""

    commune: Subject
    named: tuple[VillageState, ...]
    day: date
    total: int | None
    """As many as the commune has; None where nobody said."""
