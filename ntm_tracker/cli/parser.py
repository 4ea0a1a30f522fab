"""The commands and their options."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ntm_tracker import __version__
from ntm_tracker.cli.vietnamese import Filled, Parser

if TYPE_CHECKING:
    from collections.abc import Callable

Command = "Callable[[argparse.Namespace], int]"


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
    parser.add_argument("--ascii", action="store_true", help="vẽ màn hình bằng ký tự đơn giản cho máy cũ")
    parser.set_defaults(run=_body("screens", "open_screens"))
    commands = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    for add in (
        _init,
        _status,
        _show,
        _record,
        _confirm,
        _papers,
        _gaps,
        _report,
        _dossier,
        _history,
        _undo,
        _criteria,
        _subject,
        _assessment,
    ):
        add(commands)
    return parser


def _body(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = getattr(import_module(f"ntm_tracker.cli.{module}"), name)
        return command(arguments)

    return run


def _command(commands: Any, name: str, told: str, body: tuple[str, str]) -> Parser:
    parser: Parser = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
    _data_option(parser)
    parser.set_defaults(run=_body(*body))
    return parser


def _data_option(parser: Parser) -> None:
    # SUPPRESS, so that “--data” before the command is not overwritten by a default after it.
    parser.add_argument("--data", metavar="THƯ_MỤC", default=argparse.SUPPRESS, action=Filled, help="thư mục dữ liệu")


def _json_option(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="in dạng JSON cho máy đọc")


def _which(parser: Parser, *, as_of: bool = True) -> None:
    parser.add_argument("--set", metavar="MÃ", action=Filled, help="mã bộ tiêu chí; bỏ trống là bộ xã đang thực hiện")
    parser.add_argument(
        "--subject", metavar="ĐƠN VỊ", action=Filled, help="mã hoặc tên đơn vị, không cần dấu, ví dụ “huong than”"
    )
    parser.add_argument("--year", metavar="NĂM", action=Filled, help="năm của kỳ đánh giá; bỏ trống là kỳ mới nhất")
    if as_of:
        parser.add_argument(
            "--as-of",
            metavar="NGÀY",
            action=Filled,
            help="xem số liệu, văn bản tính đến ngày này, ví dụ 30/06/2024",
        )


def _init(commands: Any) -> None:
    parser = _command(commands, "init", "thiết lập dữ liệu từ hồ sơ xã; chạy lại không mất gì", ("setting_up", "init"))
    parser.add_argument("--profile", metavar="MÃ", default="huong-son", help="hồ sơ xã (mặc định huong-son)")


def _status(commands: Any) -> None:
    parser = _command(commands, "status", "xem các tiêu chí đang ở mức nào", ("looking", "status"))
    _which(parser)
    _json_option(parser)


def _show(commands: Any) -> None:
    parser = _command(commands, "show", "xem một chỉ tiêu: yêu cầu, kết quả, minh chứng, tồn tại", ("looking", "show"))
    parser.add_argument("indicator", metavar="CHỈ_TIÊU", help="số chỉ tiêu, ví dụ 3.1")
    _which(parser)
    _json_option(parser)


def _record(commands: Any) -> None:
    parser = _command(commands, "record", "ghi kết quả thực hiện của một chỉ tiêu", ("working", "record"))
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
    _which(parser, as_of=False)
    _json_option(parser)


def _confirm(commands: Any) -> None:
    parser = _command(commands, "confirm", "đối chiếu mức yêu cầu với văn bản giấy", ("confirming", "confirm"))
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
    _which(parser, as_of=False)
    _json_option(parser)


def _papers(commands: Any) -> None:
    parser: Parser = commands.add_parser("evidence", help="thêm, sửa, tìm, mở minh chứng", description="Minh chứng.")
    _data_option(parser)
    parser.set_defaults(run=_missing(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    for add in (_add_paper, _edit_paper, _link_paper, _read_papers, _paper_files, _attach):
        add(verbs)


def _add_paper(verbs: Any) -> None:
    add = _command(verbs, "add", "thêm minh chứng cho một hay nhiều chỉ tiêu", ("papers", "add"))
    add.add_argument("indicators", metavar="CHỈ_TIÊU", nargs="+", help="số chỉ tiêu, ví dụ 3.1 3.4")
    add.add_argument("--note", metavar="NỘI DUNG", required=True, help="nội dung minh chứng")
    add.add_argument("--file", metavar="TỆP", nargs="+", action="extend", default=[], help="tệp kèm theo")
    _said(add, default="")
    add.add_argument("--maintained", action="store_true", help="duy trì hằng năm, không có ngày hết hiệu lực")
    _which(add, as_of=False)
    _json_option(add)


def _edit_paper(verbs: Any) -> None:
    edit = _command(verbs, "edit", "sửa một hay nhiều minh chứng cùng lúc", ("papers", "edit"))
    _ids(edit)
    edit.add_argument("--note", metavar="NỘI DUNG", help="nội dung minh chứng")
    _said(edit, default=None)
    upkeep = edit.add_mutually_exclusive_group()
    upkeep.add_argument(
        "--maintained", action="store_true", default=None, help="duy trì hằng năm, không có ngày hết hiệu lực"
    )
    upkeep.add_argument(
        "--not-maintained", dest="maintained", action="store_false", default=None, help="thôi duy trì hằng năm"
    )
    _json_option(edit)
    replace = _command(verbs, "replace", "thay tệp bằng bản mới; bản cũ vẫn xem được", ("paper_files", "replace"))
    _id(replace)
    replace.add_argument(
        "--file", metavar="[TÊN_CŨ=]TỆP", required=True, help="tệp mới; có nhiều tệp thì ghi thêm tên tệp cũ"
    )
    _json_option(replace)


def _said(parser: Parser, default: str | None) -> None:
    empties = "; để trống “” là xóa" if default is None else ""
    parser.add_argument("--kind", metavar="LOẠI", default=default, help=f"loại, ví dụ “báo cáo”, “ảnh”{empties}")
    parser.add_argument("--number", metavar="SỐ", default=default, help=f"số văn bản, ví dụ “12/BC-UBND”{empties}")
    parser.add_argument("--issuer", metavar="CƠ QUAN", default=default, help=f"cơ quan ban hành{empties}")
    # An empty variable of a script must not pass for a day that was left out; where one edits, emptying is meant.
    action = "store" if default is None else Filled
    parser.add_argument("--issued", metavar="NGÀY", default=default, action=action, help=f"ngày ban hành{empties}")
    told = f"có hiệu lực đến ngày{empties}"
    parser.add_argument("--valid-until", metavar="NGÀY", default=default, action=action, help=told)


def _link_paper(verbs: Any) -> None:
    link = _command(verbs, "link", "gắn minh chứng với chỉ tiêu khác", ("papers", "link"))
    unlink = _command(verbs, "unlink", "gỡ minh chứng khỏi chỉ tiêu; minh chứng vẫn còn", ("papers", "unlink"))
    for parser, word in ((link, "--to"), (unlink, "--from")):
        _ids(parser)
        parser.add_argument(
            word, dest="indicators", metavar="CHỈ_TIÊU", nargs="+", required=True, help="số chỉ tiêu, ví dụ 3.1 3.4"
        )
        _which(parser, as_of=False)
        _json_option(parser)


def _read_papers(verbs: Any) -> None:
    _json_option(_command(verbs, "list", "liệt kê minh chứng, mới nhất trước", ("papers", "list_all")))
    show = _command(verbs, "show", "xem một minh chứng: nội dung, tệp, các bản trước", ("papers", "show"))
    _id(show)
    _json_option(show)
    find = _command(verbs, "find", "tìm minh chứng, không cần dấu, cả chữ trong tệp PDF và Word", ("papers", "find"))
    find.add_argument(
        "text",
        metavar="CHỮ",
        nargs="+",
        help="các chữ cần tìm, ví dụ “duong xa”; lọc thêm: tieu-chi:3, chi-tieu:3.1, loai:anh, nam:2024, "
        "nguoi:hà, han:qua-han, han:con, han:30",
    )
    _json_option(find)


def _paper_files(verbs: Any) -> None:
    opened = _command(verbs, "open", "mở tệp bằng chương trình của máy", ("paper_files", "open_file"))
    save = _command(verbs, "save", "lưu tệp ra ngoài", ("paper_files", "save"))
    for parser in (opened, save):
        _id(parser)
        parser.add_argument("--file", metavar="TÊN", action=Filled, help="tên tệp, khi minh chứng có nhiều tệp")
    save.add_argument("-o", "--output", metavar="NƠI", required=True, action=Filled, help="tệp hoặc thư mục để lưu")
    told = "kiểm tra mọi tệp đã lưu còn nguyên vẹn (mã thoát 1 khi có tệp hỏng)"
    _json_option(_command(verbs, "verify", told, ("paper_files", "verify")))


def _attach(verbs: Any) -> None:
    told = "thêm cả thư mục tệp, mỗi tệp vào chỉ tiêu ghi ở tên"
    attach = _command(verbs, "attach", told, ("paper_files", "attach"))
    attach.add_argument("folder", metavar="THƯ_MỤC", help="thư mục, ví dụ TC03/3.1/… hoặc “3.1 - bao cao tuoi.pdf”")
    attach.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không lưu")
    _which(attach, as_of=False)
    _json_option(attach)


def _id(parser: Parser) -> None:
    parser.add_argument("id", metavar="SỐ_MC", type=_whole, help="số minh chứng, ví dụ 12")


def _ids(parser: Parser) -> None:
    parser.add_argument("ids", metavar="SỐ_MC", type=_whole, nargs="+", help="số minh chứng, ví dụ 12 15")


def _whole(typed: str) -> int:
    # As lists print it: “#12”.
    number = typed.strip().removeprefix("#")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise argparse.ArgumentTypeError("number")
    return int(number)


def _gaps(commands: Any) -> None:
    parser = _command(commands, "gaps", "liệt kê tồn tại trước khi kiểm tra (mã thoát 1 khi có)", ("looking", "gaps"))
    parser.add_argument("--severity", choices=("high", "medium", "low"), help="chỉ xem một mức")
    _which(parser)
    _json_option(parser)


def _report(commands: Any) -> None:
    parser = _command(commands, "report", "in báo cáo", ("printing", "report"))
    parser.add_argument("kind", metavar="LOẠI", choices=("readiness",), help="readiness: tóm tắt mức sẵn sàng")
    parser.add_argument("--format", choices=("docx", "pdf", "txt", "json"), help="dạng tệp; bỏ trống thì theo đuôi tệp")
    parser.add_argument(
        "-o", "--output", metavar="TỆP", action=Filled, help="tệp ghi ra; txt và json bỏ trống thì in ra màn hình"
    )
    _which(parser)


def _dossier(commands: Any) -> None:
    told = "xuất hồ sơ kiểm tra ra tệp ZIP (mã thoát 1 khi có tệp hỏng bị loại)"
    parser = _command(commands, "dossier", told, ("dossier", "dossier"))
    parser.add_argument("-o", "--output", metavar="TỆP.zip", required=True, action=Filled, help="tệp .zip ghi ra")
    parser.add_argument("--focus", action="store_true", help="chỉ các tiêu chí trọng tâm")
    parser.add_argument(
        "--since", metavar="NGÀY", action=Filled, help="chỉ tài liệu thêm hoặc sửa từ ngày này, ví dụ 01/06/2024"
    )
    _force_option(parser)
    _which(parser)
    _json_option(parser)


def _history(commands: Any) -> None:
    parser = _command(commands, "history", "xem ai đã làm gì, mới nhất trước", ("working", "history"))
    parser.add_argument("--indicator", metavar="CHỈ_TIÊU", help="chỉ xem một chỉ tiêu")
    _json_option(parser)


def _undo(commands: Any) -> None:
    _json_option(_command(commands, "undo", "hoàn tác việc vừa làm", ("working", "undo")))


def _criteria(commands: Any) -> None:
    parser: Parser = commands.add_parser(
        "criteria", help="xem, kiểm tra, nhập, xuất bộ tiêu chí", description="Bộ tiêu chí."
    )
    _data_option(parser)
    parser.set_defaults(run=_missing(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    listed = _command(verbs, "list", "liệt kê các bộ, hoặc nội dung một bộ", ("sets", "list_sets"))
    listed.add_argument("set", metavar="MÃ", nargs="?", help="mã bộ tiêu chí cần đọc")
    _json_option(listed)
    waiting = _command(
        verbs, "unconfirmed", "liệt kê ngưỡng cần đối chiếu (mã thoát 1 khi còn)", ("confirming", "unconfirmed")
    )
    _which(waiting)
    _json_option(waiting)
    check = _command(verbs, "check", "kiểm tra một tệp bộ tiêu chí (mã thoát 1 khi có lỗi)", ("sets", "check"))
    check.add_argument("file", metavar="TỆP", help="tệp .toml hoặc .xlsx")
    _json_option(check)
    _compare(verbs)
    _adopt(verbs)
    _criteria_files(verbs)


def _compare(verbs: Any) -> None:
    parser = _command(verbs, "compare", "so sánh hai bộ, hoặc một bộ ở hai thời điểm", ("comparing", "compare"))
    for name, told in (("old", "bộ cũ"), ("new", "bộ mới")):
        parser.add_argument(
            name, metavar="BỘ", help=f"{told}: mã, mã@ngày (văn bản có hiệu lực ngày đó), hoặc tệp .toml"
        )
    parser.add_argument(
        "--only",
        choices=("same", "wording_changed", "requirement_changed", "new", "gone"),
        action="append",
        help="chỉ xem một loại; ghi nhiều lần để xem nhiều loại",
    )
    _json_option(parser)


def _adopt(verbs: Any) -> None:
    parser = _command(verbs, "adopt", "áp dụng một bộ cho kỳ đánh giá, giữ câu trả lời cũ", ("adopting", "adopt"))
    parser.add_argument("set", metavar="MÃ", help="mã bộ tiêu chí mới")
    parser.add_argument("--subject", metavar="ĐƠN VỊ", default="", action=Filled, help="mã hoặc tên đơn vị")
    parser.add_argument(
        "--from", dest="start", metavar="KỲ", default="", action=Filled, help="bộ hoặc kỳ cũ; bỏ trống là kỳ hiện tại"
    )
    parser.add_argument(
        "--from-subject", metavar="ĐƠN VỊ", default="", action=Filled, help="đơn vị của kỳ cũ, khi là đơn vị khác"
    )
    parser.add_argument(
        "--year", metavar="NĂM", default="", action=Filled, help="năm của kỳ mới; bỏ trống là như kỳ cũ"
    )
    parser.add_argument("--deadline", metavar="NGÀY", default="", action=Filled, help="hạn của kỳ mới")
    parser.add_argument("--focus", metavar="SỐ", help="tiêu chí trọng tâm, ví dụ 3,6,8")
    parser.add_argument("--beside", action="store_true", help="giữ kỳ cũ chạy song song, không thay")
    parser.add_argument(
        "--map", metavar="CŨ=MỚI", action="append", default=[], help="ghép chỉ tiêu, ví dụ 3.1=4.2; ghi nhiều lần được"
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi gì")
    _json_option(parser)


def _assessment(commands: Any) -> None:
    parser: Parser = commands.add_parser("assessment", help="xem và sửa kỳ đánh giá", description="Kỳ đánh giá.")
    _data_option(parser)
    parser.set_defaults(run=_missing(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    _json_option(_command(verbs, "list", "liệt kê các kỳ đánh giá", ("assessments", "list_all")))
    change = _command(verbs, "change", "sửa trọng tâm hoặc hạn của một kỳ", ("assessments", "change"))
    change.add_argument("--focus", metavar="SỐ", help="tiêu chí trọng tâm, ví dụ 3,6; để trống là không có")
    change.add_argument("--deadline", metavar="NGÀY", action=Filled, help="hạn mới")
    _which(change, as_of=False)
    _json_option(change)


def _subject(commands: Any) -> None:
    told = "các xã, thôn: xem, thêm, đổi tên, sáp nhập, chia"
    commands.add_parser("subject", help=told, description="Đơn vị: xã và thôn.", fill=_fill_subject)


def _fill_subject(parser: Parser) -> None:
    from ntm_tracker.cli.subject_parser import fill

    fill(parser)


def _criteria_files(verbs: Any) -> None:
    template = _command(verbs, "template", "ghi tệp Excel mẫu để nhập một bộ tiêu chí", ("set_files", "template"))
    template.add_argument("file", metavar="TỆP", help="tệp .xlsx sẽ ghi ra")
    _force_option(template)
    told = "nhập một bộ tiêu chí từ tệp (mã thoát 1 khi tệp có lỗi, không ghi gì)"
    entered = _command(verbs, "import", told, ("set_files", "import_set"))
    entered.add_argument("file", metavar="TỆP", help="tệp .xlsx theo mẫu, hoặc tệp .toml")
    entered.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    _json_option(entered)
    export = _command(verbs, "export", "xuất một bộ tiêu chí ra tệp để xem hoặc sửa", ("set_files", "export"))
    export.add_argument("set", metavar="MÃ", help="mã bộ tiêu chí, xem bằng “ntm criteria list”")
    export.add_argument("file", metavar="TỆP", help="tệp .xlsx hoặc .toml sẽ ghi ra")
    _force_option(export)


def _force_option(parser: Parser) -> None:
    parser.add_argument("--force", action="store_true", help="ghi đè nếu đã có tệp")


def _missing(parser: Parser) -> Callable[[argparse.Namespace], int]:
    def run(_: argparse.Namespace) -> int:
        parser.error("the following arguments are required: LỆNH")

    return run
