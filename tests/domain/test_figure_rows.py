"""The rows of a figure are counted as the figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.figure_rows import (
    CONDITIONS,
    CRITERIA_MET,
    MET,
    REACHED,
    READY,
    RECORDED,
    UNNAMED,
    has_village,
    held,
    of_checklist,
    of_gaps,
    of_plan,
    of_work,
    rows_text,
)
from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.readiness import criteria_met, tally
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Severity
from ntm_tracker.domain.villages import Title
from ntm_tracker.domain.work_list import When, work_items
from ntm_tracker.service.plan import PlanDraft, read_plan, record_plan
from ntm_tracker.service.reading import open_checklist
from ntm_tracker.service.villages import TitleDraft, read_villages, set_titles
from tests.tui.driving import PASSED, confirm, prove, record

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office


def test_the_rows_are_as_many_as_the_figure(office: Office) -> None:
    """Of an assessment, its gaps, its work, the villages and the plan; of one criterion, its indicators."""
    confirm(office, "4")
    record(office, "4", Draft(value="99"))
    prove(office, "4")
    record(office, "3.2", PASSED)
    set_titles(office, ["huong-than"], TitleDraft(culture="2023", ntm="2023"))
    record_plan(office, "bao-hiem-y-te", PlanDraft("100"))
    checklist, villages, plan = open_checklist(office), read_villages(office), read_plan(office)
    counts = tally(checklist.indicators(), checklist.day)
    assert len(of_checklist(CRITERIA_MET, checklist)) == criteria_met(checklist) == 1
    assert len(of_checklist(MET, checklist)) == counts.met == 2
    assert of_checklist(READY, checklist) == ("4",)
    assert len(of_checklist(CONDITIONS, checklist)) == len(checklist.criteria) - 1 + len(checklist.gates)
    assert of_checklist("of:19", checklist) == ("19.1", "19.2")
    assert of_checklist("of:99", checklist) == ()
    gaps, items = find_gaps(checklist), work_items([checklist])
    assert sum(len(of_gaps(f"gaps:{severity}", gaps)) for severity in Severity) == len(of_gaps("", gaps)) == len(gaps)
    assert sum(len(of_work(f"when:{when}", items)) for when in When) == len(of_work("", items)) == len(items)
    for until in (None, 2022, 2023):
        rows = [state for state in villages.named if has_village(held([Title.CULTURE], until), state)]
        assert len(rows) == villages.count(Title.CULTURE, until=until).held
    assert has_village(UNNAMED, None)
    assert not has_village(UNNAMED, villages.named[0])
    assert not has_village(held([Title.NTM]), None)
    assert has_village("", None)
    assert len(of_plan(RECORDED, plan.targets)) == sum(s.latest is not None for s in plan.targets)
    assert len(of_plan(REACHED, plan.targets)) == sum(s.reached is True for s in plan.targets)
    assert len(of_plan("", plan.targets)) == len(plan.targets)


def test_the_rows_are_named_on_the_screen() -> None:
    """What is shown alone is said in words."""
    assert rows_text(held([Title.CULTURE, Title.NTM], 2024)) == "thôn làng văn hóa và đạt chuẩn NTM (đến hết 2024)"
    assert rows_text("gaps:high") == "tồn tại mức nghiêm trọng"
    assert rows_text("when:this_week") == "việc tuần này"
    assert rows_text("of:3") == "chỉ tiêu của tiêu chí 3"
    assert rows_text(READY) == "chỉ tiêu sẵn sàng"
