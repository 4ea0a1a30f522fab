"""Correcting evidence: one paper with all its fields, or many at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Label

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.evidence import MAINTAINED, kind_text
from ntm_tracker.domain.merging import is_same
from ntm_tracker.domain.text import shorten
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.tui import paper_deeds
from ntm_tracker.tui.screens.leave_out_form import do_on_all
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.merging_form import TICKED, MergingForm
from ntm_tracker.tui.widgets.note_area import NoteArea
from ntm_tracker.tui.widgets.paper_fields import KINDS_HINT, paper_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.domain.merging import Row
    from ntm_tracker.tui.desk import Desk

_KEEP, _YES, _NO = "Giữ như cũ", "Có", "Không"
_EMPTY = "-"


class EditForm(MergingForm):
    """Every field of one paper; what was not touched is not written."""

    LABELS: ClassVar = {
        "note": "Nội dung",
        "number": "Số văn bản",
        "issuer": "Cơ quan",
        "issued": "Ngày ban hành",
        "valid-until": "Hiệu lực đến",
        "kind": "Loại",
        "maintained": MAINTAINED.capitalize(),
        "owner": "Người giữ",
    }
    NOTES: ClassVar = frozenset({"note"})

    def __init__(self, desk: Desk, piece: Evidence) -> None:
        self._piece = piece
        super().__init__(desk, f"Sửa minh chứng số {piece.id}", "Tệp và chỉ tiêu sửa riêng: Ctrl+N, F7, Ctrl+G.")
        self.notices += desk.will_take_back(piece.links)

    def fields(self) -> Iterable[Widget]:
        """Yield the note, then the paper."""
        yield Label("Nội dung minh chứng (Tab để sang ô sau):", classes="field-head")
        yield NoteArea(self._piece.note, id="note", tab_behavior="focus", compact=True)
        yield from paper_fields(self, self._piece)

    def held(self) -> Row:
        """Return the paper as the record holds it."""
        piece = self._piece
        return {
            "note": piece.note,
            "number": piece.number,
            "issuer": piece.issuer,
            "issued": format_date(piece.issued) if piece.issued else "",
            "valid-until": format_date(piece.valid_until) if piece.valid_until else "",
            "kind": kind_text(piece.kind),
            "maintained": TICKED if piece.maintained else "",
            "owner": piece.owner,
        }

    def version(self) -> int:
        """Return the version of the paper that the dialog knows."""
        return self._piece.version

    async def read_again(self) -> None:
        """Take the paper as the record now holds it."""
        (self._piece,) = await self.desk.ask(partial(paper_deeds.read_papers, ids=[self._piece.id]))

    async def submit(self) -> str:
        """Save what was changed over the version that was shown.

        Raises:
            InputRefused: nothing was changed, or somebody saved a newer version; both are shown, to be merged.
        """
        change, key = self._change(), self._piece.id
        if change == Change():
            raise InputRefused("Chưa sửa gì; hãy sửa một ô, hoặc Esc để bỏ.")
        deed = partial(paper_deeds.edit_papers, ids=[key], change=change, seen={key: self.version()})
        return await self.save_over(deed)

    def _change(self) -> Change:
        base, typed = self.base, self.typed_row()
        new = {name: None if is_same({name: base[name]}, typed) else typed[name] for name in base}
        return Change(
            note=new["note"],
            number=new["number"],
            issuer=new["issuer"],
            issued=new["issued"],
            valid_until=new["valid-until"],
            kind=new["kind"],
            maintained=None if new["maintained"] is None else new["maintained"] == TICKED,
            owner=new["owner"],
        )


class ManyForm(Form):
    """What several papers have in common; an empty field leaves each as it is."""

    def __init__(self, desk: Desk, pieces: Sequence[Evidence]) -> None:
        self._pieces = pieces
        numbers = ", ".join(str(piece.id) for piece in pieces)
        told = (
            f"Các số {shorten(numbers, 60)}. Ô để trống thì giữ như cũ; gõ dấu - để xóa. Một lần lưu, một lần hoàn tác."
        )
        super().__init__(desk, f"Sửa {len(pieces)} minh chứng một lần", told)
        self.notices += desk.will_take_back(link for piece in pieces for link in piece.links)

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
        deed = partial(paper_deeds.edit_papers, change=change, seen=seen)
        return await do_on_all(self, ids, lambda rows: partial(deed, ids=rows))

    def _typed_or_kept(self, name: str) -> str | None:
        typed = self.text(name).strip()
        return None if not typed else "" if typed == _EMPTY else typed
