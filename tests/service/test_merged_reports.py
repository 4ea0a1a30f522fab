"""The readiness summary of units that have ended, of their heirs, and of villages: whose paper each is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.report import FORMATS, render
from ntm_tracker.service.reading import Wanted
from ntm_tracker.service.reporting import Order, make_report
from ntm_tracker.service.subject_changes import add_subject, merge_subjects, rename_subject
from ntm_tracker.store.tables import assessment
from ntm_tracker.store.work import Work
from tests.service.deeds import record, refused, value

if TYPE_CHECKING:
    import time_machine

    from ntm_tracker.service.office import Office

KEP = UnitDraft("07399", "Xã Kép", province="Tỉnh Bắc Ninh", since="01/07/2025")
ADVANCED = "xa-ntm-nang-cao-2021-2025"
OLD, VILLAGE, NEW = Wanted("07387"), Wanted("huong than"), Wanted("kep")


@pytest.fixture
def merged(office: Office, clock: time_machine.Traveller) -> Office:
    """The office after the merger was entered, with an assessment of the new commune."""
    clock.move_to("2026-11-24T08:00:00+00:00")
    record(office, "3.1", value("92"))
    merge_subjects(office, ["07387"], KEP)
    open_assessment(office, "07399", 2025)
    return office


def open_assessment(office: Office, code: str, year: int) -> None:
    """Open an assessment of a unit by the advanced set, with nothing in it."""
    row = {
        "id": f"{code}/{ADVANCED}/{year}",
        "subject": code,
        "set_id": ADVANCED,
        "year": year,
        "deadline": date(year, 12, 31),
        "focus": [],
        "position": 9,
        "replaces": None,
    }
    with office.store.writing() as connection:
        Work(connection).add(assessment, [row])


def words(office: Office, wanted: Wanted, as_of: str | None = None) -> str:
    """Return every word of the Word file, in reading order."""
    page = Document(BytesIO(render(make_report(office, Order(as_of=as_of, wanted=wanted)), "docx")))
    return " ".join(element.text for element in page.element.body.iter(qn("w:t")) if element.text)


def test_the_old_commune_is_printed_as_it_was(merged: Office) -> None:
    """Its district, its chairman, its village, its figures; and a note of what became of it."""
    page = words(merged, OLD)
    for told in (
        "UBND HUYỆN LẠNG GIANG",
        "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN",
        "Hương Sơn, ngày",
        "Đơn vị: xã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang.",
        "Vũ Văn Báo",
        "Thôn Hương Thân",
        "92%",
        "Xã Hương Sơn có đến hết ngày 30/06/2025; đơn vị kế thừa: xã Kép.",
    ):
        assert told in page
    assert "đơn vị kế thừa" not in words(merged, OLD, "30/06/2025")


def test_the_new_commune_is_printed_under_its_own_name(merged: Office) -> None:
    """No district line, no chairman of another commune; blanks to fill in by hand; none of the old figures."""
    page = words(merged, NEW)
    assert "ỦY BAN NHÂN DÂN XÃ KÉP" in page
    assert "Kép, ngày" in page
    assert "Đơn vị: xã Kép, tỉnh Bắc Ninh." in page
    for foreign in ("Báo", "HUYỆN", "huyện (bc)", "Hương Sơn", "92%"):
        assert foreign not in page.replace("BÁO CÁO", "").replace("Báo cáo", "")
    head = make_report(merged, Order(wanted=NEW)).letterhead
    assert head.authority == ("ỦY BAN NHÂN DÂN XÃ KÉP",)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_bears_a_letterhead_of_one_line(merged: Office, form: str) -> None:
    """No renderer needs a body above the issuer."""
    assert render(make_report(merged, Order(wanted=NEW)), form)


@pytest.mark.parametrize(
    ("as_of", "issuer", "place"),
    [
        ("30/06/2025", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN", "xã Hương Sơn, huyện Lạng Giang, tỉnh Bắc Giang"),
        ("01/07/2025", "ỦY BAN NHÂN DÂN XÃ KÉP", "xã Kép, tỉnh Bắc Ninh"),
        (None, "ỦY BAN NHÂN DÂN XÃ KÉP", "xã Kép, tỉnh Bắc Ninh"),
    ],
)
def test_a_village_is_printed_under_the_commune_of_the_day(
    merged: Office, as_of: str | None, issuer: str, place: str
) -> None:
    """Hương Thân's own paper: the chairman signs only while it was his commune's."""
    report = make_report(merged, Order(as_of=as_of, wanted=VILLAGE))
    assert report.letterhead.authority[-1] == issuer
    assert report.sections[0].paragraphs[0].text == f"Đơn vị: thôn Hương Thân, {place}."
    assert (report.signature.name == "Vũ Văn Báo") is (as_of == "30/06/2025")
    assert list(report.figures) == ["village"]


def test_a_commune_s_paper_holds_the_village_of_its_own_year(merged: Office) -> None:
    """2024's village is the old commune's; the new commune's 2025 paper does not borrow it."""
    assert list(make_report(merged, Order(wanted=OLD)).figures) == ["commune", "village"]
    assert list(make_report(merged, Order(wanted=NEW)).figures) == ["commune"]


def test_a_renamed_commune_prints_both_names_each_on_its_own(office: Office, clock: time_machine.Traveller) -> None:
    """The old assessment bears the old name and its signer, the new one the new name and blanks."""
    clock.move_to("2026-11-24T08:00:00+00:00")
    made = rename_subject(office, "07387", UnitDraft("", "Thị trấn Hương Sơn", since="01/01/2025"))
    open_assessment(office, made.code, 2025)
    assert "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN" in words(office, OLD)
    page = words(office, Wanted(made.code))
    assert "UBND HUYỆN LẠNG GIANG" in page
    assert "ỦY BAN NHÂN DÂN THỊ TRẤN HƯƠNG SƠN" in page
    assert "Vũ Văn Báo" not in page


@pytest.mark.parametrize("name", ["[b]", "=1+1", "<w:p>&amp;", "Xã #sys.inputs"])
def test_a_name_that_looks_like_markup_is_printed_to_the_letter(
    office: Office, clock: time_machine.Traveller, name: str
) -> None:
    """In the letterhead too, in every format."""
    clock.move_to("2026-11-24T08:00:00+00:00")
    merge_subjects(office, ["07387"], replace(KEP, name=name))
    open_assessment(office, "07399", 2025)
    assert name in words(office, Wanted("07399"))
    for form in FORMATS:
        assert render(make_report(office, Order(wanted=Wanted("07399"))), form)


def test_what_is_asked_for_and_not_there_is_told(merged: Office) -> None:
    """An unknown unit, a unit without an assessment, a set that it is not judged by."""
    add_subject(merged, UnitDraft("07399-cu", "Thị trấn Vôi"))
    for wanted, told in (
        (Wanted("khong co"), "Không có đơn vị"),
        (Wanted("thi tran voi"), "chưa có kỳ đánh giá"),
        (Wanted("07399", "xa-ntm-2021-2025"), "Chưa có kỳ đánh giá theo bộ"),
    ):
        with refused(merged, told):
            make_report(merged, Order(wanted=wanted))
