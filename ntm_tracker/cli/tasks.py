"""ntm task add, list, edit, done, reopen, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.cli.as_json_duties import task_json, work_item_json
from ntm_tracker.cli.output import narrate, print_json, print_wrapped
from ntm_tracker.cli.wanted import wanted
from ntm_tracker.domain.duty_words import task_summary, task_text
from ntm_tracker.domain.result_entry import read_day
from ntm_tracker.domain.wording import number_text
from ntm_tracker.domain.work_list import by_person, counts_text, work_text
from ntm_tracker.service import tasks
from ntm_tracker.service.office import open_office, today
from ntm_tracker.service.work_list import list_work

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from ntm_tracker.service.tasks import TaskLine


def add(arguments: Namespace) -> int:
    """Give a task."""
    draft = tasks.TaskDraft(arguments.what, arguments.who, arguments.due)
    made = tasks.add_task(open_office(arguments.data), arguments.number, draft, wanted(arguments))
    return _tell(arguments, made, "Đã giao")


def edit(arguments: Namespace) -> int:
    """Change what, who or by when."""
    change = tasks.TaskChange(arguments.what, arguments.who, arguments.due)
    return _tell(arguments, tasks.change_task(open_office(arguments.data), arguments.id, change), "Đã sửa")


def done(arguments: Namespace) -> int:
    """Note that a task is done."""
    made = tasks.finish_task(open_office(arguments.data), arguments.id, arguments.on)
    return _tell(arguments, made, "Đã ghi xong")


def reopen(arguments: Namespace) -> int:
    """Note that a task is not done after all."""
    return _tell(arguments, tasks.reopen_task(open_office(arguments.data), arguments.id), "Đã mở lại")


def remove(arguments: Namespace) -> int:
    """Take a task out."""
    return _tell(arguments, tasks.remove_task(open_office(arguments.data), arguments.id), "Đã bỏ")


def list_all(arguments: Namespace) -> int:
    """Print the tasks, the most urgent first; with --mine or --by-person all work that is left."""
    if arguments.mine or arguments.by_person:
        return _list_work(arguments)
    day = read_day(arguments.as_of, "Ngày xem", today()) if arguments.as_of else today()
    listed = tasks.list_tasks(
        open_office(arguments.data),
        arguments.who or "",
        wanted(arguments),
        open_only=arguments.open,
        as_of=arguments.as_of,
    )
    if arguments.json:
        print_json([_json(line, day) for line in listed])
    else:
        _print(listed, day)
    return 0


def _list_work(arguments: Namespace) -> int:
    items = list_work(open_office(arguments.data), wanted(arguments), mine=arguments.mine, who=arguments.who or "")
    groups = by_person(items) if arguments.by_person else [("", tuple(items))]
    if arguments.json:
        told = [{"person": name or None, "work": [work_item_json(i) for i in of]} for name, of in groups]
        print_json(told if arguments.by_person else [work_item_json(item) for item in items])
        return 0
    for name, of in groups:
        if name:
            print(f"{name}: {counts_text(of)}")
        for item in of:
            where = f"{item.assessment.subject.name}, {item.assessment.set_id}"
            print_wrapped(f"{work_text(item)} [{where}]", first=f"{number_text(item.number):<6}")
    print(f"Tất cả: {counts_text(items)}." if items else "Không có việc nào.")
    return 0


def _print(listed: Sequence[TaskLine], day: date) -> None:
    for line in listed:
        where = f"{line.assessment.subject.name}, {line.assessment.set_id}"
        print_wrapped(f"{task_text(line.task, day)} [{where}]", first=f"{line.task.number:<6}")
    late = sum(line.task.overdue(day) for line in listed)
    left = sum(line.task.done_on is None for line in listed)
    print(f"{len(listed)} nhiệm vụ, {left} chưa xong, {late} quá hạn." if listed else "Không có nhiệm vụ nào.")


def _json(line: TaskLine, day: date) -> dict[str, object]:
    return {"assessment": line.assessment.id, **task_json(line.task, day)}


def _tell(arguments: Namespace, line: TaskLine, told: str) -> int:
    if arguments.json:
        print_json(_json(line, today()))
    narrate(f"{told} {task_summary(line.task)}.")
    return 0
