"""Writing an evidence note, with its paper and files."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Label, TextArea

from ntm_tracker.domain.checklist import IndicatorState
from ntm_tracker.domain.progress_steps import accepted_among, will_take_back
from ntm_tracker.domain.text import shorten
from ntm_tracker.domain.typed_paths import split_paths
from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.evidence import Paper
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.choices import Tick
from ntm_tracker.tui.widgets.form import labelled
from ntm_tracker.tui.widgets.long_form import LongForm
from ntm_tracker.tui.widgets.note_area import NoteArea
from ntm_tracker.tui.widgets.paper_fields import paper_fields
from ntm_tracker.tui.widgets.path_field import Wants

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.tui.desk import Desk

_NOTE_HINT = "Giấy tờ gì, nói gì; ví dụ: Báo cáo tưới tiêu năm 2024"
_LONGEST = 66
"""Letters of a suggestion that fit beside its box at 80 columns."""


class EvidenceForm(LongForm):
    """A long note first; the paper's particulars below it, and what the set suggests to bring."""

    def __init__(
        self,
        desk: Desk,
        checklist: Checklist,
        states: IndicatorState | Sequence[IndicatorState] = (),
        kind: str = "",
    ) -> None:
        self._states = (states,) if isinstance(states, IndicatorState) else tuple(states)
        self._checklist, self._kind = checklist, kind
        self._state = self._states[0] if len(self._states) == 1 else None
        title, told = "Thêm minh chứng", checklist.assessment.subject.name
        if self._state:
            title += f" cho {indicator_text(self._state.indicator.number)}"
            told = self._state.indicator.text
        elif self._states:
            title += f" cho {len(self._states)} chỉ tiêu"
            told = "Một minh chứng cho mọi chỉ tiêu đã đánh dấu."
        super().__init__(desk, title, labelled(checklist, told))
        self.notices += will_take_back(accepted_among(self._states))

    def fields(self) -> Iterable[Widget]:
        """Yield the note, then the paper."""
        yield Label("Nội dung minh chứng (Tab để sang ô sau):", classes="field-head")
        yield NoteArea(id="note", tab_behavior="focus", compact=True, placeholder=_NOTE_HINT)
        yield from paper_fields(self, kind=self._kind)
        numbers = " ".join(state.indicator.number for state in self._states)
        yield self.line("indicators", "Chỉ tiêu", numbers, "ví dụ 3.1 3.4")
        yield self.path_line("files", "Tệp kèm theo", Wants.FILES, hint="đường dẫn tệp; nhiều tệp cách nhau bằng ;")
        if suggested := self._suggested():
            yield Label("Là giấy tờ nào trong gợi ý (chép vào nội dung):", classes="field-head")
            for place, line in enumerate(suggested):
                yield Tick(Content(shorten(line, _LONGEST)), id=f"suggested-{place}", compact=True)

    async def submit(self) -> str:
        """Save the evidence."""
        paper = Paper(
            note=self._note(),
            number=self.text("number"),
            issuer=self.text("issuer"),
            issued=self.text("issued"),
            valid_until=self.text("valid-until"),
            files=split_paths(self.text("files")),
            kind=self.text("kind"),
            maintained=self.query_one("#maintained", Tick).value,
            owner=self.text("owner"),
        )
        deed = partial(deeds.add_evidence, assessment=self._checklist.assessment, numbers=self._numbers(), paper=paper)
        return await self.perform(partial(deed, watch=self.watched()))

    def _note(self) -> str:
        """Return the note, the suggestions that the paper answers in front of it."""
        listed = enumerate(self._suggested())
        ticked = [line for place, line in listed if self.query_one(f"#suggested-{place}", Tick).value]
        typed = self.query_one("#note", TextArea).text
        return "\n".join([*(line for line in ticked if line not in typed), typed])

    def _numbers(self) -> tuple[str, ...]:
        typed = tuple(part for part in re.split(r"[\s,;]+", self.text("indicators")) if part)
        if not typed and self._state is None:
            raise InputRefused("Chưa ghi chỉ tiêu; hãy ghi số chỉ tiêu, ví dụ 3.1 3.4.", "indicators")
        return typed or (self._state.indicator.number if self._state else "",)

    def _suggested(self) -> tuple[str, ...]:
        return self._state.indicator.evidence if self._state else ()
