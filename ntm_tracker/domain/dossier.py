"""How the dossier lies: which document goes into which folder, in the order inspectors read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.dossier_names import criterion_folder, document_name, gate_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from ntm_tracker.domain.checklist import Checklist, IndicatorState
    from ntm_tracker.domain.evidence import Evidence, StoredFile


@dataclass(frozen=True, slots=True)
class Document:
    """One file of one piece of evidence, or the note of a piece that has none, and everywhere it lies."""

    evidence: Evidence
    file: StoredFile | None
    indicators: tuple[str, ...]
    places: tuple[str, ...]
    """Its path in the folder of each of `indicators`, in their order."""


def lay_out(checklist: Checklist, *, focus: bool = False, only: Collection[int] | None = None) -> tuple[Document, ...]:
    """Return every document of `checklist` in the order of its first place.

    `focus` leaves out all but the focus criteria, `only` all but the evidence of these numbers.
    Files that a newer one replaced have no place.
    """
    found: dict[tuple[int, int], Document] = {}
    for folder, state in folders(checklist, focus=focus):
        listed = [(piece, at) for piece in _in_order(state, only) for at in range(max(1, len(piece.files)))]
        width = max(2, len(str(len(listed))))
        for place, (piece, at) in enumerate(listed, start=1):
            held = piece.files[at] if piece.files else None
            path = f"{folder}/{document_name(f'{place:0{width}}', piece, held)}"
            known = found.get((piece.id, at)) or Document(piece, held, (), ())
            indicators = (*known.indicators, state.indicator.number)
            found[piece.id, at] = replace(known, indicators=indicators, places=(*known.places, path))
    return tuple(found.values())


def folders(checklist: Checklist, *, focus: bool = False) -> Iterator[tuple[str, IndicatorState]]:
    """Yield every indicator with its folder: the criteria, then the gates; with `focus` the focus criteria only."""
    for criterion in checklist.criteria:
        if criterion.focus or not focus:
            for state in criterion.indicators:
                yield f"{criterion_folder(criterion.criterion)}/{state.indicator.number}", state
    if not focus:
        for gate in checklist.gates:
            yield gate_folder(gate.indicator.number), gate


def reading_order(checklist: Checklist) -> Callable[[str], tuple[int, str]]:
    """Return what places in the dossier are sorted by: the folders in order, 3.2 before 3.10, then the names."""
    rank = {folder: at for at, (folder, _) in enumerate(folders(checklist))}
    return lambda place: (rank[place.rpartition("/")[0]], place)


def criterion_of(place: str) -> str:
    """Return the folder of the criterion, or of the gates, that a place lies in."""
    return place.partition("/")[0]


def _in_order(state: IndicatorState, only: Collection[int] | None) -> list[Evidence]:
    """Return the evidence of one indicator by the day on the paper; undated papers come last."""
    chosen = [piece for piece in state.evidence if only is None or piece.id in only]
    return sorted(chosen, key=lambda piece: (piece.issued or date.max, piece.id))
