"""What a report is made of: its figures, each with where it comes from, and what it still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.console import Group
from rich.text import Text

from ntm_tracker.domain.description import facts
from ntm_tracker.domain.figure_rows import CRITERIA_MET, MET, READY, of_work
from ntm_tracker.domain.plan import plan_result_text
from ntm_tracker.domain.readiness import criteria_met, tally
from ntm_tracker.domain.terms import Severity, Standing, Verdict
from ntm_tracker.domain.villages import Title
from ntm_tracker.domain.wording import SEVERITIES
from ntm_tracker.domain.work_list import WHEN_WORDS, by_person, counts_text, of_person, work_items
from ntm_tracker.tui.widgets import plan_words, village_words
from ntm_tracker.tui.widgets.figures import Figure
from ntm_tracker.tui.widgets.overview_words import by_criterion
from ntm_tracker.tui.widgets.pane import section
from ntm_tracker.tui.widgets.village_lines import HEADS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.plan import Plan
    from ntm_tracker.domain.villages import Villages
    from ntm_tracker.service.board import Board

_LACKS = "BÁO CÁO CÒN THIẾU"


class Contents(NamedTuple):
    """What one report is made of."""

    figures: Iterable[Figure]
    told: RenderableType
    """What it lacks, and what its figures rest on."""


def of_checklist(board: Board, checklist: Checklist) -> Contents:
    """Return the contents of the papers on one assessment."""
    return Contents(_counted(board, checklist), _lacking(checklist))


def _counted(board: Board, checklist: Checklist) -> Iterator[Figure]:
    counts = tally(checklist.indicators(), checklist.day)
    met, gaps = criteria_met(checklist), board.gaps[checklist.assessment.id]
    yield Figure(f"Tiêu chí đạt {met}/{len(checklist.criteria)}", f"checklist:{CRITERIA_MET}")
    yield Figure(f"Chỉ tiêu đạt {counts.met}/{counts.applicable}", f"checklist:{MET}")
    yield Figure(f"Sẵn sàng {counts.ready}/{counts.applicable}", f"checklist:{READY}")
    for severity in reversed(Severity):
        count = sum(gap.severity is severity for gap in gaps)
        yield Figure(f"{SEVERITIES[severity]} {count}", f"review:gaps:{severity}")


def _lacking(checklist: Checklist) -> RenderableType:
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
    return Group(*section(_LACKS, told), *section(f"KẾT QUẢ ĐÃ GHI VÀ NGUỒN ({len(results)})", results or ["chưa có"]))


def _lack(words: str, listed: list[str]) -> str:
    return f"{words} ({len(listed)}): {', '.join(listed)}" if listed else f"{words}: không có"


def _result(state: IndicatorState, year: int) -> str:
    told = dict(facts(state, year))["Kết quả"]
    papers = f"{len(state.evidence)} minh chứng" if state.evidence else "chưa có minh chứng"
    return f"{told}; {papers}"


def of_villages(villages: Villages, board: Board) -> Contents:
    """Return the contents of the paper on the villages."""
    told = [f"{villages.unnamed} thôn chưa có tên"] if villages.unnamed else []
    for title in Title:
        unknown = [state.village.name for state in villages.named if title not in state.titles]
        told.append(_lack(f"Chưa rõ {HEADS[title]}", unknown))
    assessed = [c for c in board.checklists if c.assessment.subject.kind == "village"]
    by = [part for c in assessed if not c.assessment.replaced_by for part in (Text(), by_criterion(c))]
    return Contents(village_words.totals(villages, board.office.profile, board), Group(*section(_LACKS, told), *by))


def of_plan(plan: Plan) -> Contents:
    """Return the contents of the paper on the plan's targets."""
    without = [state.target.name for state in plan.targets if state.latest is None]
    rests = [
        f"{state.target.name}: {plan_result_text(state.latest, state.target)}" for state in plan.targets if state.latest
    ]
    told = Group(
        *section(f"{_LACKS}: CHƯA CÓ SỐ LIỆU ({len(without)})", without or ["không có"]),
        *section(f"SỐ LIỆU ĐÃ GHI VÀ NGUỒN ({len(rests)})", rests or ["chưa có"]),
    )
    return Contents(plan_words.totals(plan), told)


def of_duties(board: Board) -> Contents:
    """Return the contents of the paper on who does what: its figures are those of the officer at this machine."""
    every = work_items(board.checklists)
    people = [f"{name}: {counts_text(items)}" for name, items in by_person(every)]
    none = [f"{item.number} {item.what}" for item in every if not item.who]
    told = Group(*section(f"{_LACKS}: CHƯA GIAO AI", none or ["không có"]), *section("VIỆC CỦA TỪNG NGƯỜI", people))
    return Contents(_work(board), told)


def _work(board: Board) -> Iterator[Figure]:
    items = of_person(work_items(board.checklists), board.office.who)
    yield Figure(f"Việc của {board.office.who}: {len(items)}", "work:")
    for when, word in WHEN_WORDS.items():
        if count := len(of_work(f"when:{when}", items)):
            yield Figure(f"{word.lower()}: {count}", f"work:when:{when}")
