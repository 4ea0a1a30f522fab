"""One piece of evidence: all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.description import file_text, paper_text, standing_facts
from ntm_tracker.domain.evidence import MAINTAINED
from ntm_tracker.domain.file_types import misnamed
from ntm_tracker.tui.widgets.paper_words import kind_word, last_year, marks_text, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.evidence import Evidence, Link
    from ntm_tracker.domain.history import Event
    from ntm_tracker.service.board import Board

    Versions = Sequence[tuple[Event, Evidence]]


class PaperDetail(VerticalScroll):
    """The right-hand pane; a page of its own on a narrow screen."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="detail")
        self._shown = 0
        self.is_whole = True
        """Whether its words stand here too; else they have a pane of their own."""

    def show(self, board: Board, day: date, piece: Evidence | None, versions: Versions = ()) -> None:
        """Show `piece` with how it read before, or nothing."""
        words = _words(piece, versions) if piece and self.is_whole else ()
        content = Group(_paper(board, day, piece), *words) if piece else Text("Chưa chọn minh chứng nào.")
        if self.query(Static):
            self.query_one(Static).update(content)
        else:
            self.mount(Static(content, markup=False))
        key = piece.id if piece else 0
        if key != self._shown:
            self._shown = key
            self.scroll_home(animate=False)


def proves(board: Board, piece: Evidence, versions: Versions) -> RenderableType:
    """Return what `piece` says, what was done with it, and how each indicator stands that it is to prove."""
    listed = {c.assessment.id: c for c in board.checklists}
    stands = [part for link in piece.links if (found := listed.get(link.assessment)) for part in _proven(found, link)]
    deeds = [f"{format_moment(event.at)} {event.who}: {event.summary}{event.fate}" for event, _ in versions]
    return Group(*_words(piece, versions), *_section("LỊCH SỬ", deeds), *stands)


def _proven(checklist: Checklist, link: Link) -> Iterator[RenderableType]:
    if state := checklist.find(link.indicator):
        place = f"{checklist.assessment.subject.name} · {checklist.criteria_set.short_title}"
        yield Text(f"\n{link.indicator}  {state.indicator.text}", "bold")
        grid = Table.grid(padding=(0, 1))
        others = len(state.evidence) - 1
        for label, text in (
            ("Ở", f"{place} · kỳ {checklist.assessment.year}"),
            *standing_facts(state, checklist.assessment.year),
            ("Minh chứng khác", str(others) if others else "không có"),
        ):
            grid.add_row(Text(f"{label}:", "dim"), Text(text, overflow="fold"))
        yield grid


def _words(piece: Evidence, versions: Versions) -> Iterator[RenderableType]:
    yield Text("\nNỘI DUNG", "bold")
    yield Text(piece.note, overflow="fold")
    yield from _section(
        "Nội dung các bản trước",
        [f"{format_moment(event.at)}, {event.who}: {paper_text(old)}" for event, old in versions[1:]],
    )


def _paper(board: Board, day: date, piece: Evidence) -> RenderableType:
    told, year = Table.grid(padding=(0, 1)), last_year(piece, board)
    for label, text in _facts(piece):
        told.add_row(Text(f"{label}:", "dim"), Text(text, overflow="fold"))
    warned = marks_text(piece, day, year)
    return Group(
        Text(f"Minh chứng số {piece.id}", "bold"),
        *([Text(warned, "bold yellow")] if warned else []),
        told,
        *_section(f"TỆP ({len(piece.files)})", _files(piece) or ["chưa có; Ctrl+N để thêm"]),
        *_section("Tệp bản trước (vẫn mở được)", [file_text(held) for held in piece.earlier]),
        *_section(f"CHỈ TIÊU ({len(piece.links)})", _links(board, piece.links) or ["chưa gắn; F7 để gắn"]),
    )


def _facts(piece: Evidence) -> Iterator[tuple[str, str]]:
    yield "Loại", kind_word(piece)
    yield "Số văn bản", piece.number or "-"
    yield "Cơ quan", piece.issuer or "-"
    yield "Ngày ban hành", format_date(piece.issued) if piece.issued else "-"
    lasting = format_date(piece.valid_until) if piece.valid_until else "không ghi thời hạn"
    yield "Hiệu lực đến", MAINTAINED if piece.maintained else lasting
    yield "Người giữ", piece.owner or "-"
    yield "Người nhập", f"{piece.entered_by}, {format_moment(piece.entered_at)}"


def _files(piece: Evidence) -> list[str]:
    warned = ((held, misnamed(held.name, held.type)) for held in piece.files)
    return [f"{file_text(held)} CHÚ Ý: {warning}" if warning else file_text(held) for held, warning in warned]


def _links(board: Board, links: Iterable[Link]) -> list[str]:
    places = places_of(board)
    return [f"{link.indicator} · {places.get(link.assessment, link.assessment)}" for link in links]


def _section(title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    if listed := list(lines):
        told = Table.grid(padding=(0, 1))
        for line in listed:
            told.add_row(Text("-"), Text(line, overflow="fold"))
        yield Text(f"\n{title}", "bold")
        yield told
