"""The papers that an office prints, and what each is called on screen and in the names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ntm_tracker.domain.text import fold

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import Subject

Kind = Literal["readiness", "self-assessment", "gaps", "village", "plan", "duties"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Naming(NamedTuple):
    """What a kind of report is called."""

    title: str
    """On screen."""
    slug: str
    """In the names of files."""
    sign: str = "BC"
    """The sign of its type of paper, in its number and in the names of files."""


NAMES: dict[Kind, Naming] = {
    "readiness": Naming("Mức độ sẵn sàng", "muc-do-san-sang"),
    "self-assessment": Naming("Tự đánh giá", "tu-danh-gia"),
    "gaps": Naming("Tồn tại, hạn chế và nhiệm vụ", "ton-tai-va-nhiem-vu"),
    "village": Naming("Thôn nông thôn mới kiểu mẫu", "thon-kieu-mau"),
    "plan": Naming("Chỉ tiêu kế hoạch", "chi-tieu-ke-hoach"),
    "duties": Naming("Phân công nhiệm vụ", "phan-cong-nhiem-vu", "TB"),
}


def usual_name(kind: Kind, subject: Subject, day: date, form: str, person: str = "") -> str:
    """Return the file name that an office would give: “BC-muc-do-san-sang-NTM-2024-06-30.docx”.

    A village's paper bears its name, and one person's that person's; the commune's is the usual one.
    """
    whose = _slug(subject.name) if subject.kind == "village" else ""
    named = NAMES[kind]
    return f"{named.sign}-{named.slug}-NTM{whose}{_slug(person)}-{day.isoformat()}.{form}"


def _slug(name: str) -> str:
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(name)).split()
    return f"-{'-'.join(words)}" if words else ""
