"""Minh chứng: searched as it is typed, corrected, linked, its files replaced and opened; each one deed, one undo."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.evidence import Kind
from ntm_tracker.service.changing_evidence import edit_evidence, replace_file
from ntm_tracker.service.evidence import Paper, add_evidence, list_evidence, read_paper
from ntm_tracker.service.history import list_history
from ntm_tracker.service.paper_entry import Change
from ntm_tracker.tui import copies
from ntm_tracker.tui.widgets.paper_table import PaperTable
from tests.papers import docx, pdf
from tests.store.record import execute
from tests.tui.driving import SMALL, WIDE, at_work, joined, prove
from tests.tui.test_typing import BURST

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office
    from tests.tui.driving import Officer

pytestmark = pytest.mark.usefixtures("clock")

HOSTILE = "[/b] [bold]x[/] [@click=app.quit]thoát[/@] {0} %s <a> & \" ' =1+1 @ \\[x]"


def report(office: Office, *numbers: str, path: Path | None = None, until: str = "") -> int:
    """Keep a report with everything that a paper may have; return its number."""
    paper = Paper(
        note="Báo cáo tưới tiêu chủ động",
        number="12/BC-UBND",
        issuer="UBND xã Hương Sơn",
        issued="30/06/2024",
        valid_until=until,
        files=(str(path),) if path else (),
        kind="báo cáo",
    )
    return add_evidence(office, numbers, paper).id


def listed(officer: Officer) -> list[int]:
    """Return the numbers in the list, from the top."""
    return [piece.id for piece in officer.app.screen.query_one(PaperTable).listed]


async def search(officer: Officer, text: str) -> None:
    """Type `text` in place of what is searched for."""
    await officer.refill("search", text)
    await officer.settle()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_list_and_the_whole_of_one_paper(
    data: Path, office: Office, tmp_path: Path, size: tuple[int, int]
) -> None:
    """Newest first; on a small screen Enter opens the detail over the list and Esc goes back."""
    path = tmp_path / "báo cáo tưới.docx"
    path.write_bytes(docx("Trạm bơm Đồng Lớn"))
    report(office, "3.1", "3.4", path=path, until="10/10/2024")
    prove(office, "1.1", note="Quy hoạch chung")
    async with at_work(data, size=size) as officer:
        await officer.press("ctrl+o")
        assert listed(officer) == [2, 1]
        assert "2 minh chứng." in officer.text()
        assert officer.row("1").startswith("1 báo cáo 12/BC-UBND Báo cáo tưới tiêu")
        assert officer.row("1").partition("│")[0].rstrip().endswith("3.1, 3.4 1 còn 9 ngày") or size == WIDE
        await officer.press("down", "down", "enter")
        shown = officer.part("#detail")
        for told in (
            "Minh chứng số 1 SẮP HẾT HIỆU LỰC: còn 9 ngày. Loại: báo cáo Số văn bản: 12/BC-UBND",
            "Cơ quan: UBND xã Hương Sơn Ngày ban hành: 30/06/2024 Hiệu lực đến: 10/10/2024 Người giữ: -",
            "Người nhập: Chị Hà",
            "TỆP (1) - báo cáo tưới.docx (",
            "CHỈ TIÊU (2) - 3.1 · Xã Hương Sơn · Xã NTM nâng cao 2021-2025 · 2024",
        ):
            assert told in shown
        await officer.press("escape")
        assert officer.app.focused is officer.app.screen.query_one(PaperTable)


async def test_search_as_it_is_typed(data: Path, office: Office, tmp_path: Path) -> None:
    """Without marks, in any order, in numbers, names and the words inside files; filters too; a bad one in one line."""
    path = tmp_path / "quét.pdf"
    path.write_bytes(pdf("Tram bom Dong Lon"))
    report(office, "3.1", path=path)
    prove(office, "2.1", note="Đường trục xã Hòa Bình")
    prove(office, "19.1", note="Danh sách hộ nghèo thôn Hoà Bình", valid_until="30/06/2024")
    async with at_work(data) as officer:
        await officer.press("ctrl+o")
        for asked, found in (
            ("duong", [2]),
            ("binh hoa", [3, 2]),
            ("12/bc", [1]),
            ("tram bom", [1]),
            ("quet", [1]),
            ("han:qua-han", [3]),
            ("tieu-chi:3 loai:bao-cao", [1]),
            (unicodedata.normalize("NFD", "nghèo"), [3]),
            ("không có ở đâu", []),
        ):
            await search(officer, asked)
            assert listed(officer) == found, asked
        assert "Không có minh chứng nào như vậy." in officer.text()
        await search(officer, "han:mai")
        told = officer.part("#search-told")
        assert told.startswith("Bộ lọc han: không nhận “mai”")
        assert told.endswith(".")
        await search(officer, "")
        assert listed(officer) == [3, 2, 1]


async def test_an_input_method_in_the_search_line(data: Path, office: Office) -> None:
    """The bytes of Unikey arrive in their order; the last question wins."""
    prove(office, "3.1", note="hạnh việt dđ Dương")
    prove(office, "3.1", note="hanh viet")
    async with at_work(data) as officer:
        await officer.press("ctrl+o")
        await officer.type(BURST)
        await officer.settle()
        assert officer.held("search") == "hạnh việt dđ Dương"
        assert listed(officer) == [1]
        await officer.press("enter", "slash")
        await officer.type("\x1b[F\x15viet")
        await officer.settle()
        assert listed(officer) == [2, 1]


async def test_one_paper_is_corrected_and_how_it_read_stays(data: Path, office: Office) -> None:
    """All fields by keyboard; the earlier wording in the detail; Ctrl+Z takes it back."""
    report(office, "3.1")
    async with at_work(data, size=(120, 60)) as officer:
        await officer.press("ctrl+o", "down", "f5", "ctrl+s")
        assert officer.error() == "Chưa sửa gì; hãy sửa một ô, hoặc Esc để bỏ."
        await officer.refill("kind", "bien ban")
        await officer.refill("number", "15/BB-UBND")
        await officer.refill("valid-until", "31/12/2023")
        await officer.press("ctrl+s")
        assert officer.error() == "Ngày hết hiệu lực trước ngày ban hành; hãy xem lại hai ngày."
        await officer.refill("valid-until", "")
        officer.app.screen.query_one("#maintained").focus()
        await officer.press("space", "ctrl+s")
        assert officer.told() == "Đã sửa minh chứng số 1."
        piece = read_paper(office, 1)
        assert (piece.kind, piece.number, piece.maintained) == (Kind.MINUTES, "15/BB-UBND", True)
        await officer.calm()
        assert "Nội dung các bản trước - 01/10/2024" in officer.part("#detail")
        assert "Báo cáo 12/BC-UBND, UBND xã Hương Sơn, 30/06/2024: Báo cáo tưới" in officer.part("#detail")
        await officer.press("ctrl+z")
        assert read_paper(office, 1).number == "12/BC-UBND"


async def test_a_newer_version_is_merged_with_what_was_typed(data: Path, office: Office) -> None:
    """Somebody saved meanwhile: what only one of us changed is kept of both, of the note the officer keeps both."""
    report(office, "3.1")
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "f5")
        edit_evidence(replace(office, who="Anh Tư"), [1], Change(note="Bản của anh Tư", issuer="HTX"))
        await officer.refill("number", "99/BC")
        await officer.fill("note", "Bản của tôi. ")
        await officer.press("ctrl+s")
        assert "Anh Tư (lúc 01/10/2024 08:30) đã lưu mục này sau khi bạn mở." in officer.text()
        assert "Cơ quan: HTX (chỉ bản đã lưu sửa)" in officer.text()
        assert "Số văn bản: 99/BC (chỉ bạn sửa)" in officer.text()
        assert "Hai bên cùng sửa: nội dung" in officer.text()
        await officer.press("right", "right", "right", "ctrl+s")
        assert not officer.is_asked
        piece = read_paper(office, 1)
        assert (piece.number, piece.issuer) == ("99/BC", "HTX")
        assert piece.note == "Bản của anh Tư\nBản của tôi. Báo cáo tưới tiêu chủ động"


async def test_two_are_marked_and_linked_at_once(data: Path, office: Office) -> None:
    """Two papers to indicators of two assessments as one deed; one undo takes all of it back."""
    for note in ("Biên bản một", "Biên bản hai", "Biên bản ba"):
        prove(office, "1.1", note=note)
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "space", "space")
        assert "đã đánh dấu 2" in officer.text()
        await officer.press("f1", "pagedown")
        first = next(place for place, line in enumerate(officer.lines()) if "Đánh dấu dòng để sửa, gắn" in line)
        # What a key does goes on under itself.
        assert officer.lines()[first + 1].index("lần.") == officer.lines()[first].index("Đánh dấu dòng")
        await officer.press("escape", "f7", "ctrl+s")
        assert officer.error() == "Chưa đánh dấu chỉ tiêu nào; hãy chọn một dòng rồi nhấn Enter."
        await officer.type("1.1\r")
        assert "đã gắn 1.1" in officer.part("#places")
        assert officer.error() == "Đã gắn với chỉ tiêu 1.1 rồi; hãy chọn chỉ tiêu khác."
        await officer.refill("wanted", "3.1")
        await officer.press("enter")
        await officer.refill("wanted", "thon huong than")
        await officer.press("enter")
        assert "Đã đánh dấu: 3.1," in officer.text()
        await officer.press("ctrl+s")
        assert officer.told().startswith("Đã gắn minh chứng số 3, 2 với 3.1,")
        links = {piece.id: piece.links for piece in list_evidence(office)}
        assert [len(links[key]) for key in (1, 2, 3)] == [1, 3, 3]
        assert len({link.assessment for link in links[3]}) == 2
        assert "đã đánh dấu" not in officer.text()
        await officer.press("ctrl+z")
        assert [len(piece.links) for piece in list_evidence(office)] == [1, 1, 1]


async def test_a_link_is_taken_away_and_the_paper_stays(data: Path, office: Office) -> None:
    """Only the links that there are can be chosen."""
    report(office, "3.1", "3.4")
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "ctrl+g")
        await officer.type("3.4\r")
        await officer.press("ctrl+s")
        assert officer.told() == "Đã gỡ minh chứng số 1 khỏi 3.4."
        assert [link.indicator for link in read_paper(office, 1).links] == ["3.1"]
        await officer.press("ctrl+g", "enter", "ctrl+s", "ctrl+g")
        assert officer.told() == "Minh chứng này chưa gắn với chỉ tiêu nào."


async def test_many_are_corrected_as_one_deed(data: Path, office: Office) -> None:
    """Kind and validity of all that is marked; what was left empty stays as it was."""
    report(office, "3.1")
    prove(office, "1.1")
    async with at_work(data) as officer:
        await officer.press("ctrl+o")
        officer.strike("down", "space", "space")
        await officer.settle()
        await officer.press("f5", "ctrl+s")
        assert officer.error() == "Chưa sửa gì; hãy điền ít nhất một ô, hoặc Esc để bỏ."
        await officer.fill("kind", "ke hoach")
        await officer.fill("valid-until", "31/12/2025")
        await officer.fill("owner", "Chị Hà")
        await officer.press("ctrl+s")
        assert officer.told() == "Đã sửa minh chứng số 2, 1."
        pieces = list_evidence(office)
        assert [piece.owner for piece in pieces] == ["Chị Hà", "Chị Hà"]
        assert {piece.kind for piece in pieces} == {Kind.PLAN}
        assert [piece.issuer for piece in pieces] == ["", "UBND xã Hương Sơn"]
        await officer.press("ctrl+z")
        assert [piece.kind for piece in list_evidence(office)] == ["", Kind.REPORT]


async def test_a_scan_is_replaced_and_the_old_one_is_still_there(data: Path, office: Office, tmp_path: Path) -> None:
    """By a path in quotes; the old one can be saved out, byte for byte; two files at once by address and by path."""
    old, new, more = (tmp_path / name for name in ("bản quét.pdf", "bản quét đẹp.pdf", "ảnh [1]; chụp.docx"))
    old.write_bytes(pdf("cu"))
    new.write_bytes(pdf("moi"))
    more.write_bytes(docx("thêm"))
    report(office, "3.1", path=old)
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "ctrl+n")
        assert "hiện dùng bản quét.pdf" in joined(officer.text())
        await officer.press("f5")
        await officer.paste(f"'{new}'")
        await officer.press("ctrl+s")
        assert officer.told() == "Đã thay tệp của minh chứng số 1; bản cũ vẫn mở được."
        await officer.calm()
        assert "hiện dùng bản quét đẹp.pdf" in joined(officer.text())
        assert "bản trước bản quét.pdf" in joined(officer.text())
        await officer.press("down", "f5")
        assert officer.told() == "Đây là bản trước; hãy chọn tệp “hiện dùng” để thay."
        out = tmp_path / "ra.pdf"
        await officer.press("f7")
        await officer.refill("target", str(out))
        await officer.press("ctrl+s")
        assert out.read_bytes() == old.read_bytes()
        await officer.press("f7")
        await officer.refill("target", str(out))
        await officer.press("ctrl+s")
        assert officer.error().startswith("Đã có tệp “")
        await officer.press("escape", "escape", "f6")
        await officer.type(f'"{more}" ; {old.as_uri()}')
        await officer.press("ctrl+s")
        assert officer.error() == "Minh chứng số 1 đã có tệp “bản quét.pdf”; hãy bỏ tệp đó ra."
        await officer.refill("files", f'"{more}" {tmp_path}/không có.pdf')
        await officer.press("ctrl+s")
        assert officer.error().startswith("Không đọc được tệp “")
        await officer.refill("files", f'"{more}"')
        await officer.press("ctrl+s")
        assert officer.told() == "Đã thêm tệp; minh chứng số 1 nay có 2 tệp."
        await officer.press("escape")
        assert officer.room == "PapersScreen"
    assert [held.name for held in read_paper(office, 1).files] == ["bản quét đẹp.pdf", "ảnh [1]; chụp.docx"]


async def test_a_machine_without_a_desktop_says_so(
    data: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening tells in one sentence what to do in its place."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "quét.pdf"
    path.write_bytes(pdf("x"))
    report(office, "3.1", path=path)
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "ctrl+n", "enter")
        assert officer.told() == "Máy này không mở được tệp “quét.pdf”; hãy nhấn F7 để lưu ra rồi mở ở máy khác."


async def test_a_copy_that_was_changed_is_offered_as_a_revision(
    data: Path, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other program wrote into its copy: asked once it is left alone; Enter keeps it; the copy goes at the end."""
    seen = tmp_path / "mở"
    tool = tmp_path / "bin" / "xdg-open"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    path = tmp_path / "quét.pdf"
    path.write_bytes(pdf("mot"))
    report(office, "3.1", path=path)
    monkeypatch.setattr(copies, "_EVERY", 3600.0)  # the test looks itself
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "ctrl+n", "enter")
        copy = Path(seen.read_text())
        await officer.app.copies.look()
        assert not officer.is_asked
        copy.write_bytes(pdf("hai, dai hon"))  # noqa: ASYNC240
        for _ in range(2):
            await officer.app.copies.look()
        await officer.settle()
        assert officer.is_asked
        await officer.press("enter")
        assert officer.told() == "Đã lưu bản mới cho minh chứng số 1; bản cũ vẫn mở được."
        for _ in range(2):
            await officer.app.copies.look()
        await officer.settle()
        assert not officer.is_asked
    piece = read_paper(office, 1)
    assert [held.name for held in (*piece.files, *piece.earlier)] == ["quét.pdf", "quét.pdf"]
    assert not copy.exists()  # noqa: ASYNC240


async def test_a_folder_is_taken_in_as_one_deed(data: Path, office: Office, tmp_path: Path) -> None:
    """Each file beside its indicator, one left out by a tick; what is not sure says why; one undo."""
    folder = tmp_path / "gốc"
    (folder / "3.4").mkdir(parents=True)
    for name in ("3.1 - báo cáo tưới.pdf", "3.4/kế hoạch bảo trì.pdf", "linh tinh.pdf"):
        (folder / name).write_bytes(pdf(name[:3]))
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "insert", "ctrl+s")
        assert officer.error() == "Hãy ghi đúng một thư mục."
        await officer.paste(f'"{folder}"')
        await officer.press("ctrl+s")
        await officer.calm()
        shown = joined(officer.text())
        assert "2 tệp sẽ thêm, 1 không" in shown
        assert "[x] 3.1 3.1 - báo cáo tưới.pdf [x] 3.4 3.4/kế hoạch bảo trì.pdf" in shown
        assert "không - linh tinh.pdf: tên không ghi chỉ tiêu" in shown
        await officer.press("down", "space", "space")
        assert officer.told() == "Tệp này chưa rõ chỉ tiêu; hãy đổi tên tệp, hoặc thêm riêng bằng F6."
        await officer.press("ctrl+s")
        assert officer.told() == "Đã thêm 1 minh chứng, mỗi tệp một minh chứng."
        assert officer.room == "PapersScreen"
        assert [(piece.note, piece.links[0].indicator) for piece in list_evidence(office)] == [("báo cáo tưới", "3.1")]
        await officer.press("ctrl+z")
        assert list_evidence(office) == []


async def test_a_new_paper_of_the_room(data: Path, office: Office) -> None:
    """Kind, “duy trì hằng năm” and the indicators; without an indicator it says so."""
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "f6")
        await officer.type("Quyết định thành lập")
        await officer.fill("kind", "quyet dinh")
        officer.app.screen.query_one("#maintained").focus()
        await officer.press("space", "ctrl+s")
        assert officer.error() == "Chưa ghi chỉ tiêu; hãy ghi số chỉ tiêu, ví dụ 3.1 3.4."
        await officer.fill("indicators", "3.1, 3.4")
        await officer.press("ctrl+s")
        assert officer.told() == "Đã lưu minh chứng số 1 cho chỉ tiêu 3.1, 3.4."
        assert officer.row("1 ") == "1 quyết định Quyết định thành lập 3.1, 3.4 hằng năm"
    assert len(list_history(office)) == 2


async def test_what_is_suggested_stands_beside_what_is_there(data: Path, office: Office) -> None:
    """Not seen, of the same kind, there: a tick in the form writes the suggestion into the note."""
    add_evidence(office, ("3.1",), Paper("Hợp đồng nào đó", kind="hợp đồng"))
    async with at_work(data, size=(120, 80)) as officer:
        await officer.go_to("3.1")
        shown = officer.part("#detail")
        assert "[ ] Bản đồ hoặc danh mục công trình tưới tiêu" in shown
        assert "[?] Hợp đồng, biên bản nghiệm thu tưới tiêu trong năm (có thể là số 1)" in shown
        await officer.press("f6")
        officer.app.screen.query_one("#suggested-1").focus()
        await officer.press("space", "ctrl+s")
        await officer.calm()
        assert "[x] Bản đồ hoặc danh mục công trình tưới tiêu (số 2)" in officer.part("#detail")


async def test_markup_is_never_obeyed_here(data: Path, office: Office, tmp_path: Path) -> None:
    """In list, detail, files, forms, links, and the sentence of the moment."""
    path = tmp_path / "[b] & = + - @ {0}.pdf"
    path.write_bytes(pdf("x"))
    paper = Paper(f"{HOSTILE}\n" + "dòng dài " * 550, HOSTILE, HOSTILE, files=(str(path),))
    add_evidence(office, ("3.1",), paper)
    async with at_work(data, size=(120, 60)) as officer:
        await officer.press("ctrl+o")
        await officer.type("[/b] [bold]x")
        await officer.settle()
        assert listed(officer) == [1]
        await officer.press("enter")
        assert f"NỘI DUNG {HOSTILE}" in officer.part("#detail")
        await officer.press("f5")
        assert officer.held("number") == HOSTILE
        await officer.press("escape", "f7")
        await officer.type(HOSTILE)
        await officer.press("escape", "escape", "ctrl+n")
        assert "[b] & = + - @ {0}.pdf" in officer.text()
        await officer.press("f5", "escape", "f7", "escape", "escape", "ctrl+z")
        assert "[/b] [bold]x[/]" in officer.told()
        assert officer.app.return_code is None


async def test_a_long_list_comes_page_by_page(data: Path, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last row brings the next page; the cursor stays where it was."""
    monkeypatch.setattr("ntm_tracker.tui.screens.papers._PAGE", 3)
    for note in range(7):
        prove(office, "3.1", note=f"Bản {note}")
    async with at_work(data) as officer:
        await officer.press("ctrl+o")
        assert "3 minh chứng mới nhất; xuống cuối để xem tiếp." in officer.text()
        await officer.press("down", "down", "down")
        assert listed(officer) == [7, 6, 5, 4, 3, 2]
        await officer.press("end")
        assert listed(officer) == [7, 6, 5, 4, 3, 2, 1]
        assert "7 minh chứng." in officer.text()


async def test_an_old_file_taken_back_leaves_the_files(data: Path, office: Office, tmp_path: Path) -> None:
    """Undo of the paper itself closes what showed it."""
    path, newer = tmp_path / "a.pdf", tmp_path / "b.pdf"
    path.write_bytes(pdf("a"))
    newer.write_bytes(pdf("b"))
    report(office, "3.1", path=path)
    replace_file(office, 1, str(newer))
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "down", "ctrl+n", "ctrl+z")
        assert "bản trước" not in officer.text()
        await officer.press("ctrl+z")
        assert officer.room == "PapersScreen"
        assert listed(officer) == []


async def test_a_gap_of_ending_evidence_opens_a_paper_of_its_kind(data: Path, office: Office) -> None:
    """Enter in Rà soát: the new paper has the kind that takes the old one's place, and the gap is gone."""
    report(office, "3.1", until="05/10/2024")
    async with at_work(data) as officer:
        await officer.press("f4")
        gaps = officer.board.gaps[officer.checklist.assessment.id]
        row = next(i for i, gap in enumerate(gaps) if gap.rule.value == "evidence_ends_this_week")
        await officer.press(*["down"] * row, "enter")
        assert officer.held("kind") == "báo cáo"
        assert officer.held("indicators") == "3.1"
        await officer.fill("note", "Báo cáo quý III")
        await officer.fill("issued", "30/09/2024")
        await officer.press("ctrl+s")
        gaps = officer.board.gaps[officer.checklist.assessment.id]
        assert "evidence_ends_this_week" not in [gap.rule.value for gap in gaps]


async def test_every_file_is_proved_on_the_screen(data: Path, office: Office, tmp_path: Path) -> None:
    """Ctrl+R, or the palette: all are whole; then each that differs is named, with its papers and what to do."""
    path = tmp_path / "bản [b] quét.pdf"
    path.write_bytes(pdf("một"))
    report(office, "3.1", path=path)
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "ctrl+r")
        assert "1/1 tệp còn nguyên vẹn." in officer.text()
        await officer.press("escape", "ctrl+p")
        await officer.type("kiem tep")
        execute(office.database, "UPDATE file SET content = x'00' || substr(content, 2)")
        await officer.press("enter")
        shown = officer.part("#verify")
        assert "0/1 tệp còn nguyên vẹn. 1 tệp có nội dung khác lúc lưu: - bản [b] quét.pdf (minh chứng số 1)" in shown
        assert "F5 để thay bằng bản gốc hoặc bản quét mới" in shown
        await officer.press("escape")
        assert officer.room == "PapersScreen"


async def test_a_folder_is_stopped_while_it_is_taken_in(data: Path, office: Office, tmp_path: Path) -> None:
    """A bar while it is stored; Esc stops it, nothing is in the record, and it can be done again."""
    folder = tmp_path / "quét"
    folder.mkdir()
    for number in ("3.1", "3.2", "3.3"):
        (folder / f"{number} quét.bin").write_bytes(os.urandom(30 << 20))
    async with at_work(data) as officer:
        await officer.press("ctrl+o", "insert")
        await officer.fill("folder", str(folder))
        await officer.press("ctrl+s")
        assert officer.room == "FolderScreen"
        officer.strike("ctrl+s")
        while "Đang lưu: " not in officer.text():
            await officer.pilot.pause(0.005)
        assert "Esc để dừng." in officer.error()
        officer.strike("escape")
        await officer.settle()
        assert officer.error() == "Đã dừng; chưa lưu gì."
        assert list_evidence(office) == []
        await officer.press("ctrl+s")
        assert "Đã thêm 3 minh chứng" in officer.told()
        assert officer.room == "PapersScreen"
    assert len(list_evidence(office)) == 3
