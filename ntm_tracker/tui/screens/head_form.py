"""Writing what is said of a criteria set as a whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Label

from ntm_tracker.domain.authoring import PutHead
from ntm_tracker.domain.merging import Bound
from ntm_tracker.domain.set_entry import HeadDraft, head_draft, read_head
from ntm_tracker.tui import set_deeds
from ntm_tracker.tui.screens.set_form import SetForm
from ntm_tracker.tui.widgets.choices import Answers, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.merging import Row
    from ntm_tracker.service.authoring import Shelved
    from ntm_tracker.tui.desk import Desk

_LEVELS = (("commune", "Bộ cho xã"), ("village", "Bộ cho thôn"))
_NONE = HeadDraft("", "", "", "", "", "", "", "")
_LINES = (
    ("first_year", "Năm đầu", "ví dụ 2021"),
    ("last_year", "Năm cuối", "ví dụ 2025"),
    ("kind", "Loại văn bản", "ví dụ Quyết định"),
    ("number", "Số văn bản", "ví dụ 741/QĐ-UBND"),
    ("issuer", "Cơ quan", "ví dụ UBND tỉnh Bắc Giang"),
    ("signed", "Ngày ký", "ví dụ 30/06/2022"),
    ("in_force", "Ngày hiệu lực", "bỏ trống nếu từ ngày ký"),
    ("in_force_to", "Hết hiệu lực", "bỏ trống nếu chưa biết"),
    ("annex", "Phụ lục", "ví dụ Phụ lục I"),
    ("stand_in", "Dùng tạm thay", "chỉ ghi khi bộ dùng tạm thay bộ khác"),
)


class HeadForm(SetForm):
    """Name, level, years, decision, warning."""

    LABELS: ClassVar = {
        "title": "Tên đầy đủ",
        "short_title": "Tên ngắn",
        "level": "Cấp",
        "warning": "Lưu ý",
        **{name: label for name, label, _ in _LINES},
    }
    # A decision is named by these together.
    BOUND: ClassVar = Bound(("kind", "number", "issuer", "signed"))
    NOTES: ClassVar = frozenset({"warning"})

    def __init__(self, desk: Desk, shelved: Shelved | None = None) -> None:
        title = "Sửa thông tin chung của bộ" if shelved else "Soạn bộ tiêu chí mới"
        told = "" if shelved else "Ghi thông tin chung theo quyết định; tiêu chí và chỉ tiêu thêm ở màn hình sau."
        super().__init__(desk, shelved, title, told)
        self._draft = head_draft(self.criteria_set) if self.criteria_set else _NONE

    def fields(self) -> Iterable[Widget]:
        """Yield the fields in the order of a decision's first page."""
        yield self.area("title", "Tên đầy đủ", self._draft.title)
        yield self.line("short_title", "Tên ngắn", self._draft.short_title, "tối đa 30 ký tự, để ghi đầu bảng")
        yield Label("Cấp:", classes="field-head")
        marks = (Mark(label, level == self._draft.level) for level, label in _LEVELS)
        yield Answers(*marks, id="level", classes="field-choice", compact=True)
        for name, label, hint in _LINES:
            yield self.line(name, label, getattr(self._draft, name), hint)
        yield self.area("warning", "Lưu ý", self._draft.warning)

    def held(self) -> Row:
        """Return the head as the record holds it; nothing for a new set."""
        if self.criteria_set is None:
            return {}
        draft = head_draft(self.criteria_set)
        return {name: getattr(draft, name) for name in self.LABELS} | {"level": dict(_LEVELS).get(draft.level, "")}

    async def submit(self) -> str:
        """Save the head."""
        pressed = self.query_one("#level", Answers).pressed_index
        texts = {name: self.text(name) for name in ("title", "short_title", "warning", *(line[0] for line in _LINES))}
        draft = HeadDraft(level=_LEVELS[pressed][0] if pressed >= 0 else "", **texts)
        if self.criteria_set is None:
            return self.keep(await self.perform(partial(set_deeds.new_set, draft=draft)))
        return await self.change_line(PutHead(self.criteria_set, read_head(draft, self.criteria_set)))
