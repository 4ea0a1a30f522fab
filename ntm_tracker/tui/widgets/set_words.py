"""A criteria set in words, as the rooms of sets and their dialogs show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.authoring import Shelved


def years_text(found: CriteriaSet) -> str:
    """Write “2021-2025”, or the one year."""
    first, last = found.first_year, found.last_year
    return str(first) if first == last else f"{first}-{last}"


def counts_text(found: CriteriaSet) -> str:
    """Write “19 tiêu chí, 75 chỉ tiêu” as the set holds them."""
    total = sum(len(c.indicators) for c in found.criteria)
    gates = f", {len(found.gates)} điều kiện công nhận" if found.gates else ""
    return f"{len(found.criteria)} tiêu chí, {total} chỉ tiêu{gates}"


def in_force_text(found: CriteriaSet) -> str:
    """Write since when the set is in force, and until when where that is known."""
    since = f"từ {format_date(found.in_force_from)}"
    return f"{since} đến {format_date(found.in_force_to)}" if found.in_force_to else since


def users_text(shelved: Shelved) -> str:
    """Write who is judged by the set, “” for nobody."""
    told = [f"{a.subject.name} kỳ {a.year}{' (đã thay)' if a.replaced_by else ''}" for a in shelved.used_by]
    return ", ".join(told)


def state_text(shelved: Shelved) -> str:
    """Write in a word or two how the set may be used."""
    if any(a.replaced_by is None for a in shelved.used_by):
        return "► đang dùng"
    if shelved.used_by:
        return "đã thay"
    return "sẵn dùng" if shelved.criteria_set.complete else "! chưa đủ"
