"""A criteria set as the texts of a spreadsheet's cells: what is read back equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.text import clean_text
from ntm_tracker.domain.wording import LEVELS
from ntm_tracker.law.spreadsheet.cells import parts_text
from ntm_tracker.law.spreadsheet.columns import (
    COMPLETE,
    CONFIDENCES,
    CRITERIA,
    EARLIER,
    FACTS,
    GATES,
    INDICATORS,
    INSTRUMENTS,
    ROLES,
)
from ntm_tracker.law.spreadsheet.requirement_cells import requirement_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.domain.criteria import Basis, CriteriaSet, Criterion, Earlier, Fact, Indicator, Instrument

Line = dict[str, str]
"""What stands in one line, by the keys of the columns."""


def head_line(criteria_set: CriteriaSet) -> Line:
    """Return the sheet of the set, label by label."""
    first, basis, count = criteria_set.instruments[0], criteria_set.basis, criteria_set.indicator_count
    issuing = _instrument(first)
    return {
        **issuing,
        "instrument_confidence": issuing["confidence"],
        "title": criteria_set.title,
        "short_title": criteria_set.short_title,
        "id": criteria_set.id,
        "level": LEVELS[criteria_set.level],
        "first_year": str(criteria_set.first_year),
        "last_year": str(criteria_set.last_year),
        "region": criteria_set.region,
        "in_force_to": format_date(criteria_set.in_force_to) if criteria_set.in_force_to else "",
        "decision": basis.decision,
        "basis_article": basis.article,
        "basis_annex": basis.annex,
        "complete": COMPLETE["yes" if criteria_set.complete else "no"],
        "criterion_count": str(criteria_set.criterion_count),
        "indicator_count": "" if count is None else str(count),
        "warning": criteria_set.warning,
        "revises": criteria_set.revises,
        "stand_in": criteria_set.stand_in,
    }


def table_lines(criteria_set: CriteriaSet) -> dict[str, list[Line]]:
    """Return the lines of every table, by the names of the sheets."""
    lines = {
        CRITERIA.name: [_criterion(criterion) for criterion in criteria_set.criteria],
        INDICATORS.name: [_indicator(i) for criterion in criteria_set.criteria for i in criterion.indicators],
        GATES.name: [_indicator(gate) for gate in criteria_set.gates],
        EARLIER.name: [_earlier(number, old) for number, old in _amended(criteria_set)],
        INSTRUMENTS.name: [_instrument(one) for one in criteria_set.instruments[1:]],
        FACTS.name: [_fact(fact) for fact in criteria_set.facts],
    }
    return {name: [_clean(line) for line in listed] for name, listed in lines.items()}


def _clean(line: Line) -> Line:
    return {key: clean_text(text) for key, text in line.items()}


def _amended(criteria_set: CriteriaSet) -> Iterable[tuple[str, Earlier]]:
    listed = [i for criterion in criteria_set.criteria for i in criterion.indicators]
    return ((i.number, old) for i in (*listed, *criteria_set.gates) for old in i.earlier)


def _criterion(criterion: Criterion) -> Line:
    return {
        "number": str(criterion.number),
        "name": criterion.name,
        "group": criterion.group,
        "note": criterion.note,
        "name_confidence": CONFIDENCES.get(criterion.name_confidence, ""),
        "name_source": criterion.name_source,
    }


def _indicator(indicator: Indicator) -> Line:
    return {
        "number": indicator.number,
        "text": indicator.text,
        **requirement_cells(indicator.requirement),
        **_basis(indicator.basis),
        "evidence": parts_text(indicator.evidence),
        "owner": indicator.owner,
        "note": indicator.note,
        "wording_confidence": CONFIDENCES.get(indicator.wording_confidence, ""),
        "wording_source": indicator.wording_source,
        "amended": indicator.amended,
        "guidance": parts_text(indicator.guidance),
    }


def _earlier(number: str, old: Earlier) -> Line:
    return {
        "number": number,
        "until": format_date(old.until),
        "text": old.text,
        **requirement_cells(old.requirement),
        **_basis(old.basis),
        "wording_confidence": CONFIDENCES.get(old.wording_confidence, ""),
        "read_in": old.source,
    }


def _basis(basis: Basis | None) -> Line:
    return {"decision": basis.decision, "annex": basis.annex, "article": basis.article} if basis else {}


def _instrument(instrument: Instrument) -> Line:
    return {
        "kind": instrument.kind,
        "number": instrument.number,
        "issuer": instrument.issuer,
        "signed": format_date(instrument.signed),
        "in_force": format_date(instrument.in_force) if instrument.in_force else "",
        "annex": instrument.annex,
        "role": ROLES[instrument.role],
        "confidence": CONFIDENCES.get(instrument.confidence, ""),
    }


def _fact(fact: Fact) -> Line:
    return {
        "about": fact.about,
        "field": fact.field,
        "claim": fact.claim,
        "source": fact.source,
        "quote": fact.quote,
    }
