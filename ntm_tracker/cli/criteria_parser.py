"""The options of ntm criteria and ntm assessment; read only when one of them is typed."""

from __future__ import annotations

from typing import Any

from ntm_tracker.cli.options import command, data_option, force_option, json_option, missing_verb, which
from ntm_tracker.cli.vietnamese import Filled, Parser


def fill(parser: Parser) -> None:
    """Give `parser` the verbs of ntm criteria."""
    data_option(parser)
    parser.set_defaults(run=missing_verb(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    listed = command(verbs, "list", "liệt kê các bộ, hoặc nội dung một bộ", ("sets", "list_sets"))
    listed.add_argument("set", metavar="MÃ", nargs="?", help="mã bộ tiêu chí cần đọc")
    json_option(listed)
    waiting = command(
        verbs, "unconfirmed", "liệt kê ngưỡng cần đối chiếu (mã thoát 1 khi còn)", ("confirming", "unconfirmed")
    )
    which(waiting)
    json_option(waiting)
    check = command(verbs, "check", "kiểm tra một tệp bộ tiêu chí (mã thoát 1 khi có lỗi)", ("sets", "check"))
    check.add_argument("file", metavar="TỆP", help="tệp .toml hoặc .xlsx")
    json_option(check)
    _compare(verbs)
    _adopt(verbs)
    _criteria_files(verbs)


def _compare(verbs: Any) -> None:
    parser = command(verbs, "compare", "so sánh hai bộ, hoặc một bộ ở hai thời điểm", ("comparing", "compare"))
    for name, told in (("old", "bộ cũ"), ("new", "bộ mới")):
        parser.add_argument(
            name, metavar="BỘ", help=f"{told}: mã, mã@ngày (văn bản có hiệu lực ngày đó), hoặc tệp .toml, .xlsx"
        )
    parser.add_argument(
        "--only",
        choices=("same", "wording_changed", "requirement_changed", "new", "gone"),
        action="append",
        help="chỉ xem một loại; ghi nhiều lần để xem nhiều loại",
    )
    json_option(parser)


def _adopt(verbs: Any) -> None:
    parser = command(verbs, "adopt", "áp dụng một bộ cho kỳ đánh giá, giữ câu trả lời cũ", ("adopting", "adopt"))
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
    json_option(parser)


def _criteria_files(verbs: Any) -> None:
    template = command(verbs, "template", "ghi tệp Excel mẫu để nhập một bộ tiêu chí", ("set_files", "template"))
    template.add_argument("file", metavar="TỆP", help="tệp .xlsx sẽ ghi ra")
    force_option(template)
    told = "nhập một bộ tiêu chí từ tệp (mã thoát 1 khi tệp có lỗi, không ghi gì)"
    entered = command(verbs, "import", told, ("set_files", "import_set"))
    entered.add_argument("file", metavar="TỆP", help="tệp .xlsx theo mẫu, hoặc tệp .toml")
    entered.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    json_option(entered)
    export = command(verbs, "export", "xuất một bộ tiêu chí ra tệp để xem hoặc sửa", ("set_files", "export"))
    export.add_argument("set", metavar="MÃ", help="mã bộ tiêu chí, xem bằng “ntm criteria list”")
    export.add_argument("file", metavar="TỆP", help="tệp .xlsx hoặc .toml sẽ ghi ra")
    force_option(export)


def fill_assessment(parser: Parser) -> None:
    """Give `parser` the verbs of ntm assessment."""
    data_option(parser)
    parser.set_defaults(run=missing_verb(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    json_option(command(verbs, "list", "liệt kê các kỳ đánh giá", ("assessments", "list_all")))
    change = command(verbs, "change", "sửa trọng tâm hoặc hạn của một kỳ", ("assessments", "change"))
    change.add_argument("--focus", metavar="SỐ", help="tiêu chí trọng tâm, ví dụ 3,6; để trống là không có")
    change.add_argument("--deadline", metavar="NGÀY", action=Filled, help="hạn mới")
    which(change, as_of=False)
    json_option(change)
