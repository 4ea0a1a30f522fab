"""Printing: the readiness summary."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.errors import InputRefused, reason_of
from ntm_tracker.report import render
from ntm_tracker.report.readiness import build_readiness
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import open_all

if TYPE_CHECKING:
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
    chosen = form or target.suffix.removeprefix(".").casefold()
    if chosen not in FORMATS:
        raise InputRefused(f"Không in được dạng “{chosen}”; các dạng: {', '.join(FORMATS)}.")
    ending = target.suffix.removeprefix(".").casefold()
    if ending in FORMATS and ending != chosen:
        raise InputRefused(f"Tệp “{target.name}” có đuôi .{ending} nhưng chọn dạng {chosen}; hãy sửa cho khớp.")
    content = render(readiness_report(office, as_of), chosen)
    _write_whole(target, content)
    return target


def _write_whole(target: Path, content: bytes) -> None:
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".ntm-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(target)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputRefused(
            f"Không ghi được tệp “{target}” ({reason_of(error)}); hãy đóng tệp nếu đang mở, hoặc chọn nơi khác."
        ) from error
