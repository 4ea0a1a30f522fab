"""Checking the record: nothing is found in a sound one, and whatever is wrong is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.checkup import BY_COMMAND, Part
from ntm_tracker.domain.subject_entry import UnitDraft
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.authoring import copy_set
from ntm_tracker.service.changing_evidence import edit_evidence, replace_file
from ntm_tracker.service.checkup import check_record, find_mark, rebuild_search
from ntm_tracker.service.evidence import Paper, add_evidence
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.history import undo
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.service.record_mark import record_mark
from ntm_tracker.service.subject_changes import rename_subject
from ntm_tracker.service.watch import Watch
from tests.service.deeds import confirm, record, refused, value
from tests.store.record import dump, execute

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


@pytest.fixture
def worked(office: Office, tmp_path: Path) -> Office:
    """An office after deeds of every kind, some of them undone."""
    scan = tmp_path / "Biên bản.txt"
    scan.write_text("Nghiệm thu kênh mương", "utf-8")
    record(office, "3.1", value("92"))
    record(office, "3.1", value("95"))
    confirm(office, "3.1", ">= 92")
    piece = add_evidence(office, ("3.1", "3.4"), Paper("Báo cáo [b] =1+1", files=(str(scan),)))
    extract_pending(office)
    edit_evidence(office, [piece.id], Change(note="Báo cáo năm", number="12/BC"))
    (tmp_path / "moi.txt").write_text("Bản mới", "utf-8")
    replace_file(office, piece.id, str(tmp_path / "moi.txt"))
    copy_set(office, "xa-ntm-2021-2025", "Bộ riêng", edition=False)
    adopt_set(office, Adopting("xa-ntm-nang-cao-2021-2025", year="2025"))
    undo(office)
    rename_subject(office, "huong-than", UnitDraft(name="Thôn Hương Mới", since="01/06/2024"))
    add_evidence(office, ("3.1",), Paper("Nhầm"))
    undo(office)
    return office


def found(office: Office) -> dict[Part, list[str]]:
    """Return what the check finds, by part."""
    problems = check_record(office).problems
    return {part: [f"{p.where}: {p.told}" for p in problems if p.part is part] for part in {p.part for p in problems}}


def test_whatever_the_program_does_is_sound(worked: Office) -> None:
    """After deeds of every kind and undos nothing is found, and everything was looked at."""
    checkup = check_record(worked)
    assert checkup.problems == ()
    assert (checkup.events, checkup.files) == (13, 2)
    assert checkup.rows > 20


def test_a_fresh_record_is_sound(office: Office) -> None:
    """Setting up is a deed with rows too."""
    assert check_record(office).problems == ()


def test_the_check_changes_nothing(worked: Office) -> None:
    """Not a row, not an event."""
    before = dump(worked.database)
    check_record(worked)
    assert dump(worked.database) == before


@pytest.mark.parametrize(
    ("change", "part", "told"),
    [
        ("UPDATE event SET summary = 'khác' WHERE seq = 3", Part.CHAIN, "Việc số 3: nội dung đã bị sửa"),
        ("DELETE FROM event WHERE seq = 2", Part.CHAIN, "Việc số 3: việc đứng trước đã bị sửa hoặc bị xóa"),
        ("DELETE FROM event WHERE seq >= 12", Part.CHAIN, "nhật ký từng có đến việc số 13, các việc sau số 11"),
        ("UPDATE result SET note = 'khác'", Part.ROWS, "3.1: khác với việc số 3 đã ghi (cột note)"),
        ("UPDATE subject SET name = 'khác' WHERE code = '07387'", Part.ROWS, "07387: khác với việc số 1 đã ghi"),
        ("DELETE FROM confirmation", Part.ROWS, "không còn trong dữ liệu dù việc số 4 đã ghi"),
        (
            "INSERT INTO result SELECT assessment, '3.2', outcome, unit, NULL, source, note, version FROM result",
            Part.ROWS,
            "3.2: có trong dữ liệu nhưng không việc nào trong nhật ký ghi ra",
        ),
        ("UPDATE file SET content = x'00'", Part.FILES, "Tệp “Biên bản.txt” của minh chứng số 1: nội dung khác"),
        ("UPDATE evidence_search SET folded = 'x'", Part.SEARCH, "Minh chứng số 1: chỉ mục tìm kiếm khác"),
        ("DELETE FROM evidence_search", Part.SEARCH, "Minh chứng số 1: chỉ mục tìm kiếm khác"),
        ("INSERT INTO evidence_search VALUES ('ma')", Part.SEARCH, "Minh chứng số 2: chỉ mục tìm kiếm khác"),
        ("UPDATE evidence_link SET assessment = 'khong-co'", Part.LINKS, "nối tới kỳ đánh giá không còn trong dữ liệu"),
    ],
)
def test_what_was_changed_behind_its_back_is_named(worked: Office, change: str, part: Part, told: str) -> None:
    """Which event, row or file, and what is wrong with it; each problem says what to do."""
    execute(worked.database, change)
    assert any(told in line for line in found(worked)[part]), found(worked)
    assert all(BY_COMMAND[one.advice].startswith("hãy ") for one in check_record(worked).problems)


def test_an_index_broken_inside_is_found_and_mended(worked: Office) -> None:
    """FTS5's own pages are checked too; what is worked out from rows can be worked out again."""
    execute(worked.database, "DELETE FROM evidence_search_data WHERE id > 10")
    assert found(worked)[Part.SEARCH]
    assert rebuild_search(worked) == 1
    assert check_record(worked).problems == ()


def test_a_record_set_up_by_an_earlier_program_is_sound(worked: Office) -> None:
    """Its first event has no rows: what nobody changed since is taken as set up."""
    execute(worked.database, "UPDATE event SET after = '[]' WHERE seq = 1")
    assert set(found(worked)) == {Part.CHAIN}


def test_a_mark_is_found_again(worked: Office) -> None:
    """The code on a paper says of which deed it is, and how many came since."""
    printed = record_mark(worked)
    assert len(printed.code) == 10
    (match,) = find_mark(worked, f" {printed.code.upper()} ")
    assert (match.event.seq, match.later, match.holds, match.event.at) == (13, 0, True, printed.at)
    record(worked, "3.1", value("96"))
    (match,) = find_mark(worked, printed.code)
    assert (match.event.summary, match.later) == ("Hoàn tác: Thêm minh chứng cho 3.1: Nhầm", 1)
    assert record_mark(worked).code != printed.code
    execute(worked.database, "UPDATE event SET who = 'khác' WHERE seq = 4")
    assert not find_mark(worked, printed.code)[0].holds


@pytest.mark.parametrize("typed", ["", "abc", "xyz123", "12345g", "a" * 65, "'; DROP"])
def test_what_is_no_mark_is_refused(office: Office, typed: str) -> None:
    """One sentence, and nothing is looked for."""
    with refused(office, "không phải mã dữ liệu"):
        find_mark(office, typed)


def test_a_record_without_a_log_is_told(office: Office) -> None:
    """There is nothing to print a mark of."""
    execute(office.database, "DELETE FROM event")
    with pytest.raises(RecordUnavailable, match="không có nhật ký"):
        record_mark(office)


def test_a_check_tells_how_far_it_is_and_stops(worked: Office) -> None:
    """The share only grows, to the whole; stopped, it says that it was not finished and not that anything is broken."""
    shares: list[float] = []
    check_record(worked, Watch(shares.append))
    assert shares == sorted(shares)
    assert len(set(shares)) > len(Part)
    assert shares[-1] == 1
    with refused(worked, "chưa kiểm tra xong"):
        check_record(worked, Watch(stopped=lambda: True))
