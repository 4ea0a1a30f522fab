"""Office files held against the Office Open XML schemas, as Microsoft's own SDK reads them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from openxml_audit import FileFormat, OpenXmlValidator

if TYPE_CHECKING:
    from pathlib import Path


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=20)


def faults_of(file: bytes, folder: Path, ending: str) -> list[str]:
    """Return what the schemas do not allow in `file`, a Word file or a spreadsheet; nothing where it is sound."""
    place = folder / f"checked.{ending}"
    place.write_bytes(file)
    result = _validator().validate(str(place))
    return [f"{error.part_uri} {error.path}: {error.description}" for error in result.errors]
