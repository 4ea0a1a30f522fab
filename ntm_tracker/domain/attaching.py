"""Which indicator a file belongs to, told by the names of its folders and its own: sure, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# “3.1 - báo cáo”, “CT 3.1”, “Chỉ tiêu 3.1”; but “3.1.2024” is a day, and “3.15” is another number.
_NUMBER = r"0*(\d{1,2})\.0*(\d{1,2})(?!\d|\.\d|/)"
_AT_THE_START = re.compile(rf"(?:ct|chi tieu)?[\s._-]*{_NUMBER}")
_NAMED = re.compile(rf"(?<![a-z])(?:ct|chi tieu)[\s._-]*{_NUMBER}")
_CRITERION = re.compile(r"(?:tc|tieu chi)[\s._-]*0*(\d{1,2})(?!\d|\.\d)")
_HEAD = re.compile(rf"(?:ct|chỉ tiêu|chi tieu)?[\s._-]*{_NUMBER}[\s._–-]*", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:7z|[A-Za-z][A-Za-z0-9]{0,4})$")


def without_ending(name: str) -> str:
    """Return the name of a file without “.pdf”; the “.1” of “3.1 báo cáo” is no ending."""
    return _ENDING.sub("", name)


def place(parts: Sequence[str], known: Collection[str]) -> tuple[str | None, str]:
    """Return the indicator among `known` that a file belongs to, or None and why it is not sure.

    `parts` are the names of the folders, the outermost first, and the name of the file without its ending.
    """
    named = list(dict.fromkeys(number for part in reversed(parts) for number in _indicators(part)))
    criteria = list(dict.fromkeys(number for part in parts for number in _criteria(part)))
    if len(named) > 1:
        return None, f"tên ghi nhiều chỉ tiêu ({', '.join(named)})"
    if len(criteria) > 1:
        return None, f"tên ghi nhiều tiêu chí ({', '.join(criteria)})"
    if not named:
        return _only_one(criteria, known)
    if named[0] not in known:
        return None, f"bộ tiêu chí không có chỉ tiêu {named[0]}"
    if criteria and named[0].partition(".")[0] != criteria[0]:
        return None, f"thư mục ghi tiêu chí {criteria[0]} nhưng tên ghi chỉ tiêu {named[0]}"
    return named[0], ""


def note_from(stem: str) -> str:
    """Return what the name of a file says of it: without the indicator's number in front."""
    plain = clean_line(stem.replace("_", " "))
    return _HEAD.sub("", plain, count=1) if _HEAD.match(plain) and _HEAD.sub("", plain, count=1) else plain


def _indicators(part: str) -> Iterator[str]:
    folded = fold(clean_line(part))
    if found := _AT_THE_START.match(folded) or _NAMED.search(folded):
        yield f"{int(found[1])}.{int(found[2])}"


def _criteria(part: str) -> Iterator[str]:
    if found := _CRITERION.match(fold(clean_line(part))):
        yield str(int(found[1]))


def _only_one(criteria: list[str], known: Collection[str]) -> tuple[str | None, str]:
    if not criteria:
        return None, "tên không ghi chỉ tiêu"
    within = [number for number in known if number.partition(".")[0] == criteria[0]]
    if len(within) == 1:
        return within[0], ""
    if not within:
        return None, f"bộ tiêu chí không có tiêu chí {criteria[0]}"
    return None, f"tên chỉ ghi tiêu chí {criteria[0]}, chưa rõ chỉ tiêu nào"
