"""ntm village list, add, name, set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import column, narrate, print_json, print_lines, print_wrapped
from ntm_tracker.domain.dates import format_date
from ntm_tracker.domain.numbers import format_number
from ntm_tracker.domain.villages import Title, title_text
from ntm_tracker.service.office import open_office
from ntm_tracker.service.villages import TitleDraft, add_villages, name_village, read_villages, set_titles

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.checklist import Subject
    from ntm_tracker.domain.villages import Villages, VillageState
    from ntm_tracker.service.office import Office

_NAME, _TITLE = 34, 15
_HEADS = {Title.CULTURE: "Làng văn hóa", Title.NTM: "Đạt chuẩn NTM", Title.MODEL: "NTM kiểu mẫu"}


def list_all(arguments: Namespace) -> int:
    """Print every village with its titles, and what they come to."""
    office = open_office(arguments.data)
    villages = read_villages(office, arguments.as_of)
    if arguments.json:
        print_json(_json(office, villages))
    else:
        _print(office, villages)
    return 0


def add(arguments: Namespace) -> int:
    """Enter villages by their names."""
    made = add_villages(open_office(arguments.data), arguments.names)
    if arguments.json:
        listed = [_unit_json(village) for village in made]
        print_json(listed if len(listed) > 1 else listed[0])
    narrate(f"Đã lưu {', '.join(f'{village.name} ({village.code})' for village in made)}.")
    return 0


def correct(arguments: Namespace) -> int:
    """Correct the name of a village that was typed wrong."""
    named, summary = name_village(open_office(arguments.data), arguments.village, arguments.name)
    if arguments.json:
        print_json(_unit_json(named))
    narrate(f"Đã lưu. {summary}.")
    return 0


def change(arguments: Namespace) -> int:
    """Write the titles of villages."""
    office = open_office(arguments.data)
    draft = TitleDraft(arguments.culture, arguments.ntm, arguments.model, arguments.source)
    villages, summary = set_titles(office, arguments.villages, draft)
    if arguments.json:
        print_json(_json(office, villages))
    narrate(f"Đã lưu. {summary}.")
    return 0


def _print(office: Office, villages: Villages) -> None:
    total = villages.total if villages.total is not None else len(villages.named)
    print_wrapped(f"{villages.commune.name}: {total} thôn, tính đến ngày {format_date(villages.day)}")
    print((column("Thôn", _NAME) + "".join(column(word, _TITLE) for word in _HEADS.values())).rstrip())
    for state in villages.named:
        cells = (column(title_text(state.titles.get(title)), _TITLE) for title in Title)
        print((column(state.village.name, _NAME) + "".join(cells)).rstrip())
    if villages.unnamed:
        print_wrapped(f"Còn {villages.unnamed} thôn chưa ghi tên; hãy thêm bằng “ntm village add”.")
    print_lines("")
    for title, word in _HEADS.items():
        count = villages.count(title)
        told = f"{count.held}/{count.total} thôn có, {count.not_held} chưa, {count.unknown} chưa rõ"
        by_then = villages.count(title, until=office.profile.plan_year).held
        print_wrapped(f"{told}{_target_text(office, title, by_then)}", first=f"{column(word, _TITLE)} ")
    for line in _suggestions(office, villages):
        share = f"{line['held']}/{line['total']}"
        print_wrapped(
            f"{share} thôn có đủ danh hiệu, {line['unknown']} thôn chưa rõ; danh sách này là kết quả của chỉ tiêu, "
            f"xem bằng “ntm show {line['indicator']} --set {line['set']}”.",
            first=f"Chỉ tiêu {line['indicator']}: ",
        )


def _target_text(office: Office, title: Title, held: int) -> str:
    told = ""
    for target in office.profile.targets:
        if target.counts == title.value:
            told = f"; mục tiêu năm {office.profile.plan_year}: {held}/{format_number(target.value)} thôn"
    if title is Title.MODEL:
        told += f"; theo kế hoạch xã đã có {office.profile.commune.model_villages} thôn"
    return told


def _suggestions(office: Office, villages: Villages) -> list[dict[str, Any]]:
    told = []
    for counted in office.profile.village_counts:
        count = villages.count(*map(Title, counted.titles))
        told.append(
            {
                "set": counted.set,
                "indicator": counted.indicator,
                "titles": list(counted.titles),
                "held": count.held,
                "not_held": count.not_held,
                "unknown": count.unknown,
                "total": count.total,
            }
        )
    return told


def _json(office: Office, villages: Villages) -> dict[str, Any]:
    return {
        "commune": villages.commune.code,
        "as_of": villages.day.isoformat(),
        "total": villages.total,
        "unnamed": villages.unnamed,
        "villages": [_village_json(state) for state in villages.named],
        "counts": {
            title.value: {"held": count.held, "not_held": count.not_held, "unknown": count.unknown}
            for title in Title
            for count in (villages.count(title),)
        },
        "suggestions": _suggestions(office, villages),
    }


def _unit_json(village: Subject) -> dict[str, Any]:
    return {"code": village.code, "name": village.name, "within": village.within}


def _village_json(state: VillageState) -> dict[str, Any]:
    told: dict[str, Any] = {"code": state.village.code, "name": state.village.name}
    for title in Title:
        found = state.titles.get(title)
        told[title.value] = {"held": found.held, "year": found.year, "source": found.source} if found else None
    return told
