"""What the template tells an officer, and its worked example."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ntm_tracker.law.spreadsheet.filling import Line

GUIDE = (
    ("NHẬP MỘT BỘ TIÊU CHÍ", ""),
    (
        "",
        "Tệp này để chép một bộ tiêu chí từ văn bản giấy (quyết định của Thủ tướng, của UBND tỉnh …) vào chương trình.",
    ),
    ("CÁC BƯỚC", ""),
    ("1", "Trang “Bộ tiêu chí”: ghi tên bộ, cấp, giai đoạn và quyết định ban hành vào cột Nội dung."),
    ("2", "Trang “Tiêu chí”: mỗi tiêu chí một dòng, đánh số 1, 2, 3 … không bỏ số nào."),
    ("3", "Trang “Chỉ tiêu”: mỗi chỉ tiêu một dòng, số ghi như 3.1 hoặc 2.10. Tiêu chí không có chỉ tiêu thì bỏ qua."),
    ("4", "Các trang “Điều kiện”, “Trước sửa đổi”, “Văn bản khác”, “Điều đã đọc”: có thì ghi, không thì để trống."),
    ("5", "Lưu tệp, rồi gõ lệnh “ntm criteria import TỆP --dry-run” để xem trước; bỏ --dry-run để nhập thật."),
    ("", "Có chỗ sai thì chương trình kể hết một lượt: trang nào, ô nào, sửa thế nào. Còn chỗ sai thì chưa nhập gì."),
    ("QUY TẮC", ""),
    ("a", "Chép đúng câu chữ và con số của văn bản. Không tự đặt ra mức."),
    (
        "b",
        "Chưa đọc được mức thì vẫn chọn cách đo, cột Mức ghi “chưa rõ”; tỉnh định mà chưa có thì ghi “tỉnh quy định”.",
    ),
    ("c", "Chỉ ghi x ở cột “Đã đối chiếu với văn bản giấy” khi chính anh chị đã đọc mức đó trên văn bản giấy."),
    ("d", "Ô nhiều mức, nhiều nội dung: mỗi thứ một dòng trong cùng ô, xuống dòng bằng Alt+Enter."),
    ("đ", "Số thập phân ghi dấu phẩy (99,8). Ngày ghi ngày/tháng/năm (25/07/2022)."),
    (
        "e",
        "Các ô đã để kiểu Chữ. Dán từ nơi khác thì chọn dán giá trị (Paste Special, Values) để 2.10 không thành 2.1.",
    ),
    ("g", "Không đổi tên trang, tên cột. Đổi chỗ cột, chèn dòng trống, tô màu thì được."),
    ("h", "Trang “Ví dụ (không đọc)” chỉ để xem cách ghi; chương trình không bao giờ đọc trang đó."),
    ("CÁCH ĐO", ""),
    ("•", "đạt hoặc không đạt: cột Mức ghi “Đạt” hoặc để trống."),
    ("•", "một con số: chọn so sánh, ghi mức và đơn vị (km, mô hình, triệu đồng …)."),
    ("•", "tỷ lệ %: chọn so sánh, ghi mức từ 0 đến 100."),
    ("•", "một mức xếp loại: ghi cả thang, mức thấp trước, ở cột Thang xếp loại; cột Mức ghi mức phải đạt."),
    ("•", "số nội dung đạt trên tổng số: ghi các nội dung cùng cột đó; cột Mức ghi số phải đạt, ví dụ 2/3."),
    ("•", "một con số theo từng năm: ghi ở cột Mức theo từng năm, như 2024: 54; cột Mức để trống."),
    ("•", "số thôn đạt trên tổng số thôn: mức là % số thôn; ghi điều kiện của từng thôn, mỗi điều kiện một dòng."),
)
"""Mark and sentence; a line without a sentence is a heading."""

EXAMPLE_TITLE = "VÍ DỤ CÁCH GHI TRANG CHỈ TIÊU – KHÔNG PHẢI QUY ĐỊNH, CHƯƠNG TRÌNH KHÔNG ĐỌC TRANG NÀY"
EXAMPLE_TOLD = (
    "Câu chữ và con số dưới đây đặt ra để làm mẫu. “VD …” không phải số chỉ tiêu, chép sang trang khác cũng bị từ chối."
)
EXAMPLE: tuple[Line, ...] = (
    {
        "number": "VD 1.1",
        "text": "(Ví dụ) Tỷ lệ đường mẫu được trồng cây bóng mát",
        "measure": "tỷ lệ %",
        "op": "≥",
        "bound": "12,5",
        "unit": "%",
        "confirmed": "x",
        "article": "Điều 0",
        "evidence": "Biên bản mẫu\nẢnh mẫu",
        "owner": "Cán bộ mẫu",
        "note": "Đã đọc trên giấy nên ghi x",
    },
    {
        "number": "VD 1.2",
        "text": "(Ví dụ) Có quy chế mẫu được thông qua",
        "measure": "đạt hoặc không đạt",
        "bound": "Đạt",
    },
    {
        "number": "VD 1.3",
        "text": "(Ví dụ) Số mô hình mẫu",
        "measure": "một con số",
        "op": "≥",
        "bound": "1",
        "unit": "mô hình",
    },
    {
        "number": "VD 1.4",
        "text": "(Ví dụ) Xếp loại mẫu",
        "measure": "một mức xếp loại",
        "bound": "Khá",
        "parts": "Yếu\nTrung bình\nKhá\nTốt",
    },
    {
        "number": "VD 1.5",
        "text": "(Ví dụ) Đủ nội dung mẫu",
        "measure": "số nội dung đạt trên tổng số",
        "bound": "2/3",
        "parts": "Nội dung mẫu một\nNội dung mẫu hai\nNội dung mẫu ba",
    },
    {
        "number": "VD 1.6",
        "text": "(Ví dụ) Thu nhập mẫu",
        "measure": "một con số theo từng năm",
        "op": "≥",
        "unit": "đồng mẫu",
        "years": "2024: 1,5\n2025: 2",
    },
    {
        "number": "VD 1.7",
        "text": "(Ví dụ) Tỷ lệ thôn đạt chuẩn mẫu",
        "measure": "số thôn đạt trên tổng số thôn",
        "op": "≥",
        "bound": "33",
        "unit": "%",
        "tests": "Điều kiện mẫu một\nĐiều kiện mẫu hai",
    },
    {
        "number": "VD 1.8",
        "text": "(Ví dụ) Chỉ tiêu chưa đọc được mức",
        "measure": "tỷ lệ %",
        "op": "≥",
        "bound": "chưa rõ",
        "note": "Có mức, chưa đọc được: không đoán",
    },
)
