"""Criteria sets in and out of files: the template, importing, exporting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.dates import format_date, format_moment
from ntm_tracker.domain.long_work import Phase
from ntm_tracker.domain.text import clean_line
from ntm_tracker.domain.wording import bounds_text
from ntm_tracker.errors import InputRefused
from ntm_tracker.law.set_files import read_set_file
from ntm_tracker.service.backup import back_up_before
from ntm_tracker.service.criteria import read_set
from ntm_tracker.service.own_sets import Kept, edition_of, write_set
from ntm_tracker.service.watch import Watch
from ntm_tracker.service.whole_file import is_there, write_whole
from ntm_tracker.store import queries

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.domain.requirements import Requirement
    from ntm_tracker.domain.verdicts import Confirmation
    from ntm_tracker.law.spreadsheet.filling import Line
    from ntm_tracker.law.spreadsheet.reading import Imported
    from ntm_tracker.service.office import Office

KINDS = ("xlsx", "toml")
__all__ = ["Kept", "edition_id", "export_set", "overruled", "read_set_file", "save_set", "write_template"]


def write_template(target: Path, *, over: bool = False) -> Path:
    """Write the empty spreadsheet to `target`.

    Raises:
        InputRefused: another kind of file, one that is there already, or a place that cannot be written.
    """
    _check_target(target, ("xlsx",), over=over)
    from ntm_tracker.law.spreadsheet.workbook import template_bytes

    write_whole(target, template_bytes())
    return target


def edition_id(office: Office, criteria_set: CriteriaSet) -> str:
    """Return the id by which the record would keep `criteria_set`."""
    with office.store.reading() as connection:
        return edition_of(connection, criteria_set).id


def save_set(office: Office, imported: Imported, file_name: str, watch: Watch | None = None) -> Kept:
    """Keep an imported set as one deed, with what the officer vouches for.

    Raises:
        InputRefused: the file does not hold.
        Stopped: as `watch` said; nothing is kept.
    """
    if imported.criteria_set is None:
        raise InputRefused("Tệp còn chỗ sai nên chưa nhập; hãy sửa hết các chỗ đã kể rồi nhập lại.")
    origin = f"nhập từ {clean_line(file_name)}"
    work = watch or Watch()
    work.expect(1, "Đã dừng; chưa nhập gì.")
    back_up_before(office, Why.IMPORT, work)
    work.begin(Phase("nhập bộ tiêu chí", can_stop=False))
    return write_set(office, imported.criteria_set, origin, _newly_read(office, imported.criteria_set, imported))


def export_set(office: Office | None, set_id: str, target: Path, *, over: bool = False) -> Path:
    """Write a set, shipped or own, to an .xlsx or .toml file, with the office's confirmations beside it.

    Raises:
        NotFound: no set has this id.
        InputRefused: another kind of file, one that is there already, or a place that cannot be written.
    """
    criteria_set = read_set(office, set_id)
    _check_target(target, KINDS, over=over)
    confirmed = _confirmed(office, criteria_set) if office else []
    if target.suffix.casefold() == ".xlsx":
        from ntm_tracker.law.spreadsheet.workbook import set_bytes

        content = set_bytes(criteria_set, confirmed)
    else:
        from ntm_tracker.law.toml_text import toml_text

        content = toml_text(criteria_set, _remarks(criteria_set, confirmed)).encode()
    write_whole(target, content)
    return target


def overruled(office: Office, imported: Imported) -> list[str]:
    """Return a sentence for each bound confirmed before that an x in the file would replace by another."""
    found = imported.criteria_set
    if found is None:
        return []
    with office.store.reading() as connection:
        kept = queries.confirmations(connection, edition_of(connection, found).id)
    told = []
    for number in imported.read_on_paper:
        indicator = found.find(number)
        if indicator and number in kept and kept[number][0] != indicator.requirement:
            before, now = (bounds_text(r) for r in (kept[number][0], indicator.requirement))
            told.append(f"Mức {number} đã đối chiếu trước đây là {before}, dấu x trong tệp thay bằng {now}.")
    return told


def _newly_read(office: Office, criteria_set: CriteriaSet, imported: Imported) -> list[str]:
    """Return what the officer vouches for now; the same word given before keeps its day and name."""
    with office.store.reading() as connection:
        kept = queries.confirmations(connection, edition_of(connection, criteria_set).id)
    return [number for number in imported.read_on_paper if not _is_said(criteria_set, number, kept.get(number))]


def _is_said(criteria_set: CriteriaSet, number: str, kept: tuple[Requirement, Confirmation] | None) -> bool:
    indicator = criteria_set.find(number)
    if kept is None or indicator is None:
        return False
    requirement, confirmation = kept
    return requirement == indicator.requirement and confirmation.basis == criteria_set.basis_of(indicator).decision


def _check_target(target: Path, kinds: tuple[str, ...], *, over: bool) -> None:
    named = " hoặc ".join(f".{kind}" for kind in kinds)
    if not target.name or target.suffix.casefold().removeprefix(".") not in kinds:
        raise InputRefused(f"Tên tệp “{target.name}” phải có đuôi {named}; hãy ghi lại tên tệp.")
    if is_there(target) and not over:
        raise InputRefused(f"Đã có “{target}” nên chưa ghi gì; hãy chọn tên khác, hoặc thêm --force để ghi đè.")


def _confirmed(office: Office, criteria_set: CriteriaSet) -> list[Line]:
    with office.store.reading() as connection:
        kept = queries.confirmations(connection, criteria_set.id)
    numbers = [indicator.number for indicator in criteria_set.measured()]
    return [_line(number, *kept[number]) for number in numbers if number in kept]


def _line(number: str, requirement: Requirement, confirmation: Confirmation) -> Line:
    return {
        "number": number,
        "requirement": bounds_text(requirement),
        "basis": confirmation.basis,
        "article": confirmation.article,
        "dated": format_date(confirmation.dated) if confirmation.dated else "",
        "by": confirmation.by,
        "at": format_moment(confirmation.at),
    }


def _remarks(criteria_set: CriteriaSet, confirmed: list[Line]) -> tuple[str, ...]:
    head = (f"{criteria_set.title}: xuất từ ntm-tracker.",)
    if not confirmed:
        return head
    told = (", ".join(part for part in list(line.values())[2:] if part) for line in confirmed)
    lines = (f"{line['number']}: {line['requirement']} ({rest})" for line, rest in zip(confirmed, told, strict=True))
    return (*head, "Cơ quan đã đối chiếu với văn bản giấy (chép để xem, không được đọc khi nhập):", *lines)
