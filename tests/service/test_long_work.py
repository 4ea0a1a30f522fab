"""Long work on the record: told phase by phase, stopped in any of them, and then all is as it was."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.result_entry import Draft
from ntm_tracker.errors import RecordUnavailable, Stopped
from ntm_tracker.service import passwords
from ntm_tracker.service.adopting import Adopting, adopt_set
from ntm_tracker.service.attaching import attach_folder
from ntm_tracker.service.backup import back_up, list_backups, plan, restore
from ntm_tracker.service.bundles import merge_bundle, write_bundle
from ntm_tracker.service.changing_evidence import add_files, replace_file
from ntm_tracker.service.evidence import Paper, add_evidence, list_evidence
from ntm_tracker.service.history import list_history
from ntm_tracker.service.office import open_office
from ntm_tracker.service.paper_files import save_file
from ntm_tracker.service.reporting import Order, write_report
from ntm_tracker.service.watch import Watch
from ntm_tracker.store import cipher
from tests.tui.driving import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ntm_tracker.domain.long_work import Phase
    from ntm_tracker.service.office import Office

SECRET = "mật khẩu của xã"  # noqa: S105 - of a record of the tests


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:
    """The data folder of an office that has a scan; its file is closed."""
    (tmp_path / "quét.bin").write_bytes(bytes(range(256)) * 40_000)
    add_evidence(office, ("3.1",), Paper("Bản quét", files=(str(tmp_path / "quét.bin"),)))
    record(office, "3.1", Draft(value="92"))
    office.close()
    return office.folder


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    cipher.forget_all()
    yield
    cipher.forget_all()


def phases(deed: Callable[[Watch], object]) -> list[Phase]:
    """Do a deed; return its phases."""
    told: list[Phase] = []
    deed(Watch(say=told.append))
    return told


def stop_in(phase: str, deed: Callable[[Watch], object]) -> str:
    """Do a deed and ask it to stop as soon as `phase` is told; return the sentence."""
    told: list[Phase] = []
    with pytest.raises(Stopped) as caught:
        deed(Watch(stopped=lambda: any(one.doing == phase for one in told), say=told.append))
    return caught.value.sentence


def inside(folder: Path) -> dict[str, bytes]:
    """Return what lies in a folder, SQLite's own shared memory left out."""
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file() and "-shm" not in one.name}


def test_a_backup_is_stopped_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    """While it copies and while it checks; the file that was there stays, the folder has nothing else."""
    out = tmp_path / "usb"
    out.mkdir()
    (out / "a.db").write_bytes(b"old")

    def deed(watch: Watch) -> object:
        return back_up(str(folder), str(out / "a.db"), over=True, watch=watch)

    for phase in ("chép dữ liệu", "kiểm tra bản sao lưu vừa chép"):
        assert stop_in(phase, deed) == "Đã dừng sao lưu; không ghi gì."
        assert inside(out) == {str(out / "a.db"): b"old"}
    assert [(one.doing, one.size > 10_000_000) for one in phases(deed)] == [
        ("chép dữ liệu", True),
        ("kiểm tra bản sao lưu vừa chép", False),
    ]


def test_a_backup_tells_its_share(folder: Path, tmp_path: Path) -> None:
    """It only grows, to the whole."""
    seen: list[float] = []
    back_up(str(folder), str(tmp_path / "b.db"), watch=Watch(seen.append))
    assert seen == sorted(seen)
    assert len(seen) > 2
    assert seen[-1] == 1.0


def test_a_restore_is_stopped_before_it_replaces_anything_and_not_after(folder: Path, tmp_path: Path) -> None:
    """Reading, checking and keeping the present state can be stopped; replacing goes on to its end."""
    back_up(str(folder), str(tmp_path / "b.db"))
    opened = open_office(str(folder))
    record(opened, "3.1", Draft(value="50"))
    opened.close()
    before = inside(folder)

    def deed(watch: Watch) -> object:
        return restore(str(folder), str(tmp_path / "b.db"), watch=watch)

    for phase in ("đọc bản sao lưu", "kiểm tra bản sao lưu", "chép dữ liệu", "kiểm tra bản sao lưu vừa chép"):
        assert stop_in(phase, deed) == "Đã dừng khôi phục; dữ liệu vẫn như cũ."
        assert inside(folder) == before
    told: list[Phase] = []
    restore(str(folder), str(tmp_path / "b.db"), watch=Watch(stopped=lambda: len(told) == 5, say=told.append))
    assert (told[-1].doing, told[-1].can_stop) == ("thay dữ liệu", False)
    assert plan(str(folder), str(tmp_path / "b.db")).now == plan(str(folder), str(tmp_path / "b.db")).then


def test_looking_at_a_backup_is_stopped(folder: Path, tmp_path: Path) -> None:
    """Nothing is changed by it anyway; it ends at once."""
    back_up(str(folder), str(tmp_path / "b.db"))
    told = stop_in("đọc bản sao lưu", lambda watch: plan(str(folder), str(tmp_path / "b.db"), watch=watch))
    assert "vẫn như cũ" in told


def test_a_restore_into_a_record_that_somebody_writes_ends(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not try for ever; one sentence, and the record as it was."""
    monkeypatch.setattr("ntm_tracker.store.watched._PATIENCE", 0.5)
    back_up(str(folder), str(tmp_path / "b.db"))
    other = open_office(str(folder))
    with other.store.writing(), pytest.raises(RecordUnavailable, match="chương trình khác ghi"):
        restore(str(folder), str(tmp_path / "b.db"))
    assert len(list_history(other)) == 3
    other.close()


@pytest.mark.parametrize("way", ["set", "change", "remove"])
def test_a_password_is_stopped_before_the_file_is_replaced(folder: Path, way: str) -> None:
    """The record opens as before, and nothing lies beside it; asked too late, the work goes on to its end."""
    pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")
    if way != "set":
        passwords.encrypt(str(folder), SECRET, SECRET)
    before = list(inside(folder))

    def deed(watch: Watch) -> object:
        if way == "remove":
            return passwords.decrypt(str(folder), watch)
        return passwords.encrypt(str(folder), "mật khẩu mới", "mật khẩu mới", change=way == "change", watch=watch)

    for phase in ("chép và đối chiếu dữ liệu", "kiểm tra tệp vừa ghi"):
        assert stop_in(phase, deed) == "Đã dừng; dữ liệu và mật khẩu vẫn như cũ."
        assert list(inside(folder)) == before
        assert passwords.has_password(str(folder)) is (way != "set")
        opened = open_office(str(folder))
        assert len(list_history(opened)) == 3
        opened.close()
    told: list[Phase] = []
    seen: list[float] = []
    deed(Watch(seen.append, lambda: len(told) == 3, told.append))
    assert not told[-1].can_stop
    assert passwords.has_password(str(folder)) is (way != "remove")
    # Rows, files, the log and the index together are what was expected.
    assert max(seen) == 1.0
    assert 0.95 < sum(later - now for now, later in zip([0.0, *seen], seen, strict=False) if later > now) < 2.05


def test_a_bundle_is_stopped_on_both_machines(folder: Path, tmp_path: Path) -> None:
    """Writing leaves no file, joining joins nothing."""
    out, ours = tmp_path / "usb", open_office(str(folder))
    out.mkdir()
    for phase in ("chép dữ liệu", "nén gói"):
        assert "chưa có tệp nào" in stop_in(phase, lambda watch: write_bundle(ours, str(out / "g.zip"), watch=watch))
        assert inside(out) == {}
    theirs = open_office(str(shutil.copytree(folder, tmp_path / "máy kia")))
    record(theirs, "3.1", Draft(value="50"))
    write_bundle(theirs, str(out / "g.zip"))
    theirs.close()
    deeds = len(list_history(ours))
    for phase in ("mở gói", "kiểm tra gói", "so việc của hai máy"):
        told = stop_in(phase, lambda watch: merge_bundle(ours, str(out / "g.zip"), watch=watch))
        assert "chưa gộp gì" in told
        assert len(list_history(ours)) == deeds
    assert len(list_backups(str(folder))) <= 1
    ours.close()


def test_files_are_stopped_while_they_are_read_and_while_they_are_stored(folder: Path, tmp_path: Path) -> None:
    """A paper with a scan, a whole folder, a newer file: nothing of it is in the record then, no content either."""
    scans, ours = tmp_path / "quét", open_office(str(folder))
    scans.mkdir()
    for name in ("3.1 a.bin", "3.2 b.bin"):
        (scans / name).write_bytes(os.urandom(3 << 20))
    paper = Paper("Bản quét khác", files=tuple(str(one) for one in scans.iterdir()))
    deeds: list[Callable[[Watch], object]] = [
        lambda watch: add_evidence(ours, ("3.1",), paper, watch=watch),
        lambda watch: attach_folder(ours, scans, watch=watch),
        lambda watch: add_files(ours, 1, [str(scans / "3.1 a.bin")], watch=watch),
        lambda watch: replace_file(ours, 1, str(scans / "3.1 a.bin"), watch=watch),
    ]
    before = stored(ours)
    for deed in deeds:
        for phase in ("đọc tệp", "lưu"):
            assert stop_in(phase, deed) == "Đã dừng; chưa lưu gì."
            assert stored(ours) == before
    told: list[Phase] = []
    seen: list[float] = []
    attach_folder(ours, scans, watch=Watch(seen.append, say=told.append))
    assert [(one.size, one.can_stop) for one in told] == [(6 << 20, True), (12 << 20, True), (0, False)]
    assert seen.count(1.0) == 2
    ours.close()


def stored(office: Office) -> tuple[int, int, int]:
    """Return how many deeds, pieces of evidence and file contents the record holds."""
    with office.store.reading() as connection:
        contents = connection.exec_driver_sql("SELECT count(*) FROM file").scalar_one()
    return len(list_history(office)), len(list_evidence(office)), contents


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_a_report_is_stopped_before_the_file_is_there(folder: Path, tmp_path: Path, form: str) -> None:
    """Whatever it does; the file that was there stays. Once it writes the file, it goes on."""
    ours, out = open_office(str(folder)), tmp_path / "ra"
    out.mkdir()
    target = out / f"bc.{form}"
    target.write_bytes(b"old")

    def deed(watch: Watch) -> object:
        return write_report(ours, target, form, Order(), over=True, watch=watch)

    names = [one.doing for one in phases(deed)]
    assert names[:2] == ["đọc số liệu", "đọc lại các tệp minh chứng"]
    assert names[-1] == "ghi tệp"
    target.write_bytes(b"old")
    for phase in names[:-1]:
        assert stop_in(phase, deed) == "Đã dừng; không ghi gì."
        assert inside(out) == {str(target): b"old"}
    told: list[Phase] = []
    write_report(ours, target, form, Order(), over=True, watch=Watch(stopped=lambda: len(told) == 4, say=told.append))
    assert target.read_bytes() != b"old"
    ours.close()


def test_a_set_is_adopted_or_stopped_whole(folder: Path) -> None:
    """While the record is backed up first, or while the sets are compared."""
    ours = open_office(str(folder))
    asked = Adopting("xa-ntm-2021-2025", year="2025")
    before = stored(ours)
    for phase in ("chép dữ liệu", "so hai bộ tiêu chí"):
        assert stop_in(phase, lambda watch: adopt_set(ours, asked, watch)) == "Đã dừng; chưa áp dụng gì."
        assert stored(ours) == before
    assert adopt_set(ours, asked, Watch(stopped=lambda: False)).changed
    ours.close()


def test_a_stored_file_is_stopped_on_its_way_out(folder: Path, tmp_path: Path) -> None:
    """Nothing lies where it was to go."""
    ours, out = open_office(str(folder)), tmp_path / "ra"
    out.mkdir()
    assert stop_in("lưu ra", lambda watch: save_file(ours, 1, out, watch=watch)) == "Đã dừng; không ghi gì."
    assert inside(out) == {}
    ours.close()
