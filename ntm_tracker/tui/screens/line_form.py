"""Writing an indicator or a condition of recognition."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.widgets import Label

from ntm_tracker.domain.authoring import PutLine
from ntm_tracker.domain.merging import Bound
from ntm_tracker.domain.set_entry import LineDraft, read_line
from ntm_tracker.domain.set_requirement import ORDER, RequirementDraft, requirement_draft
from ntm_tracker.domain.wording import MEASURES, indicator_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui.screens.set_form import SetForm
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.note_area import NoteArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.domain.merging import Row
    from ntm_tracker.domain.set_requirement import Known
    from ntm_tracker.service.authoring import Shelved
    from ntm_tracker.tui.desk import Desk

_KNOWN: tuple[tuple[Known, str], ...] = (
    ("known", "Đã biết mức, ghi ở ô dưới"),
    ("province", "UBND cấp tỉnh quy định, chưa có văn bản"),
    ("unknown", "Chưa rõ mức"),
)


_REQUIREMENT = ("measure", "known", "bound", "unit", "parts")


class LineForm(SetForm):
    """Number and words, how it is measured and its bound, where it stands, suggestions."""

    LABELS: ClassVar = {
        "number": "Số",
        "text": "Nội dung",
        "measure": "Cách đo",
        "known": "Mức yêu cầu",
        "bound": "Mức",
        "unit": "Đơn vị",
        "parts": "Các mục",
        "decision": "Căn cứ riêng",
        "annex": "Phụ lục",
        "article": "Điều, khoản",
        "line-note": "Lưu ý",
        "evidence": "Gợi ý minh chứng",
        "owner": "Gợi ý phụ trách",
    }
    # A requirement and where it was read are one statement.
    BOUND: ClassVar = Bound(_REQUIREMENT, ("decision", "annex", "article"))
    NOTES: ClassVar = frozenset({"line-note", "evidence"})

    def __init__(self, desk: Desk, shelved: Shelved, number: str, seen: Indicator | None = None) -> None:
        what = indicator_text(number)
        told = f"Bộ: {shelved.criteria_set.short_title}. Tab sang ô sau, mũi tên để chọn."
        super().__init__(desk, shelved, f"Sửa {what}" if seen else f"Thêm {what}", told)
        self._seen, self._number = seen, number
        self.notices += desk.will_take_back_in(shelved.criteria_set.id, number)
        self._asked = requirement_draft(seen.requirement) if seen else RequirementDraft("pass_fail")
        self._is_confirmed = number in shelved.confirmed

    def fields(self) -> Iterable[Widget]:
        """Yield the fields in the order in which a decision's table is read."""
        row = _row(self._number, self._seen)
        yield self.line("number", "Số", row["number"])
        yield self._tall("text", "Nội dung", row["text"])
        yield from self._requirement()
        yield Label("Chỉ khi căn cứ khác với căn cứ chung của bộ:", classes="field-head")
        yield self.line("decision", "Căn cứ riêng", row["decision"], "ví dụ QĐ 211/QĐ-TTg")
        yield self.line("annex", "Phụ lục", row["annex"])
        yield self.line("article", "Điều, khoản", row["article"])
        yield Label("Không bắt buộc:", classes="field-head")
        yield self.area("line-note", "Lưu ý", row["line-note"])
        yield self._tall("evidence", "Gợi ý m.chứng", row["evidence"])
        yield self.line("owner", "Gợi ý phụ trách", row["owner"], "ví dụ công chức địa chính")

    def on_mount(self) -> None:
        """Begin with the words: the number is there already."""
        self.query_one("#text").focus()

    def held(self) -> Row:
        """Return the line as the record holds it; nothing for a new one."""
        return _row(self._number, self._seen) if self._seen else {}

    def has_changes(self) -> bool:
        """Say whether there is anything to save, the word for the figure among it."""
        return super().has_changes() or self.query_one("#vouched", Tick).value

    def take(self, row: Mapping[str, str]) -> None:
        """Put `row` into the fields; who vouched for another requirement does not vouch for this one."""
        before = self.typed_row()
        super().take(row)
        if any(before[name] != row[name] for name in _REQUIREMENT):
            self.query_one("#vouched", Tick).value = False

    def _requirement(self) -> Iterable[Widget]:
        asked = self._asked
        yield Label("Cách đo:", classes="field-head")
        marks = (Mark(MEASURES[measure].capitalize(), measure == asked.measure) for measure in ORDER)
        yield Answers(*marks, id="measure", classes="field-choice", compact=True)
        yield Label("Mức yêu cầu:", classes="field-head")
        marks = (Mark(label, known == asked.known) for known, label in _KNOWN)
        yield Answers(*marks, id="known", classes="field-choice", compact=True)
        yield self.line("bound", "Mức", asked.bound, "như >= 85; Khá; 5/8; 2024: >= 54; 2025: >= 58")
        yield self.line("unit", "Đơn vị", asked.unit, "chỉ khi đo bằng một con số, ví dụ mô hình")
        yield Tick("Đã đọc mức này trong văn bản giấy (đã đối chiếu)", id="vouched", compact=True)
        yield Label("Thang mức từ thấp đến cao, hoặc các nội dung, mỗi dòng một mục:", classes="field-head")
        yield self._tall("parts", "Các mục", asked.parts)

    def _tall(self, name: str, label: str, value: str) -> Widget:
        field = NoteArea(value, id=name, tab_behavior="focus", compact=True)
        return Horizontal(Label(label, classes="field-label", markup=False), field, classes="field text-lines")

    async def submit(self) -> str:
        """Save the line."""
        names = ("number", "text", "decision", "annex", "article", "evidence", "owner")
        typed = {name: self.text(name) for name in names}
        draft = LineDraft(requirement=self._requirement_typed(), note=self.text("line-note"), **typed)
        line = read_line(draft, self._seen)
        self.number = line.number
        vouched = self.query_one("#vouched", Tick).value
        if vouched and draft.requirement.known != "known":
            raise InputRefused("Chưa có mức để đối chiếu; hãy ghi mức, hoặc bỏ đánh dấu “Đã đọc mức này”.")
        return await self.change_line(PutLine(line, self._seen), (line.number,) if vouched else ())

    def _requirement_typed(self) -> RequirementDraft:
        measure = self.query_one("#measure", Answers).pressed_index
        known = self.query_one("#known", Answers).pressed_index
        return RequirementDraft(
            ORDER[measure], _KNOWN[known][0], self.text("bound"), self.text("unit"), self.text("parts")
        )

    def look_again(self, now: CriteriaSet) -> None:
        """Take the line as it now is for the one that was shown.

        Raises:
            InputRefused: it is there no more.
        """
        super().look_again(now)
        if self._seen is None:
            return
        listed = (*(i for c in now.criteria for i in c.indicators), *now.gates)
        if (found := next((i for i in listed if i.number == self._number), None)) is None:
            raise InputRefused("Người khác vừa xóa dòng này nên chưa lưu gì; hãy chép lại điều vừa gõ rồi Esc.")
        self._seen = found


def _row(number: str, seen: Indicator | None) -> Row:
    """Return a line as it stands in the fields."""
    asked = requirement_draft(seen.requirement) if seen else RequirementDraft("pass_fail")
    basis = seen.basis if seen else None
    return {
        "number": number,
        "text": seen.text if seen else "",
        "measure": MEASURES[asked.measure].capitalize(),
        "known": dict(_KNOWN)[asked.known],
        "bound": asked.bound,
        "unit": asked.unit,
        "parts": asked.parts,
        "decision": basis.decision if basis else "",
        "annex": basis.annex if basis else "",
        "article": basis.article if basis else "",
        "line-note": seen.note if seen else "",
        "evidence": "\n".join(seen.evidence) if seen else "",
        "owner": seen.owner if seen else "",
    }
