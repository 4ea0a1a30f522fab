"""Giving a path: completed as it is typed, dragged in, or chosen in the folders."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.service.evidence import Paper, add_evidence, list_evidence, read_paper
from tests.papers import JPEG, docx, pdf, png
from tests.tui.driving import at_work, joined

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stick with papers on it."""
    inside = tmp_path / "USB chị Hà"
    (inside / "Ảnh [b]").mkdir(parents=True)
    (inside / "Báo cáo tưới; bản 1.pdf").write_bytes(pdf("một"))
    (inside / unicodedata.normalize("NFD", "Nghị quyết Đảng ủy.docx")).write_bytes(docx("hai"))
    (inside / "Ảnh [b]" / "kênh.jpg").write_bytes(JPEG)
    (inside / "Ảnh [b]" / "trạm bơm.png").write_bytes(png())
    (inside / "rỗng.pdf").write_bytes(b"")
    return inside


async def test_a_path_is_completed_as_it_is_typed(data: Path, office: Office, folder: Path) -> None:
    """Without marks; Down and Enter or the right arrow take it, Esc closes the list; Enter alone saves."""
    async with at_work(data) as officer:
        await officer.press("f3")
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.type("Biên bản")
        await officer.fill("files", f"{folder.parent}/usb")
        await officer.press("right")
        assert officer.held("files") == f"{folder}/"
        assert "Ảnh [b]/ Báo cáo tưới; bản 1.pdf Nghị quyết Đảng ủy.docx" in joined(officer.text())
        await officer.type("dang")
        await officer.press("down", "enter")
        assert officer.held("files") == f"{folder}/Nghị quyết Đảng ủy.docx"
        await officer.type(f"; {folder}/")
        await officer.press("escape")
        assert "Ảnh [b]/" not in officer.text()
        await officer.type("bao cao")
        await officer.press("right", "enter")
        assert officer.told().startswith("Đã lưu minh chứng số 1")
    names = [held.name for held in list_evidence(office)[0].files]
    assert names == ["Nghị quyết Đảng ủy.docx", "Báo cáo tưới; bản 1.pdf"]


async def test_files_are_chosen_in_the_folders(data: Path, office: Office, folder: Path) -> None:
    """F2 opens where the field points; several are marked in several folders; what was there stays."""
    add_evidence(office, ("3.1",), Paper("Biên bản"))
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "ctrl+n", "f6")
        await officer.type(f"{folder}/Báo cáo tưới; bản 1.pdf"[: -len("tưới; bản 1.pdf")])
        await officer.press("f2")
        assert str(folder)[-40:] in officer.text()
        assert "[ ] Báo cáo tưới; bản 1.pdf (" in officer.text()
        await officer.type("nghi")
        await officer.press("enter")
        assert "Đã đánh dấu 1 tệp: Nghị quyết Đảng ủy.docx. Ctrl+S để lấy." in joined(officer.text())
        await officer.type("\x1b[F\x15anh")
        await officer.press("enter", "enter", "down", "enter", "enter", "ctrl+s")
        assert officer.held("files") == f"{folder}/Nghị quyết Đảng ủy.docx; {folder}/Ảnh [b]/kênh.jpg"
        await officer.press("f2", "up", "up")
        await officer.press("escape")
        await officer.press("ctrl+s")
        assert officer.told() == "Đã thêm tệp; minh chứng số 1 nay có 2 tệp."
    assert [held.type for held in read_paper(office, 1).files] == ["docx", "jpeg"]


async def test_a_folder_and_a_place_to_write_are_chosen(
    data: Path, office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is the open one; a place to write keeps the file's own name; a stick that is gone is told."""
    monkeypatch.setenv("HOME", str(folder.parent))
    add_evidence(office, ("3.1",), Paper("Biên bản", files=(str(folder / "Ảnh [b]" / "kênh.jpg"),)))
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "insert", "f2")
        await officer.type("usb")
        await officer.press("enter")
        assert "rỗng.pdf" not in officer.text()
        await officer.press("ctrl+s")
        assert officer.held("folder") == str(folder)
        await officer.press("escape", "escape", "ctrl+n", "f7")
        await officer.click("Chọn (F2)")
        await officer.press("up", "up")
        folder.rename(folder.parent / "đã rút")  # noqa: ASYNC240
        await officer.press("enter")
        await officer.type("usb chi")
        await officer.press("enter")
        assert officer.app.return_code is None
        await officer.press("escape")
        assert officer.held("target") == f"{folder.parent}/kênh.jpg"


async def test_what_is_dragged_in_is_a_path_of_its_own(data: Path, office: Office, folder: Path) -> None:
    """One drop after the other, several at once, in quotes; over a single path it takes that one's place."""
    first, second = folder / "Ảnh [b]" / "kênh.jpg", folder / "Báo cáo tưới; bản 1.pdf"
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "f6")
        await officer.fill("note", "Ảnh")
        await officer.fill("indicators", "3.1")
        officer.app.screen.query_one("#files").focus()
        await officer.paste(str(first).replace(" ", "\\ "))
        await officer.paste(f"'{second}' '{folder}/Ảnh [b]/trạm bơm.png' ")
        await officer.press("ctrl+s")
        assert officer.told() == "Đã lưu minh chứng số 1 cho chỉ tiêu 3.1."
        assert len(list_evidence(office)[0].files) == 3
        await officer.press("ctrl+n", "f7")
        await officer.paste(f"'{folder}'")
        await officer.press("ctrl+s")
        assert (folder / "kênh.jpg").read_bytes() == JPEG
        for wrong, told in (
            (f"'{folder}/rỗng.pdf'", "Tệp “rỗng.pdf” rỗng; hãy kiểm tra lại tệp."),
            (f"'{folder}'", "là thư mục; hãy chọn từng tệp trong thư mục đó."),
            (f"'{folder}/đã rút.pdf'", "không có đường dẫn này); hãy kiểm tra đường dẫn hoặc USB."),
        ):
            await officer.press("f5")
            await officer.paste(str(first))
            await officer.paste(wrong)
            await officer.press("ctrl+s")
            assert told in officer.error()
            await officer.press("escape", "escape")
        await officer.press("f5")
        await officer.paste(str(folder))
        await officer.press("f2")
        await officer.type("bao cao")
        await officer.press("enter")
        assert officer.held("file") == f'"{second}"'
    assert len(read_paper(office, 1).files) == 3
