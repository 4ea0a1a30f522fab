"""A template's file is looked at before it is opened: somebody else may have made it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from ntm_tracker.archives import BROKEN, Unfit, prove
from ntm_tracker.domain.archive_limits import WORD_TEMPLATE, declares_entities
from ntm_tracker.errors import InputRefused

if TYPE_CHECKING:
    from docx.document import Document

MOST_BYTES = 20 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RUNS = re.compile(r"vbaProject|vbaData|activeX/|embeddings/|\.bin$|afchunk", re.IGNORECASE)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = re.compile(r"macroEnabled|vnd\.ms-office\.vbaProject")
_EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_HARMLESS = re.compile(rb"/(?:hyperlink|attachedTemplate)[\"']")
_FIELD = re.compile(rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|MACROBUTTON|IMPORT)\s", re.IGNORECASE)
_FIELD_TEXT = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")


def open_template(content: bytes, name: str) -> Document:
    """Open a template.

    Raises:
        InputRefused: it is no Word file, is broken, hides something that runs, or unpacks without end.
    """
    _check_kind(content, name)
    try:
        # The library trusts what the list says of the sizes.
        prove(BytesIO(content), WORD_TEMPLATE)
        with zipfile.ZipFile(BytesIO(content)) as opened:
            _check_parts(opened, name)
        return _opened(content)
    except Unfit as unfit:
        raise InputRefused(f"Mẫu “{name}” {unfit.fault} nên không mở; hãy dùng tệp khác.") from unfit
    except (*BROKEN, AttributeError, SyntaxError) as error:
        # python-docx and lxml tell of missing and broken parts in these ways.
        raise _broken(name) from error


def _broken(name: str) -> InputRefused:
    return InputRefused(f"Không đọc được mẫu “{name}” vì tệp hỏng; hãy mở bằng Word rồi lưu lại thành tệp .docx mới.")


def _check_kind(content: bytes, name: str) -> None:
    if len(content) > MOST_BYTES:
        raise InputRefused(f"Mẫu “{name}” lớn hơn 20 MB; hãy bỏ bớt hình trong mẫu.")
    if content.startswith(_OLE):
        raise InputRefused(
            f"Mẫu “{name}” là tệp Word đời cũ (.doc) hoặc có mật khẩu; hãy bỏ mật khẩu và lưu thành tệp .docx."
        )
    if not content.startswith(b"PK"):
        raise InputRefused(f"Mẫu “{name}” không phải tệp Word; hãy chọn tệp .docx.")


def _check_parts(opened: zipfile.ZipFile, name: str) -> None:
    names = opened.namelist()
    if "[Content_Types].xml" not in names or not any(n.startswith("word/") for n in names):
        raise InputRefused(f"Mẫu “{name}” không phải tệp Word; hãy chọn tệp .docx.")
    types = opened.read("[Content_Types].xml").decode("utf-8", "replace")
    if _OTHER_MAIN.search(types) or any(_RUNS.search(n) for n in names):
        raise InputRefused(
            f"Mẫu “{name}” có macro hoặc đối tượng nhúng nên không dùng; hãy bỏ chúng đi rồi lưu thành tệp .docx."
        )
    if _MAIN not in types:
        raise InputRefused(f"Mẫu “{name}” là tệp Word dạng khác (.dotx); hãy mở bằng Word rồi lưu thành tệp .docx.")
    for part in names:
        if part.endswith((".rels", ".xml")):
            _check_text(opened.read(part), part, name)


def _check_text(text: bytes, part: str, name: str) -> None:
    if declares_entities(text):
        raise _broken(name)
    if part.endswith(".rels") and any(not _HARMLESS.search(found[0]) for found in _EXTERNAL.finditer(text)):
        raise InputRefused(
            f"Mẫu “{name}” lấy hình hoặc nội dung từ ngoài tệp nên không dùng; hãy chèn hẳn vào tệp rồi lưu lại."
        )
    for found in _FIELD_TEXT.finditer(text):
        if field := _FIELD.match((found[1] or found[2] or b"").strip() + b" "):
            raise InputRefused(
                f"Mẫu “{name}” có trường {field[1].decode()} lấy nội dung từ ngoài tệp; hãy xóa trường đó."
            )


def _opened(content: bytes) -> Document:
    import docx

    from ntm_tracker.report.docx_template.parts import parts_of

    document = docx.Document(BytesIO(content))
    _forget_other_template(document)
    # Reading these is where a file without them fails.
    _ = document.core_properties, document.styles, document.element.body.sectPr, list(parts_of(document))
    return document


def _forget_other_template(document: Document) -> None:
    """Take away the name of the file that Word made this one from: it may lie on somebody else's machine."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for found in settings.findall(qn("w:attachedTemplate")):
        settings.remove(found)
    part = document.part.part_related_by(_SETTINGS)
    for key in [key for key, relation in part.rels.items() if relation.reltype.endswith("/attachedTemplate")]:
        del part.rels[key]


_SETTINGS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"
