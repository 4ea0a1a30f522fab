"""The assessments of the office: which there are, and changing the focus or the deadline of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.period_entry import read_deadline, read_focus
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.criteria import set_named
from ntm_tracker.service.reading import choose
from ntm_tracker.store import queries
from ntm_tracker.store.adopting import change_assessment as write_change
from ntm_tracker.store.events import Entry
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from ntm_tracker.domain.checklist import Assessment
    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.reading import Wanted


@dataclass(frozen=True, slots=True)
class Changing:
    """What is to be changed of an assessment, as typed; None leaves it as it is."""

    focus: str | None = None
    """“3, 6, 8”; “” for none."""
    deadline: str | None = None


def list_assessments(office: Office) -> list[tuple[Assessment, CriteriaSet]]:
    """Return every assessment with its set: the commune's current one first, replaced ones last."""
    with office.store.reading() as connection:
        return [(a, set_named(connection, a.set_id)) for a in queries.assessments(connection)]


def change_assessment(office: Office, changing: Changing, wanted: Wanted) -> tuple[Assessment, str]:
    """Change the focus or the deadline of one assessment as one deed; return it and what to tell.

    Raises:
        NotFound: no such assessment.
        InputRefused: nothing to change, a focus that the set does not have, or an unreadable day.
    """
    if changing.focus is None and changing.deadline is None:
        raise InputRefused("Chưa ghi thay đổi gì cho kỳ đánh giá; hãy ghi --focus hoặc --deadline.")
    with office.store.writing() as connection:
        kept = choose(queries.assessments(connection), wanted)
        changed = _changed(kept, changing, set_named(connection, kept.set_id))
        work = Work(connection)
        write_change(connection, work, changed)
        if not work.changed:
            raise InputRefused("Trọng tâm và hạn vừa ghi đã đúng như hiện có; hãy ghi điều cần đổi.")
        summary = _summary(kept, changed)
        work.close(Entry(Deed.CHANGE_ASSESSMENT, office.who, summary, kept.id))
    return changed, summary


def _changed(kept: Assessment, changing: Changing, criteria_set: CriteriaSet) -> Assessment:
    focus = kept.focus if changing.focus is None else read_focus(changing.focus, criteria_set)
    deadline = kept.deadline if changing.deadline is None else read_deadline(changing.deadline, kept.year)
    return replace(kept, focus=focus, deadline=deadline)


def _summary(kept: Assessment, changed: Assessment) -> str:
    parts = []
    if kept.focus != changed.focus:
        parts.append(f"trọng tâm {focus_text(kept.focus)} → {focus_text(changed.focus)}")
    if kept.deadline != changed.deadline:
        parts.append(f"hạn {format_date(kept.deadline)} → {format_date(changed.deadline)}")
    return f"Sửa kỳ đánh giá: {'; '.join(parts)}"


def focus_text(focus: tuple[int, ...]) -> str:
    """Write the focus criteria as “3, 6, 8”."""
    return ", ".join(str(number) for number in focus) or "không"
