"""The words of a template: those of every report, and the sections that each kind of report may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ntm_tracker.domain.report_kinds import Kind

Held = Literal["words", "rows", "whole", "chart"]
"""What a section holds: words alone, rows under the same columns every time, a table whose columns depend on
the data and which a template therefore names whole, or a chart alone."""


class Part(NamedTuple):
    """A section that a kind of report may have; that it happens not to be there is no mistake in a template."""

    held: Held
    told: str
    chart: bool = False
    """Whether a chart stands below its table."""
    numbered: bool = False
    """Whether there are several, their keys ending in 1, 2 and so on."""


GENERAL: Mapping[str, str] = {
    "co_quan_tren": "cơ quan cấp trên, ví dụ UBND HUYỆN LẠNG GIANG",
    "co_quan": "cơ quan ban hành, chữ in hoa",
    "noi_ban_hanh": "cơ quan ban hành viết trong câu: Ủy ban nhân dân xã Hương Sơn",
    "so": "số, ký hiệu: Số: ……/BC-UBND",
    "dia_danh": "địa danh",
    "ngay": "ngày … tháng … năm …",
    "ten_bao_cao": "tên loại văn bản",
    "trich_yeu": "trích yếu",
    "kinh_gui": "dòng Kính gửi; nhiều nơi thì mỗi nơi một đoạn",
    "ket_thuc": "câu kết thúc, có dấu ./.",
    "ghi_chu": "các ghi chú, mỗi ghi chú một đoạn",
    "quyen_han": "quyền hạn, chức vụ người ký, mỗi dòng một đoạn",
    "nguoi_ky": "họ tên người ký",
    "noi_nhan": "nơi nhận, mỗi nơi một đoạn",
    "don_vi": "xã hoặc thôn được đánh giá",
    "nam": "năm của kỳ đánh giá",
    "ngay_so_lieu": "ngày của số liệu",
    "van_ban_ap_dung": "các văn bản dùng để đánh giá, mỗi văn bản một đoạn",
    "dau_doi_chieu": "cả dòng đối chiếu ở chân trang",
    "ma_doi_chieu": "mã của dữ liệu mà trang in ra từ đó",
    "luc_lay_so_lieu": "giờ, ngày lấy số liệu",
    "muc": "các phần của báo cáo, xem các bảng dưới",
    "phu_luc": "số, tên, dòng kèm theo của phụ lục: phu_luc.PHẦN.nhan, .ten, .kem_theo",
}

_OVERVIEW = Part("whole", "đơn vị, kỳ đánh giá và các con số chính")
_CHANGES = Part("whole", "thay đổi so với kỳ trước")
_COURSE = Part("rows", "tiến độ trong năm", chart=True)
_BASIS = Part("words", "căn cứ đánh giá")
_RECOGNITION = Part("rows", "điều kiện công nhận")
_CHART = Part("chart", "biểu đồ theo tiêu chí")
_FORM = Part("whole", "biểu tự đánh giá từng chỉ tiêu, có cột thẩm tra, thẩm định khi đã có")
_GAPS = Part("rows", "tồn tại và việc cần làm")

SECTIONS: Mapping[Kind, Mapping[str, Part]] = {
    "readiness": {
        "tong-quan": _OVERVIEW,
        "nhan-dinh": Part("words", "nhận định và cách tính mức sẵn sàng"),
        "so-lieu": Part("whole", "số liệu tổng hợp"),
        "tieu-chi": Part("rows", "kết quả theo tiêu chí"),
        "bieu-do": _CHART,
        "trong-tam": Part("rows", "tiêu chí trọng tâm"),
        "thon": Part("rows", "thôn phấn đấu trong năm"),
        "ton-tai": _GAPS,
        "cong-nhan": _RECOGNITION,
        "thay-doi": _CHANGES,
        "tien-do": _COURSE,
        "can-cu": _BASIS,
    },
    "self-assessment": {
        "tong-quan": _OVERVIEW,
        "nhan-dinh": Part("words", "số tiêu chí đạt, điều kiện công nhận, cách tính"),
        "bieu-tu-danh-gia": _FORM,
        "bieu-do": _CHART,
        "cong-nhan": _RECOGNITION,
        "thay-doi": _CHANGES,
        "tien-do": _COURSE,
        "can-cu": _BASIS,
    },
    "gaps": {
        "tong-quan": Part("whole", "đơn vị, kỳ đánh giá, số tồn tại theo mức độ"),
        "ton-tai": Part("rows", "tồn tại, hạn chế và việc cần làm của xã"),
        "ton-tai-thon": Part("rows", "tồn tại, hạn chế và việc cần làm của thôn"),
        "nhiem-vu": Part("rows", "nhiệm vụ đã giao"),
        "bieu-do": Part("chart", "biểu đồ tồn tại"),
        "so-sanh": Part("rows", "tồn tại mới có, đã hết so với kỳ trước"),
        "can-cu": _BASIS,
    },
    "village": {
        "tong-quan": Part("whole", "đơn vị và các con số chính; các thôn theo danh hiệu"),
        "ma-tran": Part("whole", "các thôn theo tiêu chí"),
        "thon-1": Part("rows", "từng thôn (thon_1, thon_2 …)", chart=True, numbered=True),
        "bieu-tu-danh-gia": _FORM,
        "bieu-do": _CHART,
        "ton-tai": _GAPS,
        "thay-doi": _CHANGES,
        "tien-do": _COURSE,
        "can-cu": _BASIS,
    },
    "plan": {
        "tong-quan": Part("whole", "kế hoạch năm và số chỉ tiêu đạt"),
        "chi-tieu": Part("whole", "từng chỉ tiêu: năm trước, kế hoạch, thực hiện"),
        "bieu-do": Part("chart", "biểu đồ mức thực hiện"),
        "lien-quan": Part("rows", "chỉ tiêu nông thôn mới đặt cạnh"),
        "thay-doi": _CHANGES,
        "can-cu": _BASIS,
    },
    "duties": {
        "tong-quan": Part("whole", "số việc của từng người"),
        "nguoi-1": Part("rows", "phiếu giao việc từng người (nguoi_1, nguoi_2 …)", numbered=True),
    },
}
"""By key."""

_MOST_NUMBERED = 60


def keys_of(kind: Kind) -> Iterator[str]:
    """Yield the keys of all sections that a kind of report may have."""
    for key, part in SECTIONS[kind].items():
        yield key
        if part.numbered:
            yield from (f"{key.removesuffix('1')}{number}" for number in range(2, _MOST_NUMBERED + 1))


def part_of(kind: Kind, key: str) -> Part | None:
    """Return what is known of the section `key`; None where a report has one that nobody told of."""
    found = SECTIONS[kind].get(key)
    if found is None and (numbered := re.fullmatch(r"(.+-)\d+", key)):
        first = SECTIONS[kind].get(f"{numbered[1]}1")
        return first if first and first.numbered else None
    return found
