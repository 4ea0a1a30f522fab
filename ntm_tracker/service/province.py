"""Where every commune of a server stands, a line each: what a district or a province asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ntm_tracker.domain.gaps import find_gaps
from ntm_tracker.errors import NtmError, RecordUnavailable
from ntm_tracker.service.office import Office, officer_name, open_offices
from ntm_tracker.service.reading import Wanted, open_checklist
from ntm_tracker.store import queries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ntm_tracker.domain.checklist import Checklist
    from ntm_tracker.domain.terms import Severity
    from ntm_tracker.store.store import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """One commune's assessment with its gaps, or why it cannot be read."""

    where: str
    """Where its record lies."""
    checklist: Checklist | None
    gaps: Counter[Severity] = field(default_factory=Counter)
    problem: str = ""


def read_all(data: str | None, wanted: Wanted | None = None) -> Iterator[Standing]:
    """Yield how each commune stands that may be read, in the order of their rooms.

    One that cannot be read is told in its line: the others count all the same.

    Raises:
        RecordUnavailable: the server cannot be reached, or holds no commune that may be read.
    """
    whole, communes = open_offices(data)
    try:
        if not communes:
            raise RecordUnavailable(
                f"Không có xã nào mà tài khoản này được xem trong dữ liệu {whole.where}; "
                "hãy hỏi người quản trị máy chủ."
            )
        for store in communes:
            yield _standing(store, wanted or Wanted())
    finally:
        whole.close()


def _standing(store: Store, wanted: Wanted) -> Standing:
    try:
        checklist = open_checklist(_office(store), wanted)
    except NtmError as error:
        return Standing(store.where, None, problem=error.sentence)
    return Standing(store.where, checklist, Counter(gap.severity for gap in find_gaps(checklist)))


def _office(store: Store) -> Office:
    if not store.is_current():
        raise RecordUnavailable(
            f"Dữ liệu {store.where} thuộc bản khác của chương trình; "
            "hãy nhờ người quản trị chạy “ntm init” bằng bản mới."
        )
    with store.reading() as connection:
        profile = queries.profile_id(connection)
    if profile is None:
        raise RecordUnavailable(f"Dữ liệu {store.where} chưa được thiết lập; hãy chạy “ntm init”.")
    return Office(store, profile, officer_name())
