"""What the room of reports asks of the services; everything heavy is imported here, on a worker's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.tui.deeds import path_of, wanted_of

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reporting import Order, Written
    from ntm_tracker.service.watch import Watch


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report is looked at, days as typed."""

    kind: Kind = "readiness"
    as_of: str = ""
    compared_with: str = ""
    person: str = ""
    """Whose duties alone; empty for everybody's."""


def preview(office: Office, assessment: Assessment, asked: Asked, width: int) -> str:
    """Return the report in lines of at most `width` letters."""
    from ntm_tracker.service.reporting import report_text

    return report_text(office, _order(assessment, asked), width)


def write(  # noqa: PLR0913 - which report, to which file
    office: Office, assessment: Assessment, asked: Asked, target: str, form: str, *, by: str, watch: Watch
) -> Written:
    """Write the report to a file, over one that is there; `by` the template that was typed, “” for the usual one."""
    from ntm_tracker.domain.text import fold
    from ntm_tracker.service.report_templates import OWN_PAGE
    from ntm_tracker.service.reporting import write_report

    template = OWN_PAGE if fold(by) == "khong" else by or None

    return write_report(
        office, path_of(target), form, _order(assessment, asked), over=True, template=template, watch=watch
    )


def open_file(file: Path) -> None:
    """Open a file in the system's own program."""
    from ntm_tracker.service.desktop import open_file as show

    show(file)


def print_file(file: Path) -> None:
    """Send a file to the printer."""
    from ntm_tracker.service.desktop import print_file as send

    send(file)


def folder() -> Path:
    """Return where an office keeps its papers: the user's documents, else the home folder."""
    from pathlib import Path

    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def _order(assessment: Assessment, asked: Asked) -> Order:
    from ntm_tracker.service.reporting import Order

    return Order(asked.kind, asked.as_of or None, asked.compared_with or None, wanted_of(assessment), asked.person)
