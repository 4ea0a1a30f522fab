"""ntm history says when the log was altered."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ntm_tracker.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_history_warns_of_a_log_that_was_altered(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure changed in the log behind the program's back is told, with the number of the deed."""
    run(["record", "3.1", "--value", "92", "--data", str(data)])
    run(["history", "--data", str(data)])
    assert "CẢNH BÁO" not in capsys.readouterr().err
    with sqlite3.connect(data / "ntm.db") as database:
        database.execute("UPDATE event SET summary = 'Ghi kết quả 3.1: chưa có → 95%' WHERE seq = 2")
    database.close()
    assert run(["history", "--data", str(data)]) == 0
    told = capsys.readouterr()
    assert "nhật ký đã bị sửa từ việc số 2" in told.err
    assert "95%" in told.out
