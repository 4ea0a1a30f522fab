"""The villages of the commune and the titles that each holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from ntm_tracker.domain.checklist import Subject


class Title(StrEnum):
    """What a village can be recognised as."""

    CULTURE = "culture"
    NTM = "ntm"
    MODEL = "model"


TITLES = {Title.CULTURE: "làng văn hóa", Title.NTM: "đạt chuẩn NTM", Title.MODEL: "NTM kiểu mẫu"}


@dataclass(frozen=True, slots=True)
class VillageTitle:
    """Whether a village holds a title; where nobody said, there is none of these."""

    held: bool
    year: int | None = None
    """The year of recognition, where it is known."""
    source: str = ""
    version: int = 0
    """0 for what only the profile says."""
    entered_at: datetime | None = None
    """When it was typed in; None for what only the profile says."""
    entered_by: str = ""

    def holds_in(self, until: int | None) -> bool:
        """Say whether it was held at the end of the year `until`; None for whenever. Without a year it always was."""
        return self.held and (until is None or self.year is None or self.year <= until)


@dataclass(frozen=True, slots=True)
class VillageState:
    """One village, known by name, with its titles."""

    village: Subject
    titles: Mapping[Title, VillageTitle] = field(default_factory=dict)

    def holds(self, title: Title, until: int | None = None) -> bool | None:
        """Say whether the village holds `title`, or did at the end of the year `until`; None where nobody said."""
        found = self.titles.get(title)
        return found.holds_in(until) if found else None

    def holds_all(self, titles: Iterable[Title], until: int | None = None) -> bool | None:
        """Say whether it holds every one of `titles`: no as soon as one is not held, None while one is not known."""
        said = [self.holds(title, until) for title in titles]
        return False if False in said else None if None in said else True


@dataclass(frozen=True, slots=True)
class Villages:
    """All villages of a commune on one day: those known by name, and how many there are in all."""

    commune: Subject
    named: tuple[VillageState, ...]
    day: date
    total: int | None
    """As many as the commune has; None where nobody said."""

    @property
    def unnamed(self) -> int:
        """How many are not known by name."""
        return max(0, (self.total or 0) - len(self.named))

    def count(self, *titles: Title, until: int | None = None) -> TitleCount:
        """Count the villages by whether they hold every one of `titles`; the unnamed ones are not known.

        With `until`, as they were at the end of that year.
        """
        said = [state.holds_all(titles, until) for state in self.named]
        return TitleCount(said.count(True), said.count(False), said.count(None) + self.unnamed)


@dataclass(frozen=True, slots=True)
class TitleCount:
    """How many villages hold something, how many do not, and of how many nobody said."""

    held: int
    not_held: int
    unknown: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.held + self.not_held + self.unknown


def title_text(title: VillageTitle | None) -> str:
    """Write whether a title is held: “có (2021)”, “chưa”, “chưa rõ”."""
    if title is None:
        return "chưa rõ"
    year = f" ({title.year})" if title.year else ""
    return f"có{year}" if title.held else f"chưa{year}"
