"""The index of the dossier and the list of what is missing: what stands in them, before any page is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.dossier import criterion_of, reading_order
from ntm_tracker.domain.evidence import kind_text
from ntm_tracker.domain.text import fold, shorten
from ntm_tracker.domain.wording import number_text
from ntm_tracker.report.model import Column, Paragraph, Row, Section, Table
from ntm_tracker.report.parts.letterhead import sentence_case, with_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.dossier import Document
    from ntm_tracker.domain.dossier_missing import Missing
    from ntm_tracker.domain.evidence import Evidence

TITLE, MISSING_TITLE = "MỤC LỤC HỒ SƠ", "DANH MỤC CÒN THIẾU"
_COPIED = (
    "Tài liệu dùng cho nhiều chỉ tiêu có một bản trong thư mục của từng chỉ tiêu và được ghi ở từng tiêu chí; "
    "đối chiếu nội dung bằng tệp SHA256SUMS.txt."
)
_DOCUMENTS = (
    Column("STT", 6, "center"),
    Column("Số, ký hiệu", 14, "center"),
    Column("Cơ quan ban hành", 14),
    Column("Ngày ban hành", 12, "center"),
    Column("Tên, nội dung tài liệu", 33),
    Column("Số trang", 8, "center"),
    Column("Chỉ tiêu", 9, "center"),
    Column("Tệp trong thư mục của tiêu chí", 30),
    Column("Ghi chú", 14),
)
_REFUSED = (Column("Chỉ tiêu", 10, "center"), Column("Tệp", 45), Column("Tài liệu", 45))
_MISSING = (Column("Chỉ tiêu", 12, "center"), Column("Còn thiếu", 28), Column("Nội dung, việc cần làm", 60))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list that lies in the dossier: who made it, what it is, what is said above, its tables."""

    authority: str
    title: str
    about: str
    day: date
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index."""

    number: str
    issuer: str
    issued: date | None
    title: str
    """The whole note, after its kind where it does not begin with that."""
    pages: int | None
    """Of a PDF; None where nobody can count them."""
    indicators: str
    places: tuple[str, ...]
    """Where it lies in the folder of one criterion."""
    remark: str

    @property
    def folder(self) -> str:
        """The criterion's folder that it stands under."""
        return criterion_of(self.places[0])


def entries(documents: Iterable[Document], pages: Mapping[str, int], checklist: Checklist) -> list[Entry]:
    """Return a line for every document under every criterion that it stands for, in the order of the folders.

    `pages` are by hash, of the files whose pages could be counted.
    """
    order = reading_order(checklist)
    found = [
        _entry(document, tuple(places), pages, checklist)
        for document in documents
        for _, places in groupby(document.places, criterion_of)
    ]
    return sorted(found, key=lambda entry: order(entry.places[0]))


def index_sheet(
    authority: str, checklist: Checklist, chosen: str, listed: Sequence[Entry], refused: Sequence[Document]
) -> Sheet:
    """Return the index; `chosen` says of what the dossier is where it is not the whole one."""
    documents = Section("", (*_opening(chosen, len(listed)),), _documents_table(listed) if listed else None)
    sections = [documents, *([_refused(refused)] if refused else [])]
    return Sheet(authority, TITLE, about(checklist), checklist.day, tuple(sections))


def missing_sheet(authority: str, checklist: Checklist, chosen: str, listed: Sequence[Missing]) -> Sheet:
    """Return the list of what is missing."""
    told = f"Có {len(listed)} mục còn thiếu. Minh chứng gợi ý chỉ là đề xuất, không phải quy định."
    said = [Paragraph(told if listed else "Không thấy còn thiếu gì.")]
    if chosen:
        said.insert(0, Paragraph(chosen, strong=True))
    rows = tuple(Row((number_text(one.indicator), one.what, one.sentence)) for one in listed)
    section = Section("", tuple(said), Table(_MISSING, rows) if rows else None)
    return Sheet(authority, MISSING_TITLE, about(checklist), checklist.day, (section,))


def about(checklist: Checklist) -> str:
    """Return what the lists say of the assessment under their title."""
    assessment, criteria_set = checklist.assessment, checklist.criteria_set
    subject = assessment.subject
    name = sentence_case(with_kind(subject.name, "thôn" if subject.kind == "village" else "xã"))
    marked = f" ({criteria_set.stand_in})" if criteria_set.stand_in else ""
    day = format_date(checklist.day)
    return f"{name}, {criteria_set.short_title}{marked}, kỳ đánh giá năm {assessment.year}, tính đến ngày {day}"


def note_text(piece: Evidence) -> str:
    """Return what lies in the dossier for a piece of evidence without a file."""
    lines = {
        "Loại": sentence_case(kind_text(piece.kind)),
        "Số, ký hiệu": piece.number,
        "Cơ quan ban hành": piece.issuer,
        "Ngày ban hành": format_date(piece.issued) if piece.issued else "",
        "Hiệu lực đến": _validity(piece),
        "Người nhập": f"{piece.entered_by}, {format_moment(piece.entered_at)}",
    }
    head = [f"{name}: {text}" for name, text in lines.items() if text]
    told = f"MINH CHỨNG SỐ {piece.id} (chưa có tệp kèm theo, chỉ có nội dung ghi dưới đây)"
    return "\n".join([told, "", *head, "", piece.note, ""])


def _entry(document: Document, places: tuple[str, ...], pages: Mapping[str, int], checklist: Checklist) -> Entry:
    piece, held = document.evidence, document.file
    kind = sentence_case(kind_text(piece.kind))
    says_it = fold(piece.note).startswith(fold(kind))
    return Entry(
        number=piece.number,
        issuer=piece.issuer,
        issued=piece.issued,
        title=piece.note if says_it else f"{kind}: {piece.note}",
        pages=pages.get(held.sha256) if held else None,
        indicators=", ".join(number_text(number) for number in document.indicators),
        places=places,
        remark="; ".join(_remarks(document, checklist)),
    )


def _remarks(document: Document, checklist: Checklist) -> Iterator[str]:
    piece, year = document.evidence, checklist.assessment.year
    if document.file is None:
        yield "Chưa có tệp, chỉ có nội dung"
    if piece.expired(checklist.day):
        yield f"Hết hiệu lực {_validity(piece)}"
    elif piece.valid_until or piece.maintained:
        yield f"Hiệu lực: {_validity(piece)}"
    if piece.is_older_than(year):
        yield f"Có từ trước năm {year}"


def _validity(piece: Evidence) -> str:
    if piece.maintained:
        return "duy trì hằng năm"
    return format_date(piece.valid_until) if piece.valid_until else ""


def _opening(chosen: str, count: int) -> Iterator[Paragraph]:
    if chosen:
        yield Paragraph(chosen, strong=True)
    yield Paragraph(f"Mục lục có {count} dòng, xếp theo tiêu chí, chỉ tiêu. {_COPIED}")


def _documents_table(listed: Sequence[Entry]) -> Table:
    rows: list[Row] = []
    numbered = enumerate(listed, start=1)
    for folder, group in groupby(numbered, key=lambda pair: pair[1].folder):
        rows.append(Row((folder,), group=True))
        rows += (_row(place, entry) for place, entry in group)
    return Table(_DOCUMENTS, tuple(rows))


def _row(place: int, entry: Entry) -> Row:
    issued = format_date(entry.issued) if entry.issued else ""
    pages = "" if entry.pages is None else str(entry.pages)
    places = "\n".join(place.partition("/")[2] for place in entry.places)
    texts = (entry.number, entry.issuer, issued, entry.title, pages, entry.indicators, places, entry.remark)
    return Row((str(place), *texts))


def _refused(refused: Sequence[Document]) -> Section:
    told = (
        "Các tệp sau KHÔNG có trong hồ sơ vì nội dung trong dữ liệu không còn như lúc lưu (mã SHA-256 không khớp); "
        "hãy khôi phục từ bản sao lưu hoặc thay bằng bản quét mới rồi xuất lại."
    )
    rows = tuple(
        Row((", ".join(one.indicators), one.file.name if one.file else "", shorten(one.evidence.note, 200)))
        for one in refused
    )
    return Section("Tệp hỏng không đưa vào hồ sơ", (Paragraph(told, strong=True),), Table(_REFUSED, rows))
