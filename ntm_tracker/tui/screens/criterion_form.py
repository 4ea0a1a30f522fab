"""Writing a criterion, and removing a line of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ntm_tracker.domain.authoring import AddCriterion, PutCriterion, RemoveCriterion, RemoveLine
from ntm_tracker.domain.criteria import Criterion
from ntm_tracker.domain.set_entry import read_criterion
from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui.screens.set_form import SetForm
from ntm_tracker.tui.widgets.choices import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.domain.merging import Row
    from ntm_tracker.service.authoring import Shelved
    from ntm_tracker.tui.desk import Desk

_RENUMBER = "Đánh số lại các tiêu chí sau"


class CriterionForm(SetForm):
    """Number, name, group, note."""

    LABELS: ClassVar = {"name": "Tên tiêu chí", "group": "Nhóm", "criterion-note": "Lưu ý"}
    NOTES: ClassVar = frozenset({"criterion-note"})

    def __init__(self, desk: Desk, shelved: Shelved, seen: Criterion | None = None) -> None:
        title = f"Sửa tiêu chí {seen.number}" if seen else "Thêm tiêu chí"
        super().__init__(desk, shelved, title, f"Bộ: {shelved.criteria_set.short_title}.")
        self._seen, self._last = seen, len(shelved.criteria_set.criteria)

    def fields(self) -> Iterable[Widget]:
        """Yield the fields; the number only of a new one."""
        seen = self._seen
        if seen is None:
            yield self.line("number", "Số", str(self._last + 1))
            if self._last:
                yield Tick(f"{_RENUMBER} (khi chèn vào giữa)", id="renumber", compact=True)
        yield self.line("name", "Tên tiêu chí", seen.name if seen else "", "ví dụ Giao thông")
        yield self.line("group", "Nhóm", seen.group if seen else "", "bỏ trống nếu không chia nhóm")
        yield self.area("criterion-note", "Lưu ý", seen.note if seen else "")

    def held(self) -> Row:
        """Return the criterion as the record holds it; nothing for a new one."""
        seen = self._seen
        return {"name": seen.name, "group": seen.group, "criterion-note": seen.note} if seen else {}

    def on_mount(self) -> None:
        """Begin with the name: the number is there already."""
        self.query_one("#name").focus()

    async def submit(self) -> str:
        """Save the criterion."""
        number = self.text("number") if self._seen is None else str(self._seen.number)
        read = read_criterion(number, self.text("name"), self.text("group"), self.text("criterion-note"), self._seen)
        self.number = f"c{read.number}"
        if self._seen:
            return await self.change_line(PutCriterion(self._seen, read))
        ticked = [tick.value for tick in self.query(Tick)]
        return await self.change(AddCriterion(read, renumber=any(ticked)))

    def look_again(self, now: CriteriaSet) -> None:
        """Take the criterion as it now is for the one that was shown."""
        super().look_again(now)
        if self._seen:
            self._seen = _criterion(now, self._seen.number)


class RemoveForm(SetForm):
    """What is removed with a line, before it is."""

    SAVE = "Xóa (Ctrl+S)"

    def __init__(self, desk: Desk, shelved: Shelved, seen: Criterion | Indicator) -> None:
        self._seen, self._is_middle = seen, False
        if isinstance(seen, Criterion):
            title = f"Xóa tiêu chí {seen.number}"
            told = self._criterion_told(seen, shelved.criteria_set)
        else:
            title, told = f"Xóa {indicator_text(seen.number)}", f"{seen.text}\nHoàn tác được bằng Ctrl+Z."
        super().__init__(desk, shelved, title, told)

    def _criterion_told(self, seen: Criterion, found: CriteriaSet) -> str:
        told = f"{seen.name}\nXóa cả {len(seen.indicators)} chỉ tiêu của tiêu chí. Hoàn tác được bằng Ctrl+Z."
        last = len(found.criteria)
        self._is_middle = seen.number < last
        if self._is_middle:
            first = seen.number + 1
            moved = f"tiêu chí {last} sẽ thành {last - 1}, chỉ tiêu của nó"
            if first < last:
                moved = f"tiêu chí {first}-{last} sẽ thành {first - 1}-{last - 1}, chỉ tiêu của chúng"
            told += f"\nSố tiêu chí phải liền nhau: {moved} cũng đổi số theo."
        return told

    def fields(self) -> Iterable[Widget]:
        """Yield the officer's word for renumbering, where it is needed."""
        if self._is_middle:
            yield Tick(_RENUMBER, id="renumber", compact=True)

    async def submit(self) -> str:
        """Remove the line."""
        if isinstance(self._seen, Criterion):
            ticked = [tick.value for tick in self.query(Tick)]
            return await self.change(RemoveCriterion(self._seen, renumber=any(ticked)))
        return await self.change(RemoveLine(self._seen))

    def look_again(self, now: CriteriaSet) -> None:
        """Take the line as it now is for the one that was shown."""
        super().look_again(now)
        if isinstance(self._seen, Criterion):
            self._seen = _criterion(now, self._seen.number)
        elif line := now.find(self._seen.number):
            self._seen = line


def _criterion(now: CriteriaSet, number: int) -> Criterion:
    if number > len(now.criteria):
        raise InputRefused(f"Người khác vừa xóa tiêu chí {number}; hãy nhấn Esc rồi xem lại danh sách.")
    return now.criteria[number - 1]
