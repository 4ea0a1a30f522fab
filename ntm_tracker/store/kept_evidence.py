"""All evidence as it was read last, brought in step by the deeds since: a save changes a few papers of thousands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, text

from ntm_tracker.domain.history import Deed
from ntm_tracker.store import queries
from ntm_tracker.store.dialects import is_on_server
from ntm_tracker.store.standing import Standing
from ntm_tracker.store.tables import event, evidence, evidence_file, evidence_link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from ntm_tracker.domain.evidence import Evidence

_OF_PAPER = {evidence.name: "id", evidence_file.name: "evidence", evidence_link.name: "evidence"}
"""The tables whose rows make a piece of evidence, and the column that names it."""
_MANY = 1000
"""From so many changed papers on, reading all is as quick."""
_SINCE = Standing(
    select(event.c.seq, event.c.hash, event.c.deed, event.c.before, event.c.after)
    .where(event.c.seq >= bindparam("seen"))
    .order_by(event.c.seq)
)
# What a file is, is found out without a deed.
_TYPES = text("SELECT count(*), max(rowid) FROM file_text")


class Papers:
    """Every piece of evidence of one moment, newest first."""

    def __init__(self, listed: Sequence[Evidence]) -> None:
        self.listed = listed
        self._arranged: dict[str, dict[str, tuple[Evidence, ...]]] = {}

    def of(self, assessment_id: str) -> dict[str, tuple[Evidence, ...]]:
        """Return them under the indicators of one assessment."""
        if assessment_id not in self._arranged:
            self._arranged[assessment_id] = queries.evidence_by_indicator(self.listed, assessment_id)
        return self._arranged[assessment_id]

    @cached_property
    def by_number(self) -> dict[int, Evidence]:
        """Them by their numbers."""
        return {piece.id: piece for piece in self.listed}


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read, and how far the record then was."""

    seq: int
    hash: str
    types: tuple[Any, ...]
    papers: Papers


class KeptEvidence:
    """Reads all evidence of one record; what it holds is used again only where the log proves that it still holds."""

    def __init__(self) -> None:
        self._known: _Known | None = None
        self._lock = Lock()

    def read(self, connection: Connection) -> Papers:
        """Return every piece of evidence as `connection` sees it."""
        if is_on_server(connection):
            return Papers(queries.all_evidence(connection))
        with self._lock:
            known, types = self._known, tuple(connection.execute(_TYPES).one())
            deeds = _SINCE.named(connection, {"seen": known.seq if known else 0})
            if known is None or known.types != types or not deeds or deeds[0]["hash"] != known.hash:
                papers = Papers(queries.all_evidence(connection))
            else:
                papers = _brought_on(connection, known.papers, deeds[1:])
            if deeds:
                self._known = _Known(deeds[-1]["seq"], deeds[-1]["hash"], types, papers)
            return papers


def _brought_on(connection: Connection, papers: Papers, deeds: Sequence[dict[str, Any]]) -> Papers:
    """Return `papers` as they are after `deeds`."""
    images = chain.from_iterable((*deed["before"], *deed["after"]) for deed in deeds)
    changed = {image["row"][_OF_PAPER[image["table"]]] for image in images if image["table"] in _OF_PAPER}
    if len(changed) > _MANY or any(deed["deed"] == Deed.MERGE for deed in deeds):
        return Papers(queries.all_evidence(connection))
    if not changed:
        return papers
    now = queries.evidence_numbered(connection, changed)
    kept = {key: piece for key, piece in papers.by_number.items() if key not in changed} | now
    return Papers([kept[key] for key in sorted(kept, reverse=True)])
