"""What the parsers of all commands share."""

from __future__ import annotations

import argparse
from importlib import import_module

from ntm_tracker.cli.vietnamese import Filled

TYPE_CHECKING = False
"""As typing has it: importing that would be a third of what the help may take."""
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ntm_tracker.cli.vietnamese import Parser

_DIGITS = 10
"""No list gets so long that the number of a row has as many."""


def run_by(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Return what runs a command: its module is imported then."""

    def run(arguments: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = getattr(import_module(f"ntm_tracker.cli.{module}"), name)
        code = command(arguments)
        # The screens do it while somebody works; whoever restores asked for that state and no other.
        if module not in ("screens", "backup"):
            from ntm_tracker.cli.backup import after_a_command

            after_a_command(arguments.data)
        return code

    return run


def command(commands: Any, name: str, told: str, body: tuple[str, str]) -> Parser:
    """Add a command whose body is imported when it runs."""
    parser: Parser = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
    run_with(parser, *body)
    return parser


def run_with(parser: Parser, module: str, name: str) -> None:
    """Let a command name the data folder, and run the body that is imported then."""
    data_option(parser)
    parser.set_defaults(run=run_by(module, name))


def data_option(parser: Parser) -> None:
    """Let the data folder be named after the command too."""
    # SUPPRESS, so that “--data” before the command is not overwritten by a default after it.
    parser.add_argument("--data", metavar="THƯ_MỤC", default=argparse.SUPPRESS, action=Filled, help="thư mục dữ liệu")
    parser.add_argument("--read-only", action="store_true", default=argparse.SUPPRESS, help="chỉ xem, không ghi gì")


def json_option(parser: Parser) -> None:
    """Let a command print JSON."""
    parser.add_argument("--json", action="store_true", help="in dạng JSON cho máy đọc")


def which(parser: Parser, *, as_of: bool = True) -> None:
    """Let a command name an assessment."""
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


def after_deed_option(parser: Parser) -> None:
    """Let a command read the record as it was right after a deed."""
    parser.add_argument(
        "--after-deed", metavar="SỐ", action=Filled, help="xem đúng như dữ liệu lúc vừa xong việc số này trong nhật ký"
    )


def missing_verb(parser: Parser) -> Callable[[argparse.Namespace], int]:
    """Return what tells that a verb is missing."""

    def run(_: argparse.Namespace) -> int:
        parser.error("the following arguments are required: LỆNH")

    return run


def force_option(parser: Parser) -> None:
    """Let a command write over a file."""
    parser.add_argument("--force", action="store_true", help="ghi đè nếu đã có tệp")


def whole_number(typed: str) -> int:
    """Read the number of a row as lists print it: “12” or “#12”."""
    number = typed.strip().removeprefix("#")
    if not (number.isascii() and number.isdigit() and len(number) < _DIGITS):
        raise argparse.ArgumentTypeError("number")
    return int(number)
