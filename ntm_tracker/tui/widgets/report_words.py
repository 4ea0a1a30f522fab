"""What a report is made of: its figures, each with where it comes from, and what it still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from ntm_tracker.domain.description import facts
from ntm_tracker.domain.figure_rows import CRITERIA_MET, MET, READY, of_work
from ntm_tracker.domain.readiness import criteria_met, tally
from ntm_tracker.domain.terms import Severity, Standing, Verdict
from ntm_tracker.domain.wording import SEVERITIES
from ntm_tracker.domain.work_list import WHEN_WORDS, of_person, work_items
from ntm_tracker.tui.widgets.figures import Figure
from ntm_tracker.tui.widgets.pane import section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import RenderableType

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.service.board import Board


def checklist_figures(board: Board, checklist: Checklist) -> Iterator[Figure]:
    """Yield what the papers on an assessment say first: what is met, what is ready, what stands in the way."""
    counts = tally(checklist.indicators(), checklist.day)
    met, gaps = criteria_met(checklist), board.gaps[checklist.assessment.id]
    yield Figure(f"Tiêu chí đạt {met}/{len(checklist.criteria)}", f"checklist:{CRITERIA_MET}")
    yield Figure(f"Chỉ tiêu đạt {counts.met}/{counts.applicable}", f"checklist:{MET}")
    yield Figure(f"Sẵn sàng {counts.ready}/{counts.applicable}", f"checklist:{READY}")
    for severity in reversed(Severity):
        count = sum(gap.severity is severity for gap in gaps)
        yield Figure(f"{SEVERITIES[severity]} {count}", f"review:gaps:{severity}")


def work_figures(board: Board) -> Iterator[Figure]:
    """Yield how much work the officer at this machine has, by how urgent it is."""
    items = of_person(work_items(board.checklists), board.office.who)
    yield Figure(f"Việc của {board.office.who}: {len(items)}", "work:")
    for when, word in WHEN_WORDS.items():
        if count := len(of_work(f"when:{when}", items)):
            yield Figure(f"{word.lower()}: {count}", f"work:when:{when}")


def lacking(checklist: Checklist) -> RenderableType:
    """Return which indicators the report says least of, and what its figures rest on."""
    states = list(checklist.indicators())
    year = checklist.assessment.year
    lacks: tuple[tuple[str, Callable[[IndicatorState], bool]], ...] = (
        ("Chưa có kết quả", lambda s: s.result is None),
        ("Mức yêu cầu chưa đối chiếu hoặc chưa rõ", lambda s: s.applied.standing is not Standing.CONFIRMED),
        ("Đạt mà chưa có minh chứng", lambda s: s.judgement.verdict is Verdict.MET and not s.evidence),
        ("Ý kiến cấp trên chưa giải trình", lambda s: bool(s.open_remarks)),
    )
    told = [_lack(words, [s.indicator.number for s in states if test(s)]) for words, test in lacks]
    results = [f"{s.indicator.number}: {_result(s, year)}" for s in states if s.result]
    return Group(
        Text("BÁO CÁO CÒN THIẾU", "bold"),
        *section("", told),
        *section(f"KẾT QUẢ ĐÃ GHI VÀ NGUỒN ({len(results)})", results or ["chưa có"]),
    )


def _lack(words: str, numbers: list[str]) -> str:
    return f"{words} ({len(numbers)}): {', '.join(numbers)}" if numbers else f"{words}: không có"


def _result(state: IndicatorState, year: int) -> str:
    told = dict(facts(state, year))["Kết quả"]
    papers = f"{len(state.evidence)} minh chứng" if state.evidence else "chưa có minh chứng"
    return f"{told}; {papers}"
