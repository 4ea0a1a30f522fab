"""What a check of the record finds: where it is not as it was written, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Part(StrEnum):
    """What is checked, in this order."""

    DATABASE = "database"
    """The file itself, by the database's own check."""
    LINKS = "links"
    """Rows that name another row."""
    CHAIN = "chain"
    """The events, each by its hash and the one before."""
    ROWS = "rows"
    """The rows against a replay of the events."""
    FILES = "files"
    """Every stored file against its hash."""
    SEARCH = "search"
    """The index of search against the rows."""


class Advice(StrEnum):
    """What to do about it."""

    RESTORE = "restore"
    COMPARE = "compare"
    REINDEX = "reindex"
    SCAN_AGAIN = "scan_again"


PARTS: Mapping[Part, str] = {
    Part.DATABASE: "tệp dữ liệu",
    Part.LINKS: "liên kết giữa các dòng",
    Part.CHAIN: "nhật ký và chuỗi mã",
    Part.ROWS: "dữ liệu so với nhật ký",
    Part.FILES: "tệp minh chứng",
    Part.SEARCH: "chỉ mục tìm kiếm",
}
BY_COMMAND: Mapping[Advice, str] = {
    Advice.RESTORE: "hãy khôi phục bản sao lưu gần nhất còn tốt bằng “ntm restore TỆP”",
    Advice.COMPARE: "hãy đối chiếu với văn bản giấy, nếu sai thì khôi phục bản sao lưu bằng “ntm restore TỆP”",
    Advice.REINDEX: "hãy chạy “ntm doctor --reindex”",
    Advice.SCAN_AGAIN: "hãy thay bằng bản quét mới, hoặc khôi phục từ bản sao lưu",
}
"""What to do, for somebody at the command line."""
BY_KEY: Mapping[Advice, str] = {
    Advice.RESTORE: "hãy khôi phục bản sao lưu gần nhất còn tốt: Ctrl+P, gõ “khoi phuc”, Enter",
    Advice.COMPARE: (
        "hãy đối chiếu với văn bản giấy; nếu sai thì khôi phục bản sao lưu: Ctrl+P, gõ “khoi phuc”, Enter"
    ),
    Advice.REINDEX: "hãy nhấn F5 để lập lại chỉ mục; minh chứng không bị ảnh hưởng",
    Advice.SCAN_AGAIN: (
        "hãy thay bằng bản quét mới: Ctrl+O, chọn minh chứng, Ctrl+N rồi F5; hoặc khôi phục từ bản sao lưu"
    ),
}
"""What to do, for somebody at the screens."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be."""

    part: Part
    where: str
    """Which event, row or file."""
    told: str
    """What is wrong with it."""
    advice: Advice
