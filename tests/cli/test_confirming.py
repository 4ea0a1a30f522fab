"""ntm confirm --sure and --withdraw, ntm criteria unconfirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.contract import assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import content, dump

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm

BASIS = ("--basis", "QĐ 741/QĐ-UBND")


def test_another_unit_is_taken_only_with_sure(ntm: Ntm, data: Path) -> None:
    """The first time it says what differs and how to insist; then it is saved."""
    before = dump(data / "ntm.db")
    asked = ntm("confirm", "13.3", "--value", ">= 2 hợp tác xã", *BASIS)
    assert (asked.code, asked.out) == (2, "")
    assert_one_sentence(asked.err.removesuffix("\n"))
    assert "đo bằng mô hình, không phải hợp tác xã" in asked.err
    assert "--sure" in asked.err
    assert dump(data / "ntm.db") == before
    assert ntm("confirm", "13.3", "--value", ">= 2 hợp tác xã", "--sure", *BASIS).code == 0
    requirement = ntm("show", "13.3", "--json").data["requirement"]
    assert (requirement["value"], requirement["unit"]) == (2, "hợp tác xã")


def test_to_insist_makes_nothing_of_what_is_vague(ntm: Ntm, data: Path) -> None:
    """--sure is no way past a figure that cannot be read."""
    before = dump(data / "ntm.db")
    ran = ntm("confirm", "3.1", "--value", "khoảng 85%", "--sure", *BASIS)
    assert ran.code == 2
    assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before


def test_shipped_and_own_stand_side_by_side(ntm: Ntm) -> None:
    """In words with who and when, and in JSON with every figure of both."""
    ran = ntm("confirm", "10", "--value", "2024: >= 55; 2025: >= 60", *BASIS, "--dated", "06/05/2022")
    assert "Mức đi kèm: 2022: ≥ 47; 2023: ≥ 50; 2024: ≥ 54; 2025: ≥ 58 triệu đồng/người/năm." in ran.err
    assert "Mức đã đối chiếu: 2024: ≥ 55; 2025: ≥ 60 triệu đồng/người/năm; QĐ 741/QĐ-UBND ngày 06/05/2022" in ran.err
    assert "Chị Hà, 01/10/2024 08:30." in ran.err
    shown = ntm("show", "10").out
    assert "≥ 55 triệu đồng/người/năm (năm 2024) (đã đối chiếu)" in shown
    assert "2024: ≥ 54;" in shown
    requirement = ntm("show", "10", "--json").data["requirement"]
    assert_contract(requirement)
    assert requirement["value"] == 55
    assert requirement["values"] == [{"year": 2024, "value": 55}, {"year": 2025, "value": 60}]
    shipped = requirement["shipped_requirement"]
    assert (shipped["value"], shipped["op"], shipped["unit"]) == (54, ">=", "triệu đồng/người/năm")
    assert requirement["confirmed"]["by"] == "Chị Hà"
    assert requirement["confirmed"]["at"].startswith("2024-10-01T08:30")


def test_another_year_alone_leaves_this_one_unconfirmed(ntm: Ntm) -> None:
    """What was read of 2025 is kept, and does not pass for a reading of 2024."""
    ran = ntm("confirm", "10", "--value", "2025: >= 60", *BASIS)
    assert ran.code == 0
    assert "Năm 2024 vẫn chưa được đối chiếu." in ran.err
    requirement = ntm("show", "10", "--json").data["requirement"]
    assert (requirement["value"], requirement["confirmation"], requirement["confirmed"]) == (54, "unconfirmed", None)


def test_a_level_with_its_scale_is_shown_beside_the_shipped_one(ntm: Ntm) -> None:
    """Both scales can be read."""
    ntm("confirm", "3.6", "--value", "Tốt", *BASIS)
    shown = ntm("show", "3.6").out
    assert "Từ mức Tốt trở lên (đã đối chiếu)" in shown
    assert "Từ mức Khá trở lên (thang: Yếu, Trung bình, Khá, Tốt)" in shown


def test_withdraw_takes_one_confirmation_back(ntm: Ntm, data: Path) -> None:
    """Later deeds stay; it can be undone; a second time there is nothing to withdraw."""
    ntm("confirm", "3.1", *BASIS)
    ntm("record", "3.2", "--pass")
    before = content(data / "ntm.db")
    ran = ntm("confirm", "3.1", "--withdraw", "--json")
    assert ran.code == 0
    assert ran.data["requirement"]["confirmation"] == "unconfirmed"
    assert "Rút lại đối chiếu 3.1" in ran.err
    again = ntm("confirm", "3.1", "--withdraw")
    assert again.code == 2
    assert_one_sentence(again.err.removesuffix("\n"))
    ntm("undo")
    assert content(data / "ntm.db") == before


def test_withdraw_takes_no_figure(ntm: Ntm, data: Path) -> None:
    """What would be ignored is refused."""
    ntm("confirm", "3.1", *BASIS)
    before = dump(data / "ntm.db")
    for option in (("--value", "85"), ("--article", "1"), ("--dated", "06/05/2022"), ("--sure",), BASIS):
        ran = ntm("confirm", "3.1", "--withdraw", *option)
        assert (ran.code, ran.out) == (2, "")
        assert_one_sentence(ran.err.removesuffix("\n"))
    assert dump(data / "ntm.db") == before


def test_the_queue_is_listed_focus_first(ntm: Ntm) -> None:
    """1 while anything waits; each line with its figure, the count at the end."""
    ntm("confirm", "3.1", *BASIS)
    ran = ntm("criteria", "unconfirmed")
    assert ran.code == 1
    assert "Ngưỡng cần đối chiếu: 77/78." in ran.out
    listed = ntm("criteria", "unconfirmed", "--json")
    assert listed.code == 1
    assert_contract(listed.data)
    numbers = [one["number"] for one in listed.data]
    assert len(numbers) == 77
    assert numbers[0] == "3.2"
    assert numbers[-3:] == ["dk2", "dk3", "dk4"]
    assert [one["focus"] for one in listed.data] == sorted((one["focus"] for one in listed.data), reverse=True)
    by_number = {one["number"]: one for one in listed.data}
    assert by_number["3.3"]["needs_figure"] is True
    assert by_number["3.4"]["needs_figure"] is False
    village = ntm("criteria", "unconfirmed", "--subject", "huong than", "--json")
    assert village.code == 1


def test_an_empty_queue_answers_with_zero(ntm: Ntm) -> None:
    """When every threshold was read there is nothing left to list."""
    for one in ntm("criteria", "unconfirmed", "--subject", "huong than", "--json").data:
        figure = ("--value", "Đạt") if one["needs_figure"] else ()
        assert ntm("confirm", one["number"], *figure, "--sure", "--subject", "huong than", *BASIS).code == 0
    ran = ntm("criteria", "unconfirmed", "--subject", "huong than", "--json")
    assert (ran.code, ran.data) == (0, [])
