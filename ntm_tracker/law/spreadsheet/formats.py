"""How a workbook shows its numbers: as days, as percentages, with so many decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY = re.compile(r"[ymdhs]", re.IGNORECASE)
_DAY_IDS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_KNOWN = {2: "0.00", 4: "#,##0.00", 9: "0%", 10: "0.00%", 39: "#,##0.00", 40: "#,##0.00"}


@dataclass(frozen=True, slots=True)
class Format:
    """How a cell shows its number."""

    is_day: bool = False
    percent: bool = False
    decimals: int = 0


def formats_of(styles: Element) -> list[Format]:
    """Return the format of every cell style, in the order that cells count them."""
    custom: dict[int, str] = {}
    used: list[int] = []
    for part in styles:
        tag = part.tag.rpartition("}")[2]
        if tag == "numFmts":
            custom = {int(one.attrib["numFmtId"]): one.get("formatCode", "") for one in part}
        elif tag == "cellXfs":
            used = [int(one.get("numFmtId", "0")) for one in part]
    return [format_of(number, custom.get(number)) for number in used]


def format_of(number: int, code: str | None = None) -> Format:
    """Return what a format says of a number."""
    if code is None:
        if number in _DAY_IDS:
            return Format(is_day=True)
        code = _KNOWN.get(number, "")
    shown = _QUOTED.sub("", code).split(";")[0]
    if _DAY.search(shown) and "general" not in shown.casefold():
        return Format(is_day=True)
    decimals = re.search(r"\.(0+)", shown)
    return Format(percent="%" in shown, decimals=len(decimals[1]) if decimals else 0)
