"""ntm plan, village, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.contract import assert_contract
from tests.service.deeds import assert_one_sentence

if TYPE_CHECKING:
    from tests.cli.conftest import Ntm


def test_the_plan_is_printed_with_what_was_recorded(ntm: Ntm) -> None:
    """Baseline, target, figure, share, the indicator beside it with its warning, and no forecast yet."""
    ran = ntm("plan", "record", "bao-hiem-y-te", "--value", "95,5", "--period", "quý 3", "--source", "12/BC-UBND")
    assert ran.code == 0
    assert ran.err.endswith(
        "95,5% (quý 3, ngày 30/09/2024), theo 12/BC-UBND; chưa đạt mục tiêu, bằng 95,6% mục tiêu.\n"
    )
    out = ntm("plan").out
    assert "Mục tiêu: ≥ 107 triệu đồng/người/năm; năm 2023: 91,7" in out
    assert "#1 95,5% (quý 3, ngày 30/09/2024), theo 12/BC-UBND; chưa đạt mục tiêu, bằng 95,6% mục tiêu" in out
    assert "chỉ tiêu 17.3 của xa-ntm-nang-cao-2021-2025. CHÚ Ý:" in out
    assert "Cách tính: mức tại thời điểm (theo lời kế hoạch); chưa ước: cần ít nhất hai số liệu" in out
    assert "95,5" not in ntm("plan", "--as-of", "29/09/2024").out


def test_the_plan_as_json(ntm: Ntm) -> None:
    """Shares from 0 to 1, exact figures, nothing invented."""
    ntm("plan", "record", "bao-hiem-y-te", "--value", "95,5", "--json")
    data = ntm("plan", "--json").data
    assert_contract(data)
    (found,) = [target for target in data["targets"] if target["id"] == "bao-hiem-y-te"]
    assert (found["target"], found["latest"]["value"], found["reached"]) == (99.8, 95.5, False)
    assert 0.956 < found["share"] < 0.957
    assert (found["forecast"], data["year"], found["counted"]) == (None, 2024, None)
    assert (found["way"], found["way_by"], found["latest"]["id"]) == ("level", "plan", 1)
    assert ntm("plan", "remove", "1").code == 0
    assert all(target["latest"] is None for target in ntm("plan", "--json").data["targets"])


def test_the_villages_are_listed_with_what_they_come_to(ntm: Ntm) -> None:
    """Rows for the named, a count of the others, the target of the plan, the proposal for 6.3."""
    assert ntm("village", "add", "Đồng Ú").err == "Đã lưu Thôn Đồng Ú (dong-u).\n"
    ran = ntm("village", "set", "dong u", "huong than", "--culture", "2024", "--ntm", "có")
    assert (
        ran.err == "Đã lưu. Ghi danh hiệu Thôn Đồng Ú, Thôn Hương Thân: làng văn hóa: có (2024); đạt chuẩn NTM: có.\n"
    )
    out = ntm("village", "list").out
    assert "Còn 18 thôn chưa ghi tên" in out
    assert "2/21 thôn có, 0 chưa, 19 chưa rõ; mục tiêu năm 2024: 2/19 thôn" in out
    assert "Chỉ tiêu 6.3: 2/21 thôn có đủ danh hiệu, 19 thôn chưa rõ" in out
    assert "2/21, ngày 01/10/2024, theo 21 thôn, cập nhật 01/10/2024" in ntm("show", "6.3").out
    fed = ntm("show", "6.3", "--json").data["villages"]
    assert (fed["held"], fed["unknown"], fed["is_result"], fed["recorded"]) == (2, 19, True, None)
    data = ntm("village", "list", "--json").data
    assert_contract(data)
    assert (data["total"], data["unnamed"], data["counts"]["culture"]["held"]) == (21, 18, 2)
    assert "Đếm thôn: 2/21 thôn làng văn hóa (19 thôn chưa rõ), theo 21 thôn" in ntm("plan").out
    assert ntm("village", "name", "dong u", "Đồng U").err == "Đã lưu. Sửa tên Thôn Đồng Ú thành Thôn Đồng U.\n"
    assert ntm("plan", "way", "rac-thu-gom", "lũy-kế", "--json").data["way"] == "cumulative"


def test_the_settings_are_shown_and_changed(ntm: Ntm) -> None:
    """First the profile's, then the office's own."""
    assert "Chữ ký [signature], theo hồ sơ xã:" in ntm("settings", "list").out
    assert ntm("settings", "set", "signature", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "--name", "Nguyễn Thị Lan").code == 0
    data = ntm("settings", "list", "--json").data
    assert data["signature"] == {"capacity": ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "name": "Nguyễn Thị Lan"}
    assert data["own"] == ["signature"]
    assert ntm("settings", "set", "signature", "--default").code == 0
    assert ntm("settings", "list", "--json").data["own"] == []


@pytest.mark.parametrize(
    "argv",
    [
        ("plan", "record", "bao-hiem-y-te"),
        ("plan", "record", "bao-hiem-y-te", "--value", "nhiều"),
        ("plan", "record", "khong-co", "--value", "1"),
        ("plan", "record", "ho-ngheo", "--value", "3", "--on", "31/12/2023"),
        ("plan", "remove", "5"),
        ("plan", "--as-of", "01/01/2030"),
        ("village",),
        ("village", "add", " "),
        ("village", "set", "huong than"),
        ("village", "set", "không có", "--culture", "2024"),
        ("village", "set", "huong than", "--culture", "1900"),
        ("settings", "set", "logo", "a"),
        ("settings", "set", "signature"),
        ("settings", "set", "signature", "--default", "--name", "A"),
        ("settings", "set", "signature", "--default"),
    ],
)
def test_a_bad_input_is_one_sentence(ntm: Ntm, argv: tuple[str, ...]) -> None:
    """Exit code 2, no data, no traceback."""
    ran = ntm(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert_one_sentence(ran.err.strip())
