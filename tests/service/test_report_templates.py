"""The office's report templates: written, kept, used, given up."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.report import render
from ntm_tracker.service.report_templates import (
    keep_template,
    kept_templates,
    print_word,
    remove_template,
    template_file,
    unused_files,
    write_template_file,
)
from tests.report.docx_template.papers import a_paper, add_after, edited, opened, texts
from tests.service.deeds import refused

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as OpenDocument

    from ntm_tracker.service.office import Office

PAPER = a_paper("Một.")


def signed(document: OpenDocument) -> None:
    """Add a line of the office's own."""
    add_after(document, "{{ ket_thuc }}", "Người lập biểu")


@pytest.fixture
def edited_file(tmp_path: Path) -> Path:
    """A template after an officer's edit, anywhere."""
    file = tmp_path / "Mẫu của xã.docx"
    file.write_bytes(edited(PAPER, signed))
    return file


def test_a_template_is_written_to_be_edited(office: Office, tmp_path: Path) -> None:
    """Only as .docx, over another file only when asked; it can be kept as it is."""
    file = write_template_file(tmp_path / "mau.docx", PAPER)
    assert "{{ trich_yeu }}" in texts(opened(file.read_bytes()))
    for name in ("mau.docx", "mau.doc"):
        with refused(office):
            write_template_file(tmp_path / name, PAPER)
    write_template_file(file, PAPER, over=True)
    assert keep_template(office, PAPER, file).left_out == ()


def test_a_kept_template_is_used_until_it_is_given_up(office: Office, edited_file: Path) -> None:
    """For its kind of report alone; another file or our own page can be chosen for once."""
    assert kept_templates(office) == ()
    kept = keep_template(office, PAPER, edited_file)
    assert [(k.kind, k.file) for k in kept_templates(office)] == [("readiness", kept.template)]
    assert "Người lập biểu" in texts(opened(print_word(office, PAPER).content))
    assert print_word(office, PAPER, "none").content == render(PAPER, "docx")
    assert print_word(office, replace(PAPER, kind="gaps")).template is None
    assert remove_template(office, "readiness") == kept.template
    assert print_word(office, PAPER).template is None
    assert print_word(office, PAPER, f'"{edited_file}"').template == edited_file
    with pytest.raises(NotFound, match="Chưa có mẫu riêng"):
        remove_template(office, "readiness")


def test_a_template_with_a_mistake_is_not_kept(office: Office, edited_file: Path, tmp_path: Path) -> None:
    """The one before stays."""
    keep_template(office, PAPER, edited_file)
    before = template_file(office, "readiness").read_bytes()
    wrong = tmp_path / "sai.docx"
    wrong.write_bytes(edited(PAPER, lambda document: add_after(document, "{{ ket_thuc }}", "{{ sai }}")))
    with refused(office, "{{ sai }}"):
        keep_template(office, PAPER, wrong)
    assert template_file(office, "readiness").read_bytes() == before


def test_a_spoilt_template_in_the_data_folder_is_told(office: Office) -> None:
    """And never passed over: the officer would sign a page that is not the office's."""
    file = template_file(office, "readiness")
    file.parent.mkdir()
    file.write_bytes(b"PK hong")
    with refused(office, "readiness.docx"):
        print_word(office, PAPER)


@pytest.mark.parametrize("name", ["thieu.docx", "."])
def test_a_template_that_is_not_there_is_told(office: Office, tmp_path: Path, name: str) -> None:
    """Neither is a folder a file."""
    with refused(office, "Không có tệp mẫu"):
        print_word(office, PAPER, str(tmp_path / name))


def test_a_template_under_a_wrong_name_is_listed_as_unused(office: Office, edited_file: Path) -> None:
    """It would wait for ever; what Word keeps beside an open file is none."""
    kept = keep_template(office, PAPER, edited_file).template
    assert kept is not None
    for name in ("muc san sang.docx", "~$readiness.docx"):
        (kept.parent / name).write_bytes(b"")
    assert [file.name for file in unused_files(office)] == ["muc san sang.docx"]


def test_a_pipe_is_not_waited_for(office: Office) -> None:
    """A file in the data folder that is no ordinary one is passed over."""
    file = template_file(office, "readiness")
    file.parent.mkdir()
    os.mkfifo(file)
    assert print_word(office, PAPER).template is None
    with pytest.raises(InputRefused, match="Không có tệp mẫu"):
        print_word(office, PAPER, str(file))


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(InputRefused, match="Không ghi được tệp"):
        write_template_file(tmp_path / f"{'x' * 300}.docx", a_paper())
