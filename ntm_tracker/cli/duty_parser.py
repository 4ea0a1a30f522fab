"""The options of ntm assign, accept, progress, appraise and task; read only when one of them is typed."""

from __future__ import annotations

from typing import Any

from ntm_tracker.cli.options import command, data_option, json_option, missing_verb, run_by, which, whole_number
from ntm_tracker.cli.vietnamese import Filled, Parser

_NUMBERS = "số chỉ tiêu, ví dụ 3.1 3.4"


def fill_assign(parser: Parser) -> None:
    """Give `parser` the options of ntm assign."""
    _one(parser, "assign")
    parser.add_argument("numbers", metavar="SỐ", nargs="*", help="số chỉ tiêu hoặc tiêu chí, ví dụ 3.1 3.2 hoặc 3")
    parser.add_argument("--to", metavar="TÊN", help="người phụ trách; để trống “” là thôi giao")
    parser.add_argument("--due", metavar="NGÀY", help="hạn, ví dụ 30/09/2024; để trống “” là bỏ hạn")
    told = "giao theo gợi ý của bộ tiêu chí; bỏ trống SỐ là mọi chỉ tiêu có gợi ý, ai đã được giao thì giữ nguyên"
    parser.add_argument("--suggested", action="store_true", help=told)
    parser.add_argument("--dry-run", action="store_true", help="cùng --suggested: chỉ xem trước, chưa giao")
    _rest(parser)


def fill_accept(parser: Parser) -> None:
    """Give `parser` the options of ntm accept."""
    _one(parser, "accept")
    parser.add_argument("numbers", metavar="CHỈ_TIÊU", nargs="+", help=_NUMBERS)
    _rest(parser)


def fill_progress(parser: Parser) -> None:
    """Give `parser` the options of ntm progress."""
    _one(parser, "progress")
    parser.add_argument("numbers", metavar="CHỈ_TIÊU", nargs="+", help=_NUMBERS)
    parser.add_argument(
        "--to",
        metavar="BƯỚC",
        required=True,
        action=Filled,
        help="to-do (chưa làm), in-progress (đang làm), for-review (chờ duyệt), accepted (đã duyệt)",
    )
    _rest(parser)


def fill_appraise(parser: Parser) -> None:
    """Give `parser` the options of ntm appraise."""
    _one(parser, "appraise")
    parser.add_argument("indicator", metavar="CHỈ_TIÊU", help="số chỉ tiêu, ví dụ 3.1")
    parser.add_argument("--level", metavar="CẤP", default="", help="huyen (thẩm tra) hoặc tinh (thẩm định)")
    parser.add_argument("--verdict", metavar="KẾT LUẬN", default="", help="met (đạt) hoặc not-met (chưa đạt)")
    parser.add_argument("--remark", metavar="Ý KIẾN", default="", help="ý kiến của cấp trên")
    parser.add_argument("--by", metavar="AI", default="", help="người hoặc đoàn thẩm tra")
    parser.add_argument("--on", metavar="NGÀY", default="", action=Filled, help="ngày; bỏ trống là hôm nay")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--answer", metavar="GIẢI TRÌNH", help="giải trình của xã với ý kiến đang chờ")
    instead.add_argument("--close", action="store_true", help="khép ý kiến: cấp trên đã đồng ý")
    instead.add_argument("--remove", metavar="SỐ", type=whole_number, help="bỏ lần thẩm tra ghi nhầm")
    parser.add_argument("--id", metavar="SỐ", type=whole_number, help="số của ý kiến, khi có nhiều ý kiến đang chờ")
    _rest(parser)


def fill_task(parser: Parser) -> None:
    """Give `parser` the verbs of ntm task."""
    data_option(parser)
    parser.set_defaults(run=missing_verb(parser))
    verbs = parser.add_subparsers(title="Các lệnh", metavar="LỆNH", parser_class=Parser)
    add = command(verbs, "add", "giao một nhiệm vụ", ("tasks", "add"))
    add.add_argument("number", metavar="SỐ", help="số chỉ tiêu hoặc tiêu chí, ví dụ 3.1 hoặc 3")
    add.add_argument("--what", metavar="VIỆC", required=True, help="việc cần làm")
    add.add_argument("--who", metavar="TÊN", default="", help="ai làm; bỏ trống là người phụ trách")
    add.add_argument("--due", metavar="NGÀY", default="", action=Filled, help="hạn; bỏ trống là hạn của chỉ tiêu")
    _rest(add)
    told = "liệt kê nhiệm vụ, gấp trước; --mine, --by-person: mọi việc, cả chỉ tiêu được giao, ý kiến, minh chứng"
    listed = command(verbs, "list", told, ("tasks", "list_all"))
    whose = listed.add_mutually_exclusive_group()
    whose.add_argument("--who", metavar="TÊN", action=Filled, help="chỉ việc của người này, không cần dấu")
    whose.add_argument("--mine", action="store_true", help="mọi việc của tôi, ở mọi kỳ đánh giá")
    listed.add_argument("--by-person", action="store_true", help="mọi việc, theo từng người")
    listed.add_argument("--open", action="store_true", help="chỉ việc chưa xong")
    which(listed)
    json_option(listed)
    _changing(verbs)


def _changing(verbs: Any) -> None:
    edit = _of_task(verbs, "edit", "sửa một nhiệm vụ")
    edit.add_argument("--what", metavar="VIỆC", help="việc cần làm")
    edit.add_argument("--who", metavar="TÊN", help="ai làm")
    edit.add_argument("--due", metavar="NGÀY", help="hạn; để trống “” là bỏ hạn")
    done = _of_task(verbs, "done", "ghi nhiệm vụ đã xong")
    done.add_argument("--on", metavar="NGÀY", default="", action=Filled, help="ngày xong; bỏ trống là hôm nay")
    _of_task(verbs, "reopen", "mở lại nhiệm vụ ghi xong nhầm")
    _of_task(verbs, "remove", "bỏ nhiệm vụ giao nhầm")


def _of_task(verbs: Any, name: str, told: str) -> Parser:
    parser = command(verbs, name, told, ("tasks", name))
    parser.add_argument("id", metavar="SỐ", type=whole_number, help="số nhiệm vụ, ví dụ 12")
    json_option(parser)
    return parser


def _one(parser: Parser, name: str) -> None:
    data_option(parser)
    parser.set_defaults(run=run_by("duties", name))


def _rest(parser: Parser) -> None:
    which(parser, as_of=False)
    json_option(parser)
