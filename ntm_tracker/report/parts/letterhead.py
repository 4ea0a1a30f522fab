"""The parts of a paper that every report of a commune shares: letterhead, signature, recipients, names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.office_settings import KIND_MARK, Setting
from ntm_tracker.domain.subjects import KINDS, beginning_after
from ntm_tracker.domain.text import fold
from ntm_tracker.report.model import Letterhead, Signature

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ntm_tracker.domain.office_settings import LetterheadSetting, OfficeSettings
    from ntm_tracker.domain.profile import Profile, Successor

_CAPACITY = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
_COMMITTEE = "Ủy ban nhân dân"
_BLANK = "………………………"
"""Left to be filled in by hand: the office never said who signs, or who receives."""
_DATED = "ngày …… tháng …… năm ………"
_LAST_RECIPIENT = "- Lưu: VP."


def with_kind(name: str, usual: str) -> str:
    """Write a place inside a sentence, “xã Hương Sơn”, whether or not `name` already says what it is."""
    for kind in KINDS:
        if name.lower().startswith(f"{kind} "):
            return kind + name[len(kind) :]
    return f"{usual} {name}"


def bare_name(name: str) -> str:
    """Write a place without what it is: “Hương Sơn”."""
    kind = next((kind for kind in KINDS if name.lower().startswith(f"{kind} ")), "")
    return name[len(kind) :].strip()


def sentence_case(text: str) -> str:
    """Write the first letter of `text` large."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Ending:
    """What a paper made after the commune's end must say."""

    since: date
    """The first day of what followed."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """The commune that issues a paper, under the name that it has there."""

    name: str
    district: str | None
    """None where there is no such level, or nobody said which."""
    province: str | None
    signature: Signature
    recipients: tuple[str, ...]
    ended: Ending | None = None
    """What became of it, where that is known."""
    head: LetterheadSetting | None = None
    """What the office itself set; None for what follows from its names."""

    @property
    def committee(self) -> str:
        """The body that issues, inside a sentence."""
        return f"{_COMMITTEE} {with_kind(self.name, 'xã')}"

    @property
    def addressee(self) -> tuple[str, ...]:
        """Whom its reports go up to: the committee of the district, or of the province where there is no district."""
        above = ((self.district, "huyện"), (self.province, "tỉnh"))
        return next(((f"{_COMMITTEE} {with_kind(name, usual)}",) for name, usual in above if name), (_BLANK,))

    @property
    def place(self) -> str:
        """Where it lies, after a comma; empty where nobody said: “, huyện Lạng Giang, tỉnh Bắc Giang”."""
        above = ((self.district, "huyện"), (self.province, "tỉnh"))
        return "".join(f", {with_kind(name, usual)}" for name, usual in above if name)


def own_issuer(profile: Profile) -> Issuer:
    """Return the profile's commune, signed as its plan prints it."""
    commune, followed = profile.commune, profile.commune.successor
    return Issuer(
        name=commune.name,
        district=commune.district,
        province=commune.province,
        signature=Signature(tuple(profile.signature.capacity), profile.signature.name),
        recipients=recipient_lines(profile.signature.recipients),
        ended=_joined(commune.name, followed) if followed else None,
    )


def ending(name: str, until: date, successors: Iterable[str]) -> Ending:
    """Return what the record knows of a commune that merged, was split or renamed: its last day and its heirs."""
    heirs = ", ".join(with_kind(successor, "xã") for successor in successors)
    told = f"{sentence_case(with_kind(name, 'xã'))} có đến hết ngày {format_date(until)}"
    return Ending(beginning_after(until), f"{told}; đơn vị kế thừa: {heirs}." if heirs else f"{told}.")


def as_set(issuer: Issuer, settings: OfficeSettings) -> Issuer:
    """Return the office's own commune with what the office set for its papers."""
    signature = Signature(settings.signature.capacity, settings.signature.name)
    head = settings.letterhead if Setting.LETTERHEAD in settings.own else None
    return replace(issuer, signature=signature, recipients=recipient_lines(settings.recipients), head=head)


def _joined(name: str, followed: Successor) -> Ending:
    now = f"{with_kind(followed.name, 'xã')}, {with_kind(followed.province, 'tỉnh')}"
    told = f"{sentence_case(with_kind(name, 'xã'))} là một phần của {now} từ ngày {format_date(followed.since)}."
    return Ending(followed.since, told)


def other_issuer(name: str, district: str | None, province: str | None) -> Issuer:
    """Return a commune of which nobody said who signs and who receives its papers: both are left blank."""
    signed, received = Signature(_CAPACITY, _BLANK), (f"- {_BLANK};", _LAST_RECIPIENT)
    return Issuer(name, district, province, signed, received)


def letterhead(issuer: Issuer, sign: str) -> Letterhead:
    """Return the letterhead of a commune's committee; `sign` is the paper's kind, as “BC”.

    Without a district level the committee stands alone: no body is named above it.
    """
    if head := issuer.head:
        return Letterhead(head.authorities, issuer.committee, head.number.replace(KIND_MARK, sign), head.place, _DATED)
    above = (f"UBND {with_kind(issuer.district, 'huyện')}".upper(),) if issuer.district else ()
    return Letterhead(
        authority=(*above, issuer.committee.upper()),
        issuer=issuer.committee,
        number=f"Số: ……/{sign}-UBND",
        place=bare_name(issuer.name),
        dated=_DATED,
    )


def recipient_lines(listed: Iterable[str]) -> tuple[str, ...]:
    """Return the list under “Nơi nhận”, each line dashed, the archive last and closed by a full stop."""
    names = [name.strip().lstrip("-").strip().rstrip(";.").strip() for name in listed]
    archive = [f"- {name}." for name in names if name.startswith("Lưu:")]
    return (*(f"- {name};" for name in names if not name.startswith("Lưu:")), *(archive or [_LAST_RECIPIENT]))


def recipients_upward(listed: tuple[str, ...], addressee: tuple[str, ...]) -> tuple[str, ...]:
    """Return the recipients of a report that goes up: “Như trên” stands for the addressee, who is not named again."""
    named = {fold(f"- UBND {each.removeprefix(_COMMITTEE).split()[0]}") for each in addressee if each != _BLANK}
    rest = (line for line in listed if not any(fold(line).startswith(name) for name in named))
    return ("- Như trên;", *rest)
