"""ntm dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json
from ntm_tracker.cli.progress import Progress
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.text import shorten
from ntm_tracker.service.dossier import Asked, write_dossier
from ntm_tracker.service.folders import find_path
from ntm_tracker.service.office import open_office
from ntm_tracker.service.watch import Watch

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.dossier import Document
    from ntm_tracker.service.dossier import Dossier


def dossier(arguments: Namespace) -> int:
    """Write the dossier to a ZIP file; 1 when a damaged file had to be left out."""
    progress = Progress("Đang xuất hồ sơ")
    asked = Asked(focus=arguments.focus, since=arguments.since or "", over=arguments.force)
    office, target = open_office(arguments.data), find_path(arguments.output)
    try:
        made = write_dossier(office, target, asked, wanted(arguments), Watch(progress.show))
    finally:
        progress.clear()
    for document in made.refused:
        narrate(_refusal(document))
    if arguments.json:
        print_json(_dossier_json(made))
    narrate(_done(made))
    return 1 if made.refused else 0


def _refusal(document: Document) -> str:
    name, numbers = document.file.name if document.file else "", ", ".join(document.indicators)
    return (
        f"Không đưa vào hồ sơ tệp “{name}” của minh chứng số {document.evidence.id} ({numbers}): "
        "nội dung khác lúc lưu; hãy khôi phục từ bản sao lưu hoặc thay bằng bản quét mới."
    )


def _done(made: Dossier) -> str:
    lacking = f"; còn thiếu {len(made.missing)} mục, xem tệp “00 Còn thiếu.docx”" if made.missing else ""
    return f"Đã ghi hồ sơ {len(made.documents)} tài liệu vào {made.path}{lacking}."


def _dossier_json(made: Dossier) -> dict[str, Any]:
    return {
        "file": str(made.path),
        "assessment": made.assessment,
        "documents": [_document_json(one) for one in made.documents],
        "refused": [_document_json(one) for one in made.refused],
        "missing": [{"indicator": one.indicator, "what": one.what, "sentence": one.sentence} for one in made.missing],
    }


def _document_json(document: Document) -> dict[str, Any]:
    held = document.file
    return {
        "evidence": document.evidence.id,
        "note": shorten(document.evidence.note, 200),
        "number": document.evidence.number,
        "file": held.name if held else None,
        "sha256": held.sha256 if held else None,
        "indicators": list(document.indicators),
        "places": list(document.places),
    }
