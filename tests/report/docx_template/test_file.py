"""A template's file may be broken, something else, or made to do harm."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import InputRefused
from ntm_tracker.report.docx_template.file import open_template
from ntm_tracker.report.docx_template.render import render_by_template
from ntm_tracker.report.docx_template.write import write_template
from tests import containers
from tests.report.docx_template.papers import NAME, a_paper, opened, saved
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

PAPER = a_paper("Một.")
GOOD = write_template(PAPER)
MAIN, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"


def with_parts(changes: dict[str, Callable[[bytes], bytes | None]], **added: bytes) -> bytes:
    """Return the good template with some parts changed or left out, and others added."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = changes.get(part, bytes)(old.read(part))
            if content is not None:
                new.writestr(part, content)
        for part, content in added.items():
            new.writestr(part.replace("__", "/"), content)
    return file.getvalue()


def swapped(part: str, old: bytes, new: bytes) -> bytes:
    """Return the good template with `old` swapped for `new` in one part."""

    def change(content: bytes) -> bytes:
        assert old in content
        return content.replace(old, new, 1)

    return with_parts({part: change})


def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """Return the good template with one more relation."""
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    added = f'<Relationship Id="rX" Type="{address}/{kind}" Target="{target}"{mode}/></Relationships>'
    return swapped(RELATIONS, b"</Relationships>", added.encode())


def field(code: str) -> bytes:
    """Return the good template with a field in its text."""
    made = f"<w:p><w:r><w:instrText> {code} </w:instrText></w:r></w:p>"
    return swapped(MAIN, b"<w:body>", b"<w:body>" + made.encode())


SHEET = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HARM = {
    "empty": (b"", "không phải tệp Word"),
    "text": ("Kính gửi".encode(), "không phải tệp Word"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "đời cũ"),
    "no zip": (b"PK\x03\x04" + bytes(50), "hỏng"),
    "cut": (GOOD[: len(GOOD) // 2], "hỏng"),
    "another zip": (with_parts({TYPES: lambda _: None}), "không phải tệp Word"),
    "a workbook": (swapped(TYPES, WORD, SHEET), "không phải|dạng khác"),
    "a dotx": (swapped(TYPES, b"document.main+xml", b"template.main+xml"), "dotx"),
    "macros": (swapped(TYPES, WORD, b"application/vnd.ms-word.document.macroEnabled.main+xml"), "macro"),
    "hidden macros": (with_parts({}, word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), "macro"),
    "an object": (with_parts({}, word__embeddings__o=b"x"), "nhúng"),
    "no document": (with_parts({MAIN: lambda _: None}), "hỏng"),
    "broken XML": (with_parts({MAIN: lambda content: content[:-40]}), "hỏng"),
    "broken styles": (with_parts({"word/styles.xml": lambda _: b"<a>"}), "hỏng"),
    "entities": (with_parts({MAIN: lambda c: c.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY a "b">]>', 1)}), "hỏng"),
    "a picture from elsewhere": (relation("image", "http://example.vn/x.png"), "từ ngoài tệp"),
    "a frame from elsewhere": (relation("subDocument", "file:///etc/passwd"), "từ ngoài tệp"),
    "DDE": (field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'), "DDEAUTO"),
    "an included file": (field('INCLUDETEXT "c:\\\\x.docx"'), "INCLUDETEXT"),
    "bomb": (with_parts({}, word__media__x=bytes(110_000_000)), "quá lớn"),
    "many parts": (with_parts({}, **{f"word__{n}": b"" for n in range(2100)}), "quá nhiều"),
    "a bomb that lies": (containers.lying(GOOD, "word/document.xml", bytes(40_000_000)), "ghi sai kích thước"),
    "two parts of one name": (containers.twice(GOOD, MAIN), "trùng tên"),
    "hidden entities": (
        with_parts({MAIN: lambda c: containers.in_utf_16(c, '<!DOCTYPE w [<!ENTITY a "b">]>')}),
        "hỏng",
    ),
    "a strange encoding": (with_parts({MAIN: lambda c: c.replace(b"UTF-8", b"cp037", 1)}), "hỏng"),
    "large": (b"PK" + bytes(21_000_000), "20 MB"),
}


@pytest.mark.parametrize(("content", "why"), HARM.values(), ids=HARM)
def test_a_file_that_is_none_or_does_harm_is_refused(content: bytes, why: str) -> None:
    """In one sentence that names the file."""
    with pytest.raises(InputRefused, match=why) as refused:
        open_template(content, NAME)
    assert_one_sentence(refused.value.sentence)
    assert NAME in refused.value.sentence


def test_the_name_of_another_template_does_not_travel() -> None:
    """Word notes from which file a template was made; a link in the text stays."""
    content = relation("hyperlink", "https://huongson.bacgiang.gov.vn")
    settings = opened(content)
    settings.settings.element.append(settings.settings.element.makeelement(MADE_FROM))
    printed = opened(render_by_template(PAPER, saved(settings), NAME).content)
    assert printed.settings.element.find(MADE_FROM) is None
    assert any("huongson" in link.target_ref for link in printed.part.rels.values() if link.is_external)


MADE_FROM = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}attachedTemplate"


def test_tags_in_footnotes_are_refused() -> None:
    """Nothing is filled in there."""
    content = with_parts(
        {
            TYPES: lambda types: types.replace(
                b"</Types>",
                b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
                b'.wordprocessingml.footnotes+xml"/></Types>',
            ),
            RELATIONS: lambda links: links.replace(
                b"</Relationships>",
                b'<Relationship Id="rN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
                b'/footnotes" Target="footnotes.xml"/></Relationships>',
            ),
        },
        **{"word/footnotes.xml": b"<f><t>{</t><t>{ so }}</t></f>"},
    )
    with pytest.raises(InputRefused, match="chú thích cuối trang"):
        render_by_template(PAPER, content, NAME)
