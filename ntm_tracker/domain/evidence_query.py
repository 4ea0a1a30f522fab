"""What an officer asks of the evidence: words, and filters such as “tieu-chi:3 loai:anh nam:2024 han:30”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.evidence import read_kind
from ntm_tracker.domain.text import clean_line, fold, indicator_number
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from collections.abc import Callable

Filters = dict[str, Any]

EXPIRED, VALID = "expired", "valid"
_EXPIRED_WORDS = ("qua-han", "qua han", "het", "het han")
_VALID_WORDS = ("con", "con han")
# “key:value”, “key:"two words"”, “"two words"”, or one word.
_PART = re.compile(r'(?:(?P<key>[^\W\d_][\w-]+):(?![/\\]))?(?:"(?P<quoted>[^"]*)"|(?P<bare>\S*))', re.UNICODE)
_MOST_WORDS = 500
_MOST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: every part must hold."""

    words: tuple[str, ...] = ()
    """Each is in the evidence, in any order; the last may be the beginning of a word."""
    criterion: str | None = None
    indicator: str | None = None
    kind: str | None = None
    year: int | None = None
    """The year on the paper; that of its entry where it has no date."""
    person: str | None = None
    """Part of the name of who entered it."""
    owner: str | None = None
    """Part of the name of who keeps the paper."""
    validity: str | None = None
    """`EXPIRED` or `VALID`."""
    days: int | None = None
    """Still valid, but for no more than so many days."""


def read_query(typed: str) -> Query:
    """Read what was typed into the search box.

    Raises:
        InputRefused: a filter that is not known, or that cannot have this value.
    """
    words: list[str] = []
    filters: Filters = {}
    for found in _PART.finditer(clean_line(typed)):
        value = found["bare"] if found["quoted"] is None else found["quoted"]
        if found["key"]:
            filters |= _filter(found["key"], value)
        elif value.strip():
            words.append(value)
    return Query(words=tuple(dict.fromkeys(words))[:_MOST_WORDS], **filters)


def _filter(key: str, value: str) -> Filters:
    reader = _READERS.get(fold(key))
    if reader is None:
        known = ", ".join(f"{name}:" for name in _READERS)
        raise InputRefused(f"Không có bộ lọc “{key[:20]}:”; các bộ lọc: {known}.")
    return reader(clean_line(value))


def _criterion(value: str) -> Filters:
    if not re.fullmatch(r"0*[1-9]\d?", value):
        raise InputRefused(f"Bộ lọc tieu-chi: cần số tiêu chí, không phải “{value[:20]}”; hãy ghi ví dụ tieu-chi:3.")
    return {"criterion": str(int(value))}


def _indicator(value: str) -> Filters:
    number = indicator_number(value)
    if not re.fullmatch(r"\d{1,2}(\.\d{1,2})?|dk\d{1,2}", number):
        raise InputRefused(f"Bộ lọc chi-tieu: cần số chỉ tiêu, không phải “{value[:20]}”; hãy ghi ví dụ chi-tieu:3.1.")
    return {"indicator": number}


def _kind(value: str) -> Filters:
    if kind := read_kind(value):
        return {"kind": kind}
    raise InputRefused("Bộ lọc loai: chưa có giá trị; hãy ghi ví dụ loai:anh hoặc loai:bao-cao.")


def _year(value: str) -> Filters:
    if not re.fullmatch(r"(19|20)\d\d", value):
        raise InputRefused(f"Bộ lọc nam: cần một năm, không phải “{value[:20]}”; hãy ghi ví dụ nam:2024.")
    return {"year": int(value)}


def _person(value: str) -> Filters:
    if not value:
        raise InputRefused('Bộ lọc nguoi: chưa có tên; hãy ghi ví dụ nguoi:"chị hà".')
    return {"person": value}


def _owner(value: str) -> Filters:
    if not value:
        raise InputRefused('Bộ lọc nguoi-giu: chưa có tên; hãy ghi ví dụ nguoi-giu:"chị hà".')
    return {"owner": value}


def _validity(value: str) -> Filters:
    asked = fold(value)
    if asked in _EXPIRED_WORDS:
        return {"validity": EXPIRED}
    if asked in _VALID_WORDS:
        return {"validity": VALID}
    if re.fullmatch(r"\d{1,5}", asked) and int(asked) <= _MOST_DAYS:
        return {"days": int(asked)}
    raise InputRefused(
        f"Bộ lọc han: không nhận “{value[:20]}”; hãy ghi han:qua-han, han:con, hoặc số ngày còn lại như han:30."
    )


_READERS: dict[str, Callable[[str], Filters]] = {
    "tieu-chi": _criterion,
    "chi-tieu": _indicator,
    "loai": _kind,
    "nam": _year,
    "nguoi": _person,
    "nguoi-giu": _owner,
    "han": _validity,
}
