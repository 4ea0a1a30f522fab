"""Which assessment is meant, and how it stood on a past day."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.checklist import Recorded, assess
from ntm_tracker.domain.requirements import PassFail, Ratio, Unknown
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.terms import Judgement, Verdict
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.law.shelf import shipped_set
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.history import undo
from ntm_tracker.service.reading import (
    Wanted,
    choose,
    find_indicator,
    open_all,
    open_checklist,
    targets_beside,
)
from ntm_tracker.service.recording import Confirming, confirm_requirement
from tests.builders import a_result, an_assessment, measured
from tests.service.deeds import assert_one_sentence, assessments, now, record, value

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.service.office import Office

ADVANCED, STANDARD = "xa-ntm-nang-cao-2021-2025", "xa-ntm-2021-2025"
VILLAGE = "thon-ntm-kieu-mau-yen-bai-2021-2025"
JULY = Wanted(as_of="15/07/2024")


@pytest.mark.parametrize(
    ("subject", "set_id", "chosen"),
    [
        (None, None, ("07387", ADVANCED)),
        ("07387", None, ("07387", ADVANCED)),
        ("07387", STANDARD, ("07387", STANDARD)),
        (None, STANDARD, ("07387", STANDARD)),
        (None, VILLAGE, ("huong-than", VILLAGE)),
        ("huong-than", None, ("huong-than", VILLAGE)),
        ("huong than", None, ("huong-than", VILLAGE)),
        ("Hương Thân", None, ("huong-than", VILLAGE)),
        ("thôn hương thân", None, ("huong-than", VILLAGE)),
        ("THÔN  HƯƠNG THÂN ", None, ("huong-than", VILLAGE)),
        (unicodedata.normalize("NFD", "Thôn Hương Thân"), None, ("huong-than", VILLAGE)),
        ("huong son", None, ("07387", ADVANCED)),
        ("Xã Hương Sơn", None, ("07387", ADVANCED)),
    ],
)
def test_an_assessment_is_named_by_code_or_name(
    office: Office, subject: str | None, set_id: str | None, chosen: tuple[str, str]
) -> None:
    """A code, a name with or without marks, a set; nothing means the commune's current one."""
    found = choose(assessments(office), Wanted(subject, set_id))
    assert (found.subject.code, found.set_id) == chosen


@pytest.mark.parametrize(
    ("wanted", "error", "told"),
    [
        (Wanted("khong co"), NotFound, "Thôn Hương Thân (huong-than)"),
        (Wanted("huong"), NotFound, "Xã Hương Sơn (07387)"),
        (Wanted("don cau bang"), NotFound, "đang được theo dõi"),
        (Wanted(set_id="khong-co"), NotFound, ADVANCED),
        (Wanted("huong than", STANDARD), NotFound, STANDARD),
        (Wanted(set_id="xa-ntm-2026-2030"), InputRefused, "chưa đầy đủ"),
        (Wanted("07387", "xa-ntm-2026-2030"), InputRefused, "chỉ để đọc"),
        (Wanted(as_of="02/10/2024"), InputRefused, "tương lai"),
        (Wanted(as_of="hôm qua"), InputRefused, "không phải là ngày"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(
    office: Office, wanted: Wanted, error: type[InputRefused], told: str
) -> None:
    """An unknown subject or set is answered with the known ones; a list of names is not assessed against."""
    with pytest.raises(error) as refusal:
        open_checklist(office, wanted)
    assert told in refusal.value.sentence
    assert_one_sentence(refusal.value.sentence)


def test_the_checklist_is_the_whole_set(office: Office) -> None:
    """75 indicators, three gates, four focus criteria, as of today."""
    checklist = open_checklist(office)
    assert len(list(checklist.indicators())) == 75
    assert len(checklist.gates) == 3
    assert [c.criterion.number for c in checklist.criteria if c.focus] == [3, 6, 8, 19]
    assert checklist.day == date(2024, 10, 1)


def test_all_assessments_are_opened_in_order(office: Office) -> None:
    """The commune's current one first, then Hương Thân, then the other set."""
    assert [c.assessment.set_id for c in open_all(office)] == [ADVANCED, VILLAGE, STANDARD]
    assert {c.day for c in open_all(office, date(2024, 7, 15))} == {date(2024, 7, 15)}


def test_a_criterion_number_is_answered_with_its_indicators(office: Office) -> None:
    """“3” is a criterion of six indicators; the sentence lists them."""
    with pytest.raises(NotFound, match=r"3\.1, 3\.2, 3\.3, 3\.4, 3\.5, 3\.6"):
        find_indicator(open_checklist(office), "3")


def test_plan_targets_stand_beside_and_never_fill(office: Office) -> None:
    """The plan's 107 triệu stands beside indicator 10, whose result stays empty."""
    assert [target.value for target, _ in targets_beside(office.profile, ADVANCED, "10")] == [Decimal(107)]
    assert targets_beside(office.profile, ADVANCED, "3.1") == []
    assert targets_beside(office.profile, VILLAGE, "10") == []
    assert now(office, "10").result is None


def test_a_past_day_shows_the_figures_of_that_day(office: Office) -> None:
    """A figure of August does not show in July, whenever it was typed."""
    record(office, "3.1", value("80"), on="30/06/2024")
    record(office, "3.1", value("95"), on="31/08/2024")
    assert now(office, "3.1", JULY).judgement.verdict is Verdict.NOT_MET
    assert now(office, "3.1").judgement.verdict is Verdict.MET
    assert now(office, "3.1", Wanted(as_of="2024-06-29")).result is None


def test_a_past_day_forgets_what_was_undone(office: Office) -> None:
    """What was taken back is in no past."""
    record(office, "3.1", value("80"), on="30/06/2024")
    undo(office)
    assert now(office, "3.1", JULY).result is None


def test_a_past_day_shows_the_papers_of_that_day(office: Office) -> None:
    """A paper counts from its issue; one without a day from its entry."""
    add_evidence(office, ("3.1",), Paper("Báo cáo tháng 6", issued="30/06/2024"))
    add_evidence(office, ("3.1",), Paper("Báo cáo tháng 8", issued="31/08/2024"))
    add_evidence(office, ("3.1",), Paper("Không ngày"))
    assert [piece.note for piece in now(office, "3.1", JULY).evidence] == ["Báo cáo tháng 6"]
    assert len(now(office, "3.1").evidence) == 3


def test_a_past_day_does_not_know_a_decision_signed_later(office: Office) -> None:
    """What was read in a decision of August could not be read in July."""
    record(office, "3.1", value("92"), on="30/06/2024")
    confirm_requirement(office, "3.1", Confirming("QĐ 9", ">= 95%", dated="31/08/2024"))
    assert now(office, "3.1", JULY).judgement == Judgement(Verdict.MET, provisional=True)
    assert now(office, "3.1").judgement == Judgement(Verdict.NOT_MET)


def test_a_past_day_knows_the_decision_that_held_then(office: Office) -> None:
    """Where a later decision replaced an earlier one, the earlier one judges the days before it."""
    record(office, "3.1", value("92"), on="30/06/2024")
    confirm_requirement(office, "3.1", Confirming("QĐ 741", ">= 91%", dated="06/05/2022"))
    confirm_requirement(office, "3.1", Confirming("QĐ 9", ">= 95%", dated="31/08/2024"))
    then = now(office, "3.1", JULY)
    assert then.applied.requirement == Ratio(op=">=", value=Decimal(91))
    assert then.judgement == Judgement(Verdict.MET)


def test_today_may_be_asked_for(office: Office) -> None:
    """As of today, the past view is the present."""
    record(office, "3.1", value("92"), on="30/06/2024")
    record(office, "3.2", Draft(passed=True))
    add_evidence(office, ("3.1",), Paper("Báo cáo"))
    assert open_checklist(office, Wanted(as_of="01/10/2024")) == open_checklist(office)


def test_a_later_year_shows_the_assessment_as_over(office: Office, clock: time_machine.Traveller) -> None:
    """In 2025 the assessment of 2024 still opens and knows that its year is over."""
    clock.move_to(datetime(2025, 2, 1, 8, 0, tzinfo=UTC))
    checklist = open_checklist(office)
    assert checklist.assessment.over(checklist.day)


@pytest.mark.parametrize(
    ("day", "number", "words", "wanted"),
    [
        ("2024-02-15", "15.4", "Tỷ lệ dân số có sổ", Ratio),
        ("2024-02-29", "15.4", "Tỷ lệ dân số có sổ", Ratio),
        ("2024-03-01", "15.4", "Xã triển khai thực hiện sổ", PassFail),
        ("2024-02-29", "13.1", "Luật Hợp tác xã", Unknown),
        ("2024-03-01", "13.1", "hoặc xã có tổ hợp tác", PassFail),
        ("2024-02-29", "18.4", "Tiếp cận pháp luật theo quy định", Unknown),
        ("2024-03-06", "dk4", "Xã không phức tạp", PassFail),
        ("2024-03-07", "dk4", "“An toàn về an ninh, trật tự”", PassFail),
    ],
)
def test_the_text_of_the_day_judges(office: Office, day: str, number: str, words: str, wanted: type[object]) -> None:
    """QĐ 211 counts from 01/3/2024, QĐ 03/2024 from 07/3/2024; before that their old words and bounds."""
    state = now(office, number, Wanted(set_id=STANDARD, as_of=day))
    assert words in state.indicator.text
    assert isinstance(state.applied.requirement, wanted)


def test_a_share_judged_by_the_old_text_is_no_answer_to_the_new(office: Office, clock: time_machine.Traveller) -> None:
    """60 % reaches the old 50 % in February; from March on the text asks for an answer, so nothing is decided."""
    clock.move_to("2024-02-20T08:00:00+00:00")
    record(office, "15.4", value("60"), Wanted(set_id=STANDARD), on="15/02/2024")
    clock.move_to("2024-10-01T08:00:00+00:00")
    assert now(office, "15.4", Wanted(set_id=STANDARD, as_of="2024-02-15")).judgement.verdict is Verdict.MET
    assert now(office, "15.4", Wanted(set_id=STANDARD)).judgement.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("dated", ["", "07/03/2024"])
def test_what_was_read_of_the_new_text_says_nothing_of_the_old(office: Office, dated: str) -> None:
    """A confirmation counts for the text it was read in; with no day, for the latest."""
    confirm_requirement(office, "dk4", Confirming("QĐ 03/2024/QĐ-TTg", dated=dated))
    assert now(office, "dk4").applied.confirmation is not None
    assert now(office, "dk4", Wanted(as_of="2024-02-15")).applied.confirmation is None


def test_income_takes_the_bound_of_the_assessments_year() -> None:
    """Every year of the period in both sets; a year that nobody listed stays unknown."""
    for set_id, bounds in ((STANDARD, (36, 39, 42, 45, 48)), (ADVANCED, (None, 47, 50, 54, 58))):
        for year, bound in zip(range(2021, 2026), bounds, strict=True):
            assessment = an_assessment(set_id=set_id, year=year, deadline=date(year, 12, 31))
            held = shipped_set(set_id).on(assessment.law_day(date(2026, 11, 24)))
            result = a_result(measured(str(bound or 99)), unit="triệu đồng/người/năm", on=None)
            state = assess(assessment, held, Recorded({"10": result}, {}, {}), date(2026, 11, 24)).find("10")
            assert state
            assert state.judgement.verdict is (Verdict.MET if bound else Verdict.UNDETERMINED)
            told = requirement_text(state.applied.requirement, year)
            assert told.startswith(f"≥ {bound} triệu" if bound else f"Chưa rõ cho năm {year}")
