"""What is told of villages: the line that counts them, and one of them in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.figure_rows import UNNAMED, held
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.villages import TITLES, Title
from ntm_tracker.domain.wording import VERDICTS
from ntm_tracker.tui import glyphs
from ntm_tracker.tui.widgets.figures import Figure
from ntm_tracker.tui.widgets.pane import section, told
from ntm_tracker.tui.widgets.village_lines import HEADS, held_text, met_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.domain.terms import Verdict
    from ntm_tracker.domain.villages import Villages, VillageTitle
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.widgets.village_lines import VillageRow


_COUNTED = {True: "√ được tính", False: "× không được tính", None: "? chưa rõ nên chưa được tính"}


def totals(villages: Villages, profile: Profile, board: Board) -> list[Figure]:
    """Return what the villages come to: each title with the plan's target, the unnamed, the indicator they feed."""
    parts = []
    for title, word in HEADS.items():
        count = villages.count(title)
        aims = [target.value for target in profile.targets if target.counts == title.value]
        by_then = villages.count(title, until=profile.plan_year).held
        later = f", đến hết {profile.plan_year}: {by_then}" if by_then != count.held else ""
        aim = f" (mục tiêu KH {format_number(aims[0])}{later})" if aims else ""
        if title is Title.MODEL:
            aim = f" (KH ghi {profile.commune.model_villages:02d})"
        parts.append(Figure(f"{word} {count.held}/{count.total}{aim}", f"villages:{held([title])}"))
    if villages.unnamed:
        parts.append(Figure(f"chưa đặt tên {villages.unnamed}", f"villages:{UNNAMED}"))
    return [*parts, *_fed(board, profile)]


def _fed(board: Board, profile: Profile) -> Iterator[Figure]:
    for checklist in board.checklists:
        for counted in profile.village_counts:
            if counted.set == checklist.criteria_set.id and (state := checklist.find(counted.indicator)) and state.fed:
                told = f"chỉ tiêu {counted.indicator}: {glyphs.stated(state)}"
                yield Figure(told, f"villages:{held(state.fed.rows.titles, state.fed.rows.year)}")


def detail(row: VillageRow, profile: Profile, *, is_whole: bool = True) -> RenderableType:
    """Return all that is known of a village; its criteria only where they have no pane of their own."""
    if row.state is None:
        return Group(
            Text(row.name, "bold"),
            Text("\nThôn này chưa có tên trong dữ liệu nên chưa rõ danh hiệu nào. Enter hoặc Ctrl+E để đặt tên."),
        )
    titles = row.state.titles
    return Group(
        Text(row.name, "bold"),
        *section("DANH HIỆU", [f"{HEADS[title]}: {_title(titles.get(title))}" for title in Title]),
        *section("CÒN VIỆC", [*_open_titles(row, profile), *_open_criteria(row, profile)]),
        *(_criteria(row.checklist) if row.checklist and is_whole else ()),
    )


def behind(row: VillageRow, board: Board) -> RenderableType:
    """Return the checklist of a village, criterion by criterion, and what it counts for."""
    counted = section("ĐƯỢC TÍNH VÀO", _counted_for(row, board.office.profile))
    if row.checklist is None:
        return Group(*counted, Text("\nThôn này chưa có kỳ đánh giá thôn NTM kiểu mẫu."))
    return Group(*counted, *_criteria(row.checklist), *_left(row.checklist, board))


def _counted_for(row: VillageRow, profile: Profile) -> Iterator[str]:
    for counted in profile.village_counts:
        titles = [Title(name) for name in counted.titles]
        counts = row.state.holds_all(titles, profile.plan_year) if row.state else None
        yield f"Chỉ tiêu {counted.indicator}: {_COUNTED[counts]}"
    for target in profile.targets:
        if target.counts:
            counts = row.state.holds(Title(target.counts), profile.plan_year) if row.state else None
            yield f"Mục tiêu “{target.name}”: {_COUNTED[counts]}"


def _left(checklist: Checklist, board: Board) -> Iterator[RenderableType]:
    gaps = board.gaps[checklist.assessment.id]
    told_of = [f"{gap.indicator or gap.criterion or ''} {gap.sentence}".strip() for gap in gaps]
    yield from section(f"TỒN TẠI ({len(gaps)})", told_of)


def _title(title: VillageTitle | None) -> str:
    if title is None:
        return held_text(None)
    source = f"; theo {title.source}" if title.source else "; chưa ghi nguồn"
    by = f"; {title.entered_by}, {format_moment(title.entered_at)}" if title.entered_at else "; theo hồ sơ xã"
    return f"{held_text(title)}{source}{by}"


def _open_titles(row: VillageRow, profile: Profile) -> Iterator[str]:
    titles = row.state.titles if row.state else {}
    for counted in profile.village_counts:
        if missing := [TITLES[Title(name)] for name in counted.titles if Title(name) not in titles]:
            yield f"Chưa rõ {' và '.join(missing)} nên chưa được tính vào chỉ tiêu {counted.indicator}."


def _open_criteria(row: VillageRow, profile: Profile) -> Iterator[str]:
    if (checklist := row.checklist) is None:
        # Of the others the plan does not want that they become model villages.
        if any(planned.subject == row.key for planned in profile.assessments):
            yield "Chưa có kỳ đánh giá thôn NTM kiểu mẫu."
        return
    # Each by its own word: what nobody could judge yet is not short of anything.
    left: dict[Verdict, list[str]] = {}
    for criterion in checklist.criteria:
        if criterion.judgement.is_open:
            left.setdefault(criterion.judgement.verdict, []).append(str(criterion.criterion.number))
    deadline = format_date(checklist.assessment.deadline)
    for verdict, numbers in left.items():
        word = VERDICTS[verdict].lower()
        yield f"{len(numbers)} tiêu chí kiểu mẫu {word} ({', '.join(numbers)}); hạn {deadline}. Enter để mở."


def _criteria(checklist: Checklist) -> Iterator[RenderableType]:
    assessment = checklist.assessment
    yield Text(f"\nTIÊU CHÍ KIỂU MẪU: {met_text(checklist)}", "bold")
    yield told([("Bộ", checklist.criteria_set.short_title), ("Kỳ", str(assessment.year))])
    if checklist.criteria_set.stand_in:
        yield Text(f"CHÚ Ý: {checklist.criteria_set.stand_in}.", "bold")
    for criterion in checklist.criteria:
        line = Text(f"{criterion.criterion.number:>2} ").append(
            glyphs.judged(criterion.judgement), glyphs.STYLES[criterion.judgement.verdict]
        )
        yield line.append(f"  {criterion.criterion.name}")
