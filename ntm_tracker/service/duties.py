"""Who answers for what, and by when: giving an indicator or a whole criterion to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.duties import Assignment
from ntm_tracker.domain.duty_entry import read_due, read_person
from ntm_tracker.domain.duty_words import assignment_text
from ntm_tracker.domain.history import Deed
from ntm_tracker.errors import InputRefused, Reading
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import find_number, open_checklist
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.rows import check_seen, kept_row
from ntm_tracker.store.tables import assignment
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted
    from ntm_tracker.store.store import View

    Seen = int | Mapping[str, int] | None
    """The version that the officer saw: of the one row, or of each by its number; None where nobody looked."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Assigning:
    """Who and by when, as typed; None leaves it as it is, “” takes it away."""

    to: str | None = None
    """“” takes the deadline away too, unless one is given with it."""
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a deed on the work left."""

    checklist: Checklist
    numbers: tuple[str, ...]
    """The indicators or criteria that it touched."""
    summary: str


def assign(
    office: Office, typed: Sequence[str], assigning: Assigning, wanted: Wanted | None = None, over: Seen = None
) -> Given:
    """Give indicators or whole criteria to somebody, as one deed; `over` is what the officer saw.

    Raises:
        InputRefused: nothing to change, an unreadable day, a name too long.
        NotFound: no such indicator or criterion.
        RowsRefused: somebody saved a newer one of some of them.
        SavedMeanwhile: somebody saved a newer one.
    """
    if assigning.to is None and assigning.due is None:
        raise InputRefused("Chưa ghi giao cho ai hay hạn nào; hãy ghi --to hoặc --due.")
    checklist = open_checklist(office, wanted)
    numbers = numbers_of(checklist, typed)
    with office.store.writing() as connection:
        work = Work(connection)
        check_seen(connection, assignment, checklist.assessment.id, versions(over, numbers))
        rows = [assignment_row(connection, checklist.assessment.id, number, assigning) for number in numbers]
        for row in rows:
            put_assignment(connection, work, row)
        if not work.changed:
            raise InputRefused("Người phụ trách và hạn vừa ghi đã đúng như hiện có; hãy ghi điều cần đổi.")
        summary = "; ".join(assigned_texts(rows))
        work.close(Entry(Deed.ASSIGN, office.who, summary, checklist.assessment.id, numbers))
    return Given(open_checklist(office, wanted), numbers, summary)


def seen_version(seen: Seen, number: str) -> int | None:
    """Return the version of the row of `number` that the officer saw, 0 where there was none."""
    return seen if seen is None or isinstance(seen, int) else seen.get(number, 0)


def versions(over: Seen, numbers: Sequence[str]) -> dict[str, int | None]:
    """Return the version of each row that the officer saw."""
    return {number: seen_version(over, number) for number in numbers}


def assigned_texts(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what was given to whom by when, the numbers of which that is the same together."""
    alike: dict[Assignment, list[str]] = {}
    for row in rows:
        alike.setdefault(Assignment(row["owner"], row["due"]), []).append(row["number"])
    yield from (assigned_text(numbers, given) for given, numbers in alike.items())


def numbers_of(checklist: Checklist, typed: Sequence[str]) -> tuple[str, ...]:
    """Return the indicators, gates and criteria that `typed` names, each once.

    Raises:
        NotFound: the set has none of one of these numbers.
    """
    return tuple(dict.fromkeys(find_number(checklist, number) for number in typed))


def named(numbers: Sequence[str]) -> str:
    """Name what a deed touched inside its sentence: “3.1, 3.2”; a whole criterion as “tiêu chí 3”."""
    return ", ".join(number if "." in number or number.startswith("dk") else f"tiêu chí {number}" for number in numbers)


def assignment_row(
    connection: View, assessment: str, number: str, assigning: Assigning, over: int | None = None
) -> Row:
    """Return the row of an assignment as it is to be; one that is left empty is to be removed.

    Raises:
        InputRefused: a name too long, an unreadable day.
        SavedMeanwhile: somebody saved a newer one than version `over`.
    """
    kept = kept_row(connection, assignment, over, assessment=assessment, number=number)
    owner, due = (kept["owner"], kept["due"]) if kept else ("", None)
    if assigning.to is not None:
        with Reading("owner"):
            owner = read_person(assigning.to)
        due = due if owner else None
    if assigning.due is not None:
        with Reading("due"):
            due = read_due(assigning.due, today())
    return {"assessment": assessment, "number": number, "owner": owner, "due": due}


def put_assignment(connection: View, work: Work, row: Row) -> None:
    """Write the row of an assignment where it differs from what is kept."""
    kept = kept_row(connection, assignment, assessment=row["assessment"], number=row["number"])
    if not row["owner"] and row["due"] is None:
        work.remove(assignment, row)
    elif kept is None or (kept["owner"], kept["due"]) != (row["owner"], row["due"]):
        work.put(assignment, row | {"version": next_number(connection)})


def assigned_text(numbers: Sequence[str], given: Assignment) -> str:
    """Say what was given to whom by when."""
    is_given = given.owner or given.due
    return f"Giao {named(numbers)}: {assignment_text(given)}" if is_given else f"Thôi giao {named(numbers)}"
