"""The options of `ntm serve`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ntm_tracker.cli.options import data_option, run_by, whole_number
from ntm_tracker.cli.vietnamese import Filled

if TYPE_CHECKING:
    from ntm_tracker.cli.vietnamese import Parser


def fill(parser: Parser) -> None:
    """Add the options of `ntm serve`."""
    data_option(parser)
    parser.add_argument("--port", metavar="SỐ", type=whole_number, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument(
        "--host", metavar="ĐỊA_CHỈ", default="127.0.0.1", action=Filled, help="nơi lắng nghe (mặc định 127.0.0.1)"
    )
    parser.add_argument("--network", action="store_true", help="cho phép --host mà máy khác trong mạng mở được")
    parser.add_argument("--open", action="store_true", help="mở luôn trình duyệt của máy này")
    told = "vẽ màn hình bằng ký tự đơn giản"
    parser.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS, help=told)
    parser.set_defaults(run=run_by("serving", "serve"))
