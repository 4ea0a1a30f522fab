"""The options of ntm subject; read only when that command is typed."""

from __future__ import annotations

from typing import Any

from ntm_tracker.cli.options import command, data_option, json_option, missing_verb
from ntm_tracker.cli.vietnamese import Filled, Parser


def fill(parser: Parser) -> None:
    """Give `parser` the verbs of ntm subject."""
    data_option(parser)
    parser.set_defaults(run=missing_verb(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    json_option(command(verbs, "list", "liệt kê đơn vị, đơn vị kế thừa, việc tiếp theo", ("subjects", "list_all")))
    add = command(verbs, "add", "thêm một xã hoặc thôn", ("subjects", "add"))
    add.add_argument("code", metavar="MÃ", help="mã đơn vị, ví dụ 07399 hoặc thon-moi")
    add.add_argument("--name", metavar="TÊN", required=True, help="tên đầy đủ, ví dụ “Xã Kép”")
    add.add_argument("--kind", required=True, choices=("commune", "village"), help="commune: xã; village: thôn")
    add.add_argument("--within", metavar="MÃ", action=Filled, help="xã mà thôn thuộc về")
    add.add_argument("--since", metavar="NGÀY", action=Filled, help="ngày đầu tiên, nếu không có từ trước")
    _above_options(add)
    rename = command(verbs, "rename", "đổi tên một đơn vị từ một ngày", ("subjects", "rename"))
    rename.add_argument("unit", metavar="ĐƠN VỊ", help="mã hoặc tên hiện nay")
    rename.add_argument("--name", metavar="TÊN", required=True, help="tên mới")
    rename.add_argument("--code", metavar="MÃ", action=Filled, help="mã mới; bỏ trống là mã cũ kèm năm")
    _change_options(rename)
    merge = command(verbs, "merge", "sáp nhập các đơn vị thành một", ("subjects", "merge"))
    merge.add_argument("units", metavar="ĐƠN VỊ", nargs="+", help="mã hoặc tên các đơn vị cũ")
    merge.add_argument("--into", dest="code", metavar="MÃ", required=True, action=Filled, help="mã đơn vị mới")
    merge.add_argument("--name", metavar="TÊN", help="tên đơn vị mới; bỏ trống khi đơn vị đó đã có")
    _change_options(merge)
    _split(verbs)


def _split(verbs: Any) -> None:
    split = command(verbs, "split", "chia một đơn vị thành nhiều", ("subjects", "split"))
    split.add_argument("unit", metavar="ĐƠN VỊ", help="mã hoặc tên đơn vị cũ")
    split.add_argument(
        "--into", metavar="MÃ:TÊN", nargs="+", action="extend", required=True, help="các đơn vị mới, ví dụ “07390:Xã A”"
    )
    split.add_argument(
        "--village", metavar="THÔN=MÃ", nargs="+", action="extend", default=[], help="thôn nào về xã nào"
    )
    split.add_argument("--since", metavar="NGÀY", required=True, action=Filled, help="ngày đầu tiên của đơn vị mới")
    json_option(split)


def _change_options(parser: Parser) -> None:
    parser.add_argument("--since", metavar="NGÀY", required=True, action=Filled, help="ngày đầu tiên của đơn vị mới")
    _above_options(parser)


def _above_options(parser: Parser) -> None:
    parser.add_argument("--villages", metavar="SỐ", action=Filled, help="số thôn của xã")
    parser.add_argument("--district", metavar="TÊN", action=Filled, help="huyện; bỏ trống nếu không còn cấp huyện")
    parser.add_argument("--province", metavar="TÊN", action=Filled, help="tỉnh, ví dụ “Tỉnh Bắc Ninh”")
    json_option(parser)
