"""Reading levels on a scale and lists of items, as a paper words them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from ntm_tracker.domain.requirements import Checklist, Level, measure_of
from ntm_tracker.domain.text import fold
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import Requirement

_SCALE = re.compile(r"(?P<level>[^:]+?)\s*[(,]?\s*\b(?:trong thang|trong|thang)\s*:\s*(?P<levels>[^:]+?)\)?")
_LEVEL = re.compile(r"(?:>=|≥)?\s*(?:dat\s+)?(?:tu\s+)?(?:muc\s+)?(.+?)(?:\s+tro len)?")
_ITEMS = re.compile(
    r"(?:dat\s+)?(?:>=|≥|it nhat\s|tu\s|toi thieu\s)?\s*(?P<needed>\d+)(?:\s*/\s*(?P<of>\d+))?"
    r"\s*(?P<word>noi dung|tieu chuan|noi dung tro len)?\s*(?::\s*(?P<items>.+))?"
)
_ITEMS_AT_MOST = 99


def read_level(typed: str, known: Requirement) -> Level | None:
    """Read a level: one of the known scale, or one with a scale of its own; None where `typed` names none.

    Raises:
        InputRefused: the level is not on the scale that was typed with it.
    """
    folded = fold(typed)
    if len(folded) == len(typed) and (found := _SCALE.fullmatch(folded)):
        levels = _parts(typed[found.start("levels") : found.end("levels")])
        if len(levels) < 2 or len({fold(level) for level in levels}) < len(levels):
            raise InputRefused(
                "Thang xếp loại phải có ít nhất hai mức khác nhau, thấp trước cao sau; "
                "hãy ghi như “Khá trong: Yếu, Trung bình, Khá, Tốt”."
            )
        return _on(found["level"], levels) or _off(typed[: found.end("level")], levels)
    return _on(folded, known.levels) if isinstance(known, Level) else None


def read_items(typed: str, known: Requirement) -> Checklist | None:
    """Read so many of so many items; None where `typed` is nothing of the kind.

    Raises:
        InputRefused: more items are needed than there are, or the number of items does not agree.
    """
    folded = fold(typed)
    found = _ITEMS.fullmatch(folded) if len(folded) == len(typed) else None
    is_list = measure_of(known) == "checklist"
    if not found or not (is_list or found["items"] or (found["of"] and found["word"])):
        return None
    needed, of = int(found["needed"][:4]), int((found["of"] or "0")[:4])
    named = _parts(typed[found.start("items") : found.end("items")]) if found["items"] else ()
    items = named or _items(known, of)
    if not items or (of and of != len(items)) or not 1 <= needed <= len(items):
        raise InputRefused(_wrong_count(known, len(named), of))
    return Checklist(items=items, needed=needed)


def refuse_level(typed: str, known: Level) -> NoReturn:
    """Say that `typed` is not on the known scale.

    Raises:
        InputRefused: always.
    """
    _off(typed, known.levels)


def _items(known: Requirement, of: int) -> tuple[str, ...]:
    """Return the known items; numbered ones where the paper counts them and nobody named them."""
    if isinstance(known, Checklist):
        return known.items
    return tuple(f"Nội dung {place}" for place in range(1, of + 1)) if 1 <= of <= _ITEMS_AT_MOST else ()


def _wrong_count(known: Requirement, named: int, of: int) -> str:
    if named:
        return f"Kể tên {named} nội dung nhưng số ghi trước không khớp; hãy ghi như “2/3: sân; nhà; loa”."
    if isinstance(known, Checklist):
        other = f", hoặc kể cả tên nếu văn bản có {of} nội dung" if of not in (0, len(known.items)) else ""
        return f"Số nội dung cần đạt phải từ 1 đến {len(known.items)}; hãy ghi như “5/8”{other}."
    return "Số nội dung cần đạt phải từ 1 đến tổng số nội dung; hãy ghi cả hai số như “5/8”."


def _on(said: str, levels: tuple[str, ...]) -> Level | None:
    found = _LEVEL.fullmatch(fold(said).strip())
    words = {fold(said).strip(), found[1] if found else ""}
    for level in levels:
        if words & {fold(level), fold(level).removeprefix("muc ")}:
            return Level(levels=levels, at_least=level)
    return None


def _off(said: str, levels: tuple[str, ...]) -> NoReturn:
    raise InputRefused(f"Mức “{said[:30]}” không có trong thang; các mức: {', '.join(levels)}.")


def _parts(text: str) -> tuple[str, ...]:
    parts = text.split(";") if ";" in text else text.split(",")
    return tuple(part.strip() for part in parts if part.strip())
