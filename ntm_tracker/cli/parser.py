"""The commands and their options."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ntm_tracker import __version__
from ntm_tracker.cli.options import after_deed_option, command, force_option, json_option, run_by, which
from ntm_tracker.cli.vietnamese import Filled, Parser
from ntm_tracker.report import FORMATS


def build_parser() -> Parser:
    """Build the parser of the whole program; each command's body is imported when it runs."""
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
    commands = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    for add in (
        _init,
        _status,
        _show,
        _record,
        _confirm,
        _evidence,
        _assign,
        _accept,
        _progress,
        _task,
        _appraise,
        _plan,
        _village,
        _gaps,
        _report,
        _dossier,
        _history,
        _undo,
        _redo,
        _doctor,
        _backup,
        _restore,
        _encrypt,
        _decrypt,
        _criteria,
        _subject,
        _assessment,
        _move,
        _bundle,
        _settings,
        _serve,
        _completion,
    ):
        add(commands)
    return parser


def _init(commands: Any) -> None:
    parser = command(commands, "init", "thiết lập dữ liệu từ hồ sơ xã; chạy lại không mất gì", ("setting_up", "init"))
    parser.add_argument("--profile", metavar="MÃ", default="huong-son", help="hồ sơ xã (mặc định huong-son)")


def _status(commands: Any) -> None:
    parser = command(commands, "status", "xem các tiêu chí đang ở mức nào", ("looking", "status"))
    parser.add_argument("--all", action="store_true", help="mỗi xã được xem trên máy chủ một dòng")
    which(parser)
    after_deed_option(parser)
    json_option(parser)


def _show(commands: Any) -> None:
    parser = command(commands, "show", "xem một chỉ tiêu: yêu cầu, kết quả, minh chứng, tồn tại", ("looking", "show"))
    parser.add_argument("indicator", metavar="CHỈ_TIÊU", help="số chỉ tiêu, ví dụ 3.1")
    which(parser)
    after_deed_option(parser)
    json_option(parser)


def _record(commands: Any) -> None:
    parser = command(commands, "record", "ghi kết quả thực hiện của một chỉ tiêu", ("working", "record"))
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


def _confirm(commands: Any) -> None:
    parser = command(commands, "confirm", "đối chiếu mức yêu cầu với văn bản giấy", ("confirming", "confirm"))
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


def _gaps(commands: Any) -> None:
    parser = command(commands, "gaps", "liệt kê tồn tại trước khi kiểm tra (mã thoát 1 khi có)", ("looking", "gaps"))
    parser.add_argument("--severity", choices=("high", "medium", "low"), help="chỉ xem một mức")
    which(parser)
    after_deed_option(parser)
    json_option(parser)


_REPORTS = {
    "readiness": "mức độ sẵn sàng",
    "self-assessment": "tự đánh giá",
    "gaps": "tồn tại, hạn chế và nhiệm vụ",
    "village": "thôn NTM kiểu mẫu (một thôn theo --subject, hoặc mọi thôn của xã)",
    "plan": "chỉ tiêu kế hoạch",
    "duties": "phân công nhiệm vụ, mỗi người một phiếu (một người theo --person)",
}


def _told(listed: dict[str, str]) -> str:
    return "; ".join(f"{name}: {told}" for name, told in listed.items())


def _report(commands: Any) -> None:
    parser = command(commands, "report", "in báo cáo", ("printing", "report"))
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


def _dossier(commands: Any) -> None:
    told = "xuất hồ sơ kiểm tra ra tệp ZIP (mã thoát 1 khi có tệp hỏng bị loại)"
    parser = command(commands, "dossier", told, ("dossier", "dossier"))
    parser.add_argument("-o", "--output", metavar="TỆP.zip", required=True, action=Filled, help="tệp .zip ghi ra")
    parser.add_argument("--focus", action="store_true", help="chỉ các tiêu chí trọng tâm")
    parser.add_argument(
        "--since", metavar="NGÀY", action=Filled, help="chỉ tài liệu thêm hoặc sửa từ ngày này, ví dụ 01/06/2024"
    )
    force_option(parser)
    which(parser)
    json_option(parser)


def _history(commands: Any) -> None:
    parser = command(commands, "history", "xem ai đã làm gì, mới nhất trước", ("working", "history"))
    parser.add_argument("--indicator", metavar="CHỈ_TIÊU", help="chỉ xem một chỉ tiêu")
    json_option(parser)


def _undo(commands: Any) -> None:
    json_option(command(commands, "undo", "hoàn tác việc vừa làm", ("working", "undo")))


def _move(commands: Any) -> None:
    told = "chép toàn bộ dữ liệu sang máy chủ hoặc thư mục khác, có đối chiếu; nơi cũ giữ nguyên"
    parser = command(commands, "move", told, ("moving", "move"))
    parser.add_argument(
        "--to", metavar="NƠI", required=True, action=Filled, help="thư mục, hoặc địa chỉ máy chủ postgresql+psycopg://…"
    )
    json_option(parser)


def _bundle(commands: Any) -> None:
    told = "hai máy không chung mạng: xuất gói dữ liệu, gộp gói của máy kia"
    _group(commands, "bundle", told, "Gói dữ liệu giữa hai máy.", ("office_parser", "fill_bundle"))


def _redo(commands: Any) -> None:
    json_option(command(commands, "redo", "làm lại việc vừa hoàn tác", ("working", "redo")))


def _doctor(commands: Any) -> None:
    told = "kiểm tra dữ liệu có nguyên vẹn không (mã thoát 1 khi có chỗ hỏng)"
    parser = command(commands, "doctor", told, ("doctor", "doctor"))
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--match",
        metavar="MÃ",
        action=Filled,
        help="tìm mã in trên báo cáo: của lúc nào, sau đó đã đổi gì chưa",
    )
    either.add_argument(
        "--trust-clock", action="store_true", help="xác nhận đồng hồ máy đúng khi việc cuối ghi ngày sau hôm nay"
    )
    either.add_argument("--reindex", action="store_true", help="lập lại chỉ mục tìm kiếm rồi kiểm tra")
    json_option(parser)


def _backup(commands: Any) -> None:
    parser = command(commands, "backup", "sao lưu toàn bộ dữ liệu ra một tệp", ("backup", "backup"))
    parser.add_argument(
        "file", metavar="TỆP", nargs="?", help="tệp ghi ra, hoặc thư mục (ghi thành ntm.db); bỏ trống thì vào sao-luu"
    )
    parser.add_argument("--list", action="store_true", help="liệt kê các bản đang có, mới nhất trước")
    force_option(parser)
    json_option(parser)


def _restore(commands: Any) -> None:
    told = "khôi phục dữ liệu từ một bản sao lưu; dữ liệu hiện có được giữ lại"
    parser = command(commands, "restore", told, ("backup", "restore"))
    parser.add_argument("file", metavar="TỆP", help="tệp sao lưu, hoặc tên một bản trong “ntm backup --list”")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ thành thế nào, chưa khôi phục")
    parser.add_argument("--lost-password", action="store_true", help="quên mật khẩu của dữ liệu hiện có: giữ kín, thay")
    json_option(parser)


def _encrypt(commands: Any) -> None:
    told = "đặt mật khẩu và mã hóa dữ liệu; mất mật khẩu là mất hẳn, không ai mở lại được"
    parser = command(commands, "encrypt", told, ("passwords", "encrypt"))
    parser.add_argument("--change", action="store_true", help="đổi mật khẩu đang dùng")
    parser.add_argument("--drop-backups", action="store_true", help="xóa các bản sao lưu cũ không có mật khẩu")
    json_option(parser)


def _decrypt(commands: Any) -> None:
    told = "bỏ mật khẩu, dữ liệu lại mở được ngay"
    json_option(command(commands, "decrypt", told, ("passwords", "decrypt")))


def _serve(commands: Any) -> None:
    told = "mở các màn hình trong trình duyệt; chỉ máy này mở được"
    _group(commands, "serve", told, "Mở các màn hình trong trình duyệt.", ("serve_parser", "fill"))


def _completion(commands: Any) -> None:
    told = "in đoạn cài đặt để cửa sổ lệnh tự điền lệnh khi nhấn Tab"
    parser = commands.add_parser("completion", help=told, description=f"{told[0].upper()}{told[1:]}.")
    parser.add_argument("shell", metavar="CỬA_SỔ_LỆNH", choices=("bash", "zsh", "fish", "powershell"), help="loại")
    parser.set_defaults(run=run_by("completion", "print_script"))


def _evidence(commands: Any) -> None:
    _group(commands, "evidence", "thêm, sửa, tìm, mở minh chứng", "Minh chứng.", ("evidence_parser", "fill"))


def _assign(commands: Any) -> None:
    told = "giao chỉ tiêu hoặc tiêu chí cho người phụ trách, kèm hạn"
    _group(commands, "assign", told, "Giao người phụ trách.", ("duty_parser", "fill_assign"))


def _accept(commands: Any) -> None:
    told = "duyệt chỉ tiêu đã đạt hoặc không áp dụng"
    _group(commands, "accept", told, "Duyệt chỉ tiêu đã đạt hoặc không áp dụng.", ("duty_parser", "fill_accept"))


def _progress(commands: Any) -> None:
    told = "chuyển bước tiến độ: chưa làm, đang làm, chờ duyệt, đã duyệt"
    _group(commands, "progress", told, "Tiến độ công việc.", ("duty_parser", "fill_progress"))


def _task(commands: Any) -> None:
    _group(commands, "task", "giao, xem, xong nhiệm vụ", "Nhiệm vụ.", ("duty_parser", "fill_task"))


def _appraise(commands: Any) -> None:
    told = "ghi thẩm tra cấp huyện, thẩm định cấp tỉnh, giải trình của xã"
    _group(commands, "appraise", told, "Thẩm tra, thẩm định.", ("duty_parser", "fill_appraise"))


def _plan(commands: Any) -> None:
    told = "chỉ tiêu KT-XH của kế hoạch năm: xem, ghi kết quả từng kỳ"
    _group(commands, "plan", told, "Chỉ tiêu kinh tế - xã hội.", ("office_parser", "fill_plan"))


def _village(commands: Any) -> None:
    told = "các thôn: tên, làng văn hóa, đạt chuẩn NTM, kiểu mẫu"
    _group(commands, "village", told, "Các thôn của xã.", ("office_parser", "fill_village"))


def _settings(commands: Any) -> None:
    told = "phần đầu văn bản, chữ ký, nơi nhận in trên báo cáo"
    _group(commands, "settings", told, "Nội dung in trên văn bản.", ("office_parser", "fill_settings"))


def _criteria(commands: Any) -> None:
    told = "xem, kiểm tra, nhập, xuất bộ tiêu chí"
    _group(commands, "criteria", told, "Bộ tiêu chí.", ("criteria_parser", "fill"))


def _subject(commands: Any) -> None:
    told = "các xã, thôn: xem, thêm, đổi tên, sáp nhập, chia"
    _group(commands, "subject", told, "Đơn vị: xã và thôn.", ("subject_parser", "fill"))


def _assessment(commands: Any) -> None:
    told = "xem và sửa kỳ đánh giá"
    _group(commands, "assessment", told, "Kỳ đánh giá.", ("criteria_parser", "fill_assessment"))


def _group(commands: Any, name: str, told: str, description: str, options: tuple[str, str]) -> None:
    """Add a command of many verbs; their options are read only when it is typed."""

    def fill(parser: Parser) -> None:
        module, filling = options
        getattr(import_module(f"ntm_tracker.cli.{module}"), filling)(parser)

    commands.add_parser(name, help=told, description=description, fill=fill)
