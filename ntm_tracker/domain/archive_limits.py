"""What a ZIP container from outside may hold: its members counted and weighed, their names kept inside a folder.

Word, Excel and bundle files are such containers. The rule is here; `ntm_tracker.archives` opens them by it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ntm_tracker.domain.file_names import is_reserved
from ntm_tracker.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_MB = 1 << 20
_HEAD = 46
"""Bytes that each member takes in the list at the end of a container, before its name."""
_LONGEST_ENTRY = 512
"""Bytes of a member's name, extra fields and remark: no program that an office has writes more."""
_NEVER_SHRINKS_BELOW = 1.05
"""Packing makes no file larger than this, give or take a block's head."""
_BLOCK_HEADS = 1024
_ENCODINGS = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["']|utf-16["']|us-ascii["'])""", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_ON_WINDOWS = frozenset('<>:"|?*\\')


class Fault(StrEnum):
    """Why a container is not opened, as it goes on after its name: “Tệp … giải nén ra quá lớn”."""

    TOO_MANY = "chứa quá nhiều tệp bên trong"
    TOO_LARGE = "giải nén ra quá lớn"
    UNTRUE = "ghi sai kích thước của tệp bên trong"
    TWICE = "chứa hai tệp trùng tên bên trong"
    ESCAPING = "chứa tệp có tên dẫn ra ngoài thư mục"


class Member(NamedTuple):
    """A file in a container, as its list names it."""

    name: str
    packed: int
    unpacked: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What a kind of container may hold."""

    most_members: int
    most_unpacked: int
    """Bytes of all members together."""
    largest_member: int

    @property
    def longest_list(self) -> int:
        """Bytes that the list at the end may take; a longer one is not even read."""
        return self.most_members * (_HEAD + _LONGEST_ENTRY)


WORD_TEMPLATE = Limits(2_000, 100 * _MB, 60 * _MB)
"""A page with its pictures; Word writes some twenty parts and one for each picture."""
CRITERIA_BOOK = Limits(2_000, 100 * _MB, 60 * _MB)
"""A decision's list takes less than one; Excel writes tens of empty rows where whole columns were coloured."""
READ_FOR_WORDS = Limits(10_000, 256 * _MB, 64 * _MB)
"""An evidence file of at most 50 MB whose pictures hardly shrink; what is larger is kept, but not read."""

BUNDLE = Limits(8, 40_000 * _MB, 40_000 * _MB)
"""A whole record with its files; how far it may swell is weighed besides."""
_SWELLS_AT_MOST = 100
"""Rows and their log shrink to a tenth or twentieth, scans hardly; nothing of an office's shrinks to a hundredth."""
_SMALL = 64 * _MB


def swells(members: Iterable[Member]) -> bool:
    """Say whether a member unpacks to so many times its size that it was made to fill a disk."""
    return any(one.unpacked > max(_SMALL, one.packed * _SWELLS_AT_MOST) for one in members)


def fault_of(members: Iterable[Member], limits: Limits) -> Fault | None:
    """Return why a container with these members is not opened; None where it may be.

    Sizes are what the list says: whoever unpacks counts along, as `ntm_tracker.archives` does.
    """
    names: set[str] = set()
    total = 0
    for member in members:
        total += member.unpacked
        if len(names) >= limits.most_members:
            return Fault.TOO_MANY
        if member.unpacked > limits.largest_member or total > limits.most_unpacked:
            return Fault.TOO_LARGE
        if min(member.packed, member.unpacked) < 0 or _is_untrue(member):
            return Fault.UNTRUE
        if (key := _same(member.name)) in names:
            return Fault.TWICE
        names.add(key)
    return None


def declares_entities(part: bytes) -> bool:
    """Say whether a part in XML may name things that are put in again and again, or from elsewhere.

    No program of an office writes such a declaration, nor another encoding, in which one would not be seen.
    """
    plain = part.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or bool(_ENCODINGS.search(plain[:1024]))


def name_fault(names: Iterable[str]) -> Fault | None:
    """Return `Fault.ESCAPING` where one of `names` must not become a path; for what is unpacked to a disk."""
    return next((Fault.ESCAPING for name in names if leads_outside(name)), None)


def leads_outside(name: str) -> bool:
    """Say whether a path with “/” between its parts leaves its folder or is another one on Windows than it seems.

    An absolute path, a drive, “..”, names of devices such as CON, dots and spaces at an end, which Windows drops,
    signs that Windows does not take, and controls, those of the direction of writing among them.
    """
    return not name or name.startswith("/") or bool(_DRIVE.match(name)) or any(map(_is_bad, _parts(name)))


def _parts(name: str) -> list[str]:
    return name.removesuffix("/").split("/")


def _is_bad(part: str) -> bool:
    return (
        part in ("", ".", "..")
        or part != part.strip(" ").rstrip(".")
        or is_reserved(part)
        or not _ON_WINDOWS.isdisjoint(part)
        or clean_line(part) != unicodedata.normalize("NFC", part)
    )


def _is_untrue(member: Member) -> bool:
    return member.packed > member.unpacked * _NEVER_SHRINKS_BELOW + _BLOCK_HEADS


def _same(name: str) -> str:
    """Return what Windows and macOS tell files apart by."""
    return unicodedata.normalize("NFC", name).casefold()
