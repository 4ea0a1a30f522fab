"""What the screen of report templates asks of the services, on a worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.tui.deeds import path_of

if TYPE_CHECKING:
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.model import Report
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.report_templates import Kept
    from ntm_tracker.service.watch import Watch


@dataclass(frozen=True, slots=True)
class Templates:
    """The office's own templates."""

    kept: dict[Kind, Kept]
    """By the kind of report that is printed by it."""
    unused: tuple[str, ...]
    """The files beside them that nothing is printed by."""


def list_templates(office: Office) -> Templates:
    """Return the templates in the data folder."""
    from ntm_tracker.service.report_templates import kept_templates, unused_files

    kept = {one.kind: one for one in kept_templates(office)}
    return Templates(kept, tuple(file.name for file in unused_files(office)))


def take(office: Office, kind: Kind, source: str, watch: Watch) -> str:
    """Take a file as the template of a kind of report, once it was checked; return what to tell."""
    from ntm_tracker.service.report_templates import keep_template

    watch.expect(1, "Đã dừng; mẫu đang dùng vẫn như cũ.")
    kept = keep_template(office, _report(office, kind, watch), path_of(source), watch)
    return " ".join(("Đã nhận mẫu; từ nay báo cáo dạng Word in theo mẫu này.", *kept.left_out))


def write(office: Office, kind: Kind, target: str, *, own: bool, watch: Watch) -> str:
    """Write the page with its tags, or the office's own template, to a file, over what is there."""
    from ntm_tracker.service.report_templates import copy_template, write_template_file

    watch.expect(1, "Đã dừng; không ghi gì.")
    if own:
        written = copy_template(office, kind, path_of(target), over=True)
    else:
        written = write_template_file(path_of(target), _report(office, kind, watch), over=True)
    return f"Đã ghi mẫu vào {written.resolve()}; sửa bằng Word, giữ nguyên các thẻ {{{{ }}}} và {{% %}}, rồi nhận lại."


def remove(office: Office, kind: Kind) -> str:
    """Give a template up; return what to tell."""
    from ntm_tracker.service.report_templates import remove_template

    return f"Đã bỏ mẫu {remove_template(office, kind).name}; báo cáo lại in theo trang của chương trình."


def _report(office: Office, kind: Kind, watch: Watch) -> Report:
    from ntm_tracker.domain.long_work import Phase
    from ntm_tracker.service.reporting import Order, make_report

    watch.begin(Phase("đọc số liệu để in thử"))
    # Whether a scan is damaged says nothing about a template.
    return make_report(office, Order(kind), hashed=False)
