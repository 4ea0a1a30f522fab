"""The template of a report: our own page, drawn by the same code, with tags where the data goes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from docx import Document
from docx.oxml.ns import qn

from ntm_tracker.report.docx.render import render_docx
from ntm_tracker.report.docx_template.heads import annex_words, head_words
from ntm_tracker.report.docx_template.names import cell_words, word_of
from ntm_tracker.report.docx_template.parts import parts_of
from ntm_tracker.report.docx_template.text import shown
from ntm_tracker.report.docx_template.vocabulary import part_of
from ntm_tracker.report.model import Paragraph, Row, Section, Signature, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from ntm_tracker.report.docx_template.vocabulary import Part
    from ntm_tracker.report.model import Report


def write_template(report: Report) -> bytes:
    """Return the template of `report`'s kind, with the sections, tables and annexes that it has."""
    page = _tagged(report)
    document = Document(BytesIO(render_docx(page)))
    for _, root in parts_of(document):
        _retag(root, list(_said_by(page)))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _tagged(report: Report) -> Report:
    """Return `report` with tags in the place of its data.

    What the page measures, as the rule under a name, stays as it is and is replaced on the page.
    """
    return replace(
        report,
        letterhead=replace(
            report.letterhead,
            issuer="{{ noi_ban_hanh }}",
            number="{{ so }}",
            place="{{ dia_danh }}",
            dated="{{ ngay }}",
        ),
        title="{{ ten_bao_cao }}",
        sections=tuple(_sections(report, report.sections)),
        footnotes=("{{ ghi_chu }}",) if report.footnotes else (),
        closing="{{ ket_thuc }}",
        signature=Signature(("{{ quyen_han }}",), "{{ nguoi_ky }}"),
        recipients=("{{ noi_nhan }}",),
        annexes=tuple(replace(annex, sections=tuple(_sections(report, annex.sections))) for annex in report.annexes),
    )


def _said_by(page: Report) -> Iterator[tuple[str, str]]:
    """Yield what the page says that is replaced there, and the tag for it; none for the rest of a list."""
    for word, lines in head_words(page).items():
        yield from ((line, f"{{{{ {word} }}}}" if at == len(lines) else "") for at, line in enumerate(lines, start=1))
    for key, said in annex_words(page).items():
        yield from ((text, f"{{{{ phu_luc.{key}.{word} }}}}") for word, text in said.items())


def _retag(root: BaseOxmlElement, said: list[tuple[str, str]]) -> None:
    for paragraph in list(root.iter(qn("w:p"))):
        text = shown(paragraph)
        found = next((at for at, (wanted, _) in enumerate(said) if wanted == text), None) if text else None
        if found is None:
            continue
        _, tag = said.pop(found)
        if tag:
            _say(paragraph, tag)
        else:
            cast("Any", paragraph.getparent()).remove(paragraph)


def _say(paragraph: BaseOxmlElement, tag: str) -> None:
    """Put a tag into the first run of a paragraph, in the place of all its words."""
    first, *others = paragraph.findall(qn("w:r"))
    for run in others:
        paragraph.remove(run)
    for child in list(first):
        if child.tag != qn("w:rPr"):
            first.remove(child)
    cast("Any", first).text = tag


def _sections(report: Report, sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        if section.key:  # without a name for it, a template could only repeat today's words
            part = part_of(report.kind, section.key)
            yield from _section(section, part)


def _section(section: Section, part: Part | None) -> Iterator[Section]:
    """Yield a section of tags; those for what this report happens not to have are there too, and print nothing."""
    key, held = f"muc.{word_of(section.key)}", part.held if part else ""
    looped = section.table if section.table and held != "whole" else None
    alone = section.chart and not section.paragraphs
    yield Section(
        heading=f"{{{{ {key}.tieu_de }}}}" if section.heading else "",
        paragraphs=() if alone else (_said(key, "noi_dung"),),
        table=_looped(key, looped) if looped else None,
        key=section.key,
    )
    if not looped and (section.table or held in ("whole", "rows")):
        yield Section("", (_said(key, "bang"),))
    if section.chart or held == "chart" or (part and part.chart):
        yield Section("", (_said(key, "bieu_do"),))


def _said(key: str, name: str) -> Paragraph:
    return Paragraph(f"{{{{ {key}.{name} }}}}")


def _looped(key: str, table: Table) -> Table:
    cells = tuple(f"{{{{ hang.{name} }}}}" for name in cell_words(table.columns))
    loop, end = Row((f"{{%tr for hang in {key}.hang %}}",), group=True), Row(("{%tr endfor %}",), group=True)
    return Table(table.columns, (loop, Row(cells), end))
