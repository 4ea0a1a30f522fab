"""The five reports that an office prints, and what each is called on screen and in the names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import Subject

Kind = Literal["readiness", "self-assessment", "gaps", "village", "plan"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Naming(NamedTuple):
    """What a kind of report is called."""

    title: str
    """On screen."""
    slug: str
    """In the names of files."""


NAMES: dict[Kind, Naming] = {
    "readiness": Naming("Mức độ sẵn sàng", "muc-do-san-sang"),
    "self-assessment": Naming("Tự đánh giá", "tu-danh-gia"),
    "gaps": Naming("Tồn tại, hạn chế và nhiệm vụ", "ton-tai-va-nhiem-vu"),
    "village": Naming("Thôn nông thôn mới kiểu mẫu", "thon-kieu-mau"),
    "plan": Naming("Chỉ tiêu kế hoạch", "chi-tieu-ke-hoach"),
}


def usual_name(kind: Kind, subject: Subject, day: date, form: str) -> str:
    """Return the file name that an office would give: “BC-muc-do-san-sang-NTM-2024-06-30.docx”.

    A village's paper bears its name; the commune's is the usual one.
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(subject.name)).split()
    whose = f"-{'-'.join(words)}" if subject.kind == "village" else ""
    return f"BC-{NAMES[kind].slug}-NTM{whose}-{day.isoformat()}.{form}"
