"""The parts of a paper that every report of a commune shares: letterhead, signature, recipients, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.model import Letterhead, Signature

if TYPE_CHECKING:
    from ntm_tracker.domain.profile import Profile

_KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "phường", "xã", "thôn", "bản", "tổ dân phố")
_LAST_RECIPIENT = "- Lưu: VP."


def with_kind(name: str, usual: str) -> str:
    """Write a place inside a sentence, “xã Hương Sơn”, whether or not `name` already says what it is."""
    for kind in _KINDS:
        if name.lower().startswith(f"{kind} "):
            return kind + name[len(kind) :]
    return f"{usual} {name}"


def bare_name(name: str) -> str:
    """Write a place without what it is: “Hương Sơn”."""
    kind = next((kind for kind in _KINDS if name.lower().startswith(f"{kind} ")), "")
    return name[len(kind) :].strip()


def sentence_case(text: str) -> str:
    """Write the first letter of `text` large."""
    return text[:1].upper() + text[1:]


def letterhead(profile: Profile, sign: str) -> Letterhead:
    """Return the letterhead of the commune's committee; `sign` is the paper's kind, as “BC”."""
    commune = profile.commune
    return Letterhead(
        authority=(
            f"UBND {with_kind(commune.district, 'huyện')}".upper(),
            f"Ủy ban nhân dân {with_kind(commune.name, 'xã')}".upper(),
        ),
        number=f"Số: ……/{sign}-UBND",
        place=bare_name(commune.name),
        dated="ngày …… tháng …… năm ………",
    )


def signature(profile: Profile) -> Signature:
    """Return who signs, as the commune's plan prints it."""
    return Signature(tuple(profile.signature.capacity), profile.signature.name)


def recipients(profile: Profile) -> tuple[str, ...]:
    """Return the list under “Nơi nhận”, each line dashed, the archive last and closed by a full stop."""
    names = [name.strip().lstrip("-").strip().rstrip(";.").strip() for name in profile.signature.recipients]
    archive = [f"- {name}." for name in names if name.startswith("Lưu:")]
    return (*(f"- {name};" for name in names if not name.startswith("Lưu:")), *(archive or [_LAST_RECIPIENT]))
