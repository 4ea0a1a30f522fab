"""The options of the commands that keep, move and check the data; read only when one of them is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.options import force_option, json_option, run_by, run_with
from ntm_tracker.cli.vietnamese import Filled

if TYPE_CHECKING:
    from ntm_tracker.cli.vietnamese import Parser


def fill_move(parser: Parser) -> None:
    """Give `parser` the options of ntm move."""
    run_with(parser, "moving", "move")
    parser.add_argument(
        "--to", metavar="NƠI", required=True, action=Filled, help="thư mục, hoặc địa chỉ máy chủ postgresql+psycopg://…"
    )
    json_option(parser)


def fill_doctor(parser: Parser) -> None:
    """Give `parser` the options of ntm doctor."""
    run_with(parser, "doctor", "doctor")
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


def fill_backup(parser: Parser) -> None:
    """Give `parser` the options of ntm backup."""
    run_with(parser, "backup", "backup")
    parser.add_argument(
        "file", metavar="TỆP", nargs="?", help="tệp ghi ra, hoặc thư mục (ghi thành ntm.db); bỏ trống thì vào sao-luu"
    )
    parser.add_argument("--list", action="store_true", help="liệt kê các bản đang có, mới nhất trước")
    force_option(parser)
    json_option(parser)


def fill_restore(parser: Parser) -> None:
    """Give `parser` the options of ntm restore."""
    run_with(parser, "backup", "restore")
    parser.add_argument("file", metavar="TỆP", help="tệp sao lưu, hoặc tên một bản trong “ntm backup --list”")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ thành thế nào, chưa khôi phục")
    parser.add_argument("--lost-password", action="store_true", help="quên mật khẩu của dữ liệu hiện có: giữ kín, thay")
    json_option(parser)


def fill_encrypt(parser: Parser) -> None:
    """Give `parser` the options of ntm encrypt."""
    run_with(parser, "passwords", "encrypt")
    parser.add_argument("--change", action="store_true", help="đổi mật khẩu đang dùng")
    parser.add_argument("--drop-backups", action="store_true", help="xóa các bản sao lưu cũ không có mật khẩu")
    json_option(parser)


def fill_decrypt(parser: Parser) -> None:
    """Give `parser` the options of ntm decrypt."""
    run_with(parser, "passwords", "decrypt")
    json_option(parser)


def fill_completion(parser: Parser) -> None:
    """Give `parser` the options of ntm completion."""
    parser.add_argument("shell", metavar="CỬA_SỔ_LỆNH", choices=("bash", "zsh", "fish", "powershell"), help="loại")
    parser.set_defaults(run=run_by("completion", "print_script"))
