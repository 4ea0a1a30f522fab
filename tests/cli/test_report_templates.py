"""ntm report template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.docx_template.papers import add_after, opened, saved, texts
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


def test_a_template_goes_out_is_edited_and_comes_back(ntm: Ntm, tmp_path: Path) -> None:
    """Written, changed, taken into use, listed, printed by, printed without, given up."""
    file, page = tmp_path / "mau.docx", tmp_path / "bc.docx"
    assert ntm("report", "template").out == ""
    ran = ntm("report", "template", "readiness", "-o", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert ntm("report", "template", "readiness", "-o", str(file)).code == 2
    document = opened(file.read_bytes())
    add_after(document, "{{ ket_thuc }}", "Người lập biểu")
    file.write_bytes(saved(document))
    assert ntm("report", "template", "readiness", "--install", str(file)).code == 0
    assert ntm("report", "template").out.startswith("readiness\t")
    assert ntm("report", "readiness", "-o", str(page)).code == 0
    assert "Người lập biểu" in texts(opened(page.read_bytes()))
    page.unlink()
    assert ntm("report", "readiness", "-o", str(page), "--template", "none").code == 0
    assert "Người lập biểu" not in texts(opened(page.read_bytes()))
    assert ntm("report", "template", "readiness", "--remove").code == 0
    assert ntm("report", "template", "readiness", "--remove").code == 2


def test_what_a_template_leaves_out_is_told_beside_the_file(ntm: Ntm, tmp_path: Path) -> None:
    """On standard error, once."""
    file, page = tmp_path / "mau.docx", tmp_path / "bc.docx"
    ntm("report", "template", "gaps", "-o", str(file))
    document = opened(file.read_bytes())
    gone = next(p for p in document.element.body.iter() if "ghi_chu" in (getattr(p, "text", "") or ""))
    gone.getparent().remove(gone)
    file.write_bytes(saved(document))
    ran = ntm("report", "gaps", "-o", str(page), "--template", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.count("Mẫu không in ghi chú.") == 1


def test_what_cannot_be_is_one_sentence(ntm: Ntm, tmp_path: Path) -> None:
    """A mistake leaves no page; a template is for Word alone; something must be asked for."""
    page, wrong = tmp_path / "bc.docx", tmp_path / "sai.docx"
    wrong.write_bytes(b"PK")
    for argv in (
        ("report", "readiness", "-o", str(page), "--template", str(wrong)),
        ("report", "readiness", "-o", str(tmp_path / "bc.pdf"), "--template", str(wrong)),
        ("report", "template", "readiness"),
        ("report", "template", "readiness", "--install", str(wrong)),
    ):
        ran = ntm(*argv)
        assert (ran.code, ran.out) == (2, "")
        assert_one_sentence(ran.err.removesuffix("\n"))
    assert not page.exists()
