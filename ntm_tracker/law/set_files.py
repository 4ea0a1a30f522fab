"""A criteria set in a file, whatever the kind of file: read whole, or told what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.errors import reason_of
from ntm_tracker.law.problems import Problem
from ntm_tracker.law.spreadsheet.reading import Imported, read_spreadsheet

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (".xlsx", ".toml")
LARGEST_FILE = 20_000_000
"""More than any decision's list takes; a larger file is something else."""
LARGEST_TOML = 4_000_000
"""Sixty times the longest set; the reader of such files takes a second for each of them."""


def read_set_file(path: Path) -> Imported:
    """Read the criteria set in an .xlsx or .toml file; every problem in it, none when it holds."""
    file, kind = str(path), path.suffix.casefold()
    try:
        if kind not in KINDS and path.is_file():
            return _refused(file, _other_kind(kind))
        if path.exists() and not path.is_dir() and not path.is_file():
            return _refused(file, "đây không phải tệp thường; hãy chọn lại tệp")
        size, most = path.stat().st_size, LARGEST_TOML if kind == ".toml" else LARGEST_FILE
        if size > most and path.is_file():
            return _refused(file, f"tệp lớn {size // 1_000_000} MB, không phải một bộ tiêu chí; hãy chọn lại tệp")
        with path.open("rb") as opened:
            content = opened.read(most)
    except OSError as error:
        return _refused(file, f"không đọc được tệp ({reason_of(error)}); hãy kiểm tra đường dẫn")
    return read_spreadsheet(content, file) if kind == ".xlsx" else _toml(content, file)


def _toml(content: bytes, file: str) -> Imported:
    # The strict reader brings pydantic along, which a spreadsheet does not need.
    from ntm_tracker.law.files import parse_set

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _refused(file, "tệp không phải mã UTF-8; hãy lưu lại ở dạng UTF-8")
    # Outside a text of three quotes TOML knows line ends of two kinds only; the parser wants one.
    found, problems = parse_set(text.replace("\r\n", "\n"), file)
    return Imported(found, tuple(problems))


def _refused(file: str, sentence: str) -> Imported:
    return Imported(None, (Problem(file, "", sentence),))


def _other_kind(kind: str) -> str:
    if kind in (".xls", ".xlsm", ".xlsb", ".ods", ".csv"):
        return f"không đọc được dạng {kind}; hãy mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi nhập lại"
    return f"tệp đuôi “{kind}” không phải bộ tiêu chí; chỉ đọc tệp .xlsx (theo mẫu) hoặc .toml"
