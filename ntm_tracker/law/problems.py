"""What is wrong with a criteria file, where, and what to do: one sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_SENTENCES = {
    "missing": "thiếu khóa này; hãy thêm vào",
    "unexpected_keyword_argument": "khóa này không có trong mẫu; hãy xóa hoặc sửa lại tên khóa",
    "string_type": 'phải là chữ trong dấu ngoặc kép; hãy ghi “{input}” thành "{input}"',
    "string_too_long": "dài quá {max_length} ký tự; hãy rút gọn",
    "string_too_short": "không được để trống; hãy ghi nội dung",
    "string_pattern_mismatch": (
        'giá trị “{input}” không đúng dạng; số chỉ tiêu ghi như "3.1", mã bộ chỉ gồm a-z, 0-9 và -'
    ),
    "int_type": "phải là số nguyên, không có dấu ngoặc kép",
    "int_parsing": "phải là số nguyên",
    "bool_type": "phải là true hoặc false",
    "date_type": "phải là ngày dạng năm-tháng-ngày, ví dụ 2022-03-08, không có dấu ngoặc kép",
    "decimal_type": "phải là số, không có dấu ngoặc kép",
    "is_instance_of": "phải là số, không có dấu ngoặc kép",
    "greater_than_equal": "giá trị {input} nhỏ hơn mức cho phép ({ge})",
    "less_than_equal": "giá trị {input} lớn hơn mức cho phép ({le})",
    "literal_error": "giá trị “{input}” không hợp lệ; chỉ nhận: {expected}",
    "enum": "giá trị “{input}” không hợp lệ; chỉ nhận: {expected}",
    "union_tag_invalid": "loại mức yêu cầu “{tag}” không có; chỉ nhận: {expected_tags}",
    "union_tag_not_found": "thiếu khóa kind cho biết loại mức yêu cầu; hãy thêm vào",
    "too_short": "phải có ít nhất {min_length} mục",
    "dataclass_type": "phải là một bảng [ ] với các khóa của nó",
    "dict_type": "phải là một bảng { } với các năm và con số",
    "tuple_type": "phải là một danh sách trong dấu [ ]",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file."""

    file: str
    key: str
    """Where it stands, as “criteria[3].indicators[1].requirement.value”, counted from 1."""
    sentence: str
    """What is wrong and what to do (Vietnamese)."""

    def __str__(self) -> str:
        """Write it on one line."""
        return f"{self.file}: {self.key}: {self.sentence}" if self.key else f"{self.file}: {self.sentence}"


def problems_of(error: ValidationError, file: str) -> list[Problem]:
    """Turn pydantic's errors into problems, in the file's order."""
    details = error.errors()
    # A list of which no member holds is “too short” as well: only the members need mending.
    inside = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    return [
        Problem(file, _key(detail["loc"]), _sentence(detail))
        for detail in details
        if not (detail["type"] == "too_short" and detail["loc"] in inside)
    ]


def _key(location: tuple[int | str, ...]) -> str:
    text = ""
    previous: int | str = ""
    for part in location:
        # Pydantic puts the kind of a requirement into the path, where the file has no such key.
        if isinstance(part, int):
            text += f"[{part + 1}]"
        elif previous != "requirement":
            text += f".{part}" if text else part
        previous = part
    return text


def _sentence(detail: ErrorDetails) -> str:
    told = _SENTENCES.get(detail["type"])
    if told is None:
        # Our own validators speak Vietnamese already; pydantic's rarer words get a plain one.
        return detail["msg"].removeprefix("Value error, ") if detail["type"] == "value_error" else _UNCLEAR
    context: dict[str, Any] = {"input": detail["input"], **detail.get("ctx", {})}
    if "expected" in context:
        context["expected"] = context["expected"].replace(" or ", ", ")
    return told.format_map(_Plain(context))


class _Plain(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


_UNCLEAR = "giá trị không hợp lệ; hãy xem mẫu trong criteria/schema.json"
