"""Two versions of one row side by side: what each side changed, and a choice where both changed the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from ntm_tracker.domain.merging import Choice, settle
from ntm_tracker.domain.two_versions import EMPTY, Field
from ntm_tracker.errors import InputRefused
from ntm_tracker.tui.widgets.choices import Answers, Mark
from ntm_tracker.tui.widgets.form import Form
from ntm_tracker.tui.widgets.two_versions import TwoVersions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.widget import Widget

    from ntm_tracker.domain.merging import Conflict, Merged, Row, Sides
    from ntm_tracker.tui.desk import Desk

_WORDS = {Choice.MINE: "Của tôi", Choice.THEIRS: "Bản đã lưu", Choice.BOTH: "Cả hai"}


class MergeForm(Form):
    """Asks what only the officer can know; saving is left to the dialog that it came from."""

    HELP_TEXT = (
        "Người khác đã lưu mục này sau khi bạn mở. Phần chỉ một bên sửa thì lấy của bên đó; phần hai bên sửa khác nhau "
        "thì chọn bằng mũi tên, Tab sang phần sau, Ctrl+S để gộp rồi lưu. Esc trở lại chỗ đang gõ, chưa lưu gì."
    )
    SAVE = "Gộp rồi lưu (Ctrl+S)"

    def __init__(self, desk: Desk, sides: Sides, merged: Merged, labels: Mapping[str, str], theirs: str) -> None:
        super().__init__(desk, "Gộp hai bản", f"{theirs} đã lưu mục này sau khi bạn mở.")
        self._sides, self._merged, self._labels, self._theirs = sides, merged, labels, theirs
        self.row: Row = {}
        """The row as it is to be, once it was settled."""

    def fields(self) -> Iterable[Widget]:
        """Yield what both changed, with its choice; then what only one side changed."""
        for place, conflict in enumerate(self._merged.conflicts):
            yield from self._asked(place, conflict)
        for names, who, side in (
            (self._merged.from_mine, "chỉ bạn sửa", self._sides.mine),
            (self._merged.from_theirs, "chỉ bản đã lưu sửa", self._sides.theirs),
        ):
            for name in names:
                yield Static(f"{self._labels[name]}: {side[name] or EMPTY} ({who})", markup=False)

    async def submit(self) -> str:
        """Settle the row by what was chosen.

        Raises:
            InputRefused: something was not chosen yet.
        """
        chosen = [self._chosen(place, conflict) for place, conflict in enumerate(self._merged.conflicts)]
        if waiting := sum(choice is None for choice in chosen):
            raise InputRefused(f"Còn {waiting} phần chưa chọn; hãy chọn “Của tôi” hoặc “Bản đã lưu” bằng mũi tên.")
        self.row = settle(self._sides, self._merged, [choice for choice in chosen if choice])
        return ""

    def finish(self, told: str) -> None:
        """Give the row back; whether it was saved is told after that."""
        del told
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Go back to what was typed; nothing is lost by that."""
        self.dismiss(False)

    def _asked(self, place: int, conflict: Conflict) -> Iterable[Widget]:
        fields = [Field(self._labels[n], self._sides.mine[n], self._sides.theirs[n]) for n in conflict.names]
        yield TwoVersions(fields, _WORDS[Choice.MINE], self._theirs)
        marks = (Mark(_WORDS[choice]) for choice in _offered(conflict))
        yield Answers(*marks, id=f"merge-{place}", classes="field-choice", compact=True)

    def _chosen(self, place: int, conflict: Conflict) -> Choice | None:
        pressed = self.query_one(f"#merge-{place}", Answers).pressed_index
        return None if pressed < 0 else _offered(conflict)[pressed]


def _offered(conflict: Conflict) -> tuple[Choice, ...]:
    return (Choice.MINE, Choice.THEIRS, Choice.BOTH) if conflict.can_join else (Choice.MINE, Choice.THEIRS)
