"""ntm report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ntm_tracker.cli.output import narrate
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.errors import InputRefused
from ntm_tracker.places import typed_path
from ntm_tracker.report import render
from ntm_tracker.service.office import open_office
from ntm_tracker.service.reporting import readiness_report, write_readiness

if TYPE_CHECKING:
    from argparse import Namespace

_READABLE = ("txt", "json")


def report(arguments: Namespace) -> int:
    """Write a report to a file, or a readable one to standard output."""
    office = open_office(arguments.data)
    asked = wanted(arguments)
    if arguments.output:
        target = typed_path(arguments.output)
        written = write_readiness(office, target, arguments.format, arguments.as_of, asked)
        for sentence in written.refused:
            narrate(sentence)
        narrate(f"Đã ghi báo cáo vào {written.path}.")
        return 0
    form = arguments.format or "txt"
    if form not in _READABLE:
        raise InputRefused(f"Báo cáo dạng {form} phải ghi ra tệp; hãy thêm “-o TÊN_TỆP.{form}”.")
    made = readiness_report(office, arguments.as_of, asked)
    sys.stdout.write(render(made, form).decode())
    for sentence in made.refused:
        narrate(sentence)
    return 0
