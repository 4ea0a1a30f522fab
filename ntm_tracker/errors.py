"""The one family of errors; each builds the sentence that the officer reads."""

from __future__ import annotations

import errno

TYPE_CHECKING = False
"""As the library's typing has it: the help of the commands is told without importing that."""
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

_REASONS = {
    errno.ENOENT: "không có đường dẫn này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EFBIG: "tệp quá lớn đối với ổ đĩa này",
    errno.EISDIR: "đây là thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp không phải thư mục",
    errno.EEXIST: "đã có tệp trùng tên thư mục",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.EADDRINUSE: "chương trình khác đang dùng cổng này",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ đó",
    errno.EIO: "ổ đĩa hoặc USB đọc ghi bị lỗi",
}


def reason_of(error: OSError) -> str:
    """Return why the system refused, in Vietnamese."""
    return _REASONS.get(error.errno or 0, f"lỗi hệ thống số {error.errno}")


def unforeseen(error: BaseException) -> str:
    """Keep the traceback of a fault of ours in a file; return the sentence that names the file."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="ntm-loi-", suffix=".txt", encoding="utf-8", delete=False) as file:
        file.write("".join(traceback.format_exception(error)))
    return (
        "Chương trình gặp lỗi ngoài dự kiến, những gì đã lưu vẫn còn; "
        f"hãy mở lại chương trình và gửi tệp {file.name} cho người phụ trách."
    )


class NtmError(Exception):
    """Anything the program refuses, with one Vietnamese sentence as its text."""

    exit_code = 2

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        """The one field that is at fault, as the draft calls it; “” where it is none, or several."""


class Reading:
    """The field that is being read: what is refused meanwhile is the fault of that field, unless one within it."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __enter__(self) -> None:
        """Begin to read."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Name the field to whoever asked for it."""
        if isinstance(error, InputRefused | NotFound):
            error.field = error.field or self._field


class InputRefused(NtmError):
    """What was typed cannot be taken; nothing was saved."""


class Questioned(InputRefused):
    """What was typed differs so much from what was known that it is taken only from somebody who insists."""

    def __init__(self, doubt: str) -> None:
        super().__init__(f"{doubt}; hãy xem lại văn bản, nếu đúng như vậy thì làm lại và thêm --sure.")
        self.doubt = doubt
        """What exactly differs, without how to insist."""


class RowsRefused(InputRefused):
    """Some rows of one deed cannot take it; nothing was saved, and the deed can be done on the rest."""

    def __init__(self, why: str, rows: Mapping[Any, str]) -> None:
        super().__init__(f"{why}; hãy bỏ riêng các mục đó ra rồi làm lại.")
        self.rows = dict(rows)
        """Each refused row by its key, with its name and the reason: what a dialog lists."""


class NotFound(NtmError):
    """What was named is not in the record or in the criteria files."""


class NothingToUndo(NtmError):
    """The record holds no deed that can be taken back."""

    def __init__(self) -> None:
        super().__init__("Không còn việc nào để hoàn tác.")


class NothingToRedo(NtmError):
    """Nothing was undone, or a deed was done since."""

    def __init__(self) -> None:
        super().__init__("Không có việc nào vừa hoàn tác để làm lại.")


class SavedMeanwhile(NtmError):
    """Somebody saved the same row since it was read."""

    exit_code = 3


class LookingOnly(NtmError):
    """The record was opened to be looked at, and something was to be written."""

    def __init__(self) -> None:
        super().__init__("Dữ liệu đang mở ở chế độ chỉ xem nên không ghi gì; muốn ghi thì hãy mở lại, bỏ --read-only.")


class PastOnly(NtmError):
    """A past day is looked at, and something was to be written."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"Đang xem tại ngày {day:%d/%m/%Y} nên không ghi gì; hãy nhấn Esc để trở về hôm nay rồi làm lại."
        )


class ClockTurnedBack(NtmError):
    """The machine's clock stands before the last deed; a new one would be put at a wrong time."""

    exit_code = 3

    def __init__(self, now: str, last: str) -> None:
        super().__init__(
            f"Đồng hồ máy chỉ {now}, trước việc ghi cuối cùng ({last}) nên chưa lưu gì; "
            "hãy chỉnh lại ngày giờ của máy, nếu đồng hồ máy đúng thì chạy “ntm doctor --trust-clock”."
        )


class RecordUnavailable(NtmError):
    """The database cannot be opened, read or written."""

    exit_code = 3


class PasswordNeeded(RecordUnavailable):
    """A file is encrypted, and its password was not given yet: whoever can ask does so and tries again."""

    def __init__(self, file: object) -> None:
        super().__init__(f"Tệp {file} có mật khẩu; hãy chạy lệnh ngay trong cửa sổ lệnh để được hỏi mật khẩu.")
        self.file = file


class Stopped(NtmError):
    """Somebody stopped long work; nothing of it was kept."""

    exit_code = 130


class ShippedDataMissing(NtmError):
    """The installation lacks a folder it was shipped with."""

    exit_code = 3

    def __init__(self, name: str, looked_in: object) -> None:
        super().__init__(f"Bản cài đặt thiếu thư mục “{name}” (đã tìm trong {looked_in}); hãy cài lại chương trình.")
