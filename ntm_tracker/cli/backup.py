"""ntm backup, ntm restore, and the day's backup after a command."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.cli.progress import watched
from ntm_tracker.domain.backups import WHY_TOLD
from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.errors import RecordUnavailable
from ntm_tracker.service import backup as backups
from ntm_tracker.service.place import place_warnings

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.backup import Backup, State


def backup(arguments: Namespace) -> int:
    """Copy the record, or list the copies that there are."""
    if arguments.list:
        return _list(arguments)
    with watched() as watch:
        made = backups.back_up(arguments.data, arguments.file or "", over=arguments.force, watch=watch)
    if arguments.json:
        print_json({"path": str(made.path), "size": made.path.stat().st_size, "state": _state_json(made.state)})
    beside = f", kèm mẫu báo cáo ở {made.templates}" if made.templates else ""
    narrate(f"Đã sao lưu vào {made.path} và kiểm tra lại ({made.state.events} việc){beside}.")
    return 0


def restore(arguments: Namespace) -> int:
    """Let the record be what a backup holds, or show what that would come to."""
    if arguments.dry_run:
        with watched() as watch:
            planned = backups.plan(arguments.data, arguments.file, lost=arguments.lost_password, watch=watch)
        if arguments.json:
            print_json({"now": _state_json(planned.now), "then": _state_json(planned.then)})
        else:
            print_wrapped(
                backups.told(planned.now) if planned.now else "chưa có hoặc không đọc được", first="Hiện có:  "
            )
            print_wrapped(backups.told(planned.then), first="Bản lưu:  ")
        narrate("Mới xem trước, chưa khôi phục gì.")
        return 0
    with watched() as watch:
        done = backups.restore(arguments.data, arguments.file, lost=arguments.lost_password, watch=watch)
    if arguments.json:
        kept = str(done.kept) if done.kept else None
        print_json({"kept": kept, "before": _state_json(done.before), "after": _state_json(done.after)})
    narrate(f"Đã khôi phục: {backups.told(done.after)}.")
    if done.templates:
        narrate(f"Đã lấy lại mẫu báo cáo: {', '.join(done.templates)}.")
    if done.kept:
        narrate(f"Dữ liệu trước khi khôi phục được giữ ở {done.kept}; lấy lại bằng “ntm restore {done.kept.name}”.")
    return 0


def after_a_command(data: str | None) -> None:
    """Tell once what should be known of the record's place, and make the day's backup; nothing of it hinders."""
    for warning in place_warnings(data):
        narrate(f"CHÚ Ý: {warning}")
    try:
        backups.keep_daily(data)
    except RecordUnavailable as error:
        narrate(f"Chưa sao lưu được hôm nay: {error.sentence}")


def _list(arguments: Namespace) -> int:
    listed = backups.list_backups(arguments.data)
    if arguments.json:
        print_json([_backup_json(one) for one in listed])
        return 0
    for one in listed:
        size = f"{format_number(Decimal(-(-one.size // 1024)))} kB"
        print_lines(f"{format_moment(one.at)}  {size:>12}  {WHY_TOLD[one.why]:<32}  {one.path.name}")
    if not listed:
        print_lines("Chưa có bản sao lưu nào.")
    return 0


def _backup_json(one: Backup) -> dict[str, Any]:
    return {"path": str(one.path), "at": one.at.isoformat(), "why": one.why.name.casefold(), "size": one.size}


def _state_json(state: State | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "revision": state.revision,
        "events": state.events,
        "mark": state.mark[:10],
        "last_at": state.at.isoformat() if state.at else None,
        "last_deed": state.told,
    }
