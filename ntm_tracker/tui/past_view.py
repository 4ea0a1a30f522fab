"""Looking at a past day: every room shows it, and nothing is written, until the officer comes back to today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ntm_tracker.errors import PastOnly
from ntm_tracker.tui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office
    from ntm_tracker.tui.app import NtmApp

T = TypeVar("T")


class DayDesk(Desk):
    """Knows which day is looked at; of a past one nothing is written."""

    day: date | None = None
    """The past day that the rooms show, None for today."""

    async def perform(self, deed: Callable[[Office], T], saved: Callable[[], None] | None = None) -> T:
        """Do one deed in its turn; `saved` is called as soon as it is in the record.

        Raises:
            PastOnly: a past day is looked at.
            NtmError: the deed was refused; nothing was saved.
        """
        if self.day:
            raise PastOnly(self.day)
        return await super().perform(deed, saved)

    async def read(self) -> None:
        """Read the whole office as it is, whichever day is looked at."""
        await super().perform(lambda _: None)


def ask_day(app: NtmApp) -> None:
    """Let the officer choose the day to look at."""
    from ntm_tracker.tui.screens.past_form import PastForm

    if app.board and not app.screen.is_modal:
        form = PastForm(app.desk)
        app.push_screen(form, partial(_look, app, form))


def _look(app: NtmApp, form: object, chosen: bool | None) -> None:  # noqa: FBT001 - what a dialog returns
    from ntm_tracker.tui.screens.past_form import PastForm

    if chosen and isinstance(form, PastForm) and form.board:
        show_day(app, form.day, form.board)


def show_day(app: NtmApp, day: date | None, board: Board | None) -> None:
    """Show `board`, which is of the past `day`, or of today where there is none."""
    app.desk.day = day
    app.board = board
