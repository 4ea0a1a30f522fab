"""ntm report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate
from ntm_tracker.cli.progress import watched
from ntm_tracker.cli.wanted import office_and_wanted
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused
from ntm_tracker.places import typed_path
from ntm_tracker.report import render
from ntm_tracker.service.reporting import Order, make_report, write_report

if TYPE_CHECKING:
    from argparse import Namespace

_READABLE = ("txt", "json")


def report(arguments: Namespace) -> int:
    """Write a report to a file, or a readable one to standard output."""
    if arguments.kind == "template":
        from ntm_tracker.cli.report_templates import template

        return template(arguments)
    office, asked = office_and_wanted(arguments)
    order = Order(arguments.kind, asked.as_of, arguments.versus, asked, clean_line(arguments.person))
    if arguments.output:
        target = typed_path(arguments.output)
        by, over = arguments.template, arguments.force
        with watched() as watch:
            written = write_report(office, target, arguments.format, order, over=over, template=by, watch=watch)
        for sentence in (*written.refused, *written.left_out):
            narrate(sentence)
        narrate(f"Đã ghi báo cáo vào {written.path}.")
        return 0
    form = arguments.format or "txt"
    if form not in _READABLE:
        raise InputRefused(f"Báo cáo dạng {form} phải ghi ra tệp; hãy thêm “-o TÊN_TỆP.{form}”.")
    made = make_report(office, order)
    sys.stdout.write(render(made, form).decode())
    for sentence in made.refused:
        narrate(sentence)
    return 0
