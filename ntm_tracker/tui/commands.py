"""Every key of the program: the footer, the help page and the palette are made from this list."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a person can do by a key."""

    key: str
    action: str
    label: str
    """At most 11 letters: it stands in the footer and in the palette."""
    told: str
    """One sentence for the help page."""
    key_shown: str = ""
    twin: str = ""
    """A second key, for terminals that keep the first for themselves."""
    is_first: bool = False
    """Whether it is done before the next key is looked at, which may be meant for what it opens."""

    def binding(self) -> Binding:
        """Return the Textual binding of this command."""
        keys = f"{self.key},{self.twin}" if self.twin else self.key
        # The stock way, a key goes down to the list and up again while those behind it have gone down too.
        return Binding(keys, self.action, self.label, show=False, priority=self.is_first)

    def shown_key(self) -> str:
        """Return the key as it is printed on a keyboard."""
        return self.key_shown or self.key.upper()


HELP = Command("f1", "app.help", "Trợ giúp", "Xem các phím và ý nghĩa của màn hình này.")
OVERVIEW = Command("f2", "app.go('overview')", "Tổng quan", "Xem xã đang ở đâu so với mục tiêu năm.")
CHECKLIST = Command("f3", "app.go('checklist')", "Tiêu chí", "Mở danh sách tiêu chí, chỉ tiêu để làm việc.")
REVIEW = Command("f4", "app.go('review')", "Rà soát", "Xem tồn tại cần xử lý trước khi kiểm tra.")
RECORD = Command("f5", "record", "Kết quả", "Ghi kết quả thực hiện của chỉ tiêu đang chọn.")
EVIDENCE = Command("f6", "evidence", "Minh chứng", "Thêm minh chứng cho chỉ tiêu đang chọn.")
CONFIRM = Command("f7", "confirm", "Đối chiếu", "Đối chiếu mức yêu cầu với văn bản giấy.")
REPORTS = Command("f8", "app.go('reports')", "Báo cáo", "Xem trước báo cáo, rồi lưu, mở hoặc in.")
SWITCH = Command("f9", "app.switch", "Đổi kỳ", "Chọn kỳ đánh giá khác: xã, thôn, bộ tiêu chí.")
UNDO = Command("ctrl+z", "app.undo", "Hoàn tác", "Hoàn tác việc vừa lưu.", key_shown="^Z")
REDO = Command("ctrl+y", "app.redo", "Làm lại", "Làm lại việc vừa hoàn tác.", key_shown="^Y")
SETS = Command("ctrl+b", "app.go('sets')", "Bộ tiêu chí", "Xem, soạn, sửa, áp dụng bộ tiêu chí.", key_shown="^B")
PAPERS = Command("ctrl+o", "app.go('papers')", "Kho MC", "Kho minh chứng: tìm, sửa, gắn, mở tệp.", key_shown="^O")
WORK = Command("ctrl+d", "app.go('work')", "Việc", "Việc của tôi, của từng người: quá hạn, tuần này.", key_shown="^D")
VILLAGES = Command("ctrl+l", "app.go('villages')", "Thôn", "Xem, đặt tên thôn, ghi danh hiệu.", key_shown="^L")
PLAN = Command("ctrl+u", "app.go('plan')", "KT-XH", "Chỉ tiêu kế hoạch: ghi số liệu, xem ước.", key_shown="^U")
FILTER = Command("slash", "filter", "Lọc", "Lọc danh sách theo chữ, không cần dấu.", key_shown="/", is_first=True)
QUEUE = Command("f12", "app.queue", "Ngưỡng", "Đối chiếu lần lượt các ngưỡng chưa ai đọc (hoặc ^T).", twin="ctrl+t")
PALETTE = Command("ctrl+p", "app.palette", "Tìm lệnh", "Tìm lệnh hoặc chỉ tiêu, không cần dấu.", key_shown="^P")
OPEN = Command("enter", "open", "Mở", "Mở mục đang chọn.", key_shown="Enter")
BACK = Command("escape", "back", "Trở lại", "Trở lại danh sách, bỏ lọc.", key_shown="Esc")
ASSIGN = Command("ctrl+r", "assign", "Giao việc", "Giao người phụ trách, hạn, nhiệm vụ.", key_shown="^R")
PROGRESS = Command("ctrl+e", "progress", "Tiến độ", "Chuyển bước tiến độ, duyệt chỉ tiêu.", key_shown="^E")
FORWARD = Command("ctrl+right", "step(True)", "Bước tới", "Chuyển tiến độ tới một bước, không hỏi.", key_shown="^→")
BACKWARD = Command("ctrl+left", "step(False)", "Bước lùi", "Lùi tiến độ một bước, không hỏi.", key_shown="^←")
MARK = Command("space", "mark", "Đánh dấu", "Đánh dấu dòng để giao, chuyển bước cùng lúc.", key_shown="Cách")
APPRAISE = Command("ctrl+k", "appraise", "Thẩm tra", "Ghi thẩm tra cấp trên, giải trình ý kiến.", key_shown="^K")
SUBJECTS = Command("", "app.subjects", "Đơn vị", "sáp nhập, đổi tên xã hoặc thôn.")
DOSSIER = Command("", "app.dossier", "Hồ sơ", "xuất hồ sơ kiểm tra ra tệp ZIP cho đoàn kiểm tra.")
BACK_UP = Command("", "app.back_up", "Sao lưu…", "chép toàn bộ dữ liệu ra một tệp, ví dụ trên USB.")
DOCTOR = Command("", "app.doctor", "Kiểm tra", "dữ liệu có còn nguyên vẹn không: nhật ký, minh chứng, chỉ mục.")
RESTORE = Command("", "app.restore", "Khôi phục…", "lấy lại dữ liệu từ một bản sao lưu; dữ liệu hiện có được giữ.")
BUNDLE_OUT = Command("", "app.bundle_out", "Xuất gói…", "xuất dữ liệu máy này ra một gói để mang sang máy kia.")
BUNDLE_IN = Command("", "app.bundle_in", "Gộp gói…", "gộp gói dữ liệu của máy kia, chọn nơi hai máy sửa khác nhau.")
PASSWORD = Command("", "app.password", "Mật khẩu…", "đặt, đổi hoặc bỏ mật khẩu của dữ liệu trên máy này.")
TEMPLATES = Command("", "app.templates", "Mẫu báo cáo", "mẫu Word riêng của cơ quan: xem, nhận, ghi ra để sửa, bỏ.")
TOUR = Command("", "app.tour", "Hướng dẫn", "hướng dẫn 5 bước cho người mới, trên chính dữ liệu của xã.")
THEMES = Command("", "app.themes", "Giao diện", "chọn nền tối, nền sáng hoặc tương phản cao; máy nhớ cho lần sau.")
PLAIN_SIGNS = Command("", "app.plain_signs", "Nét vẽ", "vẽ khung và dấu đơn giản cho màn hình cũ, hoặc vẽ đủ trở lại.")
PAST = Command("", "app.past_day", "Xem ngày cũ", "mọi phòng hiện số liệu như tại một ngày đã qua.")
TODAY = Command("", "app.today", "Về hôm nay", "trở về hôm nay, thôi xem ngày đã qua.")
QUIT = Command("f10", "app.quit", "Thoát", "Thoát chương trình; mọi việc đã lưu đều còn.")

SOURCE = Command("ctrl+f", "app.source", "Nguồn", "Tới nguồn của con số đang chọn: dòng, văn bản.", key_shown="^F")

EVERYWHERE = (
    *(HELP, OVERVIEW, CHECKLIST, REVIEW, VILLAGES, PLAN, WORK, PAPERS, SETS, REPORTS),
    *(SOURCE, SWITCH, QUEUE, UNDO, REDO, PALETTE, QUIT),
)
ON_INDICATOR = (RECORD, EVIDENCE, CONFIRM)
MORE_ON_INDICATOR = (ASSIGN, PROGRESS, FORWARD, BACKWARD, APPRAISE)
"""These stand in the help and in the palette: the key bar is full."""
IN_PALETTE = (
    *(DOSSIER, SUBJECTS, BACK_UP, RESTORE, BUNDLE_OUT, BUNDLE_IN, DOCTOR, PASSWORD, TEMPLATES),
    *(PAST, TODAY, TOUR, THEMES, PLAIN_SIGNS),
)
"""What is wanted a few times a year or less: it has no key of its own."""
EVERY_ROOM = (HELP, SWITCH, UNDO, SOURCE)
"""What every room's key bar ends with; the other keys of EVERYWHERE stand in the top bar."""
