"""The first steps of a new officer, on the office's own record: shown once, left at any time, found again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.text import shorten
from ntm_tracker.places import is_read_only
from ntm_tracker.tui import rooms
from ntm_tracker.tui.screens.checklist import ChecklistScreen
from ntm_tracker.tui.screens.room import Room
from ntm_tracker.tui.widgets.tour_bar import TourBar

if TYPE_CHECKING:
    from textual.screen import Screen

    from ntm_tracker.tui.app import NtmApp


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five: what to do, and what shows that it was done."""

    title: str
    told: str
    """What to do, with {number}, {text} and {gaps} of the office itself."""
    deed: Deed | None = None
    room: str = ""
    """The class of the room that is entered by doing it."""


STEPS = (
    Step(
        "Chọn chỉ tiêu",
        "Nhấn mũi tên lên, xuống để đi tới một chỉ tiêu của xã. Đang chọn: {number} {text}",
    ),
    Step("Ghi kết quả", "Nhấn F5, ghi kết quả của {number} rồi Ctrl+S. Đánh giá do chương trình tính.", Deed.RECORD),
    Step(
        "Thêm minh chứng",
        "Nhấn F6, ghi một câu về giấy tờ của {number}, kèm tệp nếu có, rồi Ctrl+S.",
        Deed.ADD_EVIDENCE,
    ),
    Step(
        "Xem tồn tại",
        "Nhấn F4: {gaps} tồn tại của kỳ này, nặng nhất ở trên; Enter trên một dòng mở đúng chỗ để xử lý.",
        room="ReviewScreen",
    ),
    Step(
        "In báo cáo", "Nhấn F8 để xem trước báo cáo từ số liệu vừa ghi; ở đó F7 lưu, mở hoặc in.", room="ReportsScreen"
    ),
)
LAST = len(STEPS) - 1


class Tour:
    """Which step is told, on whichever room is in front."""

    def __init__(self, app: NtmApp, step: int) -> None:
        self._app = app
        self._step = step
        self._seen = app.board.events[0].seq if app.board and app.board.events else 0

    def follow(self, screen: Screen[Any]) -> None:
        """Tell the step on the room that came to the front; entering it may be the step itself."""
        if STEPS[self._step].room == type(screen).__name__:
            self.advance()
        elif isinstance(screen, Room):
            self._show(screen)

    def follow_deeds(self) -> None:
        """Go on where the officer did what the step is about."""
        new = (
            [event for event in self._app.board.events if event.seq > self._seen and not event.joined]
            if self._app.board
            else []
        )
        if new:
            self._seen = new[0].seq
        if any(event.deed is STEPS[self._step].deed for event in new):
            self.advance()

    def advance(self) -> None:
        """Tell the next step; after the last one say where they are found again."""
        if self._step == LAST:
            self._end(0)
            self._app.tell("Xong 5 bước đầu. Xem lại lúc nào cũng được: Ctrl+P, “Hướng dẫn”.")
            return
        self._step += 1
        rooms.keep_choice(self._app, tour_seen=True, tour_step=self._step)
        for screen in self._app.screen_stack:
            if isinstance(screen, Room):
                self._show(screen)

    def leave(self) -> None:
        """Stop here; the palette goes on from this step."""
        self._end(self._step)
        self._app.tell("Đã dừng hướng dẫn. Xem tiếp lúc nào cũng được: Ctrl+P, “Hướng dẫn”.")

    def redraw(self, screen: Screen[Any]) -> None:
        """Tell the step anew, as another line was chosen."""
        if bars := screen.query(TourBar):
            bars.first(TourBar).show(*self._told(screen))

    def _show(self, screen: Room) -> None:
        if not screen.query(TourBar):
            screen.mount(TourBar(), before="KeyBar")
        self._app.call_after_refresh(self._take_focus, screen)

    def _take_focus(self, screen: Room) -> None:
        if self._app.tour is self and (bars := screen.query(TourBar)):
            bars.first(TourBar).show(*self._told(screen))
            screen.set_focus(bars.first(TourBar))

    def _told(self, screen: Screen[Any]) -> tuple[str, str]:
        step, checklist = STEPS[self._step], self._app.checklist
        number = getattr(screen, "chosen_number", lambda: None)() or ""
        found = checklist.find(number) if checklist else None
        gaps = self._app.board.gaps[checklist.assessment.id] if self._app.board and checklist else ()
        named = {"number": number or "chỉ tiêu đang chọn", "text": shorten(found.indicator.text, 60) if found else ""}
        return f"Hướng dẫn {self._step + 1}/{len(STEPS)} · {step.title}", step.told.format(**named, gaps=len(gaps))

    def _end(self, step: int) -> None:
        self._app.tour = None
        rooms.keep_choice(self._app, tour_seen=True, tour_step=step)
        for stack in self._app._screen_stacks.values():  # noqa: SLF001 - the bars of rooms that are not in front
            for screen in stack:
                screen.query(TourBar).remove()
        if tables := self._app.screen.query("RowTable, #report"):
            self._app.screen.set_focus(tables.first())


def start(app: NtmApp) -> None:
    """Begin the steps, or go on where they were left."""
    from ntm_tracker.service.preferences import read_preferences

    if app.checklist is None or app.screen.is_modal or app.tour is not None:
        return
    step = min(read_preferences().tour_step, LAST)
    app.switch_mode("checklist")
    app.tour = Tour(app, step)
    rooms.keep_choice(app, tour_seen=True, tour_step=step)
    if isinstance(app.screen, ChecklistScreen):
        _choose_first(app, app.screen)
        app.tour.follow(app.screen)


def start_if_new(app: NtmApp) -> None:
    """Begin the steps for who never saw them, on a record in which nothing was done yet."""
    events = app.board.events if app.board else ()
    is_fresh = all(event.deed is Deed.INIT for event in events)
    if not app.preferences.tour_seen and is_fresh and not is_read_only():
        start(app)


def _choose_first(app: NtmApp, screen: ChecklistScreen) -> None:
    """Put the cursor on an indicator of a focus criterion, unless one is chosen already."""
    from ntm_tracker.tui.widgets.checklist_table import ChecklistTable

    checklist, chosen = app.checklist, screen.chosen_number()
    if checklist and not (chosen and checklist.find(chosen)):
        focus = next((c for c in checklist.criteria if c.focus and c.indicators), checklist.criteria[0])
        screen.query_one(ChecklistTable).choose(focus.indicators[0].indicator.number)
