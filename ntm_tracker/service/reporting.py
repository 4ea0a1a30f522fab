"""Printing: the readiness summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.errors import InputRefused
from ntm_tracker.report import render
from ntm_tracker.report.readiness import build_readiness
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import open_all
from ntm_tracker.service.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.report.model import Report
    from ntm_tracker.service.office import Office

FORMATS = ("docx", "pdf", "txt", "json")


def readiness_report(office: Office, as_of: str | None = None) -> Report:
    """Build the readiness summary of the commune and its village as of a day."""
    day = read_day(as_of, "Ngày xem", today()) if as_of else None
    checklists = open_all(office, day)
    commune = next(c for c in checklists if c.assessment.subject.kind == "commune")
    village = next((c for c in checklists if c.assessment.subject.kind == "village"), None)
    return build_readiness(commune, village, office.profile)


def write_readiness(office: Office, target: Path, form: str | None, as_of: str | None = None) -> Path:
    """Write the readiness summary to `target`; it is there whole or not at all.

    Raises:
        InputRefused: an unknown format, or a place that cannot be written.
    """
    if not target.name:
        raise InputRefused("Chưa ghi tên tệp; hãy ghi nơi ghi báo cáo.")
    ending = target.suffix.removeprefix(".").casefold()
    chosen = form or ending
    if chosen not in FORMATS:
        raise InputRefused(f"Không in được dạng “{chosen}”; các dạng: {', '.join(FORMATS)}.")
    if ending not in ("", chosen):
        raise InputRefused(
            f"Tệp “{target.name}” phải có đuôi .{chosen} cho khớp với dạng {chosen}; hãy sửa lại tên tệp."
        )
    write_whole(target, render(readiness_report(office, as_of), chosen))
    return target
