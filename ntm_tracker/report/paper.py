"""The frame that all reports share: letterhead, addressee, notes, signature, recipients, the mark of the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ntm_tracker.domain.judged_by import judged_by
from ntm_tracker.domain.report_kinds import NAMES
from ntm_tracker.report.model import Report
from ntm_tracker.report.parts.letterhead import letterhead, recipients_upward, sentence_case
from ntm_tracker.report.parts.notes import checklist_notes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.model import Annex, Figures, Section
    from ntm_tracker.report.sources import Sources

_TITLES = {"BC": "BÁO CÁO", "TB": "THÔNG BÁO"}
"""The types of paper (Nghị định 30/2020/NĐ-CP, Phụ lục III), by their signs."""


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
    figures: Mapping[str, Figures] | None = None
    """None for those of the checklists."""
    footnotes: tuple[str, ...] | None = None
    """None for those of a checklist."""
    inside: bool = False
    """Whether it stays in the office: it goes up to nobody."""


def paper(sources: Sources, content: Content) -> Report:
    """Return the report that holds `content`."""
    checklist, issuer = sources.checklist, sources.issuer
    assessment = checklist.assessment
    sign, addressee = NAMES[content.kind].sign, () if content.inside else issuer.addressee
    title, recipients = _TITLES[sign], recipients_upward(issuer.recipients, issuer.addressee)
    figures = {survey.checklist.assessment.subject.kind: survey.figures() for survey in sources.surveys}
    return Report(
        kind=content.kind,
        letterhead=letterhead(issuer, sign),
        title=title,
        about=f"{content.about} năm {assessment.year}",
        subject=sentence_case(sources.main.name),
        set_id=assessment.set_id,
        year=assessment.year,
        day=checklist.day,
        sections=content.sections,
        footnotes=(*(checklist_notes(sources) if content.footnotes is None else content.footnotes), *sources.damaged),
        closing=f"Trên đây là {title.lower()} {content.closing}./.",
        signature=issuer.signature,
        recipients=recipients[1:] if content.inside else recipients,
        figures=figures if content.figures is None else content.figures,
        judged_by=judged_by(checklist),
        addressee=addressee,
        annexes=content.annexes,
        mark=sources.mark,
        refused=sources.damaged,
    )
