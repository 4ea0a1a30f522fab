"""What the office prints on its papers: the profile's, then the office's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ntm_tracker.domain.office_settings import Setting
from ntm_tracker.service.history import undo
from ntm_tracker.service.settings import SettingDraft, read_settings, reset_setting, write_setting
from tests.service.deeds import refused
from tests.store.record import content

if TYPE_CHECKING:
    from ntm_tracker.service.office import Office


def test_the_profile_speaks_until_the_office_does(office: Office) -> None:
    """Letterhead, signature and recipients of the commune's own plan."""
    settings = read_settings(office)
    assert settings.letterhead.authorities == ("UBND HUYỆN LẠNG GIANG", "ỦY BAN NHÂN DÂN XÃ HƯƠNG SƠN")
    assert (settings.letterhead.place, settings.letterhead.number) == ("Hương Sơn", "Số: ……/{loai}-UBND")
    assert settings.letterhead.number_of("BC") == "Số: ……/BC-UBND"
    assert (settings.signature.capacity[-1], settings.signature.name) == ("CHỦ TỊCH", "Vũ Văn Báo")
    assert (settings.recipients[0], settings.recipients[-1]) == ("UBND huyện (bc)", "Lưu: VP")
    assert settings.own == frozenset()


def test_each_part_is_changed_alone_and_taken_back(office: Office) -> None:
    """What was not named stays; one undo, and a way back to the profile."""
    before = content(office.store)
    settings, _ = write_setting(office, "signature", SettingDraft(name="Nguyễn Thị [b]Lan[/b]"))
    assert settings.signature.capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert settings.signature.name == "Nguyễn Thị [b]Lan[/b]"
    settings, _ = write_setting(office, "chữ ký", SettingDraft(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")))
    assert (settings.signature.capacity[1], settings.signature.name) == ("PHÓ CHỦ TỊCH", "Nguyễn Thị [b]Lan[/b]")
    settings, _ = write_setting(office, "letterhead", SettingDraft(place="Kép"))
    assert settings.letterhead.authorities[0] == "UBND HUYỆN LẠNG GIANG"
    assert settings.own == {Setting.SIGNATURE, Setting.LETTERHEAD}
    undo(office)
    settings, _ = reset_setting(office, "signature")
    assert settings.signature.name == "Vũ Văn Báo"
    assert content(office.store) == before


def test_what_cannot_be_printed_is_refused(office: Office) -> None:
    """An unknown part, nothing said, what a part does not have, a number without its kind."""
    with refused(office, "Không có mục cài đặt"):
        write_setting(office, "logo", SettingDraft(("a",)))
    with refused(office, "Chưa ghi gì"):
        write_setting(office, "recipients", SettingDraft((" ",)))
    with refused(office, "không có --name"):
        write_setting(office, "recipients", SettingDraft(("UBND huyện",), name="A"))
    with refused(office, "thiếu {loai}"):
        write_setting(office, "letterhead", SettingDraft(number="Số: 12/BC"))
    with refused(office, "để trống"):
        write_setting(office, "signature", SettingDraft(name=" "))
    with refused(office, "đang theo hồ sơ xã"):
        reset_setting(office, "recipients")
    write_setting(office, "recipients", SettingDraft(("UBND huyện",)))
    with refused(office, "đã đúng như vậy"):
        write_setting(office, "recipients", SettingDraft(("UBND  huyện",)))
