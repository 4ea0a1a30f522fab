"""ntm settings list, set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ntm_tracker.cli.output import narrate, print_json, print_lines, print_wrapped
from ntm_tracker.domain.office_settings import SETTINGS, Setting
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.office import open_office
from ntm_tracker.service.settings import SettingDraft, read_settings, reset_setting, write_setting

if TYPE_CHECKING:
    from argparse import Namespace

    from ntm_tracker.domain.office_settings import OfficeSettings


def list_all(arguments: Namespace) -> int:
    """Print what the office prints on its papers."""
    settings = read_settings(open_office(arguments.data))
    if arguments.json:
        print_json(_json(settings))
        return 0
    for setting, word in SETTINGS.items():
        origin = "của đơn vị" if setting in settings.own else "theo hồ sơ xã"
        print_lines(f"{word.capitalize()} [{setting.value}], {origin}:")
        for line in _lines(settings, setting):
            print_wrapped(line, indent=2, first="- ")
    return 0


def change(arguments: Namespace) -> int:
    """Change one setting, or let it be the profile's again."""
    office = open_office(arguments.data)
    draft = SettingDraft(tuple(arguments.lines), arguments.name, arguments.place, arguments.number)
    if arguments.default:
        if draft != SettingDraft():
            raise InputRefused("--default trả mục này về theo hồ sơ xã; hãy bỏ các nội dung khác.")
        settings, summary = reset_setting(office, arguments.key)
    else:
        settings, summary = write_setting(office, arguments.key, draft)
    if arguments.json:
        print_json(_json(settings))
    narrate(f"Đã lưu. {summary}.")
    return 0


def _lines(settings: OfficeSettings, setting: Setting) -> tuple[str, ...]:
    head, signed = settings.letterhead, settings.signature
    match setting:
        case Setting.LETTERHEAD:
            return (*head.authorities, f"Nơi ký: {head.place}", f"Mẫu số: {head.number}")
        case Setting.SIGNATURE:
            return (*signed.capacity, f"Người ký: {signed.name}")
        case Setting.RECIPIENTS:
            return settings.recipients


def _json(settings: OfficeSettings) -> dict[str, Any]:
    head, signed = settings.letterhead, settings.signature
    return {
        "letterhead": {"authorities": list(head.authorities), "place": head.place, "number": head.number},
        "signature": {"capacity": list(signed.capacity), "name": signed.name},
        "recipients": list(settings.recipients),
        "own": sorted(setting.value for setting in settings.own),
    }
