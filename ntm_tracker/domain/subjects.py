"""Units that merge, split or change their name: who follows whom, and what a unit is called."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.text import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ntm_tracker.domain.checklist import Subject
    from ntm_tracker.domain.profile import Profile, Successor

KINDS = ("tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn", "phường", "xã", "thôn", "bản", "tổ dân phố")
"""What a unit can be; its name usually begins with it."""
_FOLDED_KINDS = tuple(f"{fold(kind)} " for kind in KINDS)


def commune_of(village: Subject, units: Mapping[str, Subject], day: date) -> Subject | None:
    """Return the commune that `village` belongs to on `day`: its own, or what that became by then.

    A village that has ended stays with the commune of its last day.
    A village that has not ended and yet has successors was given to those communes, one at each
    split. Where it is not known which part of a split commune took it, the commune before the split
    is returned: the last that is certain.
    """
    here, passed = units.get(village.within or ""), set[str]()
    last = min(day, village.until or day)
    while here is not None and here.until is not None and here.until < last and here.code not in passed:
        passed.add(here.code)
        following = [units[code] for code in here.successors if code in units]
        told = following if len(following) == 1 else [unit for unit in following if unit.code in village.successors]
        if len(told) != 1:
            break
        here = told[0]
    return here


def villages_of(commune: str, units: Mapping[str, Subject], day: date) -> list[Subject]:
    """Return the villages, known by name, that belong to a commune on `day` or will from later on."""
    known = (unit for unit in units.values() if unit.kind == "village" and (unit.until is None or unit.until >= day))
    return [village for village in known if (found := commune_of(village, units, day)) and found.code == commune]


def heirs_of(unit: Subject, units: Mapping[str, Subject]) -> list[Subject]:
    """Return the units that `unit` became or became part of; communes that a village was given to are none."""
    following = (units[code] for code in unit.successors if code in units)
    return [heir for heir in following if heir.kind == unit.kind]


def named(typed: str, units: Iterable[Subject]) -> list[Subject]:
    """Return the units that `typed` names: by code, else by whole name, else by name without its kind."""
    asked, listed = fold(clean_line(typed)), list(units)
    for called in (_code, _name, _bare_name):
        if found := [unit for unit in listed if called(unit) == asked]:
            return found
    return []


def _code(unit: Subject) -> str:
    return fold(unit.code)


def _name(unit: Subject) -> str:
    return fold(unit.name)


def _bare_name(unit: Subject) -> str:
    folded = _name(unit)
    kind = next((kind for kind in _FOLDED_KINDS if folded.startswith(kind)), "")
    return folded.removeprefix(kind)


def titled(unit: Subject) -> str:
    """Write a unit so that it cannot be taken for another: “Xã Kép (07399)”."""
    return f"{unit.name} ({unit.code})"


def placed_name(unit: Subject) -> str:
    """Write a unit with what lies above it, as far as it is known: “Xã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang”."""
    above = (name[:1].lower() + name[1:] for name in (unit.district, unit.province) if name)
    return ", ".join((unit.name, *above))


def dated_name(unit: Subject) -> str:
    """Write a unit's own name, with its last day where it has ended: “Xã Hương Sơn (đến 30/06/2025)”."""
    return f"{unit.name} (đến {format_date(unit.until)})" if unit.until else unit.name


def beginning_after(until: date) -> date:
    """Return the first day of what follows a unit whose last day is `until`."""
    return until + timedelta(days=1)


def unentered_successor(profile: Profile, commune: Subject | None, day: date) -> Successor | None:
    """Return what the profile's commune has become by `day`, while the record does not say so yet."""
    successor = profile.commune.successor
    if successor is None or successor.since > day or commune is None or commune.code != profile.commune.code:
        return None
    return successor if commune.until is None else None


def successor_text(commune: Subject, successor: Successor) -> str:
    """Write what the profile knows: “Từ 01/07/2025 Xã Hương Sơn thuộc Xã Kép (07399), Tỉnh Bắc Ninh”."""
    since = format_date(successor.since)
    province = successor.province[:1].lower() + successor.province[1:]
    return f"Từ {since} {commune.name} thuộc {successor.name} ({successor.code}), {province}"
