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
    _write_whole(target, render(readiness_report(office, as_of), chosen))
    return target


def _write_whole(target: Path, content: bytes) -> None:
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise InputRefused(f"“{target}” không phải là tệp thường; hãy chọn nơi khác.")
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
