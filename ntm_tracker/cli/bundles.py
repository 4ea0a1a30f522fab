"""ntm bundle export, ntm bundle merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.cli.progress import watched
from ntm_tracker.domain.dates import format_moment
from ntm_tracker.domain.record_words import TABLES
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.bundles import Choice, Choosing, look_at_bundle, merge_bundle, write_bundle
from ntm_tracker.service.office import open_office

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.service.bundle_words import Difference
    from ntm_tracker.service.bundles import Look

_ALL = ("all", "tất cả", "tat ca")


def export(arguments: Namespace) -> int:
    """Write the whole record as a bundle for another machine."""
    with watched() as watch:
        made = write_bundle(open_office(arguments.data), arguments.file, over=arguments.force, watch=watch)
    if arguments.json:
        print_json({"path": str(made.path), "events": made.events, "size": made.size})
    narrate(f"Đã xuất gói {made.path} ({made.events} việc); mang sang máy kia rồi chạy “ntm bundle merge TỆP”.")
    return 0


def merge(arguments: Namespace) -> int:
    """Join a bundle to the record, or show what that comes to; 1 where something must be chosen first."""
    office, choosing = open_office(arguments.data), _choosing(arguments)
    if arguments.dry_run or choosing == Choosing():
        with watched() as watch:
            look = look_at_bundle(office, arguments.file, watch)
        if arguments.dry_run or look.differences:
            return _show(arguments, look)
    with watched() as watch:
        done = merge_bundle(office, arguments.file, choosing, watch)
    if arguments.json:
        print_json(_look_json(done.look))
    if not done.summary:
        narrate("Gói này không có việc nào mới: máy này đã có đủ, không ghi gì.")
        return 0
    _tell_numbers(done.look)
    narrate(f"Đã lưu: {done.summary}. Lấy lại như trước bằng “ntm undo”.")
    return 0


def _show(arguments: Namespace, look: Look) -> int:
    if arguments.json:
        print_json(_look_json(look))
    else:
        _print(look)
    if look.differences:
        narrate(
            f"Có {len(look.differences)} chỗ hai máy sửa khác nhau, chưa gộp gì; hãy chọn cho từng chỗ bằng "
            "--keep SỐ (giữ bản máy này) hoặc --take SỐ (lấy bản trong gói), hoặc --keep all, --take all."
        )
        return 1
    narrate("Mới xem trước, chưa gộp gì.")
    return 0


def _print(look: Look) -> None:
    print_lines(f"Gói của {look.exported_by}, xuất lúc {format_moment(look.exported_at)}: {look.new} việc mới.")
    if look.new:
        print_wrapped(look.changes or "không có gì khác", first="Sẽ đổi trên máy này: ")
    _tell_numbers(look)
    if look.taken_back:
        print_wrapped(", ".join(look.taken_back), first="Từ đã duyệt về chờ duyệt: ")
    for one in look.differences:
        print_lines("", f"{one.number}. {one.name}")
        for field in one.fields:
            print_wrapped(field.mine, indent=6, first=f"   {field.label}, {one.here}: ")
            print_wrapped(field.theirs, indent=6, first=f"   {field.label}, {one.there}: ")


def _tell_numbers(look: Look) -> None:
    for table, was, now in look.renumbered:
        narrate(f"{TABLES[table].capitalize()} số {was} trên máy này nay là số {now}.")


def _choosing(arguments: Namespace) -> Choosing:
    keep, keeps_rest = _numbers(arguments.keep, "--keep")
    take, takes_rest = _numbers(arguments.take, "--take")
    if keeps_rest and takes_rest:
        raise InputRefused("Không giữ tất cả và lấy tất cả cùng lúc; hãy chỉ ghi “all” sau --keep hoặc --take.")
    rest = Choice.HERE if keeps_rest else Choice.THERE if takes_rest else None
    return Choosing(keep, take, rest)


def _numbers(typed: list[str], option: str) -> tuple[frozenset[int], bool]:
    words = [word for text in typed for word in text.replace(",", " ").split()]
    rest = [word for word in words if word.casefold() in _ALL]
    wrong = [word for word in words if word not in rest and not (word.isascii() and word.isdigit() and len(word) < 7)]
    if wrong:
        raise InputRefused(
            f"“{wrong[0][:20]}” sau {option} không phải số của chỗ khác nhau; hãy ghi ví dụ “1 3” hoặc “all”."
        )
    return frozenset(int(word) for word in words if word not in rest), bool(rest)


def _look_json(look: Look) -> dict[str, Any]:
    return {
        "exported_by": look.exported_by,
        "exported_at": look.exported_at.isoformat(),
        "new_events": look.new,
        "changed": look.changed,
        "conflicts": [_difference_json(one) for one in look.differences],
        "taken_back": list(look.taken_back),
        "renumbered": [{"table": table, "was": was, "is": now} for table, was, now in look.renumbered],
    }


def _difference_json(one: Difference) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.name,
        "here_by": one.here_by,
        "there_by": one.there_by,
        "fields": [{"field": label, "here": here, "there": there} for label, here, there in one.fields],
    }
