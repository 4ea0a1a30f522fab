"""A report as plain data for the typst templates: strings, numbers and lists, already broken and measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.report import decree
from ntm_tracker.report.chart_layout import layouts
from ntm_tracker.report.model import MOTTO, NATION, NOTES, RECIPIENTS, annex_labels
from ntm_tracker.report.pdf.fonts import families
from ntm_tracker.report.table_layout import CELL_MARGIN_MM, column_widths, stays_whole

if TYPE_CHECKING:
    from ntm_tracker.report.model import Annex, Letterhead, Report, Section, Table

_WORDS = {"nation": NATION, "motto": MOTTO, "notes": NOTES, "recipients": RECIPIENTS}


def content(report: Report) -> dict[str, Any]:
    """Return everything that the templates draw."""
    about = decree.about_lines(report.about)
    return {
        "words": _WORDS,
        "decree": _decree(),
        "title": report.title,
        "subject": report.about,
        "author": report.letterhead.authority[-1],
        "day": [report.day.year, report.day.month, report.day.day],
        "head": _head(report.letterhead),
        "about": about,
        "about_rule": decree.about_rule(about),
        "addressed": _addressed(report),
        "sections": [_section(section) for section in report.sections],
        "footnotes": report.footnotes,
        "closing": report.closing,
        "signature": {"capacity": report.signature.capacity, "name": report.signature.name},
        "recipients": report.recipients,
        "annexes": [
            _annex(label, annex, report.attached)
            for label, annex in zip(annex_labels(report.annexes), report.annexes, strict=True)
        ],
        "mark": decree.mark_line(report.mark) if report.mark else "",
    }


def _decree() -> dict[str, Any]:
    said, listed = decree.RECIPIENTS_SIZES
    return {
        "fonts": families(),
        "margins": {"top": decree.TOP, "bottom": decree.BOTTOM, "left": decree.LEFT, "right": decree.RIGHT},
        "number_from_edge": decree.NUMBER_FROM_EDGE,
        "head": decree.HEAD,
        "first_line": decree.FIRST_LINE,
        "gap": decree.PARAGRAPH_GAP_PT,
        "rule": decree.RULE_PT,
        "cell_margin": CELL_MARGIN_MM,
        "size": {
            "body": decree.BODY_SIZE,
            "head": decree.HEAD_SIZE,
            "title": decree.TITLE_SIZE,
            "table": decree.TABLE_SIZE,
            "recipients": said,
            "recipient": listed,
            "mark": decree.MARK_SIZE,
        },
    }


def _head(head: Letterhead) -> dict[str, Any]:
    issuer = decree.body_lines(head.authority[-1], issuing=True)
    return {
        "above": [decree.body_lines(body, issuing=False) for body in head.authority[:-1]],
        "issuer": issuer,
        "issuer_rule": decree.issuer_rule(issuer),
        "motto_rule": decree.motto_rule(MOTTO),
        "number": head.number,
        "dated": f"{head.place}, {head.dated}",
    }


def _addressed(report: Report) -> dict[str, Any] | None:
    made = decree.addressed(report.addressee)
    if not made:
        return None
    return {
        "lead": made.lead,
        "lines": made.lines,
        "left": made.left,
        "dash_left": made.dash_left,
        "dash": made.dash,
    }


def _annex(label: str, annex: Annex, attached: str) -> dict[str, Any]:
    title = decree.about_lines(annex.title.upper())
    return {
        "label": label,
        "title": title,
        "rule": decree.about_rule(title),
        "attached": attached,
        "landscape": annex.landscape,
        "sections": [_section(section, landscape=annex.landscape) for section in annex.sections],
    }


def _section(section: Section, *, landscape: bool = False) -> dict[str, Any]:
    charts = layouts(section.chart, landscape=landscape) if section.chart else ()
    return {
        "heading": section.heading,
        "paragraphs": [{"text": said.text, "strong": said.strong} for said in section.paragraphs],
        "table": _table(section.table, landscape=landscape) if section.table else None,
        "charts": [{"title": chart.title, "told": chart.told, **chart.content} for chart in charts],
    }


def _table(table: Table, *, landscape: bool) -> dict[str, Any]:
    widths = column_widths(table.columns, decree.text_width(landscape=landscape))
    return {
        "widths": widths,
        "aligns": [column.align for column in table.columns],
        "headings": [column.heading for column in table.columns],
        "rows": [
            {"group": row.group, "whole": stays_whole(row, widths, landscape=landscape), "cells": row.texts}
            for row in table.rows
        ],
    }
