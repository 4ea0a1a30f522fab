"""What the dialogs of backups ask of the services, on a worker's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ntm_tracker.service.backup import Backup, Plan
    from ntm_tracker.service.checkup import Checkup
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.watch import Watch


def keep_daily(data: str | None, stopped: Callable[[], bool]) -> None:
    """Make the day's backup where one is due."""
    from ntm_tracker.service.backup import keep_daily as keep

    keep(data, stopped)


def place_warnings(data: str | None) -> list[str]:
    """Return what was not told yet of the place where the record lies."""
    from ntm_tracker.service.place import place_warnings as warnings

    return warnings(data)


def list_backups(_office: Office, data: str | None) -> list[Backup]:
    """Return the backups beside the record, newest first."""
    from ntm_tracker.service.backup import list_backups as listed

    return listed(data)


def back_up(_office: Office, data: str | None, target: str, *, over: bool, watch: Watch) -> str:
    """Copy the record to a file; return what to tell."""
    from ntm_tracker.service.backup import back_up as copy

    made = copy(data, target, over=over, watch=watch)
    beside = f", kèm mẫu báo cáo ở tệp {made.templates.name}" if made.templates else ""
    return f"Đã sao lưu vào {made.path.resolve()} và kiểm tra lại ({made.state.events} việc){beside}."


def plan_restore(_office: Office, data: str | None, typed: str, watch: Watch) -> Plan:
    """Work out what putting a backup back would come to."""
    from ntm_tracker.service.backup import plan

    return plan(data, typed, watch=watch)


def restore(_office: Office, data: str | None, typed: str, watch: Watch) -> str:
    """Put a backup back; return what to tell."""
    from ntm_tracker.service.backup import restore as put_back
    from ntm_tracker.service.backup import told

    done = put_back(data, typed, watch=watch)
    kept = f" Dữ liệu trước đó: {done.kept.name}." if done.kept else ""
    beside = f" Đã lấy lại mẫu báo cáo: {', '.join(done.templates)}." if done.templates else ""
    return f"Đã khôi phục: {told(done.after)}.{kept}{beside}"


def state_text(planned: Plan) -> str:
    """Return what is there now and what would be there, in words."""
    from ntm_tracker.service.backup import told

    now = told(planned.now) if planned.now else "không đọc được"
    return f"Hiện có: {now}. Bản sao lưu: {told(planned.then)}."


def check_record(office: Office, *, tell: Callable[[float], None], stopped: Callable[[], bool]) -> Checkup:
    """Check that the record is as it was written."""
    from ntm_tracker.service.checkup import check_record as check
    from ntm_tracker.service.watch import Watch

    return check(office, Watch(tell, stopped))


def rebuild_search(office: Office, *, tell: Callable[[float], None], stopped: Callable[[], bool]) -> int:
    """Write the index of search anew."""
    from ntm_tracker.service.checkup import rebuild_search as rebuild
    from ntm_tracker.service.watch import Watch

    return rebuild(office, Watch(tell, stopped))
