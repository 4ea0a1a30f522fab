"""Writing an evidence note, with its paper and files."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Label, TextArea

from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.service.evidence import Paper
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.form import Form, labelled
from ntm_tracker.tui.widgets.note_area import NoteArea

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.tui.desk import Desk


class EvidenceForm(Form):
    """A long note first; the paper's particulars below it."""

    def __init__(self, desk: Desk, checklist: Checklist, state: IndicatorState) -> None:
        self._state, self._checklist = state, checklist
        title = f"Thêm minh chứng cho {indicator_text(state.indicator.number)}"
        super().__init__(desk, title, labelled(checklist, state.indicator.text))

    def fields(self) -> Iterable[Widget]:
        """Yield the note, then the paper."""
        yield Label("Nội dung minh chứng (Tab để sang ô sau):", classes="field-head")
        yield NoteArea(id="note", tab_behavior="focus", compact=True)
        yield self.line("number", "Số văn bản", hint="ví dụ 12/BC-UBND")
        yield self.line("issuer", "Cơ quan", hint="ví dụ UBND xã Hương Sơn")
        yield self.line("issued", "Ngày ban hành", hint="ví dụ 30/06/2024")
        yield self.line("valid-until", "Hiệu lực đến", hint="bỏ trống nếu không có thời hạn")
        yield self.line("indicators", "Chỉ tiêu", self._state.indicator.number, "ví dụ 3.1 3.4")
        yield self.line("files", "Tệp kèm theo", hint="đường dẫn tệp; nhiều tệp cách nhau bằng dấu ;")

    async def submit(self) -> str:
        """Save the evidence."""
        paper = Paper(
            note=self.query_one("#note", TextArea).text,
            number=self.text("number"),
            issuer=self.text("issuer"),
            issued=self.text("issued"),
            valid_until=self.text("valid-until"),
            files=tuple(_unquoted(part) for part in self.text("files").split(";") if part.strip()),
        )
        numbers = tuple(re.split(r"[\s,;]+", self.text("indicators").strip(" ,;")))
        return await self.desk.perform(
            partial(
                deeds.add_evidence,
                assessment=self._checklist.assessment,
                numbers=numbers if numbers != ("",) else (self._state.indicator.number,),
                paper=paper,
            )
        )


def _unquoted(path: str) -> str:
    # A file dragged into a terminal arrives in quotes.
    return path.strip().strip("'\"")
