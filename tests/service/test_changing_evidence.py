"""Changing, replacing, linking: one deed each, however many papers, and one undo."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.evidence import Link
from ntm_tracker.errors import RowsRefused, SavedMeanwhile
from ntm_tracker.service.changing_evidence import (
    add_files,
    edit_evidence,
    link_evidence,
    link_to,
    replace_file,
    unlink_evidence,
    unlink_from,
)
from ntm_tracker.service.evidence import Paper, add_evidence, find_evidence, list_evidence, read_paper
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.history import list_history, undo
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.reading import Wanted
from tests import papers
from tests.service.deeds import events, now, refused
from tests.store.record import COMMUNE, VILLAGE, content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.office import Office

IN_THE_VILLAGE = Wanted(subject="huong than")


@pytest.fixture
def scans(tmp_path: Path) -> tuple[str, str]:
    """A scan and the corrected one."""
    for name, text in (("cũ.pdf", "Bản quét cũ"), ("mới.pdf", "Bản quét mới")):
        (tmp_path / name).write_bytes(papers.pdf(text))
    return str(tmp_path / "cũ.pdf"), str(tmp_path / "mới.pdf")


@pytest.fixture
def two(office: Office) -> list[Evidence]:
    """Two papers of the commune."""
    return [
        add_evidence(office, ("3.1",), Paper("Báo cáo tưới", "12/BC-UBND", issued="30/06/2024")),
        add_evidence(office, ("3.2",), Paper("Biên bản họp thôn")),
    ]


def test_a_paper_is_changed_in_every_part(office: Office, two: list[Evidence]) -> None:
    """What is named is changed, what is not stays, who entered it stays, and search follows."""
    first = two[0]
    (changed,) = edit_evidence(
        office,
        [first.id],
        Change(note="Báo cáo tiêu", issuer="UBND xã", valid_until="31/12/2024", kind="báo cáo", number=""),
    )
    assert (changed.note, changed.number, changed.issuer, changed.kind) == ("Báo cáo tiêu", "", "UBND xã", "report")
    assert (changed.issued, changed.valid_until) == (first.issued, date(2024, 12, 31))
    assert (changed.entered_by, changed.entered_at, changed.links) == (first.entered_by, first.entered_at, first.links)
    assert changed.version > first.version
    assert [piece.id for piece in find_evidence(office, "bao cao tieu ubnd xa")] == [first.id]
    assert find_evidence(office, "12/bc") == []
    assert now(office, "3.1").evidence == (changed,)


def test_among_many_the_one_that_cannot_be_so_is_named(office: Office, two: list[Evidence]) -> None:
    """Nothing of the others is saved."""
    edit_evidence(office, [two[1].id], Change(maintained=True))
    with pytest.raises(RowsRefused, match=rf"^Chưa lưu gì vì Số {two[1].id}: .* không có ngày hết hiệu lực") as refusal:
        edit_evidence(office, [piece.id for piece in two], Change(valid_until="31/12/2030"))
    assert list(refusal.value.rows) == [two[1].id]


def test_a_date_is_emptied(office: Office, two: list[Evidence]) -> None:
    """“” takes a day away."""
    assert edit_evidence(office, [two[0].id], Change(issued=""))[0].issued is None


def test_many_are_changed_and_undone_at_once(office: Office, two: list[Evidence]) -> None:
    """One deed, one undo, whatever it touched."""
    before, count = content(office.store), events(office)
    changed = edit_evidence(office, [piece.id for piece in two], Change(kind="ảnh", maintained=True, owner=" Chị  Hà "))
    assert [(piece.kind, piece.maintained, piece.owner) for piece in changed] == [("photo", True, "Chị Hà")] * 2
    assert events(office) == count + 1
    assert undo(office).summary == "Sửa loại, duy trì hằng năm, người giữ của minh chứng số 1, 2"
    assert content(office.store) == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change(), "Chưa ghi điều gì"),
        (Change(note=" "), "chưa có nội dung"),
        (Change(kind="thông tư"), "Không có loại"),
        (Change(issued="02/10/2024"), "tương lai"),
        (Change(valid_until="29/06/2024"), "trước ngày ban hành"),
        (Change(valid_until="31/12/2024", maintained=True), "duy trì hằng năm"),
    ],
)
def test_a_change_that_cannot_be_is_refused(office: Office, two: list[Evidence], change: Change, told: str) -> None:
    """One sentence, and neither paper is changed."""
    with refused(office, told):
        edit_evidence(office, [piece.id for piece in two], change)


@pytest.mark.parametrize(
    "deed",
    [
        lambda office: edit_evidence(office, [99], Change(kind="ảnh")),
        lambda office: link_evidence(office, [99], ("3.4",)),
        lambda office: unlink_evidence(office, [99], ("3.1",)),
        lambda office: replace_file(office, 99, "a.pdf"),
        lambda office: read_paper(office, 99),
    ],
)
def test_a_number_that_is_not_there_is_told(
    office: Office, two: list[Evidence], deed: Callable[[Office], object]
) -> None:
    """Nothing is done to the others either."""
    assert two
    with refused(office, "Không có minh chứng số 99"):
        deed(office)


def test_of_many_papers_each_that_is_gone_is_named(office: Office, two: list[Evidence]) -> None:
    """The refusal tells the rows apart, so that the deed can be done on the rest."""
    ids = [two[0].id, 98, two[1].id, 99]
    for deed in (
        partial(edit_evidence, change=Change(kind="ảnh")),
        partial(link_evidence, numbers=("3.4",)),
        partial(unlink_evidence, numbers=("3.1",)),
    ):
        with pytest.raises(RowsRefused) as refusal:
            deed(office, ids)
        assert refusal.value.rows == {98: "Số 98: không có minh chứng số 98", 99: "Số 99: không có minh chứng số 99"}


def test_a_change_over_a_newer_one_is_refused(office: Office, two: list[Evidence]) -> None:
    """Two officers had the same paper open; the second is told and loses nothing of the first."""
    seen = {piece.id: piece.version for piece in two}
    edit_evidence(office, [two[0].id], Change(note="Của chị Hà"), seen)
    with refused(office, "Số 1: người khác vừa sửa minh chứng số 1"):
        edit_evidence(office, [piece.id for piece in two], Change(note="Của anh Ba"), seen)


def test_a_change_that_changes_nothing_is_no_deed(office: Office, two: list[Evidence]) -> None:
    """Saving a form as it was opened leaves no event."""
    count = events(office)
    edit_evidence(office, [two[0].id], Change(note="Báo cáo tưới"))
    assert events(office) == count


def test_papers_are_linked_to_several_sets(office: Office, two: list[Evidence]) -> None:
    """Each to each, once; of the commune and of the village; one undo takes the whole deed back."""
    ids = [piece.id for piece in two]
    link_evidence(office, ids, ("3.1", "3.4"))
    before = content(office.store)
    linked = link_evidence(office, ids, ("1",), IN_THE_VILLAGE)
    assert linked[1].links == (Link(COMMUNE, "3.2"), Link(COMMUNE, "3.1"), Link(COMMUNE, "3.4"), Link(VILLAGE, "1"))
    assert linked[0].links == (Link(COMMUNE, "3.1"), Link(COMMUNE, "3.4"), Link(VILLAGE, "1"))
    assert now(office, "1", IN_THE_VILLAGE).evidence == (linked[1], linked[0])
    undo(office)
    assert content(office.store) == before


def test_linking_again_is_no_deed(office: Office, two: list[Evidence]) -> None:
    """What is linked already stays linked once."""
    count = events(office)
    link_evidence(office, [two[0].id], ("3.1",))
    assert events(office) == count


def test_a_paper_is_taken_from_an_indicator(office: Office, two: list[Evidence]) -> None:
    """It stays in the record, with its other links; undo links it again in its place."""
    link_evidence(office, [1], ("3.4",))
    before = content(office.store)
    unlink_evidence(office, [1, 2], ("3.1",))
    assert now(office, "3.1").evidence == ()
    assert len(list_evidence(office)) == len(two)
    undo(office)
    assert content(office.store) == before
    with refused(office, "không gắn với chỉ tiêu 3.3"):
        unlink_evidence(office, [1, 2], ("3.3",))


def test_a_corrected_scan_keeps_the_old_one(office: Office, scans: tuple[str, str]) -> None:
    """The new one stands, the old one is named with the deed that retired it, and search reads the new one."""
    piece = add_evidence(office, ("3.1",), Paper("Báo cáo", files=(scans[0],)))
    before = content(office.store)
    changed = replace_file(office, piece.id, scans[1])
    extract_pending(office)
    assert [(held.name, held.retired) for held in changed.files] == [("mới.pdf", None)]
    assert [(held.name, held.retired) for held in changed.earlier] == [("cũ.pdf", list_history(office)[0].seq)]
    assert [p.id for p in find_evidence(office, "ban quet moi")] == [piece.id]
    assert find_evidence(office, "ban quet cu") == []
    undo(office)
    extract_pending(office)
    assert content(office.store)["evidence_file"] == before["evidence_file"]
    assert [p.id for p in find_evidence(office, "ban quet cu")] == [piece.id]


def test_a_scan_comes_back(office: Office, scans: tuple[str, str]) -> None:
    """Old, new, and the old one again: it stands, and the other is the earlier one."""
    piece = add_evidence(office, ("3.1",), Paper("Báo cáo", files=(scans[0],)))
    before = content(office.store)
    replace_file(office, piece.id, scans[1])
    between = content(office.store)
    changed = replace_file(office, piece.id, scans[0])
    assert [held.name for held in changed.files] == ["cũ.pdf"]
    assert [held.name for held in changed.earlier] == ["mới.pdf"]
    undo(office)
    assert content(office.store) == between
    undo(office)
    assert content(office.store) == before


def test_a_file_is_added_where_there_was_none(office: Office, scans: tuple[str, str]) -> None:
    """A note that was written first gets its scan later."""
    piece = add_evidence(office, ("3.1",), Paper("Báo cáo"))
    assert [held.name for held in replace_file(office, piece.id, scans[0]).files] == ["cũ.pdf"]


def test_which_of_two_files_must_be_said(office: Office, scans: tuple[str, str], tmp_path: Path) -> None:
    """The one named is replaced, in its place; the same file again, or a stale version, is refused."""
    (tmp_path / "ba.txt").write_bytes(b"3")
    piece = add_evidence(office, ("3.1",), Paper("Báo cáo", files=scans))
    with refused(office, "nhiều tệp"):
        replace_file(office, piece.id, str(tmp_path / "ba.txt"))
    with refused(office, "không có tệp “lạ.pdf”"):
        replace_file(office, piece.id, str(tmp_path / "ba.txt"), "lạ.pdf")
    with refused(office, "giống hệt"):
        replace_file(office, piece.id, scans[1], "cũ.pdf")
    changed = replace_file(office, piece.id, str(tmp_path / "ba.txt"), "cũ.pdf", piece.version)
    assert [held.name for held in changed.files] == ["ba.txt", "mới.pdf"]
    (tmp_path / "bon.txt").write_bytes(b"4")
    with pytest.raises(SavedMeanwhile):
        replace_file(office, piece.id, str(tmp_path / "bon.txt"), "ba.txt", piece.version)


def test_links_of_two_units_are_one_deed(office: Office, two: list[Evidence]) -> None:
    """Linked to the commune and to the village at once, and taken away at once; each one undo."""
    links, ids = [Link(COMMUNE, "3.4"), Link(VILLAGE, "4")], [piece.id for piece in two]
    before, count = content(office.store), events(office)
    for piece in link_to(office, ids, links):
        assert piece.links[1:] == tuple(links)
    assert events(office) == count + 1
    for piece in unlink_from(office, ids, links):
        assert len(piece.links) == 1
    undo(office)
    undo(office)
    assert content(office.store) == before


def test_files_are_added_all_or_none(office: Office, two: list[Evidence], scans: tuple[str, str]) -> None:
    """Two as one deed; one that is there already, a missing one, or none at all, and nothing is added."""
    key, count = two[0].id, events(office)
    saved = add_files(office, key, [*scans, scans[0]])
    assert [held.name for held in saved.files] == ["cũ.pdf", "mới.pdf"]
    assert events(office) == count + 1
    with refused(office, f"Minh chứng số {key} đã có tệp “cũ.pdf”"):
        add_files(office, key, [scans[0]])
    with refused(office, "Chưa ghi tệp cần thêm"):
        add_files(office, key, [])
    with refused(office, "Không đọc được tệp"):
        add_files(office, two[1].id, [scans[0], "/không/có"])
    with pytest.raises(SavedMeanwhile):
        add_files(office, two[1].id, [scans[0]], seen=0)
    assert events(office) == count + 1
    undo(office)
    assert read_paper(office, key).files == ()
