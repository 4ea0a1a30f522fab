"""What a higher level found of an indicator, the commune's answer, and when the remark is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.duty_entry import read_found, read_level, read_person, read_said
from ntm_tracker.domain.duty_words import APPRAISALS, appraisal_name, found_text
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.terms import Verdict
from ntm_tracker.domain.text import clean_text, shorten
from ntm_tracker.domain.wording import indicator_text
from ntm_tracker.errors import InputRefused, NotFound, Reading
from ntm_tracker.service.duties import Given
from ntm_tracker.service.office import today
from ntm_tracker.service.reading import find_indicator, open_checklist
from ntm_tracker.store.duties import appraisal_of
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.rows import kept_row
from ntm_tracker.store.tables import appraisal
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from datetime import date

    from ntm_tracker.domain.checklist import IndicatorState
    from ntm_tracker.domain.duties import Appraisal
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AppraisalDraft:
    """What a higher level found, as typed; an empty day is today."""

    level: str
    verdict: str
    remark: str = ""
    on: str = ""
    by: str = ""


def appraise(office: Office, typed: str, draft: AppraisalDraft, wanted: Wanted | None = None) -> Given:
    """Note what a higher level found of one indicator, beside the commune's own verdict.

    Raises:
        InputRefused: no such level or verdict, “not met” without a remark, a day that cannot be.
        NotFound: no such indicator.
    """
    checklist = open_checklist(office, wanted)
    number = find_indicator(checklist, typed).indicator.number
    row = _row(draft) | {"assessment": checklist.assessment.id, "number": number}
    with office.store.writing() as connection:
        work = Work(connection)
        row["version"] = next_number(connection)
        row["id"] = work.new(appraisal, row)
        made = appraisal_of(row)[1]
        remark = f"; ý kiến: {shorten(made.remark, 80)}" if made.remark else ""
        summary = f"Ghi {appraisal_name(made)} {number}: {found_text(made)}{remark}"
        work.close(_entry(office, row, summary))
    return Given(open_checklist(office, wanted), (number,), summary)


def answer_remark(  # noqa: PLR0913 - what an answer is given with
    office: Office,
    typed: str,
    answer: str,
    wanted: Wanted | None = None,
    *,
    key: int | None = None,
    on: str = "",
    over: int | None = None,
) -> Given:
    """Note the commune's answer to the one remark that is open, or to the appraisal numbered `key`.

    Raises:
        InputRefused: an empty answer, no remark to answer, several of which none was named, a day that cannot be.
        NotFound: no such indicator or appraisal.
        SavedMeanwhile: somebody saved a newer one.
    """
    with Reading("answer"):
        said = read_said(answer, "Chưa ghi nội dung giải trình; hãy ghi xã đã làm gì theo ý kiến này.")
    day = _day(on, "Ngày giải trình")
    return _settle(office, typed, {"answer": said, "answered_on": day}, "Giải trình", wanted, key=key, over=over)


def close_remark(  # noqa: PLR0913 - what it is closed with
    office: Office,
    typed: str,
    wanted: Wanted | None = None,
    *,
    key: int | None = None,
    on: str = "",
    over: int | None = None,
) -> Given:
    """Note that the higher level holds its remark for settled.

    Raises:
        InputRefused: no remark to settle, several of which none was named, a day that cannot be.
        NotFound: no such indicator or appraisal.
        SavedMeanwhile: somebody saved a newer one.
    """
    columns = {"closed_on": _day(on, "Ngày khép ý kiến")}
    return _settle(office, typed, columns, "Khép", wanted, key=key, over=over)


def remove_appraisal(office: Office, typed: str, key: int, wanted: Wanted | None = None) -> Given:
    """Take an appraisal out that was noted by mistake; undo brings it back.

    Raises:
        NotFound: the indicator has none of this number.
    """
    checklist = open_checklist(office, wanted)
    state = find_indicator(checklist, typed)
    found = next((one for one in state.appraisals if one.id == key), None)
    number = state.indicator.number
    with office.store.writing() as connection:
        row = kept_row(connection, appraisal, id=key) if found else None
        if found is None or row is None:
            raise NotFound(f"{_told(state)} không có lần thẩm tra số {key}; hãy xem lại bằng “ntm show {number}”.")
        work, summary = Work(connection), f"Bỏ {appraisal_name(found)} của {number}"
        work.remove(appraisal, row)
        work.close(_entry(office, row, summary))
    return Given(open_checklist(office, wanted), (number,), summary)


def _settle(  # noqa: PLR0913 - private, two callers
    office: Office, typed: str, columns: Row, told: str, wanted: Wanted | None, *, key: int | None, over: int | None
) -> Given:
    checklist = open_checklist(office, wanted)
    state = find_indicator(checklist, typed)
    asked = _named(state, key) if key is not None else _only_open(state, told)
    happened = columns.get("answered_on") or columns["closed_on"]
    if happened < asked.on:
        raise InputRefused(
            f"Ngày {format_date(happened)} trước ngày có ý kiến ({format_date(asked.on)}); hãy xem lại ngày."
        )
    number = state.indicator.number
    with office.store.writing() as connection:
        kept = kept_row(connection, appraisal, over, id=asked.id)
        if kept is None:
            raise NotFound(f"Không còn ý kiến số {asked.id}; hãy xem lại bằng “ntm show {number}”.")
        work = Work(connection)
        row = kept | columns | {"version": next_number(connection)}
        work.put(appraisal, row)
        summary = f"{told} ý kiến {appraisal_name(asked)} của {number}"
        work.close(_entry(office, row, summary))
    return Given(open_checklist(office, wanted), (number,), summary)


def _named(state: IndicatorState, key: int) -> Appraisal:
    for one in state.appraisals:
        if one.id == key and one.remark:
            return one
    number = state.indicator.number
    raise NotFound(f"{_told(state)} không có ý kiến số {key}; hãy xem lại bằng “ntm show {number}”.")


def _only_open(state: IndicatorState, told: str) -> Appraisal:
    # What was answered may still be settled by the level that asked.
    waiting = state.open_remarks or (
        tuple(a for a in state.appraisals if a.remark and a.closed_on is None) if told == "Khép" else ()
    )
    if not waiting:
        raise InputRefused(f"{_told(state)} không có ý kiến nào đang chờ; hãy xem lại bằng “ntm show”.")
    if len(waiting) > 1:
        listed = ", ".join(f"số {one.id} ({APPRAISALS[one.level]})" for one in waiting)
        raise InputRefused(f"{_told(state)} có nhiều ý kiến đang chờ: {listed}; hãy ghi rõ số ý kiến bằng --id.")
    return waiting[0]


def _told(state: IndicatorState) -> str:
    named = indicator_text(state.indicator.number)
    return f"{named[0].upper()}{named[1:]}"


def _row(draft: AppraisalDraft) -> Row:
    verdict = read_found(draft.verdict)
    with Reading("remark"):
        remark = _remark(draft.remark, verdict)
    with Reading("on"):
        day = _day(draft.on, "Ngày thẩm tra")
    with Reading("by"):
        appraiser = read_person(draft.by, "Tên người, đoàn thẩm tra")
    return {
        "level": read_level(draft.level).value,
        "verdict": verdict.value,
        "remark": remark,
        "appraised_on": day,
        "appraiser": appraiser,
        "answer": "",
        "answered_on": None,
        "closed_on": None,
    }


def _remark(typed: str, verdict: Verdict) -> str:
    remark = clean_text(typed)
    if verdict is Verdict.NOT_MET and not remark:
        raise InputRefused("Kết luận chưa đạt thì phải ghi ý kiến; hãy ghi cấp trên yêu cầu gì.")
    return read_said(remark, "") if remark else ""


def _day(typed: str, what: str) -> date:
    return read_day(typed, what, today()) if typed.strip() else today()


def _entry(office: Office, row: Row, summary: str) -> Entry:
    return Entry(Deed.APPRAISE, office.who, summary, row["assessment"], (row["number"],))
