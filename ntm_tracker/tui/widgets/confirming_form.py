"""What the dialogs have in common that save what was read on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import standing_text
from ntm_tracker.domain.merging import Bound
from ntm_tracker.domain.requirements import measure_of
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.errors import InputRefused, Questioned
from ntm_tracker.service.recording import Confirming
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.judged_form import JudgedForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from ntm_tracker.domain.merging import Row


class ConfirmingForm(JudgedForm):
    """The figure read and its decision; what differs in kind is saved only when asked twice."""

    LABELS: ClassVar = {"value": "Mức", "basis": "Văn bản", "article": "Điều, phụ lục", "dated": "Ngày ký"}
    # What was read and where it was read are one statement.
    BOUND: ClassVar = Bound(("value", "basis"), ("article", "dated"))
    _insisted: tuple[str, str] | None = None
    """The indicator and the text that a second Ctrl+S takes as typed."""

    def decision(self, basis: str = "", article: str = "", dated: str = "") -> Iterable[Widget]:
        """Yield the figure read and the text that it was read in."""
        example = "80; 85; 70; 90" if measure_of(self._state.applied.shipped) == "survey" else ">= 85% hoặc Đạt"
        yield self.line("value", "Mức đọc được", hint=f"như {example}; bỏ trống là giữ nguyên")
        yield self.line("basis", "Văn bản", basis, "ví dụ QĐ 741/QĐ-UBND")
        yield self.line("article", "Điều, phụ lục", article)
        yield self.line("dated", "Ngày ký", dated, "ví dụ 30/06/2022")

    async def submit(self) -> str:
        """Save the confirmation over the version that was shown."""
        basis, value, article, dated = (self.text(name) for name in ("basis", "value", "article", "dated"))
        number, assessment = self._state.indicator.number, self._checklist.assessment
        confirming = Confirming(basis, value, article, dated, sure=self._insisted == (number, value))
        over = self.version()
        deed = partial(deeds.confirm, assessment=assessment, number=number, confirming=confirming, over=over)
        try:
            return await self.save_judged(deed)
        except Questioned as question:
            self._insisted = number, value
            raise InputRefused(
                f"{question.doubt}; hãy xem lại văn bản, nếu đúng như vậy thì nhấn Ctrl+S lần nữa."
            ) from None

    def held(self) -> Row:
        """Return the requirement and its decision as the record holds them."""
        applied, year = self._state.applied, self._checklist.assessment.year
        read = applied.confirmation
        return {
            "value": requirement_text(applied.requirement, year),
            "basis": read.basis if read else "",
            "article": read.article if read else "",
            "dated": format_date(read.dated) if read and read.dated else "",
        }

    def typed_row(self) -> Row:
        """Return what stands in the fields; a figure left empty is the one that stood there."""
        row = super().typed_row()
        return row | {"value": row["value"] or self.base["value"]}

    def take(self, row: Mapping[str, str]) -> None:
        """Put `row` into the fields; the figure that the record holds is kept by an empty one."""
        super().take({**row, "value": "" if row["value"] == self.held()["value"] else row["value"]})

    def version(self) -> int:
        """Return the version of the confirmation that the dialog knows."""
        return self._state.applied.version

    def now_held(self) -> str:
        """Return the requirement that the record holds."""
        return f"mức {standing_text(self._state.applied, self._checklist.assessment.year)}"
