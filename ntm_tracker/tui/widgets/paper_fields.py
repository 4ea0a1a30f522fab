"""The fields of a paper, the same wherever it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.evidence import MAINTAINED, kind_text
from ntm_tracker.tui.widgets.choices import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.tui.widgets.form import Form

KINDS_HINT = "quyết định, báo cáo, biên bản, kế hoạch, ảnh, bảng kê…"


def paper_fields(form: Form, piece: Evidence | None = None, kind: str = "") -> Iterable[Widget]:
    """Yield kind, number, issuer, days, who keeps it and “duy trì hằng năm”, filled with `piece`."""
    issued = format_date(piece.issued) if piece and piece.issued else ""
    until = format_date(piece.valid_until) if piece and piece.valid_until else ""
    yield form.line("kind", "Loại", kind_text(piece.kind if piece else kind), KINDS_HINT)
    yield form.line("number", "Số văn bản", piece.number if piece else "", "ví dụ 12/BC-UBND")
    yield form.line("issuer", "Cơ quan", piece.issuer if piece else "", "ví dụ UBND xã Hương Sơn")
    yield form.line("issued", "Ngày ban hành", issued, "ví dụ 30/06/2024")
    yield form.line("valid-until", "Hiệu lực đến", until, "bỏ trống nếu không có thời hạn")
    yield form.line("owner", "Người giữ", piece.owner if piece else "", "ai giữ bản giấy, ví dụ chị Hà")
    yield Tick(MAINTAINED.capitalize(), bool(piece and piece.maintained), id="maintained", compact=True)
