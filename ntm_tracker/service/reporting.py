"""Printing: the readiness summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ntm_tracker.domain.damaged import damaged_sentences, without_damaged
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.subjects import commune_of, heirs_of
from ntm_tracker.errors import InputRefused
from ntm_tracker.report import render
from ntm_tracker.report.letterhead import ending, other_issuer, own_issuer
from ntm_tracker.report.readiness import build_readiness
from ntm_tracker.service.office import today
from ntm_tracker.service.paper_files import damaged_files
from ntm_tracker.service.reading import Wanted, choose, open_all
from ntm_tracker.service.whole_file import write_whole
from ntm_tracker.store import queries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from ntm_tracker.domain.checklist import Checklist, Subject
    from ntm_tracker.report.letterhead import Issuer
    from ntm_tracker.report.model import Report
    from ntm_tracker.service.office import Office


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written, and what does not count in it since its file is damaged, a sentence each."""

    path: Path
    refused: tuple[str, ...]


FORMATS = ("docx", "pdf", "txt", "json")


def readiness_report(
    office: Office, as_of: str | None = None, wanted: Wanted | None = None, known: Collection[str] | None = None
) -> Report:
    """Build the readiness summary of the assessment that is `wanted`, as of a day.

    A commune's paper holds its village of the same year; a village's is issued by the commune that
    it belongs to on the day. Every file is hashed again: a paper whose file differs does not count. `known` are
    the hashes of those in the assessment's own papers, where they were just found.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: several units bear the name, or the day cannot be.
    """
    day = read_day(as_of, "Ngày xem", today()) if as_of else None
    checklists = open_all(office, day)
    with office.store.reading() as connection:
        units = queries.subjects(connection)
    chosen = choose([c.assessment for c in checklists], wanted or Wanted(), units.values())
    main = next(c for c in checklists if c.assessment.id == chosen.id)
    village = _village_of(main, checklists, units)
    both = [main, *([village] if village else [])]
    damaged = [known if known is not None and c is main else damaged_files(office, c) for c in both]
    sound = [without_damaged(checklist, wrong) for checklist, wrong in zip(both, damaged, strict=True)]
    told = [text for pair in zip(both, damaged, strict=True) for text in damaged_sentences(*pair)]
    report = build_readiness(sound[0], sound[1] if village else None, office.profile, _issuer(office, main, units))
    return replace(report, footnotes=(*report.footnotes, *told), refused=tuple(told))


def _village_of(main: Checklist, checklists: list[Checklist], units: Mapping[str, Subject]) -> Checklist | None:
    """Return the first assessment of the same year whose village belonged to the commune at the year's end."""
    commune, year = main.assessment.subject, main.assessment.year
    if commune.kind != "commune":
        return None
    last_day = min(main.day, date(year, 12, 31), commune.until or date.max)
    for other in checklists:
        subject = other.assessment.subject
        if subject.kind == "village" and other.assessment.year == year:
            found = commune_of(subject, units, last_day)
            if found and found.code == commune.code:
                return other
    return None


def _issuer(office: Office, main: Checklist, units: Mapping[str, Subject]) -> Issuer:
    subject = main.assessment.subject
    commune = subject if subject.kind == "commune" else commune_of(subject, units, main.day) or subject
    is_own = commune.code == office.profile.commune.code
    issuer = own_issuer(office.profile) if is_own else other_issuer(commune.name, commune.district, commune.province)
    if commune.until is None:
        return issuer
    heirs = (heir.name for heir in heirs_of(commune, units))
    return replace(issuer, ended=ending(commune.name, commune.until, heirs))


def write_readiness(
    office: Office,
    target: Path,
    form: str | None,
    as_of: str | None = None,
    wanted: Wanted | None = None,
) -> Printed:
    """Write the readiness summary to `target`; it is there whole or not at all.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: an unknown format, or a place that cannot be written.
    """
    if not target.name:
        raise InputRefused("Chưa ghi tên tệp; hãy ghi nơi ghi báo cáo.")
    ending = target.suffix.removeprefix(".").casefold()
    chosen = form or ending
    if chosen not in FORMATS:
        raise InputRefused(f"Không in được dạng “{chosen}”; các dạng: {', '.join(FORMATS)}.")
    if ending not in ("", chosen):
        raise InputRefused(
            f"Tệp “{target.name}” phải có đuôi .{chosen} cho khớp với dạng {chosen}; hãy sửa lại tên tệp."
        )
    report = readiness_report(office, as_of, wanted)
    write_whole(target, render(report, chosen))
    return Printed(target, report.refused)
