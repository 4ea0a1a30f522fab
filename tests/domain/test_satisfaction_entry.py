"""Reading the counts and the bounds of a satisfaction survey: exactly, or one sentence."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ntm_tracker.domain.requirement_entry import read_requirement
from ntm_tracker.domain.requirements import PassFail, Survey, Threshold, Unknown
from ntm_tracker.domain.result_entry import Asked, Draft, read_outcome
from ntm_tracker.domain.results import Surveyed
from ntm_tracker.domain.satisfaction_entry import SurveyDraft, read_survey, survey_draft
from ntm_tracker.domain.wording import requirement_text
from ntm_tracker.errors import InputRefused
from tests.builders import YEAR
from tests.service.deeds import assert_one_sentence
from tests.strategies import pasted_text, surveyed, surveys

if TYPE_CHECKING:
    from ntm_tracker.domain.requirements import Requirement

NINETEEN = tuple(range(1182, 1201))


def wanted(asked: str = "80", each: str = "85", lowest: str = "70", last: str = "90", questions: int = 19) -> Survey:
    """Return the bounds of a survey."""
    bounds = [Threshold(value=Decimal(percent)) for percent in (asked, each, lowest, last)]
    return Survey(questions=questions, asked=bounds[0], each=bounds[1], lowest=bounds[2], last=bounds[3])


def read(satisfied: str, of: str = "1250/1400", questions: int | None = 19) -> Surveyed:
    """Read a survey as it was typed."""
    return read_survey(survey_draft(of, satisfied), questions)


@pytest.mark.parametrize("between", [" ", ",", ", ", ";", "; ", "\n", "\r\n", "\t", "\u00a0", " \n\n"])
def test_numbers_are_separated_as_an_officer_or_a_spreadsheet_does(between: str) -> None:
    """Spaces, commas, semicolons, or a pasted column."""
    assert read(between.join(map(str, NINETEEN))) == Surveyed(1400, 1250, NINETEEN)


@pytest.mark.parametrize(
    "label", ["Câu {}: {}", "câu {} {}", "CÂU {}. {}", "Câu số {} - {}", "Cau {}={};", "Câu {}:\t{}"]
)
def test_lines_may_name_their_question_in_any_order(label: str) -> None:
    """The number goes where its line says, in whatever order the lines come."""
    lines = [label.format(place, count) for place, count in enumerate(NINETEEN, start=1)]
    assert read("\n".join(reversed(lines))) == Surveyed(1400, 1250, NINETEEN)


def test_a_pasted_table_may_bring_its_column_of_numbers() -> None:
    """Question and count side by side, as a spreadsheet gives two columns."""
    lines = [f"{place}\t{count}" for place, count in enumerate(NINETEEN, start=1)]
    assert read("\n".join(lines)) == Surveyed(1400, 1250, NINETEEN)


def test_thousands_may_have_a_point() -> None:
    """“1.250/1.400” and “1.200” are whole numbers."""
    assert read("1.200 " * 19, "1.250 / 1.400") == Surveyed(1400, 1250, (1200,) * 19)


def test_where_the_form_is_not_known_any_number_of_questions_is_taken() -> None:
    """The counts are kept until somebody reads how many questions there are."""
    assert read("100 90 80", questions=None) == Surveyed(1400, 1250, (100, 90, 80))


@given(surveyed())
def test_any_counts_are_read_as_they_are_written(outcome: Surveyed) -> None:
    """Whatever a survey can give can be typed in."""
    typed = " ".join(map(str, outcome.satisfied))
    assert read(typed, f"{outcome.asked}/{outcome.households}", len(outcome.satisfied)) == outcome


@pytest.mark.parametrize(
    ("of", "satisfied", "said"),
    [
        ("1250", "1 " * 19, "“1250” không đúng dạng; hãy ghi số hộ được hỏi/tổng số hộ, ví dụ 1250/1400."),
        ("1/2/3", "1 " * 19, "“1/2/3” không đúng dạng; hãy ghi số hộ được hỏi/tổng số hộ, ví dụ 1250/1400."),
        ("/1400", "1 " * 19, "Số hộ được hỏi chưa ghi; hãy ghi số nguyên, ví dụ 1250."),
        ("1250/", "1 " * 19, "Tổng số hộ của xã chưa ghi; hãy ghi số nguyên, ví dụ 1400."),
        ("0/1400", "0 " * 19, "Số hộ được hỏi phải lớn hơn 0; hãy xem lại phiếu tổng hợp."),
        ("0/0", "0 " * 19, "Tổng số hộ của xã phải lớn hơn 0; hãy xem lại phiếu tổng hợp."),
        ("-5/1400", "0 " * 19, "Số hộ được hỏi không được âm (-5); hãy xem lại số."),
        (
            "1401/1400",
            "1 " * 19,
            "Số hộ được hỏi 1.401 nhiều hơn tổng số hộ của xã 1.400; hãy xem lại hai số.",
        ),
        (
            "12,5/1400",
            "1 " * 19,
            "Số hộ được hỏi phải là số nguyên, không phải 12,5; hãy ghi số hộ, không ghi %.",
        ),
        (
            "nhiều/1400",
            "1 " * 19,
            "Số hộ được hỏi ghi “nhiều” không phải là số; hãy ghi số nguyên, ví dụ 1250.",
        ),
        ("1250/1400", " ", "Chưa ghi số hộ hài lòng của từng câu; hãy ghi 19 số, từ câu 1 trở đi."),
        (
            "1250/1400",
            "1 " * 17,
            "Chưa có số hộ hài lòng của câu 18, 19 (phiếu có 19 câu hỏi); hãy ghi đủ các câu.",
        ),
        (
            "1250/1400",
            "1,200\n" * 19,
            (
                "Đọc được số của câu 38 mà phiếu chỉ có 19 câu hỏi; "
                "hãy xem lại, số nghìn ghi 1200 hoặc 1.200, không ghi 1,200 hay 1 200."
            ),
        ),
        (
            "1250/1400",
            "1 " * 18 + "1251",
            "Câu 19 có 1.251 hộ hài lòng, nhiều hơn 1.250 hộ được hỏi; hãy xem lại câu này.",
        ),
        ("1250/1400", "1 -2 " + "1 " * 17, "Số hộ hài lòng câu 2 không được âm (-2); hãy xem lại số."),
        (
            "1250/1400",
            "1 2 96.5 " + "1 " * 16,
            "Số hộ hài lòng câu 3 phải là số nguyên, không phải 96,5; hãy ghi số hộ, không ghi %.",
        ),
        (
            "1250/1400",
            "1 " * 18 + "96%",
            "Số hộ hài lòng câu 19 ghi “96%” không phải là số; hãy ghi số nguyên, ví dụ 1200.",
        ),
        ("1250/1400", "Câu 1: 5 Câu 1: 6", "Câu 1 được ghi hai lần; hãy chỉ giữ một số cho mỗi câu."),
        (
            "1250/1400",
            "12 Câu 2: 6",
            "Có câu ghi tên, có câu không; hãy ghi “Câu …:” trước mọi số, hoặc chỉ ghi các số theo thứ tự.",
        ),
    ],
)
def test_one_sentence_for_what_cannot_be(of: str, satisfied: str, said: str) -> None:
    """It names the question or the count, and what to do."""
    with pytest.raises(InputRefused) as refused:
        read(satisfied, of)
    assert refused.value.sentence == said
    assert_one_sentence(said)


@given(pasted_text(60), pasted_text(12), pasted_text(12))
def test_hostile_text_is_one_sentence_or_counts_that_hold(satisfied: str, asked: str, households: str) -> None:
    """Whatever is pasted, there is no crash and no impossible count."""
    with suppress(InputRefused):
        outcome = read_survey(SurveyDraft(households, asked, satisfied), None)
        assert 0 < outcome.asked <= outcome.households
        assert all(0 <= count <= outcome.asked for count in outcome.satisfied)


@pytest.mark.parametrize(
    ("requirement", "draft"),
    [
        (PassFail(), Draft(survey=SurveyDraft("1400", "1250", "1 " * 19))),
        (wanted(), Draft(passed=True)),
        (wanted(), Draft(value="92")),
        (wanted(), Draft(of="1250/1400")),
        (wanted(), Draft(value="")),
        (wanted(), Draft()),
    ],
)
def test_a_survey_is_taken_for_a_survey_only(requirement: Requirement, draft: Draft) -> None:
    """A figure or an answer never stands in for the counts, nor the counts for an answer."""
    with pytest.raises(InputRefused) as refused:
        read_outcome(draft, Asked("dk3", requirement))
    assert_one_sentence(refused.value.sentence)


@pytest.mark.parametrize(
    ("typed", "shipped", "known"),
    [
        ("80; 85; 70; 90", wanted(questions=19), wanted()),
        ("≥ 75%; ≥ 82,5 %; 65%; 95%", wanted(), wanted("75", "82.5", "65", "95")),
        ("Hỏi ≥ 80% số hộ; mỗi câu từ 85% trở lên; không câu nào dưới 70%; câu 19: 90%", wanted("1"), wanted()),
        ("80; 85; 70; câu 20: 90", wanted(), wanted(questions=20)),
        ("80; câu 1-14: 85; 70; 90", wanted(), wanted(questions=15)),
        ("80; 85; 70; câu 19: 90", Unknown(measure="survey"), wanted()),
    ],
)
def test_the_bounds_of_the_paper_are_read(typed: str, shipped: Requirement, known: Survey) -> None:
    """Four shares in order; the number of questions may be told with the last one."""
    assert read_requirement(typed, shipped, YEAR) == known


@pytest.mark.parametrize(
    "typed",
    [
        "Đạt",
        "85",
        "80; 85; 70",
        "80; 85; 70; 90; 95",
        "80; 85; 70; 101",
        "80; 85; 70; -1",
        "80, 85, 70, 90",
        "80; 85; 70; câu 1: 90",
        "80; câu 1-17: 85; 70; câu 19: 90",
        "80; 85; bảy mươi; 90",
        "80; 85; 70; câu 19",
        ";;;",
        "80; 85; trên 70; 90",
        "<= 80; 85; 70; 90",
    ],
)
def test_bounds_that_could_be_misread_are_refused(typed: str) -> None:
    """What is not four shares in order is asked about, never guessed."""
    with pytest.raises(InputRefused) as refused:
        read_requirement(typed, wanted(), YEAR)
    assert_one_sentence(refused.value.sentence)


def test_the_bounds_of_an_unknown_form_need_its_number_of_questions() -> None:
    """Without it nothing could ever be judged."""
    with pytest.raises(InputRefused, match="có mấy câu hỏi"):
        read_requirement("80; 85; 70; 90", Unknown(measure="survey"), YEAR)


@given(surveys())
def test_what_is_shown_of_a_survey_can_be_typed_in(shown: Survey) -> None:
    """The bounds as the screens show them are read back as the same bounds."""
    again = read_requirement(requirement_text(shown, YEAR), Unknown(measure="survey"), YEAR)
    assert isinstance(again, Survey)
    assert requirement_text(again, YEAR) == requirement_text(shown, YEAR)
    assert [getattr(again, name).value for name in ("asked", "each", "lowest", "last")] == [
        getattr(shown, name).value for name in ("asked", "each", "lowest", "last")
    ]


@given(pasted_text(40))
def test_hostile_bounds_are_refused_in_one_sentence(typed: str) -> None:
    """Whatever is pasted for a bound, there is no crash."""
    with suppress(InputRefused):
        read_requirement(typed, wanted(), YEAR)
