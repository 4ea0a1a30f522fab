"""Acceptances after a joining: what was accepted on one side and changed on the other waits for review again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.uniting import substance
from ntm_tracker.store.tables import (
    assessment,
    confirmation,
    evidence,
    evidence_file,
    evidence_link,
    own_line,
    progress,
    result,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ntm_tracker.domain.uniting import United
    from ntm_tracker.store.joining.identity import Key, Row
    from ntm_tracker.store.joining.ledger import Told
    from ntm_tracker.store.joining.side import Side

_INDICATOR = {result.name: "indicator", evidence_link.name: "indicator"}
_PAPER = {evidence.name: "id", evidence_file.name: "evidence"}
_SET = {confirmation.name: "indicator", own_line.name: "number"}
Touched = dict[tuple[Any, Any], set["Key"]]


def take_back(united: United, sides: Iterable[tuple[Side, Side]], told: Mapping[str, Told]) -> list[Key]:
    """Let nothing count as accepted that came from where nobody accepted it; return what was taken back.

    `sides` are each record beside the other.
    """
    taken = []
    for side, other in sides:
        touched = _touched(united, side)
        for key, row in list(united.rows.items()):
            if key[0] != progress.name or not _is_accepted(row) or not _is_accepted(side.rows.get(key)):
                continue
            if changed := touched.get((row["assessment"], row["number"])):
                united.rows[key] = row | _stamps(changed, other, told) | {"state": Progress.FOR_REVIEW.value}
                taken.append(key)
    return taken


def _is_accepted(row: Row | None) -> bool:
    return row is not None and row["state"] == Progress.ACCEPTED.value


def _touched(united: United, side: Side) -> Touched:
    """Return the keys that are no longer as `side` had them, by the indicator that they speak of."""
    found: Touched = {}
    links = {key: row for rows in (side.rows, united.rows) for key, row in rows.items() if key[0] == evidence_link.name}
    for key in side.rows.keys() | united.rows.keys():
        was, now = side.rows.get(key), united.rows.get(key)
        if (substance(was) if was else None) != (substance(now) if now else None):
            for indicator in _spoken_of(key[0], now or was or {}, links, united.rows):
                found.setdefault(indicator, set()).add(key)
    return found


def _spoken_of(table: str, row: Row, links: Mapping[Key, Row], rows: Mapping[Key, Row]) -> Iterable[tuple[Any, Any]]:
    if table in _INDICATOR:
        yield row["assessment"], row[_INDICATOR[table]]
    elif table in _PAPER:
        paper = row[_PAPER[table]]
        yield from ((one["assessment"], one["indicator"]) for one in links.values() if one["evidence"] == paper)
    elif table in _SET:
        for key, one in rows.items():
            if key[0] == assessment.name and one["set_id"] == row["set_id"]:
                yield one["id"], row[_SET[table]]


def _stamps(changed: Iterable[Key], other: Side, told: Mapping[str, Told]) -> Row:
    """Return who changed it last, and when."""
    deeds = [told[digest] for key in changed for digest in other.wrote(key) if digest in told]
    if not deeds:
        return {}
    last = max(deeds, key=lambda one: (one.at, one.hash))
    return {"set_by": last.who, "set_at": last.at.isoformat()}
