"""The frame that all reports share: letterhead, addressee, notes, signature, recipients, the mark of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.judged_by import judged_by
from ntm_tracker.report.model import Report
from ntm_tracker.report.parts.letterhead import letterhead, recipients_upward, sentence_case
from ntm_tracker.report.parts.notes import footnotes

if TYPE_CHECKING:
    from ntm_tracker.report.model import Annex, Figures, Kind, Section
    from ntm_tracker.report.sources import Sources

_TITLE, _SIGN = "BÁO CÁO", "BC"


@dataclass(frozen=True, slots=True)
class Content:
    """What one kind of report says inside the frame."""

    kind: Kind
    about: str
    """The line under the title, without the subject and the year."""
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    closing: str
    """What the report is, in the last sentence: “mức độ sẵn sàng …”."""
    more_figures: dict[str, Figures] | None = None


def paper(sources: Sources, content: Content) -> Report:
    """Return the report that holds `content`."""
    checklist, issuer = sources.checklist, sources.issuer
    assessment = checklist.assessment
    figures = {s.checklist.assessment.subject.kind: s.figures() for s in reversed(sources.surveys)}
    return Report(
        kind=content.kind,
        letterhead=letterhead(issuer, _SIGN),
        title=_TITLE,
        about=f"{content.about} năm {assessment.year}",
        subject=sentence_case(sources.main.name),
        set_id=assessment.set_id,
        year=assessment.year,
        day=checklist.day,
        sections=content.sections,
        footnotes=footnotes(sources),
        closing=f"Trên đây là báo cáo {content.closing}./.",
        signature=issuer.signature,
        recipients=recipients_upward(issuer.recipients, issuer.addressee),
        figures={**dict(reversed(figures.items())), **(content.more_figures or {})},
        judged_by=judged_by(checklist),
        addressee=issuer.addressee,
        annexes=content.annexes,
        mark=sources.mark,
    )
