"""ntm doctor: sound or not, and what a printed mark stands for."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.cli.contract import assert_contract
from tests.service.deeds import assert_one_sentence
from tests.store.record import execute

if TYPE_CHECKING:
    from pathlib import Path

    import time_machine

    from tests.cli.conftest import Ntm


def test_a_sound_record_is_said_to_be(ntm: Ntm) -> None:
    """Exit code 0, every part named, in JSON too."""
    ntm("record", "3.1", "--value", "92")
    ran = ntm("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("TỐT") == 6
    assert "Dữ liệu nguyên vẹn." in ran.out
    data = ntm("doctor", "--json").data
    assert_contract(data)
    assert (data["sound"], data["events"], data["problems"]) == (True, 2, [])


def test_what_is_wrong_is_named_with_what_to_do(ntm: Ntm, data: Path) -> None:
    """Exit code 1."""
    ntm("record", "3.1", "--value", "92")
    execute(data / "ntm.db", "UPDATE result SET note = 'khác'")
    ran = ntm("doctor")
    assert ran.code == 1
    assert "HỎNG  dữ liệu so với nhật ký" in ran.out
    assert "Kết quả 07387/xa-ntm-nang-cao-2021-2025/2024 3.1: khác với việc số 2" in ran.out
    assert "=> Hãy đối chiếu" in ran.out
    told = ntm("doctor", "--json")
    assert told.code == 1
    assert [one["part"] for one in told.data["problems"]] == ["rows"]


def test_a_printed_mark_is_found(ntm: Ntm) -> None:
    """When, who, which deed, and what came since; 1 where nothing bears it."""
    ntm("record", "3.1", "--value", "92")
    mark = ntm("doctor", "--json").data["mark"]
    ran = ntm("doctor", "--match", mark)
    assert (ran.code, ran.err) == (0, "")
    assert f"Mã {mark}: dữ liệu sau việc số 2, 01/10/2024" in ran.out
    assert "Chị Hà: Ghi kết quả 3.1: chưa có → 92%; từ đó đến nay dữ liệu chưa thay đổi; xem lại" in ran.out
    ntm("undo")
    assert "sau đó đã có 1 việc khác" in ntm("doctor", "--match", mark).out
    assert ntm("doctor", "--match", mark, "--json").data[0]["later"] == 1
    ran = ntm("doctor", "--match", "0123456789")
    assert (ran.code, ran.err) == (1, "")
    assert "Không có việc nào mang mã 0123456789" in ran.out
    assert ntm("doctor", "--match", "xyz").code == 2


def test_the_index_of_search_is_mended(ntm: Ntm, data: Path) -> None:
    """What the check advises, works."""
    ntm("evidence", "add", "3.1", "--note", "Báo cáo")
    execute(data / "ntm.db", "DELETE FROM evidence_search")
    assert "ntm doctor --reindex" in ntm("doctor").out
    assert ntm("doctor", "--reindex").code == 0
    assert "Báo cáo" in ntm("evidence", "find", "bao cao").out


def _without_hour(page: str) -> str:
    """Return a page without when it was printed: its words run on as one line."""
    told = re.sub(r"tính đến (\S+ giờ \S+ phút|hết) ngày", "tính đến ngày", " ".join(page.split()))
    return re.sub(r"dữ liệu lúc \S+ \S+:", "dữ liệu lúc", told)


def test_the_record_is_read_as_it_was_after_a_deed(ntm: Ntm, clock: time_machine.Traveller) -> None:
    """A report that was printed is printed again to the letter but for the hour, whatever was done since."""
    ntm("record", "3.1", "--value", "92", "--on", "30/06/2024")
    ntm("evidence", "add", "3.1", "--note", "Báo cáo năm")
    printed = ntm("report", "readiness").out
    shown = ntm("show", "3.1", "--json").data
    clock.shift(timedelta(days=40))
    ntm("record", "3.1", "--value", "50", "--on", "30/06/2024")
    ntm("evidence", "edit", "1", "--note", "Sửa")
    assert ntm("report", "readiness").out != printed
    again = ntm("report", "readiness", "--after-deed", "3").out
    assert _without_hour(again) == _without_hour(printed)
    assert ntm("show", "3.1", "--json", "--after-deed", "3").data == shown
    assert ntm("status", "--after-deed", "1").code == 0
    for argv in (("--after-deed", "99"), ("--after-deed", "x"), ("--after-deed", "3", "--as-of", "30/06/2024")):
        ran = ntm("status", *argv)
        assert (ran.code, ran.out) == (2, "")
        assert_one_sentence(ran.err.strip())
