"""The options of the commands that show and change the record; read only when one of them is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.options import after_deed_option, force_option, json_option, run_with, which
from ntm_tracker.cli.vietnamese import Filled
from ntm_tracker.report import FORMATS

if TYPE_CHECKING:
    from ntm_tracker.cli.vietnamese import Parser

_REPORTS = {
    "readiness": "mức độ sẵn sàng",
    "self-assessment": "tự đánh giá",
    "gaps": "tồn tại, hạn chế và nhiệm vụ",
    "village": "thôn NTM kiểu mẫu (một thôn theo --subject, hoặc mọi thôn của xã)",
    "plan": "chỉ tiêu kế hoạch",
    "duties": "phân công nhiệm vụ, mỗi người một phiếu (một người theo --person)",
}


def fill_init(parser: Parser) -> None:
    """Give `parser` the options of ntm init."""
    run_with(parser, "setting_up", "init")
    parser.add_argument("--profile", metavar="MÃ", default="huong-son", help="hồ sơ xã (mặc định huong-son)")


def fill_status(parser: Parser) -> None:
    """Give `parser` the options of ntm status."""
    run_with(parser, "looking", "status")
    parser.add_argument("--all", action="store_true", help="mỗi xã được xem trên máy chủ một dòng")
    which(parser)
    after_deed_option(parser)
    json_option(parser)


def fill_show(parser: Parser) -> None:
    """Give `parser` the options of ntm show."""
    run_with(parser, "looking", "show")
    parser.add_argument("indicator", metavar="CHỈ_TIÊU", help="số chỉ tiêu, ví dụ 3.1")
    which(parser)
    after_deed_option(parser)
    json_option(parser)


def fill_record(parser: Parser) -> None:
    """Give `parser` the options of ntm record."""
    run_with(parser, "working", "record")
    parser.add_argument("indicator", metavar="CHỈ_TIÊU", help="số chỉ tiêu, ví dụ 3.1")
    kinds = parser.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--value", metavar="SỐ", help="con số, ví dụ 92 hoặc 99,8")
    kinds.add_argument("--of", metavar="TỬ/MẪU", help="tử số trên mẫu số, ví dụ 46/50")
    kinds.add_argument("--level", metavar="MỨC", help="mức xếp loại, ví dụ “Khá”")
    kinds.add_argument(
        "--survey", metavar="HỎI/TỔNG", help="số hộ được hỏi trên tổng số hộ, ví dụ 1250/1400 (kèm --satisfied)"
    )
    kinds.add_argument("--pass", dest="passed", action="store_true", default=None, help="đạt")
    kinds.add_argument("--fail", dest="passed", action="store_false", default=None, help="không đạt")
    kinds.add_argument("--not-applicable", action="store_true", help="không áp dụng (kèm --reason)")
    kinds.add_argument("--as-before", action="store_true", help="giữ câu trả lời cũ và minh chứng của nó")
    parser.add_argument("--with-evidence", action="store_true", help="gắn cả minh chứng cũ vào chỉ tiêu này")
    parser.add_argument("--reason", metavar="LÝ DO", default="", help="lý do không áp dụng")
    parser.add_argument(
        "--satisfied", metavar="CÁC SỐ", default="", help="số hộ hài lòng từ câu 1 đến câu cuối, ví dụ “1200, 1190, …”"
    )
    parser.add_argument("--on", metavar="NGÀY", default="", action=Filled, help="ngày của số liệu")
    parser.add_argument("--source", metavar="VĂN BẢN", default="", help="văn bản nguồn, ví dụ “12/BC-UBND”")
    parser.add_argument("--note", metavar="GHI CHÚ", default="", help="ghi chú thêm")
    which(parser, as_of=False)
    json_option(parser)


def fill_confirm(parser: Parser) -> None:
    """Give `parser` the options of ntm confirm."""
    run_with(parser, "confirming", "confirm")
    parser.add_argument("indicator", metavar="CHỈ_TIÊU", help="số chỉ tiêu, ví dụ 3.1")
    parser.add_argument(
        "--value", metavar="MỨC", default="", action=Filled, help="mức đọc được, ví dụ “>= 85”; bỏ trống là giữ nguyên"
    )
    either = parser.add_mutually_exclusive_group(required=True)
    either.add_argument("--basis", metavar="VĂN BẢN", default="", help="số quyết định đã đọc")
    either.add_argument("--withdraw", action="store_true", help="rút lại lần đối chiếu đã lưu, không đụng việc khác")
    parser.add_argument("--article", metavar="ĐIỀU", default="", help="điều, khoản hoặc phụ lục")
    parser.add_argument("--dated", metavar="NGÀY", default="", action=Filled, help="ngày ký văn bản")
    parser.add_argument("--sure", action="store_true", help="giữ ý dù khác đơn vị, khác chiều hoặc khác cách đo")
    which(parser, as_of=False)
    json_option(parser)


def fill_gaps(parser: Parser) -> None:
    """Give `parser` the options of ntm gaps."""
    run_with(parser, "looking", "gaps")
    parser.add_argument("--severity", choices=("high", "medium", "low"), help="chỉ xem một mức")
    which(parser)
    after_deed_option(parser)
    json_option(parser)


def fill_report(parser: Parser) -> None:
    """Give `parser` the options of ntm report."""
    run_with(parser, "printing", "report")
    told = _told({**_REPORTS, "template": "mẫu Word của cơ quan"})
    parser.add_argument("kind", metavar="LOẠI", choices=(*_REPORTS, "template"), help=told)
    told = "sau template: loại báo cáo của mẫu; bỏ trống thì liệt kê các mẫu đang dùng"
    parser.add_argument("of", metavar="LOẠI_MẪU", nargs="?", choices=tuple(_REPORTS), help=told)
    parser.add_argument("--format", choices=FORMATS, help="dạng tệp; bỏ trống thì theo đuôi tệp")
    parser.add_argument(
        "-o", "--output", metavar="TỆP", action=Filled, help="tệp ghi ra; txt và json bỏ trống thì in ra màn hình"
    )
    told = "so với ngày này; bỏ trống là cuối quý trước"
    parser.add_argument("--versus", metavar="NGÀY", action=Filled, help=told)
    told = "sau duties: chỉ phiếu của người này, không cần dấu"
    parser.add_argument("--person", metavar="TÊN", default="", action=Filled, help=told)
    told = "in Word theo mẫu này; none: theo trang của chương trình; bỏ trống: theo mẫu trong thư mục dữ liệu"
    parser.add_argument("--template", metavar="TỆP.docx", action=Filled, help=told)
    either = parser.add_mutually_exclusive_group()
    told = "sau template: kiểm tra rồi dùng tệp này làm mẫu"
    either.add_argument("--install", metavar="TỆP.docx", action=Filled, help=told)
    either.add_argument("--remove", action="store_true", help="sau template: bỏ mẫu đang dùng")
    force_option(parser)
    which(parser)
    after_deed_option(parser)


def fill_dossier(parser: Parser) -> None:
    """Give `parser` the options of ntm dossier."""
    run_with(parser, "dossier", "dossier")
    parser.add_argument("-o", "--output", metavar="TỆP.zip", required=True, action=Filled, help="tệp .zip ghi ra")
    parser.add_argument("--focus", action="store_true", help="chỉ các tiêu chí trọng tâm")
    parser.add_argument(
        "--since", metavar="NGÀY", action=Filled, help="chỉ tài liệu thêm hoặc sửa từ ngày này, ví dụ 01/06/2024"
    )
    force_option(parser)
    which(parser)
    json_option(parser)


def fill_history(parser: Parser) -> None:
    """Give `parser` the options of ntm history."""
    run_with(parser, "working", "history")
    parser.add_argument("--indicator", metavar="CHỈ_TIÊU", help="chỉ xem một chỉ tiêu")
    json_option(parser)


def fill_undo(parser: Parser) -> None:
    """Give `parser` the options of ntm undo."""
    run_with(parser, "working", "undo")
    json_option(parser)


def fill_redo(parser: Parser) -> None:
    """Give `parser` the options of ntm redo."""
    run_with(parser, "working", "redo")
    json_option(parser)


def _told(listed: dict[str, str]) -> str:
    return "; ".join(f"{name}: {told}" for name, told in listed.items())
