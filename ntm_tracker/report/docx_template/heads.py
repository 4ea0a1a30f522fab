"""The words of the head, of the annexes and of the foot as our page lays them out, by what a template calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.report.decree import about_lines, addressed, body_lines, mark_line
from ntm_tracker.report.docx_template.names import word_of
from ntm_tracker.report.model import annex_labels, printable

if TYPE_CHECKING:
    from ntm_tracker.report.model import Annex, Report


def head_words(report: Report) -> dict[str, tuple[str, ...]]:
    """Return the lines that the page measures, each under its name."""
    *above, issuing = report.letterhead.authority
    whom = addressed(report.addressee)
    return {
        "co_quan_tren": tuple(_joined(body_lines(name, issuing=False)) for name in above),
        "co_quan": (_joined(body_lines(issuing, issuing=True)),),
        "trich_yeu": (_joined(about_lines(report.about)),),
        "kinh_gui": tuple(map(printable, whom.lines or (whom.lead,))) if whom else (),
        "dau_doi_chieu": (printable(mark_line(report.mark)),) if report.mark else (),
    }


def annex_words(report: Report) -> dict[str, dict[str, str]]:
    """Return number, title and “kèm theo” of each annex, by the name of its first section."""
    return {
        _annex_name(annex): {
            "nhan": label,
            "ten": _joined(about_lines(annex.title.upper())),
            "kem_theo": printable(report.attached),
        }
        for label, annex in zip(annex_labels(report.annexes), report.annexes, strict=True)
        if _annex_name(annex)
    }


def _annex_name(annex: Annex) -> str:
    return next((word_of(section.key) for section in annex.sections if section.key), "")


def _joined(lines: tuple[str, ...]) -> str:
    return printable("\n".join(lines))
