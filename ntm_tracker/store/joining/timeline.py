"""The deeds of all machines as one history: each once, in the order of time, with the numbers that things have here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import Deed, Event, Line, undone_numbers
from ntm_tracker.store.joining.identity import Alias, Names, names_after, numbers_in
from ntm_tracker.store.joining.ledger import read_ledger
from ntm_tracker.store.tables import joined_head, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from ntm_tracker.store.joining.ledger import Ledger, Told

Kept = dict[str, Any]


def joined_events(connection: Connection) -> list[Event]:
    """Return every deed of every log that the record has taken in, oldest first.

    In the same order on every machine; what a joining brought stands before it, whatever the clocks say.
    """
    ledger = read_ledger(connection)
    translate, undone, ages = _Translator(ledger), _undone(ledger), _Ages(ledger)
    ours = {told.hash for told in ledger.chain(ledger.head)}
    listed = sorted(ledger.known, key=ages.of)
    return [_event(ledger.told[one], one in undone, one not in ours, translate) for one in listed]


class _Ages:
    """When each deed was done, told by those that its machine knew of: never before any of them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[str, tuple[datetime, int]] = {}
        for head in (*ledger.heads, ledger.head):
            self._pass(head)

    def of(self, digest: str) -> tuple[datetime, int, str]:
        """Return what deeds are sorted by."""
        return *self._found[digest], digest

    def _pass(self, head: str) -> None:
        for told in self._ledger.chain(head):
            if told.hash not in self._found:
                heads = [image.row["hash"] for image in told.after() if image.table == joined_head.name]
                for brought in heads:
                    self._pass(brought)
                known = [self._found[one] for one in (*heads, told.row["previous_hash"]) if one in self._found]
                at = max((told.at, *(moment for moment, _ in known)))
                self._found[told.hash] = at, 1 + max((depth for _, depth in known), default=0)


def _undone(ledger: Ledger) -> set[str]:
    """Return what was taken back, on whichever machine."""
    found = set[str]()
    for head in (ledger.head, *ledger.heads):
        chain = ledger.chain(head)
        numbers = undone_numbers(Line(told.number, told.deed, told.undoes) for told in reversed(chain))
        found |= {told.hash for told in chain if told.number in numbers}
    return found


class _Translator:
    """Rows of any log with the numbers that their things have in the record now."""

    def __init__(self, ledger: Ledger) -> None:
        names = names_after(ledger.chain(ledger.head))
        given = names.given()
        self._alias = Alias(given.values())
        self._now = {(kind, self._alias[min(uids)]): number for (kind, number), uids in given.items()}
        self._rows = dict[str, tuple[list[Kept], list[Kept]]]()
        for head in (*ledger.heads, ledger.head):
            self._pass(ledger.chain(head))

    def rows(self, told: Told) -> tuple[list[Kept], list[Kept]]:
        """Return the rows before and after a deed."""
        return self._rows[told.hash]

    def _pass(self, chain: Iterable[Told]) -> None:
        names = Names()
        for told in chain:
            before = list(self._numbered(names, told.row["before"]))
            names.follow(told)
            self._rows[told.hash] = before, list(self._numbered(names, told.row["after"]))

    def _numbered(self, names: Names, kept: Iterable[Mapping[str, Any]]) -> Iterator[Kept]:
        for one in kept:
            row = dict(one["row"])
            for name, kind in numbers_in(metadata.tables[one["table"]]) if one["table"] in metadata.tables else ():
                row[name] = self._number(names, kind, row[name])
            yield {**one, "row": row}

    def _number(self, names: Names, kind: str, number: int) -> int:
        bearers = names.bearers((kind, number))
        return self._now.get((kind, self._alias[min(bearers)]), number) if bearers else number


def _event(told: Told, undone: bool, joined: bool, translate: _Translator) -> Event:  # noqa: FBT001 - private, one caller
    before, after = translate.rows(told)
    if told.deed is Deed.MERGE:
        # What it brought is told by the deeds that it brought.
        after = [one for one in after if one.get("decided")]
        before = []
    row = told.row
    return Event(
        seq=told.number,
        at=told.at,
        who=told.who,
        deed=told.deed,
        assessment=row["assessment"],
        indicators=tuple(row["indicators"]),
        summary=row["summary"],
        reason=row["reason"],
        before=tuple(before),
        after=tuple(after),
        undoes=told.undoes,
        undone=undone,
        previous_hash=row["previous_hash"],
        hash=told.hash,
        joined=joined,
    )
