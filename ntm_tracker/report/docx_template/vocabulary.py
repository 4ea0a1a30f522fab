"""The sections that each kind of report may have, by the names that a template calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.report.model import Kind

Held = Literal["words", "rows", "whole", "chart"]
"""What a section holds: words alone, rows under the same columns every time, a table whose columns depend on
the data and which a template therefore names whole, or a chart alone."""

SECTIONS: Mapping[Kind, Mapping[str, Held]] = {
    "readiness": {
        "tong-quan": "whole",
        "nhan-dinh": "words",
        "so-lieu": "whole",
        "tieu-chi": "rows",
        "bieu-do": "chart",
        "trong-tam": "rows",
        "thon": "rows",
        "ton-tai": "rows",
        "cong-nhan": "rows",
        "thay-doi": "whole",
        "tien-do": "rows",
        "can-cu": "words",
    },
    "self-assessment": {
        "tong-quan": "whole",
        "nhan-dinh": "words",
        "bieu-tu-danh-gia": "rows",
        "bieu-do": "chart",
        "cong-nhan": "rows",
        "thay-doi": "whole",
        "tien-do": "rows",
        "can-cu": "words",
    },
    "gaps": {},
    "village": {},
    "plan": {},
}
"""By key; a section, or the table of one, that a report happens not to have is no mistake in a template."""
