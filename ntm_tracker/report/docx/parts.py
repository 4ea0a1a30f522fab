"""The two parts of the paper that stand in two columns without rules: the head, and the signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.xmlchemy import BaseOxmlElement

from ntm_tracker.report.docx.table import bare_table
from ntm_tracker.report.docx.xml import TEXT_WIDTH_MM, Look, paragraph
from ntm_tracker.report.model import MOTTO, NATION, RECIPIENTS

if TYPE_CHECKING:
    from ntm_tracker.report.model import Letterhead, Report

Parts = Iterator[BaseOxmlElement]

_LEFT_MM, _RIGHT_MM = 75, 90
_ISSUER_RULE_MM = 28
"""Between a third and a half of the issuer's line."""
_MOTTO_RULE_MM = 56
"""As long as the motto in 13 point bold."""
_CENTRED = Look(align="center")
_SIGNING_ROOM = 72


def letterhead_parts(head: Letterhead) -> Parts:
    """Yield the head: the issuer left, the nation's name and motto right, number and date below."""
    above = [paragraph(line, _CENTRED.but(size=12)) for line in head.authority[:-1]]
    issuer = paragraph(head.authority[-1], _CENTRED.but(size=12, bold=True))
    left = [*above, issuer, _rule(_ISSUER_RULE_MM, _LEFT_MM)]
    right = [
        paragraph(NATION, _CENTRED.but(size=12, bold=True)),
        paragraph(MOTTO, _CENTRED.but(bold=True)),
        _rule(_MOTTO_RULE_MM, _RIGHT_MM),
    ]
    number = [paragraph(head.number, _CENTRED)]
    dated = [paragraph(f"{head.place}, {head.dated}", _CENTRED.but(italic=True))]
    yield bare_table((_LEFT_MM, _RIGHT_MM), ((left, right), (number, dated)))


def closing_parts(report: Report, body: Look) -> Parts:
    """Yield the last sentence and the signature, which stay on one page."""
    yield paragraph(report.closing, body.but(before=6, keep_next=True))
    left = [paragraph(RECIPIENTS, Look(size=12, bold=True, italic=True))]
    left += [paragraph(line, Look(size=11)) for line in report.recipients]
    right = [paragraph(line, _CENTRED.but(bold=True)) for line in report.signature.capacity]
    right.append(paragraph(report.signature.name, _CENTRED.but(bold=True, before=_SIGNING_ROOM)))
    half = TEXT_WIDTH_MM / 2
    yield bare_table((half, half), ((left, right),))
    # Word wants a paragraph after a table; a small one does not start another page.
    yield paragraph("", Look(size=1))


def _rule(length_mm: float, within_mm: float) -> BaseOxmlElement:
    return paragraph("", Look(size=4, before=3, rule_mm=length_mm, within_mm=within_mm))
