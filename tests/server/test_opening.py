"""Every way in which a server cannot be used: one sentence, exit code 3, and never a password."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.cli import run
from ntm_tracker.errors import InputRefused, RecordUnavailable
from ntm_tracker.store import server_engine
from ntm_tracker.store.server import ServerStore
from tests.server.running import SECRET
from tests.service.deeds import assert_one_sentence
from tests.store.record import dump, execute, save, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.running import Server

SECRETS = (SECRET, "quản-trị", "%E1%BA%A3n-tr", "bi-mat-1")


def told(url: str) -> str:
    """Return the sentence that opening `url` is refused with; whatever is kept of the error holds no password."""
    with pytest.raises(RecordUnavailable) as refused:
        ServerStore.reach(url)
    assert refused.value.exit_code == 3
    assert_one_sentence(refused.value.sentence.replace("khong-co.ssl.invalid", "khong-co"))
    kept = "".join(traceback.format_exception(refused.value))
    assert not any(secret in kept for secret in SECRETS)
    return refused.value.sentence


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda url, server: url.replace(str(server.port), "1"), "không kết nối được"),
        (lambda url, _: url.replace("127.0.0.1", "khong-co.ssl.invalid"), "không kết nối được"),
        (lambda url, _: url.replace("m%E1", "bi-mat-1"), "tên đăng nhập hoặc mật khẩu"),
        (lambda url, _: url.replace("quan_tri", "khong_co"), "tên đăng nhập hoặc mật khẩu"),
        (lambda url, _: url.replace("/ntm?", "/khong_co?"), "không có cơ sở dữ liệu này"),
        (lambda url, _: url.replace("xa_07387", "xa_khong_co"), "Chưa có dữ liệu"),
        (lambda url, _: f"{url}&sslmode=require", "TLS"),
        (lambda url, _: f"{url}&sslmode=verify-full&sslrootcert=/khong/co", "TLS"),
        (lambda url, _: f"{url}&khong_co=1", "tùy chọn lạ"),
        (lambda url, _: f"{url}&sslmode=khong-co", "giá trị sai"),
    ],
)  # fmt: skip
def test_a_server_that_cannot_be_used_is_told(
    server: Server, url: str, spoil: Callable[[str, Server], str], words: str
) -> None:
    """Away, wrong login, wrong database, no record, no TLS where it was asked for, options that are none."""
    assert words in told(spoil(url, server))


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ha:bi-mat-1@xa/ntm",
        "sqlite:///C:/ntm.db",
        "ha:bi-mat-1@xa",
        "postgresql+psycopg://ha:bi-mat-1@xa:cong/ntm",
        "postgresql+psycopg://ha:bi-mat-1@xa/ntm?schema=Xã A",
        "postgresql+psycopg://ha:bi-mat-1@xa/ntm?schema=pg_catalog",
        'postgresql+psycopg://ha:bi-mat-1@xa/ntm?schema=a";DROP',
        "postgresql+psycopg://ha:bi-mat-1@xa/ntm?schema=a&schema=b",
        "\x00",
        "postgresql+psycopg://ha:bi-mat-1@xa\udcb6/ntm",
    ],
)
def test_an_address_that_is_none_is_told(url: str) -> None:
    """The sentence shows how to write it, and does not repeat what was written."""
    assert any(words in told(url) for words in ("postgresql+psycopg://", "xa_07387"))


def test_an_older_server_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which it is, and which is needed."""
    monkeypatch.setattr(server_engine, "OLDEST", 99)
    assert "bản 99 trở lên" in told(url)


def test_a_database_that_cannot_hold_vietnamese_is_told(server: Server, run_sql: Callable[..., object]) -> None:
    """One of SQL_ASCII keeps bytes, not letters."""
    run_sql("postgres", "CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII'")
    assert "UTF-8" in told(server.url("ascii"))


def test_an_installation_without_the_driver_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """How to install it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install ntm-tracker[postgres]" in told(url)


def test_a_record_of_a_newer_program_is_not_touched(store: ServerStore, url: str) -> None:
    """It is named, and nothing is written."""
    execute(store, "UPDATE alembic_version SET version_num = '9999'")
    before = dump(store)
    assert "9999" in told(url)
    assert dump(store) == before


def test_a_record_that_somebody_else_writes_is_told(store: ServerStore, url: str) -> None:
    """A save while another saves too long is told, nothing is kept, and reading goes on."""
    with store.reading() as connection:
        connection.exec_driver_sql("SELECT set_config('lock_timeout', '1', false)")
    other, before = ServerStore.reach(url), dump(store)
    with other.writing():
        with pytest.raises(RecordUnavailable, match="đang được người khác ghi"):
            save(store)
        assert saved(store) is None
    assert dump(store) == before
    other.close()


def test_a_connection_that_is_cut_is_told_and_made_anew(store: ServerStore) -> None:
    """In the middle of a save: nothing is kept. Between two: nobody notices."""
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ntm-tracker'"
    before = dump(store)

    def save_and_lose() -> None:
        with store.writing() as connection:
            connection.exec_driver_sql("UPDATE subject SET name = 'khác'")
            execute(store, cut)
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(RecordUnavailable, match="mất kết nối"):
        save_and_lose()
    assert dump(store) == before
    save(store)
    execute(store, cut)
    save(store)


def test_what_needs_a_file_says_so(store: ServerStore) -> None:
    """There is no file to copy on a server: who looks after it is named."""
    with pytest.raises(InputRefused, match="người quản trị máy chủ") as refused:
        _ = store.database
    assert_one_sentence(refused.value.sentence)


def test_setting_up_twice_changes_nothing(
    url: str, store: ServerStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """“ntm init” on a server that is set up says where it lies, without the login."""
    monkeypatch.setenv("NTM_DATABASE_URL", url)
    before = dump(store)
    assert run(["init"]) == 0
    assert dump(store) == before
    said = capsys.readouterr().err
    assert "ngăn xa_07387" in said
    assert "quan_tri" not in said
