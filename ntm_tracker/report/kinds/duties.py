"""The notice of who does what: a sheet for each person, to be handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.people import is_named
from ntm_tracker.domain.text import matches
from ntm_tracker.domain.wording import number_text
from ntm_tracker.domain.work_list import KIND_WORDS, When, by_person, work_items
from ntm_tracker.errors import InputRefused
from ntm_tracker.report.figures import count, day_figure
from ntm_tracker.report.model import Annex, Column, Paragraph, Row, Section, Table
from ntm_tracker.report.paper import Content, paper
from ntm_tracker.report.parts.notes import as_of_text, ended_notes, mark_text
from ntm_tracker.report.parts.summary import who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ntm_tracker.domain.work_list import WorkItem
    from ntm_tracker.report.model import Report
    from ntm_tracker.report.sources import Sources

_SHEET = (
    Column("TT", 5, "center"),
    Column("Chỉ tiêu", 8, "center"),
    Column("Việc cần làm", 40),
    Column("Loại việc", 11, "center"),
    Column("Đơn vị", 16),
    Column("Thời hạn", 12, "center"),
    Column("Tình trạng", 18, "center"),
    Column("Kết quả, ký nhận", 16),
)
_NOBODY_YET = "Chưa giao việc nào."
_ABOUT = "Việc gồm chỉ tiêu được giao phụ trách, nhiệm vụ, ý kiến cấp trên chưa giải trình, minh chứng phải thay."

People = list[tuple[str, tuple["WorkItem", ...]]]


def build_duties(sources: Sources, person: str = "") -> Report:
    """Build the notice of the work of everybody, or of one `person`, of a commune with its village of the year.

    Raises:
        InputRefused: nobody of this name has work.
    """
    people = _people(sources, person)
    main, one = sources.main, people[0][0] if person else ""
    whose = f" cho {one}" if one else ""
    return paper(
        sources,
        Content(
            kind="duties",
            about=f"Phân công nhiệm vụ{whose} thực hiện {main.checklist.criteria_set.title} của {main.name}",
            sections=(Section("", tuple(_said(sources, people)), _summary(people), key="tong-quan"),),
            annexes=tuple(_annexes(people)),
            closing=f"phân công nhiệm vụ{whose}, chi tiết tại phụ lục kèm theo" if people else "phân công nhiệm vụ",
            figures={"duties": _figures(people)},
            footnotes=(*ended_notes(sources), mark_text(sources.mark)),
            inside=True,
        ),
    )


def _people(sources: Sources, person: str) -> People:
    people = by_person(work_items(survey.checklist for survey in sources.surveys))
    if not person:
        return people
    found = [each for each in people if is_named(person, each[0])] or [p for p in people if matches(person, p[0])]
    if not found:
        named = ", ".join(name for name, _ in people) or "chưa có ai"
        raise InputRefused(f"Không có việc nào của “{person}”; hãy chọn một trong những người có việc: {named}.")
    if len(found) > 1:
        named = ", ".join(name for name, _ in found)
        raise InputRefused(f"Có nhiều người hợp với “{person}”: {named}; hãy ghi rõ một tên.")
    return found


def _said(sources: Sources, people: People) -> Iterator[Paragraph]:
    checklist = sources.checklist
    yield who(sources)
    yield Paragraph(
        f"Việc còn phải làm của kỳ đánh giá năm {checklist.assessment.year}; "
        f"số liệu tính đến {as_of_text(checklist.day, sources.mark)}."
    )
    yield Paragraph(_ABOUT)
    if not people:
        yield Paragraph(_NOBODY_YET, strong=True)


def _summary(people: People) -> Table | None:
    if not people:
        return None
    columns = (
        Column("TT", 5, "center"),
        Column("Người thực hiện", 30),
        Column("Số việc", 10, "center"),
        Column("Quá hạn", 10, "center"),
        Column("Trong 7 ngày", 12, "center"),
    )
    rows = []
    for place, (name, items) in enumerate(people, start=1):
        figures = (len(items), _count(items, When.OVERDUE), _count(items, When.THIS_WEEK))
        rows.append(Row((count(place), name, *map(count, figures))))
    return Table(columns, tuple(rows))


def _count(items: Sequence[WorkItem], when: When) -> int:
    return sum(item.when is when for item in items)


def _figures(people: People) -> dict[str, int]:
    work = {item for _, items in people for item in items}
    return {
        "people": len(people),
        "work_total": len(work),
        "work_overdue": sum(item.is_overdue for item in work),
    }


def _annexes(people: People) -> Iterator[Annex]:
    """Yield one annex a person: pages of its own, to be handed out."""
    for place, (name, items) in enumerate(people, start=1):
        rows = tuple(_row(at, item) for at, item in enumerate(items, start=1))
        sheet = Section("", (), Table(_SHEET, rows), key=f"nguoi-{place}")
        yield Annex(f"Phiếu giao việc: {name}", (sheet,), landscape=True)


def _row(place: int, item: WorkItem) -> Row:
    late = "\nQUÁ HẠN" if item.is_overdue else ""
    cells = (
        count(place),
        number_text(item.number),
        item.what,
        KIND_WORDS[item.kind],
        item.assessment.subject.name,
        day_figure(item.due),
        f"{item.standing}{late}",
        "",
    )
    return Row(cells, key=item.number)
