"""Hypothesis strategies: requirements, outcomes, Vietnamese text, whole assessments."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, get_args

from hypothesis import strategies as st

from ntm_tracker.domain.checklist import Recorded, assess
from ntm_tracker.domain.criteria import Basis, Criterion, Earlier, Indicator
from ntm_tracker.domain.duties import Assignment, Duties
from ntm_tracker.domain.requirements import Checklist as ItemsNeeded
from ntm_tracker.domain.requirements import (
    Confidence,
    Level,
    Measure,
    Number,
    Operator,
    PassFail,
    Ratio,
    SetByProvince,
    Survey,
    Threshold,
    Unknown,
    VillageShare,
    YearlyNumber,
)
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Placed, Result, Surveyed
from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.text import clean_line, clean_text
from ntm_tracker.domain.verdicts import Applied
from tests.builders import (
    a_confirmation,
    a_criteria_set,
    a_stage,
    a_task,
    an_appraisal,
    an_assessment,
    some_evidence,
)

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.requirements import (
        Requirement,
    )
    from ntm_tracker.domain.results import Outcome

MEASURES: tuple[Measure, ...] = get_args(Measure)
OPERATORS: tuple[Operator, ...] = get_args(Operator)
LEVELS = ("Yếu", "Trung bình", "Khá", "Tốt")
YEARS = (2021, 2022, 2023, 2024, 2025)

_BASES = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = tuple(
    unicodedata.normalize("NFC", letter + tone)
    for base in _BASES
    for letter in (base, base.upper())
    for tone in (_TONES if base in "aăâeêioôơuưy" else ("",))
)
SIGNS = tuple(" .,;:/-–%0123456789[]{}()<>&=+@\"'“”#*_\\")
CONTROLS = (
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\x9f",
    "\u200b",
    "\u200e",
    "\u202e",
    "\u2060",
    "\ufeff",
    "\ud800",
    "\uffff",
)
BREAKS = ("\n", "\r\n", "\r", "\t")


def letters_and_signs(max_size: int = 30) -> st.SearchStrategy[str]:
    """Vietnamese text as it is typed on one line, in NFC."""
    return st.lists(st.sampled_from((*LETTERS, *SIGNS)), max_size=max_size).map("".join)


def in_either_form(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """`texts` in NFC or NFD, as Windows and macOS give them."""
    return st.builds(unicodedata.normalize, st.sampled_from(("NFC", "NFD")), texts)


def vietnamese_text(max_size: int = 30) -> st.SearchStrategy[str]:
    """Vietnamese text in either form, with brackets and signs."""
    return in_either_form(letters_and_signs(max_size))


def pasted_text(max_size: int = 30) -> st.SearchStrategy[str]:
    """What a clipboard may hold: Vietnamese text with line breaks, controls and anything else."""
    pieces = st.one_of(st.sampled_from((*LETTERS, *SIGNS, *BREAKS, *CONTROLS)), st.characters(exclude_categories=()))
    return in_either_form(st.lists(pieces, max_size=max_size).map("".join))


@cache
def names() -> st.SearchStrategy[str]:
    """A name of at least one letter."""
    return st.text(st.sampled_from(LETTERS), min_size=1, max_size=12)


@cache
def days() -> st.SearchStrategy[date]:
    """Any day that a paper of the office may bear."""
    return st.dates(date(1900, 1, 1), date(2100, 12, 31))


@cache
def typed_decimals() -> st.SearchStrategy[Decimal]:
    """Numbers of at most 15 digits, whole or with decimals."""

    def placed(digits: int, places: int) -> Decimal:
        return Decimal(digits).scaleb(-places)

    return st.builds(placed, st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 14))


@cache
def percentages() -> st.SearchStrategy[Decimal]:
    """0 to 100 with two decimals."""
    return st.decimals(0, 100, places=2)


@cache
def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts around the bounds that decisions set."""
    return st.decimals(0, 200, places=1)


@cache
def operators() -> st.SearchStrategy[Operator]:
    """Any comparison."""
    return st.sampled_from(OPERATORS)


_levels = st.builds(Level, levels=st.just(LEVELS), at_least=st.sampled_from(LEVELS))


@st.composite
def _items_needed(draw: st.DrawFn) -> ItemsNeeded:
    items = draw(st.lists(names(), min_size=1, max_size=4))
    return ItemsNeeded(items=tuple(items), needed=draw(st.integers(1, len(items))))


_yearly = st.builds(
    YearlyNumber,
    op=operators(),
    values=st.dictionaries(st.sampled_from(YEARS), amounts(), min_size=1),
    unit=st.just("triệu đồng/người/năm"),
)


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """What a satisfaction survey must reach, each bound known as firmly as itself says."""
    known = st.builds(
        Threshold,
        value=percentages(),
        basis=st.sampled_from(("", "HD 90")),
        confidence=st.sampled_from(Confidence),
        source=st.sampled_from(("", "https://xa.vi-du.vn")),
    )
    asked, each, lowest, last = (draw(known) for _ in range(4))
    return Survey(questions=draw(st.integers(2, 20)), asked=asked, each=each, lowest=lowest, last=last)


@st.composite
def surveyed(draw: st.DrawFn, questions: int | None = None) -> Surveyed:
    """Counts that a survey of `questions` can give; of any number of questions unless told."""
    households = draw(st.integers(1, 20_000))
    asked = draw(st.integers(1, households))
    wanted = draw(st.integers(2, 20)) if questions is None else questions
    satisfied = draw(st.lists(st.integers(0, asked), min_size=wanted, max_size=wanted))
    return Surveyed(households, asked, tuple(satisfied))


@cache
def bounded_requirements() -> st.SearchStrategy[Requirement]:
    """Requirements that hold a bound."""
    return st.one_of(
        st.builds(PassFail),
        st.builds(Number, op=operators(), value=amounts(), unit=st.just("km")),
        st.builds(Ratio, op=operators(), value=percentages()),
        _levels,
        _items_needed(),
        _yearly,
        st.builds(VillageShare, op=operators(), value=percentages()),
        surveys(),
    )


@cache
def open_requirements() -> st.SearchStrategy[SetByProvince | Unknown]:
    """Requirements whose bound was not entered or not read."""
    measures = st.sampled_from(MEASURES)
    return st.one_of(st.builds(SetByProvince, measure=measures), st.builds(Unknown, measure=measures))


@cache
def requirements() -> st.SearchStrategy[Requirement]:
    """Requirements of every kind."""
    return st.one_of(bounded_requirements(), open_requirements())


@st.composite
def counts(draw: st.DrawFn, most: int = 60) -> Counted:
    """So many of so many, never more than all and never of none."""
    denominator = draw(st.integers(1, most))
    return Counted(Decimal(draw(st.integers(0, denominator))), Decimal(denominator))


@cache
def outcomes() -> st.SearchStrategy[Outcome]:
    """Outcomes of every kind, whatever the requirement."""
    return st.one_of(
        st.builds(Answered, st.booleans()),
        st.builds(Measured, amounts()),
        counts(),
        surveyed(),
        st.builds(Placed, st.sampled_from((*LEVELS, "Xuất sắc"))),
        st.builds(NotApplicable, names()),
    )


@cache
def measured_outcomes() -> st.SearchStrategy[Outcome]:
    """Outcomes of every kind but “not applicable”."""
    return outcomes().filter(lambda outcome: not isinstance(outcome, NotApplicable))


def fitting_outcomes(requirement: Requirement) -> st.SearchStrategy[Outcome]:
    """Outcomes that can be compared with `requirement`."""
    match requirement:
        case PassFail():
            return st.builds(Answered, st.booleans())
        case Number() | YearlyNumber():
            return st.builds(Measured, amounts())
        case Ratio():
            return st.one_of(st.builds(Measured, percentages()), counts())
        case VillageShare():
            return counts()
        case Survey(questions=questions):
            return surveyed(questions)
        case Level(levels=levels):
            return st.builds(Placed, st.sampled_from(levels))
        case ItemsNeeded(items=items):
            done = st.integers(0, len(items)).map(Decimal)
            return st.builds(Counted, done, st.just(Decimal(len(items))))
        case _:
            return measured_outcomes()


@cache
def _days_of_2024() -> st.SearchStrategy[date | None]:
    return st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31))


@st.composite
def results(draw: st.DrawFn, of: st.SearchStrategy[Outcome] | None = None) -> Result:
    """Results with and without day and source; of any outcome unless told."""
    outcome = draw(outcomes() if of is None else of)
    return Result(outcome, on=draw(_days_of_2024()), source=draw(st.sampled_from(("", "12/BC-UBND"))))


@cache
def evidence() -> st.SearchStrategy[tuple[Evidence, ...]]:
    """None, one or two pieces: empty, valid without end, or valid until some day of 2024."""
    piece = st.builds(
        some_evidence,
        st.sampled_from(("Báo cáo năm", " ")),
        identity=st.integers(1, 9),
        valid_until=_days_of_2024(),
    )
    return st.lists(piece, max_size=2).map(tuple)


@st.composite
def criteria_sets(draw: st.DrawFn) -> CriteriaSet:
    """Small whole sets: some criteria without indicators, some gates."""
    criteria = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        wanted = draw(st.lists(requirements(), max_size=3))
        indicators = tuple(
            Indicator(number=f"{number}.{place}", text="Chỉ tiêu", requirement=requirement)
            for place, requirement in enumerate(wanted, start=1)
        )
        criteria.append(Criterion(number=number, name=draw(names()), indicators=indicators))
    gates = [
        Indicator(number=f"dk{place}", text="Điều kiện", requirement=requirement)
        for place, requirement in enumerate(draw(st.lists(requirements(), max_size=1)), start=1)
    ]
    return a_criteria_set(*criteria, gates=gates)


@st.composite
def duties(draw: st.DrawFn, criteria_set: CriteriaSet) -> Duties:
    """Owners, tasks, steps and remarks on a few indicators and criteria of a set."""
    numbers = [indicator.number for indicator in criteria_set.measured()]
    numbers += [str(criterion.number) for criterion in criteria_set.criteria]
    near = st.none() | st.dates(date(2024, 6, 1), date(2024, 12, 31))
    chosen = draw(st.lists(st.sampled_from(numbers), max_size=3, unique=True))
    return Duties(
        assignments={number: Assignment(draw(st.sampled_from(["", "Chị Hà"])), draw(near)) for number in chosen},
        tasks={number: (a_task(number, due=draw(near), done_on=draw(near)),) for number in chosen},
        stages={number: a_stage(draw(st.sampled_from(Progress))) for number in chosen},
        appraisals={number: (an_appraisal(number=number, answered_on=draw(near)),) for number in chosen},
    )


@st.composite
def assessments(draw: st.DrawFn) -> tuple[Assessment, CriteriaSet, Recorded, date]:
    """Everything a checklist is made of: a set, what the record holds, focus and day."""
    criteria_set = draw(criteria_sets())
    found: dict[str, Result] = {}
    own: dict[str, Applied] = {}
    papers: dict[str, tuple[Evidence, ...]] = {}
    for indicator in criteria_set.measured():
        if draw(st.booleans()):
            fitting = draw(st.booleans())
            found[indicator.number] = draw(results(fitting_outcomes(indicator.requirement) if fitting else None))
        if draw(st.booleans()):
            own[indicator.number] = Applied(indicator.requirement, confirmation=a_confirmation())
        papers[indicator.number] = draw(evidence())
    focus = draw(st.sets(st.sampled_from([c.number for c in criteria_set.criteria])))
    day = draw(st.sampled_from((date(2024, 6, 30), date(2024, 12, 1), date(2024, 12, 2), date(2025, 1, 1))))
    return (
        an_assessment(focus=tuple(sorted(focus))),
        criteria_set,
        Recorded(found, own, papers, duties=draw(duties(criteria_set))),
        day,
    )


def checklists() -> st.SearchStrategy[Checklist]:
    """Whole assessments as they stand."""
    return assessments().map(lambda parts: assess(*parts))


@cache
def _words(max_size: int = 12) -> st.SearchStrategy[str]:
    """Clean text of one line that is not blank."""
    return letters_and_signs(max_size).map(clean_line).filter(bool)


@cache
def _maybe(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | texts


def _paragraphs() -> st.SearchStrategy[str]:
    return st.lists(_words(), min_size=1, max_size=3).map("\n".join).map(clean_text).filter(bool)


def _bases() -> st.SearchStrategy[Basis | None]:
    return st.none() | st.builds(Basis, decision=_words(), annex=_maybe(_words()), article=_maybe(_words()))


@st.composite
def _told_requirements(draw: st.DrawFn) -> Requirement:
    told = {"confidence": draw(st.sampled_from(Confidence)), "source": draw(_maybe(_words()))}
    return replace(draw(requirements()), note=draw(_maybe(_paragraphs())), national=draw(_maybe(_words())), **told)


@st.composite
def _imported_indicators(draw: st.DrawFn, number: str) -> Indicator:
    untils = sorted(draw(st.sets(days(), max_size=2)))
    earlier = [
        Earlier(until=until, text=draw(_paragraphs()), requirement=draw(_told_requirements()), basis=draw(_bases()))
        for until in untils
    ]
    return Indicator(
        number=number,
        text=draw(_paragraphs()),
        requirement=draw(_told_requirements()),
        basis=draw(_bases()),
        earlier=tuple(earlier),
        evidence=tuple(draw(st.lists(_paragraphs(), max_size=3))),
        owner=draw(_maybe(_words())),
        note=draw(_maybe(_paragraphs())),
        wording_confidence=draw(st.sampled_from(Confidence)),
    )


@st.composite
def imported_sets(draw: st.DrawFn) -> CriteriaSet:
    """Whole sets as an office may write them, every field of theirs in use."""
    criteria = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        places = sorted(draw(st.sets(st.integers(1, 12), max_size=2)))
        listed = tuple(draw(_imported_indicators(f"{number}.{place}")) for place in places)
        criteria.append(Criterion(number=number, name=draw(_words()), group=draw(_maybe(_words())), indicators=listed))
    gates = [draw(_imported_indicators(f"dk{place}")) for place in sorted(draw(st.sets(st.integers(2, 9), max_size=1)))]
    made = a_criteria_set(*criteria, gates=gates)
    return replace(
        made,
        title=draw(_words()),
        level=draw(st.sampled_from(("commune", "village"))),
        region=draw(_maybe(_words())),
        warning=draw(_paragraphs()),
        stand_in=draw(_maybe(_words())),
        in_force_to=draw(st.none() | days()),
        instruments=(*made.instruments, replace(made.instruments[0], role="amends", in_force=draw(st.none() | days()))),
    )
