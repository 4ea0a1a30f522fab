"""Writing evidence: notes of any length and any signs, for several indicators, with files."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ntm_tracker.domain.text import clean_text
from ntm_tracker.service.evidence import list_evidence
from ntm_tracker.service.history import list_history
from tests.tui.driving import TALL, WIDE, at_work, joined

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office

_LINE = "Biên bản nghiệm thu kênh mương thôn Hương Thân, dài 1.394,2 m: đạt [b] <b> [/b] =1+1 & “kênh N2” {0} %s \\ '"


async def test_a_long_note_for_two_indicators_survives_a_missing_file(
    data: Path, office: Office, tmp_path: Path
) -> None:
    """5,000 characters of NFD text and signs: kept through a refusal, saved in NFC to the byte, shown whole."""
    lines = [f"{number}. {_LINE}" for number in range(1, 46)]
    typed = unicodedata.normalize("NFD", "=1+1\n\n" + "\n".join(lines) + "\n[@click=app.quit]hết[/]")
    assert len(typed) > 5000
    kept = unicodedata.normalize("NFC", typed)
    paper = tmp_path / "biên bản [bản sao].pdf"
    paper.write_bytes(b"%PDF-1.7")
    async with at_work(data, size=WIDE) as officer:
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.paste(typed)
        await officer.refill("indicators", "3.1 3.4")
        await officer.fill("number", "12/BC-UBND")
        await officer.fill("files", f"'{tmp_path}/không có.pdf'")
        await officer.press("ctrl+s")
        assert officer.error().startswith("Không đọc được tệp “")
        assert officer.error().endswith(".")
        assert clean_text(officer.held("note")) == kept
        assert len(list_history(office)) == 1
        await officer.refill("files", f'"{paper}" ; {paper}')
        await officer.press("ctrl+s")
        assert officer.told() == "Đã lưu minh chứng số 1 cho chỉ tiêu 3.1, 3.4."
        assert " 1 ○ Chưa đánh giá" in officer.row("3.1")
        assert " 1 ○ Chưa đánh giá" in officer.row("3.4")
        await officer.calm()
        for number in ("3.1", "3.4"):
            await officer.go_to(number)
            await officer.pilot.resize_terminal(*TALL)
            await officer.settle()
            shown = officer.part("#detail")
            assert "MINH CHỨNG (1)" in shown
            assert joined(kept).replace(" ", "") in shown.replace(" ", "")
            assert "[biên bản [bản sao].pdf]" in shown
    (piece,) = list_evidence(office)
    assert piece.note.encode() == kept.encode()
    assert [f.name for f in piece.files] == ["biên bản [bản sao].pdf"]


async def test_what_cannot_be_evidence_is_refused(data: Path, office: Office) -> None:
    """No note, an unknown indicator, validity before issue: each says so, and the dialog stays as it was."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f6", "ctrl+s")
        assert officer.error() == "Minh chứng chưa có nội dung; hãy ghi nội dung minh chứng."
        await officer.fill("note", "Biên bản")
        await officer.refill("indicators", "3.1 99.9")
        await officer.press("ctrl+s")
        assert "không có chỉ tiêu “99.9”" in officer.error()
        await officer.refill("indicators", "3.1")
        await officer.fill("issued", "30/06/2024")
        await officer.fill("valid-until", "30/06/2023")
        await officer.press("ctrl+s")
        assert officer.error() == "Ngày hết hiệu lực trước ngày ban hành; hãy xem lại hai ngày."
        await officer.refill("files", "~khôngaicả/biên bản.pdf")
        await officer.refill("valid-until", "30/06/2025")
        await officer.press("ctrl+s")
        assert officer.is_asked
        assert "~khôngaicả" in officer.error()
        assert officer.held("note") == "Biên bản"
    assert len(list_history(office)) == 1


async def test_an_old_sentence_never_lies_over_a_new_one(data: Path) -> None:
    """“Đã lưu” of the save before does not hide why the next one was refused."""
    async with at_work(data) as officer:
        await officer.go_to("3.1")
        await officer.press("f6")
        await officer.type("Biên bản")
        await officer.press("ctrl+s")
        assert "Đã lưu" in officer.told()
        await officer.press("f6")
        await officer.fill("files", "/không/có/" + "x" * 40)
        await officer.fill("note", "Biên bản")
        await officer.press("ctrl+s")
        assert officer.error().startswith("Không đọc được tệp “/không/có/")
        assert officer.error().endswith("kiểm tra đường dẫn hoặc USB.")
