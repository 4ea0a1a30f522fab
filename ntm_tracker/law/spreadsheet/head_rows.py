"""The sheet of the set itself: one label and one value a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.criteria import Basis, CriteriaSet, Instrument
from ntm_tracker.domain.requirements import Confidence
from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.domain.wording import LEVELS
from ntm_tracker.law.spreadsheet import cells
from ntm_tracker.law.spreadsheet.cells import Cell
from ntm_tracker.law.spreadsheet.columns import (
    COMPLETE,
    CONFIDENCES,
    HEAD,
    HEAD_NAME,
    INSTRUMENTS,
    ROLES,
)
from ntm_tracker.law.spreadsheet.tables import find_sheet, header_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.criteria import Criterion
    from ntm_tracker.law.spreadsheet.book import Sheet
    from ntm_tracker.law.spreadsheet.cells import Telling

WARNING = "Do cơ quan nhập vào; mức yêu cầu chỉ chắc ở những chỗ đã đối chiếu với văn bản giấy."
"""What is said of a set whose maker said nothing."""
LONGEST_SHORT_TITLE = 30
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LABEL_COLUMN, _VALUE_COLUMN = 1, 2


@dataclass(frozen=True, slots=True)
class Head:
    """What the sheet of the set says."""

    fields: dict[str, Any]
    basis: Basis
    instrument: Instrument | None
    complete: bool
    criterion_count: int | None
    indicator_count: int | None
    places: dict[str, str]

    def whole(self, criteria: tuple[Criterion, ...], parts: dict[str, Any]) -> CriteriaSet:
        """Return the set of these criteria."""
        listed = sum(len(criterion.indicators) for criterion in criteria)
        counted = (listed or None) if self.complete else None
        return CriteriaSet(
            **self.fields,
            **parts,
            complete=self.complete,
            criterion_count=len(criteria),
            indicator_count=counted if self.indicator_count is None else self.indicator_count,
            basis=self.basis,
            criteria=criteria,
        )


def read_head(sheets: Mapping[str, Sheet], told: Telling) -> Head:
    """Read the sheet of the set."""
    found = _labelled(find_sheet(sheets, HEAD_NAME), told)
    texts = {key: cells.text(found[key], told) for key in ("warning", "stand_in")}
    lines = {key: cells.line(found[key], told) for key in ("title", "short_title", "region")}
    years = {key: cells.whole(found[key], told) for key in ("first_year", "last_year")}
    _required(found, told)
    if len(lines["short_title"]) > LONGEST_SHORT_TITLE:
        length = len(lines["short_title"])
        told.wrong(found["short_title"].place, f"tên ngắn dài {length} ký tự; hãy rút còn nhiều nhất 30 ký tự")
    _check_years(years, found, told)
    fields = {
        **lines,
        **years,
        "id": _set_id(found["id"], lines["short_title"], told),
        "level": cells.choice(found["level"], LEVELS, told),
        "warning": texts["warning"] or WARNING,
        "in_force_to": cells.day(found["in_force_to"], told),
        "revises": _id_of(found["revises"], told),
        "stand_in": texts["stand_in"],
    }
    instrument = _issuing(found, told)
    return Head(
        fields=fields,
        basis=_basis(found, instrument, told),
        instrument=instrument,
        complete=cells.choice(found["complete"], COMPLETE, told) == "yes",
        criterion_count=cells.whole(found["criterion_count"], told),
        indicator_count=cells.whole(found["indicator_count"], told),
        places={key: cell.place for key, cell in found.items()},
    )


def read_instrument(row: Mapping[str, Cell], told: Telling) -> Instrument | None:
    """Read a legal text; None where a part that it must have is missing or wrong."""
    made: dict[str, Any] = {key: cells.line(row[key], told) for key in ("kind", "number", "issuer", "annex")}
    made["signed"], made["in_force"] = cells.day(row["signed"], told), cells.day(row["in_force"], told)
    made["confidence"] = Confidence(cells.choice(row["confidence"], CONFIDENCES, told) or "unknown")
    made["role"] = cells.choice(row["role"], ROLES, told)
    whole = all(made[key] for key in ("kind", "number", "issuer", "signed", "role"))
    return Instrument(**made) if whole else None


def read_other_instrument(row: Mapping[str, Cell], told: Telling) -> Instrument | None:
    """Read a line of the texts that change or explain the set."""
    for column in INSTRUMENTS.columns:
        if column.key in ("kind", "number", "issuer", "signed", "role") and row[column.key].is_blank:
            told.wrong(row[column.key].place, f"chưa ghi cột “{column.header}”; hãy ghi như trong văn bản")
    return read_instrument(row, told)


def cited(instrument: Instrument) -> str:
    """Write an instrument as the basis of a set cites it."""
    return f"{instrument.kind} số {instrument.number} ngày {instrument.signed:%d/%m/%Y} của {instrument.issuer}"


def derived_id(title: str) -> str:
    """Return the id that a title gives: folded, with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")


def _labelled(sheet: Sheet | None, told: Telling) -> dict[str, Cell]:
    """Return the value beside each label; a row that is missing is blank."""
    wanted = {header_key(row.header): row.key for row in HEAD}
    found: dict[str, Cell] = {}
    for number in sorted(sheet.rows) if sheet else ():
        label, value = sheet.cell(number, _LABEL_COLUMN), sheet.cell(number, _VALUE_COLUMN)  # type: ignore[union-attr]
        key = wanted.get(header_key(label.value))
        if key in found:
            told.wrong(label.place, f"dòng “{clean_line(str(label.value))}” có hai lần; hãy xóa một dòng")
        elif key:
            found[key] = value
        elif not value.is_blank and number > 3:
            named = clean_line(str(label.value or ""))[:30]
            told.wrong(label.place, f"dòng “{named}” không có trong mẫu; hãy đặt lại đúng tên dòng, hoặc xóa dòng")
    return found | {row.key: Cell(HEAD_NAME) for row in HEAD if row.key not in found}


def _required(found: Mapping[str, Cell], told: Telling) -> None:
    for row in HEAD:
        if row.required and found[row.key].is_blank:
            told.wrong(found[row.key].place, f"chưa ghi “{row.header}”; hãy ghi vào ô này ({row.hint})")


def _check_years(years: Mapping[str, int | None], found: Mapping[str, Cell], told: Telling) -> None:
    for key, year in years.items():
        if year is not None and not 1990 <= year <= 2200:
            told.wrong(found[key].place, f"năm {year} không hợp lý; hãy ghi đủ bốn chữ số, ví dụ 2021")
            return
    first, last = years["first_year"], years["last_year"]
    if first and last and last < first:
        told.wrong(found["last_year"].place, f"năm cuối {last} trước năm đầu {first}; hãy sửa lại")


def _set_id(cell: Cell, short_title: str, told: Telling) -> str:
    typed = _id_of(cell, told)
    return typed or derived_id(short_title)


def _id_of(cell: Cell, told: Telling) -> str:
    typed = cells.line(cell, told)
    if typed and not _ID.fullmatch(typed):
        told.wrong(cell.place, f"mã “{typed[:40]}” có chữ không dùng được; hãy ghi như “{derived_id(typed)[:60]}”")
    return typed


def _issuing(found: Mapping[str, Cell], told: Telling) -> Instrument | None:
    role = Cell(found["role"].place, ROLES["issues"]) if found["role"].is_blank else found["role"]
    return read_instrument({**found, "role": role, "confidence": found["instrument_confidence"]}, told)


def _basis(found: Mapping[str, Cell], instrument: Instrument | None, told: Telling) -> Basis:
    typed, annex, article = (cells.line(found[key], told) for key in ("decision", "basis_annex", "basis_article"))
    if typed or instrument is None:
        return Basis(decision=typed, annex=annex, article=article)
    return Basis(decision=cited(instrument), annex=instrument.annex)
