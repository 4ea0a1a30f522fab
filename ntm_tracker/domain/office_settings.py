"""What the office prints on its papers: letterhead, signature, recipients; the profile's until the office says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Setting(StrEnum):
    """The settings there are."""

    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"


SETTINGS = {
    Setting.LETTERHEAD: "phần đầu văn bản",
    Setting.SIGNATURE: "chữ ký",
    Setting.RECIPIENTS: "nơi nhận",
}
KIND_MARK = "{loai}"
"""Stands in the number's pattern where the kind of the paper goes: “BC”."""


@dataclass(frozen=True, slots=True)
class LetterheadSetting:
    """The head of every paper."""

    authorities: tuple[str, ...]
    """The bodies, the one above first: “UBND HUYỆN LẠNG GIANG”, “ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN”."""
    place: str
    """Where it is signed: “Hương Sơn”."""
    number: str
    """How papers are numbered, “{loai}” standing for the kind: “Số: ……/{loai}-UBND”."""

    def number_of(self, kind: str) -> str:
        """Return the number of a paper of a kind, as “BC”: “Số: ……/BC-UBND”."""
        return self.number.replace(KIND_MARK, kind)


@dataclass(frozen=True, slots=True)
class SignatureSetting:
    """The signature block."""

    capacity: tuple[str, ...]
    """“TM. ỦY BAN NHÂN DÂN”, “CHỦ TỊCH”."""
    name: str


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Everything the office prints on its papers, as it stands."""

    letterhead: LetterheadSetting
    signature: SignatureSetting
    recipients: tuple[str, ...]
    own: frozenset[Setting] = frozenset()
    """Which of them the office set itself; the others are the profile's."""
