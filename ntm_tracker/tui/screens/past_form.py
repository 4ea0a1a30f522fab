"""Which past day the rooms are to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.service.past_board import read_past_board, read_past_day
from ntm_tracker.tui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.widget import Widget

    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.past_view import DayDesk


class PastForm(Form):
    """Asks for the day, and reads it."""

    IS_DEED = False
    SAVE = "Xem (Ctrl+S)"
    WAITING = "Đang đọc…"
    HELP_TEXT = (
        "Ghi ngày cần xem rồi Enter. Mọi phòng khi đó hiện số liệu như tại ngày ấy và không ghi được gì; "
        "Esc ở phòng bất kỳ, hoặc lệnh “Về hôm nay”, để trở lại."
    )

    def __init__(self, desk: DayDesk) -> None:
        super().__init__(desk, "Xem ngày đã qua", "Mọi phòng hiện số liệu tại ngày này; trong lúc xem không ghi gì.")
        self.day: date | None = None
        """The day that was chosen."""
        self.board: Board | None = None
        """The office on that day, once it was read."""

    def fields(self) -> Iterable[Widget]:
        """Yield the day."""
        yield self.line("day", "Ngày", hint="ví dụ 30/06/2024")

    async def submit(self) -> str:
        """Read the office of that day.

        Raises:
            InputRefused: no day, or one that is not past.
        """
        self.day = read_past_day(self.text("day"))
        self.board = await self.desk.ask(partial(read_past_board, day=self.day))
        return f"Đang xem tại ngày {format_date(self.day)}; Esc để trở về hôm nay."
