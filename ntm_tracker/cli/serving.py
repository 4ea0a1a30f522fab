"""`ntm serve`: the screens in a browser."""

from __future__ import annotations

import socket
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused, reason_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

_PORTS = 65536


def serve(arguments: Namespace) -> int:
    """Show the screens to browsers until Ctrl+C."""
    if find_spec("textual_serve") is None:
        raise InputRefused(
            "Máy này chưa cài phần mở trong trình duyệt; hãy chạy “python -m pip install textual-serve” rồi làm lại."
        )
    _check(arguments)
    with _listen(arguments.host, arguments.port) as listening:
        # A record that cannot be opened is told here, not in every tab.
        _open_once(arguments.data)
        from ntm_tracker.web.server import Site

        _say("Chép địa chỉ này vào trình duyệt (mỗi địa chỉ mở được một lần; mở rồi thì địa chỉ sau hiện ra bên dưới).")
        _say("Nhấn Ctrl+C ở cửa sổ này để đóng.")
        Site(_program(arguments), listening, _teller(to_open=arguments.open)).run()
    return 0


def _check(arguments: Namespace) -> None:
    from ntm_tracker.web.door import is_this_machine

    if not 0 <= arguments.port < _PORTS:
        raise InputRefused(f"Cổng {arguments.port} không có; hãy chọn số từ 1 đến {_PORTS - 1}.")
    if is_this_machine(arguments.host):
        return
    if not arguments.network:
        raise InputRefused(
            f"Địa chỉ {arguments.host} cho máy khác mở được dữ liệu của xã nên chưa chạy; "
            "hãy bỏ --host, hoặc thêm --network nếu đúng là muốn vậy."
        )
    _say(
        "CHÚ Ý: máy khác trong mạng mở được bằng địa chỉ dưới đây, chữ đi trên mạng không mã hóa, "
        "và mọi việc ghi mang tên người chạy lệnh này; chỉ dùng trong mạng tin được."
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (socket.gaierror, UnicodeError) as error:
        raise InputRefused(f"Không có địa chỉ {host}; hãy ghi --host bằng số, như 127.0.0.1.") from error
    except OSError as error:
        told = f"Không mở được cổng {port} tại {host} ({reason_of(error)})"
        raise InputRefused(f"{told}; hãy chọn --host hoặc --port khác.") from error


def _open_once(data: str | None) -> None:
    from ntm_tracker.service.office import set_up_office

    office, _ = set_up_office(data)
    office.close()


def _program(arguments: Namespace) -> list[str]:
    """Return what starts the screens of this very program, frozen into one folder or not."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ntm_tracker"]
    data = ["--data", arguments.data] if arguments.data else []
    flags = [("--read-only", arguments.read_only), ("--ascii", arguments.ascii)]
    return [*program, *data, *(flag for flag, is_set in flags if is_set)]


def _teller(*, to_open: bool) -> Callable[[str], None]:
    waiting = [to_open]

    def tell(address: str) -> None:
        print(address, flush=True)
        if waiting.pop() if waiting else False:
            _open(address)

    return tell


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        _say("Máy này không tự mở được trình duyệt; hãy chép địa chỉ trên.")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
