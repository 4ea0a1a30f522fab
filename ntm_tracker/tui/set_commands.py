"""The keys of the rooms where criteria sets are read and written."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

NEW_SET = Command("f5", "new_set", "Soạn mới", "Soạn một bộ tiêu chí mới.")
COPY_SET = Command("f6", "copy_set", "Chép", "Chép bộ đang chọn thành bộ riêng hoặc lần sửa.")
ON_SETS = (NEW_SET, COPY_SET)

EDIT = Command("f5", "edit", "Sửa", "Sửa dòng đang chọn: thông tin chung, tiêu chí, chỉ tiêu hoặc điều kiện.")
ADD_LINE = Command("f6", "add_line", "+ Chỉ tiêu", "Thêm chỉ tiêu vào tiêu chí đang chọn.")
ADD_CRITERION = Command("f7", "add_criterion", "+ Tiêu chí", "Thêm tiêu chí.")
REMOVE = Command("delete", "remove", "Xóa", "Xóa tiêu chí, chỉ tiêu hoặc điều kiện đang chọn.", key_shown="Del")
ADD_GATE = Command("ctrl+g", "add_gate", "+ Điều kiện", "Thêm điều kiện công nhận (dk2, dk3 …).", key_shown="^G")
COMPLETE = Command("ctrl+k", "complete", "Đánh dấu đủ", "Đánh dấu bộ đã đủ để đánh giá.", key_shown="^K")
IN_SET = (EDIT, ADD_LINE, ADD_CRITERION, REMOVE)
MORE_IN_SET = (ADD_GATE, COMPLETE)
"""These stand in the help and in the palette: the key bar is full."""
