"""The readiness summary says everything the chairman signs for, in the order of the paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.criteria import Criterion
from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.domain.numbers import format_share
from ntm_tracker.domain.readiness import FORMULA
from ntm_tracker.domain.requirements import PassFail
from ntm_tracker.domain.results import Answered, Result
from ntm_tracker.report.kinds.readiness import build_readiness
from ntm_tracker.report.model import Figure
from ntm_tracker.report.parts.letterhead import ending, other_issuer, own_issuer
from tests.report.samples import (
    DAY,
    STAND_IN,
    a_checklist,
    a_commune,
    a_profile,
    a_set,
    a_village,
    an_evidence,
    an_indicator,
    confirmed,
    sources,
)

if TYPE_CHECKING:
    from ntm_tracker.report.model import Report, Row, Section


def section_of(report: Report, key: str) -> Section:
    """Return the section of the paper or its annexes that bears `key`."""
    return next(section for section in report.every_section() if section.key == key)


def first_page(report: Report) -> list[str]:
    """Return what is said before the annexes."""
    return [paragraph.text for section in report.sections for paragraph in section.paragraphs]


def rows_of(section: Section) -> dict[str, Row]:
    """Return the rows of the section's table by their first cell."""
    assert section.table
    return {row.texts[0]: row for row in section.table.rows}


def a_ready_commune() -> Report:
    """Return the report of a commune with nothing left to do."""
    listed = [Criterion(number=1, name="Điện", indicators=(an_indicator("1", PassFail()),))]
    criteria_set = a_set(listed)
    passed = Result(Answered(passed=True), "", DAY, "1/BC-UBND")
    both = ("1", "dk2")
    checklist = a_checklist(
        criteria_set,
        dict.fromkeys(both, passed),
        own=dict.fromkeys(both, confirmed(PassFail())),
        evidence=dict.fromkeys(both, (an_evidence(1),)),
    )
    return build_readiness(sources(checklist))


def test_the_parts_come_in_the_order_of_the_paper(small: Report) -> None:
    """One page for the chairman, then figures, criteria, focus, village, gaps, recognition, comparison, basis."""
    assert (small.title, small.about) == (
        "BÁO CÁO",
        "Mức độ sẵn sàng thực hiện Bộ tiêu chí xã nông thôn mới nâng cao của xã Hương Sơn năm 2024",
    )
    assert small.addressee == ("Ủy ban nhân dân huyện Lạng Giang",)
    assert [section.key for section in small.sections] == ["tong-quan", "nhan-dinh"]
    assert [annex.title for annex in small.annexes] == [
        "Số liệu tổng hợp",
        "Kết quả theo 3 tiêu chí",
        "Tiêu chí trọng tâm năm 2024",
        "Thôn Hương Thân",
        "Tồn tại và việc cần làm",
        "Điều kiện công nhận",
        "So với kỳ trước",
        "Căn cứ đánh giá và ghi chú",
    ]


def test_the_opening_says_who_under_which_set_as_of_when_and_by_what_formula(small: Report) -> None:
    """A figure without its day, its set and its formula is not a figure."""
    said = [paragraph.text for paragraph in small.sections[0].paragraphs]
    assert said[0] == "Đơn vị: xã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang."
    assert said[1] == (
        "Đánh giá theo Bộ tiêu chí xã nông thôn mới nâng cao; kỳ đánh giá năm 2024; "
        "số liệu tính đến 17 giờ 05 phút ngày 30/06/2024."
    )
    assert "thôn Hương Thân" in said[2]
    assert small.sections[1].paragraphs[-1].text.startswith(FORMULA)
    assert "“Tạm tính” là đánh giá theo mức yêu cầu chưa đối chiếu" in small.sections[1].paragraphs[-1].text


def test_the_last_annex_tells_how_to_match_the_page_to_the_record(small: Report) -> None:
    """Which state was printed, when it was read, and how to find it again."""
    assert section_of(small, "can-cu").paragraphs[-1].text == (
        "Mã bản in 0123456789, dữ liệu lúc 30/06/2024 17:05: "
        "đối chiếu với dữ liệu bằng lệnh “ntm doctor --match 0123456789”."
    )


def test_every_figure_is_printed_for_both_subjects(small: Report) -> None:
    """The table of figures holds each figure of the mapping, the share as a percentage."""
    table = section_of(small, "so-lieu").table
    assert table
    for place, name in enumerate(("commune", "village"), start=1):
        printed = [row.texts[place] for row in table.rows]
        wanted = [
            format_share(Decimal(str(value))) if key == "readiness" else str(value)
            for key, value in small.figures[name].items()
        ]
        assert printed == wanted


def test_every_count_names_the_rows_that_it_was_counted_from(small: Report) -> None:
    """As many keys as the figure says, each of a row that is printed in an annex."""
    table = section_of(small, "so-lieu").table
    assert table
    keys = {row.key for row in section_of(small, "tieu-chi").table.rows}  # type: ignore[union-attr]
    for row in table.rows:
        figure = row.cells[1]
        assert isinstance(figure, Figure)
        if row.key != "readiness":
            assert len(figure.counted) == figure.value
        if row.key.startswith("criteria"):
            assert set(figure.counted) <= keys
    ready = next(row.cells[1] for row in table.rows if row.key == "readiness")
    assert isinstance(ready, Figure)
    assert ready.counted == ("1.1",)


def test_figures_are_those_of_the_domain(small: Report) -> None:
    """Nothing is counted twice: 6 indicators, one of them not applicable."""
    assert small.figures["commune"] == {
        "criteria_total": 3,
        "criteria_met": 1,
        "criteria_met_provisional": 1,
        "indicators_total": 6,
        "indicators_applicable": 5,
        "indicators_met": 2,
        "indicators_met_provisional": 1,
        "indicators_not_met": 1,
        "indicators_not_assessed": 1,
        "indicators_undetermined": 1,
        "provisional": 2,
        "indicators_ready": 1,
        "readiness": 0.2,
        "gaps_total": len(find_gaps(a_commune())),
        "gaps_high": 3,
        "gaps_medium": 6,
        "gaps_low": 4,
    }


@pytest.mark.parametrize(("day", "said"), [(DAY, False), (date(2025, 1, 2), True)])
def test_a_period_that_is_over_is_said_at_the_top(day: date, said: bool) -> None:  # noqa: FBT001 - parametrised
    """Once the year has ended, the officer reads it before any figure."""
    report = build_readiness(sources(a_commune(day), a_village(day)))
    strong = [paragraph.text for paragraph in report.sections[0].paragraphs if paragraph.strong]
    assert any(text.startswith("Kỳ 2024 đã kết thúc") for text in strong) is said


def test_a_criterion_shows_verdict_counts_and_readiness(small: Report) -> None:
    """Provisional verdicts and focus criteria are marked in the list of criteria."""
    rows = rows_of(section_of(small, "tieu-chi"))
    assert rows["1"].texts == ("1", "Giao thông", "Đạt (tạm tính)", "2", "2", "50%")
    assert rows["2"].texts[1:3] == ("Thủy lợi và phòng, chống thiên tai (trọng tâm)", "Chưa đạt (tạm tính)")
    assert rows["Hạ tầng kinh tế - xã hội"].group


def test_a_focus_criterion_is_shown_indicator_by_indicator(small: Report) -> None:
    """Requirement with its standing, result with day and source, the reason why one does not apply."""
    rows = rows_of(section_of(small, "trong-tam"))
    assert rows["2.1"].texts[2:] == ("Chưa rõ mức yêu cầu", "Chưa có", "", "", "Chưa xác định", "0")
    assert rows["2.2"].texts[2:] == (
        "≥ 90%\n(chưa đối chiếu)",
        "87,5%",
        "03/06/2024",
        "14/BC-UBND",
        "Chưa đạt\n(tạm tính)",
        "0",
    )
    assert "Xã không có công trình thủy lợi do huyện quản lý" in rows["2.3"].texts[3]
    heading = next(name for name, row in rows.items() if row.group)
    assert heading.startswith("Tiêu chí 2. Thủy lợi và phòng, chống thiên tai: Chưa đạt (tạm tính)")


def test_evidence_that_no_longer_holds_is_counted_apart() -> None:
    """Two pieces of which one has expired are not two pieces."""
    checklist = a_checklist(
        a_set([Criterion(number=1, name="Điện", indicators=(an_indicator("1", PassFail()),))]),
        evidence={"1": (an_evidence(1), an_evidence(2, valid_until=date(2024, 6, 1)))},
        focus=(1,),
    )
    report = build_readiness(sources(checklist))
    assert rows_of(section_of(report, "trong-tam"))["1"].texts[-1] == "2\n(dùng được 1)"


def test_a_stand_in_set_cannot_be_missed(small: Report) -> None:
    """The village's set is another province's, and says so in bold above the table."""
    strong = [paragraph.text for paragraph in section_of(small, "thon").paragraphs if paragraph.strong]
    assert strong == [f"LƯU Ý: {STAND_IN}."]
    assert STAND_IN in small.sections[0].paragraphs[2].text


def test_every_gap_of_both_subjects_is_listed_under_its_severity(small: Report) -> None:
    """Gaps that say the same share a line; none is left out."""
    section = section_of(small, "ton-tai")
    assert section.table
    listed = {(row.texts[1], number, row.texts[3]) for row in section.table.rows for number in row.texts[2].split(", ")}
    for checklist, name in ((a_commune(), "Xã Hương Sơn"), (a_village(), "Thôn Hương Thân (bộ tạm)")):
        for gap in find_gaps(checklist):
            number = (gap.indicator or f"Tiêu chí {gap.criterion}").replace("dk", "ĐK")
            assert (name, number, gap.sentence) in listed
    assert section.table.rows[0].texts[0] == "Nghiêm trọng"
    assert section.paragraphs[0].text.startswith("Có 15 tồn tại: 3 nghiêm trọng, 8 quan trọng, 4 lưu ý.")


def test_recognition_takes_the_set_and_every_gate(small: Report) -> None:
    """Reaching the year's target is not recognition, and the paper says so."""
    section = section_of(small, "cong-nhan")
    rows = rows_of(section)
    assert [paragraph.text for paragraph in section.paragraphs[1:]] == [
        "Tiêu chí đạt: 1/3 (1 tạm tính).",
        "Đủ điều kiện đề nghị công nhận: Chưa (tạm tính) – còn thiếu: ĐK1.",
    ]
    assert section.table
    assert section.table.rows[0].texts[2:] == (
        *("3/3 tiêu chí", "1/3 tiêu chí (1 tạm tính)", "", ""),
        "Chưa đạt\n(tạm tính)",
    )
    assert rows["ĐK2"].texts[3:] == ("Đạt", "03/06/2024", "15/BC-UBND", "Đạt\n(tạm tính)")
    assert "chưa phải là được công nhận" in section.paragraphs[0].text


def test_notes_explain_the_mark_the_sets_and_the_law(small: Report) -> None:
    """“Tạm tính”, both warnings, and the texts judged by; the village's set names no gates, so no procedure."""
    notes = "\n".join(paragraph.text for paragraph in section_of(small, "can-cu").paragraphs)
    assert notes.startswith("(tạm tính): mức yêu cầu chưa được đối chiếu với văn bản giấy")
    assert "Chưa đối chiếu với văn bản của xã." in notes
    assert "Chưa đối chiếu với văn bản của thôn." in notes
    since = "(Thủ tướng Chính phủ, tính từ ngày ký)"
    assert f"ban hành: Quyết định 318/QĐ-TTg ngày 08/03/2022 {since}" in notes
    assert f"sửa đổi: Quyết định 211/QĐ-TTg ngày 08/03/2022 {since} [chưa kiểm, khá chắc]" in notes
    assert notes.count("điều kiện công nhận: Quyết định 18/2022/QĐ-TTg") == 1
    assert "đã đối chiếu: QĐ 741/QĐ-UBND ngày 01/05/2022 (chỉ tiêu 1.1)" in notes


def test_a_merged_commune_says_what_became_of_it() -> None:
    """A paper made after the merger names the unit that the commune became part of."""
    day = date(2025, 7, 1)
    report = build_readiness(sources(a_commune(day)))
    assert "Xã Hương Sơn là một phần của xã Kép, tỉnh Bắc Ninh từ ngày 01/07/2025." in first_page(report)


def test_a_village_alone_is_printed_under_its_commune() -> None:
    """With the commune's name, no word of a commune's section, and the stand-in label at the top."""
    issuer = replace(other_issuer("Xã Kép", None, "Tỉnh Bắc Ninh"), ended=ending("Xã Kép", DAY, []))
    report = build_readiness(sources(a_village(date(2024, 7, 1)), issuer=issuer))
    opening = [paragraph.text for paragraph in report.sections[0].paragraphs]
    assert opening[0] == "Đơn vị: thôn Hương Thân, xã Kép, tỉnh Bắc Ninh."
    assert f"LƯU Ý: {STAND_IN}." in opening
    assert list(report.figures) == ["village"]
    assert not any("có đến hết ngày" in text for text in first_page(report))


def test_what_the_record_says_of_a_commune_s_end_is_noted_after_it() -> None:
    """The last day and the heirs, however many; not on a paper of an earlier day."""
    issuer = replace(own_issuer(a_profile()), ended=ending("Xã Hương Sơn", DAY, ["Xã A", "Xã B"]))
    said = "Xã Hương Sơn có đến hết ngày 30/06/2024; đơn vị kế thừa: xã A, xã B."
    for day, noted in ((DAY, False), (date(2024, 7, 1), True)):
        report = build_readiness(sources(a_commune(day), issuer=issuer))
        assert (said in first_page(report)) is noted


def test_without_a_village_there_is_no_section_for_one() -> None:
    """The annexes close ranks and the mapping holds the commune only."""
    report = build_readiness(sources(a_commune()))
    assert len(report.annexes) == 7
    assert "Thôn" not in " ".join(annex.title for annex in report.annexes)
    assert list(report.figures) == ["commune"]


def test_a_commune_with_nothing_left_to_do_says_so() -> None:
    """No focus, no gaps, all met: sentences in place of empty tables."""
    report = a_ready_commune()
    assert section_of(report, "trong-tam").paragraphs[0].text == "Kỳ này không có tiêu chí trọng tâm."
    assert section_of(report, "ton-tai").paragraphs[0].text == "Không còn tồn tại nào."
    assert report.figures["commune"]["readiness"] == 1
    assert section_of(report, "cong-nhan").paragraphs[-1].text == "Đủ điều kiện đề nghị công nhận: Có."


def test_a_set_without_gates_claims_no_recognition() -> None:
    """All criteria met, and still nothing is said of being eligible: the set does not say what that takes."""
    listed = [Criterion(number=1, name="Điện", indicators=(an_indicator("1", PassFail()),))]
    passed = {"1": Result(Answered(passed=True), "", DAY, "1/BC-UBND")}
    checklist = a_checklist(replace(a_set(listed), gates=()), passed, own={"1": confirmed(PassFail())})
    section = section_of(build_readiness(sources(checklist)), "cong-nhan")
    assert [paragraph.text for paragraph in section.paragraphs] == ["Bộ này không ghi điều kiện công nhận."]
    assert section.table is None


def test_all_criteria_met_is_not_yet_eligible() -> None:
    """1/1 stands on a line of its own, above the gate that is open."""
    listed = [Criterion(number=1, name="Điện", indicators=(an_indicator("1", PassFail()),))]
    passed = {"1": Result(Answered(passed=True), "", DAY, "1/BC-UBND")}
    checklist = a_checklist(a_set(listed), passed, own={"1": confirmed(PassFail())})
    section = section_of(build_readiness(sources(checklist)), "cong-nhan")
    assert [paragraph.text for paragraph in section.paragraphs] == [
        "Tiêu chí đạt: 1/1.",
        "Đủ điều kiện đề nghị công nhận: Chưa – còn thiếu: ĐK2.",
    ]


def test_number_and_date_are_left_to_be_filled_in_and_the_text_ends(small: Report) -> None:
    """The paper is not issued yet; “./.” closes it."""
    head = small.letterhead
    assert head.authority == ("UBND HUYỆN LẠNG GIANG", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN")
    assert (head.number, head.place) == ("Số: ……/BC-UBND", "Hương Sơn")
    assert not any(character.isdigit() for character in head.number + head.dated)
    assert small.closing.endswith("./.")
    assert small.recipients == ("- Như trên;", "- Các thôn;", "- Lưu: VP.")
