"""What the office prints on its papers: the profile's until the office says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ntm_tracker.domain.history import Deed
from ntm_tracker.domain.office_settings import (
    KIND_MARK,
    SETTINGS,
    LetterheadSetting,
    OfficeSettings,
    Setting,
    SignatureSetting,
)
from ntm_tracker.domain.text import clean_line, fold
from ntm_tracker.errors import InputRefused, NotFound
from ntm_tracker.store.events import Entry, next_number
from ntm_tracker.store.rows import kept_row
from ntm_tracker.store.settings import read_settings as stored
from ntm_tracker.store.tables import office_setting
from ntm_tracker.store.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ntm_tracker.domain.profile import Profile
    from ntm_tracker.service.office import Office
    from ntm_tracker.store.store import View

_LINES_AT_MOST, _LINE_AT_MOST = 30, 200


@dataclass(frozen=True, slots=True)
class SettingDraft:
    """A setting as typed; what is empty, or None, stays as it is."""

    lines: tuple[str, ...] = ()
    """The bodies of the letterhead, the capacity of who signs, or the recipients."""
    name: str | None = None
    place: str | None = None
    number: str | None = None


def read_settings(office: Office) -> OfficeSettings:
    """Return what the office prints on its papers now."""
    with office.store.reading() as connection:
        return settings_in(connection, office.profile)


def settings_in(connection: View, profile: Profile) -> OfficeSettings:
    """Return what the office prints on its papers out of a record that is being read."""
    own, settings = stored(connection), _of_profile(profile)
    if kept := own.get(Setting.LETTERHEAD):
        head = LetterheadSetting(tuple(kept["authorities"]), kept["place"], kept["number"])
        settings = replace(settings, letterhead=head)
    if kept := own.get(Setting.SIGNATURE):
        settings = replace(settings, signature=SignatureSetting(tuple(kept["capacity"]), kept["name"]))
    if kept := own.get(Setting.RECIPIENTS):
        settings = replace(settings, recipients=tuple(kept["lines"]))
    return replace(settings, own=frozenset(setting for setting in Setting if setting.value in own))


def write_setting(office: Office, typed: str, draft: SettingDraft) -> tuple[OfficeSettings, str]:
    """Change one setting as one deed; return all of them and what to tell.

    Raises:
        NotFound: no such setting.
        InputRefused: nothing to change, or something that the setting does not have or cannot be.
    """
    setting, settings = read_setting_name(typed), read_settings(office)
    value = _value(setting, settings, draft)
    with office.store.writing() as connection:
        kept, work = kept_row(connection, office_setting, key=setting.value), Work(connection)
        if kept and kept["value"] == value:
            raise InputRefused(f"Mục “{SETTINGS[setting]}” đã đúng như vậy; hãy ghi điều cần đổi.")
        row = {"key": setting.value, "value": value, "version": next_number(connection)}
        work.put(office_setting, row)
        summary = f"Sửa {SETTINGS[setting]} in trên văn bản"
        work.close(Entry(Deed.SETTING, office.who, summary))
    return read_settings(office), summary


def reset_setting(office: Office, typed: str) -> tuple[OfficeSettings, str]:
    """Let a setting be the profile's again, as one deed; return all of them and what to tell.

    Raises:
        NotFound: no such setting.
        InputRefused: it is the profile's already.
    """
    setting = read_setting_name(typed)
    with office.store.writing() as connection:
        row = kept_row(connection, office_setting, key=setting.value)
        if row is None:
            raise InputRefused(f"Mục “{SETTINGS[setting]}” đang theo hồ sơ xã; không có gì để trả lại.")
        work, summary = Work(connection), f"Trả {SETTINGS[setting]} về theo hồ sơ xã"
        work.remove(office_setting, row)
        work.close(Entry(Deed.SETTING, office.who, summary))
    return read_settings(office), summary


def read_setting_name(typed: str) -> Setting:
    """Return the setting that `typed` names by key or by word.

    Raises:
        NotFound: there is none.
    """
    asked = fold(clean_line(typed))
    for setting, word in SETTINGS.items():
        if asked in (setting.value, fold(word)):
            return setting
    listed = ", ".join(f"{setting.value} ({word})" for setting, word in SETTINGS.items())
    raise NotFound(f"Không có mục cài đặt “{clean_line(typed)[:30]}”; các mục: {listed}.")


def _of_profile(profile: Profile) -> OfficeSettings:
    # Imported here: who only reads or changes one setting prints nothing.
    from ntm_tracker.report.parts.letterhead import letterhead, own_issuer

    issuer = own_issuer(profile)
    head = letterhead(issuer, KIND_MARK)
    return OfficeSettings(
        LetterheadSetting(tuple(head.authority), head.place, head.number),
        SignatureSetting(tuple(issuer.signature.capacity), issuer.signature.name),
        tuple(line.strip().lstrip("-").strip().rstrip(";.").strip() for line in issuer.recipients),
    )


def _value(setting: Setting, settings: OfficeSettings, draft: SettingDraft) -> dict[str, Any]:
    lines = _lines(draft.lines)
    given = {"name": draft.name, "place": draft.place, "number": draft.number}
    taken = {Setting.LETTERHEAD: ("place", "number"), Setting.SIGNATURE: ("name",), Setting.RECIPIENTS: ()}[setting]
    if strange := [name for name, value in given.items() if value is not None and name not in taken]:
        raise InputRefused(f"Mục “{SETTINGS[setting]}” không có --{strange[0]}; hãy bỏ tham số đó.")
    if not lines and all(value is None for value in given.values()):
        raise InputRefused(f"Chưa ghi gì cho mục “{SETTINGS[setting]}”; hãy ghi nội dung cần in.")
    if setting is Setting.RECIPIENTS:
        return {"lines": lines}
    if setting is Setting.SIGNATURE:
        name = _line(draft.name, "tên người ký", settings.signature.name)
        return {"capacity": lines or list(settings.signature.capacity), "name": name}
    number = _line(draft.number, "mẫu số văn bản", settings.letterhead.number)
    if KIND_MARK not in number:
        raise InputRefused(f"Mẫu số văn bản thiếu {KIND_MARK}; hãy ghi như “Số: ……/{KIND_MARK}-UBND”.")
    return {
        "authorities": lines or list(settings.letterhead.authorities),
        "place": _line(draft.place, "nơi ký", settings.letterhead.place),
        "number": number,
    }


def _lines(typed: Sequence[str]) -> list[str]:
    lines = [line for line in map(clean_line, typed) if line]
    if len(lines) > _LINES_AT_MOST or any(len(line) > _LINE_AT_MOST for line in lines):
        raise InputRefused(f"Nhiều nhất {_LINES_AT_MOST} dòng, mỗi dòng {_LINE_AT_MOST} chữ; hãy ghi gọn lại.")
    return lines


def _line(typed: str | None, what: str, kept: str) -> str:
    if typed is None:
        return kept
    if not (line := clean_line(typed)) or len(line) > _LINE_AT_MOST:
        raise InputRefused(f"Ô {what} để trống hoặc quá dài; hãy ghi không quá {_LINE_AT_MOST} chữ.")
    return line
