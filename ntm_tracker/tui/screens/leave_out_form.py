"""Some of the marked rows cannot take a deed: they are listed with their reasons, and the rest can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Button, Static

from ntm_tracker.errors import InputRefused, RowsRefused
from ntm_tracker.tui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from ntm_tracker.service.office import Office
    from ntm_tracker.tui.desk import Desk

    Deed = Callable[[list[Any]], Callable[[Office], str]]
    """What is done on the rows that are given, by their keys."""


async def do_on_all(form: Form, rows: Sequence[Any], deed: Deed) -> str:
    """Do a deed on all rows; where some are refused, offer to do it on the rest. Return what to tell.

    Raises:
        InputRefused: nothing was saved; what can be done on the rest is asked in a dialog of its own.
    """
    try:
        return await form.perform(deed(list(rows)))
    except RowsRefused as refused:
        if not is_any_left(refused, rows):
            raise
        form.app.push_screen(LeaveOutForm(form.desk, refused, rows, deed), partial(_follow, form))
        raise InputRefused("Chưa lưu gì; hãy sửa điều vừa ghi rồi Ctrl+S, hoặc Esc để bỏ.") from None


def is_any_left(refused: RowsRefused, rows: Sequence[Any]) -> bool:
    """Say whether there are rows that were not refused."""
    return any(row not in refused.rows for row in rows)


def _follow(form: Form, saved: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
    if saved:
        form.dismiss(True)


class LeaveOutForm(Form):
    """Lists what is refused; saving does the rest as one deed."""

    BINDINGS: ClassVar = [
        Binding("down,pagedown", "scroll_list(1)", show=False),
        Binding("up,pageup", "scroll_list(-1)", show=False),
    ]
    SAVE = "Làm các dòng còn lại (Ctrl+S)"
    HELP_TEXT = (
        "Các dòng liệt kê ở đây không làm được, mỗi dòng có lý do. Enter hoặc Ctrl+S bỏ các dòng này ra và làm các "
        "dòng còn lại, một lần hoàn tác. Esc thì không làm gì; mọi dòng vẫn còn đánh dấu. Mũi tên cuộn danh sách."
    )

    def __init__(self, desk: Desk, refused: RowsRefused, rows: Sequence[Any], deed: Deed) -> None:
        self._refused, self._rows, self._deed = dict(refused.rows), list(rows), deed
        super().__init__(desk, "Có dòng không làm được", "Chưa lưu gì. Các dòng không làm được:")

    @property
    def _left(self) -> list[Any]:
        return [row for row in self._rows if row not in self._refused]

    def fields(self) -> Iterable[Widget]:
        """Yield the rows that are refused, each with its reason."""
        yield Static(id="refused", markup=False)

    def on_mount(self) -> None:
        """Ask, with Enter as the answer."""
        self._show()
        self.query_one("#save", Button).focus()

    def action_scroll_list(self, step: int) -> None:
        """Scroll the list where it is longer than the dialog."""
        self.query_one("#fields", VerticalScroll).scroll_relative(y=step, animate=False)

    async def submit(self) -> str:
        """Do the deed on the rest.

        Raises:
            InputRefused: of the rest some are refused too; they are listed now.
        """
        try:
            return await self.perform(self._deed(self._left))
        except RowsRefused as refused:
            self._refused |= refused.rows
        if not self._left:
            raise InputRefused("Không còn dòng nào làm được; hãy Esc rồi xem lại.")
        self._show()
        raise InputRefused(self._question)

    @property
    def _question(self) -> str:
        return f"Bỏ {len(self._refused)} dòng này và làm {len(self._left)} dòng còn lại?"

    def _show(self) -> None:
        self.query_one("#refused", Static).update("\n".join(f"× {line}" for line in self._refused.values()))
        self._tell(self._question)
