"""The reports of Hương Sơn's 2024 plan, in every format: the same figures, no row lost, nothing claimed."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.report_kinds import KINDS, usual_name
from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import InputRefused
from ntm_tracker.report import render
from ntm_tracker.report.model import Figure
from ntm_tracker.service.appraising import AppraisalDraft, appraise
from ntm_tracker.service.duties import Assigning, assign
from ntm_tracker.service.plan import PlanDraft, record_plan
from ntm_tracker.service.reading import Wanted, open_all
from ntm_tracker.service.reporting import Order, make_report
from ntm_tracker.service.settings import SettingDraft, write_setting
from ntm_tracker.service.tasks import TaskDraft, add_task
from ntm_tracker.service.villages import TitleDraft, add_village, set_titles
from tests.service.deeds import record, refused, value

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.domain.checklist import Subject
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.model import Report, Section
    from ntm_tracker.service.office import Office

GOLDENS = Path(__file__).resolve().parents[1] / "goldens"
VILLAGE = Wanted("huong-than")


@pytest.fixture
def busy(office: Office) -> Office:
    """An office in the middle of its work: results, an owner, tasks, a remark, plan figures, villages."""
    record(office, "3.1", value("92"), on="30/06/2024", source="12/BC-UBND")
    record(office, "6.1", Draft(passed=True), on="30/08/2024", source="31/BC-UBND")
    record(office, "8.2", value("60,5"), on="30/09/2024")
    assign(office, ["3"], Assigning(to="Chị Hà", due="30/11/2024"))
    add_task(office, "3.1", TaskDraft("Lập biên bản kiểm tra kênh <mương> & {{cống}}", "Anh Nam", "15/09/2024"))
    appraise(office, "3.1", AppraisalDraft("huyen", "not-met", "Thiếu biên bản {% nghiệm thu %}", "20/09/2024"))
    record_plan(office, "thu-nhap-binh-quan", PlanDraft("101,5", period="quý 3", source="40/BC-UBND"))
    record_plan(office, "ho-ngheo", PlanDraft("3,6", on="30/09/2024"))
    add_village(office, "Thôn Hèo A")
    set_titles(office, ["Hèo A"], TitleDraft(culture="2023", ntm="có"))
    return office


def made(office: Office, kind: Kind, wanted: Wanted | None = None) -> Report:
    """Return a report of the usual day."""
    return make_report(office, Order(kind, wanted=wanted or Wanted()))


def section_of(report: Report, key: str) -> Section:
    """Return the section that bears `key`."""
    return next(section for section in report.every_section() if section.key == key)


def rows_of(report: Report, key: str) -> dict[str, tuple[str, ...]]:
    """Return the cells of a section's rows by the keys of the rows; several of one key are joined."""
    table = section_of(report, key).table
    assert table
    return {row.key: row.texts for row in table.rows}


@pytest.mark.parametrize("kind", KINDS)
def test_each_report_reads_as_its_golden(busy: Office, kind: Kind) -> None:
    """A change of words shows as a change of a file; NTM_GOLDENS=1 writes it anew."""
    golden, report = GOLDENS / f"report-{kind}-2024.txt", made(busy, kind)
    assert report.mark
    text = render(report, "txt").decode().replace(report.mark.hash, "0123456789")
    if os.environ.get("NTM_GOLDENS"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_section_has_a_name_of_its_own(busy: Office, kind: Kind) -> None:
    """Templates call sections by it."""
    for report in (made(busy, kind), *([made(busy, kind, VILLAGE)] if kind != "plan" else [])):
        keys = [section.key for section in report.every_section()]
        assert all(keys)
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_and_figure_is_in_the_json(busy: Office, kind: Kind) -> None:
    """With its key and its value, so that a figure on paper can be followed to its row."""
    report = made(busy, kind)
    content = json.loads(render(report, "json"))
    listed = [*content["sections"], *(section for annex in content["annexes"] for section in annex["sections"])]
    for section, found in zip(report.every_section(), listed, strict=True):
        rows = section.table.rows if section.table else ()
        assert [row["cells"] for row in found["rows"]] == [list(row.texts) for row in rows]
        assert [row["key"] for row in found["rows"]] == [row.key for row in rows]
        for row, told in zip(rows, found["rows"], strict=True):
            assert [value is not None for value in told["values"]] == [isinstance(cell, Figure) for cell in row.cells]


def test_the_form_has_a_line_for_every_criterion_and_indicator(busy: Office) -> None:
    """75 indicators and 19 criteria; a column for the district's remark, none for the province's before it is there."""
    report = made(busy, "self-assessment")
    table = section_of(report, "bieu-tu-danh-gia").table
    assert table
    assert [column.heading for column in table.columns][-2:] == ["Tự đánh giá", "Thẩm tra cấp huyện"]
    rows = rows_of(report, "bieu-tu-danh-gia")
    assert len(rows) == len(table.rows) == 75 + 19
    assert rows["3.1"][4:] == (
        *("92%", "30/06/2024", "12/BC-UBND", "Đạt\n(tạm tính)"),
        "Chưa đạt\n20/09/2024\nThiếu biên bản {% nghiệm thu %}",
    )
    assert rows["TC3"][1].startswith("Thủy lợi")


def test_a_gap_says_who_closes_it_by_when(busy: Office) -> None:
    """The indicator's own owner, else its criterion's; the assessment's deadline where nobody said."""
    report = made(busy, "gaps")
    listed = section_of(report, "ton-tai").table
    assert listed
    told = {(row.key, *row.texts[2:6]) for row in listed.rows}
    assert ("3.2", "Chưa có kết quả", "Ghi kết quả thực hiện.", "Chị Hà", "30/11/2024") in told
    assert ("19.1", "Chưa có kết quả", "Ghi kết quả thực hiện.", "chưa giao", "31/12/2024") in told
    tasks = section_of(report, "nhiem-vu").table
    assert tasks
    assert tasks.rows[0].texts == (
        *("1", "3.1", "Lập biên bản kiểm tra kênh <mương> & {{cống}}", "Anh Nam", "15/09/2024", "", "Quá hạn"),
    )
    changes = section_of(report, "so-sanh").table
    assert changes
    assert ("Đã khắc phục", "6.1") in {(row.texts[0], row.key) for row in changes.rows}


def test_villages_that_nobody_named_are_counted_and_claim_nothing(busy: Office) -> None:
    """Three are known by name; of the other eighteen nothing is known, whatever the plan says of four models."""
    report = made(busy, "village")
    assert rows_of(report, "tong-quan")["culture"] == ("Làng văn hóa", "1", "0", "20", "21")
    assert rows_of(report, "tong-quan")["model"] == ("NTM kiểu mẫu", "1", "0", "20", "21")
    matrix = section_of(report, "ma-tran").table
    assert matrix
    names = [row.texts[1] for row in matrix.rows if not row.group]
    assert names == ["Thôn Đồn Cầu Bằng", "Thôn Hèo A", "Thôn Hương Thân"]
    assert matrix.rows[-1].texts == ("Còn 18 thôn chưa ghi tên.",)
    assert matrix.rows[2].texts[5:] == ("?",) * 17
    assert any("Yên Bái" in said.text for said in section_of(report, "tong-quan").paragraphs if said.strong)


def test_one_village_is_told_criterion_by_criterion(busy: Office) -> None:
    """Under its own name, in the commune's letterhead, in files of its own name."""
    report = made(busy, "village", VILLAGE)
    assert report.about.endswith("của thôn Hương Thân năm 2024")
    assert len(rows_of(report, "bieu-tu-danh-gia")) == 17


def test_the_plan_stands_against_result_and_baseline(busy: Office) -> None:
    """A share only where one says something; nothing is forecast; a nearby indicator is named with its warning."""
    report = made(busy, "plan")
    rows = rows_of(report, "chi-tieu")
    assert rows["thu-nhap-binh-quan"][2:] == (
        *("91,7 triệu đồng/người/năm", "≥ 107 triệu đồng/người/năm", "101,5 triệu đồng/người/năm"),
        *("quý 3\n30/09/2024", "40/BC-UBND", "94,8%"),
    )
    assert rows["ho-ngheo"][-1] == "Chưa đạt mục tiêu"
    assert rows["tang-gia-tri-san-xuat"][4:] == ("Chưa có", "", "", "–")
    assert report.figures == {"plan": {"targets_total": 25, "targets_recorded": 3, "targets_reached": 0}}
    assert any("nghèo đa chiều" in row[-1] for row in rows_of(report, "lien-quan").values())


def test_the_plan_is_the_commune_s_alone(busy: Office) -> None:
    """A village has none."""
    with refused(busy, "Chỉ có kế hoạch của Xã Hương Sơn"):
        make_report(busy, Order("plan", wanted=VILLAGE))


def test_a_report_compares_with_the_day_that_is_asked_for(busy: Office) -> None:
    """The end of the quarter before unless told; a later day and the same day are refused."""
    usual = rows_of(made(busy, "readiness"), "thay-doi")
    assert set(usual) == {"6.1", "6.3", "8.2"}
    report = make_report(busy, Order(compared_with="31/08/2024"))
    assert set(rows_of(report, "thay-doi")) == {"6.3", "8.2"}
    assert section_of(make_report(busy, Order(as_of="31/01/2024")), "thay-doi").table is None
    for day in ("01/10/2024", "02/10/2024"):
        with pytest.raises(InputRefused):
            make_report(busy, Order(compared_with=day))


def test_the_office_s_own_settings_stand_on_the_paper(busy: Office) -> None:
    """Signer, number and recipients; “Như trên” stands for the addressee."""
    write_setting(busy, "signature", SettingDraft(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Nguyễn Thị Lan"))
    write_setting(busy, "recipients", SettingDraft(("UBND huyện (bc)", "Các thôn", "Lưu: VT, VP")))
    report = made(busy, "readiness")
    assert (report.signature.capacity, report.signature.name) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Thị Lan")
    assert report.recipients == ("- Như trên;", "- Các thôn;", "- Lưu: VT, VP.")


def test_the_mark_is_that_of_the_record_as_it_was_read(busy: Office) -> None:
    """Every deed changes it."""
    first = make_report(busy, Order()).mark
    record(busy, "3.3", value("80"))
    second = make_report(busy, Order()).mark
    assert first
    assert second
    assert first.hash != second.hash
    assert len(first.hash) == 10


@pytest.mark.parametrize(
    ("kind", "code", "name"),
    [
        ("readiness", "07387", "BC-muc-do-san-sang-NTM-2024-06-30.docx"),
        ("village", "huong-than", "BC-thon-kieu-mau-NTM-thon-huong-than-2024-06-30.docx"),
    ],
)
def test_files_are_named_as_an_office_names_them(busy: Office, kind: Kind, code: str, name: str) -> None:
    """Kind, subject where it is a village, day."""
    subject = next(c.assessment.subject for c in open_all(busy) if c.assessment.subject.code == code)
    assert usual_name(kind, subject, date(2024, 6, 30), "docx") == name


def test_each_person_has_a_sheet_of_their_own(busy: Office) -> None:
    """One annex a person, signed for by hand; one person's alone; what several do stands on each sheet."""
    assign(busy, ["6"], Assigning(to="Anh Nam; Chị Hà", due="20/09/2024"))
    report = made(busy, "duties")
    assert report.title == "THÔNG BÁO"
    assert report.addressee == ()
    assert [annex.title for annex in report.annexes] == ["Phiếu giao việc: Anh Nam", "Phiếu giao việc: Chị Hà"]
    sheet = section_of(report, "nguoi-1").table
    assert sheet
    assert sheet.columns[-1].heading == "Kết quả, ký nhận"
    assert sheet.rows[0].texts[1:4] == (
        "3.1",
        "Lập biên bản kiểm tra kênh <mương> & {{cống}}",
        "Nhiệm vụ",
    )
    assert sheet.rows[0].texts[6] == "nhiệm vụ số 1\nQUÁ HẠN"
    one = make_report(busy, Order("duties", person="anh nam"))
    assert [annex.title for annex in one.annexes] == ["Phiếu giao việc: Anh Nam"]
    assert one.about.startswith("Phân công nhiệm vụ cho Anh Nam thực hiện")
    assert "Kèm theo Thông báo số" in one.attached
    assert usual_name("duties", one_subject(busy), one.day, "docx", "Anh Nam") == (
        "TB-phan-cong-nhiem-vu-NTM-anh-nam-2024-10-01.docx"
    )
    for form in ("docx", "pdf", "xlsx"):
        assert render(report, form)


def test_a_sheet_for_nobody_is_refused(busy: Office) -> None:
    """A name that nobody bears, one that several bear, a person of another report; who has work is named."""
    with pytest.raises(InputRefused, match=r"Không có việc nào của “Bà Tư”; hãy chọn .*: Anh Nam, Chị Hà"):
        make_report(busy, Order("duties", person="Bà Tư"))
    with pytest.raises(InputRefused, match="Có nhiều người hợp với “a”"):
        make_report(busy, Order("duties", person="a"))
    with pytest.raises(InputRefused, match="bỏ --person"):
        make_report(busy, Order("gaps", person="Chị Hà"))


def test_duties_are_told_as_of_a_past_day(office: Office, clock: time_machine.Traveller) -> None:
    """What was not given yet is not on the sheet; without any work the paper says so."""
    assert section_of(made(office, "duties"), "tong-quan").paragraphs[-1].text == "Chưa giao việc nào."
    clock.move_to(datetime(2024, 10, 20, 8, 30, tzinfo=UTC), tick=False)
    assign(office, ["3.1"], Assigning(to="Chị Hà"))
    assert [annex.title for annex in made(office, "duties").annexes] == ["Phiếu giao việc: Chị Hà"]
    assert make_report(office, Order("duties", as_of="19/10/2024")).annexes == ()


def one_subject(office: Office) -> Subject:
    """Return the commune."""
    return open_all(office)[0].assessment.subject
