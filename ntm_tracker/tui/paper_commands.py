"""The keys of the rooms where evidence is searched, changed and linked."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

EDIT = Command("f5", "edit", "Sửa", "Sửa minh chứng đang chọn; nhiều dòng đã đánh dấu thì sửa cùng lúc.")
ADD = Command("f6", "add", "Thêm", "Thêm minh chứng mới.")
LINK = Command("f7", "link", "Gắn", "Gắn minh chứng với chỉ tiêu của bất kỳ bộ tiêu chí, đơn vị nào.")
FILES = Command("ctrl+n", "files", "Tệp", "Xem, mở, thay, thêm, lưu ra các tệp của minh chứng.", key_shown="^N")
UNLINK = Command("ctrl+g", "unlink", "Gỡ", "Gỡ minh chứng khỏi chỉ tiêu; minh chứng vẫn còn.", key_shown="^G")
FOLDER = Command(
    "insert", "folder", "Nhiều tệp", "Thêm cả thư mục: mỗi tệp vào đúng chỉ tiêu của nó.", key_shown="Insert"
)
VERIFY = Command("ctrl+r", "verify", "Kiểm tệp", "Kiểm tra mọi tệp đã lưu còn nguyên vẹn.", key_shown="^R")
MARK = Command("space", "mark", "Đánh dấu", "Đánh dấu dòng để sửa, gắn, gỡ nhiều minh chứng một lần.", key_shown="Cách")
SEARCH = Command("slash", "search", "Tìm", "Tới ô tìm.", key_shown="/")
ON_PAPERS = (EDIT, ADD, LINK, FILES)
MORE_ON_PAPERS = (UNLINK, FOLDER, VERIFY, MARK, SEARCH)
"""These stand in the help and in the palette: the key bar is full."""

OPEN_FILE = Command("enter", "open", "Mở", "Mở tệp bằng chương trình của máy.", key_shown="Enter")
REPLACE = Command("f5", "replace", "Thay", "Thay tệp bằng bản mới; bản cũ vẫn xem được.")
ADD_FILES = Command("f6", "add", "Thêm tệp", "Thêm một hay nhiều tệp.")
SAVE_FILE = Command("f7", "save_copy", "Lưu ra", "Lưu một bản của tệp ra ngoài.")
CLOSE = Command("escape", "close", "Trở lại", "Trở lại danh sách minh chứng.", key_shown="Esc")
ON_FILES = (OPEN_FILE, REPLACE, ADD_FILES, SAVE_FILE, CLOSE)

TICK = Command("space", "tick", "Chọn/bỏ", "Lấy hoặc bỏ tệp đang chọn.", key_shown="Cách")
TAKE = Command("ctrl+s", "take", "Thêm vào", "Thêm mọi tệp đã chọn, như một việc.", key_shown="^S")
ON_FOLDER = (TAKE, TICK, CLOSE)
