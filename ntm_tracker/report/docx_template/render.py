"""A report by the office's own template: checked, filled, and looked at again before it is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx.blank import set_properties
from ntm_tracker.report.docx_template.arrival import check_file, check_rows, left_out
from ntm_tracker.report.docx_template.check import check_part
from ntm_tracker.report.docx_template.file import open_template
from ntm_tracker.report.docx_template.fill import Filler
from ntm_tracker.report.docx_template.pages import drop_emptied, runs_of_pages, says_something
from ntm_tracker.report.docx_template.parts import check_other_parts, parts_of
from ntm_tracker.report.docx_template.place import Where
from ntm_tracker.report.docx_template.words import words_of

if TYPE_CHECKING:
    from docx.document import Document

    from ntm_tracker.report.model import Report


@dataclass(frozen=True, slots=True)
class Filled:
    """A Word file made by a template."""

    content: bytes
    left_out: tuple[str, ...]
    """What the template does not print, one sentence each."""


def render_by_template(report: Report, template: bytes, name: str) -> Filled:
    """Return `report` as a Word file by the `template` that lies in the file `name`.

    Raises:
        InputRefused: the template has a mistake, or its page would lose something.
    """
    document = open_template(template, name)
    try:
        filler = _fill(document, report, name)
    except RecursionError as error:
        raise InputRefused(f"Mẫu “{name}” lồng bảng trong bảng quá sâu; hãy bớt các bảng lồng nhau.") from error
    check_rows(report, filler.printed, name)
    set_properties(document, report.title, report.about, report.letterhead.authority[-1], report.day)
    file = BytesIO()
    document.save(file)
    check_file(file.getvalue(), filler.shown, name)
    return Filled(file.getvalue(), left_out(report, filler.printed))


def _fill(document: Document, report: Report, name: str) -> Filler:
    """Read the whole template through, then fill it."""
    scope, body = words_of(report).named, document.element.body
    check_other_parts(document, name)
    parts = list(parts_of(document))
    for where, root in parts:
        check_part(root, scope, Where(name, where))
    filler = Filler(document, name)
    said_before = [says_something(run) for run in runs_of_pages(body)]
    for _, root in parts:
        filler.fill(root, scope)
    drop_emptied(body, said_before)
    return filler
