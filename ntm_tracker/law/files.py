"""Reading criteria sets and profiles from TOML."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ntm_tracker.domain.criteria import CriteriaSet
from ntm_tracker.domain.profile import Profile
from ntm_tracker.domain.text import clean_text
from ntm_tracker.law.problems import Problem, problems_of

T = TypeVar("T")
_READERS: dict[Any, TypeAdapter[Any]] = {}
"""Made once a kind: making one takes longer than reading a file with it."""


def parse_set(text: str, file: str) -> tuple[CriteriaSet | None, list[Problem]]:
    """Read a criteria set; None with at least one problem when it does not hold."""
    return _parse(CriteriaSet, text, file)


def parse_profile(text: str, file: str) -> tuple[Profile | None, list[Problem]]:
    """Read a commune's profile; None with at least one problem when it does not hold."""
    return _parse(Profile, text, file)


def _parse(kind: type[T], text: str, file: str) -> tuple[T | None, list[Problem]]:
    try:
        # Exact decimals: a float would make 3.53 something else than the paper says.
        table = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(file, _place(error), "không đúng cú pháp TOML; hãy sửa ở chỗ này")]
    except (ValueError, ArithmeticError, RecursionError):
        return None, [Problem(file, "", "có con số quá dài hoặc quá nhiều dấu ngoặc lồng nhau; hãy sửa lại")]
    try:
        reader = _READERS.get(kind) or _READERS.setdefault(kind, TypeAdapter(kind))
        return reader.validate_python(_cleaned(table)), []
    except ValidationError as error:
        return None, problems_of(error, file)


def _cleaned(held: Any) -> Any:
    """Bring every text into its one normal form: editors on macOS write another."""
    if isinstance(held, str):
        return clean_text(held)
    if isinstance(held, dict):
        return {key: _cleaned(one) for key, one in held.items()}
    return [_cleaned(one) for one in held] if isinstance(held, list) else held


def _place(error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"dòng {found[1]}, cột {found[2]}" if found else "cuối tệp"
