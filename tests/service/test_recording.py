"""Recording results and confirming requirements."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.requirements import Number, Ratio, VillageShare, YearlyNumber
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.domain.results import Answered, Counted, Measured, NotApplicable, Placed
from ntm_tracker.domain.terms import Judgement, Standing, Verdict
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.errors import SavedMeanwhile
from ntm_tracker.law.shelf import shipped_set
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.reading import Wanted, open_all, open_checklist
from ntm_tracker.service.recording import Confirming, Recording, confirm_requirement, record_result
from tests.service.deeds import BASIS, confirm, events, now, record, refused, value

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.domain.results import Outcome
    from ntm_tracker.service.office import Office

ADVANCED = "xa-ntm-nang-cao-2021-2025"
STANDARD = Wanted(set_id="xa-ntm-2021-2025")
VILLAGE = Wanted(subject="huong than")
TAKEN: dict[str, tuple[str, Draft, Outcome, Judgement]] = {
    "pass": ("3.2", Draft(passed=True), Answered(passed=True), Judgement(Verdict.MET, provisional=True)),
    "fail": ("3.2", Draft(passed=False), Answered(passed=False), Judgement(Verdict.NOT_MET, provisional=True)),
    "number": ("17.11", value("4,5"), Measured(Decimal("4.5")), Judgement(Verdict.MET, provisional=True)),
    "number on the bound": ("13.1", value("1"), Measured(Decimal(1)), Judgement(Verdict.MET, provisional=True)),
    "number below": ("18.2", value("59,9"), Measured(Decimal("59.9")), Judgement(Verdict.NOT_MET, provisional=True)),
    "none at all": ("18.5", value("0"), Measured(Decimal(0)), Judgement(Verdict.MET, provisional=True)),
    "percentage": ("3.1", value("99,8%"), Measured(Decimal("99.8")), Judgement(Verdict.MET, provisional=True)),
    "percentage below": (
        "3.1",
        value("89,99"),
        Measured(Decimal("89.99")),
        Judgement(Verdict.NOT_MET, provisional=True),
    ),
    "at most": ("11", value("8"), Measured(Decimal(8)), Judgement(Verdict.MET, provisional=True)),
    "more than at most": ("11", value("8,01"), Measured(Decimal("8.01")), Judgement(Verdict.NOT_MET, provisional=True)),
    "count": ("3.1", Draft(of="45/50"), Counted(Decimal(45), Decimal(50)), Judgement(Verdict.MET, provisional=True)),
    "count below": (
        "3.1",
        Draft(of="1.799/2.000"),
        Counted(Decimal(1799), Decimal(2000)),
        Judgement(Verdict.NOT_MET, provisional=True),
    ),
    "level": ("3.6", Draft(level="kha"), Placed("Khá"), Judgement(Verdict.MET, provisional=True)),
    "by year": ("10", value("54"), Measured(Decimal(54)), Judgement(Verdict.MET, provisional=True)),
    "by year below": ("10", value("53,9"), Measured(Decimal("53.9")), Judgement(Verdict.NOT_MET, provisional=True)),
    "villages": ("6.3", Draft(of="19/21"), Counted(Decimal(19), Decimal(21)), Judgement(Verdict.UNDETERMINED)),
    "unknown": ("8.2", value("95"), Measured(Decimal(95)), Judgement(Verdict.UNDETERMINED)),
    "province": ("2.2", value("95"), Measured(Decimal(95)), Judgement(Verdict.UNDETERMINED)),
    "gate": ("dk2", Draft(passed=True), Answered(passed=True), Judgement(Verdict.MET, provisional=True)),
    "not applicable": (
        "7",
        Draft(not_applicable="Xã không có chợ trong quy hoạch"),
        NotApplicable("Xã không có chợ trong quy hoạch"),
        Judgement(Verdict.NOT_APPLICABLE),
    ),
}


@pytest.mark.parametrize("kind", TAKEN)
def test_each_measure_takes_its_result(office: Office, kind: str) -> None:
    """A result of the kind asked for is saved as typed and judged, “tạm tính” until the bound is confirmed."""
    number, draft, outcome, judgement = TAKEN[kind]
    state = record(office, number, draft, on="30/06/2024", source="12/BC-UBND")
    assert state.result
    assert (state.result.outcome, state.result.on, state.result.source) == (outcome, date(2024, 6, 30), "12/BC-UBND")
    assert state.judgement == judgement
    assert state == now(office, number)


REFUSED: dict[str, tuple[str, Recording, str]] = {
    "an answer for a percentage": ("3.1", Recording(Draft(passed=True)), "tỷ lệ %"),
    "a number for an answer": ("3.2", Recording(value("92")), "Đạt hoặc Không đạt"),
    "a level for a number": ("13.1", Recording(Draft(level="Khá")), "một con số"),
    "a count for a number": ("13.1", Recording(Draft(of="1/2")), "một con số"),
    "a number for a level": ("3.6", Recording(value("80")), "mức"),
    "a percentage for villages": ("6.3", Recording(value("90")), "19/21"),
    "an unknown level": ("3.6", Recording(Draft(level="Xuất sắc nhất")), "các mức"),
    "an empty level": ("3.6", Recording(Draft(level="  ")), "các mức"),
    "over 100 %": ("3.1", Recording(value("100,1")), "100%"),
    "over 100 % of an unknown bound": ("8.2", Recording(value("101")), "100%"),
    "more than all": ("3.1", Recording(Draft(of="51/50")), "100%"),
    "of nothing": ("3.1", Recording(Draft(of="0/0")), "lớn hơn 0"),
    "not a count": ("3.1", Recording(Draft(of="46")), "46/50"),
    "a negative percentage": ("3.1", Recording(value("-1")), "không được âm"),
    "a negative number": ("13.1", Recording(value("-1")), "không được âm"),
    "a negative count": ("3.1", Recording(Draft(of="-1/50")), "không được âm"),
    "half a village": ("6.3", Recording(Draft(of="18,5/21")), "số nguyên"),
    "another number of villages": ("6.3", Recording(Draft(of="19/20")), "21 thôn"),
    "no number": ("3.1", Recording(value("chín mươi")), "không phải là số"),
    "not a number": ("3.1", Recording(value("NaN")), "không phải là số"),
    "a power of ten": ("3.1", Recording(value("1e2")), "không phải là số"),
    "endless digits": ("13.1", Recording(value("9" * 400)), "quá dài"),
    "nothing": ("3.1", Recording(Draft()), "Chưa ghi kết quả"),
    "blank": ("3.1", Recording(value("   ")), "Chưa ghi kết quả"),
    "no reason": ("7", Recording(Draft(not_applicable=" \n\u200b")), "lý do"),
    "a condition of recognition that does not apply": ("dk4", Recording(Draft(not_applicable="Có")), "ĐK4"),
    "tomorrow": ("3.1", Recording(value("92"), on="02/10/2024"), "tương lai"),
    "next year": ("3.1", Recording(value("92"), on="2025-01-01"), "tương lai"),
    "a day that is none": ("3.1", Recording(value("92"), on="31/06/2024"), "không có trong lịch"),
    "no day": ("3.1", Recording(value("92"), on="tháng 6"), "không phải là ngày"),
    "long ago": ("3.1", Recording(value("92"), on="30/06/1024"), "quá xa"),
    "not in the set": ("99.1", Recording(value("92")), "không có chỉ tiêu “99.1”"),
    "no indicator": ("", Recording(value("92")), "không có chỉ tiêu"),
    "2.1 for 2.10": ("2.10", Recording(value("92")), "không có chỉ tiêu “2.10”"),
    "a criterion": ("3", Recording(value("92")), "3.1, 3.2, 3.3, 3.4, 3.5, 3.6"),
    "a long pasted text": ("x" * 5000, Recording(value("92")), "không có chỉ tiêu"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence(office: Office, case: str) -> None:
    """A wrong kind, an impossible figure, day or number: one clear sentence, nothing saved."""
    number, recording, told = REFUSED[case]
    with refused(office, told):
        record_result(office, number, recording)


def test_a_village_criterion_without_indicators_is_recorded_by_its_number(office: Office) -> None:
    """The stand-in set has names only: “4” is recorded and stays undetermined."""
    state = record(office, "4", Draft(passed=True), VILLAGE)
    assert state.judgement == Judgement(Verdict.UNDETERMINED)


def test_sets_do_not_share_results(office: Office) -> None:
    """3.1 of one set is not 3.1 of the other, nor of the village."""
    record(office, "3.1", value("92"))
    assert now(office, "3.1", STANDARD).result is None
    record(office, "3.1", value("70"), STANDARD)
    assert now(office, "3.1").judgement.verdict is Verdict.MET
    assert now(office, "3.1", STANDARD).judgement.verdict is Verdict.NOT_MET


def test_a_number_is_typed_as_people_do(office: Office) -> None:
    """“3,1” and spaces name 3.1, “DK2” the gate; 17.1 and 17.10 stay apart."""
    assert record(office, " 3,1 ", value("92")).indicator.number == "3.1"
    assert record(office, "DK2", Draft(passed=True)).indicator.number == "dk2"
    record(office, "17.10", value("5"))
    assert now(office, "17.1").result is None


def test_text_is_saved_in_one_normal_form(office: Office) -> None:
    """What macOS types decomposed is saved composed, in every field."""

    def nfd(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    record(office, "3.1", value("92"), source=nfd("Báo cáo số 12"), note=nfd("Hộ nghèo ở thôn Hương Thân"))
    record(office, "7", Draft(not_applicable=nfd("Xã không có chợ")))
    record(office, "3.6", Draft(level=nfd("Khá")))
    confirm(office, "3.1", basis=nfd("Quyết định của tỉnh"))
    first, reason, level = (now(office, number).result for number in ("3.1", "7", "3.6"))
    assert first
    assert (first.source, first.note) == ("Báo cáo số 12", "Hộ nghèo ở thôn Hương Thân")
    assert reason
    assert reason.outcome == NotApplicable("Xã không có chợ")
    assert level
    assert level.outcome == Placed("Khá")
    confirmation = now(office, "3.1").applied.confirmation
    assert confirmation
    assert confirmation.basis == "Quyết định của tỉnh"


@pytest.mark.parametrize(
    "note",
    [
        "[b]đậm[/b] [bản sao] [/",
        "=1+1",
        '=HYPERLINK("http://x")',
        "+84 -1 @tên",
        "a < b & c > d",
        "'; DROP TABLE result; --",
        "{0} %s %(x)s \\n ${HOME}",
        "dòng một\ndòng hai\tcột",
        "Kênh mương, đường, Đảng ủy " * 200,
    ],
)
def test_a_note_is_kept_byte_for_byte(office: Office, note: str) -> None:
    """Brackets, formulas, markup, quotes and 5,000 characters come back as they were typed."""
    state = record(office, "3.1", value("92"), note=note)
    assert state.result
    assert state.result.note == note.strip()


def test_the_summary_says_what_changed(office: Office) -> None:
    """The history reads as a sentence with the figure before and after."""
    record(office, "3.1", value("80"))
    record(office, "3.1", value("99,8"))
    newest, older, _ = list_history(office)
    assert (newest.summary, older.summary) == (
        "Ghi kết quả 3.1: 80% → 99,8%",
        "Ghi kết quả 3.1: chưa có → 80%",
    )
    assert newest.who == "Chị Hà"


def test_a_result_saved_meanwhile_is_not_overwritten(office: Office) -> None:
    """Who opened the form before somebody else's save is told and nothing is lost."""
    seen = now(office, "3.1").result
    record(office, "3.1", value("92"))
    with refused(office, "vừa lưu"):
        record_result(office, "3.1", Recording(value("50")), over=seen.version if seen else 0)
    with pytest.raises(SavedMeanwhile):
        record_result(office, "3.1", Recording(value("50")), over=7)


def test_confirming_keeps_the_figure(office: Office) -> None:
    """The shipped figure read on paper is no longer “tạm tính”; undo makes it so again."""
    record(office, "3.1", value("92"))
    state = confirm(office, "3.1")
    assert state.judgement == Judgement(Verdict.MET)
    assert state.applied.requirement == state.applied.shipped
    assert state.applied.standing is Standing.CONFIRMED
    undo(office)
    assert now(office, "3.1").judgement == Judgement(Verdict.MET, provisional=True)
    assert now(office, "3.1").applied.standing is Standing.UNCONFIRMED


def test_confirming_replaces_the_figure(office: Office) -> None:
    """The province's own figure judges in place of the shipped one, which stays beside it."""
    record(office, "3.1", value("92"))
    state = confirm(office, "3.1", ">= 95 %")
    assert state.judgement == Judgement(Verdict.NOT_MET)
    assert state.applied.requirement == Ratio(op=">=", value=Decimal(95))
    assert state.applied.shipped == state.indicator.requirement


def test_confirming_an_unknown_figure_makes_it_judge(office: Office) -> None:
    """A bound that nobody had read turns “chưa xác định” into a verdict."""
    record(office, "8.2", value("95"))
    assert confirm(office, "8.2", "80").judgement == Judgement(Verdict.MET)
    record(office, "6.3", Draft(of="19/21"))
    state = confirm(office, "6.3", ">= 90%")
    assert state.judgement == Judgement(Verdict.MET)
    assert isinstance(state.applied.requirement, VillageShare)


def test_confirming_the_province_s_figure_makes_it_judge(office: Office) -> None:
    """What the national text leaves to the province is entered from the province's text."""
    record(office, "2.2", value("79,9"))
    assert confirm(office, "2.2", ">= 80").judgement == Judgement(Verdict.NOT_MET)
    assert confirm(office, "2.2", ">= 75").judgement == Judgement(Verdict.MET)


def test_confirming_a_yearly_figure_is_for_the_assessment_s_year(office: Office) -> None:
    """The bound of 2024 is read for 2024 only."""
    record(office, "10", value("57"))
    state = confirm(office, "10", ">= 58")
    assert state.judgement == Judgement(Verdict.NOT_MET)
    assert isinstance(state.applied.requirement, YearlyNumber)
    assert state.applied.requirement.values == {2024: Decimal(58)}
    kept = confirm_requirement(office, "10", Confirming(BASIS)).state
    assert kept.applied.requirement == state.applied.requirement


def test_confirming_takes_the_unit_of_the_paper(office: Office) -> None:
    """“>= 2 mô hình” is a number in its own unit."""
    state = confirm(office, "13.3", ">= 2 mô hình")
    assert state.applied.requirement == Number(op=">=", value=Decimal(2), unit="mô hình")


def test_a_confirmation_says_who_read_what(office: Office) -> None:
    """Decision, article, its day and the officer are kept."""
    confirming = Confirming(BASIS, ">= 85", "Phụ lục II, mục 3.1", "06/05/2022")
    confirmation = confirm_requirement(office, "3.1", confirming).state.applied.confirmation
    assert confirmation
    assert (confirmation.basis, confirmation.article, confirmation.dated, confirmation.by) == (
        BASIS,
        "Phụ lục II, mục 3.1",
        date(2022, 5, 6),
        "Chị Hà",
    )


@pytest.mark.parametrize(
    ("number", "confirming", "told"),
    [
        ("3.1", Confirming(""), "văn bản"),
        ("3.1", Confirming(" \n "), "văn bản"),
        ("8.2", Confirming(BASIS), "chưa có mức yêu cầu để giữ nguyên"),
        ("2.2", Confirming(BASIS), "chưa có mức yêu cầu để giữ nguyên"),
        ("3.1", Confirming(BASIS, ">= 101%"), "100%"),
        ("3.1", Confirming(BASIS, ">= -5"), "âm"),
        ("3.1", Confirming(BASIS, "khoảng chín mươi"), "Không đọc được"),
        ("3.1", Confirming(BASIS, "Đạt"), "không phải đạt hoặc không đạt"),
        ("3.1", Confirming(BASIS, ">= 2 mô hình"), "đo bằng tỷ lệ %"),
        ("3.2", Confirming(BASIS, ">= 90%"), "đạt hoặc không đạt"),
        ("3.6", Confirming(BASIS, "Giỏi lắm"), "các mức"),
        ("3.1", Confirming(BASIS, "", "", "02/10/2024"), "tương lai"),
        ("3.1", Confirming(BASIS, "", "", "hôm qua"), "không phải là ngày"),
        ("3", Confirming(BASIS), "3.1, 3.2"),
        ("99.1", Confirming(BASIS), "không có chỉ tiêu"),
    ],
)
def test_a_confirmation_that_cannot_be_is_refused(
    office: Office, number: str, confirming: Confirming, told: str
) -> None:
    """No decision, nothing to keep, another measure, an impossible bound or day: nothing is saved."""
    with refused(office, told):
        confirm_requirement(office, number, confirming)


def test_the_shipped_set_is_never_changed(office: Office) -> None:
    """The office's own layer lies over the law, which stays as its file has it."""
    before = asdict(shipped_set(ADVANCED))
    confirm(office, "3.1", ">= 95%")
    confirm(office, "8.2", "80")
    assert asdict(shipped_set(ADVANCED)) == before
    assert open_checklist(office).criteria_set == shipped_set(ADVANCED)


def test_a_confirmation_judges_one_set_only(office: Office) -> None:
    """What was read for the advanced set says nothing of the other set's 3.1."""
    confirm(office, "3.1", ">= 95%")
    assert now(office, "3.1", STANDARD).applied.confirmation is None


def test_every_deed_is_one_event(office: Office) -> None:
    """Setting up, recording, confirming: one line of history each."""
    assert events(office) == 1
    record(office, "3.1", value("92"))
    confirm(office, "3.1")
    assert events(office) == 3


def test_a_year_that_nobody_read_stays_unconfirmed(office: Office) -> None:
    """Reading 2024's income figure on paper confirms 2024's alone, and a later year's reading keeps it."""
    confirm_requirement(office, "10", Confirming(BASIS))
    with office.store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO assessment SELECT replace(id, '/2024', '/2025'), subject, set_id, 2025, deadline, focus, 9, "
            "NULL FROM assessment WHERE set_id = 'xa-ntm-nang-cao-2021-2025'"
        )
    next_year = now(office, "10")
    assert requirement_text(next_year.applied.requirement, 2025) == "≥ 58 triệu đồng/người/năm (năm 2025)"
    assert next_year.applied.standing is Standing.UNCONFIRMED
    seen = next_year.applied.version
    confirm_requirement(office, "10", Confirming(BASIS, ">= 60"), over=seen)
    by_year = {c.assessment.year: c.find("10") for c in open_all(office) if c.assessment.focus}
    read = {year: state and requirement_text(state.applied.requirement, year) for year, state in by_year.items()}
    assert read == {
        2024: "≥ 54 triệu đồng/người/năm (năm 2024)",
        2025: "≥ 60 triệu đồng/người/năm (năm 2025)",
    }
    assert all(state and state.applied.standing is Standing.CONFIRMED for state in by_year.values())


@pytest.mark.parametrize(
    ("number", "typed", "told"),
    [
        ("17.11", "3.999", "dấu phẩy"),
        ("10", "54.000", "dấu phẩy"),
        ("13.1", "1,5", "số nguyên"),
        ("10", "50%", "không phải là số"),
        ("3.1", "9 5", "không phải là số"),
    ],
)
def test_a_figure_that_was_mistyped_is_asked_about(office: Office, number: str, typed: str, told: str) -> None:
    """A point for a comma, half a cooperative, a percentage of money: never a “Đạt” by mistake."""
    with refused(office, told):
        record(office, number, value(typed))


def test_a_figure_in_another_unit_is_not_judged(office: Office) -> None:
    """60 km recorded while the unit was km says nothing against 55 %."""
    record(office, "2.3", value("60"))
    assert confirm(office, "2.3", ">= 55%").judgement == Judgement(Verdict.MET)
    with office.store.writing() as connection:
        connection.exec_driver_sql("UPDATE result SET unit = 'km'")
    assert now(office, "2.3").judgement == Judgement(Verdict.UNDETERMINED)


@pytest.mark.parametrize(
    ("now_is", "dated", "told"),
    [
        ("2024-10-01", "02/08/2022", "theo văn bản ký từ ngày 07/03/2024"),
        ("2024-03-06", "", "theo văn bản ký trước ngày 07/03/2024"),
    ],
)
def test_a_decision_of_another_text_is_refused(
    office: Office, clock: time_machine.Traveller, now_is: str, dated: str, told: str
) -> None:
    """A gate amended on 07/3/2024 is not confirmed by the decision before it, nor the old words by the latest text."""
    clock.move_to(f"{now_is}T08:00:00+00:00")
    with refused(office, told):
        confirm_requirement(office, "dk4", Confirming("QĐ 18/2022/QĐ-TTg", dated=dated))


def test_the_old_text_is_confirmed_by_the_decision_of_its_time(office: Office, clock: time_machine.Traveller) -> None:
    """What held in February was read in the decision of 2022; in March that says nothing any more."""
    clock.move_to("2024-02-20T08:00:00+00:00")
    confirm_requirement(office, "dk4", Confirming("QĐ 18/2022/QĐ-TTg", dated="02/08/2022"))
    assert now(office, "dk4").applied.confirmation
    clock.move_to("2024-03-07T08:00:00+00:00")
    assert now(office, "dk4").applied.confirmation is None
