"""ntm doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.cli.progress import Progress
from ntm_tracker.domain.checkup import BY_COMMAND, PARTS
from ntm_tracker.domain.dates import format_moment
from ntm_tracker.service.checkup import check_record, find_mark, rebuild_search, trust_clock
from ntm_tracker.service.office import open_office
from ntm_tracker.service.watch import Watch

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.checkup import Problem
    from ntm_tracker.service.checkup import Checkup, Marked

_MOST = 20
"""So many problems of one part are printed; JSON has them all."""


def doctor(arguments: Namespace) -> int:
    """Check the record, or find a printed mark; 1 when something is wrong, or the mark is not there."""
    office = open_office(arguments.data)
    if arguments.match is not None:
        return _match(arguments, find_mark(office, arguments.match))
    if arguments.trust_clock:
        is_needed = trust_clock(office)
        narrate(
            "Đã ghi nhận đồng hồ máy đúng." if is_needed else "Đồng hồ máy không chỉ trước việc cuối; không ghi gì."
        )
    if arguments.reindex:
        narrate(f"Đã lập lại chỉ mục tìm kiếm cho {rebuild_search(office)} minh chứng.")
    progress = Progress("Đang kiểm tra")
    try:
        checkup = check_record(office, Watch(progress.show))
    finally:
        progress.clear()
    if arguments.json:
        print_json(_json(checkup))
    else:
        print_lines(f"Kiểm tra dữ liệu {office.store.where}")
        _print(checkup)
    return 1 if checkup.problems else 0


def _match(arguments: Namespace, found: list[Marked]) -> int:
    if arguments.json:
        print_json([_marked_json(one) for one in found])
    elif not found:
        print_lines(
            f"Không có việc nào mang mã {arguments.match.strip()}: bản in không lấy từ dữ liệu này, "
            "hoặc dữ liệu đã được khôi phục về trước lúc in."
        )
    for one in () if arguments.json else found:
        print_wrapped(_told(one))
    return 0 if found else 1


def _told(one: Marked) -> str:
    done = one.event
    since = f"sau đó đã có {one.later} việc khác" if one.later else "từ đó đến nay dữ liệu chưa thay đổi"
    doubt = "" if one.holds else "; CẢNH BÁO: nhật ký đến việc này đã bị sửa, hãy chạy “ntm doctor”"
    if done.joined:
        return (
            f"Mã {done.hash[:10]}: dữ liệu của một máy khác, nay đã gộp, sau việc số {done.seq} của máy đó, "
            f"{format_moment(done.at)}, {done.who}: {done.summary}{doubt}; xem lại đúng như lúc đó ở máy kia."
        )
    return (
        f"Mã {done.hash[:10]}: dữ liệu sau việc số {done.seq}, {format_moment(done.at)}, {done.who}: "
        f"{done.summary}; {since}{doubt}; xem lại đúng như lúc đó bằng “ntm status --after-deed {done.seq}”."
    )


def _print(checkup: Checkup) -> None:
    for part, name in PARTS.items():
        wrong = checkup.of(part)
        print_lines(f"  {'HỎNG' if wrong else 'TỐT ':<5} {name}")
        _print_wrong(wrong)
    print_wrapped(
        f"Đã đối chiếu {checkup.events} việc trong nhật ký, {checkup.rows} dòng dữ liệu, {checkup.files} tệp; "
        f"mã dữ liệu {checkup.mark}."
    )
    print_lines(f"Có {len(checkup.problems)} chỗ hỏng." if checkup.problems else "Dữ liệu nguyên vẹn.")


def _print_wrong(wrong: list[Problem]) -> None:
    for problem in wrong[:_MOST]:
        print_wrapped(f"{problem.where}: {problem.told}.", indent=8, first="- ")
    if len(wrong) > _MOST:
        print_lines(f"        … và {len(wrong) - _MOST} chỗ khác (xem đủ bằng --json)")
    for advice in dict.fromkeys(BY_COMMAND[problem.advice] for problem in wrong):
        print_wrapped(f"{advice[0].upper()}{advice[1:]}.", indent=8, first="=> ")


def _json(checkup: Checkup) -> dict[str, Any]:
    return {
        "sound": not checkup.problems,
        "events": checkup.events,
        "rows": checkup.rows,
        "files": checkup.files,
        "mark": checkup.mark,
        "problems": [
            {"part": one.part.value, "where": one.where, "told": one.told, "advice": BY_COMMAND[one.advice]}
            for one in checkup.problems
        ],
    }


def _marked_json(one: Marked) -> dict[str, Any]:
    done = one.event
    return {
        "seq": done.seq,
        "at": done.at.isoformat(),
        "who": done.who,
        "deed": done.deed.value,
        "summary": done.summary,
        "hash": done.hash,
        "later": one.later,
        "holds": one.holds,
    }
