"""The desk: the open office, and the one queue in which everything is done to it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ntm_tracker.errors import NtmError, SavedMeanwhile, Stopped
from ntm_tracker.tui import backup_deeds, deeds, paper_deeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ntm_tracker.domain.checklist import CriterionState, IndicatorState
    from ntm_tracker.domain.evidence import Link
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office

T = TypeVar("T")
_BREATH = 0.05
_TO_DRAW = 0.02
"""Seconds in which one line is drawn."""


class Desk:
    """Does deeds in turn on a thread, and shows the office as it is after each."""

    def __init__(self, data: str | None, show: Callable[[Board], None], tell: Callable[[str], None]) -> None:
        self.office: Office | None = None
        """None until the record is open."""
        self.tell = tell
        """Show one sentence for a moment."""
        self.last_folder = ""
        """Where a file was last chosen; the next one is looked for there."""
        self.data = data
        """The folder that was chosen, None for the user's own."""
        self._show = show
        self._board: Board | None = None
        # First come, first served: Textual's exclusive workers would cancel the earlier save.
        self._turn = asyncio.Lock()
        self._is_reading = self._is_closed = False
        self._is_keeping = self._is_apart = False

    async def open(self) -> None:
        """Open the record and show what comes first.

        Raises:
            NtmError: it cannot be opened.
        """
        self.office, board = await asyncio.to_thread(deeds.open_board, self.data)
        self._keep(board)

    async def perform(self, deed: Callable[[Office], T], saved: Callable[[], None] | None = None) -> T:
        """Do one deed in its turn, then show the office as it is; return what the deed returned.

        `saved` is called as soon as the deed is in the record: it need not wait for all that is read again.

        Raises:
            NtmError: the deed was refused; nothing was saved.
        """
        async with self._turn:
            office = self._opened()
            try:
                done = await asyncio.to_thread(deed, office)
            except SavedMeanwhile:
                await self._read_again(office)
                raise
            if saved:
                saved()
                # The thread that reads would take turns with the drawing of what was just said.
                await asyncio.sleep(_TO_DRAW)
            await self._read_again(office)
        return done

    async def ask(self, question: Callable[[Office], T]) -> T:
        """Ask the record something in its turn, without reading the whole office again.

        Raises:
            NtmError: it cannot be answered.
        """
        async with self._turn:
            return await asyncio.to_thread(question, self._opened())

    async def apart(self, deed: Callable[[], T]) -> T:
        """Do what needs the record for itself: let go of it first, and open it again whatever came of the deed.

        Raises:
            NtmError: the deed was refused; or the record cannot be opened again, and there is no office any more.
        """
        async with self._turn:
            self._is_apart = True
            try:
                while self._is_reading or self._is_keeping:  # noqa: ASYNC110 - they look whether to stop now and then
                    await asyncio.sleep(_BREATH)
                self._opened().close()
                return await asyncio.to_thread(deed)
            finally:
                await self._open_again()

    async def _open_again(self) -> None:
        self.office = None
        office, _ = await asyncio.to_thread(deeds.open_board, self.data)
        self.office, self._is_apart = office, False
        await self._read_again(office)

    async def read_words(self) -> None:
        """Read the words inside new files, for the search; whoever saves meanwhile does not wait for it."""
        if self.office is None or self._is_reading or self._is_apart:
            return
        self._is_reading = True
        try:
            while await asyncio.to_thread(paper_deeds.read_words, self.office, self._must_stop):
                pass  # files that were saved meanwhile
        except NtmError:
            pass  # the next save tries again; the notes are found all the same
        finally:
            self._is_reading = False

    async def keep_daily(self) -> None:
        """Tell what should be known of the record's place, and make the day's backup; no save waits for it."""
        try:
            for warning in await asyncio.to_thread(backup_deeds.place_warnings, self.data):
                self.tell(f"CHÚ Ý: {warning}")
            await self._keep_daily()
        except NtmError as error:
            self.tell(f"Chưa sao lưu được hôm nay: {error.sentence}")

    async def _keep_daily(self) -> None:
        self._is_keeping = True
        try:
            await asyncio.to_thread(backup_deeds.keep_daily, self.data, self._must_stop)
        except Stopped:
            pass  # where the program ended, the next one makes it
        finally:
            self._is_keeping = False
        if self._is_apart:
            async with self._turn:
                pass
            await self._keep_daily()

    def close(self) -> None:
        """Let go of the record."""
        self._is_closed = True
        if self.office:
            self.office.close()

    async def read(self) -> None:
        """Show the whole office as it is."""
        await self.perform(lambda _: None)

    async def follow(self) -> None:
        """Show the office anew where another window or officer changed it since it was read."""
        if self.office is None or self._board is None or self._turn.locked():
            return
        seen = self._board.events[0].seq if self._board.events else 0
        try:
            if await self.ask(partial(deeds.is_behind, seen=seen)):
                await self.read()
        except NtmError:
            pass  # whatever hinders reading will be told by the next deed

    def state_now(self, assessment: str, number: str) -> IndicatorState:
        """Return an indicator as it stood at the last reading."""
        listed = self._board.checklists if self._board else ()
        state = next(c for c in listed if c.assessment.id == assessment).find(number)
        if state is None:
            raise NtmError(f"Không còn chỉ tiêu {number}.")
        return state

    def work_now(self, assessment: str, number: str) -> IndicatorState | CriterionState:
        """Return an indicator, or a whole criterion, as it stood at the last reading."""
        listed = self._board.checklists if self._board else ()
        criteria = next(c for c in listed if c.assessment.id == assessment).criteria
        whole = next((state for state in criteria if str(state.criterion.number) == number), None)
        return whole or self.state_now(assessment, number)

    def saved_by(self, version: int) -> str:
        """Say who saved a version of a row and when; where it was taken out, who did the last deed."""
        from ntm_tracker.domain.dates import format_moment

        events = self._board.events if self._board else ()
        event = next((e for e in events if e.seq == version and not e.joined), events[0] if events else None)
        return f"{event.who} (lúc {format_moment(event.at)})" if event else "Người khác"

    def will_take_back(self, links: Iterable[Link]) -> list[str]:
        """Say which acceptances are taken back by a save that touches the evidence of `links`."""
        from ntm_tracker.domain.progress_steps import accepted_among, will_take_back

        listed = {c.assessment.id: c for c in self._board.checklists} if self._board else {}
        return will_take_back(
            accepted_among(listed[link.assessment].find(link.indicator) for link in links if link.assessment in listed)
        )

    def will_take_back_in(self, set_id: str, number: str) -> list[str]:
        """Say which acceptances are taken back by a save that changes a line of a set, wherever that set judges."""
        from ntm_tracker.domain.progress_steps import accepted_among, will_take_back

        listed = self._board.checklists if self._board else ()
        return will_take_back(accepted_among(c.find(number) for c in listed if c.assessment.set_id == set_id))

    def links_of(self, paper: int) -> tuple[Link, ...]:
        """Return what a piece of evidence is linked to, as the board has it."""
        for checklist in self._board.checklists if self._board else ():
            for state in (*checklist.indicators(), *checklist.gates):
                if found := next((piece for piece in state.evidence if piece.id == paper), None):
                    return found.links
        return ()

    def names(self) -> tuple[str, ...]:
        """Return the names that the office gives work to, its own officer's among them."""
        from ntm_tracker.domain.people import names_in

        names = names_in(self._board.checklists if self._board else ())
        own = self.office.who if self.office else ""
        return names if own in names else (*names, own)

    def _must_stop(self) -> bool:
        return self._is_closed or self._is_apart

    def _opened(self) -> Office:
        if self.office is None:
            raise NtmError("Dữ liệu đang mở; hãy đợi một lát rồi làm lại.")
        return self.office

    async def _read_again(self, office: Office) -> None:
        self._keep(await asyncio.to_thread(deeds.read_board, office))

    def _keep(self, board: Board) -> None:
        self._board = board
        self._show(board)
