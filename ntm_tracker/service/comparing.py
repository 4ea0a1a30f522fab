"""Two sets side by side: shipped ones, the office's own, one set on two days, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.comparison import compare
from ntm_tracker.domain.dates import parse_date
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused
from ntm_tracker.places import typed_path
from ntm_tracker.service.criteria import check_file, read_set

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.comparison import Comparison
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.office import Office

_FILES = (".toml",)


def compare_versions(office: Office | None, old: str, new: str) -> Comparison:
    """Compare what `old` and `new` name: “ID”, “ID@DAY” for the set as in force that day, or a file.

    Raises:
        NotFound: no set has this id.
        InputRefused: an unreadable day, or a file that does not hold.
    """
    return compare(read_version(office, old), read_version(office, new))


def read_version(office: Office | None, typed: str) -> CriteriaSet:
    """Return the set that `typed` names: “ID”, “ID@DAY”, or a file.

    Raises:
        NotFound: no set has this id.
        InputRefused: an unreadable day, or a file that does not hold.
    """
    set_id, _, day = clean_line(typed).partition("@")
    path = typed_path(typed)
    if path.suffix.casefold() in _FILES or "/" in set_id or "\\" in set_id:
        return _from_file(path)
    found = read_set(office, set_id)
    return found.on(parse_date(day)) if day else found


def _from_file(path: Path) -> CriteriaSet:
    found, problems = check_file(path)
    if found is None or problems:
        first = f" ({problems[0].sentence})" if problems else ""
        raise InputRefused(
            f"Tệp “{path}” chưa dùng được, có {len(problems)} lỗi{first.rstrip('.')}; "
            f"hãy xem tất cả bằng “ntm criteria check”."
        )
    return found
