"""ntm report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate
from ntm_tracker.cli.wanted import office_and_wanted
from ntm_tracker.errors import InputRefused
from ntm_tracker.places import typed_path
from ntm_tracker.report import render
from ntm_tracker.service.reporting import readiness_report, write_readiness

if TYPE_CHECKING:
    from argparse import Namespace

_READABLE = ("txt", "json")


def report(arguments: Namespace) -> int:
    """Write a report to a file, or a readable one to standard output."""
    office, asked = office_and_wanted(arguments)
    if arguments.output:
        target = typed_path(arguments.output)
        written = write_readiness(office, target, arguments.format, asked.as_of, asked)
        narrate(f"Đã ghi báo cáo vào {written}.")
        return 0
    form = arguments.format or "txt"
    if form not in _READABLE:
        raise InputRefused(f"Báo cáo dạng {form} phải ghi ra tệp; hãy thêm “-o TÊN_TỆP.{form}”.")
    sys.stdout.write(render(readiness_report(office, asked.as_of, asked), form).decode())
    return 0
