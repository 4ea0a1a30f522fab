"""What the dialogs have in common that save what was read on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.description import standing_text
from ntm_tracker.domain.requirements import measure_of
from ntm_tracker.errors import InputRefused, Questioned
from ntm_tracker.service.recording import Confirming
from ntm_tracker.tui import deeds
from ntm_tracker.tui.widgets.judged_form import JudgedForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget


class ConfirmingForm(JudgedForm):
    """The figure read and its decision; what differs in kind is saved only when asked twice."""

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
        over = self._state.applied.version
        deed = partial(deeds.confirm, assessment=assessment, number=number, confirming=confirming, over=over)
        try:
            return await self.save_over(deed)
        except Questioned as question:
            self._insisted = number, value
            raise InputRefused(
                f"{question.doubt}; hãy xem lại văn bản, nếu đúng như vậy thì nhấn Ctrl+S lần nữa."
            ) from None

    def kept(self) -> str:
        """Return the requirement that the record holds."""
        return f"mức {standing_text(self._state.applied, self._checklist.assessment.year)}"
