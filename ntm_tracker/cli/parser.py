"""The commands and their options."""

from __future__ import annotations

from ntm_tracker import __version__
from ntm_tracker.cli.options import run_by
from ntm_tracker.cli.vietnamese import Filled, Parser, ParserToCome

_COMMANDS = (
    ("init", "thiết lập dữ liệu từ hồ sơ xã; chạy lại không mất gì", "record_parser.fill_init", ""),
    ("status", "xem các tiêu chí đang ở mức nào", "record_parser.fill_status", ""),
    ("show", "xem một chỉ tiêu: yêu cầu, kết quả, minh chứng, tồn tại", "record_parser.fill_show", ""),
    ("record", "ghi kết quả thực hiện của một chỉ tiêu", "record_parser.fill_record", ""),
    ("confirm", "đối chiếu mức yêu cầu với văn bản giấy", "record_parser.fill_confirm", ""),
    ("evidence", "thêm, sửa, tìm, mở minh chứng", "evidence_parser.fill", "Minh chứng."),
    (
        "assign",
        "giao chỉ tiêu hoặc tiêu chí cho người phụ trách, kèm hạn",
        "duty_parser.fill_assign",
        "Giao người phụ trách.",
    ),
    (
        "accept",
        "duyệt chỉ tiêu đã đạt hoặc không áp dụng",
        "duty_parser.fill_accept",
        "Duyệt chỉ tiêu đã đạt hoặc không áp dụng.",
    ),
    (
        "progress",
        "chuyển bước tiến độ: chưa làm, đang làm, chờ duyệt, đã duyệt",
        "duty_parser.fill_progress",
        "Tiến độ công việc.",
    ),
    ("task", "giao, xem, xong nhiệm vụ", "duty_parser.fill_task", "Nhiệm vụ."),
    (
        "appraise",
        "ghi thẩm tra cấp huyện, thẩm định cấp tỉnh, giải trình của xã",
        "duty_parser.fill_appraise",
        "Thẩm tra, thẩm định.",
    ),
    (
        "plan",
        "chỉ tiêu KT-XH của kế hoạch năm: xem, ghi kết quả từng kỳ",
        "office_parser.fill_plan",
        "Chỉ tiêu kinh tế - xã hội.",
    ),
    (
        "village",
        "các thôn: tên, làng văn hóa, đạt chuẩn NTM, kiểu mẫu",
        "office_parser.fill_village",
        "Các thôn của xã.",
    ),
    ("gaps", "liệt kê tồn tại trước khi kiểm tra (mã thoát 1 khi có)", "record_parser.fill_gaps", ""),
    ("report", "in báo cáo", "record_parser.fill_report", ""),
    (
        "dossier",
        "xuất hồ sơ kiểm tra ra tệp ZIP (mã thoát 1 khi có tệp hỏng bị loại)",
        "record_parser.fill_dossier",
        "",
    ),
    ("history", "xem ai đã làm gì, mới nhất trước", "record_parser.fill_history", ""),
    ("undo", "hoàn tác việc vừa làm", "record_parser.fill_undo", ""),
    ("redo", "làm lại việc vừa hoàn tác", "record_parser.fill_redo", ""),
    ("doctor", "kiểm tra dữ liệu có nguyên vẹn không (mã thoát 1 khi có chỗ hỏng)", "keeping_parser.fill_doctor", ""),
    ("backup", "sao lưu toàn bộ dữ liệu ra một tệp", "keeping_parser.fill_backup", ""),
    (
        "restore",
        "khôi phục dữ liệu từ một bản sao lưu; dữ liệu hiện có được giữ lại",
        "keeping_parser.fill_restore",
        "",
    ),
    (
        "encrypt",
        "đặt mật khẩu và mã hóa dữ liệu; mất mật khẩu là mất hẳn, không ai mở lại được",
        "keeping_parser.fill_encrypt",
        "",
    ),
    ("decrypt", "bỏ mật khẩu, dữ liệu lại mở được ngay", "keeping_parser.fill_decrypt", ""),
    ("criteria", "xem, kiểm tra, nhập, xuất bộ tiêu chí", "criteria_parser.fill", "Bộ tiêu chí."),
    ("subject", "các xã, thôn: xem, thêm, đổi tên, sáp nhập, chia", "subject_parser.fill", "Đơn vị: xã và thôn."),
    ("assessment", "xem và sửa kỳ đánh giá", "criteria_parser.fill_assessment", "Kỳ đánh giá."),
    (
        "move",
        "chép toàn bộ dữ liệu sang máy chủ hoặc thư mục khác, có đối chiếu; nơi cũ giữ nguyên",
        "keeping_parser.fill_move",
        "",
    ),
    (
        "bundle",
        "hai máy không chung mạng: xuất gói dữ liệu, gộp gói của máy kia",
        "office_parser.fill_bundle",
        "Gói dữ liệu giữa hai máy.",
    ),
    (
        "settings",
        "phần đầu văn bản, chữ ký, nơi nhận in trên báo cáo",
        "office_parser.fill_settings",
        "Nội dung in trên văn bản.",
    ),
    (
        "serve",
        "mở các màn hình trong trình duyệt; chỉ máy này mở được",
        "serve_parser.fill",
        "Mở các màn hình trong trình duyệt.",
    ),
    ("completion", "in đoạn cài đặt để cửa sổ lệnh tự điền lệnh khi nhấn Tab", "keeping_parser.fill_completion", ""),
)
"""Name, what it does, what gives a parser its options (it is imported when the command is typed), and the head of
its help where that is not what it does.
"""


def build_parser() -> Parser:
    """Build the parser of the whole program; each command's options are added, and its body imported, when it runs."""
    parser = Parser(
        prog="ntm",
        description="Theo dõi tiêu chí nông thôn mới của xã và thôn. Không ghi lệnh thì mở màn hình làm việc.",
        epilog="Mã thoát: 0 xong; 1 câu trả lời là “không”; 2 nhập sai; 3 không mở được dữ liệu; 130 bị ngắt.",
    )
    parser.add_argument("--version", action="version", version=f"ntm {__version__}", help="xem số phiên bản rồi thoát")
    parser.add_argument(
        "--data", metavar="THƯ_MỤC", default=None, action=Filled, help="thư mục dữ liệu (ví dụ trên USB)"
    )
    parser.add_argument("--read-only", action="store_true", help="chỉ xem, không ghi gì (cho đoàn kiểm tra)")
    parser.add_argument("--ascii", action="store_true", help="vẽ màn hình bằng ký tự đơn giản cho máy cũ")
    parser.set_defaults(run=run_by("screens", "open_screens"))
    commands = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=ParserToCome)  # type: ignore[type-var]  # it is one as soon as it is asked
    for name, told, options, head in _COMMANDS:
        commands.add_parser(name, help=told, description=head or f"{told[0].upper()}{told[1:]}.", options=options)
    return parser
