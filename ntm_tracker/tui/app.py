"""The terminal program: opens the record after the first frame, keeps the board, runs the deeds."""

from __future__ import annotations

import gc
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.actions import SkipAction
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.events import InputEvent, Key
from textual.reactive import var

from ntm_tracker.errors import LookingOnly, NtmError, PasswordNeeded, PastOnly, unforeseen
from ntm_tracker.places import is_read_only
from ntm_tracker.service.preferences import keep_looked, read_preferences
from ntm_tracker.tui import commands, deeds, rooms, themes, ways
from ntm_tracker.tui.ascii import AsciiFilter
from ntm_tracker.tui.last_look import LastLook
from ntm_tracker.tui.past_view import DayDesk, ask_day, show_day
from ntm_tracker.tui.style_sheet import LastingStylesheet
from ntm_tracker.tui.widgets.too_small import cover, fits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.terminal_theme import TerminalTheme
    from textual.events import Event as Happening
    from textual.events import Resize
    from textual.filter import LineFilter
    from textual.screen import Screen

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.board import Board
    from ntm_tracker.service.office import Office
    from ntm_tracker.tui.copies import OpenCopies
    from ntm_tracker.tui.tour import Tour

_LETTERS_A_SECOND = 15
_HIDDEN = 0.01
"""Seconds in which a change of rooms is not drawn; Textual's own 0.05 is more than a room takes."""


_LOOK_EVERY = 1.0
"""Seconds between two looks whether somebody else changed the record."""


class NtmApp(App[None]):
    """The screens of ntm-tracker."""

    TITLE = "ntm-tracker"
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    MODES: ClassVar = {
        "overview": rooms.overview,
        "checklist": rooms.checklist,
        "review": rooms.review,
        "work": rooms.work,
        "sets": rooms.sets,
        "papers": rooms.papers,
        "reports": rooms.reports,
        "villages": rooms.villages,
        "plan": rooms.plan,
    }
    DEFAULT_MODE = "checklist"
    # Ctrl+Q is Textual's own way out, past every dialog and what was typed in it; here it is F10's twin.
    BINDINGS: ClassVar = [
        *(command.binding() for command in commands.EVERYWHERE),
        Binding("ctrl+q", "quit", show=False),
        Binding("escape", "leave_day", show=False),
    ]

    seconds_told = 3.0
    """How long a sentence stays over the lower right corner at least."""
    board: var[Board | None] = var(None)
    """The office as last read; None until the record is open."""
    chosen: var[str] = var("")
    """The assessment that the screens show; empty for the commune's current one."""
    tour: Tour | None = None
    """The first steps, while they are told."""
    left: str = ""
    """The assessment seen before this one: F9 and Enter go back to it."""

    def __init__(self, data: str | None = None, *, ascii_only: bool = False) -> None:
        super().__init__()
        self.failure: NtmError | None = None
        """Why the program could not go on; told after the screen is given back."""
        self.desk = DayDesk(data, self._show, self.tell)
        self.preferences = read_preferences()
        """What the person at this machine chose, as it was at the start."""
        self.last_look = LastLook(self.preferences.looked)
        self._ascii_only = ascii_only or self.preferences.ascii_only
        self._present: Board | None = None
        """The office as it is, while a past day is looked at."""
        self._aside = ""
        """What the last deed took back of acceptances, until it is told."""
        for look in themes.LOOKS.values():
            self.register_theme(look.theme)
        wanted = self.preferences.theme if self.preferences.theme in themes.LOOKS else themes.DEFAULT
        # Not by assignment: the style sheet, which is not read yet, would be read twice.
        self.set_reactive(App.theme, wanted)
        self.stylesheet = LastingStylesheet(variables=self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw plain signs only, where an old console asks for it."""
        filters = super().get_line_filters()
        return [*filters, AsciiFilter()] if self._ascii_only else filters

    @property
    def ansi_theme(self) -> TerminalTheme:
        """The colours of verdicts and severities in the theme that is shown."""
        return themes.LOOKS[self.theme].signs if self.theme in themes.LOOKS else super().ansi_theme

    @property
    def ascii_only(self) -> bool:
        """Whether only plain signs are drawn."""
        return self._ascii_only

    def draw_plainly(self, *, wanted: bool) -> None:
        """Draw with plain signs from now on, or with all."""
        self._ascii_only = wanted
        self.refresh_css(animate=False)

    def on_mount(self) -> None:
        """Open the record once the first frame is on the terminal."""
        self.screen_change_signal.subscribe(self, self._come_to)
        self.call_after_refresh(self.run_worker, self._open, group="store")

    def on_resize(self, event: Resize) -> None:
        """Say so where the window has become too small, on every screen that it shows."""
        for screen in self.screen_stack:
            cover(screen, event.size)

    def _come_to(self, screen: Screen[Any]) -> None:
        cover(screen, self.size)
        if self.tour:
            self.tour.follow(screen)

    async def on_event(self, event: Happening) -> None:
        """Take no key and no click for a screen that cannot be seen; only the way out of the program."""
        leaves = isinstance(event, Key) and event.key == commands.QUIT.key and not self.screen.is_modal
        if fits(self.size) or leaves or not isinstance(event, InputEvent):
            await super().on_event(event)

    def on_unmount(self) -> None:
        """Let go of the record."""
        if "copies" in vars(self):
            self.copies.drop()
        self.desk.close()

    @cached_property
    def copies(self) -> OpenCopies:
        """The copies of stored files that other programs show."""
        from ntm_tracker.tui.copies import OpenCopies

        return OpenCopies(self)

    @property
    def checklist(self) -> Checklist | None:
        """The assessment that the screens show, None until the record is open."""
        if self.board is None:
            return None
        listed = {c.assessment.id: c for c in self.board.checklists}
        return listed.get(self.chosen, self.board.checklists[0])

    def _show(self, board: Board) -> None:
        is_open = self.board is not None
        self._aside = _taken_back(self._present, board)
        if looked := self.last_look.follow(board):
            self.run_worker(partial(keep_looked, *looked), group="preferences", thread=True)
        self._present = board
        if self.desk.day is None:
            self.board = board
        if self.tour:
            self.tour.follow_deeds()
        if is_open:
            self.run_worker(self.desk.read_words(), group="words")

    async def _open(self) -> None:
        try:
            await self.desk.open()
        except PasswordNeeded as needed:
            rooms.ask_password(self, needed)
        except NtmError as error:
            self.give_up(error)
        else:
            # The verdicts are drawn first; the other assessments must not compete with that.
            self.call_after_refresh(self.run_worker, self._read_rest, group="store")

    def open_record(self) -> None:
        """Open the record, and show what comes first."""
        self.run_worker(self._open(), group="store")

    def give_up(self, failure: NtmError) -> None:
        """Leave the screens; `failure` is told after."""
        self.failure = failure
        self.exit(return_code=failure.exit_code)

    async def _read_rest(self) -> None:
        await self.desk.read()
        # What the start made stays; from here on only what is new is looked at.
        gc.freeze()
        gc.enable()
        self.run_worker(self.desk.keep_daily(), group="backup")
        self.set_interval(_LOOK_EVERY, self._follow)
        rooms.start_tour_if_new(self)

    def _follow(self) -> None:
        self.run_worker(self.desk.follow(), group="follow")

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print its traceback at the officer; the tests want to see it.
        if self.is_headless:
            super()._handle_exception(error)
        elif self.failure is None:
            self.give_up(NtmError(unforeseen(error)))

    def tell(self, sentence: str) -> None:
        """Show one sentence for as long as it takes to read, in place of the one before.

        With it what the last deed took back.
        """
        sentence, self._aside = f"{sentence} {self._aside}".strip(), ""
        self.clear_notifications()
        seconds = max(self.seconds_told, len(sentence) / _LETTERS_A_SECOND)
        self.notify(sentence, markup=False, timeout=seconds)

    def push_screen(self, screen: Screen[Any] | str, *rest: Any, **more: Any) -> Any:
        """Show a dialog; one that changes the record is refused at once where that or a past day is only looked at."""
        if is_read_only() and getattr(screen, "IS_DEED", False):
            self.tell(LookingOnly().sentence)
            return AwaitComplete()
        if self.desk.day and (getattr(screen, "IS_DEED", False) or getattr(screen, "IS_OF_TODAY", False)):
            self.tell(PastOnly(self.desk.day).sentence)
            return AwaitComplete()
        return super().push_screen(screen, *rest, **more)

    def delay_update(self, delay: float = _HIDDEN) -> None:
        """Draw nothing for a moment: of a room that is being made the parts come one by one."""
        super().delay_update(delay)

    def action_go(self, room: str) -> None:
        """Show another room."""
        self.switch_mode(room)

    def action_past_day(self) -> None:
        """Choose a past day to look at."""
        ask_day(self)

    def action_today(self) -> None:
        """Show today again."""
        self.tell("Đã trở về hôm nay." if self.desk.day else "Đang xem hôm nay.")
        show_day(self, None, self._present)

    def action_leave_day(self) -> None:
        """Show today again, where Esc has nothing else to let go of."""
        if self.desk.day is None:
            raise SkipAction
        self.action_today()

    def action_undo(self) -> None:
        """Take back the last deed."""
        self.run_worker(self._go_back_or_forth(deeds.undo, "Đã hoàn tác"), group="store")

    def action_redo(self) -> None:
        """Do again the deed that was undone last."""
        self.run_worker(self._go_back_or_forth(deeds.redo, "Đã làm lại"), group="store")

    async def _go_back_or_forth(self, deed: Callable[[Office, int], Event], done: str) -> None:
        try:
            seen = self.board.events[0].seq if self.board and self.board.events else 0
            event = await self.desk.perform(lambda office: deed(office, seen))
        except NtmError as error:
            self.tell(error.sentence)
        else:
            self.tell(f"{done}: {event.summary}{ways.elsewhere(self, event)}.")

    def action_help(self) -> None:
        """Show the keys and what the present screen is for."""
        rooms.show_help(self)

    def action_palette(self) -> None:
        """Find a command or an indicator."""
        rooms.show_palette(self)

    def action_source(self) -> None:
        """Go to where the chosen figure comes from."""
        ways.show_source(self)

    def action_switch(self) -> None:
        """Choose another assessment."""
        rooms.show_assessments(self)

    def action_queue(self) -> None:
        """Walk through the requirements that nobody confirmed."""
        rooms.show_queue(self)

    def action_dossier(self) -> None:
        """Write the dossier for the inspectors."""
        rooms.show_dossier(self)

    def action_subjects(self) -> None:
        """Enter that units merged or changed their names."""
        rooms.show_subjects(self)

    def action_back_up(self) -> None:
        """Copy the whole record to a file."""
        rooms.show_backup(self)

    def action_restore(self) -> None:
        """Put a backup in the place of the record."""
        rooms.show_restore(self)

    def action_bundle_out(self) -> None:
        """Write a bundle for another machine."""
        rooms.show_bundle_out(self)

    def action_bundle_in(self) -> None:
        """Join the bundle of another machine."""
        rooms.show_bundle_in(self)

    def action_password(self) -> None:
        """Set the record's password, change it, or take it away."""
        rooms.show_password(self)

    def action_templates(self) -> None:
        """Show the office's own report templates."""
        rooms.show_templates(self)

    def action_doctor(self) -> None:
        """Check that the record is as it was written."""
        rooms.show_doctor(self)

    def action_tour(self) -> None:
        """Show the first steps, or go on with them."""
        rooms.start_tour(self)

    def action_tour_next(self) -> None:
        """Go to the next of the first steps."""
        if self.tour:
            self.tour.advance()

    def action_tour_leave(self) -> None:
        """Leave the first steps."""
        if self.tour:
            self.tour.leave()

    def action_themes(self) -> None:
        """Choose how the screens look."""
        rooms.show_themes(self)

    def action_plain_signs(self) -> None:
        """Draw frames and signs for an old console, or as usual again."""
        rooms.change_signs(self)

    def action_help_quit(self) -> None:
        """Say how to leave, to a person who pressed Ctrl+C."""
        self.notify("Nhấn F10 để thoát chương trình.")


def _taken_back(before: Board | None, now: Board) -> str:
    """Say what the deed between two readings took back of acceptances."""
    seen = before.events[0].seq if before and before.events else None
    newest = now.events[0] if now.events else None
    return newest.taken_back if newest and seen is not None and newest.seq > seen else ""
