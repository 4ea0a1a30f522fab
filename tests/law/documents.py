"""A criteria file small enough to read, for tests to spoil."""

from __future__ import annotations

WHOLE = """\
id = "xa-thu"
title = "Bộ tiêu chí dùng để thử"
short_title = "Bộ thử"
level = "commune"
first_year = 2021
last_year = 2025
complete = true
warning = "Chưa đối chiếu với văn bản."
criterion_count = 2
indicator_count = 2

[basis]
decision = "Quyết định 1/QĐ-TTg"

[[instruments]]
number = "1/QĐ-TTg"
kind = "Quyết định"
issuer = "Thủ tướng Chính phủ"
signed = 2022-03-08

[[gates]]
number = "dk2"
text = "Không có nợ đọng"
requirement = { kind = "pass_fail" }

[[criteria]]
number = 1
name = "Thủy lợi"

[[criteria.indicators]]
number = "1.1"
text = "Tỷ lệ diện tích được tưới"
requirement = { kind = "ratio", op = ">=", value = 90 }

[[criteria]]
number = 2
name = "Văn hóa"

[[criteria.indicators]]
number = "2.10"
text = "Xếp loại"
requirement = { kind = "level", levels = ["Yếu", "Khá", "Tốt"], at_least = "Khá" }
"""


def spoiled(old: str, new: str) -> str:
    """Return the whole file with `old`, which stands in it once, replaced."""
    assert WHOLE.count(old) == 1, old
    return WHOLE.replace(old, new)
