"""What an indicator must reach: the kinds of requirement, as the criteria files hold them."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from ntm_tracker.domain.checked import ByKind, Checked, Exact, Frozen, Lenient, YearKeys, value

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Lenient()]
"""A list in the file, a tuple in the program."""
Some = Annotated[tuple[T, ...], Lenient(min_length=1)]
"""The same, with at least one member."""
Text = Annotated[str, Checked(min_length=1)]
Amount = Annotated[Decimal, Exact()]
Percent = Annotated[Decimal, Exact(ge=0, le=100)]
ByYear = Annotated[dict[int, Amount], YearKeys(min_length=1)]
Operator = Literal[">=", ">", "<=", "<", "=="]
Measure = Literal["pass_fail", "number", "ratio", "level", "checklist", "village_share", "survey"]
"""How an indicator is measured, whether or not its bound is known."""


class Confidence(StrEnum):
    """How firmly a wording or a figure is known; the scale of the source lists."""

    VERIFIED = "verified"
    VERIFIED_GIST = "verified_gist"
    UNVERIFIED_HIGH = "unverified_high"
    UNVERIFIED_MEDIUM = "unverified_medium"
    UNVERIFIED_LOW = "unverified_low"
    UNKNOWN = "unknown"


Firmness = Annotated[Confidence, Lenient()]


@value
class _Requirement(Frozen):
    confidence: Firmness = Confidence.UNKNOWN
    """How firmly the bound itself is known."""
    source: str = ""
    """Where the bound was read: a page, a decision; empty when nobody noted it."""
    national: str = ""
    """The figure of the national column, where it differs or was read too."""
    note: str = ""
    """What an officer should know before trusting the figure (Vietnamese)."""


@value
class PassFail(_Requirement):
    """Met when somebody answers “đạt”, with evidence."""

    kind: Literal["pass_fail"] = "pass_fail"


@value
class Number(_Requirement):
    """An amount in a unit of its own, never a percentage."""

    kind: Literal["number"] = "number"
    op: Operator
    value: Amount
    unit: Text

    def __post_init__(self) -> None:
        """Refuse a percentage."""
        if self.unit == "%":
            raise ValueError('đơn vị “%” phải dùng kind = "ratio"')


@value
class Ratio(_Requirement):
    """A percentage of 0 to 100, recorded as a figure or as numerator/denominator."""

    kind: Literal["ratio"] = "ratio"
    op: Operator
    value: Percent

    @property
    def unit(self) -> str:
        """The unit of every ratio."""
        return "%"


@value
class Level(_Requirement):
    """A place on an ordered scale, lowest first."""

    kind: Literal["level"] = "level"
    levels: Annotated[tuple[Text, ...], Lenient(min_length=2)]
    at_least: Text

    def __post_init__(self) -> None:
        """Refuse a floor that is not on the scale."""
        if self.at_least not in self.levels:
            raise ValueError(f"at_least “{self.at_least}” không có trong levels; hãy ghi một mức của thang")


@value
class Checklist(_Requirement):
    """At least `needed` of the named items."""

    kind: Literal["checklist"] = "checklist"
    items: Some[Text]
    needed: Annotated[int, Checked(ge=1)]

    def __post_init__(self) -> None:
        """Refuse to need more than there is."""
        if self.needed > len(self.items):
            raise ValueError(f"needed = {self.needed} lớn hơn số nội dung ({len(self.items)})")


@value
class YearlyNumber(_Requirement):
    """An amount that differs by year; the assessment's year decides."""

    kind: Literal["by_year"] = "by_year"
    op: Operator
    values: ByYear
    unit: Text


@value
class VillageShare(_Requirement):
    """A percentage of the commune's villages that pass every named test."""

    kind: Literal["village_share"] = "village_share"
    op: Operator
    value: Percent
    tests: Many[Text] = ()


@value
class Threshold(Frozen):
    """The least share of one of several bounds, known as firmly as itself says."""

    value: Percent
    basis: str = ""
    """The text that sets it, and whether that text itself was read (Vietnamese)."""
    confidence: Firmness = Confidence.UNKNOWN
    source: str = ""
    """Where it was read: a page, a decision."""


@value
class Survey(_Requirement):
    """What households were asked, question by question; met only where every bound is reached."""

    kind: Literal["survey"] = "survey"
    questions: Annotated[int, Checked(ge=2)]
    """How many the form has; the last asks for the whole."""
    asked: Threshold
    """Of the commune's households."""
    each: Threshold
    """For every question but the last."""
    lowest: Threshold
    """For every question, the last one too."""
    last: Threshold


@value
class SetByProvince(_Requirement):
    """The national text leaves the bound to the province, whose text was not entered yet."""

    kind: Literal["province"] = "province"
    measure: Measure
    op: Operator | None = None
    unit: str = ""


@value
class Unknown(_Requirement):
    """There is a bound, and nobody here has read it."""

    kind: Literal["unknown"] = "unknown"
    measure: Measure
    op: Operator | None = None
    unit: str = ""
    tests: Many[Text] = ()


Requirement = Annotated[
    PassFail | Number | Ratio | Level | Checklist | YearlyNumber | VillageShare | Survey | SetByProvince | Unknown,
    ByKind("kind"),
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
    if measure_of(requirement) in ("ratio", "village_share"):
        return "%"
    match requirement:
        case Number() | YearlyNumber() | SetByProvince() | Unknown():
            return requirement.unit
        case _:
            return ""


_KINDS: dict[str, type[Any]] = {
    kind.__dataclass_fields__["kind"].default: kind
    for kind in (PassFail, Number, Ratio, Level, Checklist, YearlyNumber, VillageShare, Survey, SetByProvince, Unknown)
}
THRESHOLDS = ("asked", "each", "lowest", "last")
"""The bounds of a survey, in the order in which they are told."""


def requirement_to_plain(requirement: Requirement) -> dict[str, Any]:
    """Return `requirement` in JSON's types; exact decimals are text."""
    plain: dict[str, Any] = {
        name: list(held) if isinstance(held, tuple) else held for name, held in asdict(requirement).items()
    }
    for name in ("value", "values"):
        if isinstance(plain.get(name), Decimal):
            plain[name] = str(plain[name])
        elif name in plain:
            plain[name] = {str(year): str(amount) for year, amount in plain[name].items()}
    for name in THRESHOLDS:
        if name in plain:
            plain[name]["value"] = str(plain[name]["value"])
    return plain


def requirement_from_plain(plain: dict[str, Any]) -> Requirement:
    """Read a requirement that is known to hold: one of our own rows, or of a shipped file."""
    read: dict[str, Any] = {name: tuple(held) if isinstance(held, list) else held for name, held in plain.items()}
    if "confidence" in read:
        read["confidence"] = Confidence(read["confidence"])
    if "value" in read:
        read["value"] = Decimal(read["value"])
    if "values" in read:
        read["values"] = {int(year): Decimal(amount) for year, amount in read["values"].items()}
    for name in THRESHOLDS:
        if name in read:
            read[name] = _threshold(read[name])
    made: Requirement = _KINDS[read["kind"]](**read)
    return made


def _threshold(plain: dict[str, Any]) -> Threshold:
    firmness = {"confidence": Confidence(plain["confidence"])} if "confidence" in plain else {}
    return Threshold(**{**plain, "value": Decimal(plain["value"]), **firmness})
