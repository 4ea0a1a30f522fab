"""The commands' plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.output import column, print_lines, print_wrapped, width
from ntm_tracker.domain import judged_by, recognition
from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.description import beside_text, earlier_lines, facts, file_text, paper_text
from ntm_tracker.domain.duty_words import appraisal_text, assignment_text, task_text
from ntm_tracker.domain.gaps import OF_THE_PERIOD, find_gaps
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.readiness import criteria_met, provisional_criteria_met, tally
from ntm_tracker.domain.results import outcome_text
from ntm_tracker.domain.subjects import placed_name
from ntm_tracker.domain.suggestions import beside_what_is_there, suggested_text
from ntm_tracker.domain.wording import (
    SEVERITIES,
    judgement_text,
    provisional_text,
    requirement_text,
    state_text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ntm_tracker.domain.checklist import Checklist, CriterionState, IndicatorState
    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.history import Event
    from ntm_tracker.domain.profile import Beside, Target

_NUMBER, _REQUIREMENT, _RESULT, _VERDICT = 6, 22, 12, 22
_WITH_REQUIREMENT = 99
"""From this width on the requirement is listed too."""


def print_status(checklist: Checklist) -> None:
    """Print the head, every criterion, and the indicators of the focus criteria."""
    print_head(checklist)
    print_wrapped(f"{judged_by.LABEL}: {'; '.join(judged_by.judged_by(checklist))}.")
    for gap in (gap for gap in find_gaps(checklist) if gap.rule in OF_THE_PERIOD):
        print_wrapped(gap.sentence)
    print()
    name = width() - 4 - _NUMBER - _VERDICT
    for state in checklist.criteria:
        mark = "*" if state.focus else " "
        number = column(str(state.criterion.number), _NUMBER)
        print(f"{mark} {number}{column(state.criterion.name, name)}  {judgement_text(state.judgement)}")
        if state.assignment or state.tasks:
            _print_duties(checklist, state)
        if state.focus:
            for indicator in state.indicators:
                _print_row(checklist, indicator)
    if checklist.gates:
        print_lines("", "Điều kiện công nhận khác:")
        for gate in checklist.gates:
            print(f"  {column(gate.indicator.number, _NUMBER)}{column(gate.indicator.text, name)}  ", end="")
            print(judgement_text(gate.judgement))
    print_lines("", "* tiêu chí trọng tâm")


def print_head(checklist: Checklist) -> None:
    """Print whose assessment it is and its figures."""
    assessment, counts = checklist.assessment, tally(checklist.indicators(), checklist.day)
    print_wrapped(f"{placed_name(assessment.subject)} · {checklist.criteria_set.short_title} · kỳ {assessment.year}")
    if checklist.criteria_set.stand_in:
        print_wrapped(checklist.criteria_set.stand_in.upper())
    print(f"Tính đến ngày {format_date(checklist.day)}, hạn {format_date(assessment.deadline)}")
    met, indicators_met = criteria_met(checklist), counts.met
    print_wrapped(
        f"Tiêu chí đạt {met}/{len(checklist.criteria)}{provisional_text(provisional_criteria_met(checklist))} · "
        f"chỉ tiêu đạt {indicators_met}/{counts.applicable}{provisional_text(counts.provisional_met)} · "
        f"sẵn sàng {counts.ready}/{counts.applicable} ({format_share(counts.readiness)})"
    )
    if eligible := recognition.eligibility_text(checklist):
        print_wrapped(f"{recognition.LABEL}: {eligible}")


def print_indicator(checklist: Checklist, state: IndicatorState, beside: Sequence[tuple[Target, Beside]]) -> None:
    """Print everything that is known of one indicator."""
    indicator, year = state.indicator, checklist.assessment.year
    print_wrapped(f"{placed_name(checklist.assessment.subject)} · {checklist.criteria_set.short_title} · kỳ {year}")
    if checklist.criteria_set.stand_in:
        print_wrapped(checklist.criteria_set.stand_in.upper())
    print_wrapped(indicator.text, first=f"{indicator.number}  ")
    print()
    for label, text in facts(state, year):
        print_wrapped(text, first=column(f"{label}:", max(15, len(label) + 2)))
    for target, near in beside:
        print_wrapped(beside_text(target, near), first=column("Kế hoạch xã:", 15))
    _print_list("Nhiệm vụ:", [task_text(task, checklist.day) for task in state.tasks])
    _print_list("Thẩm tra, thẩm định:", [appraisal_text(appraisal) for appraisal in state.appraisals])
    _print_list("Văn bản trước đây:", earlier_lines(checklist.criteria_set, indicator, year))
    _print_list("Minh chứng:", [paper_text(piece, year) for piece in state.evidence] or ["chưa có"])
    suggested = beside_what_is_there(indicator.evidence, state.evidence, checklist.day)
    _print_list("Gợi ý minh chứng:", [suggested_text(one) for one in suggested])
    _print_list("Hướng dẫn:", indicator.guidance)
    _print_list("Tồn tại:", [g.sentence for g in find_gaps(checklist) if g.indicator == indicator.number])


def print_gaps(checklist: Checklist, found: Sequence[Gap]) -> None:
    """Print the gaps in their order."""
    print_head(checklist)
    print()
    for gap in found:
        where = gap.indicator or (f"tc {gap.criterion}" if gap.criterion else "kỳ")
        mark = "*" if gap.focus else " "
        print_wrapped(gap.sentence, first=f"{mark} {column(SEVERITIES[gap.severity], 13)} {column(where, 6)} ")
    print_lines("", f"{len(found)} tồn tại." if found else "Không có tồn tại.")


def print_evidence(listed: Sequence[Evidence], years: Mapping[str, int]) -> None:
    """Print evidence, one paragraph each; `years` are those of the assessments."""
    for piece in listed:
        numbers = ", ".join(dict.fromkeys(link.indicator for link in piece.links))
        where = ", ".join(dict.fromkeys(link.assessment for link in piece.links))
        print_wrapped(f"{paper_text(piece, piece.latest_year(years))} [{where}]", first=f"#{piece.id}  [{numbers}]  ")
    if not listed:
        print("Không có minh chứng nào.")


def print_paper(piece: Evidence, versions: Sequence[tuple[Event, Evidence]], years: Mapping[str, int]) -> None:
    """Print one piece of evidence with its files and how it read before."""
    print_evidence([piece], years)
    if piece.owner:
        print(f"{column('Người giữ:', 15)}{piece.owner}")
    print(f"{column('Người nhập:', 15)}{piece.entered_by}, {format_moment(piece.entered_at)}")
    _print_list("Tệp:", [file_text(held) for held in piece.files])
    _print_list("Tệp bản trước (vẫn mở và lưu ra được):", [file_text(held) for held in piece.earlier])
    _print_list(
        "Các bản trước:",
        [f"{format_moment(event.at)}, {event.who}: {paper_text(earlier)}" for event, earlier in versions[1:]],
    )


def print_history(listed: Sequence[Event]) -> None:
    """Print events, one line each."""
    for event in listed:
        where = f" [{event.assessment}]" if event.assessment else ""
        print_wrapped(f"{event.who} · {event.summary}{where}{event.fate}", first=f"{format_moment(event.at)}  ")


def _print_row(checklist: Checklist, state: IndicatorState) -> None:
    wanted = requirement_text(state.applied.requirement, checklist.assessment.year)
    got = outcome_text(state.result.outcome, state.result.unit) if state.result else "—"
    beside = [column(got, _RESULT)]
    if width() >= _WITH_REQUIREMENT:
        beside.insert(0, column(wanted, _REQUIREMENT))
    text = width() - 4 - _NUMBER - sum(len(cell) + 1 for cell in beside) - _VERDICT - 1
    cells = [column(state.indicator.number, _NUMBER - 1), column(state.indicator.text, text), *beside]
    print(f"    {' '.join(cells)} {state_text(state)}")
    if state.fed:
        from ntm_tracker.domain.village_feed import fed_text

        print_wrapped(fed_text(state.fed), indent=4 + _NUMBER, first="Theo thôn: ")


def _print_duties(checklist: Checklist, state: CriterionState) -> None:
    if state.assignment:
        print_wrapped(assignment_text(state.assignment), indent=4, first="Phụ trách: ")
    for task in state.tasks:
        print_wrapped(task_text(task, checklist.day), indent=4, first="Nhiệm vụ: ")


def _print_list(title: str, lines: Sequence[str]) -> None:
    if lines:
        print_lines("", title)
    for line in lines:
        print_wrapped(line, indent=2, first="- ")
