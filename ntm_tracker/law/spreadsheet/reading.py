"""A filled spreadsheet to a criteria set, with every problem told at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.criteria import Basis, Criterion, Earlier, Fact, Indicator, in_order
from ntm_tracker.domain.requirements import Confidence, Open
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.problems import Problem
from ntm_tracker.law.spreadsheet import cells
from ntm_tracker.law.spreadsheet.book import read_book
from ntm_tracker.law.spreadsheet.cells import Telling
from ntm_tracker.law.spreadsheet.columns import (
    CONFIDENCES,
    CRITERIA,
    EARLIER,
    FACTS,
    GATES,
    INDICATORS,
    INSTRUMENTS,
)
from ntm_tracker.law.spreadsheet.head_rows import read_head, read_other_instrument
from ntm_tracker.law.spreadsheet.numbering import criterion_number, indicator_numbers, lone_number
from ntm_tracker.law.spreadsheet.requirement_cells import read_requirement
from ntm_tracker.law.spreadsheet.tables import check_sheets, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.spreadsheet.book import Sheet
    from ntm_tracker.law.spreadsheet.head_rows import Head
    from ntm_tracker.law.spreadsheet.tables import Row


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file held: the set, or what is wrong with it."""

    criteria_set: CriteriaSet | None
    problems: tuple[Problem, ...] = ()
    read_on_paper: tuple[str, ...] = ()
    """The numbers of the indicators that the officer vouches for."""
    notes: tuple[str, ...] = ()
    """What is not wrong, and should be looked at."""


def read_spreadsheet(content: bytes, file: str) -> Imported:
    """Read the set in the bytes of an .xlsx file."""
    try:
        sheets = read_book(content)
    except InputRefused as error:
        return Imported(None, (Problem(file, "", cells.as_part(error)),))
    told = Telling(file)
    check_sheets(sheets, told)
    found, read_on_paper = _Reading(sheets, told).whole() if not told.problems else (None, ())
    return Imported(found, tuple(told.problems), read_on_paper, tuple(told.notes))


class _Reading:
    def __init__(self, sheets: Mapping[str, Sheet], told: Telling) -> None:
        self._sheets, self._told = sheets, told
        self._vouched: list[str] = []

    def whole(self) -> tuple[CriteriaSet | None, tuple[str, ...]]:
        told = self._told
        head = read_head(self._sheets, told)
        others = [read_other_instrument(row, told) for row in rows_of(self._sheets, INSTRUMENTS, told)]
        instruments = (head.instrument, *others)
        earlier = self._earlier(head)
        indicators = self._indicators(rows_of(self._sheets, INDICATORS, told), head, earlier)
        gates = self._indicators(rows_of(self._sheets, GATES, told), head, earlier, gates=True)
        criteria = self._criteria(indicators)
        facts = tuple(self._fact(row) for row in rows_of(self._sheets, FACTS, told))
        for number, (place, _) in earlier.items():
            told.wrong(place, f"số {number} không có ở trang Chỉ tiêu hay Điều kiện; hãy sửa lại số")
        self._count(head, len(criteria))
        if told.problems:
            return None, ()
        listed = sorted(gates.values(), key=lambda gate: in_order(gate.number))
        parts = {"instruments": tuple(i for i in instruments if i), "gates": tuple(listed), "facts": facts}
        try:
            return head.whole(criteria, parts), tuple(self._vouched)
        except (ValueError, TypeError) as error:
            # Every rule is told with its cell above; this keeps a new rule of the set from passing unseen.
            told.wrong("", str(error))
            return None, ()

    def _criteria(self, indicators: Mapping[str, Indicator]) -> tuple[Criterion, ...]:
        told, found = self._told, {}
        rows = rows_of(self._sheets, CRITERIA, told)
        mine: dict[int, list[Indicator]] = {}
        for indicator in sorted(indicators.values(), key=lambda i: in_order(i.number)):
            mine.setdefault(in_order(indicator.number)[0], []).append(indicator)
        for row in rows:
            number = criterion_number(row["number"], told)
            if number is None:
                continue
            if number in found:
                told.wrong(row["number"].place, f"tiêu chí {number} có hai lần; mỗi tiêu chí chỉ ghi một dòng")
                continue
            found[number] = self._criterion(number, row, mine.get(number, ()))
        if not rows:
            told.wrong(CRITERIA.name, "chưa có tiêu chí nào; hãy ghi mỗi tiêu chí một dòng")
        elif missing := sorted(set(range(1, max(found, default=0))) - found.keys()):
            named = ", ".join(str(number) for number in missing)
            told.wrong(CRITERIA.name, f"thiếu tiêu chí {named}; số tiêu chí phải liên tục từ 1")
        for listed, place in self._numbered.items():
            if in_order(listed)[0] not in found:
                told.wrong(place, f"chỉ tiêu {listed} thuộc tiêu chí {in_order(listed)[0]}, chưa có ở trang Tiêu chí")
        return tuple(found[number] for number in sorted(found))

    def _criterion(self, number: int, row: Row, mine: Sequence[Indicator]) -> Criterion:
        told = self._told
        name = cells.line(row["name"], told)
        if row["name"].is_blank:
            told.wrong(row["name"].place, f"tiêu chí {number} chưa có tên; hãy chép tên trong văn bản")
        return Criterion(
            number=number,
            name=name,
            group=cells.line(row["group"], told),
            name_confidence=_confidence(row, "name_confidence", told),
            name_source=cells.text(row["name_source"], told),
            note=cells.text(row["note"], told),
            indicators=tuple(mine),
        )

    def _indicators(
        self, rows: Sequence[Row], head: Head, earlier: dict[str, tuple[str, list[Earlier]]], *, gates: bool = False
    ) -> dict[str, Indicator]:
        found: dict[str, Indicator] = {}
        places: dict[str, str] = {}
        for row, number in zip(
            rows, indicator_numbers([r["number"] for r in rows], self._told, gates=gates), strict=True
        ):
            place = row["number"].place
            if number in places:
                first = places[number].rpartition("!")[2]
                self._told.wrong(place, f"số {number} đã có ở ô {first}; mỗi số chỉ dùng cho một dòng, hãy sửa lại")
            _, before = earlier.pop(number or "", ("", []))
            made = self._indicator(number or "0", row, head, before)
            if number and number not in places:
                places[number] = place
                if made:
                    found[number] = made
        if not gates:
            self._numbered, self._listed = places, len(rows)
        return found

    def _indicator(self, number: str, row: Row, head: Head, before: Sequence[Earlier]) -> Indicator | None:
        told = self._told
        words, requirement = self._words(row, number), read_requirement(row, told)
        made: dict[str, Any] = {
            "basis": _basis(row, head, told),
            "amended": cells.text(row["amended"], told),
            "wording_confidence": _confidence(row, "wording_confidence", told),
            "wording_source": cells.text(row["wording_source"], told),
            "note": cells.text(row["note"], told),
            "evidence": cells.parts(row["evidence"], told),
            "owner": cells.line(row["owner"], told),
            "guidance": cells.parts(row["guidance"], told),
        }
        if cells.is_marked(row["confirmed"], told) and requirement:
            self._vouch(number, row, is_open=isinstance(requirement, Open))
        if not requirement:
            return None
        return Indicator(number=number, text=words, requirement=requirement, earlier=tuple(before), **made)

    def _vouch(self, number: str, row: Row, *, is_open: bool) -> None:
        if is_open:
            place = row["confirmed"].place.rpartition("!")[2]
            self._told.notes.append(
                f"Dòng {number} có dấu x ở ô {place} nhưng chưa có mức, nên không ghi là đã đối chiếu."
            )
        else:
            self._vouched.append(number)

    def _words(self, row: Row, number: str) -> str:
        if row["text"].is_blank:
            self._told.wrong(row["text"].place, f"dòng {number} chưa có nội dung; hãy chép câu chữ trong văn bản")
        return cells.text(row["text"], self._told)

    def _earlier(self, head: Head) -> dict[str, tuple[str, list[Earlier]]]:
        told = self._told
        found: dict[str, tuple[str, list[Earlier]]] = {}
        rows = rows_of(self._sheets, EARLIER, told)
        for row in rows:
            number = lone_number(row["number"], told)
            until, requirement = cells.day(row["until"], told), read_requirement(row, told)
            if row["until"].is_blank:
                told.wrong(row["until"].place, "chưa ghi ngày văn bản sửa đổi có hiệu lực; hãy ghi ngày/tháng/năm")
            words, read_in = self._words(row, number or "này"), cells.text(row["read_in"], told)
            basis = _basis(row, head, told)
            if number and until and requirement:
                place, listed = found.setdefault(number, (row["number"].place, []))
                if any(old.until == until for old in listed):
                    told.wrong(
                        row["until"].place,
                        f"số {number} đã có câu chữ cũ đến ngày này (ô {place}); hãy sửa ngày hoặc xóa một dòng",
                    )
                    continue
                firmness = _confidence(row, "wording_confidence", told)
                listed.append(
                    Earlier(
                        until=until,
                        text=words,
                        requirement=requirement,
                        basis=basis,
                        wording_confidence=firmness,
                        source=read_in,
                    )
                )
        for _, listed in found.values():
            listed.sort(key=lambda old: old.until)
        return found

    def _fact(self, row: Row) -> Fact:
        told = self._told
        for key, name in (("about", "Về"), ("claim", "Điều đọc được"), ("source", "Nguồn")):
            if row[key].is_blank:
                told.wrong(row[key].place, f"chưa ghi cột {name}; hãy ghi, hoặc xóa cả dòng")
        return Fact(
            about=lone_number(row["about"], told),
            field=cells.line(row["field"], told) or "fact",
            claim=cells.text(row["claim"], told),
            source=cells.text(row["source"], told),
            quote=cells.text(row["quote"], told),
        )

    def _count(self, head: Head, criteria: int) -> None:
        if head.criterion_count is not None and criteria and head.criterion_count != criteria:
            self._told.wrong(
                head.places["criterion_count"],
                f"quyết định có {head.criterion_count} tiêu chí nhưng trang Tiêu chí có {criteria}; "
                "hãy nhập đủ hoặc sửa số",
            )
        listed = self._listed
        if head.complete and listed and head.indicator_count not in (None, listed):
            self._told.wrong(
                head.places["indicator_count"],
                f"quyết định có {head.indicator_count} chỉ tiêu nhưng trang Chỉ tiêu có {listed}; hãy nhập đủ, "
                "sửa số, hoặc chọn “chưa đủ, chỉ để đọc”",
            )


def _basis(row: Row, head: Head, told: Telling) -> Basis | None:
    decision, annex, article = (cells.line(row[key], told) for key in ("decision", "annex", "article"))
    if not (decision or annex or article):
        return None
    return Basis(decision=decision or head.basis.decision, annex=annex, article=article)


def _confidence(row: Row, key: str, told: Telling) -> Confidence:
    return Confidence(cells.choice(row[key], CONFIDENCES, told) or "unknown")
