"""Whatever two machines do apart, joined in whatever order: both come to the same record, and it proves itself."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.uniting import Choice
from ntm_tracker.errors import NtmError
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.checkup import check_record
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.history import list_history
from ntm_tracker.service.office import open_office
from ntm_tracker.service.plan import PlanDraft, record_plan
from ntm_tracker.service.progress import accept
from ntm_tracker.service.tasks import TaskDraft, add_task, finish_task
from ntm_tracker.service.villages import TitleDraft, set_titles
from ntm_tracker.store.events import Entry
from ntm_tracker.store.joining.join import plan_joining, settle
from ntm_tracker.store.joining.lineage import BOOKKEEPING
from ntm_tracker.store.joining.writing import write_joining
from ntm_tracker.store.tables import logged_tables
from tests.service.test_any_sequence import STEPS, answers, do

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ntm_tracker.domain.uniting import Conflict, Key
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.joining.join import Joining

Step = tuple[str, Any]
_MORE = st.one_of(
    st.tuples(st.just("assign"), st.sampled_from(["Chị Hà", "Anh Bình"])),
    st.tuples(st.just("task"), st.sampled_from(["Đo mương", "Họp dân"])),
    st.tuples(st.just("finish"), st.integers(1, 3)),
    st.tuples(st.just("accept"), st.none()),
    st.tuples(st.just("appraise"), st.sampled_from(["met", "not_met"])),
    st.tuples(st.just("plan"), st.tuples(st.integers(90, 99), st.sampled_from(["quý 1", "quý 2"]))),
    st.tuples(st.just("title"), st.sampled_from(["2021", "chưa"])),
)
_STEPS = st.lists(st.tuples(st.booleans(), st.one_of(STEPS, _MORE)), max_size=8)
"""What is done, and whether on the first machine."""
_BASIC = frozenset(
    "record confirm withdraw add edit link unlink replace focus adopt copy undo redo".split()  # noqa: SIM905 - shorter
)
_TIMES = {"version", "retired"}
_COUNTED = re.compile(r"\b(version|retired)=\d+")


def further(office: Office, step: Step) -> None:
    """Do what the sequences of one machine leave out, whether or not it can be done just now."""
    kind, told = step
    deeds: dict[str, Callable[[], object]] = {
        "assign": lambda: assign(office, ["3.1"], Assigning(told, "30/9/2024")),
        "task": lambda: add_task(office, "3.1", TaskDraft(told, "Anh Bình", "")),
        "finish": lambda: finish_task(office, told, "1/6/2024"),
        "accept": lambda: accept(office, ["3.1"]),
        "appraise": lambda: appraise(office, "3.1", AppraisalDraft("huyen", told, "Thiếu [b]", "1/6/2024", "Phòng NN")),
        "plan": lambda: record_plan(office, "bao-hiem-y-te", PlanDraft(str(told[0]), period=told[1])),
        "title": lambda: set_titles(office, ["huong-than"], TitleDraft(culture=told)),
    }
    if kind in deeds:
        with suppress(NtmError):
            deeds[kind]()


def join(here: Office, there: Office) -> Joining | None:
    """Join one record to another, choosing by what the rows say and not by whose they are; None for nothing new."""
    with here.store.writing() as ours, there.store.reading() as theirs:
        planned = plan_joining(ours, theirs, here.profile.village_counts)
        if not planned.new:
            return None
        joining = settle(planned, chosen(planned.conflicts))
        head = {"hash": joining.there.ledger.head, "events": 1, "exported_by": there.who}
        entry = Entry(Deed.MERGE, here.who, "Gộp gói dữ liệu")
        write_joining(ours, theirs, joining, entry, head | {"exported_at": datetime.now(UTC)})
        return joining


def chosen(conflicts: Sequence[Conflict]) -> dict[Key, Choice]:
    """Choose the same whichever side one stands on."""
    return {
        one.key: Choice.HERE if repr(sorted(one.here.items())) < repr(sorted(one.there.items())) else Choice.THERE
        for one in conflicts
    }


def content(office: Office) -> dict[str, list[str]]:
    """Return every row but what each record keeps of its own joining; versions count the deeds of one machine."""
    with office.store.reading() as connection:
        return {
            table.name: sorted(
                repr({name: value for name, value in row.items() if name not in _TIMES})
                for row in connection.execute(select(table)).mappings()
            )
            for table in logged_tables()
            if table.name not in BOOKKEEPING
        }


def read(office: Office, day: date | None) -> list[str]:
    """Return what an officer reads, without versions."""
    return [_COUNTED.sub("", repr(answer)) for answer in answers(office, day)]


def told(office: Office) -> list[tuple[str, bool]]:
    """Return the history, without what each machine says of its joining."""
    return [(event.hash, event.undone) for event in list_history(office) if event.deed is not Deed.MERGE]


@settings(max_examples=12)
@given(st.lists(STEPS, max_size=4), _STEPS, st.booleans(), _STEPS)
def test_both_come_to_the_same(
    template: Path,
    common: list[Step],
    first: list[tuple[bool, Step]],
    one_way: bool,  # noqa: FBT001 - given by Hypothesis
    second: list[tuple[bool, Step]],
) -> None:
    """A with B is B with A; joined again, nothing changes; every check holds, and so does the past."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        start = open_office(str(shutil.copytree(template, folder / "start")))
        for step in common:
            do(start, folder, step)
        start.close()
        machines = [
            replace(open_office(str(shutil.copytree(folder / "start", folder / name))), who=name)
            for name in ("Chị Hà", "Anh Bình")
        ]
        for steps in (first, second):
            for is_first, step in steps:
                office = machines[not is_first]
                do(office, folder, step) if step[0] in _BASIC else further(office, step)
            if one_way and steps is first:
                join(machines[1], machines[0])
        _exchange(machines, folder)
        for office in machines:
            office.close()


_BASIC = frozenset(
    (
        "record",
        "confirm",
        "withdraw",
        "add",
        "edit",
        "link",
        "unlink",
        "replace",
        "focus",
        "adopt",
        "copy",
        "undo",
        "redo",
    )
)


def _exchange(machines: list[Office], folder: Path) -> None:
    """Let both carry their record to the other as it was before either joined."""
    ours, theirs = machines
    before = folder / "before"
    with theirs.store.reading():
        shutil.copytree(theirs.database.parent, before)
    carried = open_office(str(before))
    join(theirs, ours)
    join(ours, carried)
    assert content(ours) == content(theirs)
    for day in (date(2024, 6, 30), None):
        assert read(ours, day) == read(theirs, day)
    assert told(ours) == told(theirs)
    for office in machines:
        assert check_record(office).problems == ()
    state = content(ours)
    assert join(ours, carried) is None
    assert join(theirs, ours) is None or content(theirs) == state
    assert content(ours) == state
    carried.close()
