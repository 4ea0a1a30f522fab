"""Acceptances after a joining: what was accepted on one side and changed on the other waits for review again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.terms import Progress
from ntm_tracker.domain.uniting import substance
from ntm_tracker.store.acceptance import OF_INDICATOR, OF_PAPER, OF_SET
from ntm_tracker.store.tables import assessment, evidence_link, progress, subject, village_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ntm_tracker.domain.profile import VillageCount
    from ntm_tracker.domain.uniting import United
    from ntm_tracker.store.joining.identity import Key, Row
    from ntm_tracker.store.joining.ledger import Told
    from ntm_tracker.store.joining.side import Side

Touched = dict[tuple[Any, Any], set["Key"]]


def take_back(
    united: United, sides: Iterable[tuple[Side, Side]], told: Mapping[str, Told], counts: Sequence[VillageCount]
) -> list[Key]:
    """Let nothing count as accepted that came from where nobody accepted it; return what was taken back.

    `sides` are each record beside the other; `counts` are the indicators whose result the villages' titles are.
    """
    taken = []
    for side, other in sides:
        touched = _touched(united, side, counts)
        for key, row in list(united.rows.items()):
            if key[0] != progress.name or not _is_accepted(row) or not _is_accepted(side.rows.get(key)):
                continue
            if changed := touched.get((row["assessment"], row["number"])):
                united.rows[key] = row | _stamps(changed, other, told) | {"state": Progress.FOR_REVIEW.value}
                taken.append(key)
    return taken


def _is_accepted(row: Row | None) -> bool:
    return row is not None and row["state"] == Progress.ACCEPTED.value


def _touched(united: United, side: Side, counts: Sequence[VillageCount]) -> Touched:
    """Return the keys that are no longer as `side` had them, by the indicator that they speak of."""
    found: Touched = {}
    links = {key: row for rows in (side.rows, united.rows) for key, row in rows.items() if key[0] == evidence_link.name}
    for key in side.rows.keys() | united.rows.keys():
        was, now = side.rows.get(key), united.rows.get(key)
        if (substance(was) if was else None) != (substance(now) if now else None):
            row = now or was or {}
            for indicator in (*_spoken_of(key[0], row, links, united.rows), *_fed(key[0], row, counts, united.rows)):
                found.setdefault(indicator, set()).add(key)
    return found


def _spoken_of(table: str, row: Row, links: Mapping[Key, Row], rows: Mapping[Key, Row]) -> Iterable[tuple[Any, Any]]:
    if table in OF_INDICATOR:
        yield row["assessment"], row[OF_INDICATOR[table]]
    elif table in OF_PAPER:
        paper = row[OF_PAPER[table]]
        yield from ((one["assessment"], one["indicator"]) for one in links.values() if one["evidence"] == paper)
    elif table in OF_SET:
        for key, one in rows.items():
            if key[0] == assessment.name and one["set_id"] == row["set_id"]:
                yield one["id"], row[OF_SET[table]]


def _fed(table: str, row: Row, counts: Sequence[VillageCount], rows: Mapping[Key, Row]) -> Iterable[tuple[Any, Any]]:
    """Yield the indicators of the commune's assessments that a village's title is counted into."""
    if table != village_title.name:
        return
    commune = rows[subject.name, row["village"]]["within"]
    for counted in counts:
        if row["title"] in counted.titles:
            for key, one in rows.items():
                if key[0] == assessment.name and (one["set_id"], one["subject"]) == (counted.set, commune):
                    yield one["id"], counted.indicator


def _stamps(changed: Iterable[Key], other: Side, told: Mapping[str, Told]) -> Row:
    """Return who changed it last, and when."""
    deeds = [told[digest] for key in changed for digest in other.wrote(key) if digest in told]
    if not deeds:
        return {}
    last = max(deeds, key=lambda one: (one.at, one.hash))
    return {"set_by": last.who, "set_at": last.at.isoformat()}
