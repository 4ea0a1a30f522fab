"""A piece of evidence as typed, read into the columns of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.evidence import MAINTAINED, read_kind
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.text import clean_line, clean_text
from ntm_tracker.errors import InputRefused, Reading
from ntm_tracker.service.office import today

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.service.evidence import Paper

Row = dict[str, Any]
_FIELDS = {
    "note": "nội dung",
    "kind": "loại",
    "number": "số văn bản",
    "issuer": "cơ quan",
    "issued": "ngày ban hành",
    "valid_until": "hiệu lực",
    "maintained": MAINTAINED,
    "owner": "người giữ",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be other than it was; None leaves a field as it is, “” empties it."""

    note: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: str | None = None
    valid_until: str | None = None
    kind: str | None = None
    maintained: bool | None = None
    owner: str | None = None


def paper_row(paper: Paper) -> Row:
    """Return the columns of a piece of evidence as typed.

    Raises:
        InputRefused: an empty note, an unknown kind, an impossible day.
    """
    row = changed_columns(
        Change(
            note=paper.note,
            number=paper.number,
            issuer=paper.issuer,
            issued=paper.issued,
            valid_until=paper.valid_until,
            kind=paper.kind,
            maintained=paper.maintained,
            owner=paper.owner,
        )
    )
    check_validity(row["issued"], row["valid_until"], maintained=row["maintained"])
    return row


def changed_columns(change: Change) -> Row:
    """Return the columns that `change` fills.

    Raises:
        InputRefused: none, an empty note, an unknown kind, an impossible day.
    """
    row: Row = {}
    if change.note is not None:
        row["note"] = clean_text(change.note)
        if not row["note"]:
            raise InputRefused("Minh chứng chưa có nội dung; hãy ghi nội dung minh chứng.", "note")
    lines = {"number": change.number, "issuer": change.issuer, "owner": change.owner}
    row |= {name: clean_line(typed) for name, typed in lines.items() if typed is not None}
    if change.issued is not None:
        with Reading("issued"):
            row["issued"] = _day(change.issued, "Ngày ban hành")
    if change.valid_until is not None:
        with Reading("valid_until"):
            row["valid_until"] = _day(change.valid_until, "Hiệu lực đến", may_be_future=True)
    if change.kind is not None:
        with Reading("kind"):
            row["kind"] = read_kind(change.kind)
    if change.maintained is not None:
        row["maintained"] = change.maintained
    if not row:
        raise InputRefused("Chưa ghi điều gì cần sửa; hãy ghi ít nhất một mục, ví dụ --note hoặc --kind.")
    return row


def field_names(columns: Row) -> str:
    """Name the fields in `columns` as the forms do."""
    return ", ".join(word for name, word in _FIELDS.items() if name in columns)


def _day(typed: str, what: str, *, may_be_future: bool = False) -> date | None:
    return read_day(typed, what, today(), may_be_future=may_be_future) if typed.strip() else None


def check_validity(issued: date | None, valid_until: date | None, *, maintained: bool) -> None:
    """Refuse days that cannot be together.

    Raises:
        InputRefused: it ended before it began, or it has an end and is kept up every year.
    """
    if issued and valid_until and valid_until < issued:
        raise InputRefused("Ngày hết hiệu lực trước ngày ban hành; hãy xem lại hai ngày.", "valid_until")
    if valid_until and maintained:
        raise InputRefused(
            f"Minh chứng “{MAINTAINED}” thì không có ngày hết hiệu lực; hãy bỏ một trong hai.", "valid_until"
        )
