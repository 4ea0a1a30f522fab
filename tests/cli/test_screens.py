"""A bare ntm."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Ntm


def test_without_a_terminal_a_bare_ntm_sets_up_and_prints_status(bare: Ntm, tmp_path: Path) -> None:
    """On a fresh folder the record is made and the page is what status prints."""
    folder = str(tmp_path / "moi")
    ran = bare("--data", folder)
    assert ran.code == 0
    assert ran.out == bare("--data", folder, "status").out
    assert "Xã Hương Sơn" in ran.out


def test_a_bare_ntm_keeps_what_is_there(ntm: Ntm) -> None:
    """On a folder with a record nothing is made anew."""
    ntm("record", "3.1", "--value", "92")
    assert "92%" in ntm().out
    assert len(ntm("history").out.splitlines()) == 2


def test_a_bare_ntm_on_a_spoilt_record_ends_with_3(ntm: Ntm, data: Path) -> None:
    """One sentence, and the file is left as it was."""
    (data / "ntm.db").write_text("thư " * 500, "utf-8")
    ran = ntm()
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
    assert (data / "ntm.db").read_text("utf-8").startswith("thư thư")
