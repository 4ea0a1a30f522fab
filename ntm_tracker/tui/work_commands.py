"""The keys of the room Việc."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

DONE = Command("f5", "done", "Xong", "Ghi nhiệm vụ đang chọn đã xong hôm nay.")
ADD = Command("f6", "add", "Thêm việc", "Giao một nhiệm vụ mới.")
WHOSE = Command("f7", "whose", "Mọi người", "Xem việc của mọi người theo từng người, hoặc trở lại việc của tôi.")
MINE = Command("f7", "whose", "Của tôi", "Trở lại việc của tôi.")
"""What the key of `WHOSE` says while everybody's work is shown."""
ON_WORK = (DONE, ADD, WHOSE)
