"""The gate of the satisfaction survey: from its counts to the record and back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import Rule, find_gaps
from ntm_tracker.domain.requirements import PassFail, Survey
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import Answered, Surveyed
from ntm_tracker.domain.satisfaction_entry import SurveyDraft
from ntm_tracker.domain.terms import Judgement, Standing, Verdict
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.service.history import undo
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.store import unit
from tests.builders import a_result
from tests.service.deeds import confirm, events, now, record, refused
from tests.store.record import SET, dump, entry, save

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.service.office import Office

ENOUGH = Draft(survey=SurveyDraft("1.400", "1.250", "1200 " * 19))
SHORT = Draft(survey=SurveyDraft("1400", "1250", "1200 " * 6 + "1062 " + "1200 " * 12))
WANTED = "Hỏi ≥ 80% số hộ; câu 1-18 ≥ 85%; không câu nào dưới 70%; câu 19 ≥ 90%"


def gaps_of_the_gate(checklist: Checklist) -> dict[Rule, str]:
    """Return the sentences about the gate by their rule."""
    return {gap.rule: gap.sentence for gap in find_gaps(checklist) if gap.indicator == "dk3"}


def test_the_shipped_gate_says_no_more_than_its_source(office: Office) -> None:
    """The issue's figures, each with where it was read, and that the text itself was not."""
    requirement = now(office, "dk3").applied.requirement
    assert isinstance(requirement, Survey)
    assert requirement_text(requirement, 2024) == WANTED
    bounds = (requirement.asked, requirement.each, requirement.lowest, requirement.last)
    assert [bound.value for bound in bounds] == [80, 85, 70, 90]
    assert all("chogao.tiengiang.gov.vn" in bound.source for bound in bounds)
    assert all("chưa đọc chính văn bản HD 90" in bound.basis for bound in bounds)
    assert now(office, "dk3").judgement == Judgement(Verdict.NOT_ASSESSED)


def test_the_counts_are_saved_and_judged(office: Office) -> None:
    """Enough of everything is met, provisionally; the record gives the counts back; one undo takes them away."""
    before = dump(office.store)
    state = record(office, "dk3", ENOUGH, on="30/06/2024", source="12/BC-MTTQ")
    assert state.judgement == Judgement(Verdict.MET, provisional=True)
    assert state.result is not None
    assert state.result.outcome == Surveyed(1400, 1250, (1200,) * 19)
    undo(office)
    assert now(office, "dk3").result is None
    assert {name: rows for name, rows in dump(office.store).items() if name != "event"} == {
        name: rows for name, rows in before.items() if name != "event"
    }


def test_one_household_short_is_told(office: Office) -> None:
    """The gap names bound, question, counts and what is missing."""
    record(office, "dk3", SHORT)
    assert gaps_of_the_gate(open_checklist(office))[Rule.NOT_MET] == (
        "Chưa đạt (tạm tính): yêu cầu câu 1-18 ≥ 85%, thấp nhất câu 7: 84,9% (1.062/1.250 hộ), "
        "thiếu 1 hộ hài lòng; hãy có giải pháp rồi lấy ý kiến lại."
    )


def test_what_cannot_be_leaves_the_record_alone(office: Office) -> None:
    """A missing question, or more satisfied than asked: one sentence, nothing saved."""
    with refused(office, "Chưa có số hộ hài lòng của câu 19"):
        record(office, "dk3", Draft(survey=SurveyDraft("1400", "1250", "1200 " * 18)))
    with refused(office, "Câu 1 có 1.251 hộ hài lòng"):
        record(office, "dk3", Draft(survey=SurveyDraft("1400", "1250", "1251 " * 19)))
    with refused(office, "không nhận kết quả kiểu này"):
        record(office, "dk3", Draft(passed=True))
    with refused(office, "không nhận kết quả kiểu này"):
        record(office, "3.1", ENOUGH)


def test_an_answer_of_before_is_never_met(office: Office) -> None:
    """“Đạt” was typed when the gate was an answer: it reads as undetermined, and the gap says to record anew."""
    save(office.store, a_result(Answered(passed=True)), "dk3")
    checklist = open_checklist(office)
    assert now(office, "dk3").judgement == Judgement(Verdict.UNDETERMINED)
    assert gaps_of_the_gate(checklist)[Rule.MISMATCH].startswith("Kết quả đã ghi không cùng cách đo")
    assert record(office, "dk3", ENOUGH).judgement.verdict is Verdict.MET


def test_a_confirmation_of_before_does_not_judge(office: Office) -> None:
    """“Đạt” was read on paper when the gate was an answer: it must be confirmed anew, and can be."""
    save(office.store, a_result(Answered(passed=True)), "dk3")
    with office.store.writing() as connection:
        unit.save_confirmation(
            connection,
            entry(indicator="dk3"),
            set_id=SET,
            indicator="dk3",
            requirement=PassFail(),
            basis="QĐ 18/2022/QĐ-TTg",
            article="",
            dated=None,
            over=None,
        )
    stale = now(office, "dk3")
    assert stale.judgement == Judgement(Verdict.UNDETERMINED)
    assert stale.applied.standing is Standing.UNCONFIRMED
    record(office, "dk3", ENOUGH)
    assert confirm(office, "dk3").judgement == Judgement(Verdict.MET)


def test_confirming_keeps_or_replaces_the_four_bounds(office: Office) -> None:
    """Kept, the bounds keep their sources; replaced, the paper's judge at once and the shipped ones stay beside."""
    record(office, "dk3", ENOUGH)
    kept = confirm(office, "dk3")
    assert kept.judgement == Judgement(Verdict.MET)
    assert kept.applied.requirement == kept.applied.shipped
    replaced = confirm(office, "dk3", "80; 85; 70; câu 19: 96,5%")
    assert replaced.judgement == Judgement(Verdict.NOT_MET)
    assert isinstance(replaced.applied.requirement, Survey)
    assert replaced.applied.requirement.last.value == Decimal("96.5")
    assert requirement_text(replaced.applied.shipped, 2024) == WANTED


def test_a_form_with_other_questions_needs_its_counts_again(office: Office) -> None:
    """The paper has 20 questions: what was counted for 19 is undetermined, never met."""
    record(office, "dk3", ENOUGH)
    assert confirm(office, "dk3", "80; 85; 70; câu 20: 90").judgement.verdict is Verdict.UNDETERMINED
    assert Rule.MISMATCH in gaps_of_the_gate(open_checklist(office))


def test_the_gate_of_the_standard_set_stays_an_answer(office: Office) -> None:
    """No figures are known for xã NTM: nothing is computed there, and none of the advanced set's are borrowed."""
    before = events(office)
    state = record(office, "dk3", Draft(passed=False), Wanted(set_id="xa-ntm-2021-2025"))
    assert isinstance(state.applied.requirement, PassFail)
    assert events(office) == before + 1
