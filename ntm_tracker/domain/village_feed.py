"""What the rows of villages say of an indicator or a target that counts them, and when they are its result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.requirements import measure_of
from ntm_tracker.domain.results import Counted, NotApplicable, Result, outcome_text, unit_for
from ntm_tracker.domain.terms import Judgement, Verdict
from ntm_tracker.domain.verdicts import judge
from ntm_tracker.domain.villages import TITLES, Title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ntm_tracker.domain.verdicts import Applied
    from ntm_tracker.domain.villages import TitleCount, Villages


@dataclass(frozen=True, slots=True)
class VillageRows:
    """How many villages hold every one of some titles by the end of a year, out of all that the commune has."""

    titles: tuple[Title, ...]
    count: TitleCount
    updated: date | None
    """The day on which something was last said of one of these titles."""
    year: int
    """A title of a later year is not counted."""

    @property
    def complete(self) -> bool:
        """Whether every village has an answer."""
        return self.count.unknown == 0

    @property
    def agreeing(self) -> str:
        """How a recorded figure that they allow stands to them: with villages unknown it is only not against them."""
        return "khớp với số đã ghi" if self.complete else "không trái với số đã ghi"

    @property
    def source(self) -> str:
        """Where the figure comes from: “theo 21 thôn, cập nhật 24/11/2024”."""
        since = f", cập nhật {format_date(self.updated)}" if self.updated else ""
        return f"theo {self.count.total} thôn{since}"

    @property
    def shown(self) -> str:
        """The count: “12/21 thôn làng văn hóa”, with how many are not known."""
        left = f" ({self.count.unknown} thôn chưa rõ)" if self.count.unknown else ""
        return f"{self.count.held}/{self.count.total} thôn {self.asked}{left}"

    @property
    def asked(self) -> str:
        """What is counted: “làng văn hóa và đạt chuẩn NTM”."""
        return " và ".join(TITLES[title] for title in self.titles)

    def allow(self, held: Decimal) -> bool:
        """Say whether `held` villages is a figure that the rows leave open."""
        return self.count.held <= held <= self.count.held + self.count.unknown


@dataclass(frozen=True, slots=True)
class Fed:
    """The rows of villages as they stand to one indicator."""

    rows: VillageRows
    typed: Result | None
    """The result that an officer recorded."""
    counts: bool
    """Whether the rows are the result; else they only stand beside it."""

    @property
    def differs(self) -> bool:
        """Whether the officer's figure is another than the rows say."""
        if self.typed is None or isinstance(self.typed.outcome, NotApplicable):
            return False
        return not _agrees(self.typed, self.rows) if isinstance(self.typed.outcome, Counted) else self.counts


def rows_of(villages: Villages, titles: Iterable[str], year: int) -> VillageRows | None:
    """Count the villages that hold every one of `titles` by the end of `year`.

    None where nobody said anything of these titles, or of how many villages there are: nothing can be counted then.
    """
    asked = tuple(map(Title, titles))
    said = [state.titles[title] for state in villages.named for title in asked if title in state.titles]
    if not said or villages.total is None:
        return None
    days = [one.entered_at.astimezone().date() for one in said if one.entered_at]
    return VillageRows(asked, villages.count(*asked, until=year), max(days, default=None), year)


def feed(rows: VillageRows, applied: Applied, typed: Result | None, year: int) -> tuple[Fed, Result | None, Judgement]:
    """Return how `rows` stand to an indicator, with the result that counts and its judgement.

    The rows are the result where every village has an answer, where nobody recorded one, and where the recorded one
    cannot be true by them; an officer's “không áp dụng” and a requirement of another kind are left alone.
    """
    if not _are_result(rows, applied, typed):
        return Fed(rows, typed, counts=False), typed, judge(applied, typed, year)
    result = _counted(rows, rows.count.held, applied)
    result = replace(result, version=typed.version if typed else 0)
    return Fed(rows, typed, counts=True), result, _judged(rows, applied, year)


def _are_result(rows: VillageRows, applied: Applied, typed: Result | None) -> bool:
    if measure_of(applied.requirement) != "village_share" or rows.count.total <= 0:
        return False
    if typed is None:
        return True
    if isinstance(typed.outcome, NotApplicable):
        return False
    # While villages are left open, a paper's figure that agrees stays the result, with its own day and number.
    return rows.complete or not _agrees(typed, rows)


def _agrees(typed: Result, rows: VillageRows) -> bool:
    outcome = typed.outcome
    return isinstance(outcome, Counted) and outcome.denominator == rows.count.total and rows.allow(outcome.numerator)


def _judged(rows: VillageRows, applied: Applied, year: int) -> Judgement:
    """Judge what the rows leave open: a verdict only where it is the same whatever the unknown villages are."""
    least, most = rows.count.held, rows.count.held + rows.count.unknown
    found = {judge(applied, _counted(rows, held, applied), year) for held in range(least, most + 1)}
    return found.pop() if len(found) == 1 else Judgement(Verdict.NOT_ASSESSED)


def _counted(rows: VillageRows, held: int, applied: Applied) -> Result:
    outcome = Counted(Decimal(held), Decimal(rows.count.total))
    return Result(outcome, unit_for(outcome, applied.requirement), rows.updated, rows.source, _note(rows))


def _note(rows: VillageRows) -> str:
    told = f"Thôn {rows.asked} đến hết năm {rows.year}, đếm từ danh sách thôn"
    if not rows.count.unknown:
        return f"{told}."
    return f"{told}; {rows.count.unknown} thôn chưa rõ, chưa được tính."


def fed_text(fed: Fed) -> str:
    """Write how the rows stand to the recorded figure, with the warning where the two differ."""
    told = f"{fed.rows.shown}, {fed.rows.source}"
    if fed.typed is None:
        return told
    figure = outcome_text(fed.typed.outcome, fed.typed.unit)
    if isinstance(fed.typed.outcome, NotApplicable):
        return f"{told}; đã ghi “{figure}”"
    by = f" theo {fed.typed.source}" if fed.typed.source else ""
    if not fed.differs:
        return f"{told}; {fed.rows.agreeing} {figure}{by}"
    counted = "đang tính theo danh sách thôn" if fed.counts else "đang tính theo số đã ghi"
    return f"CHÚ Ý: số đã ghi {figure}{by} khác danh sách thôn: {told}; {counted}"


def unknown_gap(fed: Fed) -> str:
    """Say that villages have no answer yet; empty where all have."""
    if not fed.rows.count.unknown:
        return ""
    return f"Danh sách thôn: {fed.rows.shown}; hãy ghi tên và danh hiệu các thôn chưa rõ ở mục Thôn."


def differs_gap(fed: Fed) -> str:
    """Say that the recorded figure is another than the rows say; empty where it is not."""
    if not fed.differs or fed.typed is None:
        return ""
    figure = outcome_text(fed.typed.outcome, fed.typed.unit)
    return (
        f"Số đã ghi {figure} khác danh sách thôn: {fed.rows.shown}, {fed.rows.source}; "
        "hãy sửa danh sách thôn hoặc ghi lại kết quả cho khớp."
    )
