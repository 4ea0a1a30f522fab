"""A line for every commune that a login may read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ntm_tracker.cli import run
from ntm_tracker.service.office import set_up_office
from ntm_tracker.store.upgrade import HEAD
from tests.server.conftest import SECRET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.server.running import Server


def test_the_province_sees_every_commune_it_may_read(  # noqa: PLR0917 - fixtures
    two_communes: str,
    server: Server,
    run_sql: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    clock: object,  # noqa: ARG001 - the day stands still
) -> None:
    """The province two, an officer the own one; a commune of another version is named and does not stop the rest."""
    monkeypatch.setenv("NTM_DATABASE_URL", server.url(two_communes, "tinh_xem", SECRET))
    assert run(["status", "--all", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [commune["where"].rpartition(" ")[2] for commune in listed] == ["xa_07387", "xa_07399"]
    assert [(commune["criteria_total"], commune["gaps"]["high"] > 0) for commune in listed] == [(19, True)] * 2
    monkeypatch.setenv("NTM_DATABASE_URL", server.url(two_communes, "can_bo_a", SECRET, schema="xa_07387"))
    assert run(["status", "--all"]) == 0
    assert "1 xã; " in capsys.readouterr().out
    run_sql(two_communes, "UPDATE xa_07399.alembic_version SET version_num = '0001'")
    monkeypatch.setenv("NTM_DATABASE_URL", server.url(two_communes, "tinh_xem", SECRET))
    assert run(["status", "--all", "--year", "2024"]) == 0
    told = capsys.readouterr().out
    assert "! Dữ liệu" in told
    assert "1 xã, 1 xã không đọc được; " in told
    assert max(map(len, told.splitlines())) < 100
    run_sql(two_communes, f"UPDATE xa_07399.alembic_version SET version_num = '{HEAD}'")


def test_a_folder_is_a_commune(data: Path, capsys: pytest.CaptureFixture[str], clock: object) -> None:  # noqa: ARG001 - the day stands still
    """The same question works without a server."""
    assert run(["status", "--all", "--data", str(data)]) == 0
    assert "Xã Hương Sơn" in capsys.readouterr().out
    capsys.readouterr()
    assert run(["status", "--all", "--after-deed", "1", "--data", str(data)]) == 2
    assert "số việc riêng" in capsys.readouterr().err


def test_a_server_without_communes_says_so(
    server: Server, empty_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, exit code 3."""
    monkeypatch.setenv("NTM_DATABASE_URL", server.url(empty_database))
    assert run(["status", "--all"]) == 3
    assert "Không có xã nào" in capsys.readouterr().err
    office, made = set_up_office(None)
    office.close()
    assert made
    assert run(["status", "--all"]) == 0
