"""ntm backup, ntm restore, and the day's backup after a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.contract import assert_contract
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


def test_a_backup_is_written_listed_and_put_back(ntm: Ntm, data: Path, tmp_path: Path) -> None:
    """Each command says what it did, and how to take it back."""
    ntm("record", "3.1", "--value", "92")
    place = tmp_path / "lưu.db"
    ran = ntm("backup", str(place), "--json")
    assert ran.code == 0
    assert "Đã sao lưu vào" in ran.err
    assert_contract(ran.data)
    assert ran.data["state"]["events"] == 2
    refused = ntm("backup", str(place))
    assert (refused.code, refused.out) == (2, "")
    assert "--force" in refused.err
    assert ntm("backup", str(place), "--force").code == 0
    ntm("record", "3.1", "--value", "50")
    later = dump(data / "ntm.db")
    looked = ntm("restore", str(place), "--dry-run")
    assert looked.code == 0
    assert "Hiện có:  3 việc" in looked.out
    assert "Bản lưu:  2 việc" in looked.out
    assert dump(data / "ntm.db") == later
    ran = ntm("restore", str(place))
    assert ran.code == 0
    assert "Ghi kết quả 3.1: chưa có → 92%" in ran.err
    undoing = ran.err.partition("lấy lại bằng “ntm ")[2].partition("”")[0].split()
    assert ntm(*undoing).code == 0
    assert dump(data / "ntm.db") == later


def test_the_day_s_backup_follows_the_first_deed(ntm: Ntm, data: Path) -> None:
    """After the command's own work, once; looking on makes none."""
    ntm("status")
    assert not (data / "sao-luu").exists()
    ntm("record", "3.1", "--value", "92")
    ntm("record", "3.1", "--value", "93")
    (one,) = ntm("backup", "--list", "--json").data
    assert one["why"] == "daily"
    assert "hằng ngày" in ntm("backup", "--list").out


def test_what_hinders_the_day_s_backup_hinders_no_command(ntm: Ntm, data: Path) -> None:
    """It is told beside what the command says."""
    (data / "sao-luu").touch()
    ran = ntm("record", "3.1", "--value", "92")
    assert ran.code == 0
    assert "Đã lưu." in ran.err
    assert "Chưa sao lưu được hôm nay" in ran.err
