"""Which files are encrypted, and the keys that this process was given; a password is never kept, only its key.

A file is SQLCipher's own kind: its first 16 bytes are the salt, the key comes from the password by PBKDF2.
"""

from __future__ import annotations

import os
from hashlib import pbkdf2_hmac
from typing import TYPE_CHECKING

from ntm_tracker.errors import PasswordNeeded

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = b"SQLite format 3\x00"
_PAGE = 4096
_SALT = 16
_ROUNDS = 256_000
"""SQLCipher 4's own number, so that any program that knows it opens the file with the same password."""
_LEAST_VARIED = 250
"""Different bytes in a page of noise: fewer than these turn up once in many lifetimes, a damaged page has far fewer."""


class Key:
    """What opens one file; it shows itself to nobody."""

    __slots__ = ("_secret", "salt")

    def __init__(self, secret: bytes, salt: bytes) -> None:
        self._secret = secret
        self.salt = salt

    def __repr__(self) -> str:
        """Return nothing of what it is: it may stand in a traceback."""
        return "Key(…)"

    def statement(self) -> str:
        """Return the first statement of a connection; as figures, so that no password can break out of it."""
        return f"PRAGMA key = \"x'{self._secret.hex()}{self.salt.hex()}'\""


_by_path: dict[str, Key | None] = {}
_by_salt: dict[bytes, Key] = {}


def key_of(database: Path) -> Key | None:
    """Return what opens `database`; None where it is a plain file, or none yet.

    Raises:
        PasswordNeeded: it is encrypted, and nobody gave the password yet.
    """
    place = _place(database)
    # Not looked at again: closing a file drops the locks that SQLite holds on it in this process.
    if place not in _by_path:
        salt = salt_of(database)
        if salt and salt not in _by_salt:
            raise PasswordNeeded(database)
        _by_path[place] = _by_salt[salt] if salt else None
    return _by_path[place]


def is_locked(database: Path) -> bool:
    """Say whether `database` needs a password that nobody gave yet."""
    try:
        key_of(database)
    except PasswordNeeded:
        return True
    return False


def is_encrypted(database: Path) -> bool:
    """Say whether `database` is opened by a password, whether or not it was given."""
    place = _place(database)
    return _by_path[place] is not None if place in _by_path else salt_of(database) is not None


def open_alike(one: Path, other: Path) -> bool:
    """Say whether two files that were unlocked are opened by one key, or are both plain.

    Raises:
        PasswordNeeded: as `key_of`.
    """
    first, second = key_of(one), key_of(other)
    return (first and first.salt) == (second and second.salt)


def salt_of(database: Path) -> bytes | None:
    """Return the salt of an encrypted file; None of any other, a damaged one too unless it is all noise."""
    try:
        with database.open("rb") as file:
            page = file.read(_PAGE)
            is_whole = len(page) == _PAGE and os.fstat(file.fileno()).st_size % _PAGE == 0
    except (OSError, ValueError):
        return None  # opening it will say why
    is_noise = is_whole and not page.startswith(_PLAIN) and len(set(page)) >= _LEAST_VARIED
    return page[:_SALT] if is_noise else None


def may_be_record(file: Path) -> bool:
    """Say whether a file is a database, by its first page alone: a film need not be copied to see that it is none.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        return opened.read(len(_PLAIN)) == _PLAIN or salt_of(file) is not None


def derive(password: str, salt: bytes) -> Key:
    """Return the key that `password` stands for in the file with `salt`."""
    return Key(pbkdf2_hmac("sha512", password.encode(), salt, _ROUNDS, 32), salt)


def new_key(password: str) -> Key:
    """Return a key for a file that is to be made."""
    return derive(password, os.urandom(_SALT))


def give(database: Path, key: Key | None) -> None:
    """Say what opens `database` from now on; None where it is a plain file."""
    _by_path[_place(database)] = key
    if key:
        _by_salt[key.salt] = key


def forget_all() -> None:
    """Forget every key, as a new process would."""
    _by_path.clear()
    _by_salt.clear()


def _place(database: Path) -> str:
    return str(database.absolute())
