"""The field that narrows the list of a room; it comes when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.tui.widgets.plain_input import LineInput

if TYPE_CHECKING:
    from textual.screen import Screen

_HINT = "Lọc: gõ chữ không cần dấu, Enter để xong, Esc để bỏ"


async def open_filter(room: Screen[None], before: str) -> None:
    """Put the field before the part `before` unless it is there, and give it the keys.

    Whoever waits for this waits for the focus too: the next key of the same read is meant for the field.
    """
    if not room.query("#filter"):
        await room.mount(LineInput(placeholder=_HINT, id="filter"), before=before)
    # Not by focus(): that would be done after the keys that wait already.
    room.set_focus(room.query_one("#filter"))
