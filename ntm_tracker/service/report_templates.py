"""The office's own report templates: written out to be edited in Word, kept in the data folder, used to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.long_work import UNWATCHED, Phase
from ntm_tracker.errors import InputRefused, NotFound, reason_of
from ntm_tracker.places import pasted_path
from ntm_tracker.report.docx_template.vocabulary import SECTIONS
from ntm_tracker.service.template_copies import FOLDER
from ntm_tracker.service.whole_file import is_there, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.model import Report
    from ntm_tracker.service.office import Office

OWN_PAGE = "none"
"""What is chosen instead of a template's file to print the program's own page."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A template that lies in the data folder."""

    kind: Kind
    file: Path
    changed: datetime


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as a Word file."""

    content: bytes
    template: Path | None = None
    """The template that it was printed by; None for the program's own page."""
    left_out: tuple[str, ...] = ()
    """What the template does not print, one sentence each."""


def template_file(office: Office, kind: Kind) -> Path:
    """Return where the template of a kind of report lies, whether or not there is one."""
    return office.folder / FOLDER / f"{kind}.docx"


def kept_templates(office: Office) -> tuple[Kept, ...]:
    """Return the templates in the data folder, in the order of the kinds of reports."""
    return tuple(
        Kept(kind, file, datetime.fromtimestamp(file.stat().st_mtime, UTC))
        for kind in SECTIONS
        if (file := template_file(office, kind)).is_file()
    )


def unused_files(office: Office) -> tuple[Path, ...]:
    """Return the files beside the templates that no report is printed by: most are a template under a wrong name."""
    folder, used = office.folder / FOLDER, {kept.file for kept in kept_templates(office)}
    listed = sorted(folder.iterdir()) if folder.is_dir() else []
    # Word keeps “~$name.docx” while a file is open.
    return tuple(file for file in listed if file not in used and not file.name.startswith((".", "~")))


def write_template_file(target: Path, report: Report, *, over: bool = False) -> Path:
    """Write the template of `report`'s kind, to be edited in Word; `over` allows it to replace a file.

    Raises:
        InputRefused: the name ends otherwise, a file is there, or the place cannot be written.
    """
    from ntm_tracker.report.docx_template.write import write_template

    _check_target(target, over=over)
    write_whole(target, write_template(report))
    return target


def copy_template(office: Office, kind: Kind, target: Path, *, over: bool = False) -> Path:
    """Write the office's own template out, to be edited in Word; `over` allows it to replace a file.

    Raises:
        NotFound: there is none.
        InputRefused: as `write_template_file`, or the template cannot be read.
    """
    file = _kept(office, kind)
    _check_target(target, over=over)
    write_whole(target, _read(file))
    return target


def keep_template(office: Office, report: Report, source: Path, work: LongWork = UNWATCHED) -> Printed:
    """Take a template into the data folder in the place of the one before; `report` is printed by it first.

    Returns that print, whose `left_out` is what the officer should know.

    Raises:
        InputRefused: the template has a mistake, or the folder cannot be written; nothing was changed.
        Stopped: as `work` said; nothing was changed.
    """
    content, target = _read(source), template_file(office, report.kind)
    work.begin(Phase("soát mẫu và in thử"))
    printed = _by_template(report, content, source)
    work.begin(Phase("nhận mẫu", can_stop=False))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputRefused(
            f"Không tạo được thư mục “{target.parent}” ({reason_of(error)}); hãy kiểm tra thư mục dữ liệu."
        ) from error
    write_whole(target, content)
    return Printed(printed.content, target, printed.left_out)


def remove_template(office: Office, kind: Kind) -> Path:
    """Take a template out of the data folder; the program's own page is printed again.

    Raises:
        NotFound: there is none.
        InputRefused: it cannot be removed.
    """
    file = _kept(office, kind)
    try:
        file.unlink()
    except OSError as error:
        raise InputRefused(f"Không bỏ được mẫu “{file}” ({reason_of(error)}); hãy đóng tệp nếu đang mở.") from error
    return file


def print_word(office: Office, report: Report, chosen: str | None = None) -> Printed:
    """Return `report` as a Word file: by the template `chosen`, else by the data folder's, else our own page.

    Raises:
        InputRefused: the template cannot be read, has a mistake, or its page would lose something.
    """
    from ntm_tracker.report import render

    if chosen is None:
        usual = template_file(office, report.kind)
        file = usual if usual.is_file() else None
    else:
        file = None if chosen.strip().casefold() == OWN_PAGE else pasted_path(chosen)
    return _by_template(report, _read(file), file) if file else Printed(render(report, "docx"))


def _kept(office: Office, kind: Kind) -> Path:
    file = template_file(office, kind)
    if not file.is_file():
        raise NotFound(f"Chưa có mẫu riêng cho báo cáo “{kind}” trong {file.parent}.")
    return file


def _check_target(target: Path, *, over: bool) -> None:
    if target.suffix.casefold() != ".docx":
        raise InputRefused(f"Mẫu báo cáo phải là tệp .docx, “{target.name}” thì không; hãy sửa đuôi tên tệp.")
    if is_there(target) and not over:
        raise InputRefused(f"Đã có tệp “{target}”; hãy chọn tên khác, hoặc thêm --force để ghi đè.")


def _by_template(report: Report, content: bytes, file: Path) -> Printed:
    from ntm_tracker.report.docx_template.render import render_by_template

    filled = render_by_template(report, content, file.name)
    return Printed(filled.content, file, filled.left_out)


def _read(file: Path) -> bytes:
    from ntm_tracker.report.docx_template.file import MOST_BYTES

    try:
        if not file.is_file():
            raise InputRefused(f"Không có tệp mẫu “{file}”; hãy xem lại tên tệp.")
        with file.open("rb") as opened:
            # One byte more than is taken, so that the check sees what is too large without reading all of it.
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputRefused(f"Không đọc được mẫu “{file}” ({reason_of(error)}); hãy kiểm tra lại tệp.") from error
