"""A commune as its profile file holds it: places, assessments, plan targets, signature."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from ntm_tracker.domain.checked import Checked, Frozen, value
from ntm_tracker.domain.criteria import IndicatorNumber, SetId
from ntm_tracker.domain.requirements import Amount, Many, Operator, Some, Text

if TYPE_CHECKING:
    from ntm_tracker.domain.building import Parts


@value
class Successor(Frozen):
    """The unit that a commune became part of."""

    code: Text
    name: Text
    province: Text
    since: date
    formed_of: Many[Text] = ()


@value
class Commune(Frozen):
    """The commune, with the codes of the national list of administrative units."""

    code: Text
    name: Text
    district: Text
    district_code: Text
    province: Text
    province_code: Text
    villages: Annotated[int, Checked(ge=0)]
    """How many villages it has; known even where their names are not."""
    model_villages: Annotated[int, Checked(ge=0)]
    sources: Many[Text] = ()
    successor: Successor | None = None


@value
class Village(Frozen):
    """A village known by name; `code` is ours, the national list has none."""

    code: Text
    name: Text
    model_since: Annotated[int, Checked(ge=2010)] | None = None
    """The year it was recognised as a model village."""
    source: Text


@value
class PlannedAssessment(Frozen):
    """An assessment that the plan calls for."""

    subject: Text
    set: SetId
    year: int
    deadline: date
    focus: Many[int] = ()
    source: Text
    """The plan's own line, or the reason."""


@value
class Beside(Frozen):
    """An indicator that a plan target may be shown beside; it never fills its result."""

    set: SetId
    indicator: IndicatorNumber
    same_measure: bool
    warning: str = ""
    """Why the two are not the same measure (Vietnamese); empty only when they are."""


@value
class Target(Frozen):
    """One numeric target of the plan, with its 2023 baseline where the plan prints one."""

    id: SetId
    name: Text
    op: Operator
    value: Amount
    unit: Text
    source_line: Text
    """The plan's own words, to the letter."""
    baseline: Amount | None = None
    baseline_year: int | None = None
    baseline_line: str = ""
    counts: Literal["", "culture", "ntm", "model"] = ""
    """The title of villages that it counts, where it does: the rows of villages are its result."""
    counting: Literal["", "cumulative", "level"] = ""
    """How its figures go over the year, only where the plan's own words make it certain: “cumulative” adds up from the
    first day, “level” is how things stand on a day."""
    beside: Many[Beside] = ()


@value
class Baseline(Frozen):
    """A 2023 figure that the plan prints without a target for it."""

    name: Text
    value: Amount
    unit: Text
    year: int
    source_line: Text


@value
class Signature(Frozen):
    """The signature block and the list of recipients as the plan prints them."""

    capacity: Many[Text]
    """“TM. ỦY BAN NHÂN DÂN”, “CHỦ TỊCH”."""
    name: Text
    recipients: Many[Text]


@value
class Warned(Frozen):
    """A remark on the plan's figures that an officer should see."""

    about: Many[Text]
    text: Text


@value
class VillageCount(Frozen):
    """An indicator measured by the villages that hold every one of some titles."""

    set: SetId
    indicator: IndicatorNumber
    titles: Many[Literal["culture", "ntm", "model"]]


@value
class Profile(Frozen):
    """Everything the program knows of one commune before an officer types a word."""

    id: SetId
    title: Text
    kind: Literal["commune"] = "commune"
    plan_year: int
    commune: Commune
    villages: Many[Village]
    assessments: Some[PlannedAssessment]
    signature: Signature
    targets: Many[Target]
    baselines: Many[Baseline] = ()
    warnings: Many[Warned] = ()
    village_counts: Many[VillageCount] = ()


PROFILE_PARTS: Parts = {
    Profile: {
        "commune": Commune,
        "villages": Village,
        "assessments": PlannedAssessment,
        "signature": Signature,
        "targets": Target,
        "baselines": Baseline,
        "warnings": Warned,
        "village_counts": VillageCount,
    },
    Commune: {"successor": Successor},
    Target: {"beside": Beside},
}
