"""What the errors of a PostgreSQL server mean to an officer; no sentence carries its words or a password."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from ntm_tracker.errors import RecordUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.store.server_address import Address

_IN_QUOTES = re.compile(r"\"[^\"]*\"|'[^']*'")
_WAIT = "đang được người khác ghi; hãy đợi ít phút rồi làm lại"
_NO_RIGHT = "không cho tài khoản này làm việc đó; hãy nhờ người quản trị máy chủ cấp quyền hoặc nâng cấp"
_FULL = "không ghi được vì ổ đĩa của máy chủ đã đầy; hãy báo người quản trị máy chủ"
_AWAY = "không kết nối được; hãy kiểm tra mạng, tên máy chủ và cổng rồi làm lại"
_LOST = "vừa mất kết nối nên việc đang làm chưa được lưu; hãy kiểm tra mạng rồi làm lại"
_LOGIN = "từ chối tên đăng nhập hoặc mật khẩu; hãy kiểm tra lại NTM_DATABASE_URL hoặc tệp mật khẩu"
_NO_ROOM = "không có ngăn dữ liệu (schema) này hoặc tài khoản không được vào; hãy hỏi người quản trị máy chủ"
_BY_CODE = {
    "55P03": _WAIT,
    "40001": _WAIT,
    "40P01": _WAIT,
    "57014": _WAIT,
    "42501": _NO_RIGHT,
    "25006": "chỉ cho đọc; hãy hỏi người quản trị máy chủ",
    "53100": _FULL,
    "53300": "đang có quá nhiều người dùng; hãy đợi ít phút rồi làm lại",
    "57P01": _LOST,
    "57P02": _LOST,
    "57P03": "đang khởi động; hãy đợi ít phút rồi làm lại",
    "3F000": _NO_ROOM,
    "42P01": _NO_ROOM,
    "22001": "không nhận vì có nội dung dài hơn ô dữ liệu; hãy rút ngắn rồi lưu lại",
}
# A connection that is refused has no code, only words: the server's in its own language, the library's in English.
_BY_WORDS = (
    ("password", _LOGIN),
    ("pg_hba.conf", "không nhận kết nối từ máy này; hãy nhờ người quản trị máy chủ mở quyền"),
    ("not permitted to log in", _LOGIN),
    ("permission denied", _NO_RIGHT),
    ("role ", _LOGIN),
    ("database ", "không có cơ sở dữ liệu này; hãy kiểm tra tên trong NTM_DATABASE_URL"),
    ("too many", _BY_CODE["53300"]),
    ("starting up", _BY_CODE["57P03"]),
    ("server closed", _LOST),
    ("connection is lost", _LOST),
    ("terminating connection", _LOST),
    ("connection is closed", _LOST),
    ("invalid connection option", "có tùy chọn lạ trong địa chỉ; hãy xem lại phần sau dấu “?” của NTM_DATABASE_URL"),
    ("invalid", "có giá trị sai trong địa chỉ; hãy xem lại NTM_DATABASE_URL"),
    ("ssl", "không lập được kênh mã hóa TLS; hãy kiểm tra sslmode và chứng thư trong NTM_DATABASE_URL"),
    ("certificate", "có chứng thư TLS không tin được; hãy kiểm tra sslrootcert trong NTM_DATABASE_URL"),
)


@contextmanager
def explained_server(address: Address) -> Iterator[None]:
    """Turn the driver's errors into one sentence about the record at `address`.

    Raises:
        RecordUnavailable: the server cannot be reached, or refuses.
    """
    try:
        yield
    except DBAPIError as error:
        raise RecordUnavailable(f"Dữ liệu {address} {_meaning(error)}.") from error


def _meaning(error: DBAPIError) -> str:
    code = getattr(error.orig, "sqlstate", None)
    if code:
        return _BY_CODE.get(code, f"báo lỗi số {code}; hãy báo người quản trị máy chủ")
    # Names stand in quotes: a machine may be called “ssl”.
    told = _IN_QUOTES.sub("", str(error.orig).lower())
    return next((meaning for sign, meaning in _BY_WORDS if sign in told), _AWAY)
