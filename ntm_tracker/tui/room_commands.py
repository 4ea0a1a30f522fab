"""The keys of the rooms of villages and of the plan's targets."""

from __future__ import annotations

from ntm_tracker.tui.commands import Command

CULTURE = Command("f5", "title('culture')", "Văn hóa", "Ghi danh hiệu làng văn hóa; nhiều thôn đã đánh dấu cùng lúc.")
NTM = Command("f6", "title('ntm')", "NTM", "Ghi thôn đạt chuẩn nông thôn mới; nhiều thôn cùng lúc.")
MODEL = Command("f7", "title('model')", "Kiểu mẫu", "Ghi thôn nông thôn mới kiểu mẫu; nhiều thôn cùng lúc.")
ENTER = Command("enter", "open", "Mở", "Mở danh sách tiêu chí của thôn; chưa có thì sửa, đặt tên.", key_shown="Enter")
NAME = Command("ctrl+e", "name", "Đặt tên", "Ghi tên các thôn chưa đặt tên, mỗi dòng một thôn.", key_shown="^E")
EDIT = Command("ctrl+g", "edit", "Sửa thôn", "Sửa tên, các danh hiệu, năm và nguồn của thôn đang chọn.", key_shown="^G")
MARK = Command("space", "mark", "Đánh dấu", "Đánh dấu thôn để ghi danh hiệu nhiều thôn một lần.", key_shown="Cách")
DETAIL = Command("tab", "detail", "Chi tiết", "Sang phần chi tiết, rồi trở lại danh sách.", key_shown="Tab")
ON_VILLAGES = (CULTURE, NTM, MODEL, ENTER)
MORE_ON_VILLAGES = (NAME, EDIT, MARK, DETAIL)
"""These stand in the help and in the palette: the key bar is full."""

RECORD = Command("enter", "open", "Ghi số", "Ghi số liệu một kỳ của chỉ tiêu đang chọn.", key_shown="Enter")
SOURCE = Command("f5", "source", "Nguồn", "Tới nguồn của số đang tính: minh chứng, hoặc danh sách thôn.")
WAY = Command("f6", "way", "Cách tính", "Chọn số liệu là lũy kế hay là mức, để ước đến cuối năm.")
REMOVE = Command("f7", "remove", "Bỏ số", "Bỏ một số liệu ghi nhầm.")
ON_PLAN = (RECORD, SOURCE, WAY, REMOVE)
MORE_ON_PLAN = (DETAIL,)
