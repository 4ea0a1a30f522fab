"""The JSON contract of the commands: code terms in snake_case, shares from 0 to 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.as_json_duties import duties_json, work_json
from ntm_tracker.cli.as_json_measures import iso, requirement_json, result_json, value_json
from ntm_tracker.domain.confirm_queue import focus_numbers, needs_figure
from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.judged_by import amending, judged_by
from ntm_tracker.domain.numbers import as_json_number
from ntm_tracker.domain.readiness import criteria_met, is_ready, provisional_criteria_met, tally
from ntm_tracker.domain.recognition import THE_SET
from ntm_tracker.domain.wording import requirement_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.criteria import Earlier
    from ntm_tracker.domain.evidence import Evidence, StoredFile
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.precedents import Precedent
    from ntm_tracker.domain.profile import Beside, Target
    from ntm_tracker.domain.terms import Judgement

Json = dict[str, Any]


def summary_json(checklist: Checklist) -> Json:
    """Return whose assessment it is and its figures."""
    assessment = checklist.assessment
    counts = tally(checklist.indicators(), checklist.day)
    return {
        "subject": assessment.subject.code,
        "subject_name": assessment.subject.name,
        "set": assessment.set_id,
        "stand_in": checklist.criteria_set.stand_in,
        "year": assessment.year,
        "deadline": assessment.deadline.isoformat(),
        "as_of": checklist.day.isoformat(),
        **_judged(checklist.judgement),
        "criteria_total": len(checklist.criteria),
        "criteria_met": criteria_met(checklist),
        "criteria_met_provisional": provisional_criteria_met(checklist),
        "indicators_total": counts.total,
        "indicators_applicable": counts.applicable,
        "indicators_met": counts.met,
        "indicators_met_provisional": counts.provisional_met,
        "indicators_ready": counts.ready,
        "readiness": as_json_number(counts.readiness),
    }


def status_json(checklist: Checklist) -> Json:
    """Return what `ntm status --json` prints."""
    return {
        **summary_json(checklist),
        "focus": [
            {
                "criterion": c.criterion.number,
                "name": c.criterion.name,
                **_judged(c.judgement),
                "indicators": [_row(s, checklist) for s in c.indicators],
            }
            for c in checklist.criteria
            if c.focus
        ],
        "criteria": [_criterion(c, checklist) for c in checklist.criteria],
        "gates": [_row(s, checklist) for s in checklist.gates],
        "recognition": _recognition(checklist),
        "judged_by": list(judged_by(checklist)),
    }


def show_json(checklist: Checklist, state: IndicatorState, beside: list[tuple[Target, Beside]]) -> Json:
    """Return what `ntm show --json` prints."""
    indicator = state.indicator
    return {
        "subject": checklist.assessment.subject.code,
        "set": checklist.assessment.set_id,
        "stand_in": checklist.criteria_set.stand_in,
        "number": indicator.number,
        "text": indicator.text,
        **_judged(state.judgement),
        "ready": is_ready(state, checklist.day),
        **duties_json(state, checklist.day),
        "requirement": requirement_json(state.applied, state.basis, checklist.assessment.year),
        "result": result_json(state.result, state.applied.requirement),
        "villages": _villages(state),
        "amended": indicator.amended,
        "earlier": [_earlier(checklist, old) for old in indicator.earlier],
        "evidence": [
            evidence_json(piece, {checklist.assessment.id: checklist.assessment.year}) for piece in state.evidence
        ],
        "precedents": [_precedent(precedent) for precedent in state.precedents],
        "gaps": [gap_json(gap) for gap in find_gaps(checklist) if gap.indicator == indicator.number],
        "suggested_evidence": list(indicator.evidence),
        "suggested_owner": indicator.owner,
        "guidance": list(indicator.guidance),
        "wording_confidence": indicator.wording_confidence.value,
        "note": indicator.note,
        "targets": [
            {
                "name": target.name,
                "value": as_json_number(target.value),
                "unit": target.unit,
                "same_measure": near.same_measure,
                "warning": near.warning,
            }
            for target, near in beside
        ],
    }


def queue_json(checklist: Checklist, listed: Iterable[IndicatorState]) -> list[Json]:
    """Return what `ntm criteria unconfirmed --json` prints."""
    year = checklist.assessment.year
    focus = focus_numbers(checklist)
    return [
        {
            "number": state.indicator.number,
            "text": state.indicator.text,
            "focus": state.indicator.number in focus,
            "needs_figure": needs_figure(state, year),
            "requirement": requirement_json(state.applied, state.basis, year),
        }
        for state in listed
    ]


def evidence_json(piece: Evidence, years: Mapping[str, int]) -> Json:
    """Return one object of `ntm evidence list --json`; `years` are those of the assessments."""
    latest = piece.latest_year(years)
    return {
        "id": piece.id,
        "kind": piece.kind,
        "note": piece.note,
        "number": piece.number,
        "issuer": piece.issuer,
        "issued": iso(piece.issued),
        "valid_until": iso(piece.valid_until),
        "maintained": piece.maintained,
        "older_than_period": latest is not None and piece.is_older_than(latest),
        "entered_at": piece.entered_at.isoformat(),
        "entered_by": piece.entered_by,
        "owner": piece.owner,
        "indicators": [link.indicator for link in piece.links],
        "links": [{"assessment": link.assessment, "indicator": link.indicator} for link in piece.links],
        "files": [_file(held) for held in (*piece.files, *piece.earlier)],
    }


def version_json(event: Event, piece: Evidence) -> Json:
    """Return how a piece of evidence read after one deed."""
    said = ("kind", "note", "number", "issuer", "issued", "valid_until", "maintained", "owner")
    printed = evidence_json(piece, {})
    return {"seq": event.seq, "at": event.at.isoformat(), "who": event.who, **{name: printed[name] for name in said}}


def _file(held: StoredFile) -> Json:
    return {"name": held.name, "sha256": held.sha256, "size": held.size, "type": held.type, "retired": held.retired}


def gap_json(gap: Gap) -> Json:
    """Return one object of `ntm gaps --json`."""
    return {
        "rule": gap.rule.value,
        "severity": gap.severity.value,
        "focus": gap.focus,
        "criterion": gap.criterion,
        "indicator": gap.indicator,
        "sentence": gap.sentence,
    }


def event_json(event: Event) -> Json:
    """Return one object of `ntm history --json`."""
    return {
        "seq": event.seq,
        "at": event.at.isoformat(),
        "who": event.who,
        "deed": event.deed.value,
        "assessment": event.assessment,
        "indicators": list(event.indicators),
        "summary": event.summary,
        "reason": event.reason,
        "before": list(event.before),
        "after": list(event.after),
        "undoes": event.undoes,
        "undone": event.undone,
        "joined": event.joined,
        "previous_hash": event.previous_hash,
        "hash": event.hash,
    }


def _precedent(precedent: Precedent) -> Json:
    return {
        "carry": precedent.carry.value,
        "assessment": precedent.assessment,
        "label": precedent.label,
        "number": precedent.number,
        "text": precedent.text,
        "year": precedent.year,
        "requirement": requirement_text(precedent.requirement, precedent.year),
        **_judged(precedent.judgement),
        "result": result_json(precedent.result, precedent.requirement),
        "evidence": [evidence_json(piece, {precedent.assessment: precedent.year}) for piece in precedent.evidence],
    }


def _criterion(state: CriterionState, checklist: Checklist) -> Json:
    return {
        "number": state.criterion.number,
        "name": state.criterion.name,
        "focus": state.focus,
        **_judged(state.judgement),
        **_assigned(state),
        "indicators": [_row(s, checklist) for s in state.indicators],
    }


def _assigned(state: CriterionState) -> Json:
    given = state.assignment
    return {"owner": (given.owner or None) if given else None, "due": iso(given.due) if given else None}


def _recognition(checklist: Checklist) -> Json | None:
    """Return the conditions of recognition, the set itself first; None where the set names no gates."""
    if checklist.recognition is None:
        return None
    total = len(checklist.criteria)
    itself = {
        "number": THE_SET,
        "text": checklist.criteria_set.title,
        **_judged(checklist.as_condition),
        "value": criteria_met(checklist),
        "requirement": {"kind": "set", "text": f"{total}/{total} tiêu chí", "value": total},
    }
    wanted = ("number", "text", "verdict", "provisional", "value", "requirement")
    rows = (_row(gate, checklist) for gate in checklist.gates)
    return {
        **_judged(checklist.recognition),
        "gates": [itself, *({name: row[name] for name in wanted} for row in rows)],
    }


def _earlier(checklist: Checklist, old: Earlier) -> Json:
    changed_by, year = amending(checklist.criteria_set, old.until), checklist.assessment.year
    return {
        "until": old.until.isoformat(),
        "text": old.text,
        "requirement": {
            "kind": old.requirement.kind,
            "text": requirement_text(old.requirement, year),
            "confidence": old.requirement.confidence.value,
            "source": old.requirement.source,
            "note": old.requirement.note,
        },
        "basis": str(old.basis or checklist.criteria_set.basis),
        "wording_confidence": old.wording_confidence.value,
        "source": old.source,
        "changed_by": str(changed_by) if changed_by else None,
        "changed_by_in_force": iso(changed_by.in_force) if changed_by else None,
    }


def _row(state: IndicatorState, checklist: Checklist) -> Json:
    return {
        "number": state.indicator.number,
        "text": state.indicator.text,
        **_judged(state.judgement),
        "ready": is_ready(state, checklist.day),
        **work_json(state),
        "value": value_json(state.result.outcome) if state.result else None,
        "villages": _villages(state),
        "requirement": requirement_json(state.applied, state.basis, checklist.assessment.year),
        "evidence_count": len(state.evidence),
        "to_review": bool(state.to_review),
    }


def _villages(state: IndicatorState) -> Json | None:
    """Return what the rows of villages say of an indicator that counts them; None for every other."""
    if (fed := state.fed) is None:
        return None
    count = fed.rows.count
    return {
        "titles": [title.value for title in fed.rows.titles],
        "held": count.held,
        "not_held": count.not_held,
        "unknown": count.unknown,
        "total": count.total,
        "source": fed.rows.source,
        "updated": iso(fed.rows.updated),
        "is_result": fed.counts,
        "differs": fed.differs,
        "recorded": result_json(fed.typed, state.applied.requirement),
    }


def _judged(judgement: Judgement) -> Json:
    return {"verdict": judgement.verdict.value, "provisional": judgement.provisional}
