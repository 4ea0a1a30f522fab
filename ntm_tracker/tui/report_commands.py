"""The keys of the room of reports."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

KIND = Command("f5", "kind", "Loại", "Chọn loại báo cáo: mức độ sẵn sàng, tự đánh giá, tồn tại, thôn, kế hoạch.")
DAYS = Command("f6", "days", "Ngày", "Chọn ngày của số liệu và ngày so sánh.")
SAVE = Command("f7", "save", "Lưu, in", "Lưu ra Word, PDF, Excel hoặc chữ; mở hoặc in ngay.", twin="ctrl+s")
ON_REPORTS = (KIND, DAYS, SAVE)
