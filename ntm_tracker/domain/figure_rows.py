"""Which rows a figure on the screens is made of, counted in the same way as the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.readiness import is_ready
from ntm_tracker.domain.terms import Severity, Verdict
from ntm_tracker.domain.villages import TITLES, Title
from ntm_tracker.domain.wording import SEVERITIES
from ntm_tracker.domain.work_list import WHEN_WORDS, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.gaps import Gap
    from ntm_tracker.domain.plan import TargetState
    from ntm_tracker.domain.villages import VillageState
    from ntm_tracker.domain.work_list import WorkItem

CRITERIA_MET, MET, READY, CONDITIONS = "criteria_met", "met", "ready", "conditions"
RECORDED, REACHED = "recorded", "reached"
UNNAMED = "unnamed"
_WORDS = {
    CRITERIA_MET: "tiêu chí đạt",
    MET: "chỉ tiêu đạt",
    READY: "chỉ tiêu sẵn sàng",
    CONDITIONS: "điều kiện chưa đạt, và tiêu chí chưa đạt nếu thiếu ĐK1",
    RECORDED: "chỉ tiêu đã có số liệu",
    REACHED: "chỉ tiêu đạt mục tiêu",
    UNNAMED: "thôn chưa đặt tên",
}


def rows_text(rows: str) -> str:
    """Say what `rows` are: “tồn tại nghiêm trọng”, “thôn làng văn hóa (đến hết 2024)”."""
    if rows in _WORDS:
        return _WORDS[rows]
    kind, _, rest = rows.partition(":")
    match kind:
        case "gaps":
            return f"tồn tại mức {SEVERITIES[Severity(rest)].lower()}"
        case "when":
            return f"việc {WHEN_WORDS[When(rest)].lower()}"
        case "held":
            titles, until = _asked(rest)
            then = f" (đến hết {until})" if until else ""
            return f"thôn {' và '.join(TITLES[title] for title in titles)}{then}"
        case _:
            return f"chỉ tiêu của tiêu chí {rest}"


def held(titles: Iterable[str], until: int | None = None) -> str:
    """Name the villages that hold every one of `titles`, at the end of the year `until`."""
    return f"held:{'+'.join(titles)}:{until or ''}"


def of_checklist(rows: str, checklist: Checklist) -> tuple[str, ...]:
    """Return the numbers of the criteria or indicators that `rows` are."""
    states = tuple(checklist.indicators())
    match rows:
        case "criteria_met":
            return _criteria(checklist, met=True)
        case "met":
            return tuple(s.indicator.number for s in states if s.judgement.verdict is Verdict.MET)
        case "ready":
            return tuple(s.indicator.number for s in states if is_ready(s, checklist.day))
        case "conditions":
            gates = (g.indicator.number for g in checklist.gates if g.judgement.verdict is not Verdict.MET)
            return (*_criteria(checklist, met=False), *gates)
        case _:
            found = checklist.find_criterion(rows.partition(":")[2])
            return tuple(s.indicator.number for s in found.indicators) if found else ()


def _criteria(checklist: Checklist, *, met: bool) -> tuple[str, ...]:
    listed = checklist.criteria
    return tuple(str(c.criterion.number) for c in listed if (c.judgement.verdict is Verdict.MET) is met)


def of_gaps(rows: str, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the gaps that `rows` are; all where it names none."""
    wanted = rows.partition(":")[2]
    return tuple(gap for gap in gaps if not wanted or gap.severity == wanted)


def of_work(rows: str, items: Iterable[WorkItem]) -> tuple[WorkItem, ...]:
    """Return the work that `rows` are; all where it names none."""
    wanted = rows.partition(":")[2]
    return tuple(item for item in items if not wanted or item.when == wanted)


def has_village(rows: str, state: VillageState | None) -> bool:
    """Say whether a village is one of `rows`; None stands for one that nobody named."""
    if not rows:
        return True
    if rows == UNNAMED or state is None:
        return rows == UNNAMED and state is None
    titles, until = _asked(rows.partition(":")[2])
    return state.holds_all(titles, until) is True


def of_plan(rows: str, states: Iterable[TargetState]) -> list[TargetState]:
    """Return the targets that `rows` are; all where it names none."""
    if rows == REACHED:
        return [state for state in states if state.reached is True]
    return [state for state in states if state.latest or rows != RECORDED]


def _asked(said: str) -> tuple[list[Title], int | None]:
    titles, _, until = said.partition(":")
    return [Title(title) for title in titles.split("+") if title], int(until) if until else None
