"""The keys of the room of reports."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

KIND = Command("f5", "kind", "Loại", "Chọn loại báo cáo: mức độ sẵn sàng, tự đánh giá, tồn tại, thôn, kế hoạch.")
DAYS = Command("f6", "days", "Ngày", "Chọn ngày của số liệu và ngày so sánh.")
SAVE = Command("f7", "save", "Lưu, in", "Lưu ra Word, PDF, Excel hoặc chữ; mở hoặc in ngay.", twin="ctrl+s")
ON_REPORTS = (KIND, DAYS, SAVE)

TAKE = Command("f5", "take", "Nhận mẫu", "Nhận một tệp Word làm mẫu của loại báo cáo đang chọn; mẫu được soát trước.")
WRITE = Command("f6", "write", "Ghi mẫu ra", "Ghi trang mẫu có thẻ, hoặc mẫu đang dùng, ra tệp Word để sửa.")
REMOVE = Command("f7", "remove", "Bỏ mẫu", "Bỏ mẫu riêng; báo cáo lại in theo trang của chương trình.")
CLOSE = Command("escape", "close", "Trở lại", "Trở lại phòng trước.", key_shown="Esc")
ON_TEMPLATES = (TAKE, WRITE, REMOVE, CLOSE)
