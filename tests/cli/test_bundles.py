"""ntm bundle export, ntm bundle merge."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.cli.contract import assert_contract
from tests.store.record import dump

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


def test_a_bundle_goes_from_one_machine_to_the_other(ntm: Ntm, data: Path, tmp_path: Path) -> None:
    """Written, looked at, chosen in by number, joined; joined again it says that there is nothing new."""
    other = str(shutil.copytree(data, tmp_path / "kia"))
    ntm("record", "3.1", "--value", "92")
    ntm("record", "3.1", "--value", "85", "--note", "đo lại [b]", "--data", other)
    place = str(tmp_path / "gói.zip")
    ran = ntm("bundle", "export", place, "--json", "--data", other)
    assert ran.code == 0
    assert "Đã xuất gói" in ran.err
    assert ran.data["events"] == 2
    assert_contract(ran.data)
    assert ntm("bundle", "export", place, "--data", other).code == 2
    assert ntm("bundle", "export", place, "--force", "--data", other).code == 0
    before = dump(data / "ntm.db")
    looked = ntm("bundle", "merge", place, "--dry-run")
    assert looked.code == 1
    assert "Kết quả, trong gói" in looked.out
    assert "đo lại [b]" in looked.out
    assert "--take" in looked.err
    asked = ntm("bundle", "merge", place, "--json")
    assert asked.code == 1
    assert_contract(asked.data)
    (conflict,) = asked.data["conflicts"]
    assert {"field": "Kết quả", "here": "92%", "there": "85%"} in conflict["fields"]
    for wrong in (["--take", "x"], ["--take", "2"], ["--keep", "all", "--take", "all"], ["--take", "1", "--keep", "1"]):
        refused = ntm("bundle", "merge", place, *wrong)
        assert (refused.code, refused.out) == (2, "")
    assert dump(data / "ntm.db") == before
    joined = ntm("bundle", "merge", place, "--take", "1")
    assert joined.code == 0
    assert "ntm undo" in joined.err
    assert ntm("show", "3.1", "--json").data["result"]["value"] == 85
    again = ntm("bundle", "merge", place)
    assert again.code == 0
    assert "không có việc nào mới" in again.err
    assert [one["joined"] for one in ntm("history", "--json").data].count(True) == 1
    assert ntm("undo").code == 0
    assert ntm("show", "3.1", "--json").data["result"]["value"] == 92


def test_a_dry_run_without_conflicts_is_no_refusal(ntm: Ntm, data: Path, tmp_path: Path) -> None:
    """It says what would change, and that nothing was."""
    other = str(shutil.copytree(data, tmp_path / "kia"))
    ntm("record", "3.1", "--value", "92", "--data", other)
    place = str(tmp_path / "gói.zip")
    ntm("bundle", "export", place, "--data", other)
    before = dump(data / "ntm.db")
    ran = ntm("bundle", "merge", place, "--dry-run")
    assert ran.code == 0
    assert "1 kết quả" in ran.out
    assert "chưa gộp gì" in ran.err
    assert dump(data / "ntm.db") == before
