"""What a file is by its content, and whether its name says the same."""

from __future__ import annotations

from enum import StrEnum


class FileType(StrEnum):
    """What the first bytes of a file make it."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOC = "doc"
    XLS = "xls"
    OLE = "ole"
    """An Office file of before 2007 that is neither Word nor Excel."""
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    TIFF = "tiff"
    WEBP = "webp"
    HEIC = "heic"
    """What iPhones photograph into."""
    VIDEO = "video"
    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    TEXT = "text"
    UNKNOWN = "unknown"


TYPE_NAMES = {
    FileType.PDF: "tệp PDF",
    FileType.DOCX: "tệp Word",
    FileType.XLSX: "tệp Excel",
    FileType.PPTX: "tệp PowerPoint",
    FileType.DOC: "tệp Word đời cũ",
    FileType.XLS: "tệp Excel đời cũ",
    FileType.OLE: "tệp Office đời cũ",
    FileType.JPEG: "ảnh JPEG",
    FileType.PNG: "ảnh PNG",
    FileType.GIF: "ảnh GIF",
    FileType.TIFF: "ảnh TIFF",
    FileType.WEBP: "ảnh WebP",
    FileType.HEIC: "ảnh HEIC",
    FileType.VIDEO: "phim",
    FileType.ZIP: "tệp nén ZIP",
    FileType.RAR: "tệp nén RAR",
    FileType.SEVEN_ZIP: "tệp nén 7z",
    FileType.TEXT: "tệp chữ thường",
    FileType.UNKNOWN: "tệp không rõ loại",
}
_PROMISES = {
    "pdf": (FileType.PDF,),
    "docx": (FileType.DOCX,),
    "docm": (FileType.DOCX,),
    "xlsx": (FileType.XLSX,),
    "xlsm": (FileType.XLSX,),
    "pptx": (FileType.PPTX,),
    # Word and Excel themselves save web pages and text under their old endings.
    "doc": (FileType.DOC, FileType.OLE, FileType.TEXT),
    "xls": (FileType.XLS, FileType.OLE, FileType.TEXT),
    "ppt": (FileType.OLE,),
    "jpg": (FileType.JPEG,),
    "jpeg": (FileType.JPEG,),
    "png": (FileType.PNG,),
    "gif": (FileType.GIF,),
    "tif": (FileType.TIFF,),
    "tiff": (FileType.TIFF,),
    "webp": (FileType.WEBP,),
    "heic": (FileType.HEIC,),
    "mp4": (FileType.VIDEO,),
    "mov": (FileType.VIDEO,),
    "zip": (FileType.ZIP,),
    "rar": (FileType.RAR,),
    "7z": (FileType.SEVEN_ZIP,),
    "txt": (FileType.TEXT,),
    "csv": (FileType.TEXT,),
}
"""What a file may be by the ending of its name."""


def misnamed(name: str, found: str) -> str | None:
    """Say in one sentence that the ending of `name` is not that of type `found`; None where it is, or says nothing."""
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    promised = _PROMISES.get(ending)
    if not found or promised is None or FileType(found) in promised:
        return None
    return (
        f"Tệp “{name}” có đuôi .{ending} nhưng nội dung là {TYPE_NAMES[FileType(found)]}; "
        "hãy mở thử, nếu không đúng thì thay bằng tệp khác."
    )
