"""Which deeds stand behind each row: by them one version of it is told to know of another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import Deed
from ntm_tracker.store.joining.identity import Names, Translation
from ntm_tracker.store.tables import identity, joined_head

if TYPE_CHECKING:
    from ntm_tracker.store.images import Image
    from ntm_tracker.store.joining.identity import Alias, Key, Row
    from ntm_tracker.store.joining.ledger import Ledger, Told

Writers = dict[Any, frozenset[str]]
"""The hashes of the deeds that left a row as it is, by its key; more than one where machines did the same."""
BOOKKEEPING = (joined_head.name, identity.name)
"""The tables that each record keeps of its own joining."""
_NOBODY = frozenset[str]()


@dataclass(slots=True)
class Lineage:
    """The rows of one log after some of its deeds, and who wrote them."""

    rows: dict[Key, Row] = field(default_factory=dict)
    writers: Writers = field(default_factory=dict)


class Lineages:
    """The lineage of every log of a ledger, each worked out once."""

    def __init__(self, ledger: Ledger, alias: Alias) -> None:
        self._ledger, self._alias = ledger, alias
        self._found: dict[str, Lineage] = {}

    def of(self, head: str) -> Lineage:
        """Return the lineage of the log that ends with the deed `head`."""
        if head not in self._found:
            play = _Play(self, self._alias)
            for told in self._ledger.chain(head):
                play.follow(told)
            self._found[head] = play.lineage
        return self._found[head]


class _Play:
    def __init__(self, lineages: Lineages, alias: Alias) -> None:
        self._lineages = lineages
        self._names = Names()
        self._translation = Translation(self._names, alias)
        self._around: dict[int, tuple[Writers, Writers]] = {}
        self._undoes: dict[int, int] = {}
        self._merges: set[int] = set()
        self.lineage = Lineage()

    def follow(self, told: Told) -> None:
        """Do one more deed of the log."""
        before = self._rows(told.before())
        self._names.follow(told)
        after = self._rows(told.after())
        rows, writers = self.lineage.rows, self.lineage.writers
        earlier = dict(writers) if told.deed is Deed.MERGE else {}
        own = {key: rows.get(key) for key in before.keys() | after.keys()} if told.deed is Deed.MERGE else {}
        for key in before:
            rows.pop(key, None)
        rows |= after
        if told.undoes is not None:
            self._undoes[told.number] = told.undoes
        if told.deed is Deed.MERGE:
            self._merges.add(told.number)
            self._join(told, own)
            self._around[told.number] = earlier, dict(writers)
        elif (merge := self._merge_behind(told)) is not None:
            self._back_or_forth(told, merge, before.keys() | after.keys())
        else:
            writers |= dict.fromkeys(before.keys() | after.keys(), frozenset((told.hash,)))

    def _rows(self, images: list[Image]) -> dict[Key, Row]:
        found = (image for image in images if image.table not in BOOKKEEPING)
        return {self._translation.key(image): self._translation.row(image) for image in found}

    def _join(self, told: Told, own: dict[Key, Row | None]) -> None:
        """Let what was joined keep its writers; what neither side had so was decided by the joining."""
        rows, writers = self.lineage.rows, self.lineage.writers
        heads = [image.row["hash"] for image in told.after() if image.table == joined_head.name]
        others = [self._lineages.of(head) for head in heads]
        keys = set[Any](own).union(rows, *(other.rows.keys() | other.writers.keys() for other in others))
        for key in keys:
            now, was = rows.get(key), own[key] if key in own else rows.get(key)
            same = [other.writers.get(key, _NOBODY) for other in others if other.rows.get(key) == now]
            if was == now:
                same.append(writers.get(key, _NOBODY))
            writers[key] = _NOBODY.union(*same) if same else frozenset((told.hash,))

    def _merge_behind(self, told: Told) -> int | None:
        """Return the joining that an undo or redo is about in the end, None where it is about another deed."""
        number = told.undoes
        while number is not None and number in self._undoes:
            number = self._undoes[number]
        return number if number in self._merges else None

    def _back_or_forth(self, told: Told, merge: int, changed: Any) -> None:
        """Let the writers be those from before the joining, or from after it, where no other deed wrote since."""
        writers = self.lineage.writers
        earlier, later = self._around[merge]
        old, new = (later, earlier) if told.deed is Deed.UNDO else (earlier, later)
        for key in {*earlier, *later, *changed}:
            if writers.get(key, _NOBODY) == old.get(key, _NOBODY):
                writers[key] = new.get(key, _NOBODY)
