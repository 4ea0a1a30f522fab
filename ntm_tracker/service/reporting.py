"""Reports: what of the record each is built from, and the file it is written to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.periods import day_before_period, month_ends
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.subjects import commune_of, heirs_of
from ntm_tracker.errors import InputRefused
from ntm_tracker.report import FORMATS, render
from ntm_tracker.report.kinds.readiness import build_readiness
from ntm_tracker.report.kinds.self_assessment import build_self_assessment
from ntm_tracker.report.model import Mark
from ntm_tracker.report.parts.letterhead import ending, other_issuer, own_issuer
from ntm_tracker.report.sources import Sources
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import Reader, Wanted, choose
from ntm_tracker.service.whole_file import write_whole
from ntm_tracker.store import events, queries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from ntm_tracker.domain.checklist import Assessment, Subject
    from ntm_tracker.report.model import Kind, Report
    from ntm_tracker.report.parts.letterhead import Issuer
    from ntm_tracker.service.office import Office

MARK_DIGITS = 10
"""So many digits of the record's hash stand on a page."""
_BUILDERS: dict[Kind, Callable[[Sources], Report]] = {
    "readiness": build_readiness,
    "self-assessment": build_self_assessment,
}


@dataclass(frozen=True, slots=True)
class Order:
    """Which report is wanted, days as typed."""

    kind: Kind = "readiness"
    as_of: str | None = None
    compared_with: str | None = None
    """The day of the earlier period; None for the end of the quarter before."""
    wanted: Wanted = field(default_factory=Wanted)


def make_report(office: Office, order: Order) -> Report:
    """Build the report that is ordered, all of it from one state of the record.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: several units bear the name, or a day cannot be.
    """
    now = today()
    as_of = read_day(order.as_of, "Ngày xem", now) if order.as_of else None
    day = as_of or now
    with office.store.reading() as connection:
        reader, units = Reader(connection), queries.subjects(connection)
        chosen = choose(reader.assessments, order.wanted, units.values())
        before = _day_before(order.compared_with, day, chosen.year)
        village = _village_of(chosen, reader.assessments, units, day)
        sources = Sources(
            checklist=reader.checklist(chosen, as_of),
            issuer=_issuer(office, chosen.subject, units, day),
            mark=Mark(events.last_hash(connection)[:MARK_DIGITS], datetime.now(UTC)),
            checklist_before=reader.checklist(chosen, before) if before else None,
            village_checklist=reader.checklist(village, as_of) if village else None,
            village_before=reader.checklist(village, before) if village and before else None,
            course=tuple(reader.checklist(chosen, end) for end in month_ends(chosen.year, day)),
        )
    return _BUILDERS[order.kind](sources)


def write_report(office: Office, target: Path, form: str | None, order: Order, *, over: bool = False) -> Path:
    """Write a report to `target`; it is there whole or not at all.

    `over` allows it to take the place of a file that is there.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: an unknown format, a file that is there, or a place that cannot be written.
    """
    chosen = _format_of(target, form)
    if not over and _is_there(target):
        raise InputRefused(f"Đã có tệp “{target}”; hãy chọn tên khác, hoặc thêm --force để ghi đè.")
    write_whole(target, render(make_report(office, order), chosen))
    return target


def _format_of(target: Path, form: str | None) -> str:
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
    return chosen


def _is_there(target: Path) -> bool:
    try:
        return target.is_file()
    except OSError:
        return False  # the writing will say why


def _day_before(typed: str | None, day: date, year: int) -> date | None:
    """Return the day that is compared with; None where the usual one lies before the assessment's year."""
    if not typed:
        usual = day_before_period(min(day, date(year, 12, 31)))
        return usual if usual.year == year else None
    compared = read_day(typed, "Ngày so sánh", day)
    if compared == day:
        raise InputRefused("Ngày so sánh trùng với ngày của báo cáo; hãy chọn một ngày trước đó.")
    return compared


def _village_of(
    chosen: Assessment, listed: list[Assessment], units: Mapping[str, Subject], day: date
) -> Assessment | None:
    """Return the first assessment of the same year whose village belonged to the commune at the year's end."""
    commune, year = chosen.subject, chosen.year
    if commune.kind != "commune":
        return None
    last_day = min(day, date(year, 12, 31), commune.until or date.max)
    for other in listed:
        if other.subject.kind == "village" and other.year == year:
            found = commune_of(other.subject, units, last_day)
            if found and found.code == commune.code:
                return other
    return None


def _issuer(office: Office, subject: Subject, units: Mapping[str, Subject], day: date) -> Issuer:
    commune = subject if subject.kind == "commune" else commune_of(subject, units, day) or subject
    is_own = commune.code == office.profile.commune.code
    issuer = own_issuer(office.profile) if is_own else other_issuer(commune.name, commune.district, commune.province)
    if commune.until is None:
        return issuer
    heirs = (heir.name for heir in heirs_of(commune, units))
    return replace(issuer, ended=ending(commune.name, commune.until, heirs))
