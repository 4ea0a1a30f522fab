"""A requirement as the cells of a row, and a row as a requirement."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from ntm_tracker.domain.numbers import parse_number
from ntm_tracker.domain.requirements import (
    Checklist,
    Confidence,
    Level,
    Number,
    PassFail,
    Ratio,
    SetByProvince,
    Survey,
    Unknown,
    VillageShare,
    YearlyNumber,
)
from ntm_tracker.domain.text import fold
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.spreadsheet import cells
from ntm_tracker.law.spreadsheet.columns import (
    BY_PROVINCE,
    CONFIDENCES,
    KINDS,
    NOT_KNOWN,
    OPERATOR_WORDS,
    OPERATORS,
)
from ntm_tracker.law.spreadsheet.survey_cells import read_survey, survey_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.requirements import Measure, Operator, Requirement
    from ntm_tracker.law.spreadsheet.cells import Cell, Telling

Row = "Mapping[str, Cell]"
_OPEN_WORDS = {
    **dict.fromkeys((fold(NOT_KNOWN), "chua biet", "khong ro"), NOT_KNOWN),
    **dict.fromkeys(
        (fold(BY_PROVINCE), "ubnd cap tinh quy dinh", "ubnd tinh quy dinh", "do tinh quy dinh"), BY_PROVINCE
    ),
}
"""How an officer may say, without marks, that there is no bound to write."""
_USES = {
    "pass_fail": {"bound"},
    "number": {"op", "bound", "unit"},
    "ratio": {"op", "bound", "unit"},
    "level": {"bound", "parts"},
    "checklist": {"bound", "parts"},
    "by_year": {"op", "years", "unit"},
    "village_share": {"op", "bound", "unit", "tests"},
    "survey": {"bound", "parts"},
}
_YEAR = re.compile(r"(?:năm\s+)?(\d{4})\s*[:=]\s*(.+)", re.IGNORECASE)
_NO_BOUND = "chưa ghi mức; hãy ghi con số như trong văn bản, chưa đọc được thì ghi “chưa rõ”"

_SHARE_OR_PER_CENT = (
    "ô ghi {0} dạng số, không rõ là {0}% hay {1}%; hãy định dạng ô kiểu Chữ (Text) rồi gõ lại kèm dấu %, ví dụ {1}%"
)


def read_requirement(row: Mapping[str, Cell], told: Telling) -> Requirement | None:
    """Read the requirement of a row; None with at least one problem told."""
    known = len(told.problems)
    found = _read(row, told)
    return found if len(told.problems) == known else None


def requirement_cells(requirement: Requirement) -> dict[str, str]:
    """Return the cells from which `read_requirement` reads `requirement` again."""
    aside = {
        "bound_note": requirement.note,
        "source": requirement.source,
        "confidence": CONFIDENCES.get(requirement.confidence, ""),
        "national": requirement.national,
    }
    return _bound_cells(requirement) | aside


def typed_decimal(value: Decimal) -> str:
    """Write a figure so that it is read back exactly, whatever the language of Excel."""
    return f"{value:f}".replace(".", ",")


def _bound_cells(requirement: Requirement) -> dict[str, str]:
    match requirement:
        case Unknown() | SetByProvince():
            word = NOT_KNOWN if isinstance(requirement, Unknown) else BY_PROVINCE
            tests = requirement.tests if isinstance(requirement, Unknown) else ()
            return {
                "measure": KINDS[requirement.measure],
                "op": OPERATORS.get(requirement.op or "", ""),
                "bound": word,
                "unit": requirement.unit,
                "tests": cells.parts_text(tests),
            }
        case PassFail():
            return {"measure": KINDS["pass_fail"], "bound": "Đạt"}
        case Level():
            return {
                "measure": KINDS["level"],
                "bound": requirement.at_least,
                "parts": cells.parts_text(requirement.levels),
            }
        case Checklist():
            items = cells.parts_text(requirement.items)
            return {"measure": KINDS["checklist"], "bound": str(requirement.needed), "parts": items}
        case Survey():
            return {"measure": KINDS["survey"], **survey_cells(requirement)}
    shared = {"measure": KINDS[requirement.kind], "op": OPERATORS[requirement.op]}
    if isinstance(requirement, YearlyNumber):
        years = "\n".join(f"{year}: {typed_decimal(value)}" for year, value in sorted(requirement.values.items()))
        return {**shared, "years": years, "unit": requirement.unit}
    named = cells.parts_text(requirement.tests) if isinstance(requirement, VillageShare) else ""
    unit = requirement.unit if isinstance(requirement, Number) else "%"
    return {**shared, "bound": typed_decimal(requirement.value), "unit": unit, "tests": named}


def _read(row: Mapping[str, Cell], told: Telling) -> Requirement | None:
    kind = cells.choice(row["measure"], KINDS, told)
    if kind is None:
        if row["measure"].is_blank:
            told.wrong(
                row["measure"].place,
                "chưa chọn cách đo; hãy chọn trong danh sách (chưa biết mức thì ghi “chưa rõ” ở cột Mức)",
            )
        return None
    aside: dict[str, Any] = {
        "confidence": Confidence(cells.choice(row["confidence"], CONFIDENCES, told) or "unknown"),
        "source": cells.text(row["source"], told),
        "national": cells.text(row["national"], told),
        "note": cells.text(row["bound_note"], told),
    }
    if (word := _open_word(row["bound"])) is not None:
        return _open(kind, word, row, aside, told)
    _refuse_strays(row, _USES[kind], kind, told)
    return _bounded(kind, row, aside, told)


def _open_word(cell: Cell) -> str | None:
    return _OPEN_WORDS.get(fold(cell.value).strip()) if isinstance(cell.value, str) else None


def _open(kind: str, word: str, row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> Requirement:
    measure = cast("Measure", "number" if kind == "by_year" else kind)
    op = _operator(row, told)
    unit = cells.line(row["unit"], told)
    _refuse_strays(row, {"op", "bound", "unit"} | ({"tests"} if word == NOT_KNOWN else set()), kind, told)
    if word == BY_PROVINCE:
        return SetByProvince(measure=measure, op=op, unit=unit, **aside)
    return Unknown(measure=measure, op=op, unit=unit, tests=cells.parts(row["tests"], told), **aside)


def _refuse_strays(row: Mapping[str, Cell], used: set[str], kind: str, told: Telling) -> None:
    for key in ("op", "unit", "parts", "years", "tests", "bound"):
        if key not in used and not row[key].is_blank:
            told.wrong(row[key].place, f"ô này không dùng khi cách đo là “{KINDS[kind]}”; hãy xóa ô hoặc đổi cách đo")


def _bounded(kind: str, row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> Requirement | None:
    try:
        match kind:
            case "pass_fail":
                return _pass_fail(row["bound"], aside, told)
            case "level":
                return _level(row, aside, told)
            case "checklist":
                return _checklist(row, aside, told)
            case "by_year":
                return _yearly(row, aside, told)
            case "survey":
                return read_survey(row, aside, told)
        return _figure(kind, row, aside, told)
    except ValueError as error:
        told.wrong(row["bound"].place, str(error))
        return None


def _pass_fail(bound: Cell, aside: dict[str, Any], told: Telling) -> PassFail:
    if fold(cells.line(bound, told)) not in ("", "dat"):
        told.wrong(bound.place, "cách đo là đạt hoặc không đạt thì ô Mức để trống hoặc ghi “Đạt”; hãy chọn lại cách đo")
    return PassFail(**aside)


def _level(row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> Level | None:
    levels = cells.parts(row["parts"], told)
    wanted = cells.line(row["bound"], told)
    if len(levels) < 2:
        told.wrong(row["parts"].place, "thang xếp loại phải có ít nhất 2 mức, thấp trước; hãy ghi mỗi mức một dòng")
    if not wanted:
        told.wrong(row["bound"].place, "chưa ghi mức; hãy ghi một mức của thang, hoặc “chưa rõ”")
    same = [level for level in levels if level == wanted] or [level for level in levels if fold(level) == fold(wanted)]
    if wanted and len(levels) > 1 and not same:
        told.wrong(row["bound"].place, f"“{wanted[:30]}” không có trong thang; các mức: {'; '.join(levels)}")
    return Level(levels=levels, at_least=same[0], **aside) if same and len(levels) > 1 else None


def _checklist(row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> Checklist | None:
    items = cells.parts(row["parts"], told)
    if not items:
        told.wrong(row["parts"].place, "chưa ghi các nội dung; hãy ghi mỗi nội dung một dòng")
    needed = _needed(row["bound"], len(items), told)
    return Checklist(items=items, needed=needed, **aside) if items and needed else None


def _needed(cell: Cell, count: int, told: Telling) -> int | None:
    typed = cells.line(cell, told)
    if cell.fault or (not typed and not cell.is_blank):
        return None
    head, _, of = (part.strip() for part in typed.partition("/"))
    if head.isdecimal() and head.isascii() and 1 <= int(head) <= max(count, 1) and of in ("", str(count)):
        return int(head)
    told.wrong(cell.place, f"số nội dung phải đạt là từ 1 đến {max(count, 1)}; hãy ghi như 2 hoặc 2/{max(count, 2)}")
    return None


def _yearly(row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> YearlyNumber | None:
    op, unit, values = _operator(row, told, needed=True), _unit(row, told), _years(row["years"], told)
    return YearlyNumber(op=op, values=values, unit=unit, **aside) if op and unit and values else None


def _years(cell: Cell, told: Telling) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    if cell.is_blank:
        told.wrong(cell.place, "chưa ghi mức của năm nào; hãy ghi mỗi năm một dòng, ví dụ 2024: 54")
    for part in cells.parts(cell, told):
        year = _YEAR.fullmatch(part)
        if year is None or int(year[1]) in found:
            fault = "có hai lần" if year else "không đúng dạng"
            told.wrong(cell.place, f"“{part[:30]}” {fault}; hãy ghi mỗi năm một dòng, ví dụ 2024: 54")
            continue
        try:
            found[int(year[1])] = parse_number(year[2])
        except InputRefused as error:
            told.wrong(cell.place, cells.as_part(error))
    return found


def _figure(kind: str, row: Mapping[str, Cell], aside: dict[str, Any], told: Telling) -> Requirement | None:
    op, bound = _operator(row, told, needed=True), row["bound"]
    value = cells.number(bound, told)
    if bound.is_blank:
        told.wrong(bound.place, _NO_BOUND)
    if kind == "number":
        if cells.is_percentage(bound):
            told.wrong(bound.place, "ô ghi theo %, nhưng cách đo là một con số; hãy chọn cách đo “tỷ lệ %” hoặc gõ lại")
        unit = _unit(row, told)
        return Number(op=op, value=value, unit=unit, **aside) if op and value is not None and unit else None
    _refuse_other_unit(row["unit"], told)
    if value is not None and not 0 <= value <= 100:
        told.wrong(bound.place, f"{typed_decimal(value)} không nằm trong 0 đến 100%; hãy xem lại văn bản")
    if value is not None and _may_be_a_share_of_one(bound, value):
        told.wrong(
            bound.place, _SHARE_OR_PER_CENT.format(typed_decimal(value), typed_decimal((value * 100).normalize()))
        )
    if op is None or value is None:
        return None
    if kind == "ratio":
        return Ratio(op=op, value=value, **aside)
    return VillageShare(op=op, value=value, tests=cells.parts(row["tests"], told), **aside)


def _may_be_a_share_of_one(bound: Cell, value: Decimal) -> bool:
    # A value pasted from a cell of per cents comes without its format: 85% arrives as 0.85.
    return isinstance(bound.value, Decimal) and not bound.percent and 0 < value <= 1


def _operator(row: Mapping[str, Cell], told: Telling, *, needed: bool = False) -> Operator | None:
    cell = row["op"]
    if needed and cell.is_blank:
        told.wrong(cell.place, "chưa chọn so sánh; hãy chọn ≥ (tối thiểu) hoặc ≤ (tối đa) như trong văn bản")
    return cast("Operator | None", cells.choice(cell, OPERATORS, told, OPERATOR_WORDS))


def _unit(row: Mapping[str, Cell], told: Telling) -> str:
    unit = cells.line(row["unit"], told)
    if not unit and row["unit"].is_blank:
        told.wrong(row["unit"].place, "chưa ghi đơn vị; hãy ghi như km, mô hình, triệu đồng/người/năm")
    if unit == "%":
        told.wrong(row["unit"].place, "đơn vị % thì cách đo phải là “tỷ lệ %”; hãy chọn lại cách đo")
        return ""
    return unit


def _refuse_other_unit(cell: Cell, told: Telling) -> None:
    unit = fold(cells.line(cell, told))
    if unit not in ("", "%") and not unit.startswith("% so "):
        told.wrong(cell.place, f"cách đo này tính bằng %, không phải “{unit[:20]}”; hãy xóa đơn vị hoặc đổi cách đo")
