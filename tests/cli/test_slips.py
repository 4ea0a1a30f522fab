"""Slips of scripts and hands that must change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ntm_tracker.cli import run

if TYPE_CHECKING:
    from pathlib import Path

RECORD = ("record", "3.1", "--value", "92")


@pytest.mark.parametrize("option", ["--on", "--subject", "--set"])
def test_an_empty_option_is_refused(data: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty variable of a script must not pass for “the default”."""
    assert run([*RECORD, option, "", "--data", str(data)]) == 2
    assert f"Tham số {option} để trống" in capsys.readouterr().err


def test_text_in_another_encoding_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Letters that cannot be read are not dropped in silence."""
    assert run([*RECORD, "--source", "Qu\udcb6n", "--data", str(data)]) == 2
    assert "bảng mã" in capsys.readouterr().err


def test_a_report_never_overwrites_the_record(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """-o with the database's own name is refused, and the record still opens."""
    assert run(["report", "readiness", "--format", "txt", "-o", str(data / "ntm.db"), "--data", str(data)]) == 2
    assert "đuôi .txt" in capsys.readouterr().err
    assert run(["status", "--data", str(data)]) == 0


def test_a_database_server_is_not_ignored_in_silence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where NTM_DATABASE_URL is set, nothing is read or written elsewhere, not even a fresh folder."""
    monkeypatch.setenv("NTM_DATABASE_URL", "mysql://ha:bi-mat@xa/ntm")
    assert run(["init"]) == 3
    assert not list(tmp_path.rglob("*.db"))


def test_a_folder_that_was_chosen_goes_before_the_server(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """“--data” is typed for this one command, the address is set for all."""
    monkeypatch.setenv("NTM_DATABASE_URL", "mysql://ha:bi-mat@xa/ntm")
    assert run(["status", "--data", str(data)]) == 0
