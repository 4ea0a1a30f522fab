"""The options of ntm plan, village, bundle and settings; read only when one of them is typed."""

from __future__ import annotations

from typing import Any

from ntm_tracker.cli.options import command, data_option, force_option, json_option, missing_verb, run_by, whole_number
from ntm_tracker.cli.vietnamese import Filled, Parser

_AS_OF = "xem tính đến ngày này, ví dụ 30/06/2024"


def fill_plan(parser: Parser) -> None:
    """Give `parser` the verbs of ntm plan; without one it prints the plan."""
    data_option(parser)
    parser.set_defaults(run=run_by("plan", "show"))
    _as_of(parser)
    json_option(parser)
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    record = command(verbs, "record", "ghi số liệu một kỳ của một chỉ tiêu kế hoạch", ("plan", "record"))
    record.add_argument("target", metavar="MÃ", help="mã hoặc tên chỉ tiêu, ví dụ bao-hiem-y-te")
    record.add_argument("--value", metavar="SỐ", required=True, action=Filled, help="con số, ví dụ 95,5")
    record.add_argument("--on", metavar="NGÀY", default="", action=Filled, help="ngày của số liệu")
    record.add_argument("--period", metavar="KỲ", default="", help="kỳ, ví dụ “quý 3”, “tháng 9”, “6 tháng”")
    record.add_argument("--source", metavar="VĂN BẢN", default="", help="văn bản nguồn, ví dụ “12/BC-UBND”")
    record.add_argument("--note", metavar="GHI CHÚ", default="", help="ghi chú thêm")
    json_option(record)
    remove = command(verbs, "remove", "bỏ một số liệu ghi nhầm", ("plan", "remove"))
    remove.add_argument("id", metavar="SỐ", type=whole_number, help="số của số liệu, như “ntm plan” in ra")
    json_option(remove)
    way = command(verbs, "way", "chọn số liệu của một chỉ tiêu là lũy kế hay là mức, để ước cuối năm", ("plan", "way"))
    way.add_argument("target", metavar="MÃ", help="mã hoặc tên chỉ tiêu, ví dụ bao-hiem-y-te")
    way.add_argument("way", metavar="CÁCH", help="lũy-kế (mỗi số là tổng từ đầu năm), mức (tại ngày ghi) hoặc chưa-rõ")
    json_option(way)


def fill_village(parser: Parser) -> None:
    """Give `parser` the verbs of ntm village."""
    verbs = _verbs(parser)
    listed = command(verbs, "list", "liệt kê các thôn và danh hiệu của từng thôn", ("villages", "list_all"))
    _as_of(listed)
    json_option(listed)
    add = command(verbs, "add", "ghi tên một hay nhiều thôn của xã", ("villages", "add"))
    add.add_argument("names", metavar="TÊN", nargs="+", help="tên thôn, ví dụ “Thôn Hương Thân”")
    json_option(add)
    correct = command(verbs, "name", "sửa tên một thôn ghi sai", ("villages", "correct"))
    correct.add_argument("village", metavar="THÔN", help="tên hoặc mã thôn đang có, không cần dấu")
    correct.add_argument("name", metavar="TÊN", help="tên đúng")
    json_option(correct)
    change = command(verbs, "set", "ghi danh hiệu của một hay nhiều thôn", ("villages", "change"))
    change.add_argument("villages", metavar="THÔN", nargs="+", help="tên hoặc mã thôn, không cần dấu")
    said = "năm được công nhận, “có” hoặc “chưa”; để trống “” là chưa rõ"
    for name, told in (("--culture", "làng văn hóa"), ("--ntm", "đạt chuẩn NTM"), ("--model", "NTM kiểu mẫu")):
        change.add_argument(name, metavar="NĂM", help=f"{told}: {said}")
    change.add_argument("--source", metavar="VĂN BẢN", default="", help="quyết định công nhận")
    json_option(change)


def fill_bundle(parser: Parser) -> None:
    """Give `parser` the verbs of ntm bundle."""
    verbs = _verbs(parser)
    export = command(verbs, "export", "xuất toàn bộ dữ liệu của máy này ra một gói", ("bundles", "export"))
    export.add_argument("file", metavar="TỆP", help="tệp .zip, hoặc thư mục, ví dụ trên USB")
    force_option(export)
    json_option(export)
    merge = command(verbs, "merge", "gộp gói của máy kia vào dữ liệu máy này", ("bundles", "merge"))
    merge.add_argument("file", metavar="TỆP", help="gói dữ liệu .zip")
    merge.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ đổi gì, không ghi")
    told = "nơi hai máy sửa khác nhau: {}, ví dụ “1 3”, hoặc “all” cho mọi chỗ còn lại"
    merge.add_argument("--keep", metavar="SỐ", action="append", default=[], help=told.format("giữ bản máy này"))
    merge.add_argument("--take", metavar="SỐ", action="append", default=[], help=told.format("lấy bản trong gói"))
    json_option(merge)


def fill_settings(parser: Parser) -> None:
    """Give `parser` the verbs of ntm settings."""
    verbs = _verbs(parser)
    json_option(command(verbs, "list", "xem nội dung đang in trên văn bản", ("settings", "list_all")))
    change = command(verbs, "set", "sửa một mục", ("settings", "change"))
    change.add_argument("key", metavar="MỤC", help="letterhead, signature hoặc recipients")
    change.add_argument(
        "lines", metavar="DÒNG", nargs="*", help="các cơ quan, các dòng chức vụ hoặc các nơi nhận, mỗi dòng trong “”"
    )
    change.add_argument("--name", metavar="TÊN", help="người ký (signature)")
    change.add_argument("--place", metavar="NƠI", help="nơi ký (letterhead)")
    change.add_argument("--number", metavar="MẪU", help="mẫu số văn bản, có {loai} (letterhead)")
    change.add_argument("--default", action="store_true", help="trả về theo hồ sơ xã")
    json_option(change)


def _verbs(parser: Parser) -> Any:
    data_option(parser)
    parser.set_defaults(run=missing_verb(parser))
    return parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)


def _as_of(parser: Parser) -> None:
    parser.add_argument("--as-of", metavar="NGÀY", action=Filled, help=_AS_OF)
