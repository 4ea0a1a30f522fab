"""One line on the first screen: what changed, what is due this week, how many days are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import Static

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.board import Board
    from ntm_tracker.tui.last_look import LastLook


class Brief(Static):
    """Fills once the record is open; a click leads to Tổng quan, where each part of it is a line."""

    def __init__(self) -> None:
        super().__init__(Text(" Đang mở dữ liệu…"), id="brief", markup=False)

    def show(self, board: Board, checklist: Checklist, look: LastLook) -> None:
        """Show what is to be known of `board` on opening."""
        from ntm_tracker.domain.agenda import due_text, news_text
        from ntm_tracker.domain.text import shorten
        from ntm_tracker.tui.agenda import days_left, due_of

        days, week, new = days_left(checklist), due_text(due_of(board)), look.news(board)
        told, room = f"{days[0].upper()}{days[1:]} · {week}", self.app.size.width - 7
        with_names = len(told) + len(news_text(new)) + 3 <= room
        told = shorten(f"{told} · {news_text(new, with_names=with_names)}", room)
        text = Text(f" {told} ", "bold").append(" F2 ", "reverse")
        text.apply_meta({"@click": "app.go('overview')"})
        self.update(text)
