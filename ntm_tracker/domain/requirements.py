"""What an indicator must reach: the kinds of requirement, as the criteria files hold them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A list in the file, a tuple in the program."""
Text = Annotated[str, Field(min_length=1)]


def _exact(value: Any) -> Any:
    """Take whole numbers as they are in TOML; floats arrive as Decimal from the reader."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _year_keys(value: Any) -> Any:
    """Read the years that TOML can only hold as text keys."""
    if not isinstance(value, dict):
        return value
    return {int(k) if isinstance(k, str) and k.isdecimal() else k: v for k, v in value.items()}


Amount = Annotated[Decimal, BeforeValidator(_exact, json_schema_input_type=int | float)]
ByYear = Annotated[dict[int, Amount], BeforeValidator(_year_keys)]
Operator = Literal[">=", ">", "<=", "<", "=="]
Measure = Literal["pass_fail", "number", "ratio", "level", "checklist", "village_share"]
"""How an indicator is measured, whether or not its bound is known."""


class Confidence(StrEnum):
    """How firmly a wording or a figure is known; the scale of the source lists."""

    VERIFIED = "verified"
    VERIFIED_GIST = "verified_gist"
    UNVERIFIED_HIGH = "unverified_high"
    UNVERIFIED_MEDIUM = "unverified_medium"
    UNVERIFIED_LOW = "unverified_low"
    UNKNOWN = "unknown"


Firmness = Annotated[Confidence, Field(strict=False)]


class Frozen(BaseModel):
    """A value read from a file: strict, closed, never changed."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Requirement(Frozen):
    confidence: Firmness = Confidence.UNKNOWN
    """How firmly the bound itself is known."""
    source: str = ""
    """Where the bound was read: a page, a decision; empty when nobody noted it."""
    national: str = ""
    """The figure of the national column, where it differs or was read too."""
    note: str = ""
    """What an officer should know before trusting the figure (Vietnamese)."""


class PassFail(_Requirement):
    """Met when somebody answers “đạt”, with evidence."""

    kind: Literal["pass_fail"] = "pass_fail"


class Number(_Requirement):
    """An amount in a unit of its own, never a percentage."""

    kind: Literal["number"] = "number"
    op: Operator
    value: Amount
    unit: Text

    @model_validator(mode="after")
    def _no_percentage(self) -> Self:
        if self.unit == "%":
            raise PydanticCustomError("unit", 'đơn vị “%” phải dùng kind = "ratio"')
        return self


class Ratio(_Requirement):
    """A percentage of 0 to 100, recorded as a figure or as numerator/denominator."""

    kind: Literal["ratio"] = "ratio"
    op: Operator
    value: Annotated[Amount, Field(ge=0, le=100)]

    @property
    def unit(self) -> str:
        """The unit of every ratio."""
        return "%"


class Level(_Requirement):
    """A place on an ordered scale, lowest first."""

    kind: Literal["level"] = "level"
    levels: Many[Text] = Field(min_length=2)
    at_least: Text

    @model_validator(mode="after")
    def _on_the_scale(self) -> Self:
        if self.at_least not in self.levels:
            raise PydanticCustomError(
                "level", f"at_least “{self.at_least}” không có trong levels; hãy ghi một mức của thang"
            )
        return self


class Checklist(_Requirement):
    """At least `needed` of the named items."""

    kind: Literal["checklist"] = "checklist"
    items: Many[Text] = Field(min_length=1)
    needed: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _within_the_items(self) -> Self:
        if self.needed > len(self.items):
            raise PydanticCustomError("needed", f"needed = {self.needed} lớn hơn số nội dung ({len(self.items)})")
        return self


class YearlyNumber(_Requirement):
    """An amount that differs by year; the assessment's year decides."""

    kind: Literal["by_year"] = "by_year"
    op: Operator
    values: ByYear = Field(min_length=1)
    unit: Text


class VillageShare(_Requirement):
    """A percentage of the commune's villages that pass every named test."""

    kind: Literal["village_share"] = "village_share"
    op: Operator
    value: Annotated[Amount, Field(ge=0, le=100)]
    tests: Many[Text] = ()


class SetByProvince(_Requirement):
    """The national text leaves the bound to the province, whose text was not entered yet."""

    kind: Literal["province"] = "province"
    measure: Measure
    op: Operator | None = None
    unit: str = ""


class Unknown(_Requirement):
    """There is a bound, and nobody here has read it."""

    kind: Literal["unknown"] = "unknown"
    measure: Measure
    op: Operator | None = None
    unit: str = ""
    tests: Many[Text] = ()


Requirement = Annotated[
    PassFail | Number | Ratio | Level | Checklist | YearlyNumber | VillageShare | SetByProvince | Unknown,
    Field(discriminator="kind"),
]
Open = (SetByProvince, Unknown)
"""The kinds that hold no bound: no result can be judged against them."""


def measure_of(requirement: Requirement) -> Measure:
    """Return how results are taken for `requirement`."""
    match requirement:
        case SetByProvince() | Unknown():
            return requirement.measure
        case YearlyNumber():
            return "number"
        case _:
            return requirement.kind


def unit_of(requirement: Requirement) -> str:
    """Return the unit of a result, “” where it has none."""
    match requirement:
        case Ratio() | VillageShare():
            return "%"
        case Number() | YearlyNumber() | SetByProvince() | Unknown():
            return requirement.unit
        case _:
            return ""
