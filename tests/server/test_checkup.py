"""The record on a server checks itself too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.domain.checkup import Part
from ntm_tracker.errors import InputRefused
from ntm_tracker.service.backup import back_up, keep_daily
from ntm_tracker.service.checkup import check_record
from tests.store.record import add_paper, execute, redo, save, undo
from tests.store.scans import a_scan

if TYPE_CHECKING:
    from pathlib import Path

    from ntm_tracker.service.office import Office


def test_a_sound_record_is_found_sound_and_a_damaged_file_is_named(office: Office) -> None:
    """Log, rows, files and the index of search, after a deed that was undone and done again."""
    save(office.store)
    add_paper(office.store, "Đường trục xã", files=(a_scan("a.txt", b"the scan"),))
    undo(office.store)
    redo(office.store)
    assert check_record(office).problems == ()
    execute(office.store, "UPDATE file_piece SET content = set_byte(content, 0, 0)")
    execute(office.store, "UPDATE evidence_search SET folded = 'khac'")
    assert [problem.part for problem in check_record(office).problems] == [Part.FILES, Part.SEARCH]


def test_a_server_s_copies_are_its_administrator_s(office: Office, tmp_path: Path) -> None:
    """No folder of this machine is copied in its place."""
    assert keep_daily(None) is None
    with pytest.raises(InputRefused, match="máy chủ"):
        back_up(None, str(tmp_path / "b.db"))
    assert office.store.on_server
