"""ntm criteria template, import, export."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.acceptance import telling_acceptance
from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.cli.sets import print_set, set_json
from ntm_tracker.domain.requirements import SetByProvince, Unknown, measure_of
from ntm_tracker.domain.wording import LEVELS, MEASURES
from ntm_tracker.places import typed_path
from ntm_tracker.service.office import open_office, open_office_if_there
from ntm_tracker.service.set_files import (
    edition_id,
    export_set,
    overruled,
    read_set_file,
    save_set,
    write_template,
)

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.criteria import CriteriaSet
    from ntm_tracker.law.spreadsheet.reading import Imported


def template(arguments: Namespace) -> int:
    """Write the empty spreadsheet."""
    written = write_template(typed_path(arguments.file), over=arguments.force)
    narrate(f"Đã ghi mẫu vào {written}; hãy mở bằng Excel và đọc trang Hướng dẫn trước.")
    return 0


def export(arguments: Namespace) -> int:
    """Write a set to a file."""
    office = open_office_if_there(arguments.data)
    written = export_set(office, arguments.set, typed_path(arguments.file), over=arguments.force)
    narrate(f"Đã xuất bộ {arguments.set} ra {written}.")
    return 0


def import_set(arguments: Namespace) -> int:
    """Print what a file holds and keep it; 1 and nothing kept when anything in it is wrong."""
    path = typed_path(arguments.file)
    imported = read_set_file(path)
    if (found := imported.criteria_set) is None:
        _print_problems(imported, as_json=arguments.json)
        return 1
    imported = _compared(arguments, imported)
    if not arguments.json:
        _print_preview(imported, found)
    if arguments.dry_run:
        saved_as = _foreseen(arguments, found)
        _tell(arguments, imported, saved_as, saved=False)
        narrate(f"Chỉ xem trước, chưa ghi gì. Khi nhập, bộ sẽ mang mã {saved_as}.")
        return 0
    office = open_office(arguments.data)
    with telling_acceptance(office):
        kept = save_set(office, imported, path.name)
    _tell(arguments, imported, kept.criteria_set.id, saved=kept.changed)
    narrate(_outcome(found.id, kept.criteria_set.id, changed=kept.changed))
    return 0


def _compared(arguments: Namespace, imported: Imported) -> Imported:
    """Add to the notes which of the office's earlier words the file would replace."""
    office = open_office_if_there(arguments.data)
    return replace(imported, notes=(*imported.notes, *overruled(office, imported))) if office else imported


def _outcome(wanted: str, kept: str, *, changed: bool) -> str:
    if not changed:
        return f"Bộ {kept} đã có sẵn đúng như tệp, không có gì để ghi thêm."
    told = f"Đã nhập bộ tiêu chí, mã {kept}. Nhập nhầm thì gõ “ntm undo”."
    return told if kept == wanted else f"{told} Mã {wanted} đã có bộ khác đang dùng, nên đây là lần sửa của bộ đó."


def _foreseen(arguments: Namespace, criteria_set: CriteriaSet) -> str:
    office = open_office_if_there(arguments.data)
    return edition_id(office, criteria_set) if office else criteria_set.id


def _print_problems(imported: Imported, *, as_json: bool) -> None:
    if as_json:
        print_json(_json(imported, "", saved=False))
        return
    for problem in imported.problems:
        print_lines(str(problem))
    narrate(f"Có {len(imported.problems)} chỗ phải sửa; chưa nhập gì.")


def _print_preview(imported: Imported, found: CriteriaSet) -> None:
    gates = f", {len(found.gates)} điều kiện công nhận" if found.gates else ""
    print_set(found)
    print_lines("")
    print_wrapped(f"Cấp {LEVELS[found.level]}, giai đoạn {found.first_year}-{found.last_year}, mã {found.id}")
    print_wrapped(f"Căn cứ: {found.basis}")
    for instrument in found.instruments:
        print_wrapped(f"Văn bản: {instrument} ({instrument.issuer})")
    listed = [indicator for criterion in found.criteria for indicator in criterion.indicators]
    print_wrapped(f"{len(found.criteria)} tiêu chí, {len(listed)} chỉ tiêu{gates}")
    counted = Counter(MEASURES[measure_of(i.requirement)] for i in (*listed, *found.gates))
    if counted:
        print_wrapped("Cách đo: " + "; ".join(f"{count} {words}" for words, count in counted.most_common()))
    for told, numbers in _open(found).items():
        print_wrapped(f"{told}: {_numbers(numbers)}")
    print_wrapped(f"Ghi là đã đối chiếu với văn bản giấy: {_numbers(imported.read_on_paper)}")
    for note in imported.notes:
        print_wrapped(f"LƯU Ý: {note}")


def _open(found: CriteriaSet) -> dict[str, list[str]]:
    every = list(found.measured())
    return {
        "Chưa rõ mức": [i.number for i in every if isinstance(i.requirement, Unknown)],
        "Tỉnh quy định, chưa nhập": [i.number for i in every if isinstance(i.requirement, SetByProvince)],
    }


def _numbers(numbers: list[str] | tuple[str, ...]) -> str:
    return f"{len(numbers)} ({', '.join(numbers)})" if numbers else "0"


def _tell(arguments: Namespace, imported: Imported, set_id: str, *, saved: bool) -> None:
    if arguments.json:
        print_json(_json(imported, set_id, saved=saved))


def _json(imported: Imported, set_id: str, *, saved: bool) -> dict[str, Any]:
    found = imported.criteria_set
    listed = list(found.measured()) if found else []
    return {
        "saved": saved,
        "id": set_id,
        "set": set_json(found) if found else None,
        "measures": Counter(measure_of(i.requirement) for i in listed),
        "unknown": [i.number for i in listed if isinstance(i.requirement, Unknown)],
        "set_by_province": [i.number for i in listed if isinstance(i.requirement, SetByProvince)],
        "read_on_paper": list(imported.read_on_paper),
        "notes": list(imported.notes),
        "problems": [{"file": p.file, "key": p.key, "sentence": p.sentence} for p in imported.problems],
    }
