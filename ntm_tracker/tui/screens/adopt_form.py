"""Which assessment a set is adopted for, before anything is worked out or written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Label

from ntm_tracker.domain.text import fold
from ntm_tracker.domain.wording import LEVELS
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui import set_deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.long_form import LongForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.adoption import Adoption
    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.service.adopting import Adopting
    from ntm_tracker.service.authoring import Shelved
    from ntm_tracker.tui.desk import Desk

_NO_FOCUS = ("không", "0", "-")


class AdoptForm(LongForm):
    """The assessment to start from, year, deadline, focus, beside or instead."""

    SAVE = "Xem trước (Ctrl+S)"

    def __init__(self, desk: Desk, shelved: Shelved, checklists: Sequence[Checklist]) -> None:
        found = shelved.criteria_set
        level = LEVELS[found.level]
        told = (
            f"Câu trả lời và minh chứng của kỳ cũ được giữ: chỉ tiêu giống hẳn thì mang sang, khác thì đặt bên cạnh để "
            f"rà soát lại. Bước này chỉ xem trước, chưa ghi gì.{'' if found.complete else ' BỘ NÀY CHƯA ĐỦ.'}"
        )
        super().__init__(desk, f"Áp dụng bộ “{found.short_title}” (cấp {level})", told)
        self.shelved, self.criteria_set = shelved, found
        self.titles = {c.assessment.set_id: c.criteria_set.short_title for c in checklists}
        """The short titles of the sets in use, by their ids."""
        listed = [c.assessment for c in checklists]
        fitting = [a for a in listed if a.subject.kind == found.level and a.replaced_by is None]
        # The one that is likeliest meant: of the set that this one revises, else its own latest year, to open the next.
        self._starts = sorted(fitting, key=lambda a: (a.set_id != found.revises, a.set_id != found.id, -a.year))
        self.asked: Adopting | None = None
        """What was asked for, as typed."""
        self.plan: Adoption | None = None
        """What it would come to."""

    @classmethod
    def again(cls, form: AdoptForm, checklists: Sequence[Checklist]) -> AdoptForm:
        """Return the dialog with what `form` was asked for."""
        made = cls(form.desk, form.shelved, checklists)
        made.asked = form.asked
        if asked := form.asked:
            made._starts.sort(key=lambda a: a.id != asked.start)
        return made

    def fields(self) -> Iterable[Widget]:
        """Yield the fields; empty ones follow the assessment that it starts from."""
        if self._starts:
            yield Label("Chuyển từ kỳ:", classes="field-head")
            marks = (Mark(self._named(a), place == 0) for place, a in enumerate(self._starts))
            yield Answers(*marks, id="start", classes="field-choice", compact=True)
        like, asked = "bỏ trống: như kỳ cũ" if self._starts else "", self.asked
        yield self.line("subject", "Đơn vị", asked.subject if asked else "", like or "ví dụ Hương Thân")
        yield self.line("year", "Năm", asked.year if asked else "", like or "ví dụ 2024")
        yield self.line("deadline", "Hạn", asked.deadline if asked else "", like or "ví dụ 31/12/2024")
        focus = "" if asked is None or asked.focus is None else asked.focus or _NO_FOCUS[0]
        yield self.line("focus", "Trọng tâm", focus, "ví dụ 3, 6, 8; không: không có")
        if self._starts:
            beside = asked is not None and asked.beside
            yield Tick("Giữ kỳ cũ chạy bên cạnh, không thay", beside, id="beside", compact=True)

    def _named(self, assessment: Assessment) -> str:
        return f"{assessment.subject.name}, kỳ {assessment.year}, {self.titles[assessment.set_id]}"

    async def submit(self) -> str:
        """Work out what would happen."""
        asked = self._read()
        if self.asked and self.asked.start == asked.start:
            asked = replace(asked, mapping=self.asked.mapping)
        self.plan = await self.desk.ask(partial(set_deeds.plan_adoption, adopting=asked, watch=self.watched()))
        self.asked = asked
        return "Xem trước: chưa ghi gì; Ctrl+S để áp dụng."

    def _read(self) -> Adopting:
        from ntm_tracker.service.adopting import Adopting

        start = self._starts[self.query_one("#start", Answers).pressed_index] if self._starts else None
        subject = self.text("subject").strip() or (start.subject.code if start else "")
        if not subject:
            raise InputRefused("Chưa ghi đơn vị; hãy ghi tên xã hoặc thôn, không cần dấu.")
        year = self.text("year").strip()
        is_same = start and start.set_id == self.criteria_set.id and subject == start.subject.code
        if start and is_same and year in ("", str(start.year)):
            raise InputRefused(
                f"{start.subject.name} đang theo chính bộ này trong kỳ {start.year}; hãy ghi năm khác để mở kỳ mới, "
                "hoặc quay lại chọn bộ khác."
            )
        focus = self.text("focus").strip()
        return Adopting(
            set_id=self.criteria_set.id,
            subject=subject,
            start=start.id if start else "",
            start_subject=start.subject.code if start else "",
            year=year,
            deadline=self.text("deadline"),
            focus=None if not focus else "" if focus in _NO_FOCUS or fold(focus) == "khong" else focus,
            beside=any(tick.value for tick in self.query(Tick)),
        )
