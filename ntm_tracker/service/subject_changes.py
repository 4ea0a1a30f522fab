"""Entering what happens to units: added, renamed, merged, split; each is one deed.

Nothing of the past is rewritten: a unit that ends keeps its code, its name, its villages and its
assessments, and gets its last day and its heirs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.long_work import Phase
from ntm_tracker.domain.subject_entry import read_code, read_name, read_since
from ntm_tracker.domain.subjects import titled
from ntm_tracker.domain.text import clean_line
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.backup import back_up_before
from ntm_tracker.service.office import today
from ntm_tracker.service.subject_change import Change
from ntm_tracker.service.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.domain.checklist import Subject
    from ntm_tracker.domain.subject_entry import UnitDraft
    from ntm_tracker.service.office import Office


def add_subject(office: Office, draft: UnitDraft) -> Subject:
    """Enter a unit that the record does not know.

    Raises:
        NotFound: there is no such commune to put a village in.
        InputRefused: the code is taken, or something is missing or cannot be.
    """
    with office.store.writing() as connection:
        change = Change(office, connection)
        made = change.new_unit(draft, read_since(draft.since, today()) if clean_line(draft.since) else None)
        change.save(f"Thêm đơn vị {titled(made)}")
    return made


def rename_subject(office: Office, typed: str, draft: UnitDraft, watch: Watch | None = None) -> Subject:
    """Let a unit go on under a new name from a day; before it, it keeps its own.

    The heir gets the code in `draft`, or its own code with the year: 07387-2026.

    Raises:
        NotFound: no such unit.
        InputRefused: the unit has ended, or something is missing or cannot be.
        Stopped: as `watch` said; nothing is changed.
    """
    _back_up(office, watch)
    with office.store.writing() as connection:
        change, since = Change(office, connection), read_since(draft.since, today())
        former = change.living(typed, since)
        name = read_name(draft.name, "Tên mới")
        if name == former.name:
            raise InputRefused(f"{titled(former)} đã mang tên này; hãy ghi tên mới.")
        made = change.heir(former, replace(draft, code=draft.code or _code_with_year(former, since.year)), since)
        change.end(former, since, [made])
        change.save(f"Đổi tên {titled(former)} thành {titled(made)} từ ngày {format_date(since)}")
    return made


def merge_subjects(office: Office, typed: Sequence[str], draft: UnitDraft, watch: Watch | None = None) -> Subject:
    """Let units become one from a day: a new one, or one that is there and takes them in.

    Raises:
        NotFound: no such unit.
        InputRefused: a unit has ended, would merge into itself, or something is missing or cannot be.
        Stopped: as `watch` said; nothing is changed.
    """
    _back_up(office, watch)
    with office.store.writing() as connection:
        change, since = Change(office, connection), read_since(draft.since, today())
        formers = list({unit.code: unit for unit in (change.living(one, since) for one in typed)}.values())
        code = read_code(draft.code)
        _check_merger(formers, code)
        made = change.taking_in(formers, replace(draft, code=code), since)
        for former in formers:
            change.end(former, since, [made])
        merged = ", ".join(titled(former) for former in formers)
        change.save(f"Sáp nhập {merged} thành {titled(made)} từ ngày {format_date(since)}")
    return made


def split_subject(
    office: Office, typed: str, parts: Sequence[str], since: str, villages: Sequence[str] = ()
) -> list[Subject]:
    """Let a unit become several from a day; the officer says which village goes where.

    `parts` are “CODE:NAME”, or the code alone of a unit that is there; `villages` are “VILLAGE=CODE”.

    Raises:
        NotFound: no such unit or village.
        InputRefused: the unit has ended, a village is left out, or something is missing or cannot be.
    """
    _back_up(office, None)
    with office.store.writing() as connection:
        change, first_day = Change(office, connection), read_since(since, today())
        former = change.living(typed, first_day)
        made = change.parts(former, parts, first_day)
        change.end(former, first_day, made)
        change.give_villages(former, made, villages, first_day)
        became = ", ".join(titled(part) for part in made)
        change.save(f"Chia {titled(former)} thành {became} từ ngày {format_date(first_day)}")
    return made


def _back_up(office: Office, watch: Watch | None) -> None:
    work = watch or Watch()
    work.expect(1, "Đã dừng; chưa đổi đơn vị nào.")
    back_up_before(office, Why.UNITS, work)
    work.begin(Phase("ghi đơn vị mới", can_stop=False))


def _code_with_year(former: Subject, year: int) -> str:
    """Return the code that a renamed unit gets: the national one with the year, one year only."""
    own = former.code.removesuffix(f"-{former.since.year}") if former.since else former.code
    return f"{own}-{year}"


def _check_merger(formers: Sequence[Subject], code: str) -> None:
    if any(former.code == code for former in formers):
        raise InputRefused(
            f"Mã {code} vừa là đơn vị cũ vừa là đơn vị mới; hãy ghi mã khác cho đơn vị mới, ví dụ {code}-moi, "
            "hoặc chỉ liệt kê các đơn vị nhập vào nó."
        )
    if len({former.kind for former in formers}) > 1:
        listed = ", ".join(titled(former) for former in formers)
        raise InputRefused(f"Không sáp nhập được xã với thôn ({listed}); hãy ghi các đơn vị cùng cấp.")
