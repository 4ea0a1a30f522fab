"""Proving that every stored file is still what was stored: a bar while it runs, then each file that differs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from ntm_tracker.tui import paper_deeds
from ntm_tracker.tui.widgets.watched_screen import WatchedScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.service.paper_files import BrokenFile

_ADVICE = (
    "Việc cần làm: ở từng minh chứng trên, Ctrl+N rồi F5 để thay bằng bản gốc hoặc bản quét mới, hoặc khôi phục dữ "
    "liệu từ bản sao lưu. Tệp hỏng không mở, không lưu ra và không đưa vào hồ sơ được."
)


class VerifyScreen(WatchedScreen):
    """Reads every stored file again."""

    TITLE_SHOWN = "Kiểm tra các tệp đã lưu"
    HELP_TEXT = (
        "Đọc lại mọi tệp đã lưu, tính lại mã SHA-256 và kể ra tệp nào khác lúc lưu. Không ghi gì. Esc để dừng, để đóng."
    )

    async def work(self, tell: Callable[[float], None], stopped: Callable[[], bool]) -> Text:
        """Hash every file; return which ones differ."""
        return _result(*await self.desk.ask(partial(paper_deeds.verify_files, tell=tell, stopped=stopped)))


def _result(count: int, broken: list[BrokenFile]) -> Text:
    good = f"{count - len(broken)}/{count} tệp còn nguyên vẹn."
    if not broken:
        return Text(good if count else "Chưa có tệp nào được lưu.", "not bold")
    text = Text(f"{good} {len(broken)} tệp có nội dung khác lúc lưu:\n", "bold")
    for one in broken:
        numbers = ", ".join(map(str, one.evidence))
        text.append(f"\n- {', '.join(one.names)} (minh chứng số {numbers})", "not bold")
    return text.append(f"\n\n{_ADVICE}", "not bold")
