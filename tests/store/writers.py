"""Several officers who write into one record without a pause, and what must be left afterwards.

    python -m tests.store.writers [PROGRAMS] [SECONDS] [SEED]

Each program is a fork that does deeds of every kind through the services, as fast as it can. None may hear that
the record is busy; all that was told as saved must be in the log, once, and the record must pass every check.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import NtmError, RecordUnavailable
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.changing_evidence import edit_evidence
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import list_history, redo, undo
from ntm_tracker.service.office import open_office, set_up_office
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.progress import move
from ntm_tracker.service.reading import open_all
from ntm_tracker.service.recording import Confirming, Recording, confirm_requirement, record_result
from ntm_tracker.service.tasks import TaskDraft, add_task

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.service.office import Office

_FILE = 200_000
"""Bytes of a scan that is saved with evidence."""
_FAILED = 3
_NUMBERS = ("2.1", "2.2", "3.1", "5.1")
"""Indicators that are measured by a number; few, so that the programs meet."""


@dataclass
class Told:
    """What one program heard."""

    saved: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """By sentence."""
    busy: list[str] = field(default_factory=list)
    """Sentences that the record could not be used."""
    longest: float = 0.0
    """Seconds that the slowest deed took."""

    def add(self, other: Told) -> None:
        """Count what another program heard too."""
        self.saved.update(other.saved)
        self.refused.update(other.refused)
        self.busy += other.busy
        self.longest = max(self.longest, other.longest)


@dataclass
class Writer:
    """One officer at one program."""

    office: Office
    chance: random.Random
    folder: Path
    pieces: list[int] = field(default_factory=list)

    def record(self) -> None:
        """Save a result."""
        record_result(self.office, self._number(), Recording(Draft(value=str(self.chance.randrange(100)))))

    def confirm(self) -> None:
        """Confirm a requirement."""
        confirm_requirement(self.office, self._number(), Confirming("QĐ 741", f">= {self.chance.randrange(50, 99)}%"))

    def prove(self) -> None:
        """Save evidence with a file that nobody else has."""
        scan = self.folder / f"quét {os.getpid()}.txt"
        scan.write_bytes(self.chance.randbytes(20) + bytes(_FILE))
        piece = add_evidence(self.office, (self._number(),), Paper(f"Biên bản {os.getpid()}", files=(str(scan),)))
        self.pieces.append(piece.id)

    def correct(self) -> None:
        """Correct a piece of evidence of one's own."""
        if not self.pieces:
            self.prove()
            return
        note = f"Biên bản sửa {self.chance.random()}"
        edit_evidence(self.office, [self.chance.choice(self.pieces)], Change(note=note))

    def assign(self) -> None:
        """Give an indicator to somebody."""
        assign(self.office, [self._number()], Assigning(to=f"Người {self.chance.random()}"))

    def task(self) -> None:
        """Give a task."""
        add_task(self.office, self._number(), TaskDraft("Chụp ảnh kênh", "Anh Ba"))

    def progress(self) -> None:
        """Move the work on."""
        move(self.office, [self._number()], self.chance.choice(("in-progress", "for-review")))

    def appraise(self) -> None:
        """Note what the district found."""
        appraise(self.office, self._number(), AppraisalDraft("huyen", "not-met", "Thiếu ảnh"))

    def take_back(self) -> None:
        """Undo the last deed, whoever did it."""
        undo(self.office)

    def do_again(self) -> None:
        """Redo what was undone last."""
        redo(self.office)

    def look(self) -> None:
        """Read the whole office while the others write."""
        open_all(self.office)

    def _number(self) -> str:
        return self.chance.choice(_NUMBERS)


_READS = ("look",)
DEEDS = (
    *("record",) * 6,
    *("prove", "correct", "confirm", "assign", "task", "progress", "appraise") * 2,
    *("take_back", "do_again", *_READS),
)


def work(writer: Writer, seconds: float) -> Told:
    """Write until the time is over."""
    told, end = Told(), time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        name = writer.chance.choice(DEEDS)
        deed: Callable[[], None] = getattr(writer, name)
        try:
            deed()
        except RecordUnavailable as error:
            told.busy.append(f"{name}: {error.sentence}")
        except NtmError as error:
            told.refused[error.sentence] += 1
        else:
            told.saved[name] += name not in _READS
        told.longest = max(told.longest, time.monotonic() - began)
    return told


def start(data: str, folder: Path, seed: int, seconds: float) -> tuple[int, int]:
    """Start a program; return its number and where it tells what it heard."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    answer: dict[str, Any] = {"failed": "the program ended by itself"}
    try:
        chance = random.Random(seed)  # noqa: S311 - what is written is no secret
        told = work(Writer(open_office(data), chance, folder), seconds)
        answer = {"saved": told.saved, "refused": told.refused, "busy": told.busy, "longest": told.longest}
    except BaseException as error:  # noqa: BLE001 - a fork must not go on as the test
        answer = {"failed": f"{type(error).__name__}: {error}"}
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        json.dump(answer, pipe)
    os._exit(_FAILED if "failed" in answer else 0)


def heard(child: int, reading: int) -> Told:
    """Wait for a program; return what it heard.

    Raises:
        AssertionError: it failed.
    """
    with os.fdopen(reading, encoding="utf-8") as pipe:
        answer = json.load(pipe)
    os.waitpid(child, 0)
    assert "failed" not in answer, answer["failed"]
    return Told(Counter(answer["saved"]), Counter(answer["refused"]), answer["busy"], answer["longest"])


def wrong_with(data: str, told: Told, before: int) -> list[str]:
    """Return what is not as it must be after all programs ended."""
    office = open_office(data)
    events, problems = len(list_history(office)) - before, check_record(office).problems
    office.close()
    wrong = [f"{one.where}: {one.told}" for one in problems] + told.busy
    if events != told.saved.total():
        wrong.append(f"{told.saved.total()} deeds told as saved, {events} in the log")
    return wrong


def main() -> int:
    """Let so many programs write for so many seconds; return 1 where something is wrong afterwards."""
    given = [float(word) for word in sys.argv[1:]]
    programs, seconds, seed = (given[n] if n < len(given) else default for n, default in enumerate((4, 60, 1)))
    with tempfile.TemporaryDirectory(prefix="ntm-writers-") as made:
        data, told = str(Path(made) / "data"), Told()
        _set_up_apart(data)
        started = [start(data, Path(made), int(seed) * 100 + place, seconds) for place in range(int(programs))]
        for one in started:
            told.add(heard(*one))
        wrong = wrong_with(data, told, before=1)
    kinds = ", ".join(f"{name} {count}" for name, count in sorted(told.saved.items()) if count)
    print(f"{kinds}\nrefused with a reason: {told.refused.total()}")  # noqa: T201 - the answer
    print(*(f"  {count:>5} {sentence}" for sentence, count in told.refused.most_common(8)), sep="\n")  # noqa: T201
    print(  # noqa: T201
        f"{int(programs)} programs, {seconds:g} seconds: {told.saved.total()} deeds saved, longest wait "
        f"{told.longest:.2f} s, {len(told.busy)} told that the record is busy, {len(wrong)} wrong"
    )
    print("\n".join(wrong))  # noqa: T201
    return 1 if wrong else 0


def _set_up_apart(data: str) -> None:
    # No database may be open in a program that forks.
    child = os.fork()
    if not child:
        office, _ = set_up_office(data)
        office.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0


if __name__ == "__main__":
    sys.exit(main())
