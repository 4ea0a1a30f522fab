"""The office's report templates beside a backup: they are files, which a copy of the database does not hold."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from ntm_tracker.errors import RecordUnavailable, reason_of
from ntm_tracker.service.whole_file import beside

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "mau-bao-cao"
"""Where the templates lie, beside the record."""
_ENDING = f".{FOLDER}.zip"
_LARGEST = 50_000_000
"""More than any template has; a file of more is left out of what is brought back."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The same templates make the same file."""


def copy_of_templates(backup: Path) -> Path:
    """Return where the templates that belong to a backup lie, whether or not there are any."""
    return backup.with_name(f"{backup.stem}{_ENDING}")


def keep_templates(database: Path, backup: Path) -> Path | None:
    """Write the templates beside `backup`; return where, None where the office has none.

    Raises:
        RecordUnavailable: they cannot be read or written; the backup itself is there.
    """
    place = copy_of_templates(backup)
    try:
        listed = _templates(database.parent / FOLDER)
        content = _packed(listed)
        if listed and not (place.is_file() and place.read_bytes() == content):
            with beside(place) as file:
                file.write(content)
    except OSError as error:
        raise RecordUnavailable(
            f"Đã sao lưu dữ liệu vào {backup} nhưng không chép được mẫu báo cáo ({reason_of(error)}); "
            f"hãy tự chép thư mục {database.parent / FOLDER}."
        ) from error
    return place if listed else None


def bring_back(database: Path, backup: Path, kept: Path | None) -> tuple[str, ...]:
    """Put the templates that lie beside `backup` back; return their names.

    Those of the same name go first into the copy beside `kept`, which holds the record as it was; where nothing was
    kept, they stay as they are. Other templates are not touched.

    Raises:
        RecordUnavailable: they cannot be read or written; the record itself is restored.
    """
    source, folder = copy_of_templates(backup), database.parent / FOLDER
    try:
        there = _templates(folder)
        found = {name: content for name, content in _unpacked(source).items() if there.get(name) != content}
        if kept and there:
            keep_templates(database, kept)
        elif there:
            found = {name: content for name, content in found.items() if name not in there}
        if found:
            folder.mkdir(mode=0o700, exist_ok=True)
        for name, content in found.items():
            with beside(folder / name) as file:
                file.write(content)
    except (OSError, zipfile.BadZipFile) as error:
        why = reason_of(error) if isinstance(error, OSError) else "tệp hỏng"
        raise RecordUnavailable(
            f"Đã khôi phục dữ liệu nhưng không lấy lại được mẫu báo cáo từ {source} ({why}); "
            f"hãy tự giải nén tệp đó vào thư mục {folder}."
        ) from error
    return tuple(found)


def drop_orphans(backups: Path) -> None:
    """Remove the templates whose backup was thinned."""
    for copy in backups.glob(f"*{_ENDING}"):
        if not copy.with_name(f"{copy.name.removesuffix(_ENDING)}.db").exists():
            copy.unlink(missing_ok=True)


def _templates(folder: Path) -> dict[str, bytes]:
    listed = sorted(folder.glob("*.docx")) if folder.is_dir() else []
    # Word keeps “~$name.docx” while a file is open.
    return {file.name: file.read_bytes() for file in listed if file.is_file() and not file.name.startswith("~")}


def _packed(templates: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in templates.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _unpacked(source: Path) -> dict[str, bytes]:
    """Return the templates in a copy: by plain names only, so that none can leave its folder."""
    if not source.is_file():
        return {}
    with zipfile.ZipFile(source) as archive:
        return {
            one.filename: archive.read(one)
            for one in archive.infolist()
            if one.filename.endswith(".docx")
            and one.file_size <= _LARGEST
            and not set(one.filename) & set('/\\:<>|?*"')
            and not one.filename.startswith((".", "~"))
        }
