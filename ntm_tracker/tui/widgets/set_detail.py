"""One line of a criteria set, or its head: everything that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from ntm_tracker.domain.authoring import lacking
from ntm_tracker.domain.criteria import Criterion
from ntm_tracker.domain.requirements import Checklist, Level, Open, Unknown, VillageShare, measure_of
from ntm_tracker.domain.wording import CONFIDENCE, LEVELS, MEASURES, bounds_text
from ntm_tracker.tui.widgets.set_words import (
    counts_text,
    in_force_text,
    users_text,
    years_text,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ntm_tracker.domain.criteria import Indicator
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.service.authoring import Shelved

Facts = list[tuple[str, str]]


class SetDetail(VerticalScroll):
    """The right-hand pane; a page of its own on a narrow screen."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="detail")

    def show(self, shelved: Shelved, line: Criterion | Indicator | None) -> None:
        """Show a line of a set, or its head where there is none."""
        if line is None:
            content = _head(shelved)
        elif isinstance(line, Criterion):
            content = _criterion(line)
        else:
            content = _line(shelved, line)
        if self.query(Static):
            self.query_one(Static).update(content)
        else:
            self.mount(Static(content, markup=False))
        self.scroll_home(animate=False)


def _head(shelved: Shelved) -> RenderableType:
    found = shelved.criteria_set
    first, *others = [str(i) for i in found.instruments]
    lacks = lacking(found)
    told: Facts = [
        ("Cấp", LEVELS[found.level]),
        ("Giai đoạn", years_text(found)),
        ("Gồm", counts_text(found)),
        ("Văn bản", first),
        ("Hiệu lực", in_force_text(found)),
        *[("Và", other) for other in others],
        ("Căn cứ", str(found.basis)),
        ("Lưu ý", found.warning),
        ("Nguồn", "bộ của xã" if shelved.own else "đi kèm chương trình"),
        *([("Là lần sửa của", found.revises)] if found.revises else []),
        ("Đang dùng", users_text(shelved) or "chưa dùng cho kỳ đánh giá nào"),
        ("Đánh giá", "đủ để đánh giá" if found.complete else "chưa đủ để đánh giá, chỉ để đọc"),
        *[("Còn thiếu", lack) for lack in lacks],
        ("Đối chiếu", f"{shelved.unconfirmed} mức chưa đối chiếu hoặc chưa rõ"),
        ("Mã", found.id),
    ]
    return Group(Text(f"{found.title}\n", "bold"), _grid(told))


def _criterion(criterion: Criterion) -> RenderableType:
    text = Text(f"Tiêu chí {criterion.number}. {criterion.name}\n", "bold")
    parts = [("Nhóm", criterion.group), ("Lưu ý", criterion.note), ("Câu chữ", CONFIDENCE[criterion.name_confidence])]
    listed = Text()
    for one in criterion.indicators:
        listed.append(f"\n{one.number}  ", "bold").append(f"{one.text}\n").append(
            f"     {bounds_text(one.requirement)}"
        )
    if not criterion.indicators:
        listed.append("\nChưa có chỉ tiêu: tiêu chí được đánh giá cả khối.")
    return Group(text, _grid([part for part in parts if part[1]]), listed)


def _line(shelved: Shelved, line: Indicator) -> RenderableType:
    requirement = line.requirement
    told: Facts = [
        ("Mức yêu cầu", bounds_text(requirement)),
        ("Cách đo", MEASURES[measure_of(requirement)]),
        *_parts(requirement),
    ]
    if not isinstance(requirement, Open):
        told.append(("Đối chiếu", "đã đối chiếu" if line.number in shelved.confirmed else "chưa đối chiếu"))
    told += [
        ("Căn cứ", str(shelved.criteria_set.basis_of(line))),
        ("Câu chữ", CONFIDENCE[line.wording_confidence]),
        ("Sửa đổi", line.amended),
        ("Lưu ý", line.note),
        ("Lưu ý về mức", requirement.note),
        *[("Minh chứng", one) for one in line.evidence],
        ("Phụ trách", line.owner),
        *[("Hướng dẫn", one) for one in line.guidance],
    ]
    return Group(Text(f"{line.number}  {line.text}\n", "bold"), _grid([part for part in told if part[1]]))


def _parts(requirement: Requirement) -> Facts:
    match requirement:
        case Level():
            return [("Thang", ", ".join(requirement.levels))]
        case Checklist():
            return [("Nội dung", item) for item in requirement.items]
        case VillageShare() | Unknown():
            return [("Thôn phải", test) for test in requirement.tests]
        case _:
            return []


def all_lines(shelved: Shelved) -> RenderableType:
    """Return every criterion of a set with its indicators and what each must reach."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, overflow="ellipsis", ratio=3)
    grid.add_column(no_wrap=True, overflow="ellipsis", ratio=2)
    for criterion in shelved.criteria_set.criteria:
        grid.add_row(Text(str(criterion.number), "bold"), Text(criterion.name, "bold"), "")
        for one in criterion.indicators:
            wanted = Text(bounds_text(one.requirement), "" if one.number in shelved.confirmed else "dim")
            grid.add_row(one.number, Text(one.text), wanted)
    return Group(Text("TIÊU CHÍ, CHỈ TIÊU, MỨC YÊU CẦU (mờ: chưa đối chiếu)\n", "bold"), grid)


def _grid(told: Facts) -> Table:
    grid = Table.grid(padding=(0, 1))
    for label, text in told:
        grid.add_row(Text(f"{label}:", "dim"), Text(text, overflow="fold"))
    return grid
