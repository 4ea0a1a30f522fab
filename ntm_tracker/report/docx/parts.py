"""The parts of the paper that are no running text: the head, whom it is for, the signature, the head of an annex."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.xmlchemy import BaseOxmlElement

from ntm_tracker.report.decree import (
    HEAD,
    HEAD_SIZE,
    PARAGRAPH_GAP_PT,
    RECIPIENTS_SIZES,
    TITLE_SIZE,
    about_lines,
    about_rule,
    addressed,
    body_lines,
    issuer_rule,
    motto_rule,
    text_width,
)
from ntm_tracker.report.docx.table import bare_table
from ntm_tracker.report.docx.xml import TEXT_WIDTH_MM, Look, paragraph
from ntm_tracker.report.model import MOTTO, NATION, RECIPIENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.report.model import Annex, Letterhead, Report

Parts = Iterator[BaseOxmlElement]

_CENTRED = Look(align="center")
_HEAD = _CENTRED.but(size=HEAD_SIZE)
_TITLE = _CENTRED.but(size=TITLE_SIZE, bold=True, keep_next=True)
_ADDRESSED = Look(size=TITLE_SIZE, keep_next=True)
_SIGNING_ROOM = 72


def letterhead_parts(head: Letterhead) -> Parts:
    """Yield the head: the issuer left, the nation's name and motto right, number and date below."""
    above = [paragraph("\n".join(body_lines(line, issuing=False)), _HEAD) for line in head.authority[:-1]]
    issuer = body_lines(head.authority[-1], issuing=True)
    left = [*above, paragraph("\n".join(issuer), _HEAD.but(bold=True)), _rule(issuer_rule(issuer), HEAD[0])]
    right = [
        paragraph(NATION, _HEAD.but(bold=True)),
        paragraph(MOTTO, _CENTRED.but(bold=True)),
        _rule(motto_rule(MOTTO), HEAD[1]),
    ]
    number = [paragraph(head.number, _CENTRED.but(before=4))]
    dated = [paragraph(f"{head.place}, {head.dated}", _CENTRED.but(italic=True, before=4))]
    yield bare_table(HEAD, ((left, right), (number, dated)))


def title_parts(title: str, about: str) -> Parts:
    """Yield the kind of the paper and its subject line with the rule below it."""
    lines = about_lines(about)
    yield paragraph(title, _TITLE.but(before=14, outline=0))
    yield paragraph("\n".join(lines), _TITLE)
    yield _rule(about_rule(lines), TEXT_WIDTH_MM, after=8)


def addressed_parts(names: Sequence[str]) -> Parts:
    """Yield “Kính gửi” and whom; nothing where there is nobody."""
    made = addressed(names)
    if not made:
        return
    after = PARAGRAPH_GAP_PT
    if not made.lines:
        yield paragraph(made.lead, _ADDRESSED.but(align="center", after=2 * after))
        return
    yield paragraph(made.lead, _ADDRESSED.but(left_mm=made.left))
    dashed = _ADDRESSED.but(left_mm=made.dash_left + made.dash, hanging_mm=made.dash)
    for line in made.lines[:-1]:
        yield paragraph(line, dashed)
    yield paragraph(made.lines[-1], dashed.but(after=2 * after))


def closing_parts(report: Report, body: Look) -> Parts:
    """Yield the last sentence and the signature, which stay on one page."""
    yield paragraph(report.closing, body.but(before=PARAGRAPH_GAP_PT, keep_next=True))
    said, listed = RECIPIENTS_SIZES
    left = [paragraph(RECIPIENTS, Look(size=said, bold=True, italic=True))]
    left += [paragraph(line, Look(size=listed)) for line in report.recipients]
    right = [paragraph(line, _CENTRED.but(bold=True)) for line in report.signature.capacity]
    right.append(paragraph(report.signature.name, _CENTRED.but(bold=True, before=_SIGNING_ROOM)))
    half = TEXT_WIDTH_MM / 2
    yield bare_table((half, half), ((left, right),))
    # Word wants a paragraph after a table; a small one does not start another page.
    yield paragraph("", Look(size=1))


def annex_parts(label: str, annex: Annex, attached: str) -> Parts:
    """Yield the head of an annex: its number, its title in capitals, the paper that it belongs to."""
    yield paragraph(label, _TITLE.but(outline=0))
    yield paragraph("\n".join(about_lines(annex.title.upper())), _TITLE)
    yield paragraph(attached, _CENTRED.but(italic=True, keep_next=True))
    line = text_width(landscape=annex.landscape)
    yield _rule(about_rule(about_lines(annex.title.upper())), line, after=8)


def _rule(length_mm: float, within_mm: float, after: float = 0) -> BaseOxmlElement:
    return paragraph(
        "", Look(size=4, before=3, rule_mm=length_mm, within_mm=within_mm, after=after, keep_next=bool(after))
    )
