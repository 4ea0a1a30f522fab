"""The office's report templates go with its backups, and come back with them; the present ones are kept."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.service import backup
from ntm_tracker.service.office import open_office
from ntm_tracker.service.report_templates import kept_templates
from ntm_tracker.service.template_copies import FOLDER, copy_of_templates, drop_orphans, keep_templates
from tests.service.deeds import assert_one_sentence, record, value

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


def _write(office: Office, **templates: str) -> None:
    folder = office.folder / FOLDER
    folder.mkdir(exist_ok=True)
    for name, words in templates.items():
        (folder / f"{name}.docx").write_bytes(words.encode())


def _held(office: Office) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in sorted((office.folder / FOLDER).glob("*.docx"))}


def test_templates_go_with_a_copy_and_come_back(office: Office, tmp_path: Path) -> None:
    """To a stick and back; what was changed since is kept, and the restore is undone by another."""
    record(office, "3.1", value("92"))
    _write(office, readiness="cũ", gaps="tồn tại")
    made = backup.back_up(str(office.folder), str(tmp_path / "usb.db"))
    assert made.templates == tmp_path / "usb.mau-bao-cao.zip"
    _write(office, readiness="mới", plan="kế hoạch")
    (office.folder / FOLDER / "gaps.docx").unlink()
    record(office, "3.1", value("95"))
    done = backup.restore(str(office.folder), str(tmp_path / "usb.db"))
    assert done.templates == ("gaps.docx", "readiness.docx")
    assert _held(office) == {"readiness": "cũ", "gaps": "tồn tại", "plan": "kế hoạch"}
    assert done.kept is not None
    backup.restore(str(office.folder), str(done.kept))
    assert _held(office) == {"readiness": "mới", "gaps": "tồn tại", "plan": "kế hoạch"}


def test_the_days_backup_has_them_and_a_thinned_one_takes_them_away(office: Office) -> None:
    """Beside the record; nothing is written where there is none."""
    record(office, "3.1", value("92"))
    assert backup.back_up(str(office.folder)).templates is None
    record(office, "3.1", value("93"))
    _write(office, readiness="mẫu")
    made = backup.back_up(str(office.folder))
    assert made.templates is not None
    assert keep_templates(office.database, made.path) == made.templates
    made.path.unlink()
    drop_orphans(made.path.parent)
    assert not made.templates.exists()


def test_a_copy_of_the_folder_has_them_already(office: Office, tmp_path: Path) -> None:
    """A USB stick that is opened by --data."""
    _write(office, readiness="mẫu")
    office.close()
    copied = open_office(str(shutil.copytree(office.folder, tmp_path / "usb")))
    assert [kept.file for kept in kept_templates(copied)] == [tmp_path / "usb" / FOLDER / "readiness.docx"]
    copied.close()


def test_no_name_leaves_the_folder(office: Office, tmp_path: Path) -> None:
    """A made-up archive writes nothing outside, and a broken one is one sentence while the record is restored."""
    made = backup.back_up(str(office.folder), str(tmp_path / "usb.db"))
    record(office, "3.1", value("92"))
    with zipfile.ZipFile(copy_of_templates(made.path), "w") as archive:
        for name in ("../ngoài.docx", "/x.docx", "a/b.docx", "C:\\x.docx", "~$khóa.docx", "tốt.docx", "khác.exe"):
            archive.writestr(name, "mẫu")
    assert backup.restore(str(office.folder), str(made.path)).templates == ("tốt.docx",)
    assert not (office.folder / "ngoài.docx").exists()
    copy_of_templates(made.path).write_bytes(b"x")
    with pytest.raises(RecordUnavailable) as told:
        backup.restore(str(office.folder), str(made.path))
    assert_one_sentence(told.value.sentence)
    assert "Đã khôi phục dữ liệu nhưng" in told.value.sentence
