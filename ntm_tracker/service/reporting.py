"""Reports: what of the record each is built from, and the file it is written to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ntm_tracker.domain.damaged import damaged_sentences, files_of, without_damaged
from ntm_tracker.domain.long_work import Phase
from ntm_tracker.domain.periods import day_before_period, month_ends
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.subjects import commune_of, heirs_of
from ntm_tracker.errors import InputRefused
from ntm_tracker.report import FORMATS, render
from ntm_tracker.report.kinds.duties import build_duties
from ntm_tracker.report.kinds.gaps import build_gaps
from ntm_tracker.report.kinds.plan import build_plan
from ntm_tracker.report.kinds.readiness import build_readiness
from ntm_tracker.report.kinds.self_assessment import build_self_assessment
from ntm_tracker.report.kinds.village import build_village
from ntm_tracker.report.model import Mark
from ntm_tracker.report.parts.letterhead import as_set, ending, other_issuer, own_issuer
from ntm_tracker.report.sources import Sources
from ntm_tracker.service.criteria import set_named
from ntm_tracker.service.office import today
from ntm_tracker.service.paper_files import damaged_files
from ntm_tracker.service.plan import plan_in
from ntm_tracker.service.reading import Reader, Wanted, choose
from ntm_tracker.service.record_mark import LENGTH
from ntm_tracker.service.report_templates import print_word
from ntm_tracker.service.settings import settings_in
from ntm_tracker.service.villages import villages_in
from ntm_tracker.service.watch import Watch
from ntm_tracker.service.whole_file import is_there, write_whole
from ntm_tracker.store import events, queries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from ntm_tracker.domain.checklist import Assessment, Checklist
    from ntm_tracker.domain.plan import Plan
    from ntm_tracker.domain.report_kinds import Kind
    from ntm_tracker.report.model import Report
    from ntm_tracker.report.parts.letterhead import Issuer
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

_PAGES = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "txt": "chữ", "json": "JSON"}
_BUILDERS: dict[Kind, Callable[[Sources], Report]] = {
    "readiness": build_readiness,
    "self-assessment": build_self_assessment,
    "gaps": build_gaps,
    "village": build_village,
}


@dataclass(frozen=True, slots=True)
class Order:
    """Which report is wanted, days as typed."""

    kind: Kind = "readiness"
    as_of: str | None = None
    compared_with: str | None = None
    """The day of the earlier period; None for the end of the quarter before."""
    wanted: Wanted = field(default_factory=Wanted)
    person: str = ""
    """Whose duties alone are wanted; only `duties` has people."""


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written to a file."""

    path: Path
    template: Path | None = None
    """The office's template that it was printed by."""
    left_out: tuple[str, ...] = ()
    """What the template does not print, one sentence each."""
    refused: tuple[str, ...] = ()
    """What does not count in it since its file is damaged, one sentence each."""


def make_report(
    office: Office,
    order: Order,
    known: Collection[str] | None = None,
    *,
    hashed: bool = True,
    watch: Watch | None = None,
) -> Report:
    """Build the report that is ordered, all of it from one state of the record.

    Every file is `hashed` again: a paper whose file differs does not count, and is told. `known` are the hashes of the
    damaged files in the assessment's own papers, where they were just found.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: several units bear the name, a day cannot be, or nobody of the name has work.
        Stopped: as `watch` said.
    """
    work = watch or Watch()
    work.begin(Phase("đọc số liệu"))
    if order.person and order.kind != "duties":
        raise InputRefused("Chỉ phân công nhiệm vụ (duties) in riêng từng người; hãy bỏ --person, hoặc chọn duties.")
    now = today()
    as_of = read_day(order.as_of, "Ngày xem", now) if order.as_of else None
    with office.store.reading() as connection:
        reading = _Reading(connection, office, order.wanted, as_of)
        before = _day_before(order.compared_with, as_of or now, reading.chosen.year)
        sources = reading.sources(before)
        if order.kind == "plan":
            plan = reading.plan(as_of)
            return build_plan(sources, plan, reading.plan(before) if before else None, reading.set_names(plan))
        if order.kind == "village":
            sources = reading.with_villages(sources)
    told = _sound(office, sources, known, work) if hashed else sources
    return build_duties(told, order.person) if order.kind == "duties" else _BUILDERS[order.kind](told)


def _sound(office: Office, sources: Sources, known: Collection[str] | None, work: Watch) -> Sources:
    """Return `sources` without the evidence whose files are no longer what was stored."""
    listed = {
        c.assessment.id: c for c in (sources.checklist, sources.village_checklist, *sources.village_checklists) if c
    }
    wrong: dict[str, Collection[str]] = {} if known is None else {sources.checklist.assessment.id: known}
    unread = {key: checklist for key, checklist in listed.items() if key not in wrong}
    work.begin(Phase("đọc lại các tệp minh chứng", sum(sum(files_of(one).values()) for one in unread.values())))
    wrong |= {key: damaged_files(office, checklist, work) for key, checklist in unread.items()}
    told = [sentence for key, checklist in listed.items() for sentence in damaged_sentences(checklist, wrong[key])]
    if not told:
        return sources

    def sound(checklist: Checklist) -> Checklist:
        return without_damaged(checklist, wrong[checklist.assessment.id])

    return replace(
        sources,
        checklist=sound(sources.checklist),
        checklist_before=sources.checklist_before and sound(sources.checklist_before),
        village_checklist=sources.village_checklist and sound(sources.village_checklist),
        village_before=sources.village_before and sound(sources.village_before),
        course=tuple(map(sound, sources.course)),
        village_checklists=tuple(map(sound, sources.village_checklists)),
        damaged=tuple(told),
    )


class _Reading:
    """One look at the record for one report."""

    def __init__(self, connection: View, office: Office, wanted: Wanted, as_of: date | None) -> None:
        self._connection, self._profile, self._as_of = connection, office.profile, as_of
        self._reader = Reader(connection, office.profile, office.store.evidence)
        self._units = queries.subjects(connection)
        self._day = as_of or today()
        self.chosen = choose(self._reader.assessments, wanted, self._units.values())

    def sources(self, before: date | None) -> Sources:
        """Return what every report is built from."""
        chosen, village, read = self.chosen, self._village(), self._reader.checklist
        return Sources(
            checklist=read(chosen, self._as_of),
            issuer=self._issuer(),
            mark=Mark(events.last_hash(self._connection)[:LENGTH], datetime.now(UTC)),
            checklist_before=read(chosen, before) if before else None,
            village_checklist=read(village, self._as_of) if village else None,
            village_before=read(village, before) if village and before else None,
            course=tuple(read(chosen, end) for end in month_ends(chosen.year, self._day)),
        )

    def with_villages(self, sources: Sources) -> Sources:
        """Return `sources` with all villages of the commune; a village's own report needs no more."""
        if self.chosen.subject.kind != "commune":
            return sources
        commune = self._profile.commune
        return replace(
            sources,
            villages=villages_in(self._connection, self._profile, self.chosen.subject, self._as_of),
            models_stated=commune.model_villages if commune.code == self.chosen.subject.code else None,
            village_checklists=tuple(self._reader.checklist(one, self._as_of) for one in self._villages()),
        )

    def plan(self, as_of: date | None) -> Plan:
        """Return the commune's plan as of a day.

        Raises:
            InputRefused: the subject is not the commune whose plan the office follows.
        """
        if self.chosen.subject.code != self._profile.commune.code:
            raise InputRefused(
                f"Chỉ có kế hoạch của {self._profile.commune.name}; hãy bỏ --subject, hoặc chọn đơn vị này."
            )
        return plan_in(self._connection, self._profile, as_of)

    def set_names(self, plan: Plan) -> dict[str, str]:
        """Return the short titles of the sets whose indicators stand beside a target."""
        named = {beside.set for state in plan.targets for beside in state.target.beside}
        return {set_id: set_named(self._connection, set_id).short_title for set_id in sorted(named)}

    def _villages(self) -> list[Assessment]:
        """Return the assessments of the year whose village belonged to the commune at the year's end."""
        commune, year = self.chosen.subject, self.chosen.year
        last_day = min(self._day, date(year, 12, 31), commune.until or date.max)
        return [
            other
            for other in self._reader.assessments
            if other.subject.kind == "village"
            and other.year == year
            and (found := commune_of(other.subject, self._units, last_day))
            and found.code == commune.code
        ]

    def _village(self) -> Assessment | None:
        return next(iter(self._villages()), None) if self.chosen.subject.kind == "commune" else None

    def _issuer(self) -> Issuer:
        subject, units = self.chosen.subject, self._units
        commune = subject if subject.kind == "commune" else commune_of(subject, units, self._day) or subject
        if commune.code == self._profile.commune.code:
            issuer = as_set(own_issuer(self._profile), settings_in(self._connection, self._profile))
        else:
            issuer = other_issuer(commune.name, commune.district, commune.province)
        if commune.until is None:
            return issuer
        heirs = (heir.name for heir in heirs_of(commune, units))
        return replace(issuer, ended=ending(commune.name, commune.until, heirs))


def report_text(office: Office, order: Order, width: int) -> str:
    """Return a report in lines of at most `width` letters, to be looked at; no file is hashed for it.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: several units bear the name, or a day cannot be.
    """
    from ntm_tracker.report.text import render_text

    return render_text(make_report(office, order, hashed=False), width)


def write_report(  # noqa: PLR0913 - an order of options, each with its default
    office: Office,
    target: Path,
    form: str | None,
    order: Order,
    *,
    over: bool = False,
    template: str | None = None,
    watch: Watch | None = None,
) -> Written:
    """Write a report to `target`; it is there whole or not at all.

    `over` allows it to take the place of a file that is there. A Word file is printed by the office's
    template where there is one, or by the file `template`.

    Raises:
        NotFound: no such subject, set or assessment.
        InputRefused: an unknown format, a file that is there, a place that cannot be written, or a template that
            cannot print it.
        Stopped: as `watch` said; nothing is written.
    """
    work = watch or Watch()
    work.expect(1, "Đã dừng; không ghi gì.")
    chosen = _format_of(target, form)
    if template and chosen != "docx":
        raise InputRefused(f"Chỉ báo cáo dạng Word in theo mẫu, dạng {chosen} thì không; hãy bỏ --template.")
    if not over and is_there(target) and target.is_file():
        raise InputRefused(f"Đã có tệp “{target}”; hãy chọn tên khác, hoặc thêm --force để ghi đè.")
    report = make_report(office, order, watch=work)
    work.begin(Phase(f"dàn trang {_PAGES[chosen]}"))
    if chosen != "docx":
        content = render(report, chosen)
        work.begin(Phase("ghi tệp", can_stop=False))
        write_whole(target, content)
        return Written(target, refused=report.refused)
    printed = print_word(office, report, template)
    work.begin(Phase("ghi tệp", can_stop=False))
    write_whole(target, printed.content)
    return Written(target, printed.template, printed.left_out, report.refused)


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


def _day_before(typed: str | None, day: date, year: int) -> date | None:
    """Return the day that is compared with; None where the usual one lies before the assessment's year."""
    if not typed:
        usual = day_before_period(min(day, date(year, 12, 31)))
        return usual if usual.year == year else None
    compared = read_day(typed, "Ngày so sánh", day)
    if compared == day:
        raise InputRefused("Ngày so sánh trùng với ngày của báo cáo; hãy chọn một ngày trước đó.")
    return compared
