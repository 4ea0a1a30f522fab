"""A criteria set as its TOML file holds it: criteria, indicators, and where each was read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from ntm_tracker.domain.checked import Checked, Frozen, value
from ntm_tracker.domain.requirements import Confidence, Firmness, Many, Requirement, Some, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator


IndicatorNumber = Annotated[str, Checked(pattern=r"^([1-9]\d?(\.[1-9]\d?)?|dk[1-9])$")]
"""“3.1”, or “4” where a criterion has one indicator only, or “dk2” for a recognition gate."""
SetId = Annotated[str, Checked(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def in_order(number: str) -> tuple[int, ...]:
    """Return what numbers are sorted by: “3.2” before “3.10” before “4”; gates by their own number."""
    return tuple(int(part) for part in number.removeprefix("dk").split("."))


@value
class Basis(Frozen):
    """The legal text that a line comes from."""

    decision: Text
    annex: str = ""
    article: str = ""

    def __str__(self) -> str:
        """Write it from the smallest part to the decision."""
        return ", ".join(part for part in (self.article, self.annex, self.decision) if part)


@value
class Instrument(Frozen):
    """A legal text that made or changed the set."""

    number: Text
    kind: Text
    issuer: Text
    signed: date
    in_force: date | None = None
    annex: str = ""
    role: Literal["issues", "amends", "procedure", "guides"] = "issues"
    confidence: Firmness = Confidence.UNKNOWN

    @property
    def since(self) -> date:
        """The day it takes effect; the day it was signed where no other is known."""
        return self.in_force or self.signed

    def __str__(self) -> str:
        """Write it as a paper cites it."""
        name = f"{self.kind} {self.number} ngày {self.signed:%d/%m/%Y}"
        return f"{name}, {self.annex}" if self.annex else name

    @property
    def since_text(self) -> str:
        """From when it counts, as papers say it; the day of signing is named as such."""
        return f"hiệu lực từ {self.in_force:%d/%m/%Y}" if self.in_force else "tính từ ngày ký"


@value
class Fact(Frozen):
    """Something read on a public page about one line of the set, with the words read."""

    about: Text
    """The indicator or criterion number, or “all”."""
    field: Text
    claim: Text
    source: Text
    quote: str = ""


@value
class Earlier(Frozen):
    """What an indicator said before an amendment: its words and requirement up to a day."""

    until: date
    """The first day on which it no longer holds."""
    text: Text
    requirement: Requirement
    basis: Basis | None = None
    wording_confidence: Firmness = Confidence.UNKNOWN
    source: str = ""
    """Where the earlier text was read; empty when nobody noted it."""


@value
class Indicator(Frozen):
    """The thing that is measured; numbered by text, since “2.10” is not 2.1."""

    number: IndicatorNumber
    text: Text
    requirement: Requirement
    basis: Basis | None = None
    """Its own legal text, where that is not the set's."""
    amended: str = ""
    """The text that amended it, whether or not the earlier words are known."""
    earlier: Many[Earlier] = ()
    """What it said before it was amended, oldest first."""
    wording_confidence: Firmness = Confidence.UNKNOWN
    wording_source: str = ""
    note: str = ""
    evidence: Many[Text] = ()
    """Suggested evidence: a proposal (“gợi ý”), never a rule."""
    owner: str = ""
    """Suggested person in charge: a proposal."""
    guidance: Many[Text] = ()

    def __post_init__(self) -> None:
        """Refuse earlier texts of which two would hold on one day."""
        untils = [old.until for old in self.earlier]
        if any(first >= second for first, second in pairwise(untils)):
            raise ValueError("các văn bản trước (earlier) phải xếp từ cũ đến mới, mỗi ngày until một lần")

    def on(self, day: date) -> Indicator:
        """Return the indicator as it held on `day`; what held before that stays its past."""
        for place, old in enumerate(self.earlier):
            if day < old.until:
                return replace(
                    self,
                    text=old.text,
                    requirement=old.requirement,
                    basis=old.basis,
                    earlier=self.earlier[:place],
                    wording_confidence=old.wording_confidence,
                    wording_source=old.source,
                )
        return self


@value
class Criterion(Frozen):
    """One numbered criterion of a set; without indicators it is assessed as a whole."""

    number: Annotated[int, Checked(ge=1, le=99)]
    name: Text
    group: str = ""
    name_confidence: Firmness = Confidence.UNKNOWN
    name_source: str = ""
    note: str = ""
    indicators: Many[Indicator] = ()

    def measured(self) -> tuple[Indicator, ...]:
        """Return what is assessed: the indicators, or the criterion itself when it has none."""
        if self.indicators:
            return self.indicators
        return (
            Indicator(
                number=str(self.number),
                text=self.name,
                requirement=Unknown(
                    measure="pass_fail", note="Nguồn chỉ có tên tiêu chí, không có chỉ tiêu và mức yêu cầu."
                ),
                wording_confidence=self.name_confidence,
                wording_source=self.name_source,
            ),
        )


@value
class CriteriaSet(Frozen):
    """One decision's list for one level and period."""

    id: SetId
    title: Text
    short_title: Annotated[str, Checked(min_length=1, max_length=30)]
    """At most 30 characters, for tabs and table heads."""
    level: Literal["commune", "village"]
    first_year: int
    last_year: int
    region: str = ""
    complete: bool
    """Whether it may be assessed against; a list of names only is read, not assessed."""
    warning: Text
    """What a reader must know about how firm the set is (Vietnamese)."""
    in_force_to: date | None = None
    """The last day on which it is in force, where one is known."""
    revises: str = ""
    """The id of the set that this is the next edition of."""
    stand_in: str = ""
    """The label to show everywhere when the set stands for another that was not found."""
    criterion_count: int
    indicator_count: int | None = None
    """How many the decision is said to have; None where no count is known."""
    basis: Basis
    instruments: Some[Instrument]
    gates: Many[Indicator] = ()
    """Conditions of recognition besides the set itself, numbered dk2, dk3 …"""
    facts: Many[Fact] = ()
    criteria: Some[Criterion]

    def __post_init__(self) -> None:
        """Refuse counts and numbers that do not agree."""
        self._check_criteria()
        self._check_indicators()

    def _check_criteria(self) -> None:
        numbers = [criterion.number for criterion in self.criteria]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("số tiêu chí phải liên tục từ 1, mỗi số một lần")
        if len(numbers) != self.criterion_count:
            raise ValueError(f"criterion_count ghi {self.criterion_count} nhưng tệp có {len(numbers)} tiêu chí")

    def _check_indicators(self) -> None:
        listed = [i.number for c in self.criteria for i in c.indicators] + [g.number for g in self.gates]
        if twice := [number for number, count in Counter(listed).items() if count > 1]:
            raise ValueError(f"chỉ tiêu {', '.join(twice)} có hai lần; mỗi số chỉ dùng một lần")
        for criterion in self.criteria:
            for indicator in criterion.indicators:
                if indicator.number.split(".")[0] != str(criterion.number):
                    raise ValueError(f"chỉ tiêu {indicator.number} không thuộc tiêu chí {criterion.number}")
        if wrong := [gate.number for gate in self.gates if not gate.number.startswith("dk")]:
            raise ValueError(f"điều kiện {', '.join(wrong)} phải đánh số dk1, dk2 …")
        total = len(listed) - len(self.gates)
        if self.complete and total and self.indicator_count != total:
            raise ValueError(f"indicator_count ghi {self.indicator_count} nhưng tệp có {total} chỉ tiêu")

    @property
    def in_force_from(self) -> date:
        """The first day on which it is in force: that of the first text that issues it."""
        issuing = [i for i in self.instruments if i.role == "issues"] or self.instruments
        return min(i.since for i in issuing)

    def holds_on(self, day: date) -> bool:
        """Say whether the set is in force on `day`."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)

    def on(self, day: date) -> CriteriaSet:
        """Return the set with every indicator and gate as it held on `day`."""
        if not any(day < old.until for i in self.measured() for old in i.earlier):
            return self
        return replace(
            self,
            gates=tuple(gate.on(day) for gate in self.gates),
            criteria=tuple(replace(c, indicators=tuple(i.on(day) for i in c.indicators)) for c in self.criteria),
        )

    def measured(self) -> Iterator[Indicator]:
        """Yield every assessed indicator in order, then the gates."""
        for criterion in self.criteria:
            yield from criterion.measured()
        yield from self.gates

    def by_number(self) -> dict[str, Indicator]:
        """Return every assessed indicator and gate by its number: for who looks up many."""
        return {indicator.number: indicator for indicator in self.measured()}

    def find(self, number: str) -> Indicator | None:
        """Return the indicator or gate numbered `number`, None when the set has none."""
        return next((i for i in self.measured() if i.number == number), None)

    def basis_of(self, indicator: Indicator) -> Basis:
        """Return the legal text of `indicator`: its own, else the set's."""
        return indicator.basis or self.basis
