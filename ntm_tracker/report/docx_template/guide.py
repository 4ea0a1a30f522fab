"""The tables of tags in the officers' guide, written from the words that templates are read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.docx_template.names import word_of
from ntm_tracker.report.docx_template.vocabulary import GENERAL, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.docx_template.vocabulary import Part

BEGIN, END = "<!-- bảng thẻ: bắt đầu -->", "<!-- bảng thẻ: hết -->"
_TITLES: Mapping[Kind, str] = {
    "readiness": "Mức độ sẵn sàng",
    "self-assessment": "Tự đánh giá",
    "gaps": "Tồn tại, hạn chế và nhiệm vụ",
    "village": "Thôn nông thôn mới kiểu mẫu",
    "plan": "Chỉ tiêu kế hoạch",
    "duties": "Phân công nhiệm vụ",
}
_HELD = {
    "words": ("noi_dung",),
    "rows": ("noi_dung", "hang", "bang"),
    "whole": ("noi_dung", "bang"),
    "chart": ("bieu_do",),
}


def with_tables(guide: str) -> str:
    """Return the guide with its tables as the words are now."""
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tag_tables()}\n\n{END}{after}"


def tag_tables() -> str:
    """Return the tables in Markdown: the tags of every report, then those of each kind."""
    general = _table(("Thẻ", "In ra"), ((f"`{{{{ {word} }}}}`", told) for word, told in _said_alone()))
    kinds = (f"### {_TITLES[kind]} (`{kind}`)\n\n{_sections(parts)}" for kind, parts in SECTIONS.items() if parts)
    return "\n\n".join(["### Thẻ chung cho mọi báo cáo", general, *kinds])


def _said_alone() -> Iterable[tuple[str, str]]:
    return ((word, told) for word, told in GENERAL.items() if word not in {"muc", "phu_luc"})


def _sections(parts: Mapping[str, Part]) -> str:
    rows = (
        (
            f"`{word_of(key)}`",
            part.told,
            ", ".join(
                f"`muc.{word_of(key)}.{word}`" for word in (*_HELD[part.held], *(["bieu_do"] if part.chart else []))
            ),
        )
        for key, part in parts.items()
    )
    return _table(("Phần", "Nội dung", "Thẻ"), rows)


def _table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heading, tuple("---" for _ in heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
