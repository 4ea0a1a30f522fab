"""ntm evidence replace, open, save, verify, attach."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.acceptance import telling_acceptance
from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.cli.papers import tell, warn_of_names
from ntm_tracker.cli.progress import Progress, watched
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.service.attaching import attach_folder, plan_folder
from ntm_tracker.service.changing_evidence import replace_file
from ntm_tracker.service.evidence import read_paper
from ntm_tracker.service.extracting import extract_pending
from ntm_tracker.service.folders import find_path
from ntm_tracker.service.office import open_office
from ntm_tracker.service.paper_files import copy_for_opening, save_file, show, verify_files
from ntm_tracker.service.watch import Watch

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.evidence import Evidence
    from ntm_tracker.service.attaching import Candidate
    from ntm_tracker.service.office import Office
    from ntm_tracker.service.paper_files import Copy

_YES = ("c", "co", "có", "y")


def replace(arguments: Namespace) -> int:
    """Put a newer file in the place of an older one."""
    office = open_office(arguments.data)
    old_name, path = _old_and_new(office, arguments.id, arguments.file)
    with telling_acceptance(office):
        saved = replace_file(office, arguments.id, path, old_name)
        extract_pending(office)
        code = tell(arguments, office, [saved], "Đã thay tệp của minh chứng {}; bản cũ vẫn xem được.")
    warn_of_names([saved])
    return code


def save(arguments: Namespace) -> int:
    """Write a stored file out."""
    place = save_file(open_office(arguments.data), arguments.id, find_path(arguments.output), arguments.file)
    narrate(f"Đã lưu vào {place}.")
    return 0


def open_file(arguments: Namespace) -> int:
    """Show a stored file, and offer to keep what was changed in it."""
    office = open_office(arguments.data)
    copy = copy_for_opening(office, arguments.id, arguments.file)
    show(copy)
    if not sys.stdin.isatty():
        narrate(
            f"Đang mở bản sao {copy.path}; nếu sửa bản sao thì lưu lại bằng “ntm evidence replace {copy.evidence}”."
        )
        return 0
    try:
        _ask("Đang mở bản sao của tệp; xem hoặc sửa xong, đóng tệp rồi nhấn Enter. ")
        _offer(office, copy)
    finally:
        copy.drop()
    return 0


def verify(arguments: Namespace) -> int:
    """Hash every stored file again; 1 when one differs."""
    progress = Progress("Đang kiểm tra tệp")
    try:
        count, broken = verify_files(open_office(arguments.data), Watch(progress.show))
    finally:
        progress.clear()
    if arguments.json:
        print_json(
            {
                "files_total": count,
                "broken": [
                    {"sha256": one.sha256, "names": list(one.names), "evidence": list(one.evidence)} for one in broken
                ],
            }
        )
        return 1 if broken else 0
    for one in broken:
        numbers = ", ".join(map(str, one.evidence))
        print_wrapped(f"{', '.join(one.names)} (minh chứng số {numbers}): nội dung khác lúc lưu.", first="HỎNG  ")
    good = f"{count - len(broken)}/{count} tệp còn nguyên vẹn"
    advice = "; hãy khôi phục các tệp hỏng từ bản sao lưu hoặc thay bằng bản quét mới." if broken else "."
    print_lines(f"{good}{advice}")
    return 1 if broken else 0


def attach(arguments: Namespace) -> int:
    """Take in a folder of files, or show where each would go."""
    office, folder = open_office(arguments.data), find_path(arguments.folder)
    saved: list[Evidence] = []
    if arguments.dry_run:
        with watched() as watch:
            planned = plan_folder(office, folder, wanted(arguments), watch)
    else:
        with telling_acceptance(office), watched() as watch:
            planned, saved = attach_folder(office, folder, wanted(arguments), watch=watch)
        extract_pending(office)
    numbers = iter(piece.id for piece in saved)
    listed = [(one, next(numbers) if saved and one.indicator else None) for one in planned]
    if arguments.json:
        print_json([_candidate_json(one, number) for one, number in listed])
    else:
        _print_plan(planned)
    taken = sum(one.indicator is not None for one in planned)
    done = "Sẽ thêm" if arguments.dry_run else "Đã thêm"
    narrate(f"{done} {taken} minh chứng; {len(planned) - taken} tệp không thêm.")
    warn_of_names(saved)
    return 0


def _old_and_new(office: Office, key: int, typed: str) -> tuple[str | None, str]:
    """Read “TÊN_CŨ=TỆP”; a name itself may hold “=”, so only the name of a file that is there counts."""
    held = read_paper(office, key)
    for name in sorted((one.name for one in held.files), key=len, reverse=True):
        if typed.startswith(f"{name}="):
            return name, typed[len(name) + 1 :]
    return None, typed


def _offer(office: Office, copy: Copy) -> None:
    if not copy.is_changed():
        return
    if _ask("Bản sao đã bị sửa. Lưu thành bản mới của minh chứng (c/k)? ").strip().casefold() in _YES:
        with telling_acceptance(office):
            saved = replace_file(office, copy.evidence, str(copy.path), copy.file.sha256)
            extract_pending(office)
            narrate(f"Đã lưu bản mới cho minh chứng số {saved.id}; bản cũ vẫn xem được.")


def _ask(question: str) -> str:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline()


def _candidate_json(one: Candidate, number: int | None) -> dict[str, Any]:
    return {"path": one.path, "indicator": one.indicator, "note": one.note, "reason": one.reason, "evidence": number}


def _print_plan(planned: list[Candidate]) -> None:
    for one in planned:
        where = one.indicator or "—"
        print_wrapped(f"{one.path}{f': {one.reason}' if one.reason else ''}", first=f"{where:<6}")
    if not planned:
        print_lines("Thư mục không có tệp nào.")
