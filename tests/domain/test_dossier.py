"""The folders of the dossier: every paper where an inspector looks, none twice in one folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given

from ntm_tracker.domain.dossier import criterion_of, folders, lay_out, reading_order
from ntm_tracker.domain.evidence import StoredFile
from tests.builders import a_checklist, a_criteria_set, a_criterion, an_assessment, an_indicator, some_evidence
from tests.strategies import checklists

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Checklist

WATER = a_criterion(1, an_indicator("1.2"), an_indicator("1.10"), name="Thủy lợi")
SAFETY = a_criterion(2, an_indicator("2.1"), name="An ninh")
SET = a_criteria_set(WATER, SAFETY, gates=(an_indicator("dk2"),))
SCAN, PHOTO = StoredFile("a" * 64, "scan.pdf", 10), StoredFile("b" * 64, "IMG_1.jpg", 20)


def test_a_shared_paper_lies_in_every_folder_and_counts_once() -> None:
    """A whole file in each, so that each folder can be handed over alone."""
    shared = replace(some_evidence("Báo cáo", number="12/BC"), files=(SCAN,))
    checklist = a_checklist(SET, evidence={"1.2": (shared,), "2.1": (shared,), "dk2": (shared,)})
    (document,) = lay_out(checklist)
    assert document.places == (
        "TC01 Thủy lợi/1.2/01 12-BC Báo cáo.pdf",
        "TC02 An ninh/2.1/01 12-BC Báo cáo.pdf",
        "Điều kiện công nhận/ĐK2/01 12-BC Báo cáo.pdf",
    )
    assert document.indicators == ("1.2", "2.1", "dk2")


def test_papers_are_numbered_by_their_day() -> None:
    """The oldest first, undated ones last, every file its own number; replaced files have no place."""
    old = replace(some_evidence("Cũ", identity=9, number="", issued=date(2024, 1, 5)), files=(SCAN,), earlier=(PHOTO,))
    new = replace(some_evidence("Mới", identity=1, number="", issued=date(2024, 5, 5)), files=(PHOTO, SCAN))
    undated = some_evidence("Ghi chú", identity=2, number="")
    places = [one.places[0] for one in lay_out(a_checklist(SET, evidence={"1.2": (new, undated, old)}))]
    assert [place.rpartition("/")[2] for place in places] == [
        "01 Cũ.pdf",
        "02 Mới - IMG_1.jpg",
        "03 Mới - scan.pdf",
        "04 Ghi chú.txt",
    ]


def test_a_part_can_be_asked_for() -> None:
    """The focus criteria without gates; some papers only."""
    piece, other = some_evidence(identity=1), some_evidence(identity=2)
    evidence = {"1.2": (piece,), "2.1": (other,), "dk2": (piece,)}
    checklist = a_checklist(SET, assessment=an_assessment(focus=(1,)), evidence=evidence)
    assert [one.indicators for one in lay_out(checklist, focus=True)] == [("1.2",)]
    assert [one.indicators for one in lay_out(checklist, only={2})] == [("2.1",)]
    assert lay_out(checklist, only=()) == ()


def test_folders_are_read_in_order() -> None:
    """1.2 before 1.10, the gates last."""
    checklist = a_checklist(SET)
    listed = [f"{folder}/01 a.pdf" for folder, _ in folders(checklist)]
    assert [place.split("/")[1] for place in listed] == ["1.2", "1.10", "2.1", "ĐK2"]
    assert sorted(set(listed), key=reading_order(checklist)) == listed
    assert criterion_of(listed[0]) == "TC01 Thủy lợi"


def test_a_hundred_papers_sort_as_they_are_numbered() -> None:
    """Three digits where there are that many."""
    many = tuple(some_evidence(f"Ảnh {at}", identity=at) for at in range(1, 121))
    places = [one.places[0] for one in lay_out(a_checklist(SET, evidence={"1.2": many}))]
    assert places == sorted(places)
    assert places[0].startswith("TC01 Thủy lợi/1.2/001 ")


@given(checklists())
def test_no_two_places_are_one_on_windows(checklist: Checklist) -> None:
    """Whatever was recorded: no path twice, case aside, and none too long."""
    places = [place for one in lay_out(checklist) for place in one.places]
    assert len({place.casefold() for place in places}) == len(places)
    assert all(len(place.encode("utf-16-le")) < 2 * 150 for place in places)
