"""The sheets, rows and columns of a criteria set's spreadsheet, and the words of its closed lists."""

from __future__ import annotations

from dataclasses import dataclass

from ntm_tracker.domain.wording import CONFIDENCE, LEVELS, MEASURES

Words = dict[str, str]
"""The value that a set holds, to the words that stand in the sheet."""

KINDS: Words = {**MEASURES, "by_year": "một con số theo từng năm"}
OPERATORS: Words = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "==": "="}
OPERATOR_WORDS = {
    ">=": (">=", "từ", "tối thiểu", "ít nhất", "không dưới", "từ trở lên"),
    "<=": ("<=", "tối đa", "không quá", "nhiều nhất", "từ trở xuống"),
    ">": ("trên", "lớn hơn"),
    "<": ("dưới", "nhỏ hơn"),
    "==": ("==", "bằng"),
}
"""What an officer may type instead of the sign."""
CONFIDENCES: Words = {name: word for name, word in CONFIDENCE.items() if name != "unknown"}
ROLES: Words = {"issues": "ban hành", "amends": "sửa đổi", "procedure": "trình tự xét", "guides": "hướng dẫn"}
COMPLETE: Words = {"yes": "đã đủ, dùng để đánh giá", "no": "chưa đủ, chỉ để đọc"}
MARK: Words = {"yes": "x"}
NOT_KNOWN = "chưa rõ"
BY_PROVINCE = "tỉnh quy định"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, or a row of the set's own sheet."""

    key: str
    header: str
    hint: str
    width: int = 14
    words: Words | None = None
    """The closed list of what may stand in it, None for free text."""
    aside: bool = False
    """Whether an officer can leave it alone: where things were read, how firm they are."""
    required: bool = False
    """Whether a set cannot do without it."""


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet that is a table: one line, one thing."""

    name: str
    told: str
    columns: tuple[Column, ...]
    required: bool = False
    """Whether a file without the sheet is refused."""


_REQUIREMENT = (
    Column("measure", "Cách đo", "chọn trong danh sách", 18, KINDS),
    Column("op", "So sánh", "≥ tối thiểu, ≤ tối đa", 9, OPERATORS),
    Column("bound", "Mức", "như văn bản: 92 hoặc 99,8; chưa đọc được thì ghi “chưa rõ” hay “tỉnh quy định”", 13),
    Column("unit", "Đơn vị", "%, km, mô hình …", 11),
    Column("parts", "Thang xếp loại hoặc các nội dung", "mỗi mức (thấp trước) hay nội dung một dòng, Alt+Enter", 22),
    Column("years", "Mức theo từng năm", "mỗi năm một dòng, ví dụ 2024: 54", 14),
    Column("tests", "Điều kiện của từng thôn", "mỗi điều kiện một dòng", 18),
)
_BASIS = (
    Column("article", "Điều, khoản", "nếu khác cả bộ", 12),
    Column("annex", "Phụ lục", "nếu khác cả bộ", 12),
    Column("decision", "Văn bản riêng", "nếu khác cả bộ", 20),
)
_REQUIREMENT_ASIDE = (
    Column("bound_note", "Lưu ý về mức", "điều cần biết trước khi tin con số", 24, aside=True),
    Column("source", "Nguồn của mức", "trang hoặc văn bản đã đọc", 20, aside=True),
    Column("confidence", "Độ chắc của mức", "chọn trong danh sách", 18, CONFIDENCES, aside=True),
    Column("national", "Mức chung cả nước", "nếu khác", 14, aside=True),
)
_INDICATOR = (
    Column("number", "Số", "3.1, 2.10", 7),
    Column("text", "Nội dung", "chép đúng văn bản", 46),
    *_REQUIREMENT,
    Column("confirmed", "Đã đối chiếu với văn bản giấy", "x khi chính anh chị đã đọc mức này trên giấy", 12, MARK),
    *_BASIS,
    Column("evidence", "Minh chứng gợi ý", "mỗi loại một dòng", 24),
    Column("owner", "Người phụ trách gợi ý", "chức danh", 16),
    Column("note", "Ghi chú", "", 24),
    *_REQUIREMENT_ASIDE,
    Column("wording_confidence", "Độ chắc của câu chữ", "chọn trong danh sách", 18, CONFIDENCES, aside=True),
    Column("wording_source", "Nguồn của câu chữ", "trang hoặc văn bản đã đọc", 20, aside=True),
    Column("amended", "Đã sửa đổi bởi", "", 16, aside=True),
    Column("guidance", "Hướng dẫn thực hiện", "mỗi ý một dòng", 24, aside=True),
)
_INSTRUMENT = (
    Column("kind", "Loại văn bản", "Quyết định, Nghị quyết …", 16),
    Column("number", "Số văn bản", "1217/QĐ-UBND", 18),
    Column("issuer", "Cơ quan ban hành", "UBND tỉnh", 34),
    Column("signed", "Ngày ký", "25/07/2022", 12),
    Column("in_force", "Ngày hiệu lực", "nếu khác ngày ký", 13),
    Column("annex", "Phụ lục", "", 14),
    Column("role", "Vai trò", "chọn trong danh sách", 14, ROLES),
    Column("confidence", "Độ chắc", "chọn trong danh sách", 20, CONFIDENCES, aside=True),
)

CRITERIA = SheetPlan(
    "Tiêu chí",
    "Mỗi tiêu chí một dòng, đánh số liên tục từ 1. Tiêu chí không có chỉ tiêu thì được đánh giá nguyên cả tiêu chí.",
    (
        Column("number", "Số", "1, 2, 3 …", 7),
        Column("name", "Tên tiêu chí", "chép đúng văn bản", 44),
        Column("group", "Nhóm", "nếu văn bản có chia nhóm", 26),
        Column("note", "Ghi chú", "", 40),
        Column("name_confidence", "Độ chắc của tên", "chọn trong danh sách", 22, CONFIDENCES, aside=True),
        Column("name_source", "Nguồn của tên", "trang hoặc văn bản đã đọc", 30, aside=True),
    ),
    required=True,
)
INDICATORS = SheetPlan(
    "Chỉ tiêu",
    "Mỗi chỉ tiêu một dòng. Cột Số đã để dạng Chữ: gõ 2.10 thì vẫn là 2.10.",
    _INDICATOR,
    required=True,
)
GATES = SheetPlan(
    "Điều kiện",
    "Điều kiện công nhận ngoài các tiêu chí (không nợ đọng, an ninh …), đánh số dk2, dk3; không có thì để trống.",
    (Column("number", "Số", "dk2, dk3 …", 7), *_INDICATOR[1:]),
)
EARLIER = SheetPlan(
    "Trước sửa đổi",
    "Câu chữ và mức CŨ của chỉ tiêu đã được sửa đổi, lần cũ nhất trước; không có thì để trống.",
    (
        Column("number", "Số", "số chỉ tiêu", 7),
        Column("until", "Áp dụng đến trước ngày", "ngày văn bản sửa đổi có hiệu lực", 14),
        *_INDICATOR[1:2],
        *_REQUIREMENT,
        *_BASIS,
        Column("wording_confidence", "Độ chắc của câu chữ", "chọn trong danh sách", 18, CONFIDENCES, aside=True),
        Column("read_in", "Đọc ở đâu", "", 20, aside=True),
        *_REQUIREMENT_ASIDE,
    ),
)
INSTRUMENTS = SheetPlan(
    "Văn bản khác",
    "Văn bản sửa đổi, trình tự xét, hướng dẫn của bộ này; quyết định ban hành ghi ở trang Bộ tiêu chí.",
    _INSTRUMENT,
)
FACTS = SheetPlan(
    "Điều đã đọc",
    "Điều đọc được trên trang công khai về một chỉ tiêu, một tiêu chí hoặc cả bộ; không có thì để trống.",
    (
        Column("about", "Về", "số chỉ tiêu, số tiêu chí, hoặc all", 10),
        Column("field", "Loại", "fact", 12),
        Column("claim", "Điều đọc được", "", 60),
        Column("source", "Nguồn", "", 40),
        Column("quote", "Câu trích", "", 50),
    ),
)
TABLES = (CRITERIA, INDICATORS, GATES, EARLIER, INSTRUMENTS, FACTS)

HEAD_NAME = "Bộ tiêu chí"
HEAD = (
    Column("title", "Tên đầy đủ", "như trong quyết định", required=True),
    Column("short_title", "Tên ngắn", "nhiều nhất 30 ký tự, để làm tên thẻ và đầu bảng", required=True),
    Column("id", "Mã bộ", "chữ thường không dấu, số, gạch nối; để trống thì lấy theo Tên ngắn"),
    Column("level", "Cấp", "xã hoặc thôn", required=True, words=LEVELS),
    Column("first_year", "Năm đầu", "ví dụ 2021", required=True),
    Column("last_year", "Năm cuối", "ví dụ 2025", required=True),
    Column("region", "Vùng", "nếu mức lấy theo cột vùng, ví dụ Trung du miền núi phía Bắc"),
    Column("kind", "Loại quyết định", "Quyết định, Nghị quyết …", required=True),
    Column("number", "Số quyết định", "ví dụ 1217/QĐ-UBND", required=True),
    Column("issuer", "Cơ quan ban hành", "ví dụ UBND tỉnh Bắc Ninh", required=True),
    Column("signed", "Ngày ký", "ngày/tháng/năm", required=True),
    Column("in_force", "Ngày có hiệu lực", "để trống nếu không rõ: tính từ ngày ký"),
    Column("annex", "Phụ lục", "phụ lục có danh sách tiêu chí"),
    Column("role", "Vai trò của quyết định", "để trống là ban hành", words=ROLES),
    Column("in_force_to", "Ngày hết hiệu lực", "ngày cuối cùng còn áp dụng; để trống nếu chưa có"),
    Column("decision", "Ghi căn cứ là", "để trống thì ghép từ loại, số, ngày ký, cơ quan, phụ lục"),
    Column("basis_article", "Điều, khoản của căn cứ", "chỉ đọc khi có dòng Ghi căn cứ là"),
    Column("basis_annex", "Phụ lục của căn cứ", "chỉ đọc khi có dòng Ghi căn cứ là"),
    Column("instrument_confidence", "Độ chắc của quyết định", "chọn trong danh sách", words=CONFIDENCES),
    Column("complete", "Bộ đã đủ chưa", "chọn trong danh sách", required=True, words=COMPLETE),
    Column("criterion_count", "Số tiêu chí theo quyết định", "để chương trình kiểm tra nhập có thiếu không"),
    Column("indicator_count", "Số chỉ tiêu theo quyết định", "để chương trình kiểm tra nhập có thiếu không"),
    Column("warning", "Lưu ý về độ tin cậy", "người đọc bộ này cần biết chỗ nào chưa chắc"),
    Column("revises", "Thay cho bộ (mã)", "mã của bộ trước mà bộ này là lần sửa"),
    Column("stand_in", "Dùng tạm thay cho", "chỉ ghi khi bộ này dùng tạm thay một bộ chưa có văn bản"),
)

GUIDE_NAME = "Hướng dẫn"
EXAMPLE_NAME = "Ví dụ (không đọc)"
LISTS_NAME = "Danh mục"
CONFIRMED_NAME = "Đã đối chiếu"
PASSED_OVER = (GUIDE_NAME, EXAMPLE_NAME, LISTS_NAME, CONFIRMED_NAME)
"""The sheets that are for people: never read as data."""
FOR_READING = ("Tên tiêu chí (để đọc)", "STT")
"""Headers that may stand over columns that are never read."""
