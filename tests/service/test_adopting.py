"""Adopting a set: what is carried, what waits, nothing lost, and one undo takes it all back."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ntm_tracker.domain.comparison import content_hash
from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.precedents import Carry
from ntm_tracker.domain.requirements import PassFail, Ratio, Unknown
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Progress, Verdict
from ntm_tracker.law.shelf import shipped_set
from ntm_tracker.service.adopting import Adopting, adopt_set, plan_adoption
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.earlier_owner import earlier_owner
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import undo
from ntm_tracker.service.office import open_office
from ntm_tracker.service.own_sets import write_set
from ntm_tracker.service.progress import accept
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.service.recording import Recording, keep_answer, record_result
from ntm_tracker.service.tasks import TaskDraft, add_task, finish_task
from ntm_tracker.store import unit
from tests.builders import a_criteria_set, a_criterion, an_indicator
from tests.service.deeds import assessments, confirm, events, now, record, refused, value
from tests.store.record import COMMUNE, SET, VILLAGE, content, entry
from tests.strategies import criteria_sets, results

if TYPE_CHECKING:
    from ntm_tracker.domain.criteria import CriteriaSet, Indicator
    from ntm_tracker.service.office import Office

BASELINE = "xa-ntm-2021-2025"
NTM = Wanted(set_id=BASELINE)
STAND_IN = "thon-ntm-kieu-mau-yen-bai-2021-2025"
THON = Wanted(subject="huong-than")
PROVINCE = "thon-thu-nghiem"
"""A made-up village set: test data, not law."""


def a_province_set() -> CriteriaSet:
    """Return a made-up set for villages, its first criterion named as the stand-in's."""
    first = shipped_set(STAND_IN).criteria[0].name
    criteria = (
        a_criterion(1, an_indicator("1", text=first, requirement=PassFail()), name=first),
        a_criterion(2, an_indicator("2.1", text="Chỉ tiêu bịa để thử", requirement=PassFail()), name="Tiêu chí bịa"),
    )
    made = a_criteria_set(*criteria, set_id=PROVINCE)
    return replace(made, level="village", short_title="Bộ bịa để thử")


def commune_set(set_id: str, *indicators: Indicator) -> CriteriaSet:
    """Return a small commune set of one criterion."""
    return a_criteria_set(a_criterion(1, *indicators), set_id=set_id)


def add_paper(office: Office, numbers: tuple[str, ...], wanted: Wanted | None = None) -> int:
    """Write a piece of evidence; return its id."""
    return add_evidence(office, numbers, Paper("Biên bản nghiệm thu"), wanted).id


def test_the_stand_in_is_swapped_and_nothing_is_lost(office: Office) -> None:
    """Results and evidence of the stand-in stay readable there and wait beside the province's own criteria."""
    record(office, "1", Draft(passed=True), THON)
    record(office, "2", Draft(passed=True), THON)
    paper = add_paper(office, ("1",), THON)
    write_set(office, a_province_set(), "nhập để thử")
    before = content(office.store)
    asked = Adopting(PROVINCE, subject="huong than")
    planned = plan_adoption(office, asked)
    assert content(office.store) == before, "a trial run writes nothing"
    adopted = adopt_set(office, asked)
    assert adopted.adoption.counts == planned.counts
    assert (planned.counts.review, planned.counts.carried, planned.counts.left_behind) == (1, 0, 1)
    after = open_checklist(office, THON)
    assert after.assessment.set_id == PROVINCE
    state = after.find("1")
    assert state is not None
    assert (state.result, state.judgement.verdict) == (None, Verdict.NOT_ASSESSED)
    (old,) = state.to_review
    assert [piece.id for piece in old.evidence] == [paper]
    assert Rule.NEEDS_REVIEW in {gap.rule for gap in find_gaps(after) if gap.indicator == "1"}
    kept = open_checklist(office, Wanted("huong-than", STAND_IN))
    assert [s.indicator.number for s in kept.indicators() if s.result] == ["1", "2"]
    assert [a.id for a in assessments(office)][-1] == VILLAGE, "what was replaced comes last"
    assert kept.assessment.replaced_by == after.assessment.id
    undo(office)
    assert content(office.store) == before


def test_two_unknown_bounds_are_not_the_same(office: Office) -> None:
    """The stand-in's “Đạt” is not carried to a criterion of the same name whose bound nobody has read either."""
    record(office, "1", Draft(passed=True), THON)
    name = shipped_set(STAND_IN).criteria[0].name
    made = replace(a_criteria_set(a_criterion(1, name=name), set_id=PROVINCE), level="village")
    write_set(office, made, "nhập để thử")
    assert adopt_set(office, Adopting(PROVINCE)).adoption.counts.review == 1


def test_the_lower_level_runs_beside_the_higher(office: Office) -> None:
    """NTM 57 to nâng cao 75: the same gate is carried with its paper, the rest waits, both stay in front."""
    record(office, "3.1", value("92"), NTM)
    record(office, "dk2", Draft(passed=True), NTM)
    paper = add_paper(office, ("dk2", "3.1"), NTM)
    done = adopt_set(office, Adopting(SET, start=BASELINE, beside=True)).adoption
    assert (done.exists, done.replaces) == (True, False)
    assert (done.counts.carried, done.counts.review, done.counts.links) == (1, 1, 1)
    gate, water = now(office, "dk2"), now(office, "3.1")
    assert gate.result is not None
    assert [piece.id for piece in gate.evidence] == [paper]
    assert [p.carry for p in gate.precedents] == [Carry.CARRIED]
    assert (water.result, water.evidence) == (None, ())
    assert all(a.replaced_by is None for a in assessments(office))
    again = adopt_set(office, Adopting(SET, start=BASELINE, beside=True))
    assert (again.changed, again.adoption.counts.kept) == (False, 1), "what is there is never written over"


def test_next_year_opens_from_this_one(office: Office) -> None:
    """The same set in 2025: answers stand beside as “kỳ trước”, none counts, focus and deadline follow."""
    record(office, "3.1", value("92"))
    add_paper(office, ("3.1",))
    before = content(office.store)
    done = adopt_set(office, Adopting(SET, year="2025"))
    counts = done.adoption.counts
    assert (counts.previous, counts.carried, counts.review, done.adoption.replaces) == (1, 0, 0, False)
    checklist = open_checklist(office)
    assert (checklist.assessment.year, checklist.assessment.focus) == (2025, (3, 6, 8, 19))
    assert checklist.assessment.deadline.isoformat() == "2025-12-31"
    assert not any(s.result or s.evidence for s in checklist.indicators())
    state = now(office, "3.1")
    assert [p.carry for p in state.precedents] == [Carry.PREVIOUS]
    assert state.to_review == ()
    assert now(office, "3.1", Wanted(year=2024)).result is not None, "the year picks among the years of one set"
    undo(office)
    assert content(office.store) == before


def test_an_answer_to_the_text_before_an_amendment_waits_beside_the_one_after(office: Office) -> None:
    """18.4 of 2023 is asked anew in 2024, however much was rewritten; nothing is left behind."""
    adopt_set(office, Adopting(BASELINE, year="2023", beside=True))
    record(office, "18.4", Draft(passed=True), Wanted(set_id=BASELINE, year=2023))
    adopt_set(office, Adopting(BASELINE, year="2025", start=f"07387/{BASELINE}/2023"))
    state = now(office, "18.4", Wanted(set_id=BASELINE, year=2025))
    assert [p.carry for p in state.to_review] == [Carry.REVIEW]
    assert state.judgement.verdict is Verdict.NOT_ASSESSED


def test_the_village_s_next_year_does_not_become_the_commune_s(office: Office) -> None:
    """What is shown first and reported stays the commune's."""
    adopt_set(office, Adopting(STAND_IN, year="2025"))
    assert open_checklist(office).assessment.id == COMMUNE
    assert assessments(office)[0].id == COMMUNE


def test_an_amended_set_takes_its_confirmations_along(office: Office) -> None:
    """The next edition of one decision: what was read on paper stays read, the result is carried as it was judged."""
    first = commune_set("bo-thu", an_indicator("1.1"), an_indicator("1.2", text="Điện", requirement=PassFail()))
    write_set(office, first, "nhập để thử")
    adopt_set(office, Adopting("bo-thu", beside=True))
    own = Wanted(set_id="bo-thu")
    confirm(office, "1.1", ">= 80", wanted=own)
    record(office, "1.1", value("85"), own)
    amended = commune_set(
        "bo-thu", an_indicator("1.1"), an_indicator("1.2", text="Điện an toàn", requirement=PassFail())
    )
    second = write_set(office, amended, "nhập lần hai").criteria_set
    assert second.revises == "bo-thu"
    done = adopt_set(office, Adopting(second.id)).adoption
    assert (done.counts.confirmations, done.counts.carried, done.replaces) == (1, 1, True)
    state = now(office, "1.1", Wanted(set_id=second.id))
    assert (state.judgement.verdict, state.judgement.provisional) == (Verdict.MET, False)


def test_a_confirmed_bound_counts_on_both_sides(office: Office) -> None:
    """Printed alike, but judged by another bound here: the answer waits."""
    write_set(office, commune_set("bo-mot", an_indicator()), "nhập để thử")
    write_set(office, commune_set("bo-hai", an_indicator()), "nhập để thử")
    adopt_set(office, Adopting("bo-mot", beside=True))
    confirm(office, "1.1", ">= 80", wanted=Wanted(set_id="bo-mot"))
    record(office, "1.1", value("85"), Wanted(set_id="bo-mot"))
    assert plan_adoption(office, Adopting("bo-hai", start="bo-mot")).counts.review == 1


def test_there_and_back_again(office: Office) -> None:
    """The officer may return to the set that was replaced: only one of the two is in front."""
    for set_id in ("bo-mot", "bo-hai"):
        write_set(office, commune_set(set_id, an_indicator()), "nhập để thử")
    adopt_set(office, Adopting("bo-mot", start=BASELINE))
    adopt_set(office, Adopting("bo-hai", start="bo-mot"))
    adopt_set(office, Adopting("bo-mot", start="bo-hai"))
    front = {a.set_id for a in assessments(office) if a.replaced_by is None}
    assert "bo-mot" in front
    assert not front & {"bo-hai", BASELINE}
    adopt_set(office, Adopting(BASELINE, start="bo-mot"))
    front = {a.set_id for a in assessments(office) if a.replaced_by is None}
    assert BASELINE in front
    assert not front & {"bo-mot", "bo-hai"}


def test_an_answer_that_waits_is_passed_on(office: Office) -> None:
    """A second change of sets before anybody looked: the answer is still beside."""
    for set_id, bound in (("bo-mot", 90), ("bo-hai", 91), ("bo-ba", 92)):
        indicator = an_indicator(requirement=Ratio(op=">=", value=Decimal(bound)))
        write_set(office, commune_set(set_id, indicator), "nhập để thử")
    adopt_set(office, Adopting("bo-mot", beside=True))
    record(office, "1.1", value("95"), Wanted(set_id="bo-mot"))
    adopt_set(office, Adopting("bo-hai", start="bo-mot"))
    assert adopt_set(office, Adopting("bo-ba", start="bo-hai")).adoption.counts.review == 1
    (waiting,) = now(office, "1.1", Wanted(set_id="bo-ba")).to_review
    assert waiting.assessment == "07387/bo-mot/2024"


def test_the_officer_s_mapping(office: Office) -> None:
    """A drawn pair is reviewed, one old may serve several new; unknown numbers are named."""
    record(office, "4.1", Draft(passed=True), NTM)
    asked = Adopting(SET, start=BASELINE, beside=True, mapping=(("4.1", "6.1"), ("4,1", "6.2")))
    assert adopt_set(office, asked).adoption.counts.review == 2
    assert [p.number for p in now(office, "6.2").to_review] == ["4.1"]
    with refused(office, "99.9"):
        plan_adoption(office, replace(asked, mapping=(("99.9", "6.1"),)))
    with refused(office, "nâng cao"):
        plan_adoption(office, replace(asked, mapping=(("4.1", "77"),)))
    with refused(office, "hai lần"):
        plan_adoption(office, replace(asked, mapping=(("4.1", "6.1"), ("4.2", "6.1"))))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Adopting("khong-co"), "khong-co"),
        (Adopting("xa-ntm-2026-2030"), "chưa đầy đủ"),
        (Adopting(BASELINE, subject="huong than"), "cấp xã"),
        (Adopting(STAND_IN, subject="07387"), "cấp thôn"),
        (Adopting(SET, start=STAND_IN), STAND_IN),
        (Adopting(SET, start=VILLAGE), "cấp xã"),
        (Adopting(SET), "--year"),
        (Adopting(SET, subject="Xã Lạ"), "Xã Lạ"),
        (Adopting(SET, start_subject="don cau bang"), "chưa có kỳ"),
        (Adopting(SET, year="24"), "24"),
        (Adopting(SET, year="2025", deadline="1/1/2024"), "trước kỳ"),
        (Adopting(SET, year="2025", focus="3, 20"), "20"),
        (Adopting(STAND_IN, subject="don-cau-bang", mapping=(("1", "2"),)), "--map"),
    ],
)
def test_what_cannot_be_adopted_is_one_sentence(office: Office, asked: Adopting, told: str) -> None:
    """Nothing is written."""
    with refused(office, told):
        adopt_set(office, asked)


def test_a_year_out_of_force_is_warned_of(office: Office) -> None:
    """The deed is not refused: the officer may know better."""
    assert "2027" in plan_adoption(office, Adopting(SET, year="2027")).warnings[0]
    assert "hiệu lực" in plan_adoption(office, Adopting(SET, year="2020")).warnings[0]
    assert plan_adoption(office, Adopting(SET, year="2025")).warnings == ()


def test_an_assessment_is_opened_from_nothing(office: Office) -> None:
    """A village without any is opened empty, due at the end of the year."""
    done = adopt_set(office, Adopting(STAND_IN, subject="don cau bang"))
    assert done.adoption.start is None
    assert (done.checklist.assessment.year, done.checklist.assessment.deadline.month) == (2024, 12)


def test_an_earlier_answer_is_kept_with_its_papers_as_one_deed(office: Office) -> None:
    """`--as-before`: one event, one undo."""
    record(office, "3.1", value("92"), NTM, source="12/BC-UBND")
    paper = add_paper(office, ("3.1",), NTM)
    adopt_set(office, Adopting(SET, start=BASELINE, beside=True))
    before, count = content(office.store), events(office)
    saved = keep_answer(office, "3.1")
    assert saved.state.result is not None
    assert saved.state.result.source == "12/BC-UBND"
    assert [piece.id for piece in saved.state.evidence] == [paper]
    assert saved.state.to_review == ()
    assert events(office) == count + 1
    undo(office)
    assert content(office.store) == before


def test_old_papers_are_linked_only_when_asked(office: Office) -> None:
    """A new result alone links nothing."""
    record(office, "3.1", value("92"), NTM)
    paper = add_paper(office, ("3.1",), NTM)
    adopt_set(office, Adopting(SET, start=BASELINE, beside=True))
    assert record(office, "3.1", value("93")).evidence == ()
    saved = record_result(office, "3.1", Recording(value("94"), with_evidence=True))
    assert [piece.id for piece in saved.state.evidence] == [paper]
    with refused(office, "minh chứng cũ"):
        record_result(office, "3.1", Recording(value("95"), with_evidence=True))


def test_an_answer_that_does_not_fit_is_not_kept(office: Office) -> None:
    """None before, or one of another kind: a sentence."""
    record(office, "3.2", value("60"), NTM)
    adopt_set(office, Adopting(SET, start=BASELINE, beside=True))
    with refused(office, "không có câu trả lời cũ"):
        keep_answer(office, "1.1")
    with refused(office, "không cùng đơn vị"):
        keep_answer(office, "3.6")


def _given(office: Office, wanted: Wanted, number: str) -> tuple[object, ...]:
    checklist = open_checklist(office, wanted)
    state = checklist.find(number)
    assert state is not None
    return state.owner, state.due, state.progress, [task.what for task in state.tasks if task.done_on is None]


def test_the_work_goes_with_what_is_the_same(office: Office) -> None:
    """Owner, deadline, accepted step and open tasks of the same gate go along; a changed one keeps its own behind."""
    record(office, "dk2", Draft(passed=True), NTM)
    record(office, "3.1", value("92"), NTM)
    assign(office, ["dk2", "3.1"], Assigning("Chị Hà", "30/11/2024"), NTM)
    accept(office, ["dk2"], NTM)
    add_task(office, "dk2", TaskDraft("Lập biên bản"), NTM)
    done = add_task(office, "dk2", TaskDraft("Chụp ảnh"), NTM)
    finish_task(office, done.task.id)
    before = content(office.store)
    asked = Adopting(SET, start=BASELINE)
    planned = plan_adoption(office, asked).counts
    assert (planned.owners, planned.steps, planned.tasks) == (1, 1, 1)
    adopted = adopt_set(office, asked)
    assert adopted.adoption.counts == planned
    there = Wanted(set_id=SET)
    assert _given(office, there, "dk2") == ("Chị Hà", date(2024, 11, 30), Progress.ACCEPTED, ["Lập biên bản"])
    assert _given(office, there, "3.1")[0] == ""
    assert _given(office, NTM, "dk2")[3] == [], "what is to be done is asked for once"
    assert _given(office, NTM, "3.1")[0] == "Chị Hà"
    undo(office)
    assert content(office.store) == before


def test_the_owner_of_what_changed_is_proposed_and_not_set(office: Office) -> None:
    """Answered or not, under a swapped set or in a new year; where nobody answered before there is nothing."""
    assign(office, ["3.1", "1.1"], Assigning("Chị Hà", "30/11/2024"), NTM)
    record(office, "3.1", value("92"), NTM)
    target = adopt_set(office, Adopting(SET, start=BASELINE)).adoption.target
    before = earlier_owner(office, target.id, "3.1")
    assert before is not None
    assert (before.owner, before.number) == ("Chị Hà", "3.1")
    assert _given(office, Wanted(set_id=SET), "3.1")[:2] == ("", None)
    assert earlier_owner(office, target.id, "18.1") is None
    assign(office, ["18.1"], Assigning("Anh Ba"), Wanted(set_id=SET))
    following = adopt_set(office, Adopting(SET, year="2025")).adoption.target
    later = earlier_owner(office, following.id, "18.1")
    assert later is not None
    assert (later.owner, later.label.endswith("kỳ 2024")) == ("Anh Ba", True)


def test_beside_the_start_tasks_are_asked_for_in_both(office: Office) -> None:
    """A lower level that goes on keeps its own; adopting again adds nothing."""
    add_task(office, "dk2", TaskDraft("Lập biên bản", "Anh Ba"), NTM)
    asked = Adopting(SET, start=BASELINE, beside=True)
    adopt_set(office, asked)
    for wanted in (NTM, Wanted(set_id=SET)):
        assert _given(office, wanted, "dk2")[3] == ["Lập biên bản"]
    assert not adopt_set(office, asked).changed


def test_a_whole_criterion_keeps_its_owner_where_all_of_it_is_the_same(office: Office) -> None:
    """Else each indicator that goes on has the owner that its criterion had."""
    one, two, other = (an_indicator(n, text=t) for n, t in (("1.1", "Nước sạch"), ("1.2", "Chợ"), ("1.2", "Bưu điện")))
    write_set(office, commune_set("bo-cu", one, two), "thử")
    write_set(office, commune_set("bo-moi", one, two), "thử")
    write_set(office, commune_set("bo-khac", one, other), "thử")
    adopt_set(office, Adopting("bo-cu", beside=True))
    assign(office, ["1"], Assigning("Chị Hà", "30/11/2024"), Wanted(set_id="bo-cu"))
    adopt_set(office, Adopting("bo-moi", start="bo-cu", beside=True))
    whole = open_checklist(office, Wanted(set_id="bo-moi")).find_criterion("1")
    assert whole is not None
    assert whole.assignment is not None
    assert [state.assignment for state in whole.indicators] == [None, None]
    adopt_set(office, Adopting("bo-khac", start="bo-cu", beside=True))
    assert _given(office, Wanted(set_id="bo-khac"), "1.1")[:2] == ("Chị Hà", date(2024, 11, 30))
    assert _given(office, Wanted(set_id="bo-khac"), "1.2")[:2] == ("", None)


@pytest.mark.usefixtures("clock")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=criteria_sets(), new=criteria_sets(), data=st.data(), beside=st.booleans())
def test_adopting_is_undone_to_the_row(
    template: Path, old: CriteriaSet, new: CriteriaSet, data: st.DataObject, *, beside: bool
) -> None:
    """Random sets and answers: carried only where the content is the same, nothing newly met, undone whole."""
    with tempfile.TemporaryDirectory() as folder:
        office = open_office(str(shutil.copytree(template, Path(folder) / "data")))
        write_set(office, replace(old, id="bo-cu"), "thử")
        write_set(office, replace(new, id="bo-moi"), "thử")
        opened = adopt_set(office, Adopting("bo-cu", beside=True)).adoption.target
        for indicator in old.measured():
            if data.draw(st.booleans()):
                with office.store.writing() as connection:
                    deed = replace(entry(indicator=indicator.number), assessment=opened.id)
                    unit.save_result(connection, deed, indicator.number, data.draw(results()), None)
            if data.draw(st.booleans()):
                add_paper(office, (indicator.number,), Wanted(set_id="bo-cu"))
            if data.draw(st.booleans()):
                assign(office, [indicator.number], Assigning("Chị Hà"), Wanted(set_id="bo-cu"))
                add_task(office, indicator.number, TaskDraft("Đo lại"), Wanted(set_id="bo-cu"))
        before = content(office.store)
        asked = Adopting("bo-moi", start="bo-cu", beside=beside)
        planned, done = plan_adoption(office, asked), adopt_set(office, asked)
        assert planned.counts == done.adoption.counts
        was = open_checklist(office, Wanted(set_id="bo-cu"))
        now_met = [s for s in done.checklist.indicators() if s.judgement.verdict is Verdict.MET]
        follows = {p.indicator: p.from_indicator for p in done.adoption.precedences if p.carry is Carry.CARRIED}
        for state in now_met:
            earlier = was.find(follows[state.indicator.number])
            assert earlier is not None
            assert earlier.judgement.verdict is Verdict.MET
        for line in done.adoption.carried:
            assert line.old is not None
            assert line.new is not None
            assert content_hash(line.old.indicator) == content_hash(line.new.indicator)
            assert not isinstance(line.new.indicator.requirement, Unknown)
        assert sum(bool(s.result) for s in done.checklist.indicators()) <= done.adoption.counts.results
        undo(office)
        assert content(office.store) == before
        office.close()
