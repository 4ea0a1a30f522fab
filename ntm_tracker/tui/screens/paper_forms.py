"""Correcting evidence: one paper with all its fields, or many at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Label, TextArea

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.description import paper_text
from ntm_tracker.domain.evidence import MAINTAINED, kind_text
from ntm_tracker.domain.text import clean_text, shorten
from ntm_tracker.errors import InputRefused, SavedMeanwhile
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.tui import paper_deeds
from ntm_tracker.tui.widgets.choices import Answers, Mark, Tick
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.note_area import NoteArea
from ntm_tracker.tui.widgets.paper_fields import KINDS_HINT, paper_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.tui.desk import Desk

_KEEP, _YES, _NO = "Giữ như cũ", "Có", "Không"
_EMPTY = "-"


class EditForm(Form):
    """Every field of one paper; what was not touched is not written."""

    def __init__(self, desk: Desk, piece: Evidence) -> None:
        self._piece = self._first = piece
        super().__init__(desk, f"Sửa minh chứng số {piece.id}", "Tệp và chỉ tiêu sửa riêng: Ctrl+N, F7, Ctrl+G.")

    def fields(self) -> Iterable[Widget]:
        """Yield the note, then the paper."""
        yield Label("Nội dung minh chứng (Tab để sang ô sau):", classes="field-head")
        yield NoteArea(self._piece.note, id="note", tab_behavior="focus", compact=True)
        yield from paper_fields(self, self._piece)

    async def submit(self) -> str:
        """Save what was changed over the version that was shown.

        Raises:
            InputRefused: nothing was changed, or somebody saved a newer version; the next save writes over it.
        """
        change, key = self._change(), self._piece.id
        if change == Change():
            raise InputRefused("Chưa sửa gì; hãy sửa một ô, hoặc Esc để bỏ.")
        deed = partial(paper_deeds.edit_papers, ids=[key], change=change, seen={key: self._piece.version})
        try:
            return await self.desk.perform(deed)
        except SavedMeanwhile:
            (self._piece,) = await self.desk.ask(partial(paper_deeds.read_papers, ids=[key]))
            raise InputRefused(
                f"Người khác vừa lưu: “{shorten(paper_text(self._piece), 120)}”; điều vừa gõ vẫn còn. "
                "Ctrl+S lần nữa để ghi đè, Esc để bỏ."
            ) from None

    def _change(self) -> Change:
        first, ticked = self._first, self.query_one("#maintained", Tick).value
        note = self.query_one("#note", TextArea).text
        return Change(
            note=None if clean_text(note) == first.note else note,
            number=self._new("number", first.number),
            issuer=self._new("issuer", first.issuer),
            issued=self._new("issued", format_date(first.issued) if first.issued else ""),
            valid_until=self._new("valid-until", format_date(first.valid_until) if first.valid_until else ""),
            kind=self._new("kind", kind_text(first.kind)),
            maintained=None if ticked == first.maintained else ticked,
            owner=self._new("owner", first.owner),
        )

    def _new(self, name: str, kept: str) -> str | None:
        typed = self.text(name).strip()
        return None if typed == kept else typed


class ManyForm(Form):
    """What several papers have in common; an empty field leaves each as it is."""

    def __init__(self, desk: Desk, pieces: Sequence[Evidence]) -> None:
        self._pieces = pieces
        numbers = ", ".join(str(piece.id) for piece in pieces)
        told = (
            f"Các số {shorten(numbers, 60)}. Ô để trống thì giữ như cũ; gõ dấu - để xóa. Một lần lưu, một lần hoàn tác."
        )
        super().__init__(desk, f"Sửa {len(pieces)} minh chứng một lần", told)

    def fields(self) -> Iterable[Widget]:
        """Yield what can be changed on many at once."""
        yield self.line("kind", "Loại", hint=KINDS_HINT)
        yield self.line("issuer", "Cơ quan", hint="giữ như cũ")
        yield self.line("valid-until", "Hiệu lực đến", hint="giữ như cũ")
        yield self.line("owner", "Người giữ", hint="giữ như cũ")
        yield Label(f"{MAINTAINED.capitalize()}:", classes="field-head", markup=False)
        yield Answers(*(Mark(word, word == _KEEP) for word in (_KEEP, _YES, _NO)), id="maintained", compact=True)

    async def submit(self) -> str:
        """Change all of them as one deed."""
        said = self.query_one("#maintained", Answers).pressed_index
        change = Change(
            kind=self._typed_or_kept("kind"),
            issuer=self._typed_or_kept("issuer"),
            valid_until=self._typed_or_kept("valid-until"),
            maintained=None if said <= 0 else said == 1,
            owner=self._typed_or_kept("owner"),
        )
        if change == Change():
            raise InputRefused("Chưa sửa gì; hãy điền ít nhất một ô, hoặc Esc để bỏ.")
        ids, seen = [piece.id for piece in self._pieces], {piece.id: piece.version for piece in self._pieces}
        try:
            return await self.desk.perform(partial(paper_deeds.edit_papers, ids=ids, change=change, seen=seen))
        except SavedMeanwhile:
            self._pieces = await self.desk.ask(partial(paper_deeds.read_papers, ids=ids))
            raise InputRefused(
                "Người khác vừa sửa một trong các minh chứng này. Ctrl+S lần nữa để vẫn lưu, Esc để xem lại."
            ) from None

    def _typed_or_kept(self, name: str) -> str | None:
        typed = self.text(name).strip()
        return None if not typed else "" if typed == _EMPTY else typed
