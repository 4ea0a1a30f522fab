"""Checking that the record is as it was written: a bar while it runs, then what is wrong and what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding

from ntm_tracker.domain.checkup import BY_KEY, PARTS, Part
from ntm_tracker.tui import backup_deeds
from ntm_tracker.tui.widgets.watched_screen import WatchedScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.domain.checkup import Problem
    from ntm_tracker.service.checkup import Checkup

_MOST = 10
"""So many problems of one part are shown; “ntm doctor --json” has them all."""


class DoctorScreen(WatchedScreen):
    """Looks at everything; mends the index of search where that alone is wrong, for nothing is lost by it."""

    BINDINGS: ClassVar = [Binding("f5", "reindex", show=False)]
    TITLE_SHOWN = "Kiểm tra dữ liệu"
    HELP_TEXT = (
        "Kiểm tra tệp dữ liệu, nhật ký và chuỗi mã, dữ liệu so với nhật ký, từng tệp minh chứng, chỉ mục tìm kiếm; "
        "kể ra chỗ hỏng và việc cần làm. Không ghi gì. Esc để dừng, để đóng."
    )
    _can_reindex = _mends = False

    async def work(self, tell: Callable[[float], None], stopped: Callable[[], bool]) -> Text:
        """Write the index of search anew where that was asked, then check everything; return what is wrong."""
        if self._mends:
            self._mends = False
            await self.desk.ask(partial(backup_deeds.rebuild_search, tell=tell, stopped=stopped))
        checkup = await self.desk.ask(partial(backup_deeds.check_record, tell=tell, stopped=stopped))
        self._can_reindex = bool(checkup.of(Part.SEARCH))
        return _result(checkup)

    def action_reindex(self) -> None:
        """Write the index of search anew, then check again."""
        if self.is_over and self._can_reindex:
            self._can_reindex, self._mends = False, True
            self.begin()


def _result(checkup: Checkup) -> Text:
    text = Text()
    for part, name in PARTS.items():
        wrong = checkup.of(part)
        text.append(f"{'× HỎNG' if wrong else '√ TỐT '} {name}\n", "bold" if wrong else "not bold")
        text.append(_told(wrong), "not bold")
    text.append(
        f"\nĐã đối chiếu {checkup.events} việc trong nhật ký, {checkup.rows} dòng dữ liệu, {checkup.files} tệp; "
        f"mã dữ liệu {checkup.mark}.\n",
        "not bold",
    )
    whole = f"Có {len(checkup.problems)} chỗ hỏng." if checkup.problems else "Dữ liệu nguyên vẹn."
    return text.append(whole, "bold")


def _told(wrong: list[Problem]) -> str:
    lines = [f"  - {problem.where}: {problem.told}." for problem in wrong[:_MOST]]
    if len(wrong) > _MOST:
        lines.append(f"  … và {len(wrong) - _MOST} chỗ khác (xem đủ bằng lệnh “ntm doctor --json”)")
    advice = dict.fromkeys(BY_KEY[problem.advice] for problem in wrong)
    lines += [f"  => {one[0].upper()}{one[1:]}." for one in advice]
    return "".join(f"{line}\n" for line in lines)
