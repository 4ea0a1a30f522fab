"""The keys of the rooms where criteria sets are read and written."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

NEW_SET = Command("f5", "new_set", "Soạn mới", "Soạn một bộ tiêu chí mới.")
COPY_SET = Command("f6", "copy_set", "Chép", "Chép bộ đang chọn thành bộ riêng hoặc lần sửa.")
ADOPT = Command("f7", "adopt", "Áp dụng", "Áp dụng bộ đang chọn cho một kỳ đánh giá, giữ câu trả lời cũ.")
COMPARE = Command(
    "ctrl+g", "compare", "So sánh", "So sánh bộ đang chọn với bộ khác hoặc thời điểm khác.", key_shown="^G"
)
IMPORT = Command("insert", "import", "Nhập tệp", "Nhập một bộ từ tệp Excel theo mẫu.", key_shown="Insert")
EXPORT = Command("ctrl+e", "export", "Xuất tệp", "Xuất bộ đang chọn ra tệp Excel.", key_shown="^E")
TEMPLATE = Command("ctrl+n", "template", "Mẫu Excel", "Ghi tệp Excel mẫu để nhập một bộ.", key_shown="^N")
ON_SETS = (NEW_SET, COPY_SET, ADOPT, COMPARE)
MORE_ON_SETS = (IMPORT, EXPORT, TEMPLATE)
"""These stand in the help and in the palette: the key bar is full."""

PAIR = Command(
    "enter", "pair", "Ghép", "Chọn chỉ tiêu cũ khác cho dòng đang chọn, hoặc không lấy chỉ tiêu nào.", "Enter"
)
AGAIN = Command("f5", "again", "Sửa kỳ", "Sửa năm, hạn, trọng tâm, kỳ cũ rồi xem lại.")
ADOPT_NOW = Command("ctrl+s", "save", "Áp dụng", "Áp dụng như bảng này; hoàn tác được.", key_shown="^S")
CLOSE = Command("escape", "close", "Trở lại", "Trở lại, không ghi gì.", key_shown="Esc")
KIND = Command("f5", "kind", "Lọc loại", "Chỉ xem một loại thay đổi, lần lượt từng loại, rồi tất cả.")
ON_COMPARISON = (KIND, CLOSE)
KEEP = Command("ctrl+s", "save", "Nhập bộ", "Nhập bộ này vào dữ liệu; hoàn tác được.", key_shown="^S")
READ_AGAIN = Command("f5", "again", "Đọc lại", "Đọc lại tệp sau khi đã sửa trong Excel.")
ON_IMPORT = (KEEP, READ_AGAIN, CLOSE)
ON_ADOPTION = (ADOPT_NOW, PAIR, AGAIN, CLOSE)

EDIT = Command("f5", "edit", "Sửa", "Sửa dòng đang chọn: thông tin chung, tiêu chí, chỉ tiêu hoặc điều kiện.")
ADD_LINE = Command("f6", "add_line", "+ Chỉ tiêu", "Thêm chỉ tiêu vào tiêu chí đang chọn.")
ADD_CRITERION = Command("f7", "add_criterion", "+ Tiêu chí", "Thêm tiêu chí.")
REMOVE = Command("delete", "remove", "Xóa", "Xóa tiêu chí, chỉ tiêu hoặc điều kiện đang chọn.", key_shown="Del")
ADD_GATE = Command("ctrl+g", "add_gate", "+ Điều kiện", "Thêm điều kiện công nhận (dk2, dk3 …).", key_shown="^G")
COMPLETE = Command("ctrl+k", "complete", "Đánh dấu đủ", "Đánh dấu bộ đã đủ để đánh giá.", key_shown="^K")
IN_SET = (EDIT, ADD_LINE, ADD_CRITERION, REMOVE)
MORE_IN_SET = (ADD_GATE, COMPLETE)
"""These stand in the help and in the palette: the key bar is full."""
