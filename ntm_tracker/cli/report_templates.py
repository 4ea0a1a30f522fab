"""ntm report template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate, print_lines
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.errors import InputRefused
from ntm_tracker.places import pasted_path, typed_path
from ntm_tracker.service.office import open_office
from ntm_tracker.service.report_templates import (
    keep_template,
    kept_templates,
    remove_template,
    unused_files,
    write_template_file,
)
from ntm_tracker.service.reporting import Order, make_report

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.office import Office


def template(arguments: Namespace) -> int:
    """List the office's templates, write one to be edited, take one into use, or give one up."""
    office = open_office(arguments.data)
    if arguments.of is None:
        return _list(office)
    if arguments.remove:
        narrate(f"Đã bỏ mẫu {remove_template(office, arguments.of)}; báo cáo lại in theo trang của chương trình.")
        return 0
    report = make_report(office, Order(arguments.of, arguments.as_of, arguments.versus, wanted(arguments)))
    if arguments.install:
        kept = keep_template(office, report, pasted_path(arguments.install))
        for sentence in kept.left_out:
            narrate(sentence)
        narrate(f"Đã nhận mẫu vào {kept.template}; từ nay báo cáo dạng Word in theo mẫu này.")
        return 0
    if not arguments.output:
        raise InputRefused("Chưa ghi tệp mẫu; hãy thêm “-o TÊN_TỆP.docx”, “--install TỆP.docx” hoặc “--remove”.")
    written = write_template_file(typed_path(arguments.output), report, over=arguments.force)
    narrate(f"Đã ghi mẫu vào {written}; hãy sửa bằng Word, giữ nguyên các thẻ trong ngoặc {{{{ }}}} và {{% %}}.")
    return 0


def _list(office: Office) -> int:
    kept = kept_templates(office)
    for file in unused_files(office):
        narrate(f"Không dùng tệp {file}; mẫu phải mang tên loại báo cáo, ví dụ readiness.docx.")
    if not kept:
        narrate("Chưa có mẫu riêng; báo cáo in theo trang của chương trình.")
        return 0
    print_lines(*(f"{found.kind}\t{found.file}" for found in kept))
    return 0
