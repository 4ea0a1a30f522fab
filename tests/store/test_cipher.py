"""An encrypted file: what is one, what opens it, what it gives away."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ntm_tracker.errors import PasswordNeeded, RecordUnavailable
from ntm_tracker.store import cipher, driver
from ntm_tracker.store.engine import explained

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("sqlcipher3", reason="the extra “encrypted” is not installed")

HOSTILE = ["'\"; --", "x' OR 1=1 --", "\\x00'\"", "mật khẩu của xã Hương Sơn " * 8, "  dấu cách  ", "🔐🔐🔐🔐🔐🔐🔐🔐"]


@pytest.fixture(autouse=True)
def _no_keys_left() -> None:
    """Begin as a new process does."""
    cipher.forget_all()


def made(place: Path, password: str) -> Path:
    """Make an encrypted file with a table."""
    cipher.give(place, cipher.new_key(password))
    with closing(driver.connect(place)) as connection:
        connection.execute("CREATE TABLE a (b)")
        connection.execute("INSERT INTO a VALUES ('bí mật của xã')")
        connection.commit()
    cipher.forget_all()
    return place


@pytest.mark.parametrize("password", HOSTILE)
def test_only_its_password_opens_it(tmp_path: Path, password: str) -> None:
    """Whatever stands in it; and it is the file's own kind of password, for any program that knows the kind."""
    place = made(tmp_path / "a.db", password)
    salt = cipher.salt_of(place)
    assert salt == place.read_bytes()[:16]
    wrong = driver.connect(place, key=cipher.derive(f"{password}x", salt))
    with closing(wrong), pytest.raises(driver.errors()):
        wrong.execute("SELECT * FROM a")
    with closing(driver.connect(place, key=cipher.derive(password, salt))) as right:
        assert right.execute("SELECT b FROM a").fetchall() == [("bí mật của xã",)]
    with closing(driver.encrypted_driver().connect(str(place))) as other:
        other.execute("PRAGMA key = '{}'".format(password.replace("'", "''")))
        assert other.execute("SELECT count(*) FROM a").fetchone() == (1,)


def test_nothing_of_it_is_plain(tmp_path: Path) -> None:
    """Neither a word of it, nor SQLite's own first letters."""
    content = made(tmp_path / "a.db", "mật khẩu dài").read_bytes()
    assert b"SQLite" not in content
    assert "bí mật".encode() not in content
    assert b"CREATE" not in content


def test_an_encrypted_file_asks_for_its_password(tmp_path: Path) -> None:
    """Until it was given; a copy of it opens with the same one."""
    place = made(tmp_path / "a.db", "mật khẩu dài")
    assert cipher.is_encrypted(place)
    assert cipher.is_locked(place)
    with pytest.raises(PasswordNeeded) as raised:
        driver.connect(place)
    assert raised.value.exit_code == 3
    assert str(place) in raised.value.sentence
    cipher.give(place, cipher.derive("mật khẩu dài", place.read_bytes()[:16]))
    copy = tmp_path / "b.db"
    copy.write_bytes(place.read_bytes())
    with closing(driver.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM a").fetchone() == (1,)


@pytest.mark.parametrize("spoil", ["head", "zeros", "text", "cut", "empty", "missing"])
def test_a_damaged_file_is_not_taken_for_an_encrypted_one(tmp_path: Path, spoil: str) -> None:
    """Its first bytes lost, nulled, overwritten by a text, its end cut off: nobody is asked for a password."""
    place = tmp_path / "a.db"
    with closing(sqlite3.connect(place)) as plain:
        plain.execute("CREATE TABLE a (b)")
        plain.executemany("INSERT INTO a VALUES (?)", [("Hương Sơn" * 30,)] * 100)
        plain.commit()
    whole = place.read_bytes()
    spoilt = {
        "head": os.urandom(16) + whole[16:],
        "zeros": bytes(len(whole)),
        "text": (b"<html>Loi 404</html>" * 5000)[: len(whole)],
        "cut": os.urandom(5000),
        "empty": b"",
    }
    if spoil == "missing":
        place.unlink()
    else:
        place.write_bytes(spoilt[spoil])
    assert not cipher.is_encrypted(place)
    assert cipher.key_of(place) is None


def test_what_may_be_either_is_told_as_either(tmp_path: Path) -> None:
    """A page of noise in the middle of an encrypted file, or another key: one sentence names both."""
    place = made(tmp_path / "a.db", "mật khẩu dài")
    cipher.give(place, cipher.derive("mật khẩu khác", place.read_bytes()[:16]))
    with pytest.raises(RecordUnavailable) as raised, explained(place), closing(driver.connect(place)) as connection:
        connection.execute("SELECT * FROM a")
    assert "mật khẩu đã gõ" in raised.value.sentence
    assert "hỏng" in raised.value.sentence


def test_a_key_shows_itself_to_nobody() -> None:
    """Neither in a traceback nor where somebody prints it."""
    key = cipher.derive("mật khẩu dài", bytes(16))
    secret = key.statement().partition("x'")[2][:64]
    for shown in (repr(key), str(key), f"{key}", repr({"key": key})):
        assert secret not in shown
        assert "mật khẩu" not in shown


def test_a_wrong_password_is_told_to_nobody_but_the_caller(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The library would write to the terminal, in the middle of a screen."""
    place = made(tmp_path / "a.db", "mật khẩu dài")
    key = cipher.derive("sai", place.read_bytes()[:16])
    with closing(driver.connect(place, key=key)) as connection, pytest.raises(driver.errors()):
        connection.execute("SELECT * FROM a")
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")
