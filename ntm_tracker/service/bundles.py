"""Two machines without a network: what was done on one is carried to the other in a file, and both become one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ntm_tracker.domain.backups import Why
from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.long_work import Phase
from ntm_tracker.domain.uniting import Choice
from ntm_tracker.errors import InputRefused, LookingOnly, RecordUnavailable
from ntm_tracker.service.backup import back_up_before
from ntm_tracker.service.bundle_files import UNREADABLE, opened_bundle, refused, write_bundle
from ntm_tracker.service.bundle_words import changes_text, differences
from ntm_tracker.service.reading import open_all
from ntm_tracker.service.watch import Watch
from ntm_tracker.store.acceptance import taken_back_text
from ntm_tracker.store.events import Entry, first_broken
from ntm_tracker.store.joining.join import plan_joining, settle
from ntm_tracker.store.joining.writing import write_joining

if TYPE_CHECKING:
    from datetime import datetime

    from ntm_tracker.domain.long_work import LongWork
    from ntm_tracker.domain.uniting import Key
    from ntm_tracker.service.bundle_files import Bundle
    from ntm_tracker.service.bundle_words import Difference
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.joining.join import Joining
    from ntm_tracker.store.store import View

__all__ = ["Choice", "Choosing", "Look", "Merged", "look_at_bundle", "merge_bundle", "write_bundle"]


_STOPPED = "Đã dừng; chưa gộp gì, dữ liệu máy này vẫn như cũ."


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which side stands where both changed a thing, by its number in the list; `rest` for all that are not named."""

    keep: frozenset[int] = frozenset()
    """As it is on this machine."""
    take: frozenset[int] = frozenset()
    """As it is in the bundle."""
    rest: Choice | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What joining a bundle comes to."""

    exported_by: str
    exported_at: datetime
    new: int
    """How many deeds of the bundle are not known here yet."""
    changed: dict[str, int]
    """How many rows become other than they are here, by table."""
    differences: tuple[Difference, ...]
    """What both changed: to be chosen between."""
    taken_back: tuple[str, ...]
    """The indicators that were accepted and wait for review again."""
    renumbered: tuple[tuple[str, int, int], ...]
    """What has another number from now on: its table, the number here, the new one."""

    @property
    def changes(self) -> str:
        """What changes here, in words; “” for nothing."""
        return changes_text(self.changed)


@dataclass(frozen=True, slots=True)
class Merged:
    """What was done: nothing where the bundle held nothing new."""

    look: Look
    summary: str


def look_at_bundle(office: Office, typed: str, watch: Watch | None = None) -> Look:
    """Say what joining the bundle that was typed comes to; nothing is changed.

    Raises:
        InputRefused: no bundle, a damaged one, or one of another office.
        RecordUnavailable: the log of the record at hand does not hold.
        Stopped: as `watch` said.
    """
    work = watch or Watch()
    work.expect(1, _STOPPED)
    with opened_bundle(typed, work) as bundle, office.store.reading() as here, bundle.store.reading() as there:
        _check(office, bundle, here)
        work.begin(Phase("so việc của hai máy"))
        return _look(bundle, here, plan_joining(here, there, office.profile.village_counts))


def merge_bundle(office: Office, typed: str, choosing: Choosing | None = None, watch: Watch | None = None) -> Merged:
    """Join the bundle that was typed to the record, as one deed; the record as it was becomes a backup first.

    Raises:
        InputRefused: as `look_at_bundle`, or something that both changed was not chosen.
        RecordUnavailable: as `look_at_bundle`, or the record cannot be backed up or written.
        LookingOnly: the record was opened to be looked at.
        Stopped: as `watch` said; nothing was joined.
    """
    if office.store.is_read_only:
        raise LookingOnly
    work = watch or Watch()
    work.expect(1, _STOPPED)
    with opened_bundle(typed, work) as bundle:
        with office.store.reading() as here:
            _check(office, bundle, here)
        back_up_before(office, Why.MERGE, work)
        work.begin(Phase("so việc của hai máy"))
        with office.store.writing() as here, bundle.store.reading() as there:
            return _merge(office, bundle, here, there, choosing or Choosing(), work=work)


def _merge(  # noqa: PLR0913 - two records, and what is done with them
    office: Office, bundle: Bundle, here: View, there: View, choosing: Choosing, *, work: LongWork
) -> Merged:
    planned = plan_joining(here, there, office.profile.village_counts)
    look = _look(bundle, here, planned)
    if not planned.new:
        return Merged(look, "")
    joining = settle(planned, _choices(look, choosing))
    look = _look(bundle, here, joining)
    summary = _summary(bundle, look)
    numbers = tuple(dict.fromkeys(number for told in joining.new for number in told.row["indicators"]))
    head = {
        "hash": joining.there.ledger.head,
        "events": len(joining.there.ledger.chain(joining.there.ledger.head)),
        "exported_by": bundle.label.exported_by,
        "exported_at": bundle.label.exported_at,
    }
    work.begin(Phase("ghi việc đã gộp", can_stop=False))
    write_joining(here, there, joining, Entry(Deed.MERGE, office.who, summary, indicators=numbers), head)
    return Merged(look, summary)


def _check(office: Office, bundle: Bundle, here: View) -> None:
    if bundle.label.profile != office.profile_id:
        raise InputRefused(
            f"Gói “{bundle.path}” là của cơ quan khác (hồ sơ {bundle.label.profile[:60]}) nên không gộp; "
            "hãy chọn gói của xã mình."
        )
    try:
        open_all(replace(office, store=bundle.store))
    except UNREADABLE as error:
        raise refused(bundle.path, "chứa dữ liệu không đọc được") from error
    if (broken := first_broken(here)) is not None:
        raise RecordUnavailable(
            f"Nhật ký của máy này đã bị sửa từ việc số {broken} nên chưa gộp; "
            "hãy chạy “ntm doctor” rồi khôi phục bản sao lưu còn tốt."
        )


def _look(bundle: Bundle, here: View, joining: Joining) -> Look:
    given = {(kind, joining.alias[min(uids)]): number for (kind, number), uids in joining.here.given().items()}
    renumbered = sorted(
        (kind, was, joining.numbers[kind, uid])
        for (kind, uid), was in given.items()
        if joining.numbers[kind, uid] != was and (kind, uid) in joining.united.rows
    )
    return Look(
        bundle.label.exported_by,
        bundle.label.exported_at,
        len(joining.new),
        dict(joining.changed()),
        tuple(differences(here, joining)),
        tuple(dict.fromkeys(joining.united.rows[key]["number"] for key in joining.taken_back)),
        tuple(renumbered),
    )


def _choices(look: Look, choosing: Choosing) -> dict[Key, Choice]:
    numbers = {difference.number for difference in look.differences}
    if unknown := (choosing.keep | choosing.take) - numbers:
        raise InputRefused(
            f"Không có chỗ khác nhau số {min(unknown)}; hãy ghi số từ 1 đến {len(numbers)} như danh sách in ra."
        )
    if both := choosing.keep & choosing.take:
        raise InputRefused(f"Chỗ khác nhau số {min(both)} được chọn cả hai bên; hãy chỉ chọn một bên.")
    chosen = {difference.key: _chosen(difference.number, choosing) for difference in look.differences}
    if left := [d.number for d in look.differences if chosen[d.key] is None]:
        raise InputRefused(
            f"Còn {len(left)} chỗ hai máy sửa khác nhau chưa chọn (số {', '.join(map(str, left))}) nên chưa gộp gì; "
            "hãy chọn giữ bản máy này (--keep) hoặc lấy bản trong gói (--take) cho từng chỗ."
        )
    return {key: choice for key, choice in chosen.items() if choice is not None}


def _chosen(number: int, choosing: Choosing) -> Choice | None:
    if number in choosing.keep:
        return Choice.HERE
    return Choice.THERE if number in choosing.take else choosing.rest


def _summary(bundle: Bundle, look: Look) -> str:
    label = bundle.label
    told = f"Gộp gói của {label.exported_by} xuất lúc {format_moment(label.exported_at)}: {look.new} việc"
    told += f"; {look.changes}" if look.changed else "; nội dung đã giống nhau"
    if look.differences:
        told += f"; {len(look.differences)} chỗ khác nhau đã chọn"
    return told + taken_back_text(look.taken_back)
